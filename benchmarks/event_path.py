"""What an event costs the server on its way from samples to the socket: processor time a 20 ms event.

    python -m benchmarks.event_path [--passages N] [--at-once N] [--sample-rate HZ]

Starts a server of its own with the engine of tones, which takes next to no time to make its samples, and hears long
passages with word times through real sockets. Printed is the processor time of the whole server, divided by the events:
text front end, tones, gain, resampler, encoder, framing, JSON and HTTP are all in it, so it is an upper bound of the
event path. At 50 events a second, a stream costs that much fifty times a second.
"""

from __future__ import annotations

import argparse
import json
import os
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection

from cadenza.bench.listener import Target
from cadenza.bench.machine import Process, description
from cadenza.bench.own_server import own_server
from cadenza.bench.texts import TEXTS
from cadenza.bench.workload import body

TEXT = " ".join(TEXTS["en"]["long"])
ROUNDS = 5


def hear(target: Target, sample_rate: int) -> int:
    """Hear one passage to its end; return how many events came."""
    asked = json.loads(body(TEXT, "en", "af_heart", "event-path"))
    asked["output_format"]["sample_rate"] = sample_rate
    connection = HTTPConnection(target.host, target.port, timeout=60)
    try:
        connection.request("POST", target.path, json.dumps(asked))
        answer = connection.getresponse()
        if answer.status != 200:
            raise SystemExit(f"a passage was answered with {answer.status}")
        lines = answer.read().splitlines()
    finally:
        connection.close()
    if json.loads(lines[-1])["type"] != "done":
        raise SystemExit(f"a passage ended with {lines[-1][:200]!r}")
    return len(lines)


def main() -> None:
    """Measure, and print a line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--passages", type=int, default=16, help="in each of five rounds")
    parser.add_argument("--at-once", type=int, default=4)
    parser.add_argument("--sample-rate", type=int, default=24_000)
    given = parser.parse_args()
    os.environ["CADENZA_ENGINE"] = "tone"
    found = []
    with own_server(given.at_once) as (url, pid), ThreadPoolExecutor(given.at_once) as listeners:
        target, server = Target.of(url), Process(pid)
        hear(target, given.sample_rate)
        for _ in range(ROUNDS):
            before = server.cpu_seconds()
            events = sum(listeners.map(lambda _: hear(target, given.sample_rate), range(given.passages)))
            found.append(1000 * (server.cpu_seconds() - before) / events)
    print("{cpu}, {cores} cores, {date}, load before {load_before}".format(**description()))
    print(
        f"{given.sample_rate} Hz, {given.at_once} at once: {sorted(found)[ROUNDS // 2]:.3f} ms of processor time an "
        f"event, median of {ROUNDS} rounds of {given.passages} passages ({min(found):.3f} to {max(found):.3f})"
    )


if __name__ == "__main__":
    main()
