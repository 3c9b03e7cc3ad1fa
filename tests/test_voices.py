"""The catalogue: complete, stable, and found by whatever a client may know a voice by."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any
from uuid import UUID, uuid5

import pytest

from cadenza.acoustic.weights import load_voices
from cadenza.errors import InvalidRequest
from cadenza.speech import Voice
from cadenza.voices import Voices

VOICES = Voices.load()
DATA: dict[str, Any] = json.loads(files("cadenza").joinpath("data/voices.json").read_text(encoding="utf-8"))


def test_has_the_voices_of_the_model() -> None:
    keys = [voice.key for voice in VOICES.all()]
    assert keys == sorted(load_voices().index)
    assert len(keys) == 54


def test_ids_never_change() -> None:
    namespace = UUID(DATA["namespace"])
    assert VOICES.find("af_heart").id == "2179d014-f1e5-5bd5-af95-fa5e1109e041"
    assert all(voice.id == str(uuid5(namespace, voice.key)) for voice in VOICES.all())


def test_rows_agree_with_their_keys() -> None:
    locales = {"a": "en-US", "b": "en-GB", "e": "es-ES", "f": "fr-FR", "h": "hi-IN"}
    locales |= {"i": "it-IT", "j": "ja-JP", "p": "pt-BR", "z": "zh-CN"}
    for voice in VOICES.all():
        assert voice.locale == locales[voice.key[0]]
        assert voice.language == voice.locale[:2]
        assert voice.gender == {"f": "feminine", "m": "masculine"}[voice.key[1]]
        assert voice.gender in voice.description
        assert voice.name.lower() == voice.key[3:]


@pytest.mark.parametrize("given", ["af_heart", "AF_Heart", "Heart", "heart"])
def test_found_by_key_and_name(given: str) -> None:
    assert VOICES.find(given).key == "af_heart"


@pytest.mark.parametrize("voice", VOICES.all(), ids=lambda voice: str(voice.key))
def test_found_by_id(voice: Voice) -> None:
    assert VOICES.find(voice.id) is voice
    assert VOICES.find(voice.id.upper()) is voice


def test_well_known_ids_have_a_voice() -> None:
    assert VOICES.find("bf0a246a-8642-498a-9950-80c35e9276b5").key == "af_bella"
    genders = {"Tessa": "feminine", "Katie": "feminine", "Maya": "feminine", "Dana": "feminine"}
    genders |= {"Marian": "feminine", "Jameson": "masculine", "Leo": "masculine", "Jace": "masculine"}
    genders |= {"Kyle": "masculine", "Gavin": "masculine"}
    aliases = {alias["known_as"]: alias for alias in DATA["aliases"]}
    assert {name: VOICES.find(aliases[name]["id"]).gender for name in genders} == genders
    assert all(VOICES.find(alias["id"]).language == "en" for alias in DATA["aliases"])
    assert len(DATA["aliases"]) == 14


@pytest.mark.parametrize("given", ["", "nobody", "x" * 1_000_000, "\x00🎙"])
def test_unknown_voices_get_choices_in_a_short_message(given: str) -> None:
    with pytest.raises(InvalidRequest, match=r"af_heart.*cadenza voices") as caught:
        VOICES.find(given)
    assert len(str(caught.value)) < 400


def test_a_name_that_several_have_is_refused() -> None:
    with pytest.raises(InvalidRequest, match="am_santa, em_santa, pm_santa"):
        VOICES.find("Santa")


def test_a_part_of_the_catalogue_has_only_its_voices_and_their_aliases() -> None:
    heart = VOICES.only({"af_heart"})
    assert [voice.key for voice in heart.all()] == ["af_heart"]
    assert heart.find("Heart") == heart.find(VOICES.find("af_heart").id)
    with pytest.raises(InvalidRequest):
        heart.find("bf0a246a-8642-498a-9950-80c35e9276b5")
