"""Every way in which an answer can fail, on both transports and by both clients, is one of our errors."""

from __future__ import annotations

import json
import socket
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cadenza.client import (
    AccessDenied,
    Http,
    InvalidRequest,
    NotFound,
    Overloaded,
    Problem,
    SageMaker,
    ServerError,
    SpeechError,
    StreamBroken,
    StreamCorrupted,
    StreamCut,
    StreamError,
    StreamStalled,
    Unavailable,
)
from cadenza.client.errors import RequestError
from cadenza.client.transport import Address
from tests.client.double import (
    DONE,
    HTTP,
    LAST_CHUNK,
    SAGEMAKER,
    SPEECH,
    Script,
    chunk,
    chunked,
    cut,
    double,
    frame,
    http_answer,
    line,
    model_error,
    refusal,
    reset,
    sagemaker_answer,
    silence,
    silent_after,
    whole,
)
from tests.client.hearing import hear

WRONG = {
    "error_code": "invalid_request",
    "message": "voice.id: got nobody",
    "request_id": "c-1",
    "errors": [{"field": "voice.id", "value": "nobody", "allowed": "a voice"}],
}
BUSY = {"error_code": "concurrency_limited", "message": "All 4 slots are in use."}
FAILED = line("error", status_code=500, message="It broke.", error_code="synthesis_failed", request_id="c-2")
LOST = json.dumps({"Message": "Your model container broke the stream.", "ErrorCode": "StreamBroken"}).encode()
DAMAGED = frame(chunk())[:-1] + b"\0"
ADDRESSES: dict[str, Callable[[str], Address]] = {"http": Http, "sagemaker": lambda url: SageMaker("voice", url)}
HASTY: dict[str, Callable[[str], Address]] = {
    "http": lambda url: Http(url, read_seconds=0.3),
    "sagemaker": lambda url: SageMaker("voice", url, read_seconds=0.3),
}

FAULTS: list[tuple[str, str, Script, type[SpeechError], int | None]] = [
    ("sagemaker", "container 422", whole(model_error(422, json.dumps(WRONG))), InvalidRequest, 422),
    ("sagemaker", "container 429", whole(model_error(429, json.dumps(BUSY))), Overloaded, 429),
    ("sagemaker", "container 500", whole(model_error(500, "boom")), ServerError, 500),
    ("sagemaker", "container 503", whole(model_error(503, "loading")), Unavailable, 503),
    ("sagemaker", "container gone", whole(model_error(0, "")), Unavailable, None),
    ("sagemaker", "throttled", whole(refusal(429, {}, x_amzn_ErrorType="ThrottlingException")), Overloaded, 429),
    ("sagemaker", "500", whole(refusal(500, {}, x_amzn_ErrorType="InternalFailure")), ServerError, 500),
    ("sagemaker", "503", whole(refusal(503, {}, x_amzn_ErrorType="ServiceUnavailable")), Unavailable, 503),
    ("sagemaker", "530", whole(refusal(530, {}, x_amzn_ErrorType="InternalDependencyException")), ServerError, 530),
    ("sagemaker", "not ready", whole(refusal(429, {}, x_amzn_ErrorType="ModelNotReadyException")), Overloaded, 429),
    ("sagemaker", "400", whole(refusal(400, {}, x_amzn_ErrorType="ValidationError")), InvalidRequest, 400),
    ("sagemaker", "403", whole(refusal(403, {}, x_amzn_ErrorType="AccessDeniedException")), AccessDenied, 403),
    ("sagemaker", "no answer", cut(b""), StreamBroken, None),
    ("sagemaker", "reset at once", reset(b""), StreamBroken, None),
    ("sagemaker", "reset", reset(SAGEMAKER + chunked(frame(chunk()))), StreamBroken, None),
    ("sagemaker", "closed", cut(SAGEMAKER + chunked(frame(chunk()))), StreamBroken, None),
    ("sagemaker", "wrong CRC", whole(SAGEMAKER + chunked(DAMAGED) + LAST_CHUNK), StreamCorrupted, None),
    ("sagemaker", "no events", whole(sagemaker_answer(b"<html>\n")), StreamCorrupted, None),
    ("sagemaker", "half a frame", whole(SAGEMAKER + chunked(frame(DONE)[:40]) + LAST_CHUNK), StreamCut, None),
    ("sagemaker", "no done", whole(sagemaker_answer(*SPEECH[:-1])), StreamCut, None),
    ("sagemaker", "silence at once", silence, StreamStalled, None),
    ("sagemaker", "silence", silent_after(SAGEMAKER + chunked(frame(chunk()))), StreamStalled, None),
    ("sagemaker", "error event", whole(sagemaker_answer(chunk(), FAILED)), ServerError, 500),
    (
        "sagemaker",
        "exception in mid-stream",
        whole(SAGEMAKER + chunked(frame(chunk()), frame(LOST, "exception", "ModelStreamError")) + LAST_CHUNK),
        StreamBroken,
        None,
    ),
    ("http", "400", whole(refusal(400, "no")), InvalidRequest, 400),
    ("http", "401", whole(refusal(401, {})), AccessDenied, 401),
    ("http", "404", whole(refusal(404, {})), NotFound, 404),
    ("http", "422", whole(refusal(422, WRONG)), InvalidRequest, 422),
    ("http", "429", whole(refusal(429, BUSY, Retry_After="3")), Overloaded, 429),
    ("http", "500", whole(refusal(500, {})), ServerError, 500),
    ("http", "502", whole(refusal(502, {})), Unavailable, 502),
    ("http", "503", whole(refusal(503, {})), Unavailable, 503),
    ("http", "redirect", whole(refusal(307, {}, Location="/else")), RequestError, 307),
    ("http", "no answer", cut(b""), StreamBroken, None),
    ("http", "no HTTP", cut(b"SSH-2.0-OpenSSH\r\n"), StreamBroken, None),
    ("http", "reset", reset(HTTP + chunked(chunk())), StreamBroken, None),
    ("http", "closed", cut(HTTP + chunked(chunk())), StreamBroken, None),
    ("http", "no events", whole(http_answer(b"<html>\n")), StreamCorrupted, None),
    ("http", "no done", whole(http_answer(*SPEECH[:-1])), StreamCut, None),
    ("http", "silence at once", silence, StreamStalled, None),
    ("http", "silence", silent_after(HTTP + chunked(chunk())), StreamStalled, None),
    ("http", "error event", whole(http_answer(chunk(), FAILED)), ServerError, 500),
]


