"""Requests for speech in Cartesia's own API: `/tts/bytes`, `/tts/sse`, the websocket. Pure functions, no HTTP.

A request that is wrong raises InvalidRequest with every field, its value and what is allowed, or the error that the
contract has a code for. `Cartesia-Version` decides two things only: the form of an error (`error_text`, `error_object`)
and whether a voice or a dictionary that doesn't exist is "not found" or a wrong field.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Annotated, Any, Literal, TypeVar

from pydantic import BeforeValidator, ConfigDict, Discriminator, Field, StrictBool, StrictStr, Tag
from pydantic.config import JsonDict

from cadenza.accents import accents
from cadenza.errors import CadenzaError, FieldProblem, InvalidRequest, NotFound, brief
from cadenza.media.containers import Format
from cadenza.models import PATTERN, SERVED, check_model
from cadenza.speech import Controls, Utterance
from cadenza.text.languages import LANGUAGES, Language, accent, find_language
from cadenza.voices import Voices
from cadenza.wire.fields import (
    ALLOWED,
    TAG,
    ContextId,
    DictionaryId,
    Encoding,
    GenerationConfig,
    LanguageCode,
    Number,
    Part,
    RawFormat,
    SampleRate,
    TimestampFlags,
    Transcript,
    VoiceSpecifier,
    folded,
    no_bool,
    transcript_problems,
    transcript_rule,
    validated,
)

NEWEST = "2026-08-14"
"""The version that a request without one is taken for."""

STRUCTURED_ERRORS = "2026-03-01"
"""The version since which errors are JSON, and an unknown voice or dictionary is 404."""

BUFFERED = "2025-11-04"
"""The version since which a websocket holds text back for up to 3 s unless it is told otherwise."""

USUAL_DELAY, LONGEST_DELAY = 3000, 5000
"""Milliseconds that a websocket may hold text back."""

USUAL_BIT_RATE: Literal[128_000] = 128_000
"""For clients that ask for mp3 without one."""

NAMED_SPEEDS = {"slow": 0.8, "normal": 1.0, "fast": 1.2}
"""What the deprecated `speed` stands for."""

_NAMED_LANGUAGE = "a language with a region, as en-GB"
_ALLOWED = ALLOWED | {
    "model_id": f"a string: {', '.join(SERVED)}",
    "output_format": 'an object {"container": "raw", "encoding": ..., "sample_rate": ...}; /tts/bytes also has wav '
    'and {"container": "mp3", "sample_rate": ..., "bit_rate": ...}',
    "output_format.container": "raw; for /tts/bytes also wav, mp3",
    "output_format.bit_rate": "32000, 64000, 96000, 128000, 192000",
    "locale": f"{_NAMED_LANGUAGE}, of the languages {', '.join(LANGUAGES)}; not together with language",
    "accent": "the id of an accent; GET /accents lists them",
    "normalization": f"auto, off, or {_NAMED_LANGUAGE}",
    "speed": ", ".join(NAMED_SPEEDS),
    "duration": "a number of seconds greater than 0",
    "save": "true, false",
    "continue": "true, false",
    "flush": "true, false",
    "cancel": "true, false",
    "use_original_timestamps": "true, false",
    "max_buffer_delay_ms": f"a number of milliseconds, clamped to 0 to {LONGEST_DELAY}",
}


class _WavFormat(Part):
    container: Annotated[Literal["wav"], folded({})]
    encoding: Encoding
    sample_rate: SampleRate


class _Mp3Format(Part):
    container: Annotated[Literal["mp3"], folded({})]
    sample_rate: SampleRate
    bit_rate: Literal[32_000, 64_000, 96_000, 128_000, 192_000] = USUAL_BIT_RATE


def _container(value: object) -> str | None:
    given = value.get("container") if isinstance(value, dict) else getattr(value, "container", None)
    return TAG + given.strip().lower() if isinstance(given, str) else None


_AnyFormat = Annotated[
    Annotated[RawFormat, Tag(f"{TAG}raw")]
    | Annotated[_WavFormat, Tag(f"{TAG}wav")]
    | Annotated[_Mp3Format, Tag(f"{TAG}mp3")],
    Discriminator(_container),
]


_NORMALIZATION = rf"^(auto|off|({'|'.join(LANGUAGES)})([-_][A-Za-z0-9]{{2,8}})?)$"

_ONE_LANGUAGE: JsonDict = {
    "not": {
        "required": ["language", "locale"],
        "properties": {"language": {"type": "string"}, "locale": {"type": "string"}},
    }
}
"""That not both are given, for the schema."""


class _Speech(Part):
    """What every request for speech has."""

    model_config = ConfigDict(extra="ignore", json_schema_extra=_ONE_LANGUAGE)

    model_id: Annotated[StrictStr, Field(json_schema_extra={"pattern": PATTERN})]
    transcript: Transcript
    voice: VoiceSpecifier
    output_format: RawFormat
    language: LanguageCode | None = None
    locale: LanguageCode | None = None
    accent: Annotated[StrictStr, Field(json_schema_extra={"enum": list(accents())})] | None = None
    normalization: Annotated[StrictStr, Field(json_schema_extra={"pattern": _NORMALIZATION})] = "auto"
    generation_config: GenerationConfig = GenerationConfig()
    pronunciation_dict_id: DictionaryId | None = None
    speed: Annotated[Literal["slow", "normal", "fast"], folded({})] = "normal"
    duration: Annotated[float, Field(gt=0), BeforeValidator(no_bool)] | None = None


class BytesRequest(_Speech):
    """The body of `POST /tts/bytes`."""

    output_format: _AnyFormat  # type: ignore[assignment]  # more containers than elsewhere
    save: StrictBool = False


class SseRequest(_Speech, TimestampFlags):
    """The body of `POST /tts/sse`."""

    context_id: ContextId | None = None


class WebsocketRequest(SseRequest):
    """A message of `WS /tts/websocket` that begins a context or goes on with it; the transcript may be empty."""

    transcript: StrictStr  # which may be empty
    more: StrictBool = Field(False, alias="continue")
    flush: StrictBool = False
    max_buffer_delay_ms: Number | None = None
    use_original_timestamps: StrictBool | None = None


_Request = TypeVar("_Request", bound=_Speech)


@dataclass(frozen=True, slots=True)
class Generation:
    """A request for speech as it was understood; `notes` say what was clamped, for the log.

    `dictionary` is the id of the pronunciation dictionary that is asked for: whether there is one is not known yet.
    `seconds` is how much audio is wanted at most.
    """

    utterance: Utterance
    output: Format
    notes: tuple[str, ...] = ()
    dictionary: str | None = None
    seconds: float | None = None


def version_of(headers: Mapping[str, str], query: Mapping[str, str]) -> str:
    """Return the version that a request names, in the query or else the header; NEWEST if it names none."""
    given = query.get("cartesia_version") or headers.get("cartesia-version") or ""
    return given if re.fullmatch(r"\d{4}-\d\d-\d\d", given) else NEWEST


def read(
    kind: type[_Request], fields: Mapping[str, Any], voices: Voices, version: str, *, max_transcript: int
) -> tuple[_Request, Generation]:
    """Understand the `fields` of a request of one `kind`: what was given, and what is to be spoken.

    Raises InvalidRequest that names every field that is wrong; CadenzaError with the contract's code for the model;
    NotFound for the voice (InvalidRequest in a version that had no 404 for it).
    """
    given = _checked(kind, fields, voices, max_transcript)
    check_model(given.model_id)
    try:
        voice = voices.find(given.voice.id)
    except InvalidRequest as error:
        raise _unknown(str(error), error, "voice_not_found", version) from None
    language = find_language(given.language or given.locale or voice.language)
    notes: list[str] = []
    if given.normalization.lower() != "auto":
        notes.append(f"normalization {brief(given.normalization)} has no effect: text is always normalized")
    output = _format(given.output_format)
    utterance = Utterance(
        transcript=given.transcript,
        language=language.code,
        locale=_accent(given, language, voice.locale),
        voice=voice,
        encoding=output.encoding,
        sample_rate=output.sample_rate,
        controls=_controls(given, notes),
    )
    if isinstance(given, TimestampFlags):
        utterance = _with_times(utterance, given)
    return given, Generation(utterance, output, tuple(notes), given.pronunciation_dict_id, given.duration)


def unknown_dictionary(error: NotFound, identifier: str, version: str) -> CadenzaError:
    """Return the error for a request whose pronunciation dictionary doesn't exist."""
    field = "pronunciation_dict_id"
    problem = InvalidRequest.of(field, identifier, _ALLOWED[field])
    return _unknown(str(error), problem, "pronunciation_dict_not_found", version)


