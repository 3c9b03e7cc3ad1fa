"""English graphemes to phonemes: misaki's rules and lexicons, as the library hibari holds them.

The part of speech of a word, and so the sound of a homograph, is told from the whole sentence; a word's symbols are
kept apart from its neighbours' all the same, so that the map from words to phonemes is exact and needs no alignment.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import ClassVar

from anyascii import anyascii
from hibari import g2p
from hibari.g2p.tagger import Tagger

from cadenza.speech import PAUSES
from cadenza.text.g2p.alphabet import from_ipa, has_sound, only_symbols
from cadenza.text.g2p.readable import letter_name
from cadenza.text.languages import Language
from cadenza.text.table import Table
from cadenza.text.tokens import Reading


class English:
    """English by misaki's rules and lexicons in the library hibari: part-of-speech tags decide between homographs.

    `british` chooses the lexicon and the rules of en-GB. Words in no lexicon are read by the library's own network;
    letters of other scripts are transliterated first.
    """

    _tagger: ClassVar[Tagger | None] = None
    """The one of the accent that was loaded first; it is the same for both."""

    def __init__(self, *, british: bool) -> None:
        self._g2p = g2p.G2P(british=british)
        self._g2p.tagger = English._tagger = English._tagger or _compact(self._g2p.tagger)
        self._g2p.lexicon.golds.d |= _ADDED
        if british:
            self._g2p.lexicon.golds.d["Z"] = "zˈɛd"  # the library's has the American name
        for words in (self._g2p.lexicon.golds, self._g2p.lexicon.silvers):
            words.d = Table(words.d)  # in a fraction of the memory

    def __call__(self, readings: Sequence[Reading]) -> list[str]:
        """Return the symbols of each reading; a word that can't be read is spelled, what has no sound is empty."""
        texts = _unquoted([_readable(reading) for reading in readings])
        shouted = [_core(text).isupper() and len(_core(text)) > 1 for text in texts]
        spoken = self._read(texts)
        for index, reading in enumerate(readings):
            if reading.ipa is not None:
                spoken[index] = from_ipa(reading.ipa)
            elif reading.letters:
                spoken[index] = self._letters(texts[index])
            elif shouted[index]:
                in_a_run = any(shouted[max(0, index - 1) : index] + shouted[index + 1 : index + 2])
                spoken[index] = self._unspelled(_core(texts[index]), spoken[index], in_a_run)
            if reading.ipa is None and not has_sound(spoken[index]) and any(map(str.isalpha, texts[index])):
                spoken[index] = self._letters(texts[index])
            elif reading.ipa is None and not reading.letters:
                spoken[index] = self._by_neighbour(texts, index) or spoken[index]
            if reading.ipa is None:
                spoken[index] = _with_mark(spoken[index], texts[index], is_last=index == len(texts) - 1)
        return [f" {symbols}" if has_sound(symbols) else symbols for symbols in spoken]

    def _by_neighbour(self, texts: Sequence[str], index: int) -> str | None:
        """Give the sound of a homograph that one neighbour decides, where the tagger is often mistaken."""
        word = _core(texts[index])
        following = _core("".join(texts[index + 1 : index + 2])).lower()
        if texts[index].lower() == "lead" and following in _OF_LEAD:
            return "lˈɛd"
        entry = self._g2p.lexicon.golds.get(word) if word.islower() else None
        if not isinstance(entry, dict) or not index or not {"VERB", "NOUN"} & entry.keys():
            return None
        subject = texts[index - 1].lower()
        is_you = subject == "you" and (index == 1 or _core(texts[index - 2]).lower() in _BEFORE_SUBJECT)
        if subject not in _SUBJECTS and not is_you:
            return None
        marks = only_symbols(texts[index][len(texts[index].rstrip(_CLOSING_MARKS)) :])
        symbols: str = self._g2p.lexicon.lookup(word, "VB", None, None)[0]
        return symbols + marks

    def _unspelled(self, word: str, symbols: str, in_a_run: bool) -> str:
        """Mend an ordinary word in capitals ("GO!") that the tagger took for an acronym and the rules spelled."""
        spelled = self._g2p.lexicon.get_NNP(word)[0]
        ordinary = word.lower()
        lexicon = self._g2p.lexicon
        if not spelled or spelled not in symbols or word in lexicon.golds.d or ordinary not in lexicon.golds.d:
            return symbols
        if ordinary in _ALSO_ACRONYMS and not in_a_run:
            return symbols
        return symbols.replace(spelled, lexicon.lookup(ordinary, None, 2, None)[0])

    def _read(self, texts: Sequence[str]) -> list[str]:
        """Read the words together; the library keeps white space, which says where each piece of one ends."""
        pieces = [(owner, piece) for owner, text in enumerate(texts) for piece in _pieces(text)]
        spoken = [""] * len(pieces)
        at = 0
        for token in self._g2p.phonemize_tokens(self._g2p.tokenize(" ".join(piece for _, piece in pieces))):
            spoken[at] += only_symbols(token.phonemes or "")
            at += bool(token.whitespace)
        of_text: list[list[str]] = [[] for _ in texts]
        for (owner, _), symbols in zip(pieces, spoken, strict=True):
            of_text[owner].append(symbols)
        return [" ".join(filter(None, symbols)) for symbols in of_text]

    def _letters(self, text: str) -> str:
        """Return the names of the letters in `text`, then its closing punctuation."""
        names = [self._g2p.lexicon.golds.get(c.upper()) for c in anyascii(text) if c.isalpha()]
        names = names or self._read([letter_name(c) for c in text if c.isalpha()])
        closing = "".join(c for c in text[-2:] if c in PAUSES)
        return " ".join(name for name in names if name) + only_symbols(closing)


