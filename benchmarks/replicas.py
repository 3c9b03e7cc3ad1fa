"""What replicas cost and give: memory, speech a second, and how soon one that died is replaced.

    python -m benchmarks.replicas [--replicas N ...] [--voice KEY] [--passages N]

For each number of replicas, a server of its own with eight slots in all speaks passages, eight at a time. *speech* is
seconds of audio made in a second; *memory* the proportional set size of all its processes (a page that several share
counts once), after that; *replaced* the milliseconds from the death of one engine, which is killed, to its successor,
50 of which are waited on purpose.
"""

from __future__ import annotations

import argparse
import os
import signal
import time
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection
from pathlib import Path

from cadenza.bench.lines import audio_bytes
from cadenza.bench.listener import Target
from cadenza.bench.machine import Process, description
from cadenza.bench.own_server import own_server
from cadenza.bench.texts import TEXTS
from cadenza.bench.workload import body

SLOTS = 8
TEXT = " ".join(TEXTS["en"]["long"])
BYTES_A_SECOND = 48_000
"""16-bit samples at 24 kHz, as `body` asks for them."""


def hear(target: Target, voice: str) -> float:
    """Hear one passage to its end; return its seconds of audio."""
    connection = HTTPConnection(target.host, target.port, timeout=300)
    try:
        connection.request("POST", target.path, body(TEXT, "en", voice, "replicas"))
        answer = connection.getresponse()
        if answer.status != 200:
            raise SystemExit(f"a passage was answered with {answer.status}")
        return sum(audio_bytes(line) or 0 for line in answer) / BYTES_A_SECOND
    finally:
        connection.close()


def main() -> None:
    """Measure, and print a row for each number of replicas."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--replicas", type=int, action="append", help="may be repeated [default: 1, 2, 4]")
    parser.add_argument("--voice", default="af_heart")
    parser.add_argument("--passages", type=int, default=16)
    given = parser.parse_args()
    print("{cpu}, {cores} cores, {date}, load before {load_before}".format(**description()))
    print(f"{'replicas':>8} {'speech':>8} {'memory MB':>10} {'replaced ms':>12}")
    for replicas in given.replicas or [1, 2, 4]:
        os.environ["CADENZA_REPLICAS"] = str(replicas)
        with own_server(SLOTS // replicas) as (url, pid):
            target, server = Target.of(url), Process(pid)
            with ThreadPoolExecutor(SLOTS) as listeners:
                began = time.perf_counter()
                seconds = sum(listeners.map(lambda _, at=target: hear(at, given.voice), range(given.passages)))
                speech = seconds / (time.perf_counter() - began)
            memory = server.proportional() / 2**20
            replaced = f"{replacement(pid):.0f}" if replicas > 1 else "-"
            print(f"{replicas:8} {speech:8.1f} {memory:10.0f} {replaced:>12}")


def replacement(server: int) -> float:
    """Kill an engine of the process `server`; return the milliseconds until there is another."""
    (nursery,) = [child for child in children(server) if b"nursery" in command(child)]
    before = children(nursery)
    os.kill(before[0], signal.SIGKILL)
    began = time.perf_counter()
    while not set(children(nursery)) - set(before):
        time.sleep(0.001)
    return 1000 * (time.perf_counter() - began)


def children(pid: int) -> list[int]:
    """Return the processes that `pid` has begun."""
    return [
        int(child) for task in Path(f"/proc/{pid}/task").iterdir() for child in (task / "children").read_text().split()
    ]


def command(pid: int) -> bytes:
    """Return the command line of `pid`."""
    return Path(f"/proc/{pid}/cmdline").read_bytes()


if __name__ == "__main__":
    main()
