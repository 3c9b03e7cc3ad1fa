"""WAV files, by the standard library alone: the server, the command and the client write the same ones."""

from __future__ import annotations

import struct
from typing import BinaryIO

_PCM = 1
FORMATS = {"pcm_s16le": (_PCM, 2), "pcm_f32le": (3, 4), "pcm_mulaw": (7, 1), "pcm_alaw": (6, 1)}
"""What samples can be encoded as: the format's tag in a WAV file, and the bytes that one sample takes."""

_UNKNOWN = 0xFFFFFFFF


def wav_header(encoding: str, sample_rate: int, samples: int | None) -> bytes:
    """Return what a WAV file of `samples` mono samples has before them: 44 bytes for 16-bit PCM, else 58.

    With None, for a stream whose length is not known yet, all sizes have the highest value, as ffmpeg writes
    into a pipe: readers then read to the end. Otherwise an odd number of data bytes wants one zero byte after
    it, which is counted in the outer size. What is not PCM has the longer `fmt ` and the `fact` chunk of
    Microsoft's "New Multimedia Data Types and Data Techniques" (1994).

    Raises KeyError if `encoding` is none of `FORMATS`, ValueError if the file would be larger than 4 GiB.
    """
    tag, width = FORMATS[encoding]
    layout = struct.pack("<HHIIHH", tag, 1, sample_rate, sample_rate * width, width, 8 * width)
    before_data = 44 if tag == _PCM else 58
    if samples is None:
        count = size = whole = _UNKNOWN
    else:
        count, size = samples, samples * width
        whole = before_data - 8 + size + size % 2
    if whole > _UNKNOWN:
        raise ValueError(f"{samples} samples are too many for a WAV file.")
    if tag == _PCM:
        format_chunks = struct.pack("<4sI16s", b"fmt ", 16, layout)
    else:
        format_chunks = struct.pack("<4sI16sH4sII", b"fmt ", 18, layout, 0, b"fact", 4, count)
    return struct.pack("<4sI4s", b"RIFF", whole, b"WAVE") + format_chunks + struct.pack("<4sI", b"data", size)


class WavWriter:
    """Writes mono samples to `sink` as WAV while they are made.

    The header is set right at the end where `sink` can seek; a pipe keeps the greatest length, which players take as
    "to the end". Raises KeyError if `encoding` is none of `FORMATS`.
    """

    def __init__(self, sink: BinaryIO, encoding: str, sample_rate: int) -> None:
        self._sink, self._encoding, self._rate = sink, encoding, sample_rate
        self._width = FORMATS[encoding][1]
        self._size = 0
        sink.write(wav_header(encoding, sample_rate, None))

    @property
    def seconds(self) -> float:
        """Length of what was written."""
        return self._size / self._width / self._rate

    def write(self, data: bytes) -> None:
        """Append whole samples, encoded."""
        self._sink.write(data)
        self._size += len(data)

    def finish(self) -> None:
        """Write the length, where `sink` can seek. Raises ValueError if the file is larger than 4 GiB."""
        if self._sink.seekable():
            self._sink.write(bytes(self._size % 2))
            self._sink.seek(0)
            self._sink.write(wav_header(self._encoding, self._rate, self._size // self._width))
        self._sink.flush()
