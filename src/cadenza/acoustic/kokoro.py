"""The neural voice: Kokoro-82M on ONNX Runtime, cut where the durations of the tokens are made.

    front: tokens [1, T + 2], style [1, 256]            -> frames [1, T + 2] (not rounded), encodings
    body:  durations [T + 2], style [1, 256], encodings -> audio [600 * sum(durations)]

Between the two stages the durations are ours: every phone has its own speed, and its place is known before
its sound is made. The body takes nearly all of the time; it runs when its audio is asked for.

Tensor names are those of the file that `weights` verifies. Styles, pads and the choice of the style's row
follow Kokoro's reference implementation, https://github.com/hexgrad/kokoro.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import onnxruntime as ort
from numpy.typing import NDArray

from cadenza.acoustic import Rendering, Samples
from cadenza.acoustic.durations import integer_durations, sample_bounds
from cadenza.acoustic.graph import cut, rename
from cadenza.acoustic.weights import MAX_PHONES, Repertoire, load_kokoro, load_repertoire
from cadenza.errors import Cancelled, SynthesisError
from cadenza.speech import Cancellation

PAD = 0
FRAMES = "/encoder/predictor/ReduceSum_output_0"
DURATIONS = "/encoder/Gather_output_0"

EARLY = 1200
"""Samples by which each phone sounds before its durations say: two frames.

Measured at the onsets after a pause, in five voices: 20 to 120 ms early, 50 where it is a vowel.
"""

Values = Mapping[str, NDArray[Any]]


def stages(weights: bytes) -> tuple[onnx.ModelProto, onnx.ModelProto]:
    """Cut the model into front and body; the division by the model's own `speed` falls out between them."""
    model = onnx.load_from_string(weights)
    rename(model, {FRAMES: "frames", DURATIONS: "durations"})
    return cut(model, ["durations"], shared=["style"], gives=["frames"])


class Stage:
    """A part of the model, ready to run, that can be interrupted from another thread."""

    def __init__(self, model: bytes, threads: int) -> None:
        self._session = ort.InferenceSession(model, _options(threads), providers=["CPUExecutionProvider"])
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

    def __init__(self, front: Stage, body: Stage, repertoire: Repertoire) -> None:
        self._front, self._body, self._repertoire = front, body, repertoire
        self.symbols: frozenset[str] = frozenset(repertoire.tokens)

    @classmethod
    def load(cls, model_dir: Path | None, threads: int) -> Kokoro:
        """Load the model from `model_dir` (None: as installed), to run on `threads` cores.

        Raises ConfigurationError if it isn't there or isn't right.
        """
        # As bytes, so that the graphs are gone before the sessions take memory of their own.
        front, body = [stage.SerializeToString() for stage in stages(load_kokoro(model_dir))]
        return cls(Stage(front, threads), Stage(body, threads), load_repertoire())

    def speak(self, symbols: str, speeds: Sequence[float], voice: str, cancellation: Cancellation) -> Rendering:
        """Find the places of all phones; the audio comes as one window when it is asked for."""
        self._repertoire.check(symbols, speeds, voice)
        tokens = [PAD, *map(self._repertoire.tokens.__getitem__, symbols), PAD]
        values: dict[str, NDArray[Any]] = {
            "tokens": np.array([tokens], np.int64),
            "style": self._repertoire.voices.style(voice, len(symbols)),
        }
        values |= self._front.run(values, cancellation)
        # The pads are the near-silence before and after, which the caller trims: they keep their own speed.
        values["durations"] = integer_durations(_finite(values["frames"])[0], [1.0, *speeds, 1.0])
        bounds, length = sample_bounds(values["durations"])
        return Rendering(np.maximum(bounds - EARLY, 0), length, self._decode(values, length, cancellation))

    def _decode(self, values: Values, length: int, cancellation: Cancellation) -> Iterator[Samples]:
        audio = _finite(self._body.run(values, cancellation)["audio"])
        if audio.shape != (length,):
            raise SynthesisError(f"The model made audio of shape {audio.shape} where {length} samples were due.")
        yield np.clip(audio, -1.0, 1.0)


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
