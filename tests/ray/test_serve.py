"""Servers under Ray Serve, run as docs/ray.md says, in the environment that `make test-ray` made.

One cluster of this machine serves all tests, in their order: one makes it grow, the last takes the replicas away.
"""

from __future__ import annotations

import json
import os
import re
import signal
import socket as network
import subprocess
import time
from collections.abc import Iterator
from contextlib import ExitStack, suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread

import httpx
import pytest

from tests.servers import body, wait_until
from tests.sockets import Socket, closed_within, kinds, socket

pytestmark = pytest.mark.ray

ROOT = Path(__file__).parents[2]
PROGRAMS = ROOT / "build" / "ray" / "bin"
PAGE = (ROOT / "docs" / "ray.md").read_text()
[FILE] = re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL)

SLOTS = 4
DRAIN = 'CADENZA_DRAIN_SECONDS: "6"'
[REMOVE] = re.findall(r"`python -c '([^']*)'`", PAGE)
"""A program that has Ray take all replicas away, and leave the cluster as it is."""

LONGEST = 120.0
"""Seconds after which a cluster that starts or grows hangs."""


class Cluster:
    """`serve run` with the page's file, the tone engine, and a free port; what it prints is kept."""

    def __init__(self, folder: Path) -> None:
        with network.create_server(("127.0.0.1", 0)) as free:
            port = free.getsockname()[1]
        file = folder / "serve.yaml"
        file.write_text(FILE.replace("8000", str(port)).replace("ENGINE: auto", f"ENGINE: tone\n        {DRAIN}"))
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("CADENZA_", "RAY_"))}
        self.environment = {**kept, "RAY_TMPDIR": str(folder), "RAY_USAGE_STATS_ENABLED": "0", "RAY_DEDUP_LOGS": "0"}
        self.environment["PYTHONUNBUFFERED"] = "1"  # what it prints is read here as it comes
        self.url = f"http://127.0.0.1:{port}"
        self.printed: list[str] = []
        self.process = subprocess.Popen(
            [PROGRAMS / "serve", "run", file],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
            env=self.environment,
        )
        self._reader = Thread(target=self._read, daemon=True)
        self._reader.start()

    def _read(self) -> None:
        assert self.process.stdout is not None
        with self.process.stdout as lines:
            self.printed.extend(lines)

    @property
    def ready(self) -> int:
        """How many servers said that they can speak."""
        return sum('"event": "ready"' in line for line in self.printed)

    def answers(self) -> bool:
        """Return whether requests are answered."""
        assert self.process.poll() is None, "".join(self.printed)
        with suppress(httpx.TransportError):
            return httpx.get(f"{self.url}/ping").status_code == 200
        return False

    def end(self) -> int:
        """Have Ray end everything, as on a terminal; return the command's code."""
        self.process.send_signal(signal.SIGINT)
        code = self.process.wait(LONGEST)
        self._reader.join(LONGEST)
        return code


@pytest.fixture(scope="module")
def cluster() -> Iterator[Cluster]:
    """Run a cluster that knows of no other on this machine, and end it. Its path is short: sockets are in it."""
    with TemporaryDirectory(prefix="ray") as folder:
        yield from run(Path(folder))


def run(folder: Path) -> Iterator[Cluster]:
    """Run a cluster with its files in `folder`."""
    running = Cluster(folder)
    try:
        wait_until(running.answers, LONGEST)
        yield running
        assert running.end() == 0, "".join(running.printed)
    finally:
        if running.process.poll() is None:
            os.killpg(running.process.pid, signal.SIGKILL)


def hold(url: str, stack: ExitStack) -> Socket | None:
    """Take a slot: begin a stream that has more to say after its first words. None if it was refused with 429."""
    with ExitStack() as attempt:
        held = attempt.enter_context(socket(url))
        held.say("First of all, hello there. And", more=True)
        first = held.event(LONGEST)
        while first["type"] == "timestamps":
            first = held.event(LONGEST)
        if first["type"] == "error":
            assert first["status_code"] == 429
            return None
        assert first["type"] == "chunk"  # made and received while the rest of the text is not even written
        stack.push(attempt.pop_all())
        return held


def test_a_stream_arrives_in_pieces_and_ends_once(cluster: Cluster) -> None:
    httpx.post(f"{cluster.url}/invocations", json=body(), timeout=LONGEST)  # its language is loaded after that
    request = body("This is what is said, once and again. " * 250)
    began = time.monotonic()
    with httpx.stream("POST", f"{cluster.url}/invocations", json=request, timeout=LONGEST) as answer:
        assert answer.status_code == 200
        lines = answer.iter_lines()
        events = [json.loads(next(lines))]
        first = time.monotonic() - began
        events += map(json.loads, lines)
    whole = time.monotonic() - began
    assert first < whole / 2
    assert [event["type"] for event in events if event["type"] != "chunk"] == ["done"]
    assert events[-1]["type"] == "done"


def test_a_request_that_is_wrong_gets_the_servers_own_answer(cluster: Cluster) -> None:
    answer = httpx.post(f"{cluster.url}/invocations", json=body("Hello.", language="xx"))
    assert answer.status_code == 422
    assert "language" in answer.text


def test_load_brings_a_second_replica_each_keeps_its_slots_and_the_next_stream_is_refused(cluster: Cluster) -> None:
    with ExitStack() as stack:
        held = [hold(cluster.url, stack) for _ in range(SLOTS)]
        assert None not in held
        assert hold(cluster.url, stack) is None
        wait_until(lambda: cluster.ready == 1)

        def eight() -> bool:
            if more := hold(cluster.url, stack):
                held.append(more)
            return len(held) == 2 * SLOTS

        wait_until(eight, LONGEST)
        assert cluster.ready == 2
        for _ in range(2 * SLOTS):
            refused = httpx.post(f"{cluster.url}/invocations", json=body())
            assert refused.status_code == 429
            assert int(refused.headers["retry-after"]) > 0

        streams = [stream for stream in held if stream]
        streams.pop().connection.close()
        wait_until(lambda: httpx.post(f"{cluster.url}/invocations", json=body()).status_code == 200)
        for stream in streams:
            stream.say("that is all.", more=False)
        for stream in streams:
            events = stream.until("done")
            assert [event["type"] for event in events].count("done") == 1
            assert "error" not in kinds(events)


def test_replicas_that_are_taken_away_let_streams_end_and_end_the_rest_with_an_error(cluster: Cluster) -> None:
    with ExitStack() as stack:
        short, endless = hold(cluster.url, stack), hold(cluster.url, stack)
        assert short
        assert endless
        idle = stack.enter_context(socket(cluster.url))
        program = [PROGRAMS / "python", "-c", REMOVE]
        removal = stack.enter_context(subprocess.Popen(program, env=cluster.environment))
        wait_until(
            lambda: httpx.post(f"{cluster.url}/invocations", json=body()).status_code == 404
        )  # Ray's: no such app
        short.say("that is all.", more=False)
        assert [event["type"] for event in short.until("done")].count("done") == 1
        while "error" not in kinds(events := endless.of("a")):
            endless.event(LONGEST)
        assert events[-1]["status_code"] == 503
        assert "done" not in kinds(events)
        for closed in (short, endless, idle):
            assert closed_within(closed, LONGEST)[0] == 1012  # as `cadenza serve` does
        assert removal.wait(LONGEST) == 0
