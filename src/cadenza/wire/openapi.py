"""The OpenAPI document: what every route takes and answers, made of the models that the routes validate with.

Three things that the code does to every body are said once here, for all models: null is absent, a transcript is as
long as the setting says, and a voice is one of those that there are.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from importlib.metadata import version
from typing import Any

from pydantic.json_schema import models_json_schema

from cadenza.media.containers import MEDIA_TYPES
from cadenza.voices import Voices
from cadenza.wire.cartesia import BytesRequest, SseRequest
from cadenza.wire.dictionaries import DictionaryChange, DictionaryQuery, NewDictionary
from cadenza.wire.fields import Part
from cadenza.wire.openai import VOICES, SpeechRequest
from cadenza.wire.sagemaker import Invocation
from cadenza.wire.tokens import TokenRequest
from cadenza.wire.voices import ModelQuery, VoiceQuery

Schema = dict[str, Any]

TEXT: Schema = {"type": "string"}
FLAG: Schema = {"type": "boolean"}


def _object(**properties: Schema) -> Schema:
    """Return the schema of an object that always has all `properties`; more may come."""
    return {"type": "object", "required": list(properties), "properties": properties}


def _list(items: Schema) -> Schema:
    return {"type": "array", "items": items}


def _named(name: str) -> Schema:
    return {"$ref": f"#/components/schemas/{name}"}


_OR_NULL: Schema = {"type": ["string", "null"]}

_ANSWERS: dict[str, Schema] = {
    "Status": _object(ok=FLAG, version=TEXT),
    "Ready": _object(status={"const": "ready"}),
    "NotReady": _object(status={"const": "unavailable"}, reason=TEXT),
    "Voice": _object(
        id=TEXT,
        name=TEXT,
        description=TEXT,
        tagline=TEXT,
        language=TEXT,
        locales=_list(_object(locale=TEXT, is_native=FLAG)),
        gender=TEXT,
        country=TEXT,
        created_at={"type": "string", "format": "date-time"},
        is_owner=FLAG,
        is_public=FLAG,
        access=TEXT,
        visibility=TEXT,
    ),
    "Voices": _object(data=_list(_named("Voice")), has_more=FLAG, next_page=_OR_NULL),
    "Models": _object(data=_list(_object(id=TEXT, name=TEXT, languages=_list(TEXT))), has_more=FLAG),
    "Accents": _object(
        accents=_list(
            _object(id=TEXT, name=TEXT, language=TEXT, locale=TEXT, is_locale_default=FLAG, is_localizable=FLAG)
        )
    ),
    "Locales": _object(locales=_list(_object(locale=TEXT, language=TEXT, name=TEXT, is_default=FLAG))),
    "Token": _object(token=TEXT),
    "Dictionary": _object(
        id=TEXT,
        name=TEXT,
        description=_OR_NULL,
        owner_id=TEXT,
        pinned=FLAG,
        items=_list(_object(text=TEXT, pronunciation=TEXT, alias=TEXT, case_sensitive=FLAG)),
        created_at={"type": "string", "format": "date-time"},
    ),
    "Dictionaries": _object(data=_list(_named("Dictionary")), has_more=FLAG, next_page=_OR_NULL),
    "SpeechModel": _object(id=TEXT, object={"const": "model"}, created={"type": "integer"}, owned_by=TEXT),
    "SpeechModels": _object(object={"const": "list"}, data=_list(_named("SpeechModel"))),
    "Error": _object(error_code=TEXT, title=TEXT, message=TEXT, status_code={"type": "integer"}, request_id=TEXT),
    "OpenAIError": _object(error=_object(message=TEXT, type=TEXT, param=_OR_NULL, code=TEXT)),
}
"""What answers look like."""


@dataclass(frozen=True, slots=True)
class _Operation:
    """One method of one path. `answers`: media type and schema of each status that isn't an error."""

    method: str
    path: str
    summary: str
    answers: Mapping[int, Mapping[str, Schema | None]]
    body: type[Part] | None = None
    query: type[Part] | None = None
    errors: Sequence[int] = ()
    open: bool = False
    body_required: bool = True
    identifier: str = ""
    tags: Sequence[str] = field(default=("Cartesia",))


def _json(name: str) -> dict[str, Schema | None]:
    return {"application/json": _named(name)}


_VOICES: Schema = {"anyOf": [_named("Voices"), _list(_named("Voice"))]}
"""The second before version 2024-11-13."""

