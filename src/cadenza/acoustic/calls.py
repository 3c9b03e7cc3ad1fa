"""What a server and the process of one of its engines say to each other: each call has one answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cadenza.acoustic import Samples
from cadenza.speech import Delivery

READY = "ready"
"""What the process says once it can fork engines; anything else is the reason why it can't."""


@dataclass(frozen=True, slots=True)
class Describe:
    """A call for the engine's name, the most phones in a phrase, and the symbols that it can say."""


@dataclass(frozen=True, slots=True)
class Speak:
    """A call to begin the phrase `number`; answered with the bounds of its phones, and its length."""

    number: int
    ahead: float | None
    crowded: bool
    symbols: str
    deliveries: Sequence[Delivery]
    voice: str


@dataclass(frozen=True, slots=True)
class Window:
    """A call for the next samples of the phrase `number`; answered with None after the last."""

    number: int
    ahead: float | None
    crowded: bool


@dataclass(frozen=True, slots=True)
class Failure:
    """The answer to a call that failed: the class of our error and its text, or no class and a trace."""

    kind: str
    text: str


Description = tuple[str, int, frozenset[str]]
Places = tuple[NDArray[np.int64], int]
Call = Describe | Speak | Window
Answer = Description | Places | Samples | Failure | None
