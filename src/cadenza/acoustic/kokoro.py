"""The neural voice: Kokoro-82M on ONNX Runtime, cut where a server that streams needs the values in between.

    front:     tokens [1, T + 2], style [1, 256]            -> frames [1, T + 2] (not rounded), encodings
    decoder:   durations [T + 2], style, encodings          -> f0, energy, x, har: L = 2 sum(durations) half-frames
    generator: x, har, style                                -> audio [300 L]

Between the first two the durations are ours: every phone has its own speed, and its place is known before its sound is
made. The generator takes nine tenths of the time, so it runs window by window, as its audio is asked for, with
statistics that are told from what the decoder gives (see `generator`). A short phrase, of which they can't be told
well, is made whole and is what the uncut model makes.

Tensor names are those of the file that `weights` verifies. Styles, pads and the choice of the style's row
follow Kokoro's reference implementation, https://github.com/hexgrad/kokoro.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, pairwise, repeat
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import onnxruntime as ort
from numpy.typing import NDArray

from cadenza.acoustic import Rendering, Samples
from cadenza.acoustic.durations import integer_durations, sample_bounds
from cadenza.acoustic.generator import (
    COARSE_CONTEXT,
    COARSE_STEPS,
    FINE_CONTEXT,
    HALF_FRAME,
    HAR_STEPS,
    traits,
    windowed,
)
from cadenza.acoustic.graph import cut, rename
from cadenza.acoustic.weights import (
    MAX_PHONES,
    Repertoire,
    Statistics,
    load_kokoro,
    load_repertoire,
    load_statistics,
)
from cadenza.errors import Cancelled, SynthesisError
from cadenza.speech import Cancellation

PAD = 0
FRAMES = "/encoder/predictor/ReduceSum_output_0"
DURATIONS = "/encoder/Gather_output_0"
PITCH = "/encoder/Reshape_output_0"
ENERGY = "/encoder/Reshape_1_output_0"
FEATURES = "/decoder/decoder/decode.3/Div_4_output_0"
SOURCE = "/decoder/decoder/generator/Concat_3_output_0"

EARLY = 1200
"""Samples by which each phone sounds before its durations say: two frames.

Measured at the onsets after a pause, in five voices: 20 to 120 ms early, 50 where it is a vowel.
"""

LEAD_IN = 1440
"""Samples made before the first phone, as many as are sent; what is before them counts as silent and isn't made."""
SILENT = frozenset(';:,.!?—…"()“”')
"""Symbols that are pauses; what share of a phrase they take tells much about its statistics."""
WINDOWS: tuple[int, ...] = (16, 24, 32, 48, 64)
"""Half-frames in the windows of a phrase; the last goes on. The first is short, because someone is waiting for it,
and each is made in less time than the one before it sounds."""
SHORT = 8
"""Symbols of a phrase up to which it is made whole, as "I see." is: most of what is made is pads."""

Values = Mapping[str, NDArray[Any]]


def parts(weights: bytes) -> tuple[onnx.ModelProto, onnx.ModelProto, onnx.ModelProto]:
    """Cut the model into front, decoder and generator; the division by the model's own `speed` falls out."""
    model = onnx.load_from_string(weights)
    names = {FRAMES: "frames", DURATIONS: "durations", PITCH: "f0", ENERGY: "energy", FEATURES: "x", SOURCE: "har"}
    rename(model, names)
    front, body = cut(model, ["durations"], shared=["style"], gives=["frames"])
    decoder, generator = cut(body, ["x", "har"], shared=["style"], gives=["x", "har", "f0", "energy"])
    return front, decoder, generator


def phrase_traits(symbols: str, values: Values) -> NDArray[np.float32]:
    """Describe the phrase `symbols`, of which `values` are known, as `Statistics.predict` needs it."""
    silent = np.array([True, *(symbol in SILENT for symbol in symbols), True])
    return traits(silent, values)


def window_edges(start: int, stop: int) -> list[int]:
    """Cut [start, stop) into windows that grow as WINDOWS says; what would be left at the end joins the last."""
    edges = [start]
    for size in chain(WINDOWS, repeat(WINDOWS[-1])):
        if stop - edges[-1] < size + WINDOWS[0]:
            return [*edges, stop]
        edges.append(edges[-1] + size)
    raise AssertionError


class Stage:
    """A part of the model, ready to run, that can be interrupted from another thread."""

    def __init__(self, model: bytes, threads: int) -> None:
        self._session = ort.InferenceSession(model, _options(threads), providers=["CPUExecutionProvider"])
        # It keeps the model as it was given, to begin again on other devices: there are none, and it is much memory.
        self._session._model_bytes = None
        self._inputs = [value.name for value in self._session.get_inputs()]
        self._outputs = [value.name for value in self._session.get_outputs()]

    def run(self, values: Values, cancellation: Cancellation) -> Values:
        """Compute all outputs from those of `values` that are inputs; others are passed over.

        Raises Cancelled soon after `cancellation` is requested, SynthesisError if the runtime fails.
        """
        if cancellation.requested:
            raise Cancelled("Cancelled between two stages.")
        options = ort.RunOptions()
        # The arena would hold for ever what the longest phrase needed; giving it back costs nothing measurable.
        options.add_run_config_entry("memory.enable_memory_arena_shrinkage", "cpu:0")

        def interrupt() -> None:
            options.terminate = True  # looked at before each node: tens of milliseconds at most

        feed = {name: values[name] for name in self._inputs}
        cancellation.attach(interrupt)
        try:
            outputs = self._session.run(None, feed, options)
        except Exception as error:  # the runtime's exceptions have no base class of their own
            if cancellation.requested:
                raise Cancelled("Cancelled within a stage.") from error
            raise SynthesisError(f"The model failed: {str(error)[:200]}") from error
        finally:
            cancellation.detach(interrupt)
        return dict(zip(self._outputs, outputs, strict=True))


