"""How English says amounts of money and of units."""

from __future__ import annotations

import re

from cadenza.text.grammars.digits import VULGAR
from cadenza.text.grammars.edits import cover, join
from cadenza.text.grammars.english_numbers import (
    AMOUNT,
    FRACTION,
    LAST,
    NUMBER,
    amount,
    describes,
    is_one,
    number,
    whole,
)
from cadenza.text.grammars.english_words import CURRENCIES, CURRENCY_CODES, DOLLARS, LENGTHS, PER, SCALES, UNITS
from cadenza.text.languages import LANGUAGES
from cadenza.text.normalize import Answer, Edit, Rule, edit

# --- Money ---------------------------------------------------------------------------------------------------------

_SIGNS = "".join(map(re.escape, CURRENCIES))
_SCALE = r"(?P<scale> ?(?:hundred|thousand|million|billion|trillion)\b|(?:[kKmMbBtT]|bn|mn|tn|MM)\b)?"


_CENTS = re.compile(r"([1-9][\d,]*)\.(?!00)(\d\d)")
_ONE_COIN = re.compile(r"1(?:\.\d\d)?")


def _unit_of_money(sign: str, text: str, match: re.Match[str]) -> str:
    one = not match["scale"] and not match["high"] and _ONE_COIN.fullmatch(text) is not None
    return CURRENCIES[sign][0 if one or describes(match) else 1]


def _read_money(match: re.Match[str]) -> Answer:
    sign, text, high, scale = match["sign"], match["amount"], match["high"], match["scale"] or ""
    minus = "minus" if match["minus"] or text[0] == "-" else ""
    text = text.lstrip("-")
    unit = join(DOLLARS.get(match["region"] or "", ""), _unit_of_money(sign, text, match))
    said = join(minus, number(text), "to " + number(high) if high else "")
    if match["apart"]:
        return cover(match.start(), match[0], join(said, SCALES.get(scale.strip().lower(), scale.strip()), unit))
    if match["gap"]:
        return [
            edit(match, said, "sign"),
            Edit(match.start("amount"), match.end(), join(SCALES.get(scale.lower(), scale), unit)),
        ]
    if scale.startswith(" "):
        return [Edit(match.start(), match.start("scale"), said), edit(match, join(scale, unit), "scale")]
    if scale:
        return join(said, SCALES.get(scale.lower(), scale), unit)
    units, _, hundredths = text.partition(".")
    if len(hundredths) == 2 and CURRENCIES[sign][2] and not high:
        return join(minus, _coins(units, hundredths, sign, unit))
    return join(said, unit)


def _coins(units: str, hundredths: str, sign: str, unit: str) -> str:
    coins = (
        "" if hundredths == "00" else join(whole(hundredths.lstrip("0")), CURRENCIES[sign][2 + (hundredths != "01")])
    )
    if coins and not units.strip("0"):
        return coins
    return join(whole(units), unit, "and " + coins if coins else "")


def _read_money_after(match: re.Match[str]) -> Answer:
    sign, text = match["sign"], match["amount"]
    if sign in CURRENCIES and CURRENCIES[sign][2] and (coins := _CENTS.fullmatch(text)):
        unit = CURRENCIES[sign][_ONE_COIN.fullmatch(text) is None]
        cents = "and " + _coins("", coins[2], sign, unit)
        return [edit(match, join(whole(coins[1]), unit), "amount"), edit(match, cents, "sign")]
    unit = (CURRENCY_CODES.get(sign) or CURRENCIES[sign])[not is_one(text)]
    return [edit(match, amount(text), "amount"), edit(match, unit, "sign")]


def _read_code_before(match: re.Match[str]) -> Answer:
    return [
        edit(match, number(match["amount"]), "sign"),
        edit(match, CURRENCY_CODES[match["sign"]][not is_one(match["amount"])], "amount"),
    ]


def _read_per(match: re.Match[str]) -> Answer:
    return "per " + PER[match[1]]


# --- Units ---------------------------------------------------------------------------------------------------------

