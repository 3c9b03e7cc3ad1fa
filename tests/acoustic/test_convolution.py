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
@pytest.mark.parametrize("lengths", [[143], [7, 1, 60], [60, 83]])
def test_rows_are_convolved(points: tuple[int, int], taps: int, dilation: int, lengths: list[int]) -> None:
    random = np.random.default_rng(len(lengths))
    x, w = random.standard_normal((sum(lengths), 6)), random.standard_normal((6, 6, taps))
    padded = np.pad(x, ((dilation * (taps - 1), 0), (0, 0)))
    expected = sum(padded[k * dilation :][: len(x)] @ w[:, :, k].T for k in range(taps))
    pieces = np.split(x, np.cumsum(lengths)[:-1])
    made = run(pieces, lambda rows: rows.convolve("x", w, dilation, points, "y"))
    assert made == pytest.approx(expected, abs=1e-4)


@pytest.mark.parametrize("stride", [6, 10, 2])
def test_rows_are_upsampled(stride: int) -> None:
    random = np.random.default_rng(stride)
    x, w = random.standard_normal((9, 4)), random.standard_normal((4, 3, 2 * stride))
    expected = np.zeros((10 * stride, 3))
    for step, row in enumerate(x):
        expected[step * stride :][: 2 * stride] += np.einsum("i,iok->ko", row, w)

    def write(rows: Rows) -> None:
        rows.upsample(rows.follow("x", 1), w, "y")

    assert run([x[:5], x[5:]], write) == pytest.approx(expected[:-stride], abs=1e-5)


def test_rows_are_delayed() -> None:
    x = np.arange(18.0).reshape(9, 2)
    made = run([x[:2], x[2:]], lambda rows: rows.cut(rows.delay("x", 3), 0, output="y"))
    assert made == pytest.approx(np.pad(x, ((3, 0), (0, 0)))[:9])


def run(pieces: list[Array], write: Callable[[Rows], object]) -> Array:
    """Run the graph whose nodes `write` writes, from x to y, piece by piece."""
    graph = GraphProto(name="test")
    rows = Rows(graph, nodes := [helper.make_node("Shape", ["x"], ["length"], start=0, end=1)], "length", "own")
    write(rows)
    rows.finish("next")
    graph.node.extend(nodes)
    channels = pieces[0].shape[1]
    graph.input.extend(
        helper.make_tensor_value_info(name, TensorProto.FLOAT, [count, channels])
        for name, count in (("x", "T"), ("own/state", rows.kept))
    )
    graph.output.extend(helper.make_tensor_value_info(name, TensorProto.FLOAT, None) for name in ("y", "next"))
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 20)], ir_version=9)
    session = ort.InferenceSession(model.SerializeToString(), providers=["CPUExecutionProvider"])
    made, state = [], np.zeros((rows.kept, channels), np.float32)
    for piece in pieces:
        y, state = session.run(["y", "next"], {"x": piece.astype(np.float32), "own/state": state})
        made.append(np.asarray(y))
    return np.concatenate(made)
