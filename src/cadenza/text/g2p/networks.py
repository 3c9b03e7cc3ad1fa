"""The small networks that are part of this package."""

from __future__ import annotations

from importlib.resources import as_file, files

import onnxruntime


def network(name: str) -> onnxruntime.InferenceSession:
    """Return the network in `data/NAME.onnx`, on one thread: it takes milliseconds, and the cores have other work."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.enable_cpu_mem_arena = False  # it would keep three megabytes for the next sentence
    # By its path: what is given as bytes is kept, beside what the session makes of it.
    with as_file(files("cadenza").joinpath(f"data/{name}.onnx")) as path:
        return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
