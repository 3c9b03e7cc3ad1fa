"""The wire contract of the catalogue: voices, models, accents, locales. Queries in, JSON objects out, no HTTP."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Annotated, Literal

from pydantic import Field, StrictStr

from cadenza.accents import accents, home
from cadenza.errors import InvalidRequest, NotFound, brief
from cadenza.models import SERVED
from cadenza.speech import Voice
from cadenza.text.languages import LANGUAGES, Language, find_language
from cadenza.voices import Voices
from cadenza.wire.fields import ALLOWED, LONGEST_ID, VOICE_NAME, LanguageCode, Part, folded, validated

PAGINATED = "2024-11-13"
"""The version since which the list of voices is cut into pages; before it was a bare array of all."""

MADE_AT = "2025-01-27T00:00:00Z"
"""When the voices were published: the release of Kokoro-82M v1.0."""

MOST_A_PAGE = 100

_CURSOR = f"the id of a voice, at most {LONGEST_ID} characters"
_ALLOWED = {
    "limit": f"a whole number from 1 to {MOST_A_PAGE}",
    "starting_after": f"{_CURSOR}; not together with ending_before",
    "ending_before": f"{_CURSOR}; not together with starting_after",
    "q": "text to search for in names, descriptions and ids, at most 200 characters",
    "gender": "masculine, feminine, gender_neutral",
    "language": ALLOWED["language"],
    "is_owner": "true, false",
    "capability": "tts, stt",
}

_Cursor = Annotated[StrictStr, Field(max_length=LONGEST_ID, json_schema_extra=VOICE_NAME)]


class VoiceQuery(Part):
    """The query of `GET /voices`."""

    limit: Annotated[int, Field(ge=1, le=MOST_A_PAGE)] = 10
    starting_after: _Cursor | None = None
    ending_before: _Cursor | None = None
    q: Annotated[StrictStr, Field(max_length=200)] = ""
    gender: Annotated[Literal["masculine", "feminine", "gender_neutral"], folded({})] | None = None
    language: LanguageCode | None = None
    is_owner: Annotated[Literal["true", "false"], folded({})] = "false"


class ModelQuery(Part):
    """The query of `GET /models`."""

    capability: Annotated[Literal["tts", "stt"], folded({})] = "tts"


def voice_list(query: Mapping[str, str], voices: Voices, version: str) -> dict[str, object] | list[dict[str, object]]:
    """Return the voices that a query asks for, as `version` has them. Raises InvalidRequest.

    A page begins after its cursor and ends with the list: clients ask on until one is empty.
    """
    given = validated(VoiceQuery, _given(query), _ALLOWED)
    language = None if given.language is None else find_language(given.language)
    wanted = [voice for voice in voices.all() if _matches(voice, given, language)]
    if version < PAGINATED:
        return [voice_object(voice) for voice in wanted]
    page, has_more = _page(wanted, given, voices)
    return {
        "data": [voice_object(voice) for voice in page],
        "has_more": has_more,
        "next_page": page[-1].id if has_more else None,
    }


def one_voice(identifier: str, voices: Voices) -> dict[str, object]:
    """Return the voice with that id, key or name. Raises NotFound."""
    try:
        return voice_object(voices.find(identifier))
    except InvalidRequest:
        message = f"There is no voice {brief(identifier)}; GET /voices lists all."
        raise NotFound(message, code="voice_not_found") from None


def voice_object(voice: Voice) -> dict[str, object]:
    """Return a voice with the fields of all versions; its locales are its own, and of languages that it speaks best."""
    return {
        "id": voice.id,
        "name": voice.name,
        "description": voice.description,
        "tagline": "",
        "language": voice.language,
        "locales": [{"locale": locale, "is_native": locale == voice.locale} for locale in _locales(voice)],
        "gender": voice.gender,
        "country": voice.locale.partition("-")[2],
        "created_at": MADE_AT,
        "is_owner": False,
        "is_public": True,
        "access": "public",
        "visibility": "all",
    }


def model_list(query: Mapping[str, str]) -> dict[str, object]:
    """Return the models that can be named in a request; all of them are the one engine here."""
    given = validated(ModelQuery, _given(query), _ALLOWED)
    ids = SERVED if given.capability == "tts" else ()
    languages = list(LANGUAGES)
    data = [{"id": name, "name": name, "capabilities": ["tts"], "languages": languages} for name in ids]
    return {"data": data, "has_more": False}


def accent_list() -> dict[str, object]:
    """Return the accents, by id."""
    return {
        "accents": [
            {
                "id": accent.id,
                "name": accent.name,
                "language": accent.language,
                "locale": accent.locale,
                "is_locale_default": True,
                "is_localizable": False,
            }
            for accent in accents().values()
        ]
    }


def locale_list() -> dict[str, object]:
    """Return the locales that `locale` may name, with the one that each language has by itself first."""
    ordered = sorted(accents().values(), key=lambda accent: (accent.language, not accent.default, accent.locale))
    return {
        "locales": [
            {"locale": accent.locale, "language": accent.language, "name": accent.name, "is_default": accent.default}
            for accent in ordered
        ]
    }


def _given(query: Mapping[str, str]) -> dict[str, str]:
    return {name: value for name, value in query.items() if value}


def _matches(voice: Voice, given: VoiceQuery, language: Language | None) -> bool:
    text = f"{voice.name}\n{voice.description}\n{voice.id}\n{voice.key}".casefold()
    region = (given.language or "").replace("_", "-").partition("-")[2].upper()
    return (
        given.is_owner == "false"
        and given.q.casefold().strip() in text
        and given.gender in {None, voice.gender}
        and (language is None or any(_speaks(locale, language.code, region) for locale in _locales(voice)))
    )


def _speaks(locale: str, code: str, region: str) -> bool:
    own_code, _, own_region = locale.partition("-")
    return own_code == code and region in {"", own_region}


def _locales(voice: Voice) -> list[str]:
    best = [home(language) for language in LANGUAGES.values() if voice.key in language.voices]
    return list(dict.fromkeys([voice.locale, *best]))


def _page(wanted: Sequence[Voice], given: VoiceQuery, voices: Voices) -> tuple[Sequence[Voice], bool]:
    """Return a page and whether there is more in its direction; the order is that of the catalogue, by key."""
    if given.starting_after is not None and given.ending_before is not None:
        raise InvalidRequest.of("ending_before", given.ending_before, _ALLOWED["ending_before"])
    if given.ending_before is not None:
        until = _key(given.ending_before, "ending_before", voices)
        before = [voice for voice in wanted if voice.key < until]
        return before[-given.limit :], len(before) > given.limit
    since = "" if given.starting_after is None else _key(given.starting_after, "starting_after", voices)
    after = [voice for voice in wanted if voice.key > since]
    return after[: given.limit], len(after) > given.limit


def _key(cursor: str, name: str, voices: Voices) -> str:
    try:
        return voices.find(cursor).key
    except InvalidRequest:
        raise InvalidRequest.of(name, cursor, _ALLOWED[name]) from None
