"""The neural voice: Kokoro-82M on ONNX Runtime, cut where a server that streams needs the values in between.

    front:     tokens [1, T + 2], style [1, 256]            -> frames [1, T + 2] (not rounded), encodings
    decoder:   durations [T + 2], style, encodings          -> f0, energy, x: L = 2 sum(durations) half-frames
    source:    f0                                           -> har
    generator: x, har, style                                -> audio [300 L]

Between the first two the durations are ours: every phone has its own speed, and its place is known before its sound is
made. The source is ours as well. The generator takes nine tenths of the time, so it runs window by window, as its audio
is asked for, with statistics that are told from what the decoder gives (see `generator`). A short phrase, of which they
can't be told well, is made whole and is what the uncut model makes.

Tensor names are those of the file that `weights` verifies. Styles, pads and the choice of the style's row
follow Kokoro's reference implementation, https://github.com/hexgrad/kokoro.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import numpy_helper

from cadenza.acoustic import LEAD_IN, Rendering, Samples
from cadenza.acoustic.durations import EARLY, HALF_FRAME, integer_durations, sample_bounds
from cadenza.acoustic.generator import (
    COARSE_CONTEXT,
    COARSE_STEPS,
    FINE_CONTEXT,
    HAR_STEPS,
    traits,
    windowed,
)
from cadenza.acoustic.graph import cut, extract, rename
from cadenza.acoustic.runtime import Stage, Values, finite
from cadenza.acoustic.source import Source
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
from cadenza.speech import SAMPLE_RATE, Listener

FRAMES = "/encoder/predictor/ReduceSum_output_0"
DURATIONS = "/encoder/Gather_output_0"
PITCH = "/encoder/Reshape_output_0"
ENERGY = "/encoder/Reshape_1_output_0"
FEATURES = "/decoder/decoder/decode.3/Div_4_output_0"
SOURCE = "/decoder/decoder/generator/Concat_3_output_0"

SOURCE_WEIGHTS, SOURCE_BIAS = "onnx::MatMul_6993", "decoder.decoder.generator.m_source.l_linear.bias"

SILENT = frozenset(';:,.!?—…"()“”')
"""Symbols that are pauses; what share of a phrase they take tells much about its statistics."""
WINDOWS: tuple[int, ...] = (16, 16, 24, 32, 48, 64)
"""Half-frames in the windows of a phrase; the last goes on. The first is short, because someone is waiting for it, and
the second no longer, because it has to be made while the first is heard. Long ones make the same in less time."""
CROWDED_WINDOWS: tuple[int, ...] = (24, 24, 32, 48)
"""The same while more listeners are spoken to than there are cores. The first lasts until the second has got its turn;
none is so long that another listener runs dry meanwhile."""
UNHURRIED = 32
"""Half-frames in the least window of the phrases that follow; longer at once, if as much lies ready."""
WINDOWED = frozenset(("coarse", "fine"))
"""Stages that run on one core. A window is little work: a second core makes its audio a tenth sooner, and the same two
cores make a quarter more in all when each has a window of its own (3.4 against 2.7 s of sound a second)."""
SHORT = 8
"""Symbols of a phrase up to which it is made whole, as "I see." is: most of what is made is pads."""


def parts(weights: bytes) -> tuple[onnx.ModelProto, onnx.ModelProto, onnx.ModelProto, Source]:
    """Cut the model into front, decoder, generator and source; the division by the model's own `speed` falls out."""
    model = onnx.load_from_string(weights)
    names = {FRAMES: "frames", DURATIONS: "durations", PITCH: "f0", ENERGY: "energy", FEATURES: "x", SOURCE: "har"}
    rename(model, names)
    front, body = cut(model, ["durations"], shared=["style"], gives=["frames"])
    decoder, generator = cut(body, ["x", "har"], shared=["style"], gives=["x", "har", "f0", "energy"])
    constants = {tensor.name: numpy_helper.to_array(tensor) for tensor in decoder.graph.initializer}
    source = Source(constants[SOURCE_WEIGHTS][:, 0], float(constants[SOURCE_BIAS][0]))
    decoder = extract(decoder, [value.name for value in decoder.graph.input], ["x", "f0", "energy"])
    return front, decoder, generator, source


def phrase_traits(symbols: str, values: Values) -> NDArray[np.float32]:
    """Describe the phrase `symbols`, of which `values` are known, as `Statistics.predict` needs it."""
    silent = np.array([True, *(symbol in SILENT for symbol in symbols), True])
    return traits(silent, values)