@pytest.mark.parametrize("on_loop", [False, True], ids=["sync", "async"])
@pytest.mark.parametrize(
    ("transport", "script", "error", "status"),
    [(transport, script, error, status) for transport, _, script, error, status in FAULTS],
    ids=[f"{transport}: {name}" for transport, name, *_ in FAULTS],
)
def test_a_fault_is_a_typed_error_and_made_once(
    transport: str, script: Script, error: type[SpeechError], status: int | None, on_loop: bool
) -> None:
    addresses = HASTY if error is StreamStalled else ADDRESSES
    with double(script) as server:
        heard = hear(addresses[transport](server.url), on_loop=on_loop)
    assert type(heard.error) is error, heard.error
    assert heard.error.status == status
    assert len(server.requests) == 1, "no library below us tries again"


@pytest.mark.parametrize("transport", ADDRESSES)
def test_what_is_wrong_is_named_by_field(transport: str) -> None:
    said = {"http": refusal(422, WRONG), "sagemaker": model_error(422, json.dumps(WRONG))}
    with double(whole(said[transport])) as server:
        error = hear(ADDRESSES[transport](server.url), on_loop=False).error
    assert error is not None
    assert error.problems == (Problem("voice.id", "nobody", "a voice"),)
    assert (error.code, error.request_id) == ("invalid_request", "c-1")
    assert str(error) == "voice.id: got nobody (status 422, request c-1)"


def test_an_error_event_and_an_exception_frame_tell_their_reason() -> None:
    scripts = whole(sagemaker_answer(FAILED)), whole(SAGEMAKER + chunked(frame(LOST, "exception", "ModelStreamError")))
    with double(*scripts) as server:
        first, second = (hear(SageMaker("voice", server.url), on_loop=False).error for _ in range(2))
    assert first is not None
    assert second is not None
    assert (first.message, first.code, first.request_id) == ("It broke.", "synthesis_failed", "c-2")
    assert (second.message, second.code) == ("Your model container broke the stream.", "ModelStreamError")


def test_retry_after_and_the_id_of_the_request_are_told() -> None:
    scripts = whole(refusal(429, BUSY, Retry_After="3", X_Request_Id="r-1")), whole(model_error(429, "busy"))
    with double(*scripts) as server:
        over_http = hear(Http(server.url), on_loop=False).error
        over_aws = hear(SageMaker("voice", server.url), on_loop=False).error
    assert over_http is not None
    assert over_aws is not None
    assert (over_http.retry_after, over_http.request_id) == (3.0, "r-1")
    assert (over_aws.message, over_aws.request_id) == ("busy", "aws-1")


@pytest.mark.parametrize("on_loop", [False, True], ids=["sync", "async"])
@pytest.mark.parametrize("transport", ADDRESSES)
def test_where_nobody_listens_the_service_is_unavailable(transport: str, on_loop: bool) -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    heard = hear(ADDRESSES[transport](f"http://127.0.0.1:{port}"), on_loop=on_loop)
    assert type(heard.error) is Unavailable


@pytest.mark.parametrize("transport", ADDRESSES)
@settings(max_examples=25, deadline=None)
@given(share=st.floats(0, 1, exclude_max=True))
def test_an_answer_that_is_cut_anywhere_is_a_stream_error_and_what_came_is_true(transport: str, share: float) -> None:
    data = {"http": http_answer, "sagemaker": sagemaker_answer}[transport](*SPEECH)
    with double(cut(data[: int(len(data) * share)]), whole(data)) as server:
        heard = hear(ADDRESSES[transport](server.url), on_loop=False)
        full = hear(ADDRESSES[transport](server.url), on_loop=False)
    assert full.error is None
    assert heard.events == full.events[: len(heard.events)]
    # All of it may have come when only the end of the transport's framing is cut off.
    assert isinstance(heard.error, StreamError) or heard.events == full.events
