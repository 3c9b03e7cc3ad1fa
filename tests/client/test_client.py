"""The client against the real server, and on its connections: what is kept, what is closed, what it needs."""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
import wave
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from itertools import pairwise
from pathlib import Path
from typing import get_type_hints

import pytest
from boto3.session import Session

from cadenza.acoustic.tone import Tone
from cadenza.client import (
    NO_RETRIES,
    AsyncClient,
    AudioChunk,
    Client,
    Done,
    Http,
    InvalidRequest,
    NotConfigured,
    Options,
    Overloaded,
    PhonemeTimestamps,
    Retries,
    SageMaker,
    WordTimestamps,
)
from cadenza.client.request import Request
from cadenza.client.transport import Address
from tests.client.double import (
    HTTP,
    SAGEMAKER,
    SPEECH,
    Double,
    chunk,
    chunked,
    double,
    frame,
    http_answer,
    sagemaker_answer,
    silent_after,
    whole,
)
from tests.gateway.gateways import KEY, gateway
from tests.servers import InProcess, in_process, wait_until

LONG = "This sentence goes on for a while, so that there is something to say. " * 8

PATIENT = Retries(attempts=50)


@pytest.fixture(scope="module")
def server() -> Iterator[InProcess]:
    with in_process(Tone(seconds_per_second=0.02)) as running:
        yield running


@pytest.fixture(scope="module", params=["http", "gateway"])
def address(request: pytest.FixtureRequest, server: InProcess) -> Iterator[Address]:
    """Give the one thing that differs: the server itself, or the gateway in front of it."""
    if request.param == "http":
        yield Http(server.url)
    else:
        with gateway("--target", server.url) as running:
            running.wait_for_containers(1)
            yield SageMaker("voice", running.url, "us-east-1", session=Session(**KEY))


@pytest.fixture
def client(address: Address) -> Iterator[Client]:
    with Client(address) as running:
        yield running


# What it gives.


def test_a_stream_gives_typed_events_in_order_and_done_last(client: Client) -> None:
    events = list(client.stream("Hello there.", voice="af_heart", add_phoneme_timestamps=True))
    assert {type(event) for event in events} == {AudioChunk, WordTimestamps, PhonemeTimestamps, Done}
    assert isinstance(events[-1], Done)
    chunks = [event for event in events if isinstance(event, AudioChunk)]
    assert {chunk.sample_rate for chunk in chunks} == {24_000}
    assert max(len(chunk.data) for chunk in chunks) == 960


def test_every_option_reaches_the_server(client: Client) -> None:
    slow, fast = (
        client.speak(
            "Use SQL, in 3 words.",
            voice="am_michael",
            language="en-US",
            encoding="pcm_mulaw",
            sample_rate=8000,
            speed=speed,
            volume=0.8,
            emotion="calm",
            use_normalized_timestamps=True,
            add_phoneme_timestamps=True,
            pronunciation_map={"SQL": "sequel"},
            context_id="call-1",
        )
        for speed in (0.8, 1.4)
    )
    assert [word.text for word in fast.words] == ["Use", "sequel,", "in", "three", "words."]
    assert fast.phonemes
    assert (fast.encoding, fast.sample_rate) == ("pcm_mulaw", 8000)
    assert fast.seconds == len(fast.audio) / 8000
    assert slow.seconds > fast.seconds


def test_an_unknown_option_is_a_type_error(client: Client) -> None:
    with pytest.raises(TypeError, match="vioce"):
        client.stream("Hi.", vioce="af_heart")  # type: ignore[call-arg]


def test_the_options_are_the_fields_of_the_request() -> None:
    fields = get_type_hints(Request)
    assert fields.pop("transcript") is str
    assert fields == get_type_hints(Options)


@pytest.mark.parametrize("encoding", ["pcm_s16le", "pcm", "pcm_alaw"])
def test_speech_is_saved_as_wav_and_captions(client: Client, tmp_path: Path, encoding: str) -> None:
    speech = client.speak("Hello there. How are you?", voice="af_heart", encoding=encoding)
    speech.save(tmp_path / "speech.wav")
    assert [word.text for word in speech.words] == ["Hello", "there.", "How", "are", "you?"]
    assert all(one.end <= other.start for one, other in pairwise(speech.words))
    assert 0 < speech.words[-1].end <= speech.seconds
    if speech.encoding == "pcm_s16le":
        with wave.open(str(tmp_path / "speech.wav")) as file:
            assert (file.getframerate(), file.getnframes() / 24_000) == (24_000, speech.seconds)
            assert file.readframes(file.getnframes()) == speech.audio
    assert speech.vtt().startswith("WEBVTT\n\n00:00:0")
    assert "Hello there." in speech.srt()


