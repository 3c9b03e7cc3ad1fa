"""What a deployment costs a month, as a range and as an estimate: AWS's own price list decides."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from cadenza.deploy.plan import Plan

HOURS_A_MONTH = 730
"""As AWS's own calculator counts."""

CLOUDWATCH_USD = (0.0, 10.0)
"""A month of the alarms (0.10 each), the metrics from logs (0.30 each) and the dashboard (3, or free)."""


@dataclass(frozen=True, slots=True)
class InstanceFacts:
    """What is known of an instance type."""

    hourly: tuple[float, float] | None
    """Dollars an hour, the low and the high estimate."""
    basis: str
    concurrent: int | None
    """Concurrent requests that the product's documentation gives for it."""
    note: str


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads((files("cadenza.deploy") / "instances.toml").read_text())


def known_types() -> dict[str, InstanceFacts]:
    """Return what is known of each instance type of the price table."""
    return {
        name: InstanceFacts(tuple(row["hourly"]), row["basis"], row.get("concurrent"), row.get("note", ""))
        for name, row in _table()["types"].items()
    }


def monthly_estimate(plan: Plan) -> list[str]:
    """Return lines that say what `plan` costs a month, from its least to its greatest number of instances."""
    facts = known_types().get(plan.instance.type, InstanceFacts(None, "", None, ""))
    low, high = (plan.hourly_usd, plan.hourly_usd) if plan.hourly_usd else facts.hourly or (None, None)
    if low is None or high is None:
        return [f"Cost: no price of {plan.instance.type} is known here; set hourly_usd to have an estimate."]
    prices = _table()["prices"]
    basis = "your own price" if plan.hourly_usd else f"{prices['region']}, {prices['date']}, {facts.basis}"
    least = plan.least * low * HOURS_A_MONTH + CLOUDWATCH_USD[0]
    most = plan.most * high * HOURS_A_MONTH + CLOUDWATCH_USD[1]
    lines = [
        f"Cost: about {least:,.0f} to {most:,.0f} USD a month, an estimate: {plan.least} to {plan.most} instances of "
        f"{plan.instance.type} at {_hourly(low, high)} USD an hour ({basis}), and CloudWatch.",
        "Not in it: log lines, traffic, tax, other regions' prices, a second fleet during an update"
        + (", and what the seller of the model package takes." if plan.model_package else "."),
    ]
    if facts.concurrent and facts.concurrent != plan.concurrency:
        lines.append(
            f"Note: {plan.concurrency} concurrent requests an instance are planned. {facts.note} See container.slots."
        )
    return lines


def _hourly(low: float, high: float) -> str:
    return f"{low:.3f}" if low == high else f"{low:.3f} to {high:.3f}"
