"""The OpenAPI document is true: it has every route, and what it says of them holds for requests made up from it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis
from hypothesis import settings
from starlette.routing import Route

from cadenza.acoustic.tone import Tone
from cadenza.text.languages import LANGUAGES
from cadenza.wire.openapi import document
from tests.servers import VOICES, InProcess, in_process

DOCUMENT = document(VOICES, max_transcript=40, require_language=True, keys=False)


def in_english() -> dict[str, Any]:
    """Return the document with one language and two voices: the others have tests, and take seconds to load."""
    narrow = document(VOICES.only({"af_heart", "bf_emma"}), max_transcript=40, require_language=True, keys=False)
    narrow["components"]["schemas"]["OpenAIVoiceName"] = narrow["components"]["schemas"]["VoiceName"]
    text: dict[str, Any] = json.loads(json.dumps(narrow).replace("|".join(LANGUAGES), "en"))
    return text


SCHEMA = schemathesis.openapi.from_dict(in_english())
OPERATIONS = (f"{method.upper()} {path}" for path, methods in DOCUMENT["paths"].items() for method in methods)


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Name each operation's test, in their order: under one name, as pytest 9.2 has them, xdist runs a single one."""
    if "operation" in metafunc.fixturenames and hasattr(metafunc.function, "hypothesis"):
        metafunc.parametrize("operation", [next(OPERATIONS)])


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[InProcess]:
    with in_process(Tone(), max_transcript=40, data_dir=str(tmp_path_factory.mktemp("data"))) as running:
        yield running


def test_it_is_served_and_has_every_route(server: InProcess) -> None:
    assert server.client.get("/openapi.json").json() == json.loads(json.dumps(DOCUMENT))
    served = {
        (method.lower(), route.path.rstrip("/") or "/")
        for route in server.app.routes
        if isinstance(route, Route) and route.include_in_schema
        for method in route.methods or ()
        if method != "HEAD"
    }
    described = {(method, path.rstrip("/") or "/") for path, methods in DOCUMENT["paths"].items() for method in methods}
    assert served - described == {("get", "/openapi.json"), ("get", "/asyncapi.json")}
    assert described <= served


def test_keys_are_said_where_they_are_asked_for() -> None:
    asking = document(VOICES, max_transcript=40, require_language=True, keys=True)["paths"]
    assert asking["/voices"]["get"]["security"]
    assert "security" not in asking["/ping"]["get"]
    assert "401" in asking["/tts/bytes"]["post"]["responses"]


@SCHEMA.parametrize()
@settings(max_examples=5, deadline=None)
def test_what_it_says_holds(case: Any, server: InProcess, operation: str) -> None:  # noqa: ANN401 - a Case of any body
    assert case.operation.label == operation
    asked = case.body if isinstance(case.body, dict) else {}
    if {"starting_after", "ending_before"} <= set(case.query or {}) or asked.get("pronunciation_dict_id"):
        return  # not both, and a dictionary that is there: rules that OpenAPI has no words for
    case.call_and_validate(base_url=server.url)
