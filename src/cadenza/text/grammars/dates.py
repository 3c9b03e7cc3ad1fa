"""Rules for dates: in digits, with the month as a word, with weekdays; and for months and weekdays cut short."""

from __future__ import annotations

import re

from cadenza.text.grammars.edits import before, cover, join
from cadenza.text.grammars.lexicon import any_of
from cadenza.text.grammars.speaker import DASH, Speaker
from cadenza.text.normalize import Answer, Edit, Rule, edit

_DOT = r"(?:\.(?=\W{0,8}\w)|(?=\.)|(?![.\w]))"
"""The dot of an abbreviation, unless it also ends the sentence; or none."""
_ORDERS = {"dmy": (1, 2, 3), "mdy": (2, 1, 3), "ymd": (3, 2, 1)}


class _Dates:
    """The readings of dates in one language."""

    def __init__(self, speaker: Speaker) -> None:
        self._speaker = speaker
        self._calendar = speaker.lexicon.calendar
        words, months = self._calendar.words.split(), speaker.names.month_spellings()
        self.months = {name: month for name, month in months.items() if name not in words} | dict(self._calendar.months)
        self.weekdays = speaker.names.weekday_spellings()
        self._full = {name.lower() for name in speaker.names.months} | speaker.names.full_months()

    def day(self, number: int, text_before: str) -> str:
        """Say the day of a month."""
        if self._calendar.day:
            return self._calendar.day(number, text_before)
        return self._speaker.numbers.cardinal(number)

    def year(self, text: str) -> str:
        """Say the year of a date; two digits are one of these days."""
        number = int(text)
        if len(text) == 2:
            number += 2000 if number < 50 else 1900
        return (self._calendar.year or self._speaker.numbers.year)(number)

    def in_digits(self, text_before: str, year: str | None, month: str, day: str) -> str | None:
        """Say a date in digits; None if there is no such day."""
        if int(month) > 12 >= int(day):
            month, day = day, month
        if not (1 <= int(month) <= 12 and 1 <= int(day) <= 31):
            return None
        template = self._calendar.short if year is None else self._calendar.full
        return template.format(
            d=self.day(int(day), text_before),
            m=self._speaker.names.months[int(month) - 1],
            y="" if year is None else self.year(year),
        )

    def is_certain(self, match: re.Match[str]) -> bool:
        """Tell whether the month is no other word: written in full, with a dot, or with a year."""
        text = match["month"].lower()
        return text in self._full or text.endswith(".") or bool(match["year"])

    def month_edit(self, match: re.Match[str]) -> list[Edit]:
        """Say a month that is abbreviated; one that is written in full stays as it is."""
        short = match["month"].lower().rstrip(".")
        link = self._link(match, "month_link")
        if short in self._full and not link:
            return []
        return [edit(match, join(link, self._speaker.names.months[self.months[short] - 1]), "month")]

    def year_edit(self, match: re.Match[str]) -> list[Edit]:
        """Say the year of a date if it has one."""
        if not match["year"]:
            return []
        words = join(self._link(match, "year_link"), self.year(match["year"]))
        return [Edit(match.start("year"), match.end("mark" if "mark" in match.re.groupindex else "year"), words)]

    def _link(self, match: re.Match[str], name: str) -> str:
        """Return the word that the language has at a place of a date, if the text leaves it out there."""
        is_left_out = name in match.re.groupindex and not match[name]
        return self._calendar.link.split()[0] if self._calendar.link and is_left_out else ""

    def day_edit(self, match: re.Match[str]) -> list[Edit]:
        """Say the day or the days of a date; nothing if there is no such day."""
        start, text = match.start("day"), match.string[match.start("day") : match.end("rank")]
        if not all(1 <= int(match[name] or 1) <= 31 for name in ("day", "until")):
            return []
        said = self.day(int(match["day"]), before(match))
        if match["until"]:
            until = self._speaker.lexicon.counting.until
            said = f"{said} {until} {self.day(int(match['until']), f'{before(match)} {until} ')}"
        return cover(start, text, said)


