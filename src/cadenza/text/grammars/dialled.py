"""Rules for what is dialled or typed digit by digit, slow enough to be written down: phone numbers, cards, codes."""

from __future__ import annotations

import re

from cadenza.text.grammars.digits import with_zeros
from cadenza.text.grammars.edits import join
from cadenza.text.grammars.speaker import Speaker
from cadenza.text.normalize import Answer, Edit, Rule, edit

_CHUNK = re.compile(r"\S+")
_GROUP = re.compile(r"\d+")
_RUN = re.compile(r"\d+|[A-Z]+")
_FEWEST, _MOST = 6, 15
"""Digits of a phone number; more than the world's longest is none."""
_FEWEST_OF_ACCOUNT = 10
"""Digits of an IBAN: the shortest have eleven after the two that check them."""


class _Dial:
    def __init__(self, speaker: Speaker) -> None:
        self._speaker = speaker
        self._pairs = speaker.lexicon.dialling.pairs

    def group(self, text: str) -> str:
        """Say one group of digits of a phone number."""
        if not self._pairs or len(text) < 2:
            return self._speaker.paced(text)
        pairs = (text[at : at + 2] for at in range(len(text) % 2, len(text), 2))
        parts = [text] if len(text) == 3 else [text[: len(text) % 2], *pairs]
        return ", ".join(with_zeros(self._speaker.numbers, part) for part in parts if part)

    def edits(self, start: int, written: str) -> list[Edit]:
        """Say a number that is written at `start`, with a pause between its groups."""
        edits = []
        chunks = list(_CHUNK.finditer(written))
        for chunk in chunks:
            groups = [self.group(digits) for digits in _GROUP.findall(chunk[0])]
            if not groups:
                continue
            plus = self._speaker.lexicon.counting.plus if "+" in chunk[0] else ""
            said = join(plus, ", ".join(groups)) + ("" if chunk is chunks[-1] else ",")
            edits.append(Edit(start + chunk.start(), start + chunk.end(), said))
        return edits


def dial_rules(speaker: Speaker) -> tuple[Rule, ...]:
    """Phone numbers, card numbers, and digits after a word that says what they are."""
    dial = _Dial(speaker)
    dialling = speaker.lexicon.dialling

    def phone(match: re.Match[str]) -> Answer:
        if not _FEWEST <= sum(map(str.isdecimal, match[0])) <= _MOST:
            return None
        return dial.edits(match.start(), match[0])

    def card(match: re.Match[str]) -> Answer:
        return [
            edit(match, speaker.numbers.digits(match[n]) + ("," if n < match.re.groups else ""), n)
            for n in range(1, match.re.groups + 1)
        ]

    def code(match: re.Match[str]) -> Answer:
        if " " in match[1]:
            return dial.edits(match.start(1), match[1])
        return [edit(match, speaker.paced(match[1]), 1)]

    def groups(match: re.Match[str]) -> Answer:
        return ", ".join(map(speaker.numbers.digits, match[0].split("-")))

    def listed(match: re.Match[str]) -> Answer:
        return dial.edits(match.start(), match[0])

    def account(match: re.Match[str]) -> Answer:
        """Read "DE89 3704 0044" sign by sign, with a pause after each group."""
        if sum(map(str.isdecimal, match[0])) < _FEWEST_OF_ACCOUNT:
            return None
        chunks = list(_CHUNK.finditer(match[0]))
        said = [
            join(*(speaker.paced(run) if run.isdecimal() else run for run in _RUN.findall(chunk[0])))
            for chunk in chunks
        ]
        ends = [","] * (len(chunks) - 1) + [""]
        return [
            Edit(match.start() + chunk.start(), match.start() + chunk.end(), words + end)
            for chunk, words, end in zip(chunks, said, ends, strict=True)
        ]

    def identifier(match: re.Match[str]) -> Answer:
        parts = match[0].split("-")
        if any(part.islower() and part.isalpha() for part in parts) or not any(map(str.isdecimal, match[0])):
            return None
        runs = (re.findall(r"\d+|\D+", part) for part in parts)
        said = (join(*(speaker.numbers.digits(r) if r.isdecimal() else r.upper() for r in part)) for part in runs)
        return ", ".join(said)

    free, end = rf"(?<![{speaker.word}.,+-])(?<!\d )", rf"(?![{speaker.word}-]|[.,:/]\d|%)"
    rest = r"(?:[ ./-]{0,3}\(?\d{1,8}+\)?){1,7}"
    rules = [
        Rule(
            re.compile(r"(?<![\w-])[A-Z]{2}\d\d(?: ?[A-Z\d]{4}){2,7}(?: ?[A-Z\d]{1,3})?(?![\w-])"), account, digits=True
        ),
        Rule(re.compile(rf"{free}\+\d{{1,3}}{rest}{end}"), phone, digits=True),
        Rule(re.compile(rf"{free}(?:\(0\d{{1,5}}\)|0\d{{1,8}}(?=[ /-]\d|\d)){rest}{end}"), phone, digits=True),
        Rule(re.compile(rf"{free}0\d{{1,4}}(?:\.\d{{2,4}}){{2,5}}{end}"), phone, digits=True),
        Rule(re.compile(rf"{free}\d{{3}}([ -])\d{{3}}\1\d{{4}}{end}"), phone, digits=True),
        Rule(re.compile(rf"{free}(\d{{4}}[ -])(\d{{4}}[ -])(\d{{4}}[ -])(\d{{4}}){end}"), card, digits=True),
        Rule(re.compile(rf"{free}\d{{1,12}}(?:-\d{{1,12}}){{2,8}}{end}"), groups, digits=True),
        Rule(
            speaker.pattern(r"(?<![\w.-])[A-Za-z0-9]{1,16}(?:-[A-Za-z0-9]{1,16}){2,8}(?![\w-])"),
            identifier,
            digits=True,
        ),
    ]
    if dialling.patterns:
        rules.insert(0, Rule(re.compile(rf"{free}(?:{'|'.join(dialling.patterns)}){end}"), listed, digits=True))
    if dialling.cues:
        rules.append(
            Rule(
                re.compile(
                    rf"(?<!\w)(?i:{dialling.cues}),?:? ?#?(?<=[ #])(\d{{3}}(?: \d{{3}}){{1,3}}|\d{{3,20}}){end}"
                ),
                code,
                digits=True,
            )
        )
    return tuple(rules)
