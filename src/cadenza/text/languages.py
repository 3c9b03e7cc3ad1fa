"""The languages that Cadenza speaks, one row of data each: a 43rd is one row and, at most, one module."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from cadenza.errors import InvalidRequest


@dataclass(frozen=True, slots=True)
class Language:
    """What the front end must know of a language; every stage reads its own fields and knows no code by name."""

    code: str
    """ISO 639-1 code as in the `language` field of a request."""
    name: str
    script: str
    """ISO 15924 code of the script that it is written in."""
    g2p: str
    """Name of the grapheme-to-phoneme converter in `text/phonemes.py`."""
    normalizer: str
    """Module below `cadenza.text` with its rules for numbers, dates, units, abbreviations."""
    numbers: str
    """Locale of its number words in `unicode-rbnf`."""
    decimal: str
    group: str
    """Decimal and group separators of its numbers."""
    words: Literal["spaces", "characters", "dictionary"]
    """What counts as a word in timestamps."""
    voices: tuple[str, str]
    """Default voices: female, male."""
    terminators: str
    """Characters that end a sentence."""
    clauses: str
    """Characters after which a speaker may pause for breath."""
    abbreviations: frozenset[str]
    """Words, lower case and without their last dot, whose dot does not end a sentence."""
    direction: Literal["ltr", "rtl"] = "ltr"


_ENGLISH_ABBREVIATIONS = frozenset(
    """mr mrs ms mx dr prof st sr jr rev hon gen col maj capt lt sgt cpl cmdr gov sen rep pres supt ave blvd rd hwy
    apt dept est inc ltd corp co vs etc al approx vol fig eq sec ch pp ed eds cf viz jan feb apr jun jul
    aug sep sept oct nov dec mon tue tues wed thu thur thurs mt ft oz lb lbs e.g i.e a.m p.m u.s u.k
    u.n ph.d m.d b.a m.a d.c""".split()
)

LANGUAGES: dict[str, Language] = {
    row.code: row
    for row in (
        Language(
            code="en",
            name="English",
            script="Latn",
            g2p="english",
            normalizer="english",
            numbers="en",
            decimal=".",
            group=",",
            words="spaces",
            voices=("af_heart", "am_michael"),
            terminators=".!?…",
            clauses=",;:—–",
            abbreviations=_ENGLISH_ABBREVIATIONS,
        ),
    )
}


def find_language(code: str) -> Language:
    """Return the row of `code`, given as `en`, `en-GB` or `en_gb`; raise InvalidRequest that lists the choices."""
    row = LANGUAGES.get(code.strip().lower().replace("_", "-").partition("-")[0])
    if row is None:
        choices = ", ".join(sorted(LANGUAGES))
        raise InvalidRequest.of("language", code, f"{choices} (also with a region, as en-GB)")
    return row
