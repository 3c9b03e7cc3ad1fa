"""The command `cadenza gateway`: it parses, and leaves the work to the parts."""

from __future__ import annotations

import os
import re
import sys
from typing import TYPE_CHECKING

import click

from cadenza.errors import ConfigurationError, InvalidRequest
from cadenza.gateway.headers import is_name

if TYPE_CHECKING:
    from cadenza.gateway.server import VariantPlan
    from cadenza.gateway.signature import KeyPair

ONLY_VARIANT = "AllTraffic"
"""The variant that there is when none is named, as AWS's console calls it."""

SECONDS = click.FloatRange(0.1, 3600)

KEY_VARIABLES = ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY")
"""Where the key pair is that `--verify-sigv4` verifies with, as every AWS tool has it."""

_VARIANT = re.compile(r"(?P<name>[\w-]+)=(?P<weight>\d+(\.\d+)?)(:(?P<containers>\d{1,2}))?")
_TARGET = re.compile(r"((?P<variant>[\w-]+)=)?(?P<url>https?://[^/?#\s]+)/?")


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--port", type=click.IntRange(0, 65535), default=8090, show_default=True, help="Port, 0 for a free one.")
@click.option(
    "--containers",
    type=click.IntRange(1, 64),
    help="Servers to start and keep running, in each variant.  [default: 1, with --target 0]",
)
@click.option("--target", "targets", multiple=True, metavar="[VARIANT=]URL", help="A container that runs elsewhere.")
@click.option(
    "--variant",
    "variants",
    multiple=True,
    metavar="NAME=WEIGHT[:CONTAINERS]",
    help=f"A production variant, its share of the requests and its containers.  [default: {ONLY_VARIANT}=1]",
)
@click.option(
    "--routing",
    type=click.Choice(["LEAST_OUTSTANDING_REQUESTS", "RANDOM"]),
    default="LEAST_OUTSTANDING_REQUESTS",
    show_default=True,
    help="How a container of a variant is chosen.",
)
@click.option("--endpoint", "endpoints", multiple=True, metavar="NAME", help="Endpoint's name.  [default: any]")
@click.option("--region", default="us-east-1", show_default=True, help="Region that error messages name.")
@click.option("--verify-sigv4", is_flag=True, help="Verify signatures with AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY.")
@click.option(
    "--first-byte-seconds", type=SECONDS, default=60.0, show_default=True, help="To the first byte of a stream."
)
@click.option("--total-seconds", type=SECONDS, default=480.0, show_default=True, help="To the end of a stream.")
@click.option(
    "--max-body", type=click.IntRange(1024), default=26_214_400, show_default=True, help="Bytes of a body, either way."
)
@click.option(
    "--log-level",
    type=click.Choice(["debug", "info", "warning", "error"]),
    default="info",
    envvar="CADENZA_LOG_LEVEL",
    show_default=True,
    help="Least level that the gateway and its containers log.",
)
def gateway(
    host: str,
    port: int,
    containers: int | None,
    targets: tuple[str, ...],
    variants: tuple[str, ...],
    routing: str,
    endpoints: tuple[str, ...],
    region: str,
    verify_sigv4: bool,
    first_byte_seconds: float,
    total_seconds: float,
    max_body: int,
    log_level: str,
) -> None:
    """Run a SageMaker runtime of your own, in front of containers of your own.

    The AWS SDKs talk to it when AWS_ENDPOINT_URL_SAGEMAKER_RUNTIME, or `endpoint_url`, is its address. The containers
    that it starts take their settings from the environment, as `cadenza serve` does. SIGHUP replaces them one by one
    without a failed request; SIGTERM drains. See docs/gateway.md.
    """
    from cadenza.gateway.invocation import Limits
    from cadenza.gateway.server import Plan, serve
    from cadenza.settings import Settings
    from cadenza.telemetry import configure_logging

    for name in endpoints:
        if not is_name(name):
            raise InvalidRequest.of("--endpoint", name, "1 to 63 letters and digits, with hyphens between them")
    plan = Plan(
        host=host,
        port=port,
        variants=plan_variants(containers, variants, targets),
        strategy=routing,  # type: ignore[arg-type]  # click has checked it
        region=region,
        endpoints=frozenset(endpoints),
        limits=Limits(first_byte_seconds, total_seconds, max_body),
        keys=_key_pair() if verify_sigv4 else None,
        environment={"CADENZA_LOG_LEVEL": log_level},
    )
    if any(variant.containers for variant in plan.variants):
        Settings.from_env(os.environ)  # what they would refuse: they would be started again and again
    configure_logging(log_level)
    sys.exit(serve(plan))


def plan_variants(
    containers: int | None, variants: tuple[str, ...], targets: tuple[str, ...]
) -> tuple[VariantPlan, ...]:
    """Return the variants that the options describe. Raises InvalidRequest for what can't be meant."""
    from cadenza.gateway.server import VariantPlan

    urls = _urls(targets)
    plans: dict[str, VariantPlan] = {}
    for text in variants or (f"{ONLY_VARIANT}=1",):
        name, weight, own = _variant(text)
        if name in plans:
            raise InvalidRequest.of("--variant", text, "a name once")
        their_urls = tuple(urls.pop(name, []))
        default = (0 if their_urls else 1) if containers is None else containers
        plans[name] = VariantPlan(name, weight, default if own is None else own, their_urls)
    if urls:
        raise InvalidRequest.of("--target", next(iter(urls)), f"a URL, or one of {', '.join(plans)} before it")
    if not any(plan.weight for plan in plans.values()):
        raise InvalidRequest.of("--variant", list(variants), "at least one weight above 0")
    return tuple(plans.values())


def _urls(targets: tuple[str, ...]) -> dict[str, list[str]]:
    """Return the addresses of `--target` by the name of their variant."""
    urls: dict[str, list[str]] = {}
    for text in targets:
        given = _TARGET.fullmatch(text)
        if given is None:
            raise InvalidRequest.of("--target", text, "[VARIANT=]http://HOST:PORT, without a path")
        urls.setdefault(given["variant"] or ONLY_VARIANT, []).append(given["url"])
    return urls


def _variant(text: str) -> tuple[str, float, int | None]:
    """Return name, weight and number of containers of a `--variant`."""
    given = _VARIANT.fullmatch(text)
    if given is None or not is_name(given["name"]):
        raise InvalidRequest.of("--variant", text, "NAME=WEIGHT or NAME=WEIGHT:CONTAINERS, such as Blue=0.9:2")
    own = given["containers"]
    return given["name"], float(given["weight"]), None if own is None else int(own)


def _key_pair() -> KeyPair:
    from cadenza.gateway.signature import KeyPair

    access, secret = (os.environ.get(name, "") for name in KEY_VARIABLES)
    if not access or not secret:
        raise ConfigurationError(f"--verify-sigv4 needs {' and '.join(KEY_VARIABLES)} in the environment.")
    return KeyPair(access, secret)
