"""Files written as streams: cut anyhow they are the same, and any reader reads all of what went in."""

from __future__ import annotations

import io
import re

import av
import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from cadenza.audio import SAMPLE_RATES
from cadenza.errors import SynthesisError
from cadenza.media.aac import Aac
from cadenza.media.containers import Container, Format, open_container

LENGTH = 14_400
SPEECH = (np.sin(np.arange(LENGTH) ** 1.5 / 4000) * 9000).astype("<i2")
FORMATS = [Format(container, "pcm_s16le", 24_000) for container in ("raw", "wav", "mp3", "opus", "flac")]


def file(container: Container, pieces: list[NDArray[np.int16]]) -> bytes:
    written = b"".join(container.push(piece.tobytes()) for piece in pieces) + container.flush()
    if isinstance(container, Aac):
        container.close()
    return written


def decoded(data: bytes) -> tuple[NDArray[np.float32], int]:
    with av.open(io.BytesIO(data), "r") as source:
        frames = [frame.to_ndarray() for frame in source.decode(audio=0)]
        rate = source.streams.audio[0].rate
    samples = np.concatenate(frames, axis=1)[0].astype(np.float32)
    return samples / (32768 if frames[0].dtype == np.int16 else 1), rate


def without_serial(data: bytes) -> bytes:
    """Return an Ogg file without the random serial number of its pages, and their check sums."""
    return re.sub(rb"(OggS.{10}).{4}(.{4}).{4}", rb"\1\2", data, flags=re.DOTALL)


@pytest.mark.parametrize("wanted", FORMATS, ids=lambda wanted: wanted.container)
@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(cuts=st.lists(st.integers(0, LENGTH), max_size=12))
def test_pieces_equal_the_whole(wanted: Format, cuts: list[int]) -> None:
    pieces = np.split(SPEECH, sorted(cuts))
    whole = file(open_container(wanted), [SPEECH])
    assert without_serial(file(open_container(wanted), pieces)) == without_serial(whole)


@pytest.mark.parametrize("container", ["wav", "mp3", "opus", "flac", "aac"])
def test_what_is_read_is_what_was_written(container: str) -> None:
    pieces = np.split(SPEECH, range(480, LENGTH, 480))
    samples, rate = decoded(file(open_container(Format(container, "pcm_s16le", 24_000)), pieces))
    samples = samples[:: rate // 24_000]  # Opus is always decoded at 48 kHz
    assert LENGTH <= len(samples) <= LENGTH + 3 * 1152
    expected = SPEECH.astype(np.float32) / 32768
    delay = int(np.argmax(np.correlate(samples, expected[:9_600], "valid")))
    heard = samples[delay : delay + len(expected)]
    assert np.corrcoef(heard, expected[: len(heard)])[0, 1] > 0.95


@pytest.mark.parametrize("rate", SAMPLE_RATES)
@pytest.mark.parametrize("bit_rate", [32_000, 192_000])
def test_mp3_has_every_sample_rate_and_the_nearest_bit_rate(rate: int, bit_rate: int) -> None:
    data = file(open_container(Format("mp3", "pcm_s16le", rate, bit_rate)), [SPEECH])
    highest = 64_000 if rate == 8000 else 160_000 if rate < 32_000 else 192_000
    with av.open(io.BytesIO(data)) as source:
        assert source.streams.audio[0].rate == rate
        assert source.streams.audio[0].codec_context.bit_rate == min(bit_rate, highest)


@pytest.mark.parametrize("container", ["wav", "mp3", "opus", "flac", "aac"])
def test_nothing_is_a_file_too(container: str) -> None:
    file(open_container(Format(container, "pcm_s16le", 24_000)), [])


def test_audio_comes_out_while_it_goes_in() -> None:
    for wanted in FORMATS:
        container = open_container(wanted)
        made = b"".join(container.push(piece.tobytes()) for piece in np.split(SPEECH, range(480, LENGTH, 480)))
        assert len(made) > 0.6 * (len(made) + len(container.flush())), wanted


def test_an_encoder_that_dies_is_a_failure_of_the_stream() -> None:
    encoder = Aac(24_000)
    try:
        encoder.push(bytes(2))
        assert encoder._process
        encoder._process.kill()
        encoder._process.wait()
        with pytest.raises(SynthesisError, match="AAC"):
            file(encoder, [np.zeros(100_000, np.int16)])
    finally:
        encoder.close()
