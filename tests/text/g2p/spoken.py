"""Sentences as the converters see them: cut by the word rule of the language, before any normalisation."""

from __future__ import annotations

from cadenza.speech import Controls
from cadenza.text.g2p import converter
from cadenza.text.languages import LANGUAGES
from cadenza.text.markup import parse
from cadenza.text.tokens import Reading
from cadenza.text.words import SPLITTERS


def readings(code: str, text: str) -> list[Reading]:
    tokens = parse(text, Controls(), SPLITTERS[LANGUAGES[code].words]).tokens
    return [Reading(token.text, index, glued=token.glued) for index, token in enumerate(tokens)]


def said(code: str, text: str) -> list[tuple[str, str]]:
    """Return the words of `text` with their symbols, without the space before them."""
    words = readings(code, text)
    symbols = converter(code, code)(words)
    return [(word.text, found.strip()) for word, found in zip(words, symbols, strict=True)]


def sentence(code: str, text: str) -> str:
    """Return the symbols of all of `text`."""
    return "".join(converter(code, code)(readings(code, text))).strip()
