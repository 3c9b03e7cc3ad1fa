"""OpenAI's SDKs for Python and JavaScript."""

from __future__ import annotations

import pytest

from tests.clients.published.clients import OPENAI, OPENAI_JS
from tests.clients.published.hearing import assert_spoken, decoded, pcm
from tests.clients.published.running import Address, Client
from tests.clients.published.transcripts import TEXT

pytestmark = pytest.mark.clients

CLIENTS = [OPENAI, OPENAI_JS]


@pytest.mark.parametrize("client", CLIENTS, ids=["python", "js"])
@pytest.mark.parametrize("form", ["mp3", "opus", "aac", "flac", "wav"])
def test_files(client: Client, form: str, address: Address) -> None:
    samples, rate = decoded(client.run(address, "file", text=TEXT, response_format=form))
    assert_spoken(samples, rate, TEXT)


@pytest.mark.parametrize("client", CLIENTS, ids=["python", "js"])
def test_the_body_streams(client: Client, address: Address) -> None:
    pieces = client.run(address, "streamed", text=TEXT)
    assert len(pieces) > 3
    assert_spoken(pcm(b"".join(pieces)), 24_000, TEXT)


@pytest.mark.parametrize("client", CLIENTS, ids=["python", "js"])
def test_an_error_has_its_form(client: Client, address: Address) -> None:
    refused = client.run(address, "refused", text=TEXT)
    assert refused["status"] == 400
    assert refused["error"]["type"] == "invalid_request_error"
    assert "nobody" in refused["error"]["message"]


@pytest.mark.parametrize("client", CLIENTS, ids=["python", "js"])
def test_models(client: Client, address: Address) -> None:
    assert "tts-1" in client.run(address, "models")
