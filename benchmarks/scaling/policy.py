"""Target tracking on the requests at a time in an instance, as Application Auto Scaling does it for an endpoint.

For metrics of a minute its alarms are known: out after three values above the target, in after fifteen minutes below
nine tenths of it. Assumed here: that the same holds for values of ten seconds (three of them, and ninety); that no step
begins before the last one's instances are in service, since an endpoint that is updating can't be updated; and that a
step in goes by the highest value of its fifteen minutes, where AWS says no more than that it is careful.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field
from math import ceil

PERIOD = 10.0
"""Seconds between two values of the metric."""

OUT_PERIODS, IN_PERIODS, IN_SHARE = 3, 90, 0.9


@dataclass(frozen=True, slots=True)
class Policy:
    """What a plan says of scaling, under its names there, and how long an instance takes to be in service."""

    minimum: int = 1
    maximum: int = 1000
    utilization: float = 0.7
    out_cooldown: float = 60.0
    in_cooldown: float = 600.0
    startup_seconds: float = 300.0


@dataclass(slots=True)
class Tracking:
    """The policy at work on instances of `slots` slots."""

    policy: Policy
    slots: int
    _values: deque[float] = field(default_factory=lambda: deque(maxlen=IN_PERIODS))
    _out_after: float = 0.0
    _in_after: float = 0.0

    def wanted(self, now: float, instances: int, concurrency: float) -> int:
        """Return how many instances there should be, told the mean of the requests at a time in one of `instances`."""
        self._values.append(concurrency)
        target = self.policy.utilization * self.slots
        recent = list(self._values)[-OUT_PERIODS:]
        if now >= self._out_after and len(recent) == OUT_PERIODS and min(recent) > target:
            wanted = min(self.policy.maximum, ceil(instances * sum(recent) / OUT_PERIODS / target))
            if wanted > instances:
                self._out_after = self._in_after = now + self.policy.startup_seconds + self.policy.out_cooldown
            return max(wanted, instances)
        calm = len(self._values) == IN_PERIODS and max(self._values) < IN_SHARE * target
        if now >= max(self._in_after, self._out_after) and calm:
            wanted = max(self.policy.minimum, ceil(instances * max(self._values) / target))
            if wanted < instances:
                self._in_after = now + self.policy.in_cooldown
            return min(wanted, instances)
        return instances
