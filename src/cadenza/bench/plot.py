"""A picture of the rounds for the documentation: TTFA and underruns over the number of listeners, as SVG."""

from __future__ import annotations

from collections.abc import Iterable

from cadenza.bench.chart import LEFT, RIGHT, Panel, picture, round_up, text
from cadenza.bench.results import Figures

WIDTH, HEIGHT = 720, 480


def svg(rounds: Iterable[Figures], title: str) -> str:
    """Return the picture, one point a round."""
    ordered = sorted(rounds, key=lambda f: f.listeners)
    most = max((f.listeners for f in ordered), default=1)
    xs = [LEFT + (WIDTH - LEFT - RIGHT) * f.listeners / (most + 1) for f in ordered]
    p50, p95 = [f.ttfa_ms.p50 for f in ordered], [f.ttfa_ms.p95 for f in ordered]
    dry = [f.underruns for f in ordered]
    ttfa = Panel(WIDTH, 60, 290, round_up(max((value for value in p50 + p95 if value), default=1.0)))
    underruns = Panel(WIDTH, 340, 430, round_up(max([1, *dry])))
    parts = [
        text(LEFT, 26, title, "title", "start"),
        *ttfa.grid(4, "time to first audio, ms"),
        *ttfa.line(xs, p50, "first"),
        *ttfa.line(xs, p95, "second"),
        text(WIDTH - 110, 50, "p50", "first key"),
        text(WIDTH - 60, 50, "p95", "second key"),
        *underruns.grid(1, "underruns"),
        *underruns.bars(xs, dry),
        *(text(x, underruns.bottom + 18, str(f.listeners)) for x, f in zip(xs, ordered, strict=True)),
        text((WIDTH + LEFT) / 2, HEIGHT - 10, "listeners"),
    ]
    return picture(WIDTH, HEIGHT, parts)
