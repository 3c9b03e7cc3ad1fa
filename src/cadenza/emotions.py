"""The manner of speaking of each emotion: data/emotions.toml, read once; docs/emotions.md says what it rests on."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from math import prod


@dataclass(frozen=True, slots=True)
class Manner:
    """How an emotion is spoken, against the voice's neutral manner.

    `pitch` and `ending` are semitones, `ending` reached at the end of a sentence; `level` is in decibels; `span` (of
    F0), `rate` and `pause` are factors; `breath` is as in `Delivery`.
    """

    pitch: float = 0.0
    span: float = 1.0
    rate: float = 1.0
    level: float = 0.0
    pause: float = 1.0
    ending: float = 0.0
    breath: float = 0.0


def blend(degrees: Mapping[str, float], families: Mapping[str, Manner]) -> Manner:
    """Return the manner of an emotion that has so much of each of `families`."""
    parts = [(families[name], degree) for name, degree in degrees.items()]
    return Manner(
        pitch=sum(part.pitch * degree for part, degree in parts),
        span=prod(part.span**degree for part, degree in parts),
        rate=prod(part.rate**degree for part, degree in parts),
        level=sum(part.level * degree for part, degree in parts),
        pause=prod(part.pause**degree for part, degree in parts),
        ending=sum(part.ending * degree for part, degree in parts),
        breath=sum(part.breath * degree for part, degree in parts),
    )


_TABLE = tomllib.loads(files("cadenza").joinpath("data/emotions.toml").read_text(encoding="utf-8"))

_FAMILIES = {name: Manner(**values) for name, values in _TABLE["families"].items()}

DEGREES: Mapping[str, Mapping[str, float]] = _TABLE["emotions"]
"""How much of each family an emotion has."""

MANNERS: Mapping[str, Manner] = {name: blend(degrees, _FAMILIES) for name, degrees in DEGREES.items()}
"""By name, for each of `speech.EMOTIONS`."""
