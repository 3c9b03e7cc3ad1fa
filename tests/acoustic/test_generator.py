"""The generator's surgery: statistics in and out, tensors turned to rows. test_kokoro.py hears the result."""

from __future__ import annotations

import numpy as np
import onnx
import pytest
from numpy.typing import NDArray

from benchmarks.windows import signal_to_noise
from cadenza.acoustic.generator import EPSILON, measuring, norms, traits
from cadenza.acoustic.kokoro import Kokoro, parts
from cadenza.acoustic.runtime import Stage
from cadenza.acoustic.weights import load_kokoro, load_repertoire, load_statistics
from cadenza.speech import Listener

CHANNELS = 22 * 256 + 22 * 128
"""Of four blocks with six norms in either part, three share their first."""


@pytest.fixture(scope="module")
def generator() -> onnx.ModelProto:
    return parts(load_kokoro())[2]


@pytest.mark.voice
def test_norms_are_found(generator: onnx.ModelProto) -> None:
    found = norms(generator.graph)
    assert len(found) == 44
    assert sum(norm.channels for norm in found) == CHANNELS


@pytest.mark.voice
def test_given_its_own_statistics_it_makes_the_same(generator: onnx.ModelProto, kokoro: Kokoro) -> None:
    random = np.random.default_rng(0)
    values = {
        "x": random.standard_normal((1, 512, 24)).astype(np.float32),
        "har": random.standard_normal((1, 22, 24 * 60 + 1)).astype(np.float32),
        "style": load_repertoire().voices.style("af_heart", 20),
    }
    measured = Stage(measuring(generator).SerializeToString(), threads=2).run(values, Listener())
    assert measured["mean"].shape == measured["variance"].shape == (1, CHANNELS, 1)
    values |= {"mean": measured["mean"], "deviation": np.sqrt(measured["variance"] + EPSILON)}
    audio = kokoro._window(values, 0, 24, Listener())
    assert signal_to_noise(np.clip(measured["audio"], -1, 1), audio) > 60


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
