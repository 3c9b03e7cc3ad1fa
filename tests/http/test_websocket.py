"""Contexts over a real socket: text as it arrives, in the way of every client that exists."""

from __future__ import annotations

import time
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import numpy as np
import pytest
from websockets.exceptions import InvalidStatus

from cadenza.acoustic.kokoro import Kokoro
from cadenza.acoustic.tone import Tone
from tests.servers import InProcess, in_process, wait_until, words_of
from tests.sockets import Event, Socket, audio, closed_within, kinds, socket, words

LONG = "This sentence goes on for a while, so that there is something to say. " * 12
STRANGE = {
    "model_id": "sonic-9000",
    "voice": {"mode": "embedding", "embedding": [0.1] * 192},
    "output_format": {"container": "mp3", "sample_rate": 1},
    "generation_config": {"speed": "very"},
    "language": "xx",
}
"""Defaults with which clients close their contexts, at their worst."""


@pytest.fixture(scope="module")
def server() -> Iterator[InProcess]:
    with in_process(Tone(), slots=4) as running:
        yield running


@pytest.fixture
def ws(server: InProcess) -> Iterator[Socket]:
    with socket(server.url) as opened:
        yield opened
    wait_until(lambda: server.scheduler.taken == 0)


def times(events: list[Event]) -> list[tuple[float, float]]:
    return [
        pair
        for event in events
        if "word_timestamps" in event
        for pair in zip(event["word_timestamps"]["start"], event["word_timestamps"]["end"], strict=True)
    ]


def test_two_contexts_are_spoken_side_by_side(ws: Socket) -> None:
    ws.say(LONG, "a", more=True)
    ws.say(LONG, "b", more=True)
    for context_id in ("a", "b"):
        ws.say("", context_id, more=False)
    events = [*ws.until("done", "a"), *ws.until("done", "b")]
    order = [event["context_id"] for event in ws.events]
    assert sum(x != y for x, y in pairwise(order)) > 1, "they take turns"
    assert words(ws.of("a")) == words(ws.of("b")) == LONG.split()
    for event in events:
        assert isinstance(event["status_code"], int)
        assert event["done"] is (event["type"] == "done")
        assert ("data" in event) is (event["type"] == "chunk")
        assert "error" not in event
        if event["type"] == "chunk":
            assert isinstance(event["step_time"], int | float)
    assert [event["type"] for event in events].count("done") == 2
    assert ws.quiet()


@pytest.mark.parametrize("delay", [None, 0, 3000])
def test_continuations_are_joined_as_they_are_and_times_run_on(
    server: InProcess, ws: Socket, delay: int | None
) -> None:
    pieces = [
        "Hello, ",
        "my name ",
        "is Dr. ",
        "Smith. On July ",
        "4, 2025, we ",
        "met. ",
        "<emotion value='sad'/>",
        "Bye!",
    ]
    for piece in pieces:
        ws.say(piece, more=True, max_buffer_delay_ms=delay)
    ws.say("", more=False)
    events = ws.until("done")
    assert words(events) == words_of(server.client, "".join(pieces))
    assert all(start <= end <= after for (start, end), (after, _) in pairwise(times(events)))
    assert times(events)[-1][1] <= len(audio(events)) / 2 / 8000


def test_a_word_or_a_tag_may_be_cut_anywhere(server: InProcess, ws: Socket) -> None:
    text = "Un<speed ratio='1.5'/>believable, <spell>A1</spell> costs $3.14 <<h|ə|l|oʊ>> [laughter] today."
    for start in range(0, len(text), 3):
        ws.say(text[start : start + 3], more=True)
    ws.say(" ", more=False)
    assert words(ws.until("done")) == words_of(server.client, text)


