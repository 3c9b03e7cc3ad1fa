"""What the gateway counts, in Prometheus' text format."""

from __future__ import annotations

from collections.abc import Iterable

from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

from cadenza.gateway.routing import Router

CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8"

FIRST_BYTE_BUCKETS = (0.01, 0.025, 0.05, 0.1, 0.15, 0.2, 0.3, 0.5, 0.75, 1, 2.5, 5, 10, 30, 60)
"""Seconds; fine where first audio is (0.03 to 0.5 s), to the limit at which SageMaker gives up."""


class Metrics:
    """The counters of one gateway. No label holds what a caller can make up."""

    def __init__(self, router: Router) -> None:
        self._registry = CollectorRegistry()
        self._registry.register(_Containers(router))
        self.requests = Counter(
            "cadenza_gateway_requests",
            "Requests answered, by the status that the caller got (499: the caller left).",
            ["variant", "operation", "status"],
            registry=self._registry,
        )
        self.broken_streams = Counter(
            "cadenza_gateway_broken_streams",
            "Streams that ended with a ModelStreamError after their status was sent.",
            ["variant", "code"],
            registry=self._registry,
        )
        self.first_byte = Histogram(
            "cadenza_gateway_first_byte_seconds",
            "From the whole request to the first byte of the container's answer.",
            ["variant"],
            buckets=FIRST_BYTE_BUCKETS,
            registry=self._registry,
        )
        self.restarts = Counter(
            "cadenza_gateway_container_restarts",
            "Containers that ended by themselves and were started again.",
            ["variant"],
            registry=self._registry,
        )

    def text(self) -> bytes:
        """Return all of it in Prometheus' text format."""
        return generate_latest(self._registry)


class _Containers(Collector):
    """What each container is at, read from the router when it is asked for: containers come and go."""

    def __init__(self, router: Router) -> None:
        self._router = router

    def collect(self) -> Iterable[Metric]:
        labels = ["variant", "container"]
        outstanding = GaugeMetricFamily("cadenza_gateway_outstanding", "Requests that it is answering.", labels=labels)
        healthy = GaugeMetricFamily("cadenza_gateway_healthy", "1 if it may get requests.", labels=labels)
        for variant in self._router.variants:
            for backend in variant.backends:
                outstanding.add_metric([variant.name, backend.name], backend.outstanding)
                healthy.add_metric([variant.name, backend.name], int(backend.available))
        return [outstanding, healthy]
