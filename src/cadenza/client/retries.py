"""When a request is made again, and how long that waits: decisions only, no clock is slept on here."""

from __future__ import annotations

import random
import time
from dataclasses import dataclass, field

from cadenza.client.errors import SpeechError


@dataclass(frozen=True, slots=True)
class Retries:
    """How a request that failed before its first audio is made again.

    At most `attempts` in all, the last of which begins within `budget` seconds of the first. Waits are drawn evenly
    between 0 and `first_wait`, which doubles with each up to `longest_wait` ("full jitter": Brooker, "Exponential
    Backoff And Jitter", AWS Architecture Blog, 2015), after what the service asks for in Retry-After. All in seconds.
    """

    attempts: int = 5
    budget: float = 30.0
    first_wait: float = 0.1
    longest_wait: float = 5.0


@dataclass(slots=True)
class Attempts:
    """The attempts of one request so far."""

    retries: Retries
    made: int = 0
    began: float = field(default_factory=time.monotonic)

    def wait_after(self, error: SpeechError, *, heard: bool) -> float:
        """Return how many seconds to wait after an attempt that ended in `error`; raise `error` if it was the last.

        `heard`: whether audio came. What was heard can't be taken back, so there is no other attempt then.
        """
        self.made += 1
        ceiling = min(self.retries.longest_wait, self.retries.first_wait * 2 ** (self.made - 1))
        wait = (error.retry_after or 0.0) + random.uniform(0, ceiling)  # noqa: S311 - no secret
        spent = time.monotonic() - self.began
        if heard or not error.retryable or self.made >= self.retries.attempts or spent + wait > self.retries.budget:
            raise error
        return wait


NO_RETRIES = Retries(attempts=1)
