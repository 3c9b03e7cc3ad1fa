"""Speech into a WAV stream while it comes: what `cadenza say --url` and `--endpoint` do."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import BinaryIO

from cadenza.client.events import AudioChunk, Event, WordTimestamps
from cadenza.wav import WavWriter


def record(
    events: Iterable[Event],
    sink: BinaryIO,
    encoding: str,
    sample_rate: int,
    progress: Callable[[WordTimestamps], None],
) -> float:
    """Write `events` to `sink` as WAV, call `progress` with the words in them, and return the seconds of audio.

    `encoding` and `sample_rate` are what was asked for. Raises what iterating over `events` raises.
    """
    wav = WavWriter(sink, encoding, sample_rate)
    for event in events:
        match event:
            case AudioChunk():
                wav.write(event.data)
                sink.flush()
            case WordTimestamps():
                progress(event)
    wav.finish()
    return wav.seconds
