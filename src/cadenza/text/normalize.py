"""Turn what is written into what is spoken, and remember which word of the text each spoken word came from.

Numbers, dates, money, symbols and abbreviations have to become plain words before anything can be pronounced, and
the timestamps of those words have to lead back to the text as it was written. So a language is a list of rules, each
of which finds a construct in the sentence and answers with edits as small as they can be: "3 kg" is one edit for
"3" and one for "kg". This module applies any such list; what the rules are is data of the language, in the module
that its row of `languages.py` names, which exports a `Grammar` called `GRAMMAR`.

Text is hostile until proven otherwise. Rules run once over the sentence, never over each other's results, and what
no rule wanted still passes the naming of symbols, so nothing unpronounceable is left and nothing is dropped.
"""

from __future__ import annotations

import importlib
import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from cadenza.text.g2p.alphabet import from_ipa, has_sound
from cadenza.text.languages import Language
from cadenza.text.spelling import GROUP_REST, Spelled, paced
from cadenza.text.tokens import Reading, Token
from cadenza.text.words import OPAQUE


class Edit(NamedTuple):
    """Say `words` for the characters from `start` to `end`, which lie in one token (spaces at either end are free).

    Tokens that are glued together count as one; their words are shared out. A word in capitals is read letter by
    letter. No words: nothing is said for these characters.
    """

    start: int
    end: int
    words: str


Answer = str | Sequence[Edit] | None
"""What a rule says of a match: words for all of it, edits for parts of it, or None to leave it to later rules."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A construct and how it is read. `digits`: it can only be found in a sentence that has a digit.

    The pattern must run in linear time whatever the text is: no nested quantifiers, and a bound or a look-behind
    that keeps a run of equal characters from being tried at each of its starts.
    """

    pattern: re.Pattern[str]
    read: Callable[[re.Match[str]], Answer]
    digits: bool = False


@dataclass(frozen=True, slots=True)
class Grammar:
    """All that a language has to say about reading text aloud. Of rules that want the same characters the first wins.

    `symbols` are named wherever they stand alone; `punctuation` is named only where text is spelled out, and `digits`
    says the digits there. `joins`: letters after a number or a sign are an ending of what is said for it. `prefixes`
    are letters that, before one, begin what is said for it ("ב-12").
    """

    rules: tuple[Rule, ...]
    symbols: Mapping[str, str]
    punctuation: Mapping[str, str]
    digits: Callable[[str], str]
    joins: bool = False
    prefixes: str = ""


def edit(match: re.Match[str], words: str, group: int | str = 0) -> Edit:
    """Make the edit of one `group` of `match`; a group that took no part makes one that `normalize` ignores."""
    return Edit(match.start(group), match.end(group), words)


def normalize(tokens: Sequence[Token], language: Language) -> list[Reading]:
    """Read the tokens of one sentence aloud.

    Takes the tokens in order, punctuation attached. Gives the spoken words in order, at least one for each token
    (of empty text where nothing can be said), punctuation still attached to its first and last. Raises nothing.
    """
    grammar = _grammar(language.grammar)
    sentence = _Sentence(tokens)
    sentence.apply(grammar)
    readings: list[Reading] = []
    for index, token in enumerate(tokens):
        if token.ipa is not None and has_sound(from_ipa(token.ipa)):
            made = [Reading(token.text, index, ipa=token.ipa)]
        elif token.opaque:
            made = _spell(token.ipa or token.text, index, grammar, _closing(tokens[index + 1 : index + 2]))
        else:
            made = _assemble(sentence.pieces(index), index, grammar)
        made[0] = replace(made[0], glued=token.glued)
        readings += made if language.words == "spaces" else _glue(made)
    return readings


def _glue(readings: Sequence[Reading]) -> list[Reading]:
    """Glue together the readings of one token in a script without spaces, but no words of another script."""
    return [readings[0]] + [
        replace(after, glued=not (before.text.isascii() or after.text.isascii()))
        for before, after in pairwise(readings)
    ]


@lru_cache(maxsize=64)
def _grammar(module: str) -> Grammar:
    grammar: Grammar = importlib.import_module(f"cadenza.text.{module}").GRAMMAR
    return grammar


# --- Finding the edits --------------------------------------------------------------------------------------

_LOOKALIKES = str.maketrans(
    {
        **dict.fromkeys("’‘ʼ′׳", "'"),
        **dict.fromkeys("“”„″״", '"'),
        **dict.fromkeys("−‐‑־", "-"),
        **dict.fromkeys("⁄∕", "/"),
        **dict.fromkeys("\u00a0\u202f", " "),
        "￥": "¥",
        "٪": "%",
        "٫": ".",
        "٬": ",",
        "￡": "£",
        **{chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F) if code != 0xFF0C},
    }
)
_WIDE_GROUPS = re.compile("(?<=[０-９])，(?=[０-９])")
"""The wide comma is one of a sentence ("3，500" is two numbers) but between wide digits."""
_DIGIT = re.compile(r"\d")
_NOT_ASCII_DIGIT = re.compile(r"[^\D0-9]")


