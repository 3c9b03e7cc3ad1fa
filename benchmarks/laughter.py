"""Is it a laugh? Measured in its sound, against the sentence that the same voice says, and against real laughs.

    python -m benchmarks.laughter [--engine full|fast] [--voices V,V] [--words]

Printed for each voice: how long the laugh is; its calls, by the peaks of the envelope, and how many come a second; the
voiced share of its frames and in how many runs; by how many semitones F0 is higher than in the sentence, and by how
many it falls from the highest call to the last; by how many decibels the envelope falls from the loudest call to the
last; how much of its power is in unvoiced frames, where breath is all; and the level against the sentence's. The same
voice reading "Ha ha ha ha ha." stands below, for comparison. With --words a recogniser listens to a laugh in the middle
of a sentence, and the words that it got wrong are counted, without the laugh and with.

What real laughs have, as far as the abstracts say: notes of 75 ms, 210 to 218 ms apart, which get softer (Provine and
Yong, "Laughter: a stereotyped human vocalization", Ethology 89, 1991); F0 is higher than in speech, and bandwidths are
broad (Haga, Honda and Shirai, JASA 120, 2006); the vowels are central, after something like h (Urbain et al.,
"Automatic phonetic transcription of laughter", 2013); F0 varies much, and nothing is articulated (Bachorowski, Smoski
and Owren, "The acoustic features of human laughter", JASA 110, 2001).
"""

from __future__ import annotations

import argparse
from dataclasses import astuple, dataclass, fields

import numpy as np
import pyworld
from numpy.typing import NDArray

from benchmarks.judge import transcribe, words_not_heard
from benchmarks.prosody import level, say
from cadenza.acoustic import Engine, Samples
from cadenza.acoustic.catalogue import load_engine
from cadenza.settings import Settings
from cadenza.speech import SAMPLE_RATE, Controls

VOICES = ("af_heart", "am_michael", "bf_emma", "am_puck", "af_bella", "bm_george", "af_nicole", "am_fenrir")
SENTENCE = "My brother called me about the garden."
LAUGHED = "My brother called me [laughter] about the garden."
READ = "Ha ha ha ha ha."
LOWEST, HIGHEST = 60.0, 700.0
"""Hz between which F0 is looked for."""
STEP = 0.005
"""Seconds between two values of F0 and of the envelope."""
AUDIBLE = -35.0
"""Decibels below the loudest from which on a frame is part of the laugh."""
PROMINENCE = 3.0
"""Decibels by which the envelope falls between two calls."""
UNVOICED = 0.9
"""Share of noise that frames without voice have everywhere."""

Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Laugh:
    """What is printed of a laugh; see the module."""

    seconds: float
    calls: float
    rate: float
    voiced: float
    runs: float
    pitch: float
    fall: float
    decay: float
    breath: float
    level: float


def envelope(samples: Samples) -> Array:
    """Return the level in decibels of each 5 ms, smoothed over some 40 ms."""
    window = np.hanning(round(0.08 * SAMPLE_RATE))
    power = np.convolve(samples.astype(np.float64) ** 2, window / window.sum(), "same")
    return np.asarray(10 * np.log10(power[:: round(STEP * SAMPLE_RATE)] + 1e-10))


def calls(levels: Array) -> list[int]:
    """Return the peaks of `levels`, each followed and preceded by a fall of at least `PROMINENCE`."""
    peaks: list[int] = []
    top = low = 0
    rising = True
    for at, value in enumerate(levels):
        if rising:
            top = at if value >= levels[top] else top
            if value < levels[top] - PROMINENCE:
                peaks.append(top)
                rising, low = False, at
        else:
            low = at if value <= levels[low] else low
            if value > levels[low] + PROMINENCE:
                rising, top = True, at
    return peaks


def tracked(samples: Samples, floor: float = LOWEST, ceiling: float = HIGHEST) -> Array:
    """Return F0 in Hz of each 5 ms, 0 where there is none: Harvest's, but for what D4C finds unvoiced (WORLD)."""
    sound = samples.astype(np.float64)
    f0, times = pyworld.harvest(sound, SAMPLE_RATE, f0_floor=floor, f0_ceil=ceiling, frame_period=1000 * STEP)
    aperiodicity = np.asarray(pyworld.d4c(sound, f0, times, SAMPLE_RATE))
    return np.where(aperiodicity.min(1) < UNVOICED, f0, 0.0)


def measured(engine: Engine, voice: str, text: str = "[laughter]") -> Laugh:
    """Let `voice` say `text` and the sentence, and compare."""
    return compared(say(engine, voice, text, Controls()).samples, say(engine, voice, SENTENCE, Controls()).speech)


def compared(laugh: Samples, speech: Samples) -> Laugh:
    """Measure `laugh` against `speech` of the same voice."""
    levels = envelope(laugh)
    heard = np.flatnonzero(levels > levels.max() + AUDIBLE)
    speech_f0 = tracked(speech)
    mean = float(np.exp(np.log(speech_f0[speech_f0 > 0]).mean()))
    f0, levels = (track[heard[0] : heard[-1] + 1] for track in (tracked(laugh, 0.7 * mean, 3.5 * mean), levels))
    peaks = [peak for peak in calls(levels) if f0[max(peak - 3, 0) : peak + 4].any()]
    voiced = f0 > 0
    semitones = 12 * np.log2(np.where(voiced, f0, mean) / mean)
    tones = [float(np.median(semitones[near][voiced[near]])) for near in (slice(max(p - 6, 0), p + 7) for p in peaks)]
    power = 10 ** (levels / 10)
    return Laugh(
        seconds=len(f0) * STEP,
        calls=len(peaks),
        rate=(len(peaks) - 1) / ((peaks[-1] - peaks[0]) * STEP) if len(peaks) > 1 else 0.0,
        voiced=float(voiced.mean()),
        runs=float(np.count_nonzero(np.diff(voiced.astype(int), prepend=0) == 1)),
        pitch=float(semitones[voiced].mean()) if voiced.any() else 0.0,
        fall=max(tones) - tones[-1] if tones else 0.0,
        decay=float(levels.max() - levels[peaks[-1]]) if peaks else 0.0,
        breath=float(power[~voiced].sum() / power.sum()),
        level=level(laugh) - level(speech),
    )


def main() -> None:
    """Print a line a voice."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--engine", choices=("full", "fast"), default="full")
    parser.add_argument("--voices", type=lambda text: text.split(","))
    parser.add_argument("--words", action="store_true", help="count the words that a recogniser doesn't hear")
    arguments = parser.parse_args()
    engine = load_engine(Settings.from_env({}, engine=arguments.engine))
    voices = arguments.voices or (VOICES if arguments.engine == "full" else VOICES[:1])
    print(f"{'voice':12}" + "".join(f"{field.name:>9.8}" for field in fields(Laugh)))
    for voice in voices:
        for name, text in ((voice, "[laughter]"), ("  read", READ)):
            line = "".join(f"{value:9.2f}" for value in astuple(measured(engine, voice, text)))
            print(f"{name:12}{line}", flush=True)
        if arguments.words:
            plain, laughed = (say(engine, voice, text, Controls()).samples for text in (SENTENCE, LAUGHED))
            wrong = [words_not_heard(SENTENCE, samples, SAMPLE_RATE) for samples in (plain, laughed)]
            print(f"    wrong words: {wrong[0]} without, {wrong[1]} with it: {transcribe(laughed, SAMPLE_RATE)}")


if __name__ == "__main__":
    main()
