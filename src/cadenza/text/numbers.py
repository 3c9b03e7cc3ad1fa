"""Number words of any language, from the CLDR rules of `unicode-rbnf` or the tables of `indic-numtowords`.

The libraries are used for whole numbers alone: what they say of fractions is wrong in several languages, so a decimal
is put together by whoever knows the language's word for the point. Their answers are cached, because rules are
interpreted afresh for each number, and cleaned, because some hold soft hyphens and zero-width spaces. A language
whose data is wrong or lacks something subclasses `NumberWords` in its grammar.
"""

from __future__ import annotations

import importlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from unicode_rbnf import RbnfEngine
from unicode_rbnf.engine import NoRuleForNumberError

LONGEST = 18
"""Digits of the longest number that has words; longer ones are said digit by digit."""

_INVISIBLE = str.maketrans("", "", "\u00ad\u200b\u200c\u200d\u2060")
_CRORE = 10**7
_PLAIN = "spellout-numbering"
_RULESETS_OF_RBNF = frozenset(RbnfEngine.get_supported_languages())


@dataclass(frozen=True, slots=True)
class NumberWords:
    """How one language says whole numbers.

    `locale` is that of the language's row. The rulesets are the names that `unicode-rbnf` has for the ways to count,
    to rank and to say years. `forms` and `ranks` name further ones for the numbers that agree with a noun: the key is
    a gender or whatever else the grammar of the language tells apart. A form without a ruleset is the plain one.
    """

    locale: str
    cardinals: str = "spellout-cardinal"
    ordinals: str = "spellout-ordinal"
    years: str = "spellout-numbering-year"
    forms: Mapping[str, str] = field(default_factory=dict, hash=False)
    ranks: Mapping[str, str] = field(default_factory=dict, hash=False)
    indic: bool = False
    """Whether to take the words of `indic-numtowords` though `unicode-rbnf` has some."""

    def cardinal(self, number: int, form: str = "") -> str:
        """Say `number`, as "twenty-four"; raise ValueError if it has more than `LONGEST` digits."""
        return self._say(number, self.forms.get(form, self.cardinals))

    def ordinal(self, number: int, form: str = "") -> str:
        """Say the rank `number`, as "twenty-fourth"; raise ValueError as `cardinal` does."""
        return self._say(number, self.ranks.get(form, self.ordinals))

    def year(self, number: int) -> str:
        """Say the year `number`, as "nineteen eighty-four"; raise ValueError as `cardinal` does."""
        return self._say(number, self.years)

    def digits(self, text: str) -> str:
        """Say each digit of `text` by itself; what is no digit in it is passed over."""
        return " ".join(self.cardinal(int(char)) for char in text if char.isdecimal())

    def _say(self, number: int, ruleset: str) -> str:
        if abs(number) >= 10**LONGEST:
            raise ValueError(f"number: got {abs(number):.3e}; allowed: at most {LONGEST} digits")
        if self.indic or self.locale not in _RULESETS_OF_RBNF:
            return _indic(self.locale, abs(number))
        return _format(self.locale, number, ruleset)


@lru_cache(maxsize=64)
def _engine(locale: str) -> RbnfEngine:
    return RbnfEngine.for_language(locale)


@lru_cache(maxsize=16_384)
def _format(locale: str, number: int, ruleset: str) -> str:
    engine = _engine(locale)
    for name in (ruleset, _PLAIN):
        try:
            return engine.format_number(number, ruleset_names=[name]).text.translate(_INVISIBLE)
        except NoRuleForNumberError:
            continue
    # Above some size a locale may have no rule: say the digits.
    return " ".join(_format(locale, int(digit), _PLAIN) for digit in str(abs(number)))


@lru_cache(maxsize=16_384)
def _indic(code: str, number: int) -> str:
    """Say `number`; the library knows nine digits, of longer ones the crores are counted by themselves.

    It is imported here because only some languages need it.
    """
    if number < 100 * _CRORE:
        words: str = importlib.import_module("indic_numtowords").num2words(number, lang=code)
        return words.translate(_INVISIBLE)
    crores, rest = divmod(number, _CRORE)
    crore = _indic(code, _CRORE).split()[-1]
    return " ".join((_indic(code, crores), crore, *([_indic(code, rest)] if rest else [])))
