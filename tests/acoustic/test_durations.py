"""Durations: the model's own at speed 1, and what was asked for at any other."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from cadenza.acoustic.durations import FRAME, integer_durations, natural_durations, sample_bounds, spoken_durations
from cadenza.speech import Delivery

FRAMES = st.lists(st.floats(0, 50, width=32), min_size=1, max_size=80).map(lambda values: np.array(values, np.float32))
SPEEDS = st.integers(10, 500).map(lambda percent: percent / 100)

Array = NDArray[np.float32]


def at(frames: Array, speed: float) -> NDArray[np.int64]:
    return integer_durations(frames, np.full(len(frames), speed), np.ones(len(frames)))


def test_rounds_as_onnx_does() -> None:
    assert natural_durations([0.0, 0.5, 1.5, 2.5, 3.5, 2.4999, 7.6]).tolist() == [1, 1, 2, 2, 4, 2, 8]


@given(FRAMES)
def test_speed_one_is_natural(frames: Array) -> None:
    durations = at(frames, 1.0)
    assert durations.dtype == np.int64
    assert np.array_equal(durations, np.clip(np.round(frames), 1, None))


@given(FRAMES, SPEEDS)
def test_a_run_is_as_long_as_asked_for(frames: Array, speed: float) -> None:
    durations = at(frames, speed)
    assert durations.min() >= 1
    expected = max(natural_durations(frames).sum() / speed, len(frames))
    assert durations.sum() == pytest.approx(expected, abs=0.5001)


@given(FRAMES, SPEEDS, SPEEDS)
def test_faster_is_never_longer(frames: Array, one: float, other: float) -> None:
    slow, fast = sorted((one, other))
    assert at(frames, fast).sum() <= at(frames, slow).sum()


@given(FRAMES, SPEEDS)
def test_every_edge_is_near_its_ideal_when_slow(frames: Array, speed: float) -> None:
    speed = min(speed, 1.0)
    ideal = np.cumsum(natural_durations(frames) / speed)
    assert np.abs(np.cumsum(at(frames, speed)) - ideal).max() < 0.5001


@given(FRAMES, FRAMES, SPEEDS, SPEEDS)
def test_runs_do_not_touch_each_other(first: Array, second: Array, one: float, other: float) -> None:
    if one == other:
        other = one + 1
    speeds = [one] * len(first) + [other] * len(second)
    together = integer_durations(np.concatenate([first, second]), speeds, np.ones(len(speeds)))
    assert np.array_equal(together, np.concatenate([at(first, one), at(second, other)]))


def test_short_tokens_get_one_frame_and_long_ones_pay() -> None:
    assert integer_durations([1, 1, 1, 1, 12], [2.0] * 5, [1.0] * 5).tolist() == [1, 1, 1, 1, 4]


def test_no_shorter_than_one_frame_a_token() -> None:
    assert integer_durations([3, 2, 1], [50.0] * 3, [1.0] * 3).tolist() == [1, 1, 1]


@pytest.mark.parametrize(
    ("frames", "speeds"),
    [([1.0], [0.0]), ([1.0], [-1.0]), ([1.0], [np.inf]), ([1.0], [np.nan]), ([1.0, 2.0], [1.0]), ([], [])],
)
def test_refuses(frames: list[float], speeds: list[float]) -> None:
    with pytest.raises(ValueError, match="speeds"):
        integer_durations(frames, speeds, [1.0] * len(frames))


def test_bounds_leave_the_pads_out() -> None:
    bounds, length = sample_bounds(np.array([14, 3, 5, 10]))
    assert bounds.tolist() == [14 * FRAME, 17 * FRAME, 22 * FRAME]
    assert length == 32 * FRAME


PHRASE = "ðə wˈɛðəɹ ɪz kwˈIt lˈʌvli, ænd nˈOt ɡˈʊd. " * 5
NATURAL = np.array([14, *(12 if symbol in ",." else 4 if symbol in "ɛIʌOʊ" else 3 for symbol in PHRASE), 10])


@pytest.mark.parametrize("speed", [0.6, 0.8, 1.25, 1.5])
def test_vowels_and_pauses_give_way_more_than_consonants(speed: float) -> None:
    spoken = spoken_durations(NATURAL, PHRASE, [Delivery(speed)] * len(PHRASE))
    assert (spoken[0], spoken[-1]) == (14, 10)  # the pads
    assert spoken[1:-1].sum() == pytest.approx(NATURAL[1:-1].sum() / speed, abs=0.5001)

    def change(kind: str) -> float:
        of_kind = np.array([symbol in kind for symbol in PHRASE])
        return float(np.abs(np.log(spoken[1:-1][of_kind].sum() / NATURAL[1:-1][of_kind].sum())))

    assert change(",.") > change("ɛIʌOʊəæɪi") > change("kwtdɡ") > 0
