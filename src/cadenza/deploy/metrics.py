"""Where the numbers come from: AWS's own metrics, and those that CloudWatch reads out of our container's log lines.

The container has no network, so it can't send a metric. Told its names (CADENZA_EMF_DIMENSIONS), our server logs a line
in CloudWatch's embedded metric format at the end of each stream and for each refusal; CloudWatch Logs makes metrics of
those by itself. A model package's log lines are unknown, so AWS's nearest metric stands in.
"""

from __future__ import annotations

from dataclasses import dataclass

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
NAMESPACE = "Cadenza"
"""Of the metrics in our server's lines."""


@dataclass(frozen=True, slots=True)
class Metric:
    """A CloudWatch metric, and what its numbers have to be multiplied with to be in the unit that we speak of."""

    namespace: str
    name: str
    dimensions: dict[str, str]
    per_unit: float = 1.0


_PER_UNIT = {"TTFA": 1e3}
"""Our server tells TTFA in milliseconds."""

_PACKAGE = {
    # 4XX is refusals and wrong requests together. The first chunk's latency is in microseconds.
    "TTFA": ("FirstChunkLatency", 1e6),
    "Refused429": ("Invocation4XXErrors", 1.0),
    "FailedStreams": ("MidStreamErrors", 1.0),
}


def log_group(name: str) -> str:
    """Return the log group that SageMaker writes the container's lines to."""
    return f"/aws/sagemaker/Endpoints/{name}"


def alarm_name(name: str, key: str) -> str:
    """Return the name of an alarm; a slash can't be in an endpoint's name, so no other's begins with it."""
    return f"cadenza/{name}/{key}"


def metric(plan: Plan, name: str) -> Metric:
    """Return the metric of that name in our server's lines, or what stands in for it with a model package."""
    if plan.image:
        return Metric(NAMESPACE, name, plan.served_as, _PER_UNIT.get(name, 1.0))
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
    """Return the log group."""
    days = plan.monitoring.retention_days
    why = f"the container's log lines, kept {days} days"
    return [Resource(Kind.LOG_GROUP, log_group(plan.name), {"RetentionInDays": days}, why)]
