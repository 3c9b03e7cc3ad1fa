"""From a TOML file and settings on the command line to a plan, or to an error that names field, value and choices."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, get_args

from pydantic import BaseModel, ValidationError

from cadenza.deploy.plan import Plan
from cadenza.deploy.resource import Json
from cadenza.errors import FieldProblem, InvalidRequest, brief

MAX_FILE = 1_048_576
"""Bytes of a plan's file."""


def load(file: Path | None, given: Mapping[str, object], settings: Sequence[str] = ()) -> Plan:
    """Return the plan of `file`, over which `given` (dotted field to value, None to leave) and `settings` win.

    A setting is `FIELD=VALUE` with a TOML value, or a plain string where it isn't one. Raises InvalidRequest.
    """
    values = _read(file) if file else {}
    for field, value in given.items():
        if value is not None:
            _put(values, field, value)
    for setting in settings:
        field, separator, text = setting.partition("=")
        if not separator:
            raise InvalidRequest.of("--set", setting, "FIELD=VALUE, as scaling.maximum=8")
        _put(values, field.strip(), _value(text.strip()))
    return validated(values)


def validated(values: Mapping[str, object]) -> Plan:
    """Return the plan of `values`. Raises InvalidRequest with every problem that there is."""
    try:
        return Plan.model_validate(values)
    except ValidationError as error:
        problems = [FieldProblem(_path(e["loc"]), _shown(e), _allowed(e)) for e in error.errors()]
    raise InvalidRequest(problems)


def _read(file: Path) -> dict[str, Any]:
    try:
        with file.open("rb") as opened:
            text = opened.read(MAX_FILE + 1)
        if len(text) > MAX_FILE:
            raise InvalidRequest.of("PLAN", str(file), f"a file of at most {MAX_FILE} bytes")
        return tomllib.loads(text.decode())
    except OSError as error:
        raise InvalidRequest.of("PLAN", str(file), f"a file that can be read ({error.strerror})") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise InvalidRequest.of("PLAN", str(file), f"TOML ({error})") from None


def _put(values: dict[str, Any], field: str, value: object) -> None:
    *tables, last = field.split(".")
    for table in tables:
        values = values.setdefault(table, {})
        if not isinstance(values, dict):
            raise InvalidRequest.of("--set", field, "a field of a table")
    values[last] = value


def _value(text: str) -> object:
    try:
        return tomllib.loads(f"value = {text}")["value"]
    except tomllib.TOMLDecodeError:
        return text


def _path(location: tuple[int | str, ...]) -> str:
    return ".".join(map(str, location)) or "plan"


def _shown(error: Json) -> str:
    return "nothing" if error["type"] == "missing" else brief(error["input"])


def _allowed(error: Json) -> str:
    message: str = error["msg"]
    match error["type"]:
        case "missing":
            return "a value; the field is required"
        case "extra_forbidden":
            return "no such field; there are " + ", ".join(_fields_at(error["loc"][:-1]))
        case _:
            return message.removeprefix("Value error, ").removeprefix("Input should be ")


def _fields_at(location: tuple[int | str, ...]) -> list[str]:
    table: type[BaseModel] = Plan
    for name in location:
        if isinstance(name, str):
            annotation = table.model_fields[name].annotation
            inner = next(iter(get_args(annotation)), annotation)
            if not (isinstance(inner, type) and issubclass(inner, BaseModel)):
                break
            table = inner
    return list(table.model_fields)
