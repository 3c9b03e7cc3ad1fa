"""A server to measure, when none is given: `cadenza serve` in a process of its own."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from typing import IO

from cadenza.bench.listener import Target
from cadenza.errors import Unavailable
from cadenza.settings import Settings

START_SECONDS = 120
END_SECONDS = 40
_SHOWN = 1500


@contextmanager
def own_server(slots: int | None = None) -> Iterator[tuple[str, int]]:
    """Run a server on a free port of this machine; yield its address and process id once it can speak.

    Its other settings are those of the environment, and it ends with us, however we end. Raises ConfigurationError if
    they are wrong, Unavailable with the end of its log if it can't start.
    """
    Settings.from_env(os.environ)
    with own_process("serve", "--until-stdin-ends", *(["--slots", str(slots)] if slots else [])) as found:
        yield found


@contextmanager
def own_process(command: str, *options: str) -> Iterator[tuple[str, int]]:
    """Run `cadenza serve` or `cadenza gateway` in the way of `own_server`."""
    environment = {**os.environ, "PYTHONUNBUFFERED": "1"}
    whole = [sys.executable, "-m", "cadenza", command, "--host", "127.0.0.1", "--port", "0", *options]
    # A file and not a pipe: nobody has to read along, which would cost the generator time.
    with (
        tempfile.TemporaryFile("w+") as log,
        subprocess.Popen(  # noqa: S603
            whole, stdin=subprocess.PIPE, stdout=log, stderr=subprocess.STDOUT, env=environment
        ) as process,
    ):
        try:
            yield _ready_address(process, log), process.pid
        finally:
            process.send_signal(signal.SIGTERM)
            try:
                process.wait(END_SECONDS)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def _ready_address(process: subprocess.Popen[bytes], log: IO[str]) -> str:
    deadline = time.monotonic() + START_SECONDS
    while process.poll() is None and time.monotonic() < deadline:
        address = _address(_written(log))
        if address and _ready(address):
            return address
        time.sleep(0.1)
    raise Unavailable(f"The server did not start; the end of its log: {_written(log)[-_SHOWN:].strip()}")


def _written(log: IO[str]) -> str:
    # pread leaves the offset alone, which the server's end of the file shares.
    size = os.fstat(log.fileno()).st_size
    return os.pread(log.fileno(), size, 0).decode(errors="replace")


def _address(log: str) -> str | None:
    """Return where the server says that it listens."""
    for line in log.splitlines(keepends=True):
        if '"listening"' in line and line.endswith("\n"):
            record = json.loads(line)
            return f"http://{record['host']}:{record['port']}"
    return None


def _ready(address: str) -> bool:
    """Ask /ping; a server that ended meanwhile is not ready."""
    target = Target.of(address)
    connection = HTTPConnection(target.host, target.port, timeout=5)
    try:
        connection.request("GET", "/ping")
        return connection.getresponse().status == 200
    except OSError:
        return False
    finally:
        connection.close()
