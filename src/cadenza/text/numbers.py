"""Number words of any language, from the CLDR rules that `unicode-rbnf` carries.

The library is used for whole numbers alone: what it says of fractions is wrong in several languages, so a
decimal is put together by whoever knows the language's word for the point. Its answers are cached, because it
interprets its rules afresh for each number, and cleaned, because some hold soft hyphens and zero-width spaces.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from unicode_rbnf import RbnfEngine
from unicode_rbnf.engine import NoRuleForNumberError

LONGEST = 18
"""Digits of the longest number that has words; longer ones are said digit by digit."""

_INVISIBLE = str.maketrans("", "", "\u00ad\u200b\u200c\u200d\u2060")


@dataclass(frozen=True, slots=True)
class NumberWords:
    """How one language says whole numbers.

    `locale` is one of the library's. The rulesets are the library's names for the forms: an agreeing language
    (gender, case) picks its own.
    """

    locale: str
    cardinals: str = "spellout-cardinal"
    ordinals: str = "spellout-ordinal"
    years: str = "spellout-numbering-year"

    def cardinal(self, number: int) -> str:
        """Say `number`, as "twenty-four"; raise ValueError if it has more than `LONGEST` digits."""
        return self._say(number, self.cardinals)

    def ordinal(self, number: int) -> str:
        """Say the rank `number`, as "twenty-fourth"; raise ValueError as `cardinal` does."""
        return self._say(number, self.ordinals)

    def year(self, number: int) -> str:
        """Say the year `number`, as "nineteen eighty-four"; raise ValueError as `cardinal` does."""
        return self._say(number, self.years)

    def digits(self, text: str) -> str:
        """Say each digit of `text` by itself; what is no digit in it is passed over."""
        return " ".join(self.cardinal(int(char)) for char in text if char.isdecimal())

    def _say(self, number: int, ruleset: str) -> str:
        if abs(number) >= 10**LONGEST:
            raise ValueError(f"number: got {abs(number):.3e}; allowed: at most {LONGEST} digits")
        return _format(self.locale, number, ruleset)


@lru_cache(maxsize=64)
def _engine(locale: str) -> RbnfEngine:
    return RbnfEngine.for_language(locale)


@lru_cache(maxsize=16_384)
def _format(locale: str, number: int, ruleset: str) -> str:
    engine = _engine(locale)
    try:
        text = engine.format_number(number, ruleset_names=[ruleset]).text
    except NoRuleForNumberError:
        # Above some size a locale may have no rule, in some locales none for an ordinal: say the digits.
        sign = "-" if number < 0 else ""
        text = " ".join(engine.format_number(int(digit)).text for digit in sign.join(str(abs(number))))
    return text.translate(_INVISIBLE)
