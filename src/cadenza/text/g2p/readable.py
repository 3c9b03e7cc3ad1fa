"""What a reading has to say in letters that its language knows: text for a phonemiser, nothing in it lost."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from anyascii import anyascii

LONGEST_WORD = 40
"""Letters of a word that are read as one; longer runs are nobody's word, and slow to read."""

_SCRIPTS = {
    "Arab": "ARABIC",
    "Beng": "BENGALI",
    "Cyrl": "CYRILLIC",
    "Deva": "DEVANAGARI",
    "Geor": "GEORGIAN",
    "Grek": "GREEK",
    "Gujr": "GUJARATI",
    "Guru": "GURMUKHI",
    "Hebr": "HEBREW",
    "Knda": "KANNADA",
    "Latn": "LATIN",
    "Mlym": "MALAYALAM",
    "Taml": "TAMIL",
    "Telu": "TELUGU",
}
"""ISO 15924 code to the word that the Unicode names of the script's letters begin with."""

_RARE = (("\u0180", "\u02af"), ("\u0460", "\u052f"), ("\u1c80", "\u1c8f"), ("\u1d00", "\u1fff"), ("\ua640", "\ua69f"))
"""From and to: letters that are Latin, Cyrillic or Greek, but of few languages."""
_USUAL = "\u0218\u0219\u021a\u021b\u0490\u0491"
"""Romanian and Ukrainian letters among them."""
_APOSTROPHE = re.compile("[’‘ʼ`´′‛＇]")
_JOINERS = "\u200c\u200d"
_INNER = "'-"
_SPOKEN_SIGNS = "&@%#"


@lru_cache(maxsize=32_768)
def readable(word: str, script: str) -> str:
    """Return `word` in letters of `script` or Latin ones, in words of bounded length; empty if it says nothing.

    Letters of other scripts, and rare ones of these, go by their plain forms, else by Latin ones, else by their names.
    """
    text = unicodedata.normalize("NFC", _APOSTROPHE.sub("'", word))
    if not text.isascii():
        text = "".join(_in_script(char, (_SCRIPTS[script], "LATIN")) for char in _without_rare(text))
    text = "".join(char if _is_kept(char) else " " for char in text)
    return " ".join(part[at : at + LONGEST_WORD] for part in text.split() for at in range(0, len(part), LONGEST_WORD))


def _without_rare(text: str) -> str:
    """Give `text` in other letters if it has any that phonemisers spell out by their numbers, as in Nguyễn."""
    if not any(map(_is_rare, text)):
        return text
    plain = "".join(char for char in unicodedata.normalize("NFD", text) if not unicodedata.combining(char))
    return anyascii(text) if any(map(_is_rare, plain)) else plain


def _is_rare(char: str) -> bool:
    return char > "\u017f" and char not in _USUAL and any(start <= char <= end for start, end in _RARE)


def letter_name(char: str) -> str:
    """Return what Unicode calls `char` in one word, as "zhe", "alef", "hieroglyph"; "letter" if it has no name."""
    words = unicodedata.name(char, "").partition(" WITH ")[0].lower().replace("-", " ").split()
    return next((word for word in reversed(words) if word.isalpha()), "letter")


def is_of_script(char: str, script: str) -> bool:
    """Say whether `char` is a letter or mark of `script`."""
    return unicodedata.name(char, "").startswith(_SCRIPTS[script])


def _in_script(char: str, own: tuple[str, str]) -> str:
    category = unicodedata.category(char)
    if category == "Nd":
        return str(unicodedata.decimal(char))
    if category[0] == "C":
        return char if char in _JOINERS else ""
    name = unicodedata.name(char, "")
    if category[0] == "M":  # a foreign one after a plain letter is spelled by its number, or crashes espeak-ng
        return char if name.startswith((*own, "COMBINING")) else anyascii(char)
    if category[0] != "L" or name.startswith(own):
        return char
    return anyascii(char) or f" {letter_name(char)} "


def _is_kept(char: str) -> bool:
    return (
        char.isalnum()
        or char in _INNER
        or char in _SPOKEN_SIGNS
        or unicodedata.category(char)[0] in "MS"
        or (char in _JOINERS)
    )
