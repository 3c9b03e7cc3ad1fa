"""Korean: native numbers before most counters, Sino-Korean ones elsewhere, written to nouns that begin with a vowel."""

from __future__ import annotations

import re
from dataclasses import dataclass

from cadenza.text.grammars.asian import (
    ACRONYMS,
    Phrases,
    Watch,
    code_rule,
    mark_names,
    sign_names,
    watch_rules,
)
from cadenza.text.grammars.builder import build
from cadenza.text.grammars.edits import PASTE, cover
from cadenza.text.grammars.lexicon import (
    Calendar,
    Counting,
    Dialling,
    Lexicon,
    Measures,
    Money,
    Writing,
    any_of,
    table,
)
from cadenza.text.grammars.speaker import DASH, Speaker
from cadenza.text.languages import LANGUAGES
from cadenza.text.normalize import Answer, Rule
from cadenza.text.numbers import NumberWords

_NATIVE = tuple(
    """시간 시 명 개 살 마리 잔 병 권 장 대 그루 송이 켤레 벌 채 달 곳 가지 사람 갑 통 줄 쌍 봉지
    조각 그릇 접시 편 자루 척 짝 번째 배 차례 군데 팀 끼 모금 방울 상자 박스 묶음 다발 컵 스푼 바퀴 걸음 모 포기
    벌 판 뭉치 발 돌 숟가락 번""".split()
)
"""Counters, and beginnings of them with a particle, that take native numbers up to 99."""
_SINO = tuple(
    """개월 개국 개년 개소 시즌 대통령 대학 장관 명령 배럴 달러 번지 번을 번은 번이 번입 번으로
    번과 번홈 번선 번길 번출구 통신 발전 판사 편성 가구 모델 시리즈""".split()
)
"""Words that begin like a counter and take the other numbers; 번 is a number in a row with these particles."""
_MANY_TIMES = ("번이나", "번이고", "번이라")
_ROWS = "출구 버스 게이트 창구 홈 트랙 버튼 국도 문제 타자 선수 플랫폼 승강장 채널 좌석 방"
_JOINED = tuple("과 와 은 는 을 를 에 의 로 도 까지 부터 보다 만 천 백 조".split())
"""Particles, and powers of ten."""
_NO_CONSONANT = 11
"""Index of the initial that is none: a noun that begins with it takes over the last sound of the number."""
_MONTHS = tuple("일월 이월 삼월 사월 오월 유월 칠월 팔월 구월 시월 십일월 십이월".split())


@dataclass(frozen=True, slots=True)
class _Numbers(NumberWords):
    """Hours are native up to twelve, other counts up to 99; digits of a run are written together, with 공 for zero."""

    def cardinal(self, number: int, form: str = "") -> str:
        native = number <= (12 if form == "hour" else 99)
        return NumberWords.cardinal(self, number, "native" if form and native and number else "")

    def digits(self, text: str) -> str:
        return "".join(NumberWords.cardinal(self, int(char)) for char in text if char.isdecimal()).replace("영", "공")


NUMBERS = _Numbers(
    "ko",
    cardinals="spellout-cardinal-sinokorean",
    years="spellout-cardinal-sinokorean",
    forms={"native": "spellout-cardinal-native-attributive"},
)


def _agree(word: str, many: bool) -> str:
    if word.startswith(_SINO) and not word.startswith(_MANY_TIMES):
        return ""
    if word.startswith("시") and not word.startswith("시간"):
        return "hour"
    return "native" if word.startswith(_NATIVE) else ""


def _decimal(units: str, decimals: str) -> str | None:
    if len(units) > 16:
        return None
    return f"{NUMBERS.cardinal(int(units))} 점 {NUMBERS.digits(decimals).replace('공', '영')}"


def _hour(number: int) -> str:
    return NUMBERS.cardinal(number, "hour")


LEXICON = Lexicon(
    language=LANGUAGES["ko"],
    numbers=NUMBERS,
    touching=True,
    counting=Counting(
        points={".": "점", ",": "점"},
        decimal=_decimal,
        minus="마이너스",
        plus="플러스",
        until=f"{PASTE}에서",
        over="분의",
        fractions={under: f"{NUMBERS.cardinal(under)}분의 {{}}" for under in (*range(2, 101), 200, 500, 1000)},
        agree=_agree,
        operators=table(
            """+ = 더하기; - = 빼기; × = 곱하기; * = 곱하기; x = 곱하기; ÷ = 나누기; / = 나누기; : = 대; ^ = 의"""
        )
        | {"=": "는", "²": "제곱", "³": "세제곱"},
    ),
    calendar=Calendar(full="{y}년 {m} {d}일", short="{m} {d}일", order="ymd", years=False, month_names=_MONTHS),
    money=Money(
        currencies=table(
            """₩ = 원; KRW = 원; 원 = 원; $ = 달러; USD = 달러; 달러 = 달러; € = 유로
            EUR = 유로; £ = 파운드; GBP = 파운드; ¥ = 엔; JPY = 엔; CNY = 위안; ₹ = 루피; INR = 루피"""
        ),
        coins=table("USD = 센트; EUR = 센트; GBP = 펜스; 달러 = 센트"),
        named=True,
        scales=table("만 = 만; 억 = 억; 조 = 조; 천만 = 천만; 백만 = 백만; 천 = 천"),
    ),
    measures=Measures(
        nouns=table(
            """% = 퍼센트; ‰ = 퍼밀; °C = 도; ℃ = 도; km/h = 시속 {}킬로미터
            m/s = 초속 {}미터; dB = 데시벨; t = 톤; ㎏ = 킬로그램; ㎞ = 킬로미터; ㎡ = 제곱미터
            ㎝ = 센티미터; ㎜ = 밀리미터; ㎖ = 밀리리터; ㎎ = 밀리그램"""
        ),
        drop="in",
        per="당",
    ),
    dialling=Dialling(patterns=(r"1[568]\d\d-\d{4}",)),
    writing=Writing(
        abbreviations=table("vs = 대; VS = 대; vs. = 대; etc. = 등; Mr. = 미스터; Ms. = 미즈; Dr. = 닥터"),
        before_number=table("No. = 넘버; no. = 넘버; # = 넘버; p. = 페이지; TEL = 전화; Tel = 전화"),
        spelled=ACRONYMS,
        symbols=sign_names(
            r"""앤드, 골뱅이, 샵, 퍼센트, 퍼밀, 별표, 슬래시, 역슬래시, 밑줄, 플러스,
            는, 약, 캐럿, 세로줄, 절, 도, 넘버, 달러, 파운드, 유로, 엔, 루피, 곱하기, 나누기, 플러스마이너스, 약,
            같지 않음, 이하, 이상, 미만, 초과, 무한대, 루트, 파이, 마이크로, 오른쪽 화살표, 왼쪽 화살표, 위쪽
            화살표, 아래쪽 화살표, 체크, 저작권"""
        )
        | {"₩": "원", "※": "참고", "★": "별", "☆": "별", "○": "동그라미", "×": "곱하기"},
        punctuation=mark_names(
            """점, 쉼표, 콜론, 세미콜론, 느낌표, 물음표, 작은따옴표, 큰따옴표,
            괄호 열고, 괄호 닫고, 대괄호 열고, 대괄호 닫고, 중괄호 열고, 중괄호 닫고, 하이픈, 대시, 말줄임표"""
        )
        | {"·": "가운뎃점"},
        at="골뱅이",
        version="버전",
        flag="깃발",
        hashtag="해시태그",
    ),
)  # fmt: skip

