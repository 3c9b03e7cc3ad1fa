"""How runs of digits are said: with pauses, after the zeros that they begin with, as years; signs that are digits."""

from __future__ import annotations

from collections.abc import Callable

from cadenza.text.grammars.edits import join
from cadenza.text.numbers import NumberWords

VULGAR = "[¼-¾⅐-⅞]"
"""A pattern for fractions of one character."""
SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻", "0123456789+-")
_LONGEST_UNPACED = 6
"""Digits that are said one by one without a pause."""


def paced(numbers: NumberWords, text: str) -> str:
    """Say digits one by one, a long run in groups of three or four with a pause after each."""
    if len(text) <= _LONGEST_UNPACED:
        return numbers.digits(text)
    size = 4 if len(text) % 4 == 0 else 3
    cuts = list(range(0, len(text), size))
    if len(text) - cuts[-1] == 1:
        cuts.pop()
    groups = [text[low:high] for low, high in zip(cuts, [*cuts[1:], len(text)], strict=True)]
    return ", ".join(map(numbers.digits, groups))


def with_zeros(numbers: NumberWords, text: str) -> str:
    """Say digits as one number after the zeros that they begin with: "zero zero five"; ValueError as of `cardinal`."""
    stripped = text.lstrip("0")
    zeros = numbers.digits("0" * (len(text) - len(stripped)))
    return join(zeros, numbers.cardinal(int(stripped)) if stripped else "")


def two_digits(numbers: NumberWords) -> Callable[[int], str]:
    """Make the function that says minutes with their zero: "zero five"."""
    return lambda number: with_zeros(numbers, f"{number:02}")


def is_year(text: str) -> bool:
    """Tell whether four bare digits are commonly read as a year."""
    return len(text) == 4 and text.isdecimal() and "1100" <= text < "2100"
