"""Each word of the transcript gets its time once and in order, or the stream fails: no word is lost in silence."""

from __future__ import annotations

import numpy as np
import pytest

from cadenza.acoustic.tone import Tone
from cadenza.errors import SynthesisError
from cadenza.placement import Placement
from cadenza.speech import (
    Chunk,
    Controls,
    Event,
    Listener,
    Phone,
    PhonemeTimes,
    Phrase,
    Spoken,
    Utterance,
    WordTimes,
)
from cadenza.synthesis import synthesize
from cadenza.timestamps import (
    PHONEMES_PER_EVENT,
    WORDS_PER_EVENT,
    Interval,
    WordClock,
    phoneme_events,
    phoneme_intervals,
    word_events,
)
from cadenza.voices import Voices

VOICE = Voices.load().find("af_heart")
SECOND = 24_000


def phrase(*words: tuple[str, str, int], continued: bool = False, unfinished: bool = False) -> Phrase:
    """Make a phrase of words, each (text, symbols, index in the transcript)."""
    phones = [Phone(symbol, place, Controls()) for place, (_, symbols, _) in enumerate(words) for symbol in symbols]
    spoken = [Spoken(text, source, continued and place == 0) for place, (text, _, source) in enumerate(words)]
    return Phrase(tuple(phones), tuple(spoken), unfinished=unfinished)


def second_each(made: Phrase, clock: int = 0) -> Placement:
    """Place `made` with one second for each phone."""
    edges = np.arange(len(made.phones) + 1) * SECOND + clock
    return Placement(edges[:-1], edges[1:], 0, 0, (), 0, 0, np.empty(0, np.float32))


def timed(clock: WordClock, made: Phrase, at: int = 0) -> list[tuple[str, float, float]]:
    """Return the words that are complete with `made`, in seconds."""
    intervals = clock.add(made, second_each(made, at * SECOND))
    return [(interval.label, interval.start / SECOND, interval.end / SECOND) for interval in intervals]


def events(transcript: str, *, words: bool = True, phonemes: bool = False, normalized: bool = False) -> list[Event]:
    utterance = Utterance(
        transcript, "en", VOICE, "pcm_s16le", SECOND, words=words, phonemes=phonemes, normalized=normalized
    )
    return [event for step in synthesize(utterance, Tone(), Listener()) for event in step]


def spoken_words(transcript: str, *, normalized: bool = False) -> list[str]:
    found = [e.words for e in events(transcript, normalized=normalized) if isinstance(e, WordTimes)]
    return [word for group in found for word in group]


def test_a_word_lasts_as_long_as_its_sounds() -> None:
    clock = WordClock(("Yes,", "you"), normalized=False)
    assert timed(clock, phrase(("yes,", "ab,", 0), ("you", "“cd”", 1))) == [("Yes,", 0, 2), ("you", 4, 6)]
    clock.finish()


def test_a_word_without_sounds_lasts_as_long_as_its_marks_or_not_at_all() -> None:
    clock = WordClock(("a", "—", "☃", "b"), normalized=False)
    made = phrase(("a", "a", 0), ("—", "—", 1), ("", "", 2), ("b", "b", 3))
    assert timed(clock, made) == [("a", 0, 1), ("—", 1, 2), ("☃", 2, 2), ("b", 2, 3)]


def test_words_spoken_for_one_word_are_one_as_written_and_several_as_spoken() -> None:
    made = phrase(("twenty", "ab", 0), ("one", "c", 0), ("and", "d", 1))
    assert timed(WordClock(("21", "and"), normalized=False), made) == [("21", 0, 3), ("and", 3, 4)]
    assert timed(WordClock(("21", "and"), normalized=True), made) == [("twenty", 0, 2), ("one", 2, 3), ("and", 3, 4)]


@pytest.mark.parametrize("normalized", [True, False])
def test_a_word_that_goes_on_in_the_next_phrase_comes_once(normalized: bool) -> None:
    clock = WordClock(("giant", "end"), normalized=normalized)
    assert timed(clock, phrase(("giant", "aa", 0), unfinished=True)) == []
    assert timed(clock, phrase(("giant", "aa", 0), continued=True, unfinished=True), at=2) == []
    last = phrase(("giant", "a", 0), ("end", "b", 1), continued=True)
    assert timed(clock, last, at=4) == [("giant", 0, 5), ("end", 5, 6)]
    clock.finish()


def test_a_number_over_two_phrases_is_one_word_as_written() -> None:
    written, spoken = WordClock(("77",), normalized=False), WordClock(("77",), normalized=True)
    first, second = phrase(("seven", "aa", 0), unfinished=True), phrase(("seven", "bb", 0))
    assert timed(written, first) + timed(written, second, at=2) == [("77", 0, 4)]
    assert timed(spoken, first) + timed(spoken, second, at=2) == [("seven", 0, 2), ("seven", 2, 4)]


