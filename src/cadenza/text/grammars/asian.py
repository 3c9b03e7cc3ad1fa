"""What the languages of Asia share: times of day in whole phrases, fractions with names, codes, acronyms.

Their times are not a number, a noun and a number: Hindi has "half past" before the hour, Arabic names hours by
ordinals, Tamil puts a case ending behind the minutes. So a language gives templates, one set for each word that may
follow the digits.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from cadenza.text.grammars.edits import cover, join
from cadenza.text.grammars.lexicon import any_of
from cadenza.text.grammars.speaker import DASH, Speaker
from cadenza.text.normalize import Answer, Rule, edit

ACRONYMS = """OTP UPI ATM EMI ID IT AI API IBM EU UN USA UK US URL USB IP VIP CEO SOS UFO ISO IOS AC AM FM PIN-R
IIT IAS OBC UAE VIP GPU CPU APP-R OS QR PDF KYC GST BBC CNN DVD VPN SMS FAQ IPO GDP LED LCD TV DNA"""
"""Latin acronyms that are read by letters in a text of another script though some could be read as words."""

_SIGNS = "& @ # % ‰ * / \\ _ + = ~ ^ | § ° № $ £ € ¥ ₹ × ÷ ± ≈ ≠ ≤ ≥ < > ∞ √ π µ → ← ↑ ↓ ✓ ©".split()
_ALIKE = {">=": "≥", "<=": "≤", "!=": "≠", "->": "→", "=>": "→", "✔": "✓", "≃": "≈"}
_MARKS = """. , : ; ! ? ' " ( ) [ ] { } - – …""".split()


def sign_names(words: str) -> dict[str, str]:
    """Read the names of signs, apart by commas, in the order of & @ # % ‰ * / and so on."""
    names = dict(zip(_SIGNS, _listed(words), strict=True))
    return names | {sign: names[like] for sign, like in _ALIKE.items()}


def mark_names(words: str) -> dict[str, str]:
    """Read the names of punctuation, apart by commas, in the order of the full stop, comma, colon and so on."""
    names = dict(zip(_MARKS, _listed(words), strict=True))
    return names | {"—": names["–"]}


def _listed(words: str) -> list[str]:
    return [" ".join(name.split()) for name in words.split(",")]


@dataclass(frozen=True, slots=True)
class Phrases:
    """How a time is said: the full hour, hours and minutes, and half past ("{half}") if that has its own form."""

    full: str
    minutes: str
    half: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Watch:
    """The times of day of a language, with "{h}", "{m}" and "{s}" for the numbers."""

    phrases: Mapping[str, Phrases]
    """By the word that may follow the digits, which they say as well; "" where there is none."""
    seconds: str
    """What is added for seconds."""
    hour: Callable[[int], str]
    minute: Callable[[int], str]
    second: Callable[[int], str] | None = None
    until: str
    """A span of "{a}" and "{b}"."""
    half: Callable[[int], str] | None = None
    """Says half past an hour, as "साढ़े नौ"."""
    open: Phrases | None = None
    """How a time is said that begins a span, if not as one that stands alone."""
    parts: Mapping[int, str] = field(default_factory=dict)
    """Parts of the day by the hour that each begins with: what is said for AM and PM."""
    halves: Mapping[str, str] = field(default_factory=dict)
    """Words of the language itself for AM and PM."""
    part_first: bool = True
    """Whether the part of the day comes before the time."""
    before: str = ""
    """Words after which a time with a point, "9.30", is one."""


class _Watch:
    def __init__(self, watch: Watch) -> None:
        self._watch = watch

    def say(self, hour: str, minute: str | None, second: str | None = None, mark: str | None = None) -> str:
        """Say one time, without its part of the day."""
        return self._say(hour, minute, second, self._watch.phrases.get(mark or "") or self._watch.phrases[""])

    def begin(self, hour: str, minute: str | None) -> str:
        """Say the time that begins a span."""
        return self._say(hour, minute, None, self._watch.open or self._watch.phrases[""])

    def _say(self, hour: str, minute: str | None, second: str | None, phrases: Phrases) -> str:
        watch = self._watch
        number = int(minute or 0)
        template = phrases.full if not number and second is None else phrases.minutes
        if number == 30 and second is None and phrases.half:
            template = phrases.half
        half = watch.half(int(hour)) if watch.half else ""
        said = template.format(h=watch.hour(int(hour)), m=watch.minute(number), half=half)
        return (
            said if second is None else join(said, watch.seconds.format(s=(watch.second or watch.minute)(int(second))))
        )

    def part(self, hour: str, half: str | None) -> str:
        """Say the part of the day that AM or PM means at an hour."""
        if not half:
            return ""
        if half in self._watch.halves:
            return self._watch.halves[half]
        number = int(hour) % 12 + (12 if half[0] in "Pp" else 0)
        begins = max((start for start in self._watch.parts if start <= number), default=0)
        return self._watch.parts.get(begins, f"{half[0].upper()}M")

    def with_part(self, said: str, part: str) -> str:
        """Put the part of the day to a time."""
        return join(part, said) if self._watch.part_first else join(said, part)


