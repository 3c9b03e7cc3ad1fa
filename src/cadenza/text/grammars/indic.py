"""What the languages of India and Bangladesh share: lakhs and crores, endings on digits, years in hundreds.

Their number words are those of a library but for what `mends` puts right. Endings are written to digits (Bengali
"৫টি", Tamil "2026-ல்") and change the last sound of the number in the south, so a language lists them.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from cadenza.text.grammars.asian import Watch, code_rule, parts_rule, watch_rules
from cadenza.text.grammars.builder import build
from cadenza.text.grammars.edits import is_word, join
from cadenza.text.grammars.lexicon import Money, table
from cadenza.text.grammars.speaker import Speaker
from cadenza.text.normalize import Answer, Grammar, Rule, edit
from cadenza.text.numbers import NumberWords

PHONES = (
    r"(?<=[-–] )[1-9]\d{5}(?! ?[^\W\d_])",
    r"[6-9]\d{4}[ -]?\d{5}",
    r"[6-9]\d{2} \d{3} \d{4}",
    r"[6-9]\d{3} \d{3} \d{3}",
    r"1[89]\d\d[ -]\d{3}[ -]\d{3,4}",
)
"""Mobile numbers of India, and those that cost nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicNumbers(NumberWords):
    """Number words with corrections, a form for "one" before a noun, and ranks made of cardinals."""

    mends: Mapping[str, str] = field(default_factory=dict, hash=False)
    """What is wrong in the library's words, by regular expression."""
    one: str = ""
    """"One" before what is counted, if another word than in counting."""
    hundred: str = ""
    """Ends the hundreds of a year, "सौ" as in "उन्नीस सौ चौरासी"; years are plain numbers if there is none."""
    first: Mapping[str, Mapping[int, str]] = field(default_factory=dict, hash=False)
    """Irregular ranks, by form."""
    endings: Mapping[str, str] = field(default_factory=dict, hash=False)
    """Ending of the regular ranks, by form."""
    fuse: Callable[[str, str], str] = str.__add__
    """Puts an ending to a word."""

    def cardinal(self, number: int, form: str = "") -> str:
        """Say `number`; see the base class."""
        if number == 1 and form and self.one:
            return self.one
        words = unicodedata.normalize("NFC", NumberWords.cardinal(self, number))
        for wrong, right in self.mends.items():
            words = re.sub(wrong, right, words)
        return words

    def ordinal(self, number: int, form: str = "") -> str:
        """Say the rank `number`; see the base class."""
        known = self.first.get(form, {})
        if number in known:
            return known[number]
        return self.fuse(self.cardinal(number), self.endings.get(form) or self.endings[""])

    def year(self, number: int) -> str:
        """Say a year: of the last millennium in hundreds, if the language does that."""
        hundreds, rest = divmod(number, 100)
        if not (self.hundred and 10 < hundreds < 20):
            return self.cardinal(number)
        head = f"{self.cardinal(hundreds)} {self.hundred}".replace(" +", "")
        return join(head, self.cardinal(rest) if rest else "")


_DOTTED = {
    unicodedata.normalize("NFD", chr(code)): chr(code)
    for code in (*range(0x958, 0x960), 0x9DC, 0x9DD, 0x9DF, 0xA33, 0xA36, 0xA59, 0xA5A, 0xA5B, 0xA5E)
}
"""Letters with a dot that are one character in some texts, two in others."""

Words = TypeVar("Words")


def in_both_spellings(entries: Mapping[str, Words]) -> dict[str, Words]:
    """Add to each key with dotted letters the one that has them as single characters."""
    return {composed(key): words for key, words in entries.items()} | dict(entries)


def composed(text: str) -> str:
    """Write dotted letters as single characters."""
    for two, one in _DOTTED.items():
        text = text.replace(two, one)
    return text


def written_to(word: str, ending: str) -> str:
    """Write an ending to a word as it is."""
    return word + ending


def attributive(function_words: str, *, many_too: bool = False) -> Callable[[str, bool], str]:
    """Return a rule of agreement: before a noun, "one" (or any number) has another form; these words are no nouns."""
    plain = frozenset(function_words.split())

    def agree(word: str, many: bool) -> str:
        return "" if (many and not many_too) or word in plain or word.isascii() else "noun"

    return agree


def half_past(numbers: NumberWords, lead: str, one: str, two: str) -> Callable[[int], str]:
    """Make the function that says half past an hour: `one` and `two` of their own, others with `lead` before them."""
    return lambda hour: {1: one, 2: two}.get(hour) or lead + numbers.cardinal(hour)


def indic_money(names: str, *, rupee: str, scales: str, more: str = "", more_coins: str = "") -> Money:
    """Make the words for money of `names`: rupee, paisa, dollar, cent, euro, pound, penny, yen, apart by commas.

    `rupee` are abbreviations of the rupee in the script of the language; `more` and `more_coins` are tables.
    """
    rupees, paise, dollars, cents, euros, pounds, pence, yen = (name.strip() for name in names.split(","))
    native = ["₹", "INR", "Rs.", "Rs", "₨", *rupee.split()]
    return Money(
        currencies=dict.fromkeys(native, rupees)
        | {"$": dollars, "USD": dollars, "€": euros, "EUR": euros, "£": pounds, "GBP": pounds, "¥": yen, "JPY": yen}
        | table(more),
        coins=dict.fromkeys(native, paise) | {"USD": cents, "EUR": cents, "GBP": pence} | table(more_coins),
        before=" ".join(name for name in (*native, *table(more)) if is_word(name) and len(name) < 3),
        named=True,
        scales=in_both_spellings(table(scales)),
    )


def build_indic(
    speaker: Speaker,
    watch: Watch,
    *own: Rule,
    cues: str,
    suffixes: str = "",
    fuse: Callable[[str, str], str] = written_to,
    days: str = "",
    day: Callable[[int], str] | None = None,
    quarters: str = "",
) -> Grammar:
    """Make a grammar; `suffixes` are endings of nouns that `fuse` puts to a number that they are written to.

    After a number with one of the endings `days` it is a day of the month, which `day` says. `quarters` are a quarter
    and three of them, if they have names.
    """
    known, of_days = frozenset((suffixes + " " + composed(suffixes)).split()), frozenset(days.split())
    taken = frozenset((*speaker.units, *speaker.currencies, *speaker.scales, *speaker.lexicon.counting.ordinals))
    parts = dict(zip("½ ¼ ¾".split(), [speaker.lexicon.counting.half.get("", ""), *quarters.split()], strict=False))
    parts |= dict(zip("1/2 1/4 3/4".split(), parts.values(), strict=False))
    ending = rf"(?P<ending>(?:(?![\u0000-\u02ff\u2000-\u2fff]){speaker.letter}){{1,24}})(?![{speaker.word}])"

    def suffixed(match: re.Match[str]) -> Answer:
        text, after = match["number"], match["ending"]
        if after in of_days and day and text.isdecimal() and 0 < int(text) < 32:
            return day(int(text))
        if after in known:
            said = speaker.numbers.year(int(text)) if speaker.is_year(text) else speaker.say(text)
            return fuse(said, after)
        if after in taken or f"-{after}" in taken or match["joint"]:
            return None
        return [edit(match, speaker.say(text), "number")]

    pattern = rf"{speaker.start}(?P<number>{speaker.number})(?P<joint>-?){ending}"
    return build(
        speaker,
        *own,
        code_rule(speaker, cues),
        *watch_rules(speaker, watch),
        parts_rule(speaker, {name: words for name, words in parts.items() if words}),
        Rule(re.compile(pattern), suffixed, digits=True),
    )
