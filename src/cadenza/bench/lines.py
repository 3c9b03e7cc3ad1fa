"""The lines of an answer, read at the least cost: the generator runs on the cores of the server that it measures."""

from __future__ import annotations

_CHUNK = b'{"type":"chunk"'
_DATA = b'"data":"'
_QUOTE = b'"'
_PAD = ord("=")


def audio_bytes(line: bytes) -> int | None:
    """Return the bytes of audio in `line` if it is a chunk's as Cadenza writes it, else None.

    They follow from the length of the base64 text. A `"data":"` within the context id can't be met: its quotes would be
    escaped.
    """
    if not line.startswith(_CHUNK):
        return None
    start = line.find(_DATA) + len(_DATA)
    end = line.find(_QUOTE, start)
    if start < len(_DATA) or end < start:
        return None
    return (end - start) * 3 // 4 - (line[end - 1] == _PAD) - (line[end - 2] == _PAD)
