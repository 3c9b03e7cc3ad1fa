"""Convolutions by fewer products, against the definition."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import onnxruntime as ort
import pytest
from numpy.typing import NDArray
from onnx import GraphProto, TensorProto, helper

from cadenza.acoustic.convolution import Rows, bilinear
from cadenza.acoustic.generator import POINTS

Array = NDArray[Any]
KINDS = sorted({(points, taps) for (_, taps), points in POINTS.items()} | {((0, 4), 3), ((5, 1), 2)})


@pytest.mark.parametrize(("points", "taps"), KINDS)
def test_products_of_transforms_are_a_convolution(points: tuple[int, int], taps: int) -> None:
    inverse, forward, kernel = bilinear(points, taps)
    random = np.random.default_rng(0)
    x, w = random.standard_normal((forward.shape[1],)), random.standard_normal((taps,))
    assert inverse @ ((kernel @ w) * (forward @ x)) == pytest.approx(np.correlate(x, w), abs=1e-10)


@pytest.mark.parametrize("dilation", [1, 3, 5])
@pytest.mark.parametrize(("points", "taps"), [(points, taps) for points, taps in KINDS if taps % 2])
@pytest.mark.parametrize("length", [7, 60, 143])
def test_rows_are_convolved(points: tuple[int, int], taps: int, dilation: int, length: int) -> None:
    random = np.random.default_rng(length)
    x, w = random.standard_normal((length, 6)), random.standard_normal((6, 6, taps))
    reach = dilation * (taps // 2)
    padded = np.pad(x, ((reach, reach), (0, 0)))
    expected = sum(padded[k * dilation :][:length] @ w[:, :, k].T for k in range(taps))
    made = run(x, lambda rows: rows.convolve("x", w, dilation, points, "y"))
    assert made == pytest.approx(expected, abs=1e-4)


@pytest.mark.parametrize(("stride", "pad"), [(6, 3), (10, 5), (2, 1)])
def test_rows_are_upsampled(stride: int, pad: int) -> None:
    random = np.random.default_rng(stride)
    x, w = random.standard_normal((9, 4)), random.standard_normal((4, 3, 2 * stride))
    expected = np.zeros((10 * stride, 3))
    for step, row in enumerate(x):
        expected[step * stride :][: 2 * stride] += np.einsum("i,iok->ko", row, w)
    made = run(x, lambda rows: rows.upsample("x", w, pad, "y"))
    assert made == pytest.approx(expected[pad:-pad], abs=1e-5)


def run(x: Array, write: Callable[[Rows], object]) -> Array:
    """Run the graph whose nodes `write` writes, from x to y."""
    graph = GraphProto(name="test")
    write(Rows(graph, nodes := [helper.make_node("Shape", ["x"], ["length"], start=0, end=1)], "length", "own"))
    graph.node.extend(nodes)
    graph.input.append(helper.make_tensor_value_info("x", TensorProto.FLOAT, ["T", x.shape[1]]))
    graph.output.append(helper.make_tensor_value_info("y", TensorProto.FLOAT, None))
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 20)], ir_version=9)
    session = ort.InferenceSession(model.SerializeToString(), providers=["CPUExecutionProvider"])
    return np.asarray(session.run(["y"], {"x": x.astype(np.float32)})[0])
