"""Tags and `generation_config` act on the real voice, from their point on and by the amount asked for."""

from __future__ import annotations

import numpy as np
import pytest

from benchmarks.prosody import level
from cadenza.acoustic.kokoro import Kokoro
from cadenza.speech import SAMPLE_RATE, Controls
from tests.saying import Speech, say

pytestmark = pytest.mark.voice

FIRST = "The garden is lovely, and full of birds."
SECOND = "Nobody knows where the old captain went after the storm."


def span(speech: Speech, first: str, last: str) -> tuple[float, float]:
    """Start of the word `first` and end of the word `last`."""
    starts = {word: start for word, start, _ in speech.words}
    ends = {word: end for word, _, end in speech.words}
    return starts[first], ends[last]


def duration(speech: Speech, first: str, last: str) -> float:
    start, end = span(speech, first, last)
    return end - start


def loudness(speech: Speech, first: str, last: str) -> float:
    """Level in dBFS of what lies between the start of `first` and the end of `last`."""
    start, end = (round(edge * SAMPLE_RATE) for edge in span(speech, first, last))
    return level(speech.samples[start:end])


def seconds(speech: Speech) -> float:
    return len(speech.samples) / SAMPLE_RATE


@pytest.fixture(scope="module")
def plain(kokoro: Kokoro) -> Speech:
    return say(kokoro, f"{FIRST} {SECOND}")


@pytest.mark.parametrize("ratio", [1.5, 0.6])
def test_a_speed_tag_scales_the_duration_of_its_span(kokoro: Kokoro, plain: Speech, ratio: float) -> None:
    changed = say(kokoro, f"{FIRST} <speed ratio='{ratio}'/>{SECOND}")
    assert duration(plain, "Nobody", "storm.") / duration(changed, "Nobody", "storm.") == pytest.approx(ratio, rel=0.05)
    assert duration(changed, "The", "birds.") == pytest.approx(duration(plain, "The", "birds."), abs=1e-3)


@pytest.mark.parametrize("ratio", [1.5, 0.6])
def test_a_speed_tag_acts_inside_a_phrase(kokoro: Kokoro, plain: Speech, ratio: float) -> None:
    changed = say(kokoro, f"{FIRST} Nobody knows where <speed ratio='{ratio}'/>the old captain went after the storm.")
    assert duration(plain, "captain", "storm.") / duration(changed, "captain", "storm.") == pytest.approx(
        ratio, rel=0.05
    )
    assert duration(changed, "Nobody", "where") == pytest.approx(duration(plain, "Nobody", "where"), abs=0.03)


@pytest.mark.parametrize("ratio", [1.5, 0.6])
def test_speed_in_the_configuration_acts_on_all(kokoro: Kokoro, plain: Speech, ratio: float) -> None:
    assert seconds(plain) / seconds(say(kokoro, f"{FIRST} {SECOND}", Controls(speed=ratio))) == pytest.approx(
        ratio, rel=0.05
    )


@pytest.mark.parametrize(("ratio", "decibels"), [(2.0, 6.02), (0.5, -6.02)])
def test_a_volume_tag_changes_the_level_of_its_span(
    kokoro: Kokoro, plain: Speech, ratio: float, decibels: float
) -> None:
    changed = say(kokoro, f"{FIRST} <volume ratio='{ratio}'/>{SECOND}")
    assert loudness(changed, "Nobody", "storm.") - loudness(plain, "Nobody", "storm.") == pytest.approx(
        decibels, abs=1.5
    )
    assert loudness(changed, "The", "birds.") == pytest.approx(loudness(plain, "The", "birds."), abs=0.1)
    assert np.abs(changed.samples).max() < 1.0


def test_the_volume_changes_without_a_click(kokoro: Kokoro) -> None:
    tagged = "Nobody knows where the <volume ratio='0.5'/>old captain <volume ratio='2'/>went."
    speech = say(kokoro, tagged)
    steps = np.abs(np.diff(speech.samples))
    near = np.zeros(len(steps), bool)
    for word in ("old", "went."):
        edge = round(span(speech, word, word)[0] * SAMPLE_RATE)
        near[edge - 480 : edge + 480] = True
    assert steps[near].max() <= steps[~near].max()
    assert np.abs(speech.samples).max() < 1.0


@pytest.fixture(scope="module")
def unbroken(kokoro: Kokoro) -> Speech:
    return say(kokoro, "The garden, and the birds. Nobody knows.")


@pytest.mark.parametrize(
    "tagged",
    [
        "The garden, and the birds. <break time='1s'/>Nobody knows.",
        "The garden, and the <break time='1000ms'/> birds. Nobody knows.",
        "The garden,<break time='400ms'/><break time='0.6s'/> and the birds. Nobody knows.",
        "<break time='1s'/>The garden, and the birds. Nobody knows.",
        "The garden, and the birds. Nobody knows.<break time='1s'/>",
    ],
)
def test_a_break_adds_its_length_in_any_place(kokoro: Kokoro, unbroken: Speech, tagged: str) -> None:
    changed = say(kokoro, tagged)
    assert seconds(changed) - seconds(unbroken) == pytest.approx(1.0, abs=0.01)
    assert changed.said == unbroken.said


def test_a_break_is_silent(kokoro: Kokoro) -> None:
    speech = say(kokoro, "Wait for it <break time='1s'/> now.")
    (_, _, before), (_, after, _) = speech.words[-2:]
    middle = round((before + after) / 2 * 24_000)
    assert not speech.samples[middle - 9_600 : middle + 9_600].any()


def test_speech_starts_soon_after_its_first_sample(plain: Speech) -> None:
    """The model's leading pad, about 350 ms of near-silence, is not sent."""
    loud = np.flatnonzero(np.abs(plain.samples) > 0.02)[0] / 24_000
    assert loud < 0.15
    assert plain.words[0][1] == pytest.approx(0.06, abs=0.001)


def test_a_spelled_word_takes_longer_than_a_read_one(kokoro: Kokoro) -> None:
    spelled, read = say(kokoro, "It is <spell>TABLE</spell>."), say(kokoro, "It is TABLE.")
    assert seconds(spelled) > 1.3 * seconds(read)
    assert say(kokoro, "Code <spell>A1 B2</spell>, please.").said == ["Code", "A1", "B2,", "please."]


def test_what_is_unknown_is_accepted_and_never_spoken(kokoro: Kokoro) -> None:
    plain = say(kokoro, "That is fine.")
    tagged = say(kokoro, "<emotion value='nobody knows'/>That is [sigh] fine.<unknown thing='x'/>")
    assert tagged.said == ["That", "is", "fine."]
    assert np.array_equal(tagged.samples, plain.samples)


def test_an_emotion_is_heard_and_never_spoken(kokoro: Kokoro, plain: Speech) -> None:
    changed = say(kokoro, f"{FIRST} <emotion value='Angry'/>{SECOND}")
    assert changed.said == plain.said
    assert loudness(changed, "Nobody", "storm.") - loudness(plain, "Nobody", "storm.") == pytest.approx(6.0, abs=1.5)
    assert duration(changed, "Nobody", "storm.") < 0.93 * duration(plain, "Nobody", "storm.")
    assert span(changed, "The", "birds.") == span(plain, "The", "birds.")
