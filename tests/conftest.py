"""What the tests of several parts share."""

from __future__ import annotations

import pytest

from cadenza.acoustic.kokoro import Kokoro


@pytest.fixture(scope="session")
def kokoro() -> Kokoro:
    """Load the real voice once; only tests marked `voice` may ask for it."""
    return Kokoro.load(None, threads=2)
