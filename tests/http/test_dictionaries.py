"""`/pronunciation-dicts/` keeps its contract over a real socket, and requests are spoken by it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cadenza.acoustic.tone import Tone
from tests.servers import InProcess, body, events_of, in_process, words_of

PATH = "/pronunciation-dicts/"
GROUP = "<<k|ə|ˈ|d|ɛ|n|z|ə>>"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[InProcess]:
    with in_process(Tone(), data_dir=str(tmp_path_factory.mktemp("data")), max_body=400_000) as running:
        yield running


@pytest.fixture
def client(server: InProcess) -> httpx.Client:
    for found in server.client.get(PATH, params={"limit": 100}).json()["data"]:
        server.client.delete(PATH + found["id"])
    return server.client


def create(client: httpx.Client, **fields: object) -> dict[str, Any]:
    answer = client.post(PATH, json={"name": "names", **fields})
    assert answer.status_code == 200, answer.text
    made: dict[str, Any] = answer.json()
    return made


def test_a_dictionary_is_made_read_changed_and_deleted(client: httpx.Client) -> None:
    items = [{"text": "SQL", "pronunciation": "sequel"}, {"text": "IO", "alias": "eye oh", "case_sensitive": True}]
    made = create(client, description="of ours", items=items, unknown=1)
    assert re.fullmatch(r"pdict_[0-9a-f]{28}", made["id"])
    assert made == {
        "id": made["id"],
        "name": "names",
        "description": "of ours",
        "owner_id": made["owner_id"],
        "pinned": False,
        "items": [
            {"text": "SQL", "pronunciation": "sequel", "alias": "sequel", "case_sensitive": False},
            {"text": "IO", "pronunciation": "eye oh", "alias": "eye oh", "case_sensitive": True},
        ],
        "created_at": made["created_at"],
    }
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z", made["created_at"])
    assert client.get(PATH + made["id"]).json() == made
    assert client.get(PATH + made["id"] + "/").json() == made
    changed = client.patch(PATH + made["id"], json={"name": "others", "items": None}).json()
    assert changed == {**made, "name": "others"}
    assert client.patch(PATH + made["id"], json={"items": []}).json() == {**changed, "items": []}
    deleted = client.delete(PATH + made["id"])
    assert (deleted.status_code, deleted.content) == (204, b"")
    for answer in (client.get(PATH + made["id"]), client.delete(PATH + made["id"])):
        assert answer.status_code == 404
        assert made["id"] in answer.json()["message"]
        assert answer.json()["error_code"] == "not_found"


def test_listing_as_the_sdk_does_ends(client: httpx.Client) -> None:
    """It asks on with `starting_after` until `data` is empty, whatever `has_more` says."""
    made = [create(client, name=str(number))["id"] for number in range(5)]
    seen: list[str] = []
    query: dict[str, str] = {"limit": "2"}
    for _ in range(10):
        page = client.get(PATH, params=query).json()
        if not page["data"]:
            break
        seen += [found["id"] for found in page["data"]]
        assert page["next_page"] == (seen[-1] if page["has_more"] else None)
        query["starting_after"] = seen[-1]
    assert not page["data"]
    assert seen == made[::-1]
    before = client.get(PATH.rstrip("/"), params={"limit": 2, "ending_before": seen[3]}).json()
    assert [found["id"] for found in before["data"]] == seen[1:3]


@pytest.mark.parametrize(
    ("fields", "field", "allowed"),
    [
        ({}, "name", "string"),
        ({"name": " "}, "name", "white space"),
        ({"name": "x" * 257}, "name", "256"),
        ({"name": "a", "description": 1}, "description", "2000"),
        ({"name": "a", "items": {}}, "items", "1000 items"),
        ({"name": "a", "items": [{"text": "a", "alias": "b"}] * 1001}, "items", "1000 items"),
        ({"name": "a", "items": ["SQL"]}, "items.0", "object"),
        ({"name": "a", "items": [{"text": "", "alias": "b"}]}, "items.0.text", "1 to 100"),
        ({"name": "a", "items": [{"text": "a", "alias": "b"}, {"text": "a"}]}, "items.1.pronunciation", "alias"),
        ({"name": "a", "items": [{"text": "a", "alias": "b" * 101}]}, "items.0.pronunciation", "1 to 100"),
        ({"name": "a", "items": [{"text": "a", "alias": "<<k|a"}]}, "items.0.pronunciation", "phonemes"),
        ({"name": "a", "items": [{"text": "a", "alias": "<<ˈ|.>>"}]}, "items.0.pronunciation", "phonemes"),
        (
            {"name": "a", "items": [{"text": "a", "alias": "b", "case_sensitive": "no"}]},
            "items.0.case_sensitive",
            "true",
        ),
    ],
)
def test_a_400_names_the_field_and_what_is_allowed(
    client: httpx.Client, fields: dict[str, Any], field: str, allowed: str
) -> None:
    answer = client.post(PATH, json=fields)
    assert (answer.status_code, answer.json()["status_code"]) == (400, 400)
    problem = next(p for p in answer.json()["errors"] if p["field"] == field)
    assert allowed in problem["allowed"]
    assert problem["value"]


@pytest.mark.parametrize(
    "query", ["limit=0", "limit=101", "limit=x", "starting_after=a&ending_before=b", f"starting_after={'x' * 101}"]
)
def test_a_wrong_query_is_400(client: httpx.Client, query: str) -> None:
    answer = client.get(f"{PATH}?{query}")
    assert answer.status_code == 400
    assert answer.json()["errors"]


def test_bodies_and_methods_are_bounded_as_everywhere(client: httpx.Client) -> None:
    assert client.post(PATH, content=b" " * 500_000).status_code == 413
    assert client.post(PATH, content=b"{").status_code == 400
    assert client.put(PATH).status_code == 405
    assert client.post(PATH + "pdict_1").status_code == 405
    assert client.get(PATH + "x" * 5000).status_code == 404


def test_a_request_is_spoken_by_its_dictionary_and_keeps_its_words(client: httpx.Client) -> None:
    items = [
        {"text": "sql", "pronunciation": "see quell"},
        {"text": "cadenza", "pronunciation": GROUP},
        {"text": "New York", "pronunciation": "Gotham"},
        {"text": "York", "pronunciation": "Jork"},
        {"text": "polish", "pronunciation": "shine", "case_sensitive": True},
    ]
    fields: dict[str, Any] = {"pronunciation_dict_id": create(client, items=items)["id"]}
    text = "Polish SQL, CADENZA; Polish New York, York, Sqlite."
    assert words_of(client, text, **fields) == text.split()
    said = words_of(client, text, use_normalized_timestamps=True, **fields)
    assert said == "shine see quell, kəˈdɛnzə; Polish Gotham , Jork, Sqlite.".split()
    own = words_of(client, "sql SQL", use_normalized_timestamps=True, pronunciation_map={"SQL": "squall"}, **fields)
    assert own == ["see", "quell", "squall"]


def test_a_dictionary_that_does_not_exist_is_refused_by_name(client: httpx.Client) -> None:
    answer = client.post("/invocations", json=body(context_id="call-7", pronunciation_dict_id="pdict_none"))
    assert answer.status_code == 422
    assert answer.json()["errors"] == [
        {
            "field": "pronunciation_dict_id",
            "value": '"pdict_none"',
            "allowed": "the id of a pronunciation dictionary; GET /pronunciation-dicts/ lists them",
        }
    ]
    assert answer.headers["x-request-id"].endswith("-call-7")
    assert words_of(client, "Hello", pronunciation_dict_id=None) == ["Hello"]


def test_dictionaries_outlive_the_server(tmp_path: Path) -> None:
    with in_process(Tone(), data_dir=str(tmp_path)) as first:
        made = create(first.client, items=[{"text": "a", "alias": "b"}])
    with in_process(Tone(), data_dir=str(tmp_path)) as second:
        assert second.client.get(PATH + made["id"]).json() == made


def test_a_disk_that_fails_is_503_and_speech_goes_on(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with in_process(Tone(), data_dir=str(tmp_path / "file")) as server:
        answer = server.client.post(PATH, json={"name": "a"})
        assert answer.status_code == 503
        assert str(tmp_path) not in answer.text
        assert words_of(server.client, "Hello") == ["Hello"]


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=30),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=12), inner, max_size=4),
    max_leaves=12,
)
entries = st.fixed_dictionaries(
    {}, optional=dict.fromkeys(("text", "pronunciation", "alias", "case_sensitive"), st.text(max_size=9) | json_values)
)


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(name=st.text(max_size=5) | json_values, items=st.lists(entries, max_size=3) | json_values)
def test_hostile_dictionaries_get_4xx_or_are_spoken_by(server: InProcess, name: object, items: object) -> None:
    answer = server.client.post(PATH, content=json.dumps({"name": name, "items": items}).encode())
    assert answer.status_code in {200, 400}
    if answer.status_code == 200:
        made = answer.json()
        texts = " ".join(item["text"] for item in made["items"]) or "Hello"
        events = events_of(server.client, body(texts, add_timestamps=True, pronunciation_dict_id=made["id"]))
        assert [event["type"] for event in events if event["type"] in {"done", "error"}] == ["done"]
        assert server.client.delete(PATH + made["id"]).status_code == 204
