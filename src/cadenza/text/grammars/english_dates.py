"""How English says days, months, years and the time of day."""

from __future__ import annotations

import re

from cadenza.text.grammars.digits import is_year
from cadenza.text.grammars.edits import before, cover, join
from cadenza.text.grammars.english_numbers import LAST, NUMBERS, digits, plural, whole, year
from cadenza.text.grammars.english_words import DAY_LETTERS, MONTH_OF, MONTHS, WEEKDAYS, ZONES
from cadenza.text.normalize import Answer, Edit, Rule, edit

_START = r"(?<![\w.,/:$-])"
_ABBREVIATED = r"Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec"
_MONTH = rf"(?P<month>{'|'.join(name.capitalize() for name in MONTHS)}|(?:{_ABBREVIATED})\b\.?)"
_RANK = "(?:st|nd|rd|th)?"
_DAY = rf"(?P<days>(?P<day>\d{{1,2}}){_RANK}(?:[-–—](?P<until>\d{{1,2}}){_RANK})?)"
_YEAR = r"(?:,? (?P<year>[12]\d{3})(?![\w:/%]|[.,-]\d))?"

_HALF = r"(?P<half>[AaPp](?:\.[Mm](?:\.(?=\W{0,8}\w)|\b)|[Mm]\b))"
_ZONE = rf"(?: (?P<zone>{'|'.join(ZONES)})\b)?"


def _month(text: str) -> str | None:
    """Say an abbreviated month; None for one that is written in full and stays as it is."""
    short = text.lower().rstrip(".")
    return None if short in MONTHS else MONTH_OF[short[:3]]


def _day(text: str) -> str | None:
    return NUMBERS.ordinal(int(text)) if 1 <= int(text) <= 31 else None


def _date(month: str, day: str, years: str | None) -> str | None:
    """Say a date that is written in digits; None if there is no such day."""
    if int(month) > 12 and int(day) <= 12:
        month, day = day, month
    if not 1 <= int(month) <= 12 or not 1 <= int(day) <= 31:
        return None
    said = f"{MONTHS[int(month) - 1]} {_day(day)}"
    if years is None:
        return said
    if len(years) == 2:
        years = ("20" if years < "50" else "19") + years
    return f"{said}, {year(years)}" if int(years) else None


def _read_iso(match: re.Match[str]) -> Answer:
    date = _date(match["month"], match["day"], match["year"])
    if date is None or not match["hour"]:
        return date
    time = _clock(match["hour"], match["minute"], None, half=False)
    return time and join(date + ",", time, "UTC" if match["zone"] else "")


def _read_slashed(match: re.Match[str]) -> Answer:
    return _date(match[1], match[3], match[4])


def _read_slashed_day(match: re.Match[str]) -> Answer:
    date = _date(match[2], match[3], None)
    return [edit(match, date, 1)] if date else None


def _read_month_day(match: re.Match[str]) -> Answer:
    days = _days(match)
    return [*_edit_month(match), edit(match, days, "days"), *_edit_year(match)] if days else None


def _read_day_month(match: re.Match[str]) -> Answer:
    days = _days(match)
    if days is None:
        return None
    words = join("" if match["the"] else "the", days, "" if match["of"] else "of")
    return [edit(match, words, "days"), *_edit_month(match), *_edit_year(match)]


def _days(match: re.Match[str]) -> str | None:
    """Say the day of a month or the days of a span; None if there is no such day."""
    days = [_day(match[name]) for name in ("day", "until") if match[name]]
    return None if None in days else " to ".join(filter(None, days))


def _read_month_year(match: re.Match[str]) -> Answer:
    return [*_edit_month(match), *_edit_year(match)]


def _edit_month(match: re.Match[str]) -> list[Edit]:
    words = _month(match["month"])
    return [edit(match, words, "month")] if words else []


def _edit_year(match: re.Match[str]) -> list[Edit]:
    return [edit(match, year(match["year"]), "year")] if match["year"] else []


def _read_month(match: re.Match[str]) -> Answer:
    return _month(match[1])


