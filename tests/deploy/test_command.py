"""The command, as somebody types it, against moto."""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from cadenza.cli import main
from cadenza.deploy import command
from tests.deploy.accounts import IMAGE, REGION, ROLE, Account, furnish, moto_account, quota

PLAN = f"""
name = "voice"
region = "{REGION}"
role = "{ROLE}"
image = "{IMAGE}"

[instance]
type = "ml.g4dn.xlarge"
"""


@pytest.fixture
def plan(tmp_path: Path) -> str:
    file = tmp_path / "plan.toml"
    file.write_text(PLAN)
    return str(file)


@pytest.fixture
def _shared_access(monkeypatch: pytest.MonkeyPatch) -> None:
    """Use the tests' clients, of which one has a quota: moto has none."""
    monkeypatch.setattr(command, "_aws", lambda *_: Account().aws)


def run(*arguments: str, answer: str | None = None) -> Result:
    return CliRunner().invoke(main, ["deploy", *arguments], input=answer)


@pytest.mark.usefixtures("_shared_access")
def test_up_and_down_with_one_command_each(plan: str) -> None:
    with moto_account() as account:
        furnish(account)
        shown = run("plan", plan)
        assert shown.exit_code == 0, shown.output
        assert "12 to make\nSlots: 4 requests at a time an instance. Nothing is known of ml.g4dn.xlarge" in shown.output
        assert account.state("voice") == []
        with quota(account, 10):
            refused = run("apply", plan, answer="n\n")
        assert refused.exit_code == 1
        assert account.state("voice") == []
        with quota(account, 10):
            applied = run("apply", plan, "--yes")
        assert applied.exit_code == 0, applied.output
        assert "  ok      image: " in applied.output
        assert "[6/12] make endpoint voice: the machines start" in applied.output
        assert applied.output.index("Cost: about") < applied.output.index("[1/12]")
        with quota(account, 10):
            assert run("apply", plan, "--yes").output.endswith("Nothing to do.\n")
        assert "~ alarm                cadenza/voice/refusals" in run("plan", plan, "--set", "alarms.refusals=9").output

        status = run("status", plan)
        assert status.exit_code == 0
        assert "voice: InService" in status.output
        assert "scaling: 1 to 4\n" in status.output

        logs = account.aws.client("logs")
        group = {"logGroupName": "/aws/sagemaker/Endpoints/voice", "logStreamName": "AllTraffic/i-1"}
        logs.create_log_stream(**group)
        now = int(time.time() * 1000)
        lines = [json.dumps({"request_id": f"0-call-{i}", "event": "end"}) for i in range(3)]
        logs.put_log_events(**group, logEvents=[{"timestamp": now, "message": line} for line in lines])
        assert len(run("logs", plan).output.splitlines()) == 3
        assert "AllTraffic/i-1 " + lines[1] in run("logs", plan, "--request-id", "call-1").output
        assert "No more than 2 lines are shown" in run("logs", plan, "--most", "2").output
        assert run("logs", plan, "--request-id", 'a" b').exit_code == 2
        assert run("logs", "--name", "other", "--region", REGION).exit_code == 2

        assert "Delete all this?" in run("destroy", plan, answer="n\n").output
        destroyed = run("destroy", "--name", "voice", "--region", REGION, "--yes")
        assert destroyed.exit_code == 0, destroyed.output
        assert destroyed.output.endswith("voice is gone.\n")
        assert account.state("voice") == []
        assert run("status", plan).exit_code == 1
        assert run("update", plan, "--yes").exit_code == 2
        assert run("destroy", plan, "--yes").output == f"Nothing of voice is in {REGION}.\n"


@pytest.mark.usefixtures("_shared_access")
def test_a_broken_plan_or_a_failed_check_changes_nothing(plan: str) -> None:
    with moto_account() as account:
        account.calls.clear()
        broken = run("apply", plan, "--yes", "--instance-type", "ml.g4dn.huge", "--set", "scaling.minimum=0")
        assert broken.exit_code == 2
        assert "scaling.minimum: got 0; allowed: 1 or more" in broken.output
        assert run("apply", plan, "--yes", "--instance-type", "ml.g4dn.huge").exit_code == 2
        with quota(account, 0):
            failed = run("apply", plan, "--yes")
        assert failed.exit_code == 2
        assert "Nothing was made. role: " in failed.output
        assert "FAILED  quota: 0 of ml.g4dn.xlarge allowed, 4 planned" in failed.output
        assert account.state("voice") == []


def test_what_needs_no_account(plan: str) -> None:
    offline = run("plan", plan, "--offline")
    assert offline.output.startswith("logs.create_log_group {")
    assert "Cost: about" in offline.output
    assert run("template", plan).output.startswith("AWSTemplateFormatVersion: '2010-09-09'\n")
    assert json.loads(run("policies", plan, "--for", "trust").output)["Version"] == "2012-10-17"
    assert set(json.loads(run("policies", plan).output)) == {"caller", "execution-role", "trust", "deployer"}
    flags = run("plan", "--offline", "--name", "x", "--region", REGION, "--role", ROLE, "--image", IMAGE)
    assert flags.exit_code == 0, flags.output
    assert run("status").exit_code == 2


@pytest.mark.parametrize("module", ["boto3", "yaml"])
def test_a_missing_extra_is_named(module: str, plan: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    missing = run("plan", plan, "--offline")
    assert missing.exit_code == 2
    assert "pip install 'cadenza[deploy]'" in missing.output
