"""Rules for dates: in digits, with the month as a word, with weekdays; and for months and weekdays cut short."""

from __future__ import annotations

import re

from cadenza.text.grammars.anycase import AnyCase, folded
from cadenza.text.grammars.edits import after, before, cover, join, last_word
from cadenza.text.grammars.lexicon import STOP, any_of
from cadenza.text.grammars.speaker import DASH, Speaker
from cadenza.text.normalize import Answer, Edit, Rule, edit

DOT = rf"(?:{STOP}|(?![.\w]))"
"""The dot of an abbreviation, unless it also ends the sentence; or none."""
_PARTS = {"d": r"(?P<day>\d{1,2})", "m": r"(?P<month>\d{1,2})", "y": r"(?P<year>\d{4}|\d{2})"}
_DAY_BEFORE = rf"\d{{1,2}}[./] ?\d{{1,2}}(?:[./] ?\d{{4}})?|\d{{1,2}}(?=\.|{DASH})"
SINCE = rf"(?:(?P<since>{_DAY_BEFORE})\.? ?{DASH} ?(?=\d{{1,2}}[./]))?"
"""What may begin a span of dates in digits: a day, with or without its month and year."""


class Dates:
    """The readings of dates in one language."""

    def __init__(self, speaker: Speaker) -> None:
        self._speaker = speaker
        self._calendar = speaker.lexicon.calendar
        words, months = self._calendar.words.split(), speaker.names.month_spellings()
        months = {name: month for name, month in months.items() if name not in words} | dict(self._calendar.months)
        self.months = AnyCase(months)
        self.weekdays = speaker.names.weekday_spellings()
        self._full = set(map(folded, (*speaker.names.months, *speaker.names.full_months())))

    def days(self, first: str | None, last: str, text_before: str) -> str | None:
        """Say the day of a month, or the days of a span if there is a `first`; None if there is no such day."""
        numbers = [int(text) for text in (first, last) if text]
        if not 1 <= numbers[0] <= numbers[-1] <= 31:
            return None
        if first and self._calendar.days:
            return self._calendar.days(*numbers)
        say = self._calendar.day or (lambda number, text: self._speaker.numbers.cardinal(number))
        return f" {self._speaker.lexicon.counting.until} ".join(say(number, text_before) for number in numbers)

    def year(self, text: str) -> str:
        """Say the year of a date; two digits are one of these days."""
        number = int(text)
        if len(text) == 2:
            number += 2000 if number < 50 else 1900
        return (self._calendar.year or self._speaker.numbers.year)(number)

    def in_digits(
        self, text_before: str, year: str | None, month: str, day: str, since: str | None = None
    ) -> str | None:
        """Say a date in digits, which may end a span that SINCE began; None if there is no such day."""
        if year and int(month) > 12 >= int(day):
            month, day = day, month
        first, *rest = re.findall(r"\d+", since or "") or [None]
        days = self.days(None if rest else first, day, text_before)
        if days is None or not 1 <= int(month) <= 12:
            return None
        template = self._calendar.short if year is None else self._calendar.full
        name = self._speaker.names.months[int(month) - 1]
        said = template.format(d=days, m=name, y="" if year is None else self.year(year))
        if first is None or not rest:
            return said
        begin = self.in_digits(text_before, rest[1] if len(rest) > 1 else None, rest[0], first)
        return begin and join(begin, self._speaker.lexicon.counting.until, said)

    def is_certain(self, match: re.Match[str]) -> bool:
        """Tell whether the month is no other word: written in full, with a dot, or with a year."""
        text = folded(match["month"])
        return text in self._full or text.endswith(".") or bool(match["year"])

    def month_edit(self, match: re.Match[str]) -> list[Edit]:
        """Say a month that is abbreviated; one that is written in full stays as it is."""
        short = folded(match["month"]).rstrip(".")
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
        first, last = (match["day"], match["until"]) if match["until"] else (None, match["day"])
        said = self.days(first, last, before(match))
        start = match.start("day")
        return cover(start, match.string[start : match.end("rank")], said) if said else []


