"""Rules for what is typed rather than read: mail and web addresses, files, handles, hashtags, versions."""

from __future__ import annotations

import re

from cadenza.text.grammars.edits import before, join
from cadenza.text.grammars.english_words import DOMAINS, EXTENSIONS
from cadenza.text.grammars.speaker import Speaker
from cadenza.text.normalize import Answer, Rule, edit, symbol_name

_RUN = re.compile(r"[A-Z]++(?![a-z])|[A-Z]?[a-z]++|[^\W\d_a-zA-Z]++|\d++|[A-Z]|.", re.DOTALL)
_VOWEL = re.compile("[aeiouyà-öø-ÿ]")
_TLD = "|".join(sorted(DOMAINS, key=len, reverse=True))
_FILE = "|".join(sorted(EXTENSIONS, key=len, reverse=True))
_TAIL = r"(?:[/?#:]\S{0,2000}(?<=[\w/=&#+-]))?"
_LABELS = r"(?:[^\W_][\w-]{0,62}\.){1,8}"
_SAID = frozenset("com org net info edu gov blog shop online".split())
"""Ends of addresses that are said as words though they are short."""


class Typist:
    """Says all that is in an address: words, numbers and the name of each sign."""

    def __init__(self, speaker: Speaker) -> None:
        self._speaker = speaker

    def typed(self, text: str) -> str:
        """Say `text`, sign by sign where it is no word or number."""
        return join(*map(self._run, _RUN.findall(text)))

    def _run(self, run: str) -> str:
        writing = self._speaker.lexicon.writing
        if run.isdecimal():
            return self._speaker.short(run)
        if not run.isalpha():
            names = (writing.punctuation.get(char) or symbol_name(char, writing.symbols) or "" for char in run)
            return join(*names)
        word = run.lower()
        lettered = len(word) == 1 or (len(word) < 3 and word not in _SAID) or not _VOWEL.search(word)
        return word.upper() if lettered and word.isascii() and len(word) < 6 else word


def address_rules(speaker: Speaker) -> tuple[Rule, ...]:
    """Addresses of mail, the web and files; handles and hashtags."""
    typed = Typist(speaker).typed
    writing = speaker.lexicon.writing

    def mail(match: re.Match[str]) -> Answer:
        return join(typed(match[1]), writing.at, typed(match[2]))

    def web(match: re.Match[str]) -> Answer:
        return typed(match["rest"])

    def whole(match: re.Match[str]) -> Answer:
        return typed(match[0])

    def handle(match: re.Match[str]) -> Answer:
        return join(writing.at, typed(match[1]))

    def hashtag(match: re.Match[str]) -> Answer:
        return join(writing.hashtag, typed(match[1]))

    return (
        Rule(speaker.pattern(rf"(?<![\w.+%-])([^\W-][\w.+%-]{{0,63}})@({_LABELS}[^\W\d_]{{2,24}})(?!\w)"), mail),
        Rule(speaker.pattern(r"(?<!\w)(?:https?|ftp|wss?)://(?P<rest>\S{1,2000}(?<=[\w/=&#+-]))"), web),
        Rule(speaker.pattern(rf"(?<![\w@./-])(?P<rest>(?:www\.)?{_LABELS}(?:{_TLD})(?!\w|-\w|\.\w){_TAIL})"), web),
        Rule(speaker.pattern(rf"(?<![\w@./-])(?P<rest>www\.{_LABELS}[^\W\d_]{{2,24}}(?!\w|\.\w){_TAIL})"), web),
        Rule(speaker.pattern(rf"(?<![\w.-])\w[\w.-]{{0,80}}\.(?i:{_FILE})(?![\w-])"), whole),
        Rule(speaker.pattern(r"(?<![\w./])~?/[\w.-]{1,80}/(?:[\w.-]{1,80}/?){0,20}(?<=[\w/])"), whole),
        Rule(speaker.pattern(r"(?<!\w)[A-Za-z]:\\\S{0,500}(?<=[\w\\])"), whole),
        Rule(speaker.pattern(r"(?<![\w@.])@([^\W\d][\w.]{0,60}(?<=\w))"), handle),
        Rule(speaker.pattern(r"(?<![\w#&])#([^\W\d]\w{0,100})"), hashtag),
    )


def version_rules(speaker: Speaker) -> tuple[Rule, ...]:
    """Numbers with several points, and those after a "v"."""
    writing, numbers = speaker.lexicon.writing, speaker.numbers

    def version(match: re.Match[str]) -> Answer:
        said_before = before(match, 12).lower().rstrip().endswith(writing.version)
        parts = [speaker.whole(part) for part in match["numbers"].split(".")]
        point = f" {writing.punctuation.get('.', '')} "
        said = point.join(parts)
        return [edit(match, join(writing.version if match["v"] and not said_before else "", said))]

    def network(match: re.Match[str]) -> Answer:
        point = f" {writing.punctuation.get('.', '')} "
        return point.join(map(numbers.digits, match[0].split(".")))

    group = re.escape(speaker.group)
    free = rf"(?<![{speaker.word}.,])(?!\d{{1,3}}(?:{group}\d{{3}}){{1,6}}{speaker.last})"
    return (
        Rule(speaker.pattern(rf"{free}\d{{1,3}}(?:\.\d{{1,3}}){{3}}(?![\w.]*\w)"), network, digits=True),
        Rule(
            speaker.pattern(rf"{free}(?P<v>[vV]?)(?P<numbers>\d{{1,6}}(?:\.\d{{1,6}}){{2,6}})(?!\w|\.\d)"),
            version,
            digits=True,
        ),
        Rule(
            speaker.pattern(rf"{free}(?P<v>[vV])(?P<numbers>\d{{1,6}}(?:\.\d{{1,6}})?)(?!\w|\.\d)"),
            version,
            digits=True,
        ),
    )
