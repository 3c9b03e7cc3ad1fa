"""What the tests of several parts share."""

from __future__ import annotations

import os
from collections import Counter

import pytest
from hypothesis import settings

from cadenza.acoustic.kokoro import Kokoro

# The gate says the same of the same code. `HYPOTHESIS_PROFILE=hunt` looks at other examples each time.
settings.register_profile("gate", derandomize=True, deadline=None)
settings.register_profile("hunt", deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "gate"))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Refuse tests of one id: xdist runs one of them, and nobody misses the others."""
    twice = [name for name, number in Counter(item.nodeid for item in items).items() if number > 1]
    if twice:
        raise ValueError(f"Several tests have the id {', '.join(twice)}.")


@pytest.fixture(scope="session")
def kokoro() -> Kokoro:
    """Load the real voice once; only tests marked `voice` may ask for it."""
    return Kokoro.load(None, threads=2)
