"""Pronunciations asked for: words of the transcript that are read as other words, or as phonemes.

It is find and replace, before anything else is made of the text, but on tokens: what is said changes, and each token
keeps the word as written that its time belongs to. Text in `<spell>` and in `<<…>>` is left alone, and no match
reaches over a pause that was asked for.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

from cadenza.speech import Pronunciation
from cadenza.text.languages import Language
from cadenza.text.markup import GROUP, group_symbols
from cadenza.text.split import ends_sentence
from cadenza.text.tokens import Token
from cadenza.text.words import OPAQUE

Said = tuple[str, str | None]
"""A word that is to be said: its text, and its symbols if it is given in phonemes."""

_GROUP = re.compile(f"({GROUP})")
_BARRIER = "\n"
"""Stands in the text between tokens that no match may join; the words of an entry are parted by one space."""
_SILENT = "\u200b"
"""The text of a token for which nothing is said: its word was said together with the one before."""
_SAME = str.maketrans({"’": "'", "‘": "'", "ʼ": "'"})

_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u30ff\u3400-\u9fff\uf900-\ufaff\uff66-\uff9f]")
"""Scripts that are written without spaces: a word may begin and end at any letter."""
_ATTACHED = re.compile("[ะ-ฺๅ็-๎ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮー]")
"""Their characters that belong to the one before."""
_LEADING = re.compile("[เ-ไ]")
"""Their characters that belong to the one after."""
_HANGUL = re.compile("[\uac00-\ud7a3]")


@dataclass(frozen=True, slots=True)
class _Match:
    """The characters from `start` to `end` of the joined text are said as `words`."""

    start: int
    end: int
    words: tuple[Said, ...]


def pronounce(
    tokens: Sequence[Token],
    pronunciations: Sequence[Pronunciation],
    language: Language,
    *,
    mid_sentence: bool = False,
) -> tuple[Token, ...]:
    """Return `tokens` with what `pronunciations` say of them: the longest that matches, from the first word on.

    The first token opens a sentence, unless it comes `mid_sentence`. Every word of the transcript keeps at least one
    token. Takes time in proportion to the text, times the number of different lengths among
    the entries that begin alike.
    """
    if not pronunciations or not tokens:
        return tuple(tokens)
    text = _Text(tokens, language, mid_sentence=mid_sentence)
    matches = list(_matches(text, _Entries(pronunciations)))
    return tuple(_retold(tokens, text.starts, matches)) if matches else tuple(tokens)


class _Text:
    """The tokens as one text, in which character `starts[i]` is the first of token i."""

    def __init__(self, tokens: Sequence[Token], language: Language, *, mid_sentence: bool) -> None:
        self._tokens, self._language, self._mid_sentence = tokens, language, mid_sentence
        self.starts: list[int] = []
        parts: list[str] = []
        at = 0
        for index, token in enumerate(tokens):
            joint = self._joint(index)
            self.starts.append(at + len(joint))
            parts.append(joint + (OPAQUE * len(token.text) if token.opaque else token.text))
            at += len(parts[-1])
        self.text = "".join(parts).translate(_SAME)
        self.lower = _lower(self.text)

    def _joint(self, index: int) -> str:
        token = self._tokens[index]
        if not index:
            return ""
        if token.pause or token.laughs or token.paragraph:
            return _BARRIER
        return "" if token.glued or token.source == self._tokens[index - 1].source else " "

    def may_cut(self, at: int) -> bool:
        """Say whether a word may end before the character `at` and another begin with it."""
        if not 0 < at < len(self.text):
            return True
        before, after = self.text[at - 1], self.text[at]
        if not _in_word(before) or not _in_word(after):
            return True
        if unicodedata.category(after)[0] == "M" or _ATTACHED.match(after) or _LEADING.match(before):
            return False
        return bool(_UNSPACED.match(before) or _UNSPACED.match(after))

    def may_end(self, at: int) -> bool:
        """Say whether a match may end before the character `at`: Korean particles follow a name without a space."""
        return self.may_cut(at) or bool(_HANGUL.match(self.text[at - 1]) and _HANGUL.match(self.text[at]))

    def opens_sentence(self, at: int) -> bool:
        """Say whether the character `at` is the first of a sentence, but for quotes and brackets."""
        index = bisect_right(self.starts, at) - 1
        token = self._tokens[index]
        # Backwards, to the nearest word: forwards, each match would look at all of a long opening again.
        if any(_in_word(self.text[before]) for before in range(at - 1, self.starts[index] - 1, -1)):
            return False
        if not index:
            return not self._mid_sentence
        if token.paragraph:
            return True
        earlier = self._tokens[index - 2].text if index > 1 else ""
        return ends_sentence(self._tokens[index - 1].text, token.text, self._language, earlier)


class _Entries:
    """The pronunciations, found by what they are for."""

    def __init__(self, pronunciations: Sequence[Pronunciation]) -> None:
        self._by_text: dict[str, dict[str, Pronunciation]] = {"any": {}, "opening": {}, "exact": {}}
        sizes: defaultdict[str, set[int]] = defaultdict(set)
        for entry in pronunciations:
            text = " ".join(unicodedata.normalize("NFC", entry.text).translate(_SAME).split())
            if text:
                key = _lower(text) if entry.case == "any" else text
                self._by_text[entry.case][key] = entry
                sizes[_lower(text[0])].add(len(text))
        self._sizes = {first: sorted(found, reverse=True) for first, found in sizes.items()}

    def longest(self, text: _Text, at: int) -> _Match | None:
        """Return the match of the longest entry that begins at `at`."""
        for size in self._sizes.get(text.lower[at], ()):
            end = at + size
            entry = self._find(text, at, end) if end <= len(text.text) else None
            if entry is not None and text.may_end(end):
                return _Match(at, end, tuple(_words(entry)))
        return None

    def _find(self, text: _Text, at: int, end: int) -> Pronunciation | None:
        written = text.text[at:end]
        for case in ("exact", "opening"):
            if written in self._by_text[case]:
                return self._by_text[case][written]
        opening = self._by_text["opening"].get(_lower(written[0]) + written[1:])
        if opening is not None and text.opens_sentence(at):
            return opening
        return self._by_text["any"].get(text.lower[at:end])


def _matches(text: _Text, entries: _Entries) -> Iterator[_Match]:
    at = 0
    while at < len(text.text):
        match = entries.longest(text, at) if text.may_cut(at) else None
        if match is not None:
            yield match
        at = match.end if match is not None else at + 1


def _retold(tokens: Sequence[Token], starts: Sequence[int], matches: Sequence[_Match]) -> Iterator[Token]:
    """Yield what the tokens become; the words of a match are shared out among those that it covers, the first first."""
    cuts: defaultdict[int, list[_Match]] = defaultdict(list)
    for match in matches:
        first, last = bisect_right(starts, match.start) - 1, bisect_right(starts, match.end - 1) - 1
        count = last - first + 1
        shares = [-(-len(match.words) * place // count) for place in range(count + 1)]
        for index, words in zip(range(first, last + 1), pairwise(shares), strict=True):
            start, end = max(0, match.start - starts[index]), match.end - starts[index]
            cuts[index].append(_Match(start, end, match.words[slice(*words)]))
    for index, token in enumerate(tokens):
        yield from _cut(token, cuts[index]) if index in cuts else [token]


def _cut(token: Token, cuts: Sequence[_Match]) -> Iterator[Token]:
    """Yield the tokens that one becomes by `cuts`, whose places count from its own start; at least one."""
    said: list[Said] = []
    at = 0
    for cut in cuts:
        said.append((token.text[at : cut.start], None))
        for word in cut.words:
            said += [word, (" ", None)]
        if cut.words:
            said.pop()
        at = cut.end
    said.append((token.text[at:], None))
    for number, (text, ipa) in enumerate(_joined(said) or [(_SILENT, None)]):
        if number == 0:
            yield replace(token, text=text, ipa=ipa)
        else:
            yield replace(token, text=text, ipa=ipa, glued=False, pause=0.0, laughs=(), paragraph=False)


def _joined(said: Iterable[Said]) -> list[Said]:
    """Join text that touches, and cut it at spaces."""
    words: list[Said] = []
    for is_text, group in groupby(said, key=lambda word: word[1] is None):
        words += [(word, None) for word in "".join(text for text, _ in group).split()] if is_text else group
    return words


def _words(entry: Pronunciation) -> Iterator[Said]:
    """Yield the words that `entry` says: one for each group of phonemes, and what is parted by spaces."""
    for part in _GROUP.split(entry.says) if entry.phonetic else [entry.says]:
        if entry.phonetic and _GROUP.fullmatch(part):
            yield part, group_symbols(part)
        else:
            yield from ((word, None) for word in part.split())


def _in_word(char: str) -> bool:
    return char.isalnum() or char in {"_", OPAQUE} or unicodedata.category(char)[0] == "M"


def _lower(text: str) -> str:
    """Give `text` in lower case, one character for each of it."""
    return "".join(lower if len(lower := char.lower()) == 1 else char for char in text)
