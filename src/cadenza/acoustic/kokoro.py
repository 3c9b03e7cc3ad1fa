"""The neural voice: Kokoro-82M on ONNX Runtime, cut where a server that streams needs the values in between.

    front:     tokens [1, T + 2], style [1, 256]            -> frames [1, T + 2] (not rounded), encodings
    prosody:   durations [T + 2], style, encodings          -> f0, energy: [1, L], L = 2 sum(durations) half-frames
    decoder:   f0, energy, style, encodings                 -> x [1, 512, L]
    source:    f0                                           -> har
    generator: x, har, style                                -> audio [300 L]

Between the first two the durations are ours: every phone has its own speed, and its place is known before its sound is
made. What is asked of F0 and energy is done before the decoder. The source is ours as well. The generator takes nine
tenths of the time, so it runs window by window, as its audio is asked for, with statistics that are told from what the
decoder gives (see `generator`). A short phrase, of which they can't be told well, is made whole and is what the uncut
model makes; so is a laugh.

Tensor names are those of the file that `weights` verifies. Styles, pads and the choice of the style's row
follow Kokoro's reference implementation, https://github.com/hexgrad/kokoro.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import numpy_helper

from cadenza.acoustic import LEAD_IN, Rendering, Samples
from cadenza.acoustic.durations import EARLY, HALF_FRAME, sample_bounds, spoken_durations
from cadenza.acoustic.generator import traits, windowed
from cadenza.acoustic.graph import cut, extract, rename
from cadenza.acoustic.prosody import Curves
from cadenza.acoustic.runtime import Stage, Values, finite
from cadenza.acoustic.source import Source
from cadenza.acoustic.vocoder import Vocoder
from cadenza.acoustic.weights import (
    MAX_PHONES,
    PAD,
    Repertoire,
    Statistics,
    load_kokoro,
    load_repertoire,
    load_statistics,
)
from cadenza.errors import SynthesisError
from cadenza.speech import MARKS, SAMPLE_RATE, Delivery, Listener

FRAMES = "/encoder/predictor/ReduceSum_output_0"
DURATIONS = "/encoder/Gather_output_0"
PITCH = "/encoder/Reshape_output_0"
ENERGY = "/encoder/Reshape_1_output_0"
FEATURES = "/decoder/decoder/decode.3/Div_4_output_0"
SOURCE = "/decoder/decoder/generator/Concat_3_output_0"

SOURCE_WEIGHTS, SOURCE_BIAS = "onnx::MatMul_6993", "decoder.decoder.generator.m_source.l_linear.bias"

WINDOWS: tuple[int, ...] = (16, 24, 32)
"""Half-frames in a window: as many as the listener still has to hear, so that the next is made before they are heard.
The first is short, because someone is waiting for it. What is longer than the last doesn't stay in a core's cache, and
takes more time for the same. While others are spoken to, the very first is of the last size, and none of the first: it
has to last until the second has got its turn."""
WINDOWED = frozenset(("coarse", "fine"))
"""Stages that run on one core. A window is little work: a second core makes it hardly sooner, and two cores make more
in all when each has a window of its own."""
SHORT_PAD = 4
"""Half-frames of the last pad up to which it isn't left out: after a mark it has two, else many more."""
SHORT = 8
"""Symbols of a phrase up to which it is made whole, as "I see." is: most of what is made is pads."""

NOT_BY_ENERGY = 0.87
"""Share of the decibels asked for by which samples are amplified: energy makes this model louder too, but by 0.3 to 0.4
dB a unit only, for norms follow it."""

Predict = Callable[[NDArray[np.float32]], tuple[NDArray[np.float32], NDArray[np.float32]]]
Models = tuple[onnx.ModelProto, onnx.ModelProto, onnx.ModelProto, onnx.ModelProto]


def parts(weights: bytes) -> tuple[Models, Source]:
    """Cut the model into front, prosody, decoder and generator, and the source; its own `speed` falls out."""
    model = onnx.load_from_string(weights)
    names = {FRAMES: "frames", DURATIONS: "durations", PITCH: "f0", ENERGY: "energy", FEATURES: "x", SOURCE: "har"}
    rename(model, names)
    front, body = cut(model, ["durations"], shared=["style"], gives=["frames"])
    middle, generator = cut(body, ["x", "har"], shared=["style"])
    constants = {tensor.name: numpy_helper.to_array(tensor) for tensor in middle.graph.initializer}
    source = Source(constants[SOURCE_WEIGHTS][:, 0], float(constants[SOURCE_BIAS][0]))
    middle = extract(middle, [value.name for value in middle.graph.input], ["x"])
    prosody, decoder = cut(middle, ["f0", "energy"], shared=["style", "durations"])
    return (front, prosody, decoder, generator), source


def phrase_traits(symbols: str, values: Values) -> NDArray[np.float32]:
    """Describe the phrase `symbols`, of which `values` are known, as `Statistics.predict` needs it."""
    silent = np.array([True, *(symbol in MARKS for symbol in symbols), True])
    return traits(silent, values)


