"""What a server's process needs: a socket that drops who reads nothing, uvicorn without ideas of its own, signals."""

from __future__ import annotations

import asyncio
import contextlib
import signal
import socket
import ssl
import sys
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import uvicorn
from starlette.types import ASGIApp

from cadenza.errors import ConfigurationError
from cadenza.http.heads import BoundedHeads

BACKLOG = 2048
"""Connections that may wait to be accepted, as uvicorn has it."""

LAST_WORDS_SECONDS = 1.0
"""How long an answer may take to say that it was ended, to a client that may not read."""

KEEP_ALIVE_SECONDS = 75
"""Longer than the idle time of common load balancers, so that they and not we close an idle connection."""


class Server(uvicorn.Server):
    """Uvicorn without its signal handling: signals drain the streams first, with the listener open to say so."""

    @classmethod
    def of(cls, app: ASGIApp, websockets: Mapping[str, Any] | None = None, tls: ssl.SSLContext | None = None) -> Server:
        """Return the server of `app`, which leaves all logging to us; `websockets` are uvicorn's options for them."""
        config = uvicorn.Config(
            app,
            http=BoundedHeads,
            ssl_context_factory=None if tls is None else lambda *_: tls,
            log_config=None,
            access_log=False,
            server_header=False,
            timeout_keep_alive=KEEP_ALIVE_SECONDS,
            timeout_graceful_shutdown=2,
            **(websockets or {"ws": "none"}),
        )
        return cls(config)

    async def last_words(self) -> None:
        """Let the answers that were ended say so: uvicorn would close their sockets before."""
        if answers := list(self.server_state.tasks):
            await asyncio.wait(answers, timeout=LAST_WORDS_SECONDS)

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Capture none."""
        yield


def listening_socket(host: str, port: int, stall_seconds: float) -> socket.socket:
    """Bind the listening socket. The kernel ends a connection whose peer takes nothing for `stall_seconds`.

    TCP_USER_TIMEOUT covers the zero window of a client that is there but doesn't read, and accepted sockets inherit it;
    the stream is then cancelled as for any client that left. Raises ConfigurationError.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        listener = socket.create_server((host, port), family=family, backlog=BACKLOG)
    except OSError as error:
        raise ConfigurationError(f"Can't listen on {host}, port {port}: {error.strerror}.") from None
    if hasattr(socket, "TCP_USER_TIMEOUT"):
        listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT, round(stall_seconds * 1000))
    return listener


def on_signal(loop: asyncio.AbstractEventLoop, number: signal.Signals, callback: Callable[[], object]) -> None:
    """Have `loop` call `callback` when the signal comes.

    Not by the loop's own handlers: those end with the loop, and a second signal would then kill a clean exit.
    """
    signal.signal(number, lambda *_: loop.is_closed() or loop.call_soon_threadsafe(callback))


def on_stdin_end(loop: asyncio.AbstractEventLoop, callback: Callable[[], object]) -> None:
    """Have `loop` call `callback` once when standard input ends, a pipe to which nobody writes."""

    def ended() -> None:
        loop.remove_reader(sys.stdin)
        callback()

    loop.add_reader(sys.stdin, ended)


def ignore_signals(*numbers: signal.Signals) -> None:
    """Ignore them, once the process ends by itself: when the interpreter has lost its handlers, they would kill it."""
    for number in numbers:
        signal.signal(number, signal.SIG_IGN)
