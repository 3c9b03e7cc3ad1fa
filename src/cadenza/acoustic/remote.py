"""An engine in a process of its own: if it dies, only what it spoke is lost, and another takes its place.

The server's side of `nursery`. A call is a message and its answer on one of a few connections; what nobody wants any
more is told on another, which so interrupts a call that is running.
"""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from collections.abc import Iterator, Sequence
from itertools import count
from multiprocessing.connection import Connection
from queue import SimpleQueue
from threading import Lock, RLock, Thread
from time import monotonic, sleep
from typing import cast

from cadenza.acoustic import Rendering, Samples
from cadenza.acoustic.calls import READY, Answer, Call, Describe, Description, Failure, Places, Speak, Window
from cadenza.errors import CadenzaError, Cancelled, ConfigurationError, SynthesisError, Unavailable
from cadenza.settings import Settings
from cadenza.speech import Delivery, Listener
from cadenza.telemetry import logger

SOON, LATE = 0.05, 5.0
"""Seconds between an engine's death and its successor's birth: the first time, and at most; doubled each time."""
SETTLED = 30.0
"""Seconds that an engine must have lived for its death to count as the first."""
_DIED = "The engine that spoke this died; another takes its place. Ask again."


class Nursery:
    """The process that engines are forked from, started again if it dies. Thread-safe."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._lock = Lock()
        self._socket: socket.socket | None = None
        self._process: subprocess.Popen[str] | None = None
        self._closed = False

    def close(self) -> None:
        """End the process; the engines that were forked from it go on, and have no successors."""
        with self._lock:
            self._closed = True
            self._end()

    def fork(self, connections: Sequence[socket.socket]) -> int:
        """Make an engine that is called over `connections`; return its process id.

        Raises ConfigurationError, with the reason, if no engine can be loaded; Cancelled after `close`.
        """
        with self._lock:
            if self._closed:
                raise Cancelled("No more engines are wanted.")
            for attempt in ("the one that runs", "another one"):
                if self._socket is None:
                    self._socket = self._start()
                try:
                    socket.send_fds(self._socket, [b"f"], [one.fileno() for one in connections])
                    return int(_line(self._socket))
                except (OSError, ValueError) as error:
                    self._end()
                    logger().error("nursery_died", reason=str(error), asked=attempt)
            raise ConfigurationError("The process that loads the engine dies again and again; the log has the reason.")

    def _end(self) -> None:
        if self._socket is not None and self._process is not None:
            self._socket.close()
            self._process.wait()
        self._socket = self._process = None

    def _start(self) -> socket.socket:
        ours, its = socket.socketpair()
        with its:
            process = self._process = subprocess.Popen(  # noqa: S603 - our own module
                [sys.executable, "-m", "cadenza.acoustic.nursery", str(its.fileno())],
                pass_fds=[its.fileno()],
                stdin=subprocess.PIPE,
                text=True,
            )
        assert process.stdin is not None  # noqa: S101 - it is a pipe
        with process.stdin as given:
            given.write(self._settings.model_dump_json())
        said = _line(ours)
        if said != READY:
            ours.close()
            process.wait()
            raise ConfigurationError(said or f"the engine's process ended with code {process.returncode}")
        return ours


class Remote:
    """The engine; see `Engine` for what its methods promise. `calls` may run at the same time."""

    def __init__(self, nursery: Nursery, calls: int) -> None:
        self._nursery, self._calls = nursery, calls
        self._numbers = count()
        self._told = RLock()  # a phrase may be let go of at any moment, also while another is
        self.problem: str | None = None
        self._begin()
        self.name, self.max_phones, self.symbols = cast(Description, self._ask(Describe()))
        Thread(target=self._watch, name="cadenza-engine-watch", daemon=True).start()

    def close(self) -> None:
        """End the process; after its nursery is closed, for good."""
        # Not closed while it is read, which would keep it open for the other side.
        with socket.socket(fileno=os.dup(self._drops.fileno())) as drops:
            drops.shutdown(socket.SHUT_RDWR)

    def speak(self, symbols: str, deliveries: Sequence[Delivery], voice: str, listener: Listener) -> Rendering:
        """Let the process find the places of all phones; Unavailable if it dies meanwhile, also from `windows`."""
        phrase = _Windows(self, next(self._numbers), listener)
        call = Speak(phrase.number, listener.ahead, listener.crowded, symbols, deliveries, voice)
        bounds, length = cast(Places, self.call(phrase, call))
        return Rendering(bounds, length, phrase)

    def call(self, phrase: _Windows, call: Speak | Window) -> Answer:
        """Let the process do something for `phrase`, until it is done or the listener gone."""
        if phrase.born != self.born:
            raise Unavailable(_DIED)
        if phrase.listener.requested:
            raise Cancelled("Nobody wants it any more.")
        phrase.listener.attach(phrase.drop)
        try:
            return self._ask(call)
        finally:
            phrase.listener.detach(phrase.drop)

    def drop(self, number: int) -> None:
        """Let the process forget the phrase `number`."""
        try:
            with self._told:
                self._drops.send(number)
        except OSError:
            return  # it is dead, and what it spoke with it

    def _begin(self) -> None:
        pairs = [socket.socketpair() for _ in range(1 + self._calls)]
        try:
            self.pid = self._nursery.fork([its for _, its in pairs])
        except (Cancelled, ConfigurationError):
            for ours, _ in pairs:
                ours.close()
            raise
        finally:
            for _, its in pairs:
                its.close()
        self._drops, *calls = (Connection(ours.detach()) for ours, _ in pairs)
        self._idle: SimpleQueue[Connection] = SimpleQueue()
        for connection in calls:
            self._idle.put(connection)
        self.born = monotonic()
        logger().info("engine_started", pid=self.pid)

    def _watch(self) -> None:
        """Wait for the death of the process, and see to its successor."""
        pause = SOON
        while True:
            try:
                self._drops.recv()  # it never says anything: this ends when it does
            except (EOFError, OSError):
                self.problem = "the engine died and is being replaced"
            pause = SOON if monotonic() - self.born > SETTLED else min(2 * pause, LATE)
            logger().error("engine_died", seconds=round(monotonic() - self.born, 3), again_in=pause)
            while self.problem:
                sleep(pause)
                try:
                    self._begin()
                    self.problem = None
                except Cancelled:
                    return
                except ConfigurationError as error:
                    pause = min(2 * pause, LATE)
                    logger().error("engine_failed", reason=str(error), again_in=pause)

    def _ask(self, call: Call) -> Answer:
        idle = self._idle
        connection = idle.get()
        try:
            connection.send(call)
            answer: Answer = connection.recv()
        except (EOFError, OSError):
            raise Unavailable(_DIED) from None
        finally:
            idle.put(connection)  # a broken one, too: who else waits for it is to be told the same
        if isinstance(answer, Failure):
            raise _error(answer)
        return answer


class _Windows(Iterator[Samples]):
    """The windows of one phrase; whoever lets go of them, early or after the last, lets the process forget it."""

    def __init__(self, engine: Remote, number: int, listener: Listener) -> None:
        self._engine, self.number, self.listener = engine, number, listener
        self.born = engine.born

    def drop(self) -> None:
        """Say that nobody wants the phrase any more."""
        self._engine.drop(self.number)

    def __next__(self) -> Samples:
        call = Window(self.number, self.listener.ahead, self.listener.crowded)
        samples = cast(Samples | None, self._engine.call(self, call))
        if samples is None:
            raise StopIteration
        return samples

    def __del__(self) -> None:
        self.drop()


def _error(failure: Failure) -> Exception:
    known: dict[str, type[CadenzaError]] = {one.__name__: one for one in (Cancelled, SynthesisError)}
    if failure.kind in known:
        return known[failure.kind](failure.text)
    return RuntimeError(f"in the engine's process: {failure.kind} {failure.text}")


def _line(one: socket.socket) -> str:
    """Read a line, empty if the other side is gone; nothing comes after it before we ask."""
    said = b""
    while not said.endswith(b"\n") and (more := one.recv(4096)):
        said += more
    return said.decode().strip()
