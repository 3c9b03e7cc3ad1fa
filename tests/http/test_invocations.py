"""`/invocations` keeps the wire contract, event for event, over a real socket."""

from __future__ import annotations

import base64
import json
import socket
from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest

from cadenza.acoustic.tone import Tone
from cadenza.audio import ENCODINGS, SAMPLE_RATES
from tests.servers import InProcess, body, events_of, in_process, words_of

TEXT = "The café costs $12.50, naïve as it is; 42 boys (ages 7–9) left at 5:30 pm — why? " * 2


@pytest.fixture(scope="module")
def server() -> Iterator[InProcess]:
    with in_process(Tone()) as running:
        yield running


def transport_chunks(url: str, request: dict[str, Any]) -> tuple[str, list[bytes]]:
    """Return head and HTTP chunks of an answer, read from the raw socket as they are framed."""
    host, port = url.removeprefix("http://").split(":")
    payload = json.dumps(request).encode()
    with socket.create_connection((host, int(port))) as connection, connection.makefile("rb") as stream:
        head = f"POST /invocations HTTP/1.1\r\nHost: x\r\nContent-Length: {len(payload)}\r\n\r\n"
        connection.sendall(head.encode() + payload)
        headers = b""
        while (line := stream.readline()) != b"\r\n":
            headers += line
        chunks = []
        while size := int(stream.readline(), 16):
            chunks.append(stream.read(size))
            stream.readline()
    return headers.decode().lower(), chunks


def test_each_event_is_one_ascii_line_in_one_transport_chunk(server: InProcess) -> None:
    head, chunks = transport_chunks(
        server.url, body(TEXT, context_id="çà 北", add_timestamps=True, add_phoneme_timestamps=True)
    )
    assert "transfer-encoding: chunked" in head
    assert "content-encoding" not in head
    for chunk in chunks:
        assert chunk.isascii()
        assert chunk.count(b"\n") == 1
        assert chunk.endswith(b"\n")
        assert json.loads(chunk)["context_id"] == "çà 北"


def test_chunks_carry_every_field_and_at_most_20_ms(server: InProcess) -> None:
    events = events_of(server.client, body(TEXT))
    chunks = [event for event in events if event["type"] == "chunk"]
    for chunk in chunks:
        assert set(chunk) == {"type", "context_id", "status_code", "done", "data", "sampling_rate", "step_time"}
        assert (chunk["status_code"], chunk["done"], chunk["sampling_rate"]) == (206, False, 24_000)
        assert isinstance(chunk["step_time"], float)
        assert 0 < len(base64.b64decode(chunk["data"])) <= 480 * 2
    assert all(len(base64.b64decode(chunk["data"])) == 960 for chunk in chunks[:-1])


def test_exactly_one_terminal_event_ends_the_stream(server: InProcess) -> None:
    events = events_of(server.client, body(TEXT))
    assert [event["type"] for event in events if event["done"]] == ["done"]
    assert events[-1] == {"type": "done", "context_id": "test", "status_code": 206, "done": True}


def test_words_are_those_of_the_transcript_and_come_with_their_audio(server: InProcess) -> None:
    tagged = TEXT.replace("left", "<speed ratio='1.5'/>left").replace("why", "<break time='300ms'/>why")
    sent = 0.0
    words: list[str] = []
    ends: list[float] = []
    for event in events_of(server.client, body(tagged, add_timestamps=True)):
        if event["type"] == "chunk":
            sent += len(base64.b64decode(event["data"])) / 2 / 24_000
        elif event["type"] == "timestamps":
            times = event["word_timestamps"]
            assert len(times["words"]) == len(times["start"]) == len(times["end"])
            assert times["start"][0] >= sent - 0.001, "sent later than the audio that they describe"
            for start, end in zip(times["start"], times["end"], strict=True):
                assert (ends[-1] if ends else 0.0) <= start <= end
                ends.append(end)
            words += times["words"]
    assert words == TEXT.split()
    assert ends[-1] <= sent


def test_normalized_timestamps_give_the_words_as_spoken(server: InProcess) -> None:
    words = words_of(server.client, "It is 42, or $5.", use_normalized_timestamps=True)
    assert words == ["It", "is", "forty-two,", "or", "five", "dollars."]


def test_a_pronunciation_map_changes_what_is_said_and_not_the_words(server: InProcess) -> None:
    fields: dict[str, Any] = {"pronunciation_map": {"SQL": "see quell", "é" * 4000: "ü" * 4000, "The": "<<ð|i>>"}}
    assert words_of(server.client, "Use SQL, sql.", **fields) == ["Use", "SQL,", "sql."]
    normalized = words_of(server.client, "Use SQL, sql.", use_normalized_timestamps=True, **fields)
    assert normalized == ["Use", "see", "quell,", "sql."]
    plain = words_of(server.client, "The end.", use_normalized_timestamps=True, **fields)
    assert plain == "less than less than ð pipe i greater than greater than end.".split()


