"""The audio chain: pieces equal the whole, nothing gets louder, later or longer, and readers can read it."""

from __future__ import annotations

import io
import warnings
import wave
from collections.abc import Callable, Iterable
from functools import partial
from types import ModuleType
from typing import Any, Protocol

import av
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cadenza.acoustic import Samples
from cadenza.audio import (
    ENCODINGS,
    SAMPLE_RATES,
    AudioChain,
    Encoder,
    Framer,
    Resampler,
    alaw_codes,
    frame_samples,
    mulaw_codes,
)
from cadenza.errors import SynthesisError
from cadenza.limiter import CEILING, WINDOW, Limiter
from cadenza.wav import wav_header

RATE = 24000
ALL_INT16 = np.arange(-32768, 32768)


class Stage(Protocol):
    """What the steps have in common."""

    def push(self, samples: Samples) -> Iterable[Any]: ...
    def flush(self) -> Iterable[Any]: ...


STAGES: dict[str, Callable[[], Stage]] = {
    "limiter": Limiter,
    "framer": partial(Framer, 441),
    **{f"resampler {rate}": partial(Resampler, RATE, rate) for rate in SAMPLE_RATES},
    **{f"encoder {encoding}": partial(Encoder, encoding) for encoding in ENCODINGS},
    "chain 44100": partial(AudioChain, RATE, 44100, "pcm_s16le"),
    "chain 24000": partial(AudioChain, RATE, 24000, "pcm_f32le"),
    "chain 8000": partial(AudioChain, RATE, 8000, "pcm_mulaw"),
}


def outcome(stage: Stage, pieces: Iterable[Samples]) -> list[object]:
    """Return all that comes out, item by item: samples, bytes, or frames; comparable to the last bit."""
    given_out = [item for piece in pieces for item in stage.push(piece)] + list(stage.flush())
    return [item.tobytes() if isinstance(item, np.ndarray | np.generic) else item for item in given_out]