def delay_of(given: WebsocketRequest, version: str) -> float:
    """Return the seconds that a websocket may hold text back, as asked for or as `version` has it."""
    usual = USUAL_DELAY if version >= BUFFERED else 0
    wanted = usual if given.max_buffer_delay_ms is None else given.max_buffer_delay_ms
    return min(max(wanted, 0), LONGEST_DELAY) / 1000


def status_of(error: CadenzaError) -> int:
    """Return the HTTP status of `error` on these routes, which say 400 where SageMaker says 422."""
    return 400 if error.status == InvalidRequest.status else error.status


def error_text(error: CadenzaError) -> str:
    """Return `error` as one line, the body of an error before STRUCTURED_ERRORS."""
    return " ".join(f"{error.title}: {error}".split())


def error_object(error: CadenzaError, request_id: str) -> dict[str, object]:
    """Return the fields of `error`, the body of an error since STRUCTURED_ERRORS."""
    fields: dict[str, object] = {
        "error_code": error.code,
        "title": error.title,
        "message": str(error),
        "status_code": status_of(error),
        "request_id": request_id,
    }
    if isinstance(error, InvalidRequest):
        fields["errors"] = [{"field": p.field, "value": p.value, "allowed": p.allowed} for p in error.problems]
    return fields


def error_event(error: CadenzaError, context_id: str | None, request_id: str) -> dict[str, object]:
    """Return the terminal event of a context that failed before or without speech, in the form of all versions."""
    head: dict[str, object] = {"type": "error"}
    if context_id is not None:
        head["context_id"] = context_id
    return head | {"done": True} | error_object(error, request_id) | {"error": error_text(error)}


