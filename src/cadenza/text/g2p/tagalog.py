"""Tagalog graphemes to phonemes: rules for the letters, lists for what the spelling leaves out.

The spelling is regular but for stress and the glottal stop at the end of a word, which only dictionaries write (walâ,
batà). Stress is on the syllable before the last unless the word is in a list or carries an accent. English is mixed in
everywhere: a word that is spelled as no Tagalog word is, is read as English.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from cadenza.text.g2p.mixed import Mixed, Word
from cadenza.text.languages import Language

NATIVE = "[A-Za-zÀ-ɏ\u0300-\u0303\u0308]+(?:[-'’][A-Za-zÀ-ɏ\u0300-\u0303\u0308]+)*"

_WHOLE = {"ng": "naŋ", "mga": "maŋˈa", "manga": "maŋɡˈa", "dyan": "ʤan"}
_LEANING = frozenset("ang nang sa si ni kay na at ay ko mo ka ba pa po ho din rin lang man nga may't".split())
"""Words without a stress of their own."""
_FINAL = frozenset(
    """ako ikaw kami sila amin atin akin inyo ito iyan iyon doon diyan gabi buwan taon linggo ngayon isa dalawa tatlo
    lima pito walo siyam daan kapatid anak malaki maliit mataas masarap maganda mabilis malamig bulaklak silid
    lungsod kasi kapag saan kailan ano alin ilan mayroon gusto talaga agad lahat iba ulan bundok apoy kamay
    mata paa sagot tanong bili abril kapitan doktor ospital hotel pulis almusal pula itim dilaw asul tsaa kape
    uminom maghintay umalis bumalik pumunta dumating darating bumili gawin tingnan alam bigay magbigay mahal
    ganda patay laki ina ama bumibili umiinom umaalis naghihintay maghihintay pumupunta dumarating magsimba
    alis balik hintay punta dating inom kanila namin natin ninyo nila niya siya tayo kayo bakasyon edukasyon
    impormasyon reserbasyon kondisyon telebisyon konsultasyon transaksyon lokasyon destinasyon eleksyon aksyon
    hatid sundo susunod huli malakas siyudad masakit mabait sakit bait tapos taas petsa lipat gising""".split()
)
"""Words with the stress on their last syllable."""
_FINAL_STOP = frozenset(
    """hindi mamaya sampu dalawampu tatlumpu apatnapu limampu animnapu pitumpu walumpu siyamnapu matanda masama kaunti
    madali isda pinto bansa sandali wala baka uli gawa salita mali simula bigla tuwa puti magsalita maghanda maghahanda
    nagsimula magsisimula sira handa""".split()
)
"""Words with the stress there and a glottal stop after it."""
_STOP = frozenset(
    """bata pusa lupa puso bintana maynila luma balita guro tanghali wika tama lalo luha magluto akala suka dala luto
    ngiti hula diwa payo""".split()
)
"""Words with a glottal stop at the end and the stress on the syllable before the last."""
_EARLY = frozenset("sabado numero telepono klinika musika politika pulitika".split())
"""Words with the stress on the third syllable from the end."""

_SOUNDS = {
    **{
        "ng": "ŋ",
        "ts": "ʧ",
        "ch": "ʧ",
        "siy": "ʃ",
        "sy": "ʃ",
        "diy": "ʤ",
        "dy": "ʤ",
        "tiy": "ʧ",
        "ty": "ʧ",
        "ll": "lj",
    },
    **{"ñ": "ɲ", "j": "h", "r": "ɾ", "y": "j", "g": "ɡ", "e": "ɛ"},
}
_SPELLING = re.compile("|".join(sorted(_SOUNDS, key=len, reverse=True)))
_VOWELS = "aɛiou"
_ENGLISH_SPELLING = re.compile(
    "[cfqvxz](?<!c(?=h))|th|sh|ck|wh|ee|ea|([bdfgkmnprst])\\1(?!ŋ)|^s[ptkmnl]|(?:nt|nd|st|rt|rd|ld|lt|rs|ns|rk|sk|mp|ps)$"
)
"""What no Tagalog word is spelled with."""
_ENGLISH = frozenset(
    """online update website mobile date time game open order internet app log login in-app account payment customer
    number budget schedule meeting manager computer laptop printer print text message reply link download upload group
    phone line site page home item store sale promo load data signal model brand type size color menu burger pizza
    bus train airport ticket booking book gate terminal hotline agent operator business address street road avenue
    email e-mail username user net banking bank card debit loan limit balance bill due team training report program
    system error reset plan internet wi-fi router modem unit room reservation guest good morning the and you your for
    please thank welcome hello yes one two three""".split()
)
"""English words that Tagalog speech is full of, and whose spelling doesn't give them away."""


