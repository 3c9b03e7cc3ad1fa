"""When text that arrives piece by piece is spoken: at the ends of sentences and clauses, or when it has waited enough.

A speaker who is handed a text word by word waits until a stretch of it makes sense. So does this, with a bound on the
wait. However a text is cut into pieces, what is released, joined, is the text; and as long as no delay runs out, no
word, number, date or tag is torn.
"""

from __future__ import annotations

import re
from itertools import accumulate

from cadenza.text.languages import Language
from cadenza.text.markup import blanked
from cadenza.text.split import ends_clause, ends_sentence, surely_ends_sentence
from cadenza.text.words import SPLITTERS

LONGEST_DELAY = 5.0
"""Seconds that text may wait at most, as the API has it."""

GRACE = 0.1
"""Seconds after which a sentence that ends where the text so far ends is taken to be over: "it." may become "it.'"."""

MOST_HELD = 400
"""Characters above which text without the end of a clause doesn't wait any longer."""

SHORTEST_CLAUSE = 15
"""Characters that a clause has at least to be released alone: "Well," would be heard out too soon."""

_UNCLOSED = re.compile(r"(?:<<[^<>\s]{0,400}>?|<(?:[A-Za-z/!?][^<>]{0,62})?|\[[A-Za-z]{0,16})\Z")
"""A tag that isn't complete, at the end of a text: it waits for its end, within bounds."""
_LONGEST_UNCLOSED = 403
_RUN = re.compile(r"\S+")
_MOST_MARKS = 8
"""Marks of a run that are tried: a hostile one could have thousands that can't be used."""
_WITHIN = frozenset(".@/:")
"""Characters that stand within an address: what follows them may go on without a space."""


