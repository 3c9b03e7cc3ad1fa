"""The life of the containers that a gateway starts: killed, replaced, drained, failing to start."""

from __future__ import annotations

import os
import random
import signal
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, suppress
from pathlib import Path
from threading import Event

import httpx
import pytest
from botocore.exceptions import ClientError, EventStreamError

from tests.gateway.gateways import Client, Gateway, gateway, parts, runtime, stream
from tests.servers import body, wait_until

SPOKEN = body("Esta frase sigue un rato, para que haya algo que decir. " * 10, language="es")
LONG = body("Esta frase sigue un rato, para que haya algo que decir. " * 120, language="es")
KILLS = 20


def is_alive(pid: int) -> bool:
    with suppress(ProcessLookupError):
        os.kill(pid, 0)
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    return False


def pids(running: Gateway) -> dict[str, int]:
    """Return the process of each container, by its name, as of now."""
    latest = {record["container"]: record["pid"] for record in running.lines("started")}
    return {name: pid for name, pid in latest.items() if name in running.healthy()}


def several(running: Gateway) -> list[tuple[str, int]]:
    """Return names and processes of the containers that get requests, if they are more than one."""
    found = sorted(pids(running).items())
    return found if len(found) > 1 else []


def test_kills_under_load_lose_only_what_the_killed_containers_held() -> None:
    chosen = random.Random(7)  # noqa: S311 - which container dies
    ended = Event()
    killed: dict[str, list[float]] = {}

    def keep_asking(client: Client) -> list[str]:
        outcomes = []
        while not ended.wait(0.1):  # as long as an answer takes: the containers have to start meanwhile
            outcomes.append(outcome(client))
        return outcomes

    with (
        gateway("--containers", "3", CADENZA_ENGINE="tone", CADENZA_SLOTS="8") as running,
        runtime(running.url) as client,
        ThreadPoolExecutor(4) as pool,
    ):
        running.wait_for_containers(3)
        callers = [pool.submit(keep_asking, client) for _ in range(4)]
        try:
            for _ in range(KILLS):
                name, pid = chosen.choice(wait_until(lambda: several(running), 60))
                os.kill(pid, signal.SIGKILL)
                killed.setdefault(name, []).append(time.time())
                wait_until(lambda pid=pid: any(r["pid"] == pid for r in running.lines("ended")))  # type: ignore[misc]
        finally:
            ended.set()
        outcomes = [outcome for caller in callers for outcome in caller.result()]
        wait_until(lambda: len(running.healthy()) == 3, 60)
        restarts = sum(value for _, value in running.metric("cadenza_gateway_container_restarts_total"))
        wait_until(lambda: len(running.own_requests()) == len(outcomes))
        requests = running.own_requests()
    assert restarts == KILLS
    assert set(outcomes) <= {"done", "StreamBroken", "process exited"}
    lost = [request for request in requests if request["error"]]
    assert len(lost) == len([outcome for outcome in outcomes if outcome != "done"])
    for request in lost:
        assert request["container"] in killed
        assert any(abs(request["at"] - moment) < 2 for moment in killed[request["container"]])
    assert 0 < len(lost) < len(outcomes)


def outcome(client: Client) -> str:
    """Ask once, and return how it ended, as the caller sees it."""
    try:
        with closing(stream(client, SPOKEN)) as events:
            last = [event["PayloadPart"]["Bytes"] for event in events][-1]
    except EventStreamError as error:
        return "StreamBroken" if "(StreamBroken)" in str(error) else str(error)
    except ClientError as error:
        return "process exited" if "process exited" in str(error) else str(error)
    return "done" if last.startswith(b'{"type":"done"') else "cut off"


@pytest.fixture
def alone() -> Iterator[Gateway]:
    """Run one container."""
    with gateway("--containers", "1", CADENZA_ENGINE="tone", CADENZA_MAX_TRANSCRIPT="100000") as running:
        running.wait_for_containers(1)
        yield running


def test_sigterm_lets_live_streams_end_refuses_new_ones_and_ends_all(alone: Gateway) -> None:
    with runtime(alone.url) as client:
        with closing(stream(client, LONG)) as answer:
            events = iter(answer)
            seen = [next(events)]
            (container,) = pids(alone).values()
            alone.terminate()
            wait_until(lambda: alone.own_lines("draining"))
            assert httpx.get(f"{alone.url}/ping").status_code == 503
            with pytest.raises(ClientError, match="ServiceUnavailable"):
                stream(client, SPOKEN)
            seen += events
        assert seen[-1]["PayloadPart"]["Bytes"].startswith(b'{"type":"done"')
    assert alone.process.wait(40) == 0
    assert not is_alive(container)
    wait_until(lambda: alone.lines("ended"))
    assert alone.lines("ended")[0]["code"] == 0


def test_containers_end_with_a_gateway_that_is_killed(alone: Gateway) -> None:
    (container,) = pids(alone).values()
    alone.process.kill()
    wait_until(lambda: not is_alive(container))


@pytest.fixture
def refusing(tmp_path: Path) -> tuple[dict[str, str], Path]:
    """Give an environment in which `cadenza serve` ends at once as long as a file exists, and that file."""
    flag = tmp_path / "refuse"
    (tmp_path / "sitecustomize.py").write_text(
        f"import os, sys\nif 'serve' in sys.orig_argv and os.path.exists({str(flag)!r}):\n    os._exit(3)\n"
    )
    return {"PYTHONPATH": f"{tmp_path}:{os.environ.get('PYTHONPATH', '')}", "CADENZA_ENGINE": "tone"}, flag


def test_what_cannot_start_is_tried_again_with_longer_and_longer_pauses(
    refusing: tuple[dict[str, str], Path],
) -> None:
    environment, flag = refusing
    flag.touch()
    with gateway("--containers", "1", **environment) as running:
        wait_until(lambda: len(running.lines("restarting")) >= 2)
        assert [record["seconds"] for record in running.lines("restarting")][:2] == [0.5, 1.0]
        assert running.lines("ended")[0]["code"] == 3
        assert httpx.get(f"{running.url}/ping").status_code == 503
        flag.unlink()
        running.wait_for_containers(1)
        assert httpx.get(f"{running.url}/ping").status_code == 200
        assert running.end() == 0


def test_a_renewal_that_fails_leaves_the_old_containers(refusing: tuple[dict[str, str], Path]) -> None:
    environment, flag = refusing
    with gateway("--containers", "1", **environment) as running, runtime(running.url) as client:
        running.wait_for_containers(1)
        before = pids(running)
        flag.touch()
        running.process.send_signal(signal.SIGHUP)
        wait_until(lambda: running.lines("roll_ended"))
        assert pids(running) == before
        assert parts(client, SPOKEN)[-1].startswith(b'{"type":"done"')
        flag.unlink()
        running.process.send_signal(signal.SIGHUP)
        wait_until(lambda: running.lines("rolled"), 60)
        assert not is_alive(before.popitem()[1])
        assert len(running.healthy()) == 1
