"""`cadenza gateway` in a process of its own, and AWS's client for it, unmodified."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from typing import Any

import boto3
import httpx
from botocore.config import Config

from tests.servers import Container, wait_until

Client = Any
"""A client of boto3, which has no types."""

Events = Any
"""An event stream of boto3's: an iterator that can be closed."""

KEY = {"aws_access_key_id": "AKIDEXAMPLE", "aws_secret_access_key": "only-a-test"}


class Gateway(Container):
    """The process; its log has the containers' lines too, each with the name of its container."""

    def __init__(self, *options: str, **environment: str) -> None:
        self.arguments = ("gateway", "--port", "0", *options)
        super().__init__(**environment)

    def own_lines(self, event: str) -> list[dict[str, Any]]:
        """Return the gateway's own log records of `event` so far."""
        return [record for record in self.lines(event) if "container" not in record]

    @property
    def url(self) -> str:
        wait_until(lambda: self.own_lines("listening") or self.process.poll() is not None, 60)
        record = self.own_lines("listening")[0]
        return f"http://{record['host']}:{record['port']}"

    def own_requests(self) -> list[dict[str, Any]]:
        """Return the log records of the requests that it has answered, each with `at`: seconds since the epoch."""
        ends = [record for record in self.lines("end") if "endpoint" in record]
        return [record | {"at": datetime.fromisoformat(record["time"]).timestamp()} for record in ends]

    def healthy(self) -> set[str]:
        """Return the names of the containers that may get requests, by its metrics."""
        return {labels["container"] for labels, value in self.metric("cadenza_gateway_healthy") if value}

    def metric(self, name: str) -> list[tuple[dict[str, str], float]]:
        """Return labels and value of each sample of a metric."""
        # The certificate authorities, which nothing asks for here, take 30 ms of a processor to read.
        return samples(httpx.get(f"{self.url}/metrics", verify=False).text, name)  # noqa: S501

    def wait_for_containers(self, number: int) -> None:
        """Wait until so many may get requests."""
        wait_until(lambda: len(self.healthy()) >= number, 60)


def samples(text: str, name: str) -> list[tuple[dict[str, str], float]]:
    """Return labels and value of each sample of `name` in Prometheus' text."""
    found = []
    for line in text.splitlines():
        if line.startswith(f"{name}{{"):
            labels, _, value = line.removeprefix(f"{name}{{").rpartition("} ")
            found.append((dict(pair.split("=") for pair in labels.replace('"', "").split(",")), float(value)))
    return found


@contextmanager
def gateway(*options: str, **environment: str) -> Iterator[Gateway]:
    """Run a Gateway with `options` and end it afterwards."""
    running = Gateway(*options, **environment)
    try:
        yield running
    finally:
        running.end()


@contextmanager
def runtime(url: str, **settings: object) -> Iterator[Client]:
    """Give boto3's client of the runtime at `url`."""
    config = Config(retries={"mode": "standard", "max_attempts": 1}, max_pool_connections=32, **settings)
    client = boto3.client("sagemaker-runtime", region_name="us-east-1", endpoint_url=url, config=config, **KEY)
    with closing(client):
        yield client


def stream(client: Client, body: dict[str, Any], **more: str) -> Events:
    """Ask for `body` and return the event stream."""
    return client.invoke_endpoint_with_response_stream(
        EndpointName="cadenza", Body=json.dumps(body), ContentType="application/json", **more
    )["Body"]


def parts(client: Client, body: dict[str, Any], **more: str) -> list[bytes]:
    """Return the payload parts of the answer to `body`."""
    with closing(stream(client, body, **more)) as events:
        return [event["PayloadPart"]["Bytes"] for event in events]
