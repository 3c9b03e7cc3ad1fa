"""The metric filters match the lines that the server writes: else an alarm waits for what never comes."""

from __future__ import annotations

import re
from typing import Any

import httpx

from cadenza.deploy.metrics import FILTERS
from tests.servers import body, container, wait_until

_CLAUSE = re.compile(r"\$\.(\w+) (=|>=) (\"(\w+)\"|[\d.]+)")


def value(metric: str, line: dict[str, Any]) -> float | None:
    """Return what CloudWatch Logs would make of a line, by the part of its pattern language that the filters use."""
    pattern, chosen, _ = FILTERS[metric]
    assert re.fullmatch(rf"\{{ {_CLAUSE.pattern}( && {_CLAUSE.pattern})* \}}", pattern)
    for field, comparison, literal, text in _CLAUSE.findall(pattern):
        found = line.get(field)
        if text:
            matches = found == text
        elif not isinstance(found, int | float):
            return None
        else:
            matches = found == float(literal) if comparison == "=" else found >= float(literal)
        if not matches:
            return None
    return float(line[chosen.removeprefix("$.")]) if chosen.startswith("$.") else float(chosen)


def test_the_lines_of_a_stream_and_of_a_refusal_are_counted() -> None:
    with container(CADENZA_ENGINE="tone", CADENZA_SLOTS="1") as server:
        server.wait_until_ready()
        with (
            httpx.Client(base_url=server.url, timeout=60) as client,
            client.stream("POST", "/invocations", json=body("One after the other. " * 100)) as first,
        ):
            assert first.status_code == 200
            assert client.post("/invocations", json=body()).status_code == 429
            for _ in first.iter_bytes():
                pass
        wait_until(lambda: server.lines("end"))
        counted = {
            metric: [number for line in server.log if (number := value(metric, line)) is not None] for metric in FILTERS
        }
    assert len(counted["TTFA"]) == 1
    assert counted["TTFA"][0] > 0
    assert counted["Refusals"] == [1.0]
    assert counted["FailedStreams"] == []
    assert counted["AudioSeconds"][0] > 10
    assert len(counted["RealTimeFactor"]) == 1
    assert value("FailedStreams", {"event": "end", "status": 503}) == 1.0
    assert value("FailedStreams", {"event": "end", "status": 499}) is None  # the caller left
