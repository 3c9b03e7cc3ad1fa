"""Fields that requests of several contracts share: their types, what each may be in words, and how a body is checked.

The types say their JSON schema too, so that the OpenAPI document is made of what the code validates with. In every
body null is absent, and unknown fields are ignored, since the contracts may grow.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Annotated, Any, Literal, TypeVar

import pydantic_core
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StrictBool, StrictStr, ValidationError
from pydantic.config import JsonDict
from pydantic_core import ErrorDetails

from cadenza.audio import ENCODINGS, SAMPLE_RATES
from cadenza.errors import FieldProblem, InvalidRequest, brief
from cadenza.speech import SPEED_RANGE, VOLUME_RANGE, Controls
from cadenza.text.languages import LANGUAGES, find_language
from cadenza.text.markup import clamp, known_emotion
from cadenza.voices import Voices

LONGEST_ID = 100
LONGEST_CONTEXT_ID = 256

_MOST_PROBLEMS = 20
"""Problems that one refusal names; a list of thousands of wrong items would else be its own size again."""

ALLOWED = {
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
    "pronunciation_dict_id": "the id of a pronunciation dictionary; GET /pronunciation-dicts/ lists them",
}
"""What each shared field may be, in the words of an error."""


TAG = "container="
"""How the tags of a union of output formats begin; they are no part of a field's path."""


class Part(BaseModel):
    """An object of a request."""

    model_config = ConfigDict(extra="ignore")


_Model = TypeVar("_Model", bound=Part)


def folded(aliases: Mapping[str, str]) -> BeforeValidator:
    """Match a string without regard to case, and replace its aliases."""

    def fold(value: object) -> object:
        if not isinstance(value, str):
            return value
        return aliases.get(value.strip().lower(), value.strip().lower())

    return BeforeValidator(fold)


def no_bool(value: object) -> object:
    """Take a number for one only if it is written as one."""
    if isinstance(value, bool | str):
        raise ValueError("must be a number")
    return value


def bare_id(value: object) -> object:
    """Let the id of a voice alone stand for the object that has it."""
    return {"mode": "id", "id": value} if isinstance(value, str) else value


NOT_BLANK: JsonDict = {"minLength": 1, "pattern": r"[^\s\u001c-\u001f\u0085]"}
"""For a schema, that a text isn't all white space, as Python has it."""

Transcript = Annotated[StrictStr, Field(json_schema_extra=NOT_BLANK)]
"""Text to be spoken; `transcript_problems` checks its length too, which is a setting."""

LanguageCode = Annotated[
    StrictStr, Field(json_schema_extra={"pattern": rf"^({'|'.join(LANGUAGES)})([-_][A-Za-z0-9]{{2,8}})?$"})
]
"""A language, also with a region; `find_language` checks it, in any case."""

VOICE_NAME: JsonDict = {"minLength": 1, "x-voice": True}
"""Marks a voice's name in a schema: whoever knows the voices can replace it by the list of them."""

Number = Annotated[float, BeforeValidator(no_bool)]
Encoding = Annotated[Literal["pcm_s16le", "pcm_f32le", "pcm_mulaw", "pcm_alaw"], folded({"pcm": "pcm_s16le"})]
SampleRate = Annotated[Literal[8000, 16000, 22050, 24000, 44100, 48000], BeforeValidator(no_bool)]
DictionaryId = Annotated[StrictStr, Field(min_length=1, max_length=LONGEST_ID)]
ContextId = Annotated[StrictStr, Field(max_length=LONGEST_CONTEXT_ID)]


class RawFormat(Part):
    """Samples without a header."""

    container: Annotated[Literal["raw"], folded({})]
    encoding: Encoding
    sample_rate: SampleRate


class _VoiceSpecifier(Part):
    mode: Annotated[Literal["id"], folded({})] = "id"
    id: Annotated[StrictStr, Field(min_length=1, json_schema_extra=VOICE_NAME)]


