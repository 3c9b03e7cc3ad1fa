"""`/pronunciation-dicts/`: make, list, read, change and delete pronunciation dictionaries."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from time import perf_counter

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from cadenza.dictionaries import Dictionaries
from cadenza.errors import CadenzaError
from cadenza.http.bodies import read_body
from cadenza.http.refusals import refuse
from cadenza.settings import Settings
from cadenza.telemetry import logger, request_id
from cadenza.wire import dictionaries as wire


class PronunciationDicts:
    """The endpoints. The disk is only touched in threads, and so is the JSON of what may be large."""

    def __init__(self, settings: Settings, dictionaries: Dictionaries) -> None:
        self.settings, self.dictionaries = settings, dictionaries

    async def collection(self, request: Request) -> Response:
        """Make a dictionary (POST), or list them."""
        return await self._answer(request, self._create if request.method == "POST" else self._list)

    async def one(self, request: Request) -> Response:
        """Read, change or delete the dictionary that the path names."""
        actions = {"PATCH": self._change, "DELETE": self._delete}
        return await self._answer(request, actions.get(request.method, self._get))

    async def _create(self, request: Request) -> Response:
        body = await self._body(request)

        def work() -> Response:
            given = wire.parse_new(body)
            made = self.dictionaries.create(given.name, given.description, given.entries)
            return JSONResponse(wire.dictionary_object(made))

        return await asyncio.to_thread(work)

    async def _list(self, request: Request) -> Response:
        given = wire.parse_query(request.query_params)

        def work() -> Response:
            page = self.dictionaries.page(given.limit, after=given.starting_after, before=given.ending_before)
            return JSONResponse(wire.page_object(page))

        return await asyncio.to_thread(work)

    async def _get(self, request: Request) -> Response:
        def work() -> Response:
            return JSONResponse(wire.dictionary_object(self.dictionaries.get(request.path_params["id"])))

        return await asyncio.to_thread(work)

    async def _change(self, request: Request) -> Response:
        body = await self._body(request)

        def work() -> Response:
            given = wire.parse_change(body)
            changed = self.dictionaries.change(request.path_params["id"], given.name, given.entries)
            return JSONResponse(wire.dictionary_object(changed))

        return await asyncio.to_thread(work)

    async def _delete(self, request: Request) -> Response:
        await asyncio.to_thread(self.dictionaries.delete, request.path_params["id"])
        return Response(status_code=204)

    async def _body(self, request: Request) -> bytes:
        return await read_body(request, self.settings.max_body, self.settings.body_seconds)

    async def _answer(self, request: Request, action: Callable[[Request], Awaitable[Response]]) -> Response:
        """Return what `action` answers, or the error that it raises, and log which it was."""
        began = perf_counter()
        log_id = request_id("dictionary")
        try:
            response = await action(request)
        except CadenzaError as error:
            return refuse(error, log_id, began, request)
        logger(request_id=log_id).info("dictionaries", method=request.method, status=response.status_code)
        response.headers["X-Request-Id"] = log_id
        return response
