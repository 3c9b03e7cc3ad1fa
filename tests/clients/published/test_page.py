"""The page of clients says what is tested: all of its code, and the releases that are installed."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.clients.published import clients
from tests.clients.published.running import BLOCKS, PAGE, Client

ENVIRONMENTS = Path(__file__).parent / "environments"
PINNED = [
    line.split("==")
    for file in ENVIRONMENTS.glob("*.txt")
    for line in re.sub(r"\[.*?\]", "", file.read_text()).splitlines()
] + list(json.loads((ENVIRONMENTS / "package.json").read_text())["dependencies"].items())
"""Name and release of each package that an environment has."""

MEANS = {"livekit-agents", "@livekit/agents", "@livekit/rtc-node", "ws", "zod"}
"""What clients need beside themselves."""


def test_all_code_with_a_name_is_run() -> None:
    run = {client.code for client in vars(clients).values() if isinstance(client, Client)}
    assert run == BLOCKS.keys()


@pytest.mark.parametrize(("name", "release"), [pin for pin in PINNED if pin[0] not in MEANS])
def test_the_table_names_the_release_that_is_tested(name: str, release: str) -> None:
    assert re.search(rf"^\| `{name}`[^|]*\| {re.escape(release)} \|", PAGE, re.MULTILINE), f"{name} {release}"
