"""Captions can be read: by length, lines, time and sentence, in scripts with and without spaces."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cadenza.client import Captions, Timed
from cadenza.client.captions import Cue, srt, vtt

WORDS = st.lists(
    st.tuples(
        st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Z"]), min_size=1, max_size=60),
        st.floats(0, 3),
        st.floats(0, 5),
    ),
    max_size=60,
)


def spoken(text: str, *, seconds: float = 0.3, pause: float = 0.4) -> list[Timed]:
    """Return the words of `text`, each of `seconds`, with a pause after each sentence; "Dr." ends none."""
    found, now = [], 0.0
    for word in text.split():
        found.append(Timed(word, now, now + seconds))
        now += seconds + (pause if word[-1] in ".!?" and word != "Dr." else 0.0)
    return found


def lines(words: list[Timed], layout: Captions = Captions()) -> list[tuple[str, ...]]:
    return [cue.lines for cue in layout.cues(words)]


def test_a_caption_ends_with_its_sentence() -> None:
    assert lines(spoken("Thank you for calling Dr. Smith. How can I help you today?")) == [
        ("Thank you for calling Dr. Smith.",),
        ("How can I help you today?",),
    ]


def test_sentences_too_short_to_read_share_a_caption() -> None:
    assert lines(spoken("Yes. No. I do not know that one.", seconds=0.2)) == [("Yes. No. I do not know that one.",)]


def test_a_long_sentence_is_cut_after_a_comma_into_lines_of_even_length() -> None:
    text = (
        "When the old captain came home after the storm, nobody in the whole village knew where he had been, "
        "and he never told a soul what he had seen out there."
    )
    found = lines(spoken(text, seconds=0.2))
    assert found == [
        ("When the old captain came", "home after the storm,"),
        ("nobody in the whole village", "knew where he had been,"),
        ("and he never told a soul", "what he had seen out there."),
    ]


def test_scripts_without_spaces_get_none_and_their_characters_are_wide() -> None:
    words = [
        Timed(character, n / 5, (n + 1) / 5) for n, character in enumerate("今天天气很好，我们去公园散步吧，然后喝茶。")
    ]
    assert lines(words) == [("今天天气很好，我们去公园散步吧，然后喝茶。",)]
    assert lines(words, Captions(line=20)) == [("今天天气很好，", "我们去公园散步吧，"), ("然后喝茶。",)]
    assert lines([Timed("สวัสดี", 0, 1), Timed("ครับ", 1, 2)]) == [("สวัสดีครับ",)]
    assert lines([Timed("안녕", 0, 1), Timed("세계", 1, 2)]) == [("안녕 세계",)]


@given(WORDS)
def test_limits_hold_and_every_word_is_there_once(drawn: list[tuple[str, float, float]]) -> None:
    words, now = [], 0.0
    for text, gap, seconds in drawn:
        words.append(Timed(text, now + gap, now + gap + seconds))
        now += gap + seconds
    cues = list(Captions().cues(words))
    assert "".join("".join(cue.lines) for cue in cues).replace(" ", "") == "".join(word.text for word in words)
    assert all(cue.start <= cue.end for cue in cues)
    assert all(cue.end <= after.start for cue, after in pairwise(cues))
    for cue in cues:
        assert len(cue.lines) <= 2
        assert cue.end - cue.start <= 7.0 + 1e-9


CUES = [Cue(0.0, 1.2345, ("a <b> & c", "d")), Cue(3661.5, 3662.0, ("e",))]


def test_subrip_and_webvtt() -> None:
    assert srt(CUES) == "1\n00:00:00,000 --> 00:00:01,234\na <b> & c\nd\n\n2\n01:01:01,500 --> 01:01:02,000\ne\n"
    assert vtt(CUES) == (
        "WEBVTT\n\n00:00:00.000 --> 00:00:01.234\na &lt;b&gt; &amp; c\nd\n\n01:01:01.500 --> 01:01:02.000\ne\n"
    )
    assert (srt([]), vtt([])) == ("", "WEBVTT\n")


@pytest.mark.parametrize("text", ["a\nb", "a\n\nb", "a\r\nb"])
def test_a_word_cannot_end_its_caption(text: str) -> None:
    assert lines([Timed(text, 0, 1)]) == [("a b",)]
