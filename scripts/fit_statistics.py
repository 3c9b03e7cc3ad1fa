"""Rebuild src/cadenza/data/kokoro_statistics.npz: how each voice's norm statistics follow from what is said.

    python scripts/fit_statistics.py measure FOLDER          (about half an hour; can be stopped and started again)
    python scripts/fit_statistics.py fit FOLDER src/cadenza/data/kokoro_statistics.npz

`measure` lets all voices speak calibration texts, with the generator in float32, and keeps each phrase's true
statistics and what the earlier stages know of the phrase. `fit` regresses the one on the other.
"""

from __future__ import annotations

import sys
from pathlib import Path
from time import monotonic
from typing import Any

import numpy as np
from hibari.g2p import G2P
from numpy.typing import NDArray

from cadenza.acoustic.durations import spoken_durations
from cadenza.acoustic.generator import EPSILON, measuring
from cadenza.acoustic.kokoro import parts, phrase_traits
from cadenza.acoustic.prosody import Curves
from cadenza.acoustic.runtime import Stage
from cadenza.acoustic.source import Source
from cadenza.acoustic.weights import PAD, Repertoire, Statistics, load_kokoro, load_repertoire
from cadenza.speech import Delivery, Listener

TEXTS = [
    "Good morning! How are you?",
    "I can't believe how quickly the children have grown since we last visited them!",
    "Yes, I understand.",
    "Your package should arrive on Tuesday before five o'clock.",
    "It costs about twenty dollars.",
    "Please remember to bring your passport, two photographs, and a copy of the signed form.",
    "Hold on a second.",
    "What would you like to do next?",
    "Strong winds and heavy rain are expected along the coast until early Friday morning.",
    "Thank you. Goodbye, and take care.",
    "She sells sea shells by the shore.",
    "Would you like me to transfer you to a specialist, or shall I try to answer that myself?",
    "Sure, no problem.",
    "My mother ran along a narrow lane.",
    "The committee will review the proposal next Thursday, and everyone is invited to share their thoughts.",
    "No. Wait... Let me check.",
    "Her grandfather built this small wooden boat by hand more than sixty years ago.",
    "Please call me back.",
]
"""Every voice says seven of them, in turn: different ones for its neighbours, whose slopes it shares."""
TEXTS_PER_VOICE = 7
SPEEDS = (1.0, 1.0, 1.2, 1.0, 0.85)

FOREIGN = {
    "e": ["ˈola, kˈomo estˈas?", "mˈe ɡˈusta mˈutʃo kaminˈaɾ pˈoɾ lˈa plˈaja."],
    "f": ["bɔ̃ʒˈuʁ, kɔmˈɑ̃ alˈe vˈu?", "lə ʃˈa dˈɔʁ sˈyʁ lə kanapˈe dəpˈɥi sə matˈɛ̃."],
    "h": ["nəmˈəsteː, ˈaːp kˈɛːseː hɛ̃?", "mˈʊdʒʰeː pˈaːniː tʃˈaːhɪeː."],
    "i": ["bwɔndʒˈorno, kˈome stˈai?", "vorrˈɛi ˈun bikkjˈɛre dˈakkwa, pˈer favˈore."],
    "j": ["koɲɲiʨiβa, ɡeŋkʲi desɨ ka?", "kʲoɯ wa totemo iː teŋkʲi desɨ ne."],
    "p": ["bˈoŋ dʒˈiɐ, kˈomu vˈaj vosˈe?", "ˈew ɡˈɔstu mˈujtu dʒi mˈuzikɐ brazilˈejɾɐ."],
    "z": ["ni↓xau↓, ni↓ xau↓ ma?", "ʨin→tʰjɛn→ tʰjɛn→ʨʰi↘ xən↓xau↓."],
}
"""Phonemes, written by hand, for the voices whose names begin so: they needn't be right, only of that kind."""

BLOCKS = (11, 2048, 44)
"""Sizes of the groups of traits: prosody, the decoder's features, the source. Each group counts for as much."""
RIDGE = 0.1
RANK = 48
FOLDS = 6

Array = NDArray[Any]
Values = dict[str, Array]


def measure(folder: Path) -> None:
    """Write one file a voice into `folder`, unless it is there already."""
    folder.mkdir(parents=True, exist_ok=True)
    (stages, source), repertoire, g2p = measuring_stages(), load_repertoire(), G2P()
    voices = sorted(repertoire.voices.index, key=lambda voice: voice[1:])  # so that the languages take turns
    for number, voice in enumerate(voices):
        target = folder / f"{voice}.npz"
        if target.exists():
            continue
        began, found = monotonic(), []
        turn = [(number * TEXTS_PER_VOICE + k) % len(TEXTS) for k in range(TEXTS_PER_VOICE)]
        symbols = [g2p(TEXTS[k]) for k in turn] + FOREIGN.get(voice[0], [])
        for k, phrase in enumerate(symbols):
            delivery = Delivery(SPEEDS[(number + k) % len(SPEEDS)])
            found.append(measured(stages, source, repertoire, phrase, voice, delivery))
        tables: Any = {name: np.stack([one[name] for one in found]) for name in found[0]}
        np.savez(target, **tables)
        seconds = sum(float(one["frames"]) for one in found) / 40
        print(
            f"{number + 1}/{len(voices)} {voice}: {seconds:.1f} s of sound in {monotonic() - began:.0f} s", flush=True
        )


