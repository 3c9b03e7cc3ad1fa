"""Rebuild src/cadenza/data/kokoro_breath.json: in which sum of voices a style goes to a breathier one.

    python -m scripts.fit_breath src/cadenza/data/kokoro_breath.json          (a minute of one core)

The voices that speak English say one English sentence each. How breathy they are (`benchmarks.quality`) is regressed on
the styles of the decoder, in ridge regression's dual form, so that the direction is a sum of voices: its shares are the
file. What goes with sex, accent, F0, length and level is taken out of the measure first, so that a breathier voice is
no other one in these. 1 is as far as a voice is from the mean of voices, on average.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import numpy as np

from benchmarks.prosody import level, semitones
from benchmarks.quality import Array, quality
from cadenza.acoustic.kokoro import Kokoro
from cadenza.acoustic.weights import DECODER, load_voices
from cadenza.speech import Delivery, Listener

SENTENCE = "θˈæŋk ju fˈɔɹ kˈɔlɪŋ, hˌW kæn ˌI hˈɛlp ju tədˈA?"
ENGLISH = ("a", "b")
"""What the names of voices begin with that speak it, then f or m."""
RIDGE = 0.3
"""In units of the mean square of the styles' distance from their mean."""


def measured(kokoro: Kokoro, voice: str) -> tuple[Array, Array]:
    """Return how breathy `voice` is [3], and what isn't to count: sex, accent, F0 in semitones, seconds, dBFS."""
    rendering = kokoro.speak(SENTENCE, [Delivery()] * len(SENTENCE), voice, Listener())
    samples = np.concatenate(list(rendering.windows))[rendering.bounds[0] : rendering.bounds[-2]]
    besides = (voice[1] == "f", voice[0] == "a", semitones(samples).mean(), len(samples), level(samples))
    return quality(samples).array(), np.array(besides, np.float64)


def shares(breathy: Array, besides: Array, styles: Array) -> Array:
    """Return [V] the share of each of the voices in the direction, of `breathy` [V, 3], `besides` [V, 5], styles."""
    known = np.column_stack([np.ones(len(besides)), besides])
    rest = breathy - known @ np.linalg.lstsq(known, breathy, rcond=None)[0]
    away = styles - styles.mean(0)
    products = away @ away.T
    found = np.linalg.solve(
        products + RIDGE * np.trace(products) / len(away) * np.eye(len(away)), (rest / rest.std(0)).sum(1)
    )
    found -= found.mean()
    scale: Array = np.linalg.norm(away, axis=1).mean() / np.linalg.norm(found @ styles)
    return np.asarray(found * scale)


def main(target: Path) -> None:
    """Measure, fit and write `target`."""
    tables, kokoro = load_voices(), Kokoro.load(None, threads=1)
    voices = sorted(voice for voice in tables.index if voice.startswith(ENGLISH))
    breathy, besides = (np.stack(column) for column in zip(*(measured(kokoro, voice) for voice in voices), strict=True))
    styles = np.stack([tables.style(voice, len(SENTENCE))[0, :DECODER].astype(np.float64) for voice in voices])
    rounded = dict(zip(voices, shares(breathy, besides, styles).round(3).tolist(), strict=True))
    target.write_text(json.dumps(rounded, indent=1) + "\n")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(Path(sys.argv[1]))
