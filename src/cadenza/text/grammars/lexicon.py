"""What the shared rules must be told of a language: its words, and its conventions where rules could differ.

A `Lexicon` is data, with a function only where a language has a rule of its own. `builder.build` makes the grammar of
it. Nearly every field has a default that leaves a construct to plainer rules, so that a new language can begin small.

A noun that is counted is written as its plural forms in one string, "euro|euros": as many of CLDR's categories of the
language (zero, one, two, few, many, other) as it has, in that order, the last form standing for those that are
missing. ":f" at the end is the form of the numbers before it, a key of `NumberWords.forms` (or any other word for the
plain form, where units have another one). "{}" is the place of the number where that is not before the noun.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from cadenza.text.languages import Language
from cadenza.text.numbers import NumberWords

_V = TypeVar("_V")
STOP = r"(?:\.(?=\W{0,8}\w)|(?=\.))"
"""The last dot of an abbreviation, unless it also ends the sentence and has to stay."""


def table(text: str) -> dict[str, str]:
    """Read lines of "key = words" (also several to a line, apart by ";") into a dictionary."""
    entries = (entry.partition("=") for line in text.splitlines() for entry in line.split(";"))
    return {key.strip(): words.strip() for key, _, words in entries if key.strip()}


def plain(*context: object) -> str:
    """Tell that a number has no other form, whatever is next to it."""
    return ""


def any_noun(word: str, many: bool) -> str:
    """Tell that a half comes before a word, where it is no fraction; numbers have no forms."""
    return "noun"


def regardless(say: Callable[[int], str]) -> Callable[[int, str], str]:
    """Make a function that says a day or a rank, whatever the text before it is."""
    return lambda number, before: say(number)


@dataclass(frozen=True, slots=True, kw_only=True)
class Counting:
    """Numbers that are not whole, negative, or belong together."""

    points: Mapping[str, str]
    """Words for the decimal separator and for a foreign one: {",": "Komma", ".": "Punkt"}."""
    decimals: int = 0
    """Digits of the longest decimals that are said as a number ("virgule quatorze"); others are said one by one."""
    decimal: Callable[[str, str], str | None] | None = None
    """Says a decimal from its digits before and after the point, or returns None for the usual way."""
    minus: str
    plus: str
    until: str
    """Between the ends of a range."""
    over: str
    """Between the numbers of a fraction that has no name."""
    fractions: Mapping[int, str] = field(default_factory=dict)
    """Denominators as nouns: {3: "tiers", 4: "quart|quarts"}."""
    half: Mapping[str, str] = field(default_factory=dict)
    """"½" before a noun, by the noun's form; "" is the entry for all others."""
    part: str = ""
    """The plural category of what there is half of; if none, "one", or CLDR's for 0.5 where it tells few from many."""
    and_half: str = ""
    """"5½" with the number as {}: "{} et demi"; {1} is its plain form, {} that of units."""
    agree: Callable[[str, bool], str] = plain
    """Tells from the word after a number, and whether it is other than one, the form that agrees with the word."""
    ordinals: Mapping[str, str] = field(default_factory=dict)
    """Endings that make a number an ordinal, and the rank that each means: {"er": "m", "ère": "f"}."""
    ordinal_dot: Callable[[str, str], str] | None = None
    """Tells the rank of "3." from the text before and after it; None where a dot makes no ordinal."""
    suffixes: str = ""
    """Signs that join a number and an ending of it that is only spoken after it: "'" as in "2026'da"."""
    decade: Callable[[int], str] | None = None
    """Says "80er", "1980er" and the like; which endings do that is in `decades`."""
    decades: tuple[str, ...] = ()
    operators: Mapping[str, str] = field(default_factory=dict)
    """Words for + - × * ÷ / = ^ between numbers, and for ² and ³ after one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Calendar:
    """Dates."""

    full: str = "{d} {m} {y}"
    short: str = "{d} {m}"
    """A date with day, month and year, and one without the year."""
    order: str = "dmy"
    """Order of a date in digits: dmy, mdy or ymd (one that begins with four digits is always ymd)."""
    link: str = ""
    """Words that may stand between day, month and year: "de del"."""
    day: Callable[[int, str], str] | None = None
    """Says a day, given the text before it; the cardinal if None."""
    days: Callable[[int, int], str] | None = None
    """Says the days of a span, if not with the word for ranges between them."""
    year: Callable[[int], str] | None = None
    """Says the year of a date, if otherwise than a year that stands alone."""
    years: bool = True
    """Whether four digits that begin with 11 to 20 are a year wherever nothing says otherwise."""
    months: Mapping[str, int] = field(default_factory=dict)
    """Spellings of months, in lower case without a dot, that CLDR doesn't have."""
    before: str = ""
    """Words after which "3/4" or "3.4." is a date."""
    words: str = ""
    """Abbreviations of months and weekdays in CLDR, in lower case, that are also words, and so not read as a date."""
    month_names: tuple[str, ...] = ()
    """The months as they are said in a date, if CLDR's names aren't words or have another case."""
    weekday_names: tuple[str, ...] = ()
    """The same of the weekdays, Monday first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """Times of the day."""

    hour: str
    """The noun after the hours, "heure|heures:f"."""
    minute: str = ""
    """The noun after the minutes, if one is said; its form is that of the minutes in any case."""
    joint: str = ""
    """Between hours and minutes."""
    bare: bool = True
    """Whether the noun is said where the text has but digits, "18:20"."""
    sharp: bool = True
    """Whether it is then said of a full hour, "18:00"."""
    padded: bool = False
    """Whether minutes below ten are said with their zero."""
    marks: str = "h"
    """What stands for the noun in the text: "Uhr h"."""
    before: str = ""
    """Words after which "9.30" is a time; after a number with a mark it always is."""
    or_date: str = ""
    """Those of them after which "7.05." with a dot at its end is a date."""
    dotted: bool = False
    """Whether "9.00–17.30" is a span of times without such a word."""
    hours: Callable[[int], str] | None = None
    """Says the hour, if not as a cardinal of the noun's form."""
    minutes: Callable[[int], str] | None = None
    """Says the minutes without their noun, if not as a cardinal: "nul fem"."""
    halves: Mapping[str, str] = field(default_factory=dict)
    """Words for "am" and "pm"; read by letters if there are none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Money:
    """Amounts of money."""

    currencies: Mapping[str, str] = field(default_factory=dict)
    """Nouns by sign or ISO code: {"€": "euro|euros", "CHF": "franc suisse|francs suisses"}; others are CLDR's."""
    coins: Mapping[str, str] = field(default_factory=dict)
    """Nouns of the hundredths by the same keys."""
    joint: str = ""
    """Between the amounts, "e" as in "dodici euro e cinquanta"."""
    joint_coin: str = ""
    """The same where the hundredths are named because there are fewer than ten."""
    named: bool = False
    """Whether the hundredths are always named."""
    before: str = ""
    """Currencies of letters that may stand before the amount, besides the ISO codes: "Rp RM kr"."""
    of: Callable[[str], str] = str
    """What stands after a million: "d'euros" for "euros"."""
    scales: Mapping[str, str] = field(default_factory=dict)
    """Nouns by abbreviation: {"Mio.": "Million|Millionen:f"}; their own forms are found in the text as well."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Measures:
    """Units."""

    form: str = ""
    """Form of the numbers before units and currencies that say nothing else."""
    forms: Mapping[str, str] = field(default_factory=dict)
    """Units that CLDR names and whose form is another: {"f": "h min s t"}."""
    nouns: Mapping[str, str] = field(default_factory=dict)
    """Units that CLDR doesn't name, or not well, and "%"; "=kg" names it like another unit."""
    drop: str = ""
    """Abbreviations of units that are words of the language."""
    per: str = ""
    """As in "pro Kilogramm", where CLDR has no pattern."""
    rates: Mapping[str, str] = field(default_factory=dict)
    """What is said of a unit after a slash, where that is a form of its own: {"kk": "kuukaudessa"}."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dialling:
    """Phone numbers and codes."""

    pairs: bool = False
    """Whether phone numbers are said in numbers of two digits."""
    patterns: tuple[str, ...] = ()
    """Phone numbers of the language's countries that begin with neither + nor 0, and its post codes."""
    cues: str = ""
    """Words (a pattern) after which a number is dialled or typed, digit by digit."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Roman:
    """Roman numerals."""

    counted: str = ""
    """Words after which one is a cardinal: "Kapitel Band"."""
    ranked: str = ""
    """Names after which one is a rank: "Ludwig Karl"."""
    rank: Callable[[int, str], str] | None = None
    """Says the rank after a name; is also given the text that ends with the name."""
    after: Mapping[str, Callable[[int, str], str]] = field(default_factory=dict)
    """Words before which a numeral stands, and how it is said there after what text: {"siècle": ordinal}."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Writing:
    """Abbreviations, letters and signs."""

    abbreviations: Mapping[str, str] = field(default_factory=dict)
    """By the abbreviation as written with its dots, a space in it optional: {"z. B.": "zum Beispiel"}."""
    titles: Mapping[str, str] = field(default_factory=dict)
    """The same, only before a capital, and with or without the last dot."""
    before_number: Mapping[str, str] = field(default_factory=dict)
    """The same, only before a digit, and with or without the last dot."""
    spelled: str = ""
    """Words in capitals that are read by letters though they have a vowel."""
    words: str = ""
    """Single letters that are words."""
    symbols: Mapping[str, str] = field(default_factory=dict)
    """Names of signs that stand alone; also of comparisons as ">=" and of words with a slash."""
    punctuation: Mapping[str, str] = field(default_factory=dict)
    """Names of signs in addresses and in text that is spelled out."""
    at: str = "at"
    """"@" in a mail address."""
    version: str = "version"
    flag: str = "flag"
    hashtag: str = "hashtag"


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """All that the shared rules know of a language."""

    language: Language
    numbers: NumberWords
    cldr: str = ""
    """Its locale in CLDR, if that isn't its code."""
    counting: Counting
    calendar: Calendar = field(default_factory=Calendar)
    clock: Clock | None = None
    money: Money = field(default_factory=Money)
    measures: Measures = field(default_factory=Measures)
    dialling: Dialling = field(default_factory=Dialling)
    roman: Roman = field(default_factory=Roman)
    writing: Writing = field(default_factory=Writing)
    prefixes: str = ""
    """Letters that are written to what is said for a number after them, with or without a hyphen: "ב-12"."""
    touching: bool = False
    """Whether numbers are written next to words without a space, as in "12月25日"."""


class ByAbbreviation(dict[str, _V]):
    """Finds an abbreviation also by what `any_of` matches of it where its dot ends the sentence."""

    def __contains__(self, name: object) -> bool:
        return super().__contains__(name) or super().__contains__(f"{name}.")

    def __missing__(self, name: str) -> _V:
        if name.endswith("."):
            raise KeyError(name)
        return self[f"{name}."]


def any_of(words: str | Iterable[str]) -> str:
    """Return a pattern of any of `words` (a string of them is split), longest first; it matches nothing if none.

    A dot at the end of a word is left where it also ends the sentence.
    """
    parts = set(words.split() if isinstance(words, str) else words)
    longest_first = sorted(sorted(parts), key=len, reverse=True)
    patterns = (re.escape(part[:-1]) + STOP if part[1:].endswith(".") else re.escape(part) for part in longest_first)
    return "|".join(patterns) or r"(?!)"
