"""Speech from an HTTP address: `cadenza serve`, or any container of the contract."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from cadenza.client.transport import AsyncTransport, Transport, extra

if TYPE_CHECKING:
    from cadenza.client.httpx_transport import Settings


@dataclass(frozen=True, slots=True)
class Http:
    """The server at `url`, as http://localhost:8080; needs `cadenza[client]`.

    `api_key` is shown to it as a bearer token, `headers` go with each request. `connections` are kept for the next
    request; more than that at once are opened and closed. `connect_seconds` and `read_seconds` are how long a
    connection, and the next event, may take.
    """

    url: str
    api_key: str | None = field(default=None, repr=False)
    headers: Mapping[str, str] = field(default_factory=dict, repr=False)
    connections: int = 16
    connect_seconds: float = 5.0
    read_seconds: float = 60.0

    def connect(self) -> Transport:
        """Return a transport; connections are made when they are needed."""
        with extra("client"):
            from cadenza.client.httpx_transport import HttpxTransport
        return HttpxTransport(self.url, self._settings())

    def connect_async(self) -> AsyncTransport:
        """Return a transport for an event loop; connections are made when they are needed."""
        with extra("client"):
            from cadenza.client.httpx_transport import AsyncHttpxTransport
        return AsyncHttpxTransport(self.url, self._settings())

    def _settings(self) -> Settings:
        from cadenza.client.httpx_transport import settings

        return settings(
            connections=self.connections,
            headers={"Authorization": f"Bearer {self.api_key}", **self.headers} if self.api_key else self.headers,
            connect_seconds=self.connect_seconds,
            read_seconds=self.read_seconds,
        )