def _read_span(match: re.Match[str]) -> Answer:
    """Read days or months that belong together: "Mon-Fri", "Sat/Sun"."""
    edits = []
    for part in _SPAN_PART.finditer(match[0]):
        name = part[0].lower().rstrip(".")
        words = _JOINTS.get(name) or WEEKDAYS.get(name[:3]) or MONTH_OF.get(name[:3], "")
        edits.append(Edit(match.start() + part.start(), match.start() + part.end(), words))
    return edits


def _read_day_letters(match: re.Match[str]) -> Answer:
    is_beside = _BEFORE_DAYS.search(before(match)) or _TIME_AFTER.match(match.string, match.end())
    return f"{DAY_LETTERS[match[1]]} to {DAY_LETTERS[match[2]]}" if is_beside else None


def _read_weekday(match: re.Match[str]) -> Answer:
    return WEEKDAYS[match[1][:3].lower()]


# --- Time of day ---------------------------------------------------------------------------------------------------


def _clock(hour: str, minute: str | None, second: str | None, half: bool) -> str | None:
    """Say a time of day; None if there is none such. `half`: AM or PM follows."""
    if int(hour) > 24 or int(minute or 0) > 59 or int(second or 0) > 59:
        return None
    hours = NUMBERS.cardinal(int(hour))
    if second is not None:
        unit = "second" if int(second) == 1 else "seconds"
        return join(hours, _minutes(minute), "and", NUMBERS.cardinal(int(second)), unit)
    if minute is None or (minute == "00" and half):
        return hours
    if minute == "00":
        if int(hour) == 0:
            return "midnight"
        return hours + (" o'clock" if int(hour) <= 12 else " hundred")
    return join(hours, _minutes(minute))


def _minutes(minute: str | None) -> str:
    if minute is None or minute == "00":
        return "oh oh"
    return join("oh" if minute[0] == "0" else "", NUMBERS.cardinal(int(minute)))


def _edit_half(match: re.Match[str]) -> list[Edit]:
    return [edit(match, match["half"][0].upper() + "M", "half")] if match["half"] else []


def _read_clock(match: re.Match[str]) -> Answer:
    said = _clock(match["hour"], match["minute"], match["second"], bool(match["half"]))
    if said is None:
        return None
    end = match.end("second") if match["second"] else match.end("minute")
    zone = [edit(match, match["zone"], "zone")] if match["zone"] else []
    return [Edit(match.start(), end, said), *_edit_half(match), *zone]


def _read_hour(match: re.Match[str]) -> Answer:
    said = _clock(match["hour"], None, None, half=True)
    if said is None or not 1 <= int(match["hour"]) <= 12:
        return None
    zone = [edit(match, match["zone"], "zone")] if match["zone"] else []
    return [edit(match, said, "hour"), *_edit_half(match), *zone]


def _read_hours(match: re.Match[str]) -> Answer:
    if not (match["m1"] or match["m2"] or match["half1"] or match["half"]):
        return None
    first = _clock(match["h1"], match["m1"], None, half=bool(match["half1"] or match["half"]))
    second = _clock(match["h2"], match["m2"], None, half=bool(match["half"]))
    if first is None or second is None:
        return None
    half = match["half1"][0].upper() + "M" if match["half1"] else ""
    written = match.string[match.start() : match.end("m2" if match["m2"] else "h2")]
    return [*cover(match.start(), written, join(first, half, "to", second)), *_edit_half(match)]


# --- Years ---------------------------------------------------------------------------------------------------------


def _read_era(match: re.Match[str]) -> Answer:
    return [edit(match, year(match[1]), 1), edit(match, match[2].replace(".", ""), 2)]


def _read_anno(match: re.Match[str]) -> Answer:
    return [edit(match, "AD", 1), edit(match, year(match[2]), 2)]


def _read_year(match: re.Match[str]) -> Answer:
    counted = _COUNTED.match(match.string, match.end())
    return year(match[1]) if is_year(match[1]) and not counted else None


