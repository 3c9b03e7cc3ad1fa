"""Rules for numbers as such: ordinals, decades, years, fractions, ranges, sums, and plain numbers."""

from __future__ import annotations

import re
from decimal import Decimal

from cadenza.text.grammars.digits import SUPERSCRIPTS, VULGAR
from cadenza.text.grammars.edits import after, before, join
from cadenza.text.grammars.lexicon import any_of
from cadenza.text.grammars.speaker import DASH, HALVES, TIMES, Speaker
from cadenza.text.normalize import Answer, Rule, edit
from cadenza.text.numbers import LONGEST


def ordinal_rules(speaker: Speaker) -> tuple[Rule, ...]:
    """Numbers that an ending or a dot makes ordinals, and those that end in a suffix or as a decade."""
    counting = speaker.lexicon.counting
    digits = rf"(?<![{speaker.word}.,])(\d{{1,{LONGEST}}})"

    def by_ending(match: re.Match[str]) -> Answer:
        return speaker.numbers.ordinal(int(match[1]), counting.ordinals[match[2]])

    def by_dot(match: re.Match[str]) -> Answer:
        if counting.ordinal_dot is None:
            return None
        return speaker.numbers.ordinal(int(match[1]), counting.ordinal_dot(before(match), after(match)))

    def decade(match: re.Match[str]) -> Answer:
        return counting.decade(int(match[1])) if counting.decade else None

    def suffixed(match: re.Match[str]) -> Answer:
        number = match[1]
        said = speaker.numbers.year(int(number)) if speaker.is_year(number) else speaker.whole(number)
        return said + match[2].lower()

    rules = [
        Rule(re.compile(rf"{digits}({any_of(counting.ordinals)})(?![{speaker.word}])"), by_ending, digits=True),
        Rule(re.compile(rf"{digits}'?(?:{any_of(counting.decades)})(?![{speaker.word}])"), decade, digits=True),
    ]
    if counting.suffixes:
        joints = re.escape(counting.suffixes)
        rules.append(
            Rule(
                re.compile(rf"{digits}[{joints}]({speaker.letter}{{1,12}})(?![{speaker.word}])"), suffixed, digits=True
            )
        )
    if counting.ordinal_dot:
        short = rf"(?<![{speaker.word}.,])(\d{{1,3}})\."
        rules.append(Rule(re.compile(rf"{short}(?= ?{speaker.letter}{{2}})"), by_dot, digits=True))
    return tuple(rules)


def sum_rules(speaker: Speaker) -> tuple[Rule, ...]:
    """Fractions, ranges, ratios, and what is between numbers in a sum."""
    counting = speaker.lexicon.counting
    operators = counting.operators

    def fraction(match: re.Match[str]) -> Answer:
        if match[0] == "24/7":
            return join(speaker.whole("24"), speaker.whole("7"))
        form = speaker.agree(match, many=False)
        if match[0] in HALVES and form and counting.half:
            return counting.half.get(form, counting.half[""])
        return speaker.spread(match.start(), match[0], speaker.say_amount(match[0]), form)

    def ends(match: re.Match[str]) -> Answer:
        low, high = match[1], match[2]
        form = speaker.agree(match, many=True)
        years = [speaker.is_year(low), speaker.is_year(high) or (len(high) == 2 and high > low[2:])]
        said = [
            speaker.numbers.year(int(text)) if all(years) and len(text) == 4 else speaker.say(text, form)
            for text in (low, high)
        ]
        first, last = (Decimal(".".join(speaker.parse(text)[::2])) for text in (low, high))
        # "2024-118" and "7-7" are no ranges.
        return join(said[0], counting.until, said[1]) if all(years) or first < last else ", ".join(said)

    def ratio(match: re.Match[str]) -> Answer:
        return join(speaker.whole(match[1]), operators.get(":", ""), speaker.whole(match[2]))

    def between(match: re.Match[str]) -> Answer:
        return operators.get("x" if match[0] in "XхХ" else match[0])

    def dash(match: re.Match[str]) -> Answer:
        return counting.minus if "=" in after(match) else join(counting.until)

    def power(match: re.Match[str]) -> Answer:
        text = match[0].translate(SUPERSCRIPTS)
        known = operators.get({"2": "²", "3": "³"}.get(text, ""))
        return known or join(operators.get("^", ""), speaker.say(text))

    number, free = speaker.number, rf"(?<![{speaker.word}.,/:-])"
    return (
        Rule(re.compile(r"(?<=[\d)²³])[+×*÷=^](?=[\d.(-])|(?<=\d)[-/](?=[\d.]{1,20}=)"), between, digits=True),
        Rule(speaker.pattern(rf"(?<![\w/.]){speaker.fraction}"), fraction, digits=True),
        Rule(speaker.pattern(rf"(?<![\w/-])(?:\d{{1,9}} ?)?{VULGAR}"), fraction),
        Rule(speaker.pattern(rf"{free}({number}){DASH}({number})(?![\w-])"), ends, digits=True),
        Rule(speaker.pattern(r"(?<![\w.,:])(\d{1,4}):(\d{1,4})(?![\w:])"), ratio, digits=True),
        Rule(
            re.compile(rf"(?<=\d )[+×*÷=^](?= [\d-])|(?<=\d)[{TIMES}](?=\d)|(?<=\d )[{TIMES}](?= \d)"),
            between,
            digits=True,
        ),
        Rule(re.compile(rf"(?<=[\d)%] ){DASH}(?= \d)|(?<=\d{speaker.letter}){DASH}(?=\d)"), dash, digits=True),
        Rule(re.compile("(?<=[\\w)])[⁺⁻]?[⁰¹²³⁴-⁹]{1,9}"), power),
    )


