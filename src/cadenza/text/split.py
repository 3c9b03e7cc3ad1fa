"""Where speech may be cut: transcript into sentences, sentences into phrases short enough to start at once.

Nothing is ever dropped: the pieces joined are the whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from cadenza.text.initials import is_initial, starts_sentence
from cadenza.text.languages import Language
from cadenza.text.tokens import Token

LONGEST_SENTENCE = 80
"""Tokens after which a sentence without an end is cut, so that no step of work grows with the transcript."""

PHRASE_LIMITS = (45, 80, 140)
"""Phones wanted at most in the first, the second and every later phrase of a transcript (about 15 phones a second).

The first is short so that sound starts soon; each next one is made while the ones before it are heard.
"""
LONGEST_PHRASE = 300
"""Phones after which a clause is cut even where no speaker would pause."""

SHORTEST_PHRASE = 15
"""Phones that a phrase has at least when it is cut inside a sentence: "Well," alone would be heard out too soon."""

_OPENERS = "\"'“‘«([{¿¡"
_CLOSERS = "\"'”’»)]}"
_JOINT = re.compile("[-–—/]")


def sentences(tokens: Sequence[Token], language: Language) -> Iterator[list[Token]]:
    """Yield `tokens` sentence by sentence, in order and without loss; a word is never split between two."""
    sentence: list[Token] = []
    for token, following in zip_longest(tokens, tokens[1:]):
        sentence.append(token)
        if following is None or _may_end(token, following, sentence, language):
            yield sentence
            sentence = []


def _may_end(token: Token, following: Token, sentence: list[Token], language: Language) -> bool:
    if following.source == token.source:
        return False
    before = sentence[-2].text if len(sentence) > 1 else ""
    if following.paragraph or ends_sentence(token.text, following.text, language, before):
        return True
    if len(sentence) < LONGEST_SENTENCE:
        return False
    return token.text[-1] in language.clauses or len(sentence) >= 2 * LONGEST_SENTENCE


def ends_sentence(text: str, following: str, language: Language, before: str = "") -> bool:
    """Say whether a sentence ends with the token `text`, which comes after `before` and before `following`."""
    core = text.rstrip(_CLOSERS)
    following = following.lstrip(_OPENERS)
    if not core or core[-1] not in language.terminators or following[:1].islower():
        return False
    if core[-1] != "." or core.endswith(".."):
        return True
    return _full_stop(core, following, language, before)


def _full_stop(core: str, following: str, language: Language, before: str) -> bool:
    """Say whether the dot that ends `core` is more than that of an abbreviation."""
    word = core.lstrip(_OPENERS).removesuffix(".").lower()
    if word in language.before_number and following.lstrip("#")[:1].isdigit():
        return False
    if len(word) == 1 and word.isalpha() and word != "i":
        return not is_initial(before.lstrip(_OPENERS), following, language)
    last = _JOINT.split(word)[-1]
    if last not in language.abbreviations:
        return True
    return last not in language.mid_sentence and starts_sentence(following, language)


def phrases(sizes: Sequence[int], may_cut: Sequence[bool], spoken_before: int) -> Iterator[range]:
    """Cut a sentence of readings into phrases; yield the range of readings of each.

    `sizes` are the phones of each reading with the space before it, `may_cut[i]` says that a speaker could pause after
    reading i, and `spoken_before` is the number of phrases of the transcript that came before (PHRASE_LIMITS). A
    reading is never split here; one that is longer than all limits is a phrase of its own.
    """
    start = 0
    while start < len(sizes):
        limit = PHRASE_LIMITS[min(spoken_before, len(PHRASE_LIMITS) - 1)]
        stop = _phrase_end(sizes, may_cut, start, limit)
        yield range(start, stop)
        start = stop
        spoken_before += 1


def _phrase_end(sizes: Sequence[int], may_cut: Sequence[bool], start: int, limit: int) -> int:
    """Return the end of the phrase from `start`: the last cut within `limit`, else the next one, else the longest."""
    if sum(sizes[start:]) <= limit:
        return len(sizes)
    total, best = 0, None
    for index in range(start, len(sizes)):
        total += sizes[index]
        if total > LONGEST_PHRASE and index > start:
            return best or index
        if total > limit and best is not None:
            return best
        if may_cut[index] and total >= SHORTEST_PHRASE:
            best = index + 1
    return len(sizes)
