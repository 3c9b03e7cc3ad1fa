"""The product documentation's own sample request, as it stands, through the real server and the real voice."""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import httpx
import numpy as np
import pytest

from benchmarks.judge import transcribe, word_error_rate
from tests.servers import Container, body, container, events_of, wait_until

pytestmark = pytest.mark.voice

SAMPLE = json.loads((Path(__file__).parents[1] / "examples" / "sample_request.json").read_text())
TEXT = re.sub(r"<[^>]*>", "", SAMPLE["transcript"])


@pytest.fixture(scope="module")
def server() -> Iterator[Container]:
    with container(CADENZA_ENGINE="full") as running:
        running.wait_until_ready()
        yield running


@pytest.fixture(scope="module")
def client(server: Container) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=server.url, timeout=120) as connected:
        yield connected


@pytest.fixture(scope="module")
def events(client: httpx.Client) -> list[dict[str, Any]]:
    return events_of(client, SAMPLE)


def audio(events: list[dict[str, Any]]) -> bytes:
    return b"".join(base64.b64decode(event["data"]) for event in events if event["type"] == "chunk")


def test_every_word_comes_once_in_order_and_within_the_audio(events: list[dict[str, Any]]) -> None:
    words, starts, ends = [], [], []
    for event in events:
        if times := event.get("word_timestamps"):
            words += times["words"]
            starts += times["start"]
            ends += times["end"]
    assert words == TEXT.split()
    assert all(start < end for start, end in zip(starts, ends, strict=True))
    assert all(end <= start for end, start in zip(ends, starts[1:], strict=False))
    assert ends[-1] <= len(audio(events)) / 2 / 44_100


def test_chunks_are_at_most_20_ms_and_one_event_ends_it(events: list[dict[str, Any]]) -> None:
    assert max(len(base64.b64decode(e["data"])) for e in events if e["type"] == "chunk") <= 882 * 2
    assert [event["type"] for event in events if event["done"]] == ["done"]


def test_a_listener_understands_it(events: list[dict[str, Any]]) -> None:
    samples = np.frombuffer(audio(events), np.int16).astype(np.float32) / np.float32(32_768)
    heard = transcribe(samples, 44_100)
    assert word_error_rate(TEXT, heard) < 0.08, heard


def test_of_eight_at_once_exactly_four_are_spoken_by_the_real_voice(server: Container, client: httpx.Client) -> None:
    def ask(number: int) -> int:
        request = body("One moment, please. I am looking for your order now.", context_id=f"eight{number}")
        answer = httpx.post(f"{server.url}/invocations", json=request, timeout=120)
        assert answer.status_code != 200 or json.loads(answer.text.splitlines()[-1])["type"] == "done"
        return answer.status_code

    with ThreadPoolExecutor(8) as pool:
        assert sorted(pool.map(ask, range(8))) == [200] * 4 + [429] * 4
    assert events_of(client, body("Still here."))[-1]["type"] == "done"


def test_leaving_early_interrupts_the_model_and_frees_the_slot_within_a_second(
    server: Container, client: httpx.Client
) -> None:
    with pytest.raises(httpx.ReadTimeout):
        client.post("/invocations", json=body(TEXT, context_id="leaver"), timeout=0.3)
    wait_until(lambda: server.lines("start", "leaver"))
    wait_until(lambda: "cadenza_slots_in_use 0.0" in client.get("/metrics").text)
    freed = datetime.now(UTC)
    (left,) = wait_until(lambda: server.lines("end", "leaver"))
    assert left["status"] == 499
    assert (freed - datetime.fromisoformat(left["time"])).total_seconds() < 1
