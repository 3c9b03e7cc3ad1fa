"""Connections to containers: open at once or not at all, kept alive, each answer's bytes as soon as they come."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from types import TracebackType

import aiohttp

CONNECT_SECONDS = 0.25
"""Within which a container must accept a connection (SageMaker's container contract)."""

PING_SECONDS = 2.0
"""Within which a container must answer `/ping` (SageMaker's container contract)."""

IDLE_SECONDS = 15.0
"""After which an idle connection is closed: sooner than the container's side does it, lest a request meets the end."""


class NotConnected(Exception):
    """The container accepted no connection: it has seen nothing of the request, and another may be asked."""


class Broken(Exception):
    """The connection ended before the answer did."""


class Answer:
    """A container's answer: status and headers are there, the body comes as it is made."""

    def __init__(self, response: aiohttp.ClientResponse) -> None:
        self._response = response
        self.status = response.status
        self.headers: Mapping[str, str] = response.headers

    async def pieces(self) -> AsyncIterator[bytes]:
        """Yield the body's bytes, all that are there at a time. Raises Broken."""
        try:
            async for piece in self._response.content.iter_any():
                yield piece
        except aiohttp.ClientError as error:
            raise Broken(type(error).__name__) from error


class Connections:
    """A pool of connections to containers; an async context manager."""

    async def __aenter__(self) -> Connections:
        connector = aiohttp.TCPConnector(limit=0, keepalive_timeout=IDLE_SECONDS)
        self._session = aiohttp.ClientSession(
            connector=connector,
            cookie_jar=aiohttp.DummyCookieJar(),
            auto_decompress=False,
            skip_auto_headers=("User-Agent", "Accept-Encoding", "Accept", "Content-Type"),
            timeout=aiohttp.ClientTimeout(total=None, sock_connect=CONNECT_SECONDS),
        )
        return self

    async def __aexit__(self, *_: type[BaseException] | BaseException | TracebackType | None) -> None:
        await self._session.close()

    @asynccontextmanager
    async def post(self, url: str, body: bytes, headers: Mapping[str, str]) -> AsyncIterator[Answer]:
        """Send `body` and yield the answer once its headers are there. Raises NotConnected or Broken."""
        try:
            response = await self._session.post(url, data=body, headers=headers, allow_redirects=False)
        except (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError) as error:
            raise NotConnected(str(error)) from error
        except aiohttp.ClientError as error:
            raise Broken(type(error).__name__) from error
        async with response:
            yield Answer(response)

    async def ping(self, backend_url: str) -> int | None:
        """Return the status of `/ping`; 0 for a container that isn't there, None for one that is silent."""
        try:
            async with asyncio.timeout(PING_SECONDS):
                async with self._session.get(f"{backend_url}/ping", allow_redirects=False) as response:
                    return response.status
        except TimeoutError:
            return None
        except aiohttp.ClientError:
            return 0
