"""Keeps a stream below full scale by turning it down around its peaks, which it sees before they are due.

Works piece by piece; however the signal is cut into pieces, the outcome is the same to the last bit.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from cadenza.acoustic import Samples
from cadenza.errors import SynthesisError

CEILING = 0.96875
"""No sample leaves the limiter above this: -0.28 dBFS, so that the resampler has some room to overshoot.

It is 31/32, because float32 holds that exactly.
"""

WINDOW = 240
"""Samples that the limiter looks ahead, and then smooths over: 10 ms at 24 kHz, a pitch period of 100 Hz."""

_REACH = WINDOW - 1
_GAIN_STEPS = 1 << 30


class Limiter:
    """Turns the volume down, smoothly and just around them, where samples are above `CEILING`.

    Each sample needs a gain of at most CEILING / |sample|. The gain applied is the lowest needed one within
    `WINDOW` ahead, averaged over as many samples back: every value in that average has seen the sample, so
    the average is no higher than the sample needs. A sample that has no peak within `WINDOW` on either side
    is left as it is, to the bit.

    As many samples leave as enter; the last `WINDOW - 1` of them are held back.
    """

    def __init__(self) -> None:
        # The samples that were given last, for the average to look back on, and the ones held back.
        self._recent: Samples = np.zeros(_REACH, np.float32)

    def push(self, samples: Samples) -> Samples:
        """Give the samples whose look-ahead is now complete.

        Raises SynthesisError if a sample is not a finite number: there is no gain that would make it audible.
        """
        buffer = np.concatenate((self._recent, samples))
        self._recent = buffer[-2 * _REACH :].copy()
        ready = buffer[_REACH:-_REACH]
        peak = np.abs(buffer).max()
        if not np.isfinite(peak):
            raise SynthesisError("The engine gave samples that are not finite numbers.")
        if peak <= CEILING or not len(ready):
            return ready
        # The clip only takes off what rounding may have put on top of the ceiling.
        limited: Samples = np.clip(ready * _limiting_gain(buffer), -CEILING, CEILING)
        return limited

    def flush(self) -> Samples:
        """Give the samples that were held back."""
        return self.push(np.zeros(_REACH, np.float32))


def _limiting_gain(samples: Samples) -> Samples:
    """Return the gain for all samples but the first and the last `WINDOW - 1`, which are only looked at."""
    needed = CEILING / np.maximum(np.abs(samples), CEILING, dtype=np.float64)
    # In whole steps, rounded down, so that the running sum is exact and does not depend on where it began.
    steps = np.floor(needed * _GAIN_STEPS).astype(np.int64)
    total = np.cumsum(np.concatenate(([0], _running_minimum(steps, WINDOW))))
    gain: Samples = ((total[WINDOW:] - total[:-WINDOW]) / (WINDOW * _GAIN_STEPS)).astype(np.float32)
    return gain


def _running_minimum(values: NDArray[np.int64], width: int) -> NDArray[np.int64]:
    """Return the minimum of each `width` values in a row, by doubling: min of 2n is min of n and n."""
    covered = 1
    while covered < width:
        step = min(covered, width - covered)
        values = np.minimum(values[:-step], values[step:])
        covered += step
    return values
