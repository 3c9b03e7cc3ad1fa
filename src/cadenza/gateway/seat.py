"""A seat: a place of a variant in which a container is kept running, by starting another when one ends."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from contextlib import suppress

from cadenza.gateway.connections import Connections
from cadenza.gateway.health import watch
from cadenza.gateway.process import Process
from cadenza.gateway.routing import Backend, Variant
from cadenza.telemetry import logger

START_SECONDS = 480.0
"""Within which a container must be healthy for the first time (SageMaker's default, 8 minutes)."""

SICK_SECONDS = 30.0
"""After which one that was healthy and is no more is replaced."""

FIRST_DELAY, LONGEST_DELAY = 0.5, 30.0
"""Seconds before the next try after a container that was never healthy, doubled each time. After one that was, the
next is started at once."""

TICK_SECONDS = 0.05


class Seat:
    """Keeps a container of `variant` running, from now until it is retired."""

    def __init__(
        self,
        name: str,
        variant: Variant,
        connections: Connections,
        environment: Mapping[str, str],
        count_restart: Callable[[], None],
    ) -> None:
        self.name, self.variant = name, variant
        self.ready = False
        """Whether a container of this seat was ever healthy."""
        self.failures = 0
        """Containers in a row that ended without having been healthy."""
        self._connections, self._environment, self._count_restart = connections, environment, count_restart
        self._retiring = asyncio.Event()
        self._drain_seconds = 0.0
        self.keeping = asyncio.create_task(self._keep())

    async def retire(self, drain_seconds: float) -> None:
        """Route nothing there any more, wait at most `drain_seconds` for what it is at, and end it."""
        self._drain_seconds = drain_seconds
        self._retiring.set()
        await asyncio.shield(self.keeping)

    async def _keep(self) -> None:
        while True:
            was_healthy = await self._run_one()
            if self._retiring.is_set():
                return
            self._count_restart()
            self.failures = 0 if was_healthy else self.failures + 1
            delay = min(LONGEST_DELAY, FIRST_DELAY * 2 ** (self.failures - 1)) if self.failures else 0.0
            logger(container=self.name).warning("restarting", seconds=delay, failures=self.failures)
            with suppress(TimeoutError):
                await asyncio.wait_for(self._retiring.wait(), delay)
                return

    async def _run_one(self) -> bool:
        """Run a container from its start to its end; return whether it was ever healthy."""
        try:
            process = await Process.start(self.name, self._environment)
        except OSError as error:
            logger(container=self.name).error("start_failed", reason=str(error))
            return False
        log = logger(container=self.name, pid=process.pid)
        log.info("started")
        backend = Backend(self.name)
        self.variant.backends.append(backend)
        ended = asyncio.create_task(process.ended())
        watching = asyncio.create_task(self._watch(process, backend))
        try:
            was_healthy = await self._until_of_no_use(backend, ended, watching)
            backend.retired = True
            await self._drain(backend, ended)
        finally:
            await process.stop()
            watching.cancel()
            self.variant.backends.remove(backend)
        log.info("ended", code=await ended)
        return was_healthy

    async def _watch(self, process: Process, backend: Backend) -> None:
        backend.url = await process.url()
        await watch(backend, self._connections)

    async def _until_of_no_use(self, backend: Backend, ended: asyncio.Task[int], watching: asyncio.Task[None]) -> bool:
        """Wait until the container ends, is to retire, or isn't healthy for too long; return whether it ever was."""
        now = asyncio.get_running_loop().time
        last_well, was_healthy = now(), False
        while not ended.done() and not self._retiring.is_set():
            if watching.done():
                watching.result()
            if backend.healthy:
                last_well, was_healthy, self.ready = now(), True, True
            elif now() - last_well > (SICK_SECONDS if was_healthy else START_SECONDS):
                logger(container=self.name).error("given_up", reason="it did not answer /ping as it should")
                break
            await asyncio.wait({ended, watching}, timeout=TICK_SECONDS, return_when=asyncio.FIRST_COMPLETED)
        return was_healthy

    async def _drain(self, backend: Backend, ended: asyncio.Task[int]) -> None:
        """Wait for the requests that it has, as long as it was last asked for: who drains all has less time."""
        now = asyncio.get_running_loop().time
        began = now()
        while backend.outstanding and not ended.done() and now() - began < self._drain_seconds:
            await asyncio.sleep(TICK_SECONDS)
