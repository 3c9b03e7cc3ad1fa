"""How much each kind of sound gives way when the rate of speech changes.

In Klatt's rules ("Synthesis by rule of segmental durations in English sentences", 1979) only what a segment has above a
minimum of its own changes. In the table that Festival has for them (`lib/klatt_durs.scm`, British English) that is 35
to 70 % of a vowel (mean 54), 25 to 44 % of a plosive or affricate (mean 31), 14 to 75 % of other consonants (mean 38).
The values here keep that order but are nearer to each other: the model's frames are 25 ms, and most consonants are two
or three of them. That sonorants give way more than fricatives, and pauses most, is our choice.

Klatt's paper itself was not looked up. Of Gay (JASA 63, 1978, and Phonetica 38, 1981) only the abstracts were: stressed
vowels get shorter, and not all sounds in proportion. Not everybody finds that: in seven speakers of six languages the
consonants' share hardly changed (Wood, "What happens to vowels and consonants when we speak faster?", Lund, 1973).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import numpy as np
from numpy.typing import NDArray

from cadenza.speech import PAUSES

PAUSE, VOWEL, SONORANT, FRICATIVE, PLOSIVE = 1.25, 1.0, 0.7, 0.6, 0.45

_KINDS: Mapping[Iterable[str], float] = {
    PAUSES: PAUSE,
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
