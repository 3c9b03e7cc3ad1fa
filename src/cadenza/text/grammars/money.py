"""Rules for amounts of money, the sign before or after them, with "million" and the like in between."""

from __future__ import annotations

import re
from decimal import Decimal

from cadenza.text.grammars.edits import cover, is_word, join
from cadenza.text.grammars.lexicon import any_of
from cadenza.text.grammars.speaker import DASH, Speaker
from cadenza.text.normalize import Answer, Rule, edit


def money_rules(speaker: Speaker) -> tuple[Rule, ...]:
    """Amounts of money."""
    money = Prices(speaker)
    names = list(speaker.currencies)
    signs = [name for name in names if not is_word(name)]
    prefix = money.prefix
    edge = rf"(?![{speaker.word}])"
    words = [name for name in names if is_word(name.removesuffix("."))]
    suffix = rf"{any_of(name for name in signs if name not in words)}|(?:{any_of(words)}){edge}"
    scale = any_of(speaker.scales)
    even = r"(?:(?:[.,][-–—]{1,2}|/-)(?![\d]))?"
    return (
        Rule(
            re.compile(
                rf"(?<![{speaker.word})])(?<!\d )(?P<minus>-?)(?P<sign>{prefix}) ?"
                rf"(?P<amount>-?{speaker.number}(?:(?:{DASH}(?:{prefix})?| {DASH} (?P=sign) ?){speaker.number})?)"
                rf"(?P<even>{even})"
                rf"(?: ?(?P<scale>{scale}){edge})?{speaker.last}(?: (?P<code>{money.codes}){edge})?"
            ),
            money.sign_first,
            digits=True,
        ),
        Rule(
            re.compile(rf"(?P<amount>{speaker.amount})(?P<even>{even})(?: ?(?P<scale>{scale}))? ?(?P<sign>{suffix})"),
            money.sign_last,
            digits=True,
        ),
    )


class Prices:
    """The readings of amounts of money in one language."""

    def __init__(self, speaker: Speaker) -> None:
        self._speaker = speaker
        self._conventions = speaker.lexicon.money
        names = list(speaker.currencies)
        signs = [name for name in names if not is_word(name)]
        codes = [name for name in names if name.isalpha() and name.isupper() and len(name) == 3]
        self.codes = any_of(codes)
        self.prefix = any_of([*signs, *codes, *self._conventions.before.split()])
        self._inner_sign = re.compile(rf" ?({DASH}) ?(?:{self.prefix}) ?")

    def sign_first(self, match: re.Match[str]) -> Answer:
        """Read "€ 12,50": both tokens get a part of the words in the order in which they are said."""
        start, end = match.start(), match.end("code" if match["code"] else "even")
        text, sign = match["minus"] + self._inner_sign.sub(r"\1", match["amount"]), match["code"] or match["sign"]
        if not match["scale"]:
            return cover(start, match.string[start:end], join(*self.say(text, sign)))
        number, scale, unit = self._scaled(text, match["scale"], sign)
        if " " not in number:
            return cover(start, match[0], join(number, scale, unit))
        return [
            *cover(start, match.string[start : match.end("even")], number),
            *cover(match.start("scale"), match.string[match.start("scale") : match.end()], join(scale, unit)),
        ]

    def sign_last(self, match: re.Match[str]) -> Answer:
        """Read "12,50 €"."""
        text, sign, start = match["amount"], match["sign"], match.start("sign")
        if match["scale"]:
            number, scale, unit = self._scaled(text, match["scale"], sign)
            scale_edits = [edit(match, scale, "scale"), *cover(start, sign, unit)]
        else:
            number, unit = self.say(text, sign)
            scale_edits = cover(start, sign, unit)
        form = self._speaker.currencies[sign].form
        even = [edit(match, "", "even")] if match["even"] else []
        return [*self._speaker.spread(match.start("amount"), text, number, form), *even, *scale_edits]

    def say(self, text: str, sign: str) -> tuple[str, str]:
        """Say an amount: the number, and then the currency and what comes after it."""
        speaker = self._speaker
        units, _, decimals = speaker.parse(text.lstrip("-"))
        if len(decimals) == 2 and sign in speaker.coins and units.isdecimal():
            number, rest = self._with_coins(units, decimals, sign)
            return join(speaker.lexicon.counting.minus if text[0] == "-" else "", number), rest
        number, words = speaker.count(text, speaker.currencies[sign])
        is_round = not decimals and len(units) > 6 and units.endswith("000000")
        return number, self._conventions.of(words) if is_round else words

    def _with_coins(self, units: str, decimals: str, sign: str) -> tuple[str, str]:
        speaker, conventions = self._speaker, self._conventions
        number, unit = speaker.count(units, speaker.currencies[sign])
        if decimals == "00":
            return number, unit
        coin_number, coin = speaker.count(decimals.lstrip("0"), speaker.coins[sign])
        if not units.strip("0"):
            return coin_number, coin
        if not conventions.named and decimals[0] != "0":
            return number, join(unit, conventions.joint, speaker.whole(decimals))
        return number, join(unit, conventions.joint_coin or conventions.joint, coin_number, coin)

    def _scaled(self, text: str, scale: str, sign: str) -> tuple[str, str, str]:
        """Say "1,5 Mio. €": the number, the scale, and the currency as it stands after it."""
        speaker = self._speaker
        number, words = speaker.count(text, speaker.scales[scale])
        unit = speaker.currencies[sign].name(speaker.names.category(Decimal(10**6)))
        return number, words, self._conventions.of(unit)
