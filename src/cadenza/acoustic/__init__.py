"""Acoustic engines: phones in, 24 kHz samples out, with the exact place of every phone.

The protocol is shaped for streaming: the places of all phones are known before the first sample is made, and the
samples come window by window. An engine that makes a phrase in one go yields one window.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from cadenza.speech import SAMPLE_RATE, Delivery, Listener

Samples = NDArray[np.float32]

LEAD_IN = int(0.06 * SAMPLE_RATE)
"""Samples before the first phone that are kept: fricatives and voiced stops begin up to so much before their edge. What
an engine gives for the time before them is never heard."""


@dataclass(frozen=True, slots=True)
class Rendering:
    """One phrase being spoken.

    `bounds` are the T + 1 edges of the T phones, in samples at 24 kHz, ascending: phone k sounds from `bounds[k]` to
    `bounds[k + 1]`. What lies before `bounds[0]` and after `bounds[T]` is near-silence that the model adds.
    `windows` yields float32 samples in order, in -1..1 unless a delivery makes them louder; none of them where work was
    done that made no sound yet. Together they are `length` samples.
    """

    bounds: NDArray[np.int64]
    length: int
    windows: Iterator[Samples]


class Engine(Protocol):
    """Speaks phrases with any of its voices. May be called from several threads at once."""

    name: str
    max_phones: int
    symbols: frozenset[str]
    """The symbols that it can say; any other is the caller's mistake."""
    problem: str | None
    """Why it can't speak for now; None when it can."""

    def speak(self, symbols: str, deliveries: Sequence[Delivery], voice: str, listener: Listener) -> Rendering:
        """Begin to speak `symbols` (1 to `max_phones` characters), one delivery each, with the voice `voice`.

        Raises SynthesisError if a symbol, a length or the voice is not the engine's, or the runtime fails; Cancelled
        (also from `windows`) once `listener` is requested.
        """
        ...
