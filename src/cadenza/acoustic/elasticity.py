"""How much each kind of sound gives way when the rate of speech changes.

A speaker who hurries leaves out pauses first, then shortens vowels, and hardly the closures and bursts of plosives
(Goldman-Eisler, "Psycholinguistics", 1968; Gay, "Effect of speaking rate on vowel formant movements", JASA 63, 1978,
and "Mechanisms in the control of speech rate", Phonetica 38, 1981). In Klatt's rules ("Synthesis by rule of segmental
durations in English sentences", 1979) only what a segment has above a minimum of its own changes, which is more than
half of a vowel and a third or less of a plosive. The values here keep that order but are nearer to each other: the
model's frames are 25 ms, and most consonants are two or three of them.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

PAUSE, VOWEL, SONORANT, FRICATIVE, PLOSIVE = 1.25, 1.0, 0.7, 0.6, 0.45

_KINDS = {
    ';:,.!?—…"()“” ': PAUSE,
    "jlmnrwŋɳɲɴɹɻɾɽʋʎɥɰ": SONORANT,
    "fhsvxzβɕçðɸθʁʂʃχɣʒʝ": FRICATIVE,
    "bcdkpqtɖɟɡʈʔTʣʥʦʨꭧʤʧʰ": PLOSIVE,
}
_ELASTICITIES = {symbol: elasticity for symbols, elasticity in _KINDS.items() for symbol in symbols}


def elasticities(symbols: str) -> NDArray[np.float64]:
    """Return for each symbol by how much its duration follows the rate, as an exponent: 1 for a vowel.

    Marks of stress, length and tone are spoken as part of a vowel.
    """
    return np.array([_ELASTICITIES.get(symbol, VOWEL) for symbol in symbols])