def common_breath(deliveries: Sequence[Delivery]) -> float:
    """Return how much breathier or tenser all of a phrase is to be, 0 if it isn't of one mind."""
    asked = [delivery.breath for delivery in deliveries]
    return float(np.clip(0.0, min(asked), max(asked)))


def window_size(listener: Listener) -> int:
    """Return the half-frames in the next window."""
    if listener.ahead is None:
        return WINDOWS[-1] if listener.crowded else WINDOWS[0]
    sizes = WINDOWS[1:] if listener.crowded else WINDOWS
    return max((size for size in sizes if size * HALF_FRAME <= listener.ahead * SAMPLE_RATE), default=sizes[0])


class Kokoro:
    """The engine; see `Engine` for what its methods promise."""

    name: str = "kokoro"
    problem: str | None = None
    max_phones: int = MAX_PHONES

    def __init__(
        self, stages: Mapping[str, Stage], source: Source, repertoire: Repertoire, statistics: Statistics
    ) -> None:
        self._stages, self._source = stages, source
        self._repertoire, self._statistics = repertoire, statistics
        self.symbols: frozenset[str] = frozenset(repertoire.tokens)

    @classmethod
    def load(cls, model_dir: Path | None, threads: int) -> Kokoro:
        """Load the model from `model_dir` (None: as installed); a phrase's first stages run on `threads` cores.

        Raises ConfigurationError if it isn't there or isn't right.
        """
        models, source = parts(load_kokoro(model_dir))
        graphs = dict(zip(("front", "prosody", "decoder", "generator"), models, strict=True))
        graphs["coarse"], graphs["fine"] = windowed(graphs["generator"])
        del models
        stages = {}
        for name in list(graphs):  # each graph is gone before the next session takes memory of its own
            stages[name] = Stage(graphs.pop(name).SerializeToString(), 1 if name in WINDOWED else threads)
        return cls(stages, source, load_repertoire(), load_statistics())

    def speak(self, symbols: str, deliveries: Sequence[Delivery], voice: str, listener: Listener) -> Rendering:
        """Find the places of all phones; the audio comes window by window when it is asked for."""
        self._repertoire.check(symbols, deliveries, voice)
        tokens = [PAD, *map(self._repertoire.tokens.__getitem__, symbols), PAD]
        breath = common_breath(deliveries)
        values: dict[str, NDArray[Any]] = {
            "tokens": np.array([tokens], np.int64),
            "style": self._repertoire.voices.style(voice, len(symbols), breath),
        }
        values |= self._stages["front"].run(values, listener)
        values["durations"] = spoken_durations(finite(values["frames"])[0], symbols, deliveries)
        bounds, length = sample_bounds(values["durations"])
        bounds = np.maximum(bounds - EARLY, 0)
        curves = Curves.of(deliveries, values["durations"])
        louder = float(np.mean([max(delivery.level, 0.0) for delivery in deliveries]))
        predict = partial(self._statistics.predict, voice, breath=breath, louder=louder)
        windows = self._windows(symbols, predict, values, curves, listener)
        return Rendering(bounds, length, _amplified(windows, curves))

    def _windows(
        self, symbols: str, predict: Predict, values: dict[str, NDArray[Any]], curves: Curves, listener: Listener
    ) -> Iterator[Samples]:
        values |= self._stages["prosody"].run(values, listener)
        values["f0"] = curves.f0(finite(values["f0"])[0])[None]
        values["energy"] = curves.energy(finite(values["energy"])[0])[None]
        values |= self._stages["decoder"].run(values, listener)
        values["har"] = self._source.spectra(values["f0"][0])
        columns = values["x"].shape[2]
        if len(symbols) <= SHORT or (curves.voiced >= 0).all():
            yield _samples(self._stages["generator"].run(values, listener)["audio"], columns * HALF_FRAME)
            return
        values["mean"], values["deviation"] = predict(phrase_traits(symbols, values))
        start = max(0, 2 * int(values["durations"][0]) - math.ceil((EARLY + LEAD_IN) / HALF_FRAME))
        lead = np.zeros(start * HALF_FRAME, np.float32)
        pad = 2 * int(values["durations"][-1])
        vocoder = Vocoder(self._stages["coarse"], self._stages["fine"], values, start, listener)
        yield lead[:0]
        # A pad that is long is a window of its own: mostly nobody asks for it.
        for stop in (columns - pad if pad > SHORT_PAD else columns, columns):
            while start < stop:
                size = window_size(listener)
                end = start + size if start + size + WINDOWS[0] <= stop else stop  # a small rest joins the last
                yield np.concatenate([lead, _samples(vocoder.until(end), (end - start) * HALF_FRAME)])
                lead, start = lead[:0], end


def _amplified(windows: Iterator[Samples], curves: Curves) -> Iterator[Samples]:
    begin = 0
    for window in windows:
        yield curves.amplified(window, begin, NOT_BY_ENERGY)
        begin += len(window)


def _samples(audio: NDArray[Any], length: int) -> Samples:
    if audio.shape != (length,):
        raise SynthesisError(f"The model made audio of shape {audio.shape} where {length} samples were due.")
    return np.clip(finite(audio), -1.0, 1.0)
