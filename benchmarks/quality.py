"""How breathy or tense does a voice sound? Measured in the sound of vowels, voiced consonants and all that has F0.

A breathy voice has vocal folds that hardly close: most of its strength is in the first harmonic, the spectrum falls
steeply, and noise takes the place of its upper part; a tense one has the opposite (Klatt and Klatt, 1990: "Analysis,
synthesis, and perception of voice quality variations among female and male talkers", from memory). F0, envelope and
aperiodicity are WORLD's (Morise, Yokomori and Ozawa, 2016), as pyworld has them.
"""

from __future__ import annotations

from dataclasses import astuple, dataclass

import numpy as np
import pyworld
from numpy.typing import NDArray

from benchmarks.prosody import CEILING, FLOOR
from cadenza.acoustic import Samples
from cadenza.speech import SAMPLE_RATE

SPLIT, TOP = 1000.0, 5000.0
"""Hz: the spectrum's tilt is what is below the one against what is between them."""
NOISY = (2000.0, 6000.0)
"""Hz between which aperiodicity is looked at."""
QUIET = 25.0
"""Decibels below the loudest frame from which nothing is measured."""
PERIODS = 5
"""In the piece of sound whose harmonics are measured."""

Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Quality:
    """Decibels, all greater in breathier voices: first harmonic over second, tilt, and share of noise."""

    first: float
    tilt: float
    noise: float

    def array(self) -> Array:
        """Return them as [3]."""
        return np.array(astuple(self))


def quality(samples: Samples) -> Quality:
    """Measure `samples` of speech at 24 kHz; it takes a few seconds of it to tell."""
    sound = samples.astype(np.float64)
    coarse, times = pyworld.dio(sound, SAMPLE_RATE, f0_floor=FLOOR, f0_ceil=CEILING)
    f0 = pyworld.stonemask(sound, coarse, times, SAMPLE_RATE)
    power, aperiodicity = (function(sound, f0, times, SAMPLE_RATE) for function in (pyworld.cheaptrick, pyworld.d4c))
    level = 10 * np.log10(power.sum(1))
    used = (f0 > 0) & (level > level[f0 > 0].max() - QUIET)
    hertz = np.linspace(0, SAMPLE_RATE / 2, power.shape[1])
    low, high = (power[used][:, band].sum(1) for band in (hertz < SPLIT, (hertz >= SPLIT) & (hertz < TOP)))
    noisy = (hertz >= NOISY[0]) & (hertz < NOISY[1])
    first = [_first_over_second(sound, time, pitch) for time, pitch in zip(times[used], f0[used], strict=True)]
    noise = 20 * np.log10(aperiodicity[used][:, noisy] + 1e-6)
    return Quality(float(np.median(first)), float(10 * np.log10(low / high).mean()), float(noise.mean()))


def _first_over_second(sound: Array, time: float, f0: float) -> float:
    """Return the decibels by which the first harmonic at `time` is above the second."""
    half, middle = round(PERIODS * SAMPLE_RATE / f0 / 2), round(time * SAMPLE_RATE)
    piece = sound[max(middle - half, 0) : middle + half]
    turns = 2j * np.pi * f0 / SAMPLE_RATE * np.arange(len(piece))
    first, second = (abs(np.exp(-number * turns) @ (piece * np.hanning(len(piece)))) for number in (1, 2))
    return float(20 * np.log10(first / second))
