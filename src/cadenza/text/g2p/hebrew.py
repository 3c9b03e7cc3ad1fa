"""Hebrew graphemes to phonemes: vowel points restored by a small network, then the rules of pointed spelling.

Hebrew is written without its vowels. The network (Nakdimon, see scripts/build_hebrew.py) reads a sentence letter by
letter and says what point stands under each; from there the spelling says nearly all. Stress is not written: it is on
the last syllable but for a few patterns.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np

from cadenza.text.g2p.mixed import Mixed, Word
from cadenza.text.g2p.networks import network
from cadenza.text.languages import Language

_LETTER = "\u0591-\u05bd\u05bf\u05c1-\u05c7\u05d0-\u05ea\u05ef-\u05f2\ufb1d-\ufb4f"
NATIVE = f"[{_LETTER}]+(?:[\"״'׳’][{_LETTER}]+)*['׳’]?"

_ALPHABET = ["", "H", "O", "5", *" !\"'(),-.:;?", *map(chr, range(0x5D0, 0x5EB))]
"""The network's input symbols, by their indices; O stands for any other character."""
_INDEX = {char: index for index, char in enumerate(_ALPHABET)}
_VOWELS = ["", "", *map(chr, range(0x5B0, 0x5BD)), "\u05b7"]
_DOTS = ["", "", "\u05c1", "\u05c2"]
"""Its outputs: points under a letter, dots of shin and sin."""
_HEADS = (16, 19)
"""Where the scores of vowels end and those of the dagesh begin; and those of the dots."""
_MOST_LETTERS = 400

_SHVA, _DAGESH, _SIN_DOT, _HOLAM, _SEGOL, _TSERE, _HIRIQ, _PATAH = "\u05b0\u05bc\u05c2\u05b9\u05b6\u05b5\u05b4\u05b7"
_SHURUK = _DAGESH
_SOUNDS = {
    **{"\u05b1": "e", "\u05b2": "a", "\u05b3": "o", _HIRIQ: "i", _TSERE: "e", _SEGOL: "e", _PATAH: "a", "\u05b8": "a"},
    **{_HOLAM: "o", "\u05ba": "o", "\u05bb": "u", "\u05c7": "o", _SHURUK: "u"},
}
_CONSONANTS = {
    **{"א": "ʔ", "ב": "v", "ג": "ɡ", "ד": "d", "ה": "h", "ו": "v", "ז": "z", "ח": "x", "ט": "t", "י": "j", "כ": "x"},
    **{"ך": "x", "ל": "l", "מ": "m", "ם": "m", "נ": "n", "ן": "n", "ס": "s", "ע": "ʔ", "פ": "f", "ף": "f", "צ": "ʦ"},
    **{"ץ": "ʦ", "ק": "k", "ר": "ʁ", "ש": "ʃ", "ת": "t"},
}
_HARD = {"ב": "b", "כ": "k", "ך": "k", "פ": "p", "ף": "p"}
_WITH_GERESH = {"ג": "ʤ", "ז": "ʒ", "צ": "ʧ", "ץ": "ʧ", "ת": "θ"}
_GUTTURALS = frozenset("אעה")
_OPEN_SHVA = frozenset("ולמנריבכ")
"""First letters whose shva is heard: sonorants, and the prefixes ve-, be-, ke-, le-."""
_SHORT_O = frozenset(
    "כל בכל לכל מכל שכל הכל וכל תכנית תכניות חכמה צהריים צהרים אמנם אמנות אזניים קרבן שלחן חדשיים".split()
)
"""Words whose first qamats is an o."""
_PREFIXES = {"ב": "be", "כ": "ke", "ל": "le", "מ": "me", "ש": "ʃe", "ה": "ha", "ו": "ve"}
"""Letters that are words by themselves, as before a foreign name (ב-Zoom)."""
_NAMES = dict(
    zip(
        "אבגדהוזחטיכלמנסעפצקרשתךםןףץ",
        """אָלֶף בֵּית גִּימֶל דָּלֶת הֵא וָו זַיִן חֵית טֵית יוּד כַּף לָמֶד מֵם נוּן סָמֶךְ עַיִן פֵּא צָדִי קוּף רֵישׁ שִׁין תָּו כַּף מֵם נוּן פֵּא
        צָדִי""".split(),
        strict=True,
    )
)


