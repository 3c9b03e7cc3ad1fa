"""What a request asks for is heard: F0 by a pitch tracker, rate by the times, level in decibels, on the real voices."""

from __future__ import annotations

import json

import numpy as np
import pytest

from benchmarks.emotion import MEASURES_OF_SIX, SENTENCES
from benchmarks.prosody import Measures, Spoken, level, measures, say, semitones
from benchmarks.quality import quality
from benchmarks.told_apart import Centroids, told_apart
from benchmarks.windows import log_mel_distance
from cadenza.acoustic import Engine
from cadenza.acoustic import kokoro as module
from cadenza.acoustic.hibari import Hibari
from cadenza.acoustic.kokoro import Kokoro, common_breath
from cadenza.emotions import MANNERS
from cadenza.speech import SAMPLE_RATE, Controls, Delivery, Listener

pytestmark = pytest.mark.voice

TEXT = "They are coming home on Sunday evening."
FIRST, SECOND = "My brother called me about the garden", "and the letter is on the kitchen table."
SYMBOLS = "wi wˈɔkt əlˈɔŋ ðə ɹˈɪvəɹ fɔɹ ən ˈWəɹ."


@pytest.fixture(scope="module")
def hibari() -> Hibari:
    return Hibari.load(threads=1)


@pytest.fixture(scope="module")
def neutral(hibari: Hibari) -> Measures:
    return measures(say(hibari, "af_heart", TEXT, Controls()))


def sounding(engine: Engine, voice: str, delivery: Delivery) -> np.ndarray[tuple[int], np.dtype[np.float32]]:
    rendering = engine.speak(SYMBOLS, [delivery] * len(SYMBOLS), voice, Listener())
    return np.concatenate(list(rendering.windows))[rendering.bounds[0] : rendering.bounds[-2]]


@pytest.mark.parametrize("delivery", [Delivery(pitch=3.0, level=4.0), Delivery(pitch=-2.0, level=-4.0)])
def test_both_engines_move_pitch_and_level_by_as_much(hibari: Hibari, kokoro: Kokoro, delivery: Delivery) -> None:
    for engine, voice in ((hibari, "af_heart"), (kokoro, "am_michael")):
        plain, changed = (sounding(engine, voice, one) for one in (Delivery(), delivery))
        moved = np.median(semitones(changed)) - np.median(semitones(plain))
        assert moved == pytest.approx(delivery.pitch, abs=0.5)
        assert level(changed) - level(plain) == pytest.approx(delivery.level, abs=1.3)


def test_span_widens_the_range_of_f0(hibari: Hibari) -> None:
    narrow, plain, wide = (
        float(np.subtract(*np.percentile(semitones(sounding(hibari, "af_heart", Delivery(span=span))), [90, 10])))
        for span in (0.6, 1.0, 1.6)
    )
    assert narrow < 0.8 * plain
    assert wide > 1.3 * plain


def test_breath_changes_the_quality_of_the_voice_and_nothing_else(
    kokoro: Kokoro, monkeypatch: pytest.MonkeyPatch
) -> None:
    tense, plain, breathy = (sounding(kokoro, "am_michael", Delivery(breath=breath)) for breath in (-0.25, 0.0, 0.25))
    assert len(tense) == len(plain) == len(breathy)
    steps = np.diff([quality(one).array() for one in (tense, plain, breathy)], axis=0)
    assert (steps[:, 0] > 0).all()  # dB: the first harmonic
    assert (steps[:, 1] > 1.5).all()  # and the tilt
    for changed in (tense, breathy):
        assert np.median(semitones(changed)) == pytest.approx(np.median(semitones(plain)), abs=0.3)
        assert level(changed) == pytest.approx(level(plain), abs=1.5)
    monkeypatch.setattr(module, "SHORT", 10**9)
    assert log_mel_distance(sounding(kokoro, "am_michael", Delivery(breath=0.25)), breathy) < 2.5


