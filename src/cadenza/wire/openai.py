"""The wire contract of OpenAI's speech endpoint: body in, what is to be spoken out, and its events. No HTTP.

What is wrong raises InvalidRequest with every field, its value and what is allowed.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, StrictStr

from cadenza.errors import CadenzaError, InvalidRequest, NotFound, brief
from cadenza.media import aac
from cadenza.media.containers import Format
from cadenza.models import PATTERN, SERVED
from cadenza.speech import EMOTIONS, SAMPLE_RATE, SPEED_RANGE, Controls, Utterance, Voice
from cadenza.text.languages import accent, find_language
from cadenza.text.markup import clamp
from cadenza.text.writing import language_of
from cadenza.voices import Voices
from cadenza.wire.events import compact
from cadenza.wire.fields import (
    ALLOWED,
    LanguageCode,
    Part,
    Transcript,
    bare_id,
    folded,
    json_object,
    no_bool,
    validated,
)

MODELS = ("tts-1", "tts-1-hd", "gpt-4o-mini-tts")
"""OpenAI's models, and their dated snapshots, which are all the one engine here; so are those of `models`."""

PUBLISHED = 1737936000
"""Unix time of 2025-01-27, when the voices' model was published."""

MODEL_PATTERN = rf"^({'|'.join(MODELS)})(-\d{{4}}-\d\d-\d\d)?$|{PATTERN}"

SPEEDS = (0.25, 4.0)

VOICES = {
    "alloy": "af_alloy",
    "ash": "am_michael",
    "ballad": "bm_george",
    "cedar": "am_fenrir",
    "coral": "af_bella",
    "echo": "am_echo",
    "fable": "bm_fable",
    "marin": "af_heart",
    "nova": "af_nova",
    "onyx": "am_onyx",
    "sage": "af_sarah",
    "shimmer": "af_sky",
    "verse": "am_puck",
}
"""OpenAI's voices, and who speaks for each: the voice of the same name where there is one, else one alike in kind."""

_FORMATS = {"mp3": "mp3", "opus": "opus", "aac": "aac", "flac": "flac", "wav": "wav", "pcm": "raw"}

_NOUNS = frozenset({"content", "trust", "contempt", "neutral"})
"""Emotions whose names say something else in most instructions."""

_NOT = re.compile(r"\b(not|never|no|without|don't|isn't|avoid)( \w+){0,2} $")


_VoiceName = Annotated[StrictStr, Field(min_length=1, json_schema_extra={"x-voice": "openai"})]


class _NamedVoice(Part):
    id: _VoiceName


class SpeechRequest(Part):
    """The body of `POST /v1/audio/speech`, with one field more: `language`."""

    model: Annotated[StrictStr, Field(json_schema_extra={"pattern": MODEL_PATTERN})]
    input: Transcript
    voice: Annotated[_NamedVoice, BeforeValidator(bare_id, json_schema_input_type=_NamedVoice | _VoiceName)]
    instructions: StrictStr = ""
    response_format: Annotated[Literal["mp3", "opus", "aac", "flac", "wav", "pcm"], folded({})] = "mp3"
    speed: Annotated[float, Field(ge=SPEEDS[0], le=SPEEDS[1]), BeforeValidator(no_bool)] = 1.0
    stream_format: Annotated[Literal["audio", "sse"], folded({})] = "audio"
    language: LanguageCode | None = None


_ALLOWED = {
    "model": ", ".join((*MODELS, *SERVED)),
    "voice": f"{', '.join(VOICES)}, or the id or name of a voice, as a string or in an object; GET /voices lists all",
    "voice.id": "the id or name of a voice; GET /voices lists all",
    "instructions": "a string",
    "response_format": ", ".join(_FORMATS),
    "speed": "a number from {:g} to {:g}; beyond {:g} to {:g} it is clamped".format(*SPEEDS, *SPEED_RANGE),
    "stream_format": "audio, sse",
    "language": ALLOWED["language"],
}


@dataclass(frozen=True, slots=True)
class Speech:
    """A request as it was understood; `events`: as server-sent events; `notes` are for the log."""

    utterance: Utterance
    output: Format
    events: bool
    notes: tuple[str, ...]


