"""The load generator over a WebSocket hears what it hears over HTTP, and is refused as it is there."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from cadenza.acoustic.tone import Tone
from cadenza.bench.command import bench
from cadenza.bench.turn import Turn, Wanted
from cadenza.bench.websocket import WebSocketTarget
from cadenza.bench.workload import BYTES_A_SAMPLE, SAMPLE_RATE
from tests.servers import body, events_of, in_process, wait_until
from tests.sockets import audio

LONG = "This sentence goes on for a while, so that there is something to say. " * 12


def wanted(leaves_after: float | None = None) -> Wanted:
    request = json.dumps(body(LONG, add_timestamps=True)).encode()
    return Wanted("long", request, SAMPLE_RATE * BYTES_A_SAMPLE, 0.1, leaves_after)


def test_a_listener_hears_the_same_is_refused_and_may_leave(tmp_path: Path) -> None:
    with in_process(Tone(), slots=1) as server:
        target = WebSocketTarget.of(server.url)
        turn = Turn("long")
        asyncio.run(target.listen(wanted(), turn))
        assert (turn.outcome, turn.status) == ("done", 101), turn.reason
        seconds = len(audio(events_of(server.client, body(LONG)))) / (SAMPLE_RATE * BYTES_A_SAMPLE)
        assert turn.playback.received == pytest.approx(seconds, abs=0.01)
        assert turn.ttfa is not None
        assert 0 < turn.ttfa <= turn.seconds

        leaver = Turn("long")
        asyncio.run(target.listen(wanted(0.5), leaver))
        assert leaver.outcome == "left"
        wait_until(lambda: server.scheduler.taken == 0)

        async def two() -> list[Turn]:
            turns = [Turn("long"), Turn("long")]
            await asyncio.gather(*(target.listen(wanted(), turn) for turn in turns))
            return turns

        assert {turn.outcome for turn in asyncio.run(two())} == {"done", "refused"}

        found = tmp_path / "bench.json"
        options = [
            "--url",
            server.url,
            "--surface",
            "websocket",
            "--listeners",
            "1",
            "--seconds",
            "1.5",
            "--json",
            str(found),
        ]
        done = CliRunner().invoke(bench, options, catch_exceptions=False)
        assert done.exit_code == 0, done.output
        assert json.loads(found.read_text())["surface"] == "websocket"


def test_no_server_is_a_failure() -> None:
    turn = Turn("short")
    asyncio.run(WebSocketTarget("ws://127.0.0.1:1/").listen(wanted(), turn))
    assert (turn.outcome, turn.reason[:13]) == ("failed", "no status: no")
