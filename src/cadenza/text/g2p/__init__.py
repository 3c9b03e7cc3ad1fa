"""Graphemes to phonemes: readings of one sentence to one string of symbols each, in Kokoro's phonetic alphabet.

A converter sees the whole sentence, since the sound of a word depends on its neighbours (the, a, to; read, live;
les enfants), and gives back one string a reading, so that the map from words to phonemes is exact. Each language's
row names the module of this package that has its converter; the module exports `load(language, locale)`.
"""

from __future__ import annotations

import ctypes
import importlib
from collections.abc import Sequence
from contextlib import suppress
from threading import Lock
from typing import Protocol

from cadenza.text.languages import LANGUAGES
from cadenza.text.tokens import Reading


class Converter(Protocol):
    """Turns the readings of one sentence into one string of symbols each; never raises for any text."""

    def __call__(self, readings: Sequence[Reading]) -> list[str]:
        """Return one string a reading, punctuation included, in the symbols of `alphabet.ALPHABET`.

        A string begins with a space where the words are to be kept apart: nobody else puts spaces between them.
        """
        ...


_converters: dict[tuple[str, str], Converter] = {}
_loading = {code: Lock() for code in LANGUAGES}


def converter(code: str, locale: str) -> Converter:
    """Return the converter of the language `code` for speakers of `locale`; loaded at first use, shared by all threads.

    Raises ConfigurationError that names the extra to install, if the language needs one that isn't there.
    """
    if (code, locale) not in _converters:
        with _loading[code]:  # who comes second waits, and finds it loaded
            if (code, locale) not in _converters:
                _converters[code, locale] = _load(code, locale)
    return _converters[code, locale]


def _load(code: str, locale: str) -> Converter:
    language = LANGUAGES[code]
    module = importlib.import_module(f"cadenza.text.g2p.{language.g2p}")
    made: Converter = module.load(language, locale)
    _give_back_memory()
    return made


def _give_back_memory() -> None:
    """Return to the system what loading took and left: the C library keeps it, up to half of what a lexicon takes."""
    with suppress(AttributeError):  # not glibc
        ctypes.CDLL(None).malloc_trim(0)
