"""What does each emotion do to the voice? Measured against the same sentences said neutrally.

    python -m benchmarks.emotion [--engine full|fast] [--voices V,V] [--sentences N] [--words] [--write]
        [NAME ...]
    nice setsid taskset -c 1 python -m benchmarks.emotion --words      (all names: 1180 utterances, an hour of one core)

Printed for each name (all unless some are named), over sentences and voices: by how much the mean of F0 is higher, the
range of F0 wider, the rate faster and the level louder than in the same sentence said neutrally, and how much that
varies. Then, for the names of the six that are among them (neutral, angry, excited, content, sad, scared), how many
sentences `told_apart` tells apart, each voice by what others are like. With --words a recogniser listens, and the words
that it got wrong are counted. With --write the table goes into docs/emotions.md, and the measures of the six into
benchmarks/emotion_six.json, which a test learns from.

What was measured stays in benchmarks/results/emotion.jsonl: it may be stopped and started again, and measures anew only
what the table changed. After a change of the engine, remove the file.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Mapping
from dataclasses import asdict, fields
from pathlib import Path
from typing import TypedDict

import numpy as np

from benchmarks.judge import normalised, words_not_heard
from benchmarks.ledger import Ledger
from benchmarks.prosody import measures, say
from benchmarks.told_apart import Array, told_apart
from cadenza.acoustic import Engine, Samples
from cadenza.acoustic.catalogue import load_engine
from cadenza.emotions import DEGREES, MANNERS, Manner
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
LOOP = 5
"""Wrong words of 36 above which it isn't the voice that is to blame, until that has been heard again."""
RESULTS = Path(__file__).parent / "results" / "emotion.jsonl"
MEASURES_OF_SIX = Path(__file__).parent / "emotion_six.json"
PAGE, BEGIN, END = Path(__file__).parents[1] / "docs" / "emotions.md", "<!-- measured -->\n", "<!-- end -->"
SIX = ("neutral", "angry", "excited", "content", "sad", "scared")


class Result(TypedDict):
    """What is kept of one voice and emotion."""

    measures: list[list[float]]
    wrong: int | None


def measured(engine: Engine, name: str, voice: str, sentences: int, *, words: bool) -> Result:
    """Speak the sentences with the emotion `name`: their measures [S, 4], and how many words a recogniser got wrong.

    Without `words` nobody listens.
    """
    spoken = [say(engine, voice, text, Controls(emotion=name)) for text in SENTENCES[:sentences]]
    found = [measures(one).array().tolist() for one in spoken]
    return {"measures": found, "wrong": _wrong([one.samples for one in spoken]) if words else None}


