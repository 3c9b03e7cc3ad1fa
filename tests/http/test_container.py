"""The container's life as SageMaker sees it: start, logs, network isolation, SIGTERM; a process of its own each."""

from __future__ import annotations

import json
import shutil
import signal
import socket
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import httpx
import pytest

from tests.servers import body, container, events_of, wait_until

LONG = "This sentence goes on for a while, so that there is something to say. " * 40


def test_every_line_of_the_log_is_json_and_carries_the_request_id() -> None:
    with container(CADENZA_ENGINE="tone") as server, httpx.Client(base_url=server.url) as client:
        server.wait_until_ready()
        transcript = "My secret is <volume ratio='9'/>walnut."
        events_of(client, body(transcript, context_id="call 7", generation_config={"speed": 7}))
        client.post("/invocations", json=body(["My walnut"], context_id="bad", voice="nobody"))
        wait_until(lambda: server.lines("end", "call_7") and server.lines("refused", "bad"))
        start, first, end = (server.lines(event, "call_7")[0] for event in ("start", "first_audio", "end"))
        assert start["request_id"] == first["request_id"] == end["request_id"]
        assert start["notes"] == ["generation_config.speed 7 clamped to 1.5"]
        assert server.lines("notes", "call_7")[0]["notes"] == ["volume 9 clamped to 2"]
        assert first["ttfa"] > 0
        assert end["status"] == 200
        assert end["audio_seconds"] > 0.5
        assert end["rtf"] > 0
        refused = server.lines("refused", "bad")[0]
        assert (refused["status"], refused["reason"]) == (422, "wrong: transcript, voice")
        assert server.end() == 0
        assert "walnut" not in json.dumps(server.log), "a transcript is never logged above debug level"


def test_sigterm_lets_a_live_stream_end_refuses_new_work_and_exits_0() -> None:
    with container(CADENZA_ENGINE="tone") as server, httpx.Client(base_url=server.url, timeout=60) as client:
        server.wait_until_ready()
        with client.stream("POST", "/invocations", json=body(LONG)) as answer:
            lines = answer.iter_lines()
            next(lines)
            server.terminate()
            wait_until(lambda: server.lines("draining"))
            assert httpx.get(f"{server.url}/ping").status_code == 503
            refused = httpx.post(f"{server.url}/invocations", json=body())
            assert (refused.status_code, refused.json()["error_code"]) == (503, "unavailable")
            events = [json.loads(line) for line in lines]
            assert events[-1]["type"] == "done"
        assert server.end() == 0


def test_a_stream_that_outlives_the_drain_ends_with_an_error_event() -> None:
    environment = {"CADENZA_ENGINE": "tone", "CADENZA_DRAIN_SECONDS": "0.3", "CADENZA_MAX_TRANSCRIPT": "100000"}
    with container(**environment) as server, httpx.Client(base_url=server.url, timeout=60) as client:
        server.wait_until_ready()
        with client.stream("POST", "/invocations", json=body(LONG * 20)) as answer:
            lines = answer.iter_lines()
            next(lines)
            server.terminate()
            wait_until(lambda: server.lines("drained"))
            last = [json.loads(line) for line in lines][-1]
        assert last["type"] == "error"
        assert last["done"] is True
        assert last["status_code"] == 503
        assert last["data"] == last["error"] == last["message"]
        assert server.end() == 0


def test_a_client_that_reads_nothing_is_dropped_after_the_documented_time() -> None:
    environment = {"CADENZA_ENGINE": "tone", "CADENZA_STALL_SECONDS": "1", "CADENZA_MAX_TRANSCRIPT": "100000"}
    with container(**environment) as server, httpx.Client(base_url=server.url, timeout=60) as client:
        server.wait_until_ready()
        with client.stream("POST", "/invocations", json=body(LONG * 20)):
            wait_until(lambda: server.lines("end", "test"))
            assert server.lines("end", "test")[0]["status"] == 499


