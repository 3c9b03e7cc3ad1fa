"""Which container gets a request."""

from __future__ import annotations

from collections import Counter
from contextlib import ExitStack

import pytest

from cadenza.gateway.faults import ServiceUnavailable, ValidationError
from cadenza.gateway.routing import Backend, Router, Variant


def variant(name: str, weight: float, containers: int) -> Variant:
    return Variant(name, weight, [Backend(f"{name}/{n}", "http://x", healthy=True) for n in range(containers)])


def test_the_least_outstanding_container_is_chosen_and_ties_are_drawn() -> None:
    router = Router([variant("A", 1, 3)], "LEAST_OUTSTANDING_REQUESTS")
    (only,) = router.variants
    firsts = set()
    for _ in range(100):
        with router.place(None) as (_, backend):
            firsts.add(backend.name)
    assert firsts == {"A/0", "A/1", "A/2"}
    with ExitStack() as held:
        for count in range(1, 31):
            held.enter_context(router.place(None))
            loads = [backend.outstanding for backend in only.backends]
            assert sum(loads) == count
            assert max(loads) - min(loads) <= 1
    assert [backend.outstanding for backend in only.backends] == [0, 0, 0]


def test_random_does_not_look_at_the_load() -> None:
    router = Router([variant("A", 1, 2)], "RANDOM")
    with ExitStack() as held:
        chosen = Counter(held.enter_context(router.place(None))[1].name for _ in range(400))
    assert min(chosen.values()) > 100


def test_variants_share_by_weight_and_a_named_one_is_used_whatever_its_weight() -> None:
    router = Router([variant("Blue", 3, 1), variant("Green", 1, 1), variant("Dark", 0, 1)], "RANDOM")
    chosen: Counter[str] = Counter()
    for _ in range(2000):
        with router.place(None) as (chosen_variant, _):
            chosen[chosen_variant.name] += 1
    assert chosen["Dark"] == 0
    assert 1300 < chosen["Blue"] < 1700
    with router.place("Dark") as (chosen_variant, _):
        assert chosen_variant.name == "Dark"


def test_what_is_unhealthy_retired_or_tried_already_is_passed_over() -> None:
    router = Router([variant("A", 1, 4)], "LEAST_OUTSTANDING_REQUESTS")
    sick, old, tried, able = router.variants[0].backends
    sick.healthy, old.retired = False, True
    for _ in range(20):
        with router.place(None, [tried]) as (_, backend):
            assert backend is able
    able.healthy = False
    with pytest.raises(ServiceUnavailable), router.place(None, [tried]):
        pass


def test_an_unknown_variant_is_a_validation_error_that_names_the_others() -> None:
    router = Router([variant("Blue", 1, 1), variant("Green", 1, 1)], "RANDOM")
    with pytest.raises(ValidationError, match=r"'Red' at 'targetVariant'.*Blue, Green"), router.place("Red"):
        pass
