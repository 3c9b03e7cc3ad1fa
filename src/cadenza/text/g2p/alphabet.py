"""Kokoro's phonetic alphabet, which every converter writes and both engines read, and how it relates to IPA."""

from __future__ import annotations

import re
import unicodedata

from cadenza.speech import PAUSES

ALPHABET = frozenset(
    ';:,.!?—…"()“” \u0303ʣʥʦʨᵝꭧAIOQSTWYᵊabcdefhijklmnopqrstuvwxyzɑɐɒæβɔɕçɖðʤəɚɛɜɟɡɥɨɪʝɯɰŋɳɲɴøɸθœɹɾɻʁɽʂʃʈʧʊʋʌɣɤχʎʒʔˈˌːʰʲ'
    "↓→↗↘ᵻ"
)
"""The 114 symbols that Kokoro-82M v1.0 was trained on (its published vocabulary)."""

_MODIFIERS = frozenset("ːʰʲ\u0303ᵝ↓→↗↘")
_STRESS = frozenset("ˈˌ")
_SOUNDLESS = PAUSES | _MODIFIERS | _STRESS

DIPHTHONGS = {"eɪ": "A", "aɪ": "I", "oʊ": "O", "əʊ": "Q", "aʊ": "W", "ɔɪ": "Y"}
AFFRICATES = {"dʒ": "ʤ", "tʃ": "ʧ", "ts": "ʦ", "dz": "ʣ", "tɕ": "ʨ", "dʑ": "ʥ", "tʂ": "ꭧ"}
"""Sounds of two letters in IPA, and the one symbol that each has here."""
_PAIRS = DIPHTHONGS | AFFRICATES
_TWO_UNLESS_TIED = frozenset(("ts", "dz", "tʂ"))
_TO_IPA = {symbol: ipa for ipa, symbol in _PAIRS.items()} | {"S": "ɪ", "T": "ɾ", "ᵊ": "ə", "ᵻ": "ɪ"}

_TIE = "\u0361"
_FROM_IPA = [
    *((_TIE.join(ipa), symbol) for ipa, symbol in AFFRICATES.items()),
    (_TIE, ""),
    *((ipa, symbol) for ipa, symbol in _PAIRS.items() if ipa not in _TWO_UNLESS_TIED),
    ("ɚ", "əɹ"),
    (":", "ː"),
    ("'", "ˈ"),
]
"""What is replaced one after the other, before the sounds that have no symbol."""

NEAREST = {
    "g": "ɡ",
    "ɫ": "l",
    "ɭ": "l",
    "ɬ": "l",
    "ɮ": "l",
    "ʟ": "l",
    "ɺ": "ɾ",
    "ʑ": "ʒ",
    "ʐ": "ʒ",
    "ɧ": "ʃ",
    "ɦ": "h",
    "ħ": "h",
    "ʕ": "ʔ",
    "ɓ": "b",
    "ɗ": "d",
    "ʄ": "ɟ",
    "ɠ": "ɡ",
    "ɱ": "m",
    "ʍ": "w",
    "ʀ": "ʁ",
    "ʏ": "y",
    "ʉ": "y",
    "ɵ": "ø",
    "ɘ": "ə",
    "ɝ": "ɜɹ",
    "ɞ": "ɜ",
    "ɶ": "œ",
    "ε": "ɛ",
    "ʱ": "ʰ",
    "ʷ": "w",
    "ⁿ": "n",
    "χ": "x",
    "q": "k",
    "ɴ": "ŋ",
    "ɽ": "ɾ",
}
"""Sounds without a symbol in the alphabet, and what stands for them.

The last four are in the alphabet, but hardly a sentence of the training data has them: espeak-ng's are folded too.
"""

VOWELS = frozenset("AIOQWYaeiouyæɐɑɒɔəɚɛɜøœɪʊʌɨɯɤᵊᵻ")
_VOWEL = "".join(sorted(VOWELS))
_EARLY_STRESS = re.compile(f"([ˈˌ])([^{_VOWEL}ˈˌ ]+)(?=[{_VOWEL}])")


def from_ipa(ipa: str) -> str:
    """Fold `ipa` as written in a `<<...>>` group into the alphabet; what is no sound is left out.

    A stress mark goes from the start of its syllable, where IPA has it, to the vowel, where all that the voices have
    learned has it. The dot between syllables, and other punctuation, is no pause in a word.
    """
    text = unicodedata.normalize("NFD", ipa).replace("c\u0327", "ç")
    for written, symbol in _FROM_IPA:
        text = text.replace(written, symbol)
    near = (symbol if symbol in ALPHABET else NEAREST.get(symbol, "") for symbol in text)
    symbols = "".join(symbol for symbol in near if symbol not in PAUSES)
    return _EARLY_STRESS.sub(r"\2\1", symbols)


def phonemes(symbols: str) -> list[tuple[str, int, int]]:
    """Group `symbols` into IPA phonemes: (phoneme, index of its first symbol, index after its last).

    A stress mark goes with what follows it, a length or tone mark with what it follows; pauses have no entry.
    """
    groups: list[tuple[str, int, int]] = []
    stress_at: int | None = None
    for at, symbol in enumerate(symbols):
        if symbol in _STRESS:
            stress_at = at if stress_at is None else stress_at
        elif symbol in _MODIFIERS and groups and groups[-1][2] == at:
            ipa, start, _ = groups[-1]
            groups[-1] = (ipa + symbol, start, at + 1)
        elif symbol in PAUSES:
            stress_at = None
        else:
            start = at if stress_at is None else stress_at
            groups.append((symbols[start:at] + _TO_IPA.get(symbol, symbol), start, at + 1))
            stress_at = None
    return groups


def has_sound(symbols: str) -> bool:
    """Say whether `symbols` holds anything but pauses, and marks with nothing to mark."""
    return any(symbol not in _SOUNDLESS for symbol in symbols)


def only_symbols(text: str) -> str:
    """Return what of `text` is in the alphabet."""
    return "".join(symbol for symbol in text if symbol in ALPHABET)
