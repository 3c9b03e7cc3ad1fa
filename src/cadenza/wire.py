"""The wire contract of `/invocations`: request body in, event lines out. Pure functions, no HTTP.

A request that is wrong in any way raises InvalidRequest with every field, its value and what is allowed. Events are
ASCII JSON, one line each.
"""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Annotated, Any, Literal

import pydantic_core
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StrictBool, StrictStr, ValidationError

from cadenza.audio import ENCODINGS, SAMPLE_RATES
from cadenza.errors import FieldProblem, InvalidRequest, brief
from cadenza.speech import (
    SPEED_RANGE,
    VOLUME_RANGE,
    Chunk,
    Controls,
    Done,
    Event,
    Failed,
    Flushed,
    PhonemeTimes,
    Pronunciation,
    Utterance,
    WordTimes,
)
from cadenza.text.languages import LANGUAGES, accent, find_language
from cadenza.text.markup import clamp, known_emotion
from cadenza.voices import Voices

LONGEST_CONTEXT_ID = 256

MOST_PRONUNCIATION_BYTES = 16 * 1024
"""Bytes of UTF-8 in the keys and values of `pronunciation_map` together, as in the SageMaker release of Sonic 3.5."""

LONGEST_ID = 100

_ALLOWED = {
    "context_id": f"a string of at most {LONGEST_CONTEXT_ID} characters",
    "language": f"{', '.join(LANGUAGES)} (also with a region, as en-GB)",
    "output_format": 'an object {"container": "raw", "encoding": ..., "sample_rate": ...}',
    "output_format.container": "raw",
    "output_format.encoding": f"{', '.join(ENCODINGS)} (pcm is taken as pcm_s16le)",
    "output_format.sample_rate": ", ".join(map(str, SAMPLE_RATES)),
    "voice": 'an object {"mode": "id", "id": ...} or a voice id',
    "voice.mode": "id",
    "voice.id": "a voice id or name; `cadenza voices` lists them",
    "generation_config": 'an object with "speed", "volume", "emotion"',
    "generation_config.speed": f"a number, clamped to {SPEED_RANGE[0]:g} to {SPEED_RANGE[1]:g}",
    "generation_config.volume": f"a number, clamped to {VOLUME_RANGE[0]:g} to {VOLUME_RANGE[1]:g}",
    "generation_config.emotion": "the name of an emotion as a string",
    "add_timestamps": "true, false",
    "add_phoneme_timestamps": "true, false",
    "use_normalized_timestamps": "true, false",
    "pronunciation_map": "an object of words and what is said for each, neither of them blank, in plain text; "
    f"at most {MOST_PRONUNCIATION_BYTES} bytes in all",
    "pronunciation_dict_id": "the id of a pronunciation dictionary; GET /pronunciation-dicts/ lists them",
}
"""What each field may be, in the words of an error."""


class _Part(BaseModel):
    """An object of the request: unknown fields are ignored, since the contract may grow."""

    model_config = ConfigDict(extra="ignore")


def _folded(aliases: Mapping[str, str]) -> BeforeValidator:
    """Match a string without regard to case, and replace its aliases."""

    def fold(value: object) -> object:
        if not isinstance(value, str):
            return value
        return aliases.get(value.strip().lower(), value.strip().lower())

    return BeforeValidator(fold)


def _no_bool(value: object) -> object:
    if isinstance(value, bool | str):
        raise ValueError("must be a number")
    return value


class _OutputFormat(_Part):
    container: Annotated[Literal["raw"], _folded({})]
    encoding: Annotated[Literal["pcm_s16le", "pcm_f32le", "pcm_mulaw", "pcm_alaw"], _folded({"pcm": "pcm_s16le"})]
    sample_rate: Annotated[Literal[8000, 16000, 22050, 24000, 44100, 48000], BeforeValidator(_no_bool)]


class _VoiceSpecifier(_Part):
    mode: Annotated[Literal["id"], _folded({})] = "id"
    id: Annotated[StrictStr, Field(min_length=1)]


class _GenerationConfig(_Part):
    speed: Annotated[float, BeforeValidator(_no_bool)] = 1.0
    volume: Annotated[float, BeforeValidator(_no_bool)] = 1.0
    emotion: StrictStr = "neutral"


def _object_in_string(value: object) -> object:
    """Accept the JSON text of an object too: the contract's table calls `output_format` a string."""
    if isinstance(value, str) and value.lstrip().startswith("{"):
        try:
            return pydantic_core.from_json(value, allow_inf_nan=False)
        except ValueError:
            return value
    return value


def _bare_id(value: object) -> object:
    return {"mode": "id", "id": value} if isinstance(value, str) else value


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


