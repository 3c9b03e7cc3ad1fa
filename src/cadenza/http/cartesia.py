"""Cartesia's own API over HTTP: `/tts/bytes` speaks a file, `/tts/sse` speaks server-sent events."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from time import perf_counter
from typing import TypeVar
from uuid import uuid4

from starlette.requests import Request
from starlette.types import ASGIApp

from cadenza.errors import CadenzaError, NotFound
from cadenza.http.bodies import read_body
from cadenza.http.refusals import refuse
from cadenza.http.responses import Encoder, Events, File, SpeechResponse
from cadenza.http.speaking import Speaker
from cadenza.media.containers import open_container
from cadenza.settings import Settings
from cadenza.speech import Utterance
from cadenza.telemetry import logger, request_id
from cadenza.voices import Voices
from cadenza.wire import cartesia as wire
from cadenza.wire.cartesia import BytesRequest, Generation, SseRequest
from cadenza.wire.events import EventFrames
from cadenza.wire.fields import json_object

_Request = TypeVar("_Request", BytesRequest, SseRequest)


@dataclass(frozen=True, slots=True)
class _Form:
    """What an answer looks like."""

    encoder: Encoder
    media_type: str
    headers: Mapping[str, str] = field(default_factory=dict)


class Cartesia:
    """The endpoints. The status waits for the first audio, so that what is wrong before it is a real 4xx or 5xx."""

    def __init__(self, settings: Settings, voices: Voices, speaker: Speaker) -> None:
        self.settings, self.voices, self.speaker = settings, voices, speaker

    async def bytes(self, asked: Request) -> ASGIApp:
        """Speak a file, whatever `Accept` says; it is cut off, without an end of the body, if speech fails in it."""

        def form(given: BytesRequest, generation: Generation, _: str) -> _Form:
            # The id is only that: clients that save insist on one, and nothing is kept here.
            headers = {"Cartesia-File-ID": f"file_{uuid4().hex}"} if given.save else {}
            return _Form(File(open_container(generation.output)), generation.output.media_type, headers)

        return await self._speak(BytesRequest, asked, form)

    async def sse(self, asked: Request) -> ASGIApp:
        """Speak events, one a frame; the last is `done` or `error`."""

        def form(given: SseRequest, generation: Generation, log_id: str) -> _Form:
            frames = EventFrames(given.context_id, log_id, generation.utterance.sample_rate)
            return _Form(Events(frames.push), "text/event-stream")

        return await self._speak(SseRequest, asked, form)

    async def _speak(
        self, kind: type[_Request], asked: Request, form: Callable[[_Request, Generation, str], _Form]
    ) -> ASGIApp:
        began = perf_counter()
        log_id = request_id("unknown")
        version = wire.version_of(asked.headers, asked.query_params)
        try:
            body = await read_body(asked, self.settings.max_body, self.settings.body_seconds)
            given, generation = wire.read(
                kind, json_object(body), self.voices, version, max_transcript=self.settings.max_transcript
            )
            if isinstance(given, SseRequest) and given.context_id is not None:
                log_id = request_id(given.context_id)
            log = logger(request_id=log_id)
            utterance = await self._with_dictionary(generation, version)
            stream = self.speaker.begin(utterance, generation.notes, log)
        except CadenzaError as error:
            return refuse(error, log_id, began, asked)
        answer = form(given, generation, log_id)
        return SpeechResponse(
            stream,
            answer.encoder,
            media_type=answer.media_type,
            request_id=log_id,
            began=began,
            log=log,
            headers=answer.headers,
            seconds=generation.seconds,
        )

    async def _with_dictionary(self, generation: Generation, version: str) -> Utterance:
        try:
            return await self.speaker.prepare(generation.utterance, generation.dictionary)
        except NotFound as error:
            raise wire.unknown_dictionary(error, generation.dictionary or "", version) from None
