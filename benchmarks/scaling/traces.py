"""Calls over time: when each comes, and how long it holds its slot."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from random import Random

from cadenza.bench.workload import LONG_SHARE, THINK_SECONDS

SHORT_SECONDS, LONG_SECONDS = (2.0, 4.0), (15.0, 30.0)
"""Seconds of speech in a short turn and in a long passage of the load generator (docs/performance.md)."""

HOLD_SECONDS = (1 - LONG_SHARE) * sum(SHORT_SECONDS) / 2 + LONG_SHARE * sum(LONG_SECONDS) / 2
"""Mean time that a turn holds its slot: as long as it is heard. A server that is less than full is done sooner."""

TURN_SECONDS = HOLD_SECONDS + sum(THINK_SECONDS) / 2
"""Mean time from one turn of a caller to his next."""

QUIET_SECONDS, BURST_SECONDS, BURST = 240.0, 60.0, 3.0
"""The bursty trace: mean length of its two states, and how many times as many calls come in the second."""

RAMP_FROM, RAMP_SECONDS = 0.25, 1200.0
"""The ramp: share of the callers that are there at the start, and when all of them are."""

Rates = Iterable[tuple[float, float]]
"""Pieces of time: seconds, and calls a second in them."""

Calls = Iterable[tuple[float, float]]
"""Calls in order: seconds from the start, and seconds for which the call holds a slot."""


def erlangs(callers: float) -> float:
    """Return the mean number of slots that so many callers hold, were none refused."""
    return callers * HOLD_SECONDS / TURN_SECONDS


def steady(callers: float, seconds: float) -> Rates:
    """Return a Poisson process: so many callers, all the time."""
    return [(seconds, callers / TURN_SECONDS)]


def ramp(callers: float, seconds: float) -> Rates:
    """Return a morning: a quarter of the callers at first, all of them after 20 minutes, by steps of ten seconds."""
    step = 10.0
    for number in range(round(seconds / step)):
        share = min(1.0, RAMP_FROM + (1 - RAMP_FROM) * number * step / RAMP_SECONDS)
        yield step, share * callers / TURN_SECONDS


def bursty(callers: float, seconds: float, chance: Random) -> Rates:
    """Return a Markov-modulated Poisson process of two states, with the same mean as `steady`.

    Fischer and Meier-Hellstern, The Markov-modulated Poisson process (MMPP) cookbook, 1993.
    """
    share = BURST_SECONDS / (QUIET_SECONDS + BURST_SECONDS)
    quiet = callers / TURN_SECONDS / (1 - share + share * BURST)
    states = [(QUIET_SECONDS, quiet), (BURST_SECONDS, quiet * BURST)]
    state = int(chance.random() < share)
    while seconds > 0:
        mean, rate = states[state]
        piece = min(seconds, chance.expovariate(1 / mean))
        yield piece, rate
        seconds -= piece
        state = 1 - state


def calls(rates: Rates, chance: Random) -> Iterator[tuple[float, float]]:
    """Yield the calls of a Poisson process whose rate is `rates`."""
    begin = 0.0
    for seconds, rate in rates:
        at = begin + chance.expovariate(rate)
        while at < begin + seconds:
            yield at, hold(chance)
            at += chance.expovariate(rate)
        begin += seconds


def hold(chance: Random) -> float:
    """Return the seconds for which a turn of the load generator's mix holds its slot."""
    return chance.uniform(*(LONG_SECONDS if chance.random() < LONG_SHARE else SHORT_SECONDS))
