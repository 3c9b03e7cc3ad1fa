"""HTTP connections whose request heads are bounded: uvicorn bounds neither their size nor the time they take."""

from __future__ import annotations

import asyncio

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

MOST_BYTES = 65_536
"""Bytes that the head of a request may have while it isn't complete. Real ones have a few hundred."""

SECONDS = 10.0
"""Seconds in which a head must be complete, from its first byte."""

FIRST_BYTE_SECONDS = 75.0
"""Seconds that a new connection may say nothing: clients open some ahead."""

_TOO_LARGE = b"HTTP/1.1 431 Request Header Fields Too Large\r\nconnection: close\r\ncontent-length: 0\r\n\r\n"
_TOO_SLOW = b"HTTP/1.1 408 Request Timeout\r\nconnection: close\r\ncontent-length: 0\r\n\r\n"


class BoundedHeads(HttpToolsProtocol):
    """Uvicorn's protocol; a head that grows beyond MOST_BYTES gets 431, one that takes longer than SECONDS 408."""

    _head_bytes = 0
    _in_head = True
    _deadline: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # as uvicorn has it
        """Begin to wait for the first byte."""
        super().connection_made(transport)
        self._expect(FIRST_BYTE_SECONDS)

    def data_received(self, data: bytes) -> None:
        """Take what came; the bytes count until the head is complete."""
        was_in_head = self._in_head
        super().data_received(data)
        if not self._in_head or self.transport.is_closing():
            return
        self._head_bytes = self._head_bytes + len(data) if was_in_head else 0
        if self._head_bytes > MOST_BYTES:
            self._end(_TOO_LARGE)

    def on_message_begin(self) -> None:
        """Begin to wait for the rest of the head."""
        super().on_message_begin()
        self._in_head = True
        self._expect(SECONDS)

    def on_headers_complete(self) -> None:
        """Stop waiting."""
        self._in_head = False
        self._expect(None)
        super().on_headers_complete()

    def connection_lost(self, exc: Exception | None) -> None:
        """Stop waiting."""
        self._expect(None)
        super().connection_lost(exc)

    def _expect(self, seconds: float | None) -> None:
        if self._deadline is not None:
            self._deadline.cancel()
        self._deadline = None if seconds is None else self.loop.call_later(seconds, self._end, _TOO_SLOW)

    def _end(self, answer: bytes) -> None:
        if not self.transport.is_closing():
            self.transport.write(answer)
            self.transport.close()