_SPEAKING = (400, 408, 413, 429, 500, 503)
_FILES: dict[str, Schema | None] = dict.fromkeys(MEDIA_TYPES.values())
_SPOKEN: dict[str, Schema | None] = {MEDIA_TYPES[name]: None for name in ("raw", "wav", "mp3")}
_EVENTS: dict[str, Schema | None] = {"text/event-stream": None}
_PATH = "/pronunciation-dicts/"
_OPERATIONS = (
    _Operation(
        "post", "/invocations", "Speak, as lines of JSON events (SageMaker's contract)",
        {200: {"application/x-ndjson": None}},
        Invocation, errors=(408, 413, 422, 429, 500, 503), tags=("SageMaker",),
    ),
    _Operation(
        "get", "/ping", "Say whether it can speak", {200: _json("Ready"), 503: _json("NotReady")},
        open=True, tags=("SageMaker",),
    ),
    _Operation(
        "post", "/ping", "Say whether it can speak", {200: _json("Ready"), 503: _json("NotReady")},
        open=True, tags=("SageMaker",),
    ),
    _Operation("get", "/metrics", "Counters for Prometheus", {200: {"text/plain": None}}, tags=("Operation",)),
    _Operation("get", "/", "Say that the API is there", {200: _json("Status")}, open=True),
    _Operation("post", "/tts/bytes", "Speak a file", {200: _SPOKEN}, BytesRequest, errors=(*_SPEAKING, 404)),
    _Operation("post", "/tts/sse", "Speak server-sent events", {200: _EVENTS}, SseRequest, errors=(*_SPEAKING, 404)),
    _Operation("get", "/voices", "List voices", {200: {"application/json": _VOICES}}, query=VoiceQuery, errors=(400,)),
    _Operation("get", "/voices/{id}", "Read a voice", {200: _json("Voice")}, errors=(404,), identifier="Voice"),
    _Operation("get", "/models", "List models", {200: _json("Models")}, query=ModelQuery, errors=(400,)),
    _Operation("get", "/accents", "List accents", {200: _json("Accents")}),
    _Operation("get", "/locales", "List locales", {200: _json("Locales")}),
    _Operation(
        "post", "/access-token", "Make a short-lived token", {200: _json("Token")}, TokenRequest,
        errors=(400, 408, 413), body_required=False,
    ),
    _Operation(
        "get", _PATH, "List pronunciation dictionaries", {200: _json("Dictionaries")},
        query=DictionaryQuery, errors=(400, 503),
    ),
    _Operation(
        "post", _PATH, "Make a pronunciation dictionary", {200: _json("Dictionary")}, NewDictionary,
        errors=(400, 408, 409, 413, 503),
    ),
    _Operation(
        "get", f"{_PATH}{{id}}", "Read a pronunciation dictionary", {200: _json("Dictionary")},
        errors=(404, 503), identifier="Dictionary",
    ),
    _Operation(
        "patch", f"{_PATH}{{id}}", "Change a pronunciation dictionary", {200: _json("Dictionary")}, DictionaryChange,
        errors=(400, 404, 408, 413, 503), identifier="Dictionary",
    ),
    _Operation(
        "delete", f"{_PATH}{{id}}", "Delete a pronunciation dictionary", {204: {}},
        errors=(404, 503), identifier="Dictionary",
    ),
    _Operation(
        "post", "/v1/audio/speech", "Speak a file, or its pieces as server-sent events", {200: _FILES | _EVENTS},
        SpeechRequest, errors=(*_SPEAKING, 404), tags=("OpenAI",),
    ),
    _Operation("get", "/v1/models", "List models", {200: _json("SpeechModels")}, tags=("OpenAI",)),
    _Operation(
        "get", "/v1/models/{id}", "Read a model", {200: _json("SpeechModel")}, errors=(404,),
        identifier="SpeechModel", tags=("OpenAI",),
    ),
)  # fmt: skip


def document(voices: Voices, *, max_transcript: int, require_language: bool, keys: bool) -> Schema:
    """Return the document of a server with these `voices`; `keys` says whether it asks for one."""
    models = [model for o in _OPERATIONS for model in (o.body, o.query) if model is not None]
    _, made = models_json_schema(
        [(model, "validation") for model in dict.fromkeys(models)], ref_template="#/components/schemas/{model}"
    )
    schemas = {name: _refined(schema, max_transcript) for name, schema in made["$defs"].items()}
    if require_language:
        schemas["Invocation"]["required"].append("language")
        schemas["Invocation"]["properties"]["language"] = schemas["SseRequest"]["properties"]["language"]["anyOf"][0]
    names = voices.names()
    schemas["VoiceName"] = {"enum": names}
    schemas["OpenAIVoiceName"] = {"enum": list(dict.fromkeys([*VOICES, *names]))}
    paths: Schema = {}
    for operation in _OPERATIONS:
        paths.setdefault(operation.path, {})[operation.method] = _operation(operation, schemas, keys=keys)
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Cadenza",
            "version": version("cadenza"),
            "description": "Streaming text-to-speech. The websocket, /tts/websocket, is described at /asyncapi.json.",
        },
        "paths": paths,
        "components": {"schemas": schemas | _ANSWERS, "securitySchemes": _SCHEMES},
    }