_UNIT = "|".join(sorted(map(re.escape, UNITS), key=len, reverse=True))
_DEGREES = {
    "°": ("degree", "degrees"), "°C": ("degree celsius", "degrees celsius"),
    "°F": ("degree fahrenheit", "degrees fahrenheit"),
}  # fmt: skip
_SPANNED = {
    **UNITS, **_DEGREES, "%": ("percent", "percent"), **{sign: names[:2] for sign, names in CURRENCIES.items()},
    **CURRENCY_CODES,
}  # fmt: skip
_SPANNED_UNIT = "|".join(sorted(map(re.escape, _SPANNED), key=len, reverse=True))
_POWERS = {"²": "square", "2": "square", "³": "cubic", "3": "cubic", "s": "square", "c": "cubic"}


def _per(unit: str, power: str | None) -> str:
    """Say what comes after "per": "cubic meter", "second squared"."""
    if unit in LENGTHS:
        return join(_POWERS.get(power or "", ""), UNITS[unit][0])
    return join(UNITS[unit][0], {"²": "squared", "³": "cubed"}.get(power or "", ""))


def _read_unit(match: re.Match[str]) -> Answer:
    unit, space = match["unit"], match["space"]
    if not space and unit == "s":
        return None  # "the 80s", "747s"
    one = space == "-" or is_one(match["amount"]) or describes(match)
    words = join(_POWERS.get(match["power"] or "", ""), UNITS[unit][not one])
    if match["per"]:
        words = join(words, "per", _per(match["per"], match["perpower"]))
    said = amount(match["amount"])
    measure = cover(match.start("unit"), match.string[match.start("unit") : match.end()], words)
    if match["square"]:
        power = _POWERS[match["square"][0].lower()]
        return [edit(match, said, "amount"), edit(match, power, "square"), *measure]
    return [edit(match, said, "amount"), *measure]


def _read_side(match: re.Match[str]) -> Answer:
    """Read "12 x 8 in": inches, where else "in" is a word."""
    return [edit(match, number(match[1]), 1), edit(match, "inches", 2)]


def _read_degrees(match: re.Match[str]) -> Answer:
    scale = {"C": "celsius", "F": "fahrenheit", "K": "kelvin"}.get(match["scale"] or "", "")
    sign = match["sign"]
    scale = {"℃": "celsius", "℉": "fahrenheit"}.get(sign, scale)
    said = join("degree" if is_one(match["amount"]) else "degrees", scale)
    answer = [edit(match, amount(match["amount"]), "amount")]
    if " " in (match["gap"] or ""):
        return [*answer, edit(match, said.split()[0], "sign"), edit(match, scale, "scale")]
    return [*answer, Edit(match.start("sign"), match.end(), said)]


def _read_bare_degrees(match: re.Match[str]) -> Answer:
    before = match.string[max(0, match.start() - 16) : match.start()].lower().split()
    if "." not in match[1] and (match[2] == "C" or (before and before[-1].rstrip(".#") in LANGUAGES["en"].lettered)):
        return None
    scale = "fahrenheit" if match[2] == "F" else "celsius"
    return [edit(match, number(match[1]), 1), edit(match, "degrees " + scale, 2)]


def _read_percent(match: re.Match[str]) -> Answer:
    return [edit(match, amount(match["amount"]), "amount"), edit(match, "percent", "sign")]


def _read_span(match: re.Match[str]) -> Answer:
    """Read a span with a unit at both ends, "5%-10%", where the second number only looks negative."""
    edits = [edit(match, "to", "joint")]
    for number_group, unit_group in (("low", "unit"), ("high", "unit2")):
        text, unit = match[number_group], _SPANNED[match[unit_group]]
        edits += [edit(match, amount(text), number_group), edit(match, unit[not is_one(text)], unit_group)]
    return edits


def _quoted(match: re.Match[str], mark: str) -> bool:
    """Tell whether a quotation may be open before the match, so that its mark is no inch."""
    return re.search(rf"(?:^|[\s(]){mark}\S", match.string[max(0, match.start() - 200) : match.start() + 1]) is not None


def _read_height(match: re.Match[str]) -> Answer:
    return [
        Edit(match.start(), match.end("foot") + 1, number(match["foot"]) + " foot"),
        edit(match, number(match["inch"]), "inches"),
    ]