_VoiceName = Annotated[str, Field(json_schema_extra=VOICE_NAME)]
VoiceSpecifier = Annotated[
    _VoiceSpecifier, BeforeValidator(bare_id, json_schema_input_type=_VoiceSpecifier | _VoiceName)
]


class GenerationConfig(Part):
    """How the whole of a request is spoken, until a tag says otherwise."""

    speed: Number = 1.0
    volume: Number = 1.0
    emotion: StrictStr = "neutral"

    def controls(self, notes: list[str]) -> Controls:
        """Return what an engine can do of it; what was clamped or unknown is added to `notes`."""
        return Controls(
            speed=clamp("generation_config.speed", self.speed, SPEED_RANGE, notes),
            volume=clamp("generation_config.volume", self.volume, VOLUME_RANGE, notes),
            emotion=known_emotion(self.emotion, notes),
        )


class TimestampFlags(Part):
    """Which times are asked for."""

    add_timestamps: StrictBool = False
    add_phoneme_timestamps: StrictBool = False
    use_normalized_timestamps: StrictBool = False


_GZIP = b"\x1f\x8b"
"""How what gzip compressed begins: RFC 1952, 2.3.1."""


def json_object(body: bytes | str) -> dict[str, Any]:
    """Return the fields of the JSON object `body`; null counts as absent. Raises InvalidRequest if it is none."""
    try:
        data = pydantic_core.from_json(body, allow_inf_nan=False)
    except ValueError as error:
        told = f"no JSON ({error})"
        if isinstance(body, bytes) and body.startswith(_GZIP):
            told = "no JSON (it is compressed by gzip)"
        raise InvalidRequest([FieldProblem("body", told, "a JSON object in UTF-8")]) from None
    if not isinstance(data, dict):
        raise InvalidRequest.of("body", data, "a JSON object")
    return _without_nulls(data)


def _without_nulls(fields: Mapping[str, Any]) -> dict[str, Any]:
    return {
        name: _without_nulls(value) if isinstance(value, dict) else value
        for name, value in fields.items()
        if value is not None
    }


def transcript_rule(longest: int) -> str:
    """Return what a transcript may be, in the words of an error."""
    return f"a string of 1 to {longest} characters, not all white space"


def transcript_problems(fields: Mapping[str, Any], longest: int, *, blank: bool = False) -> list[FieldProblem]:
    """Return what is wrong with the text of `transcript`, where it is text at all; `blank` says that it may be that."""
    transcript = fields.get("transcript")
    if not isinstance(transcript, str):
        return []
    problems = []
    if not blank and not transcript.strip():
        problems.append(FieldProblem("transcript", brief(transcript), transcript_rule(longest)))
    if len(transcript) > longest:
        problems.append(FieldProblem("transcript", f"{len(transcript)} characters", transcript_rule(longest)))
    return problems


def unknown_names(fields: Mapping[str, Any], voices: Voices) -> list[FieldProblem]:
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


def validated(model: type[_Model], fields: Mapping[str, Any], allowed: Mapping[str, str]) -> _Model:
    """Return `fields` as `model`. Raises InvalidRequest that names each wrong field by its path, with `allowed`."""
    try:
        return model.model_validate(fields)
    except ValidationError as error:
        raise InvalidRequest(problems_of(error, allowed)) from None


def problems_of(error: ValidationError, allowed: Mapping[str, str]) -> list[FieldProblem]:
    """Return what is wrong, at most 20 problems; `allowed` has # for the index of a list."""
    return [_problem(detail, allowed) for detail in error.errors(include_url=False)[:_MOST_PROBLEMS]]


def _problem(detail: ErrorDetails, allowed: Mapping[str, str]) -> FieldProblem:
    path = ".".join(str(part) for part in detail["loc"] if not str(part).startswith(TAG))
    given = detail["input"]
    if detail["type"] == "union_tag_invalid":
        path, given = f"{path}.container", given.get("container")
    value = "nothing" if detail["type"] == "missing" or given is None else brief(given)
    return FieldProblem(path, value, allowed[re.sub(r"\.\d+", ".#", path)])
