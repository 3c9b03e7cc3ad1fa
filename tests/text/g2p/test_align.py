"""Words get their own part of a clause's sounds, and no sound is lost, whatever the two strings are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cadenza.text.g2p.align import SPACE, Sound, cut, sounds

WORDS = st.lists(st.text("aiuptskˈː", max_size=6).map(sounds), min_size=1, max_size=8)


def parts(said: str, words: list[str]) -> list[str]:
    clause = sounds(said)
    ranges = cut(clause, [sounds(word) for word in words])
    return ["".join(sound.text for sound in clause[at.start : at.stop]) for at in ranges]


@pytest.mark.parametrize(
    ("said", "words", "cut_to"),
    [
        ("ɪnðə mˈɔːnɪŋ", ["ɪn", "ðˈə", "mˈɔːnɪŋ"], ["ɪn", "ðə", "mˈɔːnɪŋ"]),
        ("lez ɑ̃fˈɑ̃z ˈɔ̃", ["lˈe", "ɑ̃fˈɑ̃", "ɔ̃"], ["lez", "ɑ̃fˈɑ̃z", "ˈɔ̃"]),
        ("v dˈomʲi", ["vˈɛ", "dˈom"], ["v", "dˈomʲi"]),
        ("a b", ["a", "x", "b"], ["a", "", "b"]),
        ("fˈɔːti tˈuː bˈɔɪz", ["fˈɔːti tˈuː", "bˈɔɪz"], ["fˈɔːti tˈuː", "bˈɔɪz"]),
        ("", ["a", "b"], ["", ""]),
        ("ab", ["", "ab"], ["", "ab"]),
        ("a a a", ["a", "a", "a"], ["a", "a", "a"]),
    ],
)
def test_words_are_found_in_what_was_said(said: str, words: list[str], cut_to: list[str]) -> None:
    assert parts(said, words) == cut_to


def test_a_sound_is_a_letter_with_all_that_belongs_to_it() -> None:
    assert [sound.text for sound in sounds("t^ʃˈa^ɪ̃ː kʰ")] == ["t^ʃ", "ˈa^ɪ̃ː", " ", "kʰ"]


@given(st.text("aiuptskˈː ", max_size=60).map(sounds), WORDS)
def test_no_sound_is_lost_and_none_is_said_twice(said: tuple[Sound, ...], words: list[tuple[Sound, ...]]) -> None:
    ranges = cut(said, words)
    assert len(ranges) == len(words)
    assert [at for found in ranges for at in found if said[at] is not SPACE] == [
        at for at, sound in enumerate(said) if sound is not SPACE
    ]
