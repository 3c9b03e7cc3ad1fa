"""Build `src/cadenza/data/hebrew_vowels.onnx`: Nakdimon's network, which restores Hebrew vowels, small and fast.

Nakdimon (MIT, Elazar Gershuni) comes as a wheel for Python 3.12 and newer whose graph loops over the letters step by
step. This takes the weights out of that graph and writes the same network with the runtime's own LSTM, in 8 bits:
a quarter of the size and many times faster. Run with the path of `Nakdimon.onnx` from the wheel `nakdimon` 0.2.1.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic

TARGET = Path(__file__).parents[1] / "src" / "cadenza" / "data" / "hebrew_vowels.onnx"
UNITS = 400
LAYERS = (
    (
        "bidirectional/forward_lstm/PartitionedCall/input/_3:0",
        "bidirectional/backward_lstm/PartitionedCall/input/_15:0",
    ),
    (
        "bidirectional_1/forward_lstm_1/PartitionedCall/input/_27:0",
        "bidirectional_1/backward_lstm_1/PartitionedCall/input/_39:0",
    ),
)

Weights = dict[str, NDArray[np.float32]]


def main(source: Path) -> None:
    """Write the network that is in `source`."""
    graph = onnx.load(source).graph
    weights = {tensor.name: numpy_helper.to_array(tensor) for tensor in graph.initializer}
    with tempfile.TemporaryDirectory() as folder:
        exact = Path(folder) / "exact.onnx"
        onnx.save(network(weights), exact)
        quantize_dynamic(exact, TARGET, weight_type=QuantType.QInt8, per_channel=True)
    sys.stdout.write(f"{TARGET.name}: {TARGET.stat().st_size} bytes\n")


def network(weights: Weights) -> onnx.ModelProto:
    """Put the network together: letters [time] to scores of vowel, dagesh and shin dot [time, 16 + 3 + 4]."""
    tensors = {"embedding": next(array for name, array in weights.items() if "embedding_lookup" in name)}
    nodes = [
        helper.make_node("Gather", ["embedding", "letters"], ["embedded"]),
        helper.make_node("Unsqueeze", ["embedded", "batch_axis"], ["x0"]),
    ]
    for index, names in enumerate(LAYERS):
        forward, backward = (_gates(weights, name) for name in names)
        for part, pair in zip(("W", "R", "B"), zip(forward, backward, strict=True), strict=True):
            tensors[f"{part}{index}"] = np.stack(pair)
        inputs = [f"x{index}", f"W{index}", f"R{index}", f"B{index}"]
        nodes += [
            helper.make_node("LSTM", inputs, [f"both{index}"], direction="bidirectional", hidden_size=UNITS),
            helper.make_node("ReduceSum", [f"both{index}", "batch_axis"], [f"x{index + 1}"], keepdims=0),
        ]
    tensors["heads"], tensors["bias"] = _heads(weights)
    tensors["batch_axis"] = np.array([1], np.int64)
    nodes += [
        helper.make_node("Squeeze", ["x2", "batch_axis"], ["hidden"]),
        helper.make_node("Gemm", ["hidden", "heads", "bias"], ["scores"]),
    ]
    made = helper.make_graph(
        nodes,
        "hebrew_vowels",
        [helper.make_tensor_value_info("letters", TensorProto.INT64, ["time"])],
        [helper.make_tensor_value_info("scores", TensorProto.FLOAT, ["time", 23])],
        [numpy_helper.from_array(array, name) for name, array in tensors.items()],
    )
    model = helper.make_model(made, opset_imports=[helper.make_opsetid("", 17)], ir_version=9)
    model.doc_string = "Nakdimon 0.2.1, Copyright 2022 Elazar Gershuni, MIT License; weights in 8 bits"
    onnx.checker.check_model(model)
    return model


def _gates(weights: Weights, kernel: str) -> tuple[NDArray[np.float32], ...]:
    """Return W, R and B of one direction in ONNX's order of gates (i, o, f, c); Keras has i, f, c, o."""
    stem, _, number = kernel.removesuffix(":0").rpartition("_")
    found = [
        next(array for name, array in weights.items() if name.endswith(f"{stem}_{int(number) + place}:0"))
        for place in range(3)
    ]
    order = np.concatenate([np.arange(UNITS) + gate * UNITS for gate in (0, 3, 1, 2)])
    bias = found[2][order]
    return found[0].T[order], found[1].T[order], np.concatenate([bias, np.zeros_like(bias)])


def _heads(weights: Weights) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Fold the dense layer, which has no activation, into the three heads behind it."""

    def of(layer: str) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
        return weights[f"model/{layer}/Tensordot/ReadVariableOp:0"], weights[f"model/{layer}/BiasAdd/ReadVariableOp:0"]

    dense, dense_bias = of("dense")
    kernel = np.concatenate([of(head)[0] for head in "NDS"], axis=1)
    bias = np.concatenate([of(head)[1] for head in "NDS"])
    return dense @ kernel, dense_bias @ kernel + bias


if __name__ == "__main__":
    main(Path(sys.argv[1]))
