"""Rules for Roman numerals: of kings and popes, of chapters, of centuries."""

from __future__ import annotations

import re

from cadenza.text.grammars.anycase import AnyCase
from cadenza.text.grammars.edits import before
from cadenza.text.grammars.lexicon import any_of
from cadenza.text.grammars.speaker import Speaker
from cadenza.text.normalize import Answer, Rule, edit

_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_CERTAIN = "II III VI VII VIII IX XI XII XIII XIV XVI XVII XVIII XIX XXI"
"""Numerals after a word that are hardly anything else."""
_NEAR = 24
_SMALL = r"(?=[IVX])X{0,3}(?:IX|IV|V?I{0,3})"
"""Those that may have an ending: "Le" and "Ce" are words."""
NUMERAL = r"(?=[IVXLC])(?:C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})"


def roman_value(text: str) -> int:
    """Return the value of a Roman numeral."""
    values = [_VALUES[char] for char in text]
    return sum(-value if value < after else value for value, after in zip(values, [*values[1:], 0], strict=True))


def roman_rules(speaker: Speaker) -> tuple[Rule, ...]:
    """Roman numerals next to a word that makes them one, and those that can be nothing else."""
    roman = speaker.lexicon.roman
    after = AnyCase(roman.after)
    # Not "Va": a word in Spanish.
    ordinals = any_of(ending for ending in speaker.lexicon.counting.ordinals if ending not in ("a", "o"))
    dotted = r"(?:\.(?=\W{0,8}\w))?" if speaker.lexicon.counting.ordinal_dot else ""

    def counted(match: re.Match[str]) -> Answer:
        return [edit(match, speaker.numbers.cardinal(roman_value(match[1])), 1)]

    def ranked(match: re.Match[str]) -> Answer:
        if roman.rank is None:
            return None
        start = match.start("said")
        name = match.string[max(0, start - _NEAR) : start]
        return [edit(match, roman.rank(roman_value(match["numeral"]), name), "said")]

    def ordinal(match: re.Match[str]) -> Answer:
        rank = speaker.lexicon.counting.ordinals[match[2]]
        return speaker.numbers.ordinal(roman_value(match[1]), rank)

    def before_word(match: re.Match[str]) -> Answer:
        say = after[match["word"]]
        return [edit(match, say(roman_value(match["numeral"]), before(match)), "said")]

    end = r"(?![\w'])"
    free = r"(?<!\w)"
    ranking = rf"(?P<said>(?P<numeral>{NUMERAL})(?:{dotted}|{ordinals}){end})"
    word = rf"(?P<word>(?i:{any_of(roman.after)}))(?!\w)"
    return (
        Rule(re.compile(rf"{free}(?:{any_of(roman.ranked)}) {ranking}"), ranked),
        Rule(re.compile(rf"{free}(?P<said>(?P<numeral>{_SMALL})(?:{ordinals})?\.?) {word}"), before_word),
        Rule(re.compile(rf"{free}(?i:{any_of(roman.counted)})\.? ({NUMERAL}){end}"), counted),
        Rule(re.compile(rf"(?<![\w.'-])({_SMALL})({ordinals})(?!\w)"), ordinal),
        Rule(re.compile(rf"(?<={speaker.letter} )({any_of(_CERTAIN)}){end}"), counted),
    )
