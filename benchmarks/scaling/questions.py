"""The questions that docs/scaling.md answers, each a table of numbers."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from math import ceil
from random import Random

from benchmarks.scaling.fleet import Outcome, erlang_b, play
from benchmarks.scaling.policy import Policy
from benchmarks.scaling.traces import RAMP_FROM, Rates, bursty, calls, erlangs, ramp, steady
from cadenza.deploy.instances import concurrency_of

HOUR = 3600.0
REFUSALS = 0.001
"""Share of refused calls that a fixed fleet is sized for."""


@dataclass(frozen=True, slots=True)
class Kind:
    """An instance: how many slots it has, what that rests on, and for how many callers it is asked about."""

    name: str
    slots: int
    basis: str
    callers: Sequence[int]


def _kind(name: str, instance: str, engine: str, callers: Sequence[int]) -> Kind:
    """Return a kind with what `cadenza deploy` knows of an instance type: our benchmark's figures, and the vendor's."""
    known = concurrency_of(instance, engine)
    if known is None:
        raise ValueError(f"nothing is known of {instance}")
    return Kind(name, known.requests, known.basis, callers)


KINDS = [
    _kind("`af_heart`, fast engine, 2 cores", "ml.c7i.xlarge", "fast", (50, 100, 200, 400)),
    _kind("Kokoro's voices, 2 cores", "ml.c7i.xlarge", "full", (5, 10, 20, 40)),
    _kind("Sonic 3 on `ml.g6e.xlarge`", "ml.g6e.xlarge", "", (10, 25, 50, 100, 200)),
]
EXAMPLE, CALLERS = KINDS[2], 100
"""What the pictures and the comparison of policies are about."""

TRACES: Mapping[str, Callable[[float, float, Random], Rates]] = {
    "steady": lambda callers, seconds, _: steady(callers, seconds),
    "bursty": bursty,
    "ramp": lambda callers, seconds, _: ramp(callers, seconds),
}


@dataclass(frozen=True, slots=True)
class Need:
    """Fixed fleets for so many callers: the fewest instances that refuse at most `REFUSALS`."""

    kind: Kind
    callers: int
    erlang: int
    steady: int
    bursty: int
    surprised: float
    """Share that the steady trace's fleet refuses when the calls come in bursts."""


@dataclass(frozen=True, slots=True)
class Hours:
    """What the policy did, in hours of different chance."""

    kind: Kind
    callers: int
    trace: str
    policy: Policy
    outcomes: Sequence[Outcome]

    @property
    def refused(self) -> float:
        """Share of refused calls in all hours together."""
        return sum(o.refused * o.calls for o in self.outcomes) / sum(o.calls for o in self.outcomes)

    @property
    def instances(self) -> float:
        """Instances in service in the mean."""
        return sum(o.instances for o in self.outcomes) / len(self.outcomes)


def need(kind: Kind, callers: int, *, hours: int, seed: int) -> Need:
    """Return how many instances so many callers need, by `hours` hours of each trace."""
    played = {}
    for trace in ("steady", "bursty"):
        chance = Random(f"{seed}-{trace}-{callers}")  # noqa: S311 - a workload, no secret
        played[trace] = list(calls(TRACES[trace](callers, hours * HOUR, chance), chance))

    def refused(trace: str, number: int) -> float:
        return play(played[trace], hours * HOUR, kind.slots, number).refused

    formula = _first(1, lambda number: erlang_b(erlangs(callers), number * kind.slots) <= REFUSALS)
    even = _first(max(1, formula - 2), lambda number: refused("steady", number) <= REFUSALS)
    uneven = _first(even, lambda number: refused("bursty", number) <= REFUSALS)
    return Need(kind, callers, formula, even, uneven, refused("bursty", even))


def policy_at_work(kind: Kind, callers: int, trace: str, policy: Policy, *, hours: int, seed: int) -> Hours:
    """Return what `policy` does in `hours` single hours, each begun with what the load of its start takes.

    That number is the policy's minimum too.
    """
    share = RAMP_FROM if trace == "ramp" else 1.0
    begin = ceil(share * erlangs(callers) / kind.slots / policy.utilization)
    outcomes = []
    for hour in range(hours):
        chance = Random(f"{seed}-{trace}-{callers}-{hour}")  # noqa: S311 - a workload, no secret
        rates = TRACES[trace](callers, HOUR, chance)
        outcomes.append(play(calls(rates, chance), HOUR, kind.slots, begin, replace(policy, minimum=begin)))
    return Hours(kind, callers, trace, policy, outcomes)


def _first(begin: int, holds: Callable[[int], bool]) -> int:
    """Return the first number from `begin` on of which `holds` is true, which stays true above it."""
    step = 1
    while not holds(begin + step - 1):
        step *= 2
    low, high = begin + step // 2, begin + step - 1
    while low < high:
        middle = (low + high) // 2
        low, high = (low, middle) if holds(middle) else (middle + 1, high)
    return high
