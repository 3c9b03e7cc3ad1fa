"""`/tts/bytes` and `/tts/sse` keep their contract over a real socket."""

from __future__ import annotations

import base64
import gzip
import io
import json
import re
import socket
import wave
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import httpx
import numpy as np
import pytest

from cadenza.acoustic.tone import Tone
from tests.servers import InProcess, events_of, frames_of, in_process, speech, wait_until

RAW = {"container": "raw", "encoding": "pcm_s16le", "sample_rate": 24_000}
API = Path(__file__).parents[2] / "docs" / "api.md"
OLD = {"Cartesia-Version": "2025-04-16"}


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[InProcess]:
    with in_process(Tone(), data_dir=str(tmp_path_factory.mktemp("data")), max_transcript=2000) as running:
        yield running


@pytest.fixture(scope="module")
def client(server: InProcess) -> httpx.Client:
    return server.client


@pytest.fixture(scope="module")
def audio(client: httpx.Client) -> bytes:
    """Return what `/invocations` says for `speech()`: the measure of all other surfaces."""
    events = events_of(client, speech(context_id="c", language="en"))
    return b"".join(base64.b64decode(event["data"]) for event in events if event["type"] == "chunk")


def test_raw_bytes_are_the_samples_of_every_other_surface(client: httpx.Client, audio: bytes) -> None:
    answer = client.post("/tts/bytes", json=speech(), headers={"Accept": "audio/wav"})
    assert answer.content == audio
    assert answer.headers["content-type"] == "audio/pcm"
    assert answer.headers["transfer-encoding"] == "chunked"
    assert "cartesia-file-id" not in answer.headers


def test_a_body_without_type_and_length_is_as_good(client: httpx.Client, audio: bytes) -> None:
    content = json.dumps(speech(max_buffer_delay_ms=0)).encode()
    answer = client.post("/tts/bytes", content=iter([content[:40], content[40:]]))
    assert "content-type" not in answer.request.headers
    assert answer.content == audio


@pytest.mark.parametrize(("encoding", "width", "tag"), [("pcm_s16le", 2, 1), ("pcm_f32le", 4, 3), ("pcm_mulaw", 1, 7)])
def test_wav_has_a_header_that_is_read_to_the_end(client: httpx.Client, encoding: str, width: int, tag: int) -> None:
    wanted = {"container": "wav", "encoding": encoding, "sample_rate": 8000}
    answer = client.post("/tts/bytes", json=speech(output_format=wanted, save=True))
    raw = client.post("/tts/bytes", json=speech(output_format={**wanted, "container": "raw"})).content
    assert answer.headers["content-type"] == "audio/wav"
    assert answer.headers["cartesia-file-id"].startswith("file_")
    header = answer.content[: -len(raw)]
    assert answer.content[len(header) :] == raw
    assert header[:4] + header[8:16] == b"RIFFWAVEfmt "
    assert int.from_bytes(header[20:22], "little") == tag
    if encoding == "pcm_s16le":
        with wave.open(io.BytesIO(answer.content)) as file:
            assert (file.getframerate(), file.getsampwidth(), file.getnchannels()) == (8000, width, 1)
            assert file.readframes(file.getnframes()) == raw


def test_duration_cuts_the_audio_to_the_sample(client: httpx.Client, audio: bytes) -> None:
    assert client.post("/tts/bytes", json=speech(duration=0.5001)).content == audio[: 2 * 12002]
    assert client.post("/tts/bytes", json=speech(duration=100)).content == audio
    events = frames_of(client.post("/tts/sse", json=speech(duration=0.5, add_timestamps=True)))
    assert [event["type"] for event in events if event["done"]] == ["done"]


def test_server_sent_events_are_framed_and_end_once(client: httpx.Client, audio: bytes) -> None:
    flags = {"add_timestamps": True, "add_phoneme_timestamps": True, "context_id": "call/1"}
    answer = client.post("/tts/sse", json=speech("Hello there, it is 42.", **flags))
    assert answer.headers["x-request-id"].endswith("-call_1")
    events = frames_of(answer)
    assert "event:" not in answer.text
    assert all(event["context_id"] == "call/1" and event["status_code"] == 206 for event in events)
    assert [event["type"] for event in events if event["done"]] == ["done"]
    assert events[-1] == {"type": "done", "context_id": "call/1", "status_code": 206, "done": True}
    assert {event["type"] for event in events} == {"chunk", "timestamps", "phoneme_timestamps", "done"}
    assert all(("data" in event) == (event["type"] == "chunk") for event in events)
    assert all(isinstance(event["step_time"], int | float) for event in events if event["type"] == "chunk")
    times = [event["word_timestamps"] for event in events if event["type"] == "timestamps"]
    assert [word for part in times for word in part["words"]] == "Hello there, it is 42.".split()
    starts = [start for part in times for start in part["start"]]
    assert all(one <= other for one, other in pairwise(starts))
    plain = frames_of(client.post("/tts/sse", json=speech()))
    assert b"".join(base64.b64decode(event["data"]) for event in plain[:-1]) == audio
    assert plain[-1] == {"type": "done", "status_code": 206, "done": True}
    assert max(len(base64.b64decode(event["data"])) for event in plain[:-1]) <= 4800


