"""From what the decoder gives to samples, window after window: feeds the generator's parts and keeps their states."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from cadenza.acoustic import Samples
from cadenza.acoustic.durations import HALF_FRAME
from cadenza.acoustic.generator import (
    COARSE_LATE,
    COARSE_STEPS,
    COARSE_WARMING,
    FINE_LATE,
    FINE_WARMING,
    NEXT,
    STATE,
    coarse_har,
    fine_har,
)
from cadenza.acoustic.runtime import Stage, Values
from cadenza.speech import Listener

ROW = HALF_FRAME // COARSE_STEPS
"""Samples for a row of features."""
LATE = -(-(COARSE_LATE * ROW + FINE_LATE) // HALF_FRAME)
"""Half-frames after the last that is wanted which have to be put in."""


class Vocoder:
    """The samples of one phrase from the half-frame `start` on, each computed once."""

    def __init__(self, coarse: Stage, fine: Stage, values: Values, start: int, listener: Listener) -> None:
        """Of `values`, x is [1, 512, L], har [1, 22, 60 L + 1]; style, mean and deviation are passed on."""
        self._coarse, self._fine, self._values, self._listener = coarse, fine, values, listener
        self._states = [np.zeros(stage.shape(STATE), np.float32) for stage in (coarse, fine)]
        self._fed = start - COARSE_WARMING
        """Half-frames that the coarse part has been given."""
        self._row = COARSE_STEPS * start - FINE_WARMING
        """The first row of features that the fine part hasn't been given."""
        self._made = start * HALF_FRAME
        self._rest = np.zeros(0, np.float32)
        """Samples from `_made` on that nobody has asked for yet."""

    def until(self, end: int) -> Samples:
        """Return the samples from where the last call ended to the half-frame `end`."""
        begin, self._fed = self._fed, max(self._fed, end + LATE)
        if begin < self._fed:
            self._feed(begin, self._fed - begin)
        count = end * HALF_FRAME - self._made
        samples, self._rest = self._rest[:count], self._rest[count:]
        self._made += len(samples)
        return samples

    def _feed(self, begin: int, count: int) -> None:
        x = _around(self._values["x"], begin - 1, begin + count)
        given = {"x": x, "har": _around(self._values["har"], *coarse_har(begin, count))}
        features = self._run(0, self._coarse, given, "features")
        first = COARSE_STEPS * begin - COARSE_LATE
        features = features[self._row - first :]
        rows = len(features) - 1
        given = {"features": features, "har": _around(self._values["har"], *fine_har(self._row, rows))}
        audio = self._run(1, self._fine, given, "audio")
        unheard = self._made + len(self._rest) - (self._row * ROW - FINE_LATE)
        self._row += rows
        self._rest = np.concatenate([self._rest, audio[unheard:]])

    def _run(self, number: int, stage: Stage, given: Values, output: str) -> NDArray[np.float32]:
        made = stage.run({**self._values, **given, STATE: self._states[number]}, self._listener)
        self._states[number] = made[NEXT]
        return made[output]


def _around(values: NDArray[Any], begin: int, end: int) -> NDArray[Any]:
    """Return the columns from `begin` to `end` of `values` [1, C, T]; beyond its ends, the nearest that there is."""
    if begin >= 0 and end <= values.shape[2]:
        return values[:, :, begin:end]
    return values.take(np.arange(begin, end), axis=2, mode="clip")
