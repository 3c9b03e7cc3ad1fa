"""IPA as espeak-ng writes it to the 114 symbols that the acoustic model knows.

Nothing here is code: sounds that the model has no symbol for go to the nearest that it was trained on. In the languages
that it was trained on through espeak-ng, the fold is the one of the training data, capitals for diphthongs and all.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from cadenza.speech import PAUSES
from cadenza.text.g2p.alphabet import AFFRICATES, ALPHABET, DIPHTHONGS, NEAREST

_TIED = {"^".join(ipa): symbol for ipa, symbol in AFFRICATES.items()}
_DIPHTHONGS = {"^".join(ipa): symbol for ipa, symbol in DIPHTHONGS.items()}
_TRAINED = frozenset(("en", "es", "fr", "hi", "it", "pt"))
"""Languages whose diphthongs were one symbol each in the model's training data."""

_COMBINED = {"r\u031d\u030a": "rʃ", "r\u031d": "rʒ", "n\u0329": "ᵊn", "m\u0329": "ᵊm", "l\u0329": "ᵊl", "r\u0329": "ər"}
_COMBINED |= {"c\u0327": "ç", "r.": "ɾ"}
_OF_LANGUAGE: dict[str, dict[str, str]] = {
    "da": {"ʔ": ""},
    "ml": {"r.": "ɻ"},
    "ru": {"ɵ": "o"},
    "ta": {"ʉ": "ɯ"},
}
"""Where a language needs another symbol than the rest: da writes the stød, which no training voice ever made."""

_FLAG = re.compile(r"\((?:\^?[a-z-])+\)")
_HEARD = ALPHABET - PAUSES | {" "}


def without_flags(ipa: str) -> str:
    """Leave out the marks of a change of language, as "(en)", and of liaison; the rest in NFD."""
    return unicodedata.normalize("NFD", _FLAG.sub("", ipa).replace("-", "")) if ipa else ""


@lru_cache(maxsize=32_768)
def fold(ipa: str, code: str) -> str:
    """Return `ipa` (from `without_flags`), said in the language `code`, in symbols of the alphabet."""
    text = ipa
    for pattern, table in _passes(code):
        text = pattern.sub(lambda match: table[match[0]], text)  # noqa: B023 - called at once
    return "".join(symbol for symbol in text if symbol in _HEARD)


@lru_cache(maxsize=64)
def _passes(code: str) -> list[tuple[re.Pattern[str], dict[str, str]]]:
    """Return what is replaced one after the other; each is one look at the text, longest spelling first."""
    tied = _TIED | (_DIPHTHONGS if code in _TRAINED else {})
    tables = (tied, _COMBINED | _OF_LANGUAGE.get(code, {}), NEAREST)
    return [(re.compile("|".join(sorted(map(re.escape, table), key=len, reverse=True))), table) for table in tables]
