"""What a stream gives: typed events, and their reading from the bytes of an answer however these were cut."""

from __future__ import annotations

import json
from base64 import b64decode
from collections.abc import Iterator
from dataclasses import dataclass
from math import isfinite
from typing import Any

from cadenza.client.errors import StreamCorrupted, StreamCut
from cadenza.client.refusals import refusal

LONGEST_LINE = 32 * 1024 * 1024
"""Bytes of one event at most: an hour of speech fits, and a server that never ends its line can't fill the memory."""

SHOWN = 80
"""Bytes of a line that is no event which the error shows."""


@dataclass(frozen=True, slots=True)
class AudioChunk:
    """Mono samples, encoded as the request asked for: whole ones, at most 20 ms from SageMaker and Cadenza.

    `step_time` is what the server says that the step took which made it, in seconds.
    """

    data: bytes
    sample_rate: int
    step_time: float


@dataclass(frozen=True, slots=True)
class WordTimestamps:
    """Words, each with its start and end in seconds from the start of the audio; the three are equally long."""

    words: tuple[str, ...]
    start: tuple[float, ...]
    end: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class PhonemeTimestamps:
    """Phonemes in IPA, each with its start and end, as of words."""

    phonemes: tuple[str, ...]
    start: tuple[float, ...]
    end: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Done:
    """The last event: everything was said."""

    context_id: str


Event = AudioChunk | WordTimestamps | PhonemeTimestamps | Done


class EventReader:
    """Reads the events of one answer from its bytes, which may be cut and merged anywhere, also inside a character.

    Events that come before the first audio are given together with it, so that an attempt which fails before that has
    told nothing, and can be made anew. Types of events that are not known are passed over: the contract may grow.
    What comes after `done` is not read.
    """

    def __init__(self, sample_rate: int) -> None:
        """`sample_rate` is what was asked for, for servers whose chunks don't tell it."""
        self._sample_rate = sample_rate
        self._pieces: list[bytes] = []
        self._size = 0
        self._held: list[Event] = []
        self._ended = False
        self.heard = False
        """Whether audio came."""

    def feed(self, part: bytes) -> Iterator[Event]:
        """Yield the events that `part` completes.

        Raises what an `error` event says, as `refusal` has it, and StreamCorrupted if a line is no event.
        """
        *lines, rest = part.split(b"\n")
        for line in lines:
            yield from self._line(b"".join([*self._pieces, line]))
            self._pieces, self._size = [], 0
        self._pieces.append(rest)
        self._size += len(rest)
        if self._size > LONGEST_LINE:
            raise StreamCorrupted(f"An event of the stream is longer than {LONGEST_LINE} bytes.")

    def finish(self) -> Iterator[Event]:
        """Yield what the end of the answer completes. Raises StreamCut if there was no `done`, and what `feed` does."""
        yield from self._line(b"".join(self._pieces))
        if not self._ended:
            raise StreamCut("The stream ended without `done`: what was heard is not all.")

    def _line(self, line: bytes) -> Iterator[Event]:
        if self._ended or not line.strip():
            return
        event = read_event(line, self._sample_rate)
        if event is None:
            return
        self._held.append(event)
        self._ended = isinstance(event, Done)
        self.heard = self.heard or isinstance(event, AudioChunk)
        if self.heard or self._ended:
            held, self._held = self._held, []
            yield from held


def read_event(line: bytes, sample_rate: int) -> Event | None:
    """Return the event that `line` is, None for a type that is not known.

    Raises what an `error` event says, as `refusal` has it, and StreamCorrupted if it is no event.
    """
    try:
        return _event(json.loads(line), sample_rate)
    except (ValueError, LookupError, TypeError, AttributeError, OverflowError, RecursionError) as error:
        raise StreamCorrupted(f"No event of the contract: {line[:SHOWN]!r} ({error!r}).") from None


def _event(fields: dict[str, Any], sample_rate: int) -> Event | None:
    match fields["type"]:
        case "chunk":
            rate = int(fields.get("sampling_rate", sample_rate))
            if rate < 1:
                raise ValueError(f"sampling_rate {rate}")
            return AudioChunk(b64decode(fields["data"], validate=True), rate, float(fields.get("step_time", 0.0)))
        case "timestamps":
            return WordTimestamps(*_columns(fields["word_timestamps"], "words"))
        case "phoneme_timestamps":
            return PhonemeTimestamps(*_columns(fields["phoneme_timestamps"], "phonemes"))
        case "done":
            return Done(str(fields.get("context_id", "")))
        case "error":
            raise refusal(int(fields.get("status_code", 500)), json.dumps(fields))
    return None


def _columns(table: dict[str, Any], name: str) -> tuple[tuple[str, ...], tuple[float, ...], tuple[float, ...]]:
    texts, start, end = table[name], tuple(map(float, table["start"])), tuple(map(float, table["end"]))
    if not len(texts) == len(start) == len(end):
        raise ValueError("columns of unequal length")
    if not all(map(isfinite, (*start, *end))):
        raise ValueError("a time is not finite")
    return tuple(map(str, texts)), start, end
