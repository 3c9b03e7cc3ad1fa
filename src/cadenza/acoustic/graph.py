"""Surgery on ONNX graphs: name tensors, cut a graph into two stages.

A published text-to-speech model is one function from tokens to audio. A server that streams, edits prosody
and tells when each phone sounds needs the values in between; cutting the graph where they are gives them,
from the file as published, without the framework that it was trained with. Nothing here knows which model it
cuts.

`onnx.utils.Extractor` takes out one part whose inputs and outputs are all named by hand; here the tensors
that cross a cut are found. Graphs with subgraphs (If, Loop, Scan) are refused: their nodes read tensors that
they don't list.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from onnx import (
    AttributeProto,
    GraphProto,
    ModelProto,
    NodeProto,
    TensorProto,
    ValueInfoProto,
    shape_inference,
)


def rename(model: ModelProto, names: Mapping[str, str]) -> None:
    """Give tensors of `model` new names, in place; ValueError if one isn't there or a new name is taken."""
    graph = model.graph
    _expect(graph, names)
    if taken := set(names.values()) & (_variables(graph) | set(_names(graph.initializer))):
        raise ValueError(f"name already taken: {sorted(taken)}")
    for node in graph.node:
        for tensors in (node.input, node.output):
            for at, name in enumerate(tensors):
                if name in names:
                    tensors[at] = names[name]
    for value in (*graph.input, *graph.output, *graph.value_info):
        value.name = names.get(value.name, value.name)


def cut(
    model: ModelProto, at: Sequence[str], *, shared: Sequence[str] = (), gives: Sequence[str] | None = None
) -> tuple[ModelProto, ModelProto]:
    """Cut `model` at the tensors `at` into the stage before them and the stage after them.

    The second stage is whatever depends on a tensor of `at`. Its inputs are `at`, the crossing tensors (which
    it needs besides, and the first stage makes) and those of the model's inputs that it reads itself. What
    depends on constants and on the model's inputs named in `shared` only is made in both stages rather than
    crossing.

    The first stage's outputs are `gives` (tensors to be turned into `at` by the caller; `at` itself unless
    given), the crossing tensors, and those of the model's outputs that don't depend on `at`. Inputs and
    initialisers that a stage doesn't need are left out of it. Raises ValueError if a named tensor isn't in
    the model.
    """
    graph = model.graph
    _expect(graph, [*at, *shared])
    inputs, outputs = _names(graph.input), _names(graph.output)
    later, anywhere = set(at), {"", *shared, *_names(graph.initializer)}
    boundary: dict[str, None] = {}  # a set that keeps the order
    for node in graph.node:
        if not later.isdisjoint(node.input):
            boundary |= dict.fromkeys(name for name in node.input if name not in later and name not in anywhere)
            later.update(node.output)
        elif anywhere.issuperset(node.input):
            anywhere.update(node.output)
    second = extract(model, [*at, *boundary, *inputs], [name for name in outputs if name in later])
    crossing = [name for name in _names(second.graph.input) if name not in {*at, *inputs}]
    early = [name for name in outputs if name not in later]
    first = extract(model, inputs, [*(at if gives is None else gives), *crossing, *early])
    return first, second


def extract(model: ModelProto, inputs: Sequence[str], outputs: Sequence[str]) -> ModelProto:
    """Take the part of `model` that makes `outputs` from `inputs`; inputs that it doesn't need are left out.

    Raises ValueError if an output needs a tensor that neither `inputs` nor the model gives.
    """
    graph = model.graph
    given, constant = set(inputs), set(_names(graph.initializer))
    producer = {name: index for index, node in enumerate(graph.node) for name in node.output}
    kept: set[int] = set()
    needed: set[str] = {""}  # an optional input that is absent
    todo = list(outputs)
    while todo:
        tensor = todo.pop()
        if tensor in needed:
            continue
        needed.add(tensor)
        if tensor in given or tensor in constant:
            continue
        if tensor not in producer:
            raise ValueError(f"nothing gives the tensor {tensor!r}")
        kept.add(producer[tensor])
        todo.extend(graph.node[producer[tensor]].input)

    part = ModelProto(ir_version=model.ir_version, opset_import=model.opset_import)
    part.graph.name = graph.name
    part.graph.input.extend(_described(model, [name for name in dict.fromkeys(inputs) if name in needed]))
    part.graph.output.extend(_described(model, list(dict.fromkeys(outputs))))
    part.graph.node.extend(_without(graph.node[index], given) for index in sorted(kept))
    part.graph.initializer.extend(tensor for tensor in graph.initializer if tensor.name in needed - given)
    inside = needed - given - set(outputs)
    part.graph.value_info.extend(value for value in graph.value_info if value.name in inside)
    return part


def _without(node: NodeProto, given: set[str]) -> NodeProto:
    """Copy `node`; rename those of its outputs that the part is given, which must not be made twice."""
    if any(attribute.type in (AttributeProto.GRAPH, AttributeProto.GRAPHS) for attribute in node.attribute):
        raise ValueError(f"node {node.name!r} has a subgraph; cutting such graphs is not supported")
    copy = NodeProto()
    copy.CopyFrom(node)
    copy.output[:] = [f"{name}/unused" if name in given else name for name in node.output]
    return copy


def _described(model: ModelProto, names: Sequence[str]) -> list[ValueInfoProto]:
    """Find type and shape of each tensor in `names`; they are inferred if the model doesn't state them."""
    known = _described_values(model.graph)
    if not known.keys() >= set(names):
        known = _described_values(shape_inference.infer_shapes(model).graph)
    if unknown := set(names) - known.keys():
        raise ValueError(f"no type is known of {sorted(unknown)}")
    return [known[name] for name in names]


def _expect(graph: GraphProto, names: Iterable[str]) -> None:
    if missing := set(names) - _variables(graph):
        raise ValueError(f"no such tensor: {sorted(missing)}")


def _variables(graph: GraphProto) -> set[str]:
    return {name for node in graph.node for name in node.output} | set(_names(graph.input))


def _described_values(graph: GraphProto) -> dict[str, ValueInfoProto]:
    return {value.name: value for value in (*graph.value_info, *graph.input, *graph.output)}


def _names(values: Iterable[ValueInfoProto] | Iterable[TensorProto]) -> list[str]:
    return [value.name for value in values]
