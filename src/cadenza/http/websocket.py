"""`WS /tts/websocket`: many contexts on one socket, each with its own stream, side by side.

What is wrong with one message or one context is an event of that context, and the socket stays open. A client that
doesn't read holds back only its own streams, until the kernel gives its connection up (`stall_seconds`).
"""

from __future__ import annotations

import asyncio
import contextlib
from time import perf_counter
from uuid import uuid4

from starlette.requests import HTTPConnection, Request
from starlette.responses import JSONResponse, Response
from starlette.websockets import WebSocket, WebSocketDisconnect, WebSocketDisconnected

from cadenza.duration import AtMost
from cadenza.errors import CadenzaError, InvalidRequest, NotFound, Overloaded, Unavailable
from cadenza.http.contexts import Context
from cadenza.http.departure import CLIENT_CLOSED_REQUEST
from cadenza.http.refusals import refuse
from cadenza.http.speaking import Speaker
from cadenza.live import LiveText
from cadenza.settings import Settings
from cadenza.speech import Done, Flushed, Utterance
from cadenza.telemetry import logger, request_id
from cadenza.text.languages import find_language
from cadenza.text.release import Release
from cadenza.voices import Voices
from cadenza.wire import asyncapi
from cadenza.wire import cartesia as wire
from cadenza.wire.cartesia import Generation, WebsocketRequest
from cadenza.wire.contexts import Message, first_flush, read_message
from cadenza.wire.events import compact, event_object

MOST_CONTEXTS = 64
"""Contexts that one socket may have at once, those included whose last events it hasn't taken yet."""

GOING_AWAY, RESTARTING = 1001, 1012
"""Codes of the close frame: after a long silence, and when the server shuts down (IANA's registry of RFC 6455)."""

_DEPARTURE = (WebSocketDisconnect, WebSocketDisconnected)
"""What sending raises when the client has left, or when we have closed the socket ourselves."""


class Sockets:
    """The endpoint, and all sockets that are open."""

    def __init__(self, settings: Settings, voices: Voices, speaker: Speaker) -> None:
        self.settings, self.voices, self.speaker = settings, voices, speaker
        self._open: set[_Connection] = set()
        self._draining = False

    def __len__(self) -> int:
        """How many are open."""
        return len(self._open)

    async def serve(self, socket: WebSocket) -> None:
        """Serve one socket until either side closes it; answers 429 or 503 instead of the upgrade when it can't."""
        log_id = request_id("websocket")
        if refusal := self._refusal():
            await socket.send_denial_response(refuse(refusal, log_id, perf_counter(), HTTPConnection(socket.scope)))
            return
        connection = _Connection(self, socket, log_id)
        self._open.add(connection)
        try:
            await socket.accept(headers=[(b"x-request-id", log_id.encode())])
            await connection.run()
        finally:
            self._open.discard(connection)

    async def describe(self, _: Request) -> Response:
        """Answer the AsyncAPI document of the endpoint."""
        return JSONResponse(asyncapi.document())

    def drain(self) -> None:
        """Take no new sockets, and close each as soon as its contexts have ended."""
        self._draining = True
        for connection in self._open:
            connection.drain()

    def _refusal(self) -> CadenzaError | None:
        most = self.settings.max_sockets
        if self._draining:
            return Unavailable("The server is shutting down; ask another one.")
        if len(self._open) >= most:
            return _too_many(f"All {most} websockets are in use. Close one, or try again later.")
        return None


