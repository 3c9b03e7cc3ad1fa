"""What a listener's loudspeaker does: it plays what has arrived, and falls silent when nothing is left."""

from __future__ import annotations

ROUNDING = 1e-6
"""Seconds of silence that are none: sums of chunk lengths are floats."""


class Playback:
    """One stream being heard. Times are seconds of any one clock; `end` is the only call after which nothing comes."""

    def __init__(self) -> None:
        self.plays_until: float | None = None
        """When all that was received will have been heard; None before the first audio."""
        self.received = 0.0
        """Seconds of audio."""
        self.underruns = 0
        self.dry = 0.0
        """Seconds of silence in all underruns together."""
        self.longest_dry = 0.0

    def audio(self, at: float, seconds: float) -> None:
        """Take `seconds` of audio that arrived at `at`."""
        if self.plays_until is None:
            self.plays_until = at
        self._note_silence(at)
        self.plays_until = max(self.plays_until, at) + seconds
        self.received += seconds

    def end(self, at: float) -> None:
        """Take the end of the stream: one that comes after the last audio was heard is late, and an underrun too."""
        self._note_silence(at)

    def _note_silence(self, at: float) -> None:
        if self.plays_until is not None and at - self.plays_until > ROUNDING:
            silence = at - self.plays_until
            self.underruns += 1
            self.dry += silence
            self.longest_dry = max(self.longest_dry, silence)
