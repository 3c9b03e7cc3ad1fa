"""Events are read from bytes however these are cut, and what is no event is said to be none."""

from __future__ import annotations

import json
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cadenza.client import AudioChunk, Done, Event, PhonemeTimestamps, SpeechError, StreamCorrupted, StreamCut
from cadenza.client import events as module
from cadenza.client.events import EventReader, WordTimestamps, read_event
from tests.client.double import DONE, SPEECH, WORDS, chunk, line

RAW = json.dumps(
    {"type": "timestamps", "word_timestamps": {"words": ["こんにちは。", "né"], "start": [0, 1], "end": [1, 2]}},
    ensure_ascii=False,
).encode()
PHONEMES = line("phoneme_timestamps", phoneme_timestamps={"phonemes": ["ˈ", "ə"], "start": [0, 0.1], "end": [0.1, 0.2]})
ANSWERS = st.lists(
    st.one_of(
        st.sampled_from([WORDS, PHONEMES, DONE, RAW + b"\n", RAW + b"\r\n", b"\n", line("flush_done"), b"nonsense\n"]),
        st.sampled_from([line("error", status_code=503, message="gone")]),
        st.binary(max_size=40).map(chunk),
    ),
    max_size=12,
).map(b"".join)


def read(parts: list[bytes]) -> tuple[list[Event], type[SpeechError] | None]:
    """Return the events of an answer that comes in `parts`, and how it failed."""
    reader = EventReader(24_000)
    found: list[Event] = []
    try:
        for part in parts:
            found.extend(iter(reader.feed(part)))
        found.extend(iter(reader.finish()))
    except SpeechError as error:
        return found, type(error)
    return found, None


@given(answer=ANSWERS, cuts=st.lists(st.integers(0, 2000)), newline=st.booleans())
def test_any_cutting_and_merging_gives_the_same_events(answer: bytes, cuts: list[int], newline: bool) -> None:
    answer = answer if newline else answer.removesuffix(b"\n")
    edges = [0, *sorted(min(cut, len(answer)) for cut in cuts), len(answer)]
    pieces = [answer[start:end] for start, end in pairwise(edges)]
    assert read(pieces) == read([answer]) == read([bytes([byte]) for byte in answer])


def test_all_kinds_of_events_are_read() -> None:
    found, error = read([*SPEECH[:2], PHONEMES, line("flush_done", flush_id=1), RAW + b"\n", DONE])
    assert error is None
    assert found == [
        WordTimestamps(("Hi.",), (0.0,), (0.02,)),
        AudioChunk(bytes(960), 24_000, 0.01),
        PhonemeTimestamps(("ˈ", "ə"), (0.0, 0.1), (0.1, 0.2)),
        WordTimestamps(("こんにちは。", "né"), (0.0, 1.0), (1.0, 2.0)),
        Done("test"),
    ]


def test_chunks_that_do_not_tell_their_rate_have_the_one_asked_for() -> None:
    assert read_event(b'{"type":"chunk","data":"AAA=","done":false}', 8000) == AudioChunk(b"\0\0", 8000, 0.0)


def test_what_comes_before_the_first_audio_waits_for_it() -> None:
    reader = EventReader(24_000)
    assert list(reader.feed(WORDS)) == []
    assert [type(event) for event in reader.feed(chunk())] == [WordTimestamps, AudioChunk]
    assert [type(event) for event in reader.feed(WORDS)] == [WordTimestamps]


def test_what_comes_after_done_is_not_read() -> None:
    assert read([DONE, chunk(), b"nonsense\n"]) == ([Done("test")], None)


def test_an_answer_without_done_is_cut() -> None:
    assert read([]) == ([], StreamCut)
    assert read([chunk()])[1] is StreamCut


@pytest.mark.parametrize(
    "wrong",
    [
        b"nonsense",
        b"[]",
        b"7",
        b"{}",
        b'{"type":null,"data":7}{',
        b'{"type":"chunk"}',
        b'{"type":"chunk","data":7}',
        b'{"type":"chunk","data":"no base64"}',
        b'{"type":"chunk","data":"AAA=","sampling_rate":0}',
        b'{"type":"chunk","data":"AAA=","sampling_rate":1e999}',
        b'{"type":"timestamps","word_timestamps":{"words":["a"],"start":[0],"end":[]}}',
        b'{"type":"timestamps","word_timestamps":{"words":["a"],"start":[NaN],"end":[1]}}',
        b'{"type":"timestamps","word_timestamps":[]}',
        b'{"type":"error","status_code":"bad"}',
        b"\xff\xfe",
        b"[" * 100_000,
    ],
)
def test_what_is_no_event_is_said_to_be_none(wrong: bytes) -> None:
    with pytest.raises(StreamCorrupted) as caught:
        read_event(wrong, 24_000)
    assert len(str(caught.value)) < 500


def test_a_line_that_never_ends_does_not_fill_the_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "LONGEST_LINE", 10_000)
    assert read([b"x" * 999] * 20)[1] is StreamCorrupted
