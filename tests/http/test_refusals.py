"""What is wrong with a request is said: the field, the value and what is allowed; and never with a 5xx or a hang."""

from __future__ import annotations

import json
import socket
from collections.abc import Iterator
from typing import Any

import httpx
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from cadenza.acoustic.tone import Tone
from tests.servers import InProcess, body, events_of, in_process


@pytest.fixture(scope="module")
def server() -> Iterator[InProcess]:
    with in_process(Tone(), max_body=65_536, max_transcript=1000, body_seconds=2) as running:
        yield running


def refusal(server: InProcess, content: bytes) -> httpx.Response:
    return server.client.post("/invocations", content=content)


FORMAT = body()["output_format"]
WRONG: list[tuple[dict[str, Any], str, str]] = [
    ({"context_id": None}, "context_id", "string"),
    ({"context_id": 7}, "context_id", "string"),
    ({"context_id": "x" * 257}, "context_id", "256"),
    ({"transcript": None}, "transcript", "1 to 1000"),
    ({"transcript": ""}, "transcript", "1 to 1000"),
    ({"transcript": " \n\t\u00a0"}, "transcript", "1 to 1000"),
    ({"transcript": "x" * 1001}, "transcript", "1 to 1000"),
    ({"transcript": ["Hello"]}, "transcript", "string"),
    ({"language": None}, "language", "en"),
    ({"language": "zz"}, "language", "en"),
    ({"language": 3}, "language", "en"),
    ({"output_format": None}, "output_format", "container"),
    ({"output_format": "raw"}, "output_format", "container"),
    ({"output_format": []}, "output_format", "container"),
    ({"output_format": {**FORMAT, "container": "mp3"}}, "output_format.container", "raw"),
    ({"output_format": {**FORMAT, "encoding": "opus"}}, "output_format.encoding", "pcm_s16le, pcm_f32le"),
    ({"output_format": {**FORMAT, "encoding": None}}, "output_format.encoding", "pcm_s16le, pcm_f32le"),
    ({"output_format": {**FORMAT, "sample_rate": 12345}}, "output_format.sample_rate", "8000, 16000, 22050"),
    ({"output_format": {**FORMAT, "sample_rate": "24000"}}, "output_format.sample_rate", "8000, 16000"),
    ({"output_format": {**FORMAT, "sample_rate": True}}, "output_format.sample_rate", "8000, 16000"),
    ({"voice": None}, "voice", "id"),
    ({"voice": 1}, "voice", "id"),
    ({"voice": {"mode": "embedding", "embedding": [0.1]}}, "voice.mode", "id"),
    ({"voice": {"mode": "id"}}, "voice.id", "cadenza voices"),
    ({"voice": "nobody"}, "voice", "cadenza voices"),
    ({"voice": {"mode": "id", "id": ""}}, "voice.id", "cadenza voices"),
    ({"generation_config": "fast"}, "generation_config", "object"),
    ({"generation_config": {"speed": "fast"}}, "generation_config.speed", "a number"),
    ({"generation_config": {"speed": True}}, "generation_config.speed", "a number"),
    ({"generation_config": {"volume": [1]}}, "generation_config.volume", "a number"),
    ({"generation_config": {"emotion": 5}}, "generation_config.emotion", "emotion"),
    ({"add_timestamps": "yes"}, "add_timestamps", "true, false"),
    ({"add_phoneme_timestamps": 1}, "add_phoneme_timestamps", "true, false"),
    ({"use_normalized_timestamps": "no"}, "use_normalized_timestamps", "true, false"),
    ({"pronunciation_map": "SQL"}, "pronunciation_map", "object"),
    ({"pronunciation_map": {"SQL": 1}}, "pronunciation_map", "plain text"),
    ({"pronunciation_map": {"SQL": {"a": "b"}}}, "pronunciation_map", "plain text"),
    ({"pronunciation_map": {" ": "x"}}, "pronunciation_map", "blank"),
    ({"pronunciation_map": {"SQL": " "}}, "pronunciation_map", "blank"),
    ({"pronunciation_map": {"é" * 4096: "ü" * 4096, "a": "b"}}, "pronunciation_map", "16384"),
    ({"pronunciation_dict_id": 7}, "pronunciation_dict_id", "/pronunciation-dicts/"),
    ({"pronunciation_dict_id": "x" * 101}, "pronunciation_dict_id", "/pronunciation-dicts/"),
]