def test_what_tags_say_lasts_until_the_end_of_the_context(ws: Socket) -> None:
    ws.say("<speed ratio='0.6'/>One two three.", "slow", more=True, max_buffer_delay_ms=0)
    ws.say("One two three.", "slow", more=False)
    ws.say("One two three.", "plain", more=True, max_buffer_delay_ms=0)
    ws.say("One two three.", "plain", more=True, generation_config={"speed": 0.6})
    ws.say("One two three.", "plain", more=False, generation_config={"speed": 0.6, "emotion": "nonsense"})
    slow, plain = times(ws.until("done", "slow")), times(ws.until("done", "plain"))
    lengths = [end - start for start, end in (slow[0], slow[3], plain[0], plain[3], plain[6])]
    assert lengths[0] == pytest.approx(lengths[1], rel=0.1)
    assert lengths[3] == pytest.approx(lengths[0], rel=0.1)
    assert lengths[4] == pytest.approx(lengths[0], rel=0.1)
    assert lengths[2] < 0.8 * lengths[0]


def test_text_is_spoken_at_the_end_of_a_sentence_and_not_before(ws: Socket) -> None:
    ws.say("Hello there, this is", more=True)
    assert ws.quiet()
    ws.say(" enough. And", more=True)
    assert words(ws.until("timestamps"))[0] == "Hello"
    ws.say("", more=False)
    assert words(ws.until("done")) == "Hello there, this is enough. And".split()


@pytest.mark.parametrize(("version", "waits"), [("2026-08-14", True), ("2025-11-04", True), ("2024-06-10", False)])
def test_older_versions_hold_nothing_back(server: InProcess, version: str, waits: bool) -> None:
    with socket(server.url, f"?cartesia_version={version}") as ws:
        ws.say("Hello there, this is", more=True)
        assert ws.quiet() is waits
        ws.say("", more=False)
        assert words(ws.until("done")) == "Hello there, this is".split()


def test_what_was_held_back_is_spoken_after_the_delay(ws: Socket) -> None:
    ws.say("Hello there, this is ", more=True, max_buffer_delay_ms=100)
    assert len(words(ws.until("timestamps"))) == 4
    ws.send({"context_id": "a", "cancel": True})


def test_a_flush_is_answered_once_all_before_it_was_sent(ws: Socket) -> None:
    ws.say("Hello the", more=True)
    ws.say("re", more=True, flush=True)
    events = ws.until("flush_done")
    assert words(events) == ["Hello", "there"]
    assert events[-1] == {
        "type": "flush_done", "context_id": "a", "status_code": 206, "done": False, "flush_done": True, "flush_id": 1,
    }  # fmt: skip
    ws.say("You", more=True)
    ws.say("", more=True, flush=True, **STRANGE)
    ws.say("", more=False)
    events = ws.until("done")
    assert words(events) == ["Hello", "there", "You"]
    assert [event["flush_id"] for event in events if event["type"] == "flush_done"] == [1, 2]
    numbers = [event["flush_id"] for event in events if event["type"] == "chunk"]
    assert numbers == sorted(numbers)
    assert set(numbers) <= {1, 2, 3}


def test_clients_of_old_index_a_list_with_the_number_of_a_flush(server: InProcess) -> None:
    with socket(server.url, "?cartesia_version=2024-11-13") as ws:
        ws.say("Hello", more=True, flush=True)
        assert ws.until("flush_done")[-1]["flush_id"] == 0
        ws.say(" there.", more=False)
        events = ws.until("done")
        assert {event["flush_id"] for event in events if event["type"] == "chunk"} == {0, 1}
    wait_until(lambda: server.scheduler.taken == 0)


def test_without_a_flush_nothing_has_its_number(ws: Socket) -> None:
    ws.say("Hello there.")
    assert not any("flush_id" in event for event in ws.until("done"))


def test_after_a_cancel_a_context_is_silent_and_others_are_not(server: InProcess, ws: Socket) -> None:
    ws.say(LONG * 9, "gone", max_buffer_delay_ms=0)
    ws.until("chunk", "gone")
    for context_id in ("gone", "gone", "never", ""):
        ws.send({"context_id": context_id, "cancel": True})
    ws.say("", "mark")
    ws.until("done", "mark")  # the cancels were read before
    before = len(ws.of("gone"))
    ws.say("Hello there.", "next")
    assert kinds(ws.until("done", "next")) == {"chunk", "timestamps", "done"}
    assert ws.quiet()
    assert len(ws.of("gone")) == before
    assert "done" not in kinds(ws.of("gone"))
    wait_until(lambda: server.scheduler.taken == 0)
    ws.say("Back again.", "gone")
    assert words(ws.until("done", "gone")[before:]) == ["Back", "again."]


