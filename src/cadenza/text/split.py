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

SHORTEST_CLAUSE = 15
"""Characters before a space that may end a sentence, in scripts that end them with a space and no mark."""

_OPENERS = "\"'“‘«([{¿¡「『（《〈【〔［｛〝"
_CLOSERS = "\"'”’»)]}」』）》〉】〕］｝〟"
_JOINT = re.compile("[-–—/]")
_NUMBER = re.compile(r"#?(?:[A-Z]{1,4}-?)?\d")
_ANY_FOLLOWING = ("1", "Xerxes")
"""A number and a name: what makes an abbreviation or an initial of a word with a dot."""
_LONGEST_ORDINAL = 3
"""Digits: a number with more is a year or an amount."""


def sentences(tokens: Sequence[Token], language: Language) -> Iterator[list[Token]]:
    """Yield `tokens` sentence by sentence, in order and without loss; a word is never split between two."""
    sentence: list[Token] = []
    for token, following in zip_longest(tokens, tokens[1:]):
        sentence.append(token)
        if following is None or _may_end(token, following, sentence, language):
            yield sentence
            sentence = []


def _may_end(token: Token, following: Token, sentence: list[Token], language: Language) -> bool:
    if following.source == token.source or (token.spelled and following.spelled):
        return False
    before = sentence[-2].text if len(sentence) > 1 else ""
    if following.paragraph:
        return True
    if following.glued and token.text[-1] == ".":
        return False
    if ends_sentence(token.text, following.text, language, before) or _ends_at_space(sentence, following, language):
        return True
    if len(sentence) < LONGEST_SENTENCE:
        return False
    return token.text[-1] in language.clauses or len(sentence) >= 2 * LONGEST_SENTENCE


def _ends_at_space(sentence: Sequence[Token], following: Token, language: Language) -> bool:
    """Say whether the space before `following` ends a sentence, where words are written without spaces.

    It doesn't beside a number or a word of another script, nor after a few words.
    """
    if language.words != "dictionary" or following.glued or len(sentence) < 2:
        return False
    if sentence[-1].text[-1].isascii() or following.text[0].isascii():
        return False
    if sentence[-1].text[-1].isdecimal() or following.text[0].isdecimal():
        return False
    return sum(len(token.text) for token in sentence) >= SHORTEST_CLAUSE


def ends_sentence(text: str, following: str, language: Language, before: str = "") -> bool:
    """Say whether a sentence ends with the token `text`, which comes after `before` and before `following`."""
    core = text.rstrip(_CLOSERS)
    following = following.lstrip(_OPENERS)
    if not core or core[-1] not in language.terminators:
        return False
    if not core[-1].isascii() and core[-1] != "…":
        return True
    if following[:1].islower():
        return False
    if core[-1] != "." or core.endswith(".."):
        return True
    return _full_stop(core, following, language, before)


def surely_ends_sentence(text: str, language: Language, before: str = "") -> bool:
    """Say whether a sentence ends with the token `text` whatever follows, but a word in lower case: it isn't known."""
    return all(ends_sentence(text, following, language, before) for following in _ANY_FOLLOWING)


def ends_clause(text: str, following: str, language: Language) -> bool:
    """Say whether a speaker may pause between the tokens `text` and `following`: not within "July 4, 2025"."""
    core = text.rstrip(_CLOSERS)
    return core[-1:] in language.clauses and core[-1:] != "" and not following.lstrip(_OPENERS)[:1].isdecimal()


def _full_stop(core: str, following: str, language: Language, before: str) -> bool:
    """Say whether the dot that ends `core` is more than that of an abbreviation or an ordinal."""
    word = core.lstrip(_OPENERS).removesuffix(".").lower()
    last = _JOINT.split(word)[-1]
    is_before_number = last in language.before_number or word.endswith(language.endings_before_number)
    if is_before_number and _NUMBER.match(following):
        return False
    if language.ordinal_dot and last.isdecimal() and len(last) <= _LONGEST_ORDINAL:
        return starts_sentence(following, language)
    if len(word) == 1 and word.isalpha() and word != "i" and word not in language.mid_sentence:
        return not is_initial(before.lstrip(_OPENERS), following, language)
    if last not in language.abbreviations:
        return True
    is_unit = before[-1:].isdigit()
    return (is_unit or last not in language.mid_sentence) and starts_sentence(following, language)


def phrases(
    sizes: Sequence[int], may_cut: Sequence[bool], may_breathe: Sequence[bool], spoken_before: int
) -> Iterator[range]:
    """Cut a sentence of readings into phrases; yield the range of readings of each.

    `sizes` are the phones of each reading with the space before it, `may_cut[i]` says that a speaker could pause after
    reading i, `may_breathe[i]` that one short of breath would, and `spoken_before` is the number of phrases of the
    transcript that came before (PHRASE_LIMITS). A reading is never split here; one that is longer than all limits is a
    phrase of its own.
    """
    start = 0
    while start < len(sizes):
        limit = PHRASE_LIMITS[min(spoken_before, len(PHRASE_LIMITS) - 1)]
        stop = _phrase_end(sizes, may_cut, may_breathe, range(start, len(sizes)), limit)
        yield range(start, stop)
        start = stop
        spoken_before += 1


def _phrase_end(
    sizes: Sequence[int], may_cut: Sequence[bool], may_breathe: Sequence[bool], rest: range, limit: int
) -> int:
    """Return the end of the phrase that begins with `rest`: the last cut within `limit`, else the last breath.

    A phrase without either goes on to the next one, and at most to LONGEST_PHRASE. What is little more than `limit` is
    left whole: a breath before the last word would be heard as a stumble.
    """
    left = sum(sizes[rest.start :])
    if left <= limit:
        return rest.stop
    total = cut = breath = 0
    for index in rest[:-1]:
        total += sizes[index]
        if total > limit and (cut or breath):
            return cut or breath
        if total + sizes[index + 1] > LONGEST_PHRASE:
            return index + 1
        if total >= SHORTEST_PHRASE:
            cut = index + 1 if may_cut[index] else cut
            breath = index + 1 if may_breathe[index] and left - total >= SHORTEST_PHRASE else breath
    return rest.stop
