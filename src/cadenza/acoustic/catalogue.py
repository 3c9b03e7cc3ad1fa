"""The engines by name."""

from __future__ import annotations

from cadenza.acoustic import Engine
from cadenza.acoustic.kokoro import Kokoro
from cadenza.acoustic.tone import Tone
from cadenza.settings import Settings


def load_engine(settings: Settings) -> Engine:
    """Load the engine that `settings` names. Raises ConfigurationError when its model is missing or altered."""
    match settings.engine:
        case "kokoro":
            return Kokoro.load(settings.weights, settings.threads_per_replica)
        case "tone":
            return Tone()
