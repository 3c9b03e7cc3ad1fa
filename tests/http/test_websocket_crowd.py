"""Many sockets on few slots, and clients that send nonsense, or don't read: the others are served."""

from __future__ import annotations

import asyncio
import json
import random
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest
from websockets.asyncio.client import connect

from cadenza.acoustic.tone import Tone
from tests.servers import InProcess, container, in_process, wait_until
from tests.sockets import SETTINGS, closed_within, socket, words

TEXT = "This is a sentence, and it is not a long one. "


@pytest.fixture(scope="module")
def server() -> Iterator[InProcess]:
    with in_process(Tone(seconds_per_second=0.002), slots=8) as running:
        yield running
        wait_until(lambda: running.scheduler.taken == 0)


def test_fifty_sockets_with_four_contexts_each_get_speech_or_429(server: InProcess) -> None:
    async def ask(number: int) -> list[str]:
        url = server.url.replace("http", "ws") + "/tts/websocket"
        ends: dict[str, str] = {}
        spoken: Counter[str] = Counter()
        async with connect(url) as connection:
            for context in range(4):
                message = SETTINGS | {"context_id": f"{number}-{context}", "transcript": TEXT * 2}
                await connection.send(json.dumps(message))
            while len(ends) < 4:
                event = json.loads(await connection.recv())
                context_id = event["context_id"]
                assert context_id not in ends, "nothing comes after the end"
                spoken[context_id] += len(event.get("word_timestamps", {"words": ()})["words"])
                if event["done"]:
                    ends[context_id] = str(event["status_code"])
        for context_id, end in ends.items():
            assert spoken[context_id] == (len(TEXT.split()) * 2 if end == "206" else 0)
        return list(ends.values())

    async def crowd() -> Counter[str]:
        return Counter(end for ends in await asyncio.gather(*map(ask, range(50))) for end in ends)

    async def bounded() -> Counter[str]:
        return await asyncio.wait_for(crowd(), 60)

    ends = asyncio.run(bounded())
    assert set(ends) == {"206", "429"}
    assert ends["206"] >= 8
    assert ends.total() == 200
    wait_until(lambda: server.scheduler.taken == 0)


def nonsense(chance: random.Random) -> str | bytes:
    """Return a message that is malformed, or out of order, or as it should be."""
    values: list[Any] = [
        None,
        True,
        False,
        0,
        -1,
        1e308,
        "",
        " ",
        "x",
        "<spell>",
        "<<",
        "]",
        [],
        {},
        [[]],
        "\u0000",
        "😀" * 9,
    ]
    message = SETTINGS | {"transcript": TEXT, "context_id": chance.choice("abcd"), "continue": chance.random() < 0.7}
    for _ in range(chance.randint(0, 3)):
        name = chance.choice(
            [*message, "flush", "cancel", "max_buffer_delay_ms", "generation_config", "duration", "locale"]
        )
        message[name] = chance.choice([*values, chance.choice(values), {"speed": chance.choice(values)}])
    text = json.dumps(message)
    match chance.randint(0, 9):
        case 0:
            return text[: chance.randint(0, len(text))]
        case 1:
            return bytes(chance.randrange(256) for _ in range(chance.randint(0, 50)))
        case 2:
            return "[" * chance.choice([1, 100, 10_000])
        case 3:
            return json.dumps({"context_id": chance.choice("abcdef"), "cancel": True})
        case 4:
            return json.dumps(chance.choice(values))
        case _:
            return text


def test_five_hundred_messages_of_nonsense_harm_nobody(server: InProcess) -> None:
    chance = random.Random(6)  # noqa: S311 - a test's
    with socket(server.url) as other, socket(server.url) as ws:
        other.say(TEXT, "calm", more=True)
        for number in range(500):
            ws.send(nonsense(chance))
            if number % 25 == 0:
                ws.say("", f"mark {number}")
                ws.until("done", f"mark {number}")
        for event in ws.events:
            assert {"type", "status_code", "done"} <= set(event), event
        for context_id in "abcd":
            ws.send({"context_id": context_id, "cancel": True})
        ws.events.clear()
        ws.say(TEXT, "after")
        assert words(ws.until("done", "after")) == TEXT.split()
        other.say(TEXT, "calm", more=False)
        assert words(other.until("done", "calm")) == (TEXT * 2).split()
    wait_until(lambda: server.scheduler.taken == 0)


def test_a_client_that_does_not_read_is_dropped_and_a_drain_ends_the_rest_with_a_word() -> None:
    settings = {"CADENZA_ENGINE": "tone", "CADENZA_STALL_SECONDS": "1", "CADENZA_DRAIN_SECONDS": "1"}
    with container(CADENZA_SLOTS="8", CADENZA_API_KEYS="secret-key", **settings) as server:
        server.wait_until_ready()
        query = "?api_key=secret-key"
        large: dict[str, Any] = {"output_format": {"container": "raw", "encoding": "pcm_f32le", "sample_rate": 48_000}}
        with socket(server.url, query) as deaf, socket(server.url, query) as other:
            for number in range(3):
                deaf.say(TEXT * 200, f"deaf-{number}", **large)
            while not server.lines("socket_closed"):
                other.events.clear()
                other.say(TEXT, "heard")
                assert words(other.until("done", "heard")) == TEXT.split()
            assert not other.connection.close_code
            wait_until(lambda: len(server.lines("end", "-deaf-0")) == 1)
            assert server.lines("end", "-deaf-0")[0]["status"] == 499
            with socket(server.url, query) as idle:
                other.say(TEXT, "open", more=True)
                other.until("chunk", "open")
                server.terminate()
                assert closed_within(idle, 20)[0] == 1012
                other.say(TEXT, "late")
                assert other.until("error", "late")[-1]["status_code"] == 503
                assert other.until("error", "open")[-1]["status_code"] == 503
                assert closed_within(other, 20)[0] == 1012
        assert server.end() == 0
        assert "secret-key" not in server.output()
