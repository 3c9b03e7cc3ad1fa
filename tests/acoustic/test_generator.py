"""The generator's surgery: statistics in and out, tensors turned to rows. test_kokoro.py hears the result."""

from __future__ import annotations

import numpy as np
import onnx
import pytest
from numpy.typing import NDArray

from benchmarks.windows import signal_to_noise
from cadenza.acoustic import Samples
from cadenza.acoustic.durations import HALF_FRAME
from cadenza.acoustic.generator import EPSILON, measuring, norms, traits
from cadenza.acoustic.kokoro import Kokoro, parts
from cadenza.acoustic.runtime import Stage
from cadenza.acoustic.vocoder import Vocoder
from cadenza.acoustic.weights import load_kokoro, load_repertoire, load_statistics
from cadenza.speech import Listener

CHANNELS = 22 * 256 + 22 * 128
"""Of four blocks with six norms in either part, three share their first."""


@pytest.fixture(scope="module")
def generator() -> onnx.ModelProto:
    return parts(load_kokoro())[0][3]


@pytest.mark.voice
def test_norms_are_found(generator: onnx.ModelProto) -> None:
    found = norms(generator.graph)
    assert len(found) == 44
    assert sum(norm.channels for norm in found) == CHANNELS


@pytest.mark.voice
def test_given_its_own_statistics_it_makes_the_same(generator: onnx.ModelProto, kokoro: Kokoro) -> None:
    values, audio = random_phrase(generator, columns=40)
    begin, end = 12, 28  # the model's own pads reach to the middle
    vocoder = Vocoder(kokoro._stages["coarse"], kokoro._stages["fine"], values, begin, Listener())
    made = vocoder.until(end)
    assert signal_to_noise(audio[begin * HALF_FRAME : end * HALF_FRAME], np.clip(made, -1, 1)) > 60


@pytest.mark.voice
@pytest.mark.parametrize("ends", [[1, 2, 30], [7, 8, 9, 24, 30], [30]])
def test_the_pieces_are_the_whole(generator: onnx.ModelProto, kokoro: Kokoro, ends: list[int]) -> None:
    values, _ = random_phrase(generator, columns=30)
    whole = Vocoder(kokoro._stages["coarse"], kokoro._stages["fine"], values, 0, Listener()).until(30)
    vocoder = Vocoder(kokoro._stages["coarse"], kokoro._stages["fine"], values, 0, Listener())
    pieces = [vocoder.until(end) for end in ends]
    assert [len(piece) for piece in pieces] == list(np.diff([0, *ends]) * HALF_FRAME)
    assert signal_to_noise(whole, np.concatenate(pieces)) > 80


def random_phrase(generator: onnx.ModelProto, columns: int) -> tuple[dict[str, NDArray[np.float32]], Samples]:
    """Return what the decoder could give, with the statistics that it has, and what the model makes of it."""
    random = np.random.default_rng(0)
    values = {
        "x": random.standard_normal((1, 512, columns)).astype(np.float32),
        "har": random.standard_normal((1, 22, columns * 60 + 1)).astype(np.float32),
        "style": load_repertoire().voices.style("af_heart", 20),
    }
    measured = Stage(measuring(generator).SerializeToString(), threads=2).run(values, Listener())
    assert measured["mean"].shape == measured["variance"].shape == (1, CHANNELS, 1)
    values |= {"mean": measured["mean"], "deviation": np.sqrt(measured["variance"] + EPSILON)}
    return values, np.clip(measured["audio"], -1, 1)


def test_traits_of_a_phrase_without_voice_are_finite() -> None:
    values: dict[str, NDArray[np.float32]] = {
        "durations": np.ones(3, np.float32),
        "f0": np.zeros((1, 6), np.float32),
        "energy": np.zeros((1, 6), np.float32),
        "x": np.zeros((1, 512, 6), np.float32),
        "har": np.zeros((1, 22, 361), np.float32),
    }
    described = traits(np.array([True, False, True]), values)
    assert np.isfinite(described).all()
    mean, deviation = load_statistics().predict("af_heart", described)
    assert np.isfinite(mean).all()
    assert (deviation > 0).all()
    assert mean.shape == deviation.shape == (1, CHANNELS, 1)
