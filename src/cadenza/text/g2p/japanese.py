"""Japanese graphemes to phonemes: readings by OpenJTalk, kana to the sounds that the model was trained on.

OpenJTalk gives words with their pronunciation in kana, particles as they are spoken. A word's sounds are shared out
over its characters: kana have their own, the characters between them divide what is left, mora by mora.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple, TypedDict

from cadenza.text.extras import require
from cadenza.text.g2p.mixed import Mixed, Word
from cadenza.text.languages import Language

NATIVE = (
    "[\u3005-\u3007\u3041-\u3096\u3099-\u309f\u30a1-\u30fa\u30fc-\u30ff\u31f0-\u31ff\uff66-\uff9f"
    "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff\ufe00-\ufe0f\U000e0100-\U000e01ef]+"
)
_LONGEST = 100
"""Characters that are analysed as one: OpenJTalk has buffers of fixed size, and doesn't look whether they are full."""


class JTalkWord(TypedDict):
    """What is used of a word as OpenJTalk gives it."""

    string: str
    pron: str
    pos: str
    pos_group1: str


def _table() -> dict[str, str]:
    """Return the sounds of each mora, in katakana: rows of the kana table by their consonants."""
    table = {"ン": "ɴ", "ッ": "ʔ", "ー": "ː", "ヲ": "o", "ヰ": "i", "ヱ": "e", "ヴ": "vɯ", "ヂ": "ʥi", "ヅ": "zɨ"}
    plain = ("a", "i", "ɯ", "e", "o")
    rows = {
        **{"アイウエオ": "", "カキクケコ": "k", "ガギグゲゴ": "ɡ", "サシスセソ": "s", "ザジズゼゾ": "ʣ"},
        **{"タチツテト": "t", "ダ__デド": "d", "ナニヌネノ": "n", "ハヒフヘホ": "h", "バビブベボ": "b"},
        **{"パピプペポ": "p", "マミムメモ": "m", "ラリルレロ": "ɾ", "ヤ_ユ_ヨ": "j", "ワ____": "β"},
    }
    for kana, consonant in rows.items():
        for char, vowel in zip(kana, plain, strict=True):
            palatal = "ʲ" if vowel == "i" and consonant in tuple("kɡbpmɾ") else ""
            table.setdefault(char, consonant + palatal + vowel)
    table |= {
        "シ": "ɕi",
        "ジ": "ʥi",
        "チ": "ʨi",
        "ニ": "ɲi",
        "ヒ": "çi",
        "ス": "sɨ",
        "ズ": "zɨ",
        "ツ": "ʦɨ",
        "フ": "ɸɯ",
    }
    glides = {
        **{"キ": "kʲ", "ギ": "ɡʲ", "シ": "ɕ", "ジ": "ʥ", "チ": "ʨ", "ヂ": "ʥ", "ニ": "ɲ", "ヒ": "ç", "ビ": "bʲ"},
        **{"ピ": "pʲ", "ミ": "mʲ", "リ": "ɾʲ", "テ": "tʲ", "デ": "dʲ", "フ": "ɸʲ", "ヴ": "bʲ"},
    }
    for char, sound in glides.items():
        table |= {char + small: sound + vowel for small, vowel in (("ャ", "a"), ("ュ", "ɨ"), ("ョ", "o"))}
    loans = {"ウ": "β", "ク": "kᵝ", "グ": "ɡᵝ", "シ": "ɕ", "ジ": "ʥ", "チ": "ʨ", "ツ": "ʦ", "フ": "ɸ", "ヴ": "v"}
    loans |= {"キ": "kʲ", "ギ": "ɡʲ", "ニ": "ɲ", "ヒ": "ç", "ビ": "bʲ", "ピ": "pʲ", "ミ": "mʲ", "リ": "ɾʲ", "イ": "j"}
    for char, sound in loans.items():
        table |= {char + small: sound + vowel for small, vowel in (("ァ", "a"), ("ェ", "e"), ("ォ", "o"))}
        table[f"{char}ィ"] = sound + "i" if sound in {"β", "kᵝ", "ɡᵝ"} else f"{sound.removesuffix('ʲ')}ʲi"
    table |= {"ティ": "tʲi", "ディ": "dʲi", "トゥ": "tɯ", "ドゥ": "dɯ", "スィ": "si", "ズィ": "zi", "クヮ": "kᵝa"}
    small = zip("ァィゥェォャュョヮヵヶ", ("a", "i", "ɯ", "e", "o", "ja", "jɯ", "jo", "βa", "ka", "ke"), strict=True)
    return dict(small) | table


