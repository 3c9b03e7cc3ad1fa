"""The simulated parts of docs/scaling.md: tables between marks, and the pictures beside the page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from benchmarks.scaling.fleet import Outcome
from benchmarks.scaling.policy import PERIOD
from benchmarks.scaling.questions import KINDS, Hours, Need
from cadenza.bench.chart import LEFT, RIGHT, Panel, picture, round_up, text

DOCS = Path(__file__).parents[2] / "docs"
WIDTH, HEIGHT = 720, 430
MINUTE = round(60 / PERIOD)


def written(page: str, parts: dict[str, str]) -> str:
    """Return `page` with what stands between the marks of each part replaced. Raises KeyError for unknown marks."""
    return re.sub(
        r"(<!-- simulated ([a-z]+) -->\n).*?(<!-- end -->)",
        lambda found: found[1] + parts[found[2]] + found[3],
        page,
        flags=re.DOTALL,
    )


def kinds_table() -> str:
    """Return the instances that are asked about."""
    rows = [f"| {kind.name} | {kind.slots} | {kind.basis} |" for kind in KINDS]
    return _table("| instance | slots | what that rests on |", rows)


def needs_table(needs: Iterable[Need]) -> str:
    """Return the fixed fleets."""
    head = (
        "| instance | callers | steady, Erlang B | steady, simulated | in bursts | steady's fleet in bursts refuses |"
    )
    rows = [
        f"| {n.kind.name} | {n.callers} | {n.erlang} | {n.steady} | {n.bursty} | {_percent(n.surprised)} |"
        for n in needs
    ]
    return _table(head, rows)


def hours_table(played: Iterable[Hours]) -> str:
    """Return what the policy does, by trace."""
    head = "| instance | callers | trace | instances at the start, mean, most | refused | least and most of an hour |"
    rows = []
    for p in played:
        begin = p.outcomes[0].moments[0].instances
        most = max(moment.instances for outcome in p.outcomes for moment in outcome.moments)
        single = [outcome.refused for outcome in p.outcomes]
        numbers = f"{begin}, {p.instances:.1f}, {most}"
        span = f"{_percent(min(single))} to {_percent(max(single))}"
        rows.append(f"| {p.kind.name} | {p.callers} | {p.trace} | {numbers} | {_percent(p.refused)} | {span} |")
    return _table(head, rows)


def policies_table(played: Iterable[Hours]) -> str:
    """Return the same load under other policies."""
    head = "| trace | target | an instance starts in | instances, mean | refused |"
    rows = [
        f"| {p.trace} | {p.policy.utilization} | {p.policy.startup_seconds:g} s | {p.instances:.1f} | "
        f"{_percent(p.refused)} |"
        for p in played
    ]
    return _table(head, rows)


def hour_picture(outcome: Outcome, slots: int, utilization: float, title: str) -> str:
    """Return an hour: slots in service and held, and the share of refused calls of each minute."""
    moments = outcome.moments
    times = [(number + 1) * PERIOD / 60 for number in range(len(moments))]
    xs = [LEFT + (WIDTH - LEFT - RIGHT) * time / times[-1] for time in times]
    there = [moment.instances * slots for moment in moments]
    load = Panel(WIDTH, 70, 260, round_up(max(there)))
    minutes = [moments[begin : begin + MINUTE] for begin in range(0, len(moments), MINUTE)]
    shares = [100 * sum(m.refused for m in minute) / max(1, sum(m.calls for m in minute)) for minute in minutes]
    refusals = Panel(WIDTH, 310, 380, round_up(max(1.0, *shares)))
    return picture(WIDTH, HEIGHT, [
        text(LEFT, 26, title, "title", "start"),
        *load.grid(4, f"slots; the policy aims at {utilization:.0%} of them"),
        *load.line(xs, there, "first", dots=False),
        *load.line(xs, [moment.held for moment in moments], "second", dots=False),
        text(WIDTH - 150, 60, "in service", "first key"),
        text(WIDTH - 60, 60, "held", "second key"),
        *refusals.grid(1, "refused, % of the calls of a minute"),
        *refusals.bars([xs[i * MINUTE] for i in range(len(minutes))], shares, width=8, numbers=False),
        *_scale(xs, times, refusals.bottom + 18, range(0, 61, 10)),
        text((WIDTH + LEFT) / 2, HEIGHT - 10, "minutes"),
    ])  # fmt: skip


def needs_picture(needs: Sequence[Need], title: str) -> str:
    """Return the fixed fleets of one kind of instance over the number of callers."""
    most = needs[-1].callers
    xs = [LEFT + (WIDTH - LEFT - RIGHT) * need.callers / (most * 1.05) for need in needs]
    panel = Panel(WIDTH, 70, 380, round_up(max(need.bursty for need in needs)))
    return picture(WIDTH, HEIGHT, [
        text(LEFT, 26, title, "title", "start"),
        *panel.grid(4, "instances that refuse at most one call in a thousand"),
        *panel.line(xs, [need.steady for need in needs], "first"),
        *panel.line(xs, [need.bursty for need in needs], "second"),
        text(WIDTH - 150, 60, "steady", "first key"),
        text(WIDTH - 60, 60, "in bursts", "second key"),
        *(text(x, panel.bottom + 18, str(need.callers)) for x, need in zip(xs, needs, strict=True)),
        text((WIDTH + LEFT) / 2, HEIGHT - 10, "callers"),
    ])  # fmt: skip


def _scale(xs: Sequence[float], times: Sequence[float], y: float, marks: Iterable[int]) -> list[str]:
    """Write the marks of a time axis that goes from 0 to the last of `times`, which is at the last of `xs`."""
    return [text(LEFT + (xs[-1] - LEFT) * mark / times[-1], y, str(mark)) for mark in marks]


def _percent(share: float) -> str:
    return f"{100 * share:.2f} %"


def _table(head: str, rows: Sequence[str]) -> str:
    return "\n".join([head, "|" + "---|" * (head.count("|") - 1), *rows]) + "\n"