def _read_certain_year(match: re.Match[str]) -> Answer:
    return [edit(match, year(match[1]), 1)]


def _read_decade(match: re.Match[str]) -> Answer:
    text = match[1]
    if len(text) == 4 and not is_year(text):
        return None
    if text.endswith("000"):
        return "two thousands"
    return plural(year(text) if text != "00" else "two thousand")


def _read_short_year(match: re.Match[str]) -> Answer:
    return digits(match[1]).replace("zero", "oh", 1) if match[1][0] == "0" else whole(match[1])


_COUNTED = re.compile(
    " (?:people|persons|users|customers|employees|guests|residents|students|members|patients|visitors"
    "|men|women|children|calls|messages|orders|items|units|copies|pieces|seats|votes|points|steps|pages|words|rows|files|records)\\b"
)
"""What four digits count, and so are no year."""
_BEFORE_YEAR = "[Ii]n|[Ss]ince|[Bb]y|[Uu]ntil|[Ff]rom|[Aa]fter|[Bb]efore|[Yy]ear|[Dd]uring|[Cc]irca|[Oo]f"
_BEFORE_DATE = (
    "[Oo]n|[Ss]ince|[Uu]ntil|[Bb]efore|[Aa]fter|[Dd]ated|[Dd]ue|[Aa]s of"
    "|(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]{0,6}[.,]{0,2}"
    "|(?i:appointment|birthday|booking|date|deadline|delivery|flight|meeting|reservation|visit) (?:is|was|for)"
)
_MAYBE_BEFORE_DATE = "is|was|[Ff]or|[Bb]y|[Ff]rom|to|[Tt]hrough|[Tt]hru"
_LATE_DAY = "1[3-57-9]|2[0-9]|3[01]"
"""Days that are no common denominator of a fraction."""
_DAY_NAME = (
    r"(?:Mon(?:day)?|Tue(?:s(?:day)?)?|Wed(?:nesday)?|Thu(?:r?s(?:day)?)?|Fri(?:day)?|Sat(?:urday)?|Sun(?:day)?)"
)
_MONTH_NAME = rf"(?:{'|'.join(name.capitalize() for name in MONTHS)}|{_ABBREVIATED})"
_STOP = r"(?:\.(?=\W{0,8}\w))?"
_DAY_LETTER = f"({'|'.join(sorted(DAY_LETTERS, key=len, reverse=True))})"
_BEFORE_DAYS = re.compile(r"(?:\d(?: ?[AaPp]\.?[Mm]\.?)?|\b(?i:open|closed|hours|available)),?:? $")
_TIME_AFTER = re.compile(r",?:? (?:from )?\d")
_JOINTS = {"-": "to", "–": "to", "/": "and", "&": "and"}
_SPAN_PART = re.compile(r"[A-Z][a-z]+\.?|[-–/&]")


def _span(name: str, between: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w/-]){name}{_STOP}(?:{between}{name}{_STOP}){{1,6}}(?![\w/])")