def _read_inches(match: re.Match[str]) -> Answer:
    mark = match["mark"]
    if _quoted(match, mark):
        return None
    one, many = ("inch", "inches") if mark == '"' else ("foot", "feet")
    return join(amount(match["amount"]), one if is_one(match["amount"]) or describes(match) else many)


def _read_mixed(match: re.Match[str]) -> Answer:
    unit = [edit(match, UNITS[match["unit"]][1], "unit")] if match["unit"] else []
    return [edit(match, whole(match[1]), 1), edit(match, "and " + amount(match[2]), 2), *unit]


SPAN_RULES = (
    Rule(
        re.compile(
            rf"(?P<low>{AMOUNT}) ?(?P<unit>{_SPANNED_UNIT})(?P<joint>[-–—]| [-–—] (?=-?{NUMBER} ?(?P=unit)))"
            rf"(?P<high>-?{NUMBER}) ?(?P<unit2>{_SPANNED_UNIT})(?![\w/²³'])"
        ),
        _read_span,
        digits=True,
    ),
)

MONEY_RULES = (
    Rule(
        re.compile(
            rf"(?:(?<![\w)])(?P<minus>-))?(?<!\w)(?P<region>US|CA|AU|HK|NZ|[CAS])?(?P<sign>[{_SIGNS}])(?P<gap> ?)"
            rf"(?P<amount>-?{NUMBER})(?:(?:[-–—]|(?P<apart> [-–—] )(?=(?P=sign)))(?P=sign)?(?P<high>{NUMBER}))?"
            rf"{_SCALE}(?![\d])"
        ),
        _read_money,
        digits=True,
    ),
    Rule(
        re.compile(rf"(?P<amount>{AMOUNT}) ?(?P<sign>[{_SIGNS}]|(?:{'|'.join(CURRENCY_CODES)})\b)"),
        _read_money_after,
        digits=True,
    ),
    Rule(
        re.compile(rf"\b(?P<sign>{'|'.join(CURRENCY_CODES)}) (?P<amount>{NUMBER}){LAST}"),
        _read_code_before,
        digits=True,
    ),
)

UNIT_RULES = (
    Rule(
        re.compile(rf"(?<![\w.,/-])(\d{{1,6}}) ({FRACTION}|{VULGAR})(?: ?(?P<unit>{_UNIT}))?(?![\w/])"),
        _read_mixed,
        digits=True,
    ),
    Rule(re.compile(rf"(?P<amount>{AMOUNT}) ?(?P<sign>%)"), _read_percent, digits=True),
    Rule(
        re.compile(rf"(?P<amount>{AMOUNT}) ?(?P<sign>[°º℃℉])(?:(?P<gap> ?)(?P<scale>[CFK])\b)?"),
        _read_degrees,
        digits=True,
    ),
    Rule(re.compile(r"(?<![\w.,/-])(-?\d{1,3}\.\d|[5-9]\d|1[01]\d)([FC])(?!\w)"), _read_bare_degrees, digits=True),
    Rule(
        re.compile(r"(?<![\w.,'])(?P<foot>\d{1,2})' ?(?P<inches>(?P<inch>\d{1,2}(?:\.\d)?)(?:\"|''|(?!\w)))"),
        _read_height,
        digits=True,
    ),
    Rule(re.compile(rf"(?P<amount>{AMOUNT})(?P<mark>[\"'])(?!\w)"), _read_inches, digits=True),
    Rule(
        re.compile(
            rf"(?P<amount>{AMOUNT})(?P<space>[ -]?)(?:(?P<square>(?:sq|cu|Sq)\.?) )?(?P<unit>{_UNIT})"
            rf"(?P<power>(?<=[mtid])[²³23])?(?:/(?P<per>{_UNIT})(?P<perpower>[²³])?)?(?![\w/²³'])(?!(?<=x) ?\d)"
            r"(?:\.(?=\W{0,8}\w))?"
        ),
        _read_unit,
        digits=True,
    ),
    Rule(re.compile(rf"(?<=[\w.])/({'|'.join(PER)})\b(?!/)(?:\.(?=\W{{0,8}}\w))?"), _read_per, digits=True),
    Rule(re.compile(rf"(?<=[x×] )({NUMBER}) (in)(?!\w)"), _read_side, digits=True),
)
