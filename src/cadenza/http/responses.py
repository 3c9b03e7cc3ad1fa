"""How a stream of events becomes an HTTP answer."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator, Mapping
from typing import Protocol

from starlette.requests import HTTPConnection
from starlette.types import Receive, Scope, Send

from cadenza.duration import AtMost
from cadenza.errors import CadenzaError, Unavailable
from cadenza.http.account import Account
from cadenza.http.departure import CLIENT_CLOSED_REQUEST, departure
from cadenza.http.refusals import error_response
from cadenza.media.aac import Aac
from cadenza.media.containers import Container, Raw, Wav
from cadenza.scheduler import Stream
from cadenza.speech import Chunk, Done, Event, Failed
from cadenza.synthesis import Step
from cadenza.telemetry import Logger

PIECES_AT_ONCE = 16
"""Pieces that are sent before others on the loop, such as /ping, get their turn; a step can be a thousand of them."""


class Encoder(Protocol):
    """What a step of events is on the wire, piece by piece, each of them a transport chunk."""

    tells_failures: bool
    """Whether a failure in the middle can be told; else the answer is cut off, so that nobody takes it for whole."""

    async def push(self, step: Step) -> Iterator[bytes]:
        """Return the pieces of `step`; what was held back is part of that of the last."""
        ...

    async def close(self) -> None:
        """Let go of what it holds, at the end or before it."""
        ...


class Events:
    """The pieces that `encode` makes of the events of a step."""

    tells_failures = True

    def __init__(self, encode: Callable[[Step], Iterator[bytes]]) -> None:
        self._encode = encode

    async def push(self, step: Step) -> Iterator[bytes]:
        """Return what `step` is."""
        return self._encode(step)

    async def close(self) -> None:
        """Do nothing."""


class File:
    """The bytes of a file, as its `container` gives them; compression is work, and done beside the event loop."""

    tells_failures = False

    def __init__(self, container: Container) -> None:
        self._container = container
        self._work: asyncio.Future[bytes] | None = None

    async def push(self, step: Step) -> Iterator[bytes]:
        """Return what the audio of `step` completes, and the end of the file with the last."""
        audio = b"".join(event.data for event in step if isinstance(event, Chunk))
        ends = bool(step) and isinstance(step[-1], Done)
        if isinstance(self._container, Raw | Wav):
            piece = self._write(audio, ends=ends)
        else:
            self._work = asyncio.ensure_future(asyncio.to_thread(self._write, audio, ends=ends))
            piece = await asyncio.shield(self._work)
        return iter([piece] if piece else [])

    async def close(self) -> None:
        """Let go of the container, once the work on the last push is over: a thread can't be stopped."""
        if self._work is not None:
            await asyncio.wait({self._work})
        if isinstance(self._container, Aac):
            await asyncio.to_thread(self._container.close)

    def _write(self, audio: bytes, *, ends: bool) -> bytes:
        piece = self._container.push(audio) if audio else b""
        return piece + self._container.flush() if ends else piece


class SpeechResponse:
    """An ASGI answer that writes what `encoder` makes of a stream, as soon as it exists.

    The status line waits for the first step, so that a failure before any sound is a real error status. When the client
    leaves, the stream is cancelled; one that reads nothing holds back only itself, until the server's socket gives up.
    After `seconds` of audio, if given, the stream is cancelled too, and done.
    """

    def __init__(
        self,
        stream: Stream,
        encoder: Encoder,
        *,
        media_type: str,
        request_id: str,
        began: float,
        log: Logger,
        headers: Mapping[str, str] | None = None,
        seconds: float | None = None,
    ) -> None:
        self.stream, self.encoder, self.log = stream, encoder, log
        self.media_type, self.request_id = media_type, request_id
        self.headers = headers or {}
        self.at_most = AtMost(stream.utterance, seconds)
        self.account = Account(stream, began, log)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer; logs the first audio, and the end once, with the reason where it isn't `done`."""
        answer = asyncio.create_task(self._answer(scope, receive, send))
        left = asyncio.create_task(departure(receive))
        try:
            await asyncio.wait({answer, left}, return_when=asyncio.FIRST_COMPLETED)
            if answer.done():
                answer.result()
            else:
                self.account.end(CLIENT_CLOSED_REQUEST, "the client left")
        except asyncio.CancelledError:
            self.account.end(Unavailable.status, "the server shut down")
            raise
        except Exception as error:  # uvicorn ends the connection, so that the client sees that it was cut off
            self.log.exception("answer_failed", reason=str(error))
            self.account.end(CadenzaError.status, "the answer failed")
        finally:
            self.stream.cancel()
            for task in (answer, left):
                task.cancel()
            try:
                await asyncio.gather(answer, left, return_exceptions=True)
                await self.encoder.close()
            finally:
                self.account.close()

    async def _answer(self, scope: Scope, receive: Receive, send: Send) -> None:
        first = await anext(self.stream)
        if isinstance(first[0], Failed):
            await self._refuse(first[0], scope, receive, send)
            return
        headers = {
            "content-type": self.media_type,
            "cache-control": "no-store",
            "x-request-id": self.request_id,
            **self.headers,
        }
        raw = [(name.lower().encode(), value.encode()) for name, value in headers.items()]
        await send({"type": "http.response.start", "status": 200, "headers": raw})
        last = await self._send_step(first, send)
        while not isinstance(last, Done | Failed):
            last = await self._send_step(await anext(self.stream), send)
        if isinstance(last, Done) or self.encoder.tells_failures:
            await send({"type": "http.response.body", "body": b"", "more_body": False})

    async def _send_step(self, step: Step, send: Send) -> Event:
        """Send what is wanted of `step` and return its last event."""
        wanted = self.at_most.push(step)
        for number, piece in enumerate(await self.encoder.push(wanted), 1):
            await send({"type": "http.response.body", "body": piece, "more_body": True})
            if number % PIECES_AT_ONCE == 0:
                await asyncio.sleep(0)
        for event in wanted:
            self.account.count(event)
        return wanted[-1] if wanted else step[0]

    async def _refuse(self, failure: Failed, scope: Scope, receive: Receive, send: Send) -> None:
        self.account.end(failure.status, failure.message)
        error = CadenzaError(failure.message, status=failure.status, code=failure.code, title=failure.title)
        await error_response(error, self.request_id, HTTPConnection(scope))(scope, receive, send)
