"""One turn of a listener: what it asks for, and what came of it."""

from __future__ import annotations

from array import array
from dataclasses import dataclass, field
from typing import Literal, Protocol

from cadenza.bench.playback import Playback

Kind = Literal["short", "long"]

Outcome = Literal["open", "done", "left", "refused", "failed"]
"""`open`: not over when the round was. `done`: the stream ended with its `done`. `left`: the listener hung up before,
as was wanted. `refused`: 429. `failed`: all else."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a listener asks for. `body` is the request's JSON, `bytes_a_second` the rate of the audio that it asks for.

    `leaves_after`: seconds of audio after which the listener hangs up, 0 for right after the request; None: it stays.
    `think`: seconds between the end of playback and the next turn.
    """

    kind: Kind
    body: bytes
    bytes_a_second: int
    think: float
    leaves_after: float | None = None


@dataclass(slots=True)
class Turn:
    """What came of it so far. Times are seconds."""

    kind: Kind
    outcome: Outcome = "open"
    status: int = 0
    """HTTP status, 0 before one came."""
    reason: str = ""
    """Why it failed."""
    retry_after: float = 1.0
    ttfa: float | None = None
    seconds: float = 0.0
    """From the request written to the end of the answer."""
    events: int = 0
    gaps: array[float] = field(default_factory=lambda: array("f"))
    """Seconds between each audio event and the one before it; 0 for those that one read of the socket gave."""
    playback: Playback = field(default_factory=Playback)


class Service(Protocol):
    """What is measured."""

    async def listen(self, wanted: Wanted, turn: Turn) -> None:
        """Ask for `wanted`, and note what comes of it in `turn`, until the answer's end.

        When cancelled, hangs up, and `turn` holds what came so far.
        """
        ...
