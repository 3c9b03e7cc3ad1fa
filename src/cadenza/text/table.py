"""Large tables of words in little memory: what a dictionary of strings takes for its objects is four times its text.

A pronunciation lexicon has some hundred thousand entries, and a server that speaks all languages holds several of
them. Here a table is four flat arrays; a look-up is a binary search, some microseconds.
"""

from __future__ import annotations

import json
from array import array
from collections.abc import Iterable, Iterator, Mapping
from typing import Any


class Table(Mapping[str, Any]):
    """A mapping that can't be changed, from strings to strings or to what JSON can hold."""

    def __init__(self, entries: Mapping[str, Any]) -> None:
        """Take over `entries`."""
        ordered = sorted((key.encode(), value) for key, value in entries.items())
        self._keys, self._key_ends = _joined(key for key, _ in ordered)
        self._values, self._value_ends = _joined(_encoded(value) for _, value in ordered)

    def __getitem__(self, key: str) -> Any:  # noqa: ANN401 - as the entries were
        """Return the value of `key`; raise KeyError if there is none."""
        wanted = key.encode("utf-8", "surrogatepass")
        low, high = 0, len(self)
        while low < high:
            middle = (low + high) // 2
            if self._keys[self._key_ends[middle] : self._key_ends[middle + 1]] < wanted:
                low = middle + 1
            else:
                high = middle
        if low == len(self) or self._keys[self._key_ends[low] : self._key_ends[low + 1]] != wanted:
            raise KeyError(key)
        return _decoded(self._values[self._value_ends[low] : self._value_ends[low + 1]])

    def __iter__(self) -> Iterator[str]:
        for start, end in zip(self._key_ends, self._key_ends[1:], strict=False):
            yield self._keys[start:end].decode()

    def __len__(self) -> int:
        return len(self._key_ends) - 1


_JSON = b"\0"


def _encoded(value: object) -> bytes:
    is_plain = isinstance(value, str) and not value.startswith(_JSON.decode())
    return value.encode() if isinstance(value, str) and is_plain else _JSON + json.dumps(value).encode()


def _decoded(data: bytes) -> Any:  # noqa: ANN401 - as it was encoded
    return json.loads(data[1:]) if data.startswith(_JSON) else data.decode()


def _joined(pieces: Iterable[bytes]) -> tuple[bytes, array[int]]:
    """Return the pieces as one, and where each begins and the last ends."""
    whole, ends = bytearray(), array("I", [0])
    for piece in pieces:
        whole += piece
        ends.append(len(whole))
    return bytes(whole), ends
