"""What Romance languages have in common: ranks of the first days and kings; genders told from a noun's ending."""

from __future__ import annotations

import re
from collections.abc import Callable, Container

from cadenza.text.grammars.edits import last_word
from cadenza.text.normalize import Answer, edit
from cadenza.text.numbers import NumberWords

_FEMININE = re.compile(
    r"(?:as?|ci[óo]n(?:es)?|si[óo]n(?:es)?|ç(?:ão|ões)|s(?:ão|ões)|[dt]ad(?:es?)?|tud(?:es?)?|umbres?|ge(?:m|ns))$"
)


def agreement(masculine: str, feminine: str, function_words: str) -> Callable[[str, bool], str]:
    """Make the function that tells the gender of the word after a number, "" if it is no noun.

    `masculine` and `feminine` are nouns, in the singular, that do not follow the rule for their endings.
    """
    others, masculines, feminines = (frozenset(text.split()) for text in (function_words, masculine, feminine))

    def agree(word: str, many: bool) -> str:
        word = word.lower()
        if word in others or (many and not word.endswith("s")):
            return ""
        singulars = {word, word.removesuffix("s"), word.removesuffix("es")}
        if singulars & masculines:
            return "m"
        return "f" if singulars & feminines or _FEMININE.search(word) else "m"

    return agree


def day_of_month(numbers: NumberWords, first: str) -> Callable[[int, str], str]:
    """Make the function that says a day of the month: `first` or a cardinal."""
    return lambda number, before: first if number == 1 else numbers.cardinal(number)


def king(numbers: NumberWords, queens: Container[str]) -> Callable[[int, str], str]:
    """Make the function that says the number of a king or a century: a rank up to ten, from there on a cardinal."""

    def rank(number: int, before: str) -> str:
        if number > 10:
            return numbers.cardinal(number)
        return numbers.ordinal(number, "f" if last_word(before) in queens else "")

    return rank


def read_hour(numbers: NumberWords) -> Callable[[re.Match[str]], Answer]:
    """Make the function that reads a bare hour, the first group of a match: a feminine."""

    def read(match: re.Match[str]) -> Answer:
        return [edit(match, numbers.cardinal(int(match[1]), "f"), 1)] if int(match[1]) <= 24 else None

    return read
