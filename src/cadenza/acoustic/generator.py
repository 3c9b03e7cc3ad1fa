"""Kokoro's generator (iSTFTNet), made ready to run window by window, and fast.

As the file has it, with L half-frames of 300 samples each, L = 2F for F frames:

    x [1, 512, L], har [1, 22, 60 L + 1], style [1, 256] -> audio [300 L]

Between its convolutions stand instance norms, whose mean and variance are taken over the whole phrase: a window
with statistics of its own sounds different from the same stretch of the phrase. With the statistics given from
outside, the samples of a window depend on nothing but its surroundings. So the two parts that run here,

    coarse: x, har, style, mean, deviation -> features [1, 256, 10 L]
    fine:   features, har, style, mean, deviation -> audio [300 L]

give the same samples for a window as for the phrase, with 75 ms more on either side for the one and 25 ms for the
other. Most of the work is in the fine part, which is why there are two.

The file spells a norm as ReduceMean, Sub, Mul, ReduceMean, Add, Sqrt, Div. It spells a convolution as
DynamicQuantizeLinear, ConvInteger, Add, Cast, Mul, with one scale for all values of the run: windows would be
rounded otherwise than the phrase. Here it is float32, of the same weights, and the large ones multiply Fourier
transforms of short tiles, which takes much less time.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray
from onnx import GraphProto, ModelProto, NodeProto, TensorProto, ValueInfoProto, helper, numpy_helper

from cadenza.acoustic.graph import extract, rename

HALF_FRAME = 300
"""Samples that one column of x makes."""
COARSE_CONTEXT, FINE_CONTEXT = 6, 2
"""Half-frames on either side after which a window's samples are those of the phrase, to 80 dB or better."""
COARSE_STEPS, HAR_STEPS = 10, 60
"""Columns of the coarse features and of har in a half-frame; har has one column more."""

MIDDLE = "/decoder/decoder/generator/LeakyRelu_1_output_0"
EPSILON = 1e-5
"""What the model adds to a variance."""
TILES: Mapping[tuple[int, int], int] = {(128, 11): 32, (128, 7): 32, (256, 11): 32, (256, 7): 16}
"""The tile for each kind of convolution, (channels, taps), that is faster by Fourier transforms; measured."""

Array = NDArray[Any]


def windowed(generator: ModelProto) -> tuple[ModelProto, ModelProto]:
    """Make the coarse and the fine part of `generator`. Their statistics are [1, sum of channels, 1]."""
    model = _copy(generator)
    rename(model, {MIDDLE: "features"})
    _dequantise(model.graph)
    _take_statistics(model.graph)
    _transform(model.graph)
    model.graph.value_info.append(_float("features", [1, 256, "steps"]))
    given = ["har", "style", "mean", "deviation"]
    return extract(model, ["x", *given], ["features"]), extract(model, ["features", *given], ["audio"])


def measuring(generator: ModelProto) -> ModelProto:
    """Let `generator`, in float32, also give its statistics: `mean` and `variance`, [1, sum of channels, 1]."""
    model = _copy(generator)
    _dequantise(model.graph)
    _transform(model.graph)
    found = norms(model.graph)
    for name, parts in (("mean", [norm.mean for norm in found]), ("variance", [norm.variance for norm in found])):
        model.graph.node.append(helper.make_node("Concat", parts, [name], axis=1))
        model.graph.output.append(_float(name, [1, _total(found), 1]))
    return extract(model, _names(model.graph.input), _names(model.graph.output))


def traits(silent: NDArray[np.bool_], values: Mapping[str, Array]) -> NDArray[np.float32]:
    """Describe a phrase by 2103 values from which the statistics of its norms can be told, before it is sound.

    `silent` [T] says which tokens are pads or pauses. Of `values`, durations [T] are in frames; f0 [1, L] is in Hz,
    below 10 where nothing is voiced; energy is [1, L], x [1, 512, L], har [1, 22, 60 L + 1].
    """
    durations, f0, energy, x, har = (values[name] for name in ("durations", "f0", "energy", "x", "har"))
    frames, voiced = durations.sum(), f0[0] >= 10
    pitch = np.log(f0[0][voiced]) if voiced.any() else np.log([150.0])
    shares = [durations[silent].sum(), durations[0], durations[-1]] / frames
    length = [np.log(frames), frames**-0.5, np.log(frames / durations.size)]
    prosody = [1 - voiced.mean(), pitch.mean(), pitch.std(), energy.mean(), energy.std()]
    leaky = np.where(x[0] > 0, x[0], 0.1 * x[0])  # what the first layer sees
    columns = [function(rows, axis=1) for rows in (x[0], leaky, har[0]) for function in (np.mean, np.std)]
    return np.concatenate([shares, length, prosody, *columns]).astype(np.float32)


