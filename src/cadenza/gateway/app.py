"""The runtime's routes: two operations for callers, `/ping` and `/metrics` for whoever watches the gateway."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp

from cadenza.errors import InvalidRequest
from cadenza.gateway import headers
from cadenza.gateway.connections import Connections
from cadenza.gateway.faults import (
    Endpoint,
    Fault,
    InternalFailure,
    ServiceUnavailable,
    UnknownOperation,
    UnreadableBody,
    ValidationError,
)
from cadenza.gateway.invocation import Invocation, Limits
from cadenza.gateway.metrics import CONTENT_TYPE, Metrics
from cadenza.gateway.routing import Router
from cadenza.gateway.signature import KeyPair
from cadenza.http.bodies import read_body
from cadenza.telemetry import logger

BODY_SECONDS = 60.0
"""In which a request's body must have arrived."""


@dataclass
class Runtime:
    """The endpoints of one gateway."""

    router: Router
    connections: Connections
    metrics: Metrics
    limits: Limits
    region: str
    endpoints: frozenset[str] = frozenset()
    """The names that exist; empty: any name does."""
    keys: KeyPair | None = None
    """The pair that requests must be signed with; None: signatures are ignored."""
    draining: bool = field(default=False, init=False)

    async def invoke(self, request: Request) -> ASGIApp:
        """`InvokeEndpoint`: the whole answer at once."""
        return await self._invocation(request, streaming=False)

    async def invoke_with_response_stream(self, request: Request) -> ASGIApp:
        """`InvokeEndpointWithResponseStream`: an event stream with a part for each line."""
        return await self._invocation(request, streaming=True)

    async def ping(self, _: Request) -> Response:
        """200 while requests are taken and a container is healthy, else 503."""
        if self.draining:
            return JSONResponse({"status": "unavailable", "reason": "the gateway is shutting down"}, 503)
        if not self.router.available:
            return JSONResponse({"status": "unavailable", "reason": "no container is healthy"}, 503)
        return JSONResponse({"status": "ready"})

    async def scrape(self, _: Request) -> Response:
        """Return the counters."""
        return Response(self.metrics.text(), media_type=CONTENT_TYPE)

    async def _invocation(self, request: Request, *, streaming: bool) -> ASGIApp:
        request_id = str(uuid.uuid4())
        name = request.path_params["name"]
        log = logger(request_id=request_id, endpoint=name[:64])
        try:
            self._check_endpoint(name)
            forwarded = headers.to_container(request.headers, streaming=streaming)
            body = await self._body(request)
            if self.keys:
                self.keys.verify(request, body)
        except Fault as fault:
            operation = "stream" if streaming else "invoke"
            self.metrics.requests.labels("", operation, str(fault.status)).inc()
            log.info("refused", status=fault.status, error_type=fault.error_type)
            return fault.response(request_id)
        return Invocation(
            Endpoint(name, self.region),
            body,
            forwarded,
            target_variant=forwarded.get(headers.TARGET_VARIANT),
            streaming=streaming,
            router=self.router,
            connections=self.connections,
            limits=self.limits,
            metrics=self.metrics,
            request_id=request_id,
            log=log,
        )

    def _check_endpoint(self, name: str) -> None:
        if self.draining:
            raise ServiceUnavailable("The gateway is shutting down; ask another one.")
        headers.check_endpoint(name)
        if self.endpoints and name not in self.endpoints:
            raise ValidationError(f"Endpoint {name} not found. There are: {', '.join(sorted(self.endpoints))}.")

    async def _body(self, request: Request) -> bytes:
        try:
            return await read_body(request, self.limits.max_body, BODY_SECONDS)
        except InvalidRequest as error:
            raise UnreadableBody(str(error)) from None


def create_app(runtime: Runtime) -> Starlette:
    """Return the application; whoever runs it starts and stops the containers."""
    stream = "/endpoints/{name}/invocations-response-stream"
    app = Starlette(
        routes=[
            Route(stream, runtime.invoke_with_response_stream, methods=["POST"]),
            Route("/endpoints/{name}/invocations", runtime.invoke, methods=["POST"]),
            Route("/ping", runtime.ping, methods=["GET"]),
            Route("/metrics", runtime.scrape, methods=["GET"]),
        ],
        exception_handlers={HTTPException: _unknown, Exception: _unforeseen},
    )
    app.router.redirect_slashes = False
    return app


async def _unknown(request: Request, error: Exception) -> Response:
    """Answer a path or method that is none of ours; the SDKs find no reason in it to try again."""
    assert isinstance(error, HTTPException)  # noqa: S101 - the table above registers it for nothing else
    logger().info("refused", status=error.status_code, path=request.url.path[:200])
    fault = UnknownOperation(f"The gateway has no {request.method} {request.url.path[:80]}.")
    return fault.response(str(uuid.uuid4()))


async def _unforeseen(_: Request, error: Exception) -> Response:
    """Answer what nobody foresaw: the trace goes to the log, not to the caller."""
    logger().error("unforeseen", reason=str(error), exc_info=error)
    return InternalFailure("The gateway failed; its log has the reason.").response(str(uuid.uuid4()))
