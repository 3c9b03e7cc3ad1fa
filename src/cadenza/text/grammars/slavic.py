"""What the Slavic languages have in common: ranks that are declined, cases after prepositions, years that are ranks."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from cadenza.text.grammars.anycase import AnyCase
from cadenza.text.grammars.dates import SINCE, Dates
from cadenza.text.grammars.edits import before, cover, join, last_word, next_word
from cadenza.text.grammars.lexicon import STOP, any_of, table
from cadenza.text.grammars.roman import NUMERAL, roman_value
from cadenza.text.grammars.speaker import DASH, Noun, Speaker
from cadenza.text.normalize import Answer, Edit, Rule, edit
from cadenza.text.numbers import NumberWords

_LOCATIVE = frozenset("w we na po o v ve vo u při в во на о у".split())
"""Prepositions after which a noun that has one form for two cases is in the locative."""
_GENITIVE = frozenset("z ze od do bez kolem okolo vedle podle s iz nakon prije poslije oko из от до после".split())
"""Prepositions after which it is in the genitive."""
WORD = "~"
"""Begins a form that is the word after the number: whether 21 or 22 are counted decides what its ending tells."""
_RANKED = (*range(20), *range(20, 100, 10), *range(100, 1000, 100), 1000)


@lru_cache(maxsize=16)
def _ranks(words: str) -> Mapping[int, str]:
    return dict(zip(_RANKED, words.split(), strict=True))


@dataclass(frozen=True, slots=True, kw_only=True)
class SlavicNumbers(NumberWords):
    """Numbers of a language in which they agree in gender and case, and whose ranks are adjectives.

    `ranked` are the ranks 0 to 19, 20 to 90, 100 to 900 and 1000 in the masculine; `endings` are those that they have
    there, `declined` the endings of another form in the same order. `joint` is before the last word of a rank, `both`
    tells that the tens before it are a rank too ("dwudziesty szósty"). `cases` declines the words of cardinals one by
    one; the key is a capital, which a form begins with. `glued` are the words as they are in compounds.
    """

    ranked: str
    endings: str = ""
    declined: Mapping[str, str] = field(default_factory=dict, hash=False)
    joint: str = ""
    both: bool = False
    cases: Mapping[str, Mapping[str, str]] = field(default_factory=dict, hash=False)
    glued: Mapping[str, str] = field(default_factory=dict, hash=False)
    spelling: tuple[tuple[str, str], ...] = ()
    """What to put right in the words of the library: (regular expression, replacement)."""
    agreeing: Callable[[int, str], str] | None = field(default=None, hash=False)
    """Tells from a number and the word after it the form in which they agree."""

    def cardinal(self, number: int, form: str = "") -> str:
        """Say `number`, as the base class does, in any case."""
        if form[:1] == WORD:
            form = self.agreeing(number, form[1:]) if self.agreeing else ""
        case = self.cases.get(form[:1]) if form not in self.forms else None
        words = _repair(NumberWords.cardinal(self, number, form if case is None else form[1:]), self.spelling)
        return words if case is None else " ".join(case.get(word, word) for word in words.split())

    def year(self, number: int) -> str:
        """Say a year that stands alone."""
        return self.cardinal(number)

    def ordinal(self, number: int, form: str = "") -> str:
        """Say the rank `number`, declined; of millions there are no ranks here."""
        ranks, rest = _ranks(self.ranked), number % 100
        if number in ranks:
            last = [number]
        elif rest:
            last = [rest] if rest in ranks else [rest - rest % 10, rest % 10] if self.both else [rest % 10]
        elif number % 1000:
            last = [number % 1000]
        elif number < 10**6:
            return self._decline(self.compound(number // 1000) + ranks[1000], form)
        else:
            return self.cardinal(number)
        head = number - sum(last)
        lead = self.cardinal(head) if head else ""
        if lead and self.joint:
            lead = join(lead.replace(f" {self.joint} ", " "), self.joint)
        return join(lead, *(self._decline(ranks[part], form) for part in last))

    def compound(self, number: int) -> str:
        """Return `number` as it is at the beginning of a longer word: "двухсот" of "двухсотлетие"."""
        return "".join(self.glued.get(word, word) for word in self.cardinal(number).split())

    def _decline(self, word: str, form: str) -> str:
        for old, new in zip(self.endings.split(), self.declined.get(form, self.endings).split(), strict=True):
            if word.endswith(old):
                return word.removesuffix(old) + new
        return word


@lru_cache(maxsize=4096)
def _repair(words: str, spelling: tuple[tuple[str, str], ...]) -> str:
    for wrong, right in spelling:
        words = re.sub(wrong, right, words)
    return words


def agree(word: str, many: bool) -> str:
    """Leave it to `SlavicNumbers` to find the form that agrees with the word after a number."""
    return WORD + word.lower() if len(word) > 2 else ""


def agreement(*, always: str = "", one: str, two: str, never: str) -> Callable[[int, str], str]:
    """Make the function that tells a form from the ending of the word after a number; the longest known one decides.

    `always` are the endings of cases, `one` those after 1, 21, 31, `two` those after 2, 22, 32, as "f = a ia; n = o";
    `never` are words that agree with nothing.
    """
    by_last = {1: _endings(always) | _endings(one), 2: _endings(always) | _endings(two)}
    others, kept = _endings(always), frozenset(never.split())

    def agreeing(number: int, word: str) -> str:
        if word in kept:
            return ""
        known = others if number % 100 in (11, 12) else by_last.get(number % 10, others)
        return next((known[word[at:]] for at in range(len(word)) if word[at:] in known), "")

    return agreeing


def _endings(text: str) -> dict[str, str]:
    return {ending: form for form, endings in table(text).items() for ending in endings.split()}


def dotted(entries: Mapping[str, str]) -> dict[str, str]:
    """Return the entries, those of abbreviations with a dot also without it: it may be the end of the sentence."""
    return dict(entries) | {name.removesuffix("."): words for name, words in entries.items()}


def names(entries: str) -> dict[str, str]:
    """Give a form to each form of some names: "Карл Иван: =m а=g Мари: я=f" makes "Карл" m and "Карла" g."""
    found: dict[str, str] = {}
    stems: list[str] = []
    open_list = True
    for part in entries.split():
        ending, is_pair, form = part.partition("=")
        if is_pair:
            found |= {stem + ending: form for stem in stems}
        else:
            stems = [*stems, part.rstrip(":")] if open_list else [part.rstrip(":")]
        open_list = not is_pair
    return found


def ranker(numbers: NumberWords, form_of: Mapping[str, str]) -> Callable[[int, str], str]:
    """Make the function that says the number of a king in the case of the name before it."""

    def rank(number: int, text: str) -> str:
        words = text.split()
        return numbers.ordinal(number, form_of.get(words[-1], "") if words else "")

    return rank


def _case(form: str, text_before: str) -> str:
    """Choose among the forms of "g|l" or "n|l|g": after other words, prepositions of the locative, of the genitive.

    With "*" at the end the genitive is also that of a noun after any other word.
    """
    plain, locative, genitive = [*form.rstrip("*").split("|"), "", ""][:3]
    word = last_word(text_before)
    if locative and word in _LOCATIVE:
        return locative
    is_genitive = word in _GENITIVE or (form.endswith("*") and word.isalpha() and word not in _LOCATIVE)
    return genitive if genitive and is_genitive else plain


def ranks_by_noun(endings: str, nouns_before: Mapping[str, str] | None = None) -> Callable[[str, str], str]:
    """Make the function that tells the form of "3." from the ending of the noun after it and the preposition before.

    `nouns_before` are nouns that stand before it and tell the form themselves.
    """
    known = _endings(endings)

    def rank(before: str, after: str) -> str:
        if nouns_before and (form := nouns_before.get(last_word(before))):
            return form
        word = (re.findall(r"[^\W\d_]+", after[:40]) or [""])[0].lower()
        return _case(next((known[word[at:]] for at in range(len(word)) if word[at:] in known), ""), before)

    return rank


def centuries(numbers: NumberWords, form_of: Mapping[str, str]) -> dict[str, Callable[[int, str], str]]:
    """Make the functions that say a numeral before one of some words, in the form that each asks for.

    Of a form with two, "g|l", the second is for the locative.
    """

    def ranked(form: str) -> Callable[[int, str], str]:
        return lambda number, before: numbers.ordinal(number, _case(form, before))

    return {word: ranked(form) for word, form in form_of.items()}


def century_rules(numbers: NumberWords, short: str, one: Mapping[str, str], several: str = "") -> tuple[Rule, ...]:
    """Make the rule for "XX в." and "XIX–XX вв.", the abbreviations of which have the case of the preposition.

    `one` are the words for "century" by the form of the rank, l and g, and `several` the same for the plural.
    """
    plural = dict(zip("lg", several.split(), strict=False))

    def read(match: re.Match[str]) -> Answer:
        form = "l" if last_word(before(match)) in _LOCATIVE else "g"
        ranks = [numbers.ordinal(roman_value(text), form) for text in (match[2], match[3]) if text]
        word = plural.get(form, one[form]) if match[3] else one[form]
        said = " — ".join(ranks)
        return [
            *cover(match.start(), match.string[match.start() : match.end("years")], said),
            edit(match, word, "mark"),
        ]

    mark = rf"(?P<mark>(?:{short}){STOP})"
    pattern = rf"(?<!\w)(?P<years>({NUMERAL})(?: ?{DASH} ?({NUMERAL}))?) ?{mark}"
    return (Rule(re.compile(pattern), read),)


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
    dot = rf"(?:{STOP}|(?![.\w]))"
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
        form = _case(years.words.get(word.lower(), ""), before(match))
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
                numbers.ordinal(int(match[1]), _case(years.words.get(years.dated, ""), "")),
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
    marks = rf" ?(?:(?P<mark>(?P<short>{short}){dot})|(?P<word>(?i:{any_of(years.words)}))(?!\w))"
    tail = rf"(?P<tail> ?(?:(?P<mark>(?:{short}){dot})|(?i:{any_of(years.words)})(?!\w)))?"
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


def house_rule(speaker: Speaker) -> Rule:
    """Make the rule for a house number after a name, "Długa 5/7", which is no fraction."""

    def read(match: re.Match[str]) -> Answer:
        if not match[1].isupper() or next_word(match).islower():
            return None
        words = join(speaker.whole(match[3]), speaker.lexicon.counting.over, speaker.whole(match[4]))
        return [edit(match, words, 2)]

    pattern = r"(?<!\w)([^\W\d_])[^\W\d_]{2,30} ((\d{1,4})/(\d{1,4}))(?![\w/])"
    return Rule(re.compile(pattern), read, digits=True)


def day_of_month(numbers: NumberWords, others: str = "") -> Callable[[int, str], str]:
    """Make the function that says the day of a date: a genitive, but after the words of `others`, "n = по на"."""
    forms = _endings(others)

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


def case_rules(speaker: Speaker, case: str, cues: str, units: tuple[str, str] | None = None) -> tuple[Rule, ...]:
    """Make the rule for whole numbers after a preposition that asks for a case, and with `units` for what is counted.

    `cues` is a pattern for the prepositions, `units` are the plural categories whose forms are that case of one thing
    and of several.
    """
    nouns: dict[str, Noun] = {**speaker.currencies, **speaker.units, **speaker.scales} if units else {}
    # What is written in full is in its case already.
    abbreviated = [name for name, noun in nouns.items() if name not in noun.spellings() and len(name) < 6]
    edge = rf"(?![{speaker.word}/²³-])"
    months = any_of(speaker.names.month_spellings())

    def read(match: re.Match[str]) -> Answer:
        number = int(match["amount"].replace(" ", ""))
        start = match.start("amount")
        if match["unit"] is None or units is None:
            form = case + ("f" if _one(number) and _is_f(match["next"]) else "")
            return cover(start, match["amount"], speaker.numbers.cardinal(number, form))
        noun = nouns[match["unit"]]
        form = case + (noun.form if noun.form == "f" else "")
        said = speaker.numbers.cardinal(number, form)
        words = noun.name(units[0] if _one(number) else units[1])
        return [*cover(start, match["amount"], said), *cover(match.start("unit"), match["unit"], words)]

    amount = r"(?P<amount>[1-9]\d{0,2}(?: \d{3}){1,3}|[1-9]\d{0,8}+)"
    no_more = rf"(?![\w:/%°-]|[.,]\d|\.? ?(?i:{months})(?!\w)| ?[–—-] ?\d| \d)"
    unit = rf"(?: ?(?P<unit>{any_of(abbreviated)}){edge})"
    other = rf"(?:{no_more}(?=(?:\.?$|[,;!?)]| (?P<next>{speaker.letter}{{1,30}}))))"
    return (Rule(re.compile(rf"(?<!\w)(?i:{cues}) {amount}(?!\d)(?:{unit}|{other})"), read, digits=True),)


def _one(number: int) -> bool:
    return number % 10 == 1 and number % 100 != 11


def _is_f(word: str | None) -> bool:
    """Tell whether a noun in the genitive or dative is feminine."""
    return bool(word) and str(word)[-1] in "ыиеіїy"


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


def compound_rules(speaker: Speaker, numbers: SlavicNumbers, touching: str = "") -> tuple[Rule, ...]:
    """Make the rule for a number that begins a word, "20-летний", "5-тилетний"; also "20letý", as `touching`."""

    def read(match: re.Match[str]) -> Answer:
        return numbers.compound(int(match[1])) + match[2].lower()

    joint = rf"-(?:[тм]и)?(?={speaker.letter}{{4}})" + (rf"|(?=(?:{touching}))" if touching else "")
    pattern = rf"{speaker.start}([1-9]\d{{0,2}})(?:{joint})({speaker.letter}{{3,30}})(?!\w)"
    return (Rule(re.compile(pattern), read, digits=True),)