def test_what_nothing_is_said_for_is_no_spoken_word() -> None:
    clock = WordClock(("a", "☃", "b"), normalized=True)
    assert timed(clock, phrase(("a", "a", 0), ("", "", 1), ("b", "b", 2))) == [("a", 0, 1), ("b", 1, 2)]
    clock.finish()


def test_a_word_left_out_fails() -> None:
    clock = WordClock(("a", "b", "c"), normalized=False)
    timed(clock, phrase(("a", "a", 0)))
    with pytest.raises(SynthesisError, match="word 1 "):
        timed(clock, phrase(("c", "c", 2)))


def test_words_that_are_missing_at_the_end_fail() -> None:
    clock = WordClock(("a", "b"), normalized=False)
    timed(clock, phrase(("a", "a", 0)))
    with pytest.raises(SynthesisError, match="1 of 2"):
        clock.finish()
    half = WordClock(("a",), normalized=False)
    timed(half, phrase(("a", "a", 0), unfinished=True))
    with pytest.raises(SynthesisError):
        half.finish()


def test_phonemes_are_in_ipa_with_their_places_and_pauses_have_none() -> None:
    made = phrase(("go,", "ɡˈO,", 0))
    intervals = phoneme_intervals(made, second_each(made))
    assert [(i.label, i.start // SECOND, i.end // SECOND) for i in intervals] == [("ɡ", 0, 1), ("ˈoʊ", 1, 3)]


def test_events_carry_a_few_each_and_are_due_at_their_first() -> None:
    intervals = [Interval(str(number), number * SECOND, (number + 1) * SECOND) for number in range(20)]
    words, phonemes = list(word_events(intervals)), list(phoneme_events(intervals))
    assert max(len(times.words) for _, times in words) == WORDS_PER_EVENT
    assert max(len(times.phonemes) for _, times in phonemes) == PHONEMES_PER_EVENT
    assert [word for _, times in words for word in times.words] == [interval.label for interval in intervals]
    assert [label for _, times in phonemes for label in times.phonemes] == [interval.label for interval in intervals]
    assert [due for due, _ in words] == [times.start[0] * SECOND for _, times in words]


def test_times_are_whole_milliseconds_and_never_late() -> None:
    ((_, times),) = word_events([Interval("a", 1, 47)])
    assert (times.start, times.end) == ((0.0,), (0.001,))


@pytest.mark.parametrize(
    "transcript",
    [
        "Hello\u00a0there\u2003you\u2028and\u0085me\x1cnow \u3000 end",
        "he\u200bllo wo\u00adrld \u200b \u2060",
        "a\u0301 \u0301 \u0301\u0302 e\u0301te\u0301",
        "On 3/4/2024, at 5:30 p.m., it cost $1,234.56 — or 7%!",
        "One — two ... three & four * five ( six ) “ seven ”",
        "你好 世界 مرحبا 🙂 👨‍👩‍👧 ☃",
        "x" * 2000 + " " + "9" * 500 + " end",
        "First.\n\nSecond\n\n\n- third",
    ],
)
def test_the_words_are_those_of_the_transcript(transcript: str) -> None:
    assert spoken_words(transcript) == transcript.split()


def test_tags_are_not_in_the_words() -> None:
    tagged = "<speed ratio='1.2'/>Hello.<break time='1s'/>World <spell>A1</spell>, [laughter] x<b>y</b>"
    assert spoken_words(tagged + " <emotion value='sad'/>") == ["Hello.World", "A1,", "xy"]


def test_normalized_words_are_those_that_are_said() -> None:
    assert spoken_words("It cost $5.", normalized=True) == ["It", "cost", "five", "dollars."]
    assert spoken_words("<spell>A1</spell> now", normalized=True)[:2] == ["A", "one"]


def test_each_flag_works_by_itself() -> None:
    for words in (False, True):
        for phonemes in (False, True):
            found = events("Hello world, how are you?", words=words, phonemes=phonemes)
            assert any(isinstance(event, WordTimes) for event in found) == words
            assert any(isinstance(event, PhonemeTimes) for event in found) == phonemes


def test_times_come_before_the_audio_that_they_speak_of() -> None:
    sent = 0
    for event in events("One two, three four five. Six <break time='1s'/>seven eight nine ten.", phonemes=True):
        if isinstance(event, Chunk):
            sent += event.samples
        elif isinstance(event, WordTimes | PhonemeTimes):
            assert round(event.start[0] * SECOND) + SECOND // 50 >= sent
