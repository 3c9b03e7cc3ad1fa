"""OpenAI's own Python SDK, unmodified, against the speech endpoint."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import av
import pytest
from openai import BadRequestError, NotFoundError, OpenAI, RateLimitError

from cadenza.acoustic.tone import Tone
from tests.servers import in_process, wait_until

ASKED: dict[str, Any] = {"model": "gpt-4o-mini-tts", "voice": "marin", "input": "Thank you for calling."}


@pytest.fixture(scope="module")
def client() -> Iterator[OpenAI]:
    with in_process(Tone(), api_keys="sk-own") as server, OpenAI(api_key="sk-own", base_url=f"{server.url}/v1") as sdk:
        yield sdk


@pytest.fixture(scope="module")
def pcm(client: OpenAI) -> bytes:
    return client.audio.speech.create(**ASKED, response_format="pcm").content


@pytest.mark.parametrize("response_format", ["mp3", "opus", "aac", "flac", "wav"])
def test_every_format_is_a_file_that_plays(
    client: OpenAI,
    pcm: bytes,
    response_format: Any,  # noqa: ANN401 - the SDK has a Literal of them
    tmp_path: Path,
) -> None:
    with client.audio.speech.with_streaming_response.create(**ASKED, response_format=response_format) as answer:
        answer.stream_to_file(tmp_path / "speech")
    with av.open(io.BytesIO((tmp_path / "speech").read_bytes()), "r") as source:
        frames = list(source.decode(audio=0))
    seconds = sum(frame.samples for frame in frames) / frames[0].sample_rate
    assert seconds == pytest.approx(len(pcm) / 48_000, abs=0.15)


def test_events_are_read_line_by_line(client: OpenAI) -> None:
    with client.audio.speech.with_streaming_response.create(**ASKED, stream_format="sse") as answer:
        assert answer.headers["content-type"].startswith("text/event-stream")
        events = [json.loads(line.removeprefix("data: ")) for line in answer.iter_lines() if line]
    assert [event["type"] for event in events][-2:] == ["speech.audio.delta", "speech.audio.done"]


def test_voices_speed_and_instructions_are_taken(client: OpenAI, pcm: bytes) -> None:
    slow = client.audio.speech.create(
        **{**ASKED, "voice": {"id": "bf_emma"}}, speed=0.5, instructions="Sound sad.", response_format="pcm"
    )
    assert len(slow.content) > len(pcm)
    assert "tts-1" in {model.id for model in client.models.list()}
    assert client.models.retrieve("tts-1-hd").id == "tts-1-hd"


def test_errors_are_the_sdks_own(client: OpenAI) -> None:
    with pytest.raises(BadRequestError) as caught:
        client.audio.speech.create(**{**ASKED, "voice": "nobody"})
    assert caught.value.param == "voice"
    with pytest.raises(NotFoundError, match="whisper-1"):
        client.audio.speech.create(**{**ASKED, "model": "whisper-1"})
    with in_process(Tone(seconds_per_second=0.5), slots=1) as server:
        busy = OpenAI(api_key="any", base_url=f"{server.url}/v1", max_retries=0)
        long = busy.audio.speech.with_streaming_response.create(**{**ASKED, "input": "Hello. " * 200})
        with busy, long, pytest.raises(RateLimitError):
            busy.audio.speech.create(**ASKED)
        wait_until(lambda: server.scheduler.taken == 0)
