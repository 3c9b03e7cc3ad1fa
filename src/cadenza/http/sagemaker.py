"""SageMaker's container contract: `/ping` says whether it can speak, `/invocations` speaks as lines of JSON."""

from __future__ import annotations

from time import perf_counter

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.types import ASGIApp

from cadenza.errors import CadenzaError, NotFound
from cadenza.http.bodies import read_body
from cadenza.http.refusals import refuse
from cadenza.http.responses import Events, SpeechResponse
from cadenza.http.speaking import Speaker
from cadenza.settings import Settings
from cadenza.speech import Utterance
from cadenza.telemetry import logger, request_id
from cadenza.voices import Voices
from cadenza.wire import sagemaker as wire

MEDIA_TYPE = "application/x-ndjson"


class SageMaker:
    """The endpoints of the container; answers `/ping` from a flag, never from behind the work."""

    def __init__(self, settings: Settings, voices: Voices, speaker: Speaker) -> None:
        self.settings, self.voices, self.speaker = settings, voices, speaker

    async def ping(self, _: Request) -> Response:
        """200 when the model can speak, else 503 with the reason; being busy is no reason."""
        if reason := self.speaker.scheduler.health:
            return JSONResponse({"status": "unavailable", "reason": reason}, 503)
        return JSONResponse({"status": "ready"})

    async def invocations(self, http_request: Request) -> ASGIApp:
        """Speak the body's transcript: 200 and a stream of event lines, or an error with its reason."""
        began = perf_counter()
        log_id = request_id("unknown")
        try:
            body = await read_body(http_request, self.settings.max_body, self.settings.body_seconds)
            request = wire.parse(
                body,
                self.voices,
                max_transcript=self.settings.max_transcript,
                require_language=self.settings.require_language,
            )
            log_id = request_id(request.context_id)
            log = logger(request_id=log_id)
            utterance = await self._with_dictionary(request)
            stream = self.speaker.begin(utterance, request.notes, log)
        except CadenzaError as error:
            return refuse(error, log_id, began, http_request)
        encode = wire.line_encoder(request.context_id, utterance.sample_rate)
        encoder = Events(lambda step: map(encode, step))
        return SpeechResponse(stream, encoder, media_type=MEDIA_TYPE, request_id=log_id, began=began, log=log)

    async def _with_dictionary(self, request: wire.Request) -> Utterance:
        try:
            return await self.speaker.prepare(request.utterance, request.dictionary)
        except NotFound:
            raise wire.unknown_dictionary(request) from None
