"""Tags and `generation_config` act on the real voice, from their point on and by the amount asked for."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pytest
from numpy.typing import NDArray

from cadenza.acoustic.kokoro import Kokoro
from cadenza.speech import Chunk, Controls, Listener, Utterance, WordTimes
from cadenza.synthesis import synthesize
from cadenza.voices import Voices

pytestmark = pytest.mark.voice

FIRST = "The garden is lovely, and full of birds."
SECOND = "Nobody knows where the old captain went after the storm."


@dataclass(frozen=True, slots=True)
class Speech:
    """What was said: samples at 24 kHz and [(word, start, end)] in seconds."""

    samples: NDArray[np.float32]
    words: list[tuple[str, float, float]]

    @property
    def seconds(self) -> float:
        return len(self.samples) / 24_000

    def span(self, first: str, last: str) -> tuple[float, float]:
        """Start of the word `first` and end of the word `last`."""
        starts = {word: start for word, start, _ in self.words}
        ends = {word: end for word, _, end in self.words}
        return starts[first], ends[last]

    def level(self, first: str, last: str) -> float:
        """Level in dB of what lies between the start of `first` and the end of `last`."""
        start, end = (round(seconds * 24_000) for seconds in self.span(first, last))
        return float(10 * np.log10(np.mean(self.samples[start:end].astype(np.float64) ** 2)))


def say(kokoro: Kokoro, transcript: str, controls: Controls = Controls()) -> Speech:
    found = Voices.load().find("af_heart")
    utterance = Utterance(transcript, "en", found, "pcm_f32le", 24_000, controls, words=True)
    data: list[bytes] = []
    words: list[tuple[str, float, float]] = []
    for step in synthesize(utterance, kokoro, Listener()):
        for event in step:
            if isinstance(event, Chunk):
                data.append(event.data)
            elif isinstance(event, WordTimes):
                words += zip(event.words, event.start, event.end, strict=True)
    return Speech(np.frombuffer(b"".join(data), np.float32), words)


@pytest.fixture(scope="module")
def plain(kokoro: Kokoro) -> Speech:
    return say(kokoro, f"{FIRST} {SECOND}")


def duration(speech: Speech, first: str, last: str) -> float:
    start, end = speech.span(first, last)
    return end - start


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
    assert plain.seconds / say(kokoro, f"{FIRST} {SECOND}", Controls(speed=ratio)).seconds == pytest.approx(
        ratio, rel=0.05
    )


@pytest.mark.parametrize(("ratio", "decibels"), [(2.0, 6.02), (0.5, -6.02)])
def test_a_volume_tag_changes_the_level_of_its_span(
    kokoro: Kokoro, plain: Speech, ratio: float, decibels: float
) -> None:
    changed = say(kokoro, f"{FIRST} <volume ratio='{ratio}'/>{SECOND}")
    assert changed.level("Nobody", "storm.") - plain.level("Nobody", "storm.") == pytest.approx(decibels, abs=1.5)
    assert changed.level("The", "birds.") == pytest.approx(plain.level("The", "birds."), abs=0.1)
    assert np.abs(changed.samples).max() < 1.0


@pytest.mark.parametrize(
    "tagged",
    [
        f"{FIRST} <break time='1s'/>{SECOND}",
        f"{FIRST} {SECOND}".replace("captain", "<break time='1000ms'/> captain"),
        f"{FIRST} {SECOND}".replace(", and", ",<break time='400ms'/><break time='0.6s'/> and"),
        f"<break time='1s'/>{FIRST} {SECOND}",
        f"{FIRST} {SECOND}<break time='1s'/>",
    ],
)
def test_a_break_adds_its_length_in_any_place(kokoro: Kokoro, plain: Speech, tagged: str) -> None:
    changed = say(kokoro, tagged)
    assert changed.seconds - plain.seconds == pytest.approx(1.0, abs=0.01)
    assert [word for word, _, _ in changed.words] == [word for word, _, _ in plain.words]


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
    assert say(kokoro, "It is <spell>TABLE</spell>.").seconds > 1.3 * say(kokoro, "It is TABLE.").seconds
    assert [word for word, _, _ in say(kokoro, "Code <spell>A1 B2</spell>, please.").words] == [
        "Code",
        "A1",
        "B2,",
        "please.",
    ]


def test_laughter_and_what_is_unknown_are_accepted_and_never_spoken(kokoro: Kokoro) -> None:
    plain = say(kokoro, "That is fine.")
    tagged = say(kokoro, "<emotion value='nobody knows'/>That is [laughter] fine.<unknown thing='x'/>")
    assert [word for word, _, _ in tagged.words] == ["That", "is", "fine."]
    assert np.array_equal(tagged.samples, plain.samples)


def test_an_emotion_is_heard_and_never_spoken(kokoro: Kokoro, plain: Speech) -> None:
    changed = say(kokoro, f"{FIRST} <emotion value='Angry'/>{SECOND}")
    assert [word for word, _, _ in changed.words] == [word for word, _, _ in plain.words]
    assert changed.level("Nobody", "storm.") - plain.level("Nobody", "storm.") == pytest.approx(6.0, abs=1.5)
    assert duration(changed, "Nobody", "storm.") < 0.93 * duration(plain, "Nobody", "storm.")
    assert changed.span("The", "birds.") == plain.span("The", "birds.")
