"""All containers behind the gateway: those it keeps running itself, and those that run elsewhere."""

from __future__ import annotations

import asyncio
import itertools
import os
from collections.abc import Callable, Mapping

from cadenza.gateway.connections import Connections
from cadenza.gateway.health import watch
from cadenza.gateway.routing import Backend, Variant
from cadenza.gateway.seat import TICK_SECONDS, Seat
from cadenza.telemetry import logger


class Fleet:
    """Starts, replaces and ends containers. Use it on one event loop."""

    def __init__(
        self,
        connections: Connections,
        environment: Mapping[str, str],
        *,
        drain_seconds: float,
        count_restart: Callable[[str], None],
    ) -> None:
        self._connections, self._environment = connections, dict(environment)
        self._drain_seconds, self._count_restart = drain_seconds, count_restart
        self._seats: list[Seat] = []
        self._watches: list[asyncio.Task[None]] = []
        self._numbers = itertools.count(1)

    def start(self, containers: dict[Variant, int]) -> None:
        """Keep that many containers running in each variant. They share the cores, unless CADENZA_THREADS says else."""
        total = sum(containers.values())
        if total and not os.environ.get("CADENZA_THREADS"):
            self._environment["CADENZA_THREADS"] = str(max(1, len(os.sched_getaffinity(0)) // total))
        for variant, number in containers.items():
            for _ in range(number):
                self._open(variant)

    def add_target(self, variant: Variant, url: str) -> None:
        """Route to a container that runs elsewhere, as long as it answers `/ping`."""
        backend = Backend(url, url)
        variant.backends.append(backend)
        self._watches.append(asyncio.create_task(watch(backend, self._connections)))

    @property
    def failure(self) -> BaseException | None:
        """What nobody foresaw and ended the care for a container, if anything did."""
        tasks = [*self._watches, *(seat.keeping for seat in self._seats)]
        failed = (task.exception() for task in tasks if task.done() and not task.cancelled())
        return next((error for error in failed if error), None)

    async def roll(self) -> bool:
        """Replace each container that was started here by a new one, one at a time; return whether all were.

        A new one is healthy before the old one gets no more requests; the old one ends once it has answered those that
        it has. If a new one can't be started, the old ones stay.
        """
        seats = list(self._seats)
        logger().info("rolling", containers=len(seats))
        for seat in seats:
            if not await self._replace(seat):
                return False
        logger().info("rolled", containers=len(seats))
        return True

    async def stop(self) -> None:
        """End all containers as SageMaker does, all at once; they let live streams end meanwhile."""
        for task in self._watches:
            task.cancel()
        await asyncio.gather(*(seat.retire(0.0) for seat in self._seats))

    def _open(self, variant: Variant) -> Seat:
        name = f"{variant.name}/{next(self._numbers)}"
        restarted = self._count_restart
        seat = Seat(name, variant, self._connections, self._environment, lambda: restarted(variant.name))
        self._seats.append(seat)
        return seat

    async def _replace(self, seat: Seat) -> bool:
        spare = self._open(seat.variant)
        while not spare.ready and not spare.failures:
            await asyncio.sleep(TICK_SECONDS)
        kept, gone = (spare, seat) if spare.ready else (seat, spare)
        if kept is seat:
            logger(container=spare.name).error(
                "roll_ended", reason=f"no new container became healthy; {seat.name} stays"
            )
        await gone.retire(self._drain_seconds)
        self._seats.remove(gone)
        return kept is spare
