"""How an answer's bytes become payload parts: a part holds one line of events, never the end of two.

The vendor's own notebooks collect parts until one ends in a newline, and then parse all they have as one JSON value.
"""

from __future__ import annotations

MOST_HELD = 1 << 20
"""Bytes of a line without an end that are held back; a longer one goes out in pieces. An event has 7 kB at most."""

_LINES = ("application/x-ndjson", "application/json", "application/jsonlines", "text/")
"""Beginnings of the media types that are made of lines."""


class Lines:
    """Cuts pushed bytes after each newline, wherever they were cut before."""

    def __init__(self) -> None:
        self._held = bytearray()

    def push(self, data: bytes) -> list[bytes]:
        """Return the lines that `data` completes, each with its newline."""
        *ended, rest = data.split(b"\n")
        lines = [line + b"\n" for line in ended]
        if lines and self._held:
            lines[0] = bytes(self._held) + lines[0]
            self._held.clear()
        self._held += rest
        if len(self._held) > MOST_HELD:
            lines += self.flush()
        return lines

    def flush(self) -> list[bytes]:
        """Return what has no newline yet, if anything."""
        rest, self._held = bytes(self._held), bytearray()
        return [rest] if rest else []


class Pieces:
    """Passes bytes on as they come: what isn't made of lines has no place to be cut."""

    def push(self, data: bytes) -> list[bytes]:
        """Return `data`."""
        return [data] if data else []

    def flush(self) -> list[bytes]:
        """Return nothing: nothing was held."""
        return []


def parts_of(content_type: str) -> Lines | Pieces:
    """Return what cuts an answer of `content_type`."""
    return Lines() if content_type.lower().startswith(_LINES) else Pieces()
