"""A laugh is heard where `[laughter]` stands: the measures of real ones, in both engines, and no word of it."""

from __future__ import annotations

import numpy as np
import pytest

from benchmarks.laughter import Laugh, compared, measured
from benchmarks.prosody import say as say_with
from cadenza.acoustic.hibari import Hibari
from cadenza.acoustic.kokoro import Kokoro
from cadenza.acoustic.tone import Tone
from cadenza.speech import SAMPLE_RATE, Controls
from tests.saying import say

TONE = Tone()


@pytest.fixture(scope="module")
def hibari() -> Hibari:
    return Hibari.load(threads=1)


def is_laugh(found: Laugh) -> bool:
    """Say whether it has what abstracts say of real laughs (benchmarks/laughter.py), with some room."""
    return (
        0.6 < found.seconds < 1.6
        and 4.0 < found.rate < 6.0
        and found.calls >= 3
        and found.runs >= 3
        and 2.0 < found.pitch < 12.0
        and found.fall > 1.0
        and found.decay > 2.0
        and found.breath > 0.06
        and -12.0 < found.level < 3.0
    )


@pytest.mark.voice
@pytest.mark.parametrize("voice", ["am_michael", "bf_emma"])
def test_the_full_engine_laughs(kokoro: Kokoro, voice: str) -> None:
    assert is_laugh(found := measured(kokoro, voice)), found


@pytest.mark.voice
def test_the_fast_engine_laughs(hibari: Hibari) -> None:
    assert is_laugh(found := measured(hibari, "af_heart")), found


@pytest.mark.voice
def test_controls_act_on_a_laugh(hibari: Hibari) -> None:
    speech = say_with(hibari, "af_heart", "Come here.", Controls()).speech
    plain, changed = (
        compared(say(hibari, f"{tags}[laughter]").samples, speech)
        for tags in ("", "<speed ratio='0.7'/><volume ratio='0.5'/><emotion value='scared'/>")
    )
    assert plain.seconds / changed.seconds == pytest.approx(0.7 * 1.2, rel=0.1)
    assert changed.level < plain.level - 4.0
    assert changed.pitch > plain.pitch + 1.5


@pytest.mark.parametrize("transcript", ["[laughter]", "[laughter] One [laughter] two.[Laughter][LAUGHTER]"])
def test_a_laugh_is_no_word_and_no_phoneme(transcript: str) -> None:
    laughed, plain = say(TONE, transcript), say(TONE, transcript.replace("[laughter]", ""))
    assert laughed.said == [word for word in ("One", "two.") if word in transcript]
    assert len(laughed.samples) > len(plain.samples) + 0.5 * SAMPLE_RATE


def test_two_laughs_in_a_row_are_not_the_same() -> None:
    once, twice = say(TONE, "[laughter]").samples, say(TONE, "[laughter][laughter]").samples
    assert np.array_equal(twice[: len(once)], once)
    assert not np.array_equal(twice[len(once) :], once)


def test_breaks_beside_a_laugh_are_exact() -> None:
    broken = "One <break time='250ms'/>[laughter]<break time='1s'/> two."
    assert len(say(TONE, broken).samples) - len(say(TONE, "One [laughter] two.").samples) == 1.25 * SAMPLE_RATE
