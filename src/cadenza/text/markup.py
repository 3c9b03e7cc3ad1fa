"""Inline markup: from a transcript with tags to tokens that carry their controls, and the words without the tags.

The grammar is that of Sonic 3: `<speed ratio="1.5"/>`, `<volume ratio="0.5"/>` (or `level`), `<emotion value="sad"/>`,
`<break time="1s"/>`, `<spell>AB12</spell>`, `[laughter]` and `<<h|ə|l|oʊ>>`; single or double quotes. What looks like
a tag is never spoken: an unknown or malformed one is dropped with a note, and half a group of phonemes is read as a
whole one. A bare `<` is text.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from itertools import accumulate, pairwise

from cadenza.errors import brief
from cadenza.speech import EMOTIONS, SPEED_RANGE, VOLUME_RANGE, Controls
from cadenza.text.tokens import Laugh, Token
from cadenza.text.words import OPAQUE, Splitter, by_spaces

LONGEST_BREAK = 30.0
"""Seconds of silence that `<break/>` tags may add in one place, however many; what is longer is clamped."""

MOST_SILENCE = 300.0
"""Seconds of silence that all of them may add to one transcript."""

GROUP = r"<<[^<>\s]{1,400}>>"
"""The pattern of a group of phonemes."""

_SYMBOLS = r"[^<>\s|.,;:!?]{1,8}(?:\|[^<>\s|.,;:!?]{0,8}){1,99}+"
_NONVERBAL = (
    r"(?:breath|inhale|exhale|sigh|gasp|cough|sniff|sniffle|sneeze|yawn|hiccup|snort|groan|sob|giggle|chuckle|whistle)"
    r"(?:s|es|ing)?|breathing|cry|cries|crying|hum|humming|clears?\s+throat|clearing\s+throat|throat\s+clearing"
)
"""What other products have in brackets and no engine here can do."""
_VALUE = r"""(?:"[^"<>]{0,100}"|'[^'<>]{0,100}'|["']?[^\s<>"'/]{0,100}["']?)"""
_MARKUP = re.compile(
    rf"""
    (?P<group>{GROUP})
    | (?P<torn><<{_SYMBOLS}>?|<{_SYMBOLS}>{{1,2}})
    | (?P<laughter>\[\s{{0,3}}laugh(?:ter|s|ing)?\s{{0,3}}\])
    | (?P<nonverbal>\[\s{{0,3}}(?:{_NONVERBAL})\s{{0,3}}\])
    | <(?P<close>/?)(?P<known>speed|volume|emotion|break|pause|spell)(?![\w-])
      (?P<attributes>(?:\s{{0,8}}[A-Za-z]{{1,20}}\s{{0,8}}=\s{{0,8}}{_VALUE}){{0,8}})(?:[^<>]{{0,100}}>)?
    | </?(?P<unknown>[A-Za-z][\w-]{{0,40}})
      (?:\s{{1,8}}[A-Za-z_:][\w:.-]{{0,40}}\s{{0,8}}=\s{{0,8}}(?:"[^"<>]{{0,200}}"|'[^'<>]{{0,200}}'|[^\s<>"'=]{{1,200}})){{0,8}}\s{{0,8}}/?>
    | (?P<comment><(?:!--[^<>]{{0,200}}--|\?[^<>]{{1,200}}\?|!DOCTYPE[^<>]{{0,200}})>)
    """,
    re.VERBOSE | re.IGNORECASE,
)
_ATTRIBUTE = re.compile(rf"([A-Za-z]{{1,20}})\s{{0,8}}=\s{{0,8}}({_VALUE})")
_NUMBER = re.compile(r"[-+]?\d{0,50}\.?\d{1,50}")
_TIME = re.compile(r"(\d{0,50}\.?\d{1,50})\s?(ms|s|)", re.IGNORECASE)
_QUOTES = "\"'“”‘’"
_MANNER = frozenset(("speed", "volume", "emotion"))
_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\ufeff"))
"""Hyphenation points, marks of direction and the like: they would only cut a word in two."""
_ACCENTED = re.compile(r"\w[\u0300-\u036f]+")
_MOST_NOTES = 20


@dataclass(frozen=True, slots=True)
class Carried:
    """What the tags of one part of a transcript leave to the next, where it is read in parts."""

    controls: Controls
    spelled: bool = False
    silence: float = 0.0
    """Seconds of silence asked for so far."""
    laughed: int = 0
    """Laughs asked for so far."""


@dataclass(frozen=True, slots=True)
class Script:
    """A transcript without its tags.

    `words` are the words as written (the transcript without its tags, cut at white space and then by the language's
    rule); `tokens` are what the front end reads, each with the index of its word; `closing_laughs` and then
    `closing_pause`, silence in seconds, come after the last of them; `notes` say what was clamped or dropped, for the
    log; `carried` is for the part that comes after.
    """

    tokens: tuple[Token, ...]
    words: tuple[str, ...]
    closing_laughs: tuple[Laugh, ...]
    closing_pause: float
    notes: tuple[str, ...]
    carried: Carried


def parse(
    transcript: str, controls: Controls | Carried, split: Splitter = by_spaces, *, goes_on: bool = False
) -> Script:
    """Cut `transcript` into tokens, starting with `controls`; no text is lost but the tags.

    `split` is the language's rule of what a word is; nothing is raised but what it raises. A tag doesn't change where
    words begin: the rule sees the text without it. When the transcript `goes_on`, a `<spell>` may be closed later.
    """
    matches = list(_MARKUP.finditer(transcript))
    closings = [match.start() for match in matches if match["close"] and match["known"].lower() == "spell"]
    last_closing = len(transcript) if goes_on else max(closings, default=-1)
    carried = controls if isinstance(controls, Carried) else Carried(controls)
    reader = _Reader(
        carried.controls,
        split,
        last_closing,
        laughed=carried.laughed,
        silence=carried.silence,
        spelled=carried.spelled,
    )
    at = 0
    for match in matches:
        reader.text(transcript[at : match.start()])
        reader.markup(match)
        at = match.end()
    reader.text(transcript[at:])
    return reader.script()


def blanked(transcript: str, tag: str = " ") -> str:
    """Return `transcript` with each character of a tag as `tag`, and as opaque what is spelled or given in phonemes.

    So all stays in its place, unless `tag` is empty. Where a `<spell>` isn't closed, all that follows is spelled.
    """
    parts: list[str] = []
    at, spelled = 0, False
    for match in _MARKUP.finditer(transcript):
        text = transcript[at : match.start()]
        parts += [
            OPAQUE * len(text) if spelled else text,
            (OPAQUE if match["group"] or match["torn"] else tag) * len(match[0]),
        ]
        if (match["known"] or "").lower() == "spell" and not match[0].endswith("/>"):
            spelled = not match["close"]
        at = match.end()
    text = transcript[at:]
    return "".join([*parts, OPAQUE * len(text) if spelled else text])


def group_symbols(group: str) -> str:
    """Return the symbols of a `group` of phonemes, whole or torn, as they are written."""
    return group.strip("<>").replace("|", "")


def clamp(name: str, value: float, bounds: tuple[float, float], notes: list[str]) -> float:
    """Return `value` within `bounds`, adding to `notes` what was changed."""
    least, greatest = bounds
    clamped = min(max(value, least), greatest)
    if clamped != value:
        notes.append(f"{name} {value:g} clamped to {clamped:g}")
    return clamped


def known_emotion(name: str, notes: list[str]) -> str:
    """Return the emotion `name` in lower case, or neutral with a note when the contract doesn't know it."""
    emotion = name.strip().lower()
    if emotion in EMOTIONS:
        return emotion
    notes.append(f"emotion {brief(name)} is unknown, taken as neutral")
    return "neutral"


@dataclass(frozen=True, slots=True)
class _Piece:
    """Text between two tags or spaces, as written, with what the tags before it say."""

    text: str
    controls: Controls
    spelled: bool
    ipa: str | None
    laughs: tuple[Laugh, ...]
    pause: float
    may_join: bool
    """Only tags that change the manner lie between the piece before and this one."""


@dataclass(slots=True)
class _Reader:
    """Collects tokens and words while it walks through the transcript."""

    controls: Controls
    split: Splitter
    last_closing: int
    """Where the last `</spell>` may stand: what opens after it is never closed."""
    tokens: list[Token] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    run: list[_Piece] = field(default_factory=list)
    """What has come since the last white space."""
    laughs: list[Laugh] = field(default_factory=list)
    laughed: int = 0
    """Laughs asked for so far."""
    pause: float = 0.0
    silence: float = 0.0
    """Seconds of silence asked for so far."""
    spelled: bool = False
    paragraph: bool = False
    may_join: bool = False
    """Only tags that change the manner lie between the last piece and what comes."""

    def text(self, text: str) -> None:
        for part in re.findall(r"\s+|\S+", text):
            if part.isspace():
                self.end_run()
                self.paragraph = self.paragraph or part.count("\n") > 1
            else:
                self.add(part)

    def add(self, text: str, ipa: str | None = None) -> None:
        """Add `text`, free of white space, to the run."""
        laughs = tuple(self.laughs)
        self.run.append(_Piece(text, self.controls, self.spelled, ipa, laughs, self.pause, self.may_join))
        self.laughs.clear()
        self.pause = 0.0
        self.may_join = ipa is None

    def end_run(self) -> None:
        """Cut the run into words, and its pieces where words begin, and read those as tokens."""
        if not self.run:
            return
        words = self.split("".join(piece.text if piece.ipa is None else OPAQUE for piece in self.run))
        starts = {0, *accumulate(map(len, words))}
        at = 0
        for piece in self.run:
            size = len(piece.text) if piece.ipa is None else 1
            cuts = [at, *(place for place in range(at + 1, at + size) if place in starts), at + size]
            for start, stop in pairwise(cuts):
                text = piece.text[start - at : stop - at] if piece.ipa is None else piece.text
                self.add_token(piece, text, is_first=start == at, begins_word=start in starts, begins_run=start == 0)
            at += size
        self.run.clear()
        self.paragraph = self.may_join = False

    def add_token(self, piece: _Piece, text: str, *, is_first: bool, begins_word: bool, begins_run: bool) -> None:
        """Add a part of `piece` to the words as it is and to the tokens as it is read."""
        if begins_word:
            self.words.append(text)
        else:
            self.words[-1] += text
        text = _readable(text)
        if not begins_word and piece.may_join and piece.ipa is None and _is_one_word(self.tokens[-1].text, text):
            self.tokens[-1] = replace(self.tokens[-1], text=self.tokens[-1].text + text)
            return
        self.tokens.append(
            Token(
                text=text,
                source=len(self.words) - 1,
                controls=piece.controls,
                spelled=piece.spelled,
                ipa=piece.ipa,
                glued=begins_word and not begins_run,
                laughs=piece.laughs if is_first else (),
                pause=piece.pause if is_first else 0.0,
                paragraph=begins_run and self.paragraph and bool(self.tokens),
            )
        )

    def markup(self, match: re.Match[str]) -> None:
        tag, name = match.group(), (match["known"] or "").lower()
        self.may_join = self.may_join and name in _MANNER
        if match["group"] or match["torn"]:
            self.add(tag, ipa=group_symbols(tag))
            if match["torn"]:
                self.notes.append(f"group {brief(tag)} read as if it were whole")
        elif match["laughter"]:
            self.laughs.append(Laugh(self.laughed, self.controls, self.pause))
            self.laughed += 1
            self.pause = 0.0
        elif name:
            attributes = {k.lower(): v.strip(_QUOTES) for k, v in _ATTRIBUTE.findall(match["attributes"])}
            if name == "spell":
                self.spell(match)
            elif match["close"] or not self.act(name, attributes):
                self.notes.append(f"tag {brief(tag)} dropped: it says nothing that can be done")
        else:
            self.notes.append(f"tag {brief(tag)} dropped: it is unknown")

    def spell(self, match: re.Match[str]) -> None:
        is_empty = match.group().endswith("/>")
        opens = not match["close"] and not is_empty
        if opens and match.start() > self.last_closing:
            self.notes.append("tag <spell> dropped: it is never closed")
            opens = False
        self.spelled = opens or (is_empty and self.spelled)

    def act(self, name: str, attributes: dict[str, str]) -> bool:
        """Do what the tag `name` says; False when it lacks what it needs."""
        actions: dict[str, Callable[[dict[str, str]], bool]] = {
            "speed": self.set_speed,
            "volume": self.set_volume,
            "emotion": self.set_emotion,
            "break": self.add_pause,
            "pause": self.add_pause,
        }
        return actions[name](attributes)

    def set_speed(self, attributes: dict[str, str]) -> bool:
        ratio = _number(attributes.get("ratio"))
        if ratio is not None:
            self.controls = replace(self.controls, speed=clamp("speed", ratio, SPEED_RANGE, self.notes))
        return ratio is not None

    def set_volume(self, attributes: dict[str, str]) -> bool:
        ratio = _number(attributes.get("ratio", attributes.get("level")))
        if ratio is not None:
            self.controls = replace(self.controls, volume=clamp("volume", ratio, VOLUME_RANGE, self.notes))
        return ratio is not None

    def set_emotion(self, attributes: dict[str, str]) -> bool:
        if "value" not in attributes:
            return False
        self.controls = replace(self.controls, emotion=known_emotion(attributes["value"], self.notes))
        return True

    def add_pause(self, attributes: dict[str, str]) -> bool:
        time = _TIME.fullmatch(attributes.get("time", "").strip())
        if time is None:
            return False
        seconds = float(time[1]) / (1000 if time[2].lower() == "ms" else 1)
        most = min(LONGEST_BREAK, self.pause + MOST_SILENCE - self.silence)
        pause = clamp("break", self.pause + seconds, (0.0, most), self.notes)
        self.silence += pause - self.pause
        self.pause = pause
        return True

    def script(self) -> Script:
        self.end_run()
        notes = self.notes[:_MOST_NOTES]
        if len(self.notes) > _MOST_NOTES:
            notes.append(f"and {len(self.notes) - _MOST_NOTES} more")
        carried = Carried(self.controls, self.spelled, self.silence, self.laughed)
        return Script(tuple(self.tokens), tuple(self.words), tuple(self.laughs), self.pause, tuple(notes), carried)


def _readable(text: str) -> str:
    """Return `text` with its accents composed and without what can't be seen, unless that is all there is."""
    if text.isascii():
        return text
    composed = _ACCENTED.sub(lambda match: unicodedata.normalize("NFC", match[0]), text)
    return composed.translate(_INVISIBLE) or text


def _is_one_word(before: str, after: str) -> bool:
    return before[-1].isalnum() and after[0].isalnum()


def _number(text: str | None) -> float | None:
    match = _NUMBER.fullmatch(text.strip()) if text is not None else None
    return float(match.group()) if match else None
