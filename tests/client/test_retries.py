"""A request is made again before its first audio and never after, within its attempts and its budget."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress

import pytest

from cadenza.client import (
    AudioChunk,
    Http,
    InvalidRequest,
    Overloaded,
    Retries,
    SageMaker,
    SpeechError,
    StreamBroken,
    StreamCut,
    Unavailable,
    WordTimestamps,
)
from cadenza.client.retries import Attempts
from cadenza.client.transport import Address
from tests.client.double import (
    HTTP,
    SAGEMAKER,
    SPEECH,
    WORDS,
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
    sagemaker_answer,
    whole,
)
from tests.client.hearing import hear

FAST = Retries(attempts=3, first_wait=0.001)
GOOD = {"http": whole(http_answer(*SPEECH)), "sagemaker": whole(sagemaker_answer(*SPEECH))}
ADDRESSES: dict[str, Callable[[str], Address]] = {"http": Http, "sagemaker": lambda url: SageMaker("voice", url)}
PASSING: list[tuple[str, Script]] = [
    ("http", whole(refusal(429, {}))),
    ("http", whole(refusal(503, {}))),
    ("http", whole(refusal(500, {}))),
    ("http", cut(b"")),
    ("http", cut(HTTP + chunked(WORDS))),
    ("http", whole(http_answer(WORDS))),
    ("http", whole(http_answer(WORDS, line("error", status_code=503, message="draining")))),
    ("sagemaker", whole(model_error(429, "busy"))),
    ("sagemaker", whole(refusal(429, {}, x_amzn_ErrorType="ThrottlingException"))),
    ("sagemaker", whole(refusal(503, {}, x_amzn_ErrorType="ServiceUnavailable"))),
    ("sagemaker", cut(SAGEMAKER + chunked(frame(WORDS)))),
]


@pytest.mark.parametrize("on_loop", [False, True], ids=["sync", "async"])
@pytest.mark.parametrize(("transport", "fault"), PASSING)
def test_a_fault_before_the_first_audio_is_never_seen(transport: str, fault: Script, on_loop: bool) -> None:
    with double(fault, GOOD[transport]) as server:
        heard = hear(ADDRESSES[transport](server.url), on_loop=on_loop, retries=FAST)
    assert heard.error is None
    assert [type(event) for event in heard.events].count(WordTimestamps) == 1, "nothing is told twice"
    assert len(heard.audio) == 2 * 960
    assert len(set(server.requests)) == 1
    assert len(server.requests) == 2


@pytest.mark.parametrize("on_loop", [False, True], ids=["sync", "async"])
@pytest.mark.parametrize(
    ("transport", "fault", "error"),
    [
        ("http", cut(HTTP + chunked(chunk())), StreamBroken),
        ("http", whole(http_answer(chunk())), StreamCut),
        ("http", whole(http_answer(chunk(), line("error", status_code=429, message="no"))), Overloaded),
        ("sagemaker", cut(SAGEMAKER + chunked(frame(chunk()))), StreamBroken),
    ],
)
def test_what_was_heard_is_never_said_again(
    transport: str, fault: Script, error: type[SpeechError], on_loop: bool
) -> None:
    with double(fault, GOOD[transport]) as server:
        heard = hear(ADDRESSES[transport](server.url), on_loop=on_loop, retries=FAST)
    assert [type(event) for event in heard.events] == [AudioChunk]
    assert type(heard.error) is error
    assert len(server.requests) == 1


def test_a_wrong_request_is_not_made_again() -> None:
    with double(whole(refusal(422, {})), GOOD["http"]) as server:
        assert type(hear(Http(server.url), on_loop=False, retries=FAST).error) is InvalidRequest
    assert len(server.requests) == 1


@pytest.mark.parametrize("on_loop", [False, True], ids=["sync", "async"])
def test_after_the_last_attempt_its_error_is_raised(on_loop: bool) -> None:
    with double(whole(refusal(503, {})), whole(refusal(429, {}))) as server:
        assert type(hear(Http(server.url), on_loop=on_loop, retries=FAST).error) is Overloaded
    assert len(server.requests) == 3


def waits(retries: Retries, error: SpeechError) -> list[float]:
    """Return the waits between all attempts that `retries` allows, as if none took any time."""
    attempts = Attempts(retries)
    found: list[float] = []
    with suppress(type(error)):
        while True:
            found.append(attempts.wait_after(error, heard=False))
    return found


def test_waits_are_jittered_and_double_up_to_a_limit() -> None:
    retries = Retries(attempts=8, first_wait=0.1, longest_wait=1.0)
    drawn = [waits(retries, Unavailable("no")) for _ in range(200)]
    most = [max(row[n] for row in drawn) for n in range(7)]
    for found, ceiling in zip(most, [0.1, 0.2, 0.4, 0.8, 1.0, 1.0, 1.0], strict=True):
        assert ceiling * 0.8 < found <= ceiling
    assert min(row[6] for row in drawn) < 0.2


def test_the_service_says_how_long_to_wait_at_least_and_the_budget_how_long_at_most() -> None:
    assert all(2.0 <= wait <= 2.4 for wait in waits(Retries(attempts=3), Overloaded("no", retry_after=2.0)))
    assert waits(Retries(budget=1.9), Overloaded("no", retry_after=2.0)) == []
    assert waits(Retries(attempts=1), Overloaded("no")) == []
