"""A soak: the same listeners for a long time, some of whom hang up in mid-stream. Ends with a verdict and code 0 or 1.

    python -m benchmarks.soak --listeners N [--slots N] [--minutes M] [--leaving P] [--voice KEY ...] [--json FILE]

Starts a server of its own. It passes when

- no listener's buffer ran dry, and no turn failed or was refused;
- the server's memory did not grow by more than 5 % after warm-up: the median of the last fifth of the run against that
  of the second fifth, for the first is warm-up. Medians, since memory follows the phrase that is being computed;
- no slot was lost: as many answers as there are slots can be held open at the same time, and the next one is refused.

Another program that takes the cores causes underruns too: the verdict says how much processor time others took.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import asdict
from http.client import HTTPConnection
from pathlib import Path
from statistics import median

from cadenza.bench import report
from cadenza.bench.listener import Target
from cadenza.bench.load import play
from cadenza.bench.machine import Process, description
from cadenza.bench.own_server import own_server
from cadenza.bench.results import MEGABYTE, Figures, summarize
from cadenza.bench.texts import TEXTS
from cadenza.bench.workload import VOICES, Workload, body, speakers

MOST_GROWTH = 0.05
PART = 5
"""The run is looked at in so many parts: the first is warm-up, the second is compared with the last."""

SETTLE_SECONDS = 2.0
HOLD_SECONDS = 60
"""Longest wait for one of the answers that are held open."""


def growth(memory: Sequence[int]) -> float:
    """Return by what share memory grew after warm-up, from evenly spaced samples in bytes. 0 if there are too few."""
    size = len(memory) // PART
    return median(memory[-size:]) / median(memory[size : 2 * size]) - 1 if size else 0.0


def held_at_once(url: str, slots: int) -> list[int]:
    """Ask for `slots` + 1 very long answers one after the other, read none, and return their statuses."""
    target = Target.of(url)
    text = " ".join(TEXTS["en"]["long"] * 4)
    statuses = []
    with ExitStack() as held:
        for number in range(slots + 1):
            connection = HTTPConnection(target.host, target.port, timeout=HOLD_SECONDS)
            held.callback(connection.close)
            connection.request("POST", target.path, body(text, "en", VOICES["en"][0], f"slot-{number}"))
            answer = connection.getresponse()
            held.callback(answer.close)
            statuses.append(answer.status)
    return statuses


def faults(figures: Figures, grown: float, statuses: Sequence[int]) -> list[str]:
    """Return what was not as it must be."""
    found = []
    if figures.underruns:
        found.append(f"{figures.underruns} underruns, {figures.underrun_ms:.0f} ms in all")
    if figures.refused or figures.failed:
        found.append(f"{figures.refused} turns refused, {figures.failed} failed: {'; '.join(figures.reasons)}")
    if not figures.done:
        found.append("no turn was heard to its end")
    if grown > MOST_GROWTH:
        found.append(f"memory grew by {grown:.1%}")
    if set(statuses[:-1]) != {200} or statuses[-1] != 429:
        found.append(f"slots: {statuses.count(200)} of {len(statuses) - 1} were free, statuses {list(statuses)}")
    return found


def main() -> int:
    """Run the soak, print the verdict, and return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--listeners", type=int, required=True, help="80 %% of what `cadenza bench --capacity` found")
    parser.add_argument("--slots", type=int, help="of the server; default: as many as listeners")
    parser.add_argument("--minutes", type=float, default=30.0)
    parser.add_argument("--leaving", type=float, default=0.2, help="probability that a listener hangs up in mid-stream")
    parser.add_argument("--voice", action="append", help="voice key; may be repeated")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--json", type=Path)
    given = parser.parse_args()
    slots = given.slots or given.listeners
    workload = Workload(voices=speakers((), given.voice or ()), leaving=given.leaving, seed=given.seed)
    machine = description()
    with own_server(slots) as (url, pid):
        print(
            f"{given.listeners} listeners, {slots} slots, {given.minutes:g} minutes, {given.leaving:.0%} of turns left"
        )
        seen = play(Target.of(url), workload, given.listeners, given.minutes * 60, Process(pid))
        time.sleep(SETTLE_SECONDS)
        statuses = held_at_once(url, slots)
    figures, grown = summarize(seen), growth(seen.server_memory)
    wrong = faults(figures, grown, statuses)
    print(report.heading(), report.line(figures), report.notes([figures]), sep="\n")
    print(f"memory after warm-up: {grown:+.1%}; slots free at the end: {statuses.count(200)} of {slots}")
    print("FAILED: " + "; ".join(wrong) if wrong else "PASSED")
    if given.json:
        given.json.parent.mkdir(parents=True, exist_ok=True)
        memory = [round(size / MEGABYTE, 1) for size in seen.server_memory]
        results = {"machine": machine, "figures": asdict(figures), "memory_mb": memory, "growth": grown}
        given.json.write_text(json.dumps({**results, "statuses": statuses, "faults": wrong}, indent=1) + "\n")
    return 1 if wrong else 0


if __name__ == "__main__":
    raise SystemExit(main())
