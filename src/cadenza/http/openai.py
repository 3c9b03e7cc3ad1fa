"""OpenAI's speech endpoint and its list of models."""

from __future__ import annotations

from collections.abc import Iterator
from time import perf_counter

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.types import ASGIApp

from cadenza.errors import CadenzaError
from cadenza.http.bodies import read_body
from cadenza.http.refusals import refuse
from cadenza.http.responses import Encoder, File, SpeechResponse
from cadenza.http.speaking import Speaker
from cadenza.media.containers import open_container
from cadenza.settings import Settings
from cadenza.speech import Done, Failed, Utterance
from cadenza.synthesis import Step
from cadenza.telemetry import logger, request_id
from cadenza.voices import Voices
from cadenza.wire import openai as wire


class OpenAI:
    """The endpoints."""

    def __init__(self, settings: Settings, voices: Voices, speaker: Speaker) -> None:
        self.settings, self.voices, self.speaker = settings, voices, speaker

    async def speech(self, asked: Request) -> ASGIApp:
        """Speak `input`: a file while it is made, or its pieces as server-sent events."""
        began = perf_counter()
        log_id = request_id("openai")
        log = logger(request_id=log_id)
        try:
            body = await read_body(asked, self.settings.max_body, self.settings.body_seconds)
            speech = wire.parse(body, self.voices, max_transcript=self.settings.max_transcript)
            stream = self.speaker.begin(speech.utterance, speech.notes, log)
        except CadenzaError as error:
            return refuse(error, log_id, began, asked)
        encoder: Encoder = File(open_container(speech.output))
        media_type = speech.output.media_type
        if speech.events:
            encoder, media_type = _Deltas(encoder, speech.utterance), "text/event-stream"
        return SpeechResponse(stream, encoder, media_type=media_type, request_id=log_id, began=began, log=log)

    async def models(self, _: Request) -> Response:
        """List the models."""
        return JSONResponse(wire.model_list())

    async def model(self, asked: Request) -> Response:
        """Return the model that the path names."""
        try:
            return JSONResponse(wire.model_object(asked.path_params["id"]))
        except CadenzaError as error:
            return refuse(error, request_id("openai"), perf_counter(), asked)


class _Deltas:
    """The pieces of a file as server-sent events, which can tell a failure."""

    tells_failures = True

    def __init__(self, file: Encoder, utterance: Utterance) -> None:
        self._file, self._utterance = file, utterance

    async def push(self, step: Step) -> Iterator[bytes]:
        """Return the frames of what `step` completes, and the last frame with the last step."""
        frames = [wire.delta_frame(piece) for piece in await self._file.push(step)]
        match step[-1:]:
            case [Done() as end]:
                frames.append(wire.done_frame(self._utterance, end.seconds))
            case [Failed() as end]:
                error = CadenzaError(end.message, status=end.status, code=end.code, title=end.title)
                frames.append(wire.error_frame(error))
        return iter(frames)

    async def close(self) -> None:
        """Let go of the file."""
        await self._file.close()
