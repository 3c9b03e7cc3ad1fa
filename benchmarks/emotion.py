"""What does each emotion do to the voice? Measured against the same sentences said neutrally.

    python -m benchmarks.emotion [--engine full|fast] [--voices V,V] [--sentences N] [--words] [NAME ...]

Printed for each name (all unless some are named), over sentences and voices: by how much the mean of F0 is higher, the
range of F0 wider, the rate faster and the level louder than in the same sentence said neutrally, and how much that
varies. Then, for the names of the six that are among them (neutral, angry, excited, content, sad, scared): how many
are told apart by these four measures, by the nearest of the centroids that other voices gave. The measures are
z-scores, in standard deviations of neutral sentences of one voice; "paired" from the same sentence said neutrally,
"unpaired" from the mean of the voice's neutral sentences, as if nobody knew which sentence it is. With --words a
recogniser listens, and the words that it got wrong are counted.
"""

from __future__ import annotations

import argparse

import numpy as np
from numpy.typing import NDArray

from benchmarks.judge import normalised, words_not_heard
from benchmarks.prosody import measures, say
from cadenza.acoustic import Engine
from cadenza.acoustic.catalogue import load_engine
from cadenza.emotions import DEGREES
from cadenza.settings import Settings
from cadenza.speech import SAMPLE_RATE, Controls

SENTENCES = (
    "The weather is lovely this morning.",
    "I put your letter on the kitchen table.",
    "They are coming home on Sunday evening.",
    "We walked along the river for an hour.",
    "My brother called me about the garden.",
)
"""Of neutral content, and none of them a question."""
VOICES = ("af_heart", "am_michael", "bf_emma", "am_puck")
SIX = ("neutral", "angry", "excited", "content", "sad", "scared")

Array = NDArray[np.float64]


def measured(engine: Engine, name: str, voices: list[str], sentences: int, *, words: bool) -> tuple[Array, int]:
    """Return the measures [V, S, 4] of the sentences spoken by `voices` with the emotion `name`, and wrong words."""
    found = np.empty((len(voices), sentences, 4))
    wrong = 0
    for v, voice in enumerate(voices):
        for s, text in enumerate(SENTENCES[:sentences]):
            spoken = say(engine, voice, text, Controls(emotion=name))
            found[v, s] = measures(spoken).array()
            if words:
                wrong += words_not_heard(text, spoken.samples, SAMPLE_RATE)
    return found, wrong


def told_apart(found: dict[str, Array], *, paired: bool) -> dict[str, float]:
    """Return for each name the share of its sentences of `found` [V, S, 4] that are nearest to its own centroid.

    Centroids and standard deviations are those of all voices but the one that is judged.
    """
    neutral = found["neutral"]
    base = neutral if paired else neutral.mean(1, keepdims=True)
    right = dict.fromkeys(found, 0)
    for voice in range(len(neutral)):
        others = np.arange(len(neutral)) != voice
        deviation = neutral[others].var(1, ddof=1).mean(0) ** 0.5
        scores = {name: (values - base) / deviation for name, values in found.items()}
        centroids = np.stack([values[others].mean((0, 1)) for values in scores.values()])
        for number, (name, values) in enumerate(scores.items()):
            distances = np.linalg.norm(values[voice, :, None] - centroids, axis=2)
            right[name] += int(np.count_nonzero(distances.argmin(1) == number))
    return {name: count / neutral[..., 0].size for name, count in right.items()}


def main() -> None:
    """Print a line an emotion, and how well the six are told apart."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", help="all unless some are named")
    parser.add_argument("--engine", choices=("full", "fast"), default="full")
    parser.add_argument("--voices", type=lambda text: text.split(","), default=list(VOICES))
    parser.add_argument("--sentences", type=int, default=len(SENTENCES))
    parser.add_argument("--words", action="store_true", help="count the words that a recogniser doesn't hear")
    arguments = parser.parse_args()
    engine = load_engine(Settings.from_env({}, engine=arguments.engine))
    names = ["neutral", *(name for name in arguments.names or DEGREES if name != "neutral")]
    total = len(arguments.voices) * sum(len(normalised(text).split()) for text in SENTENCES[: arguments.sentences])
    heading = "emotion            F0 mean st   F0 range st        rate %      level dB"
    print(heading + f"   wrong of {total}" * arguments.words)
    found: dict[str, Array] = {}
    for name in names:
        found[name], wrong = measured(engine, name, arguments.voices, arguments.sentences, words=arguments.words)
        difference = found[name] - found["neutral"]
        difference[..., 2] *= 100 / found["neutral"][..., 2]
        columns = zip(difference.mean((0, 1)), difference.std((0, 1)), strict=True)
        line = "".join(f"{mean:+8.1f} ±{deviation:4.1f}" for mean, deviation in columns)
        print(f"{name:16}{line}" + f"{wrong:12}" * arguments.words, flush=True)
    known = {name: found[name] for name in SIX if name in found}
    if len(known) > 1 and len(arguments.voices) > 1 and arguments.sentences > 1:
        for kind, paired in (("paired", True), ("unpaired", False)):
            shares = told_apart(known, paired=paired)
            each = ", ".join(f"{name} {share:.0%}" for name, share in shares.items())
            print(f"told apart, {kind}: {np.mean(list(shares.values())):.1%} ({each})")


if __name__ == "__main__":
    main()
