"""One request on its way through the gateway: placed, passed on, its answer given back as it comes."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from time import perf_counter

from starlette.types import Receive, Scope, Send

from cadenza.gateway.connections import Answer, Broken, Connections, NotConnected
from cadenza.gateway.event_stream import CONTENT_TYPE, ErrorCode, model_stream_error, payload_part
from cadenza.gateway.faults import Endpoint, Fault, InternalFailure, ServiceUnavailable
from cadenza.gateway.headers import to_caller
from cadenza.gateway.lines import parts_of
from cadenza.gateway.metrics import Metrics
from cadenza.gateway.routing import Backend, Router
from cadenza.http.departure import CLIENT_CLOSED_REQUEST, departure
from cadenza.telemetry import Logger

MOST_OF_AN_ERROR = 64 * 1024
"""Bytes that are read of a container's error, of which the caller gets the first 2048 characters."""

DIED = "An error occurred while handling request as the model process exited."
TIMED_OUT = "Your invocation timed out while waiting for a response from container primary."


@dataclass(frozen=True, slots=True)
class Limits:
    """SageMaker's limits on one invocation, in seconds and in bytes of a body in either direction."""

    first_byte_seconds: float = 60.0
    """To the first byte of a stream, or to the end of an answer that isn't one."""
    total_seconds: float = 480.0
    """To the end of a stream."""
    max_body: int = 26_214_400


