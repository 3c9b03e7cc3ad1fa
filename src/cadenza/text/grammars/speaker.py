"""A language's numbers as they are written, found and said: its lexicon made ready for the rules that share it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from cadenza.text.grammars.cldr import CODES, SIGNS, UNITS, Names, in_categories
from cadenza.text.grammars.digits import VULGAR, is_year, paced, with_zeros
from cadenza.text.grammars.edits import cover, is_word, join, next_word
from cadenza.text.grammars.lexicon import ByAbbreviation, Lexicon
from cadenza.text.normalize import Edit
from cadenza.text.numbers import LONGEST

DASH = "[-–—~〜]"
TIMES = "x×хXХ"
"""What stands between the sides of something: "30x20 cm"; also the letters of Cyrillic."""
HALVES = ("½", "1/2")
_SIGNED = {
    "Deva": "\u0900-\u0963\u0971-\u097f\u200c\u200d", "Beng": "\u0980-\u09e3\u200c\u200d",
    "Guru": "\u0a00-\u0a65\u0a70-\u0a76", "Gujr": "\u0a80-\u0ae3\u200c\u200d",
    "Taml": "\u0b82-\u0be5", "Telu": "\u0c00-\u0c63\u200c\u200d",
    "Knda": "\u0c80-\u0ce3\u200c\u200d", "Mlym": "\u0d00-\u0d63\u0d7a-\u0d7f\u200c\u200d",
}  # fmt: skip
"""Letters and vowel signs of scripts that have both: the signs are no letters to `re`."""
_SEPARATORS = str.maketrans("", "", ".,' ")
_MIXED = re.compile(rf"\d.*(?:{VULGAR}| \d{{1,3}}/\d{{1,3}})")
"""A whole number with a fraction."""
_CLASS_OR_WORD = re.compile(r"\[(?:\\.|[^\]\\])*\]|\\w")


@dataclass(frozen=True, slots=True)
class Noun:
    """What is counted: its forms by plural category, "{}" for the number, and the form of the number before it."""

    forms: Mapping[str, str]
    form: str

    def words(self, category: str) -> tuple[str, str]:
        """Return what is said before and after the number."""
        text = self.forms.get(category) or self.forms.get("other", "")
        lead, _, tail = text.rpartition("{}")
        return lead.strip(), tail.strip()

    def name(self, category: str = "one") -> str:
        """Return the noun without a number."""
        return join(*self.words(category))

    def spellings(self) -> set[str]:
        """Return the forms that may be found in a text as single words."""
        return {text for text in self.forms.values() if is_word(text.replace("-", ""))}


class Speaker:
    """Says numbers and counted nouns in the language of `lexicon`, and knows how its numbers look.

    `number` and `amount` are patterns without groups: a number without a sign, and all that can be counted (with a
    sign, as a fraction, as a range). `start` and `last` look around for what would be part of a number.
    """

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.numbers = lexicon.numbers
        self.names = Names(lexicon.cldr or lexicon.language.code)
        self.names.months = lexicon.calendar.month_names or self.names.months
        self.names.weekdays = lexicon.calendar.weekday_names or self.names.weekdays
        signed = _SIGNED.get(lexicon.language.script, "")
        # No letter may match in two ways: a run of them would be tried in all combinations.
        self.letter = rf"(?:[{signed}]|[^\W\d_{signed}])" if signed else r"[^\W\d_]"
        self.word = "0-9A-Za-z_\u00c0-\u024f" if lexicon.touching else rf"\w{signed}"
        # Where numbers touch words, so do they touch the comma before them.
        free = rf"(?<![{self.word}/:-])(?<!\d[.,])" if lexicon.touching else rf"(?<![{self.word}.,/:-])"
        self.start = rf"(?:{free}|(?<=\d[{TIMES}]))"
        self.last = rf"(?![{self.word}]|[.,]\d)"
        self.group = "," if lexicon.language.decimal == "." else "."
        self.number = _number_pattern(lexicon.language.decimal, self.group)
        self.fraction = r"(?:\d{1,3} )?\d{1,3}/\d{1,3}(?![\w/])"
        self.amount = (
            rf"{self.start}-?(?:{self.fraction}|(?:\d{{1,9}} ?)?{VULGAR}|{self.number}(?:{DASH}{self.number})?)"
        )

    def pattern(self, text: str) -> re.Pattern[str]:
        r"""Compile a pattern in which \w is a letter or sign of the script; of Latin where words are not kept apart."""
        if self.lexicon.touching:
            return re.compile(f"(?a:{text})")
        if self.word != r"\w":
            text = _CLASS_OR_WORD.sub(
                lambda part: part[0].replace(r"\w", self.word) if part[0][0] == "[" else f"[{self.word}]", text
            )
        return re.compile(text)

    # --- Numbers ---------------------------------------------------------------------------------------------------

    def whole(self, text: str, form: str = "") -> str:
        """Say a run of digits as a number; one that is too long or begins with zero digit by digit."""
        if len(text) > LONGEST or (len(text) > 1 and text[0] == "0"):
            return self.paced(text)
        return self.numbers.cardinal(int(text), form)

    def paced(self, text: str) -> str:
        """Say digits one by one, a long run in groups of three or four with a pause after each."""
        return paced(self.numbers, text)

    def short(self, text: str) -> str:
        """Say digits that are a name more than a quantity: up to two as a number, a year as one, else by digits."""
        if self.is_year(text):
            return self.numbers.year(int(text))
        plain = len(text) < 3 or (len(text) == 3 and text.endswith("00"))
        return self.whole(text) if plain else self.paced(text)

    def is_year(self, text: str) -> bool:
        """Tell whether four bare digits are commonly read as a year."""
        return self.lexicon.calendar.years and is_year(text)

    def say(self, text: str, form: str = "") -> str:
        """Say what `number` matches, with a sign or without."""
        sign = {"-": self.lexicon.counting.minus, "+": self.lexicon.counting.plus}.get(text[:1], "")
        units, point, decimals = self.parse(text.lstrip("+-"))
        if not decimals:
            return join(sign, self.whole(units, form))
        counting = self.lexicon.counting
        own = counting.decimal(units, decimals) if counting.decimal else None
        return join(sign, own or join(self.whole(units), counting.points[point], self._decimals(decimals)))

    def _decimals(self, text: str) -> str:
        if len(text) > self.lexicon.counting.decimals or not text.strip("0"):
            return self.paced(text)
        return with_zeros(self.numbers, text)

    def parse(self, text: str) -> tuple[str, str, str]:
        """Take a written number apart: digits of its whole part, the sign of its point, digits of its decimals."""
        place = max(text.rfind("."), text.rfind(","))
        point, decimals = text[place : place + 1], text[place + 1 :]
        grouped = point and (text.count(point) > 1 or (point == self.group and len(decimals) == 3 and text[0] != "0"))
        if not point or grouped:
            return text.translate(_SEPARATORS), "", ""
        return text[:place].translate(_SEPARATORS), point, decimals

    # --- Amounts ---------------------------------------------------------------------------------------------------

    def say_amount(self, text: str, form: str = "") -> str:
        """Say what `amount` matches."""
        if text[:1] == "-":
            return join(self.lexicon.counting.minus, self.say_amount(text[1:], form))
        if "/" in text:
            return self._mixed(*text.rpartition(" ")[::2])
        if not text[-1].isdecimal():
            return self._mixed(text[:-1].strip(), unicodedata.normalize("NFKC", text[-1]).replace("\u2044", "/"))
        low, *high = re.split(DASH, text, maxsplit=1)
        if not high:
            return self.say(low, form)
        return join(self.say(low, form), self.lexicon.counting.until, self.say(high[0], form))

    def _mixed(self, units: str, fraction: str) -> str:
        over, _, under = fraction.partition("/")
        part = self.say_fraction(int(over), int(under))
        if not units:
            return part
        if fraction == "1/2" and self.lexicon.counting.and_half:
            form = self.lexicon.measures.form
            return self.lexicon.counting.and_half.format(self.whole(units, form), self.whole(units))
        return join(self.whole(units), part)

    def say_fraction(self, over: int, under: int) -> str:
        """Say a fraction: by the name of its denominator, or as one number over another."""
        if under not in self.fractions or not 0 < over <= under:
            cardinal = self.numbers.cardinal
            return join(cardinal(over), self.lexicon.counting.over, cardinal(under))
        noun = self.fractions[under]
        lead, tail = noun.words(self.names.category(Decimal(over)))
        return join(lead, self.numbers.cardinal(over, noun.form), tail)

    def count(self, text: str, noun: Noun) -> tuple[str, str]:
        """Say an amount of something: the number with what is before it, and the noun after it."""
        halves = self.lexicon.counting.half
        if halves and text in HALVES:
            return halves.get(noun.form, halves[""]), noun.name(self._category_of_part)
        lead, tail = noun.words(self.category(text))
        form = noun.form if not self.parse(text)[2] else ""
        return join(lead, self.say_amount(text, form)), tail

    def spread(self, start: int, text: str, said: str, form: str) -> list[Edit]:
        """Say an amount, of which the number is in `form`, in as many tokens as it takes in the `text` at `start`."""
        return cover(start, text, said, self._heads(text, said, form) if " " in text else ())

    def agree(self, match: re.Match[str], *, many: bool) -> str:
        """Return the form in which a number agrees with the word after it; `many` is it if it is other than one."""
        word = next_word(match)
        return self.lexicon.counting.agree(word, many) if word else ""

    def category(self, text: str) -> str:
        """Return the plural category that an amount asks for; that of a range is that of its end."""
        text = re.split(DASH, text.lstrip("-"))[-1]
        if _MIXED.fullmatch(text):
            return "other"
        if "/" in text or (not text.isdecimal() and len(text) == 1):
            return self._category_of_part
        units, point, decimals = self.parse(text)
        if len(units) > LONGEST:
            return "other"
        return self.names.category(Decimal(units + (f".{decimals}" if point else "")))

    @property
    def _category_of_part(self) -> str:
        if self.lexicon.counting.part:
            return self.lexicon.counting.part
        # "Half a kilogram": of one thing, but where CLDR tells few from many its rules for decimals say in which case.
        return self.names.category(Decimal("0.5")) if "few" in self.names.categories else "one"

    def _heads(self, text: str, said: str, form: str) -> list[str]:
        """Return what is said at the end of each token of a number with spaces, as far as that can be told."""
        groups = re.split("[.,]", text.lstrip("+-"))[0].split(" ")
        sign = said.split(maxsplit=1)[0] if text[0] in "+-" else ""
        heads: list[str] = []
        for count in range(1, len(groups)):
            digits = "".join(groups[:count])
            if not digits.isdecimal() or len(groups) > LONGEST // 3:
                return []
            thousands = int(digits + "000" * (len(groups) - count))
            candidates = [
                self.numbers.cardinal(number, name) for number in (thousands, int(digits)) for name in (form, "", "m")
            ]
            head = next((h for h in (join(sign, c) for c in candidates) if said.startswith(h) and h != said), None)
            if head is None or (heads and len(head) <= len(heads[-1])):
                return []
            heads.append(head)
        return heads

    # --- Nouns -----------------------------------------------------------------------------------------------------

    def noun(self, text: str) -> Noun:
        """Make a noun of its forms as a lexicon has them."""
        forms, _, form = text.partition(":")
        return Noun(in_categories(forms.split("|"), self.names.categories), form or self.lexicon.measures.form)

    @cached_property
    def fractions(self) -> Mapping[int, Noun]:
        """The denominators that have a name."""
        return {under: self.noun(text) for under, text in self.lexicon.counting.fractions.items()}

    @cached_property
    def units(self) -> Mapping[str, Noun]:
        """The units by their abbreviations."""
        measures = self.lexicon.measures
        form_of = {name: form for form, names in measures.forms.items() for name in names.split()}
        found = {name: Noun(self.names.unit(name), form_of.get(name, measures.form)) for name in UNITS}
        for name, text in measures.nouns.items():
            found[name] = found[text[1:]] if text.startswith("=") else self.noun(text)
        dropped = measures.drop.split()
        return ByAbbreviation({name: noun for name, noun in found.items() if noun.forms and name not in dropped})

    @cached_property
    def scales(self) -> Mapping[str, Noun]:
        """Words for millions and the like, by their abbreviations and their forms."""
        found = {name: self.noun(text) for name, text in self.lexicon.money.scales.items()}
        spelled = {spelling: noun for noun in found.values() for spelling in noun.spellings()}
        return ByAbbreviation(found | spelled)

    @cached_property
    def currencies(self) -> Mapping[str, Noun]:
        """The currencies by sign, by code, and by their names if those are single words."""
        own = {name: self.noun(text) for name, text in self.lexicon.money.currencies.items()}
        found = {spelling: noun for noun in own.values() for spelling in noun.spellings()}
        for code in CODES:
            found[code] = own.get(code) or Noun(self.names.currency(code), self.lexicon.measures.form)
        for sign, code in SIGNS.items():
            found[sign] = own.get(sign) or found.get(code) or Noun(self.names.currency(code), "")
        return ByAbbreviation(found | own)

    @cached_property
    def coins(self) -> Mapping[str, Noun]:
        """The hundredths of currencies, by the keys of `currencies`."""
        own = {name: self.noun(text) for name, text in self.lexicon.money.coins.items()}
        own |= {sign: own[code] for sign, code in SIGNS.items() if code in own and sign not in own}
        words = self.lexicon.money.currencies
        named = {spelling: own[name] for name in words if name in own for spelling in self.currencies[name].spellings()}
        return ByAbbreviation(named | own)

    def per(self, unit: str) -> str:
        """Say what stands after the slash of a rate: "pro Stunde"; a word that is no unit is left as it is."""
        if unit in self.lexicon.measures.rates:
            return self.lexicon.measures.rates[unit]
        if unit in UNITS and unit not in self.lexicon.measures.nouns and (pattern := self.names.per_unit(unit)):
            return pattern.replace("{}", "").strip()
        return join(self.lexicon.measures.per, self.units[unit].name() if unit in self.units else unit)


def _number_pattern(point: str, group: str) -> str:
    """Return a pattern for numbers of the language and, where nothing else is meant, of those that do it otherwise."""
    p, g = re.escape(point), re.escape(group)
    # In India all groups but the last have two digits.
    groups = r"\d{1,3}(?:,\d{2,3}){0,6},\d{3}" if group == "," else rf"\d{{1,3}}(?:{g}\d{{3}}){{1,6}}"
    spaced = r"[1-9]\d{0,2}(?:(?: \d{3}){1,6}|(?:'\d{3}){1,6})"
    foreign = rf"\d{{1,3}}(?:{p}\d{{3}}){{1,6}}{g}\d{{1,2}}(?!\d)|\d{{1,3}}(?:{p}\d{{3}}){{2,6}}(?![\d{p}{g}])"
    return rf"(?:{foreign}|(?:(?:{groups}|{spaced})(?!\d)|\d++)(?:[.,]\d++)?)"
