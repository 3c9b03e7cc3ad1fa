"""The wire contract of `/invocations`: request body in, event lines out. Pure functions, no HTTP.

A request that is wrong in any way raises InvalidRequest with every field, its value and what is allowed. Events are
ASCII JSON, one line each.
"""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, Any

import pydantic_core
from pydantic import BeforeValidator, Field, ValidationError

from cadenza.audio import ENCODINGS, SAMPLE_RATES
from cadenza.errors import FieldProblem, InvalidRequest, brief
from cadenza.speech import Chunk, Event, Failed, Pronunciation, Utterance
from cadenza.text.languages import accent, find_language
from cadenza.voices import Voices
from cadenza.wire.events import event_object
from cadenza.wire.fields import (
    ALLOWED,
    NOT_BLANK,
    ContextId,
    DictionaryId,
    GenerationConfig,
    LanguageCode,
    RawFormat,
    TimestampFlags,
    Transcript,
    VoiceSpecifier,
    json_object,
    problems_of,
    transcript_problems,
    transcript_rule,
    unknown_names,
)

MOST_PRONUNCIATION_BYTES = 16 * 1024
"""Bytes of UTF-8 in the keys and values of `pronunciation_map` together, as in the SageMaker release of Sonic 3.5."""

_ALLOWED = ALLOWED | {
    "pronunciation_map": "an object of words and what is said for each, neither of them blank, in plain text; "
    f"at most {MOST_PRONUNCIATION_BYTES} bytes in all",
}
"""What each field may be, in the words of an error."""


def _object_in_string(value: object) -> object:
    """Accept the JSON text of an object too: the contract's table calls `output_format` a string."""
    if isinstance(value, str) and value.lstrip().startswith("{"):
        try:
            return pydantic_core.from_json(value, allow_inf_nan=False)
        except ValueError:
            return value
    return value


def _plain_map(value: object) -> object:
    """Check a `pronunciation_map` as a whole, so that what is wrong in it is said of the field and not of a word."""
    if not isinstance(value, dict):
        raise ValueError("must be an object")
    texts = [text for entry in value.items() for text in entry]
    if not all(isinstance(text, str) and text.strip() for text in texts):
        raise ValueError("must hold text that is not blank")
    if sum(len(text.encode()) for text in texts) > MOST_PRONUNCIATION_BYTES:
        raise ValueError("must be smaller")
    return value


_FORMAT_TEXT = r'^\{{"container":"raw","encoding":"({})","sample_rate":({})\}}$'.format(
    "|".join(ENCODINGS), "|".join(map(str, SAMPLE_RATES))
)
_FormatText = Annotated[str, Field(json_schema_extra={"pattern": _FORMAT_TEXT})]
_Said = Annotated[str, Field(json_schema_extra=NOT_BLANK)]
_GivenMap = dict[_Said, _Said]


class Invocation(TimestampFlags):
    """The body of `POST /invocations`."""

    context_id: ContextId
    transcript: Transcript
    language: LanguageCode | None = None
    output_format: Annotated[
        RawFormat, BeforeValidator(_object_in_string, json_schema_input_type=RawFormat | _FormatText)
    ]
    voice: VoiceSpecifier
    generation_config: GenerationConfig = GenerationConfig()
    pronunciation_map: Annotated[dict[str, str], BeforeValidator(_plain_map, json_schema_input_type=_GivenMap)] = Field(
        default_factory=dict
    )
    pronunciation_dict_id: DictionaryId | None = None


@dataclass(frozen=True, slots=True)
class Request:
    """A request as it was understood; `notes` say what was clamped, for the log.

    `dictionary` is the id of the pronunciation dictionary that is asked for: whether there is one is not known yet.
    """

    context_id: str
    utterance: Utterance
    notes: tuple[str, ...]
    dictionary: str | None = None


def parse(body: bytes, voices: Voices, *, max_transcript: int, require_language: bool = True) -> Request:
    """Understand a request body, or raise InvalidRequest that names every field that is wrong."""
    fields = _fields(body)
    problems = [
        *_wrong_shape(fields, max_transcript, require_language=require_language),
        *unknown_names(fields, voices),
    ]
    if problems:
        context_id = fields.get("context_id")
        raise InvalidRequest(problems, context_id if isinstance(context_id, str) else None)
    given = Invocation.model_validate(fields)
    voice = voices.find(given.voice.id)
    language = find_language(voice.language if given.language is None else given.language)
    notes: list[str] = []
    controls = given.generation_config.controls(notes)
    utterance = Utterance(
        transcript=given.transcript,
        language=language.code,
        locale=accent(language, given.language or "", voice.locale),
        voice=voice,
        encoding=given.output_format.encoding,
        sample_rate=given.output_format.sample_rate,
        controls=controls,
        words=given.add_timestamps,
        phonemes=given.add_phoneme_timestamps,
        normalized=given.use_normalized_timestamps,
        pronunciations=tuple(Pronunciation(text, says) for text, says in given.pronunciation_map.items()),
    )
    return Request(given.context_id, utterance, tuple(notes), given.pronunciation_dict_id)


def unknown_dictionary(request: Request) -> InvalidRequest:
    """Return the error for a request whose pronunciation dictionary doesn't exist."""
    field = "pronunciation_dict_id"
    return InvalidRequest([FieldProblem(field, brief(request.dictionary), _ALLOWED[field])], request.context_id)


def _fields(body: bytes) -> dict[str, Any]:
    """Return the fields of a request; `voice_id` stands for `voice`."""
    fields = json_object(body)
    if "voice_id" in fields:
        fields.setdefault("voice", fields.pop("voice_id"))
    return fields


def _wrong_shape(fields: dict[str, Any], max_transcript: int, *, require_language: bool) -> list[FieldProblem]:
    """Return what is missing, of the wrong type or out of bounds in `fields`."""
    problems: list[FieldProblem] = []
    try:
        Invocation.model_validate(fields)
    except ValidationError as error:
        problems = problems_of(error, _ALLOWED | {"transcript": transcript_rule(max_transcript)})
    problems += transcript_problems(fields, max_transcript)
    if require_language and "language" not in fields:
        problems.append(FieldProblem("language", "nothing", ALLOWED["language"]))
    return problems


def line_encoder(context_id: str, sample_rate: int) -> Callable[[Event], bytes]:
    """Return the function that turns an event of one stream into its line: ASCII JSON that ends in one newline.

    The twenty-millisecond chunks are by far the most frequent, so what they share is made once.
    """
    context = json.dumps(context_id).encode()
    chunk_head = b'{"type":"chunk","context_id":' + context + b',"status_code":206,"done":false,"data":"'
    chunk_tail = b'","sampling_rate":' + str(sample_rate).encode() + b',"step_time":'

    def encode(event: Event) -> bytes:
        if isinstance(event, Chunk):
            return chunk_head + b64encode(event.data) + chunk_tail + b"%.6f}\n" % event.step_time
        fields = event_object(event, context_id)
        if isinstance(event, Failed):
            fields |= {"data": event.message, "error": event.message}
        return json.dumps(fields, separators=(",", ":")).encode() + b"\n"

    return encode
