"""Graphemes to phonemes by espeak-ng: most languages, each a voice of it.

A clause is phonemised as one, for the sound of a word depends on its neighbours (les enfants, bez sna); then it is cut
where its words are, by the sounds that they have by themselves (`align`). Those are remembered, so that a clause of
known words is one short question to the process that holds espeak-ng.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain, islice

from anyascii import anyascii

from cadenza.text.g2p import espeak_process
from cadenza.text.g2p.align import SPACE, Sound, cut, sounds
from cadenza.text.g2p.alphabet import from_ipa, has_sound
from cadenza.text.g2p.espeak_process import EspeakProcess
from cadenza.text.g2p.fold import fold, without_flags
from cadenza.text.g2p.marks import PAUSING, Marked, split_marks
from cadenza.text.g2p.readable import LONGEST_WORD, is_of_script, letter_name, readable
from cadenza.text.languages import Language
from cadenza.text.tokens import Reading

_MOST_WORDS = 40
_MOST_LETTERS = 400
"""Words and letters that are phonemised as one clause."""
_REMEMBERED = 4_096
"""Words, at least, whose own sounds a converter remembers; at most twice as many."""


@dataclass(slots=True)
class _Word:
    """A reading on its way: what is asked for it, and its symbols once they are known."""

    reading: Reading
    marked: Marked
    text: str
    symbols: str = ""
    spaced: bool = True

    @property
    def in_clause(self) -> bool:
        return bool(self.text) and not self.reading.letters and self.reading.ipa is None


class Espeak:
    """One voice of espeak-ng, safe to use from several threads."""

    def __init__(self, process: EspeakProcess, language: Language, voice: str) -> None:
        self._process, self._language, self._voice = process, language, voice
        self._marks = dict(language.marks)
        self._respelled = [(re.compile(pattern), spelling) for pattern, spelling in language.respelled]
        self._names = dict(language.letter_names)
        self._alone = _Memory()

    def __call__(self, readings: Sequence[Reading]) -> list[str]:
        """Return the symbols of each reading; a word that can't be read is spelled, what has no sound is empty.

        Raises SynthesisError if espeak-ng fails twice.
        """
        words = _without_dots([self._word(reading) for reading in readings])
        clauses = list(_clauses(words))
        self._speak_clauses(clauses)
        for word in words:
            if word.reading.ipa is not None:
                word.symbols = from_ipa(word.reading.ipa)
            elif word.reading.letters:
                word.symbols = self._letters(word.marked.word)
            elif word.marked.word and not has_sound(word.symbols):
                word.symbols, word.spaced = self._at_any_cost(word), True
        return [_with_marks(word) for word in words]

    def forget(self) -> None:
        """Forget the words met so far, as a new converter."""
        self._alone = _Memory()

    def _word(self, reading: Reading) -> _Word:
        marked = split_marks(reading.text, self._marks)
        text = marked.word
        for pattern, spelling in self._respelled:
            text = pattern.sub(spelling, text)
        return _Word(reading, marked, readable(text, self._language.script) if text else "")

    def _speak_clauses(self, clauses: Sequence[Sequence[_Word]]) -> None:
        """Give each word of the `clauses` its sounds in them: one question for all that isn't known."""
        texts = [_joined(clause) for clause in clauses]
        own = self._sounds_of({word.text for clause in clauses for word in clause}, texts)
        for clause, text in zip(clauses, texts, strict=True):
            said = own[text]
            ranges = cut(said, [own[word.text] for word in clause]) if len(clause) > 1 else [range(len(said))]
            for word, at in zip(clause, ranges, strict=True):
                word.symbols = self._fold(said[at.start : at.stop])
                word.spaced = at.start == 0 or said[at.start - 1] is SPACE

    def _sounds_of(self, words: Iterable[str], clauses: Iterable[str] = ()) -> dict[str, tuple[Sound, ...]]:
        """Return the sounds of each of `words` and `clauses` by itself; words are remembered."""
        words = set(words)
        known = {word: found for word in words if (found := self._alone.get(word)) is not None}
        unknown = list({*words, *clauses} - known.keys())
        parts = [list(_parts(text)) for text in unknown]
        answers = iter(self._process.phonemes(self._voice, list(chain(*parts))))
        for text, parts_of_text in zip(unknown, parts, strict=True):
            said = " ".join(islice(answers, len(parts_of_text)))
            known[text] = sounds(without_flags(said))
            if text in words and len(text) <= LONGEST_WORD:
                self._alone.put(text, known[text])
        return known

    def _fold(self, said: Sequence[Sound]) -> str:
        return fold("".join([sound.text for sound in said]), self._language.code).strip()

    def _say(self, text: str) -> str:
        return self._fold(self._sounds_of([text])[text]) if text else ""

    def _at_any_cost(self, word: _Word) -> str:
        """Read a word that has no sound in its clause: by itself, else letter by letter."""
        symbols = self._say(word.text)
        if has_sound(symbols) or not any(map(str.isalnum, word.marked.word)):
            return symbols
        return self._letters(word.marked.word)

    def _letters(self, word: str) -> str:
        """Return the names of the letters of `word`; a mark that combines is read with its letter."""
        return " ".join(filter(None, (self._letter(letter) for letter in _letters_of(word))))

    def _letter(self, letter: str) -> str:
        if (name := self._names.get(letter.lower())) is not None:
            return self._say(name)
        is_foreign = letter[0].isalpha() and not letter.isascii()
        if is_foreign and not any(is_of_script(letter[0], script) for script in (self._language.script, "Latn")):
            return self._first_sound((letter_name(letter[0]), readable(letter, self._language.script)))
        text = readable(letter, self._language.script)
        return self._first_sound((text, letter[0], anyascii(letter), letter_name(letter[0])))

    def _first_sound(self, texts: Iterable[str]) -> str:
        return next(filter(has_sound, map(self._say, texts)), "")