def window_size(made: int, listener: Listener) -> int:
    """Return the half-frames in a phrase's window after `made` others."""
    sizes = CROWDED_WINDOWS if listener.crowded else WINDOWS
    ahead, least = (0.0, 0) if listener.ahead is None else (listener.ahead, UNHURRIED)
    fitting = [size for size in sizes if size * HALF_FRAME <= ahead * SAMPLE_RATE]
    return max(sizes[min(made, len(sizes) - 1)], least, *fitting)


class Kokoro:
    """The engine; see `Engine` for what its methods promise."""

    name: str = "kokoro"
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
        front, decoder, generator, source = parts(load_kokoro(model_dir))
        graphs = {"front": front, "decoder": decoder, "generator": generator}
        graphs["coarse"], graphs["fine"] = windowed(generator)
        del front, decoder, generator
        stages = {}
        for name in list(graphs):  # each graph is gone before the next session takes memory of its own
            stages[name] = Stage(graphs.pop(name).SerializeToString(), 1 if name in WINDOWED else threads)
        return cls(stages, source, load_repertoire(), load_statistics())

    def speak(self, symbols: str, speeds: Sequence[float], voice: str, listener: Listener) -> Rendering:
        """Find the places of all phones; the audio comes window by window when it is asked for."""
        self._repertoire.check(symbols, speeds, voice)
        tokens = [PAD, *map(self._repertoire.tokens.__getitem__, symbols), PAD]
        values: dict[str, NDArray[Any]] = {
            "tokens": np.array([tokens], np.int64),
            "style": self._repertoire.voices.style(voice, len(symbols)),
        }
        values |= self._stages["front"].run(values, listener)
        # The pads are the near-silence before and after, which the caller trims: they keep their own speed.
        values["durations"] = integer_durations(finite(values["frames"])[0], [1.0, *speeds, 1.0])
        bounds, length = sample_bounds(values["durations"])
        bounds = np.maximum(bounds - EARLY, 0)
        return Rendering(bounds, length, self._decode(symbols, voice, values, listener))

    def _decode(
        self, symbols: str, voice: str, values: dict[str, NDArray[Any]], listener: Listener
    ) -> Iterator[Samples]:
        values |= self._stages["decoder"].run(values, listener)
        values["har"] = self._source.spectra(finite(values["f0"])[0])
        columns = values["x"].shape[2]
        if len(symbols) <= SHORT:
            yield _samples(self._stages["generator"].run(values, listener)["audio"], columns * HALF_FRAME)
            return
        values["mean"], values["deviation"] = self._statistics.predict(voice, phrase_traits(symbols, values))
        start = max(0, 2 * int(values["durations"][0]) - math.ceil((EARLY + LEAD_IN) / HALF_FRAME))
        lead = np.zeros(start * HALF_FRAME, np.float32)
        # The last pad is a window of its own: mostly nobody asks for it.
        made = 0
        for stop in (columns - 2 * int(values["durations"][-1]), columns):
            while start < stop:
                size = window_size(made, listener)
                end = start + size if start + size + WINDOWS[0] <= stop else stop  # a small rest joins the last
                yield np.concatenate([lead, self._window(values, start, end, listener)])
                lead, start, made = lead[:0], end, made + 1

    def _window(self, values: Values, begin: int, end: int, listener: Listener) -> Samples:
        """Make the half-frames [begin, end), from as many more around them as it takes."""
        columns = values["x"].shape[2]
        first, last = max(0, begin - FINE_CONTEXT), min(columns, end + FINE_CONTEXT)
        left, right = max(0, first - COARSE_CONTEXT), min(columns, last + COARSE_CONTEXT)
        around = {"x": values["x"][:, :, left:right], "har": _har(values, left, right)}
        features = self._stages["coarse"].run({**values, **around}, listener)["features"]
        within = features[:, :, COARSE_STEPS * (first - left) : COARSE_STEPS * (last - left)]
        around = {"features": within, "har": _har(values, first, last)}
        audio = self._stages["fine"].run({**values, **around}, listener)["audio"]
        samples = _samples(audio, (last - first) * HALF_FRAME)
        return samples[(begin - first) * HALF_FRAME : (end - first) * HALF_FRAME]


def _har(values: Values, begin: int, end: int) -> NDArray[Any]:
    return values["har"][:, :, HAR_STEPS * begin : HAR_STEPS * end + 1]


def _samples(audio: NDArray[Any], length: int) -> Samples:
    if audio.shape != (length,):
        raise SynthesisError(f"The model made audio of shape {audio.shape} where {length} samples were due.")
    return np.clip(finite(audio), -1.0, 1.0)
