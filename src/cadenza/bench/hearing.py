"""What a listener makes of an answer's bytes, whatever brings them: the times of its events, and how it ended."""

from __future__ import annotations

import json
from base64 import b64decode

from cadenza.bench.lines import audio_bytes
from cadenza.bench.turn import Turn, Wanted

_NEWLINE = b"\n"


class Hearing:
    """One answer to `wanted`, noted in `turn`. Times are seconds of the clock of whoever brings the bytes."""

    def __init__(self, wanted: Wanted, turn: Turn) -> None:
        self.ended = False
        """Whether nothing more is wanted: the connection is to be closed."""
        self._wanted, self._turn = wanted, turn
        self._sent = self._last_audio = 0.0
        self._rest = b""
        """A line's beginning."""
        self._terminal = ""
        """Type of the event that ended the stream."""

    @property
    def is_over(self) -> bool:
        """Whether the event that ends a stream has come."""
        return bool(self._terminal)

    def begin(self, now: float) -> None:
        """Note that the request is written."""
        self._sent = now
        if self._wanted.leaves_after == 0:
            self.leave(now)

    def hear(self, data: bytes, now: float) -> None:
        """Take a piece of the answer: of Cadenza's answers exactly one line, of others' any piece."""
        if not self._rest and data.find(_NEWLINE) == len(data) - 1:
            self._take(data, now)
            return
        *lines, self._rest = (self._rest + data).split(_NEWLINE)
        for line in lines:
            self._take(line, now)

    def finish(self, now: float) -> None:
        """Judge the answer as a whole, which has ended as it should."""
        if self.ended:
            return
        if self._terminal == "done":
            self._turn.outcome = "done"
            self.end(now)
        else:
            self.fail("the stream ended without an event that ends it", now)

    def refuse(self, now: float) -> None:
        """Note that no slot was free."""
        if not self.ended:
            self._turn.outcome = "refused"
            self.end(now)

    def fail(self, reason: str, now: float) -> None:
        """Note why the answer is of no use; does nothing after the end."""
        if not self.ended:
            self._turn.outcome, self._turn.reason = "failed", f"{self._turn.status or 'no status'}: {reason}"
            self.end(now)

    def leave(self, now: float) -> None:
        """Note that the listener left, as was wanted."""
        self._turn.outcome = "left"
        self.end(now)

    def end(self, now: float) -> None:
        """End it, for none of these reasons; a playback that is dry now, before its `done`, ran dry."""
        if self.ended:
            return
        if not self._terminal:
            self._turn.playback.end(now)
        self._turn.seconds = now - self._sent
        self.ended = True

    def _take(self, line: bytes, now: float) -> None:
        """Take one event's line."""
        if self._terminal:
            raise ValueError(f"an event came after {self._terminal}")
        if self.ended:
            return
        size = audio_bytes(line)
        if size is None:
            event = json.loads(line)
            match event["type"]:
                case "chunk":
                    size = len(b64decode(event["data"], validate=True))
                case "done":
                    self._terminal = "done"
                    self._turn.playback.end(now)
                case "error" if event.get("status_code") == 429:
                    self.refuse(now)
                case "error":
                    self.fail(f"error event: {event.get('message')}", now)
        self._turn.events += 1
        if size is not None:
            self._play(size / self._wanted.bytes_a_second, now)

    def _play(self, seconds: float, now: float) -> None:
        turn = self._turn
        if turn.ttfa is None:
            turn.ttfa = now - self._sent
        else:
            turn.gaps.append(now - self._last_audio)
        self._last_audio = now
        turn.playback.audio(now, seconds)
        if self._wanted.leaves_after is not None and turn.playback.received >= self._wanted.leaves_after:
            self.leave(now)
