"""Kokoro's generator (iSTFTNet), made ready to run window by window, and fast.

As the file has it, with L half-frames of 300 samples each, L = 2F for F frames:

    x [1, 512, L], har [1, 22, 60 L + 1], style [1, 256] -> audio [300 L]

Between its convolutions stand instance norms, whose mean and variance are taken over the whole phrase: a window
with statistics of its own sounds different from the same stretch of the phrase. With the statistics given from
outside, the samples of a window depend on nothing but its surroundings. So the two parts that run here take the phrase
piece by piece, with a state that holds what the next piece needs of this one,

    coarse: x [1, 512, 1 + n], har, style, mean, deviation, state -> features [1 + 10 n, 256], state
    fine:   features [1 + m, 256], har, style, mean, deviation, state -> audio [30 m], state

and give the same samples however it is cut. The first column of x, and the first row of the features, are the last of
the piece before. What comes out is late, `COARSE_LATE` rows of features and `FINE_LATE` samples; of har each part gets
what it needs for its n or m (`coarse_har`, `fine_har`).

The file spells a norm as ReduceMean, Sub, Mul, ReduceMean, Add, Sqrt, Div. It spells a convolution as
DynamicQuantizeLinear, ConvInteger, Add, Cast, Mul, with one scale for all values of the run: windows would be
rounded otherwise than the phrase. Here it is float32, of the same weights. Inside the two parts, tensors are rows
[T, C], and three things take less time than as the file has them:

- a convolution: see `convolution`;
- a norm, its style and the Snake z + sin(a z)**2 / a: with v = a z it is (v + sin(v)**2) / a, five passes over the
  rows, since a becomes part of the style, and 1 / a of the weights that follow;
- a bias: it is owed until the next norm, which takes it off the mean.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from onnx import GraphProto, ModelProto, NodeProto, TensorProto, ValueInfoProto, helper, numpy_helper

from cadenza.acoustic.convolution import Rows
from cadenza.acoustic.graph import extract, rename

COARSE_STEPS, FINE_STEPS, HAR_STEPS = 10, 6, 60
"""Rows of features in a half-frame, of the fine part in one of these, and columns of har in a half-frame."""
COARSE_LATE, FINE_LATE = 65, 350
"""Rows of features and samples by which what comes out of the parts begins before what went in: half of all that the
convolutions one after the other look at."""
COARSE_WARMING, FINE_WARMING = 10, 20
"""Half-frames and rows of features to begin with before the first that is wanted: from an empty state to 80 dB."""
HAR_EARLY: Mapping[int, int] = {256: 31, 128: 58}
"""Rows by which har is early, for each part by its channels, because a block of its own makes it late again."""
SEAM = 8
"""Rows of the fine part that the inverse Fourier transform and the convolution before it look at, on either side."""

MIDDLE, FEATURES = "/decoder/decoder/generator/LeakyRelu_1_output_0", "features"
STATE, NEXT = "state", "next"
EPSILON = 1e-5
"""What the model adds to a variance."""
POINTS: Mapping[tuple[int, int], tuple[int, int]] = {
    (256, 3): (8, 0),
    (256, 7): (10, 2),
    (256, 11): (10, 5),
    (128, 3): (8, 0),
    (128, 7): (10, 3),
    (128, 11): (10, 8),
}
"""For each kind of convolution, (channels, taps), what it is evaluated at (see `bilinear`): measured."""

Array = NDArray[Any]


def windowed(generator: ModelProto) -> tuple[ModelProto, ModelProto]:
    """Make the coarse and the fine part of `generator`. Their statistics are [1, sum of channels, 1].

    The state of a part is [rows, channels], zeros to begin with, and goes from its output `next` to its input `state`.
    """
    model = _copy(generator)
    rename(model, {MIDDLE: FEATURES, "audio": "seamed"})
    _dequantise(model.graph)
    _Trunk(model.graph).turn()
    del model.graph.value_info[:]  # of the shapes before
    model.graph.value_info.extend([_float(FEATURES, ["steps", 256]), _float("audio", ["samples"])])
    given = ["har", "style", "mean", "deviation"]
    coarse = extract(model, ["x", *given, "coarse/state"], [FEATURES, "coarse/next"])
    fine = extract(model, [FEATURES, *given, "fine/state"], ["audio", "fine/next"])
    for part, name in ((coarse, "coarse"), (fine, "fine")):
        rename(part, {f"{name}/state": STATE, f"{name}/next": NEXT})
    return coarse, fine


def coarse_har(begin: int, count: int) -> tuple[int, int]:
    """Return the columns of har that the coarse part needs for `count` half-frames from `begin` on."""
    taps, stride, pad = 12, HAR_STEPS // COARSE_STEPS, 3
    first = stride * (COARSE_STEPS * begin + HAR_EARLY[256]) - pad
    return first, first + stride * (COARSE_STEPS * count - 1) + taps


def fine_har(begin: int, count: int) -> tuple[int, int]:
    """Return the columns of har that the fine part needs for `count` rows of features from `begin` on."""
    first = FINE_STEPS * begin + HAR_EARLY[128]
    return first, first + FINE_STEPS * count


def measuring(generator: ModelProto) -> ModelProto:
    """Let `generator`, in float32, also give its statistics: `mean` and `variance`, [1, sum of channels, 1]."""
    model = _copy(generator)
    _dequantise(model.graph)
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


class _Wiring:
    """Who makes and who reads each tensor of a graph, and the constants."""

    def __init__(self, graph: GraphProto) -> None:
        self.nodes = list(graph.node)
        self.producer: dict[str, NodeProto] = {name: node for node in graph.node for name in node.output}
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
    (bias,) = [name for name in _layer(wiring, styled).input if wiring.is_constant(name)]
    return wiring.constant(bias).size // 2


def _layer(wiring: _Wiring, styled: NodeProto) -> NodeProto:
    """Find the node that ends the layer which makes the gain and the shift of a norm."""
    node = wiring.producer[styled.input[0]]
    while node.op_type != "Split":
        node = wiring.producer[node.input[0]]
    return wiring.producer[wiring.producer[node.input[0]].input[0]]


@dataclass(frozen=True, slots=True)
class _Snake:
    """What is between a norm and `conv`: gain and shift, which are the tensor `style` [1, 2 C], and a of the Snake."""

    norm: Norm
    style: str
    frequencies: Array
    conv: NodeProto


def _snakes(wiring: _Wiring) -> Iterator[_Snake]:
    for norm in _norms(wiring):
        for styled in wiring.readers[norm.normed]:
            phase = wiring.reader(wiring.reader(styled.output[0], "Add").output[0], "Mul")
            (frequencies,) = [wiring.constant(name) for name in phase.input if wiring.is_constant(name)]
            name = phase.output[0]
            for kind in ("Sin", "Pow", "Mul", "Add"):
                name = wiring.reader(name, kind).output[0]
            conv = wiring.reader(name, "Conv")
            yield _Snake(norm, _layer(wiring, styled).output[0], frequencies.ravel().astype(np.float64), conv)


class _Trunk:
    """What lies between x or har and the spectrum of the audio, to be turned into rows [T, C] that come in pieces."""

    def __init__(self, graph: GraphProto) -> None:
        self._graph, self._wiring, self._nodes = graph, _Wiring(graph), list[NodeProto]()
        self._norms = list(_norms(self._wiring))
        self._snakes = {snake.conv.output[0]: snake for snake in _snakes(self._wiring)}
        coarse, fine = (Rows(graph, self._nodes, f"{name}/steps", name) for name in ("coarse", "fine"))
        _count(coarse, "x", 2, COARSE_STEPS)
        _count(fine, FEATURES, 0, FINE_STEPS)
        self._parts = {256: coarse, 128: fine}
        """By their channels."""
        self._owed = dict[str, Array]()
        """What is still to be added to each row of a tensor, [C]."""
        self._late = dict[str, int]()
        """By how many rows each tensor of rows is late."""

    def turn(self) -> None:
        """Rewrite the graph; statistics and states become inputs. Nodes that are needed no more are left in it."""
        self._owe()
        self._graph.input.extend(_float(name, [1, _total(self._norms), 1]) for name in ("mean", "deviation"))
        affine = {name: made for channels in self._parts for name, made in self._affine(channels)}
        for node in self._wiring.nodes:
            name = node.output[0]
            if name in self._snakes:
                self._convolve(self._snakes[name], *affine[name])
            elif node.op_type == "Conv" and node.input[0] == "har":
                self._enter(node)
            elif node.op_type == "Conv":
                self._leave(node)
            elif name == FEATURES:
                self._hand_over(node)
            elif node.op_type == "ConvTranspose" and name in self._owed:
                self._upsample(node)
            elif node.op_type == "Pad" and name in self._owed:
                self._reflect(node)
            elif node.op_type == "Div" and node.input[0] in self._owed:
                self._pay(node)
            elif not self._late.keys().isdisjoint(node.input):
                self._align(node)
            else:
                self._nodes.append(node)
        fine = self._parts[128]
        fine.cut("seamed", 5 * SEAM, 5 * (1 - SEAM), output="audio")  # a frame, of 5 samples, lies between two rows
        self._graph.output.append(_float("audio", ["samples"]))
        for channels, name in ((256, "coarse"), (128, "fine")):
            rows = self._parts[channels]
            rows.finish(f"{name}/next")
            for end, described in ((STATE, self._graph.input), (NEXT, self._graph.output)):
                described.append(_float(f"{name}/{end}", [rows.kept, channels]))
        del self._graph.node[:]
        self._graph.node.extend(self._nodes)

    def _owe(self) -> None:
        """Let convolutions owe their biases, and sums what their parts owe."""
        for node in self._wiring.nodes:
            name = node.output[0]
            # The inverse Fourier transform is a ConvTranspose too, without a bias.
            if name in self._snakes or (node.op_type == "ConvTranspose" and len(node.input) == 3):
                self._owed[name] = self._parameters(node)[1]
            elif node.op_type in {"Add", "Pad"} and not self._owed.keys().isdisjoint(node.input):
                self._owed[name] = np.sum([self._owed[source] for source in node.input if source in self._owed], axis=0)

    def _affine(self, channels: int) -> Iterator[tuple[str, tuple[str, str]]]:
        """Make factor and summand [1, C] that turn what precedes a norm into v, for all Snakes of a part at once."""
        rows = self._parts[channels]
        found = {name: snake for name, snake in self._snakes.items() if snake.norm.channels == channels}
        starts = np.cumsum([0, *(norm.channels for norm in self._norms)])
        first = {norm.mean: start for norm, start in zip(self._norms, starts, strict=False)}
        places = rows.constant([first[snake.norm.mean] + np.arange(channels) for snake in found.values()])
        mean, deviation = (
            rows.reshape(rows.node("Gather", name, places, axis=1), -1, channels) for name in ("mean", "deviation")
        )
        style = rows.node("Concat", *(snake.style for snake in found.values()), axis=0)
        gain, shift = rows.split(style, 2, axis=1)
        a = rows.constant([snake.frequencies for snake in found.values()])
        gain = rows.node("Mul", rows.node("Add", gain, rows.constant(1.0)), a)
        factor = rows.node("Div", gain, deviation)
        owed = rows.constant([self._owed.get(snake.norm.source, np.zeros(channels)) for snake in found.values()])
        offset = rows.node("Mul", factor, rows.node("Sub", owed, mean))
        summand = rows.node("Add", rows.node("Mul", shift, a), offset)
        factors, summands = (rows.split(name, len(found), axis=0) for name in (factor, summand))
        return zip(found, zip(factors, summands, strict=True), strict=True)

    def _convolve(self, snake: _Snake, factor: str, summand: str) -> None:
        weights, _ = self._parameters(snake.conv)
        channels, _, taps = weights.shape
        rows, dilation = self._parts[channels], _integer(snake.conv, "dilations")
        v = rows.node("Add", rows.node("Mul", snake.norm.source, factor), summand)
        sine = rows.node("Sin", v)
        active = rows.node("Add", v, rows.node("Mul", sine, sine))
        weights /= snake.frequencies[:, None]
        output = snake.conv.output[0]
        rows.convolve(active, weights, dilation, POINTS[channels, taps], output)
        self._late[output] = self._late[snake.norm.source] + dilation * (taps - 1) // 2

    def _align(self, node: NodeProto) -> None:
        """Let the inputs of `node` that are early wait for the latest."""
        timed = [name for name in node.input if name in self._late]
        latest = max(self._late[name] for name in timed)
        copy = _copied(node)
        for at, name in enumerate(node.input):
            if name in self._late and (early := latest - self._late[name]):
                copy.input[at] = self._rows(node).delay(name, early)
        self._nodes.append(copy)
        self._late[node.output[0]] = latest

    def _rows(self, node: NodeProto) -> Rows:
        """Return the part whose rows a node that sums makes."""
        return self._parts[self._owed[node.output[0]].size]

    def _enter(self, node: NodeProto) -> None:
        """Make rows of what a Conv of har makes; its pads are what the caller gives."""
        columns, output = f"{node.output[0]}/columns", node.output[0]
        conv = _rewired(node, "har", columns)
        kept = [one for one in conv.attribute if one.name not in {"pads", "auto_pad"}]
        del conv.attribute[:]
        conv.attribute.extend(kept)
        self._nodes.append(conv)
        channels = self._parameters(node)[1].size
        self._parts[channels].from_columns(columns, output)
        self._late[output] = -HAR_EARLY[channels]

    def _leave(self, node: NodeProto) -> None:
        """Let the Conv `node`, at the end, have columns [1, C, T]."""
        rows = self._parts[128]
        seamed = rows.follow(node.input[0], 2 * SEAM)
        self._nodes.append(_rewired(node, rows.to_columns(seamed), node.output[0]))

    def _hand_over(self, node: NodeProto) -> None:
        """Give the features, and the last row of those before."""
        self._nodes.append(_rewired(node, node.input[0], f"{FEATURES}/new"))
        self._parts[256].follow(f"{FEATURES}/new", 1, output=FEATURES)

    def _upsample(self, node: NodeProto) -> None:
        weights, bias = self._parameters(node)
        rows, source, output = self._parts[bias.size], node.input[0], node.output[0]
        rows.upsample(source if source == FEATURES else rows.from_columns(source), weights, output)
        self._late[output] = _integer(node, "pads")

    def _reflect(self, node: NodeProto) -> None:
        """Count rows from one on: the file puts one more before the first, by reflection, which no one hears."""
        self._nodes.append(helper.make_node("Identity", node.input[:1], node.output))
        self._late[node.output[0]] = self._late[node.input[0]] - 1

    def _pay(self, node: NodeProto) -> None:
        owed = self._owed[node.input[0]]
        rows = self._parts[owed.size]
        output = node.output[0]
        self._nodes.append(_rewired(node, rows.node("Add", node.input[0], rows.constant(owed)), output))
        self._late[output] = self._late[node.input[0]]

    def _parameters(self, node: NodeProto) -> tuple[Array, Array]:
        weights, bias = (self._wiring.constant(name).astype(np.float64) for name in node.input[1:])
        return weights, bias


def _dequantise(graph: GraphProto) -> None:
    """Replace each integer convolution by a Conv of the same weights in float32."""
    wiring = _Wiring(graph)
    made: dict[str, NodeProto] = {}
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
            made[scaled.output[0]] = helper.make_node("Conv", inputs, list(scaled.output), node.name)
            made[scaled.output[0]].attribute.extend(node.attribute)
    del graph.node[:]
    graph.node.extend(made.get(node.output[0], node) for node in wiring.nodes)


def _copy(model: ModelProto) -> ModelProto:
    copy = ModelProto()
    copy.CopyFrom(model)
    return copy


def _float(name: str, shape: list[int | str]) -> ValueInfoProto:
    return helper.make_tensor_value_info(name, TensorProto.FLOAT, shape)


def _total(found: Iterable[Norm]) -> int:
    return sum(norm.channels for norm in found)


def _count(rows: Rows, source: str, axis: int, steps: int) -> None:
    """Make the number of rows of a part: `steps` for each place of `source` but the first."""
    places = rows.node("Shape", source, start=axis, end=axis + 1)
    new = rows.node("Sub", places, rows.constant([1]))
    rows.node("Mul", new, rows.constant([steps]), output=rows.length)


def _copied(node: NodeProto) -> NodeProto:
    copy = NodeProto()
    copy.CopyFrom(node)
    return copy


def _rewired(node: NodeProto, source: str, output: str) -> NodeProto:
    copy = _copied(node)
    copy.input[0], copy.output[0] = source, output
    return copy


def _integer(node: NodeProto, name: str) -> int:
    """Return the first of the integers that are the attribute `name`."""
    return int(next(helper.get_attribute_value(one)[0] for one in node.attribute if one.name == name))


def _names(values: Iterable[ValueInfoProto]) -> list[str]:
    return [value.name for value in values]
