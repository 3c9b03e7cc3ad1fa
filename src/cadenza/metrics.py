"""What the server counts, for whoever watches it: Prometheus' text at `/metrics`, and lines for CloudWatch in the log.

Every label is one of a bounded set, and none holds what a caller can make up. The lines for CloudWatch are in its
embedded metric format, which it reads out of the log: a container that may talk to nobody can be watched all the same.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Mapping
from typing import Protocol

from prometheus_client import CollectorRegistry, Counter, Histogram, disable_created_metrics, generate_latest
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

from cadenza.errors import CadenzaError, ConfigurationError, Overloaded, Unavailable
from cadenza.speech import Utterance
from cadenza.telemetry import RESERVED, ledger

CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8"
NAMESPACE = "Cadenza"
"""Of the metrics in CloudWatch."""
UNITS = {
    "Streams": "Count",
    "FailedStreams": "Count",
    "TTFA": "Milliseconds",
    "RTF": "None",
    "AudioSeconds": "Seconds",
    "Underruns": "Count",
    "Refusals": "Count",
    "Refused429": "Count",
    "Slots": "Count",
    "SlotsInUse": "Count",
}
"""The metrics in CloudWatch, and which of its units each has."""

SECONDS = (0.01, 0.025, 0.05, 0.075, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.75, 1, 2.5, 5, 10)
"""Bounds of TTFA and of waiting; fine where first audio is, 0.03 s to 0.5 s."""
RTF = (0.01, 0.02, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.8, 1, 1.5, 2)
GAPS = (0.02, 0.05, 0.1, 0.2, 0.3, 0.5, 0.75, 1, 1.5, 2, 3, 5, 10)

DONE, FAILED, LEFT = "done", "failed", "left"

disable_created_metrics()  # type: ignore[no-untyped-call]  # a second series for each, which scrapers are paid for


class House(Protocol):
    """What can say how full the server is."""

    @property
    def capacity(self) -> int:
        """How many streams it can speak at once."""
        ...

    @property
    def taken(self) -> int:
        """How many it speaks now."""
        ...

    @property
    def waiting(self) -> int:
        """How many of those no worker has begun with."""
        ...

    @property
    def health(self) -> str | None:
        """Why it can't speak; None if it can."""
        ...


class Metrics:
    """The counters of one server; thread-safe. With `dimensions`, CloudWatch is told too, by lines in the log."""

    def __init__(self, house: House, dimensions: Mapping[str, str]) -> None:
        """Raise ConfigurationError for a dimension whose name means something else in the lines of the log."""
        if taken := sorted(dimensions.keys() & (UNITS.keys() | RESERVED)):
            raise ConfigurationError(f"CADENZA_EMF_DIMENSIONS: {', '.join(taken)} means something else in these lines.")
        self._house, self._dimensions = house, dimensions
        self._registry = CollectorRegistry()
        self._registry.register(_Slots(house))

        def counter(name: str, what: str, labels: tuple[str, ...] = ()) -> Counter:
            return Counter(f"cadenza_{name}", what, labels, registry=self._registry)

        def histogram(name: str, what: str, buckets: tuple[float, ...], labels: tuple[str, ...] = ()) -> Histogram:
            return Histogram(f"cadenza_{name}", what, labels, buckets=buckets, registry=self._registry)

        self.streams = counter("streams", "Streams that ended: done, failed, or left.", ("language", "outcome"))
        self.refusals = counter("refusals", "Requests that were refused, by the error's code.", ("reason",))
        self.audio = counter("audio_seconds", "Seconds of audio sent.", ("voices", "language"))
        self.underruns = counter("underruns", "Windows of audio that came too late for the listener.", ("voices",))
        self.late = counter("underrun_seconds", "Seconds by which they were late.", ("voices",))
        self.ttfa = histogram("ttfa_seconds", "From the request to its first audio.", SECONDS, ("voices",))
        self.queue = histogram("queue_seconds", "From the request's slot to the first work on it.", SECONDS)
        self.gap = histogram("chunk_gap_seconds", "Between one window of a stream's audio and the next.", GAPS)
        self.rtf = histogram("rtf", "Seconds of compute per second of audio, of whole streams.", RTF, ("voices",))
        for watched in (Overloaded, Unavailable, CadenzaError):
            self.refusals.labels(watched.code)  # what begins with its first event has no rate at that moment

    def meter(self, utterance: Utterance) -> Meter:
        """Return what counts one stream."""
        return Meter(self, utterance.voice.locale, utterance.language)

    def refused(self, error: CadenzaError) -> None:
        """Count a request that was refused with `error`."""
        self.refusals.labels(error.code).inc()
        self.tell(self.taken, Refusals=1, Refused429=int(error.status == 429))

    @property
    def taken(self) -> int:
        """How many slots are taken now."""
        return self._house.taken

    def tell(self, taken: int, **values: float) -> None:
        """Tell CloudWatch the `values`, in UNITS, and how many slots were `taken`."""
        if not self._dimensions:
            return
        values |= {"SlotsInUse": taken, "Slots": self._house.capacity}
        directive = {
            "Namespace": NAMESPACE,
            "Dimensions": [list(self._dimensions)],
            "Metrics": [{"Name": name, "Unit": UNITS[name]} for name in values],
        }
        metadata = {"Timestamp": round(1000 * time.time()), "CloudWatchMetrics": [directive]}
        ledger().info("metrics", _aws=metadata, **self._dimensions, **values)

    def text(self) -> bytes:
        """Return all of it in Prometheus' text format."""
        return generate_latest(self._registry)


