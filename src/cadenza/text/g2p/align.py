"""Where the words are in a string of sounds that was made for all of them together.

A speaker's words run into each other (les enfants, in the, bez sna), and so does what a phonemiser writes for a whole
clause: its spaces are not the edges of the words. But it also says each word by itself. Laying the words' own sounds
beside those of the clause, at the least cost, gives the edges.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from cadenza.text.g2p.alphabet import NEAREST, VOWELS

_VOWELS = VOWELS | {sound for sound, symbols in NEAREST.items() if symbols[0] in VOWELS}
_MODIFIER = "[\u0300-\u036fːˑʰʱʲʷˠˤ˞ʼ'\"+.]"
_SOUND = re.compile(f" +|[ˈˌ]*[^ ˈˌ^]{_MODIFIER}*(?:\\^[ˈˌ]*[^ ˈˌ^]{_MODIFIER}*)*")
_UNHEARD = re.compile("[ˈˌː]")


class Sound(NamedTuple):
    """One sound: as written, without its stress and length, and its kind: "v", "c", or " " between words."""

    text: str
    plain: str
    kind: str


SPACE = Sound(" ", " ", " ")

_GAP, _SPACE_GAP = 2, 1
_LENGTH, _ALIKE, _UNLIKE, _NEVER = 1, 2, 4, 99
"""Costs of taking one sound for another: of other stress or length, another of its kind, of the other kind, a space."""
_BAND = 12
_WIDEST = 60


def sounds(ipa: str) -> tuple[Sound, ...]:
    """Cut `ipa` (NFD, `^` as tie) into sounds and the spaces between them."""
    return tuple(map(_sound, _SOUND.findall(ipa.strip())))


@lru_cache(maxsize=8_192)
def _sound(text: str) -> Sound:
    if text[0] == " ":
        return SPACE
    plain = _UNHEARD.sub("", text)
    return Sound(text, plain, "v" if _VOWELS & set(plain) else "c")


def cut(said: Sequence[Sound], words: Sequence[Sequence[Sound]]) -> list[range]:
    """Return the range of `said` that belongs to each of `words`, in order, without the spaces between them.

    Together the ranges hold every sound of `said`. A word that was swallowed has an empty one.
    """
    found: list[range] = []
    first, at = 0, 0
    while first < len(words) and (end := _match_start(said, at, words[first])):
        found.append(range(at, end))
        first, at = first + 1, min(end + 1, len(said))
    last, until = len(words), len(said)
    tail: list[range] = []
    while last > first and (start := _match_end(said, at, until, words[last - 1])) is not None:
        tail.append(range(start, until))
        last, until = last - 1, max(start - 1, at)
    if first < last:
        found += _cut_by_cost(said, range(at, until), words[first:last])
    elif at < until:
        return _cut_by_cost(said, range(len(said)), words)
    return found + tail[::-1]


def _match_start(said: Sequence[Sound], at: int, word: Sequence[Sound]) -> int | None:
    end = at + len(word)
    is_whole = end == len(said) or (end < len(said) and said[end] is SPACE)
    return end if word and is_whole and _same(said, at, word) else None


def _match_end(said: Sequence[Sound], at: int, until: int, word: Sequence[Sound]) -> int | None:
    start = until - len(word)
    is_whole = start == at or (start > at and said[start - 1] is SPACE)
    return start if word and is_whole and _same(said, start, word) else None


def _same(said: Sequence[Sound], at: int, word: Sequence[Sound]) -> bool:
    return all(said[at + index].plain == sound.plain for index, sound in enumerate(word))


def _cut_by_cost(said: Sequence[Sound], part: range, words: Sequence[Sequence[Sound]]) -> list[range]:
    """Lay `words`, a space between each two, beside the `part` of `said`; a word ends where the space after it lies."""
    heard = said[part.start : part.stop]
    own: list[Sound] = []
    ends: list[int] = []
    for word in words:
        own += [*word, SPACE]
        ends.append(len(own) - 1)
    own.pop()
    places = _lay(own, heard)
    edges = [part.start, *(part.start + places[end] for end in ends[:-1]), part.stop]
    return [_trimmed(said, start, stop) for start, stop in pairwise(edges)]


def _trimmed(said: Sequence[Sound], start: int, stop: int) -> range:
    while start < stop and said[start] is SPACE:
        start += 1
    while start < stop and said[stop - 1] is SPACE:
        stop -= 1
    return range(start, stop)


def _lay(own: Sequence[Sound], heard: Sequence[Sound]) -> list[int]:
    """Return for each of `own` its place in `heard`, or where it would be, by the cheapest edits of one to the other.

    Only places near the diagonal are looked at, so that the time grows with the length alone.
    """
    rows, columns = len(own), len(heard)
    if not rows or not columns:
        return [0] * rows
    band = min(_BAND + abs(rows - columns), _WIDEST) + 2 * (columns // rows)
    far = _NEVER * (rows + columns)
    costs = [0] * (columns + 1)
    for column, sound in enumerate(heard):
        costs[column + 1] = costs[column] + (_SPACE_GAP if sound is SPACE else _GAP)
    steps: list[bytearray] = []
    for row, mine in enumerate(own, start=1):
        middle = row * columns // rows
        low, high = max(0, middle - band), min(columns, middle + band)
        skip_mine = _SPACE_GAP if mine is SPACE else _GAP
        new = [far] * (columns + 1)
        step = bytearray(columns + 1)
        for column in range(low, high + 1):
            best, how = costs[column] + skip_mine, 1
            if column:
                other = heard[column - 1]
                both = costs[column - 1] + _cost(mine, other)
                if both <= best:
                    best, how = both, 0
                if column > low:
                    alone = new[column - 1] + (_SPACE_GAP if other is SPACE else _GAP)
                    if alone < best:
                        best, how = alone, 2
            new[column] = best
            step[column] = how
        costs = new
        steps.append(step)
    return _walk_back(steps, columns)


def _cost(mine: Sound, other: Sound) -> int:
    if mine.plain == other.plain:
        return 0 if mine.text == other.text else _LENGTH
    if mine is SPACE or other is SPACE:
        return _NEVER
    return _ALIKE if mine.kind == other.kind else _UNLIKE


def _walk_back(steps: Sequence[bytearray], columns: int) -> list[int]:
    places = [0] * len(steps)
    row, column = len(steps), columns
    while row:
        how = steps[row - 1][column]
        if how == 2 and column:
            column -= 1
            continue
        row -= 1
        column -= how == 0 and column > 0
        places[row] = column
    return places
