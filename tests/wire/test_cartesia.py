"""Requests of Cartesia's API are understood in every form that its clients send, and refused by the field."""

from __future__ import annotations

import base64
from typing import Any

import pytest

from cadenza.errors import CadenzaError, InvalidRequest, NotFound
from cadenza.media.containers import Format
from cadenza.speech import Chunk, Done, Event, Failed, WordTimes
from cadenza.voices import Voices
from cadenza.wire.cartesia import (
    NEWEST,
    BytesRequest,
    Generation,
    SseRequest,
    WebsocketRequest,
    delay_of,
    error_event,
    read,
    version_of,
)
from cadenza.wire.events import EventFrames, event_object, merged
from cadenza.wire.fields import json_object

VOICES = Voices.load()
Kind = type[BytesRequest] | type[SseRequest] | type[WebsocketRequest]


def fields(**others: object) -> dict[str, Any]:
    raw = {"container": "raw", "encoding": "pcm_s16le", "sample_rate": 16_000}
    given = {"model_id": "sonic-3", "transcript": "Hello.", "voice": "af_heart", "output_format": raw} | others
    return {name: value for name, value in given.items() if value is not None}


def understood(kind: Kind = BytesRequest, version: str = NEWEST, **others: object) -> Generation:
    return read(kind, fields(**others), VOICES, version, max_transcript=1000)[1]


@pytest.mark.parametrize("voice", ["af_heart", {"id": "af_heart"}, {"mode": "id", "id": "af_heart", "more": 1}])
def test_a_voice_is_a_string_or_an_object(voice: object) -> None:
    assert understood(voice=voice).utterance.voice.key == "af_heart"


@pytest.mark.parametrize(
    ("given", "output"),
    [
        ({"container": "RAW", "encoding": "pcm", "sample_rate": 8000}, Format("raw", "pcm_s16le", 8000)),
        ({"container": "wav", "encoding": "pcm_f32le", "sample_rate": 44100}, Format("wav", "pcm_f32le", 44100)),
        (
            {"container": "mp3", "bit_rate": 64000, "sample_rate": 24000},
            Format("mp3", "pcm_s16le", 24000, 64000),
        ),
        (
            {"container": "mp3", "encoding": "mp3", "sample_rate": 44100},
            Format("mp3", "pcm_s16le", 44100, 128000),
        ),
    ],
)
def test_containers_of_bytes(given: dict[str, Any], output: Format) -> None:
    assert understood(output_format=given).output == output
    if given["container"] != "RAW":
        with pytest.raises(InvalidRequest, match=r"output_format\.container: got .*; allowed: raw"):
            understood(SseRequest, output_format=given)


def test_legacy_and_new_fields_mean_something() -> None:
    assert understood(speed="slow").utterance.controls.speed == 0.8
    assert understood(speed="fast", generation_config={"speed": 1.1}).utterance.controls.speed == 1.1
    assert understood(duration=2).seconds == 2
    assert understood(locale="en_GB").utterance.locale == "en-GB"
    assert understood(language="pt-PT", voice="pf_dora").utterance.locale == "pt-PT"
    assert understood(voice="ff_siwis").utterance.language == "fr"
    assert "normalization" in understood(normalization="off").notes[0]
    assert understood(WebsocketRequest, use_original_timestamps=False).utterance.normalized


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"transcript": " "}, "transcript"),
        ({"transcript": "x" * 1001}, "transcript"),
        ({"voice": {}}, "voice.id"),
        ({"voice": {"mode": "embedding", "embedding": [0.1] * 192}}, "voice.mode"),
        ({"language": "en", "locale": "en-GB"}, "locale"),
        ({"locale": "zz"}, "locale"),
        ({"accent": "zz"}, "accent"),
        ({"normalization": "never"}, "normalization"),
        ({"speed": "slowest"}, "speed"),
        ({"duration": 0}, "duration"),
        ({"save": "yes"}, "save"),
        ({"output_format": {}}, "output_format"),
        ({"output_format": {"container": "ogg"}}, "output_format.container"),
        ({"output_format": {"container": "wav", "sample_rate": 8000}}, "output_format.encoding"),
        ({"output_format": {"container": "mp3", "sample_rate": 8000, "bit_rate": 1}}, "output_format.bit_rate"),
    ],
)
def test_what_is_wrong_is_named(wrong: dict[str, Any], field: str) -> None:
    with pytest.raises(InvalidRequest) as caught:
        understood(**wrong)
    assert field in {problem.field for problem in caught.value.problems}


