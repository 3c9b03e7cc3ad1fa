"""What is known of SageMaker's instance types: their price, and how many requests one serves at a time."""

from __future__ import annotations

import math
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

SHARE = 0.8
"""Of the listeners without an underrun that are slots: with more of them the last caller makes the others stutter."""

ONE_VOICE = "fast"
"""The engine (`CADENZA_ENGINE`) of one voice; with any other a caller may ask for Kokoro's, which cost far more."""


@dataclass(frozen=True, slots=True)
class Instance:
    """What is known of an instance type."""

    hourly: tuple[float, float]
    """Dollars an hour, the low and the high estimate."""
    basis: str
    cores: int | None = None
    """Cores of a CPU type: half of its vCPUs, which are two to a core."""
    memory_gb: int | None = None
    """GiB of memory of a CPU type."""
    concurrent: int | None = None
    """Requests at a time that a product's documentation gives for it."""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Concurrency:
    """Requests that an instance serves at a time, and what says so."""

    requests: int
    basis: str


@cache
def table() -> dict[str, Any]:
    """Return the table as the file has it."""
    return tomllib.loads((files("cadenza.deploy") / "instances.toml").read_text())


@cache
def instances() -> dict[str, Instance]:
    """Return what is known of each instance type."""
    return {name: Instance(**{**row, "hourly": tuple(row["hourly"])}) for name, row in table()["types"].items()}


def documented(name: str) -> Concurrency | None:
    """Return what a product's documentation says of how many requests an instance type serves at a time."""
    known = instances().get(name)
    return Concurrency(known.concurrent, known.note) if known and known.concurrent else None


def concurrency_of(name: str, engine: str) -> Concurrency | None:
    """Return what is known of how many requests our image serves on an instance type, by `CADENZA_ENGINE`'s value.

    That is what our benchmark measured for CPU types, and for a GPU type what is documented of another product.
    """
    known = instances().get(name)
    return _measured(known.cores, engine, known.note) if known and known.cores else documented(name)


def _measured(cores: int, engine: str, note: str) -> Concurrency:
    """Return the capacity that the benchmark found on as many cores, or a multiple of the most that it had."""
    capacity = table()["capacity"]
    listeners = capacity["fast" if engine == ONE_VOICE else "full"]
    most = len(listeners)
    found = listeners[min(cores, most) - 1] * max(1, cores // most)
    voices = "af_heart only" if engine == ONE_VOICE else "any voice"
    how = f"measured on {capacity['date']}" if cores <= most else f"{cores // most} times what {most} cores served"
    basis = f"{SHARE:.0%} of {found} listeners ({voices}) on {cores} {'core' if cores == 1 else 'cores'}, {how}"
    return Concurrency(max(1, math.floor(found * SHARE)), f"{basis}. {note}".rstrip())
