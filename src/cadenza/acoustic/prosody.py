"""From one delivery a symbol to curves: F0, energy, voicing and level of each half-frame, edited where asked.

What is asked for changes from one phone to the next, and a voice doesn't jump: so each curve is smoothed over some 50
ms. Where nothing was asked for, all values stay as they are, to the bit.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from cadenza.acoustic.durations import EARLY, HALF_FRAME, Frames
from cadenza.speech import Delivery

LOWEST, HIGHEST = 50.0, 600.0
"""Hz that no edit takes F0 beyond. What the models give below is on its way to no pitch at all, and isn't edited."""
FARTHEST = 12.0
"""Semitones from the mean beyond which F0 is an error of the model, not to be made greater."""
ENERGY = 2.9
"""Decibels by which a unit of energy makes Hibari louder: measured from -4 to 4, within 0.6."""
SMOOTHING = np.hanning(7)[1:-1] / np.hanning(7).sum()
"""Weights of five half-frames of 12.5 ms."""

Float32 = NDArray[np.float32]
Curve = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Curves:
    """What is asked for in each of L half-frames, as in `Delivery`; of the span, what it is more than 1.

    `voiced` is 1 where there is to be a voice, 0 where there is to be none, and -1 where the engine decides.
    """

    pitch: Curve
    widening: Curve
    level: Curve
    voiced: NDArray[np.int64]

    @classmethod
    def of(cls, deliveries: Sequence[Delivery], durations: Frames) -> Curves:
        """Make them of one delivery for each of T symbols; `durations` [T + 2] are in frames and include the pads."""
        early, margin = EARLY // HALF_FRAME, len(SMOOTHING) // 2

        def steps(values: ArrayLike, margin: int) -> NDArray[Any]:
            each = np.repeat(np.pad(np.asarray(values), 1, "edge"), 2 * durations)
            return np.pad(each, (margin, early + margin), "edge")[early:]

        def smooth(values: ArrayLike) -> Curve:
            return np.convolve(steps(values, margin), SMOOTHING, "valid")

        return cls(
            smooth([one.pitch for one in deliveries]),
            smooth([one.span - 1.0 for one in deliveries]),
            smooth([one.level for one in deliveries]),
            steps([-1 if one.voiced is None else int(one.voiced) for one in deliveries], 0),
        )

    @property
    def is_natural(self) -> bool:
        """Whether all of F0 is left to the engine."""
        return not (self.pitch.any() or self.widening.any() or (self.voiced >= 0).any())

    def f0(self, f0: Float32) -> Float32:
        """Edit `f0` [L], in Hz. A voice where the engine has none starts from the mean of the phrase."""
        voiced = f0 >= LOWEST
        if not voiced.any() or self.is_natural:
            return f0
        semitones = 12 * np.log2(np.maximum(f0, LOWEST))
        mean = semitones[voiced].mean()
        distance = np.clip(semitones - mean, -FARTHEST, FARTHEST)
        roused, hushed = (self.voiced == 1) & ~voiced, self.voiced == 0
        f0 = np.where(hushed, 0.0, np.where(roused, 2 ** (mean / 12), f0)).astype(np.float32)
        distance[roused] = 0.0
        voiced = (voiced | roused) & ~hushed
        moved = f0 * 2 ** ((self.pitch + self.widening * distance) / 12)
        return np.where(voiced, np.clip(moved, LOWEST, np.maximum(f0, HIGHEST)), f0).astype(np.float32)

    def energy(self, energy: Float32) -> Float32:
        """Edit `energy` [L], in the models' unit."""
        return np.asarray(energy + self.level / ENERGY, np.float32) if self.level.any() else energy

    def amplified(self, samples: Float32, start: int, share: float) -> Float32:
        """Amplify `samples`, of which the phrase has `start` before, by a `share` of the decibels asked for."""
        if not self.level.any():
            return samples
        middles = (np.arange(len(self.level)) + 0.5) * HALF_FRAME
        level = np.interp(np.arange(start, start + len(samples)) + 0.5, middles, self.level)
        return np.asarray(samples * 10 ** (share * level / 20), np.float32)
