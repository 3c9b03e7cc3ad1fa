"""Voices that are no voices: mixes of the style vectors of several, to see which styles a language is understood with.

    ef_dora*0.5+if_sara*0.5             a weighted sum; a weight may be left out (1), negative or above 1
    decoder:ef_dora,prosody:af_heart    the two halves of the vector, each of them a sum of its own

The first 128 values style the decoder, the last 128 the prosody. The statistics of the generator's norms, which a real
voice has measured, are those of the decoder half's voices by the same weights: good enough to listen to, not exact.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cadenza.acoustic.kokoro import Kokoro
from cadenza.acoustic.weights import Repertoire, Statistics, StyleTables
from cadenza.speech import Voice
from cadenza.voices import Voices

Sum = tuple[tuple[str, float], ...]
"""Voice keys with their weights."""
_HALF = 128
_TERM = re.compile(r"([a-z]{2}_[a-z]+)(?:\*(-?\d*\.?\d+))?")
_COMMA = re.compile(r",(?!prosody:)")


@dataclass(frozen=True, slots=True)
class Mix:
    """A voice made of voices."""

    decoder: Sum
    prosody: Sum

    @property
    def main(self) -> str:
        """The voice that it has most of in its decoder half; its gender is the mix's."""
        return max(self.decoder, key=lambda term: term[1])[0]


def parse(text: str) -> Mix:
    """Read a mix, or the key of one voice. Raises ValueError if it is neither."""
    halves = re.fullmatch(r"decoder:(.+),prosody:(.+)", text)
    return Mix(_sum(halves[1]), _sum(halves[2])) if halves else Mix(_sum(text), _sum(text))


def _sum(text: str) -> Sum:
    terms = [_TERM.fullmatch(part) for part in text.split("+")]
    if not all(terms):
        raise ValueError(f"no voice and no mix of voices: {text!r}")
    return tuple((term[1], float(term[2] or 1)) for term in terms if term)


def split_voices(text: str) -> list[str]:
    """Split a list of voices at its commas, but not at the one within a mix of halves."""
    return [part.strip() for part in _COMMA.split(text) if part.strip()]


def speaker(key: str, voices: Voices) -> Voice:
    """Return the voice that `key` means; a mix speaks with the accent of its main voice."""
    main = voices.find(parse(key).main)
    return Voice(main.id, key, key, main.language, main.locale, main.gender, "")


@dataclass(frozen=True, slots=True)
class MixedTables(StyleTables):
    """Style tables that know `mixes` beside their voices."""

    mixes: dict[str, Mix]

    def style(self, voice: str, phones: int, breath: float = 0.0) -> NDArray[np.float32]:
        """Give the style [1, 256] of a voice or mix for an utterance of `phones` symbols; a mix knows no `breath`."""
        if voice not in self.mixes:
            return StyleTables.style(self, voice, phones, breath)
        mix = self.mixes[voice]
        decoder, prosody = self._sum(mix.decoder, phones), self._sum(mix.prosody, phones)
        return np.concatenate([decoder[:, :_HALF], prosody[:, _HALF:]], 1)

    def _sum(self, terms: Sum, phones: int) -> NDArray[np.float32]:
        styles = [np.float32(weight) * StyleTables.style(self, key, phones) for key, weight in terms]
        return np.asarray(np.sum(styles, 0, dtype=np.float32))


def with_mixes(engine: Kokoro, keys: Iterable[str]) -> Kokoro:
    """Return `engine` with those of `keys` that are mixes as voices of its own."""
    tables, statistics = engine._repertoire.voices, engine._statistics
    mixes = {key: parse(key) for key in dict.fromkeys(keys) if key not in tables.index}
    for mix in mixes.values():
        if unknown := {key for key, _ in mix.decoder + mix.prosody} - tables.index.keys():
            raise ValueError(f"the model has no voices {sorted(unknown)}")
    index = {**tables.index, **{key: len(tables.index) + place for place, key in enumerate(mixes)}}
    mixed = MixedTables(index, tables.coefficients, tables.bases, tables.breath, mixes)
    fitted = _with_rows(statistics, index, [mix.decoder for mix in mixes.values()])
    return Kokoro(engine._stages, engine._source, Repertoire(engine._repertoire.tokens, mixed), fitted)


def _with_rows(statistics: Statistics, index: dict[str, int], sums: Sequence[Sum]) -> Statistics:
    def rows(table: NDArray[np.float32]) -> NDArray[np.float32]:
        made = [sum(np.float32(weight) * table[statistics.index[key]] for key, weight in terms) for terms in sums]
        return np.concatenate([table, np.stack(made).astype(table.dtype)]) if made else table

    breath = np.pad(statistics.breath, (0, len(sums)))
    tables = rows(statistics.voices), rows(statistics.centres), statistics.directions, statistics.shifts
    return Statistics(index, *tables, breath, statistics.louder)
