"""One `cadenza serve` as a child: its port from its own log, its log passed on, its end as SageMaker does it."""

from __future__ import annotations

import asyncio
import json
import os
import sys
from asyncio.subprocess import PIPE, STDOUT
from collections.abc import Mapping
from typing import Any

from cadenza.telemetry import logger

KILL_SECONDS = 30.0
"""From SIGTERM to SIGKILL (SageMaker's container contract)."""

LOG_SECONDS = 1.0
"""That the rest of the log may take after the end; a grandchild might hold the pipe open."""

LONGEST_LINE = 1 << 20
"""Bytes of a line of a child's log; what is longer is dropped, and the log says so."""

_KEPT_BACK = frozenset(
    {
        "AWS_SECRET_ACCESS_KEY",
        "AWS_SESSION_TOKEN",
        "CADENZA_API_KEYS",
        "CADENZA_TLS_CERT",
        "CADENZA_TLS_KEY",
        "CADENZA_TLS_SELF_SIGNED",
    }
)
"""Variables that a container doesn't get: no credentials, as under SageMaker's network isolation, and no door of its
own, since SageMaker shows it no keys and speaks no TLS to it."""


class Process:
    """A server in a process of its own, on 127.0.0.1 and a free port.

    It holds one end of a pipe to us as its standard input, so that it drains and ends when this process is gone,
    however that came.
    """

    def __init__(self, name: str, process: asyncio.subprocess.Process) -> None:
        self.name = name
        self._process = process
        self._url: asyncio.Future[str] = asyncio.get_running_loop().create_future()
        self._log = asyncio.create_task(self._pass_on_log())

    @classmethod
    async def start(cls, name: str, environment: Mapping[str, str]) -> Process:
        """Start one, with `environment` on top of our own."""
        inherited = {key: value for key, value in os.environ.items() if key not in _KEPT_BACK}
        command = [sys.executable, "-m", "cadenza", "serve", "--host", "127.0.0.1", "--port", "0", "--until-stdin-ends"]
        process = await asyncio.create_subprocess_exec(
            *command,
            stdin=PIPE,
            stdout=PIPE,
            stderr=STDOUT,
            env={**inherited, **environment},
            limit=LONGEST_LINE,
            start_new_session=True,  # a Ctrl-C is for us; we tell it
        )
        return cls(name, process)

    @property
    def pid(self) -> int:
        """Its process id."""
        return self._process.pid

    async def url(self) -> str:
        """Return where it listens, as soon as it says so."""
        return await asyncio.shield(self._url)

    async def ended(self) -> int:
        """Wait for its end, with its log passed on, and return its exit code (negative: the signal's number)."""
        code = await self._process.wait()
        await asyncio.wait({self._log}, timeout=LOG_SECONDS)
        return code

    async def stop(self) -> None:
        """Ask it to end, and kill it if it doesn't."""
        if self._process.returncode is None:
            self._process.terminate()
        try:
            async with asyncio.timeout(KILL_SECONDS):
                await self.ended()
        except TimeoutError:
            logger(container=self.name).warning("killed", reason=f"still there {KILL_SECONDS:g} s after SIGTERM")
            self._process.kill()
            await self.ended()

    async def _pass_on_log(self) -> None:
        """Write each line of the child's output as a line of our own log, with the child's name."""
        assert self._process.stdout is not None  # noqa: S101 - started with a pipe
        while True:
            try:
                line = await self._process.stdout.readline()
            except ValueError:
                logger(container=self.name).warning("log_dropped", reason=f"a line of more than {LONGEST_LINE} bytes")
                continue
            if not line:
                return
            record = _record(line)
            if record.get("event") == "listening" and not self._url.done():
                self._url.set_result(f"http://{record['host']}:{record['port']}")
            sys.stdout.write(json.dumps({**record, "container": self.name}) + "\n")
            sys.stdout.flush()


def _record(line: bytes) -> dict[str, Any]:
    """Return a log record: the line's own, or one around a line that is none, as of a trace."""
    try:
        record = json.loads(line)
    except ValueError:
        record = None
    return record if isinstance(record, dict) else {"event": "output", "line": line.decode(errors="replace").rstrip()}
