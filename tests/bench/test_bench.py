"""The load generator: its model of a listener, its reading of the wire, its rounds against real servers."""

from __future__ import annotations

import asyncio
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path
from xml.etree import ElementTree

import pytest
from click.testing import CliRunner

from benchmarks.soak import growth
from cadenza.acoustic.tone import Tone
from cadenza.bench.capacity import Capacity, search
from cadenza.bench.command import bench
from cadenza.bench.lines import audio_bytes
from cadenza.bench.listener import Target
from cadenza.bench.load import Round, play
from cadenza.bench.machine import Process
from cadenza.bench.own_server import own_server
from cadenza.bench.playback import Playback
from cadenza.bench.results import Figures, percentile, summarize
from cadenza.bench.turn import Turn, Wanted
from cadenza.bench.workload import BYTES_A_SAMPLE, SAMPLE_RATE, VOICES, Workload, speakers
from cadenza.errors import ConfigurationError, Unavailable
from cadenza.speech import Chunk, Done, Failed, WordTimes
from cadenza.wire.sagemaker import line_encoder
from tests.servers import InProcess, body, events_of, in_process, wait_until

ROOT = Path(__file__).parents[2]
ENCODE = line_encoder("test", SAMPLE_RATE)
CHUNK = ENCODE(Chunk(bytes(960), 480, 0.01))
DONE = ENCODE(Done(0.02))
LONG = "This sentence goes on for a while, so that there is something to say. " * 12


def wanted(transcript: str = "Hello there.", leaves_after: float | None = None) -> Wanted:
    request = json.dumps(body(transcript, add_timestamps=True)).encode()
    return Wanted("short", request, SAMPLE_RATE * BYTES_A_SAMPLE, 0.1, leaves_after)


@pytest.fixture(scope="module")
def server() -> Iterator[InProcess]:
    with in_process(Tone(), slots=8) as running:
        yield running


# The listener's playback.


@pytest.mark.parametrize(
    ("arrivals", "end", "underruns", "dry"),
    [
        ([(0.0, 1.0), (0.5, 1.0)], 1.9, 0, 0.0),
        ([(0.0, 1.0), (1.0, 1.0)], 2.0, 0, 0.0),
        ([(5.0, 0.5), (5.75, 0.5)], 6.0, 1, 0.25),
        ([(0.0, 0.5), (0.75, 0.5), (1.75, 0.5)], 2.0, 2, 0.75),
        ([(0.0, 0.5), (0.75, 2.0), (1.0, 1.0)], 3.5, 1, 0.25),
        ([(0.0, 0.5)], 1.5, 1, 1.0),
        ([(0.02 * n, 0.02) for n in range(500)], 10.0, 0, 0.0),
        ([], 3.0, 0, 0.0),
    ],
)
def test_underruns_are_counted_exactly(
    arrivals: list[tuple[float, float]], end: float, underruns: int, dry: float
) -> None:
    playback = Playback()
    for at, seconds in arrivals:
        playback.audio(at, seconds)
    playback.end(end)
    assert playback.underruns == underruns
    assert playback.dry == pytest.approx(dry)
    assert playback.received == pytest.approx(sum(seconds for _, seconds in arrivals))


# The wire.


