"""The servers that all clients speak to, one with TLS and one without; the real voice, and a key to show."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.clients.published.running import KEY, Address
from tests.servers import Container, container


@pytest.fixture(scope="session")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Address]:
    """Serve, and say where."""
    folder: Path = tmp_path_factory.mktemp("data")
    settings = {"CADENZA_API_KEYS": KEY, "CADENZA_DATA_DIR": str(folder)}
    with container(**settings) as plain, container(CADENZA_TLS_SELF_SIGNED="true", **settings) as secured:
        yield Address(_port(plain), _port(secured), folder / "tls" / "certificate.pem")


def _port(server: Container) -> int:
    server.wait_until_ready()
    return int(server.url.rpartition(":")[2])