_SOUNDS = _table()
_SMALL = frozenset("ァィゥェォャュョヮ")
_KATAKANA = {code: code + 0x60 for code in range(0x3041, 0x3097)}
_ENDINGS = frozenset(("て", "で", "ば", "ちゃ", "じゃ"))
_HEARD_AS = {"ハ": "(ハ |ワ )", "ヘ": "(ヘ |エ )", "ヲ": "(ヲ |オ )"}
_NASALS = (("mpb", "m"), ("kɡ", "ŋ"), ("ɲʨʥ", "ɲ"), ("ntdɾzʣʦ", "n"))
_NOUN = "X"
"""Stands in an analysed text for a word of another script."""
_LONGEST_MIXED = 20
_LONGEST_ACRONYM = 5
_NAMES = dict(
    zip(
        "abcdefghijklmnopqrstuvwxyz",
        """エー ビー シー ディー イー エフ ジー エイチ アイ ジェー ケー エル エム エヌ オー ピー キュー アール エス
        ティー ユー ブイ ダブリュー エックス ワイ ズィー""".split(),
        strict=True,
    )
)


class Slot(NamedTuple):
    """What one character of a text has: its moras, and whether a word begins with it that stands apart."""

    moras: tuple[str, ...]
    apart: bool = False


class Japanese:
    """Says sentences of kana and kanji; the words of other scripts in them only help to tell what stands beside."""

    def __init__(self) -> None:
        self._analyse: Callable[[str], list[JTalkWord]] = require("pyopenjtalk", "ja").run_frontend
        self._analyse("読み")

    def __call__(self, words: Sequence[Word]) -> list[str]:
        """Return the symbols of each of `words`, with a space before each word of the dictionary."""
        said = [""] * len(words)
        for clause in _clauses(words):
            texts = [unicodedata.normalize("NFKC", words[at].text) if words[at].native else _NOUN for at in clause]
            of_characters = self._clause("".join(texts))
            start = 0
            for at, text in zip(clause, texts, strict=True):
                if words[at].native:
                    said[at] = "".join(of_characters[start : start + len(text)])
                else:
                    said[at] = self._loan(words[at].text)
                start += len(text)
        return said

    def _clause(self, text: str) -> list[str]:
        """Return the symbols of each character of `text`."""
        slots: list[Slot] = []
        for start in range(0, len(text), _LONGEST):
            part = text[start : start + _LONGEST]
            slots += self._slots(part) or [(self._slots(char) or [Slot(())])[0] for char in part]
        return _sounds(slots)

    def _slots(self, text: str) -> list[Slot] | None:
        """Analyse `text`; None if the analysis has not all of its characters."""
        found = self._analyse(text)
        surfaces = [unicodedata.normalize("NFKC", word["string"]) for word in found]
        if "".join(surfaces) != text:
            return None
        slots: list[Slot] = []
        was_number = False
        for surface, word in zip(surfaces, found, strict=True):
            shares = _shares(surface, _moras(word["pron"]))
            is_number = word["pos_group1"] == "数"
            slots.append(Slot(shares[0], apart=not (_is_attached(word) or (is_number and was_number))))
            slots += [Slot(share) for share in shares[1:]]
            was_number = is_number
        return slots

    def _loan(self, text: str) -> str:
        """Return the symbols of a Latin word that the dictionary knows, or of a short one in capitals; else nothing."""
        if not text.isascii() or not text.isalpha() or len(text) > _LONGEST:
            return ""
        found = self._analyse(text)
        spelled = "".join(_NAMES[letter] for letter in text.lower())
        pron = "".join(word["pron"] for word in found)
        is_known = (len(found) == 1 and pron != spelled) or (text.isupper() and len(text) <= _LONGEST_ACRONYM)
        return "".join(_sounds([Slot(tuple(_moras(pron)))])) if is_known else ""