SPEAKER = Speaker(LEXICON)


def _with_noun(number: str, noun: str) -> str:
    """Say a number with the noun that is written to it; the two become one word if the noun begins with a vowel."""
    form = _agree(noun, many=True)
    is_joined = (ord(noun[0]) - 0xAC00) // 588 == _NO_CONSONANT or noun.startswith(_JOINED)
    return SPEAKER.say(number, form) + ("" if is_joined and not form else " ") + noun


def _read_counted(match: re.Match[str]) -> Answer:
    """Read "25명", "3~5일", "3일~5일", "12,500원에서"."""
    low, high, noun = match["low"], match["high"], match["noun"]
    if not noun:
        is_phone = low and len(low) == len(high) == 4 and "-" in match[0]
        return f"{SPEAKER.say(low)}에서 {SPEAKER.say(high)}" if low and not is_phone else None
    if noun[0] == "월" and high.isdecimal() and 1 <= int(high) <= 12:
        said = _MONTHS[int(high) - 1] + noun[1:]
    elif noun[0] == "번" and match["row"] is not None:
        said = f"{SPEAKER.say(high)} {noun}"
    else:
        said = _with_noun(high, noun)
    if not low:
        return said
    if match["both"]:
        return cover(match.start(), match[0], f"{_with_noun(low, match['both'])}에서 {said}")
    form = _agree(noun, many=True)
    counter = max((name for name in _NATIVE if noun.startswith(name)), key=len, default="") if form else ""
    return f"{SPEAKER.say(low, form)} {counter}에서 {said}".replace(" 에서", "에서")


def _read_weekday(match: re.Match[str]) -> Answer:
    return f"{match[0]}요일"


def _read_weekdays(match: re.Match[str]) -> Answer:
    return f"{match[1]}요일에서 {match[2]}요일"


def _read_cold(match: re.Match[str]) -> Answer:
    return f"영하 {SPEAKER.say(match[1])}{'도' if match[2] else ' 도'}"


_HANGUL = "[\uac00-\ud7a3]"
_WEEKDAY = "[월화수목금토일]"
_COUNTED = (
    rf"{SPEAKER.start}(?<![₩$€£¥])(?:(?P<low>{SPEAKER.number})(?P<both>{_HANGUL}{{1,3}})? ?{DASH} ?)?"
    rf"(?P<high>{SPEAKER.number})(?P<noun>(?(both){_HANGUL}){_HANGUL}{{0,30}})"
    rf"(?P<row>(?= ?(?:{any_of(_ROWS)})))?(?![\d.,:/%-]\d)"
)
_O_CLOCK = Phrases("{h} 시", "{h} 시 {m} 분")

GRAMMAR = build(
    SPEAKER,
    code_rule(SPEAKER, "번호 비밀번호 인증번호 코드 우편번호 주문번호 계좌번호"),
    *watch_rules(
        SPEAKER,
        Watch(
            phrases={"": _O_CLOCK},
            seconds="{s} 초",
            hour=_hour,
            minute=NUMBERS.cardinal,
            until="{a}에서 {b}",
            parts={0: "오전", 12: "오후"},
        ),
    ),
    Rule(re.compile(rf"(?<![\dA-Za-z.)])(?<!영하 )-({SPEAKER.number})(?: ?° ?C| ?℃|()도)"), _read_cold, digits=True),
    Rule(re.compile(rf"(?<=\d일\(){_WEEKDAY}(?=\))|(?<=\d일 \(){_WEEKDAY}(?=\))"), _read_weekday, digits=True),
    Rule(re.compile(rf"(?<!{_HANGUL})({_WEEKDAY})[~-]({_WEEKDAY})(?!{_HANGUL})"), _read_weekdays),
    Rule(re.compile(r"(?<=원)/(?=[월년일])"), lambda match: "매"),
    Rule(re.compile(_COUNTED), _read_counted, digits=True),
)
