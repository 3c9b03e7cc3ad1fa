"""The figures as people read them: a table of rounds, and notes on what disturbed them."""

from __future__ import annotations

from collections.abc import Iterable
from statistics import median

from cadenza.bench.capacity import Capacity
from cadenza.bench.results import Figures, Spread

DISTURBED = 0.2
"""Cores used by other programs from which a round is marked: its figures are worse than the server's own."""

_COLUMNS = (
    ("N", 4),
    ("turns", 6),
    ("TTFA ms p50", 12),
    ("p95", 6),
    ("p99", 6),
    ("gap ms p99", 11),
    ("max", 6),
    ("underruns", 10),
    ("ms", 7),
    ("429", 5),
    ("failed", 7),
    ("RTF p50", 8),
    ("p95", 6),
    ("/core", 6),
    ("CPU", 6),
    ("MB", 6),
    ("", 2),
)


def heading() -> str:
    """Return the line above the rounds."""
    return "".join(name.rjust(width) for name, width in _COLUMNS)


def line(f: Figures) -> str:
    """Return the line of one round; a `*` marks one that other programs disturbed."""
    disturbed = f.other_cores is not None and f.other_cores > DISTURBED
    cells = (
        str(f.listeners),
        str(f.turns),
        _number(f.ttfa_ms.p50),
        _number(f.ttfa_ms.p95),
        _number(f.ttfa_ms.p99),
        _number(f.gap_ms.p99),
        _number(f.gap_ms.most),
        str(f.underruns),
        _number(f.underrun_ms),
        str(f.refused),
        str(f.failed),
        _number(f.rtf.p50, 2),
        _number(f.rtf.p95, 2),
        _number(f.rtf_per_core, 2),
        _number(f.server_cores, 2),
        _number(f.server_memory_mb),
        "*" if disturbed else "",
    )
    return "".join(cell.rjust(width) for cell, (_, width) in zip(cells, _COLUMNS, strict=True))


def notes(rounds: list[Figures]) -> str:
    """Return what is to be known beside the table: kinds of turns, the generator's own cost, disturbances, failures."""
    last = rounds[-1]
    lines = [
        f"at N = {last.listeners}: TTFA of short turns {_spread(last.ttfa_short_ms)}, of long ones "
        f"{_spread(last.ttfa_long_ms)}; {last.audible_underruns} turns with an underrun of 20 ms or more, the longest "
        f"{_number(last.longest_underrun_ms)} ms; {last.unanswered} turns without audio at the end",
        f"generator: {_number(last.generator_cores, 2)} cores, {_number(last.generator_us_per_event)} us an event, "
        f"its own lag {_spread(last.generator_lag_ms)} and at most {_number(last.generator_lag_ms.most, 1)} ms",
    ]
    if any((f.other_cores or 0) > DISTURBED for f in rounds):
        worst = max(f.other_cores or 0 for f in rounds)
        lines.append(f"* other programs took up to {worst:.2f} cores meanwhile: the server alone is better than this")
    reasons = sorted({reason for f in rounds for reason in f.reasons})
    return "\n".join(lines + [f"failure: {reason}" for reason in reasons])


def medians(rounds: list[Figures]) -> str:
    """Return the medians of several rounds of one kind, and how often a listener heard nothing in the worst."""
    p50, p95 = _median((f.ttfa_ms.p50 for f in rounds), 0), _median((f.ttfa_ms.p95 for f in rounds), 0)
    per_core = _median((f.rtf_per_core for f in rounds), 2)
    underruns = [f.underruns for f in rounds]
    return (
        f"medians of {len(rounds)} rounds: TTFA p50 {p50} ms, p95 {p95} ms, /core {per_core}, "
        f"underruns {median(underruns):.0f} (at most {max(underruns)})"
    )


def verdict(capacity: Capacity) -> str:
    """Return the capacity in a sentence."""
    if capacity.limit is None:
        return f"capacity: at least {capacity.listeners} listeners (no more were tried)"
    return f"capacity: {capacity.listeners} listeners (the next step met: {capacity.limit})"


def _median(values: Iterable[float | None], digits: int) -> str:
    known = [value for value in values if value is not None]
    return _number(median(known) if known else None, digits)


def _spread(spread: Spread) -> str:
    return f"p50 {_number(spread.p50)} / p95 {_number(spread.p95)} ms ({spread.count})"


def _number(value: float | None, digits: int = 0) -> str:
    return "-" if value is None else f"{value:.{digits}f}"
