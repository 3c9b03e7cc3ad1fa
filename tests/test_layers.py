"""The layout shows the architecture: a file imports only from the rows above its own."""

from __future__ import annotations

import ast
import sys
from functools import cache
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[1] / "src" / "cadenza"

ROWS = [
    ["errors", "speech", "wav"],
    ["client.errors", "client.request", "client.captions"],
    ["client.refusals", "client.retries", "client.transport"],
    ["client.events", "client.httpx_transport", "client.boto3_transport"],
    ["client.http", "client.sagemaker", "client.speech", "client.recording"],
    ["client.stream"],
    ["client.client"],
    ["client"],
    ["telemetry", "http.bodies", "http.heads", "http.departure"],
    ["http.serving"],
    ["settings"],
    ["gateway"],
    ["gateway.event_stream", "gateway.lines", "gateway.faults", "gateway.connections", "gateway.process"],
    ["gateway.headers", "gateway.routing", "gateway.signature"],
    ["gateway.health", "gateway.metrics"],
    ["gateway.invocation", "gateway.seat"],
    ["gateway.app", "gateway.fleet"],
    ["gateway.server"],
    ["gateway.command"],
    ["deploy"],
    ["deploy.instances", "deploy.resource"],
    ["deploy.plan"],
    ["deploy.loading", "deploy.metrics", "deploy.shapes", "deploy.cost"],
    ["deploy.aws", "deploy.endpoint", "deploy.alarms", "deploy.dashboard", "deploy.scaling"],
    ["deploy.policies"],
    ["deploy.resources", "deploy.kinds", "deploy.waiting", "deploy.logs", "deploy.preflight"],
    ["deploy.kinds.sagemaker", "deploy.kinds.autoscaling", "deploy.kinds.cloudwatch", "deploy.kinds.logs"],
    ["deploy.kinds.all"],
    ["deploy.changes", "deploy.template"],
    ["deploy.rehearsal", "deploy.carry_out", "deploy.report"],
    ["deploy.command"],
    ["bench"],
    ["bench.playback", "bench.lines", "bench.machine", "bench.chart"],
    ["bench.turn"],
    ["bench.hearing"],
    ["bench.texts", "bench.listener", "bench.endpoint"],
    ["bench.workload", "bench.own_server", "bench.websocket"],
    ["bench.load"],
    ["bench.results"],
    ["bench.capacity", "bench.plot"],
    ["bench.report"],
    ["bench.command"],
    ["laughter"],
    ["text.tokens", "text.languages", "text.extras", "text.table"],
    ["text.initials", "text.segment", "text.writing"],
    ["text.words"],
    ["text.markup", "text.split", "text.numbers", "text.g2p.alphabet", "text.g2p.readable"],
    ["text.pronounce", "text.spelling", "text.release"],
    ["text.g2p", "text.normalize", "text.direction"],
    ["text.g2p.english", "text.grammars"],
    ["text.g2p.marks", "text.g2p.align", "text.g2p.fold", "text.g2p.espeak_worker", "text.g2p.networks"],
    ["text.g2p.espeak_process", "text.g2p.foreign", "text.g2p.pinyin", "text.g2p.arabic_vowels"],
    ["text.g2p.espeak", "text.g2p.mixed"],
    ["text.g2p.mandarin", "text.g2p.japanese", "text.g2p.korean", "text.g2p.tagalog"],
    ["text.g2p.thai", "text.g2p.vietnamese", "text.g2p.hebrew", "text.g2p.arabic"],
    ["text"],
    ["acoustic"],
    ["acoustic.calls", "acoustic.graph", "acoustic.elasticity", "acoustic.weights", "acoustic.runtime"],
    ["acoustic.durations"],
    ["acoustic.convolution", "acoustic.source", "acoustic.prosody"],
    ["acoustic.generator"],
    ["acoustic.vocoder"],
    ["acoustic.kokoro", "acoustic.hibari", "acoustic.tone"],
    ["acoustic.pair"],
    ["limiter", "live", "voices", "admission", "dictionaries", "emotions", "access", "models", "accents"],
    ["audio"],
    ["media", "wire"],
    ["media.compression", "media.aac", "media.aac_worker", "wire.fields", "wire.events"],
    ["media.containers"],
    ["metrics"],
    ["acoustic.catalogue"],
    ["acoustic.nursery", "acoustic.remote"],
    ["delivery"],
    ["placement"],
    ["timestamps"],
    ["synthesis"],
    ["recording", "scheduler", "duration", "wire.sagemaker", "wire.cartesia", "wire.openai"],
    ["wire.dictionaries", "wire.voices", "wire.tokens", "wire.contexts", "wire.asyncapi"],
    ["wire.openapi", "http.refusals", "http.account"],
    ["http.responses", "http.access", "http.speaking", "http.contexts"],
    ["http.sagemaker", "http.dictionaries", "http.cartesia", "http.catalogue", "http.openai", "http.websocket"],
    ["http.app", "certificates"],
    ["http.server"],
    ["say", "ray"],
    ["cli"],
]
"""Top first. `text.grammars` stands for all modules of that prefix, which may use each other.

The load generator stands above the server: it may know nothing of what it measures. So does the gateway, which may know
nothing of what its containers say, and so does the deployment.
"""