@pytest.mark.parametrize("path", ["/tts/bytes", "/tts/sse"])
@pytest.mark.parametrize(
    ("wrong", "expected"),
    [
        ({"transcript": ""}, (400, "invalid_request", "transcript")),
        ({"language": "zz"}, (400, "invalid_request", "language")),
        ({"language": "en", "locale": "en-GB"}, (400, "invalid_request", "locale")),
        ({"model_id": "sonic-english"}, (400, "model_sunsetted", "sonic-english")),
        ({"model_id": "gpt"}, (400, "model_not_found", "gpt")),
        ({"voice": "nobody"}, (404, "voice_not_found", "nobody")),
        ({"pronunciation_dict_id": "pdict_none"}, (404, "pronunciation_dict_not_found", "pdict_none")),
    ],
)
def test_an_error_before_the_first_byte_is_a_real_one(
    client: httpx.Client, path: str, wrong: dict[str, Any], expected: tuple[int, str, str]
) -> None:
    status, code, word = expected
    answer = client.post(path, json=speech(**wrong))
    body = answer.json()
    assert (answer.status_code, body["error_code"]) == (status, code)
    assert word in body["message"]
    assert body["request_id"] == answer.headers["x-request-id"]
    old = client.post(path + "?cartesia_version=2024-11-13", json=speech(**wrong), headers={"Cartesia-Version": "x"})
    assert old.status_code == 400
    assert old.headers["content-type"].startswith("text/plain")
    assert old.text.startswith(("Invalid request: ", "Model sunsetted: ", "Invalid model: "))
    assert "\n" not in old.text


@pytest.mark.parametrize("content", [b"", b"{", b"[]", gzip.compress(b"{}", mtime=0)])
def test_what_is_no_object_is_400(client: httpx.Client, content: bytes) -> None:
    answer = client.post("/tts/bytes", content=content)
    assert answer.status_code == 400
    assert ("gzip" in answer.text) == content.startswith(b"\x1f")


def test_a_wrong_path_or_method_is_told_what_is_right(client: httpx.Client) -> None:
    unknown = client.get("/nowhere", headers=OLD)
    assert (unknown.status_code, unknown.text.partition(";")[0]) == (404, 'Not Found: There is no "/nowhere"')
    method = client.put("/tts/bytes")
    assert (method.status_code, method.headers["Allow"]) == (405, "POST")
    assert method.json()["message"] == '"/tts/bytes" takes POST, not PUT.'
    plain = client.get("/tts/websocket")
    assert (plain.status_code, plain.headers["Upgrade"]) == (426, "websocket")
    assert "is a websocket" in plain.json()["message"]


def test_sse_has_no_other_container(client: httpx.Client) -> None:
    answer = client.post("/tts/sse", json=speech(output_format={**RAW, "container": "wav"}))
    assert answer.status_code == 400
    assert "output_format.container" in answer.json()["message"]


def test_a_full_house_is_429_with_when_to_try_again() -> None:
    with in_process(Tone(seconds_per_second=0.5), slots=1) as server:
        host, port = server.url.removeprefix("http://").split(":")
        content = json.dumps(speech("Hello there. " * 60)).encode()
        with socket.create_connection((host, int(port))) as first:
            first.sendall(b"POST /tts/sse HTTP/1.1\r\nHost: x\r\nContent-Length: %d\r\n\r\n" % len(content) + content)
            wait_until(lambda: server.scheduler.taken == 1)
            for path in ("/tts/bytes", "/tts/sse"):
                answer = server.client.post(path, json=speech())
                assert (answer.status_code, answer.json()["error_code"]) == (429, "concurrency_limited")
                assert int(answer.headers["retry-after"]) >= 1
        wait_until(lambda: server.scheduler.taken == 0)


@pytest.mark.parametrize("path", ["/tts/bytes", "/tts/sse"])
def test_speech_that_fails_in_the_middle_is_no_whole_answer(path: str) -> None:
    with in_process(Tone(seconds_per_second=0.2)) as server:
        with server.client.stream("POST", path, json=speech(" ".join(["Hello there."] * 60))) as answer:
            pieces = answer.iter_bytes()
            assert next(pieces)
            server.scheduler.stop()
            if path == "/tts/bytes":
                with pytest.raises(httpx.RemoteProtocolError, match="incomplete chunked read"):
                    list(pieces)
                return
            frame = b"".join(pieces).split(b"\n\n")[-2]
        assert frame.startswith(b"event: error\ndata: {")
        error = json.loads(frame.partition(b"data: ")[2])
        assert (error["type"], error["done"], error["status_code"]) == ("error", True, 503)
        assert {"error", "title", "message", "error_code", "request_id"} <= set(error)


def test_the_example_of_the_documentation_is_spoken(client: httpx.Client) -> None:
    example = re.search(r"/tts/bytes -o hello\.mp3 -d '(\{.*?\})'", API.read_text(), re.DOTALL)
    assert example
    answer = client.post("/tts/bytes", content=example[1].encode())
    assert (answer.status_code, answer.headers["content-type"]) == (200, "audio/mpeg")
    assert answer.content[:2] == b"\xff\xfb"


def test_the_samples_are_heard(client: httpx.Client, audio: bytes) -> None:
    assert np.abs(np.frombuffer(audio, np.int16)).max() > 3000
    assert client.get("/").json() == {"ok": True, "version": "2026-08-14"}
