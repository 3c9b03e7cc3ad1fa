"""The door: every request, and every upgrade to a websocket, shows a key before any route sees it."""

from __future__ import annotations

from time import perf_counter

from starlette.requests import HTTPConnection
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send
from starlette.websockets import WebSocket

from cadenza.access import Keys, Right
from cadenza.errors import CadenzaError
from cadenza.http.refusals import refuse
from cadenza.telemetry import request_id

OPEN = frozenset({"/", "/ping"})
"""What load balancers and status pages ask."""

_SPEAKING = ("/invocations", "/tts/", "/v1/audio/")
_CATALOGUE = ("/voices", "/models", "/accents", "/locales", "/v1/models", "/openapi.json", "/asyncapi.json", "/metrics")


class Access:
    """ASGI middleware that lets through what `keys` admit."""

    def __init__(self, app: ASGIApp, keys: Keys) -> None:
        self.app, self.keys = app, keys

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or answer 401 or 403; a websocket gets the same answer instead of its upgrade."""
        if scope["type"] == "lifespan" or scope["path"] in OPEN:
            await self.app(scope, receive, send)
            return
        began = perf_counter()
        asked = HTTPConnection(scope)
        try:
            self.keys.check(asked.headers, asked.query_params, _right(scope))
        except CadenzaError as error:
            refusal = refuse(error, request_id("unknown"), began, asked)
            await _answer(refusal, scope, receive, send)
            return
        await self.app(scope, receive, send)


def _right(scope: Scope) -> Right:
    if scope["path"].startswith(_SPEAKING):
        return "speak"
    if scope["path"].startswith(_CATALOGUE) and scope.get("method") in {"GET", "HEAD"}:
        return "read"
    return "manage"


async def _answer(refusal: Response, scope: Scope, receive: Receive, send: Send) -> None:
    if scope["type"] == "websocket":
        await WebSocket(scope, receive, send).send_denial_response(refusal)
    else:
        await refusal(scope, receive, send)
