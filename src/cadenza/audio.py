"""From an engine's samples to the listener's bytes: limit, resample, cut into frames, encode.

Speech is sent while it is still being made, so each step here works piece by piece and carries over what it
needs: `push` takes the next samples and gives what is ready, `flush` ends the stream and gives the rest;
after that the object is of no more use. However a signal is cut into pieces, the outcome is the same to the
last bit.

Signals are mono, float32, nominally in -1..1.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import numpy as np
import soxr
from numpy.typing import NDArray

from cadenza.acoustic import Samples
from cadenza.limiter import Limiter
from cadenza.wav import FORMATS

ENCODINGS = {encoding: width for encoding, (_, width) in FORMATS.items()}
"""What samples can be encoded as, and the bytes that one sample takes."""

SAMPLE_RATES = (8000, 16000, 22050, 24000, 44100, 48000)
"""What samples can be resampled to, in Hz."""

_NOTHING: Samples = np.empty(0, np.float32)
_NOTHING.flags.writeable = False

Frame = tuple[bytes, int]
"""Encoded audio and the number of samples in it."""


def frame_samples(rate: int) -> int:
    """Return how many samples at `rate` Hz fit in a frame of at most 20 ms."""
    return rate // 50


class AudioChain:
    """All the steps for one stream: samples at `source_rate` in, encoded frames at `target_rate` Hz out.

    Every frame but the last has `frame_samples(target_rate)` samples. Until more is pushed, the limiter holds
    back 10 ms, and the resampler, which works in blocks, up to 40 ms (75 ms when it goes down to 8 kHz).
    """

    def __init__(self, source_rate: int, target_rate: int, encoding: str) -> None:
        self._limiter = Limiter()
        self._resampler = Resampler(source_rate, target_rate)
        self._framer = Framer(frame_samples(target_rate))
        self._encoder = Encoder(encoding)

    def push(self, samples: Samples) -> list[Frame]:
        """Give the frames that `samples` complete. Raises SynthesisError if a sample is not finite."""
        limited = self._limiter.push(samples)
        return self._encoded(self._framer.push(self._resampler.push(limited)))

    def flush(self) -> list[Frame]:
        """Give the frames that were held back, the last of them maybe shorter."""
        rest = self._resampler.push(self._limiter.flush())
        frames = self._framer.push(rest) + self._framer.push(self._resampler.flush()) + self._framer.flush()
        return self._encoded(frames)

    def _encoded(self, frames: list[Samples]) -> list[Frame]:
        return [(self._encoder.push(frame), len(frame)) for frame in frames]


class Resampler:
    """Changes the sample rate from `source_rate` to `target_rate` Hz; the identity if they agree.

    The output is in time with the input and, in the end, round(n * target_rate / source_rate) samples long.
    This is one soxr stream of quality HQ: VHQ costs little more, but holds back up to 150 ms where HQ holds
    back 75 ms.
    """

    def __init__(self, source_rate: int, target_rate: int) -> None:
        same = source_rate == target_rate
        self._stream = None if same else soxr.ResampleStream(source_rate, target_rate, 1, quality="HQ")

    def push(self, samples: Samples) -> Samples:
        """Give what is ready. soxr works in blocks: often that is nothing, then much at a time."""
        return samples if self._stream is None else self._stream.resample_chunk(samples)

    def flush(self) -> Samples:
        """Give the samples that were held back."""
        return _NOTHING if self._stream is None else self._stream.resample_chunk(_NOTHING, last=True)


class Framer:
    """Cuts a signal into frames of `samples_per_frame` samples."""

    def __init__(self, samples_per_frame: int) -> None:
        self._size = samples_per_frame
        self._rest = _NOTHING

    def push(self, samples: Samples) -> list[Samples]:
        """Give the frames that `samples` complete."""
        buffer = np.concatenate((self._rest, samples))
        count = len(buffer) // self._size
        self._rest = buffer[count * self._size :].copy()
        return list(buffer[: count * self._size].reshape(count, self._size))

    def flush(self) -> list[Samples]:
        """Give the one shorter frame that is left, if any."""
        rest, self._rest = self._rest, _NOTHING
        return [rest] if len(rest) else []


class Encoder:
    """Writes samples as bytes in one of `ENCODINGS`; what is beyond -1..1 saturates.

    In 16 bits 1.0 is 32768, as most readers have it; G.711 is made from the 16-bit value. Raises KeyError if
    `encoding` is none of `ENCODINGS`.
    """

    def __init__(self, encoding: str) -> None:
        self._encode = _ENCODERS[encoding]

    def push(self, samples: Samples) -> bytes:
        """Give `samples` as bytes, all of them: nothing is held back."""
        return self._encode(samples)

    def flush(self) -> bytes:
        """Give nothing."""
        return b""


def _to_int16(samples: Samples) -> NDArray[np.int16]:
    scaled: Samples = np.rint(samples * np.float32(32768))
    return scaled.clip(-32768, 32767).astype(np.int16)


def _s16le(samples: Samples) -> bytes:
    return _to_int16(samples).astype("<i2", copy=False).tobytes()


def _f32le(samples: Samples) -> bytes:
    return np.clip(samples, -1, 1).astype("<f4").tobytes()


def _mulaw(samples: Samples) -> bytes:
    return mulaw_codes()[_to_int16(samples)].tobytes()


def _alaw(samples: Samples) -> bytes:
    return alaw_codes()[_to_int16(samples)].tobytes()


_ENCODERS: dict[str, Callable[[Samples], bytes]] = {
    "pcm_s16le": _s16le,
    "pcm_f32le": _f32le,
    "pcm_mulaw": _mulaw,
    "pcm_alaw": _alaw,
}


@cache
def mulaw_codes() -> NDArray[np.uint8]:
    """Return the mu-law code of every 16-bit sample: uint8[65536], indexed by the sample, -32768..32767.

    From the decision values of ITU-T G.711, table 2: eight segments of 16 steps, each segment twice as coarse
    as the one before, on a 14-bit scale and with a bias of 33. All bits of a code are inverted.

    Equal to the ITU's own program (G.191, `ulaw_compress`), for every sample. Sun's widespread program, and
    `audioop` after it, round a negative sample down to 14 bits before they take its sign off, and so give it
    the code of the sample 4 below: -1 gets the code of -5, where G.711's table has that of 0.
    """
    segment, step = np.divmod(np.arange(128), 16)
    return _codes(decisions=4 * ((32 + 2 * step) * 2**segment - 33), inverted=0x7F)


@cache
def alaw_codes() -> NDArray[np.uint8]:
    """Return the A-law code of every 16-bit sample, like `mulaw_codes`.

    From the decision values of ITU-T G.711, table 1: eight segments of 16 steps, the first two equally fine
    and each further one twice as coarse as the one before, on a 13-bit scale. The even bits of a code are
    inverted. Equal to the ITU's own program and to `audioop`, for every sample.
    """
    segment, step = np.divmod(np.arange(128), 16)
    fine, coarse = 2 * step, (32 + 2 * step) * 2 ** np.maximum(segment - 1, 0)
    return _codes(decisions=8 * np.where(segment == 0, fine, coarse), inverted=0x55)


def _codes(decisions: NDArray[np.int64], inverted: int) -> NDArray[np.uint8]:
    """Make a table from the lower edges of the 128 steps of one sign, on the 16-bit scale, ascending."""
    magnitude = np.arange(32768)
    number = np.searchsorted(decisions, magnitude, side="right") - 1
    positive = 0x80 | (number ^ inverted)
    # An index below zero counts from the end: the codes of -32768..-1 come last. As in G.191, a negative
    # sample's magnitude is its ones' complement (0 for -1), so that one on a decision value belongs to the
    # step below it.
    return np.concatenate((positive, positive[::-1] ^ 0x80)).astype(np.uint8)
