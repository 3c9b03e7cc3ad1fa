"""Rules for amounts of something: units, percent, rates."""

from __future__ import annotations

import re

from cadenza.text.grammars.edits import cover, join
from cadenza.text.grammars.lexicon import any_of
from cadenza.text.grammars.speaker import TIMES, Speaker
from cadenza.text.normalize import Answer, Rule, edit

_DEGREES = re.compile("[°º] ?(?=[CF])")


def unit_rules(speaker: Speaker) -> tuple[Rule, ...]:
    """Make the rules for an amount and the abbreviation of its unit, "60 km/h", and for rates, "5 €/kg"."""
    units = speaker.units
    # An apostrophe or a hyphen after it makes it part of a word: "3 l'", "10 h-".
    names = rf"(?:[°º] ?[CF]|{any_of(units)})(?![{speaker.word}'²³])(?!(?<=[{TIMES}]) ?\d)"

    def measure(match: re.Match[str]) -> Answer:
        text, noun = match["amount"], units[_DEGREES.sub("°", match["unit"])]
        number, words = speaker.count(text, noun)
        return [
            *speaker.spread(match.start("amount"), text, number, noun.form),
            *cover(match.start("unit"), match["unit"], words),
        ]

    def sign_first(match: re.Match[str]) -> Answer:
        return join(*speaker.count(match["amount"], units[match["unit"]])) if match["unit"] in units else None

    def per(match: re.Match[str]) -> Answer:
        return [edit(match, speaker.per(match["per"]), "rate")]

    def every(match: re.Match[str]) -> Answer:
        return [edit(match, speaker.lexicon.measures.per, "rate")]

    measured = any_of([*units, *speaker.currencies])
    rated = any_of({*units, *speaker.lexicon.measures.rates})
    priced = r"[€$£¥] ?[\d.,]{1,20}"
    return (
        Rule(re.compile(rf"(?P<amount>{speaker.amount})(?P<gap>[ -]?)(?P<unit>{names})"), measure, digits=True),
        Rule(
            re.compile(rf"(?<![{speaker.word}])(?P<unit>[%‰])(?P<amount>{speaker.number}){speaker.last}"),
            sign_first,
            digits=True,
        ),
        Rule(re.compile(rf"\d ?(?:{measured})?(?P<rate>/(?P<per>{rated}))(?![\w/])"), per, digits=True),
        Rule(
            re.compile(rf"(?:\d ?(?:{measured})|{priced})(?P<rate>/(?P<per>{speaker.letter}{{3,20}}))(?![\w/])"),
            per,
            digits=True,
        ),
        Rule(re.compile(rf"\d ?(?:{measured})(?P<rate>/)(?=100 ?km\b)"), every, digits=True),
    )
