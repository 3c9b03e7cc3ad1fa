"""The gateway's process: containers and the runtime in front of them, SIGHUP to renew them, SIGTERM to drain."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import Mapping
from dataclasses import dataclass

from uvicorn.loops.auto import auto_loop_factory

from cadenza.gateway.app import Runtime, create_app
from cadenza.gateway.connections import Connections
from cadenza.gateway.fleet import Fleet
from cadenza.gateway.invocation import Limits
from cadenza.gateway.metrics import Metrics
from cadenza.gateway.process import KILL_SECONDS
from cadenza.gateway.routing import Router, Strategy, Variant
from cadenza.gateway.signature import KeyPair
from cadenza.http.serving import Server, ignore_signals, listening_socket, on_signal
from cadenza.telemetry import logger

STALL_SECONDS = 30.0
"""After which a caller that reads nothing is disconnected, as `cadenza serve` does."""


@dataclass(frozen=True, slots=True)
class VariantPlan:
    """A variant as the command line gives it."""

    name: str
    weight: float = 1.0
    containers: int = 0
    """How many are started here."""
    targets: tuple[str, ...] = ()
    """Addresses of those that run elsewhere."""


@dataclass(frozen=True, slots=True)
class Plan:
    """All that a gateway is told when it starts."""

    host: str
    port: int
    variants: tuple[VariantPlan, ...]
    strategy: Strategy
    region: str
    endpoints: frozenset[str]
    limits: Limits
    keys: KeyPair | None
    environment: Mapping[str, str]
    """Variables for the containers that are started here, on top of our own."""


def serve(plan: Plan) -> int:
    """Serve until SIGTERM or SIGINT; return the exit code: 0 after a drain, 1 if the gateway itself failed."""
    with asyncio.Runner(loop_factory=auto_loop_factory()) as runner:
        return runner.run(_run(plan))


async def _run(plan: Plan) -> int:
    stop, renew = asyncio.Event(), asyncio.Event()
    loop = asyncio.get_running_loop()
    on_signal(loop, signal.SIGTERM, stop.set)
    on_signal(loop, signal.SIGINT, stop.set)
    on_signal(loop, signal.SIGHUP, renew.set)
    listener = listening_socket(plan.host, plan.port, STALL_SECONDS)
    router = Router([Variant(given.name, given.weight) for given in plan.variants], plan.strategy)
    metrics = Metrics(router)
    async with Connections() as connections:
        fleet = Fleet(
            connections,
            plan.environment,
            drain_seconds=plan.limits.total_seconds,
            count_restart=lambda variant: metrics.restarts.labels(variant).inc(),
        )
        runtime = Runtime(router, connections, metrics, plan.limits, plan.region, plan.endpoints, plan.keys)
        server = Server.of(create_app(runtime))
        _fill(fleet, router, plan)
        serving = asyncio.create_task(server.serve([listener]))
        await _announce(server)
        await _until_stopped(fleet, serving, stop, renew)
        runtime.draining = True
        await _drain(fleet, server)
        server.should_exit = True
        await serving
        logger().info("drained")
    ignore_signals(signal.SIGTERM, signal.SIGINT, signal.SIGHUP)
    return 0 if stop.is_set() else 1


def _fill(fleet: Fleet, router: Router, plan: Plan) -> None:
    """Give each variant its containers."""
    fleet.start({variant: given.containers for variant, given in zip(router.variants, plan.variants, strict=True)})
    for variant, given in zip(router.variants, plan.variants, strict=True):
        for url in given.targets:
            fleet.add_target(variant, url)


async def _announce(server: Server) -> None:
    """Log the address once it listens."""
    while not server.started:
        await asyncio.sleep(0.01)
    host, port = server.servers[0].sockets[0].getsockname()[:2]
    logger().info("listening", host=host, port=port)


async def _until_stopped(fleet: Fleet, serving: asyncio.Task[None], stop: asyncio.Event, renew: asyncio.Event) -> None:
    """Wait for the signal to stop or for a failure; renew the containers meanwhile whenever that is asked for."""
    stopping = asyncio.create_task(stop.wait())
    rolling = asyncio.create_task(_roll_when_asked(fleet, renew))
    try:
        while not (stopping.done() or serving.done() or rolling.done()):
            if failure := fleet.failure:
                logger().error("stopping", reason=str(failure), exc_info=failure)
                return
            await asyncio.wait({stopping, serving, rolling}, timeout=1.0, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for task in (stopping, rolling):
            task.cancel()
        await asyncio.gather(stopping, rolling, return_exceptions=True)


async def _drain(fleet: Fleet, server: Server) -> None:
    """End the containers, and let live answers end as long as SageMaker would, wherever they come from."""
    answers = server.server_state.tasks
    logger().info("draining", answers=len(answers))
    stopping = asyncio.create_task(fleet.stop())
    deadline = asyncio.get_running_loop().time() + KILL_SECONDS
    while answers and asyncio.get_running_loop().time() < deadline:
        await asyncio.sleep(0.05)
    await stopping


async def _roll_when_asked(fleet: Fleet, renew: asyncio.Event) -> None:
    while await renew.wait():
        renew.clear()
        await fleet.roll()
