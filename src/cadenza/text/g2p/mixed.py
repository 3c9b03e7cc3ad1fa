"""A language with a script of its own, and everything else that may stand in a sentence of it.

The converters of such languages differ in one thing: how a sentence of native words is said. All the rest is here:
punctuation, words of other scripts, letters that are named, phonemes that are given, and that no word stays silent.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from cadenza.speech import PAUSES
from cadenza.text.g2p.alphabet import ALPHABET, from_ipa
from cadenza.text.g2p.foreign import say_foreign, say_letter
from cadenza.text.g2p.marks import PAUSING, split_marks
from cadenza.text.languages import Language
from cadenza.text.tokens import Reading


class Word(NamedTuple):
    """A stretch of text of one script in a sentence.

    `glued`: no white space before it. `pause`: the speaker pauses before it, so that no sound reaches across.
    """

    text: str
    native: bool
    glued: bool
    pause: bool


Speak = Callable[[Sequence[Word]], list[str]]
"""Gives the symbols of each word of a sentence; "" for a word that it can't say, a leading space to keep it apart."""

_Part = Word | str
"""What a reading is made of: words still to be said, and symbols that are known."""


_NO_NAMES: Mapping[str, str] = {}


class Mixed:
    """A converter for a language of which `native` matches a run of its own letters, and `speak` says them.

    `names` are the names of letters in that language, by lower-case letter; other letters go by their English names.
    """

    def __init__(self, language: Language, native: str, speak: Speak, names: Mapping[str, str] = _NO_NAMES) -> None:
        self._marks = dict(language.marks)
        self._native = re.compile(native)
        self._speak = speak
        self._names = names
        say_foreign("a")  # loads English now: its first word must not hold up a sentence

    def __call__(self, readings: Sequence[Reading]) -> list[str]:
        """Return the symbols of each reading, its marks around them; no word that has letters is left empty."""
        sentence: list[list[_Part]] = []
        pause = True
        for reading in readings:
            parts = list(self._parts(reading, pause))
            sentence.append(parts)
            pause = reading.ipa is not None or _pauses(parts, pause)
        words = [part for parts in sentence for part in parts if isinstance(part, Word)]
        said = iter(self._speak(words))
        last = max((at for at, parts in enumerate(sentence) if any(map(_is_heard, parts))), default=-1)
        return [
            _join(
                reading,
                parts,
                [part if isinstance(part, str) else _sure(part, next(said)) for part in parts],
                at >= last,
            )
            for at, (reading, parts) in enumerate(zip(readings, sentence, strict=True))
        ]

    def _parts(self, reading: Reading, pause: bool) -> Iterator[_Part]:
        """Cut a reading into marks and words; `pause`: the speaker pauses before it."""
        if reading.ipa is not None:
            yield from_ipa(reading.ipa)
            return
        before, core, after = split_marks(reading.text, self._marks)
        yield before
        pause = pause or not PAUSING.isdisjoint(before)
        yield from self._letters(core) if reading.letters else self._words(core, reading.glued, pause)
        yield after

    def _words(self, core: str, glued: bool, pause: bool) -> Iterator[_Part]:
        at = 0
        for match in self._native.finditer(core):
            for part in _foreign(core[at : match.start()], glued, pause):
                yield part
                pause = _pauses([part], pause)
                glued = True
            yield Word(match[0], True, glued, pause)
            glued, pause, at = True, False, match.end()
        yield from _foreign(core[at:], glued, pause)

    def _letters(self, core: str) -> Iterator[_Part]:
        for char in core:
            if (name := self._names.get(char.lower())) is not None or self._native.fullmatch(char):
                yield " "
                yield Word(name or char, True, False, True)
            elif char.isalnum():
                yield f" {say_letter(char)}"


def _foreign(text: str, glued: bool, pause: bool) -> Iterator[_Part]:
    """Yield what stands between native words: a word of another script, or marks."""
    marks = split_marks(text, {})
    if marks.before:
        yield marks.before
    if any(map(str.isalnum, marks.word)):
        yield Word(marks.word, False, glued, pause)
    if marks.after:
        yield "".join(mark for mark in marks.after if mark != "—")


def _pauses(parts: Sequence[_Part], pause: bool) -> bool:
    """Say whether the speaker pauses after `parts`, given that there is a pause before them."""
    for part in parts:
        if isinstance(part, Word):
            pause = False
        elif part:
            pause = pause or not PAUSING.isdisjoint(part.replace(".", ""))
    return pause


def _is_heard(part: _Part) -> bool:
    return isinstance(part, Word) or not PAUSES.issuperset(part)


def _sure(word: Word, symbols: str) -> str:
    """Return `symbols`, or what can be said of a word that the language has no symbols for."""
    symbols = "".join(symbol for symbol in symbols if symbol in ALPHABET)
    if not PAUSES.issuperset(symbols):
        return symbols
    return say_foreign(word.text)


def _join(reading: Reading, parts: Sequence[_Part], said: Sequence[str], is_last: bool) -> str:
    """Put the symbols of a reading together; a full stop is one only where it ends the sentence."""
    first = next((at for at, part in enumerate(parts) if isinstance(part, Word)), 0)
    opening, symbols = (_one_spaced("".join(some)) for some in (said[:first], said[first:]))
    if PAUSES.issuperset(symbols):
        return _one_spaced(opening + symbols).strip()
    if not is_last:
        opening, symbols = opening.replace(".", ""), symbols.replace(".", "")
    is_foreign = isinstance(word := parts[first], Word) and not word.native
    is_spaced = not reading.glued or is_foreign or symbols.startswith(" ")
    return f"{' ' if is_spaced else ''}{opening.strip()}{symbols.strip()}"


def _one_spaced(symbols: str) -> str:
    return re.sub("  +", " ", symbols)
