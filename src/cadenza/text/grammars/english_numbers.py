"""How English says numbers, fractions, ranges and sums."""

from __future__ import annotations

import re
import unicodedata

from cadenza.text.grammars.digits import SUPERSCRIPTS, VULGAR, is_year, paced
from cadenza.text.grammars.edits import join
from cadenza.text.normalize import Answer, Rule, edit
from cadenza.text.numbers import LONGEST, NumberWords

NUMBERS = NumberWords("en")
LAST = r"(?!\w|[.,]\d)"
"""Nothing of the number follows."""
NUMBER = r"(?:\d{1,3}(?:,\d{3}){1,8}(?!\d)(?:\.\d++)?|\d++(?:\.\d++)?|\.\d++)"
FRACTION = r"\d{1,3}/\d{1,3}"
AMOUNT = rf"(?<![\w.,/:-])(?:-?(?:{FRACTION}(?!/)|\d{{0,9}}{VULGAR}|{NUMBER}(?:[-–—]{NUMBER})?))"
"""What can be measured: a number, a fraction or a range."""
_ARTICLE = re.compile(r"\b[Aa]n? $")
_NOUN = re.compile(r" (?!(?:or|and|to|of|per|for|in|on|at|from|by|is|was|a|the)\b)[a-z]")
_FRACTIONS = frozenset((*range(3, 11), 12, 16, 20, 32, 64, 100))


def whole(text: str) -> str:
    """Say the digits of a whole number, commas allowed; one that has too many or begins with zero by digits."""
    text = text.replace(",", "")
    if len(text) > LONGEST or (len(text) > 1 and text[0] == "0"):
        return paced(NUMBERS, text)
    return NUMBERS.cardinal(int(text))


def number(text: str) -> str:
    """Say a number with an optional sign and decimals: "-1,234.50"."""
    sign = {"-": "minus", "+": "plus"}.get(text[:1], "")
    units, point, decimals = text.lstrip("+-").partition(".")
    return join(sign, whole(units) if units else "", "point" if point else "", NUMBERS.digits(decimals))


def digits(text: str) -> str:
    """Say each digit of `text`, passing over the rest."""
    return NUMBERS.digits(text)


def year(text: str) -> str:
    """Say a year of up to four digits: "nineteen oh five"."""
    return NUMBERS.year(int(text)).replace("oh-", "oh ")


def plural(words: str) -> str:
    """Make the plural of a number's last word: "twenties", "sixes", "ones"."""
    if words.endswith("y"):
        return words[:-1] + "ies"
    return words + ("es" if words.endswith("x") else "s")


def fraction(over: int, under: int) -> str:
    """Say a fraction: "three quarters", or "eighty over five" where it is none that people use."""
    if under == 2:
        return join(NUMBERS.cardinal(over), "half" if over == 1 else "halves")
    if over == under or under not in _FRACTIONS or over == 0:
        return join(NUMBERS.cardinal(over), "" if over == under else "over", NUMBERS.cardinal(under))
    part = "quarter" if under == 4 else NUMBERS.ordinal(under)
    return join(NUMBERS.cardinal(over), part if over == 1 else part + "s")


def vulgar(char: str) -> str:
    """Say a one-character fraction, one of VULGAR."""
    over, _, under = unicodedata.normalize("NFKC", char).partition("\u2044")
    return fraction(int(over), int(under))


def amount(text: str) -> str:
    """Say what AMOUNT matches."""
    if text.startswith("-"):
        return join("minus", amount(text[1:]))
    if not text[-1].isdecimal():
        return join(whole(text[:-1]) + " and" if len(text) > 1 else "", vulgar(text[-1]))
    if "/" in text:
        over, _, under = text.partition("/")
        return fraction(int(over), int(under))
    return join(*(number(part) if part not in "-–—" else "to" for part in re.split("([-–—])", text)))


def is_one(text: str) -> bool:
    """Tell whether an amount takes the singular: one, or a fraction of one."""
    return text.lstrip("-") == "1" or "/" in text or (len(text) == 1 and not text.isdecimal())


def describes(match: re.Match[str]) -> bool:
    """Tell whether the match stands between an article and its noun, as "$5" in "a $5 bill": a singular."""
    return bool(_NOUN.match(match.string, match.end())) and bool(
        _ARTICLE.search(match.string[max(0, match.start() - 4) : match.start()])
    )


def _read_fraction(match: re.Match[str]) -> Answer:
    if match[0] in ("24/7", "9/11"):
        return number(match[1]) + " " + number(match[2])
    return fraction(int(match[1]), int(match[2]))


def _read_range(match: re.Match[str]) -> Answer:
    low, high = match[1], match[2]
    if is_year(low) and (is_year(high) or (len(high) == 2 and high > low[2:])):
        return join(year(low), "to", year(high) if len(high) == 4 else whole(high))
    if low.isdecimal() and len(low) == 4 > len(high):
        return f"{number(low)}, {number(high)}"  # no range: "2024-118"
    return join(number(low), "" if low == high else "to", number(high))


def _read_ratio(match: re.Match[str]) -> Answer:
    return join(number(match[1]), "to", number(match[2]))


_OPERATORS = {
    "+": "plus", "-": "minus", "×": "times", "*": "times", "÷": "divided by", "/": "over", "=": "equals",
    "^": "to the power of",
}  # fmt: skip


def _read_operator(match: re.Match[str]) -> Answer:
    return _OPERATORS[match[0]]


def _read_dash(match: re.Match[str]) -> Answer:
    after = match.string[match.end() : match.end() + 40]
    return [edit(match, "minus" if "=" in after else "to", 1)]


def _read_power(match: re.Match[str]) -> Answer:
    power = match[0].translate(SUPERSCRIPTS)
    return {"2": "squared", "3": "cubed"}.get(power, "to the power of " + number(power))


SUM_RULES = (
    Rule(
        re.compile(r"(?<=[\d)²³])([+×*÷=^])(?=[\d.(-])|(?<=\d)([-/])(?=[\d.]{1,20}=)"),
        _read_operator,
        digits=True,
    ),
    Rule(re.compile(r"(?<![\w/.])(\d{1,3})/(\d{1,3})(?![\w/])"), _read_fraction, digits=True),
    Rule(re.compile(rf"(?<![\w/-])\d{{0,9}}{VULGAR}"), lambda match: amount(match[0])),
    Rule(re.compile(rf"(?<![\w.,/:-])({NUMBER})[-–—]({NUMBER})(?![\w-])"), _read_range, digits=True),
    Rule(re.compile(r"(?<![\w.,:])(\d{1,4}):(\d{1,4})(?![\w:])"), _read_ratio, digits=True),
    Rule(re.compile(r"(?<!\b0)(?<=\d)([xX])(?=\d)|(?<=\d )([xX])(?= \d)"), lambda match: "by", digits=True),
    Rule(re.compile(r"(?<=[\w)%] )([-–—])(?= \d)"), _read_dash, digits=True),
    Rule(re.compile(r"(?<=\d )([×*÷=^])(?= [\d-])"), _read_operator, digits=True),
    Rule(re.compile("(?<=[\\w)])[⁺⁻]?[⁰¹²³⁴-⁹]{1,9}"), _read_power),
)
