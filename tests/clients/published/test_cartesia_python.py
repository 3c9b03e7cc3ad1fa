"""Cartesia's SDK for Python, in the releases that are out there: 4.x, 3.x and 2.x, synchronous and asynchronous."""

from __future__ import annotations

import pytest

from tests.clients.published.clients import CARTESIA_2, CARTESIA_3, CARTESIA_4, CARTESIA_4_TLS
from tests.clients.published.hearing import assert_heard, assert_spoken, assert_timed, audio_of, decoded, pcm, words_of
from tests.clients.published.running import Address, Client
from tests.clients.published.transcripts import LAMPS, LATE, MUSEUM, SAGA, TEXT

pytestmark = pytest.mark.clients

NEWER = [CARTESIA_4, CARTESIA_3]
ALL = [*NEWER, CARTESIA_2]
NAMES = ["4.x", "3.x", "2.x"]

RATE = 16_000

FILES = {
    "wav": {"container": "wav", "encoding": "pcm_f32le", "sample_rate": 44_100},
    "mp3": {"container": "mp3", "sample_rate": 44_100, "bit_rate": 128_000},
}


@pytest.mark.parametrize("client", ALL, ids=NAMES)
@pytest.mark.parametrize("container", FILES)
def test_files(client: Client, container: str, address: Address) -> None:
    file = client.run(address, "file", text=TEXT, output_format=FILES[container])
    samples, rate = decoded(file)
    assert rate == 44_100
    assert_spoken(samples, rate, TEXT)


def test_a_file_asynchronously_and_raw(address: Address) -> None:
    raw = {"container": "raw", "encoding": "pcm_s16le", "sample_rate": RATE}
    assert_spoken(pcm(CARTESIA_4.run(address, "file_async", text=TEXT, output_format=raw)), RATE, TEXT)


@pytest.mark.parametrize("client", ALL, ids=NAMES)
def test_server_sent_events(client: Client, address: Address) -> None:
    *events, done = client.run(address, "events", text=TEXT)
    assert done["type"] == "done"
    assert {event["type"] for event in events} == {"chunk", "timestamps"}
    assert_timed(events, RATE, TEXT)


@pytest.mark.parametrize("client", NEWER, ids=NAMES[:2])
def test_voices_end(client: Client, address: Address) -> None:
    voices = client.run(address, "voices")
    assert len(voices) == len(set(voices)) > 20


@pytest.mark.parametrize("client", ALL, ids=NAMES)
def test_contexts_of_one_socket_keep_apart(client: Client, address: Address) -> None:
    for events, pieces in zip(client.run(address, "interleaved", texts=[LAMPS, MUSEUM]), (LAMPS, MUSEUM), strict=True):
        assert len({event["context_id"] for event in events}) == 1
        ends = 0 if client is CARTESIA_2 else 1  # which keeps them to itself
        assert [event["type"] for event in events].count("done") == ends
        assert_timed(events, RATE, "".join(pieces))


@pytest.mark.parametrize("client", [*NEWER, CARTESIA_4_TLS], ids=[*NAMES[:2], "4.x through TLS"])
def test_a_flush_is_told_after_its_audio(client: Client, address: Address) -> None:
    events = client.run(address, "flushed", pieces=LAMPS)
    flush = next(index for index, event in enumerate(events) if event["type"] == "flush_done")
    assert events[flush]["flush_id"] == 1
    assert words_of(events[:flush]) == LAMPS[0].split()
    assert audio_of(events[:flush])
    assert events.pop()["type"] == "done"
    assert_timed(events, RATE, TEXT)


@pytest.mark.parametrize("client", ALL, ids=NAMES)
def test_a_cancelled_context_is_silent_and_the_next_one_whole(client: Client, address: Address) -> None:
    result = client.run(address, "cancelled", text=SAGA, after=TEXT)
    late = [event for event in result["received"] if event["context_id"] == result["cancelled"]]
    events = [event for event in result["received"] if event not in late]
    assert "done" not in {event["type"] for event in late}
    assert len(audio_of(late)) / 2 / RATE < LATE
    assert_timed(events, RATE, TEXT)


def test_2_x_feeds_contexts_from_a_generator_one_after_the_other(address: Address) -> None:
    events = CARTESIA_2.run(address, "continued", pieces=LAMPS)
    first = [event for event in events if event["context_id"] == events[0]["context_id"]]
    second = events[len(first) :]
    assert_timed(first, RATE, TEXT)
    assert_timed(second, RATE, TEXT)


def test_2_x_receives_what_was_before_a_flush_by_itself(address: Address) -> None:
    before, after = CARTESIA_2.run(address, "flushed", pieces=LAMPS)
    assert words_of(before) == LAMPS[0].split()
    assert audio_of(before)
    assert_timed(before + after, RATE, TEXT)


def test_2_x_receives_a_whole_utterance(address: Address) -> None:
    """It asks for the words as they are spoken, since it says that it doesn't want the original ones."""
    whole = CARTESIA_2.run(address, "whole", text=TEXT)
    assert " ".join(whole["words"]) == TEXT.replace("3", "three")
    assert_heard(pcm(whole["audio"]), RATE, TEXT)