class Letter(NamedTuple):
    """A letter with its points: `vowel` under (or in) it, `dagesh` in it, the `dot` of a shin over it."""

    char: str
    vowel: str = ""
    dagesh: bool = False
    dot: str = ""


class Sound(NamedTuple):
    """A consonant and the vowel after it, either of which may be empty, and the point that made the vowel."""

    consonant: str
    vowel: str
    point: str = ""


class Hebrew:
    """Says sentences of Hebrew words, pointed or not."""

    def __init__(self) -> None:
        self._network = network("hebrew_vowels")

    def __call__(self, words: Sequence[Word]) -> list[str]:
        """Return the symbols of each of `words`."""
        said = [""] * len(words)
        for part in _parts(words):
            pointed = self._pointed([words[at] for at in part])
            for at, letters in zip(part, pointed, strict=True):
                if words[at].native:
                    said[at] = _PREFIXES.get(words[at].text) or _stressed(_sounds(letters), letters)
        return said

    def _pointed(self, words: Sequence[Word]) -> list[list[Letter]]:
        """Return the letters of `words` with their points: those that are written, else those that are likely."""
        written = [_written(word.text) if word.native else [Letter("O")] for word in words]
        text, starts = "", []
        for word, letters in zip(words, written, strict=True):
            text += "" if word.glued or not text else ", " if word.pause else " "
            starts.append(len(text))
            text += "".join(letter.char for letter in letters)
        indices = np.array([_INDEX.get(char, _INDEX["O"]) for char in f"{text}."], np.int64)
        scores = self._network.run(None, {"letters": indices})[0]
        vowels = scores[:, : _HEADS[0]].argmax(1)
        hard = scores[:, _HEADS[0] : _HEADS[1]].argmax(1) == 2
        dots = scores[:, _HEADS[1] :].argmax(1)
        found = []
        for letters, start in zip(written, starts, strict=True):
            places = range(start, start + len(letters))
            guess = [Letter(text[k], _VOWELS[vowels[k]], bool(hard[k]), _DOTS[dots[k]]) for k in places]
            is_pointed = any(letter.vowel or letter.dagesh for letter in letters)
            found.append(letters if is_pointed else guess)
        return found


def _parts(words: Sequence[Word]) -> Iterator[range]:
    """Yield ranges of words that are pointed together."""
    start = letters = 0
    for at, word in enumerate(words):
        letters += len(word.text)
        if letters > _MOST_LETTERS and at > start:
            yield range(start, at)
            start, letters = at, len(word.text)
    if start < len(words):
        yield range(start, len(words))


def _written(text: str) -> list[Letter]:
    """Return the letters of `text` with the points that are written."""
    letters: list[Letter] = []
    for char in unicodedata.normalize("NFKD", text):
        if unicodedata.combining(char) and letters:
            letters[-1] = _with_point(letters[-1], char)
        elif char in "'׳’":
            letters.append(Letter("'"))
        elif char in '"״' or char in _CONSONANTS:
            letters.append(Letter('"' if char == "״" else char))
    return letters


def _with_point(letter: Letter, point: str) -> Letter:
    if point == _DAGESH:
        is_vowel = letter.char == "ו" and not letter.vowel
        return letter._replace(vowel=_SHURUK) if is_vowel else letter._replace(dagesh=True)
    if point in "\u05c1\u05c2":
        return letter._replace(dot=point)
    return letter._replace(vowel=point) if point in _SOUNDS or point == _SHVA else letter


def _sounds(letters: Sequence[Letter]) -> list[Sound]:
    """Return consonants and vowels of a word."""
    spelled = "".join(letter.char for letter in letters)
    sounds: list[Sound] = []
    letters = [letter for letter in letters if letter.char != '"']
    for at, letter in enumerate(letters):
        if letter.char == "'":
            if sounds and letters[at - 1].char in _WITH_GERESH:
                sounds[-1] = sounds[-1]._replace(consonant=_WITH_GERESH[letters[at - 1].char])
            continue
        sounds += _sound(letters, at, sounds)
    first = next((at for at, sound in enumerate(sounds) if sound.vowel), None)
    if spelled in _SHORT_O and first is not None and sounds[first].vowel == "a":
        sounds[first] = sounds[first]._replace(vowel="o")
    return sounds


