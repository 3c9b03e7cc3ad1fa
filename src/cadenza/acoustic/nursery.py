"""The process that loads an engine once and forks a copy of itself for each replica.

What it has read and built by then, all weights above all, is in memory once, however many copies there are, and a copy
that takes the place of one that died is there in milliseconds. `remote` starts it and speaks with the copies:

    server -> nursery   one byte and the descriptors of a replica's connections; the first of them is one way
    nursery -> server   READY once, or why not; then the process id of each copy, as text, a line each

A copy of a process has none of its threads. So the engine computes each step on one core, without a pool of threads,
and nothing speaks here before the fork; the streams of a replica are spread over its cores by its workers.
"""

from __future__ import annotations

import os
import signal
import socket
import sys
import traceback
from collections.abc import Iterator
from dataclasses import dataclass
from multiprocessing.connection import Connection
from threading import Thread

from cadenza.acoustic import Engine, Samples
from cadenza.acoustic.calls import READY, Answer, Call, Describe, Failure, Places, Speak, Window
from cadenza.acoustic.catalogue import load_engine
from cadenza.errors import CadenzaError, Cancelled, ConfigurationError
from cadenza.settings import Settings
from cadenza.speech import Listener
from cadenza.telemetry import configure_logging, logger

MOST_CONNECTIONS = 128


@dataclass(slots=True)
class _Phrase:
    """A phrase that is being spoken for somebody."""

    listener: Listener
    windows: Iterator[Samples] | None = None


class Host:
    """One replica's engine, as its server calls it: each connection is answered by a thread of its own."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._phrases: dict[int, _Phrase] = {}

    def answer(self, connection: Connection) -> None:
        """Answer calls until the server is gone."""
        while True:
            try:
                connection.send(self._answer(connection.recv()))
            except (EOFError, OSError):
                return

    def drop(self, number: int) -> None:
        """Forget the phrase `number`; what is being computed for it ends soon."""
        phrase = self._phrases.pop(number, None)
        if phrase is not None:
            phrase.listener.request()

    def _answer(self, call: Call) -> Answer:
        try:
            match call:
                case Describe():
                    return self._engine.name, self._engine.max_phones, self._engine.symbols
                case Speak():
                    return self._speak(call)
                case Window():
                    return self._next(call)
        except CadenzaError as error:
            return Failure(type(error).__name__, str(error))
        except Exception:  # noqa: BLE001 - the server raises it, with this trace
            return Failure("", traceback.format_exc())

    def _speak(self, call: Speak) -> Places:
        # If it fails, the server lets go of the phrase as it does at the end of one.
        phrase = self._phrases[call.number] = _Phrase(Listener(ahead=call.ahead, crowded=call.crowded))
        rendering = self._engine.speak(call.symbols, call.deliveries, call.voice, phrase.listener)
        phrase.windows = rendering.windows
        return rendering.bounds, rendering.length

    def _next(self, call: Window) -> Samples | None:
        phrase = self._phrases.get(call.number)
        if phrase is None or phrase.windows is None:
            raise Cancelled("Nobody wants it any more.")
        phrase.listener.ahead, phrase.listener.crowded = call.ahead, call.crowded
        return next(phrase.windows, None)


def serve(engine: Engine, connections: list[Connection]) -> None:
    """Be a replica, until the server is gone: the first of its `connections` says which phrases nobody wants."""
    host = Host(engine)
    drops, *calls = connections
    for connection in calls:
        Thread(target=host.answer, args=(connection,), daemon=True).start()
    while True:
        try:
            host.drop(drops.recv())
        except (EOFError, OSError):
            return


def main(descriptor: int, settings: Settings) -> None:
    """Load the engine, then fork whenever the server at the socket `descriptor` asks for it, until that is gone."""
    configure_logging(settings.log_level)
    # The server ends this process by closing the socket; a signal to the whole group is meant for the server.
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.SIG_IGN)
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # nobody waits for the copies: the system may forget them
    server = socket.socket(fileno=descriptor)
    try:
        engine = load_engine(settings, threads=1)
    except Exception as error:  # noqa: BLE001 - told to the server, whose replica says it
        if not isinstance(error, ConfigurationError):
            logger().error("engine_failed", reason=str(error), exc_info=error)
        server.sendall(f"{error}\n".encode())
        return
    server.sendall(f"{READY}\n".encode())
    while True:
        asked, descriptors, _, _ = socket.recv_fds(server, 1, MOST_CONNECTIONS)
        if not asked:
            return
        child = os.fork()
        if not child:
            server.close()
            serve(engine, list(map(Connection, descriptors)))
            os._exit(0)
        for one in descriptors:
            os.close(one)
        server.sendall(f"{child}\n".encode())


if __name__ == "__main__":
    main(int(sys.argv[1]), Settings.model_validate_json(sys.stdin.read()))
