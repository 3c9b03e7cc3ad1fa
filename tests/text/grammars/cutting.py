"""Reads a text in a script without spaces, cut into the words that the timestamps have."""

from __future__ import annotations

from cadenza.text.languages import LANGUAGES
from cadenza.text.normalize import normalize
from cadenza.text.tokens import Token
from cadenza.text.words import SPLITTERS
from tests.text.grammars.reading import check_mapping, spoken


def read_cut(code: str, text: str) -> str:
    """Return what is spoken for `text`; see to it that each entry of it has its readings, in order."""
    cut = SPLITTERS[LANGUAGES[code].words]
    entries = [(word, place > 0) for run in text.split() for place, word in enumerate(cut(run))]
    tokens = [Token(word, index, glued=glued) for index, (word, glued) in enumerate(entries)]
    readings = normalize(tokens, LANGUAGES[code])
    check_mapping(tokens, readings)
    return " ".join(spoken(readings).split())