class Kokoro:
    """The engine; see `Engine` for what its methods promise."""

    name: str = "kokoro"
    max_phones: int = MAX_PHONES

    def __init__(self, stages: Mapping[str, Stage], repertoire: Repertoire, statistics: Statistics) -> None:
        self._stages, self._repertoire, self._statistics = stages, repertoire, statistics
        self.symbols: frozenset[str] = frozenset(repertoire.tokens)

    @classmethod
    def load(cls, model_dir: Path | None, threads: int) -> Kokoro:
        """Load the model from `model_dir` (None: as installed), to run on `threads` cores.

        Raises ConfigurationError if it isn't there or isn't right.
        """
        front, decoder, generator = parts(load_kokoro(model_dir))
        graphs = {"front": front, "decoder": decoder, "generator": generator}
        graphs["coarse"], graphs["fine"] = windowed(generator)
        del front, decoder, generator
        stages = {}
        for name in list(graphs):  # each graph is gone before the next session takes memory of its own
            stages[name] = Stage(graphs.pop(name).SerializeToString(), threads)
        return cls(stages, load_repertoire(), load_statistics())

    def speak(self, symbols: str, speeds: Sequence[float], voice: str, cancellation: Cancellation) -> Rendering:
        """Find the places of all phones; the audio comes window by window when it is asked for."""
        self._repertoire.check(symbols, speeds, voice)
        tokens = [PAD, *map(self._repertoire.tokens.__getitem__, symbols), PAD]
        values: dict[str, NDArray[Any]] = {
            "tokens": np.array([tokens], np.int64),
            "style": self._repertoire.voices.style(voice, len(symbols)),
        }
        values |= self._stages["front"].run(values, cancellation)
        # The pads are the near-silence before and after, which the caller trims: they keep their own speed.
        values["durations"] = integer_durations(_finite(values["frames"])[0], [1.0, *speeds, 1.0])
        bounds, length = sample_bounds(values["durations"])
        bounds = np.maximum(bounds - EARLY, 0)
        return Rendering(bounds, length, self._decode(symbols, voice, values, cancellation))

    def _decode(
        self, symbols: str, voice: str, values: dict[str, NDArray[Any]], cancellation: Cancellation
    ) -> Iterator[Samples]:
        values |= self._stages["decoder"].run(values, cancellation)
        columns, before = values["x"].shape[2], 2 * int(values["durations"][0])
        if len(symbols) <= SHORT:
            yield _samples(self._stages["generator"].run(values, cancellation)["audio"], columns * HALF_FRAME)
            return
        start = max(0, before - math.ceil((EARLY + LEAD_IN) / HALF_FRAME))
        values["mean"], values["deviation"] = self._statistics.predict(voice, phrase_traits(symbols, values))
        lead = np.zeros(start * HALF_FRAME, np.float32)
        for begin, end in pairwise(window_edges(start, columns)):
            window = self._window(values, begin, end, cancellation)
            yield np.concatenate([lead, window])
            lead = lead[:0]

    def _window(self, values: Values, begin: int, end: int, cancellation: Cancellation) -> Samples:
        """Make the half-frames [begin, end), from as many more around them as it takes."""
        columns = values["x"].shape[2]
        first, last = max(0, begin - FINE_CONTEXT), min(columns, end + FINE_CONTEXT)
        left, right = max(0, first - COARSE_CONTEXT), min(columns, last + COARSE_CONTEXT)
        around = {"x": values["x"][:, :, left:right], "har": _source(values, left, right)}
        features = self._stages["coarse"].run({**values, **around}, cancellation)["features"]
        within = features[:, :, COARSE_STEPS * (first - left) : COARSE_STEPS * (last - left)]
        around = {"features": within, "har": _source(values, first, last)}
        audio = self._stages["fine"].run({**values, **around}, cancellation)["audio"]
        samples = _samples(audio, (last - first) * HALF_FRAME)
        return samples[(begin - first) * HALF_FRAME : (end - first) * HALF_FRAME]


def _source(values: Values, begin: int, end: int) -> NDArray[Any]:
    return values["har"][:, :, HAR_STEPS * begin : HAR_STEPS * end + 1]


def _samples(audio: NDArray[Any], length: int) -> Samples:
    if audio.shape != (length,):
        raise SynthesisError(f"The model made audio of shape {audio.shape} where {length} samples were due.")
    return np.clip(_finite(audio), -1.0, 1.0)


def _options(threads: int) -> ort.SessionOptions:
    options = ort.SessionOptions()
    options.log_severity_level = 3
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    # Waiting threads would burn the cores that other sessions and the event loop share with this one.
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    # Without the arena, the runtime asks the system for every tensor: up to twice as slow on long phrases.
    options.enable_cpu_mem_arena = True
    # Patterns are kept for every shape ever seen, and each phrase has shapes of its own.
    options.enable_mem_pattern = False
    return options


def _finite(values: NDArray[np.float32]) -> NDArray[np.float32]:
    if not np.isfinite(values).all():
        raise SynthesisError("The model made values that are not finite.")
    return values
