"""How soon a server that is full answers: /ping, and the caller for whom there is no slot.

    python -m benchmarks.full_house [--slots N] [--voice KEY ...] [--seconds S]

Starts a server of its own and keeps all slots busy with long passages, read as fast as they come. Meanwhile it asks
/ping and for one more passage by turns, each on a connection of its own. Printed are median, 95th percentile and most
of each in milliseconds, from before connecting to the answer's status. An answer other than 200 to /ping or 429 to the
passage ends it with an error, unless a slot was free just then because a passage had ended.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Sequence
from http.client import HTTPConnection
from threading import Event, Thread

from cadenza.bench.listener import Target
from cadenza.bench.machine import description
from cadenza.bench.own_server import own_server
from cadenza.bench.results import percentile
from cadenza.bench.texts import TEXTS
from cadenza.bench.workload import body

TEXT = " ".join(TEXTS["en"]["long"])
PAUSE_SECONDS = 0.05
SETTLE_SECONDS = 1.0
TIMEOUT_SECONDS = 60


def ask(target: Target, voice: str | None = None) -> tuple[int, float]:
    """Ask /ping, or for a passage by `voice`; return the status and the milliseconds to it."""
    began = time.perf_counter()
    connection = HTTPConnection(target.host, target.port, timeout=TIMEOUT_SECONDS)
    try:
        if voice:
            connection.request("POST", target.path, body(TEXT, "en", voice, "one-more"))
        else:
            connection.request("GET", "/ping")
        return connection.getresponse().status, 1000 * (time.perf_counter() - began)
    finally:
        connection.close()


def keep_busy(target: Target, voice: str, ended: Event) -> None:
    """Hear long passages one after the other until `ended`."""
    while not ended.is_set():
        connection = HTTPConnection(target.host, target.port, timeout=TIMEOUT_SECONDS)
        connection.request("POST", target.path, body(TEXT, "en", voice, "busy"))
        answer = connection.getresponse()
        while not ended.is_set() and answer.read1():
            pass
        connection.close()


def main() -> None:
    """Measure, and print two lines."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--slots", type=int, default=4)
    parser.add_argument("--voice", action="append", help="voice key; may be repeated [default: af_bella, am_michael]")
    parser.add_argument("--seconds", type=float, default=20.0)
    given = parser.parse_args()
    voices = given.voice or ["af_bella", "am_michael"]
    ended = Event()
    with own_server(given.slots) as (url, _):
        target = Target.of(url)
        busy = [
            Thread(target=keep_busy, args=(target, voices[number % len(voices)], ended))
            for number in range(given.slots)
        ]
        for thread in busy:
            thread.start()
        time.sleep(SETTLE_SECONDS)
        try:
            pings, refusals = measure(target, voices[0], given.seconds)
        finally:
            ended.set()
            for thread in busy:
                thread.join()
    print("{cpu}, {cores} cores, {date}, load before {load_before}".format(**description()))
    for name, found in (("/ping", pings), ("429", refusals)):
        print(
            f"{name:6} {len(found):4} times: median {percentile(sorted(found), 0.5, 1)} ms, "
            f"p95 {percentile(sorted(found), 0.95, 1)} ms, most {max(found):.1f} ms"
        )


def measure(target: Target, voice: str, seconds: float) -> tuple[Sequence[float], Sequence[float]]:
    """Return the milliseconds of each /ping and of each refusal."""
    pings: list[float] = []
    refusals: list[float] = []
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        status, taken = ask(target)
        if status != 200:
            raise SystemExit(f"/ping answered {status}")
        pings.append(taken)
        status, taken = ask(target, voice)
        if status == 429:
            refusals.append(taken)
        elif status != 200:
            raise SystemExit(f"one more passage was answered with {status}")
        time.sleep(PAUSE_SECONDS)
    if not refusals:
        raise SystemExit("the slots were never all taken: nobody was refused")
    return pings, refusals


if __name__ == "__main__":
    main()
