"""A server's WebSocket to measure: one socket and one context a turn."""

from __future__ import annotations

import asyncio
import json
from dataclasses import dataclass

from websockets.asyncio.client import connect
from websockets.exceptions import InvalidStatus, WebSocketException

from cadenza.bench.hearing import Hearing
from cadenza.bench.listener import Target
from cadenza.bench.turn import Turn, Wanted

PATH = "/tts/websocket"


@dataclass(frozen=True, slots=True)
class WebSocketTarget:
    """Where sockets go. TTFA is from the message on, as over HTTP from the request on. See `Service`."""

    address: str

    @classmethod
    def of(cls, url: str) -> WebSocketTarget:
        """Return the target of a server's address. Raises ValueError if it is none."""
        Target.of(url)
        return cls(url.rstrip("/").replace("http", "ws", 1) + PATH)

    async def listen(self, wanted: Wanted, turn: Turn) -> None:
        """Ask on a socket of its own; see `Service.listen`."""
        clock = asyncio.get_running_loop().time
        hearing = Hearing(wanted, turn)
        message = json.dumps(json.loads(wanted.body) | {"model_id": "cadenza"})
        try:
            async with connect(self.address, compression=None, max_size=None) as socket:
                turn.status = 101
                await socket.send(message)
                hearing.begin(clock())
                try:
                    while not hearing.ended and not hearing.is_over:
                        hearing.hear(await socket.recv(decode=False) + b"\n", clock())
                    hearing.finish(clock())
                finally:
                    # Whoever leaves hangs up: a farewell would wait behind all that isn't read yet.
                    socket.transport.abort()
        except InvalidStatus as error:
            turn.status = error.response.status_code
            if turn.status == 429:
                hearing.refuse(clock())
            hearing.fail(str(error), clock())
        except (OSError, WebSocketException) as error:
            hearing.fail(f"no connection: {error}", clock())
        except (ValueError, LookupError) as error:
            hearing.fail(f"not understood: {error!r}", clock())
        finally:
            hearing.end(clock())
