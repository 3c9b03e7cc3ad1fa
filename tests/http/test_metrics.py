"""What `/metrics` and CloudWatch's lines in the log say of what happened."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack

import httpx
import pytest
from prometheus_client.parser import text_string_to_metric_families

from cadenza.acoustic.tone import Tone
from cadenza.errors import ConfigurationError
from cadenza.settings import Settings
from tests.servers import Container, InProcess, body, container, events_of, in_process, wait_until

LONG = "This sentence goes on for a while, so that there is something to say. " * 30


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


def test_refusals_are_counted_by_reason_and_slots_by_use(server: InProcess) -> None:
    with ExitStack() as held:
        answers = [
            held.enter_context(server.client.stream("POST", "/invocations", json=body(LONG))).iter_lines()
            for _ in range(2)
        ]
        assert all(map(next, answers))
        assert server.client.post("/invocations", json=body()).status_code == 429
        assert server.client.post("/invocations", json=body(language="zz")).status_code == 422
        found = counted(server)
        assert (found["cadenza_slots{}"], found["cadenza_slots_in_use{}"], found["cadenza_ready{}"]) == (2, 2, 1)
        assert found["cadenza_refusals_total{reason=concurrency_limited}"] == 1
        assert found["cadenza_refusals_total{reason=invalid_request}"] == 1
    wait_until(lambda: counted(server).get("cadenza_streams_total{language=en,outcome=left}") == 2)


def test_a_window_that_is_late_is_an_underrun() -> None:
    with in_process(Tone(seconds_per_second=2.0)) as slow:
        events_of(slow.client, body("This takes longer to make than to hear."))
        wait_until(lambda: "cadenza_streams_total{language=en,outcome=done}" in counted(slow))
        found = counted(slow)
    assert found["cadenza_underruns_total{voices=en-US}"] > 0
    assert found["cadenza_underrun_seconds_total{voices=en-US}"] > 0


def test_no_label_holds_what_callers_make_up(server: InProcess) -> None:
    for made_up in ("x1", "x2"):
        server.client.post("/invocations", json=body(language=made_up, context_id=made_up))
        server.client.get(f"/{made_up}")
    assert "x1" not in server.client.get("/metrics").text


@pytest.fixture(scope="module")
def watched() -> Iterator[Container]:
    dimensions = "EndpointName=tts,VariantName=AllTraffic"
    with container(CADENZA_ENGINE="tone", CADENZA_EMF_DIMENSIONS=dimensions) as running:
        running.wait_until_ready()
        yield running


def test_cloudwatch_is_told_in_the_log(watched: Container) -> None:
    with httpx.Client(base_url=watched.url, timeout=60) as client:
        events_of(client, body())
        wait_until(lambda: watched.lines("metrics"))  # the end is counted once the answer is sent
        client.post("/invocations", json=body(language="zz"))
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
    assert min(done["TTFA"], done["AudioSeconds"]) > 0
    assert done["Streams"] == 1
    assert (refused["Refusals"], refused["Refused429"]) == (1, 0)


@pytest.mark.parametrize("value", ["EndpointName", "a=b=c", "a=b c=d", "1=2"])
def test_dimensions_that_are_none_are_refused(value: str) -> None:
    with pytest.raises(ConfigurationError, match="CADENZA_EMF_DIMENSIONS"):
        Settings.from_env({"CADENZA_EMF_DIMENSIONS": value})
