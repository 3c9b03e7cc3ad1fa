"""Arabic graphemes to phonemes: vowels restored by a small network, then the rules of vowelled spelling.

Arabic is written without its short vowels; the network writes them in for a whole sentence. From there the
spelling says all: long vowels, doubled consonants, the article before sun letters, the alif that is silent after a
vowel, the endings that are dropped before a pause. What the model has no symbol for lives on in the vowel beside it:
a is dark beside emphatic consonants.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

from cadenza.text.g2p.arabic_vowels import Vowels
from cadenza.text.g2p.mixed import Mixed, Word
from cadenza.text.languages import Language

NATIVE = "[\u0610-\u061a\u0620-\u0652\u0670-\u06d3\u06d5\ufb50-\ufd3d\ufd50-\ufdfb\ufe70-\ufefc]+"

_A, _U, _I, _SUKUN, _SHADDA = "\u064e", "\u064f", "\u0650", "\u0652", "\u0651"
_SHORT = {_A: "a", _U: "u", _I: "i"}
_NUNATION = {"\u064b": "an", "\u064c": "un", "\u064d": "in"}
_DAGGER = "\u0670"
_MARKS = re.compile("[\u064b-\u0652\u0670]")
_VOWEL_MARKS = re.compile("[\u064b-\u0650\u0652]")
_CONSONANTS = {
    **{"ب": "b", "ت": "t", "ث": "θ", "ج": "ʤ", "ح": "h", "خ": "x", "د": "d", "ذ": "ð", "ر": "ɾ", "ز": "z", "س": "s"},
    **{"ش": "ʃ", "ص": "S", "ض": "D", "ط": "T", "ظ": "Z", "ع": "ʔ", "غ": "ɣ", "ف": "f", "ق": "K", "ك": "k", "ل": "l"},
    **{"م": "m", "ن": "n", "ه": "h", "و": "w", "ي": "j", "ء": "ʔ", "أ": "ʔ", "إ": "ʔ", "ؤ": "ʔ", "ئ": "ʔ", "ة": "t"},
    **{"پ": "p", "چ": "ʧ", "ژ": "ʒ", "گ": "ɡ", "ڤ": "v", "ک": "k", "ی": "j", "ہ": "h"},
}
_EMPHATIC = dict(zip("SDTZK", "sdtðk", strict=True))
_SUN = frozenset("تثدذرزسشصضطظلن")
_PREFIXES = frozenset("وفبكلأ")
_DEFECTIVE = [
    tuple(unicodedata.normalize("NFC", word) for word in pair.split(":"))
    for pair in "هَذ:هَٰذ ذَلِك:ذَٰلِك لَكِن:لَٰكِن أُولَئِك:أُولَٰئِك الرَّحْمَن:الرَّحْمَٰن للَّه:للَّٰه إِلَه:إِلَٰه".split()
]
"""Words with a long a that is not written."""
_NAMES = dict(
    zip(
        "ابتثجحخدذرزسشصضطظعغفقكلمنهويءأ",
        """أَلِف بَاء تَاء ثَاء جِيم حَاء خَاء دَال ذَال رَاء زَاي سِين شِين صَاد ضَاد طَاء ظَاء عَيْن غَيْن فَاء قَاف كَاف لَام مِيم نُون هَاء
        وَاو يَاء هَمْزَة أَلِف""".split(),
        strict=True,
    )
)
_MOST_WORDS = 40
"""Words whose vowels are restored together."""
_LONGEST_WORD = 60


class Letter(NamedTuple):
    """A letter and the vowel signs that stand on it."""

    char: str
    marks: str


class Arabic:
    """Says sentences of Arabic words, with or without their vowels."""

    def __init__(self) -> None:
        self._vowels = Vowels()

    def __call__(self, words: Sequence[Word]) -> list[str]:
        """Return the symbols of each of `words`; an article or verb that leans on the vowel before loses its own."""
        said = [""] * len(words)
        natives = [at for at, word in enumerate(words) if word.native]
        vowelled = self._vowelled([words[at].text for at in natives])
        after_vowel = False
        for at, text in zip(natives, vowelled, strict=True):
            is_last = at + 1 == len(words) or words[at + 1].pause or not words[at + 1].native
            leans = after_vowel and not words[at].pause and at > 0 and words[at - 1].native
            sounds, stem = _sounds(_letters(text), leans=leans, pausal=is_last)
            after_vowel = sounds[-1:] in tuple("aiuː")
            said[at] = _stressed(_dark(sounds), stem)
        return said

    def _vowelled(self, texts: Sequence[str]) -> list[str]:
        """Return `texts` with their vowels: those that are written, else those that the sentence makes likely."""
        found: list[str] = []
        for start in range(0, len(texts), _MOST_WORDS):
            plain = [
                unicodedata.normalize("NFKC", text).replace("\u0640", "") for text in texts[start : start + _MOST_WORDS]
            ]
            bare = [_MARKS.sub("", text)[:_LONGEST_WORD] or "ا" for text in plain]
            restored = self._vowels.restore(" ".join(bare)).split(" ")
            if [_MARKS.sub("", text) for text in restored] != bare:
                restored = bare
            for text, guess in zip(plain, restored, strict=True):
                is_written = 2 * len(_VOWEL_MARKS.findall(text)) >= len(_MARKS.sub("", text)) - 1
                found.append(text if is_written or len(text) > _LONGEST_WORD else guess)
        return found


def _letters(text: str) -> list[Letter]:
    text = unicodedata.normalize("NFC", text)
    for written, full in _DEFECTIVE:
        text = text.replace(written, full)
    return [
        Letter(*match)
        for match in re.findall("(.)([\u064b-\u0652\u0670]*)", text.replace("\u0622", "\u0621\u064e\u0627"))
    ]


def _sounds(letters: Sequence[Letter], *, leans: bool, pausal: bool) -> tuple[str, int]:
    """Return the sounds of a word, emphatic consonants in capitals, and where they go on after the article.

    `leans`: a vowel ends the word before, so that an alif of the article is silent. `pausal`: a pause follows.
    """
    sounds = ""
    at = stem = 0
    while at < len(letters):
        article = _article(letters, at)
        if article:
            sounds += "" if sounds or leans else "ʔa"
            if letters[at + 1].char == "ل" and article == 2 and _is_sun(letters, at + 2):
                has_shadda = _SHADDA in letters[at + 2].marks
                sounds += "" if has_shadda else _CONSONANTS[letters[at + 2].char]
            else:
                sounds += "l"
            at += article
            stem = len(sounds)
            continue
        sounds += _sound(letters, at, sounds, leans=leans)
        at += 1
    return (_in_pause(sounds, letters[-1]) if pausal and letters else sounds), stem


def _article(letters: Sequence[Letter], at: int) -> int:
    """Return how many letters from `at` on are the article (2: alif and lam), 0 if none begins there."""
    if at > 1 or letters[at].char not in "اٱ" or letters[at].marks or at + 2 >= len(letters):
        return 0
    if at == 1 and letters[0].char not in _PREFIXES:
        return 0
    lam = letters[at + 1]
    return 2 if lam.char == "ل" and set(lam.marks) <= {_SUKUN} else 0


def _is_sun(letters: Sequence[Letter], at: int) -> bool:
    return at < len(letters) and letters[at].char in _SUN


def _sound(letters: Sequence[Letter], at: int, before: str, *, leans: bool) -> str:
    """Return the sounds of the letter `at` of a word that is not part of an article, `before` being those before it."""
    char, marks = letters[at]
    if char in "اٱىآ":
        return _alif(letters, at, before, leans=leans)
    vowel = _vowel(marks, letters[at + 1 : at + 2])
    is_bare = not _MARKS.search(marks) or marks == _SUKUN
    if char == "و" and is_bare and before.endswith("u"):
        return "ː"
    if char in "يی" and is_bare and before.endswith("i"):
        return "ː"
    consonant = _CONSONANTS.get(char, "")
    return consonant * (2 if _SHADDA in marks else 1) + vowel


def _vowel(marks: str, following: Sequence[Letter]) -> str:
    for mark in marks:
        if mark in _NUNATION:
            return _NUNATION[mark]
        if mark == _DAGGER:
            return "aː"
    short = next((_SHORT[mark] for mark in marks if mark in _SHORT), "")
    is_long = short == "a" and following and following[0].char in "اى" and not following[0].marks
    return "a" if is_long else short


def _alif(letters: Sequence[Letter], at: int, before: str, *, leans: bool) -> str:
    """Return the sound of an alif: a long vowel, a vowel to begin with, or nothing."""
    marks = letters[at].marks
    nunation = next((_NUNATION[mark] for mark in marks if mark in _NUNATION), "")
    if nunation:
        return nunation if not before.endswith("an") else ""
    if not before:
        vowel = next((_SHORT[mark] for mark in marks if mark in _SHORT), "i")
        return "" if leans else f"ʔ{vowel}"
    if before.endswith("a"):
        return "ː"
    return "" if before[-1] in "iuːn" else "aː"


def _in_pause(sounds: str, last: Letter) -> str:
    """Drop what is not said before a pause: the short vowel of the `last` letter, its n, the t of the feminine."""
    ending = next((_NUNATION[mark] for mark in last.marks if mark in "\u064c\u064d"), "")
    ending = ending or next((_SHORT[mark] for mark in last.marks if mark in _SHORT), "")
    if last.char == "ة":
        return re.sub("t(?:an|un|in|[aui])?$", "", sounds)
    return sounds.removesuffix(ending) if len(re.findall("[aui]", sounds)) > 1 else sounds


def _dark(sounds: str) -> str:
    """Darken the a beside emphatic consonants, and write those as the plain ones."""
    dark = re.sub("(?<=[SDTZK])a|a(?=ː?[SDTZK])", "ɑ", sounds)
    return "".join(_EMPHATIC.get(sound, sound) for sound in dark)


def _stressed(sounds: str, stem: int) -> str:
    """Stress the last syllable if it is very heavy, else the one before if that is heavy, else the third last.

    The article and what stands before it, up to `stem`, has no stress.
    """
    all_vowels = [match.start() for match in re.finditer("[auiɑ]", sounds)]
    vowels = [at for at in all_vowels if at >= stem]
    if len(all_vowels) < 2 or not vowels:
        return sounds
    place = vowels[_heavy(sounds, vowels)]
    return f"{sounds[:place]}ˈ{sounds[place:]}"


def _heavy(sounds: str, vowels: Sequence[int]) -> int:
    """Return which of `vowels`, counted from the end, has the stress."""
    if len(vowels) == 1 or len(sounds) - vowels[-1] > 2:
        return -1
    return -2 if len(vowels) == 2 or vowels[-1] - vowels[-2] > 2 else -3


def load(language: Language, locale: str) -> Mixed:
    """Return the converter; its network is part of this package."""
    return Mixed(language, NATIVE, Arabic(), _NAMES)
