"""The client, twice: for threads and for an event loop."""

from __future__ import annotations

from types import TracebackType
from typing import Self, Unpack

from cadenza.client.request import Options, Request
from cadenza.client.retries import Retries
from cadenza.client.speech import Speech, assemble
from cadenza.client.stream import AsyncStream, Stream
from cadenza.client.transport import Address


class Client:
    """Asks `address` for speech; one serves any number of threads, and keeps connections for the next request."""

    def __init__(self, address: Address, *, retries: Retries = Retries()) -> None:  # noqa: B008 - frozen
        """Connect. Raises NotConfigured if a package, a region or the like is missing."""
        self._transport, self._retries = address.connect(), retries

    def stream(self, transcript: str, **options: Unpack[Options]) -> Stream:
        """Return the events of `transcript` as they come, the last of which is Done.

        The stream raises a SpeechError of the class that says what went wrong: before the first audio after as many
        attempts as `retries` lets it make, afterwards at once.
        """
        return Stream(self._transport, Request(transcript=transcript, **options), self._retries)

    def speak(self, transcript: str, **options: Unpack[Options]) -> Speech:
        """Return `transcript` spoken, with the times of its words. Raises SpeechError as `stream` does."""
        request = Request(transcript=transcript, **options)
        with Stream(self._transport, request, self._retries) as events:
            return assemble(events, request)

    def close(self) -> None:
        """Close all connections."""
        self._transport.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()


class AsyncClient:
    """Asks `address` for speech from an event loop, any number of streams at once."""

    def __init__(self, address: Address, *, retries: Retries = Retries()) -> None:  # noqa: B008 - frozen
        """Connect. Raises NotConfigured if a package, a region or the like is missing."""
        self._transport, self._retries = address.connect_async(), retries

    def stream(self, transcript: str, **options: Unpack[Options]) -> AsyncStream:
        """Return the events of `transcript` as they come, as `Client.stream` does."""
        return AsyncStream(self._transport, Request(transcript=transcript, **options), self._retries)

    async def speak(self, transcript: str, **options: Unpack[Options]) -> Speech:
        """Return `transcript` spoken, with the times of its words. Raises SpeechError as `stream` does."""
        request = Request(transcript=transcript, **options)
        async with AsyncStream(self._transport, request, self._retries) as events:
            return assemble([event async for event in events], request)

    async def aclose(self) -> None:
        """Close all connections."""
        await self._transport.close()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        await self.aclose()
