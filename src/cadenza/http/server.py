"""The server process: listens at once, loads behind, drains on SIGTERM as SageMaker expects, and exits 0."""

from __future__ import annotations

import asyncio
import contextlib
import ipaddress
import logging
import signal
from collections.abc import Callable
from typing import Any

from starlette.applications import Starlette

from cadenza.acoustic import Engine
from cadenza.acoustic.catalogue import available_voices, load_engine
from cadenza.acoustic.remote import Nursery, Remote
from cadenza.certificates import tls_context
from cadenza.errors import ConfigurationError
from cadenza.http.app import create_app
from cadenza.http.serving import Server, ignore_signals, listening_socket, on_signal, on_stdin_end
from cadenza.http.websocket import Sockets
from cadenza.scheduler import Scheduler
from cadenza.settings import Settings
from cadenza.speech import Utterance
from cadenza.telemetry import logger
from cadenza.text.g2p import espeak_process
from cadenza.voices import Voices


def serve(settings: Settings, *, until_stdin_ends: bool = False) -> int:
    """Serve until SIGTERM or SIGINT; return the exit code: 0 after a drain, 1 if an engine can't speak.

    With `until_stdin_ends`, the end of standard input, a pipe that whoever started us holds, is as good as SIGTERM.
    """
    tls = tls_context(settings)
    _warn_of_strangers(settings)
    resources = contextlib.ExitStack()
    app, scheduler = assemble(settings, resources)
    server = Server.of(app, websocket_options(settings), tls)
    logging.getLogger("uvicorn.error").addFilter(_without_addresses)
    with resources, asyncio.Runner(loop_factory=server.config.get_loop_factory()) as runner:
        return runner.run(_run(server, scheduler, app.state.sockets, settings, until_stdin_ends))


def assemble(settings: Settings, resources: contextlib.ExitStack) -> tuple[Starlette, Scheduler]:
    """Return the application, and the scheduler that its runner starts and stops.

    `resources` get what is to be closed after that. Raises ConfigurationError.
    """
    voices = available_voices(settings)
    with contextlib.suppress(ConfigurationError):  # not installed: the languages that need it say so
        espeak_process.shared().start()
    scheduler = Scheduler(
        _engine_loader(settings, resources),
        settings.replicas,
        settings.slots,
        _warm_up(settings, voices),
        settings.workers_per_replica,
    )
    return create_app(settings, voices, scheduler), scheduler


def _warn_of_strangers(settings: Settings) -> None:
    """Say once that anybody who reaches this server may use it, where more than this machine may."""
    with contextlib.suppress(ValueError):  # a name: only localhost is known to be here
        if ipaddress.ip_address(settings.host).is_loopback:
            return
    if not settings.keys and settings.host != "localhost":
        logger().warning("no_keys", host=settings.host, reason="anybody who reaches it may speak: set CADENZA_API_KEYS")


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


def _engine_loader(settings: Settings, resources: contextlib.ExitStack) -> Callable[[], Engine]:
    """Return what makes the engine of a replica: in this process if it is the only one, else in one of its own."""
    if settings.replicas == 1:
        return lambda: load_engine(settings)
    nursery = Nursery(settings)
    resources.callback(nursery.close)
    return lambda: Remote(nursery, settings.workers_per_replica)


async def _run(
    server: Server, scheduler: Scheduler, sockets: Sockets, settings: Settings, until_stdin_ends: bool
) -> int:
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    on_signal(loop, signal.SIGTERM, stop.set)
    on_signal(loop, signal.SIGINT, stop.set)
    if until_stdin_ends:
        on_stdin_end(loop, stop.set)
    listener = listening_socket(settings.host, settings.port, settings.stall_seconds)
    scheduler.start()
    serving = asyncio.create_task(server.serve([listener]))
    watching = asyncio.create_task(_announce_and_watch(server, scheduler))
    stopping = asyncio.create_task(stop.wait())
    await asyncio.wait({serving, watching, stopping}, return_when=asyncio.FIRST_COMPLETED)
    if stop.is_set():
        await _drain(server, scheduler, sockets, settings.drain_seconds)
    ignore_signals(signal.SIGTERM, signal.SIGINT)
    watching.cancel()
    sockets.drain()
    await asyncio.to_thread(scheduler.stop)
    await server.last_words()
    server.should_exit = True
    await asyncio.wait({serving})
    return 0 if stop.is_set() and serving.exception() is None else 1


async def _announce_and_watch(server: Server, scheduler: Scheduler) -> None:
    """Log the address once it listens; return when an engine has failed for good."""
    while not server.started:
        await asyncio.sleep(0.01)
    host, port = server.servers[0].sockets[0].getsockname()[:2]
    logger().info("listening", host=host, port=port, slots=scheduler.capacity, tls=server.config.is_ssl)
    while not scheduler.failed:
        await asyncio.sleep(0.5)
    logger().error("stopping", reason=scheduler.health)


async def _drain(server: Server, scheduler: Scheduler, sockets: Sockets, seconds: float) -> None:
    """Let live answers end, for at most `seconds`; new work is refused and /ping says why."""
    scheduler.drain()
    sockets.drain()
    answers = server.server_state.tasks
    logger().info("draining", answers=len(answers), seconds=seconds)
    deadline = asyncio.get_running_loop().time() + seconds
    while answers and asyncio.get_running_loop().time() < deadline:
        await asyncio.sleep(0.05)
    logger().info("drained", answers_cut=len(answers))


def _warm_up(settings: Settings, voices: Voices) -> list[Utterance]:
    """Return what each replica says first, to nobody: the fast engine, the full one, and the other accent.

    Tones need none, and start in a third of the time: a language's tables are loaded when it is first spoken.
    """
    if settings.engine == "tone":
        return []
    return [
        Utterance("Ready when you are, at 9:30.", "en", voice, "pcm_s16le", 44_100)
        for voice in voices.all()
        if voice.key in {"af_heart", "am_michael", "bf_emma"}
    ]