@pytest.mark.parametrize("transcript", ["", " "])
@pytest.mark.parametrize("more", [False, None])
def test_a_context_is_closed_by_a_blank_message_whatever_else_it_says(
    ws: Socket, transcript: str, more: bool | None
) -> None:
    ws.say("Hello there", more=True)
    ws.say(transcript, more=more, **STRANGE)
    events = ws.until("done")
    assert words(events) == ["Hello", "there"]
    assert kinds(events) == {"chunk", "timestamps", "done"}


def test_a_context_without_text_is_done_at_once(ws: Socket) -> None:
    ws.say(" ", "nothing", more=False, **STRANGE)
    assert ws.event() == {"type": "done", "context_id": "nothing", "status_code": 206, "done": True}
    ws.say("", "nothing", more=True, flush=True)
    assert ws.event()["type"] == "flush_done"


def test_a_request_may_have_neither_continue_nor_an_id(ws: Socket) -> None:
    ws.say("Hello there.", None)
    context_id = ws.event()["context_id"]
    assert len(context_id) == 36
    assert words(ws.until("done", context_id)) == ["Hello", "there."]


def test_a_finished_id_may_be_used_again(ws: Socket) -> None:
    for _ in range(3):
        ws.events.clear()
        ws.say("Hello there.")
        events = ws.until("done")
        assert words(events) == ["Hello", "there."]
        assert times(events)[0][0] < 0.2, "its clock is its own"


@pytest.mark.parametrize(
    ("fields", "status", "named"),
    [
        ({"voice": "nobody"}, 404, "nobody"),
        ({"model_id": "sonic-english"}, 400, "model_id"),
        ({"model_id": None}, 400, "model_id"),
        ({"transcript": None}, 400, "transcript"),
        ({"transcript": 5}, 400, "transcript"),
        ({"continue": "yes"}, 400, "continue"),
        ({"output_format": {"container": "wav", "encoding": "pcm_s16le", "sample_rate": 8000}}, 400, "container"),
        ({"language": "xx"}, 400, "language"),
        ({"transcript": "x" * 10_001}, 400, "transcript"),
        ({"pronunciation_dict_id": "none"}, 404, "none"),
        ({"max_buffer_delay_ms": "soon"}, 400, "max_buffer_delay_ms"),
    ],
)
def test_an_error_has_the_form_of_all_versions_and_the_socket_stays_open(
    ws: Socket, fields: dict[str, Any], status: int, named: str
) -> None:
    ws.say(**{"transcript": "Hello."} | fields)
    event = ws.event()
    assert event["type"] == "error"
    assert event["context_id"] == "a"
    assert event["status_code"] == status
    assert event["done"] is True
    assert event["error"] == f"{event['title']}: {event['message']}"
    assert named in event["message"]
    assert event["request_id"]
    assert event["error_code"]
    ws.say("Hello.")
    assert words(ws.until("done")) == ["Hello."]


def test_an_error_ends_its_context_and_no_other(ws: Socket) -> None:
    ws.say("Hello", "a", more=True)
    ws.say("Hello", "b", more=True)
    ws.say("there", "a", more=True, generation_config={"speed": "very"})
    assert "generation_config.speed" in ws.until("error", "a")[-1]["message"]
    ws.say(" there", "b", more=False)
    assert words(ws.until("done", "b")) == ["Hello", "there"]
    assert kinds(ws.of("a")) == {"error"}


def test_text_after_the_end_of_input_is_refused(ws: Socket) -> None:
    ws.say(LONG * 9, more=False)
    ws.say("", more=False)
    ws.say("More.", more=False)
    assert [event["type"] for event in ws.until("error")].count("error") == 1
    ws.say("", "mark")
    ws.until("done", "mark")
    assert "done" not in kinds(ws.of("a"))


@pytest.mark.parametrize("message", ["{", "[]", "5", "", b"\xff", '{"context_id": 5, "transcript": "x"}'])
def test_what_is_no_message_is_an_error_without_a_context(ws: Socket, message: str | bytes) -> None:
    ws.send(message)
    event = ws.event()
    assert (event["type"], event["status_code"], event["done"]) == ("error", 400, True)
    assert "context_id" not in event


