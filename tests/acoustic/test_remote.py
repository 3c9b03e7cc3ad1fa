"""Replicas in processes of their own: what they say is the same, and one that dies takes only its own streams along."""

from __future__ import annotations

import json
import os
import signal
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from functools import partial

import httpx
import numpy as np
import pytest

from cadenza.acoustic.remote import Nursery, Remote
from cadenza.acoustic.tone import Tone
from cadenza.errors import Cancelled, ConfigurationError, SynthesisError, Unavailable
from cadenza.settings import Settings
from cadenza.speech import Delivery, Listener
from tests.servers import Container, body, container, events_of, wait_until

SYMBOLS = "wˈʌn tˈu θɹˈi."
LONG = "This sentence goes on for a while, so that there is something to say. " * 30


@pytest.fixture(scope="module")
def remote() -> Iterator[Remote]:
    nursery = Nursery(Settings.from_env({"CADENZA_ENGINE": "tone"}))
    engine = Remote(nursery, calls=2)
    yield engine
    nursery.close()
    engine.close()


def spoken(engine: Remote | Tone, listener: Listener) -> tuple[list[int], np.ndarray]:
    rendering = engine.speak(SYMBOLS, [Delivery()] * len(SYMBOLS), "af_heart", listener)
    samples = np.concatenate(list(rendering.windows))
    assert len(samples) == rendering.length
    return rendering.bounds.tolist(), samples


def test_an_engine_in_another_process_says_the_same(remote: Remote) -> None:
    here = Tone()
    assert (remote.name, remote.max_phones, remote.symbols) == (here.name, here.max_phones, here.symbols)
    bounds, samples = spoken(remote, Listener())
    expected, same = spoken(here, Listener())
    assert bounds == expected
    assert (samples == same).all()


def test_its_errors_are_the_engines(remote: Remote) -> None:
    with pytest.raises(SynthesisError, match="no voice 'nobody'"):
        remote.speak(SYMBOLS, [Delivery()] * len(SYMBOLS), "nobody", Listener())
    listener = Listener()
    rendering = remote.speak(SYMBOLS, [Delivery()] * len(SYMBOLS), "af_heart", listener)
    next(rendering.windows)
    listener.request()
    with pytest.raises(Cancelled):
        next(rendering.windows)


def test_what_cannot_be_loaded_says_why() -> None:
    with pytest.raises(ConfigurationError, match="/nowhere"):
        Remote(Nursery(Settings.from_env({"CADENZA_ENGINE": "full", "CADENZA_MODEL_DIR": "/nowhere"})), calls=1)


def test_a_phrase_of_an_engine_that_died_is_not_the_next_ones(remote: Remote) -> None:
    rendering = remote.speak(SYMBOLS, [Delivery()] * len(SYMBOLS), "af_heart", Listener())
    next(rendering.windows)
    born = remote.born
    os.kill(remote.pid, signal.SIGKILL)
    wait_until(lambda: remote.born != born and not remote.problem)
    with pytest.raises(Unavailable, match="another takes its place"):
        next(rendering.windows)
    assert spoken(remote, Listener())[0]


@pytest.fixture(scope="module")
def server() -> Iterator[Container]:
    with container(CADENZA_ENGINE="tone", CADENZA_REPLICAS="2") as running:
        running.wait_until_ready()
        wait_until(lambda: len(running.lines("ready")) == 2)
        yield running


def test_a_crashing_replica_is_replaced_and_only_its_own_streams_fail(server: Container) -> None:
    with ExitStack() as stack:
        answers = [
            stack.enter_context(httpx.stream("POST", f"{server.url}/invocations", json=body(LONG), timeout=60))
            for _ in range(8)
        ]
        lines = [answer.iter_lines() for answer in answers]
        assert [json.loads(next(one))["type"] for one in lines] == ["chunk"] * 8
        os.kill(server.lines("engine_started")[-1]["pid"], signal.SIGKILL)
        with ThreadPoolExecutor(8) as pool:
            last = list(pool.map(lambda one: json.loads(list(one)[-1]), lines))
    assert Counter(event["type"] for event in last) == {"done": 4, "error": 4}
    assert {event["status_code"] for event in last if event["type"] == "error"} == {503}
    wait_until(partial(_replaced, server, 1))
    with httpx.Client(base_url=server.url, timeout=60) as client, ThreadPoolExecutor(8) as pool:
        assert [events[-1]["type"] for events in pool.map(lambda _: events_of(client, body()), range(8))] == [
            "done"
        ] * 8


def test_ping_and_service_go_on_while_a_replica_is_replaced(server: Container) -> None:
    with httpx.Client(base_url=server.url, timeout=60) as client:
        for deaths in range(len(server.lines("engine_died")) + 1, 5):
            os.kill(server.lines("engine_started")[-1]["pid"], signal.SIGKILL)
            assert client.get("/ping").status_code == 200
            answer = client.post("/invocations", json=body())
            # Who is the first to ask the dead one, before its death is known, is told to ask again.
            assert answer.status_code in {200, 503}, answer.text
            wait_until(partial(_replaced, server, deaths))
            assert client.get("/ping").status_code == 200
            assert events_of(client, body())[-1]["type"] == "done"


def _replaced(server: Container, deaths: int) -> bool:
    return len(server.lines("engine_died")) == deaths and len(server.lines("engine_started")) == deaths + 2
