"""The laugh: data/laughter.toml, read once. It says what a laugh is made of, and what that rests on."""

from __future__ import annotations

import tomllib
from importlib.resources import files

from cadenza.speech import Controls, Delivery, Phone

REST = 0.12
"""Seconds of silence after a laugh, at speed 1."""

_TABLE = tomllib.loads(files("cadenza").joinpath("data/laughter.toml").read_text(encoding="utf-8"))

_BOUTS = [
    [
        (symbol, Delivery(pitch=pitch, span=0.0, level=level, seconds=seconds, voiced=voiced))
        for symbol, seconds, voiced, pitch, level in bout["parts"]
    ]
    for bout in _TABLE["bouts"]
]


def laugh(number: int, controls: Controls) -> tuple[Phone, ...]:
    """Return the phones of the laugh that is the `number`-th of a transcript: no two in a row are the same."""
    return tuple(Phone(symbol, None, controls, direction) for symbol, direction in _BOUTS[number % len(_BOUTS)])
