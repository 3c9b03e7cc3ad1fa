"""The official Python SDK, unchanged, over the websocket: sync and async, contexts, flush, cancel, continuation."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import numpy as np
import pytest
from cartesia import AsyncCartesia, Cartesia
from cartesia.lib._tts import AsyncTTSResourceConnection

from cadenza.acoustic.tone import Tone
from tests.servers import InProcess, in_process, wait_until

VOICE = "a0e99841-438c-4a64-b679-ae501e7d6091"
FORMAT = {"container": "raw", "encoding": "pcm_f32le", "sample_rate": 24_000}
SETTINGS: dict[str, Any] = {
    "model_id": "sonic-3",
    "voice": VOICE,
    "output_format": FORMAT,
    "language": "en",
    "add_timestamps": True,
    "timeout": 30,
}
ONE, OTHER = "The first of two contexts says this. ", "And the second one says something else, at once. "


@pytest.fixture(scope="module")
def server() -> Iterator[InProcess]:
    with in_process(Tone(), slots=4) as running:
        yield running


@pytest.fixture
def client(server: InProcess) -> Iterator[Cartesia]:
    with Cartesia(api_key="any", base_url=server.url, websocket_base_url=server.url.replace("http", "ws")) as made:
        yield made
    wait_until(lambda: server.scheduler.taken == 0)


def check(events: list[Any], text: str) -> None:
    """Check that `events` are all of a context that says `text`: its words, in time, and sound as long as they are."""
    words = [word for event in events if event.type == "timestamps" for word in event.word_timestamps.words]
    starts = [start for event in events if event.type == "timestamps" for start in event.word_timestamps.start]
    ends = [end for event in events if event.type == "timestamps" for end in event.word_timestamps.end]
    samples = np.frombuffer(b"".join(event.audio for event in events if event.type == "chunk"), np.float32)
    assert words == text.split()
    assert all(before <= after for before, after in pairwise(starts))
    assert 0 < ends[-1] <= len(samples) / 24_000
    assert 0.02 < np.sqrt(np.mean(samples**2)) < 0.5
    assert [event.type for event in events].count("done") == 1
    assert events[-1].type == "done"


def test_two_contexts_continued_in_turns(client: Cartesia) -> None:
    with client.tts.websocket_connect() as connection:
        one, other = connection.context(**SETTINGS), connection.context(**SETTINGS)
        for start in range(0, 40, 8):
            one.push(ONE[start : start + 8])
            other.push(OTHER[start : start + 8])
        other.push(OTHER[40:])
        one.no_more_inputs()
        other.no_more_inputs()
        check(list(one.receive()), ONE)
        check(list(other.receive()), OTHER)


def test_flushes_and_changes_of_emotion(client: Cartesia) -> None:
    with client.tts.websocket_connect() as connection:
        context = connection.context(**SETTINGS)
        context.push("Hello there", generation_config={"emotion": "excited"})
        context.push("", flush=True)
        flushed = []
        for event in context.receive():
            flushed.append(event)
            if event.type == "flush_done":
                assert event.flush_id == 1
                break
        assert [event.flush_id for event in flushed if event.type == "chunk"].count(1) == sum(
            event.type == "chunk" for event in flushed
        )
        context.push(" my friend.", generation_config={"emotion": "sad"})
        context.no_more_inputs()
        check(
            [event for event in [*flushed, *context.receive()] if event.type != "flush_done"], "Hello there my friend."
        )


def test_a_cancelled_context_does_not_disturb_the_next(client: Cartesia) -> None:
    with client.tts.websocket_connect() as connection:
        for _ in range(3):
            cancelled = connection.context(**SETTINGS)
            cancelled.push(ONE * 40)
            assert next(event for event in cancelled.receive() if event.type == "chunk").audio
            cancelled.cancel()
            following = connection.context(**SETTINGS)
            following.push(OTHER)
            following.no_more_inputs()
            events = [e for e in following.receive() if e.context_id == following._context_id]
            check(events, OTHER)


def test_the_older_way_of_one_call(client: Cartesia) -> None:
    socket = client.tts.websocket()
    try:
        for _ in range(2):
            made: Any = socket.send(
                model_id="sonic-2",
                transcript=ONE,
                voice={"mode": "id", "id": VOICE},
                output_format=FORMAT,
                stream=False,
                add_timestamps=True,
                add_phoneme_timestamps=True,
            )
            assert made.word_timestamps["words"] == ONE.split()
            assert len(made.audio) > 24_000
        with pytest.raises(RuntimeError, match="voice"):
            socket.send(model_id="sonic-2", transcript=ONE, voice="nobody", output_format=FORMAT, stream=False)
    finally:
        socket.close()


def test_two_contexts_at_once_without_threads(server: InProcess) -> None:
    async def say(connection: AsyncTTSResourceConnection, text: str) -> list[Any]:
        context = connection.context(**SETTINGS)
        for word in text.split(" "):
            await context.push(word + " ")
            await asyncio.sleep(0)
        await context.no_more_inputs()
        return [event async for event in context.receive()]

    async def talk() -> None:
        url = server.url
        async with (
            AsyncCartesia(api_key="any", base_url=url, websocket_base_url=url.replace("http", "ws")) as client,
            client.tts.websocket_connect() as connection,
        ):
            for one, other in [await asyncio.gather(say(connection, ONE), say(connection, OTHER)) for _ in range(2)]:
                check(one, ONE)
                check(other, OTHER)
            context = connection.context(**SETTINGS)
            await context.push(ONE * 40)
            async for event in context.receive():
                if event.type == "chunk":
                    break
            await context.cancel()
            check(await say(connection, OTHER), OTHER)

    asyncio.run(talk())
    wait_until(lambda: server.scheduler.taken == 0)
