"""Events as JSON objects, as all surfaces of Cartesia's contract have them: SSE, the websocket, SageMaker's lines.

An error has the fields of all versions of the contract: clients break on the one that they miss.
"""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Iterator, Mapping

from cadenza.speech import Chunk, Done, Event, Failed, Flushed, PhonemeTimes, WordTimes

STREAMING = 206
"""`status_code` of all events but errors."""


def event_object(event: Event, context_id: str | None, flush_id: int | None = None) -> dict[str, object]:
    """Return the fields of `event`; `context_id` is left out if it is None, and so is `flush_id`.

    `step_time` is in milliseconds. Only a chunk has `data`, and only the terminal event has `done` true.
    """
    match event:
        case Chunk():
            fields: dict[str, object] = {
                "data": b64encode(event.data).decode(),
                "step_time": round(event.step_time * 1000, 3),
            }
            kind = "chunk"
        case WordTimes():
            kind = "timestamps"
            fields = {"word_timestamps": {"words": event.words, "start": event.start, "end": event.end}}
        case PhonemeTimes():
            kind = "phoneme_timestamps"
            fields = {"phoneme_timestamps": {"phonemes": event.phonemes, "start": event.start, "end": event.end}}
        case Flushed():
            kind, fields = "flush_done", {"flush_done": True, "flush_id": event.number}
        case Done():
            kind, fields = "done", {}
        case Failed():
            kind = "error"
            fields = {
                "error": f"{event.title}: {event.message}",
                "message": event.message,
                "title": event.title,
                "error_code": event.code,
            }
    head: dict[str, object] = {"type": kind}
    if context_id is not None:
        head["context_id"] = context_id
    head["status_code"] = event.status if isinstance(event, Failed) else STREAMING
    head["done"] = isinstance(event, Done | Failed)
    if flush_id is not None and not isinstance(event, Flushed | Done | Failed):
        fields["flush_id"] = flush_id
    return head | fields


def compact(fields: Mapping[str, object]) -> str:
    """Return an object as one line of ASCII JSON."""
    return json.dumps(fields, separators=(",", ":"))


def merged(step: list[Event], samples: int) -> list[Event]:
    """Return `step` with neighbouring chunks joined to at most `samples` samples: fewer, larger messages."""
    events: list[Event] = []
    for event in step:
        last = events[-1] if events else None
        if isinstance(event, Chunk) and isinstance(last, Chunk) and last.samples + event.samples <= samples:
            events[-1] = Chunk(last.data + event.data, last.samples + event.samples, event.step_time)
        else:
            events.append(event)
    return events


class EventFrames:
    """Steps as frames of server-sent events, with chunks of up to 100 ms."""

    def __init__(self, context_id: str | None, request_id: str, sample_rate: int) -> None:
        self._context_id, self._request_id = context_id, request_id
        self._most = sample_rate // 10

    def push(self, step: list[Event]) -> Iterator[bytes]:
        """Return the frames of `step`, each one object on one line; an error's is named, and has its request's id."""
        return map(self._frame, merged(step, self._most))

    def _frame(self, event: Event) -> bytes:
        fields = event_object(event, self._context_id)
        if isinstance(event, Failed):
            return f"event: error\ndata: {compact(fields | {'request_id': self._request_id})}\n\n".encode()
        return f"data: {compact(fields)}\n\n".encode()