class Meter:
    """Counts one stream. `voices` is the family of its voice, as en-GB."""

    def __init__(self, metrics: Metrics, voices: str, language: str) -> None:
        self._metrics, self._voices, self._language = metrics, voices, language
        self._ttfa: float | None = None
        self._underruns = 0
        self._taken: int | None = None
        """Slots in use when work on it began, its own included: at its end an idle server and a full one look alike."""

    def begun(self, seconds: float) -> None:
        """Note that work on it began so many `seconds` after it got its slot."""
        self._taken = self._metrics.taken
        self._metrics.queue.observe(seconds)

    def window(self, gap: float, late: float) -> None:
        """Note a window of audio, `gap` seconds after the one before, `late` seconds after that was heard out."""
        self._metrics.gap.observe(gap)
        if late > 0:
            self._underruns += 1
            self._metrics.underruns.labels(self._voices).inc()
            self._metrics.late.labels(self._voices).inc(late)

    def first_audio(self, seconds: float) -> None:
        """Note that the first audio was sent so many `seconds` after the request."""
        self._ttfa = seconds
        self._metrics.ttfa.labels(self._voices).observe(seconds)

    def ended(self, outcome: str, audio_seconds: float, compute_seconds: float) -> None:
        """Note how it ended, DONE, FAILED or LEFT, and what was sent and spent until then."""
        self._metrics.streams.labels(self._language, outcome).inc()
        self._metrics.audio.labels(self._voices, self._language).inc(audio_seconds)
        told: dict[str, float] = {
            "Streams": 1,
            "FailedStreams": int(outcome == FAILED),
            "AudioSeconds": round(audio_seconds, 3),
            "Underruns": self._underruns,
        }
        if audio_seconds and outcome == DONE:
            self._metrics.rtf.labels(self._voices).observe(compute_seconds / audio_seconds)
            told["RTF"] = round(compute_seconds / audio_seconds, 4)
        if self._ttfa is not None:
            told["TTFA"] = round(1000 * self._ttfa, 1)
        self._metrics.tell(self._metrics.taken if self._taken is None else self._taken, **told)


class _Slots(Collector):
    """How full the server is when somebody asks."""

    def __init__(self, house: House) -> None:
        self._house = house

    def collect(self) -> Iterable[Metric]:
        house = self._house
        return [
            GaugeMetricFamily("cadenza_slots", "Streams that can be spoken at once.", house.capacity),
            GaugeMetricFamily("cadenza_slots_in_use", "Streams that are being spoken.", house.taken),
            GaugeMetricFamily("cadenza_slots_waiting", "Of those, streams that nobody works on yet.", house.waiting),
            GaugeMetricFamily("cadenza_ready", "1 if it can speak.", int(house.health is None)),
        ]
