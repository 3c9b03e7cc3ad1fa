"""The vendor's own Python SDK, unmodified, over HTTP: every call that it has for speech and what belongs to it."""

from __future__ import annotations

import asyncio
import base64
import io
from collections.abc import Iterator
from typing import Any

import av
import numpy as np
import pytest
from cartesia import AsyncCartesia, BadRequestError, Cartesia, NotFoundError

from cadenza.acoustic.tone import Tone
from tests.servers import VOICES, InProcess, in_process

RAW: Any = {"container": "raw", "encoding": "pcm_s16le", "sample_rate": 16_000}
TEXT = "It is 42 dollars, please."
ASKED: dict[str, Any] = {"model_id": "sonic-3", "transcript": TEXT, "voice": {"mode": "id", "id": "af_heart"}}


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[InProcess]:
    with in_process(Tone(), api_keys="a-key", data_dir=str(tmp_path_factory.mktemp("data"))) as running:
        yield running


@pytest.fixture(scope="module")
def client(server: InProcess) -> Iterator[Cartesia]:
    with Cartesia(api_key="a-key", base_url=server.url) as connected:
        yield connected


@pytest.fixture(scope="module")
def spoken(client: Cartesia) -> bytes:
    return client.tts.generate(**ASKED, output_format=RAW).read()


def test_the_status_is_read(client: Cartesia) -> None:
    assert client.get_status().ok


@pytest.mark.parametrize("encoding", ["pcm_s16le", "pcm_f32le", "pcm_mulaw", "pcm_alaw"])
@pytest.mark.parametrize("container", ["raw", "wav"])
def test_samples_come_in_every_encoding(client: Cartesia, spoken: bytes, container: Any, encoding: Any) -> None:  # noqa: ANN401
    wanted: Any = {"container": container, "encoding": encoding, "sample_rate": 16_000}
    data = client.tts.generate(**ASKED, output_format=wanted).read()
    width = {"pcm_s16le": 2, "pcm_f32le": 4}.get(encoding, 1)
    header = 0 if container == "raw" else 44 if encoding == "pcm_s16le" else 58
    assert len(data) == header + len(spoken) // 2 * width


@pytest.mark.parametrize("bit_rate", [32_000, 64_000, 96_000, 128_000, 192_000])
def test_mp3_comes_in_every_bit_rate(client: Cartesia, spoken: bytes, bit_rate: Any) -> None:  # noqa: ANN401
    wanted: Any = {"container": "mp3", "sample_rate": 44_100, "bit_rate": bit_rate}
    data = client.tts.generate(**ASKED, output_format=wanted).read()
    with av.open(io.BytesIO(data), "r") as source:
        assert source.streams.audio[0].codec_context.bit_rate == bit_rate
        seconds = sum(frame.samples for frame in source.decode(audio=0)) / 44_100
    assert seconds == pytest.approx(len(spoken) / 32_000, abs=0.1)


def test_events_come_with_times(client: Cartesia, spoken: bytes) -> None:
    stream = client.tts.generate_sse(
        **ASKED, output_format=RAW, add_timestamps=True, add_phoneme_timestamps=True, context_id="one"
    )
    events = list(stream)
    assert {event.type for event in events[:-1]} == {"chunk", "timestamps", "phoneme_timestamps"}
    assert events[-1].type == "done"
    audio = b"".join(base64.b64decode(event.data) for event in events if event.type == "chunk" and event.data)
    assert audio == spoken
    words = [event.word_timestamps for event in events if event.type == "timestamps"]
    assert [word for times in words if times for word in times.words] == TEXT.split()


def test_it_is_the_same_asynchronously(server: InProcess, spoken: bytes) -> None:
    async def ask() -> tuple[bytes, Any]:
        async with AsyncCartesia(api_key="a-key", base_url=server.url) as client:
            answer = await client.tts.generate(**ASKED, output_format=RAW)
            types = [event.type async for event in await client.tts.generate_sse(**ASKED, output_format=RAW)]
            return await answer.read(), types

    data, types = asyncio.run(ask())
    assert data == spoken
    assert types[-1] == "done"


def test_listing_the_voices_ends(client: Cartesia) -> None:
    assert [voice.id for voice in client.voices.list(limit=20)] == [voice.id for voice in VOICES.all()]
    heart = client.voices.list(q="heart").data[0]
    assert client.voices.get(heart.id) == heart
    assert heart.locales[0].is_native
    assert {accent.id for accent in client.voices.list_accents().accents} >= {"british", "general-american"}


def test_dictionaries_are_made_listed_changed_and_deleted(client: Cartesia) -> None:
    made = client.pronunciation_dicts.create(name="names", items=[{"text": "SQL", "alias": "sequel"}])
    assert client.pronunciation_dicts.retrieve(made.id).items[0].alias == "sequel"
    assert client.pronunciation_dicts.update(made.id, name="others").name == "others"
    assert [found.id for found in client.pronunciation_dicts.list()] == [made.id]
    said = client.tts.generate(**{**ASKED, "transcript": "SQL"}, output_format=RAW, pronunciation_dict_id=made.id)
    plain = client.tts.generate(**{**ASKED, "transcript": "SQL"}, output_format=RAW)
    assert said.read() != plain.read()
    client.pronunciation_dicts.delete(made.id)
    with pytest.raises(NotFoundError, match=made.id):
        client.tts.generate(**ASKED, output_format=RAW, pronunciation_dict_id=made.id)


def test_a_token_speaks_where_no_key_is(client: Cartesia, server: InProcess, spoken: bytes) -> None:
    token = client.access_token.create(grants={"tts": True}, expires_in=60).token
    with Cartesia(token=token, base_url=server.url) as browser:
        assert browser.tts.generate(**ASKED, output_format=RAW).read() == spoken


def test_errors_are_told_as_the_sdk_tells_them(client: Cartesia) -> None:
    with pytest.raises(BadRequestError, match="language"):
        client.tts.generate(**ASKED, output_format=RAW, language="zz")
    with pytest.raises(NotFoundError, match="voice_not_found"):
        client.tts.generate(**{**ASKED, "voice": "nobody"}, output_format=RAW)


def test_what_is_saved_has_an_id_and_what_is_heard_is_sound(client: Cartesia, spoken: bytes) -> None:
    answer = client.tts.with_raw_response.generate(**ASKED, output_format=RAW, save=True)
    assert answer.headers["cartesia-file-id"]
    assert np.abs(np.frombuffer(spoken, np.int16)).max() > 3000
