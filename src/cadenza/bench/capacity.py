"""How many listeners can be served: steps up until a round is spoiled, then closes in between."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from cadenza.bench.results import Figures


@dataclass(frozen=True, slots=True)
class Capacity:
    """The most listeners whose round was clean (0: none was), and what spoiled the next greater one that was tried.

    `limit` is None when nothing did up to the greatest number that was allowed: the capacity is at least that.
    """

    listeners: int
    limit: str | None


def search(play: Callable[[int], Figures], first: int, most: int) -> Capacity:
    """Find the capacity with one call of `play` per number of listeners, from `first` to `most`.

    Steps are a quarter of what has been reached, at least one; the number between the last clean round and the first
    spoiled one is then found by halving.
    """
    good, step = 0, first
    while good < most:
        limit = play(step).spoiled_by
        if limit:
            return _between(play, good, step, limit)
        good, step = step, min(most, step + max(1, step // 4))
    return Capacity(good, None)


def _between(play: Callable[[int], Figures], good: int, bad: int, limit: str) -> Capacity:
    while bad - good > 1:
        middle = (good + bad) // 2
        spoiled = play(middle).spoiled_by
        if spoiled:
            bad, limit = middle, spoiled
        else:
            good = middle
    return Capacity(good, limit)
