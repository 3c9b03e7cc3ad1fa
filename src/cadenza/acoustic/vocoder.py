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


class _Part:
    """One of the generator's two parts, and what it keeps from one piece to the next."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        self._state = np.zeros(stage.shape(STATE), np.float32)

    def run(self, values: Values, listener: Listener) -> Values:
        made = self._stage.run({**values, STATE: self._state}, listener)
        self._state = made[NEXT]
        return made


class Vocoder:
    """The samples of one phrase from the half-frame `start` on, each computed once."""

    def __init__(self, coarse: Stage, fine: Stage, values: Values, start: int, listener: Listener) -> None:
        """Of `values`, x is [1, 512, L], har [1, 22, 60 L + 1]; style, mean and deviation are passed on."""
        self._coarse, self._fine, self._values, self._listener = _Part(coarse), _Part(fine), values, listener
        self._fed = start - COARSE_WARMING
        """Half-frames that the coarse part has been given."""
        self._row = COARSE_STEPS * start - FINE_WARMING
        """The first row of features that the fine part hasn't been given."""
        self._asked = start * HALF_FRAME
        self._rest = np.zeros(0, np.float32)
        """Samples from `_asked` on that nobody has asked for yet."""

    def until(self, end: int) -> Samples:
        """Return the samples from where the last call ended to the half-frame `end`."""
        if self._fed < end + LATE:
            self._feed(end + LATE)
        samples, self._rest = np.split(self._rest, [end * HALF_FRAME - self._asked])
        self._asked += len(samples)
        return samples

    def _feed(self, end: int) -> None:
        """Put in the half-frames until `end`, and add the samples that come of it to the rest."""
        begin, self._fed = self._fed, end
        x, har = self._values["x"], self._values["har"]
        around = {"x": _around(x, begin - 1, end), "har": _around(har, *coarse_har(begin, end - begin))}
        features = self._coarse.run({**self._values, **around}, self._listener)["features"]
        features = features[self._row - (COARSE_STEPS * begin - COARSE_LATE) :]
        rows = len(features) - 1  # the first is the last of those before
        around = {"features": features, "har": _around(har, *fine_har(self._row, rows))}
        audio = self._fine.run({**self._values, **around}, self._listener)["audio"]
        known = self._asked + len(self._rest) - (self._row * ROW - FINE_LATE)
        self._row += rows
        self._rest = np.concatenate([self._rest, audio[known:]])


def _around(values: NDArray[Any], begin: int, end: int) -> NDArray[Any]:
    """Return the columns from `begin` to `end` of `values` [1, C, T]; beyond its ends, the nearest that there is."""
    if begin >= 0 and end <= values.shape[2]:
        return values[:, :, begin:end]
    return values.take(np.arange(begin, end), axis=2, mode="clip")