class Release:
    """The text of one context that isn't spoken yet. Times are seconds on any one clock."""

    def __init__(self, language: Language, delay: float) -> None:
        """Hold text of `language` for at most `delay` seconds; with 0 nothing but an unclosed tag is held."""
        self._language, self._delay = language, delay
        self._text = ""
        self._tail = ""
        """The end of what was released."""
        self._arrivals: list[tuple[int, float]] = []
        """(place up to which text had arrived, when), in order."""

    def __len__(self) -> int:
        """How many characters are held."""
        return len(self._text)

    @property
    def due(self) -> float | None:
        """When to call `overdue`, if nothing arrives before; None if nothing waits for a time."""
        whole = self._whole()
        if not self._text[:whole].strip():
            return None
        due = self._arrival(0) + self._delay
        return min(due, self._arrivals[-1][1] + GRACE) if self._seems_over(self._text) else due

    def push(self, text: str, now: float) -> str:
        """Take `text`, which arrived at `now`, and return what is to be spoken, maybe nothing.

        After a sentence that was released as one, without a space at its end, a space is put before `text`: "Hi." and
        "Who is it?", sent one by one, would else be an address if both were spoken together.
        """
        if text:
            if not self._text and blanked(text, tag="")[:1].isalnum() and self._seems_over(self._tail):
                text = " " + text
            self._text += text
            self._arrivals.append((len(self._text), now))
        if not self._delay:
            return self._take(self._whole())
        released = self._take(self._cut())
        if self._whole() > MOST_HELD:
            released += self._take(self._last_word() or self._whole())
        return released

    def overdue(self, now: float) -> str:
        """Return what has waited long enough at `now`: a word that may go on is kept back for its own delay."""
        if self._seems_over(self._text) and now >= self._arrivals[-1][1] + GRACE:
            return self._take(len(self._text))
        whole = self._whole()
        if not self._text[:whole].strip() or now < self._arrival(0) + self._delay:
            return ""
        last = self._last_word()
        is_word_late = last == whole or now >= self._arrival(last) + self._delay
        return self._take(whole if is_word_late else last)

    def flush(self) -> str:
        """Return all but an unclosed tag."""
        return self._take(self._whole())

    def close(self) -> str:
        """Return all that is left."""
        return self._take(len(self._text))

    def _take(self, size: int) -> str:
        released, self._text = self._text[:size], self._text[size:]
        self._tail = (self._tail + released)[-_LONGEST_UNCLOSED:]
        self._arrivals = [(place - size, time) for place, time in self._arrivals if place > size]
        return released

    def _arrival(self, place: int) -> float:
        return next(time for end, time in self._arrivals if end > place)

    def _whole(self) -> int:
        """Return where the text's unclosed tag begins, or its end."""
        start = max(0, len(self._text) - _LONGEST_UNCLOSED)
        unclosed = _UNCLOSED.search(self._text, start)
        return unclosed.start() if unclosed else len(self._text)

    def _seems_over(self, text: str) -> bool:
        """Say whether `text` ends, without any space, in what would be the end of a sentence."""
        plain = blanked(text, tag="")
        if not plain or plain[-1].isspace() or _UNCLOSED.search(text):
            return False
        runs = _RUN.findall(plain)
        core = runs[-1].rstrip("".join((*self._language.terminators, "\"'”’»)]"))) if runs else ""
        goes_on = not core or core[-1].isdecimal() or not _WITHIN.isdisjoint(core)
        return not goes_on and surely_ends_sentence(runs[-1], self._language, "".join(runs[-2:-1]))

    def _cut(self) -> int:
        """Return the last place where the text may be cut, the end of a sentence or a clause before it; else 0."""
        text = blanked(self._text[: self._whole()])
        runs = list(_RUN.finditer(text))
        for index in reversed(range(len(runs))):
            run, following = runs[index], runs[index + 1] if index + 1 < len(runs) else None
            end = following.start() if following else len(text)
            before = runs[index - 1][0] if index else ""
            if end > run.end() and self._ends(text, before, run, following):
                return end
            if self._language.words == "characters" and (place := self._cut_within(run)):
                return run.start() + place
        return 0

    def _ends(self, text: str, before: str, run: re.Match[str], following: re.Match[str] | None) -> bool:
        """Say whether a sentence or clause ends with `run`, after which there is a space and maybe more."""
        gap = text[run.end() : following.start() if following else len(text)]
        if gap.count("\n") > 1:
            return True
        if following is None:
            return surely_ends_sentence(run[0], self._language, before)
        word = following[0]
        if following.end() < len(text):
            is_end = ends_sentence(run[0], word, self._language, before)
        else:
            is_end = not word[:1].islower() and surely_ends_sentence(run[0], self._language, before)
        return is_end or (run.end() >= SHORTEST_CLAUSE and self._ends_clause(run[0], word))

    def _ends_clause(self, text: str, following: str) -> bool:
        if ends_clause(text, following, self._language):
            return True
        # Where words are written without spaces, a space is a mark; but not beside a number or another script.
        return self._language.words == "dictionary" and not any(
            character.isascii() or character.isdecimal() for character in (text[-1], following[0])
        )

    def _cut_within(self, run: re.Match[str]) -> int:
        """Return the last place to cut a `run` of a script without spaces, its words as they are; 0 for none."""
        text = run[0]
        marks = "".join(c for c in self._language.terminators + self._language.clauses if not c.isascii())
        split = SPLITTERS[self._language.words]
        words = split(text)
        edges = list(accumulate(map(len, words[:-1])))
        found = [match.end() for match in re.finditer(f"[{re.escape(marks)}]", text)]
        for mark in reversed(found[-_MOST_MARKS:]):
            place = next((edge for edge in edges if edge >= mark), 0)
            is_long = run.start() + place >= SHORTEST_CLAUSE
            if place and (is_long or surely_ends_sentence(text[:place], self._language)):
                is_same = split(text[:place]) + split(text[place:]) == words
                if is_same and text.count('"', 0, place) % 2 == 0:
                    return place
        return 0

    def _last_word(self) -> int:
        """Return where the last word of what may be spoken begins, or its end where that is known."""
        text = blanked(self._text[: self._whole()])
        if text[-1:].isspace():
            return len(text)
        start = max((match.start() for match in _RUN.finditer(text)), default=0)
        if self._language.words == "characters":
            words = SPLITTERS["characters"](text[start:])
            start += sum(map(len, words[:-1]))
        return start
