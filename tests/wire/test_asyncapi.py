"""The AsyncAPI document: whole in itself, and true of what clients send; `sockets.py` holds every event against it."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest

from cadenza.wire.asyncapi import EVENTS, MESSAGES, document
from tests.sockets import SETTINGS

DOCUMENT = document()


def test_all_references_lead_somewhere() -> None:
    text = json.dumps(DOCUMENT)
    for reference in re.findall(r'"\$ref": "#/([^"]+)"', text):
        found: Any = DOCUMENT
        for part in reference.split("/"):
            found = found[part]
        assert found


def test_it_has_what_asyncapi_requires() -> None:
    assert DOCUMENT["asyncapi"] == "3.0.0"
    assert {"title", "version"} <= set(DOCUMENT["info"])
    for operation in DOCUMENT["operations"].values():
        assert operation["action"] in {"send", "receive"}
        assert operation["channel"] == {"$ref": "#/channels/contexts"}
    told = {message["$ref"].split("/")[-1] for o in DOCUMENT["operations"].values() for message in o["messages"]}
    assert told == {*EVENTS, *MESSAGES} == set(DOCUMENT["components"]["messages"])
    for name in told:
        jsonschema_rs.meta.validate(schema(name))


def schema(name: str) -> dict[str, Any]:
    return {"$ref": f"#/components/schemas/{name}", "components": DOCUMENT["components"]}


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("generate", SETTINGS | {"transcript": "Hello.", "context_id": "a", "continue": True}),
        ("generate", SETTINGS | {"transcript": "Hello.", "voice": "af_heart", "max_buffer_delay_ms": 0}),
        ("end", SETTINGS | {"transcript": " ", "context_id": "a", "model_id": None, "voice": {}}),
        ("end", {"transcript": "", "context_id": "a", "continue": True, "flush": True}),
        ("cancel", {"context_id": "a", "cancel": True}),
    ],
)
def test_messages_of_clients_fit(name: str, message: dict[str, Any]) -> None:
    jsonschema_rs.validate(schema(name), message)


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("generate", {"transcript": "Hello.", "context_id": "a"}),
        ("end", {"transcript": "Hello.", "context_id": "a"}),
        ("cancel", {"context_id": "a", "cancel": False}),
        ("cancel", {"cancel": True}),
    ],
)
def test_what_is_none_does_not(name: str, message: dict[str, Any]) -> None:
    with pytest.raises(jsonschema_rs.ValidationError):
        jsonschema_rs.validate(schema(name), message)


def test_the_page_names_every_event_and_field() -> None:
    page = (Path(__file__).parents[2] / "docs/websocket.md").read_text()
    fields = {field for schema in EVENTS.values() for field in schema["properties"]}
    fields |= set(MESSAGES["generate"].model_json_schema()["properties"]) | {"cancel"}
    assert not [name for name in (*EVENTS, *fields) if f"`{name}`" not in page]
