"""The pace of text that is spelled: one that a listener can write down.

After each character there is a short pause, after a group of three or four, as one says a telephone number, a longer
one. Each is the pause of a comma, made longer by silence, for a voice makes little of so many commas: it would say four
characters a second.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import groupby, pairwise

from cadenza.text.tokens import Reading

LONGEST_GROUP = 4
CHARACTER_REST = 0.15
GROUP_REST = 0.4
"""Seconds of silence after a character and after a group, at speed 1, beyond the pause of the comma: two to three
characters a second, as one writes."""

Spelled = tuple[str, list[Reading]]
"""A character, and the words that name it; none for one that only parts others, as a comma or a space does."""


def paced(spelled: Sequence[Spelled], closing: float | None) -> list[Reading]:
    """Return the readings of `spelled` with their pauses.

    `closing` is the silence in seconds after the last, or None if nothing spelled follows: then it has no pause at all.
    """
    groups = [
        group for sounding, run in groupby(spelled, key=lambda s: bool(s[1])) if sounding for group in _groups(run)
    ]
    said: list[Reading] = []
    for number, group in enumerate(groups, 1):
        rest = GROUP_REST if number < len(groups) else closing
        for _, readings in group:
            said += readings
            said[-1] = replace(said[-1], text=said[-1].text + ",", rest=CHARACTER_REST)
        said[-1] = replace(said[-1], rest=rest or 0.0)
    if said and closing is None:
        said[-1] = replace(said[-1], text=said[-1].text.removesuffix(","))
    return said


def _groups(run: Iterable[Spelled]) -> list[list[Spelled]]:
    """Cut `run` where letters, digits and signs meet, if that leaves no letter or digit alone, and then evenly."""
    kinds = [list(group) for _, group in groupby(run, key=lambda s: _kind(s[0]))]
    if any(len(kind) == 1 and _kind(kind[0][0]) != "sign" for kind in kinds):
        kinds = [[character for kind in kinds for character in kind]]
    return [group for kind in kinds for group in _even(kind)]


def _kind(char: str) -> str:
    return "letter" if char.isalpha() else "digit" if char.isdecimal() else "sign"


def _even(run: list[Spelled]) -> list[list[Spelled]]:
    """Cut `run` into as few groups as may be, the longer ones last: ten are 3, 3 and 4."""
    count = -(-len(run) // LONGEST_GROUP)
    bounds = [len(run) * place // count for place in range(count + 1)]
    return [run[start:stop] for start, stop in pairwise(bounds)]