def parse(body: bytes, voices: Voices, *, max_transcript: int) -> Speech:
    """Understand a body. Raises InvalidRequest that names every field that is wrong, NotFound for the model."""
    fields = json_object(body)
    allowed = _ALLOWED | {"input": f"a string of 1 to {max_transcript} characters, not all white space"}
    given = validated(SpeechRequest, fields, allowed)
    if not given.input.strip() or len(given.input) > max_transcript:
        raise InvalidRequest.of("input", given.input, allowed["input"])
    if given.response_format == "aac" and not aac.available():
        raise InvalidRequest.of("response_format", "aac", "mp3, opus, flac, wav, pcm; aac needs the extra cadenza[aac]")
    if not re.match(MODEL_PATTERN, given.model.strip().lower()):
        message = f"model: got {brief(given.model)}; allowed: {_ALLOWED['model']}"
        raise NotFound(message, code="model_not_found")
    voice = _voice(given.voice.id, voices)
    written = language_of(given.input, voice.language)
    language = find_language(written if given.language is None else given.language)
    notes: list[str] = []
    utterance = Utterance(
        transcript=given.input,
        language=language.code,
        locale=accent(language, given.language or "", voice.locale),
        voice=voice,
        encoding="pcm_s16le",
        sample_rate=SAMPLE_RATE,
        controls=Controls(
            speed=clamp("speed", given.speed, SPEED_RANGE, notes), emotion=emotion_in(given.instructions)
        ),
    )
    output = Format(_FORMATS[given.response_format], "pcm_s16le", SAMPLE_RATE)
    return Speech(utterance, output, given.stream_format == "sse", tuple(notes))


def emotion_in(instructions: str) -> str:
    """Return the emotion that `instructions` name first ("sad", "sadly"), neutral if they name none.

    Only the names that the contract has are known, and not where a "not" is before them: nothing is guessed.
    """
    text = instructions.lower()
    for found in re.finditer(r"[a-z]+", text):
        emotion = _EMOTION_WORDS.get(found[0])
        if emotion and not _NOT.search(text[: found.start()]):
            return emotion
    return "neutral"


def _adverb(name: str) -> str:
    if name.endswith("y"):
        return f"{name[:-1]}ily"
    return f"{name}ally" if name.endswith("ic") else f"{name}ly"


_EMOTION_WORDS = {
    word: name for name in sorted(EMOTIONS - _NOUNS) for part in name.split("/") for word in (part, _adverb(part))
}


def _voice(given: str, voices: Voices) -> Voice:
    """Return the voice; one of OpenAI's names that isn't available with this engine is the first that is."""
    name = given.strip().lower()
    if name not in VOICES:
        try:
            return voices.find(given)
        except InvalidRequest:
            raise InvalidRequest.of("voice", given, _ALLOWED["voice"]) from None
    known = {voice.key: voice for voice in voices.all()}
    return known.get(VOICES[name]) or voices.all()[0]


def delta_frame(audio: bytes) -> bytes:
    """Return a piece of the file as a frame of server-sent events."""
    return _frame({"type": "speech.audio.delta", "audio": b64encode(audio).decode()})


def done_frame(utterance: Utterance, seconds: float) -> bytes:
    """Return the last frame. Nothing here is a token: input is counted in characters, output in 20 ms of audio."""
    spent, made = len(utterance.transcript), round(seconds * 50)
    usage = {"input_tokens": spent, "output_tokens": made, "total_tokens": spent + made}
    return _frame({"type": "speech.audio.done", "usage": usage})


def error_frame(error: CadenzaError) -> bytes:
    """Return the frame that ends a stream that failed."""
    return b"event: error\n" + _frame({"type": "error"} | error_object(error))


def model_object(name: str) -> dict[str, object]:
    """Return a model as `GET /v1/models/{id}` has it. Raises NotFound."""
    if name not in {*MODELS, *SERVED}:
        raise NotFound(f"There is no model {brief(name)}; GET /v1/models lists all.", code="model_not_found")
    return {"id": name, "object": "model", "created": PUBLISHED, "owned_by": "cadenza"}


def model_list() -> dict[str, object]:
    """Return all models."""
    return {"object": "list", "data": [model_object(name) for name in (*MODELS, *SERVED)]}


def error_object(error: CadenzaError) -> dict[str, object]:
    """Return the body of an error; `param` names the field where one is wrong."""
    mendable = error.status < CadenzaError.status
    return {
        "error": {
            "message": str(error),
            "type": "invalid_request_error" if mendable else "server_error",
            "param": error.problems[0].field if isinstance(error, InvalidRequest) else None,
            "code": error.code,
        }
    }


def _frame(fields: Mapping[str, object]) -> bytes:
    return f"data: {compact(fields)}\n\n".encode()