def date_rules(speaker: Speaker) -> tuple[Rule, ...]:
    """Dates, the most certain first."""
    dates = _Dates(speaker)
    calendar = speaker.lexicon.calendar
    order = _ORDERS[calendar.order]

    def iso(match: re.Match[str]) -> Answer:
        said = dates.in_digits(before(match), match[1], match[3], match[4])
        return said and cover(match.start(), match[0], said)

    def digits(match: re.Match[str]) -> Answer:
        parts = dict(zip(order, (match[1], match[3], match[4]), strict=True))
        said = dates.in_digits(before(match), parts[3], parts[2], parts[1])
        return said and cover(match.start(), match[0], said)

    def short(match: re.Match[str]) -> Answer:
        month, day = (match[3], match[2]) if calendar.order == "dmy" else (match[2], match[3])
        said = dates.in_digits(match.string[max(0, match.start(1) - 24) : match.start(1)], None, month, day)
        return said and cover(match.start(1), match[1], said)

    def worded(match: re.Match[str]) -> Answer:
        if not dates.is_certain(match):
            return None
        days = dates.day_edit(match)
        return [*days, *dates.month_edit(match), *dates.year_edit(match)] if days else None

    def month_year(match: re.Match[str]) -> Answer:
        return [*dates.month_edit(match), *dates.year_edit(match)]

    start, last = speaker.start, speaker.last
    months = any_of(dates.months)
    month = rf"(?P<month>(?i:{months})(?!{speaker.letter}){_DOT})"
    link = rf"(?P<{{}}>(?:{any_of(calendar.link)}) )?"
    rank = rf"(?:{any_of((*speaker.lexicon.counting.ordinals, '.'))})?"
    day = rf"(?P<day>\d{{1,2}})(?P<rank>{rank}(?: ?{DASH} ?(?P<until>\d{{1,2}}){rank})?)"
    year = r"(?P<year>[12]\d{3})(?![\w:/%]|[.,-]\d)"
    rules = [
        Rule(
            re.compile(rf"{start}(\d{{4}})([-./]) ?(\d{{1,2}})\2 ?(\d{{1,2}})(?:\.(?=\W{{0,8}}\w))?{last}(?!-)"),
            iso,
            digits=True,
        ),
        Rule(
            re.compile(rf"{start}(\d{{1,2}})([/.-]) ?(\d{{1,2}})\2 ?(\d{{4}}|\d{{2}}){last}(?![-/])"),
            digits,
            digits=True,
        ),
        Rule(
            re.compile(rf"{start}{day} {link.format('month_link')}{month}(?:,? {link.format('year_link')}{year})?"),
            worded,
            digits=True,
        ),
        Rule(re.compile(rf"(?<!\w){month} {link.format('year_link')}{year}"), month_year, digits=True),
    ]
    if calendar.order == "ymd":
        year_first = rf"(?:(?<!\w){year}(?P<mark>\.?) )?{month} {day}(?!\w)"
        rules.insert(2, Rule(re.compile(year_first), worded, digits=True))
    if calendar.order == "mdy":
        rules.insert(2, Rule(re.compile(rf"(?<!\w){month} {day}(?:,? {year})?(?!\w)"), worded, digits=True))
    if speaker.lexicon.counting.ordinal_dot:
        dotted = rf"{start}((\d{{1,2}})\. ?(\d{{1,2}})(?:\.(?=\W{{0,8}}\w)|(?=\.)))(?!\.?\d)"
        rules.append(Rule(re.compile(dotted), short, digits=True))
    if calendar.before:
        cue = rf"(?<!\w)(?i:{any_of(calendar.before)})"
        rules.append(Rule(re.compile(rf"{cue} ((\d{{1,2}})[/.](\d{{1,2}})){last}(?![/:%-])"), short, digits=True))
    return (*rules, *_weekday_rules(speaker, months))


def _weekday_rules(speaker: Speaker, months: str) -> tuple[Rule, ...]:
    spellings = speaker.names.weekday_spellings()
    as_written = {
        name: number
        for text, number in spellings.items()
        for name in (text, text.capitalize())
        if name[0].isupper() or not speaker.names.weekdays[0][0].isupper()
    }
    unmistakable = any_of(name for name in as_written if name not in speaker.lexicon.calendar.words.split())

    def one(match: re.Match[str]) -> Answer:
        return speaker.names.weekdays[as_written[match[1]]]

    def both(match: re.Match[str]) -> Answer:
        first, last = (speaker.names.weekdays[as_written[match[group]]] for group in (1, 3))
        until = edit(match, speaker.lexicon.counting.until, 2)
        return [Edit(match.start(), until.start, first), until, Edit(match.start(3), match.end(), last)]

    name = rf"({any_of(as_written)})"
    dated = rf"\d{{1,2}}(?:[./] ?\d|\.? (?i:{months})\b|(?:[:.h]\d\d)?(?: ?{speaker.letter}{{1,4}})?{DASH}\d)"
    return (
        Rule(re.compile(rf"(?<!\w){name}\.? ?({DASH}) ?{name}(?![\w-])(?:\.(?=\W{{0,8}}\w))?"), both),
        Rule(re.compile(rf"(?<!\w)({unmistakable})\.(?=,? \d)"), one, digits=True),
        Rule(re.compile(rf"(?<!\w)({unmistakable})(?=,? {dated})"), one, digits=True),
    )
