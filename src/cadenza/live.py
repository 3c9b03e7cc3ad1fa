"""Text that arrives while it is being spoken, on its way from those who send it to the worker that speaks it."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from threading import Lock


@dataclass(frozen=True, slots=True)
class Piece:
    """All text that has arrived and wasn't spoken yet, up to the next flush; `last` if no more will come."""

    text: str
    last: bool


@dataclass(frozen=True, slots=True)
class Flush:
    """The mark of the flush with this `number`, counted from 1: all text before it has been taken."""

    number: int


class LiveText:
    """The text of one context; thread-safe. What has arrived meanwhile is taken as one piece, for it sounds better."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._parts: deque[str | Flush] = deque()
        self._flushes = 0
        self.size = 0
        """Characters that wait to be taken, a flush counted as one."""
        self._closed = False
        self._ended = False
        self.waits = False
        """Whether the last `take` found nothing: who speaks has nothing to do until `ready`."""

    @property
    def ready(self) -> bool:
        """Whether there is anything to take, the end of the text included."""
        return bool(self._parts) or self._closed

    def push(self, text: str) -> None:
        """Add `text`; not after `close`."""
        with self._lock:
            self._parts.append(text)
            self.size += len(text)

    def flush(self) -> None:
        """Mark that all before is to be spoken, and said to be, before what comes after."""
        with self._lock:
            self._flushes += 1
            self._parts.append(Flush(self._flushes))
            self.size += 1

    def close(self) -> None:
        """Say that no more comes."""
        with self._lock:
            self._closed = True

    def take(self) -> Piece | Flush | None:
        """Return what is next, or None while there is nothing; the last piece, maybe empty, is returned once."""
        with self._lock:
            head = self._parts[0] if self._parts else None
            if isinstance(head, Flush):
                self.waits = False
                self.size -= 1
                self._parts.popleft()
                return head
            texts: list[str] = []
            while self._parts and isinstance(part := self._parts[0], str):
                texts.append(part)
                self._parts.popleft()
            self.size -= sum(map(len, texts))
            last = self._closed and not self._parts
            self.waits = not (texts or last)
            return None if self.waits else Piece("".join(texts), last)
