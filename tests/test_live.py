"""Text spoken as it arrives: one clock, one audio, each word once, and tags that act on."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cadenza.acoustic.tone import Tone
from cadenza.live import Flush, LiveText, Piece
from cadenza.speech import SAMPLE_RATE, Chunk, Controls, Done, Event, Flushed, Listener, Phrase, Utterance, WordTimes
from cadenza.synthesis import synthesize, synthesize_live
from cadenza.text import Part, plan
from cadenza.text.languages import find_language
from cadenza.text.markup import Carried
from cadenza.text.release import Release
from tests.saying import HEART

TONE = Tone()
TEXT = "Hello there, <speed ratio='1.5'/>you three. It is 3.14, <spell>A1. B2</spell> said Dr. Who. Bye now"


def utterance(text: str = "", rate: int = SAMPLE_RATE) -> Utterance:
    return Utterance(text, "en", HEART, "pcm_f32le", rate, words=True)


def spoken(parts: list[str | Flush], rate: int = SAMPLE_RATE, *, at_once: bool = False) -> list[Event]:
    """Return the events of `parts`, each pushed when there is nothing left to say, or all `at_once`."""
    text = LiveText()
    waiting = iter(parts)

    def feed() -> None:
        part = next(waiting, None)
        if part is None:
            text.close()
        elif isinstance(part, Flush):
            text.flush()
        else:
            text.push(part)

    events: list[Event] = []
    for step in synthesize_live(utterance(rate=rate), text, TONE, Listener(), lambda _: None):
        events += step
        for _ in parts if at_once else [0]:
            if at_once or (text.waits and not text.ready):
                feed()
    return events


def words(events: list[Event]) -> list[tuple[str, float, float]]:
    return [
        word
        for event in events
        if isinstance(event, WordTimes)
        for word in zip(event.words, event.start, event.end, strict=True)
    ]


def samples(events: list[Event]) -> int:
    return sum(event.samples for event in events if isinstance(event, Chunk))


WHOLE = [event for step in synthesize(utterance(TEXT), TONE, Listener()) for event in step]


@settings(max_examples=25, deadline=None)
@given(st.lists(st.integers(0, len(TEXT)), max_size=12))
def test_however_text_arrives_its_words_are_the_same_and_times_run_on(cuts: list[int]) -> None:
    release = Release(find_language("en"), 3.0)
    pieces = [release.push(TEXT[a:b], 0.0) for a, b in pairwise([0, *sorted(cuts), len(TEXT)])]
    events = spoken([piece for piece in [*pieces, release.close()] if piece], rate=44_100)
    times = words(events)
    assert [word for word, _, _ in times] == [word for word, _, _ in words(WHOLE)]
    assert all(a[1] <= a[2] <= b[1] for a, b in pairwise(times))
    assert isinstance(events[-1], Done)
    assert times[-1][2] <= events[-1].seconds == samples(events) / 44_100


def test_what_has_arrived_meanwhile_is_spoken_as_one() -> None:
    pieces: list[str | Flush] = [word + " " for word in TEXT.split(" ")]
    together = spoken(pieces, at_once=True)
    assert words(together)[-1][0] == "now"
    assert samples(together) < samples(spoken(pieces)), "each word alone takes longer"


def test_the_audio_has_no_gap_where_text_goes_on() -> None:
    events = spoken(["One two three, ", "four five six."], rate=8000)
    audio = np.frombuffer(b"".join(event.data for event in events if isinstance(event, Chunk)), np.float32)
    sizes = [event.samples for event in events if isinstance(event, Chunk)]
    assert set(sizes[:-1]) == {160}, "one framer for all of it"
    assert np.isfinite(audio).all()
    assert np.abs(np.diff(audio)).max() < 0.3, "no click"


def test_a_flush_is_answered_after_all_that_came_before_it() -> None:
    events = spoken(["One two.", Flush(1), "Three.", Flush(2), Flush(3)])
    marks = [
        event.words[-1] if isinstance(event, WordTimes) else event for event in events if not isinstance(event, Chunk)
    ]
    assert marks[:-1] == ["two.", Flushed(1), "Three.", Flushed(2), Flushed(3)]


def test_what_was_said_before_a_flush_is_sent_before_it() -> None:
    for rate in (8000, 24_000, 44_100):
        events = spoken(["One two", Flush(1), " three."], rate)
        flushed = events.index(Flushed(1))
        assert words(events[:flushed])[-1][2] <= samples(events[:flushed]) / rate
        assert words(events[flushed:])[0][1] >= samples(events[:flushed]) / rate


def test_nothing_to_say_is_done_at_once() -> None:
    assert spoken([]) == [Done(0.0)]
    assert spoken([" ", "\n"]) == [Done(0.0)]


def test_live_text_is_taken_up_to_the_next_flush() -> None:
    text = LiveText()
    assert text.take() is None
    assert (text.waits, text.ready) == (True, False)
    text.push("a")
    text.push("b")
    text.flush()
    text.push("c")
    assert (text.ready, text.size) == (True, 4)
    assert [text.take(), text.take(), text.take(), text.take()] == [
        Piece("ab", False),
        Flush(1),
        Piece("c", False),
        None,
    ]
    text.close()
    assert (text.take(), text.size) == (Piece("", True), 0)


def phrases(text: str, part: Part) -> list[Phrase]:
    return list(plan(text, "en", "en-US", part, 300).phrases)


GOES_ON = Part(Carried(Controls()), goes_on=True)


def test_a_sentence_that_goes_on_keeps_the_voice_up() -> None:
    (open_phrase,) = phrases("Hello to the", GOES_ON)
    (whole,) = phrases("Hello to the", Part(Carried(Controls())))
    (ended,) = phrases("Hello there.", GOES_ON)
    assert open_phrase.symbols == whole.symbols + ","
    assert open_phrase.rest < ended.rest
    assert ended.symbols.endswith(".")


def test_a_paragraph_ends_its_last_sentence_and_is_followed_by_its_pause() -> None:
    made = plan("The news\n\n", "en", "en-US", GOES_ON, 300)
    whole = list(plan("The news\n\nToday.", "en", "en-US", Controls(), 300).phrases)
    assert [(phrase.symbols, phrase.rest) for phrase in made.phrases] == [(whole[0].symbols, whole[0].rest)]
    assert not made.after.mid_sentence


def test_only_a_hurried_part_has_a_short_first_phrase() -> None:
    text = "I would like to tell you, if I may, about the long day that we had, and about what we did with it."
    hurried, calm = phrases(text, GOES_ON), phrases(text, Part(Carried(Controls()), hurried=False))
    assert len(hurried[0].phones) <= 45 < len(calm[0].phones)


@pytest.mark.parametrize(
    "first", ["<speed ratio='1.5'/>", "<speed ratio='1.5'/><spell>AB", "<speed ratio='1.5'/><spell>A"]
)
def test_what_tags_say_goes_on_in_the_next_part(first: str) -> None:
    text = "<speed ratio='1.5'/><spell>AB CD</spell> <volume ratio='2'/>x"
    one = plan(first, "en", "en-US", GOES_ON, 300)
    other = plan(text.removeprefix(first), "en", "en-US", one.after, 300)
    whole = plan(text, "en", "en-US", Controls(), 300)
    assert said([*one.phrases, *other.phrases]) == said(list(whole.phrases))
    assert other.after.carried.controls == Controls(speed=1.5, volume=2.0)


def said(phrases: list[Phrase]) -> list[str]:
    return [spoken.text.strip(",") for phrase in phrases for spoken in phrase.spoken]