def _sound(letters: Sequence[Letter], at: int, before: Sequence[Sound]) -> list[Sound]:
    """Return the sounds of the letter `at`, `before` being those of the word before it; a silent letter has none."""
    letter = letters[at]
    char, vowel = letter.char, _SOUNDS.get(letter.vowel, "")
    is_last = at == len(letters) - 1
    follows_vowel = bool(before and before[-1].vowel)
    if char == "ו" and vowel in ("o", "u") and not letter.dagesh:
        is_mater = not follows_vowel and (before or vowel == "u")
        return [Sound("" if is_mater else "v", vowel, letter.vowel)]
    if char == "י" and not letter.vowel and not letter.dagesh and follows_vowel:
        ends_in_av = before[-1].vowel == "a" and [other.char for other in letters[at + 1 :]] == ["ו"]
        return [] if before[-1].vowel in "ie" or ends_in_av else [Sound("j", "")]
    consonant = _consonant(letter)
    if is_last and letter.vowel == _PATAH and before and before[-1].vowel not in ("", "a") and char in "חעה":
        return [Sound("", "a", "furtive"), Sound(consonant if char == "ח" else "", "")]
    if char in "אע" and not vowel:
        carries_vav = any(other.char == "ו" and _SOUNDS.get(other.vowel) for other in letters[at + 1 : at + 2])
        return [Sound("ʔ" if before else "", "")] if carries_vav else []
    if char == "ה" and is_last and not vowel:
        return []
    if char in "אע" and not before:
        consonant = ""
    if letter.vowel == _SHVA:
        vowel = "e" if _is_heard(letters, at, before) else ""
    return [Sound(consonant, vowel, letter.vowel)]


def _consonant(letter: Letter) -> str:
    if letter.char == "ש" and letter.dot == _SIN_DOT:
        return "s"
    if letter.dagesh and letter.char in _HARD:
        return _HARD[letter.char]
    return _CONSONANTS.get(letter.char, "")


def _is_heard(letters: Sequence[Letter], at: int, before: Sequence[Sound]) -> bool:
    """Say whether the shva of the letter `at` is an e."""
    following = letters[at + 1 : at + 2]
    if not following:
        return False
    if not before:
        return letters[at].char in _OPEN_SHVA or following[0].char in _GUTTURALS
    closes_before = before[-1].point == _SHVA and not before[-1].vowel
    return closes_before or following[0].char == letters[at].char


def _stressed(sounds: Sequence[Sound], letters: Sequence[Letter]) -> str:
    """Join the sounds of a word, its stress before the vowel that has it; a word of one syllable has none."""
    vowels = [at for at, sound in enumerate(sounds) if sound.vowel]
    stressed = -1
    if len(vowels) > 1:
        stressed = vowels[-2] if _is_early(sounds, vowels, letters) else vowels[-1]
    return "".join(f"{sound.consonant}{'ˈ' if at == stressed else ''}{sound.vowel}" for at, sound in enumerate(sounds))


def _is_early(sounds: Sequence[Sound], vowels: Sequence[int], letters: Sequence[Letter]) -> bool:
    """Say whether the stress is on the syllable before the last."""
    before, last = sounds[vowels[-2]], sounds[vowels[-1]]
    is_closed = vowels[-1] < len(sounds) - 1
    if last.point == "furtive":
        return True
    if is_closed:
        is_segolate = last.point == _SEGOL and before.point in (_SEGOL, _TSERE, _HOLAM)
        is_guttural = last.point == before.point == _PATAH and last.consonant in ("ʔ", "h", "x")
        is_dual = last.consonant == "j" and last.point == _HIRIQ and before.vowel == "a"
        return is_segolate or is_guttural or is_dual
    spelled = "".join(letter.char for letter in letters)
    is_verb = spelled.endswith("תי") or (spelled.endswith("ת") and last.vowel == "a")
    return (spelled.endswith("נו") and last.vowel == "u") or (is_verb and not sounds[vowels[-1] - 1].vowel)


def load(language: Language, locale: str) -> Mixed:
    """Return the converter; its network is part of this package."""
    return Mixed(language, NATIVE, Hebrew(), _NAMES)