_SCHEMES: Schema = {
    "bearer": {"type": "http", "scheme": "bearer"},
    "key": {"type": "apiKey", "in": "header", "name": "X-API-Key"},
    "query": {"type": "apiKey", "in": "query", "name": "api_key"},
    "token": {"type": "apiKey", "in": "query", "name": "access_token"},
}


def _operation(operation: _Operation, schemas: Schema, *, keys: bool) -> Schema:
    asks = keys and not operation.open
    errors = [*operation.errors, *((401, 403) if asks else ())]
    made: Schema = {
        "summary": operation.summary,
        "tags": list(operation.tags),
        "parameters": [*_parameters(operation, schemas)],
        "responses": {
            **{str(status): _answer(types) for status, types in operation.answers.items()},
            **{str(status): _error(operation, status) for status in sorted(errors)},
        },
    }
    if operation.body is not None:
        content = {"application/json": {"schema": _named(operation.body.__name__)}}
        made["requestBody"] = {"required": operation.body_required, "content": content}
    if asks:
        made["security"] = [{name: []} for name in _SCHEMES]
    return made


def _parameters(operation: _Operation, schemas: Schema) -> Iterable[Schema]:
    if operation.identifier:
        yield {"name": "id", "in": "path", "required": True, "schema": {"type": "string", "minLength": 1}}
    if operation.query is not None:
        for name, schema in schemas.pop(operation.query.__name__)["properties"].items():
            values = [value for value in schema.get("anyOf", [schema]) if value != {"type": "null"}]
            empty = {"type": "string", "maxLength": 0}  # is none
            yield {"name": name, "in": "query", "schema": {"anyOf": [*values, empty]}}
    if "Cartesia" in operation.tags and not operation.open:
        known = ["2024-06-10", "2024-11-13", "2025-04-16", "2025-11-04", "2026-03-01", "2026-08-14"]
        yield {"name": "Cartesia-Version", "in": "header", "schema": {"type": "string", "examples": known}}


def _answer(types: Mapping[str, Schema | None]) -> Schema:
    content = {name: {} if schema is None else {"schema": schema} for name, schema in types.items()}
    return {"description": "As asked for."} | ({"content": content} if content else {})


def _error(operation: _Operation, status: int) -> Schema:
    name = "OpenAIError" if "OpenAI" in operation.tags else "Error"
    content: Schema = {"application/json": {"schema": _named(name)}}
    if "Cartesia" in operation.tags:
        content["text/plain"] = {"schema": TEXT}  # versions before 2026-03-01
    return {"description": _MEANINGS[status], "content": content}


_MEANINGS = {
    400: "A field is wrong; the message names it.",
    401: "No valid key.",
    403: "The token doesn't allow it.",
    404: "What is named isn't there.",
    408: "The body took too long.",
    409: "It doesn't fit with what is there.",
    413: "The body is too large.",
    422: "A field is wrong; the message names it.",
    429: "All slots are taken; Retry-After says when to try again.",
    500: "The server failed.",
    503: "It can't speak now, or the disk fails; Retry-After says when to try again.",
}


def _refined(schema: Any, max_transcript: int) -> Any:  # noqa: ANN401 - any part of a schema
    """Return `schema` with what the code does to every body."""
    if isinstance(schema, list):
        return [_refined(part, max_transcript) for part in schema]
    if not isinstance(schema, dict):
        return schema
    made = {name: _refined(part, max_transcript) for name, part in schema.items()}
    if "x-voice" in made:
        return _named("OpenAIVoiceName" if made["x-voice"] == "openai" else "VoiceName")
    if isinstance(values := made.get("patternProperties"), dict):
        made["patternProperties"] = {pattern: _nullable(value) for pattern, value in values.items()}
    properties = made.get("properties")
    if made.get("type") == "object" and isinstance(properties, dict):
        for name in ("transcript", "input"):
            if name in properties:
                properties[name]["maxLength"] = max_transcript
        for name in set(properties) - set(made.get("required", [])):
            properties[name] = _nullable(properties[name])
    return made


def _nullable(schema: Schema) -> Schema:
    alternatives = schema.get("anyOf", [])
    return schema if {"type": "null"} in alternatives else {"anyOf": [schema, {"type": "null"}]}
