"""OpenAI's speech endpoint keeps its contract over a real socket."""

from __future__ import annotations

import base64
import io
import json
from collections.abc import Iterator
from typing import Any

import av
import httpx
import numpy as np
import pytest

from cadenza.acoustic.tone import Tone
from cadenza.text.writing import language_of
from cadenza.wire import openai as openai_wire
from cadenza.wire.openai import emotion_in
from tests.servers import VOICES, InProcess, in_process

PATH = "/v1/audio/speech"


@pytest.fixture(scope="module")
def server() -> Iterator[InProcess]:
    with in_process(Tone()) as running:
        yield running


@pytest.fixture(scope="module")
def client(server: InProcess) -> httpx.Client:
    return server.client


def request(text: str = "Hello there.", **fields: object) -> dict[str, Any]:
    return {"model": "gpt-4o-mini-tts", "input": text, "voice": "alloy", **fields}


@pytest.fixture(scope="module")
def pcm(client: httpx.Client) -> bytes:
    answer = client.post(PATH, json=request(response_format="pcm"))
    assert answer.headers["content-type"] == "audio/pcm"
    return answer.content


@pytest.mark.parametrize(
    ("response_format", "codec", "media_type"),
    [
        (None, "mp3float", "audio/mpeg"),
        ("opus", "opus", "audio/ogg"),
        ("aac", "aac", "audio/aac"),
        ("flac", "flac", "audio/flac"),
        ("wav", "pcm_s16le", "audio/wav"),
    ],
)
def test_every_format_holds_the_same_speech(
    client: httpx.Client, pcm: bytes, response_format: str | None, codec: str, media_type: str
) -> None:
    answer = client.post(PATH, json=request(response_format=response_format))
    assert answer.headers["content-type"] == media_type
    with av.open(io.BytesIO(answer.content), "r") as source:
        stream = source.streams.audio[0]
        assert stream.codec_context.name in {codec, codec.removesuffix("float"), f"lib{codec}"}
        samples = sum(frame.samples for frame in source.decode(audio=0)) / stream.rate
    assert len(pcm) / 48_000 <= samples <= len(pcm) / 48_000 + 0.15


@pytest.mark.parametrize("response_format", ["pcm", "mp3"])
def test_server_sent_events_hold_the_file_and_end_with_usage(
    client: httpx.Client, pcm: bytes, response_format: str
) -> None:
    answer = client.post(PATH, json=request(response_format=response_format, stream_format="sse"))
    assert answer.headers["content-type"].startswith("text/event-stream")
    assert "event:" not in answer.text
    events = [json.loads(frame.removeprefix("data: ")) for frame in answer.text.split("\n\n")[:-1]]
    *deltas, done = events
    assert {event["type"] for event in deltas} == {"speech.audio.delta"}
    audio = b"".join(base64.b64decode(event["audio"]) for event in deltas)
    assert audio == client.post(PATH, json=request(response_format=response_format)).content
    if response_format == "pcm":
        assert audio == pcm
    usage = done["usage"]
    assert (done["type"], usage["total_tokens"]) == (
        "speech.audio.done",
        usage["input_tokens"] + usage["output_tokens"],
    )
    assert usage["output_tokens"] == round(len(pcm) / 960)


def test_all_voices_and_models_are_taken(client: httpx.Client) -> None:
    for voice in [*openai_wire.VOICES, "Shimmer", {"id": "af_heart"}, VOICES.all()[3].id, "bf_emma"]:
        assert client.post(PATH, json=request("Hi.", voice=voice)).status_code == 200, voice
    listed = client.get("/v1/models").json()
    assert listed["object"] == "list"
    for model in [*(model["id"] for model in listed["data"]), "gpt-4o-mini-tts-2025-12-15"]:
        assert client.post(PATH, json=request("Hi.", model=model)).status_code == 200, model
    assert client.get("/v1/models/tts-1").json()["owned_by"] == "cadenza"
    assert client.get("/v1/models/none").json()["error"]["code"] == "model_not_found"


def test_with_one_voice_all_of_openais_are_that_one() -> None:
    body = json.dumps(request(voice="onyx")).encode()
    assert openai_wire.parse(body, VOICES, max_transcript=100).utterance.voice.key == "am_onyx"
    fast = VOICES.only({"af_heart"})
    assert openai_wire.parse(body, fast, max_transcript=100).utterance.voice.key == "af_heart"


def test_speed_is_heard_as_far_as_the_engine_carries_it(client: httpx.Client, pcm: bytes) -> None:
    lengths = {
        speed: len(client.post(PATH, json=request(response_format="pcm", speed=speed)).content)
        for speed in (0.25, 0.6, 1.5, 4)
    }
    assert lengths[0.25] == lengths[0.6] > len(pcm) > lengths[1.5] == lengths[4]


@pytest.mark.parametrize(
    ("wrong", "status", "field"),
    [
        ({"input": None}, 400, "input"),
        ({"input": " "}, 400, "input"),
        ({"input": "x" * 10_001}, 400, "input"),
        ({"voice": "nobody"}, 400, "voice"),
        ({"voice": {}}, 400, "voice.id"),
        ({"response_format": "ogg"}, 400, "response_format"),
        ({"speed": 4.1}, 400, "speed"),
        ({"speed": "fast"}, 400, "speed"),
        ({"stream_format": "lines"}, 400, "stream_format"),
        ({"language": "zz"}, 400, "language"),
        ({"instructions": 1}, 400, "instructions"),
        ({"model": "whisper-1"}, 404, None),
    ],
)
def test_an_error_is_openais_and_names_the_field(
    client: httpx.Client, wrong: dict[str, Any], status: int, field: str | None
) -> None:
    answer = client.post(PATH, json=request(**wrong))
    error = answer.json()["error"]
    assert (answer.status_code, error["param"], error["type"]) == (status, field, "invalid_request_error")
    assert set(error) == {"message", "type", "param", "code"}
    assert "allowed" in error["message"]


@pytest.mark.parametrize(
    ("instructions", "emotion"),
    [
        ("Speak in a sad, slow voice.", "sad"),
        ("Read it ANGRILY!", "angry"),
        ("Talk sarcastically, then happily", "sarcastic"),
        ("Don't sound bored; be excited.", "excited"),
        ("Read the content in a neutral tone", "neutral"),
        ("", "neutral"),
        ("Act joking", "joking/comedic"),
    ],
)
def test_instructions_that_name_an_emotion_act(instructions: str, emotion: str) -> None:
    assert emotion_in(instructions) == emotion


@pytest.mark.parametrize(
    ("text", "usual", "language"),
    [
        ("Hello Мир", "en", "en"),
        ("Привет, Tom!", "en", "ru"),
        ("你好，世界", "en", "zh"),
        ("日本語のテキスト", "en", "ja"),
        ("日本", "ja", "ja"),
        ("안녕하세요", "en", "ko"),
        ("שלום", "fr", "he"),
        ("¡Hola!", "es", "es"),
        ("42", "en", "en"),
        ("नमस्ते", "en", "hi"),
    ],
)
def test_a_text_in_another_script_is_in_its_language(text: str, usual: str, language: str) -> None:
    assert language_of(text, usual) == language


def test_a_client_that_leaves_frees_its_slot_and_its_encoder(server: InProcess) -> None:
    text = "Hello there. " * 60
    with server.client.stream("POST", PATH, json=request(text, response_format="aac")) as answer:
        next(answer.iter_raw())
    again = server.client.post(PATH, json=request(response_format="aac"))
    assert again.status_code == 200
    assert np.frombuffer(again.content[:2], ">u2")[0] & 0xFFF0 == 0xFFF0
