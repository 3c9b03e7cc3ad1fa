"""The Dockerfile, read: its instructions, and the process that it starts."""

from __future__ import annotations

import json
import re
import shlex
from pathlib import Path

ROOT = Path(__file__).parents[2]
TEXT = (ROOT / "Dockerfile").read_text()


def stages() -> list[list[tuple[str, str]]]:
    """Return the instructions of each stage, as name and arguments; those before the first FROM come first."""
    lines = re.sub(r"\\\n", " ", re.sub(r"(?m)^#.*\n", "", TEXT)).splitlines()
    found: list[list[tuple[str, str]]] = [[]]
    for name, _, arguments in (line.partition(" ") for line in lines if line.strip()):
        if name == "FROM":
            found.append([])
        found[-1].append((name, arguments.strip()))
    return found


def final(name: str) -> list[str]:
    """Return the arguments of each instruction called `name` in the stage that becomes the image."""
    return [arguments for instruction, arguments in stages()[-1] if instruction == name]


def pairs(name: str) -> dict[str, str]:
    """Return what `ENV` or `LABEL` set in the image."""
    return dict(part.split("=", 1) for arguments in final(name) for part in shlex.split(arguments))


def command(name: str) -> list[str]:
    """Return `ENTRYPOINT` or `CMD`, which must be in exec form: a shell would not pass SIGTERM on."""
    [arguments] = final(name)
    parts = json.loads(arguments)
    assert isinstance(parts, list)
    return parts
