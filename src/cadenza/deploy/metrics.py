"""Where the numbers come from: AWS's own metrics, and those that CloudWatch reads out of our container's log lines.

The container has no network, so it can't send a metric. CloudWatch Logs makes metrics of lines that match a filter; our
server writes one line of JSON at the first audio, one at the end and one for each refusal. A model package's log lines
are unknown, so AWS's nearest metric stands in.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from cadenza.deploy.plan import VARIANT, Plan
from cadenza.deploy.resource import Kind, Resource

ERRORS_5XX, TTFA, REFUSALS, FAILED_STREAMS, SATURATION = (
    "errors-5xx",
    "ttfa",
    "refusals",
    "failed-streams",
    "saturation",
)
"""Keys of the alarms."""

AWS_NAMESPACE = "AWS/SageMaker"


@dataclass(frozen=True, slots=True)
class Metric:
    """A CloudWatch metric, and what its numbers have to be multiplied with to be in the unit that we speak of."""

    namespace: str
    name: str
    dimensions: dict[str, str]
    per_unit: float = 1.0


FILTERS = {
    "TTFA": ('{ $.event = "first_audio" && $.ttfa >= 0 }', "$.ttfa", "Seconds"),
    "Refusals": ('{ $.event = "refused" && $.status = 429 }', "1", "Count"),
    "FailedStreams": ('{ $.event = "end" && $.status >= 500 }', "1", "Count"),
    "AudioSeconds": ('{ $.event = "end" && $.audio_seconds >= 0 }', "$.audio_seconds", "Seconds"),
    "RealTimeFactor": ('{ $.event = "end" && $.rtf >= 0 }', "$.rtf", "None"),
}
"""Metric to filter pattern, value and unit; the patterns are of CloudWatch Logs and match lines of `cadenza serve`."""

_PACKAGE = {
    # 4XX is refusals and wrong requests together. The first chunk's latency is in microseconds.
    "TTFA": ("FirstChunkLatency", 1e6),
    "Refusals": ("Invocation4XXErrors", 1.0),
    "FailedStreams": ("MidStreamErrors", 1.0),
}


FILTER_PREFIX = "cadenza-"
"""Beginning of our filters' names, so that others' on the same log group are told from ours."""


def log_group(name: str) -> str:
    """Return the log group that SageMaker writes the container's lines to."""
    return f"/aws/sagemaker/Endpoints/{name}"


def namespace(name: str) -> str:
    """Return the namespace of the metrics that come from the log lines of the endpoint of that name."""
    return f"Cadenza/{name}"


def alarm_name(name: str, key: str) -> str:
    """Return the name of an alarm; a slash can't be in an endpoint's name, so no other's begins with it."""
    return f"cadenza/{name}/{key}"


def metric(plan: Plan, name: str) -> Metric:
    """Return the metric `name` of FILTERS as this plan's container has it."""
    if plan.image:
        return Metric(namespace(plan.name), name, {})
    ours, per_unit = _PACKAGE[name]
    return Metric(AWS_NAMESPACE, ours, dimensions(plan), per_unit)


def dimensions(plan: Plan) -> dict[str, str]:
    """Return the dimensions of AWS's own metrics of this deployment."""
    if plan.scaling.to_zero:
        return {"InferenceComponentName": plan.name}
    return {"EndpointName": plan.name, "VariantName": VARIANT}


def concurrency_metric(plan: Plan) -> Metric:
    """Return the metric of requests at a time in one container, which exists every 10 seconds."""
    name = "ConcurrentRequestsPerCopy" if plan.scaling.to_zero else "ConcurrentRequestsPerModel"
    return Metric(AWS_NAMESPACE, name, dimensions(plan))


def log_resources(plan: Plan) -> list[Resource]:
    """Return the log group, and the filters that make metrics of its lines."""
    group = Resource(
        Kind.LOG_GROUP,
        log_group(plan.name),
        {"RetentionInDays": plan.monitoring.retention_days},
        f"the container's log lines, kept {plan.monitoring.retention_days} days",
    )
    return [group, *(_filter(plan, *item) for item in FILTERS.items() if plan.image)]


def _filter(plan: Plan, name: str, how: tuple[str, str, str]) -> Resource:
    pattern, value, unit = how
    transformation: dict[str, Any] = {
        "MetricName": name,
        "MetricNamespace": namespace(plan.name),
        "MetricValue": value,
        "Unit": unit,
    }
    return Resource(
        Kind.METRIC_FILTER,
        FILTER_PREFIX + name,
        {
            "LogGroupName": log_group(plan.name),
            "FilterPattern": pattern,
            "MetricTransformations": [transformation],
        },
        f"makes the metric {name} of log lines",
    )
