"""What `/metrics` and CloudWatch's lines in the log say of what happened."""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from typing import Any

import httpx
import pytest
import structlog
from prometheus_client.parser import text_string_to_metric_families

from cadenza.acoustic import Rendering, Samples
from cadenza.acoustic.tone import Tone
from cadenza.errors import ConfigurationError, Overloaded
from cadenza.metrics import Metrics
from cadenza.scheduler import Scheduler
from cadenza.settings import Settings
from cadenza.speech import Delivery, Listener
from cadenza.telemetry import configure_logging
from tests.servers import Container, InProcess, body, container, events_of, in_process, speech, wait_until
from tests.sockets import Socket, socket

LONG = "This sentence goes on for a while, so that there is something to say. " * 30

SURFACES: list[tuple[str, dict[str, Any]]] = [
    ("/invocations", body(LONG)),
    ("/tts/bytes", speech(LONG)),
    ("/tts/sse", speech(LONG, context_id="x")),
    ("/v1/audio/speech", {"model": "tts-1", "input": LONG, "voice": "alloy", "response_format": "pcm"}),
]
COUNTED = {
    "cadenza_streams_total": "outcome",
    "cadenza_refusals_total": "reason",
    "cadenza_ttfa_seconds_count": "",
    "cadenza_rtf_count": "",
}
"""What has to count once, and by which label."""


@pytest.fixture(scope="module")
def server() -> Iterator[InProcess]:
    with in_process(Tone(seconds_per_second=0.05), slots=2) as running:
        yield running


def counted(server: InProcess) -> dict[str, float]:
    """Return every sample, named as Prometheus' queries name it."""
    text = server.client.get("/metrics").text
    found = {}
    for family in text_string_to_metric_families(text):
        for sample in family.samples:
            labels = ",".join(f"{name}={value}" for name, value in sorted(sample.labels.items()))
            found[f"{sample.name}{{{labels}}}"] = sample.value
    return found


def happened(server: InProcess) -> Counter[str]:
    """Return how often each outcome, refusal and first audio came so far, whatever their other labels."""
    found: Counter[str] = Counter()
    for family in text_string_to_metric_families(server.client.get("/metrics").text):
        for sample in family.samples:
            if sample.name in COUNTED:
                found[sample.labels.get(COUNTED[sample.name], sample.name)] += int(sample.value)
    return found


@contextmanager
def counting(server: InProcess, **expected: int) -> Iterator[None]:
    """Hold what happens meanwhile, and is counted when an answer has ended, against what is `expected`."""
    before = happened(server)
    yield
    wait_until(lambda: happened(server) - before >= Counter(expected))
    assert happened(server) - before == Counter(expected)


HEARD = {"cadenza_ttfa_seconds_count": 1}
WHOLE = {"done": 1, "cadenza_rtf_count": 1} | HEARD


@pytest.mark.parametrize(("path", "request_"), SURFACES, ids=lambda value: value if isinstance(value, str) else "")
def test_on_each_surface_everything_counts_once(server: InProcess, path: str, request_: dict[str, Any]) -> None:
    text = "input" if "input" in request_ else "transcript"
    with counting(server, **WHOLE):
        assert server.client.post(path, json=request_ | {text: "Hello."}).status_code == 200
    with counting(server, invalid_request=1):
        assert 400 <= server.client.post(path, json=request_ | {text: ""}).status_code < 500
    with counting(server, http_error=1):
        assert server.client.put(path, json=request_).status_code == 405
    with counting(server, left=1, **HEARD), server.client.stream("POST", path, json=request_) as answer:
        assert next(answer.iter_raw())
    with counting(server, left=2, cadenza_ttfa_seconds_count=2, concurrency_limited=1), ExitStack() as held:
        answers = [held.enter_context(server.client.stream("POST", path, json=request_)).iter_raw() for _ in range(2)]
        assert all(map(next, answers))
        assert server.client.post(path, json=request_).status_code == 429


