"""Chinese graphemes to phonemes: words, their pinyin, the changes of tone in speech, and pinyin to sounds.

The sounds are written as the model was trained on them: words apart, each syllable with the arrow of its tone behind
the vowel (`ni↗xau↓`). A syllable belongs to its character, so that each character of the transcript has its own.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate

from cadenza.text.extras import require
from cadenza.text.g2p.mixed import Mixed, Word
from cadenza.text.g2p.pinyin import Pinyin, Syllable
from cadenza.text.languages import Language

HAN = "[\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+"

_TONES = {"1": "→", "2": "↗", "3": "↓", "4": "↘"}
_ONSETS = {
    **{"zh": "ꭧ", "ch": "ꭧʰ", "sh": "ʂ", "r": "ɻ", "z": "ʦ", "c": "ʦʰ", "s": "s", "j": "ʨ", "q": "ʨʰ", "x": "ɕ"},
    **{"b": "p", "p": "pʰ", "m": "m", "f": "f", "d": "t", "t": "tʰ", "n": "n", "l": "l", "g": "k", "k": "kʰ", "h": "x"},
}
_GLIDES = {"i": "j", "u": "w", "ü": "ɥ"}
_RIMES = {
    **{"a": "a", "o": "o", "e": "ɤ", "ai": "ai", "ei": "ei", "ao": "au", "ou": "ou"},
    **{"an": "a-n", "en": "ə-n", "ang": "a-ŋ", "eng": "ə-ŋ", "er": "ɚ"},
}
_WHOLE = {
    **{"i": "i", "u": "u", "ü": "y", "in": "i-n", "ing": "i-ŋ", "un": "wə-n", "ün": "y-n", "ong": "ʊ-ŋ"},
    **{"iong": "jʊ-ŋ", "ui": "wei", "iu": "jou", "ie": "je", "üe": "ɥe", "ian": "jɛ-n", "üan": "ɥɛ-n", "ê": "ɛ"},
    **{"o": "wo", "m": "m", "n": "n", "ng": "ŋ"},
}
"""Finals that are not a glide and a rime, or not those they are written with; "-" is where the tone stands."""
_BUZZING = frozenset(("zh", "ch", "sh", "r", "z", "c", "s"))
"""Onsets after which i is no vowel, but the consonant drawn out."""
_SPELLED = [(r"^yu", "ü"), (r"^yi", "i"), (r"^y", "i"), (r"^wu", "u"), (r"^w", "u"), (r"^([jqx])u", r"\1ü"), ("v", "ü")]
_PARTS = re.compile("(zh|ch|sh|[bpmfdtnlgkhjqxrzcs])?(.*)")
_CHILDREN = frozenset(
    "女儿 婴儿 幼儿 孤儿 胎儿 男儿 小儿 少儿 宠儿 健儿 育儿 托儿 血儿 生儿 产儿 弃儿 患儿 侄儿".split()
)
"""Ends of words in which 儿 is a child, and a syllable."""
_BEFORE_NUMERAL = frozenset("第初零〇一二三四五六七八九十百千万亿两幺点")
_AFTER_NUMERAL = frozenset("月号日零〇一二三四五六七八九十幺")
"""Characters beside which 一 is a number, and keeps its tone."""


class Mandarin:
    """Says runs of Chinese characters, simplified or traditional."""

    def __init__(self) -> None:
        self._cut: Callable[[str], list[str]] = require("rjieba", "zh").cut
        self._simplify: Callable[[str], str] = require("opencc", "zh").OpenCC("t2s").convert
        self._pinyin = Pinyin()

    def __call__(self, words: Sequence[Word]) -> list[str]:
        """Return the symbols of each of `words`, with a space before each word of the dictionary."""
        said = [""] * len(words)
        for run in _runs(words):
            text = "".join(words[at].text for at in run)
            of_characters = self._run(text)
            start = 0
            for at in run:
                stop = start + len(words[at].text)
                said[at] = "".join(of_characters[start:stop])
                start = stop
        return said

    def _run(self, text: str) -> list[str]:
        """Return the symbols of each character of `text`."""
        simple = self._simplify(text)
        if len(simple) != len(text):
            simple = text
        cut = self._cut(simple)
        if "".join(cut) != simple:
            cut = list(simple)
        syllables = [self._pinyin(word) for word in cut]
        tones = _spoken_tones(cut, syllables)
        symbols: list[str] = []
        for word, of_word, of_tones in zip(cut, syllables, tones, strict=True):
            sounds = [_sound(*pair) for pair in zip([s.pinyin for s in of_word], of_tones, strict=True)]
            _fuse_er(word, sounds)
            sounds[0] = f" {sounds[0]}"
            symbols += sounds
        return symbols


def _runs(words: Sequence[Word]) -> Iterator[list[int]]:
    """Yield the indices of native words that follow each other without a pause or a space between them."""
    run: list[int] = []
    for at, word in enumerate(words):
        if run and (not word.native or not word.glued or word.pause):
            yield run
            run = []
        if word.native:
            run.append(at)
    if run:
        yield run


def _sound(pinyin: str, tone: str) -> str:
    """Return the symbols of a syllable, empty if `pinyin` is none."""
    for pattern, replacement in _SPELLED:
        pinyin = re.sub(pattern, replacement, pinyin)
    match = _PARTS.fullmatch(pinyin)
    onset, final = match.groups(default="") if match else ("", "")
    if not final:
        onset, final = "", onset
    sound = _ONSETS.get(onset, "") + _final(onset, final)
    nucleus, _, coda = sound.partition("-")
    return nucleus + _TONES.get(tone, "") + coda if final else ""


def _final(onset: str, final: str) -> str:
    if final == "i" and onset in _BUZZING:
        return "ɨ"
    if final == "o" and not onset:
        return "o"
    if final in _WHOLE:
        return _WHOLE[final]
    if final in _RIMES:
        return _RIMES[final]
    glide, rime = _GLIDES.get(final[:1], ""), _RIMES.get(final[1:], "")
    return glide + rime if glide and rime else "".join(_WHOLE.get(c, _RIMES.get(c, "")) for c in final)


def _fuse_er(word: str, sounds: list[str]) -> None:
    """Let 儿 at the end of a word colour the syllable before it, which loses its n or i."""
    if len(word) > 1 and word[-1] == "儿" and word[-2:] not in _CHILDREN:
        sounds[-2] = re.sub("n$|(?<=[ae])i", "", sounds[-2])
        sounds[-1] = "ɻ"


def _spoken_tones(cut: Sequence[str], syllables: Sequence[Sequence[Syllable]]) -> list[list[str]]:
    """Return the tones of each word as they are spoken: of 一 and 不, and of third tones in a row."""
    text = "".join(cut)
    flat = [syllable.tone for word in syllables for syllable in word]
    ends = list(accumulate(map(len, cut)))
    tones = list(flat)
    for at, char in enumerate(text):
        following = flat[at + 1] if at + 1 < len(flat) else ""
        if char == "不" and flat[at] in "24":
            tones[at] = "2" if following == "4" else "4"
        elif char == "一" and flat[at] in "124":
            word = cut[bisect_right(ends, at)]
            tones[at] = "1" if _is_numeral(text, at, word) else "2" if following in "45" else "4"
    _lift_third_tones(tones, cut, ends)
    return [tones[end - len(word) : end] for word, end in zip(cut, ends, strict=True)]


def _is_numeral(text: str, at: int, word: str) -> bool:
    """Say whether the 一 at `at` keeps its own tone: in a number, a date, an ordinal, at the end of a word."""
    before, after = text[at - 1 : at] if at else "", text[at + 1 : at + 2]
    if not after or (len(word) > 1 and word[-1] == "一"):
        return True
    if after == "点":
        after = text[at + 2 : at + 3]
    return before in _BEFORE_NUMERAL or after in _AFTER_NUMERAL


def _lift_third_tones(tones: list[str], cut: Sequence[str], ends: Sequence[int]) -> None:
    """Make a third tone before another one a second, from the end on.

    In a word all but the last rise; between words only beside a word of one syllable, and not before one that rose.
    """
    was = list(tones)
    for at in range(len(tones) - 2, -1, -1):
        if was[at] != "3" or was[at + 1] != "3":
            continue
        word, following = bisect_right(ends, at), bisect_right(ends, at + 1)
        is_close = len(cut[word]) == 1 or len(cut[following]) == 1
        if word == following or (is_close and tones[at + 1] == "3"):
            tones[at] = "2"


def load(language: Language, locale: str) -> Mixed:
    """Return the converter. Raises ConfigurationError if the extra `zh` isn't installed."""
    return Mixed(language, HAN, Mandarin())
