"""Rules for the time of day: with a colon, with a mark ("14 h 30", "18.20 Uhr"), as a range."""

from __future__ import annotations

import re
from collections.abc import Sequence

from cadenza.text.grammars.edits import cover, join
from cadenza.text.grammars.lexicon import Clock, any_of
from cadenza.text.grammars.speaker import DASH, Speaker
from cadenza.text.normalize import Answer, Edit, Rule, edit

_CLOCKLIKE = re.compile(r":|[^\W\d_]")


class _Times:
    """The readings of times in one language."""

    def __init__(self, speaker: Speaker, clock: Clock) -> None:
        self._speaker, self._clock = speaker, clock
        self._hour = speaker.noun(clock.hour)
        self._minute = speaker.noun(clock.minute)
        self._second = speaker.units["s"] if "s" in speaker.units else speaker.noun("")

    def hour(self, text: str) -> str:
        """Say the number of the hour."""
        if self._clock.hours:
            return self._clock.hours(int(text))
        return self._speaker.numbers.cardinal(int(text), self._hour.form)

    def noun(self, text: str) -> str:
        """Say the noun after an hour."""
        return self._hour.name(self._speaker.category(text.lstrip("0") or "0"))

    def rest(self, minute: str | None, second: str | None = None) -> str:
        """Say what comes after the hour and its noun."""
        if not int(minute or 0) and second is None:
            return ""
        if self._clock.minutes and second is None:
            return join(self._clock.joint, self._clock.minutes(int(minute or 0)), self._minute.name("other"))
        zero = self._speaker.numbers.cardinal(0) if self._clock.padded and 0 < int(minute or 0) < 10 else ""
        said = join(self._clock.joint, zero, *self._speaker.count(str(int(minute or 0)), self._minute))
        if second is None:
            return said
        return join(said, self._clock.joint, *self._speaker.count(str(int(second)), self._second))

    def bare(self, hour: str, minute: str | None, second: str | None = None) -> str:
        """Say a time that is written in digits only."""
        rest = self.rest(minute, second)
        named = self._clock.bare or (self._clock.sharp and not rest)
        return join(self.hour(hour), self.noun(hour) if named else "", rest)

    def half(self, text: str | None, match: re.Match[str]) -> list[Edit]:
        """Say "am" or "pm" if a match has it."""
        if not text:
            return []
        letters = text[0].lower() + "m"
        return cover(match.start("half"), text, self._clock.halves.get(letters, letters.upper()))


def _is_time(hour: str, *more: str | None) -> bool:
    return int(hour) <= 24 and all(int(text or 0) <= 59 for text in more)