@pytest.mark.parametrize("size", [0, 1, 2, 3, 4, 479, 480, 959, 960, 1764, 3840])
@pytest.mark.parametrize("context_id", ["call-1", "", '"data":"no', "{\\", "ü\n"])
def test_the_bytes_of_a_chunk_are_known_from_its_line(size: int, context_id: str) -> None:
    line = line_encoder(context_id, 44_100)(Chunk(os.urandom(size), size // 2, 0.25))
    assert audio_bytes(line) == size


def test_other_lines_are_no_chunks() -> None:
    for event in (WordTimes(("a",), (0.0,), (1.0,)), Done(1.0), Failed(500, "code", "title", '"type":"chunk"')):
        assert audio_bytes(ENCODE(event)) is None
    assert audio_bytes(b'{"type":"chunk","done":false}') is None


def heard(answer: list[bytes], status: str = "200 OK") -> Turn:
    """Return what a listener makes of an answer that a server sends in these pieces, one transport chunk each."""

    async def serve_and_listen() -> Turn:
        async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            await reader.readuntil(b"}")
            writer.write(f"HTTP/1.1 {status}\r\nTransfer-Encoding: chunked\r\nRetry-After: 3\r\n\r\n".encode())
            for piece in answer:
                writer.write(b"%x\r\n%s\r\n" % (len(piece), piece))
            writer.write(b"0\r\n\r\n" if answer else b"")
            writer.close()
            await writer.wait_closed()

        turn = Turn("short")
        async with await asyncio.start_server(serve, "127.0.0.1", 0) as listener:
            port = listener.sockets[0].getsockname()[1]
            await Target.of(f"http://127.0.0.1:{port}").listen(wanted(), turn)
        return turn

    return asyncio.run(serve_and_listen())


@pytest.mark.parametrize("cut", [1, 7, 100, 1301, len(CHUNK), 5000])
def test_lines_may_come_in_any_pieces(cut: int) -> None:
    whole = CHUNK * 3 + DONE
    turn = heard([whole[start : start + cut] for start in range(0, len(whole), cut)])
    assert (turn.outcome, turn.events) == ("done", 4)
    assert turn.playback.received == pytest.approx(0.06)
    assert len(turn.gaps) == 2


def test_a_chunk_in_another_spelling_is_read_too() -> None:
    spelled = json.dumps({"data": "AAAA", "type": "chunk"}).encode() + b"\n"
    assert heard([spelled, DONE]).playback.received == pytest.approx(3 / 48_000)


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        ([CHUNK], "ended without"),
        ([CHUNK, ENCODE(Failed(500, "code", "title", "it broke"))], "it broke"),
        ([CHUNK, DONE, CHUNK], "an event came after done"),
        ([b"no json\n"], "not understood"),
        ([], "connection was lost"),
    ],
)
def test_a_stream_that_does_not_end_well_has_failed(answer: list[bytes], reason: str) -> None:
    turn = heard(answer)
    assert turn.outcome == "failed"
    assert reason in turn.reason


def test_refusals_and_errors_are_told_apart() -> None:
    refused, failed = heard([b"{}"], "429 Too Many Requests"), heard([b'{"message":"why"}'], "500 Oh")
    assert (refused.outcome, refused.retry_after) == ("refused", 3.0)
    assert failed.outcome == "failed"
    assert "500" in failed.reason
    assert "why" in failed.reason


def test_no_server_is_a_failure() -> None:
    turn = Turn("short")
    asyncio.run(Target.of("http://127.0.0.1:1").listen(wanted(), turn))
    assert turn.outcome == "failed"
    assert "no connection" in turn.reason


@pytest.mark.parametrize("url", ["127.0.0.1:8080", "ftp://host", "http://"])
def test_what_is_no_address_is_refused(url: str) -> None:
    with pytest.raises(ValueError, match="no http"):
        Target.of(url)
    assert CliRunner().invoke(bench, ["--url", url]).exit_code == 2


# A real server.


