"""AWS's SDK for JavaScript, against the gateway: speech, refusals, and a container that dies."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Iterator
from typing import Any

import pytest

from tests.clients.published.running import ENVIRONMENTS, LONGEST, PROGRAMS
from tests.gateway.faulty import LINES, faulty
from tests.gateway.gateways import Gateway, gateway
from tests.servers import body

pytestmark = pytest.mark.clients

SIGNED = {"AWS_ACCESS_KEY_ID": "any", "AWS_SECRET_ACCESS_KEY": "any"}
"""What the program signs with."""


def run(running: Gateway, request: dict[str, Any]) -> Any:  # noqa: ANN401 - what the program prints
    """Return what the SDK received of the answer to `request`."""
    finished = subprocess.run(
        ["node", PROGRAMS / "aws_sagemaker.cjs", running.url, json.dumps(request)],
        env={"PATH": os.environ["PATH"], "NODE_PATH": str(ENVIRONMENTS / "node" / "node_modules")},
        capture_output=True,
        text=True,
        check=False,
        timeout=LONGEST,
    )
    assert finished.returncode == 0, finished.stderr
    return json.loads(finished.stdout)


@pytest.fixture(scope="module")
def speaking() -> Iterator[Gateway]:
    with gateway("--containers", "1", "--verify-sigv4", CADENZA_ENGINE="tone", **SIGNED) as running:
        running.wait_for_containers(1)
        yield running


@pytest.fixture(scope="module")
def failing() -> Iterator[Gateway]:
    with faulty() as container, gateway("--target", container.url) as running:
        running.wait_for_containers(1)
        yield running


def test_it_streams_speech_with_timestamps_and_signs_what_it_asks(speaking: Gateway) -> None:
    request = body("It is 42 dollars.", add_timestamps=True)
    heard = run(speaking, request)
    events = [json.loads(part) for part in heard["parts"]]
    words = [word for event in events if event["type"] == "timestamps" for word in event["word_timestamps"]["words"]]
    assert words == request["transcript"].split()
    assert events[-1]["type"] == "done"
    assert heard["ContentType"] == "application/x-ndjson"
    assert heard["InvokedProductionVariant"] == "AllTraffic"
    assert len(heard["whole"].splitlines()) == len(events)


def test_a_refusal_is_its_model_error(failing: Gateway) -> None:
    error = run(failing, {"fault": "status", "code": 429, "text": "full"})["error"]
    assert (error["name"], error["status"], error["attempts"]) == ("ModelError", 424, 1)
    assert (error["OriginalStatusCode"], error["OriginalMessage"]) == (429, "full")


def test_a_container_that_dies_ends_the_stream_with_its_error(failing: Gateway) -> None:
    heard = run(failing, {"fault": "cut", "after": len(LINES[0]) + 1})
    assert [part.encode() for part in heard["parts"]] == LINES[:1]
    assert (heard["error"]["name"], heard["error"]["ErrorCode"]) == ("ModelStreamError", "StreamBroken")