def speech_like(seed: int, length: int, peak: float) -> Samples:
    """Return quiet noise with a loud burst in it."""
    random = np.random.default_rng(seed)
    signal = 0.2 * random.standard_normal(length)
    burst = slice(length // 3, length // 3 + 500)
    signal[burst] += peak * random.standard_normal(len(signal[burst]))
    return signal.astype(np.float32)


def joined(limiter: Limiter, samples: Samples) -> Samples:
    return np.concatenate((limiter.push(samples), limiter.flush()))


def resampled(rate: int, samples: Samples) -> Samples:
    resampler = Resampler(RATE, rate)
    return np.concatenate((resampler.push(samples), resampler.flush()))


@pytest.mark.parametrize("make", STAGES.values(), ids=STAGES.keys())
@settings(max_examples=30, deadline=None)
@given(
    seed=st.integers(0, 1000),
    sizes=st.lists(st.integers(0, 600) | st.integers(0, 5000), max_size=12),
    peak=st.sampled_from([0.0, 0.7, 3.0]),
)
def test_pieces_equal_the_whole(make: Callable[[], Stage], seed: int, sizes: list[int], peak: float) -> None:
    whole = speech_like(seed, sum(sizes), peak)
    pieces = np.split(whole, np.cumsum(sizes, dtype=int)[:-1]) if sizes else []
    assert outcome(make(), pieces) == outcome(make(), [whole])


@settings(max_examples=100, deadline=None)
@given(seed=st.integers(0, 1000), length=st.integers(0, 5000), peak=st.floats(0, 100))
def test_the_limiter_keeps_the_ceiling_and_the_length(seed: int, length: int, peak: float) -> None:
    samples = speech_like(seed, length, peak)
    limited = joined(Limiter(), samples)
    assert limited.dtype == np.float32
    assert len(limited) == length
    assert np.abs(limited).max(initial=0) <= CEILING


def test_the_limiter_leaves_alone_what_is_far_from_a_peak() -> None:
    samples = np.float32(0.1) * np.sin(np.arange(4800, dtype=np.float32))
    samples[2000] = -2
    limited = joined(Limiter(), samples)
    near = np.abs(np.arange(4800) - 2000) < WINDOW
    assert limited[~near].tobytes() == samples[~near].tobytes()
    assert limited[2000] == pytest.approx(-CEILING, abs=1e-6)
    assert (np.abs(limited[near]) <= np.abs(samples[near])).all()


def test_the_limiter_is_smooth() -> None:
    samples = np.full(4800, 0.5, np.float32)
    samples[2000] = 2
    gain = joined(Limiter(), samples) / samples
    assert np.abs(np.diff(gain)).max() < 1.1 * (1 - CEILING / 2) / WINDOW


@settings(max_examples=50, deadline=None)
@given(seed=st.integers(0, 1000), peak=st.floats(0, 20))
def test_the_limiter_is_smooth_around_any_peaks(seed: int, peak: float) -> None:
    samples = speech_like(seed, 3000, peak)
    samples = np.where(np.abs(samples) < 1e-3, np.float32(1e-3), samples)  # to divide by
    gain = joined(Limiter(), samples) / samples
    assert gain.min() > 0
    assert gain.max() <= 1 + 1e-6
    assert np.abs(np.diff(gain)).max() < 1.1 / WINDOW


def test_the_limiter_delays_nothing_that_is_quiet() -> None:
    samples = speech_like(1, 3000, 0) * np.float32(0.5)
    assert joined(Limiter(), samples).tobytes() == samples.tobytes()


@pytest.mark.parametrize("bad", [np.nan, np.inf, -np.inf])
def test_what_is_not_finite_is_refused(bad: float) -> None:
    with pytest.raises(SynthesisError, match="not finite"):
        AudioChain(RATE, RATE, "pcm_s16le").push(np.array([0, bad, 0], np.float32))


@pytest.mark.parametrize("rate", SAMPLE_RATES)
def test_resampling_keeps_time_and_pitch(rate: int) -> None:
    tone = np.sin(2 * np.pi * 997 * np.arange(RATE) / RATE).astype(np.float32)
    found = resampled(rate, tone)
    expected = np.sin(2 * np.pi * 997 * np.arange(rate) / rate)
    inside = slice(rate // 10, -rate // 10)
    assert np.abs(found[inside] - expected[inside]).max() < 1e-5


@pytest.mark.parametrize("rate", SAMPLE_RATES)
@settings(max_examples=30, deadline=None)
@given(length=st.integers(0, 4000))
def test_resampling_keeps_the_duration(rate: int, length: int) -> None:
    assert abs(len(resampled(rate, np.zeros(length, np.float32))) - length * rate / RATE) <= 1


def test_no_resampling_is_the_identity() -> None:
    samples = speech_like(2, 1000, 0)
    assert Resampler(RATE, RATE).push(samples) is samples


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("rate", SAMPLE_RATES)
def test_a_chain_gives_full_frames_of_at_most_20_ms(rate: int, encoding: str) -> None:
    chain = AudioChain(RATE, rate, encoding)
    frames = chain.push(speech_like(3, 10007, 1.0)) + chain.flush()
    counts = [samples for _, samples in frames]
    assert frame_samples(rate) <= rate * 0.020
    assert set(counts[:-1]) == {frame_samples(rate)}
    assert 0 < counts[-1] <= frame_samples(rate)
    assert abs(sum(counts) - 10007 * rate / RATE) <= 1
    assert all(len(data) == samples * ENCODINGS[encoding] for data, samples in frames)


def test_the_frame_sizes_are_those_of_the_contract() -> None:
    assert [frame_samples(rate) for rate in SAMPLE_RATES] == [160, 320, 441, 480, 882, 960]


def test_16_bits_round_and_saturate() -> None:
    steps = np.array([0, 1, -1, 0.6, -0.6, 32767, -32768, 32768, 99999, -99999]) / 32768
    found = np.frombuffer(Encoder("pcm_s16le").push(steps.astype(np.float32)), "<i2")
    assert found.tolist() == [0, 1, -1, 1, -1, 32767, -32768, 32767, 32767, -32768]


def test_floats_saturate() -> None:
    found = np.frombuffer(Encoder("pcm_f32le").push(np.array([0.1, -1.5, 1.5], np.float32)), "<f4")
    assert found.tolist() == [np.float32(0.1), -1, 1]


@pytest.mark.parametrize("encoding", ["s16le", "mp3", ""])
def test_an_unknown_encoding_is_a_key_error(encoding: str) -> None:
    with pytest.raises(KeyError):
        Encoder(encoding)


@pytest.fixture(scope="module")
def audioop() -> ModuleType:
    """Return the standard library's own G.711, which Python 3.13 has no more."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        return pytest.importorskip("audioop")  # type: ignore[no-any-return]


def test_alaw_is_that_of_audioop(audioop: ModuleType) -> None:
    expected = np.frombuffer(audioop.lin2alaw(ALL_INT16.astype(np.int16).tobytes(), 2), np.uint8)
    assert alaw_codes()[ALL_INT16].tolist() == expected.tolist()


def test_mulaw_is_that_of_audioop_but_for_its_rounding_of_negatives(audioop: ModuleType) -> None:
    audioops = np.frombuffer(audioop.lin2ulaw(ALL_INT16.astype(np.int16).tobytes(), 2), np.uint8)
    as_audioop_rounds = np.maximum(np.where(ALL_INT16 < 0, ALL_INT16 - 4, ALL_INT16), -32768)
    assert mulaw_codes()[as_audioop_rounds].tolist() == audioops.tolist()


def test_mulaw_is_that_of_the_itus_program() -> None:
    """The rule of G.191 for one sample, by arithmetic: ones' complement, 14 bits, bias, highest bit."""

    def compress(sample: int) -> int:
        magnitude = min(((~sample if sample < 0 else sample) >> 2) + 33, 0x1FFF)
        segment = magnitude.bit_length() - 6
        code = (7 - segment) << 4 | 15 - (magnitude >> segment + 1 & 15)
        return code if sample < 0 else code | 0x80

    assert mulaw_codes()[ALL_INT16].tolist() == [compress(sample) for sample in ALL_INT16.tolist()]


@pytest.mark.parametrize("codes", [mulaw_codes, alaw_codes])
def test_the_codes_of_both_signs_mirror_each_other(codes: Callable[[], Any]) -> None:
    table = codes()
    assert (table[ALL_INT16] ^ table[-1 - ALL_INT16] == 0x80).all()
    assert len(set(table.tolist())) == 256


def as_file(encoding: str, samples: Samples, known: bool) -> io.BytesIO:
    header = wav_header(encoding, 16000, len(samples) if known else None)
    return io.BytesIO(header + Encoder(encoding).push(samples))


@pytest.mark.parametrize("known", [True, False])
def test_a_16_bit_wav_is_read_back(known: bool) -> None:
    samples = speech_like(4, 1000, 0.2)
    with wave.open(as_file("pcm_s16le", samples, known)) as reader:
        layout = (reader.getnchannels(), reader.getsampwidth(), reader.getframerate())
        data = reader.readframes(reader.getnframes())
    assert layout == (1, 2, 16000)
    assert data == Encoder("pcm_s16le").push(samples)


@pytest.mark.parametrize("known", [True, False])
@pytest.mark.parametrize("encoding", ENCODINGS)
def test_a_wav_is_read_back(encoding: str, known: bool) -> None:
    samples = speech_like(5, 1000, 0.2).clip(-0.99, 0.99)
    with av.open(as_file(encoding, samples, known), "r") as reader:
        stream = reader.streams.audio[0]
        found = np.concatenate([frame.to_ndarray()[0] for frame in reader.decode(stream)])
        layout = (stream.codec_context.name, stream.channels, stream.rate)
    assert layout == (encoding, 1, 16000)
    heard = found if encoding == "pcm_f32le" else found / 32768
    # Rounding for 16 bits; G.711 keeps four bits after the first one, and a little less of what is quiet.
    relative, absolute = {"pcm_s16le": (0, 0.5 / 32768), "pcm_f32le": (0, 0)}.get(encoding, (1 / 32, 0.001))
    np.testing.assert_allclose(heard, samples, relative, absolute)


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_the_sizes_in_a_wav_header_add_up(encoding: str) -> None:
    width = ENCODINGS[encoding]
    header = wav_header(encoding, 8000, 1001)
    sizes = {name: int.from_bytes(header[at + 4 : at + 8], "little") for name, at in chunk_places(header)}
    assert sizes[b"data"] == 1001 * width
    assert sizes[b"RIFF"] == len(header) - 8 + 1001 * width + width % 2
    assert sizes[b"fmt "] == (16 if encoding == "pcm_s16le" else 18)
    assert (b"fact" in sizes) == (encoding != "pcm_s16le")
    assert wav_header(encoding, 8000, None).count(b"\xff\xff\xff\xff") == len(sizes) - 1


def chunk_places(header: bytes) -> list[tuple[bytes, int]]:
    names = (b"RIFF", b"fmt ", b"fact", b"data")
    return [(name, header.index(name)) for name in names if name in header]


def test_too_long_a_wav_is_refused() -> None:
    with pytest.raises(ValueError, match="too many"):
        wav_header("pcm_f32le", 48000, 1 << 30)
