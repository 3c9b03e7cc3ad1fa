"""The web application: routes, and one table from errors to answers."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from http import HTTPStatus
from typing import Any

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route, WebSocketRoute

from cadenza.access import Keys
from cadenza.dictionaries import Dictionaries
from cadenza.errors import CadenzaError, brief
from cadenza.http.access import Access
from cadenza.http.cartesia import Cartesia
from cadenza.http.catalogue import Catalogue
from cadenza.http.dictionaries import PronunciationDicts
from cadenza.http.openai import OpenAI
from cadenza.http.refusals import error_response
from cadenza.http.sagemaker import SageMaker
from cadenza.http.speaking import Speaker
from cadenza.http.websocket import Sockets
from cadenza.metrics import CONTENT_TYPE, Metrics
from cadenza.scheduler import Scheduler
from cadenza.settings import Settings
from cadenza.telemetry import logger, request_id
from cadenza.voices import Voices
from cadenza.wire import asyncapi

Endpoint = Callable[[Request], Awaitable[Response]]


def create_app(settings: Settings, voices: Voices, scheduler: Scheduler) -> Starlette:
    """Return the application that serves `scheduler`'s speech; whoever runs it starts and stops the scheduler.

    `state.sockets` are its websockets, which a server that shuts down drains; `state.metrics` counts.
    """
    keys = Keys(settings.keys)
    stored = Dictionaries(settings.data_dir)
    metrics = Metrics(scheduler, settings.cloudwatch)
    speaker = Speaker(scheduler, stored, metrics)
    sagemaker = SageMaker(settings, voices, speaker)
    cartesia = Cartesia(settings, voices, speaker)
    openai = OpenAI(settings, voices, speaker)
    catalogue = Catalogue(settings, voices, keys)
    sockets = Sockets(settings, voices, speaker)
    dictionaries = PronunciationDicts(settings, stored)
    middleware = [Middleware(Access, keys=keys)]
    if settings.origins:
        # Outermost, so that a browser can read a 401 too, and is answered before it may show a key.
        middleware.insert(0, Middleware(CORSMiddleware, **_cross_origin(settings)))
    app = Starlette(
        routes=[
            Route("/ping", sagemaker.ping, methods=["GET", "POST"]),
            Route("/metrics", _metrics),
            Route("/invocations", sagemaker.invocations, methods=["POST"]),
            Route("/tts/bytes", cartesia.bytes, methods=["POST"]),
            Route("/tts/sse", cartesia.sse, methods=["POST"]),
            WebSocketRoute(asyncapi.ADDRESS, sockets.serve),
            Route(asyncapi.ADDRESS, _no_upgrade, include_in_schema=False),
            Route("/asyncapi.json", sockets.describe),
            Route("/v1/audio/speech", openai.speech, methods=["POST"]),
            Route("/v1/models", openai.models),
            Route("/v1/models/{id}", openai.model),
            Route("/", catalogue.status),
            *_either("/voices/", catalogue.voices, ["GET"]),
            *_either("/voices/{id}/", catalogue.voice, ["GET"]),
            Route("/models", catalogue.models),
            Route("/accents", catalogue.accents),
            Route("/locales", catalogue.locales),
            Route("/openapi.json", catalogue.openapi),
            Route("/access-token", catalogue.access_token, methods=["POST"]),
            *_either("/pronunciation-dicts/", dictionaries.collection, ["GET", "POST"]),
            *_either("/pronunciation-dicts/{id}/", dictionaries.one, ["GET", "PATCH", "DELETE"]),
        ],
        exception_handlers={HTTPException: _http_error, Exception: _unforeseen},
        middleware=middleware,
    )
    app.router.redirect_slashes = False
    app.state.sockets, app.state.metrics = sockets, metrics
    return app


def _either(path: str, endpoint: Endpoint, methods: list[str]) -> list[Route]:
    """Return the routes of `path` with its last slash and without: clients send both."""
    return [Route(form, endpoint, methods=methods) for form in (path, path.rstrip("/"))]


def _cross_origin(settings: Settings) -> dict[str, Any]:
    """Return what browsers' pages of other origins may do: all that others may, without cookies."""
    return {
        "allow_origins": settings.origins,
        "allow_methods": ["*"],
        "allow_headers": ["*"],
        "expose_headers": ["Cartesia-File-ID", "X-Request-Id", "Retry-After"],
    }


async def _metrics(request: Request) -> Response:
    """Answer what was counted until now."""
    return Response(request.app.state.metrics.text(), media_type=CONTENT_TYPE)


async def _no_upgrade(request: Request) -> Response:
    """Tell who asks for the websocket by a plain request what it is."""
    message = f"{request.scope['path']} is a websocket; GET /asyncapi.json describes it."
    raise HTTPException(426, message, {"Connection": "Upgrade", "Upgrade": "websocket"})


async def _http_error(request: Request, error: Exception) -> Response:
    """Answer an unknown path or method as every other error is answered."""
    assert isinstance(error, HTTPException)  # noqa: S101 - the table above registers it for nothing else
    log_id = request_id("unknown")
    headers = error.headers or {}
    path = brief(request.scope["path"])
    match error.status_code:
        case 404:
            reason = f"There is no {path}; GET /openapi.json says what there is."
        case 405:
            reason = f"{path} takes {headers.get('Allow')}, not {request.method}."
        case _:
            reason = error.detail
    logger(request_id=log_id).info("refused", status=error.status_code, reason=reason)
    title = HTTPStatus(error.status_code).phrase
    known = CadenzaError(reason, status=error.status_code, code="http_error", title=title)
    request.app.state.metrics.refused(known)
    response = error_response(known, log_id, request)
    response.headers.update(headers)
    return response


async def _unforeseen(request: Request, error: Exception) -> Response:
    """Answer what nobody foresaw: the trace goes to the log, not to the caller."""
    log_id = request_id("unknown")
    logger(request_id=log_id).error("unforeseen", reason=str(error), exc_info=error)
    told = CadenzaError("The server failed; the log has the reason.")
    request.app.state.metrics.refused(told)
    return error_response(told, log_id, request)
