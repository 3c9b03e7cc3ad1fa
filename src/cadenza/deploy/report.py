"""What the commands print: steps with their differences, findings, calls, and how a deployment stands."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from cadenza.deploy.changes import Change, Inventory
from cadenza.deploy.dashboard import dashboard_name
from cadenza.deploy.plan import Plan
from cadenza.deploy.preflight import Finding
from cadenza.deploy.resource import Call, Existing, Kind

_MARKS = {"create": "+", "update": "~", "replace": "!", "keep": "=", "delete": "-"}
_OUTCOMES = {"ok": "ok     ", "failed": "FAILED ", "unknown": "unknown"}


def change_lines(steps: Sequence[Change]) -> Iterator[str]:
    """Yield a line for each step and for each difference, and one that counts them."""
    for step in steps:
        yield f"{_MARKS[step.action]} {step.kind:20} {step.name}  ({step.why})"
        yield from (f"      {difference}" for difference in step.differences)
    counts = {action: sum(step.action == action for step in steps) for action in _MARKS}
    told = {
        "create": "to make",
        "update": "to change",
        "replace": "to make anew",
        "delete": "to delete",
        "keep": "as planned",
    }
    yield ", ".join(f"{counts[action]} {words}" for action, words in told.items() if counts[action])


def finding_line(finding: Finding) -> str:
    """Return the line of one check."""
    return f"  {_OUTCOMES[finding.outcome]} {finding.check}: {finding.detail}"


def call_lines(calls: Sequence[Call]) -> Iterator[str]:
    """Yield each call as boto3 has it, with its parameters as JSON."""
    for call in calls:
        yield f"{call.service}.{call.method} {json.dumps(call.parameters, default=str)}"


def slots_line(plan: Plan) -> str:
    """Return how many requests an instance takes at a time, and what that rests on."""
    known = plan.known_concurrency
    line = f"Slots: {plan.concurrency} requests at a time an instance"
    if known is None:
        return f"{line}. Nothing is known of {plan.instance.type} here: `cadenza bench --endpoint` measures it."
    if known.requests == plan.concurrency:
        return f"{line}: {known.basis}"
    return f"{line}, by the plan. Known of {plan.instance.type}: {known.requests} ({known.basis})"


def status_lines(found: Inventory, region: str) -> Iterator[str]:
    """Yield how a deployment stands: machines, scaling, alarms, and where to look on."""
    endpoint = found.find(Kind.ENDPOINT, found.name)
    if endpoint is None:
        yield f"{found.name}: no endpoint of that name in {region}"
    else:
        config = endpoint.properties.get("EndpointConfigName", "no configuration")
        yield f"{found.name}: {endpoint.properties['EndpointStatus']}, by {config}"
        if reason := endpoint.properties.get("FailureReason"):
            yield f"  because: {reason}"
        for variant in endpoint.properties.get("ProductionVariants", []):
            now, soon = variant.get("CurrentInstanceCount", 0), variant.get("DesiredInstanceCount", 0)
            yield f"  instances: {now}" + (f", {soon} soon" if soon != now else "")
    for item in found.items:
        if (line := _status(item)) is not None:
            yield f"  {line}"
    if found.find(Kind.DASHBOARD, dashboard_name(found.name)):
        console = f"https://{region}.console.aws.amazon.com/cloudwatch/home?region={region}"
        yield f"  dashboard: {console}#dashboards:name={dashboard_name(found.name)}"
    for item in found.foreign:
        yield f"  not ours: {item.kind} {item.name}"


def _status(item: Existing) -> str | None:
    properties = item.properties
    match item.kind:
        case Kind.INFERENCE_COMPONENT:
            reason = f", because: {why}" if (why := properties.get("FailureReason")) else ""
            return f"inference component: {properties.get('InferenceComponentStatus')}{reason}"
        case Kind.SCALABLE_TARGET:
            paused = ", SUSPENDED" if any(properties.get("SuspendedState", {}).values()) else ""
            return f"scaling: {properties['MinCapacity']} to {properties['MaxCapacity']}{paused}"
        case Kind.SCHEDULED_ACTION:
            bounds = properties["ScalableTargetAction"]
            return f"scheduled: {properties['Schedule']}: {bounds['MinCapacity']} to {bounds['MaxCapacity']}"
        case Kind.ALARM | Kind.ROLLBACK_ALARM:
            return f"alarm {item.name}: {properties.get('StateValue', 'unknown')}"
        case Kind.LOG_GROUP:
            return f"logs: {item.name}, {_kept(properties['RetentionInDays'])}"
        case _:
            return None


def _kept(days: int | None) -> str:
    return f"kept {days} days" if days else "kept for ever"
