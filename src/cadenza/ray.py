"""Cadenza on a cluster, by Ray Serve: it starts, finds and replaces servers on the machines, we only tell it how many.

    serve run cadenza.ray:app min_replicas=2 max_replicas=8

Each of its replicas is a whole server with a gate of its own, so what a caller gets is what `cadenza serve` gives.

Ray doesn't tell a replica that it is being taken away: it waits for its requests, and kills it when the time is over.
But it asks only those for their health that it keeps: a server that isn't asked looks whether some are being stopped.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
from time import monotonic
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError
from ray import serve
from ray.exceptions import RayError

from cadenza.errors import ConfigurationError, Unavailable
from cadenza.http.server import assemble
from cadenza.settings import Settings
from cadenza.telemetry import configure_logging, logger

BUSY = 0.75
"""The part of the slots in use that a replica is to have on average; above it there will be more replicas."""

ROUTED = 4
"""How many times its slots a replica is sent: what is too much for it gets our 429 at once, and doesn't wait in Ray."""

ASKED, SILENCE = 1.0, 4.0
"""Seconds between two of Ray's questions for a server's health, and those after which it seems to ask no more."""

LAST_WORDS = 5.0
"""Seconds from the end of the last stream to that of the process: Ray looks every two."""


class Scale(BaseModel):
    """The application's arguments. Ray adds replicas under load, and takes them away after five quiet minutes."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    min_replicas: int = Field(1, ge=1, le=1024, description="Replicas that are always there.")
    max_replicas: int = Field(2, ge=1, le=1024, description="Replicas when there is most to do.")

    @classmethod
    def of(cls, arguments: dict[str, Any]) -> Scale:
        """Return the scale that Ray's `arguments` name; raises ConfigurationError for one that doesn't exist or fit."""
        try:
            scale = cls.model_validate(arguments)
        except ValidationError as error:
            problems = (f"{e['loc'][0]}: {e['msg']} (got {str(e['input'])[:80]!r})" for e in error.errors())
            raise ConfigurationError(f"{'; '.join(problems)}. Arguments: {', '.join(cls.model_fields)}") from None
        if scale.max_replicas < scale.min_replicas:
            raise ConfigurationError(
                f"max_replicas: {scale.max_replicas} is less than min_replicas, {scale.min_replicas}."
            )
        return scale


@serve.ingress()
class Server:
    """A server in a process of Ray's. It is there for callers as soon as it can speak, and no longer than it can."""

    def __init__(self, settings: Settings) -> None:
        configure_logging(settings.log_level)
        self._asked = monotonic()
        self._drain_seconds = settings.drain_seconds
        self._resources = contextlib.ExitStack()
        self._served, self._scheduler = assemble(settings, self._resources)
        self._scheduler.start()

    async def __serve_build_asgi_app__(self) -> object:
        """Give Ray what answers the requests, once it can."""
        while self._scheduler.health and not self._scheduler.failed:
            await asyncio.sleep(0.05)
        self.check_health()
        self._leaving = asyncio.create_task(self._leave_in_time())
        return self._served

    def check_health(self) -> None:
        """Raise Unavailable while no work is taken: Ray replaces a replica that does so three times in a row."""
        self._asked = monotonic()
        if reason := self._scheduler.health:
            raise Unavailable(f"Not ready: {reason}.")

    async def _leave_in_time(self) -> None:
        """Once taken away, take no new work, and end what is left with an error before Ray would cut it off."""
        while not await self._taken_away():
            pass
        self._scheduler.drain()
        self._served.state.sockets.drain()
        logger().info("draining", answers=self._scheduler.taken, seconds=self._drain_seconds)
        while self._scheduler.taken and monotonic() < self._asked + self._drain_seconds:
            await asyncio.sleep(0.05)
        logger().info("drained", answers_cut=self._scheduler.taken)
        await asyncio.to_thread(self._scheduler.stop)

    async def _taken_away(self) -> bool:
        """Watch for a while; return whether Ray stops replicas, and doesn't ask for this one's health any more.

        Should that be wrong, as when Ray is very slow, Ray finds a server that takes no work, and replaces it.
        """
        asked = self._asked
        await asyncio.sleep(SILENCE)
        if self._asked != asked:
            return False
        try:
            known = await asyncio.to_thread(serve.status)
        except RayError:
            return False  # nobody is there to take it away
        if (application := known.applications.get(serve.get_replica_context().app_name)) is None:
            return False
        stops = any("STOPPING" in deployment.replica_states for deployment in application.deployments.values())
        return self._asked == asked and (stops or application.status == "DELETING")

    async def __del__(self) -> None:
        """End, after Ray has let the answers end."""
        self._served.state.sockets.drain()
        await asyncio.to_thread(self._scheduler.stop)
        self._resources.close()


def app(arguments: dict[str, Any]) -> serve.Application:
    """Return the application for Ray Serve, with the settings that the environment has where this runs.

    A replica reserves CADENZA_THREADS of its machine's CPUs, one if that isn't set, for each model replica in it.
    Raises ConfigurationError for settings or `arguments` (those of `Scale`) that don't fit.
    """
    scale, settings = Scale.of(arguments), Settings.from_env(os.environ)
    settings = settings.model_copy(update={"threads": settings.threads or 1})
    slots = settings.replicas * settings.slots
    deployment = serve.deployment(
        name="cadenza",
        autoscaling_config={
            **scale.model_dump(),
            "target_ongoing_requests": BUSY * slots,
            "look_back_period_s": 12,
            "upscale_delay_s": 2,
            "downscale_delay_s": 300,
        },
        max_ongoing_requests=settings.max_sockets + ROUTED * slots,
        health_check_period_s=ASKED,
        graceful_shutdown_timeout_s=max(settings.drain_seconds, 2 * SILENCE) + LAST_WORDS,
        ray_actor_options={"num_cpus": settings.replicas * settings.threads},
    )(Server)
    return deployment.bind(settings)
