"""The server process: listens at once, loads behind, drains on SIGTERM as SageMaker expects, and exits 0."""

from __future__ import annotations

import asyncio
import contextlib
import signal
import socket
from collections.abc import Iterator

import uvicorn

from cadenza.acoustic.catalogue import available_voices, load_engine
from cadenza.errors import ConfigurationError
from cadenza.http.app import create_app
from cadenza.scheduler import Scheduler
from cadenza.settings import Settings
from cadenza.speech import Utterance
from cadenza.telemetry import logger
from cadenza.text.g2p import espeak_process
from cadenza.voices import Voices

BACKLOG = 2048
"""Connections that may wait to be accepted, as uvicorn has it."""

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
    config = uvicorn.Config(
        create_app(settings, voices, scheduler),
        log_config=None,
        access_log=False,
        ws="none",
        server_header=False,
        timeout_keep_alive=KEEP_ALIVE_SECONDS,
        timeout_graceful_shutdown=2,
    )
    server = _Server(config)
    with asyncio.Runner(loop_factory=config.get_loop_factory()) as runner:
        return runner.run(_run(server, scheduler, settings))


async def _run(server: _Server, scheduler: Scheduler, settings: Settings) -> int:
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
        await _drain(server, scheduler, settings.drain_seconds)
    # From here on it ends by itself; at the interpreter's end a handler of ours would be gone, and a signal would kill.
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, signal.SIG_IGN)
    server.should_exit = True
    watching.cancel()
    await asyncio.to_thread(scheduler.stop)
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


async def _drain(server: _Server, scheduler: Scheduler, seconds: float) -> None:
    """Let live answers end, for at most `seconds`; new work is refused and /ping says why."""
    scheduler.drain()
    answers = server.server_state.tasks
    logger().info("draining", answers=len(answers), seconds=seconds)
    deadline = asyncio.get_running_loop().time() + seconds
    while answers and asyncio.get_running_loop().time() < deadline:
        await asyncio.sleep(0.05)
    logger().info("drained", answers_cut=len(answers))


def _warm_up(voices: Voices) -> list[Utterance]:
    """Return what each replica says first, to nobody: the fast engine, the full one, and the other accent."""
    return [
        Utterance("Ready when you are, at 9:30.", "en", voice, "pcm_s16le", 44_100)
        for voice in voices.all()
        if voice.key in {"af_heart", "am_michael", "bf_emma"}
    ]