def test_phonemes_come_without_word_times_when_only_they_are_asked_for(server: InProcess) -> None:
    events = events_of(server.client, body("Oh, hello.", add_phoneme_timestamps=True))
    assert {event["type"] for event in events} == {"chunk", "phoneme_timestamps", "done"}
    times = next(event["phoneme_timestamps"] for event in events if "phoneme_timestamps" in event)
    assert times["phonemes"] == ["ˈoʊ", "h", "ə", "l", "ˈoʊ"]
    assert times["start"] == sorted(times["start"])


@pytest.mark.parametrize("sample_rate", SAMPLE_RATES)
@pytest.mark.parametrize("encoding", ENCODINGS)
def test_every_encoding_and_rate_has_the_same_length_and_frames(
    server: InProcess, encoding: str, sample_rate: int
) -> None:
    output_format = {"container": "raw", "encoding": encoding, "sample_rate": sample_rate}
    events = events_of(server.client, body(output_format=output_format))
    chunks = [base64.b64decode(event["data"]) for event in events if event["type"] == "chunk"]
    assert max(map(len, chunks)) == sample_rate // 50 * ENCODINGS[encoding]
    native = [base64.b64decode(e["data"]) for e in events_of(server.client, body()) if e["type"] == "chunk"]
    seconds = sum(map(len, native)) / 2 / 24_000
    assert sum(map(len, chunks)) / ENCODINGS[encoding] / sample_rate == pytest.approx(seconds, abs=1e-4)


def test_float_samples_are_little_endian_and_within_one(server: InProcess) -> None:
    output_format = {"container": "raw", "encoding": "pcm_f32le", "sample_rate": 48_000}
    events = events_of(server.client, body(output_format=output_format))
    data = b"".join(base64.b64decode(event["data"]) for event in events if event["type"] == "chunk")
    samples = np.frombuffer(data, "<f4")
    assert 0.05 < np.abs(samples).max() <= 1.0


@pytest.mark.parametrize(
    "fields",
    [
        {"voice": None, "voice_id": "af_heart"},
        {"voice": None, "voice_id": {"mode": "id", "id": "bf0a246a-8642-498a-9950-80c35e9276b5"}},
        {"voice": "Heart", "voice_id": "nobody"},
        {"voice": {"id": "f786b574-daa5-4673-aa0c-cbe3e8534c02"}},
        {"output_format": {"container": "RAW", "encoding": "pcm", "sample_rate": 8000, "bit_rate": None}},
        {"output_format": '{"container": "raw", "encoding": "PCM_ALAW", "sample_rate": 16000}'},
        {"language": "en-GB"},
        {"language": "EN_us"},
        {"generation_config": {"speed": 9, "volume": 0.01, "emotion": "Joking/Comedic", "unheard": [1]}},
        {"generation_config": {"speed": None}, "model_id": "sonic-3", "continue": False, "unknown": {"a": 1}},
        {"add_timestamps": True, "use_normalized_timestamps": True, "add_phoneme_timestamps": True},
    ],
)
def test_what_real_clients_send_is_accepted(server: InProcess, fields: dict[str, Any]) -> None:
    request = {**body(), **fields}
    if request["voice"] is None:
        del request["voice"]
    assert events_of(server.client, request)[-1]["type"] == "done"


@pytest.mark.parametrize("content_type", ["application/json", "text/plain", "application/octet-stream", "x/y"])
def test_content_type_and_accept_do_not_matter(server: InProcess, content_type: str) -> None:
    headers = {"Content-Type": content_type, "Accept": "text/event-stream"}
    answer = server.client.post("/invocations", content=json.dumps(body()), headers=headers)
    assert answer.status_code == 200
    assert json.loads(answer.text.splitlines()[-1])["type"] == "done"
    assert answer.headers["x-request-id"].endswith("-test")


def test_the_request_id_is_a_safe_header_whatever_the_context_id(server: InProcess) -> None:
    hostile = 'x\r\nSet-Cookie: a=b "\\ 北' * 5
    answer = server.client.post("/invocations", json=body(context_id=hostile))
    assert json.loads(answer.text.splitlines()[0])["context_id"] == hostile
    identifier = answer.headers["x-request-id"]
    assert identifier[36:38] == "-x"
    assert set(identifier) <= set("0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ._-")
    assert "set-cookie" not in answer.headers


@pytest.mark.parametrize("transcript", ["...", "[laughter]", "<break time='1s'/>", "😀", "— ?!", "\u200b.", "`"])
def test_a_transcript_without_words_still_ends_with_done(server: InProcess, transcript: str) -> None:
    assert events_of(server.client, body(transcript, add_timestamps=True))[-1]["type"] == "done"


def test_the_notebook_parser_survives(server: InProcess) -> None:
    """It appends parts until one ends with a newline, then parses all that it has, each part decoded by itself."""
    _, parts = transport_chunks(server.url, body("Señor Müller, 北京!", add_timestamps=True))
    pending, parsed = "", []
    for part in parts:
        pending += part.decode("utf-8")
        if pending.endswith("\n"):
            parsed.append(json.loads(pending))
            pending = ""
    assert not pending
    assert parsed[-1]["type"] == "done"