@pytest.mark.parametrize(
    ("environment", "code", "reason"),
    [
        ({"CADENZA_SLOTS": "none"}, 2, "CADENZA_SLOTS"),
        ({"CADENZA_SLOT": "4"}, 2, "CADENZA_SLOT"),
        ({"CADENZA_PORT": "99999"}, 2, "CADENZA_PORT"),
        ({"CADENZA_HOST": "nohost.invalid"}, 2, "nohost.invalid"),
        ({"CADENZA_API_KEYS": ","}, 2, "CADENZA_API_KEYS"),
        ({"CADENZA_CORS_ORIGINS": "https://here.example/"}, 2, "CADENZA_CORS_ORIGINS"),
        ({"CADENZA_MODEL_DIR": "/nowhere"}, 1, "/nowhere"),
    ],
)
def test_a_wrong_setting_ends_the_process_with_the_reason(environment: dict[str, str], code: int, reason: str) -> None:
    with container(**environment) as server:
        assert server.process.wait(60) == code
        assert reason in server.output()
        assert "Traceback" not in server.output()


def test_a_port_in_use_ends_the_process_with_the_reason() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        with container(CADENZA_ENGINE="tone", CADENZA_PORT=port) as server:
            assert server.process.wait(60) == 2
            assert f"Can't listen on 127.0.0.1, port {port}" in server.output()
            assert "Traceback" not in server.output()


@pytest.mark.parametrize("signals", [[signal.SIGTERM], [signal.SIGINT] * 5, [signal.SIGTERM, *[signal.SIGINT] * 3]])
def test_any_signals_while_idle_end_it_with_code_0(signals: list[signal.Signals]) -> None:
    with container(CADENZA_ENGINE="tone", CADENZA_REPLICAS="3") as server:
        server.wait_until_ready()
        for number in signals:
            server.process.send_signal(number)
            time.sleep(0.05)
        assert server.process.wait(20) == 0


@pytest.mark.parametrize("replicas", ["1", "2"])
def test_sigterm_while_it_starts_ends_it_with_code_0(replicas: str) -> None:
    with container(CADENZA_REPLICAS=replicas) as server:
        wait_until(lambda: server.lines("listening"), 60)
        server.terminate()
        assert server.process.wait(20) == 0


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="only Linux tells the children of a process")
def test_espeak_is_there_before_anyone_asks_and_ends_with_the_server() -> None:
    with container(CADENZA_ENGINE="tone") as server:
        server.wait_until_ready()
        (child,) = Path(f"/proc/{server.process.pid}/task/{server.process.pid}/children").read_text().split()
        assert "espeak_worker.py" in Path(f"/proc/{child}/cmdline").read_text()
        assert server.end() == 0
        wait_until(lambda: not Path(f"/proc/{child}").exists())


def test_variables_that_kubernetes_or_compose_make_are_not_settings() -> None:
    environment = {"CADENZA_SERVICE_HOST": "10.0.0.1", "CADENZA_PORT_8080_TCP": "tcp://10.0.0.1:8080"}
    with container(CADENZA_ENGINE="tone", CADENZA_MODEL_DIR="", **environment) as server:
        server.wait_until_ready()
        assert server.end() == 0


@pytest.mark.voice
@pytest.mark.skipif(shutil.which("unshare") is None, reason="needs util-linux's unshare, which only Linux has")
def test_the_real_voice_is_served_with_the_network_cut() -> None:
    """As under SageMaker's network isolation: a network namespace of its own, with nothing in it but loopback."""
    script = textwrap.dedent(
        """
        import httpx, socket, sys
        sys.path.insert(0, ".")
        from tests.servers import body, container, events_of
        try:
            socket.create_connection(("192.0.2.1", 80), timeout=2)
        except OSError:
            pass
        else:
            raise SystemExit("the network is not cut")
        with container() as server, httpx.Client(base_url=server.url, timeout=60) as client:
            server.wait_until_ready()
            events = events_of(client, body("No network, no problem."))
            assert events[-1]["type"] == "done" and len(events) > 50
            assert server.end() == 0
        print("served")
        """
    )
    isolated = ["unshare", "--net", "--map-root-user", "sh", "-c", 'ip link set lo up 2>/dev/null; exec "$@"', "-"]
    finished = subprocess.run([*isolated, sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert finished.stdout.strip() == "served", finished.stderr
