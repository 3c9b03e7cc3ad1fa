"""Tags end to end, by the tone engine: breaks exact to the sample, words whatever the tags, all tags at once."""

from __future__ import annotations

import re

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cadenza.acoustic.tone import Tone
from cadenza.emotions import MANNERS
from cadenza.speech import Pronunciation
from cadenza.text.markup import LONGEST_BREAK, MOST_SILENCE
from tests.saying import Speech, say

TEXT = "The garden is lovely, and full of birds. Nobody knows where the old captain went; after the storm, in 1999!"
WORDS = TEXT.split()
TONE = Tone()


def speak(transcript: str, language: str = "en", pronunciations: tuple[Pronunciation, ...] = ()) -> Speech:
    return say(TONE, transcript, language=language, pronunciations=pronunciations)


PLAIN = len(speak(TEXT).samples)

breaks = st.tuples(st.integers(0, len(WORDS)), st.integers(0, 3000))


@settings(max_examples=60, deadline=None)
@given(st.lists(breaks, max_size=8))
def test_breaks_between_words_add_exactly_their_length(placed: list[tuple[int, int]]) -> None:
    before: list[list[str]] = [[] for _ in range(len(WORDS) + 1)]
    for place, milliseconds in placed:
        before[place].append(f"<break time='{milliseconds}ms'/>")
    tagged = " ".join("".join(tags) + word for tags, word in zip(before, [*WORDS, ""], strict=True))
    speech = speak(tagged)
    assert len(speech.samples) - PLAIN == sum(milliseconds for _, milliseconds in placed) * 24
    assert speech.said == WORDS


@pytest.mark.parametrize("text", ["Hel{}lo you", "<spell>AB{}12</spell>", "<spell>A{} B</spell>", "a<<h|ə>>{}, so"])
@pytest.mark.parametrize("milliseconds", [20, 250, 30_000])
def test_a_break_inside_a_word_is_exact_too(text: str, milliseconds: int) -> None:
    longer, shorter = (
        len(speak(text.format(f"<break time='{time}ms'/>")).samples) for time in (milliseconds, milliseconds - 10)
    )
    assert longer - shorter == 10 * 24


def test_a_break_is_silent_and_where_it_stands() -> None:
    speech = speak("One two <break time='1.5s'/> three")
    (_, _, end), (_, start, _) = speech.words[1:]
    assert start - end == pytest.approx(1.5, abs=0.1)
    at = round((start + end) / 2 * 24_000)
    assert not speech.samples[at - 16_800 : at + 16_800].any()


def test_breaks_have_a_longest() -> None:
    assert len(speak(f"{TEXT} <break time='99s'/>").samples) - PLAIN == LONGEST_BREAK * 24_000
    tagged = "".join(f"<break time='{LONGEST_BREAK}s'/>{word} " for word in WORDS)
    assert len(speak(tagged).samples) - PLAIN == MOST_SILENCE * 24_000


TAGS = (
    "<speed ratio='1.3'/>",
    '<volume level="0.7" />',
    "<emotion value='Sad'/>",
    "<break time='40ms'/>",
    "<spell>",
    "</spell>",
    "[laughter]",
    "<b>",
    "<speed/>",
    "<volume ratio=loud>",
    "<break time='1s'",
    "<prosody rate=slow>",
)


def without_tags(tagged: str) -> str:
    return re.sub("|".join(map(re.escape, TAGS)), "", tagged)


@pytest.mark.parametrize("language", ["en", "zh"])
@settings(max_examples=60, deadline=None)
@given(parts=st.lists(st.sampled_from([*TAGS, "Hello, ", "x1 ", "re", "北京。", " (7 %) ", "— ", "’s "]), max_size=14))
def test_the_words_are_those_of_the_text_without_tags(language: str, parts: list[str]) -> None:
    tagged = "".join(parts)
    assert speak(tagged, language).said == speak(without_tags(tagged), language).said


def test_two_hundred_tags_are_no_burden() -> None:
    tags = [tag for tag in TAGS if "spell" not in tag] * 20
    tagged = " ".join(f"{tag}{word}" for tag, word in zip(tags, WORDS * 10, strict=True))
    assert speak(tagged).said == WORDS * 10


def test_all_controls_act_together_at_one_span() -> None:
    tags = "<speed ratio='1.5'/><volume ratio='2'/><emotion value='excited'/><break time='200ms'/>"
    text = "First the plain words. {}Then <spell>AB</spell> and SQL and <<h|ə|l|oʊ>>, all of it."
    sequel = (Pronunciation("SQL", "sequel"),)
    plain, tagged = speak(text.format(""), pronunciations=sequel), speak(text.format(tags), pronunciations=sequel)
    assert tagged.said == plain.said == without_tags(text.format("")).split()
    (_, begin, _), (_, _, end) = tagged.words[4], tagged.words[-1]
    (_, plain_begin, _), (_, _, plain_end) = plain.words[4], plain.words[-1]
    assert (plain_end - plain_begin) / (end - begin) == pytest.approx(1.5 * MANNERS["excited"].rate, rel=0.06)
    assert begin - plain_begin == pytest.approx(0.2, abs=0.001)
    at = round(begin * 24_000)
    assert np.abs(tagged.samples[at:]).max() == pytest.approx(2 * np.abs(plain.samples[at:]).max(), rel=0.02)
