"""Two engines as one: each phrase goes to the fast one if it has the voice and the sounds, else to the full one."""

from __future__ import annotations

from collections.abc import Sequence

from cadenza.acoustic import Engine, Rendering
from cadenza.speech import Delivery, Listener


class Pair:
    """The engine; see `Engine` for what its methods promise.

    `fast` is good at the voices `voices` speaking the symbols `symbols`; `full` can say everything. Phrases of one
    utterance may so come from both, which have to be alike in sound and level.
    """

    name: str = "auto"
    problem: str | None = None

    def __init__(self, fast: Engine, full: Engine, voices: frozenset[str], symbols: frozenset[str]) -> None:
        self._fast, self._full, self._voices, self._symbols = fast, full, voices, symbols
        self.max_phones: int = min(fast.max_phones, full.max_phones)
        self.symbols: frozenset[str] = full.symbols

    def speak(self, symbols: str, deliveries: Sequence[Delivery], voice: str, listener: Listener) -> Rendering:
        """Let the one that suits speak."""
        suits = voice in self._voices and self._symbols.issuperset(symbols)
        return (self._fast if suits else self._full).speak(symbols, deliveries, voice, listener)
