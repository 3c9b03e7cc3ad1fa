"""The simulation behind docs/scaling.md: right where mathematics knows the answer, its policy as AWS describes it."""

from __future__ import annotations

from dataclasses import asdict
from random import Random
from xml.etree import ElementTree

import pytest

from benchmarks.scaling import page
from benchmarks.scaling.fleet import Moment, Outcome, erlang_b, play
from benchmarks.scaling.policy import IN_PERIODS, PERIOD, Policy, Tracking
from benchmarks.scaling.traces import HOLD_SECONDS, TURN_SECONDS, bursty, calls, erlangs, ramp, steady
from cadenza.deploy.plan import Scaling

SECONDS = 6 * 3600.0


def chance() -> Random:
    return Random(1)  # noqa: S311 - a workload, no secret


def test_erlang_b_is_what_its_tables_say() -> None:
    assert erlang_b(1.0, 1) == pytest.approx(1 / 2)
    assert erlang_b(2.0, 2) == pytest.approx(2 / 5)
    assert erlang_b(10.0, 10) == pytest.approx(0.2146, abs=5e-5)


@pytest.mark.parametrize(("instances", "slots", "callers"), [(1, 8, 6), (1, 51, 50), (3, 8, 20), (10, 2, 15)])
def test_a_fleet_refuses_as_many_as_erlang_b_says(instances: int, slots: int, callers: int) -> None:
    """One pool, and several instances too: the router finds a free slot wherever there is one."""
    outcome = play(calls(steady(callers, SECONDS), chance()), SECONDS, slots, instances)
    assert outcome.refused == pytest.approx(erlang_b(erlangs(callers), instances * slots), rel=0.1)
    assert outcome.instances == instances


def test_traces_have_the_calls_that_they_promise() -> None:
    expected = 50 * SECONDS / TURN_SECONDS
    even = list(calls(steady(50, SECONDS), chance()))
    uneven = list(calls(bursty(50, SECONDS, chance()), chance()))
    assert len(even) == pytest.approx(expected, rel=0.03)
    assert len(uneven) == pytest.approx(expected, rel=0.15)
    assert sum(hold for _, hold in even) / len(even) == pytest.approx(HOLD_SECONDS, rel=0.03)
    assert even == sorted(even)
    assert uneven == sorted(uneven)
    assert _dispersion(even) == pytest.approx(1, abs=0.3)
    assert _dispersion(uneven) > 10
    first, last = [[at for at, _ in calls(ramp(50, 3600), chance()) if low <= at < low + 300] for low in (0, 3300)]
    assert 0.2 < len(first) / len(last) < 0.6


def test_the_policy_is_that_of_a_plan() -> None:
    planned, played = Scaling.model_validate({}).model_dump(), asdict(Policy())
    assert all(played[name] == planned[name] for name in ("minimum", "utilization", "out_cooldown", "in_cooldown"))


def test_the_policy_steps_out_after_three_values_and_again_when_the_step_is_done() -> None:
    tracking = Tracking(Policy(maximum=9, startup_seconds=100, out_cooldown=60), slots=8)
    told = {number * PERIOD: tracking.wanted(number * PERIOD, 4, 8.0) for number in range(1, 22)}
    assert [now for now, wanted in told.items() if wanted > 4] == [30, 190]
    assert told[30] == 6  # 4 x 8 / 5.6: what is refused isn't seen
    assert Tracking(Policy(maximum=5), 8).wanted(10, 5, 8.0) == 5


def test_the_policy_steps_in_after_a_quarter_of_an_hour_and_not_below_its_minimum() -> None:
    tracking = Tracking(Policy(minimum=3), slots=8)
    told = [tracking.wanted(number * PERIOD, 10, 1.0) for number in range(1, IN_PERIODS + 62)]
    assert [number for number, wanted in enumerate(told, 1) if wanted < 10] == [IN_PERIODS, IN_PERIODS + 60]
    assert told[IN_PERIODS - 1] == 3
    assert Tracking(Policy(), 8).wanted(10, 2, 1.0) == 2


def test_a_fleet_follows_its_policy_and_loses_no_call() -> None:
    trace = list(calls(ramp(60, 3600), chance()))
    outcome = play(trace, 3600, 8, 3, Policy(minimum=3, startup_seconds=120))
    assert outcome.calls == len([at for at, _ in trace if at <= 3600])
    assert outcome.moments[0].instances == 3
    assert outcome.moments[-1].instances >= erlangs(60) / 8
    assert outcome.refused < play(trace, 3600, 8, 3).refused / 3
    assert all(moment.held <= 8 * moment.instances for moment in outcome.moments)


def test_the_pictures_are_svg_and_marks_are_replaced() -> None:
    outcome = Outcome([Moment(2, 9, 10, 1)] * 360)
    assert ElementTree.fromstring(page.hour_picture(outcome, 8, 0.7, "a < b")).tag.endswith("svg")  # noqa: S314 - ours
    marked = "a\n<!-- simulated run -->\nold\n<!-- end -->\nb"
    assert page.written(marked, {"run": "new\n"}) == "a\n<!-- simulated run -->\nnew\n<!-- end -->\nb"


def _dispersion(trace: list[tuple[float, float]]) -> float:
    """Return variance over mean of the calls a minute: 1 for a Poisson process."""
    counts = [0] * round(SECONDS / 60)
    for at, _ in trace:
        counts[int(at / 60)] += 1
    mean = sum(counts) / len(counts)
    return sum((count - mean) ** 2 for count in counts) / len(counts) / mean
