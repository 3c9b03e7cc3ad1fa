"""Which container gets a request: a variant by its weight, then a container by the strategy.

Everything here runs on one event loop, so counts are exact without a lock.
"""

from __future__ import annotations

import random
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Literal

from cadenza.gateway.faults import ServiceUnavailable, ValidationError

Strategy = Literal["LEAST_OUTSTANDING_REQUESTS", "RANDOM"]
"""SageMaker's routing strategies for models without a cache of their own."""


@dataclass(eq=False)
class Backend:
    """A container as the router sees it. A container that is started anew is another backend."""

    name: str
    url: str = ""
    """Where it listens, known before it is healthy."""
    healthy: bool = False
    retired: bool = False
    """Whether it gets no new requests for the rest of its life."""
    outstanding: int = 0

    @property
    def available(self) -> bool:
        """Whether it may get a request."""
        return self.healthy and not self.retired


@dataclass(eq=False)
class Variant:
    """A production variant: a name, a weight, and the containers that it has now."""

    name: str
    weight: float = 1.0
    backends: list[Backend] = field(default_factory=list)

    def available(self, apart_from: Collection[Backend]) -> list[Backend]:
        """Return the containers that may get a request."""
        return [backend for backend in self.backends if backend.available and backend not in apart_from]


class Router:
    """Gives each request its place in front of a container."""

    def __init__(self, variants: Sequence[Variant], strategy: Strategy) -> None:
        self.variants = variants
        self.strategy = strategy

    @property
    def available(self) -> bool:
        """Whether any request could be routed."""
        return any(variant.available(()) for variant in self.variants)

    @contextmanager
    def place(self, target: str | None, apart_from: Collection[Backend] = ()) -> Iterator[tuple[Variant, Backend]]:
        """Hold a place in front of a container of the variant `target`, or of one chosen by weight.

        Raises ValidationError for a variant that doesn't exist, ServiceUnavailable when no container is healthy.
        """
        variant = self._variant(target, apart_from)
        backend = self._backend(variant.available(apart_from))
        backend.outstanding += 1
        try:
            yield variant, backend
        finally:
            backend.outstanding -= 1

    def _variant(self, target: str | None, apart_from: Collection[Backend]) -> Variant:
        named = [variant for variant in self.variants if target in {None, variant.name}]
        if not named:
            names = ", ".join(variant.name for variant in self.variants)
            raise ValidationError.of("targetVariant", target or "", f"Member must be one of: {names}")
        able = [variant for variant in named if variant.available(apart_from)]
        if not able:
            raise ServiceUnavailable("No container is healthy now. Try again.")
        if target is not None:
            return able[0]
        weights = [variant.weight for variant in able]
        if not any(weights):
            raise ServiceUnavailable("No container of a variant with a weight is healthy now. Try again.")
        return random.choices(able, weights)[0]  # noqa: S311 - load balancing

    def _backend(self, able: Sequence[Backend]) -> Backend:
        if self.strategy == "LEAST_OUTSTANDING_REQUESTS":
            least = min(backend.outstanding for backend in able)
            able = [backend for backend in able if backend.outstanding == least]
        return random.choice(able)  # noqa: S311 - load balancing
