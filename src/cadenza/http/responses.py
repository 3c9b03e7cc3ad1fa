"""How a stream of events becomes an HTTP answer."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from time import perf_counter

from starlette.requests import HTTPConnection
from starlette.types import Receive, Scope, Send

from cadenza.errors import CadenzaError, Unavailable
from cadenza.http.refusals import error_response
from cadenza.scheduler import Stream
from cadenza.speech import Chunk, Done, Event, Failed
from cadenza.synthesis import Step
from cadenza.telemetry import Logger

EVENTS_AT_ONCE = 16
"""Events that are sent before others on the loop, such as /ping, get their turn; a step can be a thousand of them."""

CLIENT_CLOSED_REQUEST = 499
"""Status in the log when the client left before it was answered (as in nginx)."""


class EventStreamResponse:
    """An ASGI answer that writes one transport chunk an event, as soon as the event exists.

    The status line waits for the first step, so that a failure before any sound is a real error status. When the client
    leaves, the stream is cancelled; one that reads nothing holds back only itself, until the server's socket gives up.
    """

    def __init__(
        self,
        stream: Stream,
        encode: Callable[[Event], bytes],
        *,
        media_type: str,
        request_id: str,
        began: float,
        log: Logger,
    ) -> None:
        self.stream, self.encode, self.log = stream, encode, log
        self.media_type, self.request_id, self.began = media_type, request_id, began
        self.audio_seconds = 0.0
        self.outcome: tuple[int, str] | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer; logs the first audio, and the end once, with the reason where it isn't `done`."""
        answer = asyncio.create_task(self._answer(scope, receive, send))
        departure = asyncio.create_task(_departure(receive))
        try:
            await asyncio.wait({answer, departure}, return_when=asyncio.FIRST_COMPLETED)
            if answer.done():
                answer.result()
            else:
                self._end(CLIENT_CLOSED_REQUEST, "the client left")
        except asyncio.CancelledError:
            self._end(Unavailable.status, "the server shut down")
            raise
        except Exception as error:  # uvicorn ends the connection, so that the client sees that it was cut off
            self.log.exception("answer_failed", reason=str(error))
            self._end(CadenzaError.status, "the answer failed")
        finally:
            self.stream.cancel()
            for task in (answer, departure):
                task.cancel()
            await asyncio.gather(answer, departure, return_exceptions=True)
            self._log_end()

    async def _answer(self, scope: Scope, receive: Receive, send: Send) -> None:
        first = await anext(self.stream)
        if isinstance(first[0], Failed):
            await self._refuse(first[0], scope, receive, send)
            return
        headers = [
            (b"content-type", self.media_type.encode()),
            (b"cache-control", b"no-store"),
            (b"x-request-id", self.request_id.encode()),
        ]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await self._send_step(first, send)
        async for step in self.stream:
            await self._send_step(step, send)
        await send({"type": "http.response.body", "body": b"", "more_body": False})

    async def _send_step(self, step: Step, send: Send) -> None:
        for number, event in enumerate(step, 1):
            await send({"type": "http.response.body", "body": self.encode(event), "more_body": True})
            match event:
                case Chunk():
                    self._count(event)
                case Done():
                    self._end(200, "done")
                case Failed():
                    self._end(event.status, event.message)
            if number % EVENTS_AT_ONCE == 0:
                await asyncio.sleep(0)

    async def _refuse(self, failure: Failed, scope: Scope, receive: Receive, send: Send) -> None:
        self._end(failure.status, failure.message)
        error = CadenzaError(failure.message, status=failure.status, code=failure.code, title=failure.title)
        await error_response(error, self.request_id, HTTPConnection(scope))(scope, receive, send)

    def _count(self, chunk: Chunk) -> None:
        if not self.audio_seconds:
            self.log.info("first_audio", ttfa=round(perf_counter() - self.began, 4))
        self.audio_seconds += chunk.samples / self.stream.utterance.sample_rate

    def _end(self, status: int, reason: str) -> None:
        """Note how it ended; the first word on that counts."""
        self.outcome = self.outcome or (status, reason)

    def _log_end(self) -> None:
        status, reason = self.outcome or (CLIENT_CLOSED_REQUEST, "the client left")
        compute = self.stream.compute_seconds
        self.log.info(
            "end",
            status=status,
            reason=reason,
            seconds=round(perf_counter() - self.began, 4),
            audio_seconds=round(self.audio_seconds, 4),
            rtf=round(compute / self.audio_seconds, 4) if self.audio_seconds else None,
        )


async def _departure(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass
