"""A listener's connection: sends one request, and takes the time of every event of the answer at the socket."""

from __future__ import annotations

import asyncio
import json
from base64 import b64decode
from dataclasses import dataclass
from typing import cast
from urllib.parse import urlsplit

import httptools

from cadenza.bench.lines import audio_bytes
from cadenza.bench.turn import Turn, Wanted

_NEWLINE = b"\n"
_SHOWN = 200
"""Characters of an error's body that a failure's reason shows."""


@dataclass(frozen=True, slots=True)
class Target:
    """Where requests go."""

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


async def listen(target: Target, wanted: Wanted, turn: Turn) -> None:
    """Ask for `wanted` on a connection of its own and note what comes of it in `turn`, until the answer's end.

    When cancelled, hangs up, and `turn` holds what came so far.
    """
    loop = asyncio.get_running_loop()
    answer = _Answer(target.request(wanted.body), wanted, turn)
    try:
        await loop.create_connection(lambda: answer, target.host, target.port, ssl=target.tls or None)
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
        self._request, self._wanted = request, wanted
        self._clock = asyncio.get_running_loop().time
        self._parser = httptools.HttpResponseParser(self)
        self._sent = self._now = self._last_audio = 0.0
        self._rest = b""
        """A line's beginning; of an error's answer, all of its body."""
        self._terminal = ""
        """Type of the event that ended the stream."""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast(asyncio.Transport, transport)
        self._sent = self._now = self._clock()
        self._transport.write(self._request)
        if self._wanted.leaves_after == 0:
            self._leave()

    def data_received(self, data: bytes) -> None:
        self._now = self._clock()
        try:
            self._parser.feed_data(data)
        except httptools.HttpParserError as error:
            self._fail(f"not understood: {error.__context__ or error}")

    def connection_lost(self, exc: Exception | None) -> None:
        if not self.ended.is_set():
            self._now = self._clock()
            self._fail(f"the connection was lost ({exc or 'closed by the server'})")
        self.closed.set()

    def hang_up(self) -> None:
        """Leave now, whatever is still to come; does nothing after the end."""
        if not self.ended.is_set():
            self._now = self._clock()
            self._end()

    def on_header(self, name: bytes, value: bytes) -> None:
        """Note when a refused request may be made again."""
        if name.lower() == b"retry-after" and value.isdigit():
            self.turn.retry_after = float(value)

    def on_headers_complete(self) -> None:
        """Note the status."""
        self.turn.status = self._parser.get_status_code()

    def on_body(self, data: bytes) -> None:
        """Take a piece of the body: of Cadenza's answers exactly one line, of others' any piece."""
        if self.turn.status == 200 and not self._rest and data.find(_NEWLINE) == len(data) - 1:
            self._take(data)
            return
        *lines, self._rest = (self._rest + data).split(_NEWLINE) if self.turn.status == 200 else [self._rest + data]
        for line in lines:
            self._take(line)

    def on_message_complete(self) -> None:
        """Judge the answer as a whole."""
        if self.ended.is_set():
            return
        turn = self.turn
        if turn.status == 429:
            turn.outcome = "refused"
            self._end()
        elif turn.status != 200:
            self._fail(self._rest[:_SHOWN].decode(errors="replace"))
        elif self._terminal == "done":
            turn.outcome = "done"
            self._end()
        else:
            self._fail("the stream ended without an event that ends it")

    def _take(self, line: bytes) -> None:
        """Take one event's line."""
        if self._terminal:
            raise ValueError(f"an event came after {self._terminal}")
        if self.ended.is_set():
            return
        size = audio_bytes(line)
        if size is None:
            event = json.loads(line)
            match event["type"]:
                case "chunk":
                    size = len(b64decode(event["data"], validate=True))
                case "done":
                    self._terminal = "done"
                    self.turn.playback.end(self._now)
                case "error":
                    self._fail(f"error event: {event.get('message')}")
        self.turn.events += 1
        if size is not None:
            self._hear(size / self._wanted.bytes_a_second)

    def _hear(self, seconds: float) -> None:
        turn = self.turn
        if turn.ttfa is None:
            turn.ttfa = self._now - self._sent
        else:
            turn.gaps.append(self._now - self._last_audio)
        self._last_audio = self._now
        turn.playback.audio(self._now, seconds)
        if self._wanted.leaves_after is not None and turn.playback.received >= self._wanted.leaves_after:
            self._leave()

    def _leave(self) -> None:
        self.turn.outcome = "left"
        self._end()

    def _fail(self, reason: str) -> None:
        if not self.ended.is_set():
            self.turn.outcome, self.turn.reason = "failed", f"{self.turn.status or 'no status'}: {reason}"
            self._end()

    def _end(self) -> None:
        """Close the connection; a playback that is dry now, before its `done`, ran dry."""
        if not self._terminal:
            self.turn.playback.end(self._now)
        self.turn.seconds = self._now - self._sent
        self.ended.set()
        self._transport.abort()
