"""Instances with slots behind a router that knows the load of each, and no queue anywhere."""

from __future__ import annotations

from dataclasses import dataclass, field
from heapq import heappop, heappush
from itertools import count

from benchmarks.scaling.policy import PERIOD, Policy, Tracking
from benchmarks.scaling.traces import Calls


@dataclass(slots=True)
class Instance:
    """One machine: how many of its slots are held."""

    held: int = 0


@dataclass(slots=True)
class Moment:
    """Ten seconds: instances in service and slots held at their end, calls that came and that were refused in them."""

    instances: int
    held: int
    calls: int
    refused: int


@dataclass(slots=True)
class Outcome:
    """What became of a trace."""

    moments: list[Moment] = field(default_factory=list)

    @property
    def calls(self) -> int:
        """How many calls came."""
        return sum(moment.calls for moment in self.moments)

    @property
    def refused(self) -> float:
        """Share of the calls that was answered with 429."""
        return sum(moment.refused for moment in self.moments) / max(1, self.calls)

    @property
    def instances(self) -> float:
        """Instances in service, in the mean over time."""
        return sum(moment.instances for moment in self.moments) / max(1, len(self.moments))


def play(trace: Calls, seconds: float, slots: int, instances: int, policy: Policy | None = None) -> Outcome:
    """Return what becomes of the calls of `trace` on `instances` instances, whose number `policy` changes if given.

    A call goes to the instance with the fewest, and is refused at once where that one has all its slots held. It isn't
    tried again. An instance that is taken away gets no more calls and ends those that it has.
    """
    fleet = [Instance() for _ in range(instances)]
    tracking = Tracking(policy, slots) if policy else None
    starting: list[float] = []
    ends: list[tuple[float, int, Instance]] = []
    number = count()
    outcome = Outcome()
    came = refused = 0
    tick = PERIOD
    for at, hold in [*trace, (seconds + PERIOD, 0.0)]:
        while tick <= min(at, seconds):
            _finish(ends, tick)
            while starting and starting[0] <= tick:
                starting.pop(0)
                fleet.append(Instance())
            held = sum(instance.held for instance in fleet)
            outcome.moments.append(Moment(len(fleet), held, came, refused))
            came = refused = 0
            if tracking and not starting:
                wanted = tracking.wanted(tick, len(fleet), held / len(fleet))
                starting += [tick + tracking.policy.startup_seconds] * (wanted - len(fleet))
                del fleet[wanted:]
            tick += PERIOD
        _finish(ends, at)
        came += 1
        chosen = min(fleet, key=lambda instance: instance.held)
        if chosen.held < slots:
            chosen.held += 1
            heappush(ends, (at + hold, next(number), chosen))
        else:
            refused += 1
    return outcome


def _finish(ends: list[tuple[float, int, Instance]], now: float) -> None:
    """Free the slots of the calls that are over."""
    while ends and ends[0][0] <= now:
        heappop(ends)[2].held -= 1


def erlang_b(erlangs: float, slots: int) -> float:
    """Return the share of calls that `slots` slots without a queue refuse (Erlang, 1917), by its usual recursion."""
    share = 1.0
    for held in range(1, slots + 1):
        share = erlangs * share / (held + erlangs * share)
    return share
