"""Which language a text is in, as far as its letters tell, for requests that do not say; one pass, no model."""

from __future__ import annotations

import unicodedata
from collections import Counter

from cadenza.text.languages import LANGUAGES

_SCRIPTS = {
    "LATIN": ("Latn", ""),
    "CYRILLIC": ("Cyrl", "ru"),
    "GREEK": ("Grek", "el"),
    "ARABIC": ("Arab", "ar"),
    "HEBREW": ("Hebr", "he"),
    "GEORGIAN": ("Geor", "ka"),
    "DEVANAGARI": ("Deva", "hi"),
    "BENGALI": ("Beng", "bn"),
    "GURMUKHI": ("Guru", "pa"),
    "GUJARATI": ("Gujr", "gu"),
    "TAMIL": ("Taml", "ta"),
    "TELUGU": ("Telu", "te"),
    "KANNADA": ("Knda", "kn"),
    "MALAYALAM": ("Mlym", "ml"),
    "THAI": ("Thai", "th"),
    "HANGUL": ("Kore", "ko"),
    "HIRAGANA": ("Jpan", "ja"),
    "KATAKANA": ("Jpan", "ja"),
    "CJK": ("Hans", "zh"),
}
"""How Unicode's names of letters begin: the script's ISO 15924 code, and the language with the most speakers in it."""


def language_of(text: str, usual: str) -> str:
    """Return the code of the language that the letters of `text` are in: `usual` if it is written in most of them.

    Texts in Latin letters are in the `usual` language, whatever it is: its voice reads them. Han characters are
    Japanese where there is any kana beside them, or where that is usual, else Chinese.
    """
    names = (unicodedata.name(letter, "").partition(" ")[0] for letter in text if letter.isalpha())
    scripts = Counter(name for name in names if name in _SCRIPTS)
    if kana := scripts["HIRAGANA"] + scripts["KATAKANA"]:
        scripts["HIRAGANA"] = kana + scripts.pop("CJK", 0)
        scripts.pop("KATAKANA", None)
    if not scripts:
        return usual
    script, language = _SCRIPTS[max(scripts, key=lambda name: scripts[name])]
    own = LANGUAGES[usual].script
    if not language or script == own or (script == "Hans" and own == "Jpan"):
        return usual
    return language
