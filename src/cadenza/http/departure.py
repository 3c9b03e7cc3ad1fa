"""The caller who leaves before the answer's end."""

from __future__ import annotations

from starlette.types import Receive

CLIENT_CLOSED_REQUEST = 499
"""Status in logs and counters when the caller left before it was answered (as in nginx)."""


async def departure(receive: Receive) -> None:
    """Return once the caller has left; what it still sends is passed over."""
    while (await receive())["type"] != "http.disconnect":
        pass