def test_what_the_server_refuses_is_named_by_field(client: Client) -> None:
    with pytest.raises(InvalidRequest) as caught:
        client.speak("Hi.", voice="nobody", sample_rate=11_025)
    assert {problem.field for problem in caught.value.problems} == {"voice", "output_format.sample_rate"}
    assert "nobody" in str(caught.value)
    assert "44100" in str(caught.value)
    assert caught.value.request_id


def test_beyond_the_slots_the_service_is_overloaded(server: InProcess, address: Address) -> None:
    wait_until(lambda: server.scheduler.taken == 0)
    with Client(address, retries=NO_RETRIES) as client, ExitStack() as held:
        for _ in range(4):
            # More than the sockets' buffers hold, so that it isn't done before its listener is.
            stream = client.stream(LONG * 4, voice="af_heart", encoding="pcm_f32le", sample_rate=48_000)
            next(held.enter_context(stream))
        with pytest.raises(Overloaded):
            client.speak("Hi.", voice="af_heart")
    wait_until(lambda: server.scheduler.taken == 0)


def test_eight_threads_share_a_client_and_those_refused_come_again(address: Address) -> None:
    with Client(address, retries=PATIENT) as client, ThreadPoolExecutor(8) as pool:
        spoken = set(pool.map(lambda _: client.speak("Hello there.", voice="af_heart").audio, range(8)))
    assert len(spoken) == 1


def test_eight_tasks_share_a_client(address: Address) -> None:
    async def ask() -> set[bytes]:
        async with AsyncClient(address, retries=PATIENT) as client, asyncio.TaskGroup() as group:
            tasks = [group.create_task(client.speak("Hello there.", voice="af_heart")) for _ in range(8)]
        return {task.result().audio for task in tasks}

    assert len(asyncio.run(ask())) == 1


# When it leaves.


def test_leaving_the_block_frees_the_slot(server: InProcess, client: Client) -> None:
    with client.stream(LONG, voice="af_heart") as events:
        next(events)
        wait_until(lambda: server.scheduler.taken == 1)
    wait_until(lambda: server.scheduler.taken == 0)
    assert list(events) == []


def test_a_loop_that_breaks_frees_the_slot(server: InProcess, client: Client) -> None:
    for event in client.stream(LONG, voice="af_heart"):
        if isinstance(event, AudioChunk):
            break
    wait_until(lambda: server.scheduler.taken == 0)


@pytest.mark.parametrize("cancel", [False, True], ids=["left", "cancelled"])
def test_an_async_stream_that_is_left_or_cancelled_frees_the_slot(
    server: InProcess, address: Address, cancel: bool
) -> None:
    async def listen(client: AsyncClient) -> None:
        async with client.stream(LONG, voice="af_heart") as events:
            async for _ in events:
                if not cancel:
                    return

    async def leave() -> None:
        async with AsyncClient(address) as client:
            task = asyncio.create_task(listen(client))
            if cancel:
                while not server.scheduler.taken:
                    await asyncio.sleep(0.01)
                task.cancel()
            await asyncio.wait([task])
            await asyncio.to_thread(wait_until, lambda: server.scheduler.taken == 0)

    asyncio.run(leave())


ANSWERS: dict[str, tuple[Callable[[str], Address], Callable[..., bytes]]] = {
    "http": (Http, http_answer),
    "sagemaker": (lambda url: SageMaker("voice", url), sagemaker_answer),
}
BEGUN = {"http": HTTP + chunked(chunk()), "sagemaker": SAGEMAKER + chunked(frame(chunk()))}


@pytest.mark.parametrize("transport", ANSWERS)
def test_a_read_that_waits_is_ended_by_a_cancellation(transport: str) -> None:
    """The service has gone silent: without hanging up, the listener would wait for the read timeout."""

    async def listen(server: Double) -> None:
        async with AsyncClient(ANSWERS[transport][0](server.url)) as client:
            heard = asyncio.Event()

            async def wait_for_more() -> None:
                async with client.stream("Hi.", voice="af_heart") as events:
                    async for _ in events:
                        heard.set()

            task = asyncio.create_task(wait_for_more())
            await heard.wait()
            task.cancel()
            await asyncio.wait([task])
            assert task.cancelled()
            assert await asyncio.to_thread(server.left.wait, 20)

    with double(silent_after(BEGUN[transport])) as running:
        asyncio.run(listen(running))


