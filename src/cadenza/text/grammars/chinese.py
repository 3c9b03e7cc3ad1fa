"""Chinese: 两 before what is counted, digits in years and phone numbers (with 幺 there), 百分之 before percents."""

from __future__ import annotations

import re
from dataclasses import dataclass

from cadenza.text.grammars.asian import ACRONYMS, Phrases, Watch, code_rule, watch_rules
from cadenza.text.grammars.builder import build
from cadenza.text.grammars.edits import join
from cadenza.text.grammars.lexicon import Calendar, Counting, Lexicon, Measures, Money, Writing, table
from cadenza.text.grammars.speaker import DASH, Speaker
from cadenza.text.languages import LANGUAGES
from cadenza.text.normalize import Answer, Edit, Rule, edit
from cadenza.text.numbers import NumberWords

_DIGITS = "零一二三四五六七八九"
_DIALLED = _DIGITS.replace("一", "幺")
_COUNTERS = """个 只 条 张 本 位 名 件 次 年 楼梯 小时 分钟 秒 天 周 星期 岁 元 块 角 毛 公里 千米 米 厘米 毫米 人
    千 万 亿 杯 瓶 斤 公斤 千克 克 升 吨 台 辆 家 所 间 套 双 对 对儿 份 盒 包 箱 片 封 首 部 门 座 架 支 枝 把 颗
    粒 棵 匹 头 条 种 类 项 场 届 倍 代 步 句 段 章 篇 册 页 行 列 组 批 场 顿 碗 盘 袋 层 餐 点 美元 欧元 英镑 日元
    港元 港币 寸 尺 英寸 英里 平方 立方 兆 度 口 朵 滴 堂 站 趟 遍 回 笔 伙 票 席 成"""
_COUNTED = tuple(_COUNTERS.split())
_NOT_COUNTED = ("年级", "年代", "年生", "人民", "层楼")


@dataclass(frozen=True, slots=True)
class _Numbers(NumberWords):
    """A lone 2 is 二, or 两 where something is counted; hundreds and more have 两 in any case."""

    def cardinal(self, number: int, form: str = "") -> str:
        if number == 2:
            return "两" if form else "二"
        return NumberWords.cardinal(self, number, form)

    def year(self, number: int) -> str:
        return self.digits(str(number)).replace(" ", "")


NUMBERS = _Numbers("zh", cardinals="spellout-cardinal-alternate2")


def _agree(word: str, many: bool) -> str:
    return "counted" if word.startswith(_COUNTED) and not word.startswith(_NOT_COUNTED) else ""


def _hour(number: int) -> str:
    return NUMBERS.cardinal(number, "counted")


def _minute(number: int) -> str:
    return ("零" if number < 10 else "") + NUMBERS.cardinal(number)


def _read_dialled(match: re.Match[str]) -> Answer:
    chunks = list(re.finditer(r"\S+", match[0]))
    return [
        Edit(match.start() + chunk.start(), match.start() + chunk.end(), _dialled(chunk[0], chunk is chunks[-1]))
        for chunk in chunks
    ]


def _dialled(text: str, is_last: bool) -> str:
    if text.isdecimal() and len(text) == 11:
        text = f"{text[:3]} {text[3:7]} {text[7:]}"
    said = (" ".join(_DIALLED[int(digit)] for digit in group) for group in re.findall(r"\d+", text))
    return join("加" if text[0] == "+" else "", ", ".join(said)) + ("" if is_last else ",")


def _read_year(match: re.Match[str]) -> Answer:
    return [edit(match, NUMBERS.year(int(match[0])))]


def _read_years(match: re.Match[str]) -> Answer:
    said = [" ".join(_DIGITS[int(digit)] for digit in match[group]) for group in (1, 2)]
    return f"{said[0]} 到 {said[1]}"


def _read_digits(match: re.Match[str]) -> Answer:
    return " ".join(_DIGITS[int(digit)] for digit in match[0])


def _read_ordinal(match: re.Match[str]) -> Answer:
    return NUMBERS.cardinal(int(match[0]))


