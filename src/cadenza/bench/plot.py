"""A picture of the rounds for the documentation: TTFA and underruns over the number of listeners, as SVG."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from math import ceil, log10

from cadenza.bench.results import Figures

WIDTH, HEIGHT = 720, 480
_LEFT, _RIGHT = 70, 20
_TTFA_TOP, _TTFA_BOTTOM = 60, 290
_DRY_TOP, _DRY_BOTTOM = 340, 430
_STYLE = """
text { font: 12px Helvetica, Arial, sans-serif; fill: #333 }
.title { font-size: 15px; font-weight: bold } .axis { stroke: #888 }
.grid { stroke: #e4e4e4 } .p50 { stroke: #1f6feb; fill: #1f6feb } .p95 { stroke: #d2691e; fill: #d2691e }
polyline { stroke-width: 2 } .bar { fill: #c0392b } .key { stroke: none }
"""


def svg(rounds: Iterable[Figures], title: str) -> str:
    """Return the picture, one point a round."""
    ordered = sorted(rounds, key=lambda f: f.listeners)
    most = max((f.listeners for f in ordered), default=1)
    xs = [_LEFT + (WIDTH - _LEFT - _RIGHT) * f.listeners / (most + 1) for f in ordered]
    p50, p95 = [f.ttfa_ms.p50 for f in ordered], [f.ttfa_ms.p95 for f in ordered]
    highest = _round_up(max((value for value in p50 + p95 if value), default=1.0))
    dry = [f.underruns for f in ordered]
    most_dry = _round_up(max([1, *dry]))
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}">',
        f'<style>{_STYLE}</style><rect width="{WIDTH}" height="{HEIGHT}" fill="white"/>',
        _text(_LEFT, 26, title, "title", "start"),
        *_grid(_TTFA_TOP, _TTFA_BOTTOM, highest, 4, "time to first audio, ms"),
        *_line(xs, p50, highest, "p50"),
        *_line(xs, p95, highest, "p95"),
        _text(WIDTH - 110, 50, "p50", "p50 key"),
        _text(WIDTH - 60, 50, "p95", "p95 key"),
        *_grid(_DRY_TOP, _DRY_BOTTOM, most_dry, 1, "underruns"),
        *_bars(xs, dry, most_dry),
        *(_text(x, _DRY_BOTTOM + 18, str(f.listeners)) for x, f in zip(xs, ordered, strict=True)),
        _text((WIDTH + _LEFT) / 2, HEIGHT - 10, "listeners"),
        "</svg>\n",
    ]
    return "\n".join(parts)


def _round_up(value: float) -> float:
    """Return the next value of 1, 2, 4, 6, 8 times a power of ten."""
    power = 10.0 ** (ceil(log10(value)) - 1)
    return next(step * power for step in (1, 2, 4, 6, 8, 10) if step * power >= value * (1 - 1e-9))


def _y(value: float, highest: float, top: float, bottom: float) -> float:
    return bottom - (bottom - top) * value / highest


def _grid(top: float, bottom: float, highest: float, steps: int, name: str) -> list[str]:
    """Draw horizontal lines with their values, and the name of what they count above."""
    parts = [_text(_LEFT, top - 10, name, anchor="start")]
    for step in range(steps + 1):
        value = highest * step / steps
        y = _y(value, highest, top, bottom)
        kind = "grid" if step else "axis"
        parts.append(f'<line class="{kind}" x1="{_LEFT}" x2="{WIDTH - _RIGHT}" y1="{y:.1f}" y2="{y:.1f}"/>')
        parts.append(_text(_LEFT - 8, y + 4, f"{value:g}", anchor="end"))
    return parts


def _line(xs: Sequence[float], values: Sequence[float | None], highest: float, name: str) -> list[str]:
    points = [
        (x, _y(value, highest, _TTFA_TOP, _TTFA_BOTTOM))
        for x, value in zip(xs, values, strict=True)
        if value is not None
    ]
    path = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    dots = [f'<circle class="{name}" cx="{x:.1f}" cy="{y:.1f}" r="3"/>' for x, y in points]
    return [f'<polyline class="{name}" style="fill: none" points="{path}"/>', *dots]


def _bars(xs: Sequence[float], values: Sequence[int], highest: float) -> list[str]:
    parts = []
    for x, value in zip(xs, values, strict=True):
        y = _y(value, highest, _DRY_TOP, _DRY_BOTTOM)
        parts.append(f'<rect class="bar" x="{x - 6:.1f}" y="{y:.1f}" width="12" height="{_DRY_BOTTOM - y:.1f}"/>')
        if value:
            parts.append(_text(x, y - 4, str(value)))
    return parts


def _text(x: float, y: float, text: str, kind: str = "", anchor: str = "middle") -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" class="{kind}">{escape(text)}</text>'
