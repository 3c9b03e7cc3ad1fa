"""The HTTP transport, on httpx."""

from __future__ import annotations

import ssl
from collections.abc import AsyncGenerator, Generator, Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from typing import TypedDict

import httpx

from cadenza.client.errors import (
    NotConfigured,
    SpeechError,
    StreamBroken,
    StreamCorrupted,
    StreamStalled,
    Unavailable,
)
from cadenza.client.refusals import refusal, seconds

LONGEST_REFUSAL = 64 * 1024
"""Bytes of a refusal's body that are read."""

KEPT_SECONDS = 60.0
"""How long an idle connection is kept: less than the 75 s after which `cadenza serve` closes one."""


class HttpxTransport:
    """See `Transport`."""

    def __init__(self, url: str, settings: Settings) -> None:
        self._url = _invocations(url)
        self._client = httpx.Client(**settings)

    def parts(self, body: bytes) -> Generator[bytes, None, None]:
        """See `Transport.parts`."""
        with _faults(), self._client.stream("POST", self._url, content=body) as answer:
            pieces = answer.iter_bytes()
            if answer.status_code == httpx.codes.OK:
                yield from pieces
            else:
                said = b""
                while len(said) < LONGEST_REFUSAL and (piece := next(pieces, b"")):
                    said += piece
                raise _refusal(answer, said)

    def close(self) -> None:
        """See `Transport.close`."""
        self._client.close()


class AsyncHttpxTransport:
    """See `AsyncTransport`."""

    def __init__(self, url: str, settings: Settings) -> None:
        self._url = _invocations(url)
        self._client = httpx.AsyncClient(**settings)

    async def parts(self, body: bytes) -> AsyncGenerator[bytes, None]:
        """See `Transport.parts`."""
        with _faults():
            async with self._client.stream("POST", self._url, content=body) as answer:
                pieces = answer.aiter_bytes()
                if answer.status_code == httpx.codes.OK:
                    async for piece in pieces:
                        yield piece
                else:
                    said = b""
                    while len(said) < LONGEST_REFUSAL and (piece := await anext(pieces, b"")):
                        said += piece
                    raise _refusal(answer, said)

    async def close(self) -> None:
        """See `Transport.close`."""
        await self._client.aclose()


class Settings(TypedDict):
    """What both clients of httpx are made with."""

    headers: dict[str, str]
    timeout: httpx.Timeout
    limits: httpx.Limits
    verify: ssl.SSLContext


def settings(*, connections: int, headers: Mapping[str, str], connect_seconds: float, read_seconds: float) -> Settings:
    """Return them for `connections` that are kept, of timeouts in seconds."""
    own = {"Content-Type": "application/json", "Accept": "application/x-ndjson", "Accept-Encoding": "identity"}
    return {
        "headers": own | dict(headers),
        "timeout": httpx.Timeout(read_seconds, connect=connect_seconds),
        # No limit to what is open: a request that waited for a connection would be one that nobody knows of.
        "limits": httpx.Limits(
            max_connections=None, max_keepalive_connections=connections, keepalive_expiry=KEPT_SECONDS
        ),
        "verify": _tls(),
    }


@cache
def _tls() -> ssl.SSLContext:
    """Read the certificate authorities once: it takes longer than all else that a client needs."""
    return httpx.create_ssl_context()


def _invocations(address: str) -> httpx.URL:
    try:
        url = httpx.URL(f"{address.rstrip('/')}/invocations")
    except httpx.InvalidURL as error:
        raise NotConfigured(f"{address!r} is no address: {error}.") from None
    if url.scheme not in {"http", "https"} or not url.host:
        raise NotConfigured(f"{address!r} is no http:// or https:// address.")
    return url


def _refusal(answer: httpx.Response, said: bytes) -> SpeechError:
    return refusal(
        answer.status_code,
        said.decode(errors="replace"),
        request_id=answer.headers.get("x-request-id"),
        retry_after=seconds(answer.headers.get("retry-after")),
    )


@contextmanager
def _faults() -> Iterator[None]:
    """Turn what httpx raises into the family of SpeechError."""
    try:
        yield
    except (httpx.ConnectError, httpx.ConnectTimeout, httpx.ProxyError) as error:
        raise Unavailable(f"No connection: {error}.") from error
    except httpx.TimeoutException as error:
        raise StreamStalled("Nothing came within the read timeout.") from error
    except httpx.DecodingError as error:
        raise StreamCorrupted(f"The answer can't be decoded: {error}.") from error
    except httpx.RequestError as error:
        raise StreamBroken(f"The connection was lost: {error or type(error).__name__}.") from error
