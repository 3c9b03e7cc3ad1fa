"""TLS in the server itself, who is warned, and connections that never say what they want."""

from __future__ import annotations

import socket
import ssl
import stat
import time
from pathlib import Path

import httpx
import pytest

from cadenza.acoustic.tone import Tone
from cadenza.certificates import self_signed, tls_context
from cadenza.errors import ConfigurationError
from cadenza.http import heads
from cadenza.settings import Settings
from tests.servers import container, in_process, speech, wait_until

ANY = "0.0.0.0"  # noqa: S104 - all addresses, as a container listens
REQUEST = b"GET /ping HTTP/1.1\r\nHost: x\r\n"


def test_a_certificate_of_its_own_is_trusted_by_who_is_given_it_and_outlives_the_server(tmp_path: Path) -> None:
    environment = {"CADENZA_ENGINE": "tone", "CADENZA_DATA_DIR": str(tmp_path), "CADENZA_HOST": ANY}
    with container(CADENZA_TLS_SELF_SIGNED="true", **environment) as server:
        server.wait_until_ready()
        listening = server.lines("listening")[0]
        assert listening["tls"] is True
        wait_until(lambda: len(server.lines("no_keys")) == 1)
        url = f"https://localhost:{listening['port']}"
        certificate = tmp_path / "tls" / "certificate.pem"
        trusting = ssl.create_default_context(cafile=certificate)
        trusting.verify_flags |= ssl.VERIFY_X509_STRICT
        with httpx.Client(verify=trusting, base_url=url, timeout=60) as client:
            assert client.get("/ping").status_code == 200
            assert len(client.post("/tts/bytes", json=speech()).content) > 10_000
        with pytest.raises(httpx.ConnectError, match="certificate verify failed"):
            httpx.get(f"{url}/ping")
    assert stat.S_IMODE((tmp_path / "tls" / "key.pem").stat().st_mode) == 0o600
    made = certificate.read_bytes()
    self_signed(tmp_path / "tls", ANY)
    assert certificate.read_bytes() == made
    self_signed(tmp_path / "tls", "other.example")
    assert certificate.read_bytes() != made


def test_files_that_cannot_be_used_are_named(tmp_path: Path) -> None:
    ours, key = self_signed(tmp_path / "a", "localhost")
    _, other = self_signed(tmp_path / "b", "localhost")
    assert tls_context(Settings.from_env({}, tls_cert=ours, tls_key=key))
    assert tls_context(Settings.from_env({})) is None
    wrong: list[tuple[dict[str, object], str]] = [
        ({"tls_cert": ours}, "CADENZA_TLS_KEY"),
        ({"tls_cert": ours, "tls_key": other}, "(?i)key.values.mismatch"),
        ({"tls_cert": tmp_path / "none", "tls_key": key}, "none"),
        ({"tls_cert": ours, "tls_key": key, "tls_self_signed": True}, "SELF_SIGNED"),
        ({"data_dir": ours, "tls_self_signed": True}, "CADENZA_DATA_DIR"),
        ({"data_dir": "~no-such-user", "tls_self_signed": True}, "CADENZA_DATA_DIR"),
    ]
    for given, word in wrong:
        with pytest.raises(ConfigurationError, match=word):
            tls_context(Settings.from_env({}, **given))


def test_heads_that_never_end_are_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(heads, "SECONDS", 0.6)
    monkeypatch.setattr(heads, "FIRST_BYTE_SECONDS", 1.0)
    with in_process(Tone()) as server:
        address = server.listener.getsockname()
        with socket.create_connection(address, timeout=20) as large:
            large.sendall(REQUEST + b"X-Large: " + b"x" * heads.MOST_BYTES)
            large.sendall(b"x" * 100)
            assert large.recv(100).startswith(b"HTTP/1.1 431 ")
        with socket.create_connection(address, timeout=20) as slow:
            slow.sendall(REQUEST)
            assert slow.recv(100).startswith(b"HTTP/1.1 408 ")
        with socket.create_connection(address, timeout=20) as silent:
            assert silent.recv(100).startswith(b"HTTP/1.1 408 ")
        for _ in range(2):  # on one connection
            assert server.client.get("/ping").status_code == 200
            time.sleep(0.7)
