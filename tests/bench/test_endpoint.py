"""The load generator on a SageMaker endpoint, by boto3."""

from __future__ import annotations

import asyncio

import pytest
from click.testing import CliRunner

from cadenza.bench.command import bench
from cadenza.bench.endpoint import Endpoint
from cadenza.bench.turn import Turn, Wanted
from cadenza.client import SageMaker
from tests.client.double import SPEECH, Script, chunk, cut, double, line, model_error, sagemaker_answer, whole

FAILED = line("error", status_code=500, message="It broke.")


@pytest.fixture(autouse=True)
def _credentials(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.setenv(name, "test")


def heard(script: Script, leaves_after: float | None = None) -> Turn:
    """Return what a listener makes of an endpoint that answers so."""
    turn = Turn("short")
    with double(script) as runtime:
        transport = SageMaker("voice", runtime.url, "us-east-1").connect_async()
        asyncio.run(Endpoint(transport).listen(Wanted("short", b"{}", 48_000, 0.1, leaves_after), turn))
        asyncio.run(transport.close())
    return turn


def test_a_listener_notes_what_comes_and_when() -> None:
    turn = heard(whole(sagemaker_answer(*SPEECH)))
    assert (turn.outcome, turn.status, turn.events, len(turn.gaps)) == ("done", 200, 4, 1)
    assert turn.playback.received == pytest.approx(0.04)
    assert turn.ttfa is not None
    assert 0 < turn.ttfa <= turn.seconds


@pytest.mark.parametrize(
    ("script", "leaves_after", "outcome", "reason"),
    [
        (whole(model_error(429, "busy")), None, "refused", ""),
        (whole(model_error(422, "voice")), None, "failed", "422: voice"),
        (whole(sagemaker_answer(FAILED)), None, "failed", "It broke."),
        (whole(sagemaker_answer(chunk())), None, "failed", "without an event that ends it"),
        (whole(sagemaker_answer(b"<html>\n")), None, "failed", "not understood"),
        (cut(b""), None, "failed", "connection was lost"),
        (whole(sagemaker_answer(*SPEECH)), 0.02, "left", ""),
        (whole(sagemaker_answer(*SPEECH)), 0.0, "left", ""),
    ],
)
def test_outcomes_are_told_apart(script: Script, leaves_after: float | None, outcome: str, reason: str) -> None:
    turn = heard(script, leaves_after)
    assert turn.outcome == outcome
    assert reason in turn.reason


def test_the_command_measures_an_endpoint() -> None:
    with double(whole(sagemaker_answer(*SPEECH))) as runtime:
        where = ["--endpoint", "voice", "--endpoint-url", runtime.url, "--region", "us-east-1"]
        result = CliRunner().invoke(bench, [*where, "--listeners", "2", "--seconds", "1", "--short"])
    assert result.exit_code == 0, result.output
    assert len(runtime.requests) >= 2
    assert len(result.stdout.splitlines()) >= 3


@pytest.mark.parametrize("options", [["--url", "http://x", "--endpoint", "voice"], ["--region", "x"], ["--pid", "1"]])
def test_options_that_do_not_go_together_are_refused(options: list[str]) -> None:
    assert CliRunner().invoke(bench, options).exit_code == 2