def test_each_context_of_a_websocket_counts_once(server: InProcess) -> None:
    def begin(held: Socket, name: str) -> None:
        held.say("Hello there. And", name, more=True)
        held.until("chunk", name)

    with socket(server.url) as held:
        with counting(server, **WHOLE):
            held.say("Hello.")
            held.until("done")
        with counting(server, invalid_request=1):
            held.say("Hello.", "b", language="zz")
            held.until("error", "b")
        with counting(server, left=1, **HEARD):
            begin(held, "c")
            held.send({"context_id": "c", "cancel": True})
        with counting(server, left=1, invalid_request=1, **HEARD):
            begin(held, "d")
            held.say(7, "d")  # the caller's mistake, which ends it
            held.until("error", "d")
    with counting(server, left=2, cadenza_ttfa_seconds_count=2, concurrency_limited=1), socket(server.url) as held:
        begin(held, "a")
        begin(held, "b")
        held.say("Hello.", "c")
        held.until("error", "c")


class Breaking(Tone):
    """Once it is to break, it has one window of each phrase."""

    breaks = False

    def speak(self, symbols: str, deliveries: Sequence[Delivery], voice: str, listener: Listener) -> Rendering:
        whole = super().speak(symbols, deliveries, voice, listener)
        return Rendering(whole.bounds, whole.length, self._some(whole.windows))

    def _some(self, windows: Iterator[Samples]) -> Iterator[Samples]:
        yield next(windows)
        if self.breaks:
            raise ValueError("broken")
        yield from windows


def test_a_stream_that_breaks_counts_once_and_who_leaves_before_it_is_heard_too() -> None:
    engine = Breaking(seconds_per_second=0.5)
    with in_process(engine) as broken:
        engine.breaks = True
        for path, request in SURFACES:
            with counting(broken, failed=1, **HEARD), ExitStack() as suppressed:
                if not path.endswith(("invocations", "sse")):
                    suppressed.enter_context(pytest.raises(httpx.RemoteProtocolError))
                broken.client.post(path, json=request)
        with counting(broken, failed=1, **HEARD), socket(broken.url) as held:
            held.say(LONG)
            held.until("error")
        with counting(broken, left=1), pytest.raises(httpx.ReadTimeout):
            broken.client.post("/invocations", json=body(LONG), timeout=0.05)


def test_a_stream_is_counted_with_its_audio_and_times(server: InProcess) -> None:
    before = counted(server)
    events = events_of(server.client, body("Hola, ¿qué tal?", language="es", voice="ef_dora"))
    chunks = sum(event["type"] == "chunk" for event in events)
    wait_until(lambda: "cadenza_streams_total{language=es,outcome=done}" in counted(server))
    after = counted(server)
    audio = after["cadenza_audio_seconds_total{language=es,voices=es-ES}"]
    assert 0.02 * (chunks - 1) < audio <= 0.02 * chunks + 1e-9
    for histogram in ("cadenza_ttfa_seconds", "cadenza_rtf"):
        assert after[f"{histogram}_count{{voices=es-ES}}"] == 1
    assert after["cadenza_queue_seconds_count{}"] == before["cadenza_queue_seconds_count{}"] + 1
    assert after["cadenza_chunk_gap_seconds_count{}"] > before["cadenza_chunk_gap_seconds_count{}"]
    assert after["cadenza_slots_in_use{}"] == 0


def test_slots_are_counted_by_use(server: InProcess) -> None:
    with ExitStack() as held:
        answers = [
            held.enter_context(server.client.stream("POST", "/invocations", json=body(LONG))).iter_lines()
            for _ in range(2)
        ]
        assert all(map(next, answers))
        found = counted(server)
        assert (found["cadenza_slots{}"], found["cadenza_slots_in_use{}"], found["cadenza_ready{}"]) == (2, 2, 1)
    wait_until(lambda: counted(server)["cadenza_slots_in_use{}"] == 0)


def test_a_window_that_is_late_is_an_underrun() -> None:
    with in_process(Tone(seconds_per_second=1.5)) as slow:
        events_of(slow.client, body("Too slow."))
        wait_until(lambda: "cadenza_streams_total{language=en,outcome=done}" in counted(slow))
        found = counted(slow)
    assert found["cadenza_underruns_total{voices=en-US}"] > 0
    assert found["cadenza_underrun_seconds_total{voices=en-US}"] > 0


