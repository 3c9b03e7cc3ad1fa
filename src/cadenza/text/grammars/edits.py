"""How edits are laid over what they replace, so that each token keeps the words that are said for it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from cadenza.text.normalize import Edit

_CHUNK = re.compile(r"\S+")
PASTE = "\u2060"
"""At an end of a word: what is there is written to it, as after Hebrew and Arabic "and"."""
_SIGNED = (
    "\u0591-\u05bd\u05bf-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u0900-\u0963\u0971-\u09e3\u0a00-\u0a65\u0a70-\u0ae3"
)
_SIGNED += "\u0b00-\u0b63\u0b82-\u0be5\u0c00-\u0c63\u0c80-\u0ce3\u0d00-\u0d63\u0e01-\u0e3a\u0e40-\u0e4e\u200c\u200d"
"""Letters and vowel signs of scripts that have both: the signs are no letters to `re` and `str`."""
_NEXT = re.compile(rf" ?((?:[^\W\d_]|[{_SIGNED}]){{1,30}})")
_WORD = re.compile(rf"(?:[^\W\d_]|[{_SIGNED}])+")


def join(*words: str) -> str:
    """Join words that may be empty."""
    joined = " ".join(word for word in words if word)
    return joined.replace(f"{PASTE} ", "").replace(f" {PASTE}", "").lstrip(PASTE)


def is_word(text: str) -> bool:
    """Tell whether `text` is all letters, vowel signs among them."""
    return text.isalpha() or _WORD.fullmatch(text) is not None


def cover(start: int, written: str, spoken: str, heads: Sequence[str] = ()) -> list[Edit]:
    """Say `spoken` for the text `written` at `start`, which may be several tokens; each gets its share of the words.

    `heads` are what is spoken up to the end of each token but the last; without them the words are dealt out evenly.
    """
    chunks = [(start + chunk.start(), start + chunk.end()) for chunk in _CHUNK.finditer(written)]
    if len(chunks) < 2:
        return [Edit(*chunk, spoken) for chunk in chunks]
    parts = _cut(spoken, heads) if len(heads) == len(chunks) - 1 else _deal(spoken.split(), len(chunks))
    return [Edit(*chunk, part) for chunk, part in zip(chunks, parts, strict=True)]


def _cut(spoken: str, heads: Sequence[str]) -> list[str]:
    cuts = [0, *map(len, heads), len(spoken)]
    return [spoken[low:high].strip() for low, high in pairwise(cuts)]


def _deal(words: list[str], count: int) -> list[str]:
    if len(words) <= count:
        return [*words, *[""] * (count - len(words))]
    cuts = [round(len(words) * place / count) for place in range(count + 1)]
    return [" ".join(words[low:high]) for low, high in pairwise(cuts)]


def before(match: re.Match[str], length: int = 24) -> str:
    """Return the text before a match, at most `length` characters of it."""
    return match.string[max(0, match.start() - length) : match.start()]


def after(match: re.Match[str], length: int = 40) -> str:
    """Return the text after a match, at most `length` characters of it."""
    return match.string[match.end() : match.end() + length]


def last_word(text: str) -> str:
    """Return the last word of `text` in lower case, or nothing."""
    return text.rsplit(maxsplit=1)[-1].lower() if text.strip() else ""


def next_word(match: re.Match[str]) -> str:
    """Return the word after a match and one space, or nothing."""
    found = _NEXT.match(match.string, match.end())
    return found[1] if found else ""
