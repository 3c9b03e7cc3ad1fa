"""The server's log lines have every metric that alarms and dashboard read: else an alarm waits for what never comes."""

from __future__ import annotations

import json
from typing import Any

import httpx

from cadenza.deploy.plan import server_settings
from cadenza.deploy.resources import resources
from tests.deploy.accounts import a_plan
from tests.servers import body, container, wait_until

PLAN = a_plan(container={"slots": 1})


def asked_for() -> set[tuple[str, tuple[tuple[str, str], ...]]]:
    """Return name and dimensions of each metric of ours that the plan's alarms and dashboard read."""
    found = set()
    for resource in resources(PLAN):
        properties = resource.properties
        if properties.get("Namespace") == "Cadenza":
            pairs = tuple((one["Name"], one["Value"]) for one in properties["Dimensions"])
            found.add((properties["MetricName"], pairs))
        for widget in json.loads(properties.get("DashboardBody", "{}")).get("widgets", []):
            for namespace, name, *pairs, _ in widget["properties"].get("metrics", []):
                if namespace == "Cadenza":
                    found.add((name, tuple(zip(pairs[::2], pairs[1::2], strict=True))))
    return found


def told(lines: list[dict[str, Any]]) -> dict[tuple[str, tuple[tuple[str, str], ...]], list[float]]:
    """Return what CloudWatch makes of the lines: values by name and dimensions, in the namespace Cadenza."""
    found: dict[tuple[str, tuple[tuple[str, str], ...]], list[float]] = {}
    for line in lines:
        for directive in line["_aws"]["CloudWatchMetrics"]:
            assert directive["Namespace"] == "Cadenza"
            for names in directive["Dimensions"]:
                pairs = tuple((name, line[name]) for name in names)
                for metric in directive["Metrics"]:
                    found.setdefault((metric["Name"], pairs), []).append(line[metric["Name"]])
    return found


def test_the_lines_of_a_stream_and_of_a_refusal_are_what_the_alarms_read() -> None:
    with container(CADENZA_ENGINE="tone", **server_settings(PLAN)) as server:
        server.wait_until_ready()
        with (
            httpx.Client(base_url=server.url, timeout=60) as client,
            client.stream("POST", "/invocations", json=body("One after the other. " * 100)) as first,
        ):
            assert first.status_code == 200
            assert client.post("/invocations", json=body()).status_code == 429
            for _ in first.iter_bytes():
                pass
        wait_until(lambda: len(server.lines("metrics")) == 2)
        values = told(server.lines("metrics"))
    wanted = asked_for()
    assert {name for name, _ in wanted} == {"TTFA", "Refused429", "FailedStreams", "AudioSeconds", "RTF"}
    assert wanted <= set(values)
    named = {name: numbers for (name, _), numbers in values.items()}
    assert named["TTFA"][0] > 0
    assert named["Refused429"] == [1]
    assert named["FailedStreams"] == [0]
    assert named["AudioSeconds"][0] > 10
