"""The AsyncAPI document of `WS /tts/websocket`, made of what the code validates with, and its events."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.metadata import version
from typing import Any

from pydantic import Field, StrictStr

from cadenza.wire.cartesia import WebsocketRequest
from cadenza.wire.events import STREAMING
from cadenza.wire.fields import ContextId, Part

ADDRESS = "/tts/websocket"

Schema = dict[str, Any]

_CONTEXT: Schema = {"type": "string", "description": "The context that the event belongs to."}
_NUMBER: Schema = {"type": "integer", "minimum": 0, "description": "Which flush it comes before, or is the end of."}
_TIMES: Schema = {"type": "array", "items": {"type": "number", "minimum": 0}, "description": "Seconds of audio."}
_TEXTS: Schema = {"type": "array", "items": {"type": "string"}}


class Cancellation(Part):
    """A message that stops a context at once: nothing more is sent for it."""

    context_id: ContextId
    cancel: bool = Field(json_schema_extra={"const": True})


class Ending(Part):
    """A message without text, which closes the input of a context or flushes it; all else in it is ignored."""

    context_id: ContextId
    transcript: StrictStr = Field(pattern=r"^\s*$")
    more: bool = Field(False, alias="continue")
    flush: bool = False


def _event(kind: str, summary: str, fields: Schema, optional: Schema | None = None) -> dict[str, Any]:
    """Return the schema of an event that isn't an error; nothing else may be in it."""
    properties = {
        "type": {"const": kind},
        "context_id": _CONTEXT,
        "status_code": {"const": STREAMING},
        "done": {"const": kind == "done"},
        **fields,
    }
    return {
        "type": "object",
        "description": summary,
        "properties": properties | (optional or {}),
        "required": list(properties),
        "additionalProperties": False,
    }


def _columns(label: str, times: str) -> dict[str, Any]:
    return {
        "type": "object",
        "description": times,
        "properties": {label: _TEXTS, "start": _TIMES, "end": _TIMES},
        "required": [label, "start", "end"],
        "additionalProperties": False,
    }


_TEXT: Schema = {"type": "string"}

EVENTS: Mapping[str, Schema] = {
    "chunk": _event(
        "chunk",
        "Audio: base64 of whole samples, mono, without a header.",
        {
            "data": {"type": "string", "contentEncoding": "base64"},
            "step_time": {"type": "number", "minimum": 0, "description": "Milliseconds of compute of its step."},
        },
        {"flush_id": _NUMBER},
    ),
    "timestamps": _event(
        "timestamps",
        "Times of a few words, no later than their audio.",
        {"word_timestamps": _columns("words", "Three arrays of equal length; times count from the context's start.")},
        {"flush_id": _NUMBER},
    ),
    "phoneme_timestamps": _event(
        "phoneme_timestamps",
        "Times of a few phonemes, no later than their audio.",
        {"phoneme_timestamps": _columns("phonemes", "Three arrays of equal length, in IPA.")},
        {"flush_id": _NUMBER},
    ),
    "flush_done": _event(
        "flush_done",
        "All that came before this flush has been sent.",
        {"flush_done": {"const": True}, "flush_id": _NUMBER},
    ),
    "done": _event("done", "The end of a context, after all its audio and times.", {}),
    "error": {
        "type": "object",
        "description": "The end of a context that failed, or a message that belongs to none: then without context_id. "
        "The socket stays open.",
        "properties": {
            "type": {"const": "error"},
            "context_id": _CONTEXT,
            "status_code": {"type": "integer", "minimum": 400, "maximum": 599},
            "done": {"const": True},
            "error": {"type": "string", "description": "Title and message in one, as older versions have it."},
            "title": _TEXT,
            "message": _TEXT,
            "error_code": _TEXT,
            "request_id": {"type": "string", "description": "The id in the server's log."},
            "errors": {
                "type": "array",
                "description": "For a field that is wrong: its path, its value, what is allowed.",
                "items": {
                    "type": "object",
                    "properties": dict.fromkeys(("field", "value", "allowed"), _TEXT),
                    "required": ["field", "value", "allowed"],
                },
            },
        },
        "required": "type status_code done error title message error_code request_id".split(),
        "additionalProperties": False,
    },
}
"""The schema of each event by its `type`."""

MESSAGES: Mapping[str, type[Part]] = {"generate": WebsocketRequest, "end": Ending, "cancel": Cancellation}
"""What a client sends."""


def document() -> dict[str, Any]:
    """Return the document, AsyncAPI 3.0."""
    schemas: dict[str, Any] = {}
    for name, model in MESSAGES.items():
        schema = model.model_json_schema(ref_template="#/components/schemas/{model}")
        schemas |= schema.pop("$defs", {})
        schemas[name] = schema
    schemas |= EVENTS
    channel = {"$ref": "#/channels/contexts"}
    return {
        "asyncapi": "3.0.0",
        "info": {
            "title": "Cadenza over a WebSocket",
            "version": version("cadenza"),
            "description": "Text in as it is written, speech out as it is made; many contexts on one socket.",
        },
        "defaultContentType": "application/json",
        "channels": {
            "contexts": {
                "address": ADDRESS,
                "title": "Contexts",
                "messages": {name: {"$ref": f"#/components/messages/{name}"} for name in (*MESSAGES, *EVENTS)},
                "bindings": {"ws": {"query": _query(), "bindingVersion": "0.1.0"}},
            }
        },
        "operations": {
            "take": {"action": "receive", "channel": channel, "messages": _references(MESSAGES)},
            "tell": {"action": "send", "channel": channel, "messages": _references(EVENTS)},
        },
        "components": {
            "messages": {
                name: {"name": name, "payload": {"$ref": f"#/components/schemas/{name}"}}
                for name in (*MESSAGES, *EVENTS)
            },
            "schemas": schemas,
        },
    }


def _references(names: Mapping[str, object]) -> list[dict[str, str]]:
    return [{"$ref": f"#/channels/contexts/messages/{name}"} for name in names]


def _query() -> dict[str, Any]:
    """Return what may stand in the query of the upgrade, for clients that can't send headers."""
    return {
        "type": "object",
        "properties": {
            "cartesia_version": {"type": "string", "format": "date", "description": "As the header Cartesia-Version."},
            "api_key": {"type": "string"},
            "access_token": {"type": "string"},
        },
    }
