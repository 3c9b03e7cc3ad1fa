"""Large tables of words in little memory: the objects of a dictionary of strings take several times its text.

A pronunciation lexicon has some hundred thousand entries, and a server that speaks all languages holds several of
them. Here a table is a few flat arrays, and a look-up compares a few keys.
"""

from __future__ import annotations

import json
from array import array
from collections.abc import Iterable, Iterator, Mapping
from itertools import accumulate, pairwise
from typing import Any
from zlib import crc32

_IN_A_BUCKET = 2
"""Entries that share a bucket, on average: fewer take memory, more take time."""


class Table(Mapping[str, Any]):
    """A mapping that can't be changed, from strings to strings or to what JSON can hold."""

    def __init__(self, entries: Mapping[str, Any]) -> None:
        """Take over `entries`."""
        self._buckets = len(entries) // _IN_A_BUCKET + 1
        keys, values = [key.encode() for key in entries], list(entries.values())
        buckets = list(map(self._bucket, keys))
        # No tuples on the way: Python keeps thousands of them for reuse, and each may hold on to a megabyte.
        order = sorted(range(len(keys)), key=buckets.__getitem__)
        self._keys, self._key_ends = _joined(keys[at] for at in order)
        self._values, self._value_ends = _joined(_encoded(values[at]) for at in order)
        sizes = array("I", [0]) * (self._buckets + 1)
        for bucket in buckets:
            sizes[bucket + 1] += 1
        self._bucket_ends = array("I", accumulate(sizes))

    def __getitem__(self, key: str) -> Any:  # noqa: ANN401 - as the entries were
        """Return the value of `key`; raise KeyError if there is none."""
        at = self._place(key)
        if at is None:
            raise KeyError(key)
        return _decoded(self._values[self._value_ends[at] : self._value_ends[at + 1]])

    def __contains__(self, key: object) -> bool:
        return isinstance(key, str) and self._place(key) is not None

    def __iter__(self) -> Iterator[str]:
        for start, end in pairwise(self._key_ends):
            yield self._keys[start:end].decode()

    def __len__(self) -> int:
        return len(self._key_ends) - 1

    def _place(self, key: str) -> int | None:
        wanted = key.encode("utf-8", "surrogatepass")
        bucket = self._bucket(wanted)
        for at in range(self._bucket_ends[bucket], self._bucket_ends[bucket + 1]):
            if self._keys[self._key_ends[at] : self._key_ends[at + 1]] == wanted:
                return at
        return None

    def _bucket(self, key: bytes) -> int:
        return crc32(key) % self._buckets


_JSON = b"\0"


def _encoded(value: object) -> bytes:
    if isinstance(value, str) and not value.startswith(_JSON.decode()):
        return value.encode()
    return _JSON + json.dumps(value, separators=(",", ":")).encode()


def _decoded(data: bytes) -> Any:  # noqa: ANN401 - as it was encoded
    return json.loads(data[1:]) if data.startswith(_JSON) else data.decode()


def _joined(pieces: Iterable[bytes]) -> tuple[bytes, array[int]]:
    """Return the pieces as one, and where each begins and the last ends."""
    whole, ends = bytearray(), array("I", [0])
    for piece in pieces:
        whole += piece
        ends.append(len(whole))
    return bytes(whole), ends