class _Body(_Part):
    context_id: Annotated[StrictStr, Field(max_length=LONGEST_CONTEXT_ID)]
    transcript: StrictStr
    language: StrictStr | None = None
    output_format: Annotated[_OutputFormat, BeforeValidator(_object_in_string)]
    voice: Annotated[_VoiceSpecifier, BeforeValidator(_bare_id)]
    generation_config: _GenerationConfig = _GenerationConfig()
    add_timestamps: StrictBool = False
    add_phoneme_timestamps: StrictBool = False
    use_normalized_timestamps: StrictBool = False
    pronunciation_map: Annotated[dict[str, str], BeforeValidator(_plain_map)] = {}
    pronunciation_dict_id: Annotated[StrictStr, Field(min_length=1, max_length=LONGEST_ID)] | None = None


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
        *_unknown_names(fields, voices),
    ]
    if problems:
        context_id = fields.get("context_id")
        raise InvalidRequest(problems, context_id if isinstance(context_id, str) else None)
    given = _Body.model_validate(fields)
    voice = voices.find(given.voice.id)
    language = find_language(voice.language if given.language is None else given.language)
    notes: list[str] = []
    config = given.generation_config
    controls = Controls(
        speed=clamp("generation_config.speed", config.speed, SPEED_RANGE, notes),
        volume=clamp("generation_config.volume", config.volume, VOLUME_RANGE, notes),
        emotion=known_emotion(config.emotion, notes),
    )
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


def json_object(body: bytes) -> dict[str, Any]:
    """Return the fields of the JSON object `body`; null counts as absent. Raises InvalidRequest if it is none."""
    try:
        data = pydantic_core.from_json(body, allow_inf_nan=False)
    except ValueError as error:
        raise InvalidRequest([FieldProblem("body", f"no JSON ({error})", "a JSON object in UTF-8")]) from None
    if not isinstance(data, dict):
        raise InvalidRequest.of("body", data, "a JSON object")
    return _without_nulls(data)


def _without_nulls(fields: Mapping[str, Any]) -> dict[str, Any]:
    return {
        name: _without_nulls(value) if isinstance(value, dict) else value
        for name, value in fields.items()
        if value is not None
    }


def _wrong_shape(fields: dict[str, Any], max_transcript: int, *, require_language: bool) -> list[FieldProblem]:
    """Return what is missing, of the wrong type or out of bounds in `fields`."""
    allowed = _ALLOWED | {"transcript": f"a string of 1 to {max_transcript} characters, not all white space"}
    wrong: list[tuple[str, str]] = []
    try:
        _Body.model_validate(fields)
    except ValidationError as error:
        for detail in error.errors(include_url=False):
            path = ".".join(str(part) for part in detail["loc"])
            wrong.append((path, "nothing" if detail["type"] == "missing" else brief(detail["input"])))
    transcript = fields.get("transcript")
    if isinstance(transcript, str) and not transcript.strip():
        wrong.append(("transcript", brief(transcript)))
    if isinstance(transcript, str) and len(transcript) > max_transcript:
        wrong.append(("transcript", f"{len(transcript)} characters"))
    if require_language and "language" not in fields:
        wrong.append(("language", "nothing"))
    return [FieldProblem(field, value, allowed[field]) for field, value in wrong]


def _unknown_names(fields: dict[str, Any], voices: Voices) -> list[FieldProblem]:
    """Return what is wrong with the names of the voice and the language, where they are names at all."""
    voice = fields.get("voice")
    names: tuple[tuple[Callable[[str], object], object], ...] = (
        (voices.find, voice.get("id") if isinstance(voice, dict) else voice),
        (find_language, fields.get("language")),
    )
    problems: list[FieldProblem] = []
    for find, name in names:
        try:
            if isinstance(name, str) and name:
                find(name)
        except InvalidRequest as error:
            problems += error.problems
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
        return json.dumps(_fields_of(event, context_id), separators=(",", ":")).encode() + b"\n"

    return encode


def _fields_of(event: WordTimes | PhonemeTimes | Flushed | Done | Failed, context_id: str) -> dict[str, object]:
    match event:
        case WordTimes():
            return {
                "type": "timestamps",
                "context_id": context_id,
                "status_code": 206,
                "done": False,
                "word_timestamps": {"words": event.words, "start": event.start, "end": event.end},
            }
        case PhonemeTimes():
            return {
                "type": "phoneme_timestamps",
                "context_id": context_id,
                "status_code": 206,
                "done": False,
                "phoneme_timestamps": {"phonemes": event.phonemes, "start": event.start, "end": event.end},
            }
        case Flushed():
            return {
                "type": "flush_done",
                "context_id": context_id,
                "status_code": 206,
                "done": False,
                "flush_done": True,
                "flush_id": event.number,
            }
        case Done():
            return {"type": "done", "context_id": context_id, "status_code": 206, "done": True}
        case Failed():
            return {
                "type": "error",
                "context_id": context_id,
                "status_code": event.status,
                "done": True,
                "data": event.message,
                "error": event.message,
                "message": event.message,
                "title": event.title,
                "error_code": event.code,
            }