def speak(words: Sequence[Word]) -> list[str]:
    """Return the symbols of each of `words`; none for an English one."""
    return [_word(word.text) if word.native else "" for word in words]


@lru_cache(maxsize=8_192)
def _word(text: str) -> str:
    word = unicodedata.normalize("NFC", text.lower().replace("’", "'"))
    if word in _WHOLE:
        return _WHOLE[word]
    base, enclitic = (word[:-2], word[-1]) if word.endswith(("'t", "'y")) else (word, "")
    plain = _without_accents(base)
    if plain in _ENGLISH or (plain == base and "'" not in base and _ENGLISH_SPELLING.search(plain)):
        return ""
    parts = [_part(part) for part in re.split("[-']", base) if part]
    joined = "".join(f"ʔ{part}" if at and part.lstrip("ˈ")[:1] in _VOWELS else part for at, part in enumerate(parts))
    return joined.removesuffix("ʔ") + enclitic.replace("y", "j") if enclitic else joined


def _part(word: str) -> str:
    """Return the symbols of a word without hyphens."""
    plain = _without_accents(word)
    sounds = _hiatus(_SPELLING.sub(lambda match: _SOUNDS[match[0]], plain))
    vowels = [at for at, sound in enumerate(sounds) if sound in _VOWELS]
    if not vowels:
        return "".join(_SOUNDS.get(letter, letter) for letter in sounds)
    place, stop = _written_stress(word) or _listed_stress(plain)
    if plain in _LEANING or (len(vowels) == 1 and place is None):
        return sounds
    place = -2 if place is None else place
    at = vowels[min(max(place if place >= 0 else len(vowels) + place, 0), len(vowels) - 1)]
    return f"{sounds[:at]}ˈ{sounds[at:]}{'ʔ' if stop and sounds[-1] in _VOWELS else ''}"


def _hiatus(sounds: str) -> str:
    """Put the glottal stop between two vowels that are written side by side: tao [taʔo]."""
    return re.sub(f"(?<=[{_VOWELS}])(?=[{_VOWELS}])", "ʔ", sounds)


def _written_stress(word: str) -> tuple[int | None, bool] | None:
    """Return which vowel is stressed and whether a glottal stop ends the word, if an accent says so."""
    vowels = [char for char in word if _without_accents(char) in "aeiou"]
    for at, char in enumerate(vowels):
        accent = unicodedata.normalize("NFD", char)[1:]
        if accent:
            return (None if accent == "\u0300" else at), accent != "\u0301"
    return None


def _listed_stress(word: str) -> tuple[int | None, bool]:
    """Return the same by the lists; a linker (magandang, walang) doesn't change the stress, but ends in no stop."""
    for base, linked in ((word, False), (word.removesuffix("ng"), True), (word.removesuffix("g"), True)):
        if base in _FINAL:
            return -1, False
        if base in _FINAL_STOP:
            return -1, not linked
        if base in _STOP:
            return -2, not linked
        if base in _EARLY:
            return -3, False
    return None, False


def _without_accents(text: str) -> str:
    letters = unicodedata.normalize("NFD", text.replace("ñ", "\ue000"))
    return "".join(char for char in letters if not unicodedata.combining(char)).replace("\ue000", "ñ")


_NAMES = dict(
    zip(
        "abcdefghijklmnñopqrstuvwxyz",
        """ey bi si di i ef dyi eyts ay dyey key el em en enye o pi kyu ar es ti yu vi dobolyu eks way zi""".split(),
        strict=True,
    )
)
"""Names of the letters, in the letters' own sounds."""


def load(language: Language, locale: str) -> Mixed:
    """Return the converter; it needs nothing that has to be loaded."""
    return Mixed(language, NATIVE, speak, _NAMES)
