"""What Indonesian and Malay have in common: ranks in "ke-", decades in "-an", abbreviations."""

from __future__ import annotations

import re

from cadenza.text.normalize import Answer, Rule
from cadenza.text.numbers import NumberWords

_UNDOTTED = {
    "dll": "dan lain-lain",
    "dsb": "dan sebagainya",
    "dst": "dan seterusnya",
    "dkk": "dan kawan-kawan",
}
"""Abbreviations that are as common without a dot."""


def affix_rules(numbers: NumberWords) -> tuple[Rule, ...]:
    """Make the rules for "ke-21" and "1990-an"."""

    def rank(match: re.Match[str]) -> Answer:
        return numbers.ordinal(int(match[1]))

    def decade(match: re.Match[str]) -> Answer:
        return f"{numbers.cardinal(int(match[1]))}an"

    def undotted(match: re.Match[str]) -> Answer:
        return _UNDOTTED[match[0]]

    return (
        Rule(re.compile(r"(?<![\w.'-])(?:dll|dsb|dst|dkk)(?![\w.'-])"), undotted),
        Rule(re.compile(r"(?<![\w-])[Kk]e-(\d{1,9})(?![\w-]|[.,]\d)"), rank, digits=True),
        Rule(re.compile(r"(?<![\w.,-])(\d{1,4})-an(?![\w-])"), decade, digits=True),
    )
