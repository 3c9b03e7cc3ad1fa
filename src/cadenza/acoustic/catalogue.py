"""The engines by name, and the voices that each has.

An engine is imported when it is asked for: the runtimes of the models take longer than all the rest of a start.
"""

from __future__ import annotations

from cadenza.acoustic import Engine
from cadenza.settings import Settings
from cadenza.voices import Voices

MOST_THREADS = 4
"""That share one step's work: its windows are too small for more. More streams use more cores."""


def available_voices(settings: Settings) -> Voices:
    """Return the voices of the engine that `settings` names."""
    voices = Voices.load()
    if settings.engine != "fast":
        return voices
    from cadenza.acoustic.hibari import VOICE

    return voices.only({VOICE, *settings.more_fast_voices})


def load_engine(settings: Settings, threads: int | None = None) -> Engine:
    """Load the engine that `settings` names, whose steps run on `threads` cores.

    Raises ConfigurationError when its model is missing or altered.
    """
    if settings.engine == "tone":
        from cadenza.acoustic.tone import Tone

        return Tone()
    from cadenza.acoustic.hibari import LEARNED, VOICE, Hibari, VoiceFile
    from cadenza.acoustic.kokoro import Kokoro
    from cadenza.acoustic.pair import Pair

    threads = threads or min(settings.threads_per_replica, MOST_THREADS)
    more = {voice: VoiceFile(*given) for voice, given in settings.more_fast_voices.items()}
    match settings.engine:
        case "auto":
            full = Kokoro.load(settings.weights, threads)
            return Pair(Hibari.load(threads, more), full, frozenset({VOICE, *more}), LEARNED)
        case "fast":
            return Hibari.load(threads, more)
        case "full":
            return Kokoro.load(settings.weights, threads)
