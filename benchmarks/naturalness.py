"""How good would people find it? Served speech, the model's own, and others for comparison, as a judge foretells it.

    python -m benchmarks.naturalness --judge-python judge/bin/python [--emotions [NAME ...]] [VOICE ...]

`benchmarks/opinion.py` says who the judge is, and how its environment is made. Printed is the opinion of each voice
(all that speak English, unless some are named) over eleven sentences: the mean, the least, the deviation. First as it
is served; then with each phrase made in one go, as the model was made; then the served as over a telephone. Last
espeak-ng's. With --emotions instead, how much better or worse than without each of them (all unless some are named) is
found, with three voices.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
import soxr

from benchmarks.emotion import SENTENCES as PLAIN
from benchmarks.intelligibility.sentences import load as load_sentences
from benchmarks.intelligibility.speaking import prepare_baseline, speak_baseline
from benchmarks.opinion import Opinion
from benchmarks.prosody import say
from benchmarks.windows import uncut
from cadenza.acoustic import Engine, Samples
from cadenza.acoustic.catalogue import load_engine
from cadenza.emotions import DEGREES
from cadenza.settings import Settings
from cadenza.speech import SAMPLE_RATE, Controls
from cadenza.voices import Voices

FAST = "af_heart"
SENTENCES = (*load_sentences()["en"].sentences, *PLAIN)
EMOTIVE, EMOTIVE_SENTENCES = (FAST, "am_michael", "bf_emma"), PLAIN[:3]
TELEPHONE = 8_000


def row(name: str, opinions: Sequence[float]) -> str:
    """Return a line of the table of voices."""
    return f"{name:34}{np.mean(opinions):8.2f}{min(opinions):8.2f}{np.std(opinions):8.2f}"


def spoken(engine: Engine, voice: str, texts: Iterable[str] = SENTENCES, emotion: str = "neutral") -> list[Samples]:
    """Return `texts` as the server would send them."""
    return [say(engine, voice, text, Controls(emotion=emotion)).samples for text in texts]


def as_by_telephone(samples: Samples) -> Samples:
    """Return `samples` with nothing left above the 4 kHz that a telephone has."""
    return np.asarray(soxr.resample(soxr.resample(samples, SAMPLE_RATE, TELEPHONE), TELEPHONE, SAMPLE_RATE))


def of_voices(judge: Opinion, engines: dict[str, Engine], voices: Sequence[str]) -> None:
    """Print a row for each voice and way, and one for all of Kokoro's."""
    every: dict[str, list[float]] = {"served": [], "whole phrases": [], "served, by telephone": []}
    for voice in voices:
        engine = engines.get(voice, engines[""])
        served = spoken(engine, voice)
        ways = {"served": served, "served, by telephone": [as_by_telephone(one) for one in served]}
        if engine is engines[""]:
            with uncut(own_statistics=True):
                ways["whole phrases"] = spoken(engine, voice)
        for way, sounds in ways.items():
            opinions = [judge.of(one, SAMPLE_RATE) for one in sounds]
            print(row(f"{voice}, {way}", opinions), flush=True)
            if "whole phrases" in ways:
                every[way] += opinions
    for way, opinions in every.items():
        if opinions:
            print(row(f"all of Kokoro's, {way}", opinions))
    baseline = [speak_baseline(prepare_baseline(text, "en")) for text in SENTENCES]
    print(row("espeak-ng", [judge.of(*one) for one in baseline]))


def of_emotions(judge: Opinion, engines: dict[str, Engine], names: Sequence[str]) -> None:
    """Print by how much the opinion of each emotion is above that of the same voice and sentence without."""
    neutral: dict[str, list[float]] = {}
    for name in ["neutral", *(name for name in names if name != "neutral")]:
        line = f"{name:16}"
        for voice in EMOTIVE:
            sounds = spoken(engines.get(voice, engines[""]), voice, EMOTIVE_SENTENCES, name)
            opinions = [judge.of(one, SAMPLE_RATE) for one in sounds]
            without = neutral.setdefault(voice, opinions)
            line += (
                f"{np.mean(opinions) - np.mean(without):+8.2f}" if name != "neutral" else f"{np.mean(opinions):8.2f}"
            )
        print(line, flush=True)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("voices", nargs="*", metavar="VOICE")
    parser.add_argument("--judge-python", type=Path, required=True, help="Python of the judge's environment")
    parser.add_argument("--emotions", nargs="*", metavar="NAME", choices=DEGREES, help="judge these instead of voices")
    arguments = parser.parse_args()
    full, fast = (load_engine(Settings.from_env({}, engine=name)) for name in ("full", "fast"))
    engines = {"": full, FAST: fast}
    english = sorted(voice.key for voice in Voices.load().all() if voice.locale.startswith("en-"))
    with Opinion(arguments.judge_python) as judge:
        if arguments.emotions is not None:
            print(f"{'':16}" + "".join(f"{voice:>12}" for voice in EMOTIVE))
            of_emotions(judge, engines, arguments.emotions or list(DEGREES))
        else:
            print(f"{'':34}    mean   least     dev.")
            of_voices(judge, engines, arguments.voices or english)


if __name__ == "__main__":
    main()
