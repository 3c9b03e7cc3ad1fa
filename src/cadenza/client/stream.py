"""One request's stream of events, over as many attempts as it takes to its first audio."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncGenerator, AsyncIterator, Generator, Iterator
from contextlib import aclosing, closing
from types import TracebackType
from typing import Self

from cadenza.client.errors import SpeechError
from cadenza.client.events import Event, EventReader
from cadenza.client.request import Request
from cadenza.client.retries import Attempts, Retries
from cadenza.client.transport import AsyncTransport, Transport


class Stream(Iterator[Event]):
    """Iterates over the events; the request is made when the first is asked for.

    Leaving the `with` block, or `close()`, closes the connection, and the server's slot is free. Once the stream has
    come to its end the connection is kept for the next.
    """

    def __init__(self, transport: Transport, request: Request, retries: Retries) -> None:
        self._events = _events(transport, request, retries)

    def __next__(self) -> Event:
        return next(self._events)

    def close(self) -> None:
        """Hang up; does nothing after the end."""
        self._events.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()


class AsyncStream(AsyncIterator[Event]):
    """The same for an event loop; cancelling the task that iterates closes the connection too."""

    def __init__(self, transport: AsyncTransport, request: Request, retries: Retries) -> None:
        self._events = _async_events(transport, request, retries)

    async def __anext__(self) -> Event:
        return await anext(self._events)

    async def aclose(self) -> None:
        """Hang up; does nothing after the end."""
        await self._events.aclose()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        await self.aclose()


def _events(transport: Transport, request: Request, retries: Retries) -> Generator[Event, None, None]:
    body, attempts = request.body(), Attempts(retries)
    while True:
        reader = EventReader(request.sample_rate)
        try:
            with closing(transport.parts(body)) as parts:
                for part in parts:
                    yield from reader.feed(part)
            yield from reader.finish()
        except SpeechError as error:
            time.sleep(attempts.wait_after(error, heard=reader.heard))
        else:
            return


async def _async_events(transport: AsyncTransport, request: Request, retries: Retries) -> AsyncGenerator[Event, None]:
    body, attempts = request.body(), Attempts(retries)
    while True:
        reader = EventReader(request.sample_rate)
        try:
            async with aclosing(transport.parts(body)) as parts:
                async for part in parts:
                    for event in reader.feed(part):
                        yield event
            for event in reader.finish():
                yield event
        except SpeechError as error:
            await asyncio.sleep(attempts.wait_after(error, heard=reader.heard))
        else:
            return
