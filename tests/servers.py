"""Real servers for tests: the app on a real socket in this process, and `cadenza serve` as the container runs it."""

from __future__ import annotations

import asyncio
import json
import os
import queue
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from threading import Thread
from typing import Any, TypeVar

import httpx

from cadenza.acoustic import Engine
from cadenza.http.app import create_app
from cadenza.http.server import websocket_options
from cadenza.http.serving import Server, listening_socket
from cadenza.scheduler import Scheduler
from cadenza.settings import Settings
from cadenza.speech import Utterance
from cadenza.voices import Voices

Found = TypeVar("Found")

VOICES = Voices.load()
WARM_UP = Utterance("Ready.", "en", VOICES.find("af_heart"), "pcm_s16le", 24_000)


def body(transcript: object = "Hello there.", **fields: object) -> dict[str, Any]:
    """Return a valid request body for `transcript`, with `fields` replaced or added; None takes one out."""
    request: dict[str, Any] = {
        "context_id": "test",
        "transcript": transcript,
        "language": "en",
        "output_format": {"container": "raw", "encoding": "pcm_s16le", "sample_rate": 24_000},
        "voice": {"mode": "id", "id": "af_heart"},
    }
    request |= fields
    return {name: value for name, value in request.items() if value is not None}


def speech(transcript: object = "Hello there.", **fields: object) -> dict[str, Any]:
    """Return a valid request of Cartesia's own API, as `body` does for SageMaker's."""
    return body(transcript, **{"model_id": "sonic-3", "context_id": None, "language": None, **fields})


def frames_of(answer: httpx.Response) -> list[dict[str, Any]]:
    """Return the events of an answer in server-sent events, framed as the contract has them."""
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"].startswith("text/event-stream")
    *frames, rest = answer.text.split("\n\n")
    assert rest == ""
    return [json.loads(frame.rpartition("data: ")[2]) for frame in frames]


def events_of(client: httpx.Client, request: dict[str, Any]) -> list[dict[str, Any]]:
    """Return all events of the answer to `request`, which must be 200."""
    answer = client.post("/invocations", json=request)
    assert answer.status_code == 200, answer.text
    return [json.loads(line) for line in answer.text.splitlines()]


def words_of(client: httpx.Client, transcript: str, **fields: object) -> list[str]:
    """Return the words of the timestamps of `transcript`, spoken as `fields` of the request say."""
    events = events_of(client, body(transcript, add_timestamps=True, **fields))
    return [word for event in events if event["type"] == "timestamps" for word in event["word_timestamps"]["words"]]


def wait_until(condition: Callable[[], Found], seconds: float = 20.0) -> Found:
    """Return what `condition()` gives as soon as that is true; fail after `seconds`."""
    deadline = time.monotonic() + seconds
    while not (found := condition()):
        assert time.monotonic() < deadline, "it never came true"
        time.sleep(0.01)
    return found


class InProcess:
    """The app on a socket of this process, with an engine of the test's choice and the scheduler to look at."""

    def __init__(self, engine: Engine, **settings: str | int | float) -> None:
        self.settings = Settings(host="127.0.0.1", port=0, **settings)  # type: ignore[arg-type]
        self.scheduler = Scheduler(lambda: engine, self.settings.replicas, self.settings.slots, [WARM_UP], workers=2)
        self.app = create_app(self.settings, VOICES, self.scheduler)
        self.server = Server.of(self.app, websocket_options(self.settings))
        self.listener = listening_socket("127.0.0.1", 0, self.settings.stall_seconds)
        self.thread = Thread(target=lambda: asyncio.run(self.server.serve([self.listener])), daemon=True)
        self.client = httpx.Client(timeout=60)

    @property
    def sockets(self) -> int:
        """How many websockets are open."""
        return len(self.app.state.sockets)

    @property
    def url(self) -> str:
        """Where it listens."""
        return "http://{}:{}".format(*self.listener.getsockname())


@contextmanager
def in_process(engine: Engine, **settings: str | int | float) -> Iterator[InProcess]:
    """Run an InProcess server that is ready, and stop it afterwards."""
    server = InProcess(engine, **settings)
    server.scheduler.start()
    server.thread.start()
    try:
        wait_until(lambda: server.server.started and server.scheduler.health is None)
        server.client.base_url = server.url
        yield server
    finally:
        server.client.close()
        server.scheduler.stop()
        server.server.should_exit = True
        server.thread.join(10)


class Container:
    """`cadenza serve` in a process of its own; its log is read as it comes."""

    arguments: Sequence[str] = ("serve",)

    def __init__(self, command: Sequence[str] = (), **environment: str) -> None:
        kept = {k: v for k, v in os.environ.items() if not k.startswith("CADENZA_")}
        self.process = subprocess.Popen(
            [*command, sys.executable, "-m", "cadenza", *self.arguments],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            env={**kept, "CADENZA_HOST": "127.0.0.1", "CADENZA_PORT": "0", **environment},
        )
        self.log: list[dict[str, Any]] = []
        self.text: list[str] = []
        self._lines: queue.Queue[str] = queue.Queue()
        self._reader = Thread(target=self._read, daemon=True)
        self._reader.start()

    def _read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self._lines.put(line)

    def lines(self, event: str, context_id: str = "") -> list[dict[str, Any]]:
        """Return the log records of `event` so far, of the request with `context_id` if given."""
        while not self._lines.empty():
            self.text.append(self._lines.get())
            self.log.append(json.loads(self.text[-1]))
        return [
            record
            for record in self.log
            if record["event"] == event and record.get("request_id", "").endswith(context_id)
        ]

    def output(self) -> str:
        """Return all that an ended process printed, JSON or not."""
        self._reader.join(10)
        while not self._lines.empty():
            self.text.append(self._lines.get())
        return "".join(self.text)

    @property
    def url(self) -> str:
        """Where it listens, as soon as it says so."""
        wait_until(lambda: self.lines("listening") or self.process.poll() is not None, 60)
        record = self.lines("listening")[0]
        return f"http://{record['host']}:{record['port']}"

    def wait_until_ready(self) -> None:
        """Wait for the log's word that the model answered its warm-up."""
        wait_until(lambda: self.lines("ready") or self.process.poll() is not None, 120)
        assert self.lines("ready"), self.log

    def terminate(self) -> None:
        """Ask it to end, as SageMaker does."""
        self.process.send_signal(signal.SIGTERM)

    def end(self) -> int:
        """Make sure that it ends, and return its exit code."""
        if self.process.poll() is None:
            self.terminate()
        code = self.process.wait(timeout=40)
        self._reader.join(10)
        assert self.process.stdout is not None
        self.process.stdout.close()
        return code


@contextmanager
def container(command: Sequence[str] = (), **environment: str) -> Iterator[Container]:
    """Run a Container and end it afterwards."""
    running = Container(command, **environment)
    try:
        yield running
    finally:
        running.end()