def _read_money(match: re.Match[str]) -> Answer:
    """Read "¥12.50" and "12.50元" as yuan, jiao and fen."""
    units, dime, cent = int(match["units"].replace(",", "")), int(match["cents"][0]), int(match["cents"][1])
    said = f"{NUMBERS.cardinal(units, 'counted')} 元" if units or not (dime or cent) else ""
    if dime:
        said += f" {NUMBERS.cardinal(dime, '' if units else 'counted')} 角"
    elif cent and units:
        said += " 零"
    if cent:
        said += f" {NUMBERS.cardinal(cent, '' if dime or units else 'counted')} 分"
    return said if not match["sign"] else f"负 {said}"


LEXICON = Lexicon(
    language=LANGUAGES["zh"],
    numbers=NUMBERS,
    touching=True,
    counting=Counting(
        points={".": "点", ",": "点"},
        minus="负",
        plus="加",
        until="到",
        over="比",
        fractions={
            under: f"{NUMBERS.cardinal(under)}分之{{}}" for under in (*range(2, 101), 120, 200, 250, 365, 500, 1000)
        },
        and_half="{}又二分之一",
        agree=_agree,
        operators=table("+ = 加; - = 减; × = 乘; * = 乘; x = 乘; ÷ = 除以; / = 除以; : = 比; ^ = 的")
        | {"=": "等于", "²": "的平方", "³": "的立方"},
    ),
    calendar=Calendar(full="{y}年 {m} {d}日", short="{m} {d}日", order="ymd", years=False, before="于 在"),
    money=Money(
        currencies=table(
            """¥ = 元:counted; CNY = 元:counted; RMB = 元:counted; € = 欧元:counted; EUR = 欧元:counted
            $ = 美元:counted; USD = 美元:counted; £ = 英镑:counted; GBP = 英镑:counted; HK$ = 港元:counted
            HKD = 港元:counted; NT$ = 新台币:counted; TWD = 新台币:counted; JPY = 日元:counted; ₩ = 韩元:counted
            KRW = 韩元:counted; ₹ = 卢比:counted; INR = 卢比:counted; 元 = 元:counted; 块 = 块:counted"""
        ),
        coins=table("USD = 美分:counted; EUR = 欧分:counted; GBP = 便士:counted; HKD = 港分:counted"),
        before="RMB",
        named=True,
        scales=table("万 = 万; 亿 = 亿; 千万 = 千万; 百万 = 百万; 万亿 = 万亿"),
    ),
    measures=Measures(
        form="counted",
        nouns=table(
            """% = 百分之{}:plain; ‰ = 千分之{}:plain; kg = 公斤:counted; kWh = 度:counted; h = 小时:counted
            s = 秒:counted; t = 吨:counted; W = 瓦:counted; kW = 千瓦:counted; V = 伏:counted
            GB = GB; MB = MB; KB = KB; kB = KB; TB = TB; dB = 分贝:counted; px = 像素; km/h = 公里每小时:counted
            m/s = 米每秒:counted; MP = 百万像素:counted; Ω = 欧姆:counted; nm = 纳米:counted; μm = 微米:counted"""
        ),
        drop="in",
        per="每",
    ),
    writing=Writing(
        abbreviations=table(
            """vs = 对; VS = 对; No. = 号码; etc. = 等等; a.m. = 上午; p.m. = 下午; Mr. = 先生; Ms. = 女士"""
        ),
        before_number=table("No. = 第; no. = 第; # = 第; p. = 第; Tel = 电话; TEL = 电话"),
        spelled=ACRONYMS,
        words="",
        symbols=table(
            r"""& = 和; @ = 艾特; # = 井号; % = 百分号; ‰ = 千分号; * = 星号; / = 斜杠
            \ = 反斜杠; _ = 下划线; + = 加; ~ = 约; ^ = 脱字符; | = 竖线; § = 节; ¶ = 段落; ° = 度; № = 号码
            $ = 美元; £ = 英镑; € = 欧元; ¥ = 元; ¢ = 美分; × = 乘; ÷ = 除以; ± = 正负; ≈ = 约等于; ≠ = 不等于
            ≤ = 小于等于; ≥ = 大于等于; < = 小于; > = 大于; ∞ = 无穷大; √ = 根号; ∑ = 求和; π = 派; µ = 微
            → = 右箭头; ← = 左箭头; ↑ = 上箭头; ↓ = 下箭头; ✓ = 对勾; ✔ = 对勾; © = 版权所有; -> = 右箭头
            ℃ = 摄氏度; 〇 = 零; ★ = 星; ☆ = 星; ※ = 注意"""
        )
        | {"=": "等于", ">=": "大于等于", "<=": "小于等于", "!=": "不等于", "=>": "右箭头"},
        punctuation=table(
            """. = 点; , = 逗号; : = 冒号; ! = 感叹号; ? = 问号; ' = 单引号; " = 双引号
            ( = 左括号; ) = 右括号; [ = 左方括号; ] = 右方括号; { = 左花括号; } = 右花括号; - = 杠; – = 破折号
            — = 破折号; … = 省略号; 。 = 句号; ， = 逗号; 、 = 顿号; ： = 冒号; ！ = 感叹号; ？ = 问号
            （ = 左括号; ） = 右括号; “ = 左引号; ” = 右引号; 《 = 左书名号; 》 = 右书名号"""
        )
        | {";": "分号", "；": "分号"},
        at="艾特",
        version="版本",
        flag="旗帜",
        hashtag="话题",
    ),
)  # fmt: skip