def date_rules(speaker: Speaker) -> tuple[Rule, ...]:
    """Dates, the most certain first."""
    dates = Dates(speaker)
    calendar, clock = speaker.lexicon.calendar, speaker.lexicon.clock
    before_time = set(clock.before.split()).difference(clock.or_date.split()) if clock else set()

    def iso(match: re.Match[str]) -> Answer:
        said = dates.in_digits(before(match), match[1], match[3], match[4])
        return said and cover(match.start(), match[0], said)

    def digits(match: re.Match[str]) -> Answer:
        said = dates.in_digits(before(match), match["year"], match["month"], match["day"], match["since"])
        return said and cover(match.start(), match[0], said)

    def short(match: re.Match[str]) -> Answer:
        text_before = match.string[max(0, match.start("date") - 24) : match.start("date")]
        said = dates.in_digits(text_before, None, match["month"], match["day"], match["since"])
        return said and cover(match.start("date"), match["date"], said)

    def dotted(match: re.Match[str]) -> Answer:
        return None if last_word(before(match)) in before_time else short(match)

    def worded(match: re.Match[str]) -> Answer:
        if not dates.is_certain(match):
            return None
        days = dates.day_edit(match)
        return [*days, *dates.month_edit(match), *dates.year_edit(match)] if days else None

    def month_year(match: re.Match[str]) -> Answer:
        return [*dates.month_edit(match), *dates.year_edit(match)]

    def joint(match: re.Match[str]) -> Answer:
        return [edit(match, join(speaker.lexicon.counting.until), "joint")]

    start, last = speaker.start, speaker.last
    months = any_of(dates.months)
    month = rf"(?P<month>(?i:{months})(?!{speaker.letter}){DOT})"
    link = rf"(?P<{{}}>(?:{any_of(calendar.link)}) )?"
    rank = rf"(?:{any_of((*speaker.lexicon.counting.ordinals, '.'))})?"
    day = rf"(?P<day>\d{{1,2}})(?P<rank>{rank}(?: ?{DASH} ?(?P<until>\d{{1,2}}){rank})?)"
    year = r"(?P<year>[12]\d{3})(?![\w:/%]|[.,-]\d)"
    since = SINCE if calendar.order == "dmy" else "(?P<since>(?!))?"
    first, second, third = (_PARTS[part] for part in calendar.order)
    lone, other = (_PARTS[part] for part in calendar.order.replace("y", ""))
    rules = [
        Rule(
            re.compile(rf"{start}(\d{{4}})([-./]) ?(\d{{1,2}})\2 ?(\d{{1,2}})(?:\.(?=\W{{0,8}}\w))?{last}(?!-)"),
            iso,
            digits=True,
        ),
        Rule(
            re.compile(rf"{start}{since}{first}(?P<sep>[/.-]) ?{second}(?P=sep) ?{third}{last}(?![-/])"),
            digits,
            digits=True,
        ),
        Rule(
            re.compile(rf"{start}{day} {link.format('month_link')}{month}(?:,? {link.format('year_link')}{year})?"),
            worded,
            digits=True,
        ),
        Rule(re.compile(rf"(?<!\w){month} {link.format('year_link')}{year}"), month_year, digits=True),
        Rule(
            re.compile(rf"{start}(?P<since>(?!))?{lone}/{other} (?P<year>20\d\d)(?![\w/:%-]|[.,]\d)"),
            digits,
            digits=True,
        ),
        Rule(re.compile(rf"(?i:{months})\.?(?: {year})?(?P<joint> ?{DASH} ?)(?={day} {month})"), joint, digits=True),
    ]
    if calendar.order == "ymd":
        year_first = rf"(?:(?<!\w){year}(?P<mark>\.?) )?{month} {day}(?!\w)"
        rules.insert(2, Rule(re.compile(year_first), worded, digits=True))
    if calendar.order == "mdy":
        rules.insert(2, Rule(re.compile(rf"(?<!\w){month} {day}(?:,? {year})?(?!\w)"), worded, digits=True))
    if speaker.lexicon.counting.ordinal_dot:
        date = rf"{start}(?P<date>{since}{lone}\. ?{other}{STOP})(?!\.?\d)"
        rules.append(Rule(re.compile(date), dotted, digits=True))
    end_of_span = rf"(?= {speaker.letter}{{1,4}} \d{{1,2}}[/.] ?\d{{1,2}}[/.] ?\d)"
    rules.append(
        Rule(re.compile(rf"{start}(?P<date>(?P<since>(?!))?{lone}[/.]{other}){end_of_span}"), short, digits=True)
    )
    words = [name for name in dates.weekdays if name not in calendar.words.split()]
    cue = rf"(?<!\w)(?i:{any_of([*words, *speaker.names.weekdays, *calendar.before.split()])})"
    date = rf"(?P<date>{since}{lone}[/.]{other}(?:\.(?=\W{{0,8}}\w))?)"
    # "do 2.5 GB" is no day in May.
    counted = any_of(name for name in (*speaker.units, *speaker.currencies) if len(name) > 1 or not name.isalpha())
    no_amount = rf"(?![/:%-]| ?(?:{counted})(?!{speaker.letter}))"
    rules.append(Rule(re.compile(rf"{cue}\.?,? {date}{last}{no_amount}"), short, digits=True))
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

    def dotted(match: re.Match[str]) -> Answer:
        return None if after(match).lstrip(", ")[0].isupper() else one(match)

    def both(match: re.Match[str]) -> Answer:
        first, last = (speaker.names.weekdays[as_written[match[group]]] for group in (1, 3))
        ends = [Edit(match.start(), match.start(2), first), Edit(match.start(3), match.end(), last)]
        if match[2].strip().isalpha() or "/" in match[2]:
            return ends
        return [*ends, edit(match, join(speaker.lexicon.counting.until), 2)]

    name = rf"({any_of(as_written)})"
    dated = rf"\d{{1,2}}(?:[./] ?\d|\.? (?i:{months})\b|(?:[:.h]\d\d)?(?: ?{speaker.letter}{{1,4}})?{DASH}\d)"
    end = r"(?![\w-])(?:\.(?=\W{0,8}\w))?"
    return (
        Rule(re.compile(rf"(?<!\w){name}\.? ?({DASH}) ?{name}{end}"), both),
        Rule(re.compile(rf"(?<!\w)({unmistakable})\.? ([^\W\d_]{{1,4}}|t/m) ({unmistakable}){end}"), both),
        Rule(re.compile(rf"(?<!\w)({unmistakable})\.(?=,? \w)"), dotted),
        Rule(re.compile(rf"(?<!\w)({unmistakable})(?=,? {dated})"), one, digits=True),
    )
