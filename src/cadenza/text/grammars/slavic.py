"""What the Slavic languages have in common: numbers in the case that a preposition, a noun or a name asks for."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from cadenza.text.grammars.edits import before, cover, join, last_word, next_word
from cadenza.text.grammars.lexicon import STOP, any_of
from cadenza.text.grammars.roman import NUMERAL, roman_value
from cadenza.text.grammars.slavic_numbers import SlavicNumbers, form_by_ending, is_one
from cadenza.text.grammars.speaker import DASH, Noun, Speaker
from cadenza.text.normalize import Answer, Rule, edit
from cadenza.text.numbers import NumberWords

_LOCATIVE = frozenset("w we na po o v ve vo u při в во на о у".split())
"""Prepositions after which a noun that has one form for two cases is in the locative."""
_GENITIVE = frozenset("z ze od do bez kolem okolo vedle podle s iz nakon prije poslije oko из от до после".split())
"""Prepositions after which it is in the genitive."""


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


def in_case(form: str, text_before: str) -> str:
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
    known = form_by_ending(endings)

    def rank(before: str, after: str) -> str:
        if nouns_before and (form := nouns_before.get(last_word(before))):
            return form
        word = (re.findall(r"[^\W\d_]+", after[:40]) or [""])[0].lower()
        return in_case(next((known[word[at:]] for at in range(len(word)) if word[at:] in known), ""), before)

    return rank


def centuries(numbers: NumberWords, form_of: Mapping[str, str]) -> dict[str, Callable[[int, str], str]]:
    """Make the functions that say a numeral before one of some words, in the form that each asks for.

    Of a form with two, "g|l", the second is for the locative.
    """

    def ranked(form: str) -> Callable[[int, str], str]:
        return lambda number, before: numbers.ordinal(number, in_case(form, before))

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


def house_rule(speaker: Speaker) -> Rule:
    """Make the rule for a house number after a name, "Długa 5/7", which is no fraction."""

    def read(match: re.Match[str]) -> Answer:
        if not match[1].isupper() or next_word(match).islower():
            return None
        words = join(speaker.whole(match[3]), speaker.lexicon.counting.over, speaker.whole(match[4]))
        return [edit(match, words, 2)]

    pattern = r"(?<!\w)([^\W\d_])[^\W\d_]{2,30} ((\d{1,4})/(\d{1,4}))(?![\w/])"
    return Rule(re.compile(pattern), read, digits=True)


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
            form = case + ("f" if is_one(number) and _is_f(match["next"]) else "")
            return cover(start, match["amount"], speaker.numbers.cardinal(number, form))
        noun = nouns[match["unit"]]
        form = case + (noun.form if noun.form == "f" else "")
        said = speaker.numbers.cardinal(number, form)
        words = noun.name(units[0] if is_one(number) else units[1])
        return [*cover(start, match["amount"], said), *cover(match.start("unit"), match["unit"], words)]

    amount = r"(?P<amount>[1-9]\d{0,2}(?: \d{3}){1,3}|[1-9]\d{0,8}+)"
    no_more = rf"(?![\w:/%°-]|[.,]\d|\.? ?(?i:{months})(?!\w)| ?[–—-] ?\d| \d)"
    unit = rf"(?: ?(?P<unit>{any_of(abbreviated)}){edge})"
    other = rf"(?:{no_more}(?=(?:\.?$|[,;!?)]| (?P<next>{speaker.letter}{{1,30}}))))"
    return (Rule(re.compile(rf"(?<!\w)(?i:{cues}) {amount}(?!\d)(?:{unit}|{other})"), read, digits=True),)


def _is_f(word: str | None) -> bool:
    """Tell whether a noun in the genitive or dative is feminine."""
    return bool(word) and str(word)[-1] in "ыиеіїy"


def compound_rules(speaker: Speaker, numbers: SlavicNumbers, touching: str = "") -> tuple[Rule, ...]:
    """Make the rule for a number that begins a word, "20-летний", "5-тилетний"; also "20letý", as `touching`."""

    def read(match: re.Match[str]) -> Answer:
        return numbers.compound(int(match[1])) + match[2].lower()

    joint = rf"-(?:[тм]и)?(?={speaker.letter}{{4}})" + (rf"|(?=(?:{touching}))" if touching else "")
    pattern = rf"{speaker.start}([1-9]\d{{0,2}})(?:{joint})({speaker.letter}{{3,30}})(?!\w)"
    return (Rule(re.compile(pattern), read, digits=True),)