SPEAKER = Speaker(LEXICON)

_WATCH = Watch(
    phrases={"": Phrases("{h}点", "{h}点 {m}分"), "分": Phrases("{h}点", "{h}点 {m}分")},
    seconds="{s}秒",
    hour=_hour,
    minute=_minute,
    until="{a} 到 {b}",
    parts={0: "凌晨", 5: "上午", 12: "下午", 18: "晚上"},
)


def _below_zero(match: re.Match[str]) -> Answer:
    said = [f"零下 {SPEAKER.say(match[1])}", "摄氏度"]
    return [edit(match, f"{said[0]} {said[1]}")]


_UNITS = r"(?P<units>\d{1,3}(?:,\d{3}){1,4}|\d{1,12})\.(?P<cents>\d\d)"
_FREE = r"(?<![\dA-Za-z.,:/+-])"

GRAMMAR = build(
    SPEAKER,
    Rule(re.compile(rf"{_FREE}(?:\+86[ -]?)?1[3-9]\d[ -]?\d{{4}}[ -]?\d{{4}}(?![\d.-])"), _read_dialled, digits=True),
    Rule(
        re.compile(rf"{_FREE}(?:0\d{{2,3}}-?\d{{7,8}}|[48]00-?\d{{3}}-?\d{{4}})(?![\d.-])"), _read_dialled, digits=True
    ),
    Rule(re.compile(r"(?<=[拨打电打叫])(?:1[12][0-9]|12[0-9]{3}|100\d\d|95\d{3})(?!\d)"), _read_dialled, digits=True),
    Rule(re.compile(rf"(?<!\d)((?:1[1-9]|20)\d\d)年?{DASH}((?:1[1-9]|20)\d\d)(?=年)"), _read_years, digits=True),
    Rule(re.compile(r"(?<!\d)(?:1[1-9]|20)\d\d(?=年)"), _read_year, digits=True),
    Rule(re.compile(r"(?<![\d.])\d\d(?=折)|(?<![\d.])\d0(?=后)"), _read_digits, digits=True),
    Rule(re.compile(r"(?<![\dA-Za-z.])\d{3,4}(?=号?(?:会议)?室|号房|航班|次列车)"), _read_digits, digits=True),
    Rule(re.compile(r"(?<=[元块])/(?=[月年天次人小])"), lambda match: "每"),
    Rule(re.compile(r"(?<=第)\d{1,18}(?![\d.])"), _read_ordinal, digits=True),
    Rule(re.compile(rf"(?<![\d)])(?P<sign>-?)¥ ?{_UNITS}(?![\d.]| ?[万亿千百])"), _read_money, digits=True),
    Rule(re.compile(rf"{_FREE}(?P<sign>-?){_UNITS} ?[元块](?![\d.])"), _read_money, digits=True),
    Rule(re.compile(rf"(?<![\dA-Za-z.)])-({SPEAKER.number}) ?(?:° ?C|℃|摄氏度)"), _below_zero, digits=True),
    code_rule(SPEAKER, "验证码 密码 编号 订单号 账号 卡号 邮编 尾号 房间号"),
    *watch_rules(SPEAKER, _WATCH),
)
