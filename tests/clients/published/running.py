"""Clients that nobody here wrote, each in the environment that `make test-clients` made for it.

A client's program (`programs/`) imports the object that speaks from `here`, and `here` is the client's code of
`docs/clients.md`: what the page tells people to write is what runs, with the port of the test's server in it.
"""

from __future__ import annotations

import base64
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[3]
PROGRAMS = Path(__file__).parent / "programs"
ENVIRONMENTS = ROOT / "build" / "clients"
PAGE = (ROOT / "docs" / "clients.md").read_text()
BLOCKS: dict[str, tuple[str, str]] = {
    name: (language, code)
    for name, language, code in re.findall(r"<!-- (\w+) -->\n```(\w+)\n(.*?)```", PAGE, re.DOTALL)
}
"""Language and text of the page's code, by the name in the comment above it."""

SUFFIXES = {"python": "py", "sh": "sh"}

KEY = "my-key"
"""The API key in the page's code, which the test's servers ask for."""

LONGEST = 120
"""Seconds after which a client hangs."""


@dataclass(frozen=True, slots=True)
class Address:
    """Where the test's servers listen: the page's ports stand for them."""

    http: int
    https: int
    certificate: Path

    def put_into(self, code: str) -> str:
        """Return `code` of the page with these ports."""
        return code.replace(":8080", f":{self.http}").replace(":8443", f":{self.https}")


@dataclass(frozen=True, slots=True)
class Client:
    """A program, the environment that it runs in (this one if it has none), and the page's code that it imports.

    In JavaScript it imports that as a `module` of the one kind or the other, `cjs` or `mjs`: packages differ in which.
    """

    program: str
    code: str
    environment: str = ""
    module: str = "cjs"

    def run(self, address: Address, scenario: str, **arguments: object) -> Any:  # noqa: ANN401 - what the program prints
        """Return what the client received in a scenario of its program; its last words are the failure if it fails."""
        with tempfile.TemporaryDirectory() as folder:
            here = self._write_here(Path(folder), address)
            finished = subprocess.run(
                [*self._command(Path(folder)), scenario, json.dumps(arguments)],
                capture_output=True,
                text=True,
                check=False,
                timeout=LONGEST,
                env=self._surroundings(here, address),
            )
        assert finished.returncode == 0, finished.stderr[-8000:]
        return json.loads(finished.stdout.splitlines()[-1], object_hook=_decoded)

    def _write_here(self, folder: Path, address: Address) -> Path:
        """Write the page's code to where the program finds it, and return that."""
        language, code = BLOCKS[self.code]
        code = address.put_into(code)
        here = folder / f"here.{self.module if language == 'js' else SUFFIXES[language]}"
        if language == "js":
            made = re.findall(r"^const (\w+)", code, re.MULTILINE)[-1]
            if self.module == "cjs":
                code = re.sub(r'import (\w+) from ("[^"]+");', r"const \1 = require(\2);", code)
                code += f"module.exports = {{ client: {made} }};\n"
            else:
                code += f"export {{ {made} as client }};\n"
        here.write_text(code)
        return here

    def _command(self, folder: Path) -> list[str]:
        """Return what runs the program."""
        if self.program.endswith(".py"):
            return [str(self._programs / "python"), str(PROGRAMS / self.program)]
        # Node looks for packages beside the program.
        (folder / "node_modules").symlink_to(ENVIRONMENTS / self.environment / "node_modules")
        for name in ("scenario.mjs", self.program):
            shutil.copy(PROGRAMS / name, folder)
        return ["node", "--experimental-websocket", str(folder / self.program)]

    @property
    def _programs(self) -> Path:
        return ENVIRONMENTS / self.environment / "bin" if self.environment else Path(sys.executable).parent

    def _surroundings(self, here: Path, address: Address) -> dict[str, str]:
        """Return the environment's variables: nothing of this process but where programs are."""
        return {
            "PATH": f"{self._programs}:{os.environ['PATH']}",
            "HOME": str(here.parent),
            "PYTHONPATH": str(here.parent),
            "HERE": str(here),
            "NODE_EXTRA_CA_CERTS": str(address.certificate),
            "SSL_CERT_FILE": str(address.certificate),
            "HF_HUB_OFFLINE": "1",
            "DO_NOT_TRACK": "1",
            "OTEL_SDK_DISABLED": "true",
        }


def _decoded(given: dict[str, Any]) -> bytes | dict[str, Any]:
    return base64.b64decode(given["base64"]) if given.keys() == {"base64"} else given
