"""The catalogue of accents: for each language the one that it is spoken with, and those of other regions it has."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from babel import Locale
from babel.core import get_global

from cadenza.text.languages import LANGUAGES, Language

_VENDOR_IDS = {
    "ar-EG": "modern-standard-arabic",
    "bg-BG": "bulgarian",
    "cs-CZ": "czech",
    "da-DK": "danish",
    "de-DE": "high-german",
    "el-GR": "thessaloniki",
    "en-GB": "british",
    "en-US": "general-american",
    "es-ES": "castilian",
    "es-MX": "mexican",
    "fi-FI": "finnish",
    "fr-BE": "belgian-french",
    "fr-CH": "swiss-standard",
    "fr-FR": "parisian",
    "he-IL": "israeli",
    "hi-IN": "hindi",
    "hr-HR": "zagreb",
    "hu-HU": "budapest",
    "id-ID": "jakarta",
    "it-IT": "italian",
    "ja-JP": "japanese",
    "ka-GE": "tbilisi",
    "ko-KR": "korean",
    "ms-MY": "malay",
    "nl-NL": "randstad",
    "no-NO": "oslo",
    "pl-PL": "polish",
    "pt-BR": "brazilian-portuguese",
    "pt-PT": "european-portuguese",
    "ro-RO": "romanian",
    "ru-RU": "russian",
    "sk-SK": "slovak",
    "sv-SE": "stockholm",
    "ta-IN": "central-tamil",
    "te-IN": "telangana",
    "th-TH": "central-thai",
    "tl-PH": "manila",
    "tr-TR": "istanbul",
    "uk-UA": "kyiv",
    "zh-CN": "mandarin",
}
"""The vendor's name of an accent, where it has one for what is spoken here; else the locale in lower case is its id."""


@dataclass(frozen=True, slots=True)
class Accent:
    """One accent of a language. `default`: the one that a request without any wish gets."""

    id: str
    name: str
    language: str
    locale: str
    default: bool


def home(language: Language) -> str:
    """Return the locale of `language` that a request without a region gets, by Unicode's likely subtags."""
    region = get_global("likely_subtags")[language.code].rpartition("_")[2]
    return f"{language.code}-{region}"


@cache
def accents() -> Mapping[str, Accent]:
    """Return all accents by id, in the order of the ids."""
    regions = Locale("en").territories
    found = {}
    for language in LANGUAGES.values():
        locales = [home(language), *(f"{language.code}-{region}" for region, _ in language.accents)]
        for locale in dict.fromkeys(locales):
            identifier = _VENDOR_IDS.get(locale, locale.lower())
            name = f"{language.name} ({regions[locale.partition('-')[2]]})"
            found[identifier] = Accent(identifier, name, language.code, locale, locale == locales[0])
    return dict(sorted(found.items()))
