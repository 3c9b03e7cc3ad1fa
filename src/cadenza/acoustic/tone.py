"""A voice of plain tones: a whole engine without weights.

Tests and demonstrations of what lies around an engine need one that starts at once, gives the same samples on
every machine, comes in many windows, and can be as slow as a model on a busy core. One hears each phone as a
note; of a delivery only the speed acts.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from threading import Event

import numpy as np
from numpy.typing import NDArray

from cadenza.acoustic import Rendering, Samples
from cadenza.acoustic.durations import sample_bounds, spoken_durations
from cadenza.acoustic.weights import MAX_PHONES, load_repertoire
from cadenza.errors import Cancelled
from cadenza.speech import SAMPLE_RATE, Delivery, Listener

WINDOW = SAMPLE_RATE // 2
EDGE = SAMPLE_RATE // 200
"""Samples of raised cosine at either end of a tone: 5 ms, so that it doesn't click."""

LEAD, TAIL = 14.0, 12.0
"""Frames of silence before and after, 0.35 and 0.3 s, as Kokoro's pads make them."""

PUNCTUATION = frozenset(';:,.!?—…"()“”')


class Tone:
    """The engine; see `Engine` for what its methods promise. Symbols and voices are those of Kokoro.

    Each second of audio takes `seconds_per_second` seconds to make, beyond what it really takes.
    """

    name: str = "tone"
    problem: str | None = None
    max_phones: int = MAX_PHONES

    def __init__(self, seconds_per_second: float = 0.0) -> None:
        self._seconds_per_second = seconds_per_second
        self._repertoire = load_repertoire()
        self.symbols: frozenset[str] = frozenset(self._repertoire.tokens)

    def speak(self, symbols: str, deliveries: Sequence[Delivery], voice: str, listener: Listener) -> Rendering:
        """Find the places of all phones; the audio comes in windows of half a second."""
        self._repertoire.check(symbols, deliveries, voice)
        _go_on(listener)
        frames = [LEAD, *map(_frames, symbols), TAIL]
        bounds, length = sample_bounds(spoken_durations(frames, symbols, deliveries))
        pitches = np.array([self._pitch(symbol) for symbol in symbols])
        return Rendering(bounds, length, self._windows(pitches, bounds, length, listener))

    def _pitch(self, symbol: str) -> float:
        """Give the symbol's frequency in Hz, 220 to 1800, or 0 where it is silent."""
        silent = symbol == " " or symbol in PUNCTUATION
        return 0.0 if silent else 220.0 * 2.0 ** (self._repertoire.tokens[symbol] / 60)

    def _windows(
        self, pitches: NDArray[np.float64], bounds: NDArray[np.int64], length: int, listener: Listener
    ) -> Iterator[Samples]:
        for start in range(0, length, WINDOW):
            end = min(start + WINDOW, length)
            self._take_time((end - start) / SAMPLE_RATE, listener)
            yield _tones(np.arange(start, end), pitches, bounds)

    def _take_time(self, seconds: float, listener: Listener) -> None:
        if self._seconds_per_second:
            alarm = Event()
            listener.attach(alarm.set)
            alarm.wait(seconds * self._seconds_per_second)
            listener.detach(alarm.set)
        _go_on(listener)


def _frames(symbol: str) -> float:
    """Give a symbol's natural length in frames of 25 ms: 75 ms a phone, 40 ms a space, 200 ms punctuation."""
    return 8.0 if symbol in PUNCTUATION else 1.6 if symbol == " " else 3.0


def _tones(times: NDArray[np.int64], pitches: NDArray[np.float64], bounds: NDArray[np.int64]) -> Samples:
    """Make the samples at `times`: within phone k a sine of `pitches[k]` Hz, elsewhere silence."""
    phone = np.searchsorted(bounds, times, side="right") - 1
    inside = (phone >= 0) & (phone < len(pitches))
    phone = np.where(inside, phone, 0)
    since, until = times - bounds[phone], bounds[phone + 1] - times
    fade = np.sin(np.pi / 2 * np.clip(np.minimum(since, until) / EDGE, 0, 1)) ** 2
    level = 0.2 * (inside & (pitches[phone] > 0))
    return np.asarray(level * fade * np.sin(2 * np.pi * pitches[phone] * since / SAMPLE_RATE), np.float32)


def _go_on(listener: Listener) -> None:
    if listener.requested:
        raise Cancelled("Cancelled between two windows.")
