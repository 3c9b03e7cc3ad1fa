"""Speech, compressed as a stream: MP3 by LAME, Opus and FLAC by libsndfile.

Each takes 16-bit samples, little-endian and mono, in `push`, and keeps what its next frame needs.
"""

from __future__ import annotations

import lameenc
import soundfile


class Mp3:
    """MPEG audio of a constant bit rate, by LAME; a bit rate beyond what a low sample rate has becomes its highest.

    Layer III has at most 64 kbit/s at 8 kHz and 160 at 16 to 24 kHz. There is no ID3 tag and no Xing frame: the latter
    would tell the length, which isn't known when it has to be written.
    """

    def __init__(self, sample_rate: int, bit_rate: int) -> None:
        highest = 64 if sample_rate < 16_000 else 160 if sample_rate < 32_000 else 320
        self._encoder = lameenc.Encoder()
        self._encoder.set_channels(1)
        self._encoder.set_in_sample_rate(sample_rate)
        self._encoder.set_out_sample_rate(sample_rate)
        self._encoder.set_bit_rate(min(bit_rate // 1000, highest))
        self._encoder.set_quality(5)
        self._encoder.silence()
        self._begun = False

    def push(self, data: bytes) -> bytes:
        """Give the frames that `data` completes."""
        self._begun = True
        return bytes(self._encoder.encode(data))

    def flush(self) -> bytes:
        """Give the last frames."""
        return bytes(self._encoder.flush()) if self._begun else b""


class _Sink:
    """The file that libsndfile writes. What it writes again, to set lengths in a header right, is gone already."""

    def __init__(self) -> None:
        self._ready = bytearray()
        self._end = self._at = 0

    def write(self, data: bytes) -> int:
        if self._at == self._end:
            self._ready += data
            self._end += len(data)
        self._at += len(data)
        return len(data)

    def seek(self, offset: int, whence: int = 0) -> int:
        self._at = offset + (0, self._at, self._end)[whence]
        return self._at

    def tell(self) -> int:
        return self._at

    def read(self, _: int = -1) -> bytes:
        return b""

    def take(self) -> bytes:
        ready, self._ready = bytes(self._ready), bytearray()
        return ready


class Sndfile:
    """Ogg Opus, or FLAC, by libsndfile."""

    PAGE_MS = 100.0
    """Milliseconds of audio in an Ogg page; libsndfile's own 1000 would hold back a second of speech."""

    _SET_PAGE_MS = 0x1302
    """libsndfile's SFC_SET_OGG_PAGE_LATENCY_MS (sndfile.h), for which `soundfile` has no method."""

    def __init__(self, container: str, sample_rate: int) -> None:
        form, subtype = ("OGG", "OPUS") if container == "opus" else ("FLAC", "PCM_16")
        self._sink = _Sink()
        self._file = soundfile.SoundFile(self._sink, "w", sample_rate, 1, subtype, format=form)
        if container == "opus":
            latency = soundfile._ffi.new("double*", self.PAGE_MS)
            soundfile._snd.sf_command(self._file._file, self._SET_PAGE_MS, latency, 8)

    def push(self, data: bytes) -> bytes:
        """Give the pages or frames that `data` completes."""
        self._file.buffer_write(data, "int16")
        return self._sink.take()

    def flush(self) -> bytes:
        """Give the end of the file."""
        self._file.close()
        return self._sink.take()
