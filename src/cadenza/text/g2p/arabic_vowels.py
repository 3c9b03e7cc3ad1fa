"""The short vowels of Arabic, which it is written without: a small network reads a sentence and says what they are.

The network is that of the library dengjen-tashkeel (see scripts/build_arabic.py), which would bring a second copy of
the runtime and load the network once for each core of the machine.
"""

from __future__ import annotations

import numpy as np

from cadenza.text.g2p.networks import network

_LETTERS = '_ #!"()-./:[]«»،؛؟ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىي'
"""The network's input symbols, by their indices; the first stands for none."""
_INDEX = {letter: index for index, letter in enumerate(_LETTERS) if index}
_SHADDA = "\u0651"
_VOWELS = ("\u064b", "\u064c", "\u064d", "\u064e", "\u064f", "\u0650")
_MARKS = ("", "", *_VOWELS, *(_SHADDA + vowel for vowel in _VOWELS), "\u0652")
"""Its outputs: what stands on a letter."""
_UNWRITTEN = 1
"""The index of "no mark", as a hint of what is written on a letter."""


class Vowels:
    """Writes the vowels into texts that have none; safe to use from several threads."""

    def __init__(self) -> None:
        self._network = network("arabic_vowels")

    def restore(self, text: str) -> str:
        """Return `text` with the marks of vowels behind their letters; what is no Arabic letter is left as it is."""
        letters = np.array([[_INDEX[char] for char in text if char in _INDEX]], np.int64)
        if not letters.size:
            return text
        given = {
            "char_inputs": letters,
            "diac_inputs": np.full_like(letters, _UNWRITTEN),
            "input_lengths": np.array([letters.size], np.int64),
        }
        marks = iter(self._network.run(["predictions"], given)[0][0])
        return "".join(char + _MARKS[next(marks)] if char in _INDEX else char for char in text)
