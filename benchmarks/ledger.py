"""What a benchmark has measured already, a line of JSON each: it may be stopped at any time, and goes on from there."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any


class Ledger:
    """Results by key, both anything that JSON holds; what is put is in the file at once."""

    def __init__(self, path: Path) -> None:
        """Read `path`, if it is there; a last line without an end was being written when the program was stopped."""
        self._path = path
        self._known: dict[str, Any] = {}
        path.parent.mkdir(parents=True, exist_ok=True)
        written = path.read_text() if path.exists() else ""
        if not written.endswith("\n"):
            written = written[: written.rfind("\n") + 1]
            path.write_text(written)
        for line in written.splitlines():
            key, value = json.loads(line)
            self._known[json.dumps(key)] = value

    def get(self, key: object) -> Any:  # noqa: ANN401
        """Return what was put under `key` last, None if nothing was."""
        return self._known.get(json.dumps(key))

    def put(self, key: object, value: object) -> None:
        """Keep `value` under `key`."""
        self._known[json.dumps(key)] = value
        with self._path.open("a") as file:
            file.write(json.dumps([key, value]) + "\n")
