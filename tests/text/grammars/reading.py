"""Reads a text as the tests of the grammars want to see it: the spoken words, letters apart."""

from __future__ import annotations

import re
from collections.abc import Sequence

from cadenza.text.languages import LANGUAGES
from cadenza.text.normalize import normalize
from cadenza.text.tokens import Reading, Token


def tokens_of(text: str) -> list[Token]:
    return [Token(word, index) for index, word in enumerate(text.split())]


def spoken(readings: Sequence[Reading]) -> str:
    """Join readings as they are glued, those by letters with spaces between the letters."""
    text = ""
    for reading in readings:
        said = re.sub(r"(?<=\w)(?=\w)", " ", reading.text) if reading.letters else reading.text
        text += said if reading.glued or not text else f" {said}"
    return text


def read(code: str, text: str) -> str:
    """Return what is spoken for `text`; see to it that each word of it has its readings, in order."""
    tokens = tokens_of(text)
    readings = normalize(tokens, LANGUAGES[code])
    check_mapping(tokens, readings)
    return " ".join(spoken(readings).split())


def read_words(code: str, text: str) -> list[str]:
    """Return what is spoken for each word of `text`."""
    tokens = tokens_of(text)
    readings = normalize(tokens, LANGUAGES[code])
    return [spoken([r for r in readings if r.token == index]) for index in range(len(tokens))]


def check_mapping(tokens: Sequence[Token], readings: Sequence[Reading]) -> None:
    indices = [reading.token for reading in readings]
    assert indices == sorted(indices)
    assert set(indices) == set(range(len(tokens)))