def year_rules(speaker: Speaker) -> tuple[Rule, ...]:
    """Four digits that are a year."""

    def year(match: re.Match[str]) -> Answer:
        return speaker.numbers.year(int(match[0])) if speaker.is_year(match[0]) else None

    def short(match: re.Match[str]) -> Answer:
        return speaker.numbers.cardinal(int(match[1])) if match[1][0] != "0" else speaker.paced(match[1])

    return (
        Rule(re.compile(rf"(?<![{speaker.word}.,+-])\d{{4}}{speaker.last}(?!-\d)"), year, digits=True),
        Rule(re.compile(r"(?<![\w.,])'(\d\d)(?![\w'])"), short, digits=True),
    )


def number_rules(speaker: Speaker) -> tuple[Rule, ...]:
    """Any number that nothing else has taken, in agreement with the word after it; and the points of what is left."""
    counting = speaker.lexicon.counting

    def number(match: re.Match[str]) -> Answer:
        text = match[0]
        if text.isdecimal() and len(text) >= 7 and not text.endswith("000"):
            return speaker.paced(text)
        form = speaker.agree(match, many=text.lstrip("+-") != "1")
        return speaker.spread(match.start(), text, speaker.say(text, form), form)

    def scaled(match: re.Match[str]) -> Answer:
        noun = speaker.scales[match["scale"]]
        number, words = speaker.count(match["number"], noun)
        return [
            *speaker.spread(match.start("number"), match["number"], number, noun.form),
            edit(match, words, "scale"),
        ]

    def point(match: re.Match[str]) -> Answer:
        return counting.points.get(match[0])

    def any_digits(match: re.Match[str]) -> Answer:
        return speaker.short(match[0])

    # Nor is the dash of "14日-16日" a sign, as that of "気温-5度" is.
    signed = rf"(?:(?<![{speaker.word}.)\]])(?<!\d{speaker.letter})[-+]|(?<![{speaker.word}.]))"
    # "5 M" is five million of a currency only.
    scale = any_of(name for name in speaker.scales if len(name) > 1)
    return (
        Rule(re.compile(rf"(?P<number>{speaker.amount}) ?(?P<scale>{scale})(?![{speaker.word}])"), scaled, digits=True),
        Rule(re.compile(rf"{signed}{speaker.number}"), number, digits=True),
        Rule(re.compile(r"(?<=\d)[.,](?=\d)"), point, digits=True),
        Rule(re.compile(r"\d+"), any_digits, digits=True),
    )
