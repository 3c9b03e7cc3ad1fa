"""How much of a sentence was understood: errors a character and a word, after folding what nobody can hear.

Whoever writes down "25 €" and "twenty-five euros" heard the same. So two readings of both sides are compared, as
written and as our front end would say it, and the best counts, for our speech and for the baseline alike.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import jiwer

from cadenza.text.languages import Language

_SAME_SOUND: dict[str, tuple[tuple[str, str], ...]] = {
    "Arab": (("[\u0610-\u061a\u0640\u064b-\u065f\u0670]", ""), ("[آأإٱ]", "ا"), ("ى", "ي"), ("ة", "ه")),
    "Hebr": (("[\u0591-\u05c7]", ""),),
    "Cyrl": (("ё", "е"),),
    "Deva": (("ँ", "ं"),),
    "Beng": (("ঁ", ""),),
    "Gujr": (("ઁ", "ં"),),
}
"""By script: spellings that are free, or left out by most writers. Vowel marks are written in no newspaper."""
_LETTERS_AND_DIGITS = "LMN"
_GROUPS = re.compile(r"(?<=\d)[.,'’\s](?=\d{3}(?!\d))")
_APOSTROPHES = re.compile("['’ʼ׳]")


@dataclass(frozen=True, slots=True)
class Errors:
    """Errors in a text, and how many parts (characters or words) it should have; never more than all of it."""

    wrong: int
    of: int

    @property
    def rate(self) -> float:
        """The share that is wrong: 0 to 1."""
        return self.wrong / self.of if self.of else 1.0


@dataclass(frozen=True, slots=True)
class Score:
    """What was not understood; `words` is None in a language that is written without spaces."""

    characters: Errors
    words: Errors | None


def fold(text: str, language: Language) -> str:
    """Return `text` without what can't be heard: lower case words with single spaces.

    Letters, marks and digits stay (digits as 0 to 9, without separators of thousands); all else is a space, but an
    apostrophe is nothing.
    """
    if language.script in {"Hans", "Hant"}:
        text = _simplified(text)
    if language.code == "tr":  # the one language whose capitals Unicode's default folds wrongly
        text = text.replace("I", "ı").replace("İ", "i")
    text = unicodedata.normalize("NFKC", text).casefold()
    text = _APOSTROPHES.sub("", _GROUPS.sub("", text))
    for pattern, replacement in _SAME_SOUND.get(language.script, ()):
        text = re.sub(pattern, replacement, text)
    return " ".join("".join(map(_plain, text)).split())


def _plain(char: str) -> str:
    category = unicodedata.category(char)
    if category == "Nd":
        return str(unicodedata.decimal(char))
    if category == "Cf":  # joiners, marks of direction
        return ""
    return char if category[0] in _LETTERS_AND_DIGITS else " "


@cache
def _simplified_converter() -> Any:  # noqa: ANN401 - the package has no types
    from opencc import OpenCC  # noqa: PLC0415 - only where Chinese is scored

    return OpenCC("t2s")


def _simplified(text: str) -> str:
    return str(_simplified_converter().convert(text))


def score(references: Sequence[str], heard: Sequence[str], language: Language) -> Score:
    """Compare readings of what was said with readings of what was heard: every pair is tried, the best counts.

    Spaces are no characters: nobody hears them. Raises ValueError if no reference has a word.
    """
    expected = [text for text in (fold(reference, language) for reference in references) if text]
    if not expected:
        raise ValueError(f"There are no words in {references!r}.")
    pairs = [(reference, fold(text, language)) for reference in dict.fromkeys(expected) for text in heard]
    characters = _least(_errors(list(said.replace(" ", "")), list(text.replace(" ", ""))) for said, text in pairs)
    if language.words != "spaces":
        return Score(characters, None)
    return Score(characters, _least(_errors(said.split(), text.split()) for said, text in pairs))


def _errors(said: list[str], heard: list[str]) -> Errors:
    """Count substitutions, deletions and insertions, at most as many as there are parts.

    The bound keeps one sentence in which the recogniser ran wild from outweighing all others.
    """
    found = jiwer.process_words(" ".join(said), " ".join(heard))
    return Errors(min(found.substitutions + found.deletions + found.insertions, len(said)), len(said))


def _least(found: Iterable[Errors]) -> Errors:
    return min(found, key=lambda errors: errors.rate)


def total(parts: Iterable[Errors]) -> Errors:
    """Add up the errors of several sentences."""
    parts = list(parts)
    return Errors(sum(part.wrong for part in parts), sum(part.of for part in parts))