THREADS = {
    "scheduler", "admission", "live", "speech", "acoustic.tone", "acoustic.nursery", "acoustic.remote", "text.g2p",
    "text.g2p.espeak_process",
}  # fmt: skip
"""Who may know threads: the scheduler, and what is called from several of them."""

HTTP = ("http.", "gateway.")
"""Beginnings of the modules that may know HTTP: the server's surfaces, and the gateway."""

LOOPS = {
    "scheduler",
    "bench.listener",
    "bench.endpoint",
    "bench.websocket",
    "bench.command",
    "bench.load",
    "client.stream",
    "client.boto3_transport",
    "ray",
}
"""Who may know the event loop, beside HTTP: the scheduler, the load generator's clients, the client, Ray's server."""

TRANSPORTS = {
    "client.httpx_transport": {"httpx"},
    "client.boto3_transport": {"boto3", "botocore", "urllib3"},
    "client.sagemaker": {"boto3"},
}
"""Which of the client's modules know a package: its transports, which are loaded when they are used."""


def modules() -> dict[str, Path]:
    """Return the file of each module."""
    found = {}
    for path in sorted(SOURCE.rglob("*.py")):
        name = ".".join(path.relative_to(SOURCE).with_suffix("").parts).removesuffix(".__init__")
        if name not in {"__init__", "__main__", "http"}:
            found[name] = path
    return found


@cache
def imports(name: str) -> set[str]:
    """Return what a module imports, anywhere in it, by full name."""
    names = set()
    for node in ast.walk(ast.parse(MODULES[name].read_text())):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
    return names


def row(name: str) -> int:
    family = "text.grammars" if name.startswith("text.grammars") else name
    return next(index for index, names in enumerate(ROWS) if family in names)


MODULES = modules()


@pytest.mark.parametrize("name", MODULES)
def test_a_module_imports_only_from_rows_above_it(name: str) -> None:
    own = {f"cadenza.{other}": other for other in MODULES}
    for imported in imports(name) & set(own):
        other = own[imported]
        same_family = name.startswith("text.grammars.") and other.startswith("text.grammars.")
        assert row(other) < row(name) or same_family or other == name, f"{name} imports {other}"


@pytest.mark.parametrize("name", MODULES)
def test_text_and_acoustic_do_not_know_each_other(name: str) -> None:
    for one, other in (("text", "acoustic"), ("acoustic", "text")):
        if name.split(".", maxsplit=1)[0] == one:
            assert not {i for i in imports(name) if i.startswith(f"cadenza.{other}")}


@pytest.mark.parametrize("name", MODULES)
def test_only_the_scheduler_knows_threads_and_only_http_knows_http(name: str) -> None:
    used = {imported.split(".")[0] for imported in imports(name)}
    assert "threading" not in used or name in THREADS
    assert not used & {"starlette", "uvicorn", "aiohttp"} or name.startswith(HTTP)
    assert "asyncio" not in used or name.startswith(HTTP) or name in LOOPS


@pytest.mark.parametrize("name", [name for name in MODULES if name.split(".")[0] == "client"])
def test_the_client_knows_nothing_but_itself_the_standard_library_and_its_transports(name: str) -> None:
    known = sys.stdlib_module_names | TRANSPORTS.get(name, set())
    for imported in imports(name):
        own = imported.startswith(("cadenza.client", "cadenza.wav"))
        assert own or imported.split(".")[0] in known, f"{name} imports {imported}"


def test_no_module_is_called_after_nothing() -> None:
    assert not {name.split(".")[-1] for name in MODULES} & {"utils", "util", "helpers", "common", "misc"}
