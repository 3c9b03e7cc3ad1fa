"""From the model's durations and the speeds that were asked for to whole frames.

The model divides by one speed and then rounds every token by itself, with at least one frame a token. So the
errors add up, and fast speech comes out slower than asked for. Here every token has a speed of its own, each
run of equal speed gets the length that it should have, vowels and pauses give way for it more than consonants, and
rounding errors are carried from token to token.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike, NDArray

from cadenza.acoustic.elasticity import VOWEL, elasticities
from cadenza.speech import SAMPLE_RATE, Delivery

FRAME = 600
"""Samples of audio that one frame makes: 25 ms at 24 kHz."""
HALF_FRAME = FRAME // 2
"""Samples for which pitch, energy and the decoder's features have one value."""

EARLY = 1200
"""Samples by which each phone sounds before its durations say: two frames.

Measured with Kokoro at the onsets after a pause, in five voices: 20 to 120 ms early, 50 where it is a vowel. Hibari
learned it from Kokoro.
"""

Frames = NDArray[np.int64]


def natural_durations(frames: ArrayLike) -> Frames:
    """Round `frames` [T] as the model does at speed 1: half to even (ONNX Round), at least one a token."""
    return np.maximum(np.rint(frames), 1).astype(np.int64)


def spoken_durations(frames: ArrayLike, symbols: str, deliveries: Sequence[Delivery]) -> Frames:
    """Turn `frames` [T + 2] of T symbols and the pads around them into whole frames at the speeds of `deliveries`.

    The pads are the near-silence before and after, which the caller trims: they keep their own speed.
    """
    told = [
        np.nan,
        *(np.nan if one.seconds is None else one.seconds * SAMPLE_RATE / FRAME for one in deliveries),
        np.nan,
    ]
    frames = np.where(np.isnan(told), np.asarray(frames), told)
    speeds = [1.0, *(delivery.speed for delivery in deliveries), 1.0]
    return integer_durations(frames, speeds, [VOWEL, *elasticities(symbols), VOWEL])


def integer_durations(frames: ArrayLike, speeds: ArrayLike, elastic: ArrayLike) -> Frames:
    """Turn `frames` [T] (natural, float) at `speeds` [T] (ratios, 1 is natural) into whole frames [T].

    At speed 1 these are the natural durations. A run of equal speed lasts as long as its natural durations
    together divided by its speed, within one frame, unless it would have less than one frame a token: then it
    has just that. How much of the change a token takes is told by `elastic` [T], positive, as an exponent. Runs don't
    touch each other. Raises ValueError unless all are [T], T >= 1, with positive and finite speeds.
    """
    natural, ratios, exponents = natural_durations(frames), np.asarray(speeds, np.float64), np.asarray(elastic)
    if natural.ndim != 1 or natural.size == 0 or not natural.shape == ratios.shape == exponents.shape:
        raise ValueError(f"got frames {natural.shape} and speeds {ratios.shape}; both must be [T], T >= 1")
    if not np.all((ratios > 0) & np.isfinite(ratios)):
        raise ValueError("speeds must be positive and finite")
    starts = np.flatnonzero(np.diff(ratios)) + 1
    runs = zip(*(np.split(values, starts) for values in (natural, ratios, exponents)), strict=True)
    return np.concatenate([_carried(_shared_out(run, run.sum() / ratio[0], share)) for run, ratio, share in runs])


def sample_bounds(durations: Frames) -> tuple[NDArray[np.int64], int]:
    """Give the T + 1 edges of T phones and the length, in samples; `durations` [T + 2] include the pads."""
    edges = np.cumsum(durations) * FRAME
    return edges[:-1], int(edges[-1])


def _shared_out(natural: Frames, total: float, elastic: NDArray[np.float64]) -> NDArray[np.float64]:
    """Share `total` frames out over the tokens: each is `natural` times c to the power `elastic`, but at least one.

    The sum grows with c, which is found by halving the interval of its logarithm.
    """
    if total == natural.sum():
        return natural.astype(np.float64)
    lowest, highest = -30.0, 30.0
    for _ in range(60):
        middle = (lowest + highest) / 2
        shared = np.maximum(natural * np.exp(middle * elastic), 1.0)
        lowest, highest = (lowest, middle) if shared.sum() > total else (middle, highest)
    return shared


def _carried(ideal: NDArray[np.float64]) -> Frames:
    """Round edges rather than tokens, so that every edge is within half a frame of its ideal place.

    Not with rint: from 1.5 to 2.5 it gains nothing, and a token of one frame would vanish.
    """
    edges = np.floor(np.cumsum(ideal) + 0.5).astype(np.int64)
    return np.diff(edges, prepend=0)
