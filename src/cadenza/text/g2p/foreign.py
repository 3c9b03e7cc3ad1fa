"""Words of another script than the sentence's: brand names, e-mail addresses, quotations, read as English reads them.

English transliterates what is not Latin, so every word gets a sound of some kind. What has been read is remembered,
for the same few names come again and again.
"""

from __future__ import annotations

from functools import lru_cache

from cadenza.speech import PAUSES
from cadenza.text.g2p import converter
from cadenza.text.tokens import Reading

_LONGEST_REMEMBERED = 40
_UNKNOWN = "ə"
"""Said for a letter that not even its Unicode name tells how to say."""


def say_foreign(text: str) -> str:
    """Return the symbols of `text`, without marks at its ends; not empty if it has a letter."""
    return _remembered(text) if len(text) <= _LONGEST_REMEMBERED else _say(text, letters=False)


@lru_cache(maxsize=4_096)
def say_letter(letter: str) -> str:
    """Return the English name of `letter`."""
    return _say(letter, letters=True)


@lru_cache(maxsize=4_096)
def _remembered(text: str) -> str:
    return _say(text, letters=False)


def _say(text: str, *, letters: bool) -> str:
    english = converter("en", "en")
    ends = "".join(PAUSES)
    symbols = english([Reading(text, 0, letters=letters)])[0].strip(ends)
    if symbols or not any(map(str.isalpha, text)):
        return symbols
    return english([Reading(text, 0, letters=True)])[0].strip(ends) or _UNKNOWN
