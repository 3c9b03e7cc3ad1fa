"""A stream that is cut off after so many seconds: the contract's legacy field `duration`."""

from __future__ import annotations

from cadenza.audio import ENCODINGS
from cadenza.speech import Chunk, Done, PhonemeTimes, Utterance, WordTimes
from cadenza.synthesis import Step

_FOR_EVER = 2.0**53
"""Samples: as many as a number can count, for a number of seconds that has no end."""


class AtMost:
    """Lets the steps of `utterance` pass until `seconds` of audio have; None is no end."""

    def __init__(self, utterance: Utterance, seconds: float | None) -> None:
        self._rate, self._width = utterance.sample_rate, ENCODINGS[utterance.encoding]
        self._seconds = seconds
        self._left = None if seconds is None else round(min(seconds * utterance.sample_rate, _FOR_EVER))

    def push(self, step: Step) -> Step:
        """Return what of `step` is within; its last event is Done when that was the end.

        Of a chunk the first part may be; times of what begins later are left out.
        """
        if self._left is None or self._seconds is None:
            return step
        within: Step = []
        for event in step:
            match event:
                case Chunk() if event.samples >= self._left:
                    kept = Chunk(event.data[: self._left * self._width], self._left, event.step_time)
                    return [*within, *([kept] if kept.samples else []), Done(self._seconds)]
                case Chunk():
                    self._left -= event.samples
                    within.append(event)
                case WordTimes() | PhonemeTimes() if event.start[0] >= self._seconds:
                    pass
                case _:
                    within.append(event)
        return within
