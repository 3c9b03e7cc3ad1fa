"""Every symbol has an elasticity, in the order that phonetics gives."""

from __future__ import annotations

from cadenza.acoustic.elasticity import FRICATIVE, PAUSE, PLOSIVE, SONORANT, VOWEL, elasticities
from cadenza.acoustic.weights import load_repertoire


def test_each_kind_of_sound_gives_way_as_it_should() -> None:
    assert elasticities(", aˈAnst").tolist() == [PAUSE, PAUSE, VOWEL, VOWEL, VOWEL, SONORANT, FRICATIVE, PLOSIVE]
    assert PAUSE > VOWEL > SONORANT > FRICATIVE > PLOSIVE > 0


def test_what_is_not_named_is_a_vowel_or_a_mark() -> None:
    symbols = "".join(sorted(load_repertoire().tokens))
    taken = {s for s, elasticity in zip(symbols, elasticities(symbols), strict=True) if elasticity == VOWEL}
    assert taken == set("AIOQSWYaeiouyæøœɐɑɒɔəɚɛɜɤɨɪɯʊʌᵊᵻˈˌːʲᵝ̃↓→↗↘")
