"""Look-ups of what a pattern found without regard to case: `str.lower` doesn't compare letters as `re` does.

To `(?i:kasım)` the Turkish "KASIM" is the same word, and so is "kasim"; `"KASIM".lower()` is only the latter.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

_V = TypeVar("_V")


def folded(text: str) -> str:
    """Return `text` in a case in which all are equal that are equal to `re`: İ, I and ı are i; ſ is s."""
    return text.casefold().replace("i\u0307", "i").replace("ı", "i")


class AnyCase(dict[str, _V]):
    """Finds a key also in another case."""

    def __init__(self, entries: Mapping[str, _V]) -> None:
        super().__init__(entries)
        self._folded = {folded(key): value for key, value in entries.items()}

    def __missing__(self, key: str) -> _V:
        return self._folded[folded(key)]
