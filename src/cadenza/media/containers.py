"""What a stream of audio is wrapped in when its listener wants a file: push encoded samples, flush at the end.

As everywhere in the audio path, however the samples are cut into pieces, the file is the same (but for the random
number by which Ogg tells streams apart). One object serves one stream.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from cadenza.media.aac import Aac
from cadenza.media.compression import Mp3, Sndfile
from cadenza.wav import wav_header

MEDIA_TYPES = {
    "raw": "audio/pcm",
    "wav": "audio/wav",
    "mp3": "audio/mpeg",
    "opus": "audio/ogg",
    "flac": "audio/flac",
    "aac": "audio/aac",
}
"""The MIME type of each container."""


@dataclass(frozen=True, slots=True)
class Format:
    """A container, what the samples that go into it are encoded as, their rate in Hz and, for mp3, bits a second.

    raw and wav take any encoding; the others compress, and take `pcm_s16le`.
    """

    container: str
    encoding: str
    sample_rate: int
    bit_rate: int = 128_000

    @property
    def media_type(self) -> str:
        """The MIME type of the file."""
        return MEDIA_TYPES[self.container]


class Container(Protocol):
    """A file being written as a stream."""

    def push(self, data: bytes) -> bytes:
        """Give what the samples in `data`, which are whole ones, complete of the file."""
        ...

    def flush(self) -> bytes:
        """Give the rest of the file; nothing may be pushed afterwards."""
        ...


class Raw:
    """Samples as they are."""

    def push(self, data: bytes) -> bytes:
        """Give `data`."""
        return data

    def flush(self) -> bytes:
        """Give nothing."""
        return b""


class Wav:
    """A WAV file whose length isn't known when it begins: its header has the greatest sizes, read "to the end"."""

    def __init__(self, encoding: str, sample_rate: int) -> None:
        self._header = wav_header(encoding, sample_rate, None)

    def push(self, data: bytes) -> bytes:
        """Give `data`, the first time after the header."""
        header, self._header = self._header, b""
        return header + data

    def flush(self) -> bytes:
        """Give the header if nothing was ever pushed."""
        return self.push(b"")


def open_container(wanted: Format) -> Container:
    """Return a new file of the form `wanted`."""
    match wanted.container:
        case "wav":
            return Wav(wanted.encoding, wanted.sample_rate)
        case "mp3":
            return Mp3(wanted.sample_rate, wanted.bit_rate)
        case "opus" | "flac":
            return Sndfile(wanted.container, wanted.sample_rate)
        case "aac":
            return Aac(wanted.sample_rate)
    return Raw()