def _checked(kind: type[_Request], fields: Mapping[str, Any], voices: Voices, max_transcript: int) -> _Request:
    """Return `fields` as a `kind`, or raise InvalidRequest with all that is wrong but the model and the voice."""
    problems: list[FieldProblem] = []
    given: _Request | None = None
    try:
        given = validated(kind, fields, _ALLOWED | {"transcript": transcript_rule(max_transcript)})
    except InvalidRequest as error:
        problems += error.problems
    named = {name: fields.get(name) for name in ("language", "locale", "normalization")}
    problems += transcript_problems(fields, max_transcript, blank=kind is WebsocketRequest)
    if given is not None and given.accent is not None and given.accent not in accents():
        problems.append(FieldProblem("accent", brief(given.accent), _ALLOWED["accent"]))
    problems += _wrong_languages({name: value for name, value in named.items() if isinstance(value, str)})
    if problems or given is None:
        context_id = fields.get("context_id")
        raise InvalidRequest(problems, context_id if isinstance(context_id, str) else None)
    return given


def _wrong_languages(named: Mapping[str, str]) -> list[FieldProblem]:
    problems = []
    if "language" in named and "locale" in named:
        problems.append(FieldProblem("locale", brief(named["locale"]), _ALLOWED["locale"]))
    for name, value in named.items():
        if name == "normalization" and value.strip().lower() in {"auto", "off"}:
            continue
        try:
            find_language(value)
        except InvalidRequest:
            problems.append(FieldProblem(name, brief(value), _ALLOWED[name]))
    return problems


def _accent(given: _Speech, language: Language, native: str) -> str:
    """Return the accent: the one asked for, else that of the region in the language, else the voice's own."""
    wish = accents()[given.accent].locale if given.accent else ""
    return accent(language, wish, given.locale or given.language or "", native)


def _controls(given: _Speech, notes: list[str]) -> Controls:
    """Return the controls; the deprecated `speed` counts where `generation_config` says nothing of it."""
    controls = given.generation_config.controls(notes)
    if "speed" in given.generation_config.model_fields_set:
        return controls
    return replace(controls, speed=NAMED_SPEEDS[given.speed])


def _format(given: Part) -> Format:
    match given:
        case RawFormat():
            return Format("raw", given.encoding, given.sample_rate)
        case _WavFormat():
            return Format("wav", given.encoding, given.sample_rate)
        case _Mp3Format():
            return Format("mp3", "pcm_s16le", given.sample_rate, given.bit_rate)
    raise TypeError(type(given))


def _with_times(utterance: Utterance, given: TimestampFlags) -> Utterance:
    normalized = given.use_normalized_timestamps
    if isinstance(given, WebsocketRequest) and given.use_original_timestamps is not None:
        normalized = normalized or not given.use_original_timestamps
    return replace(utterance, words=given.add_timestamps, phonemes=given.add_phoneme_timestamps, normalized=normalized)


def _unknown(message: str, problem: InvalidRequest, code: str, version: str) -> CadenzaError:
    return NotFound(message, code=code) if version >= STRUCTURED_ERRORS else problem
