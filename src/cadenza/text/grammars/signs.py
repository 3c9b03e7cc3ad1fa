"""Rules for signs: flags and emoji by the names they have in the language, markup, comparisons, slashes."""

from __future__ import annotations

import importlib
import re
from collections.abc import Iterator, Mapping
from functools import cache

from cadenza.text.grammars.anycase import AnyCase
from cadenza.text.grammars.lexicon import any_of
from cadenza.text.grammars.speaker import Speaker
from cadenza.text.normalize import Answer, Rule, edit

_SILENT = dict.fromkeys("`†‡\u00a8´¯¸®™©", "") | dict.fromkeys("•·", ",")
_PICTURE = "[\u2190-\u21ff\u2300-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff]"
_TONE = "[\ufe0f\U0001f3fb-\U0001f3ff]"


class SignNames(Mapping[str, str]):
    """Names of signs: those of the lexicon, else those of the emoji, which are only loaded when one is asked for."""

    def __init__(self, names: Mapping[str, str], language: str) -> None:
        self._names = _SILENT | dict(names)
        self._language = language

    def __getitem__(self, sign: str) -> str:
        """Return the name of `sign`; raise KeyError if it has none in the language."""
        if sign in self._names:
            return self._names[sign]
        return emoji_names(self._language)[sign]

    def __contains__(self, sign: object) -> bool:
        return sign in self._names or (
            isinstance(sign, str) and not sign.isascii() and sign in emoji_names(self._language)
        )

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)


@cache
def emoji_names(language: str) -> Mapping[str, str]:
    """Return the names of all emoji in a language, none if the library `emoji` doesn't know the language."""
    emoji = importlib.import_module("emoji")
    if language not in emoji.LANGUAGES:
        return {}
    emoji.config.load_language(language)
    found = ((sign, data.get(language, "")) for sign, data in emoji.EMOJI_DATA.items())
    return {sign: " ".join(re.findall(r"[^\W_]+", name)).lower() for sign, name in found if name}


def sign_rules(speaker: Speaker) -> tuple[Rule, ...]:
    """Signs that are more than one character, or that mean something else than their name."""
    writing = speaker.lexicon.writing
    code = speaker.lexicon.language.code
    several = {name: words for name, words in writing.symbols.items() if len(name) > 1}
    slashed = AnyCase({name: words for name, words in several.items() if "/" in name})
    compared = {name: words for name, words in several.items() if "/" not in name}

    def flag(match: re.Match[str]) -> Answer:
        known = emoji_names(code).get(match[0])
        letters = "".join(chr(ord(char) - 0x1F1E6 + ord("A")) for char in match[0])
        return known or f"{writing.flag} {letters}"

    def picture(match: re.Match[str]) -> Answer:
        return emoji_names(code).get(match[0]) or emoji_names(code).get(match[0].replace("\ufe0f", ""))

    return (
        Rule(re.compile("[\U0001f1e6-\U0001f1ff]{2}"), flag),
        Rule(re.compile(rf"{_PICTURE}{_TONE}{{0,2}}(?:\u200d{_PICTURE}{_TONE}{{0,2}}){{1,4}}"), picture),
        Rule(re.compile(rf"(?<![\w./])(?i:{any_of(slashed)})(?![\w/])"), lambda match: slashed[match[0]]),
        Rule(
            re.compile(r"(?:(?<=\s)|(?<=^)|(?<=[(\"']))[*_]{1,3}(?=\w)|(?<=[\w.,!?])[*_]{1,3}(?=[\s.,!?)\"']|$)"),
            lambda match: "",
        ),
        Rule(re.compile(rf"(?<={speaker.letter} )/(?= {speaker.letter})"), lambda match: ","),
        Rule(re.compile(rf"(?<={speaker.letter}{{2}})/(?={speaker.letter}{{2}})"), lambda match: ""),
        Rule(re.compile(rf"(?<![<>=!-])(?:{any_of(compared)})(?![<>=-])"), lambda match: compared[match[0]]),
        Rule(re.compile(r"#(?=\d)"), lambda match: writing.before_number.get("#"), digits=True),
        Rule(
            re.compile(r"(?<!\w)(~)(?=[$£€]?\d)"),
            lambda match: [edit(match, writing.symbols["~"], 1)] if "~" in writing.symbols else None,
            digits=True,
        ),
    )