def time_rules(speaker: Speaker) -> tuple[Rule, ...]:
    """Make the rules for times of day; none if the lexicon has no clock."""
    clock = speaker.lexicon.clock
    if clock is None:
        return ()
    times = _Times(speaker, clock)

    def marked(match: re.Match[str]) -> Answer:
        """Read a time with its mark at the end: "18:20 Uhr"."""
        hour, minute, second = match["hour"], match["minute"], match["second"]
        if not _is_time(hour, minute, second):
            return None
        tail = join(times.noun(hour), times.rest(minute, second))
        return _in_order(match, [("time", times.hour(hour)), ("mark", tail)])

    def split(match: re.Match[str]) -> Answer:
        """Read a time with its mark in the middle: "14 h 30"."""
        hour, minute = match["hour"], match["minute"]
        if not _is_time(hour, minute):
            return None
        parts = [("hour", times.hour(hour)), ("mark", times.noun(hour)), ("minutes", times.rest(minute))]
        return _in_order(match, parts)

    def bare(match: re.Match[str]) -> Answer:
        """Read "18:20", and what AM or PM follows."""
        groups = {"second": None, "half": None} | match.groupdict()
        hour, minute, second = groups["hour"], groups["minute"], groups["second"]
        if not _is_time(hour or "", minute, second):
            return None
        said = times.bare(hour or "", minute, second)
        if groups["half"]:
            said = join(times.hour(hour or ""), times.rest(minute, second))
        return [edit(match, said, "time"), *times.half(groups["half"], match)]

    def half(match: re.Match[str]) -> Answer:
        return [edit(match, times.hour(match["hour"]), "hour"), *times.half(match["half"], match)]

    def span(match: re.Match[str]) -> Answer:
        """Read "9-17 Uhr", "9:00–17:30" and the like."""
        first, last = (match["hour"], match["minute"]), (match["hour2"], match["minute2"])
        is_dotted = clock.dotted and match["minute"] and match["minute2"]
        if not (match["mark"] or is_dotted) and ("." in match[0] or not _CLOCKLIKE.search(match[0])):
            return None
        if not _is_time(*first) or not _is_time(*last):
            return None
        until = speaker.lexicon.counting.until
        if match["mark"]:
            begin = times.bare(*first) if match["minute"] else times.hour(first[0])
            tail = join(times.noun(last[0]), times.rest(last[1]))
            return _in_order(match, [("time", join(begin, until, times.hour(last[0]))), ("mark", tail)])
        return cover(match.start(), match[0], join(times.bare(*first), until, times.bare(*last)))

    mark = rf"(?P<mark>(?:{any_of(clock.marks)}))(?![\w'])"
    hour, minutes = r"(?P<hour>\d{1,2})", r"(?P<minute>\d\d)"
    start = rf"(?<![{speaker.word}.,/:$-])"
    inner = rf"(?:{any_of(clock.marks)})"
    no_more = rf"(?![{speaker.word}:]|[.,]\d)"
    other = rf"\d{{1,2}}(?:[.:]\d\d)? ?{mark}"
    no_sign = "(?! ?[€$£%])"
    half_of_day = r"(?P<half>[AaPp](?:\. ?[Mm](?:\.(?=\W{0,8}\w)|\b)|[Mm]\b))"
    rules = [
        Rule(
            re.compile(
                rf"{start}(?P<time>{hour}(?:(?:[:.]|{inner}){minutes})?(?:{inner})? ?{DASH} ?(?P<hour2>\d{{1,2}})"
                rf"(?:(?:[:.]|{inner})(?P<minute2>\d\d))?)(?: ?{mark})?{no_more}{no_sign}"
            ),
            span,
            digits=True,
        ),
        Rule(
            re.compile(rf"{start}(?P<time>{hour}(?:[:.]{minutes}(?::(?P<second>\d\d))?)?) ?{mark}(?! ?\d\d(?!\w))"),
            marked,
            digits=True,
        ),
        Rule(
            re.compile(
                rf"{start}{hour} ?(?P<mark>{inner}) ?(?P<minutes>{minutes}(?:(?:min|m)(?!\w))?)(?![\w:]|[.,]\d| min)"
            ),
            split,
            digits=True,
        ),
        Rule(
            re.compile(
                rf"{start}(?P<time>{hour}:{minutes}(?::(?P<second>\d\d)(?:[.,]\d{{1,6}})?)?)"
                rf"(?: ?{half_of_day})?{no_more}"
            ),
            bare,
            digits=True,
        ),
        Rule(re.compile(rf"{start}{hour} ?{half_of_day}(?!\w)"), half, digits=True),
        Rule(re.compile(rf"{start}(?P<time>{hour}\.{minutes})(?= {speaker.letter}{{1,4}} {other})"), bare, digits=True),
    ]
    if clock.before:
        cue = rf"(?<!\w)(?i:{any_of(clock.before)})"
        rules.append(Rule(re.compile(rf"{cue} (?P<time>{hour}\.{minutes}){no_more}{no_sign}"), bare, digits=True))
    return tuple(rules)


def _in_order(match: re.Match[str], parts: Sequence[tuple[str, str]]) -> list[Edit]:
    """Say each part in its own group, those that touch as one: a part without words must not be left alone."""
    edits: list[Edit] = []
    for name, words in parts:
        start, end = match.span(name)
        if edits and edits[-1].end == start:
            edits[-1] = Edit(edits[-1].start, end, join(edits[-1].words, words))
        else:
            edits += cover(start, match.string[start:end], words)
    return edits
