"""One CloudWatch dashboard: what callers hear, how full the machines are, and which alarm rings."""

from __future__ import annotations

import json
from typing import Any

from cadenza.deploy.metrics import (
    AWS_NAMESPACE,
    Metric,
    concurrency_metric,
    dimensions,
    log_group,
    metric,
)
from cadenza.deploy.plan import OWNER_TAG, VARIANT, Plan
from cadenza.deploy.resource import Kind, Resource

WIDTH, HEIGHT = 12, 6
"""Of a widget, in the grid of 24 columns."""


def dashboard_name(name: str) -> str:
    """Return the dashboard's name."""
    return f"cadenza-{name}"


def marker(name: str) -> str:
    """Return what a dashboard of ours says in its text: the API has no way to ask for a dashboard's tags."""
    return f"{OWNER_TAG}={name}"


def dashboard_resources(plan: Plan, alarms: list[str]) -> list[Resource]:
    """Return the dashboard of `plan`, which shows the state of `alarms`."""
    if not plan.monitoring.dashboard:
        return []
    body = {"widgets": [*_header(plan), *_placed(_graphs(plan))]}
    return [
        Resource(
            Kind.DASHBOARD,
            dashboard_name(plan.name),
            {"DashboardBody": json.dumps(body, sort_keys=True)},
            f"first audio, errors, slots and machines at a glance, and {len(alarms)} alarms",
        )
    ]


def _header(plan: Plan) -> list[dict[str, Any]]:
    text = (
        f"# {plan.name}\n{plan.instance.type}, {plan.concurrency} slots an instance, {plan.least} to {plan.most} "
        f"instances. Made by `cadenza deploy`; `{marker(plan.name)}`"
    )
    return [{"type": "text", "x": 0, "y": 0, "width": 24, "height": 3, "properties": {"markdown": text}}]


def _graphs(plan: Plan) -> list[dict[str, Any]]:
    def own(name: str) -> Metric:
        return Metric(AWS_NAMESPACE, name, dimensions(plan))

    machines = {"EndpointName": plan.name, "VariantName": VARIANT}
    used = [
        Metric("/aws/sagemaker/Endpoints", name, machines)
        for name in ("CPUUtilization", "MemoryUtilization", "GPUUtilization")
    ]
    ttfa, failed, refused = metric(plan, "TTFA"), metric(plan, "FailedStreams"), metric(plan, "Refused429")
    unit = {1e3: "milliseconds", 1e6: "microseconds"}[ttfa.per_unit]
    graphs = [
        _graph(plan, f"Time to first audio, {unit}", [(ttfa, s) for s in ("p50", "p95", "p99")]),
        _graph(plan, "Requests and refusals a minute", [(own("Invocations"), "Sum"), (refused, "Sum")]),
        _graph(plan, "Failures a minute", [(own("Invocation5XXErrors"), "Sum"), (failed, "Sum")]),
        _graph(
            plan,
            "Concurrent requests in a container, and its slots",
            [(concurrency_metric(plan), "Maximum"), (concurrency_metric(plan), "Average")],
            line=plan.concurrency,
        ),
        _graph(plan, "Machines, percent", [(source, "Average") for source in used]),
    ]
    if plan.image:
        spoken = [(metric(plan, "AudioSeconds"), "Sum"), (metric(plan, "RTF"), "p95")]
        graphs.append(_graph(plan, "Seconds of speech a minute, and real-time factor", spoken, right=1))
        graphs.append(_last_errors(plan))
    return graphs


def _graph(
    plan: Plan, title: str, lines: list[tuple[Metric, str]], *, line: float | None = None, right: int | None = None
) -> dict[str, Any]:
    rows = []
    for index, (source, statistic) in enumerate(lines):
        flat = [part for pair in source.dimensions.items() for part in pair]
        style = {"stat": statistic, "label": f"{source.name} {statistic}"}
        rows.append([source.namespace, source.name, *flat, style | ({"yAxis": "right"} if index == right else {})])
    properties: dict[str, Any] = {
        "title": title,
        "region": plan.region,
        "view": "timeSeries",
        "period": 60,
        "metrics": rows,
    }
    if line is not None:
        properties["annotations"] = {"horizontal": [{"label": "slots", "value": line}]}
    return {"type": "metric", "properties": properties}


def _last_errors(plan: Plan) -> dict[str, Any]:
    query = (
        f"SOURCE '{log_group(plan.name)}' | fields @timestamp, request_id, event, status, reason "
        "| filter status >= 429 and status != 499 | sort @timestamp desc | limit 20"
    )
    return {
        "type": "log",
        "properties": {"title": "Last refusals and failures", "region": plan.region, "query": query, "view": "table"},
    }


def _placed(widgets: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [
        {**widget, "x": WIDTH * (i % 2), "y": 3 + HEIGHT * (i // 2), "width": WIDTH, "height": HEIGHT}
        for i, widget in enumerate(widgets)
    ]
