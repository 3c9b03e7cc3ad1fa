"""Questions rise, capitals are stressed, parentheses step back: measured in the sound of a real voice."""

from __future__ import annotations

import numpy as np
import pytest

from benchmarks.phrasing import CUT, cuts, difference
from cadenza.acoustic.hibari import Hibari

pytestmark = pytest.mark.voice

VOICE = "af_heart"


@pytest.fixture(scope="module")
def hibari() -> Hibari:
    return Hibari.load(threads=1)


def test_a_question_for_yes_or_no_rises(hibari: Hibari) -> None:
    *_, alone, directed = difference(hibari, VOICE, "Did she call you *yesterday*?")
    assert directed > max(alone, 0.0) + 2.0


def test_capitals_are_higher_louder_and_longer(hibari: Hibari) -> None:
    f0, level, length, *_ = difference(hibari, VOICE, "You must *NEVER* do that again.")
    assert f0 > 1.0
    assert level > 0.7
    assert length > 8


def test_a_parenthesis_is_lower_softer_and_faster(hibari: Hibari) -> None:
    f0, level, length, *_ = difference(hibari, VOICE, "My brother (*the younger one*) called me.")
    assert f0 < -0.5
    assert level < -1.0
    assert length < -3


@pytest.mark.parametrize("text", ["*Get out of my house*!", 'He said, "*come in, my friend*," and left.'])
def test_what_is_exclaimed_or_quoted_is_higher_and_louder(hibari: Hibari, text: str) -> None:
    f0, level, *_ = difference(hibari, VOICE, text)
    assert f0 > 0.4
    assert level > 0.4


def test_a_sentence_that_is_cut_is_nearer_to_one_that_is_not(hibari: Hibari) -> None:
    alone, directed = (
        np.nanmedian([row for text in CUT[:2] for row in cuts(hibari, VOICE, text, directed=directed)], axis=0)
        for directed in (False, True)
    )
    _, level_before, f0_after, _ = np.abs(directed) - np.abs(alone)
    assert level_before < -1.0
    assert f0_after < -0.5
