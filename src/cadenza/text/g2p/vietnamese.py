"""Vietnamese graphemes to phonemes: the spelling says all, so there are only rules, those of the north (Hanoi).

A syllable is an onset, perhaps a glide, a vowel, perhaps a coda, and a tone. The six tones are written with the four
arrows that the model learned in Chinese, behind the vowel as there. What is no Vietnamese syllable is a foreign word.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from cadenza.text.g2p.mixed import Mixed, Word
from cadenza.text.languages import Language

NATIVE = "[A-Za-zÀ-ɏẠ-ỹ\u0300-\u0323]+"

_TONES = {"": "→", "\u0300": "↘", "\u0301": "↗", "\u0309": "↓", "\u0303": "↓↗", "\u0323": "↓ʔ"}
"""Level, falling (huyền), rising (sắc), dipping (hỏi), broken (ngã), and low with the throat closed (nặng)."""
_STOPS = frozenset(("p", "t", "c", "ch", "k"))
_ONSETS = {
    **{"ngh": "ŋ", "ng": "ŋ", "gh": "ɣ", "gi": "z", "kh": "x", "nh": "ɲ", "ph": "f", "th": "tʰ", "tr": "ʨ", "ch": "ʨ"},
    **{"qu": "kw", "b": "b", "c": "k", "d": "z", "đ": "d", "g": "ɣ", "h": "h", "k": "k", "l": "l", "m": "m", "n": "n"},
    **{"p": "p", "r": "z", "s": "s", "t": "t", "v": "v", "x": "s"},
}
_VOWELS = {
    **{"iê": "iə", "yê": "iə", "ia": "iə", "ya": "iə", "ươ": "ɯə", "ưa": "ɯə", "uô": "uə", "ua": "uə", "oo": "ɔː"},
    **{"a": "aː", "ă": "a", "â": "ə", "e": "ɛ", "ê": "e", "i": "i", "y": "i", "o": "ɔ", "ô": "o", "ơ": "əː"},
    **{"u": "u", "ư": "ɯ"},
}
_CODAS = {
    **{"m": "m", "n": "n", "ng": "ŋ", "nh": "ɲ", "p": "p", "t": "t", "c": "k", "ch": "k", "k": "k"},
    **{"i": "j", "y": "j", "o": "w", "u": "w"},
}
_BEFORE_CODA = {"ay": "a", "au": "a", "anh": "ɛ", "ach": "ɛ"}
"""Vowels that a coda changes."""
_ONSET = re.compile("|".join(sorted(_ONSETS, key=len, reverse=True)))
_RIME = re.compile("(o(?=[aăe])|u(?=[âêơy]))?(iê|yê|ươ|uô|oo|(?:ia|ya|ưa|ua)$|[aăâeêioôơuưy])(ng|nh|ch|[mnptckiyou])?")
_NAMES = dict(
    zip(
        "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz",
        """a á ớ bê xê dê đê e ê ép giê hát i gi ca lờ mờ nờ o ô ơ pê quy rờ sờ tê u ư vê vê-kép xờ y dét""".split(),
        strict=True,
    )
)


def speak(words: Sequence[Word]) -> list[str]:
    """Return the symbols of each of `words`; none for a word that is no Vietnamese."""
    return [_word(word.text) if word.native else "" for word in words]


@lru_cache(maxsize=8_192)
def _word(text: str) -> str:
    syllables = [_syllable(part) for part in unicodedata.normalize("NFC", text).lower().split("-")]
    return "".join(syllables) if all(syllables) else ""


def _syllable(text: str) -> str:
    """Return the symbols of a syllable; empty if it is none."""
    letters, tone = _without_tone(text)
    onset = match[0] if (match := _ONSET.match(letters)) else ""
    rest = letters[len(onset) :]
    if onset == "gi" and (not rest or rest[0] not in "aăâeoôơuư"):
        rest = f"i{rest}"
    rime = _RIME.fullmatch(rest)
    if rime is None:
        return ""
    glide, vowel, coda = rime.groups(default="")
    nucleus = _BEFORE_CODA.get(vowel + coda, _VOWELS[vowel])
    arrow, closed = tone.removesuffix("ʔ"), "ʔ" if tone.endswith("ʔ") and coda not in _STOPS else ""
    return _ONSETS.get(onset, "") + ("w" if glide else "") + nucleus + arrow + _CODAS.get(coda, "") + closed


def _without_tone(text: str) -> tuple[str, str]:
    """Part `text` into its letters and the arrow of its tone."""
    parts = unicodedata.normalize("NFD", text)
    mark = next((char for char in parts if char in _TONES), "")
    return unicodedata.normalize("NFC", parts.replace(mark, "") if mark else parts), _TONES[mark]


def load(language: Language, locale: str) -> Mixed:
    """Return the converter; it needs nothing that has to be loaded."""
    return Mixed(language, NATIVE, speak, _NAMES)