def test_no_label_holds_what_callers_make_up(server: InProcess) -> None:
    for made_up in ("x1", "x2"):
        server.client.post("/invocations", json=body(language=made_up, context_id=made_up))
        server.client.post("/invocations", json=body(language=made_up + "-GB", voice={"mode": "id", "id": made_up}))
        server.client.get(f"/{made_up}")
    events_of(server.client, body(language="EN_gb"))
    wait_until(lambda: not server.scheduler.taken)
    text = server.client.get("/metrics").text
    assert "x1" not in text
    assert "EN_gb" not in text


@pytest.fixture(scope="module")
def watched() -> Iterator[Container]:
    dimensions = "EndpointName=tts,VariantName=AllTraffic"
    with container(CADENZA_ENGINE="tone", CADENZA_REPLICAS="2", CADENZA_EMF_DIMENSIONS=dimensions) as running:
        running.wait_until_ready()
        yield running


def test_cloudwatch_is_told_in_the_log(watched: Container) -> None:
    with httpx.Client(base_url=watched.url, timeout=60) as client:
        events_of(client, body())
        wait_until(lambda: watched.lines("metrics"))  # the end is counted once the answer is sent
        client.post("/invocations", json=body(language="zz"))
        counts = client.get("/metrics").text
    assert 'cadenza_streams_total{language="en",outcome="done"} 1.0' in counts, "replicas that are processes count here"
    wait_until(lambda: len(watched.lines("metrics")) == 2)
    done, refused = watched.lines("metrics")
    for line in (done, refused):
        (directive,) = line["_aws"]["CloudWatchMetrics"]
        assert directive["Namespace"] == "Cadenza"
        assert directive["Dimensions"] == [["EndpointName", "VariantName"]]
        assert (line["EndpointName"], line["VariantName"]) == ("tts", "AllTraffic")
        assert isinstance(line["_aws"]["Timestamp"], int)
        named = {metric["Name"] for metric in directive["Metrics"]}
        assert all(isinstance(line[name], int | float) for name in named)
        assert named >= {"Slots", "SlotsInUse"}
        assert {metric["Unit"] for metric in directive["Metrics"]} <= {"Count", "Seconds", "Milliseconds", "None"}
    assert min(done["TTFA"], done["AudioSeconds"]) > 0
    assert (done["Streams"], done["SlotsInUse"], done["Slots"]) == (1, 1, 8)
    assert (refused["Refusals"], refused["Refused429"]) == (1, 0)


TOO_MANY = ",".join(f"{chr(97 + n // 26)}{chr(97 + n % 26)}=x" for n in range(31))


@pytest.mark.parametrize(
    "value", ["EndpointName", "a=b=c", "a=b c=d", "1=2", "a=b,a=c", "a=\u00e9", "a=\x07", "a" * 256 + "=b", TOO_MANY]
)
def test_dimensions_that_are_none_are_refused(value: str) -> None:
    with pytest.raises(ConfigurationError, match="CADENZA_EMF_DIMENSIONS"):
        Settings.from_env({"CADENZA_EMF_DIMENSIONS": value})


def test_thirty_dimensions_are_taken_and_names_that_mean_something_else_are_not() -> None:
    thirty = Settings.from_env({"CADENZA_EMF_DIMENSIONS": TOO_MANY.rpartition(",")[0]}).cloudwatch
    assert len(thirty) == 30
    for name in ("TTFA", "Slots", "event", "time"):
        with pytest.raises(ConfigurationError, match=name):
            Metrics(Scheduler(Tone, 1, 1, (), 1), {name: "x"})


def test_cloudwatch_is_told_whatever_the_log_level_is(capsys: pytest.CaptureFixture[str]) -> None:
    root = logging.getLogger()
    before = root.handlers, root.level
    try:
        configure_logging("error")
        Metrics(Scheduler(Tone, 1, 1, (), 1), {"EndpointName": "tts"}).refused(Overloaded(1))
    finally:
        root.handlers, root.level = before[0], before[1]
        structlog.reset_defaults()
    assert '"Refused429": 1' in capsys.readouterr().out