def _clauses(words: Sequence[Word]) -> Iterator[list[int]]:
    """Yield the indices of words that follow each other without a pause or a space between them."""
    clause: list[int] = []
    for at, word in enumerate(words):
        if clause and (not word.glued or word.pause):
            yield clause
            clause = []
        clause.append(at)
    if clause:
        yield clause


def _is_attached(word: JTalkWord) -> bool:
    """Say whether `word` is written without a space before it where words are kept apart: endings, not particles."""
    if word["pos"] == "助動詞" or word["pos_group1"] == "接尾":
        return True
    return word["pos_group1"] == "接続助詞" and word["string"] in _ENDINGS


def _moras(pron: str) -> list[str]:
    """Cut katakana into moras; what is not kana is left out."""
    moras: list[str] = []
    for char in pron:
        if char in _SMALL and moras and moras[-1] + char in _SOUNDS:
            moras[-1] += char
        elif char in _SOUNDS:
            moras.append(char)
    return moras


def _shares(surface: str, moras: Sequence[str]) -> list[tuple[str, ...]]:
    """Share the `moras` of a word out over the characters that it is written with."""
    kana = surface.translate(_KATAKANA)
    units = _moras(kana)
    if "".join(units) == kana and len(units) == len(moras):
        return [share for unit, mora in zip(units, moras, strict=True) for share in [(mora,), *[()] * (len(unit) - 1)]]
    return _by_kana_between(kana, moras) or _evenly(len(surface), moras)


def _by_kana_between(kana: str, moras: Sequence[str]) -> list[tuple[str, ...]] | None:
    """Share out by the kana among the characters (食べ物, お母さん), each of which has the mora that it says."""
    if len(kana) > _LONGEST_MIXED:
        return None
    runs = [(run in _SOUNDS, run) for run in re.findall(r"[ァ-ヶー][ァィゥェォャュョヮ]?|[^ァ-ヶー]+", kana)]
    if all(is_kana for is_kana, _ in runs) or not any(is_kana for is_kana, _ in runs):
        return None
    pattern = "".join(_HEARD_AS.get(run, f"({run}|ー )") if is_kana else "((?:[^ ]+ )+?)" for is_kana, run in runs)
    match = re.fullmatch(re.sub(r"\(([^()|?:]+)\|", r"(\1 |", pattern), "".join(f"{mora} " for mora in moras))
    if match is None:
        return None
    return [
        share for (_, run), said in zip(runs, match.groups(), strict=True) for share in _evenly(len(run), said.split())
    ]


def _evenly(count: int, moras: Sequence[str]) -> list[tuple[str, ...]]:
    """Share `moras` out over `count` characters; where they are too few, the last characters have none."""
    if len(moras) < count:
        return [(mora,) for mora in moras] + [()] * (count - len(moras))
    return [tuple(moras[at * len(moras) // count : (at + 1) * len(moras) // count]) for at in range(count)]


def _sounds(slots: Sequence[Slot]) -> list[str]:
    """Return the symbols of each of `slots`: ン takes its place of articulation from what follows."""
    moras = [mora for slot in slots for mora in slot.moras]
    symbols = [_SOUNDS[mora] for mora in moras]
    for at, mora in enumerate(moras):
        if mora == "ン" and at + 1 < len(moras):
            following = symbols[at + 1][0]
            symbols[at] = next((nasal for sounds, nasal in _NASALS if following in sounds), "ɴ")
    said: list[str] = []
    start = 0
    for slot in slots:
        stop = start + len(slot.moras)
        sounds = "".join(symbols[start:stop])
        said.append(f" {sounds}" if slot.apart and sounds else sounds)
        start = stop
    return _none_silent(said)


def _none_silent(said: list[str]) -> list[str]:
    """Let a character without a mora (非 in 似而非) take the last sound of the one before it."""
    for at in range(1, len(said)):
        before = said[at - 1].removeprefix(" ")
        if not said[at] and len(before) > 1:
            said[at], said[at - 1] = before[-1], said[at - 1][:-1]
    return said


def load(language: Language, locale: str) -> Mixed:
    """Return the converter. Raises ConfigurationError if the extra `ja` isn't installed."""
    return Mixed(language, NATIVE, Japanese(), _NAMES)
