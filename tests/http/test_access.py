"""With keys set, no route but `/`, `/ping` and a browser's preflight answers without one."""

from __future__ import annotations

from collections.abc import Iterator

import httpx
import pytest
from websockets.exceptions import InvalidStatus
from websockets.sync.client import connect

from cadenza.acoustic.tone import Tone
from tests.servers import body, in_process

ROUTES = [
    ("POST", "/invocations"),
    ("POST", "/tts/bytes"),
    ("GET", "/voices"),
    ("GET", "/pronunciation-dicts/"),
    ("POST", "/access-token"),
    ("POST", "/v1/audio/speech"),
    ("GET", "/nowhere"),
]


@pytest.fixture(scope="module")
def client() -> Iterator[httpx.Client]:
    with in_process(Tone(), api_keys="one, two") as running:
        yield running.client


@pytest.mark.parametrize(("method", "path"), ROUTES)
def test_without_a_key_every_route_is_401(client: httpx.Client, method: str, path: str) -> None:
    for headers in ({}, {"X-API-Key": "three"}, {"Authorization": "AWS4-HMAC-SHA256 Credential=one"}):
        answer = client.request(method, path, headers=headers)
        assert (answer.status_code, answer.headers["www-authenticate"]) == (401, "Bearer")
        body = answer.json()
        assert "API key" in (body["error"] if path.startswith("/v1/") else body)["message"]


def test_health_is_open_and_keys_open_the_rest(client: httpx.Client) -> None:
    assert client.get("/ping").status_code == 200
    assert client.post("/invocations", json=body(), headers={"X-API-Key": "two"}).status_code == 200
    assert client.get("/pronunciation-dicts/?api_key=one").status_code == 200


def test_an_error_has_the_form_of_its_version(client: httpx.Client) -> None:
    answer = client.get("/voices", headers={"Cartesia-Version": "2025-04-16"})
    assert answer.headers["content-type"].startswith("text/plain")
    assert answer.text.startswith("Unauthorized: No valid API key")


def test_browsers_of_any_origin_may_call_and_read_what_is_wrong(client: httpx.Client) -> None:
    asking = {"Origin": "https://app.example", "Access-Control-Request-Method": "POST"}
    asking["Access-Control-Request-Headers"] = "authorization,cartesia-version,content-type"
    preflight = client.options("/tts/bytes", headers=asking)
    assert preflight.status_code == 200
    assert "cartesia-version" in preflight.headers["access-control-allow-headers"]
    refused = client.post("/tts/bytes", headers={"Origin": "https://app.example"})
    assert (refused.status_code, refused.headers["access-control-allow-origin"]) == (401, "*")


def test_a_websocket_without_a_key_is_refused_at_the_door(client: httpx.Client) -> None:
    url = str(client.base_url).replace("http", "ws", 1).rstrip("/")
    for path in ("/tts/websocket", "/voices", "/tts/websocket?api_key=three"):
        with pytest.raises(InvalidStatus) as caught, connect(url + path):
            pass
        assert caught.value.response.status_code == 401
    with connect(f"{url}/tts/websocket?api_key=one"):
        pass


def test_a_hostile_host_is_refused_as_any_other(client: httpx.Client) -> None:
    assert client.post("/tts/bytes", headers={"Host": "[::1"}).status_code == 401
