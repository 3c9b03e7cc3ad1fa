"""From the model's durations and the speeds that were asked for to whole frames.

The model divides by one speed and then rounds every token by itself, with at least one frame a token. So the
errors add up, and fast speech comes out slower than asked for. Here every token has a speed of its own, each
run of equal speed gets the length that it should have, and rounding errors are carried from token to token.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

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


def integer_durations(frames: ArrayLike, speeds: ArrayLike) -> Frames:
    """Turn `frames` [T] (natural, float) at `speeds` [T] (ratios, 1 is natural) into whole frames [T].

    At speed 1 these are the natural durations. A run of equal speed lasts as long as its natural durations
    together divided by its speed, within one frame, unless it would have less than one frame a token: then it
    has just that. Runs don't touch each other. Raises ValueError unless both are [T], T >= 1, with positive
    and finite speeds.
    """
    natural, ratios = natural_durations(frames), np.asarray(speeds, np.float64)
    if natural.ndim != 1 or natural.size == 0 or natural.shape != ratios.shape:
        raise ValueError(f"got frames {natural.shape} and speeds {ratios.shape}; both must be [T], T >= 1")
    if not np.all((ratios > 0) & np.isfinite(ratios)):
        raise ValueError("speeds must be positive and finite")
    starts = np.flatnonzero(np.diff(ratios)) + 1
    runs = zip(np.split(natural, starts), np.split(ratios, starts), strict=True)
    return np.concatenate([_carried(_shared_out(run, run.sum() / ratio[0])) for run, ratio in runs])


def sample_bounds(durations: Frames) -> tuple[NDArray[np.int64], int]:
    """Give the T + 1 edges of T phones and the length, in samples; `durations` [T + 2] include the pads."""
    edges = np.cumsum(durations) * FRAME
    return edges[:-1], int(edges[-1])


def _shared_out(natural: Frames, total: float) -> NDArray[np.float64]:
    """Share `total` frames out over the tokens in proportion to `natural`, but at least one to each.

    The tokens that stay above one are the m longest, scaled by c with c * (their sum) + (T - m) = total; m is
    the largest for which they do stay above. It is how the threshold of a projection onto a simplex is found.
    """
    longest = np.sort(natural)[::-1]
    scale = (total - (natural.size - np.arange(1, natural.size + 1))) / np.cumsum(longest)
    above = np.count_nonzero(scale * longest > 1)
    return np.maximum(natural * scale[above - 1], 1.0) if above else np.ones(natural.size)


def _carried(ideal: NDArray[np.float64]) -> Frames:
    """Round edges rather than tokens, so that every edge is within half a frame of its ideal place.

    Not with rint: from 1.5 to 2.5 it gains nothing, and a token of one frame would vanish.
    """
    edges = np.floor(np.cumsum(ideal) + 0.5).astype(np.int64)
    return np.diff(edges, prepend=0)
