"""Frameworks for voice agents, LiveKit Agents and Pipecat, with their own plugins."""

from __future__ import annotations

import pytest

from tests.clients.published.clients import LIVEKIT, LIVEKIT_NODE, LIVEKIT_OPENAI, PIPECAT, PIPECAT_HTTP, PIPECAT_OPENAI
from tests.clients.published.hearing import assert_heard, assert_spoken, assert_timed, audio_of, pcm, words_of
from tests.clients.published.running import Address, Client
from tests.clients.published.transcripts import LAMPS, LATE, MUSEUM, SAGA, TEXT

pytestmark = pytest.mark.clients

RATE = 24_000
"""What both have as their default."""


@pytest.mark.parametrize("client", [LIVEKIT, LIVEKIT_OPENAI, LIVEKIT_NODE], ids=["cartesia", "openai", "node"])
def test_livekit_synthesizes(client: Client, address: Address) -> None:
    events = client.run(address, "synthesize", text=TEXT)
    assert {event["sample_rate"] for event in events} == {RATE}
    assert_spoken(pcm(audio_of(events)), RATE, TEXT)


def test_livekit_streams_turns_with_their_words(address: Address) -> None:
    """Each word is found in the text that was sent: its plugin stops to align at the first that is not."""
    turns = LIVEKIT.run(address, "streamed", turns=[LAMPS, MUSEUM])
    for events, pieces in zip(turns, (LAMPS, MUSEUM), strict=True):
        text = "".join(pieces)
        assert_timed(events, RATE, text)
        assert "".join(word for event in events for word in event["words"]) == text
        assert_heard(pcm(audio_of(events)), RATE, text)


def test_livekit_streams_in_node(address: Address) -> None:
    """Its schema drops every event that lacks a field."""
    turns = LIVEKIT_NODE.run(address, "streamed", turns=[LAMPS, MUSEUM])
    for events, pieces in zip(turns, (LAMPS, MUSEUM), strict=True):
        assert_timed(events, RATE, "".join(pieces))


def test_livekit_interrupts(address: Address) -> None:
    assert_timed(LIVEKIT.run(address, "interrupted", text=SAGA, after=TEXT), RATE, TEXT)


@pytest.mark.parametrize("client", [PIPECAT_HTTP, PIPECAT_OPENAI], ids=["cartesia", "openai"])
def test_pipecat_speaks_over_http(client: Client, address: Address) -> None:
    events = client.run(address, "spoken", text=TEXT)
    assert "error" not in {event["type"] for event in events}
    assert {event["sample_rate"] for event in events if "audio" in event} == {RATE}
    assert_heard(pcm(audio_of(events)), RATE, TEXT)


def test_pipecat_streams_turns_with_their_words(address: Address) -> None:
    events = PIPECAT.run(address, "streamed", turns=[LAMPS, MUSEUM])
    types = [event["type"] for event in events]
    assert "error" not in types
    end = types.index("stopped") + 1
    assert types.count("started") == types.count("stopped") == 2
    for turn, pieces in zip((events[:end], events[end:]), (LAMPS, MUSEUM), strict=True):
        text = "".join(pieces)
        assert words_of(turn) == text.split()
        moments = [event["pts"] for event in turn if event["type"] == "timestamps"]
        assert moments == sorted(moments)
        assert_heard(pcm(audio_of(turn)), RATE, text)


def test_pipecat_interrupts_and_goes_on(address: Address) -> None:
    events = PIPECAT.run(address, "interrupted", text=SAGA, after=TEXT)
    types = [event["type"] for event in events]
    assert "error" not in types
    second = len(types) - 1 - types[::-1].index("started")
    assert len(audio_of(events[:second])) / 2 / RATE < LATE
    assert words_of(events[second:]) == TEXT.split()
    assert_spoken(pcm(audio_of(events[second:])), RATE, TEXT)
