"""Cartesia's SDK for JavaScript, through TLS: its websocket knows nothing else."""

from __future__ import annotations

import pytest

from tests.clients.published.clients import CARTESIA_BROWSER, CARTESIA_JS
from tests.clients.published.hearing import assert_spoken, assert_timed, audio_of, decoded, words_of
from tests.clients.published.running import Address, Client
from tests.clients.published.transcripts import LAMPS, LATE, MUSEUM, SAGA, TEXT

pytestmark = pytest.mark.clients

RATE = 16_000


def test_a_file(address: Address) -> None:
    mp3 = {"container": "mp3", "sample_rate": 48_000, "bit_rate": 128_000}
    samples, rate = decoded(CARTESIA_JS.run(address, "file", text=TEXT, output_format=mp3))
    assert_spoken(samples, rate, TEXT)


@pytest.mark.parametrize("client", [CARTESIA_JS, CARTESIA_BROWSER], ids=["node", "browser"])
def test_contexts_of_one_socket_keep_apart(client: Client, address: Address) -> None:
    for events, pieces in zip(client.run(address, "interleaved", texts=[LAMPS, MUSEUM]), (LAMPS, MUSEUM), strict=True):
        assert [event["type"] for event in events].index("done") == len(events) - 1
        assert len({event["context_id"] for event in events}) == 1
        assert_timed(events, RATE, "".join(pieces))


def test_a_flush_is_told_after_its_audio(address: Address) -> None:
    events = CARTESIA_JS.run(address, "flushed", pieces=LAMPS)
    flush = next(index for index, event in enumerate(events) if event["type"] == "flush_done")
    assert events[flush]["flush_id"] == 1
    assert words_of(events[:flush]) == LAMPS[0].split()
    assert audio_of(events[:flush])
    assert_timed(events, RATE, TEXT)


def test_a_cancelled_context_is_silent_and_the_next_one_whole(address: Address) -> None:
    result = CARTESIA_JS.run(address, "cancelled", text=SAGA, after=TEXT)
    late = [event for event in result["all"] if event["context_id"] == result["cancelled"]]
    assert "done" not in {event["type"] for event in late}
    assert len(audio_of(late)) / 2 / RATE < LATE
    assert_timed(result["received"], RATE, TEXT)


def test_an_error_is_of_its_context(address: Address) -> None:
    result = CARTESIA_JS.run(address, "refused", text=TEXT)
    assert "nobody" in result["message"]
    assert [event["type"] for event in result["events"]] == ["error"]
    assert result["events"][0]["status_code"] == 404
