"""From words and their times to captions that can be read: SubRip and WebVTT."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, pairwise
from typing import Protocol

SENTENCE_PAUSE = 0.2
"""Seconds of silence after a full stop that ends a sentence; after one that ends an abbreviation there is none."""

_SENTENCE_END = re.compile(r"[.!?…。！？．｡؟۔।॥]['\"”’»)\]」』]*$")
_CLAUSE_END = re.compile(r"[.!?…。！？．｡؟۔।॥,;:،؛、，；：—–]['\"”’»)\]」』]*$")
_SPACELESS = re.compile(
    r"[\u0e00-\u0eff\u3000-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff]"
)
"""Thai, Lao, and the scripts and signs of Chinese and Japanese, which write no spaces between words."""


class TimedText(Protocol):
    """A word with its start and end in seconds."""

    @property
    def text(self) -> str: ...  # noqa: D102
    @property
    def start(self) -> float: ...  # noqa: D102
    @property
    def end(self) -> float: ...  # noqa: D102


@dataclass(frozen=True, slots=True)
class Cue:
    """One caption, from `start` to `end` seconds."""

    start: float
    end: float
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Captions:
    """What a caption may be; the defaults are what broadcasters and streaming services ask for in most languages.

    At most `lines` lines of at most `line` columns (a Chinese, Japanese or Korean character takes two), at most
    `longest` and, where the next one lets it, at least `shortest` seconds. A caption ends with its sentence, unless it
    would be shorter than that; a sentence that is too long is cut after a comma in its caption's second half where
    there is one; a pause of `pause` seconds always ends a caption. A word longer than a line has one of its own.
    """

    line: int = 42
    lines: int = 2
    shortest: float = 1.0
    longest: float = 7.0
    pause: float = 1.5

    def cues(self, words: Iterable[TimedText]) -> Iterator[Cue]:
        """Yield the captions of `words`, which are in the order of their times."""
        held: Cue | None = None
        for group in self._groups(words):
            cue = Cue(
                group[0].start, max(group[-1].end, group[0].start + self.shortest), tuple(self._wrapped(_texts(group)))
            )
            if held:
                yield replace(held, end=min(held.end, cue.start))
            held = cue
        if held:
            yield held

    def _groups(self, words: Iterable[TimedText]) -> Iterator[list[TimedText]]:
        group: list[TimedText] = []
        for word in words:
            if group and self._ends_before(word, group):
                yield group
                group = []
            group.append(word)
            while len(group) > 1 and not self._fits(group):
                cut = _cut(group)
                yield group[:cut]
                group = group[cut:]
        if group:
            yield group

    def _ends_before(self, word: TimedText, group: Sequence[TimedText]) -> bool:
        silence = word.start - group[-1].end
        sentence = _SENTENCE_END.search(group[-1].text) and silence >= SENTENCE_PAUSE
        return silence >= self.pause or bool(sentence and group[-1].end - group[0].start >= self.shortest)

    def _fits(self, group: Sequence[TimedText]) -> bool:
        short = group[-1].end - group[0].start <= self.longest
        return short and len(_filled(_texts(group), self.line)) <= self.lines

    def _wrapped(self, texts: Sequence[str]) -> Sequence[str]:
        """Return `texts` in as few lines as hold them, as even as can be, and better cut after a comma than not."""
        cuts = combinations(range(1, len(texts)), len(_filled(texts, self.line)) - 1)
        layouts = ([_line(texts[a:b]) for a, b in pairwise((0, *cut, len(texts)))] for cut in cuts)
        return min(layouts, key=self._unevenness)

    def _unevenness(self, lines: Sequence[str]) -> tuple[bool, int]:
        longest = max(map(_columns, lines))
        at_commas = sum(bool(_CLAUSE_END.search(line)) for line in lines[:-1])
        return longest > self.line, longest - at_commas * self.line // 4


def srt(cues: Iterable[Cue]) -> str:
    """Return `cues` as SubRip."""
    return "\n".join(
        f"{number}\n{_clock(cue.start, ',')} --> {_clock(cue.end, ',')}\n{_shown(cue)}\n"
        for number, cue in enumerate(cues, 1)
    )


def vtt(cues: Iterable[Cue]) -> str:
    """Return `cues` as WebVTT."""
    escapes = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
    return "\n".join(
        [
            "WEBVTT\n",
            *(
                f"{_clock(cue.start, '.')} --> {_clock(cue.end, '.')}\n{_shown(cue).translate(escapes)}\n"
                for cue in cues
            ),
        ]
    )


def _shown(cue: Cue) -> str:
    return "\n".join(cue.lines)


def _clock(seconds: float, point: str) -> str:
    thousandths = round(seconds * 1000)
    minutes, rest = divmod(thousandths, 60_000)
    return f"{minutes // 60:02}:{minutes % 60:02}:{rest // 1000:02}{point}{rest % 1000:03}"


def _texts(group: Iterable[TimedText]) -> list[str]:
    """Return the words, each on one line whatever is in it: a blank line would end the caption."""
    return [" ".join(word.text.split()) for word in group]


def _cut(group: Sequence[TimedText]) -> int:
    """Return how many words of `group`, whose last one is too much, stay: up to a comma, if that is half of them."""
    most = len(group) - 1
    return next((n for n in range(most, most // 2, -1) if _CLAUSE_END.search(group[n - 1].text)), most)


def _filled(texts: Iterable[str], width: int) -> list[str]:
    """Return `texts` in lines that are filled one after the other, up to `width` columns each."""
    lines: list[str] = []
    for text in texts:
        longer = _line([lines[-1], text]) if lines else text
        if lines and _columns(longer) <= width:
            lines[-1] = longer
        else:
            lines.append(text)
    return lines


def _line(texts: Sequence[str]) -> str:
    """Return `texts` with spaces between them where their script has some."""
    spaces = ("" if _SPACELESS.match(a[-1:]) or _SPACELESS.match(b) else " " for a, b in pairwise(texts))
    return texts[0] + "".join(space + text for space, text in zip(spaces, texts[1:], strict=True))


def _columns(text: str) -> int:
    return sum(
        0 if unicodedata.combining(character) else 2 if unicodedata.east_asian_width(character) in "WF" else 1
        for character in text
    )