def measuring_stages() -> tuple[list[Stage], Source]:
    """Load front, prosody, decoder and the generator that measures, and the source."""
    (front, prosody, decoder, generator), source = parts(load_kokoro())
    graphs = (front, prosody, decoder, measuring(generator))
    return [Stage(graph.SerializeToString(), threads=1) for graph in graphs], source


def measured(  # noqa: PLR0917
    stages: list[Stage], source: Source, repertoire: Repertoire, phrase: str, voice: str, delivery: Delivery
) -> Values:
    """Return frames, traits, and the true mean and variance [N] of a phrase that is spoken with one delivery."""
    symbols = [symbol for symbol in phrase if symbol in repertoire.tokens]
    values: Values = {
        "tokens": np.array([[PAD, *(repertoire.tokens[symbol] for symbol in symbols), PAD]]),
        "style": repertoire.voices.style(voice, len(symbols), delivery.breath),
    }
    front, prosody, decoder, generator = stages
    values |= front.run(values, Listener())
    deliveries = [delivery] * len(symbols)
    values["durations"] = spoken_durations(values["frames"][0], "".join(symbols), deliveries)
    curves = Curves.of(deliveries, values["durations"])
    values |= prosody.run(values, Listener())
    values |= {"f0": curves.f0(values["f0"][0])[None], "energy": curves.energy(values["energy"][0])[None]}
    values |= decoder.run(values, Listener())
    values["har"] = source.spectra(values["f0"][0])
    statistics = generator.run(values, Listener())
    return {
        "frames": values["durations"].sum(),
        "traits": phrase_traits("".join(symbols), values),
        "mean": statistics["mean"][0, :, 0],
        "variance": statistics["variance"][0, :, 0],
    }


def fit(folder: Path, target: Path) -> None:
    """Regress the statistics on the traits, print how well phrases left out are predicted, and write `target`."""
    measured = {path.stem: dict(np.load(path)) for path in sorted(folder.glob("*.npz"))}
    owner = np.repeat(np.arange(len(measured)), [len(one["traits"]) for one in measured.values()])
    traits, mean, variance = (
        np.concatenate([one[name] for one in measured.values()]) for name in ("traits", "mean", "variance")
    )
    statistics = np.stack([mean, np.log(variance + EPSILON)], 2)
    print(f"{len(measured)} voices, {len(owner)} phrases")
    part = (np.arange(len(owner)) - np.searchsorted(owner, owner) + owner) % FOLDS
    errors = {"an average phrase": np.zeros(2), "its traits": np.zeros(2)}
    for fold in range(FOLDS):
        kept, out = part != fold, part == fold
        model = _fitted(owner[kept], traits[kept], statistics[kept])
        scores = traits[out] @ model["directions"] - model["centres"][owner[out]]
        deviation = np.exp(statistics[out][..., 1:] / 2)
        scale = np.concatenate([deviation, np.ones_like(deviation)], 2)
        average = statistics[out] - model["voices"][owner[out]]
        told = average - np.tensordot(np.clip(scores, -Statistics.FARTHEST, Statistics.FARTHEST), model["shifts"], 1)
        for name, error in zip(errors, (average, told), strict=True):
            errors[name] += np.square(error / scale).sum((0, 1)) / mean.size
    for name, (first, second) in errors.items():
        print(f"a phrase left out, from {name}: means off by {first**0.5:.3f} deviations (root mean square),")
        print(f"    logarithms of the variances by {second**0.5:.3f}")
    tables: Any = _fitted(owner, traits, statistics)
    tables |= {name: tables[name].astype(np.float16) for name in ("voices", "shifts")}
    np.savez_compressed(target, names=list(measured), **tables)
    print(f"{target}: {target.stat().st_size / 1e6:.1f} MB")


def _fitted(owner: Array, traits: Array, statistics: Array) -> Values:
    """Regress what differs between the phrases of one voice, with slopes that all voices share.

    Ridge regression in its dual form, there being more traits than phrases, cut down to the RANK directions that
    say the most. Means count in deviations of their channel, so that loud channels don't count for more.
    """
    voices, centres = (_means(array, owner) for array in (statistics, traits))
    spread = (traits - centres[owner]).std(0) + 1e-6
    weights = np.concatenate([np.full(size, size**-0.5) for size in BLOCKS]) / spread
    scale = np.stack([np.exp(voices[..., 1].mean(0) / 2), np.ones(voices.shape[1])], 1)
    seen = (traits - centres[owner]) * weights
    wanted = ((statistics - voices[owner]) / scale).reshape(len(owner), -1)
    dual = np.linalg.solve(seen @ seen.T + RIDGE * np.eye(len(owner)), wanted)
    fitted = seen @ seen.T @ dual
    strengths, phrases = np.linalg.eigh(fitted @ fitted.T)
    # The right singular vectors of what was fitted, [RANK, 2 N], from the left ones.
    axes = (phrases[:, -RANK:] / np.sqrt(strengths[-RANK:])).T @ fitted
    size = np.sqrt(strengths[-RANK:] / len(owner))
    directions = weights[:, None] * (seen.T @ (dual @ axes.T)) / size
    shifts = (axes * size[:, None]).reshape(RANK, *scale.shape) * scale
    model = {"voices": voices, "centres": centres @ directions, "directions": directions, "shifts": shifts}
    return {name: array.astype(np.float32) for name, array in model.items()}


def _means(array: Array, owner: Array) -> Array:
    return np.stack([array[owner == voice].mean(0) for voice in range(owner.max() + 1)])


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["measure", folder]:
            measure(Path(folder))
        case ["fit", folder, target]:
            fit(Path(folder), Path(target))
        case _:
            sys.exit(__doc__)
