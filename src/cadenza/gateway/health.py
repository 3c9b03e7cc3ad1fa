"""Whether a container gets requests, asked of the container itself, again and again."""

from __future__ import annotations

import asyncio
from http import HTTPStatus

from cadenza.gateway.connections import Connections
from cadenza.gateway.routing import Backend
from cadenza.telemetry import logger

SECONDS_HEALTHY = 1.0
"""Between two questions to a container that is well."""

SECONDS_UNHEALTHY = 0.2
"""Between two questions to one that is not: it is missed."""

SILENCES = 2
"""Questions without an answer in a row that make it unhealthy; a refusal or a wrong status does so at once."""


async def watch(backend: Backend, connections: Connections) -> None:
    """Ask `/ping` until cancelled, and note on `backend` whether requests may go there."""
    silences = 0
    while True:
        status = await connections.ping(backend.url)
        silences = silences + 1 if status is None else 0
        if status is not None or silences >= SILENCES:
            note(backend, status)
        await asyncio.sleep(SECONDS_HEALTHY if backend.healthy else SECONDS_UNHEALTHY)


def note(backend: Backend, status: int | None) -> None:
    """Note what `/ping` gave, and log a change."""
    healthy = status == HTTPStatus.OK
    if healthy != backend.healthy:
        backend.healthy = healthy
        logger(container=backend.name).info("healthy" if healthy else "unhealthy", url=backend.url, ping=status)
