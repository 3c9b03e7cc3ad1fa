"""Punctuation of all scripts as the marks of the phonetic alphabet: what is heard around a word."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from itertools import groupby
from typing import NamedTuple

MARKS: dict[str, str] = {
    **dict.fromkeys(".。．｡।॥۔።։។။", "."),
    **dict.fromkeys(",，、､،፣၊", ","),
    **dict.fromkeys("!！﹗", "!"),
    **dict.fromkeys("?？؟﹖⁇\u037e", "?"),
    **dict.fromkeys(";；؛\u0387", ";"),
    **dict.fromkeys(":：︰", ":"),
    **dict.fromkeys("…‥⋯", "…"),
    **dict.fromkeys("—―–〜～", "—"),
    **dict.fromkeys("（([［【{｛〔", "("),
    **dict.fromkeys("）)]］】}｝〕", ")"),
    **dict.fromkeys("“„‟«‹「『《〈〝", "“"),
    **dict.fromkeys('”»›」』》〉〞"＂', "”"),
    "‽": "?!",
}
"""What is heard of a character; other punctuation is not."""

PAUSING = frozenset(";:,.!?—…()")
"""The marks at which a speaker pauses: the sound of a word does not reach across them."""

_APOSTROPHES = "'’‘ʼ`´′‛＇"
_NAMED = frozenset("&@%#§+=<>*/\\")
"""Punctuation to Unicode, but words to a speaker."""


class Marked(NamedTuple):
    """A word without the punctuation around it, and the marks that are heard before and after it."""

    before: str
    word: str
    after: str


def split_marks(text: str, own: Mapping[str, str]) -> Marked:
    """Part `text` from its punctuation; `own` are the marks that mean something else in its language.

    An apostrophe at one end belongs to the word (l', 's), at both ends it is a quotation mark. Which way the others
    look is told by their side of the word: languages differ in it.
    """
    start, stop = 0, len(text)
    while start < stop and _is_mark(text[start]):
        start += 1
    while stop > start and _is_mark(text[stop - 1]):
        stop -= 1
    word = text[start:stop]
    if len(word) > 1 and word[0] in _APOSTROPHES and word[-1] in _APOSTROPHES:
        word = word[1:-1]
    if word:
        return Marked(_heard(text[:start], own, "“"), word, _heard(text[stop:], own, "”"))
    return Marked("", "", "—" if text in {"-", "--", "‐", "‑", "−"} else _heard(text, own))


def _is_mark(char: str) -> bool:
    if char in MARKS:
        return True
    return char not in _NAMED and char not in _APOSTROPHES and unicodedata.category(char)[0] in "PZC"


def _heard(text: str, own: Mapping[str, str], quote: str = "") -> str:
    marks = text.replace("...", "…").replace("--", "—")
    heard = "".join(own.get(char) or MARKS.get(char, "") for char in marks)
    if quote:
        heard = heard.replace("“", quote).replace("”", quote)
    return "".join(mark for mark, _ in groupby(heard))
