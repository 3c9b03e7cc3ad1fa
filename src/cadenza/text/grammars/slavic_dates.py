"""Dates and times of the Slavic languages: years and days that are ranks, times in the case of a preposition."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from cadenza.text.grammars.anycase import AnyCase
from cadenza.text.grammars.dates import DOT, SINCE, Dates
from cadenza.text.grammars.edits import before, cover, join, last_word
from cadenza.text.grammars.lexicon import any_of
from cadenza.text.grammars.slavic import in_case
from cadenza.text.grammars.slavic_numbers import form_by_ending
from cadenza.text.grammars.speaker import DASH, Speaker
from cadenza.text.normalize import Answer, Edit, Rule, edit
from cadenza.text.numbers import NumberWords


@dataclass(frozen=True, slots=True, kw_only=True)
class Years:
    """The word for "year": its forms, and the forms of the rank before each; what an abbreviation of it stands for."""

    words: Mapping[str, str]
    """Form of the rank by the word: {"год": "m", "года": "g"}; "g|l" as in `centuries`."""
    short: Sequence[str] = ()
    """Abbreviations of the word, without the dot."""
    default: str
    """The word that one stands for, where nothing tells its case."""
    after: Mapping[str, str] = field(default_factory=dict)
    """The same after a preposition: {"в": "году"}."""
    dated: str = ""
    """The same after a month and at the end of a date in digits, where it is said even if it isn't written."""
    months: str = ""
    """Months in further cases, after which a year is in the form of `dated`."""
    plural: Mapping[str, str] = field(default_factory=dict)
    """Abbreviations of the word for several years, as `short`."""
    alone: Mapping[str, str] = field(default_factory=dict)
    """Prepositions after which four digits that end the clause are a year, and the form: {"в": "l"}."""


def year_rules(speaker: Speaker, years: Years) -> tuple[Rule, ...]:
    """Make the rules for years with the word for "year", and dates in digits, which get that word."""
    numbers, dates = speaker.numbers, Dates(speaker)
    month_names = any_of([*speaker.names.month_spellings(), *years.months.split()])
    short = any_of([*years.short, *years.plural])
    a_month = re.compile(rf"(?i:{month_names})\.?$")
    a_day = re.compile(rf"\d\.? (?i:{month_names})\.?,? $")

    def word_for(text_before: str, abbreviation: str) -> str:
        if abbreviation in years.plural:
            return years.plural[abbreviation]
        preposition = last_word(text_before)
        if years.dated and a_month.search(preposition):
            return years.dated
        return years.after.get(preposition, years.default)

    def worded(match: re.Match[str]) -> Answer:
        word, edits = match["word"], []
        if match["mark"]:
            word = word_for(before(match), match["short"])
            edits = [Edit(match.start("mark"), match.end("mark"), word)]
        if a_day.search(before(match)):
            return edits  # the date itself is read as other dates are
        form = in_case(years.words.get(word.lower(), ""), before(match))
        said = numbers.ordinal(int(match["year"]), form)
        if match["until"]:
            said = join(said, speaker.lexicon.counting.until, numbers.ordinal(int(match["until"]), form))
        start = match.start("year")
        return [*cover(start, match.string[start : match.end("digits")], said), *edits]

    def in_month(match: re.Match[str]) -> Answer:
        return [
            Edit(
                match.start(1),
                match.end(1),
                numbers.ordinal(int(match[1]), in_case(years.words.get(years.dated, ""), "")),
            )
        ]

    alone_forms = AnyCase(years.alone)

    def alone(match: re.Match[str]) -> Answer:
        return [Edit(match.start(2), match.end(2), numbers.ordinal(int(match[2]), alone_forms[match[1]]))]

    def date(match: re.Match[str]) -> Answer:
        said = dates.in_digits(before(match), match["year"], match["month"], match["day"], match["since"])
        if said is None:
            return None
        start = match.start()
        written = match.string[start : match.end("dot" if match["dot"] else "year")]
        edits = cover(start, written, join(said, "" if match["tail"] else years.dated))
        return [*edits, edit(match, years.dated, "mark")] if match["mark"] else edits

    digits = rf"(?P<digits>(?P<year>1\d{{3}}|20\d\d)(?: ?{DASH} ?(?P<until>1\d{{3}}|20\d\d))?)"
    marks = rf" ?(?:(?P<mark>(?P<short>{short}){DOT})|(?P<word>(?i:{any_of(years.words)}))(?!\w))"
    tail = rf"(?P<tail> ?(?:(?P<mark>(?:{short}){DOT})|(?i:{any_of(years.words)})(?!\w)))?"
    # A year that is a rank has a dot, which is the end of a sentence only if none goes on.
    year_dot = rf"(?P<dot>\.(?= ?(?:{short}|(?i:{any_of(years.words)}))(?!\w)| [^\W\d_A-ZÀ-ÞА-Я]))?"
    start, year = speaker.start, r"(?P<year>1\d{3}|20\d\d)"
    day_and_month = r"(?P<day>\d{1,2})[./-] ?(?P<month>\d{1,2})"
    rules = [
        Rule(re.compile(rf"{start}{digits}{marks}"), worded, digits=True),
        Rule(
            re.compile(rf"{start}{SINCE}{day_and_month}[./-] ?{year}(?![\w/-]|[.,]\d){year_dot}{tail}"),
            date,
            digits=True,
        ),
    ]
    if years.months:
        months = any_of(years.months)
        rules.append(Rule(re.compile(rf"(?<!\w)(?i:{months}) ([12]\d{{3}})(?![\w:/%]|[.,-]\d)"), in_month, digits=True))
    if years.alone:
        rules.append(
            Rule(
                re.compile(rf"(?<!\w)(?i:({any_of(years.alone)})) (1[1-9]\d\d|20\d\d)(?=[,;!?)]|\.?$|\.\s)"),
                alone,
                digits=True,
            )
        )
    return tuple(rules)