def _fold(text: str) -> str:
    """Give `text` in the forms that patterns are written for, one character for each of it."""
    if text.isascii():
        return text
    text = _WIDE_GROUPS.sub(",", text).translate(_LOOKALIKES)
    return _NOT_ASCII_DIGIT.sub(lambda match: str(unicodedata.decimal(match[0])), text)


class _Sentence:
    """The text of a sentence as its rules see it, and the edits that they made."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self._tokens = tokens
        self._starts: list[int] = []
        texts: list[str] = []
        place = 0
        for token in tokens:
            space = "" if token.glued or not texts else " "
            self._starts.append(place + len(space))
            texts.append(space + (OPAQUE * len(token.text) if token.opaque else _fold(token.text)))
            place += len(texts[-1])
        self._text = "".join(texts)
        self._taken = bytearray(len(self._text))
        self._edits: list[list[Edit]] = [[] for _ in tokens]
        for index, token in enumerate(tokens):
            if token.opaque:
                self._claim(self._starts[index], self._end(index))

    def apply(self, grammar: Grammar) -> None:
        """Find all edits, earlier rules first, and put those of each token in order."""
        has_digits = _DIGIT.search(self._text) is not None
        for rule in grammar.rules:
            if has_digits or not rule.digits:
                for match in rule.pattern.finditer(self._text):
                    answer = rule.read(match)
                    if answer is not None:
                        self._accept([edit(match, answer)] if isinstance(answer, str) else answer)
        for match in _SYMBOL_RUN.finditer(self._text):
            for found in _name_symbols(match, grammar.symbols):
                self._accept([found])
        for edits in self._edits:
            edits.sort()

    def pieces(self, index: int) -> list[tuple[str, str | None]]:
        """Cut a token into what is (written, spoken); None is spoken where it is as written."""
        pieces: list[tuple[str, str | None]] = []
        text, origin = self._tokens[index].text, self._starts[index]
        done = 0
        for start, end, words in self._edits[index]:
            if start - origin > done:
                pieces.append((text[done : start - origin], None))
            done = end - origin
            pieces.append((text[start - origin : done], words))
        if done < len(text):
            pieces.append((text[done:], None))
        return pieces

    def _accept(self, answer: Sequence[Edit]) -> None:
        """Keep the edits of one construct, all or none: half of it would be read as something else."""
        edits = [part for found in answer if found.start >= 0 for part in self._share(self._trim(found))]
        if all(map(self._free, edits)):
            for found in edits:
                self._claim(found.start, found.end)
                self._edits[self._owner(found.start)].append(found)

    def _trim(self, found: Edit) -> Edit:
        start, end, words = found
        while start < end and self._text[start] == " ":
            start += 1
        while start < end and self._text[end - 1] == " ":
            end -= 1
        return Edit(start, end, words)

    def _share(self, found: Edit) -> list[Edit]:
        """Cut an edit where tokens are glued together, its words (or characters, if they are few) shared out evenly."""
        first, last = self._owner(found.start), self._owner(max(found.start, found.end - 1))
        cuts = [self._starts[index] for index in range(first + 1, last + 1)]
        if not cuts or not all(self._tokens[index].glued for index in range(first + 1, last + 1)):
            return [found]
        bounds = [found.start, *cuts, found.end]
        words = found.words.split()
        parts, joint = (words, " ") if len(words) >= len(bounds) - 1 else (list("".join(words)), "")
        shares = [round(len(parts) * place / (len(bounds) - 1)) for place in range(len(bounds))]
        return [
            Edit(start, end, joint.join(parts[low:high]))
            for (start, end), (low, high) in zip(pairwise(bounds), pairwise(shares), strict=True)
        ]

    def _free(self, found: Edit) -> bool:
        start, end, _ = found
        return start < end <= self._end(self._owner(start)) and self._taken.find(1, start, end) < 0

    def _claim(self, start: int, end: int) -> None:
        self._taken[start:end] = b"\1" * (end - start)

    def _owner(self, position: int) -> int:
        return bisect_right(self._starts, position) - 1

    def _end(self, index: int) -> int:
        return self._starts[index] + len(self._tokens[index].text)


# --- Symbols, in any language -------------------------------------------------------------------------------

_SYMBOL_RUN = re.compile(
    r"([^\w\s.,;:!?'\"()\[\]{}\u2010-\u2015\u2018-\u201f\u2026\ue000-]"
    r"|[_\u00b2\u00b3\u00b9\u00bc-\u00be\u2070-\u218b\u2460-\u24ff\u2776-\u2793])\1*+"
)
"""A character, repeated, that is neither punctuation nor part of a word (to `re`, "²" and "½" are letters)."""

_UNSPEAKABLE = frozenset(("Cc", "Cf", "Cn", "Co", "Cs"))
_JOINERS = "\u200c\u200d"
_SKIN_TONES = range(0x1F3FB, 0x1F400)
_LONGEST_NAME = 6
"""Words of a symbol's Unicode name that are said: "face with tears of joy" and the like fit."""


