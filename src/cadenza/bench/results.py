"""From what was seen in a round to the figures that are told: percentiles, ratios, counts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import ceil

from cadenza.bench.load import Round
from cadenza.bench.turn import Kind, Outcome, Turn

MEGABYTE = 1e6
AUDIBLE = 0.02
"""Seconds of an underrun that a listener would notice as such: the length of one chunk."""


@dataclass(frozen=True, slots=True)
class Spread:
    """Percentiles of `count` values by nearest rank, in the values' own unit; None where there are none."""

    count: int
    p50: float | None
    p95: float | None
    p99: float | None
    most: float | None

    @classmethod
    def of(cls, values: Iterable[float], digits: int) -> Spread:
        """Return the percentiles of `values`, rounded to `digits` decimals."""
        ordered = sorted(values)
        p50, p95, p99, most = (percentile(ordered, share, digits) for share in (0.5, 0.95, 0.99, 1.0))
        return cls(len(ordered), p50, p95, p99, most)


def percentile(ordered: Sequence[float], share: float, digits: int) -> float | None:
    """Return the least of the ascending values that `share` of them don't exceed."""
    return round(ordered[max(0, ceil(share * len(ordered)) - 1)], digits) if ordered else None


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures of one round. Names end in their unit; those of the server are None when its process isn't known."""

    listeners: int
    seconds: float
    turns: int
    done: int
    refused: int
    failed: int
    unanswered: int
    """Turns that were still without audio when the round ended."""
    reasons: list[str]
    """Why turns failed, each once."""
    ttfa_ms: Spread
    ttfa_short_ms: Spread
    ttfa_long_ms: Spread
    gap_ms: Spread
    """Between audio events of one stream."""
    underruns: int
    underrun_ms: float
    longest_underrun_ms: float
    audible_underruns: int
    """Turns with an underrun of a whole chunk or more."""
    rtf: Spread
    """Per stream, of those that were done."""
    audio_seconds: float
    rtf_per_core: float | None
    server_cores: float | None
    """Processor time a second."""
    server_memory_mb: float | None
    """Its highest resident memory in the round."""
    generator_cores: float
    generator_us_per_event: float | None
    generator_lag_ms: Spread
    other_cores: float | None

    @property
    def spoiled_by(self) -> str | None:
        """Why this round had more listeners than can be served well; None when it hadn't."""
        if self.failed:
            return "failure"
        if self.refused:
            return "429"
        if self.underruns:
            return "underrun"
        return "no audio" if not self.ttfa_ms.count else None


def summarize(seen: Round) -> Figures:
    """Return the figures of a round."""
    turns = seen.turns
    audio = sum(turn.playback.received for turn in turns)
    events = sum(turn.events for turn in turns)
    done = _with_outcome(turns, "done")
    return Figures(
        listeners=seen.listeners,
        seconds=round(seen.seconds, 2),
        turns=len(turns),
        done=len(done),
        refused=len(_with_outcome(turns, "refused")),
        failed=len(_with_outcome(turns, "failed")),
        unanswered=sum(turn.ttfa is None for turn in _with_outcome(turns, "open")),
        reasons=sorted({turn.reason for turn in turns if turn.reason}),
        ttfa_ms=_ttfa(turns),
        ttfa_short_ms=_ttfa(turns, "short"),
        ttfa_long_ms=_ttfa(turns, "long"),
        gap_ms=Spread.of((gap * 1000 for turn in turns for gap in turn.gaps), 1),
        underruns=sum(turn.playback.underruns for turn in turns),
        underrun_ms=round(sum(turn.playback.dry for turn in turns) * 1000, 1),
        longest_underrun_ms=round(max((turn.playback.longest_dry for turn in turns), default=0.0) * 1000, 1),
        audible_underruns=sum(turn.playback.longest_dry >= AUDIBLE for turn in turns),
        rtf=Spread.of((turn.seconds / turn.playback.received for turn in done if turn.playback.received), 3),
        audio_seconds=round(audio, 2),
        rtf_per_core=_ratio(seen.server_cpu, audio),
        server_cores=_ratio(seen.server_cpu, seen.seconds),
        server_memory_mb=round(max(seen.server_memory) / MEGABYTE, 1) if seen.server_memory else None,
        generator_cores=round(seen.generator_cpu / seen.seconds, 3),
        generator_us_per_event=round(seen.generator_cpu / events * 1e6, 1) if events else None,
        generator_lag_ms=Spread.of((lag * 1000 for lag in seen.lags), 1),
        other_cores=_ratio(seen.other_cpu, seen.seconds),
    )


def _with_outcome(turns: Iterable[Turn], outcome: Outcome) -> list[Turn]:
    return [turn for turn in turns if turn.outcome == outcome]


def _ttfa(turns: Iterable[Turn], kind: Kind | None = None) -> Spread:
    return Spread.of((t.ttfa * 1000 for t in turns if t.ttfa is not None and kind in {None, t.kind}), 1)


def _ratio(amount: float | None, per: float) -> float | None:
    return None if amount is None or not per else round(amount / per, 3)