def watch_rules(speaker: Speaker, watch: Watch) -> tuple[Rule, ...]:
    """Make the rules for times of day, and for spans of them."""
    times = _Watch(watch)

    def single(match: re.Match[str]) -> Answer:
        groups = {"minute": None, "second": None, "half": None, "mark": None} | match.groupdict()
        hour, minute, second = groups["hour"] or "", groups["minute"], groups["second"]
        if int(hour) > 24 or int(minute or 0) > 59 or int(second or 0) > 59:
            return None
        said = times.with_part(times.say(hour, minute, second, groups["mark"]), times.part(hour, groups["half"]))
        start = match.start("hour")
        return cover(start, match.string[start : match.end()], said)

    def span(match: re.Match[str]) -> Answer:
        first, last = (match["hour"], match["minute"]), (match["hour2"], match["minute2"])
        certain = ":" in match[0] or match["half"] or match["half2"] or (match["mark"] and "." in match[0])
        if not certain or any(int(hour) > 24 or int(minute or 0) > 59 for hour, minute in (first, last)):
            return None
        begin = times.with_part(times.begin(*first), times.part(first[0], match["half"]))
        end = times.with_part(times.say(*last, None, match["mark"]), times.part(last[0], match["half2"]))
        return cover(match.start(), match[0], watch.until.format(a=begin, b=end))

    start, end = rf"{speaker.start}(?<!\$)", rf"(?![{speaker.word}:]|[.,]\d|%)"
    latin = r"[AaPp](?:\. ?[Mm]\.?|[Mm])(?![A-Za-z])"
    native = any_of(watch.halves)
    half = rf"(?: ?(?P<half>{latin}|(?:{native})(?!{speaker.letter})))"
    half2 = half.replace("<half>", "<half2>")
    mark = rf"(?: ?(?P<mark>{any_of(mark for mark in watch.phrases if mark)}))"
    hour, minute = r"(?P<hour>\d{1,2})", r"(?P<minute>\d\d)"
    hours = rf"{start}{hour}(?:[:.]{minute})?{half}? ?{DASH} ?(?P<hour2>\d{{1,2}})(?:[:.](?P<minute2>\d\d))?"
    patterns = [
        rf"{start}{hour}:{minute}(?::(?P<second>\d\d))?{half}?{mark}?{end}",
        rf"{start}{hour}\.{minute}{half}{mark}?{end}",
        rf"{start}{hour}\.{minute}{mark}{end}",
        rf"{start}{hour}{half}{mark}?{end}",
    ]
    if watch.before:
        patterns.append(rf"(?:{any_of(watch.before)}) {hour}\.{minute}{end}")
    return (
        Rule(re.compile(rf"{hours}{half2}?{mark}?{end}"), span, digits=True),
        *(Rule(re.compile(pattern), single, digits=True) for pattern in patterns),
    )


def parts_rule(speaker: Speaker, parts: Mapping[str, str]) -> Rule:
    """Read fractions that have names, "½" and "3/4", where they stand alone; before a unit others do that."""

    def part(match: re.Match[str]) -> Answer:
        return parts[match[0]]

    units = rf" ?(?:{any_of(speaker.units)})(?!\w)"
    return Rule(speaker.pattern(rf"(?<![\w/.])(?:{any_of(parts)})(?!{units}|[\w/])"), part)


def code_rule(speaker: Speaker, cues: str) -> Rule:
    """Read the digits after a word that says that they are typed one by one; no space is needed before them."""

    def code(match: re.Match[str]) -> Answer:
        return [edit(match, speaker.paced(match["code"]), "code")]

    return Rule(re.compile(rf"(?:{any_of(cues)})[:は是为은는이가]? ?(?P<code>\d{{3,20}})(?![\d.,])"), code, digits=True)
