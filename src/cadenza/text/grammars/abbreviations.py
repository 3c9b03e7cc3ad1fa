"""Rules for abbreviations of words, "z. B.", "Mme", and for initials."""

from __future__ import annotations

import re
from collections.abc import Mapping

from cadenza.text.grammars.edits import after, before, cover
from cadenza.text.grammars.speaker import Speaker
from cadenza.text.initials import is_initial
from cadenza.text.normalize import Answer, Rule

_STOP = r"(?:\.(?=\W{1,8}\w)|(?=\.(?!\w)))"
"""The last dot of an abbreviation, unless it also ends the sentence and has to stay."""
_EDGE = r"(?<![\w.'-])"


def abbreviation_rules(speaker: Speaker) -> tuple[Rule, ...]:
    """Abbreviations of the lexicon, longest first, then runs of letters with dots, then initials."""
    writing = speaker.lexicon.writing
    language = speaker.lexicon.language
    # Numbers may touch words where words are apart from each other, as in Arabic: abbreviations may not.
    edge = r"\w" if speaker.lexicon.touching and language.words == "spaces" else speaker.word

    def dotted(match: re.Match[str]) -> Answer:
        return match[1].replace(".", "").upper()

    def initial(match: re.Match[str]) -> Answer:
        words, following = before(match).split(), after(match, 24).split()
        return match[1] if is_initial(words[-1] if words else "", following[0], language) else None

    return (
        *_rules(writing.titles, rf"(?:\.|)(?= {speaker.letter})", edge, only_before_capital=True),
        *_rules(writing.before_number, r"(?:\.|)(?= ?#?\d)", edge),
        *_rules({name: words for name, words in writing.abbreviations.items() if name[-1] == "."}, _STOP, edge),
        *_rules({name: words for name, words in writing.abbreviations.items() if name[-1] != "."}, r"(?!['/]\w)", edge),
        Rule(re.compile(rf"{_EDGE}((?:{speaker.letter}\.){{1,8}}{speaker.letter}){_STOP}"), dotted),
        Rule(re.compile(rf"(?<![\w.'&-])({speaker.letter})\.(?= ?{speaker.letter})"), initial),
    )


def _rules(entries: Mapping[str, str], tail: str, word: str, *, only_before_capital: bool = False) -> tuple[Rule, ...]:
    """Make the rule that finds any of `entries`, each without its last dot and with `tail` behind it."""
    if not entries:
        return ()
    words = {_key(name): text for name, text in entries.items()}

    def read(match: re.Match[str]) -> Answer:
        if only_before_capital and match.string[match.end() :].lstrip()[:1].islower():
            return None
        key = _key(match[0])
        text = words.get(key) or words[key[0].lower() + key[1:]]
        if text.isupper() and " " in match[0]:
            text = " ".join(text)
        return cover(match.start(), match[0], text)

    patterns = sorted(map(_pattern, entries), key=len, reverse=True)
    return (Rule(re.compile(rf"(?<![{word}.'-])(?:{'|'.join(patterns)})(?![{word}]){tail}"), read),)


def _key(name: str) -> str:
    return name.replace(".", "").replace(" ", "")


def _pattern(name: str) -> str:
    """Return a pattern for an abbreviation without its last dot: spaces are optional, so is a first capital."""
    first = f"[{name[0]}{name[0].upper()}]" if name[0].islower() else re.escape(name[0])
    rest = re.escape(name[1:].removesuffix(".").replace(". ", ".")).replace(r"\.", r"\. ?")
    return first + rest
