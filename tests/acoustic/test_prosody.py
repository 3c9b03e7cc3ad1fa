"""Curves: what is asked for acts in its place, smoothly, and nowhere else."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cadenza.acoustic.durations import EARLY, HALF_FRAME
from cadenza.acoustic.prosody import HIGHEST, LOWEST, Curves
from cadenza.speech import Delivery

DURATIONS = np.array([14, 10, 10, 12])
F0 = np.where(np.arange(92) % 9 < 2, 7.0, 150 + 60 * np.sin(np.arange(92) / 7)).astype(np.float32)
VOICED = F0 >= LOWEST
ENERGY = np.linspace(-9, 8, 92, dtype=np.float32)
CHANGE = 2 * 24 - EARLY // HALF_FRAME
"""The half-frame where the second phone is heard to begin."""


def semitones(edited: np.ndarray[tuple[int], np.dtype[np.float32]]) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    return 12 * np.log2(edited[VOICED].astype(np.float64) / F0[VOICED])


def test_untouched_values_are_the_same_to_the_bit() -> None:
    curves = Curves.of([Delivery(0.7), Delivery(1.4)], DURATIONS)
    assert curves.f0(F0) is F0
    assert curves.energy(ENERGY) is ENERGY
    samples = np.ones(100, np.float32)
    assert curves.amplified(samples, 0, 1.0) is samples


def test_pitch_moves_what_is_voiced_by_semitones() -> None:
    edited = Curves.of([Delivery(pitch=3.0)] * 2, DURATIONS).f0(F0)
    assert edited.dtype == np.float32
    assert semitones(edited) == pytest.approx(3.0, abs=1e-4)
    assert np.array_equal(edited[~VOICED], F0[~VOICED])


def test_span_is_about_the_mean_of_the_phrase() -> None:
    edited = Curves.of([Delivery(span=1.5)] * 2, DURATIONS).f0(F0)
    before, after = np.log2(F0[VOICED]), np.log2(edited[VOICED])
    assert after.mean() == pytest.approx(before.mean(), abs=1e-4)
    assert after.std() == pytest.approx(1.5 * before.std(), rel=1e-4)


def test_a_change_takes_some_50_ms_and_leaves_what_is_before_it_alone() -> None:
    curves = Curves.of([Delivery(), Delivery(pitch=4.0, span=0.5, level=6.0)], DURATIONS)
    for curve, asked in ((curves.pitch, 4.0), (curves.widening, -0.5), (curves.level, 6.0)):
        assert not curve[: CHANGE - 2].any()
        assert curve[CHANGE + 2 :] == pytest.approx(asked)
        assert (np.diff(curve) * np.sign(asked) >= 0).all()
        assert np.abs(np.diff(curve)).max() < 0.35 * abs(asked)
    assert np.array_equal(curves.f0(F0)[: CHANGE - 2], F0[: CHANGE - 2])
    assert np.array_equal(curves.energy(ENERGY)[: CHANGE - 2], ENERGY[: CHANGE - 2])


@given(pitch=st.floats(-60, 60), span=st.floats(0, 9))
def test_f0_stays_a_voices(pitch: float, span: float) -> None:
    edited = Curves.of([Delivery(pitch=pitch, span=span)] * 2, DURATIONS).f0(F0)
    assert edited[VOICED].min() >= LOWEST
    assert edited[VOICED].max() <= HIGHEST
    assert np.array_equal(edited[~VOICED], F0[~VOICED])


def test_a_phrase_without_any_pitch_stays_so() -> None:
    unvoiced = np.full(92, 5.0, np.float32)
    assert Curves.of([Delivery(pitch=9.0)] * 2, DURATIONS).f0(unvoiced) is unvoiced


@given(st.lists(st.integers(0, 92 * HALF_FRAME), max_size=6))
def test_samples_are_amplified_by_as_much_however_they_come(cuts: list[int]) -> None:
    curves = Curves.of([Delivery(level=-6.0), Delivery(level=6.0)], DURATIONS)
    samples = np.ones(92 * HALF_FRAME, np.float32)
    whole = curves.amplified(samples, 0, 1.0)
    edges = sorted({0, *cuts, len(samples)})
    pieces = [curves.amplified(samples[start:end], start, 1.0) for start, end in pairwise(edges)]
    assert np.array_equal(np.concatenate(pieces), whole)
    assert 20 * np.log10(whole[[0, -1]]) == pytest.approx([-6.0, 6.0], abs=1e-3)
    assert np.abs(np.diff(20 * np.log10(whole))).max() < 0.02  # decibels a sample
