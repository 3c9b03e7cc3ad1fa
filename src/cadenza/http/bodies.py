"""The body of a request, read within bounds of size and time."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator

from starlette.requests import ClientDisconnect, Request

from cadenza.errors import BodyTooLarge, BodyTooSlow, FieldProblem, InvalidRequest

LINGER_SECONDS = 1.0
"""For which what a client sends beyond the limit is read and thrown away. It would else find the connection reset, and
perhaps not the answer that says why."""


async def read_body(request: Request, limit: int, seconds: float) -> bytes:
    """Return the body. Raises BodyTooLarge, BodyTooSlow after `seconds`, InvalidRequest if it is cut off."""
    body = bytearray()
    pieces = request.stream()
    try:
        async with asyncio.timeout(seconds):
            async for piece in pieces:
                body += piece
                if len(body) > limit:
                    await _throw_away(pieces)
                    raise BodyTooLarge([FieldProblem("body", f"more than {limit} bytes", f"at most {limit} bytes")])
    except TimeoutError:
        raise BodyTooSlow([FieldProblem("body", "incomplete", f"a whole body within {seconds:g} s")]) from None
    except ClientDisconnect:
        raise InvalidRequest([FieldProblem("body", "cut off", "a whole body")]) from None
    return bytes(body)


async def _throw_away(pieces: AsyncIterator[bytes]) -> None:
    with contextlib.suppress(TimeoutError):
        async with asyncio.timeout(LINGER_SECONDS):
            async for _ in pieces:
                pass