class _Memory:
    """Remembers the sounds of the words met last: two generations, so that no thread needs a lock to forget."""

    def __init__(self) -> None:
        self._new: dict[str, tuple[Sound, ...]] = {}
        self._old: dict[str, tuple[Sound, ...]] = {}

    def get(self, word: str) -> tuple[Sound, ...] | None:
        found = self._new.get(word)
        if found is None and (found := self._old.get(word)) is not None:
            self.put(word, found)
        return found

    def put(self, word: str, found: tuple[Sound, ...]) -> None:
        if len(self._new) >= _REMEMBERED:
            self._old, self._new = self._new, {}
        self._new[word] = found


def _without_dots(words: list[_Word]) -> list[_Word]:
    """Drop the dots that end no sentence, as those of abbreviations; a mark of another script is never one."""
    spoken = [index for index, word in enumerate(words) if word.marked.word]
    for word in words[: spoken[-1]] if spoken else []:
        if word.marked.after and "." in word.reading.text:
            word.marked = word.marked._replace(after=word.marked.after.replace(".", ""))
    return words


def _clauses(words: Sequence[_Word]) -> Iterator[list[_Word]]:
    """Yield the runs of `words` that are spoken in one breath, those without text left out."""
    clause: list[_Word] = []
    letters = 0
    for word in words:
        breaks_before = not PAUSING.isdisjoint(word.marked.before)
        is_full = len(clause) >= _MOST_WORDS or letters + len(word.text) > _MOST_LETTERS
        if clause and (breaks_before or is_full or not word.in_clause):
            yield clause
            clause, letters = [], 0
        if word.in_clause:
            clause.append(word)
            letters += len(word.text)
            if not PAUSING.isdisjoint(word.marked.after):
                yield clause
                clause, letters = [], 0
    if clause:
        yield clause


def _parts(text: str) -> Iterator[str]:
    """Cut what one giant word is in letters that are read into what can be asked at once."""
    while len(text) > espeak_process.LONGEST_TEXT:
        at = text.rindex(" ", 0, espeak_process.LONGEST_TEXT)
        yield text[:at]
        text = text[at + 1 :]
    yield text


def _joined(clause: Sequence[_Word]) -> str:
    return " ".join(word.text for word in clause)


def _letters_of(word: str) -> Iterator[str]:
    """Yield the letters, digits and signs of `word`, each with what combines with it."""
    letter = ""
    for char in unicodedata.normalize("NFC", word):
        if letter and unicodedata.category(char)[0] == "M":
            letter += char
            continue
        if letter:
            yield letter
        letter = char if not char.isspace() and char not in "-'" else ""
    if letter:
        yield letter


def _with_marks(word: _Word) -> str:
    before, after = word.marked.before, word.marked.after
    if not has_sound(word.symbols):
        return before + after
    return f"{' ' if word.spaced else ''}{before}{word.symbols}{after}"


@cache
def _converter(language: Language, voice: str) -> Espeak:
    return Espeak(espeak_process.shared(), language, voice)


def load(language: Language, locale: str) -> Espeak:
    """Return the converter for speakers of `locale`. Raises ConfigurationError if espeak-ng isn't installed."""
    code, _, region = locale.replace("_", "-").partition("-")
    accents = dict(language.accents) if code == language.code else {}
    return _converter(language, accents.get(region.upper(), language.espeak))
