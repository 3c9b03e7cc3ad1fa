"""The server process: listens at once, loads behind, drains on SIGTERM as SageMaker expects, and exits 0."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import signal
import socket
from collections.abc import Iterator
from typing import Any

import uvicorn

from cadenza.acoustic.catalogue import available_voices, load_engine
from cadenza.errors import ConfigurationError
from cadenza.http.app import create_app
from cadenza.http.websocket import Sockets
from cadenza.scheduler import Scheduler
from cadenza.settings import Settings
from cadenza.speech import Utterance
from cadenza.telemetry import logger
from cadenza.text.g2p import espeak_process
from cadenza.voices import Voices

BACKLOG = 2048
"""Connections that may wait to be accepted, as uvicorn has it."""

LAST_WORDS_SECONDS = 1.0
"""How long an answer may take to say that it was ended, to a client that may not read."""

KEEP_ALIVE_SECONDS = 75
"""Longer than the idle time of common load balancers, so that they and not we close an idle connection."""


class _Server(uvicorn.Server):
    """Uvicorn without its signal handling: signals drain the streams first, with the listener open to say so."""

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


def serve(settings: Settings) -> int:
    """Serve until SIGTERM or SIGINT; return the exit code: 0 after a drain, 1 if an engine can't speak."""
    voices = available_voices(settings)
    with contextlib.suppress(ConfigurationError):  # not installed: the languages that need it say so
        espeak_process.shared().start()
    scheduler = Scheduler(
        lambda: load_engine(settings),
        settings.replicas,
        settings.slots,
        _warm_up(voices),
        settings.workers_per_replica,
    )
    app = create_app(settings, voices, scheduler)
    config = uvicorn.Config(
        app,
        log_config=None,
        access_log=False,
        server_header=False,
        timeout_keep_alive=KEEP_ALIVE_SECONDS,
        timeout_graceful_shutdown=2,
        **websocket_options(settings),
    )
    logging.getLogger("uvicorn.error").addFilter(_without_addresses)
    server = _Server(config)
    with asyncio.Runner(loop_factory=config.get_loop_factory()) as runner:
        return runner.run(_run(server, scheduler, app.state.sockets, settings))


def websocket_options(settings: Settings) -> dict[str, Any]:
    """Return how uvicorn is to serve websockets.

    No compression: audio doesn't shrink, and it would cost each message milliseconds. No pings of ours: a peer that is
    gone is found by `stall_seconds` or `idle_seconds`, and one that is only busy isn't dropped for a late answer.
    """
    return {
        "ws": "websockets-sansio",
        "ws_max_size": settings.max_body,
        "ws_per_message_deflate": False,
        "ws_ping_interval": None,
    }


def _without_addresses(record: logging.LogRecord) -> bool:
    """Drop uvicorn's lines on upgrades: they have the query, and that may have a key. Ours have the request's id."""
    return '"WebSocket %s"' not in str(record.msg)


async def _run(server: _Server, scheduler: Scheduler, sockets: Sockets, settings: Settings) -> int:
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        # Not the loop's own handlers: those end with the loop, and a second signal would then kill a clean exit.
        signal.signal(number, lambda *_: loop.is_closed() or loop.call_soon_threadsafe(stop.set))
    listener = _listener(settings)
    scheduler.start()
    serving = asyncio.create_task(server.serve([listener]))
    watching = asyncio.create_task(_announce_and_watch(server, scheduler))
    stopping = asyncio.create_task(stop.wait())
    await asyncio.wait({serving, watching, stopping}, return_when=asyncio.FIRST_COMPLETED)
    if stop.is_set():
        await _drain(server, scheduler, sockets, settings.drain_seconds)
    # From here on it ends by itself; at the interpreter's end a handler of ours would be gone, and a signal would kill.
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, signal.SIG_IGN)
    watching.cancel()
    sockets.drain()
    await asyncio.to_thread(scheduler.stop)
    await _last_words(server)
    server.should_exit = True
    await asyncio.wait({serving})
    return 0 if stop.is_set() and serving.exception() is None else 1


async def _announce_and_watch(server: _Server, scheduler: Scheduler) -> None:
    """Log the address once it listens; return when an engine has failed for good."""
    while not server.started:
        await asyncio.sleep(0.01)
    host, port = server.servers[0].sockets[0].getsockname()[:2]
    logger().info("listening", host=host, port=port, slots=scheduler.capacity)
    while not scheduler.failed:
        await asyncio.sleep(0.5)
    logger().error("stopping", reason=scheduler.health)


def _listener(settings: Settings) -> socket.socket:
    """Bind the listening socket. The kernel ends a connection whose peer takes nothing for `stall_seconds`.

    TCP_USER_TIMEOUT covers the zero window of a client that is there but doesn't read, and accepted sockets inherit it;
    the stream is then cancelled as for any client that left.
    """
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    try:
        listener = socket.create_server((settings.host, settings.port), family=family, backlog=BACKLOG)
    except OSError as error:
        raise ConfigurationError(f"Can't listen on {settings.host}, port {settings.port}: {error.strerror}.") from None
    if hasattr(socket, "TCP_USER_TIMEOUT"):
        listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT, round(settings.stall_seconds * 1000))
    return listener


async def _drain(server: _Server, scheduler: Scheduler, sockets: Sockets, seconds: float) -> None:
    """Let live answers end, for at most `seconds`; new work is refused and /ping says why."""
    scheduler.drain()
    sockets.drain()
    answers = server.server_state.tasks
    logger().info("draining", answers=len(answers), seconds=seconds)
    deadline = asyncio.get_running_loop().time() + seconds
    while answers and asyncio.get_running_loop().time() < deadline:
        await asyncio.sleep(0.05)
    logger().info("drained", answers_cut=len(answers))


async def _last_words(server: _Server) -> None:
    """Let the answers that were ended say so: uvicorn would close their sockets before."""
    if answers := list(server.server_state.tasks):
        await asyncio.wait(answers, timeout=LAST_WORDS_SECONDS)


def _warm_up(voices: Voices) -> list[Utterance]:
    """Return what each replica says first, to nobody: the fast engine, the full one, and the other accent."""
    return [
        Utterance("Ready when you are, at 9:30.", "en", voice, "pcm_s16le", 44_100)
        for voice in voices.all()
        if voice.key in {"af_heart", "am_michael", "bf_emma"}
    ]
