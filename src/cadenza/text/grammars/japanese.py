"""Japanese: numbers become kanji, which the converter reads with their counters; kana where it would misread them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from cadenza.text.grammars.asian import ACRONYMS, Phrases, Watch, code_rule, watch_rules
from cadenza.text.grammars.builder import build
from cadenza.text.grammars.lexicon import Calendar, Counting, Lexicon, Measures, Money, Writing, table
from cadenza.text.grammars.speaker import Speaker
from cadenza.text.languages import LANGUAGES
from cadenza.text.normalize import Answer, Rule, edit
from cadenza.text.numbers import NumberWords

_DIGITS = "ゼロ イチ ニー サン ヨン ゴー ロク ナナ ハチ キュー".split()
_MINUTES = {"2": "二", "9": "九", "10": "じゅっ"}
_MONTHS = tuple("一月 二月 三月 四月 五月 六月 七月 八月 九月 十月 十一月 十二月".split())


@dataclass(frozen=True, slots=True)
class _Numbers(NumberWords):
    """Numbers in kanji; in kana the digits of a run, and 九十九, which is another word to the dictionary."""

    def cardinal(self, number: int, form: str = "") -> str:
        if number == 0:
            return "零" if form else "ゼロ"
        return NumberWords.cardinal(self, number).replace("九十九", "キュージューキュー")

    def year(self, number: int) -> str:
        return self.cardinal(number)

    def digits(self, text: str) -> str:
        return " ".join(_DIGITS[int(char)] for char in text if char.isdecimal())


NUMBERS = _Numbers("ja")


def _agree(word: str, many: bool) -> str:
    return "counted" if word[0] in "時度点" else ""


def _decimal(units: str, decimals: str) -> str | None:
    """Say a decimal: digits in a row would be taken for tens and ones if they were kanji."""
    if len(units) > 15:
        return None
    digits = NUMBERS.digits(decimals).replace(" ", "")
    tail = NUMBERS.cardinal(int(decimals)) if len(decimals) == 1 else re.sub("(?<=[ニゴ])ー$", "", digits)
    return f"{NUMBERS.cardinal(int(units), 'counted')}点{tail}"


def _hour(number: int) -> str:
    return NUMBERS.cardinal(number, "counted")


def _minute(number: int) -> str:
    return f"{NUMBERS.cardinal(number, 'counted')}分"


def _read_minutes(match: re.Match[str]) -> Answer:
    """Read minutes that are other words to the dictionary where no hour is before them."""
    return [edit(match, _MINUTES[match[1]], 1), edit(match, "ぷん" if match[1] == "10" else "ふん", 2)]


def _read_part(match: re.Match[str]) -> Answer:
    under, over = NUMBERS.cardinal(int(match[1])), NUMBERS.cardinal(int(match[3]))
    return [edit(match, under, 1), edit(match, "ブンノ", 2), edit(match, over, 3)]


def _read_day(match: re.Match[str]) -> Answer:
    """Read "5/14" as a date: no fraction has such a denominator, or a weekday after it."""
    date = f"{_MONTHS[int(match['month']) - 1]} {NUMBERS.cardinal(int(match['day']))}日"
    return [edit(match, date, "date")] if 1 <= int(match["day"]) <= 31 else None


def _read_weekday(match: re.Match[str]) -> Answer:
    return f"{match[0]}曜日"


def _read_weekdays(match: re.Match[str]) -> Answer:
    return f"{match[1]}曜 から {match[2]}曜"


LEXICON = Lexicon(
    language=LANGUAGES["ja"],
    numbers=NUMBERS,
    touching=True,
    counting=Counting(
        points={".": "点", ",": "点"},
        decimal=_decimal,
        minus="マイナス",
        plus="プラス",
        until="から",
        over="たい",
        fractions={under: f"{NUMBERS.cardinal(under)}ブンノ{{}}" for under in (*range(2, 101), 200, 500, 1000)},
        and_half="{}と二ブンノ一",
        agree=_agree,
        operators=table("+ = たす; - = ひく; × = かける; * = かける; x = かける; ÷ = わる; / = わる; : = たい; ^ = の")
        | {"=": "イコール", "²": "の二乗", "³": "の三乗"},
    ),
    calendar=Calendar(full="{y}年 {m} {d}日", short="{m} {d}日", order="ymd", years=False, month_names=_MONTHS),
    money=Money(
        currencies=table(
            """¥ = 円; JPY = 円; € = ユーロ; EUR = ユーロ; $ = ドル; USD = 米ドル
            £ = ポンド; GBP = ポンド; ₩ = ウォン; KRW = ウォン; CNY = 元; RMB = 元; ₹ = ルピー; INR = ルピー
            HK$ = 香港ドル; A$ = オーストラリアドル; 円 = 円; ドル = ドル; ユーロ = ユーロ"""
        ),
        coins=table("USD = セント; EUR = セント; GBP = ペンス; ドル = セント; ユーロ = セント"),
        named=True,
        scales=table("万 = 万; 億 = 億; 兆 = 兆; 千万 = 千万; 百万 = 百万"),
    ),
    measures=Measures(
        nouns=table(
            """% = パーセント; ‰ = パーミル; °C = {}度; ℃ = {}度; kWh = キロワットアワー
            dB = デシベル; px = ピクセル; km/h = 時速{}キロメートル; m/s = 秒速{}メートル
            cal = カロリー; kcal = キロカロリー; min = 分; V = ボルト"""
        ),
        drop="in min",
        per="毎",
    ),
    writing=Writing(
        abbreviations=table(
            """vs = たい; VS = たい; vs. = たい; etc. = など; Mr. = ミスター; Ms. = ミズ; Dr. = ドクター
            Co. = カンパニー"""
        ),
        before_number=table(
            """No. = ナンバー; no. = ナンバー; NO. = ナンバー; # = ナンバー; p. = ページ; TEL = 電話; Tel = 電話
            Vol. = ボリューム"""
        ),
        spelled=ACRONYMS,
        symbols=table(
            r"""& = アンド; @ = アットマーク; # = シャープ; % = パーセント; ‰ = パーミル
            * = アスタリスク; / = スラッシュ; \ = バックスラッシュ; _ = アンダーバー; + = プラス; ~ = から
            〜 = から; ^ = ハット; | = 縦棒; § = 節; ¶ = 段落; ° = 度; № = ナンバー; $ = ドル; £ = ポンド
            € = ユーロ; ¥ = 円; ¢ = セント; × = かける; ÷ = わる; ± = プラスマイナス; ≈ = 約; ≒ = 約
            ≠ = ノットイコール; ≤ = 以下; ≥ = 以上; < = 小なり; > = 大なり; ∞ = 無限大; √ = ルート; ∑ = シグマ
            π = パイ; µ = マイクロ; → = 右矢印; ← = 左矢印; ↑ = 上矢印; ↓ = 下矢印; ✓ = チェック; ✔ = チェック
            © = コピーライト; -> = 右矢印; ※ = 米印; 〒 = 郵便番号; ★ = 星; ☆ = 星; ♪ =; ● =; ○ = 丸; 〇 = ゼロ
            ■ =; □ =; ◆ =; ◇ =; ▼ =; ▲ =; ゜ =; ℡ = 電話"""
        )
        | {"=": "イコール", ">=": "以上", "<=": "以下", "!=": "ノットイコール", "=>": "右矢印"},
        punctuation=table(
            """. = ドット; , = カンマ; : = コロン; ! = 感嘆符; ? = 疑問符
            ' = アポストロフィ; " = 引用符; ( = 括弧; ) = 括弧閉じ; [ = 角括弧; ] = 角括弧閉じ; { = 波括弧
            } = 波括弧閉じ; - = ハイフン; – = ダッシュ; — = ダッシュ; … = 三点リーダー; 。 = 句点; 、 = 読点
            ， = カンマ; ・ = 中黒; 「 = 鉤括弧; 」 = 鉤括弧閉じ; 『 = 二重鉤括弧; 』 = 二重鉤括弧閉じ; （ = 括弧
            ） = 括弧閉じ; ！ = 感嘆符; ？ = 疑問符"""
        )
        | {";": "セミコロン"},
        at="アットマーク",
        version="バージョン",
        flag="旗",
        hashtag="ハッシュタグ",
    ),
)  # fmt: skip

SPEAKER = Speaker(LEXICON)

_WATCH = Watch(
    phrases={"": Phrases("{h}時", "{h}時 {m}")},
    seconds="{s}秒",
    hour=_hour,
    minute=_minute,
    second=NUMBERS.cardinal,
    until="{a} から {b}",
    parts={0: "午前", 12: "午後"},
)

_DAYS = "[月火水木金土日]"
_WEEKDAY = rf"{_DAYS}(?=[)・])"
_MONTH = r"(?P<month>1[0-2]|0?[1-9])"
_DAY = r"(?P<day>1[3-9]|2\d|3[01])"

GRAMMAR = build(
    SPEAKER,
    Rule(re.compile(r"(?<![\d.,:時])(2|9|10)(分)(?![のノ数間])"), _read_minutes, digits=True),
    Rule(re.compile(r"(?<![\d.,])(\d{1,4})(分の)(\d{1,4})(?![\d.,])"), _read_part, digits=True),
    Rule(re.compile(rf"(?<![\w/.])(?P<date>{_MONTH}/(?P<day>\d\d?))(?=\({_WEEKDAY})"), _read_day, digits=True),
    Rule(re.compile(rf"(?<![\dA-Za-z/.])(?P<date>{_MONTH}/{_DAY})(?![\dA-Za-z/.])"), _read_day, digits=True),
    Rule(re.compile(rf"(?<!{_DAYS})({_DAYS})[~〜-]({_DAYS})(?!{_DAYS})"), _read_weekdays),
    Rule(re.compile(r"(?<=円)/(?=[月年日回人])"), lambda match: "毎"),
    Rule(re.compile(rf"(?:(?<=\d日\()|(?<=/\d\()|(?<=/\d\d\()){_WEEKDAY}"), _read_weekday, digits=True),
    code_rule(SPEAKER, "番号 暗証番号 認証コード コード パスワード 郵便番号 〒 注文番号 内線"),
    *watch_rules(SPEAKER, _WATCH),
)
