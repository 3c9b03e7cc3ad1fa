"""A client of the websocket for tests: messages go out as a client's JSON, events are sorted by their contexts.

Every event that any test receives is held against its schema in the AsyncAPI document.
"""

from __future__ import annotations

import base64
import json
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from typing import Any

import jsonschema_rs
from websockets.sync.client import ClientConnection, connect

from cadenza.wire.asyncapi import EVENTS

Event = dict[str, Any]

_VALIDATORS = {kind: jsonschema_rs.validator_for(schema) for kind, schema in EVENTS.items()}

SETTINGS: dict[str, Any] = {
    "model_id": "sonic-3",
    "voice": {"mode": "id", "id": "af_heart"},
    "language": "en",
    "output_format": {"container": "raw", "encoding": "pcm_s16le", "sample_rate": 8000},
    "add_timestamps": True,
}


class Socket:
    """One websocket."""

    def __init__(self, connection: ClientConnection) -> None:
        self.connection = connection
        self.events: list[Event] = []

    def send(self, message: object) -> None:
        """Send `message` as JSON over several lines, as some clients do; text and bytes as they are."""
        self.connection.send(message if isinstance(message, str | bytes) else json.dumps(message, indent=1))

    def say(self, transcript: object, context_id: object = "a", *, more: bool | None = None, **fields: object) -> None:
        """Send a request for `transcript`; without `more` it has no `continue`, and None takes a field out."""
        message = SETTINGS | {"transcript": transcript, "context_id": context_id, "continue": more} | fields
        self.send({name: value for name, value in message.items() if value is not None})

    def event(self, seconds: float = 30.0) -> Event:
        """Return the next event."""
        event: Event = json.loads(self.connection.recv(timeout=seconds))
        _VALIDATORS[event["type"]].validate(event)
        self.events.append(event)
        return event

    def until(self, kind: str, context_id: str | None = "a") -> list[Event]:
        """Return the events of the context, those that came before included, once one of `kind` has come."""
        while not any(event["type"] == kind for event in self.of(context_id)):
            self.event()
        return self.of(context_id)

    def of(self, context_id: str | None) -> list[Event]:
        """Return the events of a context that came so far."""
        return [event for event in self.events if event.get("context_id") == context_id]

    def quiet(self, seconds: float = 0.2) -> bool:
        """Say whether nothing at all comes for `seconds`."""
        try:
            self.event(seconds)
        except TimeoutError:
            return True
        return False


@contextmanager
def socket(url: str, query: str = "", **headers: str) -> Iterator[Socket]:
    """Open a websocket at the server's `url`."""
    address = url.replace("http", "ws", 1) + "/tts/websocket" + query
    with closing(connect(address, additional_headers=headers, compression=None)) as connection:
        yield Socket(connection)


def words(events: list[Event]) -> list[str]:
    """Return the words of all timestamps."""
    return [word for event in events if "word_timestamps" in event for word in event["word_timestamps"]["words"]]


def audio(events: list[Event]) -> bytes:
    """Return the audio of all chunks."""
    return b"".join(base64.b64decode(event["data"]) for event in events if event["type"] == "chunk")


def kinds(events: list[Event]) -> set[str]:
    """Return the types of `events`."""
    return {event["type"] for event in events}


def closed_within(socket: Socket, seconds: float) -> tuple[int, str]:
    """Return the code and reason with which the server closes the socket."""
    deadline = time.monotonic() + seconds
    while socket.connection.close_code is None:
        assert time.monotonic() < deadline, "it stayed open"
        try:
            socket.event(seconds)
        except Exception:  # noqa: BLE001 - closed, which is what is waited for
            break
    return socket.connection.close_code or 0, socket.connection.close_reason or ""
