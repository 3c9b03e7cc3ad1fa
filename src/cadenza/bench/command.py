"""The command `cadenza bench`: it parses, it prints, and leaves the work to the parts."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, replace
from pathlib import Path

import click

from cadenza.bench import report
from cadenza.bench.capacity import Capacity, search
from cadenza.bench.endpoint import Endpoint
from cadenza.bench.listener import Target
from cadenza.bench.load import play
from cadenza.bench.machine import Process, description
from cadenza.bench.own_server import own_server
from cadenza.bench.plot import svg
from cadenza.bench.results import Figures, summarize
from cadenza.bench.turn import Service
from cadenza.bench.websocket import WebSocketTarget
from cadenza.bench.workload import LONG_SHARE, VOICES, Workload, speakers
from cadenza.client.sagemaker import SageMaker
from cadenza.errors import Unavailable

SETTLE_SECONDS = 1.0
"""Pause between two rounds, in which the server notices that the listeners of the first have left."""


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--url", help="Server to measure, as http://127.0.0.1:8080.  [default: one of its own, on this machine]")
@click.option(
    "--surface",
    type=click.Choice(["invocations", "websocket"]),
    default="invocations",
    show_default=True,
    help="What is measured of a server.",
)
@click.option("--endpoint", help="SageMaker endpoint to measure, by boto3; needs `cadenza[sagemaker]`.")
@click.option("--endpoint-url", help="Where the endpoint's runtime is, as `cadenza gateway` says.  [default: AWS]")
@click.option("--region", help="AWS region of the endpoint.  [default: boto3's own]")
@click.option("--pid", type=int, help="Process id of the server that is measured, for its processor time and memory.")
@click.option("--slots", type=click.IntRange(1), help="Slots of the own server.  [default: the server's]")
@click.option("--listeners", type=click.IntRange(1), help="Measure one round with this many.  [default: 4]")
@click.option("--capacity", is_flag=True, help="Step the listeners up until the first underrun or 429.")
@click.option("--first", type=click.IntRange(1), default=1, show_default=True, help="Listeners --capacity begins with.")
@click.option("--most", type=click.IntRange(1), default=64, show_default=True, help="Listeners --capacity ends with.")
@click.option("--seconds", type=click.FloatRange(min=1), default=30.0, show_default=True, help="Length of a round.")
@click.option(
    "--runs", type=click.IntRange(1), default=1, show_default=True, help="Rounds with --listeners; medians are printed."
)
@click.option(
    "--language", "languages", multiple=True, type=click.Choice(list(VOICES)), help="May be repeated.  [default: all]"
)
@click.option(
    "--voice", "voices", multiple=True, help="Voice key; may be repeated. English then, unless --language is given."
)
@click.option("--short", "long_share", flag_value=0.0, type=float, help="Only short turns, of 2 to 4 s of speech.")
@click.option("--long", "long_share", flag_value=1.0, type=float, help="Only long passages, of 15 to 30 s.")
@click.option(
    "--mix",
    "long_share",
    flag_value=LONG_SHARE,
    type=float,
    default=LONG_SHARE,
    help=f"Both, {LONG_SHARE:.0%} of the turns long.  [default]",
)
@click.option("--seed", type=int, default=1, show_default=True, help="Another seed is another order of the turns.")
@click.option(
    "--json", "json_file", type=click.Path(dir_okay=False, writable=True, path_type=Path), help="File to write."
)
@click.option(
    "--plot", "plot_file", type=click.Path(dir_okay=False, writable=True, path_type=Path), help="SVG to write."
)
def bench(
    *,
    url: str | None,
    surface: str,
    endpoint: str | None,
    endpoint_url: str | None,
    region: str | None,
    pid: int | None,
    slots: int | None,
    listeners: int | None,
    capacity: bool,
    first: int,
    most: int,
    seconds: float,
    runs: int,
    languages: tuple[str, ...],
    voices: tuple[str, ...],
    long_share: float,
    seed: int,
    json_file: Path | None,
    plot_file: Path | None,
) -> None:
    """Measure a server with listeners who each hear their turns in real time, over real sockets.

    TTFA is from the request written to the first audio at the socket. An underrun is each time that a listener has
    heard all that arrived and the stream isn't done. /core is processor seconds of the server a second of audio.
    """
    elsewhere = bool(url or endpoint)
    for wrong, why in (
        (listeners and capacity, "--listeners and --capacity exclude each other"),
        (capacity and runs > 1, "--runs goes with --listeners"),
        (url and endpoint, "--url and --endpoint exclude each other"),
        (surface != "invocations" and endpoint, "--surface is for a server, not for an endpoint"),
        ((endpoint_url or region) and not endpoint, "--endpoint-url and --region go with --endpoint"),
        (elsewhere and slots, "--slots is for the own server; one elsewhere has its own"),
        (pid and not elsewhere, "--pid goes with --url or --endpoint"),
        (capacity and first > most, "--first is more than --most"),
    ):
        if wrong:
            raise click.UsageError(why)
    workload = Workload(long_share, speakers(languages, voices), seed=seed)
    machine = description()
    rounds: list[Figures] = []
    found: Capacity | None = None
    sagemaker = SageMaker(endpoint, endpoint_url, region, connections=max(most, listeners or 0)) if endpoint else None
    with _service(url, surface, sagemaker, pid, slots) as (service, server):
        runner = _Runner(service, server, workload, seconds, rounds)
        click.echo(report.heading())
        if capacity:
            found = search(runner.round, first, most)
        else:
            for _ in range(runs):
                runner.round(listeners or 4)
    click.echo(report.notes(rounds))
    if runs > 1:
        click.echo(report.medians(rounds))
    if found:
        click.echo(report.verdict(found))
    if json_file:
        results = {
            "machine": machine,
            "workload": {"long_share": long_share, "voices": workload.voices, "seed": seed},
            "surface": surface,
            "slots": slots,
            "rounds": [{**asdict(figures), "spoiled_by": figures.spoiled_by} for figures in rounds],
            "capacity": asdict(found) if found else None,
        }
        _write(json_file, json.dumps(results, indent=1) + "\n")
    if plot_file:
        _write(plot_file, svg(rounds, f"{machine['cpu']}, {machine['cores']} cores, {machine['date']}"))


def _write(path: Path, text: str) -> None:
    """Write a result, and the folders above it where they are missing: the measurement took long enough."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)