@dataclass(frozen=True, slots=True)
class Norm:
    """One instance norm: its tensors. All but `source` and `normed` are [1, C, 1]."""

    source: str
    mean: str
    variance: str
    deviation: str
    normed: str
    channels: int


def norms(graph: GraphProto) -> list[Norm]:
    """Find the instance norms, in the order of the nodes."""
    return list(_norms(_Wiring(graph)))


def bilinear(tile: int, taps: int) -> tuple[Array, Array, Array]:
    """Return matrices A [tile - taps + 1, Q], B [Q, tile], C [Q, taps]: A @ ((C @ w) * (B @ x)) correlates x with w.

    For every x [tile] and w [taps], at all places where w lies within x. The matrices are the real Fourier transform
    and its inverse, with three real products for each complex one (Gauss), so Q is about 1.5 tile. Rounding errors
    are those of a transform: harmless, unlike those of Winograd's or Toom's and Cook's points.
    """
    places = np.arange(tile)
    rows: list[tuple[Array, Array, Array]] = []
    for frequency in range(tile // 2 + 1):
        turn = np.exp(-2j * np.pi * frequency * places / tile)
        real, imaginary, weight, conjugate = turn.real, turn.imag, turn.real[:taps], -turn.imag[:taps]
        back, back_imaginary = turn.real * 2 / tile, turn.imag * 2 / tile
        if frequency in {0, tile // 2}:
            rows.append((real, weight, back / 2))
        else:
            rows.append((real + imaginary, weight, back + back_imaginary))
            rows.append((real, conjugate - weight, back_imaginary))
            rows.append((imaginary, weight + conjugate, -back))
    forward, kernel, inverse = (np.array(column) for column in zip(*rows, strict=True))
    return inverse.T[: tile - taps + 1], forward, kernel


class _Wiring:
    """Who makes and who reads each tensor of a graph, and the constants."""

    def __init__(self, graph: GraphProto) -> None:
        self.nodes = list(graph.node)
        self.producer = {name: node for node in graph.node for name in node.output}
        self.readers: dict[str, list[NodeProto]] = defaultdict(list)
        for node in graph.node:
            for name in dict.fromkeys(node.input):
                self.readers[name].append(node)
        self._constants = {tensor.name: tensor for tensor in graph.initializer}

    def is_constant(self, name: str) -> bool:
        return name in self._constants

    def constant(self, name: str) -> Array:
        return numpy_helper.to_array(self._constants[name])

    def reader(self, name: str, kind: str) -> NodeProto:
        """Return the one node of type `kind` that reads `name`. Raises ValueError if there isn't just one."""
        (found,) = [node for node in self.readers[name] if node.op_type == kind]
        return found


def _norms(wiring: _Wiring) -> Iterator[Norm]:
    for square in wiring.nodes:
        if square.op_type == "Mul" and square.input[0] == square.input[1]:
            centred = wiring.producer[square.input[0]]
            variance = wiring.reader(square.output[0], "ReduceMean").output[0]
            deviation = wiring.reader(wiring.reader(variance, "Add").output[0], "Sqrt").output[0]
            normed = wiring.reader(deviation, "Div").output[0]
            channels = _styled_channels(wiring, wiring.readers[normed][0])
            yield Norm(centred.input[0], centred.input[1], variance, deviation, normed, channels)


def _styled_channels(wiring: _Wiring, styled: NodeProto) -> int:
    """Return the channels of a norm, of which only the layer that makes its gain and shift tells: its bias is [2 C]."""
    node = wiring.producer[styled.input[0]]
    while node.op_type != "Split":
        node = wiring.producer[node.input[0]]
    layer = wiring.producer[wiring.producer[node.input[0]].input[0]]
    (bias,) = [name for name in layer.input if wiring.is_constant(name)]
    return wiring.constant(bias).size // 2


def _take_statistics(graph: GraphProto) -> None:
    """Make `mean` and `deviation` inputs, and each norm with its style one factor and one summand a channel."""
    wiring = _Wiring(graph)
    found = list(_norms(wiring))
    made: dict[str, list[NodeProto]] = {}
    for norm in found:
        for styled in wiring.readers[norm.normed]:
            result = wiring.reader(styled.output[0], "Add")
            (gain,) = [name for name in styled.input if name != norm.normed]
            (shift,) = [name for name in result.input if name != styled.output[0]]
            own = f"{result.output[0]}/"
            made[result.output[0]] = [
                helper.make_node("Div", [gain, norm.deviation], [own + "factor"]),
                helper.make_node("Mul", [norm.mean, own + "factor"], [own + "offset"]),
                helper.make_node("Sub", [shift, own + "offset"], [own + "summand"]),
                helper.make_node("Mul", [norm.source, own + "factor"], [own + "scaled"]),
                helper.make_node("Add", [own + "scaled", own + "summand"], [result.output[0]]),
            ]
    given = {name for norm in found for name in (norm.mean, norm.deviation)}
    rest = [node for node in wiring.nodes if given.isdisjoint(node.output)]
    graph.initializer.append(numpy_helper.from_array(np.array([norm.channels for norm in found]), "channels"))
    graph.input.extend(_float(name, [1, _total(found), 1]) for name in ("mean", "deviation"))
    splits = [
        helper.make_node("Split", ["mean", "channels"], [norm.mean for norm in found], axis=1),
        helper.make_node("Split", ["deviation", "channels"], [norm.deviation for norm in found], axis=1),
    ]
    _replace(graph, [*splits, *rest], made)


def _dequantise(graph: GraphProto) -> None:
    """Replace each integer convolution by a Conv of the same weights in float32."""
    wiring = _Wiring(graph)
    made: dict[str, list[NodeProto]] = {}
    for node in wiring.nodes:
        if node.op_type == "ConvInteger":
            source, weights, _, zero = node.input
            biased = wiring.reader(node.output[0], "Add")
            scaled = wiring.reader(wiring.reader(biased.output[0], "Cast").output[0], "Mul")
            (scales,) = [maker for name in scaled.input if (maker := wiring.producer[name]).op_type == "Mul"]
            (scale,) = [wiring.constant(name) for name in scales.input if wiring.is_constant(name)]
            bias = wiring.producer[next(name for name in biased.input if name != node.output[0])]
            while bias.op_type != "Div":  # up from Reshape by Cast and Floor
                bias = wiring.producer[bias.input[0]]
            values = (wiring.constant(weights).astype(np.float32) - np.float32(wiring.constant(zero))) * scale
            # Under a new name: a shape that was known of the integers must not be taken for that of these.
            name = f"{weights}/float"
            graph.initializer.append(numpy_helper.from_array(values, name))
            inputs = [wiring.producer[source].input[0], name, bias.input[0]]
            conv = helper.make_node("Conv", inputs, list(scaled.output), node.name)
            conv.attribute.extend(node.attribute)
            made[scaled.output[0]] = [conv]
    _replace(graph, wiring.nodes, made)


def _transform(graph: GraphProto) -> None:
    """Replace each Conv that `TILES` knows by products of Fourier transforms."""
    wiring = _Wiring(graph)
    made: dict[str, list[NodeProto]] = {}
    for node in wiring.nodes:
        if node.op_type == "Conv":
            weights = wiring.constant(node.input[1])
            wide, deep, taps = weights.shape
            if wide == deep and (wide, taps) in TILES:
                made[node.output[0]] = _fourier(graph, node, weights, TILES[wide, taps])
    _replace(graph, wiring.nodes, made)


def _fourier(graph: GraphProto, conv: NodeProto, weights: Array, tile: int) -> list[NodeProto]:
    """Return the nodes that do what `conv` does, with d its dilation, N the tile and S = N - taps + 1.

    Padded to n tiles, x [1, C, .] is an image [C, 1, (n S + taps - 1), d]: columns don't meet. A Conv with strides S
    transforms all tiles [C, Q, n, d]; one product of matrices for each q [Q, C, n d]; the inverse [S, C, n, d].
    """
    channels, _, taps = weights.shape
    dilation = next(int(helper.get_attribute_value(a)[0]) for a in conv.attribute if a.name == "dilations")
    inverse, forward, kernel = bilinear(tile, taps)
    step, products = inverse.shape
    reach = dilation * (taps - 1)
    transformed = kernel.astype(np.float32) @ np.ascontiguousarray(weights.reshape(-1, taps).T)
    transformed = transformed.reshape(products, channels, channels)
    own = f"{conv.output[0]}/"

    def constant(name: str, values: ArrayLike, kind: type = np.int64) -> str:
        array: Array = np.ascontiguousarray(np.asarray(values, kind))
        graph.initializer.append(numpy_helper.from_array(array, own + name))
        return own + name

    nodes: list[NodeProto] = []

    def node(kind: str, inputs: list[str], name: str, **attributes: int | list[int]) -> str:
        nodes.append(helper.make_node(kind, inputs, [own + name]))
        nodes[-1].attribute.extend(helper.make_attribute(key, value) for key, value in attributes.items())
        return own + name

    stride = constant("stride", [dilation * step])
    length = node("Shape", [conv.input[0]], "length", start=2, end=3)
    rounded = node("Add", [length, constant("stride - 1", [dilation * step - 1])], "rounded")
    tiles = node("Mul", [node("Div", [rounded, stride], "tiles"), stride], "tiled")
    surplus = node("Sub", [tiles, length], "surplus")
    right = node("Add", [surplus, constant("reach", [reach - reach // 2])], "right")
    pads = node("Concat", [constant("left", [0, 0, reach // 2, 0, 0]), right], "pads", axis=0)
    padded = node("Pad", [conv.input[0], pads], "padded")
    image = node("Reshape", [padded, constant("image shape", [channels, 1, -1, dilation])], "image")
    filters = constant("forward", forward[:, None, :, None], np.float32)
    spectra = node("Conv", [image, filters], "spectra", strides=[step, 1])
    ordered = node("Transpose", [spectra], "ordered", perm=[1, 0, 2, 3])
    columns = node("Reshape", [ordered, constant("columns shape", [products, channels, -1])], "columns")
    product = node("MatMul", [constant("weights", transformed, np.float32), columns], "product")
    flat = node("Reshape", [product, constant("flat shape", [products, -1])], "flat")
    values = node("MatMul", [constant("inverse", inverse, np.float32), flat], "values")
    rows = node("Reshape", [values, constant("rows shape", [step, channels, -1, dilation])], "rows")
    swapped = node("Transpose", [rows], "swapped", perm=[1, 2, 0, 3])
    joined = node("Reshape", [swapped, constant("joined shape", [1, channels, -1])], "joined")
    cropped = node("Slice", [joined, constant("zero", [0]), length, constant("axis", [2])], "cropped")
    shape = constant("bias shape", [1, -1, 1])
    nodes.append(helper.make_node("Add", [cropped, node("Reshape", [conv.input[2], shape], "bias")], conv.output))
    return nodes


def _replace(graph: GraphProto, nodes: Iterable[NodeProto], made: Mapping[str, list[NodeProto]]) -> None:
    """Let `graph` have `nodes`, but those of `made` where its key is made."""
    replaced = [new for node in nodes for new in made.get(node.output[0], [node])]
    del graph.node[:]
    graph.node.extend(replaced)


def _copy(model: ModelProto) -> ModelProto:
    copy = ModelProto()
    copy.CopyFrom(model)
    return copy


def _float(name: str, shape: list[int | str]) -> ValueInfoProto:
    return helper.make_tensor_value_info(name, TensorProto.FLOAT, shape)


def _total(found: Iterable[Norm]) -> int:
    return sum(norm.channels for norm in found)


def _names(values: Iterable[ValueInfoProto]) -> list[str]:
    return [value.name for value in values]