def _wrong(spoken: list[Samples]) -> int:
    """Return the wrong words in the sentences: heard in one go, half a second apart, which is faster than one by one.

    But the recogniser can get into a loop, as at the end of a long sound: then it hears them one by one.
    """
    texts, pause = SENTENCES[: len(spoken)], np.zeros(SAMPLE_RATE // 2, np.float32)
    joined = np.concatenate([samples for one in spoken for samples in (pause, one)])
    if (wrong := words_not_heard(" ".join(texts), joined, SAMPLE_RATE)) <= LOOP:
        return wrong
    return sum(words_not_heard(text, one, SAMPLE_RATE) for text, one in zip(texts, spoken, strict=True))


def of_all_voices(
    engine: Engine, name: str, voices: list[str], sentences: int, ledger: Ledger, *, words: bool
) -> tuple[Array, int]:
    """Return the measures [V, S, 4] with the emotion `name`, and wrong words; from `ledger` what is there already."""
    results: list[Result] = []
    for voice in voices:
        key = [engine.name, voice, sentences, _changes(MANNERS[name])]
        result = ledger.get(key)
        if result is None or (words and result["wrong"] is None):
            result = measured(engine, name, voice, sentences, words=words)
            ledger.put(key, result)
        results.append(result)
    return np.array([one["measures"] for one in results]), sum(one["wrong"] or 0 for one in results)


def _changes(manner: Manner) -> dict[str, float]:
    """Return what of `manner` isn't neutral, so that a new kind of change leaves the others' results valid."""
    values = asdict(manner)
    return {one.name: values[one.name] for one in fields(manner) if values[one.name] != one.default}


def columns(found: Array, neutral: Array) -> list[tuple[float, float]]:
    """Return mean and standard deviation of what differs between `found` and `neutral`, both [V, S, 4]: rate in %."""
    difference = found - neutral
    difference[..., 2] *= 100 / neutral[..., 2]
    return list(zip(difference.mean((0, 1)).tolist(), difference.std((0, 1)).tolist(), strict=True))


def verdicts(found: Mapping[str, Array]) -> list[str]:
    """Say how well the emotions of `found` are told apart."""
    lines = []
    for kind, paired in (("paired", True), ("unpaired", False)):
        shares = told_apart(found, paired=paired)
        each = ", ".join(f"{name} {share:.0%}" for name, share in shares.items())
        lines.append(f"told apart, {kind}: {np.mean(list(shares.values())):.1%} ({each})")
    return lines


def write(rows: list[str], six: Mapping[str, Array], voices: list[str]) -> None:
    """Put the table into the page, and the measures of the `six` where the test finds them."""
    page = PAGE.read_text()
    begin, end = page.index(BEGIN) + len(BEGIN), page.index(END, page.index(BEGIN))
    PAGE.write_text(page[:begin] + "\n".join(rows) + "\n" + page[end:])
    measured = {name: values.round(3).tolist() for name, values in six.items()}
    MEASURES_OF_SIX.write_text(json.dumps({"voices": voices, "measures": measured}) + "\n")


def main() -> None:
    """Print a line an emotion, and how well the six are told apart."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", help="all unless some are named")
    parser.add_argument("--engine", choices=("full", "fast"), default="full")
    parser.add_argument("--voices", type=lambda text: text.split(","), default=list(VOICES))
    parser.add_argument("--sentences", type=int, default=len(SENTENCES))
    parser.add_argument("--words", action="store_true", help="count the words that a recogniser doesn't hear")
    parser.add_argument("--write", action="store_true", help="write docs/emotions.md and what the test learns from")
    arguments = parser.parse_args()
    ledger = Ledger(RESULTS)
    engine = load_engine(Settings.from_env({}, engine=arguments.engine))
    names = ["neutral", *(name for name in arguments.names or DEGREES if name != "neutral")]
    total = len(arguments.voices) * sum(len(normalised(text).split()) for text in SENTENCES[: arguments.sentences])
    heading = "emotion            F0 mean st   F0 range st        rate %      level dB"
    print(heading + f"   wrong of {total}" * arguments.words)
    rows = [f"| name | F0 mean st | F0 range st | rate % | level dB | wrong words of {total} |", "|---|" + "---:|" * 5]
    found: dict[str, Array] = {}
    for name in names:
        asked = (engine, name, arguments.voices, arguments.sentences, ledger)
        found[name], wrong = of_all_voices(*asked, words=arguments.words)
        differences = columns(found[name], found["neutral"])
        line = "".join(f"{mean:+8.1f} ±{deviation:4.1f}" for mean, deviation in differences)
        print(f"{name:16}{line}" + f"{wrong:12}" * arguments.words, flush=True)
        cells = " | ".join(f"{mean:+.1f} ± {deviation:.1f}" for mean, deviation in differences)
        rows.append(f"| {name} | {cells} | {wrong if arguments.words else ''} |")
    six = {name: found[name] for name in SIX if name in found}
    lines = verdicts(six) if len(six) > 1 and len(arguments.voices) > 1 and arguments.sentences > 1 else []
    print(*lines, sep="\n")
    if arguments.write:
        write([*rows, "", "```text", *lines, "```"], six, arguments.voices)


if __name__ == "__main__":
    main()
