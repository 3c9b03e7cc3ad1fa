"""Rules for letters: mixed with digits as in "B2B", alone, and in acronyms that can't be read as words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from cadenza.text.grammars.edits import after, before
from cadenza.text.grammars.lexicon import any_of
from cadenza.text.grammars.speaker import Speaker
from cadenza.text.normalize import Answer, Edit, Rule, edit

_CONSONANTS = "BCDFGHJKLMNPQRSTVWXZБВГДЖЗКЛМНПРСТФХЦЧШЩΒΓΔΖΘΚΛΜΝΞΠΡΣΤΦΧΨ"
_NO_LETTER = re.compile(r"[\W\d_]")
_VOWELLESS = re.compile(rf"[{_CONSONANTS}]+", re.IGNORECASE)


def mixed_rules(speaker: Speaker) -> tuple[Rule, ...]:
    """Letters and digits in one word; they come before plain numbers, which would take the digits."""
    letter = "[A-Za-z]" if speaker.lexicon.touching else speaker.letter
    run = re.compile(rf"\d+|{letter}+")

    def mixed(match: re.Match[str]) -> Answer:
        edits = []
        for part in run.finditer(match[0]):
            start, end = match.start() + part.start(), match.start() + part.end()
            if part[0].isdecimal():
                edits.append(Edit(start, end, speaker.short(part[0])))
            elif not _is_word(part[0]):
                edits.append(Edit(start, end, part[0].upper()))
        return edits

    def hyphenated(match: re.Match[str]) -> Answer:
        if len(match[1]) < 4 and not (match[1].isupper() or match[1].islower()):
            return None  # a preposition, in Hebrew
        letters = [] if _is_word(match[1]) else [edit(match, match[1].upper(), 1)]
        return [*letters, edit(match, speaker.short(match[2][1:]), 2)]

    def compound(match: re.Match[str]) -> Answer:
        return [edit(match, speaker.short(match[1]), 1)]

    return (
        Rule(speaker.pattern(rf"(?<![\w-])({letter}{{1,20}})(-\d{{1,20}})(?![\w-]|[.,]\d)"), hyphenated, digits=True),
        Rule(speaker.pattern(rf"(?<![\w.,-])(\d{{1,6}})-(?={letter})"), compound, digits=True),
        Rule(
            speaker.pattern(rf"(?<!\w)(?:{letter}{{1,20}}\d|\d{{1,20}}{letter})(?:\d|{letter}){{0,60}}(?!\w)"),
            mixed,
            digits=True,
        ),
    )


def _is_word(text: str) -> bool:
    """Tell whether letters next to digits are a word, as COVID in COVID19; scripts without capitals are words."""
    if (text.isupper() and len(text) < 4) or len(text) == 1:
        return not (text.isupper() or text.islower())
    return _VOWELLESS.fullmatch(text) is None


def is_lettered(text: str) -> bool:
    """Tell whether an acronym has no vowel, so that it can't be read as a word."""
    return _VOWELLESS.fullmatch(text) is not None


def letter_rules(speaker: Speaker) -> tuple[Rule, ...]:
    """Acronyms and single letters."""
    writing = speaker.lexicon.writing
    words, acronyms = writing.words.split(), writing.spelled.split()

    def spelled(match: re.Match[str]) -> Answer:
        return None if is_shouted(match, acronyms) else match[0]

    def consonants(match: re.Match[str]) -> Answer:
        return match[0]

    def single(match: re.Match[str]) -> Answer:
        return None if match[0].lower() in words else match[0].upper()

    def both_sides(match: re.Match[str]) -> Answer:
        sign = writing.symbols.get("&", "")
        return [edit(match, match[1], 1), edit(match, sign, 2), edit(match, match[3], 3)]

    return (
        Rule(speaker.pattern(r"(?<![\w&.'-])([A-Z]{1,3})(&)([A-Z]{1,3})(?![\w&])"), both_sides),
        Rule(speaker.pattern(rf"(?<![\w.'-])(?:{any_of(writing.spelled)})(?![\w'])"), spelled),
        Rule(speaker.pattern(rf"(?<![\w.'-])[{_CONSONANTS}]{{2,6}}(?![\w'])"), consonants),
        Rule(speaker.pattern(r"(?<![\w.'&-])[A-Z]{2}(?= \d{3,4}(?!\d|[.,:]\d))"), spelled, digits=True),
        Rule(speaker.pattern(rf"(?<![\w.'&@#-])[{_CONSONANTS}AEIOUYaeiouyb-df-hj-np-tv-xz](?![\w'&-])"), single),
    )


def is_shouted(match: re.Match[str], acronyms: Sequence[str]) -> bool:
    """Tell whether the words on both sides are all capitals too, and none of `acronyms`."""
    around = before(match).split()[-1:] + after(match, 24).split()[:1]
    words = [word for word in (_NO_LETTER.sub("", text) for text in around) if word]
    known = [word for word in words if is_lettered(word) or word in acronyms or not all(map(str.isupper, word))]
    return bool(words) and not known
