"""What does breathiness do to a voice, and does it stay that voice? Against the same sentence without it.

    python -m benchmarks.breath [VOICE ...]      (four voices unless some are named)

Printed for each voice, tenser and breathier by as much as the strongest emotions make it: by how many dB the first
harmonic, the tilt of the spectrum and the noise (`benchmarks.quality`) are greater, by how many semitones F0 is higher
and by how many dB it is louder; the log-mel distance to the voice as it was, and to the same phrase made whole; how far
its mean spectrum is from that of the voice as it was, and from the nearest of the others named; and the words that a
recogniser didn't hear.
"""

from __future__ import annotations

import sys

import numpy as np

from benchmarks.judge import words_not_heard
from benchmarks.prosody import level, semitones
from benchmarks.quality import quality
from benchmarks.windows import PHRASES, WORDS, log_mel_distance, mean_log_mel
from cadenza.acoustic import Samples
from cadenza.acoustic import kokoro as engine
from cadenza.acoustic.kokoro import Kokoro
from cadenza.speech import SAMPLE_RATE, Delivery, Listener

VOICES = ("af_bella", "am_michael", "bf_emma", "am_puck")
STEPS = (-0.3, 0.3)
SYMBOLS, TEXT = PHRASES[1], WORDS[1]


def spoken(kokoro: Kokoro, voice: str, breath: float) -> Samples:
    """Let `voice` say the sentence."""
    rendering = kokoro.speak(SYMBOLS, [Delivery(breath=breath)] * len(SYMBOLS), voice, Listener())
    return np.concatenate(list(rendering.windows))[rendering.bounds[0] : rendering.bounds[-2]]


def whole(kokoro: Kokoro, voice: str, breath: float) -> Samples:
    """Let `voice` say it as the model makes a phrase by itself."""
    short = engine.SHORT
    try:
        engine.SHORT = 10**9
        return spoken(kokoro, voice, breath)
    finally:
        engine.SHORT = short


def main(voices: list[str]) -> None:
    """Print two lines a voice."""
    kokoro = Kokoro.load(None, threads=1)
    plain = {voice: spoken(kokoro, voice, 0.0) for voice in voices}
    print(
        "voice       breath  first   tilt  noise     F0  level   from: itself  whole   spectrum: own  nearest   wrong"
    )
    for voice, before in plain.items():
        for breath in STEPS:
            after = spoken(kokoro, voice, breath)
            changes = quality(after).array() - quality(before).array()
            pitch, louder = np.median(semitones(after)) - np.median(semitones(before)), level(after) - level(before)
            far = {name: np.abs(mean_log_mel(after) - mean_log_mel(one)).mean() for name, one in plain.items()}
            nearest = min(distance for name, distance in far.items() if name != voice)
            numbers = "".join(f"{value:+7.1f}" for value in (*changes, pitch, louder))
            distances = (log_mel_distance(before, after), log_mel_distance(whole(kokoro, voice, breath), after))
            heard = words_not_heard(TEXT, np.pad(after, SAMPLE_RATE // 5), SAMPLE_RATE)
            print(
                f"{voice:12}{breath:+6.2f}{numbers}{distances[0]:15.1f}{distances[1]:7.1f}"
                f"{far[voice]:16.1f}{nearest:9.1f}{heard:8}",
                flush=True,
            )


if __name__ == "__main__":
    main(sys.argv[1:] or list(VOICES))
