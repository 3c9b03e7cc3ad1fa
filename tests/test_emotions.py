"""The table of emotions is whole and plausible, and becomes deliveries in the right places."""

from __future__ import annotations

import pytest

from cadenza.delivery import deliveries, seconds_of_rest
from cadenza.emotions import DEGREES, MANNERS, Manner, blend
from cadenza.speech import EMOTIONS, Controls, Delivery, Phone, Phrase

SYMBOLS = "ðə kˈæt, ɪz hˈɪɹ."


def phones(symbols: str, controls: Controls) -> tuple[Phone, ...]:
    return tuple(Phone(symbol, 0, controls) for symbol in symbols)


def test_every_emotion_of_the_contract_has_its_manner() -> None:
    assert MANNERS.keys() == DEGREES.keys() == EMOTIONS
    assert MANNERS["neutral"] == Manner()


@pytest.mark.parametrize("name", sorted(EMOTIONS - {"neutral"}))
def test_no_manner_is_more_than_a_voice_can_do(name: str) -> None:
    manner = MANNERS[name]
    assert manner != Manner()
    assert -3 <= manner.pitch <= 6.5
    assert 0.4 <= manner.span <= 2
    assert 0.7 <= manner.rate <= 1.35
    assert -6 <= manner.level <= 9
    assert 0.6 <= manner.pause <= 2
    assert abs(manner.ending) <= 3
    assert abs(manner.breath) <= 0.35


@pytest.mark.parametrize(
    ("weaker", "stronger"),
    [("happy", "excited"), ("excited", "euphoric"), ("frustrated", "outraged"), ("disappointed", "dejected")],
)
def test_a_family_has_degrees(weaker: str, stronger: str) -> None:
    assert abs(MANNERS[stronger].pitch) > abs(MANNERS[weaker].pitch)
    assert abs(MANNERS[stronger].level) > abs(MANNERS[weaker].level)


def test_a_blend_adds_semitones_and_decibels_and_multiplies_factors() -> None:
    families = {"one": Manner(2.0, 4.0, 1.0, -2.0, 1.0, 1.0), "other": Manner(-1.0, 0.5, 2.0, 1.0, 4.0, 0.0)}
    assert blend({"one": 0.5, "other": 1.0}, families) == Manner(0.0, 1.0, 2.0, 0.0, 4.0, 0.5)
    assert blend({}, families) == Manner()


def test_neutral_speech_is_left_to_the_voice() -> None:
    assert deliveries(phones(SYMBOLS, Controls(volume=2.0))) == [Delivery()] * len(SYMBOLS)


def test_an_emotion_acts_from_its_point_on() -> None:
    half = SYMBOLS.index(" ɪ")
    mixed = phones(SYMBOLS[:half], Controls()) + phones(SYMBOLS[half:], Controls(1.2, 1.0, "sad"))
    found = deliveries(mixed)
    manner = MANNERS["sad"]
    assert found[:half] == [Delivery()] * half
    assert found[half] == Delivery(1.2 * manner.rate, manner.pitch, manner.span, manner.level, manner.breath)


def test_marks_pause_as_the_emotion_does() -> None:
    manner = MANNERS["sad"]
    found = dict(zip(SYMBOLS, deliveries(phones(SYMBOLS, Controls(emotion="sad"))), strict=True))
    assert found["æ"].speed == found[" "].speed == manner.rate
    assert found[","].speed == manner.rate / manner.pause


def test_a_sentence_ends_as_the_emotion_does_from_its_last_stressed_syllable_on() -> None:
    manner = MANNERS["angry"]
    pitches = [one.pitch - manner.pitch for one in deliveries(phones(SYMBOLS, Controls(emotion="angry")))]
    start = SYMBOLS.rindex("ˈ")
    assert pitches[:start] == [0.0] * start
    assert pitches[start:] == sorted(pitches[start:], reverse=True)
    assert pitches[-1] == pytest.approx(manner.ending)


@pytest.mark.parametrize("mark", ["?", ",", "", "?!"])
def test_a_question_or_a_phrase_that_goes_on_ends_as_the_voice_wants(mark: str) -> None:
    found = deliveries(phones(f"hˈɪɹ{mark}", Controls(emotion="angry")))
    assert {one.pitch for one in found} == {MANNERS["angry"].pitch}


def test_rests_follow_speed_and_emotion() -> None:
    def rest(controls: Controls) -> float:
        return seconds_of_rest(Phrase(phones("a.", controls), (), rest=0.3))

    manner = MANNERS["sad"]
    assert rest(Controls()) == 0.3
    assert rest(Controls(speed=1.5)) == pytest.approx(0.2)
    assert rest(Controls(emotion="sad")) == pytest.approx(0.3 * manner.pause / manner.rate)
    assert seconds_of_rest(Phrase((), (), rest=0.3)) == 0.3
