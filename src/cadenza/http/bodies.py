"""The body of a request, read within bounds of size and time."""

from __future__ import annotations

import asyncio

from starlette.requests import ClientDisconnect, Request

from cadenza.errors import BodyTooLarge, BodyTooSlow, FieldProblem, InvalidRequest


async def read_body(request: Request, limit: int, seconds: float) -> bytes:
    """Return the body. Raises BodyTooLarge, BodyTooSlow after `seconds`, InvalidRequest if it is cut off."""
    body = bytearray()
    try:
        async with asyncio.timeout(seconds):
            async for piece in request.stream():
                body += piece
                if len(body) > limit:
                    raise BodyTooLarge([FieldProblem("body", f"more than {limit} bytes", f"at most {limit} bytes")])
    except TimeoutError:
        raise BodyTooSlow([FieldProblem("body", "incomplete", f"a whole body within {seconds:g} s")]) from None
    except ClientDisconnect:
        raise InvalidRequest([FieldProblem("body", "cut off", "a whole body")]) from None
    return bytes(body)