@pytest.mark.parametrize(
    ("model", "code"), [("sonic-english", "model_sunsetted"), ("sonic", "model_sunsetted"), ("gpt", "model_not_found")]
)
def test_models_have_codes(model: str, code: str) -> None:
    with pytest.raises(CadenzaError) as caught:
        understood(model_id=model)
    assert (caught.value.status, caught.value.code) == (400, code)
    for served in ("sonic-3-2026-01-12", "sonic-latest", "sonic-9", "Sonic-3.5", "cadenza"):
        understood(model_id=served)


def test_the_version_decides_whether_a_voice_is_not_found_or_wrong() -> None:
    with pytest.raises(NotFound):
        understood(voice="nobody")
    with pytest.raises(InvalidRequest):
        understood(version="2025-04-16", voice="nobody")
    assert version_of({"cartesia-version": "2024-06-10"}, {"cartesia_version": "2024-11-13"}) == "2024-11-13"
    assert version_of({"cartesia-version": "latest"}, {}) == NEWEST


def test_a_websocket_may_say_nothing_and_has_a_delay_by_version() -> None:
    given, _ = read(WebsocketRequest, fields(transcript="", **{"continue": True}), VOICES, NEWEST, max_transcript=10)
    assert given.more
    assert (delay_of(given, NEWEST), delay_of(given, "2025-04-16")) == (3.0, 0.0)
    given.max_buffer_delay_ms = 9999
    assert delay_of(given, NEWEST) == 5.0


def test_events_have_the_fields_of_the_contract() -> None:
    chunk = Chunk(b"ab", 1, 0.0125)
    head = {"type": "chunk", "context_id": "c", "status_code": 206, "done": False}
    assert event_object(chunk, "c", 2) == head | {
        "data": base64.b64encode(b"ab").decode(),
        "step_time": 12.5,
        "flush_id": 2,
    }
    assert event_object(Done(1.0), None) == {"type": "done", "status_code": 206, "done": True}
    failed = event_object(Failed(500, "code", "Title", "why"), "c")
    refused = error_event(CadenzaError("why", status=429, code="code", title="Title"), "c", "id")
    for event, status in ((failed, 500), (refused, 429)):
        assert (event["error"], event["status_code"], event["done"]) == ("Title: why", status, True)
        assert {"type", "context_id", "error_code", "title", "message"} <= set(event)


def test_frames_are_single_json_objects_and_only_errors_are_named() -> None:
    words = WordTimes(("ʃ",), (0.0,), (0.1,))
    frame, error = EventFrames("c", "id", 8000).push([words, Failed(500, "x", "T", "m")])
    assert frame.startswith(b"data: {")
    assert frame.endswith(b"}\n\n")
    assert json_object(frame[6:])["word_timestamps"]["words"] == ["ʃ"]
    assert error.startswith(b'event: error\ndata: {"type":"error","context_id":"c",')
    assert b'"request_id":"id"' in error


def test_merging_keeps_order_and_samples() -> None:
    words = WordTimes(("a",), (0.0,), (0.1,))
    step: list[Event] = [*[Chunk(b"ab", 1, 0.1)] * 7, words, Chunk(b"cd", 1, 0.1), Done(1.0)]
    events = merged(step, 5)
    assert [event.samples if isinstance(event, Chunk) else event for event in events] == [5, 2, words, 1, Done(1.0)]