def test_a_listener_hears_what_another_client_gets(server: InProcess) -> None:
    events = events_of(server.client, body(LONG, add_timestamps=True))
    turn = Turn("long")
    asyncio.run(Target.of(server.url).listen(wanted(LONG), turn))
    assert (turn.outcome, turn.status, turn.events) == ("done", 200, len(events))
    chunks = [event for event in events if event["type"] == "chunk"]
    assert len(turn.gaps) == len(chunks) - 1
    assert turn.playback.received == pytest.approx(sum(len(c["data"]) * 3 // 4 for c in chunks) / 48_000, abs=1e-3)
    assert turn.ttfa is not None
    assert 0 < turn.ttfa <= turn.seconds


@pytest.mark.parametrize("after", [0.0, 0.5])
def test_a_listener_who_leaves_frees_the_slot(after: float) -> None:
    with in_process(Tone(seconds_per_second=0.2)) as slow:
        turn = Turn("long")
        asyncio.run(Target.of(slow.url).listen(wanted(LONG, after), turn))
        assert turn.outcome == "left"
        assert after <= turn.playback.received < 20
        wait_until(lambda: slow.scheduler.taken == 0)


def test_the_same_seed_gives_the_same_turns() -> None:
    def some(seed: int) -> list[Wanted]:
        turns = Workload(seed=seed, leaving=0.5).turns(3)
        return [next(turns) for _ in range(20)]

    assert some(1) == some(1) != some(2)
    assert {turn.kind for turn in some(1)} == {"short", "long"}
    assert {turn.leaves_after is None for turn in some(1)} == {True, False}


def test_all_languages_are_asked_for_by_voices_of_theirs() -> None:
    asked = [json.loads(turn.body) for turn in islice(Workload().turns(0), 100)]
    assert {turn["language"] for turn in asked} == VOICES.keys()
    assert all(turn["voice"]["id"] in VOICES[turn["language"]] for turn in asked)
    assert speakers([], ["bf_emma"]) == {"en": ("bf_emma",)}
    assert speakers(["es", "fr"], ["bf_emma"]) == {"es": ("bf_emma",), "fr": ("bf_emma",)}


def test_refused_listeners_are_counted_and_come_again() -> None:
    with in_process(Tone(seconds_per_second=0.3), slots=1) as slow:
        seen = play(Target.of(slow.url), Workload(long_share=1.0), 3, 3.0, None)
    figures = summarize(seen)
    assert figures.refused > 2
    assert figures.spoiled_by == "429"
    assert figures.ttfa_ms.count


def test_the_capacity_of_a_slow_server_is_less_than_its_slots() -> None:
    with in_process(Tone(seconds_per_second=0.25), slots=8) as slow:
        target, workload = Target.of(slow.url), Workload(long_share=1.0)

        def figures(listeners: int) -> Figures:
            found = summarize(play(target, workload, listeners, 2.0, Process(os.getpid())))
            wait_until(lambda: slow.scheduler.taken == 0)
            return found

        found = search(figures, 1, 8)
    assert found.listeners < 8
    assert found.limit in {"underrun", "no audio"}, "the second where the tests' machine has more to do"


# Capacity and figures, without a server.

CLEAN = replace(summarize(Round(1, seconds=1.0)), ttfa_ms=summarize(Round(1, [Turn("short", ttfa=0.1)], 1.0)).ttfa_ms)


@pytest.mark.parametrize(
    ("true", "tried", "found"),
    [
        (0, [1], Capacity(0, "429")),
        (1, [1, 2], Capacity(1, "429")),
        (7, [1, 2, 3, 4, 5, 6, 7, 8], Capacity(7, "429")),
        (11, [1, 2, 3, 4, 5, 6, 7, 8, 10, 12, 11], Capacity(11, "429")),
        (99, [1, 2, 3, 4, 5, 6, 7, 8, 10, 12, 15, 16], Capacity(16, None)),
    ],
)
def test_capacity_steps_up_and_then_closes_in(true: int, tried: list[int], found: Capacity) -> None:
    asked: list[int] = []

    def figures(listeners: int) -> Figures:
        asked.append(listeners)
        return replace(CLEAN, refused=int(listeners > true))

    assert search(figures, 1, 16) == found
    assert asked == tried


def test_what_spoils_a_round() -> None:
    assert CLEAN.spoiled_by is None
    assert replace(CLEAN, underruns=1).spoiled_by == "underrun"
    assert replace(CLEAN, underruns=1, refused=1).spoiled_by == "429"
    assert replace(CLEAN, failed=1, refused=1).spoiled_by == "failure"
    assert summarize(Round(1, seconds=1.0)).spoiled_by == "no audio"


def test_percentiles_are_by_nearest_rank() -> None:
    values = [float(n) for n in range(1, 101)]
    assert [percentile(values, share, 1) for share in (0.5, 0.95, 0.99, 1.0)] == [50.0, 95.0, 99.0, 100.0]
    assert percentile([7.0], 0.5, 1) == 7.0
    assert percentile([], 0.5, 1) is None


def test_memory_grows_from_the_second_fifth_to_the_last() -> None:
    assert growth([1, 1, 100, 100, 3, 3, 3, 3, 110, 110]) == pytest.approx(0.1)
    assert growth([1, 2]) == 0.0


def test_a_process_that_is_gone_is_noticed() -> None:
    own = Process(os.getpid())
    assert own.cpu_seconds() > 0
    assert own.peak_resident() >= own.resident() > 0
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    with pytest.raises(ProcessLookupError):
        Process(ended.pid).cpu_seconds()


# The commands.


def test_the_command_writes_a_table_json_and_a_picture(server: InProcess, tmp_path: Path) -> None:
    results, picture = tmp_path / "bench.json", tmp_path / "bench.svg"
    files = ["--json", str(results), "--plot", str(picture)]
    given = [
        "--url",
        server.url,
        "--listeners",
        "2",
        "--seconds",
        "1.5",
        "--runs",
        "2",
        "--short",
        "--pid",
        str(os.getpid()),
    ]
    done = CliRunner().invoke(bench, [*given, *files], catch_exceptions=False)
    assert done.exit_code == 0, done.output
    assert "medians of 2 rounds: TTFA p50" in done.output
    found = json.loads(results.read_text())
    assert found["rounds"][0]["listeners"] == 2
    assert found["rounds"][0]["ttfa_long_ms"]["count"] == 0 < found["rounds"][0]["ttfa_short_ms"]["count"]
    assert found["rounds"][0]["server_memory_mb"] > 0
    assert found["machine"]["cores"] >= 1
    assert ElementTree.parse(picture).getroot().tag.endswith("svg")  # noqa: S314 - written above


@pytest.mark.parametrize(
    "given",
    [
        ["--listeners", "2", "--capacity"],
        ["--runs", "2", "--capacity"],
        ["--pid", "1"],
        ["--capacity", "--first", "3", "--most", "2"],
        ["--url", "http://127.0.0.1:1", "--slots", "2"],
    ],
)
def test_options_that_exclude_each_other_are_refused(given: list[str]) -> None:
    assert CliRunner().invoke(bench, given).exit_code == 2


def test_a_server_that_serves_nothing_ends_the_command_with_the_reason() -> None:
    done = CliRunner().invoke(bench, ["--url", "http://127.0.0.1:1", "--listeners", "1", "--seconds", "1"])
    assert isinstance(done.exception, Unavailable)
    assert "no connection" in str(done.exception)


def test_an_own_server_that_cannot_start_says_why(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CADENZA_ENGINE", "nonsense")
    with pytest.raises(ConfigurationError, match="CADENZA_ENGINE"), own_server():
        pass
    monkeypatch.setenv("CADENZA_ENGINE", "full")
    monkeypatch.setenv("CADENZA_MODEL_DIR", "/nowhere")
    with pytest.raises(Unavailable, match="/nowhere"), own_server():
        pass


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="only Linux tells the children of a process")
def test_an_own_server_ends_with_a_command_that_is_killed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CADENZA_ENGINE", "tone")
    command = [sys.executable, "-m", "cadenza", "bench", "--listeners", "1", "--seconds", "60"]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as process:
        children = Path(f"/proc/{process.pid}/task/{process.pid}/children")
        wait_until(children.read_text)
        server = Path(f"/proc/{children.read_text().strip()}")
        process.kill()
    wait_until(lambda: not server.exists())


def test_a_short_soak_loses_no_slot_and_no_memory(tmp_path: Path) -> None:
    """Underruns are not judged here: a machine that runs tests may be busy with something else."""
    results = tmp_path / "soak.json"
    given = ["--listeners", "6", "--slots", "8", "--minutes", "1", "--leaving", "0.4", "--json", str(results)]
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.soak", *given],
        cwd=ROOT,
        env={**os.environ, "CADENZA_ENGINE": "tone"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert results.exists(), done.stderr
    found = json.loads(results.read_text())
    assert not [fault for fault in found["faults"] if "underruns" not in fault], done.stdout
    assert found["statuses"] == [200] * 8 + [429]
    assert done.returncode == (1 if found["faults"] else 0)
    assert ("PASSED" in done.stdout) == (not found["faults"])