def test_a_message_may_come_in_a_binary_frame(ws: Socket) -> None:
    ws.say(" ", more=False)
    ws.event()
    ws.send(b'{"context_id": "b", "transcript": ""}')
    assert ws.event() == {"type": "done", "context_id": "b", "status_code": 206, "done": True}


def test_without_a_free_slot_a_context_gets_429_and_the_others_go_on(server: InProcess, ws: Socket) -> None:
    for number in range(5):
        ws.say("Hello there", str(number), more=True)
    event = ws.until("error", "4")[-1]
    assert (event["status_code"], event["error_code"]) == (429, "concurrency_limited")
    assert server.scheduler.taken == 4, "a slot is held while text is waited for"
    for number in range(4):
        ws.say("", str(number), more=False)
        assert words(ws.until("done", str(number))) == ["Hello", "there"]
    ws.say("Hello.", "5")
    assert words(ws.until("done", "5")) == ["Hello."]


def test_a_client_that_leaves_frees_its_slots(server: InProcess) -> None:
    with socket(server.url) as ws:
        ws.say(LONG, "a", more=True)
        ws.say("Hello", "b", more=True)
        ws.until("chunk")
        wait_until(lambda: server.scheduler.taken == 2)
    wait_until(lambda: server.scheduler.taken == 0)


def test_a_duration_cuts_the_context_off(ws: Socket) -> None:
    ws.say(LONG, duration=0.5)
    assert len(audio(ws.until("done"))) == 8000


def test_the_upgrade_has_a_request_id(ws: Socket) -> None:
    response = ws.connection.response
    assert response is not None
    assert response.headers["X-Request-Id"]


def test_pings_are_answered(ws: Socket) -> None:
    assert ws.connection.ping().wait(10)


def test_too_much_text_that_waits_is_refused(ws: Socket) -> None:
    for _ in range(40):
        ws.say("x" * 9_999, more=True)
        if "error" in kinds(ws.events):
            break
        ws.quiet(0.01)
    assert "characters that wait" in ws.until("error")[-1]["message"]


def test_sockets_and_silence_have_bounds() -> None:
    with in_process(Tone(), max_sockets=1, idle_seconds=1.5, context_seconds=0.3, api_keys="secret") as server:
        with pytest.raises(InvalidStatus) as refused, socket(server.url):
            pass
        assert refused.value.response.status_code == 401
        with socket(server.url, "?api_key=secret") as ws:
            with pytest.raises(InvalidStatus) as refused, socket(server.url, "?api_key=secret"):
                pass
            assert refused.value.response.status_code == 429
            began = time.monotonic()
            ws.say("Hello there", more=True, max_buffer_delay_ms=0)
            assert words(ws.until("done")) == ["Hello", "there"], "nobody said that this was all, but it was"
            assert time.monotonic() - began >= 0.3
            assert server.scheduler.taken == 0
            assert closed_within(ws, 20)[0] == 1001
        wait_until(lambda: not server.sockets)
        with socket(server.url, "?api_key=secret") as ws:
            ws.say("Hello.")
            ws.until("done")


@pytest.mark.voice
def test_the_real_voice_goes_on_where_it_was_cut(kokoro: Kokoro) -> None:
    text = "The meeting that we had planned for this afternoon is moved to Friday."
    with in_process(kokoro) as server, socket(server.url) as ws:
        ws.say("The meeting that we had planned ", "cut", more=True, max_buffer_delay_ms=0)
        ws.until("chunk", "cut")
        ws.say("for this afternoon is moved to Friday.", "cut", more=False)
        ws.say(text, "whole")
        cut, whole = ws.until("done", "cut"), ws.until("done", "whole")
        assert words(cut) == words(whole) == text.split()
        lengths = [len(audio(events)) for events in (cut, whole)]
        assert lengths[0] < 1.25 * lengths[1], "no pause as after a sentence"
        for events in (cut, whole):
            samples = np.frombuffer(audio(events), np.int16) / 32768
            for start, end in times(events):
                heard = samples[round(start * 8000) : round(end * 8000)]
                assert np.sqrt(np.mean(heard**2)) > 0.005, "each word is heard when its time says"