class _Connection:
    """One socket and its contexts."""

    def __init__(self, sockets: Sockets, socket: WebSocket, log_id: str) -> None:
        self._settings, self._voices, self._speaker = sockets.settings, sockets.voices, sockets.speaker
        self._socket = socket
        self._version = wire.version_of(socket.headers, socket.query_params)
        self._log_id, self.log = log_id, logger(request_id=log_id)
        self._contexts: dict[str, Context] = {}
        self._tasks: dict[asyncio.Task[None], Context] = {}
        self._active = 0.0
        """When the last message came or the last context ended."""
        self._draining = False
        self._reason = "the client left"

    async def run(self) -> None:
        """Take messages until the socket is closed, by either side."""
        self.log.info("socket", version=self._version)
        count = 0
        try:
            with contextlib.suppress(*_DEPARTURE):
                while (data := await self._receive()) is not None:
                    count += 1
                    await self._take(data)
        finally:
            for context in self._contexts.values():
                context.end(CLIENT_CLOSED_REQUEST, self._reason)
            for task in self._tasks:
                task.cancel()
            await asyncio.gather(*self._tasks, return_exceptions=True)
            self.log.info("socket_closed", reason=self._reason, messages=count)

    def drain(self) -> None:
        """Close as soon as nothing is spoken any more."""
        self._draining = True
        self._reason = "the server shut down"
        self._close_if_drained()

    async def _receive(self) -> str | bytes | None:
        """Return the next message, or None when the socket is closed."""
        clock, idle = asyncio.get_running_loop().time, self._settings.idle_seconds
        self._active = clock()
        while True:
            try:
                async with asyncio.timeout_at((clock() if self._tasks else self._active) + idle):
                    message = await self._socket.receive()
            except TimeoutError:
                if self._tasks or clock() < self._active + idle:
                    continue
                self._reason = "nothing was asked for"
                await self._close(GOING_AWAY, f"Nothing was asked for in {idle:g} s.")
                return None
            if message["type"] == "websocket.disconnect":
                return None
            text: str | bytes = message.get("text") or message.get("bytes") or ""
            return text

    async def _take(self, data: str | bytes) -> None:
        """Do what a message says; what is wrong with it is told to its context, which ends with that."""
        began = perf_counter()
        context_id: str | None = None
        try:
            message = read_message(data)
            context_id = message.context_id
            await self._obey(message)
        except CadenzaError as error:
            if isinstance(error, InvalidRequest):
                context_id = error.context_id or context_id
            await self._refuse(error, context_id, began)
        except _DEPARTURE:
            raise
        except Exception as error:  # told to the context and, with the trace, to the log
            self.log.exception("message_failed", reason=str(error))
            await self._refuse(_failure(), context_id, began)

    async def _obey(self, message: Message) -> None:
        context = self._contexts.get(message.context_id or "")
        if context is not None and context.ended:
            context = None
        if message.cancel:
            self._cancel(message.context_id or "", CLIENT_CLOSED_REQUEST, "cancelled")
        elif context is None and message.is_blank:
            await self._answer_nothing(message)
        elif context is None:
            await self._begin(message)
        elif not context.is_closed:
            context.add(message)
        elif not message.is_blank:
            raise InvalidRequest.of("context_id", message.context_id, "one whose input isn't closed, or a new one")

    async def _begin(self, message: Message) -> None:
        """Begin a context with its first text."""
        context_id = message.context_id or str(uuid4())
        fields = {**message.fields, "context_id": context_id}
        if len(self._tasks) >= MOST_CONTEXTS:
            raise _too_many(f"All {MOST_CONTEXTS} contexts of this socket are in use.")
        given, generation = wire.read(
            WebsocketRequest, fields, self._voices, self._version, max_transcript=self._settings.max_transcript
        )
        log_id = request_id(context_id)
        log = logger(request_id=log_id)
        utterance = await self._with_dictionary(generation)
        text = LiveText()
        release = Release(find_language(utterance.language), wire.delay_of(given, self._version))
        at_most = AtMost(utterance, generation.seconds)
        context = Context(
            self._speaker.begin(utterance, generation.notes, log, text),
            text,
            release,
            at_most,
            context_id=context_id,
            request_id=log_id,
            log=log,
            first_flush=first_flush(self._version),
            longest=self._settings.max_transcript,
            patience=self._settings.context_seconds,
        )
        self._contexts[context_id] = context
        task = asyncio.create_task(self._speak(context))
        self._tasks[task] = context
        task.add_done_callback(self._forget)
        context.add(message, is_first=True)

    async def _speak(self, context: Context) -> None:
        try:
            await context.speak(self._send)
        except _DEPARTURE:
            pass  # the receiving side notices
        except Exception as error:  # told to the context and, with the trace, to the log
            self.log.exception("context_failed", reason=str(error))
            with contextlib.suppress(*_DEPARTURE):
                await self._send(wire.error_event(_failure(), context.context_id, context.request_id))

    async def _with_dictionary(self, generation: Generation) -> Utterance:
        try:
            return await self._speaker.prepare(generation.utterance, generation.dictionary)
        except NotFound as error:
            raise wire.unknown_dictionary(error, generation.dictionary or "", self._version) from None

    async def _answer_nothing(self, message: Message) -> None:
        """Answer a message without text, of a context that isn't there, as one with nothing to say."""
        context_id = message.context_id or str(uuid4())
        if message.flush:
            await self._send(event_object(Flushed(first_flush(self._version)), context_id))
        if not message.more:
            await self._send(event_object(Done(0.0), context_id))

    def _cancel(self, context_id: str, status: int, reason: str) -> None:
        """Stop a context, if there is one, before anything more of it is sent."""
        context = self._contexts.pop(context_id, None)
        if context is not None:
            context.end(status, reason)
            for task in [task for task, spoken in self._tasks.items() if spoken is context]:
                task.cancel()

    def _forget(self, task: asyncio.Task[None]) -> None:
        self._active = asyncio.get_running_loop().time()
        context = self._tasks.pop(task)
        context.close()
        if self._contexts.get(context.context_id) is context:
            del self._contexts[context.context_id]
        self._close_if_drained()

    async def _refuse(self, error: CadenzaError, context_id: str | None, began: float) -> None:
        """End the context with `error`, the one terminal event that it gets."""
        log_id = self._log_id if context_id is None else request_id(context_id)
        reason = str(error)
        if isinstance(error, InvalidRequest):
            reason = "wrong: " + ", ".join(problem.field for problem in error.problems)
        seconds = round(perf_counter() - began, 4)
        logger(request_id=log_id).info("refused", status=wire.status_of(error), reason=reason, seconds=seconds)
        self._socket.app.state.metrics.refused(error)
        if context_id is not None:
            self._cancel(context_id, wire.status_of(error), reason)
        await self._send(wire.error_event(error, context_id, log_id))

    async def _send(self, event: dict[str, object]) -> None:
        await self._socket.send({"type": "websocket.send", "text": compact(event)})

    def _close_if_drained(self) -> None:
        if self._draining and not self._tasks:
            self._closing = asyncio.create_task(self._close(RESTARTING, "The server is shutting down."))

    async def _close(self, code: int, reason: str) -> None:
        with contextlib.suppress(*_DEPARTURE):
            await self._socket.close(code, reason)


def _failure() -> CadenzaError:
    return CadenzaError("The server failed; the log has the reason.")


def _too_many(message: str) -> CadenzaError:
    return CadenzaError(message, status=Overloaded.status, code=Overloaded.code, title=Overloaded.title)
