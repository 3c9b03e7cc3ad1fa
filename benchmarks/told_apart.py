"""Which emotion is it? A simple classifier, trained on voices that it isn't asked about: the nearest centroid.

What it knows of a sentence is four measures (`prosody.Measures`) against neutral speech of the same voice, "paired" the
same sentence said neutrally, else the mean of the voice's neutral sentences, as if nobody knew which sentence it is.
They count in standard deviations of the neutral sentences of one voice.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Centroids:
    """What each of `names` is like: `centres` [N, 4] in units of `deviation` [4]."""

    names: tuple[str, ...]
    centres: Array
    deviation: Array
    paired: bool

    @classmethod
    def learned(cls, found: Mapping[str, Array], *, paired: bool) -> Centroids:
        """Learn them of `found`, by name [V, S, 4], in which "neutral" is the voices' neutral manner."""
        deviation = found["neutral"].var(1, ddof=1).mean(0) ** 0.5
        moved = (values - _base(found, paired=paired) for values in found.values())
        return cls(tuple(found), np.stack([one.mean((0, 1)) / deviation for one in moved]), deviation, paired)

    def hits(self, found: Mapping[str, Array]) -> dict[str, float]:
        """Return for each name the share of its sentences of `found` [V, S, 4] that are nearest to its own centroid."""
        base = _base(found, paired=self.paired)
        nearest = {
            name: np.linalg.norm(((values - base) / self.deviation)[..., None, :] - self.centres, axis=-1).argmin(-1)
            for name, values in found.items()
        }
        return {name: float(np.mean(numbers == self.names.index(name))) for name, numbers in nearest.items()}


def told_apart(found: Mapping[str, Array], *, paired: bool) -> dict[str, float]:
    """Return the `hits` of each name, each voice of `found` [V, S, 4] judged by centroids of all the others."""
    voices = len(found["neutral"])
    hits = []
    for voice in range(voices):
        judged = np.arange(voices) == voice
        others = {name: values[~judged] for name, values in found.items()}
        own = {name: values[judged] for name, values in found.items()}
        hits.append(Centroids.learned(others, paired=paired).hits(own))
    return {name: float(np.mean([one[name] for one in hits])) for name in found}


def _base(found: Mapping[str, Array], *, paired: bool) -> Array:
    return found["neutral"] if paired else found["neutral"].mean(1, keepdims=True)