# Its connections.


@pytest.mark.parametrize("transport", ANSWERS)
def test_connections_are_kept_for_the_next_request(transport: str) -> None:
    address, answer = ANSWERS[transport]
    with double(whole(answer(*SPEECH))) as server:
        with Client(address(server.url)) as client:
            for _ in range(3):
                client.speak("Hi.", voice="af_heart")
        assert server.connections == 1
        asyncio.run(_three_times(address(server.url)))
        assert server.connections == 2


async def _three_times(address: Address) -> None:
    async with AsyncClient(address) as client:
        for _ in range(3):
            await client.speak("Hi.", voice="af_heart")


@pytest.mark.parametrize("transport", ANSWERS)
def test_as_many_connections_are_kept_as_were_asked_for(transport: str) -> None:
    address, answer = ANSWERS[transport]
    with (
        double(whole(answer(*SPEECH))) as server,
        Client(address(server.url)) as client,
        ThreadPoolExecutor(12) as pool,
    ):
        list(pool.map(lambda _: client.speak("Hi.", voice="af_heart"), range(60)))
    assert server.connections <= 12


def test_the_request_to_sagemaker_is_that_of_the_contract() -> None:
    with (
        double(whole(sagemaker_answer(*SPEECH))) as server,
        Client(SageMaker("voice", server.url, parameters={"TargetVariant": "blue"})) as client,
    ):
        client.speak("Hi.", voice="af_heart", context_id="call-1")
    assert server.heads[0].startswith(b"POST /endpoints/voice/invocations-response-stream HTTP/1.1\r\n")
    assert b"X-Amzn-SageMaker-Target-Variant: blue\r\n" in server.heads[0]
    assert json.loads(server.requests[0]) == {
        "context_id": "call-1",
        "transcript": "Hi.",
        "language": "en",
        "voice": {"mode": "id", "id": "af_heart"},
        "output_format": {"container": "raw", "encoding": "pcm_s16le", "sample_rate": 24_000},
        "add_timestamps": True,
        "add_phoneme_timestamps": False,
        "use_normalized_timestamps": False,
    }


# What it needs.


def test_the_client_loads_nothing_of_the_server() -> None:
    code = "import sys, cadenza.client; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert not {"numpy", "onnxruntime", "pydantic", "click", "httpx", "boto3"} & set(loaded)
    own = {name for name in loaded if name.startswith("cadenza.") and not name.startswith("cadenza.client")}
    assert own == {"cadenza.wav"}


@pytest.mark.parametrize(
    ("package", "address", "extra"), [("httpx", "Http('http://x')", "client"), ("boto3", "SageMaker('x')", "sagemaker")]
)
def test_a_transport_without_its_package_names_the_extra(package: str, address: str, extra: str) -> None:
    code = f"""
import sys
from cadenza.client import AsyncClient, Client, Http, NotConfigured, SageMaker
sys.modules[{package!r}] = None
for client in (Client, AsyncClient):
    try:
        client({address})
    except NotConfigured as error:
        print(error)
"""
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert said == f"{package} is not installed: pip install 'cadenza[{extra}]'.\n" * 2


@pytest.mark.parametrize("url", ["localhost:8080", "ftp://localhost", "", "http://"])
def test_an_address_that_is_none_is_named(url: str) -> None:
    with pytest.raises(NotConfigured, match="address"):
        Client(Http(url))


def test_a_missing_region_or_missing_credentials_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    import boto3  # noqa: PLC0415 - as late as the environment that it reads

    monkeypatch.delenv("AWS_DEFAULT_REGION")
    with pytest.raises(NotConfigured, match="region"):
        Client(SageMaker("voice", session=boto3.Session()))
    monkeypatch.delenv("AWS_ACCESS_KEY_ID")
    with (
        Client(SageMaker("voice", "http://127.0.0.1:9", "us-east-1", session=boto3.Session())) as client,
        pytest.raises(NotConfigured, match="credentials"),
    ):
        client.speak("Hi.", voice="af_heart")
