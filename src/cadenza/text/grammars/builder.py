"""Makes the grammar of a language from its lexicon: which rules there are, and in which order they are tried."""

from __future__ import annotations

from cadenza.text.grammars.abbreviations import abbreviation_rules
from cadenza.text.grammars.addresses import address_rules, version_rules
from cadenza.text.grammars.counting import number_rules, ordinal_rules, sum_rules, year_rules
from cadenza.text.grammars.dates import date_rules
from cadenza.text.grammars.dialled import dial_rules
from cadenza.text.grammars.letters import letter_rules, mixed_rules
from cadenza.text.grammars.money import money_rules
from cadenza.text.grammars.roman import roman_rules
from cadenza.text.grammars.signs import SignNames, sign_rules
from cadenza.text.grammars.spans import span_rules
from cadenza.text.grammars.speaker import Speaker
from cadenza.text.grammars.times import time_rules
from cadenza.text.grammars.units import unit_rules
from cadenza.text.normalize import Grammar, Rule


def build(speaker: Speaker, *own: Rule) -> Grammar:
    """Make the grammar of the speaker's language; the language's `own` rules are tried before all others."""
    writing = speaker.lexicon.writing
    return Grammar(
        rules=(
            *own,
            *address_rules(speaker),
            *date_rules(speaker),
            *dial_rules(speaker),
            *time_rules(speaker),
            *span_rules(speaker),
            *money_rules(speaker),
            *unit_rules(speaker),
            *version_rules(speaker),
            *abbreviation_rules(speaker),
            *sum_rules(speaker),
            *ordinal_rules(speaker),
            *year_rules(speaker),
            *roman_rules(speaker),
            *mixed_rules(speaker),
            *number_rules(speaker),
            *letter_rules(speaker),
            *sign_rules(speaker),
        ),
        symbols=SignNames(writing.symbols, speaker.lexicon.language.code),
        punctuation=writing.punctuation,
        digits=speaker.numbers.digits,
        prefixes=speaker.lexicon.prefixes,
        joins=speaker.lexicon.touching and speaker.lexicon.language.words == "spaces",
    )
