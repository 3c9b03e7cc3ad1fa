"""A whole utterance: its audio, and when each word and phoneme is heard."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from cadenza.client.captions import Captions, srt, vtt
from cadenza.client.events import AudioChunk, Done, Event, PhonemeTimestamps, WordTimestamps
from cadenza.client.request import Request
from cadenza.wav import FORMATS, WavWriter


@dataclass(frozen=True, slots=True)
class Timed:
    """A word or a phoneme with its start and end, in seconds from the start of the audio."""

    text: str
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Speech:
    """Mono samples in `encoding` at `sample_rate` Hz; `words` and `phonemes` are empty where they weren't asked for."""

    audio: bytes = field(repr=False)
    encoding: str
    sample_rate: int
    words: tuple[Timed, ...]
    phonemes: tuple[Timed, ...]

    @property
    def seconds(self) -> float:
        """Length of the audio."""
        return len(self.audio) / FORMATS[self.encoding][1] / self.sample_rate

    def save(self, path: str | Path) -> None:
        """Write a WAV file. Raises OSError if it can't be written."""
        with Path(path).open("wb") as file:
            wav = WavWriter(file, self.encoding, self.sample_rate)
            wav.write(self.audio)
            wav.finish()

    def srt(self, layout: Captions = Captions()) -> str:  # noqa: B008 - frozen
        """Return the words as SubRip captions."""
        return srt(layout.cues(self.words))

    def vtt(self, layout: Captions = Captions()) -> str:  # noqa: B008 - frozen
        """Return the words as WebVTT captions."""
        return vtt(layout.cues(self.words))


def assemble(events: Iterable[Event], request: Request) -> Speech:
    """Return what `events`, all of the answer to `request`, make together."""
    audio, sample_rate = bytearray(), request.sample_rate
    words: list[Timed] = []
    phonemes: list[Timed] = []
    for event in events:
        match event:
            case AudioChunk():
                audio += event.data
                sample_rate = event.sample_rate
            case WordTimestamps():
                words += map(Timed, event.words, event.start, event.end)
            case PhonemeTimestamps():
                phonemes += map(Timed, event.phonemes, event.start, event.end)
            case Done():
                pass
    encoding = "pcm_s16le" if request.encoding == "pcm" else request.encoding  # the contract's one synonym
    return Speech(bytes(audio), encoding, sample_rate, tuple(words), tuple(phonemes))
