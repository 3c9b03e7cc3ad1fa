"""Rebuild src/cadenza/data/kokoro_louder.npz: what the norms' statistics are besides, where a voice is to be louder.

    python -m scripts.fit_louder measure FOLDER          (six minutes of one core; can be stopped and started again)
    python -m scripts.fit_louder fit FOLDER src/cadenza/data/kokoro_louder.npz

The statistics are told from what phrases are like by nature (scripts/fit_statistics.py). An angry voice has more energy
than any of those, and they were told least well there: windows were 3.6 to 4.7 dB from the phrase made whole, 2.2 to
2.7 with this (voices left out of the fit). `measure` lets a few voices speak as emotions have it, and keeps true
statistics and told ones; `fit` regresses what an edit adds to their difference on the decibels that were asked for. The
same for softness, pitch, span and breath made some voices better and others worse, so it is left out.
"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
from hibari.g2p import G2P

from cadenza.acoustic.generator import EPSILON
from cadenza.acoustic.weights import load_repertoire, load_statistics
from cadenza.speech import Delivery
from scripts.fit_statistics import TEXTS, measured, measuring_stages

VOICES = ("am_michael", "af_bella", "bm_george", "zf_xiaobei", "bf_emma", "am_puck", "af_sky")
TEXTS_OF_EACH = (TEXTS[10], TEXTS[3])
DELIVERIES = (
    Delivery(),
    Delivery(0.80, -2.2, 0.55, -5.0, 0.20),
    Delivery(1.20, 4.5, 0.75, -1.0),
    Delivery(1.14, 3.0, 1.50, 2.3),
    Delivery(1.12, 1.2, 1.20, 6.0, -0.25),
    Delivery(0.90, -0.5, 0.85, -3.0, 0.20),
    Delivery(1.00, 3.5, 1.70, 2.0),
    Delivery(1.00, -1.5, 1.30, 2.5, -0.10),
)
"""The first is what the others are compared with."""
RIDGE = 12.5
"""In square decibels, beside their sum: hardly any."""


def measure(folder: Path) -> None:
    """Write one file a voice and text into `folder`, unless it is there already: `true` and `told`, [D, N, 2]."""
    folder.mkdir(parents=True, exist_ok=True)
    (stages, source), repertoire, g2p = measuring_stages(), load_repertoire(), G2P()
    told_by = load_statistics()
    for voice in VOICES:
        for number, text in enumerate(TEXTS_OF_EACH):
            target = folder / f"{voice}-{number}.npz"
            if target.exists():
                continue
            found = [measured(stages, source, repertoire, g2p(text), voice, delivery) for delivery in DELIVERIES]
            true = [np.stack([one["mean"], np.log(one["variance"] + EPSILON)], 1) for one in found]
            told = []
            for one, delivery in zip(found, DELIVERIES, strict=True):
                mean, deviation = told_by.predict(voice, one["traits"], delivery.breath)
                told.append(np.stack([mean[0, :, 0], 2 * np.log(deviation[0, :, 0])], 1))
            np.savez(target, true=true, told=told)
            print(target, flush=True)


def fit(folder: Path, target: Path) -> None:
    """Write `target`: what a decibel adds to each mean and logarithm of a variance, [N, 2]."""
    louder = np.array([max(delivery.level, 0.0) for delivery in DELIVERIES])
    added = []
    for path in sorted(folder.glob("*.npz")):
        with np.load(path) as values:
            off = values["true"] - values["told"]
        added.append(np.tensordot(louder, off - off[0], 1))
    slope = np.sum(added, 0) / (len(added) * louder @ louder + RIDGE)
    np.savez_compressed(target, louder=slope.astype(np.float16))


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["measure", folder]:
            measure(Path(folder))
        case ["fit", folder, target]:
            fit(Path(folder), Path(target))
        case _:
            sys.exit(__doc__)
