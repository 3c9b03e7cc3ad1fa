"""How an error becomes an HTTP answer: the one table from errors and contracts to statuses, headers and bodies."""

from __future__ import annotations

from time import perf_counter

from starlette.requests import HTTPConnection
from starlette.responses import JSONResponse, PlainTextResponse, Response

from cadenza.errors import (
    BodyTooLarge,
    BodyTooSlow,
    CadenzaError,
    InvalidRequest,
    Overloaded,
    Unauthorized,
    Unavailable,
)
from cadenza.telemetry import logger, request_id
from cadenza.wire import cartesia as cartesia_wire
from cadenza.wire import openai as openai_wire

SAGEMAKER = frozenset({"/invocations", "/ping"})
OPENAI = "/v1/"
"""What distinguishes the contracts: the paths of one, the first part of the other's. All else is Cartesia's."""


def error_response(error: CadenzaError, request_id: str, asked: HTTPConnection) -> Response:
    """Return the answer for `error` in the form that the contract of the route and its version have."""
    path: str = asked.scope["path"]  # not of `url`, which a hostile Host header breaks
    headers = {"X-Request-Id": request_id} | _headers(error)
    if path in SAGEMAKER:
        body = cartesia_wire.error_object(error, request_id) | {"status_code": error.status}
        return JSONResponse(body, error.status, headers)
    status = cartesia_wire.status_of(error)
    if path.startswith(OPENAI):
        return JSONResponse(openai_wire.error_object(error), status, headers)
    if cartesia_wire.version_of(asked.headers, asked.query_params) < cartesia_wire.STRUCTURED_ERRORS:
        return PlainTextResponse(cartesia_wire.error_text(error), status, headers)
    return JSONResponse(cartesia_wire.error_object(error, request_id), status, headers)


def refuse(error: CadenzaError, log_id: str, began: float, asked: HTTPConnection) -> Response:
    """Log and count that a request is refused, without what it said; return the answer that tells the caller."""
    reason = str(error)
    if isinstance(error, InvalidRequest):
        log_id = request_id(error.context_id) if error.context_id is not None else log_id
        reason = "wrong: " + ", ".join(problem.field for problem in error.problems)
    seconds = round(perf_counter() - began, 4)
    response = error_response(error, log_id, asked)
    logger(request_id=log_id).info("refused", status=response.status_code, reason=reason, seconds=seconds)
    asked.app.state.metrics.refused(error)
    return response


def _headers(error: CadenzaError) -> dict[str, str]:
    """Return the headers that go with an error's status."""
    match error:
        case Overloaded():
            return {"Retry-After": str(error.retry_after)}
        case Unavailable():
            return {"Retry-After": "5"}
        case BodyTooLarge() | BodyTooSlow():
            return {"Connection": "close"}  # the rest of the body is not waited for
        case Unauthorized():
            return {"WWW-Authenticate": "Bearer"}
    return {}
