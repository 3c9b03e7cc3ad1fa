"""What is spoken: the sentences of each language, from `sentences.toml`."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path


@dataclass(frozen=True, slots=True)
class TestSet:
    """The sentences of one language; `sentences.toml` says what the fields are."""

    sentences: tuple[str, ...]
    name: str
    date: str
    prompt: str = ""
    reason: str = ""


@cache
def load() -> dict[str, TestSet]:
    """Read the test sets of all languages, by code."""
    data = tomllib.loads(Path(__file__).with_name("sentences.toml").read_text(encoding="utf-8"))
    return {code: TestSet(**{**row, "sentences": tuple(row["sentences"])}) for code, row in data.items()}