def day_of_month(numbers: NumberWords, others: str = "") -> Callable[[int, str], str]:
    """Make the function that says the day of a date: a genitive, but after the words of `others`, "n = по на"."""
    forms = form_by_ending(others)

    def day(number: int, before: str) -> str:
        return numbers.ordinal(number, forms.get(last_word(before), "g"))

    return day


def day_rules(speaker: Speaker, cues: str, joints: str) -> tuple[Rule, ...]:
    """Make the rule for the first day of "с 5 по 7 мая", "od 1. do 5. května": only the second is next to the month."""
    months, calendar = any_of(speaker.names.full_months()), speaker.lexicon.calendar

    def read(match: re.Match[str]) -> Answer:
        number = int(match[1].rstrip("."))
        return [edit(match, calendar.day(number, ""), 1)] if calendar.day and 1 <= number <= 31 else None

    pattern = rf"(?<!\w)(?i:{cues}) (\d{{1,2}}\.?)(?= (?:{joints}) \d{{1,2}}\.? (?i:{months})(?!\w))"
    return (Rule(re.compile(pattern), read, digits=True),)


def clock_rules(
    speaker: Speaker,
    cues: str,
    hour: Callable[[int], str],
    minute: Callable[[int], str],
    span: Sequence[str] = (),
    *,
    marked: str = "",
) -> tuple[Rule, ...]:
    """Make the rules for times after a preposition, and from one time to another; `span` is "from" and "to".

    `marked` is what is said for the abbreviation of "hours" after one.
    """
    clock, dates = speaker.lexicon.clock, speaker.lexicon.calendar.before.split()

    def said(hours: str, minutes: str) -> str | None:
        if int(hours) > 24 or int(minutes) > 59:
            return None
        zero = speaker.numbers.cardinal(0) if clock and clock.padded and 0 < int(minutes) < 10 else ""
        return join(hour(int(hours)), zero, minute(int(minutes)) if int(minutes) else "")

    def after(match: re.Match[str]) -> Answer:
        words = said(match["hour"], match["minute"])
        is_date = "." in match[0] and 1 <= int(match["minute"]) <= 12 and match["cue"].lower() in dates
        if words is None or is_date:
            return None
        start = match.start("hour")
        if not marked:
            return cover(start, match.string[start : match.end()], words)
        return [Edit(start, match.end("minute"), words), edit(match, marked, "mark")]

    def both(match: re.Match[str]) -> Answer:
        first, last = said(match[1], match[2]), said(match[3], match[4])
        if first is None or last is None:
            return None
        lead = "" if last_word(before(match)) in cues.split("|") else span[0]
        return cover(match.start(), match[0], join(lead, first, span[1], last))

    mark = rf"(?: ?(?P<mark>{any_of(clock.marks if clock else '')})(?!\w))?"
    end = r"(?![\w:]|[.,]\d)"
    alone = rf"(?! ?{DASH} ?\d| \w{{1,4}} \d{{1,2}}\.\d{{1,2}}\.\d)"
    # With dots only what is hardly anything else: decimals have a comma in these languages.
    time = r"(\d{1,2})(?::(?=\d)|\.(?=[0-5][05]))(\d\d)"
    rules = [
        Rule(
            re.compile(rf"(?<!\w)(?P<cue>(?i:{cues})) (?P<hour>\d{{1,2}})[:.](?P<minute>\d\d){end}{alone}{mark}"),
            after,
            digits=True,
        )
    ]
    if span:
        rules.append(Rule(re.compile(rf"{speaker.start}{time} ?{DASH} ?{time}{end}"), both, digits=True))
    return tuple(rules)
