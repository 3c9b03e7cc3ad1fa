"""Numbers of the Slavic languages: declined cardinals and ranks, agreement with the word after them, decimals."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from cadenza.text.grammars.digits import with_zeros
from cadenza.text.grammars.edits import join
from cadenza.text.grammars.lexicon import table
from cadenza.text.numbers import NumberWords

WORD = "~"
"""Begins a form that is the word after the number: whether 21 or 22 are counted decides what its ending tells."""
_RANKED = (*range(20), *range(20, 100, 10), *range(100, 1000, 100), 1000)
_MOST_DECIMALS, _LONGEST_WHOLE = 3, 12
"""Digits after and before the point of a decimal that is said with the word for "whole"."""


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
    by_last = {1: form_by_ending(always) | form_by_ending(one), 2: form_by_ending(always) | form_by_ending(two)}
    others, kept = form_by_ending(always), frozenset(never.split())

    def agreeing(number: int, word: str) -> str:
        if word in kept:
            return ""
        known = others if number % 100 in (11, 12) else by_last.get(number % 10, others)
        return next((known[word[at:]] for at in range(len(word)) if word[at:] in known), "")

    return agreeing


def form_by_ending(text: str) -> dict[str, str]:
    """Turn a table of endings by form, "f = a ia; n = o", into the form of each ending."""
    return {ending: form for form, endings in table(text).items() for ending in endings.split()}


def is_one(number: int) -> bool:
    """Tell whether what is counted is in the singular, as after 21."""
    return number % 10 == 1 and number % 100 != 11


def parts_of_one(
    numbers: NumberWords, point: str, parts: str, one: str, several: str
) -> Callable[[str, str], str | None]:
    """Make the function that says a decimal as "три целых пять десятых", and returns None if it has too many digits.

    `point` is the stem of "whole", `parts` are those of the tenths, hundredths and so on; `one` and `several` are the
    endings of both after 1, 21, 31 and after other numbers.
    """
    stems = parts.split()

    def decimal(units: str, decimals: str) -> str | None:
        if len(decimals) > len(stems) or len(units) > _LONGEST_WHOLE:
            return None
        whole, part = int(units), int(decimals)
        endings = [one if is_one(number) else several for number in (whole, part)]
        stem = stems[len(decimals) - 1]
        return f"{numbers.cardinal(whole, 'f')} {point}{endings[0]} {numbers.cardinal(part, 'f')} {stem}{endings[1]}"

    return decimal


def after_whole(numbers: NumberWords, point: Callable[[int], str], form: str = "") -> Callable[[str, str], str | None]:
    """Make the function that says a decimal as "tři celé pět", and returns None if it has too many digits.

    `point` tells the word after a whole number, which is in `form`.
    """

    def decimal(units: str, decimals: str) -> str | None:
        if len(decimals) > _MOST_DECIMALS or len(units) > _LONGEST_WHOLE:
            return None
        whole = int(units)
        return join(numbers.cardinal(whole, form), point(whole), with_zeros(numbers, decimals))

    return decimal


def czech_decimal(numbers: NumberWords) -> Callable[[str, str], str | None]:
    """Make the function that says a decimal in Czech or Slovak, "jedna celá pět", "tři celé pět", "pět celých pět"."""

    def point(whole: int) -> str:
        return "celá" if whole in (0, 1) else "celé" if whole in (2, 3, 4) else "celých"

    return after_whole(numbers, point, "f")
