"""Slots, refusals, departures and health under load, with an engine as slow as a model."""

from __future__ import annotations

import json
import random
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from statistics import median

import httpx
import pytest

from cadenza.acoustic.tone import Tone
from cadenza.scheduler import Stream
from cadenza.synthesis import Step
from tests.servers import InProcess, body, events_of, in_process, wait_until

LONG = "This sentence goes on for a while, so that there is something to say. " * 12


@pytest.fixture
def server() -> Iterator[InProcess]:
    with in_process(Tone(seconds_per_second=0.02)) as running:
        yield running


def test_of_eight_at_once_four_are_served_and_four_refused(server: InProcess) -> None:
    def ask(number: int) -> int:
        answer = httpx.post(f"{server.url}/invocations", json=body(LONG, context_id=str(number)), timeout=60)
        if answer.status_code == 200:
            assert json.loads(answer.text.splitlines()[-1])["type"] == "done"
        else:
            assert int(answer.headers["retry-after"]) > 0
            assert answer.json()["error_code"] == "concurrency_limited"
        return answer.status_code

    with ThreadPoolExecutor(8) as pool:
        assert Counter(pool.map(ask, range(8))) == {200: 4, 429: 4}
    assert server.scheduler.taken == 0
    assert events_of(server.client, body())[-1]["type"] == "done"


def test_two_replicas_have_eight_slots_and_share_the_load() -> None:
    with in_process(Tone(seconds_per_second=0.02), replicas=2) as server:

        def ask(_: int) -> int:
            return httpx.post(f"{server.url}/invocations", json=body(LONG), timeout=60).status_code

        with ThreadPoolExecutor(10) as pool:
            assert Counter(pool.map(ask, range(10))) == {200: 8, 429: 2}


def test_a_client_that_leaves_frees_its_slot_at_once(server: InProcess) -> None:
    for _ in range(3):
        with server.client.stream("POST", "/invocations", json=body(LONG)) as answer:
            lines = answer.iter_lines()
            next(lines)
            assert server.scheduler.taken == 1
        left = time.monotonic()
        wait_until(lambda: server.scheduler.taken == 0)
        assert time.monotonic() - left < 1.0
    assert events_of(server.client, body())[-1]["type"] == "done"


def test_a_client_that_leaves_before_the_first_audio_frees_its_slot() -> None:
    with in_process(Tone(seconds_per_second=2.0)) as server:
        with pytest.raises(httpx.ReadTimeout):
            httpx.post(f"{server.url}/invocations", json=body(LONG), timeout=0.3)
        left = time.monotonic()
        wait_until(lambda: server.scheduler.taken == 0)
        assert time.monotonic() - left < 1.0


def test_ping_is_answered_while_all_slots_are_full(server: InProcess) -> None:
    def listen(_: int) -> int:
        silence = "<break time='30s'/> a " * 5
        return httpx.post(f"{server.url}/invocations", json=body(silence + LONG), timeout=60).status_code

    with ThreadPoolExecutor(4) as pool:
        answers = [pool.submit(listen, number) for number in range(4)]
        wait_until(lambda: server.scheduler.taken == 4)
        seconds = []
        while not all(answer.done() for answer in answers):
            for method in ("GET", "POST"):
                asked = time.monotonic()
                assert server.client.request(method, "/ping").status_code == 200
                seconds.append(time.monotonic() - asked)
            time.sleep(0.02)
        assert {answer.result() for answer in answers} == {200}
        assert median(seconds) < 0.1


def test_a_client_that_reads_nothing_holds_back_only_itself() -> None:
    with in_process(Tone(), max_transcript=100_000) as server:
        request = body(LONG * 40, output_format={"container": "raw", "encoding": "pcm_f32le", "sample_rate": 48_000})
        with server.client.stream("POST", "/invocations", json=request):
            wait_until(lambda: server.scheduler.taken == 1)
            with httpx.Client(base_url=server.url, timeout=60) as other:
                for _ in range(3):
                    assert events_of(other, body())[-1]["type"] == "done"
            assert server.scheduler.taken == 1, "what is made ahead of a listener is bounded, so it can't be done"
        wait_until(lambda: server.scheduler.taken == 0)


def test_steps_come_in_their_order_however_long_it_takes_to_hand_them_over(monkeypatch: pytest.MonkeyPatch) -> None:
    chance, deliver = random.Random(1), Stream.deliver  # noqa: S311 - a test's

    def slowly(stream: Stream, step: Step, *, last: bool) -> None:
        time.sleep(0.004 * chance.random())
        deliver(stream, step, last=last)

    monkeypatch.setattr(Stream, "deliver", slowly)
    with in_process(Tone()) as server, ThreadPoolExecutor(3) as pool:
        request = body("Una frase que no es muy corta, para que tenga varias partes.", language="es")
        answers = list(pool.map(lambda _: events_of(server.client, request), range(30)))
    assert len({sum(event["type"] == "chunk" for event in answer) for answer in answers}) == 1
