"""The CloudFormation template: cfn-lint takes it, and refuses a broken one; it has what the calls have."""

from __future__ import annotations

import pytest
import yaml
from cfnlint.api import lint
from cfnlint.config import ManualArgs

from cadenza.deploy.rehearsal import creating_calls
from cadenza.deploy.template import document, template
from tests.deploy.accounts import PACKAGE, REGION, a_plan

NETWORK = {"subnets": ["subnet-01234567", "subnet-76543210"], "security_groups": ["sg-01234567"]}
PLANS = {
    "whole": a_plan(
        instance={"type": "ml.g6e.xlarge", "count": 2, "kms_key": "alias/voice"},
        network=NETWORK,
        model_data="s3://bucket/model/",
        scaling={"minimum": 2, "schedule": [{"name": "night", "when": "rate(1 day)", "minimum": 2, "maximum": 2}]},
        alarms={"notify": [f"arn:aws:sns:{REGION}:123456789012:on-call"]},
        tags={"team": "voice"},
    ),
    "package": a_plan(image=None, model_package=PACKAGE, instance={"type": "ml.g6e.xlarge"}),
    "fixed": a_plan(
        instance={"type": "ml.c7i.xlarge", "count": 2, "volume_gb": 50},
        scaling={"enabled": False, "schedule": []},
        update={"strategy": "canary", "batch_percent": 10},
        monitoring={"dashboard": False},
    ),
    "to zero": a_plan(network=NETWORK, scaling={"minimum": 0, "to_zero": True}),
}


def complaints(text: str) -> list[str]:
    return [f"{match.rule.id} {match.message}" for match in lint(text, config=ManualArgs(regions=[REGION]))]


@pytest.mark.parametrize("name", PLANS)
def test_cfn_lint_takes_the_template(name: str) -> None:
    assert complaints(template(PLANS[name])) == []


def test_cfn_lint_refuses_a_broken_one() -> None:
    broken = (
        template(PLANS["whole"])
        .replace("ml.g6e.xlarge\n", "ml.banana\n")
        .replace("LEAST_OUTSTANDING_REQUESTS", "LEAST")
        .replace("MinCapacity: 2", "MinCapacities: 2")
    )
    found = " ".join(complaints(broken))
    assert "ml.banana" in found
    assert "LEAST" in found
    assert "MinCapacity" in found


def test_template_and_calls_say_the_same() -> None:
    plan = PLANS["whole"]
    stack = yaml.safe_load(template(plan))["Resources"]
    assert stack == document(plan)["Resources"]
    calls = {call.method: dict(call.parameters) for call in creating_calls(plan)}
    for method in ("create_model", "create_endpoint_config"):
        assert calls[method].pop("Tags")[-1] == {"Key": "cadenza:deployment", "Value": "voice"}
        calls[method]["Tags"] = [{"Key": "team", "Value": "voice"}]  # a stack's things are not for `destroy`
    assert stack["Model"]["Properties"] == calls["create_model"]
    assert stack["EndpointConfig"]["Properties"] == calls["create_endpoint_config"]
    assert stack["SlotsInUseScalingPolicy"]["Properties"] == calls["put_scaling_policy"]
    assert stack["Endpoint"]["Properties"]["DeploymentConfig"]["RollingUpdatePolicy"]
    assert stack["Endpoint"]["DependsOn"] == ["EndpointConfig", "Errors5xxAlarm", "LogGroup", "TtfaAlarm"]
    (night,) = stack["ScalableTarget"]["Properties"]["ScheduledActions"]
    assert night["ScalableTargetAction"] == {"MinCapacity": 2, "MaxCapacity": 2}
    alarm = document(PLANS["to zero"])["Resources"]["WakeUpAlarm"]
    assert alarm["Properties"]["AlarmActions"] == [{"Ref": "WakeUpScalingPolicy"}]
