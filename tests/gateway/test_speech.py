"""Speech through the gateway and containers that it started, with clients as they are in the field."""

from __future__ import annotations

import base64
import json
import re
import signal
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from threading import Event
from typing import Any

import httpx
import pytest

from tests.gateway.gateways import Client, Gateway, gateway, runtime, stream
from tests.servers import body, wait_until

PRODUCT_ID = "a0e99841-438c-4a64-b679-ae501e7d6091"
"""A voice id of the product's samples."""


@pytest.fixture(scope="module")
def pair() -> Iterator[Gateway]:
    """Two containers of four slots each."""
    with gateway("--containers", "2", CADENZA_ENGINE="tone", CADENZA_SLOTS="4", CADENZA_API_KEYS="unused") as running:
        running.wait_for_containers(2)
        yield running


@pytest.fixture(scope="module")
def client(pair: Gateway) -> Iterator[Client]:
    with runtime(pair.url) as client:
        yield client


def listen(client: Client, request: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the events of the answer: bytes joined, cut at newlines, parsed."""
    with closing(stream(client, request)) as events:
        answer = b"".join(event["PayloadPart"]["Bytes"] for event in events)
    return [json.loads(line) for line in answer.splitlines()]


def without_clock(events: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [{name: value for name, value in event.items() if name != "step_time"} for event in events]


def test_boto3_streams_speech_with_timestamps_exactly_as_the_container_makes_it(pair: Gateway, client: Client) -> None:
    request = body("It is 42 dollars, caf\u00e9 included.", add_timestamps=True, add_phoneme_timestamps=True)
    heard = listen(client, request)
    words = [word for event in heard if event["type"] == "timestamps" for word in event["word_timestamps"]["words"]]
    assert words == request["transcript"].split()
    assert any(event["type"] == "phoneme_timestamps" for event in heard)
    assert heard[-1]["type"] == "done"
    record = next(record for record in pair.lines("listening") if "container" in record)
    direct = httpx.post(f"http://{record['host']}:{record['port']}/invocations", json=request, timeout=60)
    assert without_clock(heard) == without_clock([json.loads(line) for line in direct.text.splitlines()])


def test_the_example_of_the_documentation_runs(pair: Gateway, monkeypatch: pytest.MonkeyPatch) -> None:
    text = (Path(__file__).parents[2] / "docs" / "gateway.md").read_text()
    (script,) = re.findall(r"```python\n(.*?)```", text, re.DOTALL)
    (exports,) = re.findall(r"export (AWS_ACCESS.*)", text)
    monkeypatch.setenv("AWS_ENDPOINT_URL_SAGEMAKER_RUNTIME", pair.url)
    for name, _, value in (export.partition("=") for export in exports.split()):
        monkeypatch.setenv(name, value)
    names: dict[str, Any] = {}
    exec(script, names)  # noqa: S102 - the page's own text
    names["client"].close()
    assert names["event"]["type"] == "done"


def test_a_refusal_of_the_container_arrives_in_full(client: Client) -> None:
    with pytest.raises(client.exceptions.ModelError) as raised:
        stream(client, body("Hi.", voice="nobody"))
    answer = raised.value.response
    assert answer["OriginalStatusCode"] == 422
    assert json.loads(answer["OriginalMessage"])["errors"][0]["field"] == "voice"


class Notebook:
    """A client that does what the vendor's notebooks do with an event stream.

    It collects parts, each decoded as text by itself, until one ends in a newline; what it has then must be one JSON
    value.
    """

    def __init__(self) -> None:
        self.audio = b""
        self.types: list[str] = []

    def play(self, events: Iterator[dict[str, Any]]) -> None:
        collected = ""
        for event in events:
            collected += event["PayloadPart"]["Bytes"].decode("utf-8")
            if collected.endswith("\n"):
                self._take(json.loads(collected))
                collected = ""
        assert not collected

    def _take(self, value: dict[str, Any]) -> None:
        assert value["type"] != "error", value["data"]
        self.types.append(value["type"])
        if value["type"] == "chunk":
            self.audio += base64.b64decode(value["data"])


@pytest.mark.parametrize(
    "request_body",
    [
        {
            "context_id": "notebook-sonic-3",
            "transcript": "Hello! <emotion value='happy'/> Welcome to the endpoint. It works.",
            "language": "en",
            "voice": {"mode": "id", "id": PRODUCT_ID},
            "output_format": {"container": "raw", "encoding": "pcm", "sample_rate": 44_100},
            "generation_config": {"speed": 1.0, "volume": 1.0},
            "add_timestamps": True,
        },
        {
            "context_id": "notebook-sonic-3.5",
            "transcript": "Your Cadenza is \u201cready\u201d.",
            "language": "en",
            "voice": {"mode": "id", "id": PRODUCT_ID},
            "output_format": {"container": "raw", "encoding": "pcm_s16le", "sample_rate": 44_100},
            "pronunciation_map": {"Cadenza": "kah dent sah"},
            "add_timestamps": True,
            "add_phoneme_timestamps": True,
        },
    ],
    ids=["sonic-3", "sonic-3.5"],
)
def test_the_code_of_the_vendors_notebooks_works_as_it_is(client: Client, request_body: dict[str, Any]) -> None:
    answer = client.invoke_endpoint_with_response_stream(
        EndpointName="sonic-on-sagemaker",
        Body=json.dumps(request_body),
        ContentType="application/json",
        Accept="text/event-stream",
    )
    notebook = Notebook()
    with closing(answer["Body"]) as events:
        notebook.play(events)
    assert notebook.types[-1] == "done"
    assert "timestamps" in notebook.types
    assert len(notebook.audio) > 44_100


def test_eight_clients_over_two_containers_of_four_slots_are_all_served(client: Client) -> None:
    request = body("Esta frase sigue un rato, para que haya algo que decir. " * 4, language="es")
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda _: listen(client, request)[-1]["type"], range(40)))
    assert answers == ["done"] * 40


def test_containers_are_renewed_without_a_failed_request(pair: Gateway, client: Client) -> None:
    ended = Event()

    def keep_asking() -> list[str]:
        answers = []
        while not ended.is_set():
            answers.append(listen(client, body("Una más, por favor.", language="es"))[-1]["type"])
        return answers

    before = {record["pid"] for record in pair.lines("started")}
    with ThreadPoolExecutor(3) as pool:
        callers = [pool.submit(keep_asking) for _ in range(3)]
        pair.process.send_signal(signal.SIGHUP)
        try:
            wait_until(lambda: pair.lines("rolled"), 60)
        finally:
            ended.set()
        answers = [answer for caller in callers for answer in caller.result()]
    assert set(answers) == {"done"}
    assert len(answers) > 6
    assert {record["pid"]: record["code"] for record in pair.lines("ended")} == dict.fromkeys(before, 0)
    assert {record["container"] for record in pair.lines("started")} >= pair.healthy()
    assert len(pair.healthy()) == 2
