"""A round: N listeners at once for some seconds, and what was seen of the server and of the generator meanwhile."""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass, field

from cadenza.bench.machine import Process, busy_seconds
from cadenza.bench.turn import Service, Turn
from cadenza.bench.workload import Workload

STAGGER = 2.0
"""Seconds over which the listeners of a round begin, in a short one a quarter of it: real ones don't call in step."""

LONGEST_RETRY = 5.0
"""Seconds that a refused listener waits at most, whatever Retry-After says."""

FAILURE_PAUSE = 1.0
"""Seconds before a listener's next turn after one that failed, so that a broken server isn't hammered."""

_BEAT = 0.02
_SAMPLE_SECONDS = 0.5


@dataclass(slots=True)
class Round:
    """What was seen. Times are seconds, memory is in bytes; what needs the server's process is empty without one."""

    listeners: int
    turns: list[Turn] = field(default_factory=list)
    seconds: float = 0.0
    server_cpu: float | None = None
    server_memory: list[int] = field(default_factory=list)
    """Its resident memory, twice a second."""
    generator_cpu: float = 0.0
    other_cpu: float | None = None
    """Processor time of all that is neither the server nor this generator: how disturbed the round was."""
    lags: list[float] = field(default_factory=list)
    """How late the generator's own loop was, 50 times a second: its times are wrong by that at most."""


def play(service: Service, workload: Workload, listeners: int, seconds: float, server: Process | None) -> Round:
    """Let `listeners` listen for `seconds`, then hang up, and return what was seen.

    Raises ProcessLookupError when the server's process ends meanwhile.
    """
    return asyncio.run(_play(service, workload, listeners, seconds, server))


async def _play(service: Service, workload: Workload, listeners: int, seconds: float, server: Process | None) -> Round:
    found = Round(listeners)
    began, own, busy = time.monotonic(), time.process_time(), busy_seconds()
    cpu = server.cpu_seconds() if server else 0.0
    tasks = [
        asyncio.create_task(_listener(service, workload, n, found.turns, min(STAGGER, seconds / 4)))
        for n in range(listeners)
    ]
    tasks.append(asyncio.create_task(_watch_loop(found.lags)))
    if server:
        tasks.append(asyncio.create_task(_watch_memory(server, found.server_memory)))
    ended, _ = await asyncio.wait(tasks, timeout=seconds, return_when=asyncio.FIRST_EXCEPTION)
    found.seconds = time.monotonic() - began
    found.generator_cpu = time.process_time() - own
    if server:
        found.server_cpu = server.cpu_seconds() - cpu
        found.other_cpu = max(0.0, busy_seconds() - busy - found.server_cpu - found.generator_cpu)
    for task in tasks:
        task.cancel()
    await asyncio.wait(tasks)
    for task in ended:
        task.result()
    return found


async def _listener(service: Service, workload: Workload, number: int, turns: list[Turn], stagger: float) -> None:
    """Take one turn after the other, for ever, the first within `stagger` seconds."""
    clock = asyncio.get_running_loop().time
    await asyncio.sleep(workload.chance(number).uniform(0, stagger))
    for wanted in workload.turns(number):
        turn = Turn(wanted.kind)
        turns.append(turn)
        await service.listen(wanted, turn)
        match turn.outcome:
            case "refused":
                await asyncio.sleep(min(turn.retry_after, LONGEST_RETRY))
            case "failed":
                await asyncio.sleep(FAILURE_PAUSE)
            case "done":
                playing = (turn.playback.plays_until or 0.0) - clock()
                await asyncio.sleep(max(0.0, playing) + wanted.think)
            case "left" | "open":
                await asyncio.sleep(wanted.think)


async def _watch_loop(lags: list[float]) -> None:
    clock = asyncio.get_running_loop().time
    while True:
        due = clock() + _BEAT
        await asyncio.sleep(_BEAT)
        lags.append(clock() - due)


async def _watch_memory(server: Process, memory: list[int]) -> None:
    while True:
        memory.append(server.resident())
        await asyncio.sleep(_SAMPLE_SECONDS)
