"""Thai graphemes to phonemes: words by the library sea-g2p, its tones as the arrows that the model knows.

A word is what the dictionary of the timestamps says it is, so each is looked up by itself. The five tones of Thai are
written with the four arrows that the model learned in Chinese, behind the vowel as there.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache

from cadenza.text.extras import require
from cadenza.text.g2p.mixed import Mixed, Word
from cadenza.text.languages import Language
from cadenza.text.segment import thai_words

NATIVE = "[\u0e01-\u0e3a\u0e40-\u0e4e]+"

_TONES = {"˧": "→", "˨˩": "↓", "˥˩": "↘", "˦˥": "↗", "˩˩˦": "↓↗"}
_SYLLABLE = re.compile("(?P<onset>[^aeiouɛɔɤɯ]*)(?P<vowel>[aeiouɛɔɤɯ]+[ːəa]*ː?)(?P<coda>[^˩˨˧˦˥]*)(?P<tone>[˥-˩]*)")
_LETTERS = [("tɕ", "ʨ"), ("\u031a", ""), ("r", "ɾ"), ("g", "ɡ"), (".", "")]
_REPEAT = "ๆ"
"""Says the word before once more, with or without a space before it."""
_NAMES = dict(
    zip(
        "abcdefghijklmnopqrstuvwxyz",
        """เอ บี ซี ดี อี เอฟ จี เอช ไอ เจ เค แอล เอ็ม เอ็น โอ พี คิว อาร์ เอส ที ยู วี ดับเบิลยู เอ็กซ์ วาย แซด""".split(),
        strict=True,
    )
)


class Thai:
    """Says Thai words, each by itself."""

    def __init__(self) -> None:
        self._convert: Callable[[str], str] = require("sea_g2p", "th").G2P(lang="th").convert
        self._say = lru_cache(maxsize=8_192)(self._word)
        self._say("คำ")

    def __call__(self, words: Sequence[Word]) -> list[str]:
        """Return the symbols of each of `words`, with a space before each word of the dictionary."""
        said: list[str] = []
        for word in words:
            is_repeated = word.text == _REPEAT and said and said[-1]
            said.append(said[-1] if is_repeated else self._run(word.text) if word.native else "")
        return said

    def _run(self, text: str) -> str:
        return "".join(self._say(word) for word in thai_words(text))

    def _word(self, word: str) -> str:
        return " " + "".join(_symbols(syllable) for syllable in self._convert(word).split())


def _symbols(syllable: str) -> str:
    """Fold one syllable of IPA with Chao letters into the alphabet, its tone behind the vowel."""
    match = _SYLLABLE.fullmatch(syllable)
    text = match["onset"] + match["vowel"] + _TONES.get(match["tone"], "") + match["coda"] if match else syllable
    for written, symbol in _LETTERS:
        text = text.replace(written, symbol)
    return text.removeprefix("ʔ")


def load(language: Language, locale: str) -> Mixed:
    """Return the converter. Raises ConfigurationError if the extra `th` isn't installed."""
    return Mixed(language, NATIVE, Thai(), _NAMES)