@pytest.mark.parametrize(("fields", "field", "allowed"), WRONG)
def test_a_422_names_the_field_the_value_and_what_is_allowed(
    server: InProcess, fields: dict[str, Any], field: str, allowed: str
) -> None:
    answer = refusal(server, json.dumps(body(**fields)).encode())
    assert answer.status_code == 422
    problem = next(p for p in answer.json()["errors"] if p["field"] == field)
    assert allowed in problem["allowed"]
    assert problem["value"]
    assert f"{field}: got {problem['value']}" in answer.json()["message"]


def test_all_that_is_wrong_is_said_at_once_under_the_id_of_the_request(server: InProcess) -> None:
    fields = {problem["field"] for problem in refusal(server, b"{}").json()["errors"]}
    assert fields == {"context_id", "transcript", "language", "output_format", "voice"}
    wrong = body("", context_id="call-9", language="zz", voice="nobody")
    answer = refusal(server, json.dumps(wrong).encode())
    assert {problem["field"] for problem in answer.json()["errors"]} == {"transcript", "language", "voice"}
    assert answer.headers["x-request-id"].endswith("-call-9")


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"null", b"[]", b'"text"', b"\xff\xfe", b"{" * 50_000, b"[" * 50_000, b'{"a":NaN}', b'{"a":"\\ud800"}'],
)
def test_what_is_no_json_object_is_422(server: InProcess, content: bytes) -> None:
    answer = refusal(server, content)
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["field"] == "body"


def test_a_body_over_the_limit_is_413(server: InProcess) -> None:
    assert refusal(server, b" " * 70_000).status_code == 413


def test_a_body_that_never_ends_is_408(server: InProcess) -> None:
    host, port = server.url.removeprefix("http://").split(":")
    with socket.create_connection((host, int(port)), timeout=20) as connection:
        connection.sendall(b"POST /invocations HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{")
        assert b" 408 " in connection.recv(4096).split(b"\r\n")[0]


def test_unknown_paths_and_methods_are_answered_in_the_same_shape(server: InProcess) -> None:
    assert server.client.get("/nowhere").json()["status_code"] == 404
    answer = server.client.get("/invocations")
    assert (answer.status_code, answer.headers["allow"]) == (405, "POST")


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=30),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=12), inner, max_size=4),
    max_leaves=12,
)
mutations = st.dictionaries(
    st.sampled_from(
        [
            *body(),
            "voice_id",
            "generation_config",
            "add_timestamps",
            "pronunciation_map",
            "pronunciation_dict_id",
            "other",
        ]
    ),
    json_values,
    min_size=1,
    max_size=3,
)


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(mutations)
@example({"transcript": "x", "output_format": {"container": {}, "encoding": [], "sample_rate": 1e308}})
@example({"generation_config": {"speed": 1e999}})
@example({"voice": {"mode": {"mode": "id"}, "id": {"id": "id"}}})
def test_hostile_fields_get_4xx_or_speech(server: InProcess, mutation: dict[str, Any]) -> None:
    answer = refusal(server, json.dumps({**body(), **mutation}).encode())
    assert answer.status_code in {200, 422}
    if answer.status_code == 200:
        assert json.loads(answer.text.splitlines()[-1])["type"] == "done"
    else:
        assert answer.json()["errors"]


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=200) | json_values.map(lambda value: json.dumps(value).encode()))
def test_hostile_bodies_get_4xx(server: InProcess, content: bytes) -> None:
    assert refusal(server, content).status_code == 422


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(min_size=1, max_size=200).filter(lambda text: bool(text.strip()) and text.isprintable()))
def test_any_transcript_is_spoken_whole(server: InProcess, transcript: str) -> None:
    events = events_of(server.client, body(transcript, add_timestamps=True))
    assert events[-1]["type"] == "done"
