"""Checks a call against AWS's own model of it, without AWS: fields, types, choices, bounds and patterns.

botocore ships the model and checks types and names by itself; choices, maxima and patterns it leaves to the service,
which would say so minutes later or half-way through.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from functools import cache
from typing import Any

import botocore.session
from botocore import xform_name

from cadenza.deploy.resource import Call, Json
from cadenza.errors import FieldProblem, brief

SHOWN_CHOICES = 12
"""Choices that are listed; of more, the nearest."""

_TYPES: dict[str, type | tuple[type, ...]] = {
    "string": str,
    "integer": int,
    "long": int,
    "float": (int, float),
    "double": (int, float),
    "boolean": bool,
    "structure": Mapping,
    "map": Mapping,
    "list": list,
}


def problems(call: Call) -> list[FieldProblem]:
    """Return what the service would refuse in `call`; fields are named by the API's names, as in its error messages."""
    model = service_model(call.service)
    operation = next(name for name in model.operation_names if xform_name(name) == call.method)
    shape = model.operation_model(operation).input_shape
    if shape is None:
        return []
    return list(_walk(shape, call.parameters, f"{call.service}.{call.method}"))


@cache
def service_model(service: str) -> Json:
    """Return botocore's model of a service."""
    return botocore.session.get_session().get_service_model(service)


def _walk(shape: Json, value: Json, path: str) -> Iterator[FieldProblem]:
    expected = _TYPES.get(shape.type_name)
    if expected and (not isinstance(value, expected) or (isinstance(value, bool) and shape.type_name != "boolean")):
        yield FieldProblem(path, brief(value), f"a value of type {shape.type_name}")
        return
    match shape.type_name:
        case "structure":
            yield from _structure(shape, value, path)
        case "list":
            yield from _length(shape, len(value), path, "items")
            for index, item in enumerate(value):
                yield from _walk(shape.member, item, f"{path}[{index}]")
        case "map":
            yield from _length(shape, len(value), path, "entries")
            for key, item in value.items():
                yield from _walk(shape.key, key, f"{path} (key)")
                yield from _walk(shape.value, item, f"{path}.{key}")
        case "string":
            yield from _length(shape, len(value), path, "characters")
            yield from _string(shape, value, path)
        case "integer" | "long" | "float" | "double":
            yield from _length(shape, value, path, "")


def _structure(shape: Json, value: Mapping[str, Any], path: str) -> Iterator[FieldProblem]:
    for name in shape.required_members:
        if name not in value:
            yield FieldProblem(f"{path}.{name}", "nothing", "a value; the field is required")
    for name, item in value.items():
        if name not in shape.members:
            near = get_close_matches(name, shape.members) or list(shape.members)
            yield FieldProblem(f"{path}.{name}", brief(item), "no such field; there are " + ", ".join(near))
        else:
            yield from _walk(shape.members[name], item, f"{path}.{name}")


def _length(shape: Json, size: float, path: str, unit: str) -> Iterator[FieldProblem]:
    low, high = shape.metadata.get("min"), shape.metadata.get("max")
    if (low is not None and size < low) or (high is not None and size > high):
        bounds = f"from {low}" if high is None else f"at most {high}" if low is None else f"{low} to {high}"
        yield FieldProblem(path, f"{size:g} {unit}".strip(), f"{bounds} {unit}".strip())


def _string(shape: Json, value: str, path: str) -> Iterator[FieldProblem]:
    if shape.enum and value not in shape.enum:
        choices = list(shape.enum)
        if len(choices) > SHOWN_CHOICES:
            near = get_close_matches(value, choices, n=5, cutoff=0.3)
            allowed = f"one of {len(choices)} choices, of which the nearest are {', '.join(near)}"
        else:
            allowed = ", ".join(choices)
        yield FieldProblem(path, brief(value), allowed)
    pattern = _pattern(shape.metadata.get("pattern"))
    if pattern and not pattern.fullmatch(value):
        yield FieldProblem(path, brief(value), f"what matches {shape.metadata['pattern']}")


_JAVA = {
    r"\uD800\uDC00-\uDBFF\uDFFF": r"\U00010000-\U0010FFFF",
    r"\p{L}\p{Z}\p{N}": r"\w\s",
    r"\p{Print}": "[ -~]",
}
"""What AWS's patterns have that Python's don't, and what it is there: astral characters as pairs, classes by name."""


@cache
def _pattern(text: str | None) -> re.Pattern[str] | None:
    if not text:
        return None
    for java, python in _JAVA.items():
        text = text.replace(java, python)
    return re.compile(text)
