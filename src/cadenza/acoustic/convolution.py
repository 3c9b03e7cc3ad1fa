"""Convolutions of rows [T, C] that come in pieces, written as the products of matrices that the runtime is fastest at.

What comes out is late by half of what a convolution looks at, as each waits for its right half, and no row is computed
twice: the rows that the next piece needs as well are kept in a state.

A row holds all channels of one time step. Pads, tiles and dilations then copy whole rows, no matrix has to be
transposed, and the products have long sides. A convolution with `taps` matrices [C, C] multiplies each row by all of
them; cut into tiles, it takes no more than 1.3 to 2.1 products a row (`bilinear`).
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray
from onnx import GraphProto, NodeProto, helper, numpy_helper

Array = NDArray[Any]


def bilinear(points: tuple[int, int], taps: int) -> tuple[Array, Array, Array]:
    """Return matrices A [tile - taps + 1, Q], B [Q, tile], C [Q, taps]: A @ ((C @ w) * (B @ x)) correlates x with w.

    For every x [tile] and w [taps], at all places where w lies within x. `points` says how many real points and how
    many pairs of conjugate ones the polynomials are evaluated at (Toom and Cook; Winograd, "Arithmetic Complexity
    of Computations", 1980): tile = real + 2 pairs. A real point costs one product; a pair costs three, by Gauss' way
    to multiply complex numbers. Real points alone would be the fewest products, but each costs 3 dB of precision;
    points on the unit circle, where the Fourier transform has its own, cost none.

    A point is (a, b), at which the polynomial sum p[k] z**k has the value sum p[k] a**(degree - k) b**k: so are
    zero and infinity no special cases, and no value grows with its power.
    """
    real, pairs = points
    lines = np.pi * np.arange(real) / real
    circle = np.pi * (np.arange(pairs) + 2) / (pairs + 3)  # not too near to 1 and -1, which are real points
    places = [(np.cos(angle), np.sin(angle)) for angle in lines]
    places += [(np.exp(-0.5j * angle), np.exp(0.5j * angle)) for angle in circle]
    tile = real + 2 * pairs
    values = [_powers(place, tile) for place in places]
    back = np.linalg.inv([*values, *np.conj(values[real:])]).T
    rows: list[tuple[Array, Array, Array]] = []
    for number, place in enumerate(places):
        forward, kernel, inverse = back[number], _powers(place, taps), _powers(place, tile - taps + 1)
        if number < real:
            rows.append((forward.real, kernel.real, inverse.real))
        else:
            rows.append((forward.real + forward.imag, kernel.real, 2 * (inverse.real - inverse.imag)))
            rows.append((forward.real, kernel.imag - kernel.real, -2 * inverse.imag))
            rows.append((forward.imag, kernel.real + kernel.imag, -2 * inverse.real))
    forward, kernel, inverse = (np.array(column) for column in zip(*rows, strict=True))
    size = np.linalg.norm(forward, axis=1, keepdims=True)
    return inverse.T, forward / size, kernel * size


def _powers(place: tuple[complex, complex], count: int) -> Array:
    powers = np.arange(count)
    return np.asarray(np.power(place[0], count - 1 - powers) * np.power(place[1], powers), complex)


class Rows:
    """Writes nodes, whose tensors are [T, C] with one T, and their constants into a graph."""

    def __init__(self, graph: GraphProto, nodes: list[NodeProto], length: str, name: str) -> None:
        """Let `length` be the tensor [1] that holds T, and begin new names with `name`. Nodes go into `nodes`.

        The tensor `name`/state [`kept`, C] holds the rows kept from the piece before.
        """
        self._graph, self._nodes, self.length, self._name = graph, nodes, length, name
        self._count = self.kept = 0
        self._next = list[str]()
        self._places: dict[tuple[int, int, int], tuple[str, str]] = {}

    def node(self, kind: str, *inputs: str, output: str | None = None, **attributes: int | float | list[int]) -> str:
        """Add a node with one output, and return the output's name."""
        output = output or self._new(kind)
        self._nodes.append(helper.make_node(kind, inputs, [output]))
        self._nodes[-1].attribute.extend(helper.make_attribute(key, value) for key, value in attributes.items())
        return output

    def split(self, source: str, parts: int, axis: int) -> list[str]:
        """Split `source` into `parts` of one size along `axis`, and return their names."""
        outputs = [self._new("Split") for _ in range(parts)]
        self._nodes.append(helper.make_node("Split", [source], outputs, axis=axis, num_outputs=parts))
        return outputs

    def constant(self, values: ArrayLike) -> str:
        """Add a constant: of int64 if `values` are integers, else of float32."""
        array = np.asarray(values)
        array = np.ascontiguousarray(array, np.int64 if array.dtype.kind == "i" else np.float32)
        name = self._new("constant")
        self._graph.initializer.append(numpy_helper.from_array(array.reshape(np.shape(values)), name))
        return name

    def reshape(self, source: str, *shape: int) -> str:
        """Give `source` a shape, in which -1 stands for what is left."""
        return self.node("Reshape", source, self.constant(shape))

    def from_columns(self, source: str, output: str | None = None) -> str:
        """Make rows of `source` [1, C, T]."""
        return self.node("Transpose", self.node("Squeeze", source, self.constant([0])), output=output, perm=[1, 0])

    def to_columns(self, source: str, output: str | None = None) -> str:
        """Make [1, C, T] of the rows `source`."""
        columns = self.node("Transpose", source, perm=[1, 0])
        return self.node("Unsqueeze", columns, self.constant([0]), output=output)

    def follow(self, source: str, rows: int, output: str | None = None) -> str:
        """Put the last `rows` rows of the pieces before in front of `source`: [rows + T, C]."""
        before = self.cut(f"{self._name}/state", self.kept, self.kept + rows)
        joined = self.node("Concat", before, source, output=output, axis=0)
        self._next.append(self.cut(joined, -rows))
        self.kept += rows
        return joined

    def delay(self, source: str, rows: int) -> str:
        """Give `source` as it was `rows` rows before."""
        return self.cut(self.follow(source, rows), 0, -rows)

    def cut(self, source: str, begin: int, end: int = np.iinfo(np.int64).max, output: str | None = None) -> str:
        """Take the rows from `begin` to `end`."""
        return self.node("Slice", source, *(self.constant([place]) for place in (begin, end, 0)), output=output)

    def finish(self, output: str) -> None:
        """Make `output`, the state for the piece that follows."""
        self.node("Concat", *self._next, output=output, axis=0)

    def upsample(self, source: str, weights: Array, output: str) -> None:
        """Do as a ConvTranspose with `weights` [C, out, 2 stride], but without a bias and late by its pads.

        Each row of `source` [1 + n, C] makes two times `stride` rows; the second half falls together with the next
        row's first. The very first row is the last of the piece before.
        """
        deep, wide, taps = weights.shape
        own, before = self.cut(source, 1), self.cut(source, 0, -1)
        halves = np.concatenate([weights[:, :, : taps // 2], weights[:, :, taps // 2 :]]).transpose(0, 2, 1)
        products = self.node(
            "MatMul",
            self.node("Concat", own, before, axis=1),
            self.constant(halves.reshape(2 * deep, -1)),
        )
        self.node("Reshape", products, self.constant([-1, wide]), output=output)

    def convolve(self, source: str, weights: Array, dilation: int, points: tuple[int, int], output: str) -> None:
        """Do as a Conv with `weights` [C, C, taps], but without a bias and late by `dilation` (taps - 1) / 2 rows.

        With d the dilation and S = tile - taps + 1: n d tiles, of every d-th row, are gathered as [tile, n d C] and
        transformed to [Q, n d, C]; one product of matrices for each of Q; the inverse [S, n d C] is put in order.
        """
        channels, _, taps = weights.shape
        inverse, forward, kernel = bilinear(points, taps)
        products, tile = forward.shape
        transformed = np.einsum("qk,oik->qio", kernel, weights.astype(np.float64))
        tiles, order = self._indices(tile, taps, dilation)
        rows = self.follow(source, dilation * (taps - 1))
        gathered = self.reshape(self.node("Gather", rows, tiles, axis=0), tile, -1)
        spectra = self.node("MatMul", self.constant(forward), gathered)
        product = self.node("MatMul", self.reshape(spectra, products, -1, channels), self.constant(transformed))
        values = self.node("MatMul", self.constant(inverse), self.reshape(product, products, -1))
        self.node("Gather", self.reshape(values, -1, channels), order, axis=0, output=output)

    def _indices(self, tile: int, taps: int, dilation: int) -> tuple[str, str]:
        """Return the row of each place in a tile [tile, n d], and the place of each result [T].

        Where the last tiles are longer than the piece, its last row stands in.
        """
        key = (tile, taps, dilation)
        if key not in self._places:
            step, reach = dilation * (tile - taps + 1), dilation * (taps - 1)
            rounded = self.node("Add", self.length, self.constant([step - 1]))
            count = self.node("Div", rounded, self.constant([step]))
            tiled = self.node("Mul", count, self.constant([step]))
            starts = self.node("Mul", self._range(count), self.constant([step]))
            within = dilation * np.arange(tile)[:, None, None] + np.arange(dilation)
            tiles = self.node("Add", self.reshape(starts, 1, -1, 1), self.constant(within))
            tiles = self.node("Min", tiles, self.node("Add", self.length, self.constant([reach - 1])))
            places = self.reshape(self._range(tiled), step // dilation, -1, dilation)
            order = self.reshape(self.node("Transpose", places, perm=[1, 0, 2]), -1)
            order = self.node("Slice", order, self.constant([0]), self.length, self.constant([0]))
            self._places[key] = self.reshape(tiles, tile, -1), order
        return self._places[key]

    def _range(self, count: str) -> str:
        return self.node("Range", self.constant(0), self.node("Squeeze", count), self.constant(1))

    def _new(self, kind: str) -> str:
        self._count += 1
        return f"{self._name}/{kind}/{self._count}"