@contextmanager
def _service(
    url: str | None, surface: str, sagemaker: SageMaker | None, pid: int | None, slots: int | None
) -> Iterator[tuple[Service, Process | None]]:
    if sagemaker:
        transport = sagemaker.connect_async()
        try:
            yield Endpoint(transport), Process(pid) if pid else None
        finally:
            asyncio.run(transport.close())
    elif url:
        try:
            target = _target(url, surface)
        except ValueError as error:
            raise click.BadParameter(str(error), param_hint="--url") from None
        yield target, Process(pid) if pid else None
    else:
        with own_server(slots) as (address, own_pid):
            yield _target(address, surface), Process(own_pid)


def _target(url: str, surface: str) -> Service:
    return WebSocketTarget.of(url) if surface == "websocket" else Target.of(url)


class _Runner:
    """Plays rounds against one server, and prints the line of each as it ends."""

    def __init__(
        self, service: Service, server: Process | None, workload: Workload, seconds: float, rounds: list[Figures]
    ) -> None:
        self._service, self._server, self._workload, self._seconds = service, server, workload, seconds
        self._rounds = rounds

    def round(self, listeners: int) -> Figures:
        """Play one round. Raises Unavailable when the server is gone, or gave nothing but failures."""
        if self._rounds:
            time.sleep(SETTLE_SECONDS)
        try:
            workload = replace(self._workload, seed=self._workload.seed + len(self._rounds))
            figures = summarize(play(self._service, workload, listeners, self._seconds, self._server))
        except ProcessLookupError as error:
            raise Unavailable(f"The server ended in the middle of the measurement ({error}).") from None
        self._rounds.append(figures)
        click.echo(report.line(figures))
        if figures.failed == figures.turns:
            raise Unavailable(f"No turn was served: {'; '.join(figures.reasons) or 'none began'}")
        return figures
