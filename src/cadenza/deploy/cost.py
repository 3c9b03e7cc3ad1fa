"""What a deployment costs a month, as a range and as an estimate: AWS's own price list decides."""

from __future__ import annotations

from cadenza.deploy.instances import instances, table
from cadenza.deploy.plan import Plan

HOURS_A_MONTH = 730
"""As AWS's own calculator counts."""

CLOUDWATCH_USD = (0.0, 10.0)
"""A month of the alarms (0.10 each), the metrics from logs (0.30 each) and the dashboard (3, or free)."""


def monthly_estimate(plan: Plan) -> list[str]:
    """Return lines that say what `plan` costs a month, from its least to its greatest number of instances."""
    known = instances().get(plan.instance.type)
    if plan.hourly_usd:
        (low, high), basis = (plan.hourly_usd, plan.hourly_usd), "your own price"
    elif known:
        prices = table()["prices"]
        (low, high), basis = known.hourly, f"{prices['region']}, {prices['date']}, {known.basis}"
    else:
        return [f"Cost: no price of {plan.instance.type} is known here; set hourly_usd to have an estimate."]
    least = plan.least * low * HOURS_A_MONTH + CLOUDWATCH_USD[0]
    most = plan.most * high * HOURS_A_MONTH + CLOUDWATCH_USD[1]
    return [
        f"Cost: about {least:,.0f} to {most:,.0f} USD a month, an estimate: {plan.least} to {plan.most} instances of "
        f"{plan.instance.type} at {_hourly(low, high)} USD an hour ({basis}), and CloudWatch.",
        "Not in it: log lines, CloudWatch's metrics of single instances, traffic, tax, other regions' prices, a second "
        "fleet during an update" + (", and what the seller of the model package takes." if plan.model_package else "."),
    ]


def _hourly(low: float, high: float) -> str:
    return f"{low:.3f}" if low == high else f"{low:.3f} to {high:.3f}"
