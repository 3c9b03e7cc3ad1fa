"""Lines and bars over a grid, as SVG without a library: what every picture of the documentation is made of."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape
from math import ceil, log10

LEFT, RIGHT = 70, 20
_STYLE = """
text { font: 12px Helvetica, Arial, sans-serif; fill: #333 }
.title { font-size: 15px; font-weight: bold } .axis { stroke: #888 }
.grid { stroke: #e4e4e4 } .first { stroke: #1f6feb; fill: #1f6feb } .second { stroke: #d2691e; fill: #d2691e }
polyline { stroke-width: 2 } .bar { fill: #c0392b } .key { stroke: none }
"""


@dataclass(frozen=True, slots=True)
class Panel:
    """An area of a picture `width` pixels wide, between two heights, in which values go from 0 to `highest`."""

    width: int
    top: float
    bottom: float
    highest: float

    def y(self, value: float) -> float:
        """Return the height of `value`."""
        return self.bottom - (self.bottom - self.top) * value / self.highest

    def grid(self, steps: int, name: str) -> list[str]:
        """Draw horizontal lines with their values, and the name of what they count above."""
        parts = [text(LEFT, self.top - 10, name, anchor="start")]
        for step in range(steps + 1):
            value = self.highest * step / steps
            y = self.y(value)
            kind = "grid" if step else "axis"
            parts.append(f'<line class="{kind}" x1="{LEFT}" x2="{self.width - RIGHT}" y1="{y:.1f}" y2="{y:.1f}"/>')
            parts.append(text(LEFT - 8, y + 4, f"{value:g}", anchor="end"))
        return parts

    def line(self, xs: Sequence[float], values: Sequence[float | None], kind: str, *, dots: bool = True) -> list[str]:
        """Draw a line through the values, without those that are None."""
        points = [(x, self.y(value)) for x, value in zip(xs, values, strict=True) if value is not None]
        path = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
        circles = [f'<circle class="{kind}" cx="{x:.1f}" cy="{y:.1f}" r="3"/>' for x, y in points if dots]
        return [f'<polyline class="{kind}" style="fill: none" points="{path}"/>', *circles]

    def bars(
        self, xs: Sequence[float], values: Sequence[float], *, width: float = 12, numbers: bool = True
    ) -> list[str]:
        """Draw a bar for each value, with its number above where it isn't zero."""
        parts = []
        for x, value in zip(xs, values, strict=True):
            y = self.y(value)
            size = f'width="{width:g}" height="{self.bottom - y:.1f}"'
            parts.append(f'<rect class="bar" x="{x - width / 2:.1f}" y="{y:.1f}" {size}/>')
            if value and numbers:
                parts.append(text(x, y - 4, f"{value:g}"))
        return parts


def picture(width: int, height: int, parts: Iterable[str]) -> str:
    """Return the whole file of a picture of that size, in pixels."""
    size = f'viewBox="0 0 {width} {height}" width="{width}" height="{height}"'
    head = f'<svg xmlns="http://www.w3.org/2000/svg" {size}>'
    background = f'<style>{_STYLE}</style><rect width="{width}" height="{height}" fill="white"/>'
    return "\n".join([head, background, *parts, "</svg>\n"])


def round_up(value: float) -> float:
    """Return the next value of 1, 2, 4, 6, 8 times a power of ten, for the top of a grid."""
    power = 10.0 ** (ceil(log10(value)) - 1)
    return next(step * power for step in (1, 2, 4, 6, 8, 10) if step * power >= value * (1 - 1e-9))


def text(x: float, y: float, words: str, kind: str = "", anchor: str = "middle") -> str:
    """Write `words` at a place."""
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" class="{kind}">{escape(words)}</text>'
