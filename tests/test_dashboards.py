"""Grafana's dashboard, and what Kubernetes scales by, ask for metrics and labels that `/metrics` really has."""

from __future__ import annotations

import json
from pathlib import Path

import promql_parser as promql
import pytest
import yaml
from prometheus_client.parser import text_string_to_metric_families

from cadenza.acoustic.tone import Tone
from cadenza.errors import Overloaded
from cadenza.metrics import DONE, Metrics
from cadenza.scheduler import Scheduler
from tests.servers import WARM_UP

EXAMPLES = Path(__file__).parents[1] / "examples"
DASHBOARD = json.loads((EXAMPLES / "grafana" / "cadenza.json").read_text())
QUERIES = [target["expr"] for panel in DASHBOARD["panels"] for target in panel["targets"]]
SCRAPE = {"instance", "job", "namespace", "pod"}
"""Labels that Prometheus gives."""


@pytest.fixture(scope="module")
def exposed() -> dict[str, set[str]]:
    """Return the labels of each sample of a server that has spoken, was late, and refused."""
    metrics = Metrics(Scheduler(Tone, 1, 4, [], workers=1), {})
    metrics.refused(Overloaded(4))
    meter = metrics.meter(WARM_UP)
    meter.begun(0.01)
    meter.first_audio(0.1)
    meter.window(gap=1.0, late=0.5)
    meter.ended(DONE, audio_seconds=1.0, compute_seconds=0.5)
    families = text_string_to_metric_families(metrics.text().decode())
    return {sample.name: set(sample.labels) for family in families for sample in family.samples}


def asked(query: str) -> tuple[set[str], set[str]]:
    """Return the metrics of a query in PromQL, and the labels that it selects or groups by."""
    names: set[str] = set()
    labels: set[str] = set()

    def visit(node: promql.Expr) -> None:
        if isinstance(node, promql.VectorSelector):
            assert node.name is not None
            names.add(node.name)
            labels.update(matcher.name for matcher in node.matchers.matchers)
        if isinstance(node, promql.MatrixSelector):
            visit(node.vector_selector)
        if isinstance(node, promql.AggregateExpr) and node.modifier is not None:
            labels.update(node.modifier.labels)

    promql.walk(promql.parse(query.replace("$__rate_interval", "5m")), visit)
    return names, labels


@pytest.mark.parametrize("query", QUERIES)
def test_the_dashboard_asks_for_what_there_is(query: str, exposed: dict[str, set[str]]) -> None:
    names, labels = asked(query)
    assert names
    for name in names:
        assert name in exposed
    for name in names if len(names) == 1 else ():
        assert labels - SCRAPE <= exposed[name]


def test_the_dashboard_shows_every_metric(exposed: dict[str, set[str]]) -> None:
    shown = set().union(*(asked(query)[0] for query in QUERIES))
    counts = {name for name in exposed if not name.endswith(("_created", "_sum", "_count"))}
    assert counts <= shown


def test_its_panels_lie_side_by_side() -> None:
    taken: set[tuple[int, int]] = set()
    for panel in DASHBOARD["panels"]:
        place = panel["gridPos"]
        cells = {(place["x"] + x, place["y"] + y) for x in range(place["w"]) for y in range(place["h"])}
        assert max(x for x, _ in cells) < 24
        assert not cells & taken, panel["title"]
        taken |= cells
    assert len({panel["id"] for panel in DASHBOARD["panels"]}) == len(DASHBOARD["panels"])


def test_kubernetes_scales_by_slots_in_use(exposed: dict[str, set[str]]) -> None:
    folder = EXAMPLES / "kubernetes" / "autoscaling"
    [trigger] = yaml.safe_load((folder / "keda.yaml").read_text())["spec"]["triggers"]
    assert asked(trigger["metadata"]["query"]) == ({"cadenza_slots_in_use"}, set())
    [metric] = yaml.safe_load((folder / "hpa.yaml").read_text())["spec"]["metrics"]
    assert metric["pods"]["metric"]["name"] == "cadenza_slots_in_use"
    assert "cadenza_slots_in_use" in exposed