def _name_symbols(match: re.Match[str], names: Mapping[str, str]) -> list[Edit]:
    """Name each symbol of a run; three or more are decoration, of which the first is named."""
    words = symbol_name(match[1], names)
    if words is None:
        return []
    start, end = match.span()
    again = words if end - start < 3 else ""
    return [Edit(place, place + 1, again if place > start else words) for place in range(start, end)]


def symbol_name(char: str, names: Mapping[str, str]) -> str | None:
    """Name a character by `names`, else by Unicode; "" if nothing can be said, None if it stays as it is."""
    if char in names:
        return names[char]
    category = unicodedata.category(char)
    if category in _UNSPEAKABLE:
        return None if char in _JOINERS else ""
    if ord(char) in _SKIN_TONES:
        return ""
    if category[0] == "S" or category in ("No", "Nl"):
        words = unicodedata.name(char, "").lower().replace("-", " ").split()
        return " ".join([word for word in words if word.isalpha()][:_LONGEST_NAME])
    return None


# --- Putting words together ---------------------------------------------------------------------------------

_OPENING = "([{“‘«‹„¿¡"
_GLUE = "-־\u200d\ufe0e\ufe0f"
_DISGUISED = re.compile("[\ufb00-\ufb06\uff21-\uff3a\uff41-\uff5a\U0001d400-\U0001d7cb]+")
"""Ligatures, full-width and mathematical letters: plain letters to a speaker."""


def _assemble(pieces: Sequence[tuple[str, str | None]], index: int, grammar: Grammar) -> list[Reading]:
    """Make the readings of one token from its pieces (written, spoken); spoken is None where nothing changes."""
    readings: list[Reading] = []
    waiting = ""
    last = len(pieces) - 1
    for place, (written, spoken) in enumerate(pieces):
        if spoken is not None:
            words, rest = spoken.split(), ""
        else:
            # A hyphen to an edited neighbour only joined the two; an apostrophe begins the ending of one.
            text = _undisguise(written)
            text = text.lstrip(_GLUE) if place > 0 else text
            text = text.rstrip(_GLUE) if place < last else text
            body = text.rstrip(_OPENING) if place < last else text
            rest = text[len(body) :]
            is_ending = bool(readings) and (body[:1] in ("'", "’") or (grammar.joins and body[:1].isalpha()))
            is_prefix = set(body.lstrip(_OPENING)) <= set(grammar.prefixes) or body[-1:] in ("'", "’")
            if is_prefix and not readings and place < last and not (pieces[place + 1][1] or "").isupper():
                words, rest = [], text
            elif any(map(str.isalnum, body)) and not is_ending:
                words = body.split()
            elif readings:
                _attach(readings, body)
                words = []
            else:
                words, rest = [], text
        for word in words:
            letters = spoken is not None and word.isupper()
            readings.append(Reading(waiting + word, index, letters=letters))
            waiting = ""
        waiting += rest
    if waiting and readings:
        _attach(readings, waiting)
    return readings or [Reading(waiting, index)]


def _undisguise(text: str) -> str:
    return _DISGUISED.sub(lambda match: unicodedata.normalize("NFKC", match[0]), text)


def _attach(readings: list[Reading], text: str) -> None:
    readings[-1] = replace(readings[-1], text=readings[-1].text + text)


def _closing(following: Sequence[Token]) -> float | None:
    """Return the silence after a spelled token: a break that was asked for is as long as it says."""
    if not following or not following[0].spelled:
        return None
    return 0.0 if following[0].pause else GROUP_REST


def _spell(text: str, index: int, grammar: Grammar, closing: float | None) -> list[Reading]:
    """Read `text` character by character, a comma or space as a pause; `closing` as `paced` has it."""
    spelled: list[Spelled] = []
    for char in text:
        if unicodedata.category(char)[0] == "M" and spelled and spelled[-1][1]:
            _attach(spelled[-1][1], char)
            continue
        readings: list[Reading] = []
        if char.isdecimal():
            readings = [Reading(word, index) for word in grammar.digits(char).split()]
        elif char.isalpha():
            readings = [Reading(_undisguise(char), index, letters=True)]
        elif char in grammar.punctuation and char not in ", ":
            readings = [Reading(word, index) for word in grammar.punctuation[char].split()]
        elif (name := symbol_name(char, grammar.symbols)) is not None:
            readings = [Reading(word, index) for word in name.split()]
        spelled.append((char, readings))
    return paced(spelled, closing) or [Reading(text if _says_pause(text) else "", index)]


def _says_pause(text: str) -> bool:
    return all(char in ", " for char in text)
