"""A listener's connection: sends one request, and takes the time of every event of the answer at the socket."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import cast
from urllib.parse import urlsplit

import httptools

from cadenza.bench.hearing import Hearing
from cadenza.bench.turn import Turn, Wanted

_SHOWN = 200
"""Characters of an error's body that a failure's reason shows."""


@dataclass(frozen=True, slots=True)
class Target:
    """Where requests go over HTTP. See `Service`."""

    host: str
    port: int
    path: str
    tls: bool

    @classmethod
    def of(cls, url: str) -> Target:
        """Return the target of a server's address. Raises ValueError if it is none."""
        parts = urlsplit(url)
        if parts.scheme not in {"http", "https"} or not parts.hostname:
            raise ValueError(f"{url!r} is no http:// or https:// address")
        tls = parts.scheme == "https"
        return cls(parts.hostname, parts.port or (443 if tls else 80), f"{parts.path.rstrip('/')}/invocations", tls)

    def request(self, body: bytes) -> bytes:
        """Return the whole HTTP request that posts `body`."""
        head = (
            f"POST {self.path} HTTP/1.1\r\nHost: {self.host}:{self.port}\r\n"
            f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
        )
        return head.encode() + body

    async def listen(self, wanted: Wanted, turn: Turn) -> None:
        """Ask on a connection of its own; see `Service.listen`."""
        loop = asyncio.get_running_loop()
        answer = _Answer(self.request(wanted.body), wanted, turn)
        try:
            await loop.create_connection(lambda: answer, self.host, self.port, ssl=self.tls or None)
        except OSError as error:
            turn.outcome, turn.reason = "failed", f"no connection: {error}"
            return
        try:
            await answer.ended.wait()
        finally:
            answer.hang_up()
            await answer.closed.wait()


class _Answer(asyncio.Protocol):
    """The answer to one request; also the callbacks of its HTTP parser."""

    def __init__(self, request: bytes, wanted: Wanted, turn: Turn) -> None:
        self.turn = turn
        self.ended = asyncio.Event()
        self.closed = asyncio.Event()
        self._request = request
        self._hearing = Hearing(wanted, turn)
        self._clock = asyncio.get_running_loop().time
        self._parser = httptools.HttpResponseParser(self)
        self._now = 0.0
        self._refusal = b""
        """Body of an answer that is no stream."""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast(asyncio.Transport, transport)
        self._now = self._clock()
        self._transport.write(self._request)
        self._hearing.begin(self._now)
        self._settle()

    def data_received(self, data: bytes) -> None:
        self._now = self._clock()
        try:
            self._parser.feed_data(data)
        except httptools.HttpParserError as error:
            self._hearing.fail(f"not understood: {error.__context__ or error}", self._now)
        self._settle()

    def connection_lost(self, exc: Exception | None) -> None:
        self._hearing.fail(f"the connection was lost ({exc or 'closed by the server'})", self._clock())
        self._settle()
        self.closed.set()

    def hang_up(self) -> None:
        """Leave now, whatever is still to come; does nothing after the end."""
        self._hearing.end(self._clock())
        self._settle()

    def on_header(self, name: bytes, value: bytes) -> None:
        """Note when a refused request may be made again."""
        if name.lower() == b"retry-after" and value.isdigit():
            self.turn.retry_after = float(value)

    def on_headers_complete(self) -> None:
        """Note the status."""
        self.turn.status = self._parser.get_status_code()

    def on_body(self, data: bytes) -> None:
        """Take a piece of the body."""
        if self.turn.status == 200:
            self._hearing.hear(data, self._now)
        else:
            self._refusal += data

    def on_message_complete(self) -> None:
        """Judge the answer as a whole."""
        if self.turn.status == 200:
            self._hearing.finish(self._now)
        elif self.turn.status == 429:
            self._hearing.refuse(self._now)
        else:
            self._hearing.fail(self._refusal[:_SHOWN].decode(errors="replace"), self._now)

    def _settle(self) -> None:
        """Close the connection once nothing more is wanted."""
        if self._hearing.ended:
            self.ended.set()
            self._transport.abort()
