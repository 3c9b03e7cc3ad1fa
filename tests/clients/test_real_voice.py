"""Both vendors' SDKs hear the real voice: speech of a plausible length and level, each word within it."""

from __future__ import annotations

import base64
import io
from collections.abc import Iterator

import av
import numpy as np
import pytest
from cartesia import Cartesia
from numpy.typing import NDArray
from openai import OpenAI

from tests.servers import container

pytestmark = pytest.mark.voice

TEXT = "Thank you for calling. How can I help you today?"


@pytest.fixture(scope="module")
def url() -> Iterator[str]:
    with container(CADENZA_ENGINE="fast") as server:
        server.wait_until_ready()
        yield server.url


def is_speech(samples: NDArray[np.float32], rate: int) -> bool:
    """Say whether it lasts as long as TEXT does, and is as loud as a voice."""
    level = float(np.sqrt(np.mean(np.square(samples))))
    return 2.0 < len(samples) / rate < 5.0 and 0.02 < level < 0.5


def test_openai_hears_it_in_mp3(url: str) -> None:
    with OpenAI(api_key="any", base_url=f"{url}/v1") as sdk:
        data = sdk.audio.speech.create(model="tts-1", voice="marin", input=TEXT).content
    with av.open(io.BytesIO(data), "r") as source:
        samples = np.concatenate([frame.to_ndarray()[0] for frame in source.decode(audio=0)])
    assert is_speech(samples, 24_000)


def test_cartesia_hears_it_in_events_with_the_times_of_the_words(url: str) -> None:
    with Cartesia(api_key="any", base_url=url) as sdk:
        events = list(
            sdk.tts.generate_sse(
                model_id="sonic-3",
                transcript=TEXT,
                voice="af_heart",
                output_format={"container": "raw", "encoding": "pcm_f32le", "sample_rate": 44_100},
                add_timestamps=True,
            )
        )
    data = b"".join(base64.b64decode(event.data) for event in events if event.type == "chunk" and event.data)
    samples = np.frombuffer(data, np.float32)
    assert is_speech(samples, 44_100)
    times = [event.word_timestamps for event in events if event.type == "timestamps" and event.word_timestamps]
    assert [word for part in times for word in part.words] == TEXT.split()
    assert max(end for part in times for end in part.end) <= len(samples) / 44_100
