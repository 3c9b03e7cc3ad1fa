"""What the tests of several parts share."""

from __future__ import annotations

import os

import pytest
from hypothesis import settings

from cadenza.acoustic.kokoro import Kokoro

# The gate says the same of the same code. `HYPOTHESIS_PROFILE=hunt` looks at other examples each time.
settings.register_profile("gate", derandomize=True, deadline=None)
settings.register_profile("hunt", deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "gate"))


@pytest.fixture(scope="session")
def kokoro() -> Kokoro:
    """Load the real voice once; only tests marked `voice` may ask for it."""
    return Kokoro.load(None, threads=2)
