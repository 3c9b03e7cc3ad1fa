"""Admission as a value: who holds a Slot may generate, and there is no counter to decrement by hand."""

from __future__ import annotations

from threading import Lock

from cadenza.errors import Overloaded


class Gate:
    """Hands out at most `capacity` slots at a time. Thread-safe; there is no queue."""

    def __init__(self, capacity: int) -> None:
        self.capacity = capacity
        self._taken = 0
        self._lock = Lock()

    @property
    def taken(self) -> int:
        """How many slots are held now."""
        return self._taken

    def enter(self) -> Slot:
        """Return a free slot, or raise Overloaded at once."""
        with self._lock:
            if self._taken >= self.capacity:
                raise Overloaded(self.capacity)
            self._taken += 1
        return Slot(self)

    def _leave(self) -> None:
        with self._lock:
            self._taken -= 1


class Slot:
    """The right to generate one stream. Released once, however often it is asked to be."""

    def __init__(self, gate: Gate) -> None:
        self._gate: Gate | None = gate
        self._lock = Lock()

    def release(self) -> None:
        """Give the slot back."""
        with self._lock:
            gate, self._gate = self._gate, None
        if gate is not None:
            gate._leave()