def test_a_phrase_is_as_breathy_as_all_of_it_is_to_be() -> None:
    asked = [Delivery(breath=breath) for breath in (0.1, 0.2)]
    assert common_breath(asked) == 0.1
    assert common_breath([*asked, Delivery()]) == common_breath([*asked, Delivery(breath=-0.1)]) == 0.0
    assert common_breath([Delivery(breath=-0.1), Delivery(breath=-0.2)]) == -0.1


@pytest.mark.parametrize("name", ["angry", "excited", "content", "sad", "scared"])
def test_an_emotion_is_measured_as_its_manner_says(hibari: Hibari, neutral: Measures, name: str) -> None:
    manner, found = MANNERS[name], measures(say(hibari, "af_heart", TEXT, Controls(emotion=name)))
    assert found.pitch - neutral.pitch == pytest.approx(manner.pitch, abs=1.0)
    assert found.rate / neutral.rate == pytest.approx(manner.rate, rel=0.05)
    assert found.level - neutral.level == pytest.approx(manner.level, abs=2.0)
    assert (found.span - neutral.span) * (manner.span - 1) > 0


@pytest.mark.parametrize("ratio", [0.6, 0.8, 1.25, 1.5])
def test_the_length_of_what_is_said_is_within_5_percent(hibari: Hibari, neutral: Measures, ratio: float) -> None:
    found = measures(say(hibari, "af_heart", TEXT, Controls(speed=ratio)))
    assert found.rate / neutral.rate == pytest.approx(ratio, rel=0.05)


def halves(spoken: Spoken, phonemes: int) -> tuple[Spoken, Spoken]:
    return Spoken(spoken.samples, spoken.phonemes[:phonemes]), Spoken(spoken.samples, spoken.phonemes[phonemes:])


def test_all_three_together_in_the_middle_of_a_sentence(hibari: Hibari) -> None:
    plain = say(hibari, "af_heart", f"{FIRST}, {SECOND}", Controls())
    tags = "<emotion value='Scared'/><speed ratio='0.8'/><volume ratio='2'/>"
    changed = say(hibari, "af_heart", f"{FIRST}, {tags}{SECOND}", Controls())
    size = len(say(hibari, "af_heart", FIRST, Controls()).phonemes)
    (before, after), (same, other) = (halves(spoken, size) for spoken in (plain, changed))
    assert same.phonemes == before.phonemes
    early = round(before.phonemes[-2][0] * SAMPLE_RATE)
    assert level(same.samples[:early]) == pytest.approx(level(before.samples[:early]), abs=0.1)
    one, two, manner = measures(after), measures(other), MANNERS["scared"]
    assert two.pitch - one.pitch == pytest.approx(manner.pitch, abs=1.0)
    assert two.rate / one.rate == pytest.approx(0.8 * manner.rate, rel=0.05)
    assert two.level - one.level == pytest.approx(6.0 + manner.level, abs=2.0)
    assert np.abs(changed.samples).max() < 1.0


def test_the_six_are_told_apart_in_a_voice_by_what_others_are_like(hibari: Hibari) -> None:
    kept = json.loads(MEASURES_OF_SIX.read_text())
    strangers = [number for number, voice in enumerate(kept["voices"]) if voice != "af_heart"]
    known = {name: np.array(values)[strangers] for name, values in kept["measures"].items()}
    found = {
        name: np.array(
            [[measures(say(hibari, "af_heart", text, Controls(emotion=name))).array() for text in SENTENCES[:2]]]
        )
        for name in known
    }
    hits = Centroids.learned(known, paired=True).hits(found)
    assert len(hits) == 6
    assert np.mean(list(hits.values())) >= 0.9


def test_the_classifier_tells_apart_what_differs_and_guesses_what_does_not() -> None:
    random = np.random.default_rng(1)
    found = {name: random.normal(0, 1, (4, 5, 4)) + 10 * at for at, name in enumerate(("neutral", "a", "b"))}
    assert set(told_apart(found, paired=False).values()) == {1.0}
    found = {name: random.normal(0, 1, (4, 5, 4)) for name in found}
    assert np.mean(list(told_apart(found, paired=False).values())) < 0.7
