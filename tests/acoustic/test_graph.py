"""Cutting graphs: small ones made by hand, where every tensor can be seen. test_kokoro.py cuts the real one."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np
import onnx
import pytest
from numpy.typing import NDArray
from onnx.reference import ReferenceEvaluator

from cadenza.acoustic.graph import cut, extract, rename

MODEL = """
<ir_version: 9, opset_import: ["" : 20]>
toy (float[N] x, float[N] style, float[1] speed) => (float[N] y, float[N] side)
<float[1] two = {2.0}, float[1] unused = {7.0}>
{
    a = Mul (x, two)
    warm = Exp (style)
    twice = Mul (two, two)
    shape = Add (a, warm)
    length = Abs (a)
    slow = Div (length, speed)
    middle = Round (slow)
    half = Mul (middle, twice)
    both = Add (half, shape)
    y = Mul (both, warm)
    side = Neg (length)
}
"""
X = {
    "x": np.array([1.2, -3.4, 0.3], np.float32),
    "style": np.array([0.1, 0.5, -1.0], np.float32),
    "speed": np.array([0.7], np.float32),
}

Values = dict[str, NDArray[Any]]


def toy(text: str = MODEL) -> onnx.ModelProto:
    return onnx.parser.parse_model(text)


def run(model: onnx.ModelProto, values: Values) -> Values:
    onnx.checker.check_model(model, full_check=True)
    inputs = names(model.graph.input)
    outputs = ReferenceEvaluator(model).run(None, {name: values[name] for name in inputs})
    return dict(zip(names(model.graph.output), outputs, strict=True))


def names(values: Iterable[onnx.ValueInfoProto] | Iterable[onnx.TensorProto]) -> list[str]:
    return [value.name for value in values]


def test_two_stages_are_the_whole() -> None:
    first, second = cut(toy(), ["middle"])
    made = run(first, X)
    assert run(second, X | made)["y"] == pytest.approx(run(toy(), X)["y"], abs=0)
    assert made["side"] == pytest.approx(run(toy(), X)["side"], abs=0)


def test_what_crosses_is_found() -> None:
    first, second = cut(toy(), ["middle"])
    assert names(second.graph.input) == ["middle", "shape", "warm"]
    assert names(first.graph.output) == ["middle", "shape", "warm", "side"]
    assert names(second.graph.output) == ["y"]


def test_constants_are_made_in_both_stages() -> None:
    _, second = cut(toy(), ["middle"])
    assert "twice" in {name for node in second.graph.node for name in node.output}
    assert names(second.graph.initializer) == ["two"]


def test_what_depends_on_shared_inputs_only_does_not_cross() -> None:
    first, second = cut(toy(), ["middle"], shared=["style"])
    assert names(second.graph.input) == ["middle", "shape", "style"]
    assert run(second, X | run(first, X))["y"] == pytest.approx(run(toy(), X)["y"], abs=0)


def test_the_first_stage_gives_what_is_asked_for_and_drops_the_rest() -> None:
    first, second = cut(toy(), ["middle"], gives=["length"])
    assert names(first.graph.input) == ["x", "style"]
    assert "Div" not in {node.op_type for node in first.graph.node}
    made = run(first, X)
    made["middle"] = np.round(made["length"] / X["speed"])
    assert run(second, X | made)["y"] == pytest.approx(run(toy(), X)["y"], abs=0)


@pytest.mark.parametrize("at", [["half", "shape"], ["a", "middle"], ["middle", "a"], ["length"]])
def test_several_tensors_and_tensors_behind_one_another(at: list[str]) -> None:
    whole = run(toy(), X)
    first, second = cut(toy(), at)
    made = run(first, X)
    parts = made | run(second, X | made)
    assert all(parts[name] == pytest.approx(whole[name], abs=0) for name in whole)


def test_a_stage_can_be_cut_again() -> None:
    first, rest = cut(toy(), ["middle"], shared=["style"])
    second, third = cut(rest, ["both"], shared=["style"])
    assert names(third.graph.input) == ["both", "style"]
    made = X | run(first, X)
    assert run(third, made | run(second, made))["y"] == pytest.approx(run(toy(), X)["y"], abs=0)


def test_a_node_with_another_output_still_needed() -> None:
    model = toy("""
        <ir_version: 9, opset_import: ["" : 20]>
        toy (float[4] x) => (float[2] y)
        {
            left, right = Split <num_outputs = 2> (x)
            changed = Neg (left)
            y = Add (changed, right)
        }
    """)
    second = extract(model, ["x", "left"], ["y"])
    values: Values = {"x": np.arange(4, dtype=np.float32), "left": np.array([5, 6], np.float32)}
    assert run(second, values)["y"].tolist() == [-3, -3]


def test_rename_reaches_every_use() -> None:
    model = toy()
    rename(model, {"middle": "durations", "style": "voice", "y": "audio"})
    assert run(model, X | {"voice": X["style"]})["audio"] == pytest.approx(run(toy(), X)["y"], abs=0)
    assert "middle" not in str(model)


def test_mistakes_are_named() -> None:
    with pytest.raises(ValueError, match="nowhere"):
        cut(toy(), ["middle"], shared=["nowhere"])
    with pytest.raises(ValueError, match="nowhere"):
        cut(toy(), ["nowhere"], gives=["middle"])
    with pytest.raises(ValueError, match="nowhere"):
        rename(toy(), {"nowhere": "b"})
    with pytest.raises(ValueError, match=r"taken.*shape"):
        rename(toy(), {"a": "shape"})
    with pytest.raises(ValueError, match=r"nothing gives.*'x'"):
        extract(toy(), ["style"], ["y"])


def test_subgraphs_are_refused() -> None:
    model = toy("""
        <ir_version: 9, opset_import: ["" : 20]>
        toy (float[4] x, bool c) => (float[4] y)
        {
            a = Neg (x)
            y = If (c) <
                then_branch = one () => (float[4] p) { p = Abs (a) },
                else_branch = other () => (float[4] q) { q = Exp (a) }
            >
        }
    """)
    with pytest.raises(ValueError, match="subgraph"):
        extract(model, ["x", "c"], ["y"])
