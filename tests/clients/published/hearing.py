"""What a client received is speech: as loud and as long as somebody who says these words, and these words."""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping
from typing import Any

import av
import numpy as np
from numpy.typing import NDArray

from benchmarks.judge import transcribe, word_error_rate

Samples = NDArray[np.float32]
Events = Iterable[Mapping[str, Any]]


def pcm(data: bytes) -> Samples:
    """Return headerless 16-bit samples as -1..1."""
    return np.frombuffer(data, "<i2").astype(np.float32) / np.float32(32_768)


def decoded(file: bytes) -> tuple[Samples, int]:
    """Return the samples, -1..1, and the rate in hertz of a file of any container."""
    with av.open(io.BytesIO(file), "r") as container:
        rate = container.streams.audio[0].rate
        resampler = av.AudioResampler("flt", "mono")
        frames = [made for frame in container.decode(audio=0) for made in resampler.resample(frame)]
        return np.concatenate([frame.to_ndarray()[0] for frame in frames]), rate


def audio_of(events: Events) -> bytes:
    """Return the audio of `events`, joined."""
    return b"".join(event["audio"] for event in events if "audio" in event)


def words_of(events: Events) -> list[str]:
    """Return the words of `events` with timestamps."""
    return [word.strip() for event in events for word in event.get("words", [])]


def starts_of(events: Events) -> list[float]:
    """Return when the words of `events` start, in seconds."""
    return [start for event in events for start in event.get("start", [])]


def assert_spoken(samples: Samples, rate: int, text: str) -> None:
    """Fail unless `samples` are as loud and as long as speech of `text` is."""
    level = 20 * np.log10(np.sqrt(np.mean(np.square(samples))))
    assert -35 < level < -12, f"{level:.1f} dBFS"
    each = len(samples) / rate / len(text.split())
    assert 0.2 < each < 0.7, f"{each:.2f} seconds a word"


def assert_heard(samples: Samples, rate: int, text: str) -> None:
    """Fail unless a recogniser hears `text` in `samples`."""
    assert_spoken(samples, rate, text)
    heard = transcribe(samples, rate)
    assert word_error_rate(text, heard) < 0.15, heard


def assert_timed(events: list[Mapping[str, Any]], rate: int, text: str) -> None:
    """Fail unless `events`, whose audio has 16 bits, are speech of `text`, and time each of its words in order."""
    samples = pcm(audio_of(events))
    assert_spoken(samples, rate, text)
    assert words_of(events) == text.split()
    starts = starts_of(events)
    assert starts == sorted(starts)
    assert starts[-1] < len(samples) / rate