def _with_mark(symbols: str, text: str, *, is_last: bool) -> str:
    """Give back the closing mark of `text` where the library lost it; a full stop only where it ends the sentence."""
    mark = text.rstrip("'\")")[-1:]
    said = symbols.rstrip('”") ')
    is_lost = mark and mark in ";:,!?—…." and has_sound(said) and said[-1] not in PAUSES
    return said + mark + symbols[len(said) :] if is_lost and (mark != "." or is_last) else symbols


_ADDED = {"JSON": "ʤˈAsᵊn"}
"""Words that the library's lexicons lack."""
_OF_LEAD = frozenset(
    "pipe pipes paint paints box boxes poisoning acid apron bullet bullets weight weights shielding solder".split()
)
"""Words before which lead is the metal."""
_SUBJECTS = frozenset(("i", "we", "they"))
_BEFORE_SUBJECT = frozenset("and can could did do if should that when why will would".split())
"""Words after which "you" is the subject."""
_ALSO_ACRONYMS = frozenset("it us who am pm id ad or pa ma aids add care ram sad ice mad pin nap map ant bat".split())
_ELIDED = re.compile(r"'(?:em|tis|twas|cause|bout|til|n|round|s|ll|re|ve|d|m)\b", re.IGNORECASE)
_RESPELLED = {"'tis": "tizz", "'twas": "twuz", "'n'": "an", "'n": "an", "'til": "till", "'round": "round"}
"""Elided words that the library would read as something else."""
_CLOSING_MARKS = ";:,.!?—…)"
_PLAIN = str.maketrans("[]‘’", "()''") | dict.fromkeys(map(ord, '"“”„«»'))
_NAMED = frozenset(("Ll", "Lm", "Lo", "Lt", "Lu", "Nl", "No"))

_LONGEST_PIECE = 30
_MOST_PARTS = 8
"""Letters and parts (words of a compound, say) that are read as one.

The library's time grows with the cube of the parts, and it raises for a number of 37 digits.
"""


def _core(text: str) -> str:
    return text.strip("'()" + ";:,.!?—…-")


def _readable(reading: Reading) -> str:
    """Return what the library can read: Latin letters, no link syntax, no quotation marks.

    Double ones are left out here: the library's tagger takes them for words. Letters without a like go by their names.
    """
    text = re.sub(r"--+", "—", re.sub(r"\s+", "", reading.text)).translate(_PLAIN)
    if not any(c.isalnum() and (ord(c) > 0x24F or (c.isnumeric() and not c.isascii())) for c in text):
        return text
    latin = anyascii(text).strip()
    if any(map(str.isalnum, latin)):
        return latin
    return " ".join(letter_name(c) for c in text if unicodedata.category(c) in _NAMED)


def _unquoted(texts: Sequence[str]) -> list[str]:
    """Drop the straight single quotes that are quotation marks, or without a sound of their own ("James' car")."""
    bare: list[str] = []
    is_open = False
    for text in texts:
        word = text
        if word.startswith("'") and not _ELIDED.match(word):
            word, is_open = word[1:], True
        body = word.rstrip(_CLOSING_MARKS)
        marks = word[len(body) :]
        body = _RESPELLED.get(body.lower(), body)
        if body.endswith("'") and (is_open or not body[-2:-1].isalpha() or body[-2] in "sS"):
            body, is_open = body[:-1], False
        bare.append(body + marks)
    return bare


def _pieces(text: str) -> Iterator[str]:
    """Cut `text` at spaces, and where a word has more parts or letters than the library reads in a short time."""
    for word in text.split():
        parts = [match.start() for match in g2p.SUBTOKEN_RE.finditer(word)]
        cuts = [0, *parts[_MOST_PARTS::_MOST_PARTS], len(word)]
        for start, stop in pairwise(cuts):
            yield from (word[at : min(at + _LONGEST_PIECE, stop)] for at in range(start, stop, _LONGEST_PIECE))


def _compact(tagger: Tagger) -> Tagger:
    """Let `tagger` keep its weights, and the words that it knows, in a fraction of the memory."""
    tagger.weights, tagger.tagdict = Table(tagger.weights), Table(tagger.tagdict)
    tagger.vocab = Table(dict.fromkeys(tagger.vocab, ""))
    return tagger


def load(language: Language, locale: str) -> English:
    """Return the converter for speakers of `locale`."""
    return English(british=locale == "en-GB")
