"""What is a word in the timestamps: text without white space, cut by the rule that the language's row names.

In most languages white space is the rule. Chinese and Japanese have an entry for each character, Thai has one for
each word of a dictionary; runs of other scripts and numbers stay whole there ("iPhone", "12,500"). Punctuation goes
with what it follows, an opening bracket with what it opens. The words joined are always the text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from cadenza.text.segment import thai_words

Splitter = Callable[[str], list[str]]
"""Cuts a run of characters without white space into its words."""

OPAQUE = "\ue000"
"""Stands in a text for what no rule may look into: a private character, so part of no pattern."""

_OPENING = "\u3008\u300a\u300c\u300e\u3010\u3014\u3016\u3018\u301a\u301d\uff08\uff3b\uff5b\uff5f\uff62"
_OPENING += "\u2018\u201a\u201c\u201e\u2039\u00a1\u00ab\u00bf([{'"
_CLOSING = "\u3001-\u3003\u3009\u300b\u300d\u300f\u3011\u3015\u3017\u3019\u301b-\u301f\u3030\u30a0\u30fb"
_CLOSING += "\uff01\uff02\uff07\uff09\uff0c-\uff0e\uff1a\uff1b\uff1f\uff3d\uff5d\uff5e\uff60\uff61\uff63-\uff65"
_CLOSING += (
    '\u2010-\u2017\u2019\u201b\u201d\u201f-\u2027\u203a-\u205e\u2060\u200b\ufeff\u00ad\u00b7\u00bb!"),.:;?}\\-\\]'
)
_MARKS = re.escape(_OPENING) + _CLOSING
_INNER = r"(?:[.,:;'’!?…()\"–—-]{1,3}|(?<=[０-９])[，．：](?=[０-９]))"
"""Punctuation that a run goes on after: "12,500", "e-mail", "10:30", "wait...what"."""
_SIGNS = frozenset("-−–'’.")
"""What belongs to a number that it stands before."""

_HAN = "\u3005-\u3007\u3021-\u3029\u303b\u3100-\u312f\u31a0-\u31bf\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_HAN += "\U00020000-\U0003ffff"
_KANA = "\u3041-\u3096\u309d-\u309f\u30a1-\u30fa\u30fc-\u30ff\u31f0-\u31ff\uff66-\uff9d"
_SMALL = "ぁぃぅぇぉゃゅょゎァィゥェォャュョヮｧ-ｮㇰ-ㇿ"
_ATTACHED = "\u0300-\u036f\u3099-\u309c\uff9e\uff9f\u200c\u200d\ufe00-\ufe0f\U000e0100-\U000e01ef"
_THAI = "\u0e01-\u0e3a\u0e40-\u0e4e"


def _entries(native: str, single: str) -> re.Pattern[str]:
    """Make the pattern of an entry without its punctuation: a `single` one of the script's letters, or a run of others.

    `native` is the class of the script's letters. No two alternatives begin alike, so matching takes linear time.
    """
    other = rf"[^\s{_MARKS}{native}{OPAQUE}]"
    return re.compile(rf"{single}|{other}++(?:{_INNER}{other}++)*|{OPAQUE}")


_CHARACTER = _entries(_HAN + _KANA, f"[{_HAN}][{_ATTACHED}]*|[{_KANA}][{_SMALL}{_ATTACHED}]*")
_THAI_RUN = _entries(_THAI, rf"(?:[\u0e01-\u0e2e]{{1,3}}\.){{2,9}}|[{_THAI}]+")
_ONLY_THAI = re.compile(f"[{_THAI}]+")


def by_spaces(text: str) -> list[str]:
    """Return `text` as one word."""
    return [text]


def by_characters(text: str) -> list[str]:
    """Cut `text` into characters: of Han and kana one each (a small kana with its base), of others whole runs."""
    return _cut(text, _CHARACTER, lambda entry: [entry])


def by_dictionary(text: str) -> list[str]:
    """Cut the Thai in `text` into words of the dictionary, and the rest into whole runs.

    Raises ConfigurationError if the extra `th` isn't installed.
    """
    return _cut(text, _THAI_RUN, lambda entry: thai_words(entry) if _ONLY_THAI.fullmatch(entry) else [entry])


SPLITTERS: Mapping[str, Splitter] = {
    "spaces": by_spaces,
    "characters": by_characters,
    "dictionary": by_dictionary,
}
"""The rules by their names in `Language.words`."""


def _cut(text: str, entries: re.Pattern[str], divide: Splitter) -> list[str]:
    """Cut `text` into its `entries`, each divided further; what lies between two of them goes with one or the other."""
    words: list[str] = []
    at = quotes = 0
    for match in entries.finditer(text):
        between = text[at : match.start()]
        closing = _closing(between, match[0], in_quotes=quotes % 2 == 1) if words else 0
        if words:
            words[-1] += between[:closing]
        first, *rest = divide(match[0])
        words += [between[closing:] + first, *rest]
        quotes += between.count('"')
        at = match.end()
    if not words:
        return [text]
    words[-1] += text[at:]
    return words


def _closing(between: str, entry: str, *, in_quotes: bool) -> int:
    """Return how much of the punctuation `between` two entries belongs to the one before; the rest opens `entry`."""
    at = len(between)
    if entry[0].isdecimal() and between[-1:] in _SIGNS:
        at -= 1
    while at and (
        between[at - 1] in _OPENING or (between[at - 1] == '"' and in_quotes == between.count('"', 0, at - 1) % 2)
    ):
        at -= 1
    return at