DATE_RULES = (
    Rule(_span(_DAY_NAME, r"(?: ?[-–/&] ?|,? (?:and|or|to|through|thru|&) |, )"), _read_span),
    Rule(_span(_MONTH_NAME, " ?[-–/&] ?"), _read_span),
    Rule(re.compile(rf"(?<![\w-]){_DAY_LETTER}[-–]{_DAY_LETTER}(?![\w-])"), _read_day_letters),
    Rule(
        re.compile(
            r"(?<![\w-])(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)"
            r"(?:T(?P<hour>\d\d):(?P<minute>\d\d)(?::\d\d(?:\.\d{1,9})?)?(?P<zone>Z|\+00:00)?)?(?![\w:-])"
        ),
        _read_iso,
        digits=True,
    ),
    Rule(
        re.compile(rf"{_START}(\d{{1,2}})([/.-])(\d{{1,2}})\2(\d{{4}}|\d{{2}}){LAST}(?!-)"),
        _read_slashed,
        digits=True,
    ),
    Rule(re.compile(rf"(?<!\w)(?:{_BEFORE_DATE}) ((\d{{1,2}})/(\d{{1,2}}))(?![\w/])"), _read_slashed_day, digits=True),
    Rule(
        re.compile(rf"(?<!\w)(?:{_MAYBE_BEFORE_DATE}) ((1[0-2]|0?[1-9])/({_LATE_DAY}))(?![\w/])"),
        _read_slashed_day,
        digits=True,
    ),
    Rule(
        re.compile(rf"{_START}((\d{{1,2}})/(\d{{1,2}}))(?=,? (?:at |@ ?)?\d{{1,2}}(?::\d\d| ?[AaPp]\.?[Mm]\b))"),
        _read_slashed_day,
        digits=True,
    ),
    Rule(re.compile(rf"(?<=[\dhdt])[-–—](?={_MONTH_NAME}\b)"), lambda match: "to", digits=True),
    Rule(re.compile(rf"(?<!\w){_MONTH} {_DAY}(?![\w:/%°]|[.,]\d){_YEAR}"), _read_month_day, digits=True),
    Rule(
        re.compile(rf"(?P<the>\b[Tt]he )?{_START}{_DAY} (?P<of>of )?{_MONTH}(?!\w){_YEAR}"),
        _read_day_month,
        digits=True,
    ),
    Rule(re.compile(rf"(?<!\w){_MONTH},? (?P<year>[12]\d{{3}})(?![\w:/%]|[.,-]\d)"), _read_month_year, digits=True),
    Rule(re.compile(rf"(?<!\w)({_ABBREVIATED})(?:\.(?=\W{{0,8}}\w)|(?=\.))"), _read_month),
    Rule(re.compile(r"(?<!\w)(Mon|Tues?|Wed|Thu(?:rs?)?|Fri)(?:\.(?=\W{0,8}\w)|(?=\.))"), _read_weekday),
    Rule(re.compile(rf"(?<!\w)(Mon|Tue|Wed|Thu|Fri|Sat|Sun)\.?(?=,? (?:{_ABBREVIATED}|\d))"), _read_weekday),
)

TIME_RULES = (
    Rule(
        re.compile(
            rf"{_START}(?P<h1>\d{{1,2}})(?::(?P<m1>\d\d))?(?: ?(?P<half1>[AaPp]\.?[Mm]\.?))? ?[-–—] ?"
            rf"(?P<h2>\d{{1,2}})(?::(?P<m2>\d\d))?(?: ?{_HALF})?(?![\w:/%°]|[.,]\d)"
        ),
        _read_hours,
        digits=True,
    ),
    Rule(
        re.compile(
            rf"{_START}(?P<hour>\d{{1,2}}):(?P<minute>\d\d)(?::(?P<second>\d\d)(?:\.\d{{1,6}})?)?"
            rf"(?: ?{_HALF})?(?![\w:]|\.\d){_ZONE}"
        ),
        _read_clock,
        digits=True,
    ),
    Rule(re.compile(rf"{_START}(?P<hour>\d{{1,2}}) ?{_HALF}(?!\w){_ZONE}"), _read_hour, digits=True),
)

YEAR_RULES = (
    Rule(re.compile(r"(?<![\w.,-])(\d{1,4}) ?(BCE?|AD|CE|B\.C\.|A\.D\.)(?!\w)"), _read_era, digits=True),
    Rule(re.compile(rf"\b(AD) (\d{{1,4}}){LAST}"), _read_anno, digits=True),
    Rule(re.compile(r"(?<![\w.,])'?(\d{3}0|\d0)'?s(?!\w)"), _read_decade, digits=True),
    Rule(re.compile(r"(?<![\w.,])'(\d\d)(?![\w'])"), _read_short_year, digits=True),
    Rule(re.compile(rf"\b(?:{_BEFORE_YEAR}) ([12]\d{{3}})(?![\w:/%-]|[.,]\d)"), _read_certain_year, digits=True),
    Rule(re.compile(rf"(?<![\w.,+-])(\d{{4}}){LAST}(?!-\d)"), _read_year, digits=True),
)
