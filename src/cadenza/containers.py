"""What a stream of audio is wrapped in when its listener wants a file: push encoded samples, flush at the end.

As everywhere in the audio path, however the samples are cut into pieces, the outcome is the same to the last byte.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from cadenza.wav import wav_header


@dataclass(frozen=True, slots=True)
class Format:
    """A container, what the samples that go into it are encoded as, their rate in Hz and, for some, bits a second."""

    container: str
    encoding: str
    sample_rate: int
    bit_rate: int | None = None

    @property
    def media_type(self) -> str:
        """The MIME type of the file."""
        return MEDIA_TYPES[self.container]


MEDIA_TYPES = {"raw": "audio/pcm", "wav": "audio/wav", "mp3": "audio/mpeg"}


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
        header, self._header = self._header, b""
        return header


def open_container(wanted: Format) -> Container:
    """Return a new stream of the form `wanted`. Raises KeyError for a container that isn't in MEDIA_TYPES."""
    if wanted.container == "wav":
        return Wav(wanted.encoding, wanted.sample_rate)
    return Raw()
