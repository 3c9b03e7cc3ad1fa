"""Endings that the text parts from what they belong to: "EU:ssa", "USA:s", "ABD'de", "5 kg-os", "100 TL'ye"."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from cadenza.text.grammars.edits import cover, join
from cadenza.text.grammars.letters import is_lettered
from cadenza.text.grammars.lexicon import any_of
from cadenza.text.grammars.speaker import Speaker
from cadenza.text.normalize import Answer, Rule


def acronym_rule(speaker: Speaker, letters: Mapping[str, str], joint: str) -> Rule:
    """Make the rule for acronyms that `joint` parts from their ending; `letters` are the names of the letters.

    The ending goes to the name of the last letter. An acronym that is a word takes it as it is, where the joint is
    not an apostrophe, which words may have.
    """
    spelled = frozenset(speaker.lexicon.writing.spelled.split())

    def ending(match: re.Match[str]) -> Answer:
        name, tail = match[1], match[2].lower()
        if name in spelled or is_lettered(name):
            return " ".join((*name[:-1], letters[name[-1]] + tail))
        return None if joint == "'" else name.capitalize() + tail

    capitals = "".join(letters)
    pattern = rf"(?<![\w.'-])([{capitals}]{{2,8}}){re.escape(joint)}({speaker.letter}{{1,10}})(?!\w)"
    return Rule(re.compile(pattern), ending)


def amount_rule(speaker: Speaker, joint: str, attach: Callable[[str, str], str]) -> Rule:
    """Make the rule for amounts with an ending; `attach` joins the ending to the words of the unit or currency."""
    nouns = {**speaker.units, **speaker.currencies}

    def ending(match: re.Match[str]) -> Answer:
        text, noun, tail = match["amount"], nouns[match["unit"]], match["ending"].lower()
        units, _, decimals = speaker.parse(text.lstrip("-"))
        if len(decimals) == 2 and match["unit"] in speaker.coins and units.isdecimal():
            number, words = speaker.count(text[: text.rfind(decimals) - 1], noun)
            if decimals != "00":
                coins = speaker.count(decimals.lstrip("0"), speaker.coins[match["unit"]])
                words = join(words, speaker.lexicon.money.joint, *coins)
        else:
            number, words = speaker.count(text, noun)
        if not words:
            return cover(match.start(), match[0], attach(number, tail))
        return [
            *speaker.spread(match.start("amount"), text, number, noun.form),
            *cover(match.start("noun"), match["noun"], attach(words, tail)),
        ]

    noun = rf"(?P<unit>{any_of(nouns)}){re.escape(joint)}(?P<ending>{speaker.letter}{{1,12}})"
    return Rule(re.compile(rf"(?P<amount>{speaker.amount}) ?(?P<noun>{noun})(?!\w)"), ending, digits=True)


def names_of_letters(text: str) -> dict[str, str]:
    """Read "A aa B bee" into a dictionary."""
    words = text.split()
    return dict(zip(words[::2], words[1::2], strict=True))