class Invocation:
    """An ASGI answer: what a container says to one request.

    The status waits for the first byte, so that whatever goes wrong before it is an error that the SDKs understand.
    """

    def __init__(
        self,
        endpoint: Endpoint,
        body: bytes,
        headers: Mapping[str, str],
        *,
        target_variant: str | None,
        streaming: bool,
        router: Router,
        connections: Connections,
        limits: Limits,
        metrics: Metrics,
        request_id: str,
        log: Logger,
    ) -> None:
        self.endpoint, self.body, self.headers = endpoint, body, headers
        self.target_variant, self.streaming = target_variant, streaming
        self.router, self.connections, self.limits, self.metrics = router, connections, limits, metrics
        self.request_id, self.log = request_id, log
        self.began = perf_counter()
        self.variant = self.container = self.container_request = ""
        self.first_byte: float | None = None
        self.status: int | None = None
        """What the caller was told; None while it knows nothing."""
        self.error: str | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer until the end or until the caller leaves, and log which it was."""
        answer = asyncio.create_task(self._answer(scope, receive, send))
        left = asyncio.create_task(departure(receive))
        try:
            await asyncio.wait({answer, left}, return_when=asyncio.FIRST_COMPLETED)
            if answer.done():
                answer.result()
            else:
                self.status, self.error = CLIENT_CLOSED_REQUEST, "the caller left"
        except asyncio.CancelledError:  # by the server, which is shut down: it waits for nothing but our last word
            answer.cancel()
            await self._fail(ServiceUnavailable("The gateway was shut down."), scope, receive, send)
        finally:
            for task in (answer, left):
                task.cancel()
            await asyncio.gather(answer, left, return_exceptions=True)
            self._log_end()

    async def _answer(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            async with asyncio.timeout(self.limits.first_byte_seconds) as limit:
                await self._ask_containers(send, limit)
        except TimeoutError:
            fault = self.endpoint.model_error(0, TIMED_OUT)
            await self._fail(fault, scope, receive, send, "ModelInvocationTimeExceeded")
        except Broken:
            await self._fail(self.endpoint.model_error(0, DIED), scope, receive, send)
        except Fault as known:
            await self._fail(known, scope, receive, send)
        except Exception as error:  # the trace goes to the log, not to the caller
            self.log.exception("unforeseen", reason=str(error))
            await self._fail(InternalFailure("The gateway failed; its log has the reason."), scope, receive, send)

    async def _fail(
        self, fault: Fault, scope: Scope, receive: Receive, send: Send, code: ErrorCode = "StreamBroken"
    ) -> None:
        """Answer with `fault`, or end with it what has begun."""
        self.error = str(fault)
        if self.status is None:
            self.status = fault.status
            await fault.response(self.request_id)(scope, receive, send)
        else:
            self.metrics.broken_streams.labels(self.variant, code).inc()
            await _send_body(send, model_stream_error(self.error, code), last=True)

    async def _ask_containers(self, send: Send, limit: asyncio.Timeout) -> None:
        """Ask the container that the router names; where it can't be reached, it knows nothing yet: ask another.

        The caller hears the end once its place is given up: its next request, sent at once, is to find the room.
        """
        unreachable: list[Backend] = []
        last = None
        while last is None:
            with self.router.place(self.target_variant, unreachable) as (variant, backend):
                self.variant, self.container = variant.name, backend.name
                try:
                    async with self.connections.post(f"{backend.url}/invocations", self.body, self.headers) as answer:
                        last = await self._give_back(answer, send, limit)
                except NotConnected as error:
                    self.log.warning("not_connected", container=backend.name, reason=str(error))
                    backend.healthy = False
                    unreachable.append(backend)
        await _send_body(send, last, last=True)

    async def _give_back(self, answer: Answer, send: Send, limit: asyncio.Timeout) -> bytes:
        """Give the answer back as it comes, but for its end, which is returned."""
        self.container_request = answer.headers.get("X-Request-Id", "")
        if not 200 <= answer.status < 300:
            text = await _beginning(answer, MOST_OF_AN_ERROR)
            raise self.endpoint.model_error(answer.status, text.decode(errors="replace"))
        return await (self._give_stream(answer, send, limit) if self.streaming else self._give_whole(answer, send))

    async def _give_whole(self, answer: Answer, send: Send) -> bytes:
        body = await _beginning(answer, self.limits.max_body + 1)
        if len(body) > self.limits.max_body:
            raise self.endpoint.model_error(0, f"The response is larger than {self.limits.max_body} bytes.")
        self._note_first_byte()
        length = {"Content-Length": str(len(body))}
        await self._start(answer, send, length)
        return body

    async def _give_stream(self, answer: Answer, send: Send, limit: asyncio.Timeout) -> bytes:
        parts = parts_of(answer.headers.get("Content-Type", ""))
        async for piece in answer.pieces():
            if self.status is None:
                self._note_first_byte()
                limit.reschedule(asyncio.get_running_loop().time() + self._seconds_left())
                await self._start(answer, send, {"Content-Type": CONTENT_TYPE})
            if messages := b"".join(map(payload_part, parts.push(piece))):
                await _send_body(send, messages)
        if self.status is None:
            await self._start(answer, send, {"Content-Type": CONTENT_TYPE})
        return b"".join(map(payload_part, parts.flush()))

    async def _start(self, answer: Answer, send: Send, more: Mapping[str, str]) -> None:
        headers = {**more, **to_caller(answer.headers, self.variant, self.request_id, streaming=self.streaming)}
        self.status = 200
        raw = [(name.lower().encode("latin-1"), value.encode("latin-1")) for name, value in headers.items()]
        await send({"type": "http.response.start", "status": 200, "headers": raw})

    def _seconds_left(self) -> float:
        return self.limits.total_seconds - (perf_counter() - self.began)

    def _note_first_byte(self) -> None:
        self.first_byte = perf_counter() - self.began
        self.metrics.first_byte.labels(self.variant).observe(self.first_byte)

    def _log_end(self) -> None:
        status = self.status or CLIENT_CLOSED_REQUEST
        operation = "stream" if self.streaming else "invoke"
        self.metrics.requests.labels(self.variant, operation, str(status)).inc()
        self.log.info(
            "end",
            variant=self.variant,
            container=self.container,
            container_request=self.container_request,
            status=status,
            error=self.error,
            first_byte=self.first_byte and round(self.first_byte, 4),
            seconds=round(perf_counter() - self.began, 4),
        )


async def _beginning(answer: Answer, most: int) -> bytes:
    """Return the body, or its first `most` bytes."""
    body = bytearray()
    async for piece in answer.pieces():
        body += piece
        if len(body) >= most:
            break
    return bytes(body[:most])


async def _send_body(send: Send, body: bytes, *, last: bool = False) -> None:
    await send({"type": "http.response.body", "body": body, "more_body": not last})
