"""How was it said? F0, rate and level of an utterance, measured in its sound and by its times.

F0 comes from WORLD's tracker DIO, refined by StoneMask (Morise et al., 2009 and 2016), as pyworld has them: it knows
nothing of the F0 that the engine meant. It looks twice, the second time in the register that the first pass found, as
Hirst does with Praat ("The analysis by synthesis of speech melody", 2011): else creaky ends are taken an octave lower.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import astuple, dataclass

import numpy as np
import pyworld
from numpy.typing import NDArray

from cadenza.acoustic import Engine, Samples
from cadenza.speech import SAMPLE_RATE, Chunk, Controls, Listener, PhonemeTimes, Utterance
from cadenza.synthesis import synthesize
from cadenza.voices import Voices

FLOOR, CEILING = 60.0, 600.0
"""Hz between which F0 is looked for at first."""
REGISTER = (0.75, 2.5)
"""And then between these multiples of its first and its third quartile."""
PAUSE = 0.2
"""Seconds between two phonemes that are a pause, not a part of the articulation (Goldman-Eisler has 0.25)."""
REFERENCE = 100.0
"""Hz that are 0 semitones."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """Samples at 24 kHz, and start and end in seconds of each phoneme."""

    samples: Samples
    phonemes: tuple[tuple[float, float], ...]

    @property
    def speech(self) -> Samples:
        """The samples from the first phoneme to the last."""
        (start, _), (_, end) = self.phonemes[0], self.phonemes[-1]
        return self.samples[round(start * SAMPLE_RATE) : round(end * SAMPLE_RATE)]


@dataclass(frozen=True, slots=True)
class Measures:
    """F0's mean in semitones above 100 Hz and its range in semitones, phonemes per second, and level in dBFS."""

    pitch: float
    span: float
    rate: float
    level: float

    def array(self) -> NDArray[np.float64]:
        """Return them as [4]."""
        return np.array(astuple(self))


def say(engine: Engine, voice: str, text: str, controls: Controls) -> Spoken:
    """Let `engine` speak the English `text`, through all that a request goes through."""
    utterance = Utterance(text, "en", Voices.load().find(voice), "pcm_f32le", SAMPLE_RATE, controls, phonemes=True)
    data: list[bytes] = []
    times: list[tuple[float, float]] = []
    for step in synthesize(utterance, engine, Listener()):
        for event in step:
            if isinstance(event, Chunk):
                data.append(event.data)
            elif isinstance(event, PhonemeTimes):
                times += zip(event.start, event.end, strict=True)
    return Spoken(np.frombuffer(b"".join(data), np.float32), tuple(times))


def semitones(samples: Samples) -> NDArray[np.float64]:
    """Return F0 of the voiced frames, one in 5 ms, in semitones above 100 Hz."""
    sound = samples.astype(np.float64)
    first, third = np.percentile(_f0(sound, FLOOR, CEILING), [25, 75])
    f0 = _f0(sound, REGISTER[0] * first, min(REGISTER[1] * third, CEILING))
    return np.asarray(12 * np.log2(f0 / REFERENCE))


def _f0(sound: NDArray[np.float64], floor: float, ceiling: float) -> NDArray[np.float64]:
    coarse, times = pyworld.dio(sound, SAMPLE_RATE, f0_floor=floor, f0_ceil=ceiling)
    f0 = np.asarray(pyworld.stonemask(sound, coarse, times, SAMPLE_RATE))
    return f0[f0 > 0]


def level(samples: Samples) -> float:
    """Return the root mean square in dBFS."""
    return float(10 * np.log10(np.mean(samples.astype(np.float64) ** 2)))


def measures(spoken: Spoken) -> Measures:
    """Measure an utterance; its range of F0 is what eight tenths of the voiced frames lie in."""
    pitch = semitones(spoken.speech)
    low, high = np.percentile(pitch, [10, 90])
    seconds = sum(end - start for start, end in _runs(spoken.phonemes))
    return Measures(float(pitch.mean()), float(high - low), len(spoken.phonemes) / seconds, level(spoken.speech))


def _runs(times: tuple[tuple[float, float], ...]) -> Iterator[tuple[float, float]]:
    """Yield where phonemes follow each other without a pause: the rate is that of articulation."""
    begin, end = times[0]
    for start, stop in times[1:]:
        if start - end > PAUSE:
            yield begin, end
            begin = start
        end = stop
    yield begin, end
