"""Options that can't be meant, and the variants that the others mean."""

from __future__ import annotations

import socket

import pytest
from click.testing import CliRunner

from cadenza.cli import main
from cadenza.gateway.command import plan_variants
from cadenza.gateway.server import VariantPlan
from tests.gateway.gateways import gateway


@pytest.mark.parametrize(
    ("options", "reason"),
    [
        (["--variant", "Blue"], "NAME=WEIGHT"),
        (["--variant", "Blue-=1"], "NAME=WEIGHT"),
        (["--variant", "Blue=0"], "above 0"),
        (["--variant", "Blue=1", "--variant", "Blue=2"], "a name once"),
        (["--target", "localhost:8080"], "http://HOST:PORT"),
        (["--target", "Red=http://127.0.0.1:1"], "AllTraffic"),
        (["--endpoint", "no good"], "1 to 63"),
        (["--verify-sigv4"], "AWS_ACCESS_KEY_ID"),
        (["--containers", "65"], "--containers"),
        (["--first-byte-seconds", "0"], "--first-byte-seconds"),
    ],
)
def test_a_wrong_option_ends_it_with_the_reason(options: list[str], reason: str) -> None:
    done = CliRunner(env={"AWS_ACCESS_KEY_ID": ""}).invoke(main, ["gateway", *options])
    assert done.exit_code == 2
    assert reason in done.output


def test_a_setting_that_its_containers_refuse_ends_it_with_the_reason() -> None:
    done = CliRunner(env={"CADENZA_SLOT": "4"}).invoke(main, ["gateway"])
    assert done.exit_code == 2
    assert "CADENZA_SLOT: got '4'" in done.output


def test_a_port_in_use_ends_it_with_the_reason() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken, gateway("--port", str(taken.getsockname()[1])) as running:
        assert running.process.wait(60) == 2
        assert "Can't listen" in running.output()
        assert "Traceback" not in running.output()


@pytest.mark.parametrize(
    ("containers", "variants", "targets", "plans"),
    [
        (None, (), (), [VariantPlan("AllTraffic", 1, 1)]),
        (3, (), (), [VariantPlan("AllTraffic", 1, 3)]),
        (None, (), ("http://a:1", "http://b:1/"), [VariantPlan("AllTraffic", 1, 0, ("http://a:1", "http://b:1"))]),
        (2, (), ("http://a:1",), [VariantPlan("AllTraffic", 1, 2, ("http://a:1",))]),
        (2, ("Blue=0.9", "Green=0:1"), (), [VariantPlan("Blue", 0.9, 2), VariantPlan("Green", 0, 1)]),
        (
            None,
            ("Old=1", "New=2"),
            ("New=https://a:1",),
            [VariantPlan("Old", 1, 1), VariantPlan("New", 2, 0, ("https://a:1",))],
        ),
    ],
)
def test_the_options_describe_variants(
    containers: int | None, variants: tuple[str, ...], targets: tuple[str, ...], plans: list[VariantPlan]
) -> None:
    assert list(plan_variants(containers, variants, targets)) == plans
