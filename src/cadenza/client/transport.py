"""What the client asks of a transport: a body out, pieces of the answer's bytes in. There are two behind this."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Generator, Iterator
from contextlib import contextmanager
from typing import Protocol

from cadenza.client.errors import NotConfigured


class Transport(Protocol):
    """A pool of connections to one service, for any number of threads."""

    def parts(self, body: bytes) -> Generator[bytes, None, None]:
        """Send `body` and yield the answer piece by piece, cut anywhere; closing the generator closes the connection.

        Raises the SpeechError that a refusal or a fault of the transport is.
        """
        ...

    def close(self) -> None:
        """Close all connections."""
        ...


class AsyncTransport(Protocol):
    """The same for an event loop."""

    def parts(self, body: bytes) -> AsyncGenerator[bytes, None]:
        """As of `Transport`."""
        ...

    async def close(self) -> None:
        """Close all connections."""
        ...


class Address(Protocol):
    """Where speech comes from: the one thing that differs between a laptop and SageMaker."""

    def connect(self) -> Transport:
        """Return a transport to it. Raises NotConfigured if something is missing on this side."""
        ...

    def connect_async(self) -> AsyncTransport:
        """Return a transport to it for an event loop. Raises NotConfigured as `connect` does."""
        ...


@contextmanager
def extra(name: str) -> Iterator[None]:
    """Turn an import that fails for want of a package into NotConfigured, which names the extra that brings it."""
    try:
        yield
    except ModuleNotFoundError as error:
        raise NotConfigured(f"{error.name} is not installed: pip install 'cadenza[{name}]'.") from error
