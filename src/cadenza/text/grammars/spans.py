"""Rules for spans with a unit or a currency at both ends, "5%-10%", whose second number only looks negative."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from cadenza.text.grammars.edits import cover, join
from cadenza.text.grammars.lexicon import any_of
from cadenza.text.grammars.money import Prices
from cadenza.text.grammars.speaker import DASH, Speaker
from cadenza.text.normalize import Answer, Rule


def span_rules(speaker: Speaker) -> tuple[Rule, ...]:
    """Make the rules for spans of units and of amounts of money, also with spaces around the dash, "5 – 10 %"."""
    prices, units, currencies = Prices(speaker), speaker.units, speaker.currencies

    def measure(text: str, unit: str) -> tuple[str, str, str]:
        return *speaker.count(text, units[unit]), units[unit].form

    def price(text: str, sign: str) -> tuple[str, str, str]:
        return *prices.say(text, sign), currencies[sign].form

    return (_span_rule(speaker, units, measure), _span_rule(speaker, currencies, price))


def _span_rule(speaker: Speaker, names: Iterable[str], say: Callable[[str, str], tuple[str, str, str]]) -> Rule:
    """Make the rule for the units `names`; `say` returns a number, its unit, and the form of the number."""

    def span(match: re.Match[str]) -> Answer:
        low, high, unit, is_apart = match["low"], match["high"], match["unit"], " " in match["joint"]
        # "2 h – 5 km" is no span, and "5-10 %" an amount like any other.
        if unit != match["unit2"] and is_apart == bool(unit):
            return None
        number, words, form = say(low, unit or match["unit2"])
        if not unit and not speaker.parse(low)[2]:
            words = ""
        start, end = match.start("unit" if unit else "joint"), match.start("high")
        joined = join(words, speaker.lexicon.counting.until)
        last_number, last_words, last_form = say(high, match["unit2"])
        return [
            *speaker.spread(match.start("low"), low, number, form),
            *cover(start, match.string[start:end], joined, [words]),
            *speaker.spread(end, high, last_number, last_form),
            *cover(match.start("unit2"), match["unit2"], last_words),
        ]

    number, unit = f"-?{speaker.number}", any_of(names)
    pattern = (
        rf"{speaker.start}(?P<low>{number})(?: ?(?P<unit>{unit}))?(?P<joint> {DASH} |{DASH})"
        rf"(?P<high>{number}) ?(?P<unit2>{unit})(?![{speaker.word}'²³])"
    )
    return Rule(re.compile(pattern), span, digits=True)
