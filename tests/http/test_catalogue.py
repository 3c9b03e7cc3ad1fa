"""Voices, models, accents, locales and tokens: what clients ask before they speak."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

import httpx
import pytest

from cadenza.acoustic.tone import Tone
from cadenza.text.languages import LANGUAGES
from tests.servers import VOICES, in_process, speech

SAMPLE_VOICE = "bf0a246a-8642-498a-9950-80c35e9276b5"


@pytest.fixture(scope="module")
def client() -> Iterator[httpx.Client]:
    with in_process(Tone(), api_keys="key") as running:
        running.client.headers["X-API-Key"] = "key"
        yield running.client


def ids(client: httpx.Client, **query: str | int) -> list[str]:
    return [voice["id"] for voice in client.get("/voices", params=query).json()["data"]]


def test_pages_go_on_to_an_empty_one_in_both_directions(client: httpx.Client) -> None:
    everyone = [voice.id for voice in VOICES.all()]
    seen: list[str] = []
    query: dict[str, str | int] = {"limit": 20}
    while page := ids(client, **query):
        seen += page
        query["starting_after"] = page[-1]
        assert len(seen) <= len(everyone)
    assert seen == everyone
    assert ids(client) == everyone[:10]
    assert ids(client, limit=3, ending_before=everyone[5]) == everyone[2:5]
    first = client.get("/voices", params={"limit": 1}).json()
    assert (first["has_more"], first["next_page"]) == (True, everyone[0])
    last = client.get("/voices/", params={"starting_after": everyone[-1]}).json()
    assert last == {"data": [], "has_more": False, "next_page": None}


def test_voices_are_searched_and_filtered(client: httpx.Client) -> None:
    heart = VOICES.find("af_heart").id
    assert ids(client, q="HEART") == [heart]
    assert ids(client, q=heart) == [heart]
    british = client.get("/voices", params={"language": "en_gb", "gender": "masculine", "limit": 100}).json()["data"]
    assert british
    assert {(voice["locales"][0]["locale"], voice["gender"]) for voice in british} == {("en-GB", "masculine")}
    assert ids(client, is_owner="true") == []
    for code in LANGUAGES:
        assert ids(client, language=code), code


def test_a_voice_has_the_fields_of_every_version(client: httpx.Client) -> None:
    voice = client.get(f"/voices/{VOICES.find('bf_emma').id}").json()
    datetime.fromisoformat(voice["created_at"])
    assert voice["locales"][0] == {"locale": "en-GB", "is_native": True}
    expected = {"access": "public", "visibility": "all", "is_owner": False, "is_public": True, "country": "GB"}
    assert voice | expected == voice
    assert client.get(f"/voices/{SAMPLE_VOICE}").json()["id"] == VOICES.find(SAMPLE_VOICE).id
    missing = client.get("/voices/none")
    assert (missing.status_code, missing.json()["error_code"]) == (404, "voice_not_found")


def test_the_first_version_has_a_bare_list(client: httpx.Client) -> None:
    bare = client.get("/voices", headers={"Cartesia-Version": "2024-06-10"}).json()
    assert [voice["id"] for voice in bare] == [voice.id for voice in VOICES.all()]


@pytest.mark.parametrize(
    "query",
    [
        *(
            "limit=0",
            "limit=x",
            "gender=x",
            "language=zz",
            "is_owner=perhaps",
            "starting_after=nobody",
            "q=" + "x" * 201,
        ),
        f"starting_after={VOICES.all()[0].id}&ending_before={VOICES.all()[1].id}",
    ],
)
def test_a_wrong_query_is_400_and_names_the_field(client: httpx.Client, query: str) -> None:
    answer = client.get(f"/voices?{query}")
    assert answer.status_code == 400
    assert answer.json()["errors"][0]["field"] in query


def test_models_accents_and_locales_can_all_be_asked_for(client: httpx.Client) -> None:
    models = client.get("/models", params={"capability": "tts"}).json()["data"]
    accents = client.get("/accents").json()["accents"]
    locales = client.get("/locales").json()["locales"]
    assert [accent["id"] for accent in accents] == sorted(accent["id"] for accent in accents)
    assert {locale["language"] for locale in locales if locale["is_default"]} == set(LANGUAGES)
    asked: list[dict[str, Any]] = [{"model_id": model["id"]} for model in models]
    asked += [{"accent": "british", "language": "en"}, {"locale": "pt-PT"}]
    for fields in asked:
        assert client.post("/tts/bytes", json=speech("Hi.", **fields)).status_code == 200, fields
    assert client.get("/models", params={"capability": "stt"}).json()["data"] == []


def test_a_token_speaks_and_makes_no_other(client: httpx.Client) -> None:
    made = client.post("/access-token", json={"grants": {"tts": True}, "expires_in": 60}).json()
    headers = {"Authorization": f"Bearer {made['token']}", "X-API-Key": ""}
    spoken = client.post("/tts/bytes", json=speech("Hi."), headers=headers)
    assert spoken.status_code == 200
    query = {"access_token": made["token"]}
    assert client.get("/voices", params=query, headers={"X-API-Key": ""}).status_code == 200
    refused = client.post("/access-token", json={}, headers=headers)
    assert (refused.status_code, refused.json()["error_code"]) == (403, "forbidden")
    silent = client.post("/access-token", content=b"").json()["token"]
    mute = client.post("/tts/bytes", json=speech(), headers={"X-API-Key": "", "Authorization": f"Bearer {silent}"})
    assert mute.status_code == 403
    wrongs: list[dict[str, Any]] = [{"expires_in": 3601}, {"expires_in": 1.5}, {"grants": {"tts": 1}}, {"grants": []}]
    for wrong in wrongs:
        assert client.post("/access-token", json=wrong).status_code == 400
