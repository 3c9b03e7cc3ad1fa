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
    """Module below `cadenza.text.g2p` with its converter of graphemes to phonemes."""
    grammar: str
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
    """Words, lower case and without their last dot, whose dot does not end a sentence.

    It may end one all the same if a word of `starters` follows, but not after those of `mid_sentence`.
    """
    mid_sentence: frozenset[str]
    before_number: frozenset[str]
    """Words whose dot ends no sentence when a number follows."""
    starters: frozenset[str]
    """Words, lower case, that begin a sentence and are nobody's name."""
    lettered: frozenset[str]
    """Words, lower case, after which a capital is the letter itself, as in "seat A"."""
    direction: Literal["ltr", "rtl"] = "ltr"


_ENGLISH_ABBREVIATIONS = frozenset(
    """mr mrs ms mx dr prof st sr jr rev hon gen col maj capt lt sgt cpl cmdr gov sen rep pres supt ave blvd rd hwy
    apt dept est inc ltd corp co vs etc al approx vol fig eq sec ch pp ed eds cf viz jan feb apr jun jul
    aug sep sept oct nov dec mon tue tues wed thu thur thurs mt ft oz lb lbs e.g i.e a.m p.m u.s u.k
    u.n ph.d m.d b.a m.a d.c""".split()
)

_ENGLISH_MID_SENTENCE = frozenset(
    """vs e.g i.e cf viz approx al mr mrs ms mx dr prof rev hon gen col maj capt lt sgt cpl cmdr gov sen rep pres supt
    mt""".split()
)
_ENGLISH_BEFORE_NUMBER = frozenset("no nos ext p pp pg ver v rte rt ste fl bldg rm qty tel ca avg".split())
_ENGLISH_STARTERS = frozenset(
    """a about after all also and any are as at before but by can check choose click could did do does each enter every
    for from go has have he hello here hi his how however i i'd i'll i'm i've if in is it it's its let let's my next no
    not now of on once one option or our please press say select she should since so some take thank thanks that
    that's the their then there there's these they this those to today tomorrow until use was we we'll we're were
    what when where which while who why with would yes yet you you'll you're your""".split()
)
_ENGLISH_LETTERED = frozenset(
    """answer apartment apt appendix area bay block box building bus button category choice choose class column deck
    dock door drive enter exhibit figure floor form gate grade group hall hepatitis influenza item key lane level line
    lot model note option part phase pick pier plan platform point pool press question room route row say schedule
    seat section select side size stage step suite table team terminal tier track train type unit vitamin ward wing
    zone""".split()
)

LANGUAGES: dict[str, Language] = {
    row.code: row
    for row in (
        Language(
            code="en",
            name="English",
            script="Latn",
            g2p="english",
            grammar="grammars.english",
            numbers="en",
            decimal=".",
            group=",",
            words="spaces",
            voices=("af_heart", "am_michael"),
            terminators=".!?…",
            clauses=",;:—–",
            abbreviations=_ENGLISH_ABBREVIATIONS,
            mid_sentence=_ENGLISH_MID_SENTENCE,
            before_number=_ENGLISH_BEFORE_NUMBER,
            starters=_ENGLISH_STARTERS,
            lettered=_ENGLISH_LETTERED,
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
