"""The alarms. What each means and what to do about it: docs/operations.md."""

from __future__ import annotations

from typing import Any

from cadenza.deploy.metrics import (
    AWS_NAMESPACE,
    ERRORS_5XX,
    FAILED_STREAMS,
    REFUSALS,
    SATURATION,
    TTFA,
    Metric,
    alarm_name,
    concurrency_metric,
    dimensions,
    metric,
)
from cadenza.deploy.plan import ALARM_SECONDS, Plan
from cadenza.deploy.resource import Kind, Resource

MINUTES, OF_MINUTES = 3, 5
"""An alarm needs so many bad minutes of so many: one bad minute is no reason to wake anybody, or to undo an update."""

ROLLBACK = frozenset({ERRORS_5XX, TTFA})
"""Alarms that take an update back."""


def alarm_resources(plan: Plan) -> list[Resource]:
    """Return the alarms of `plan`, those first that an update is watched by."""
    if not plan.alarms.enabled:
        return []
    limits = plan.alarms
    errors = Metric(AWS_NAMESPACE, "Invocation5XXErrors", dimensions(plan))
    ttfa = metric(plan, "TTFA")
    rules: list[tuple[str, Metric, str, float, str]] = [
        (ERRORS_5XX, errors, "Sum", limits.errors_5xx, "requests fail"),
        (TTFA, ttfa, "p95", limits.ttfa_p95 * ttfa.per_unit, "first audio comes late"),
        (REFUSALS, metric(plan, "Refused429"), "Sum", limits.refusals, "callers are refused"),
        (FAILED_STREAMS, metric(plan, "FailedStreams"), "Sum", limits.failed_streams, "streams break in the middle"),
        (SATURATION, concurrency_metric(plan), "Maximum", limits.saturation * plan.concurrency, "all slots are in use"),
    ]
    return [
        _alarm(plan, key, source, statistic=statistic, threshold=threshold, why=why)
        for key, source, statistic, threshold, why in rules
    ]


def _alarm(plan: Plan, key: str, source: Metric, *, statistic: str, threshold: float, why: str) -> Resource:
    properties: dict[str, Any] = {
        "AlarmDescription": f"Endpoint {plan.name}: {why}. docs/operations.md says what to do.",
        "Namespace": source.namespace,
        "MetricName": source.name,
        "Dimensions": [{"Name": name, "Value": value} for name, value in source.dimensions.items()],
        ("ExtendedStatistic" if statistic.startswith("p") else "Statistic"): statistic,
        "Period": ALARM_SECONDS,
        "DatapointsToAlarm": MINUTES,
        "EvaluationPeriods": OF_MINUTES,
        "Threshold": float(threshold),
        "ComparisonOperator": "GreaterThanOrEqualToThreshold",
        # A quiet endpoint has no data, and that is no alarm.
        "TreatMissingData": "notBreaching",
        "AlarmActions": list(plan.alarms.notify),
        "OKActions": list(plan.alarms.notify),
    }
    kind = Kind.ROLLBACK_ALARM if key in ROLLBACK else Kind.ALARM
    return Resource(kind, alarm_name(plan.name, key), properties, f"rings when {why}")
