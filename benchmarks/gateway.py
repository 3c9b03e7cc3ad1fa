"""What the gateway and its clients add to an event's way, against the container directly.

    python -m benchmarks.gateway [--streams N ...] [--events N] [--rounds N]

The container is a double that writes an event of 20 ms (2.4 kB, as of 44.1 kHz s16) every 20 ms and notes in it when;
the machine's clock is the same in all processes. Read are, by turns in one run: the container's lines; the gateway's
frames, as bare bytes; what boto3 makes of them; and what cadenza.client makes of them. Printed are median, 95th
percentile and most of the milliseconds from an event's making until the reader has it, and how much more than from the
container the median is. With several streams the readers share one Python, as threads of a program do, and their wait
for each other is in the figures.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import multiprocessing
import socket
import time
from base64 import b64encode
from collections.abc import AsyncIterator, Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from http.client import HTTPConnection, HTTPResponse

import boto3
import uvicorn
from botocore.config import Config
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route

from cadenza.bench.listener import Target
from cadenza.bench.machine import description
from cadenza.bench.own_server import own_process
from cadenza.bench.results import percentile
from cadenza.client import AudioChunk, Client, SageMaker

EVENT_SECONDS = 0.02
AUDIO = b64encode(bytes(1764)).decode()
ENDPOINT = "benchmark"
KEYS = {"aws_access_key_id": "any", "aws_secret_access_key": "any"}
Reader = Callable[[], Iterator[float]]
"""Asks once and yields, for each event as soon as it has it, the moment at which it was made."""


def event(**fields: object) -> bytes:
    """Return an event's line."""
    return json.dumps({"context_id": "c", "status_code": 206, **fields}, separators=(",", ":")).encode() + b"\n"


def container(listener: socket.socket, events: int) -> None:
    """Be the double, until the process is ended."""

    async def speak() -> AsyncIterator[bytes]:
        begin = time.perf_counter()
        for number in range(events):
            await asyncio.sleep(begin + number * EVENT_SECONDS - time.perf_counter())
            made = time.perf_counter()
            yield event(type="chunk", done=False, data=AUDIO, sampling_rate=44_100, step_time=made)
        yield event(type="done", done=True)

    async def invocations(_: Request) -> Response:
        return StreamingResponse(speak(), media_type="application/x-ndjson")

    async def ping(_: Request) -> Response:
        return Response()

    routes = [Route("/invocations", invocations, methods=["POST"]), Route("/ping", ping)]
    server = uvicorn.Server(uvicorn.Config(Starlette(routes=routes), log_config=None, access_log=False))
    asyncio.run(server.serve([listener]))


@contextmanager
def container_process(events: int) -> Iterator[str]:
    """Run the double in a process of its own; yield its address."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        url = "http://{}:{}".format(*listener.getsockname()[:2])
        process = multiprocessing.get_context("fork").Process(target=container, args=(listener, events), daemon=True)
        process.start()
    try:
        yield url
    finally:
        process.terminate()
        process.join()


def made(line: bytes) -> float | None:
    """Return when the event of `line` was made; None for one without audio."""
    moment: float | None = json.loads(line).get("step_time")
    return moment


@contextmanager
def answered(url: str, path: str) -> Iterator[HTTPResponse]:
    """Post to `path` without a library of a client."""
    target = Target.of(url)
    connection = HTTPConnection(target.host, target.port, timeout=60)
    try:
        connection.request("POST", path, b"{}")
        yield connection.getresponse()
    finally:
        connection.close()


def lines(url: str) -> Iterator[float]:
    """Read the container's lines."""
    with answered(url, "/invocations") as answer:
        for line in answer:
            if (moment := made(line)) is not None:
                yield moment


def frames(url: str) -> Iterator[float]:
    """Read the gateway's frames as bytes: 12 of prelude, headers, payload, 4 of checksum."""
    with answered(url, f"/endpoints/{ENDPOINT}/invocations-response-stream") as answer:
        while prelude := answer.read(12):
            total, headers = int.from_bytes(prelude[:4]), int.from_bytes(prelude[4:8])
            if (moment := made(answer.read(total - 12)[headers:-4])) is not None:
                yield moment


def measure(readers: dict[str, Reader], streams: int, rounds: int) -> dict[str, list[float]]:
    """Return the milliseconds of each event by the name of its reader; the readers take turns."""
    found: dict[str, list[float]] = {name: [] for name in readers}
    with ThreadPoolExecutor(streams) as pool:
        for _ in range(rounds):
            for name, reader in readers.items():
                for latencies in pool.map(listen, [reader] * streams):
                    found[name] += latencies
    return found


def listen(reader: Reader) -> list[float]:
    """Return the milliseconds that each event of one answer took."""
    return [1000 * (time.perf_counter() - moment) for moment in reader()]


def main() -> None:
    """Measure, and print a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--streams", type=int, action="append", help="at once; may be repeated [default: 1, 8]")
    parser.add_argument("--events", type=int, default=100, help="of each stream")
    parser.add_argument("--rounds", type=int, default=5)
    given = parser.parse_args()
    print("{cpu}, {cores} cores, {date}, load before {load_before}".format(**description()))
    print(f"{'streams':>7}  {'read by':24}{'p50 ms':>8}{'p95':>8}{'most':>8}{'added p50':>11}")
    with container_process(given.events) as direct, own_process("gateway", "--target", direct) as (url, _):
        session = boto3.session.Session(region_name="us-east-1", **KEYS)
        runtime = session.client("sagemaker-runtime", endpoint_url=url, config=Config(max_pool_connections=64))
        client = Client(SageMaker(ENDPOINT, endpoint_url=url, session=session))

        def by_boto3() -> Iterator[float]:
            answer = runtime.invoke_endpoint_with_response_stream(EndpointName=ENDPOINT, Body=b"{}")
            for part in answer["Body"]:
                if (moment := made(part["PayloadPart"]["Bytes"])) is not None:
                    yield moment

        def by_client() -> Iterator[float]:
            with client.stream("Hello.", voice="af_heart") as events:
                yield from (found.step_time for found in events if isinstance(found, AudioChunk))

        readers: dict[str, Reader] = {
            "container": lambda: lines(direct),
            "gateway": lambda: frames(url),
            "gateway, boto3": by_boto3,
            "gateway, cadenza.client": by_client,
        }
        for streams in given.streams or [1, 8]:
            measured = measure(readers, streams, given.rounds)
            base = percentile(sorted(measured["container"]), 0.5, 3) or 0.0
            for name, values in measured.items():
                ordered = sorted(values)
                median = percentile(ordered, 0.5, 3) or 0.0
                added = f"{median - base:11.2f}" if name != "container" else ""
                print(
                    f"{streams:7}  {name:24}{median:8.2f}{percentile(ordered, 0.95, 3):8.2f}{ordered[-1]:8.2f}{added}"
                )
        client.close()


if __name__ == "__main__":
    main()
