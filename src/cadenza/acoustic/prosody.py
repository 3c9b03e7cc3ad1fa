"""From one delivery a symbol to curves: F0, energy and level of each half-frame, edited where that was asked for.

What is asked for changes from one phone to the next, and a voice doesn't jump: so each curve is smoothed over some 50
ms. Where nothing was asked for, all values stay as they are, to the bit.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

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
    """What is asked for in each of L half-frames, as in `Delivery`; of the span, what it is more than 1."""

    pitch: Curve
    widening: Curve
    level: Curve

    @classmethod
    def of(cls, deliveries: Sequence[Delivery], durations: Frames) -> Curves:
        """Make them of one delivery for each of T symbols; `durations` [T + 2] are in frames and include the pads."""
        asked = np.array([(one.pitch, one.span - 1.0, one.level) for one in deliveries])
        steps = np.repeat(np.pad(asked, ((1, 1), (0, 0)), "edge"), 2 * durations, axis=0)
        early, margin = EARLY // HALF_FRAME, len(SMOOTHING) // 2
        padded = np.pad(steps, ((margin, early + margin), (0, 0)), "edge")[early:]
        return cls(*(np.convolve(column, SMOOTHING, "valid") for column in padded.T))

    def f0(self, f0: Float32) -> Float32:
        """Edit `f0` [L], in Hz."""
        voiced = f0 >= LOWEST
        if not voiced.any() or not (self.pitch.any() or self.widening.any()):
            return f0
        semitones = 12 * np.log2(np.maximum(f0, LOWEST))
        distance = np.clip(semitones - semitones[voiced].mean(), -FARTHEST, FARTHEST)
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
