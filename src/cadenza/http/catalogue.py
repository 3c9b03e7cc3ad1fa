"""What a client asks before it speaks: the status, voices, models, accents, locales, and a token for a browser."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from time import perf_counter
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from cadenza.access import Keys
from cadenza.errors import CadenzaError
from cadenza.http.bodies import read_body
from cadenza.http.refusals import refuse
from cadenza.settings import Settings
from cadenza.telemetry import request_id
from cadenza.voices import Voices
from cadenza.wire import voices as wire
from cadenza.wire.cartesia import NEWEST, version_of
from cadenza.wire.openapi import document
from cadenza.wire.tokens import parse_token_request


class Catalogue:
    """The endpoints; all that they tell is known when the server starts."""

    def __init__(self, settings: Settings, voices: Voices, keys: Keys) -> None:
        self.settings, self.catalogue, self.keys = settings, voices, keys

    @cached_property
    def _document(self) -> dict[str, Any]:
        return document(
            self.catalogue,
            max_transcript=self.settings.max_transcript,
            require_language=self.settings.require_language,
            keys=self.keys.required,
        )

    async def status(self, _: Request) -> Response:
        """Say that the API is there; `/ping` says whether it can speak."""
        return JSONResponse({"ok": True, "version": NEWEST})

    async def voices(self, asked: Request) -> Response:
        """List the voices that the query asks for."""
        version = version_of(asked.headers, asked.query_params)
        return _answer(asked, lambda: wire.voice_list(asked.query_params, self.catalogue, version))

    async def voice(self, asked: Request) -> Response:
        """Return the voice that the path names."""
        return _answer(asked, lambda: wire.one_voice(asked.path_params["id"], self.catalogue))

    async def models(self, asked: Request) -> Response:
        """List the models."""
        return _answer(asked, lambda: wire.model_list(asked.query_params))

    async def accents(self, asked: Request) -> Response:
        """List the accents."""
        return _answer(asked, wire.accent_list)

    async def locales(self, asked: Request) -> Response:
        """List the locales."""
        return _answer(asked, wire.locale_list)

    async def openapi(self, _: Request) -> Response:
        """Return the document of this very server."""
        return JSONResponse(self._document)

    async def access_token(self, asked: Request) -> Response:
        """Make a token that a browser may hold."""
        began = perf_counter()
        try:
            given = parse_token_request(await read_body(asked, self.settings.max_body, self.settings.body_seconds))
        except CadenzaError as error:
            return refuse(error, request_id("token"), began, asked)
        return JSONResponse({"token": self.keys.token(given.expires_in, speak=given.grants.tts)})


def _answer(asked: Request, find: Callable[[], object]) -> Response:
    began = perf_counter()
    try:
        return JSONResponse(find(), headers={"X-Request-Id": request_id("catalogue")})
    except CadenzaError as error:
        return refuse(error, request_id("catalogue"), began, asked)
