"""Parts of models on ONNX Runtime: made to share a machine with others, and to stop when nobody wants them any more."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import onnxruntime as ort
from numpy.typing import NDArray

from cadenza.errors import Cancelled, SynthesisError
from cadenza.speech import Listener

Values = Mapping[str, NDArray[Any]]


class Stage:
    """A part of a model, ready to run, from several threads at once; a run can be interrupted from another thread."""

    def __init__(self, model: bytes, threads: int) -> None:
        self._session = ort.InferenceSession(model, _options(threads), providers=_providers())
        # It keeps the model as it was given, to begin again on other devices: there are none, and it is much memory.
        self._session._model_bytes = None
        self._inputs = [value.name for value in self._session.get_inputs()]
        self._outputs = [value.name for value in self._session.get_outputs()]

    def shape(self, name: str) -> list[int]:
        """Return the shape of the input `name`."""
        return next(value.shape for value in self._session.get_inputs() if value.name == name)

    def run(self, values: Values, listener: Listener) -> Values:
        """Compute all outputs from those of `values` that are inputs; others are passed over.

        Raises Cancelled soon after `listener` is requested, SynthesisError if the runtime fails.
        """
        if listener.requested:
            raise Cancelled("Cancelled between two stages.")
        options = ort.RunOptions()
        # The arena would hold for ever what the longest phrase needed; giving it back costs nothing measurable.
        options.add_run_config_entry("memory.enable_memory_arena_shrinkage", "cpu:0")

        def interrupt() -> None:
            options.terminate = True  # looked at before each node: tens of milliseconds at most

        feed = {name: values[name] for name in self._inputs}
        listener.attach(interrupt)
        try:
            outputs = self._session.run(None, feed, options)
        except Exception as error:  # the runtime's exceptions have no base class of their own
            if listener.requested:
                raise Cancelled("Cancelled within a stage.") from error
            raise SynthesisError(f"The model failed: {str(error)[:200]}") from error
        finally:
            listener.detach(interrupt)
        return dict(zip(self._outputs, outputs, strict=True))


def finite(values: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return `values`; raise SynthesisError if any of them is not finite."""
    if not np.isfinite(values).all():
        raise SynthesisError("The model made values that are not finite.")
    return values


def _providers() -> list[str]:
    if "CUDAExecutionProvider" not in ort.get_available_providers():  # only the package onnxruntime-gpu has it
        return ["CPUExecutionProvider"]
    ort.preload_dlls()  # its CUDA comes as packages too, where the loader doesn't look
    return ["CUDAExecutionProvider", "CPUExecutionProvider"]


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
