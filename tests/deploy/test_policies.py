"""The IAM policies allow what the commands call: changes for this deployment's names only, looking for all."""

from __future__ import annotations

from fnmatch import fnmatchcase
from typing import Any

from cadenza.deploy.plan import Plan
from cadenza.deploy.policies import Holder, policy
from cadenza.deploy.preflight import check
from cadenza.deploy.rehearsal import creating_calls
from cadenza.deploy.resource import Call
from cadenza.deploy.shapes import service_model
from tests.deploy.accounts import PACKAGE, a_plan, furnish, moto_account, quota

PLAN = a_plan(instance={"kms_key": "0123abcd"}, model_data="s3://bucket/model/")
PREFIXES = {"service-quotas": "servicequotas"}
NAMES = {"ListObjectsV2": "ListBucket"}
NARROWED = ("Describe", "List", "Get", "PutMetricData", "Subscribe", "Unsubscribe", "View")


def action(call: Call) -> str:
    """Return the IAM action of a call: nearly always the operation's name."""
    model = service_model(call.service)
    plain = call.method.replace("_", "").lower()
    operation = next(name for name in model.operation_names if name.lower() == plain)
    return f"{PREFIXES.get(call.service, call.service)}:{NAMES.get(operation, operation)}"


def statements(plan: Plan, holder: Holder) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = policy(plan, holder)["Statement"]
    return found


def allowed(plan: Plan) -> set[str]:
    return {name for statement in statements(plan, "deployer") for name in statement["Action"]}


def test_a_deployer_may_do_what_the_commands_do() -> None:
    with moto_account() as account:
        one, two, group = furnish(account)
        plan = a_plan(network={"subnets": [one, two], "security_groups": [group]})
        with quota(account, 10):
            check(plan, account.aws, lambda _: None)
        account.apply(plan)
        account.destroy("voice")
        called = {action(call) for call in account.calls} - {"sts:GetCallerIdentity"}  # needs no permission
        assert len(called) > 35
        assert called <= allowed(plan), called - allowed(plan)
    zero = a_plan(scaling={"minimum": 0, "to_zero": True})
    assert {action(call) for call in creating_calls(zero)} <= allowed(zero)
    assert "aws-marketplace:Subscribe" in allowed(a_plan(image=None, model_package=PACKAGE))
    assert "aws-marketplace:Subscribe" not in allowed(plan)


def test_what_changes_something_is_allowed_for_this_deployment_only() -> None:
    mine = ("*voice*", "*key/0123abcd", "*role/cadenza", "*TargetTracking-*", "*aws-service-role/sagemaker.*")
    for statement in statements(PLAN, "deployer"):
        changing = [name for name in statement["Action"] if not name.partition(":")[2].startswith(NARROWED)]
        if changing and statement["Sid"] != "Scale":  # Application Auto Scaling has a condition instead of names
            assert all(any(fnmatchcase(arn, own) for own in mine) for arn in statement["Resource"]), statement
    (serve,) = (one["Resource"] for one in statements(PLAN, "deployer") if one["Sid"] == "Serve")
    models = {
        name: f"arn:aws:sagemaker:us-east-1:123456789012:model/{name}-0123456789" for name in ("voice", "voice-2")
    }
    assert {name for name, arn in models.items() if any(fnmatchcase(arn, own) for own in serve)} == {"voice"}
    assert "Condition" in next(one for one in statements(PLAN, "deployer") if one["Sid"] == "Scale")


def test_caller_and_execution_role_have_little() -> None:
    (caller,) = statements(PLAN, "caller")
    assert caller["Resource"] == ["arn:aws:sagemaker:us-east-1:123456789012:endpoint/voice"]
    assert all(name.startswith("sagemaker:InvokeEndpoint") for name in caller["Action"])
    (woken,) = statements(a_plan(scaling={"minimum": 0, "to_zero": True}), "caller")
    assert woken["Resource"][1] == "arn:aws:sagemaker:us-east-1:123456789012:inference-component/voice"
    (trust,) = statements(PLAN, "trust")
    assert trust["Condition"] == {"StringEquals": {"aws:SourceAccount": "123456789012"}}
    role = {statement["Sid"]: statement for statement in statements(PLAN, "execution-role")}
    assert role["WatchUpdates"]["Action"] == ["cloudwatch:DescribeAlarms"]  # else SageMaker takes no update back
    assert role["WatchUpdates"]["Resource"] == ["arn:aws:cloudwatch:us-east-1:123456789012:alarm:cadenza/voice/*"]
    assert role["PullImage"]["Resource"] == ["arn:aws:ecr:us-east-1:123456789012:repository/cadenza"]
    assert role["ReadModel"]["Resource"] == ["arn:aws:s3:::bucket/model/*"]
    assert role["UseKey"]["Resource"] == ["arn:aws:kms:us-east-1:123456789012:key/0123abcd"]
    by_alias = statements(a_plan(instance={"kms_key": "alias/voice"}), "execution-role")[-1]
    assert by_alias["Condition"] == {"ForAnyValue:StringEquals": {"kms:ResourceAliases": ["alias/voice"]}}
    package = {one["Sid"] for one in statements(a_plan(image=None, model_package=PACKAGE), "execution-role")}
    assert package == {"WriteLogs", "PublishMetrics"}
