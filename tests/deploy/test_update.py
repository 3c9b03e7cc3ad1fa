"""Updates: another configuration takes the place of the old one, or AWS takes it back. moto has no update_endpoint."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from botocore.awsrequest import AWSResponse
from moto.sagemaker.models import sagemaker_backends

from cadenza.deploy.plan import Plan
from cadenza.deploy.resource import Kind
from cadenza.deploy.scaling import RUNNING
from cadenza.errors import Unavailable
from tests.deploy.accounts import ACCOUNT, IMAGE, REGION, Account, a_plan, killed, moto_account

OLD = a_plan(instance={"count": 2}, scaling={"minimum": 2})
NEW = a_plan(instance={"count": 2}, scaling={"minimum": 2}, image=IMAGE.replace(":1", ":2"))
UPDATING = [
    "create_model",
    "create_endpoint_config",
    "register_scalable_target",
    "update_endpoint",
    "register_scalable_target",
    "delete_endpoint_config",
    "delete_model",
]


@contextmanager
def updates(account: Account, *, succeed: bool = True) -> Iterator[list[dict[str, Any]]]:
    """Answer update_endpoint as AWS does, and yield what it was asked."""
    asked: list[dict[str, Any]] = []
    events = account.aws.client("sagemaker").meta.events

    def remember(params: dict[str, Any], **_: object) -> None:
        asked.append(params)

    def answer(**_: object) -> tuple[AWSResponse, dict[str, Any]]:
        endpoint = sagemaker_backends[ACCOUNT][REGION].endpoints["voice"]
        if succeed:
            endpoint.endpoint_config_name = asked[-1]["EndpointConfigName"]
        else:
            endpoint.failure_reason = "Alarm cadenza/voice/errors-5xx went off"  # type: ignore[assignment]
        return AWSResponse("", 200, {}, None), {"EndpointArn": endpoint.arn, "ResponseMetadata": {}}

    events.register("provide-client-params.sagemaker.UpdateEndpoint", remember, unique_id="asked")
    events.register_first("before-call.sagemaker.UpdateEndpoint", answer, unique_id="answer")
    try:
        yield asked
    finally:
        events.unregister("provide-client-params.sagemaker.UpdateEndpoint", unique_id="asked")
        events.unregister("before-call.sagemaker.UpdateEndpoint", unique_id="answer")


@contextmanager
def deployed(plan: Plan) -> Iterator[Account]:
    with moto_account() as maker:
        maker.apply(plan)
        yield Account()


def suspended(account: Account) -> dict[str, bool]:
    found = account.aws.read("application-autoscaling", "describe_scalable_targets", ServiceNamespace="sagemaker")
    state: dict[str, bool] = found["ScalableTargets"][0]["SuspendedState"]
    return state


def test_an_update_rolls_and_is_watched_by_the_alarms() -> None:
    with deployed(OLD) as account, updates(account) as asked:
        steps = {step.kind: step for step in reversed(account.apply(NEW))}
        assert account.made == UPDATING
        assert f'PrimaryContainer.Image: "{OLD.image}" -> "{NEW.image}"' in steps[Kind.MODEL].differences
        assert asked[0]["RetainAllVariantProperties"] is True  # else the number of instances falls back to the first
        deployment = asked[0]["DeploymentConfig"]
        assert deployment["RollingUpdatePolicy"] == {
            "MaximumBatchSize": {"Type": "CAPACITY_PERCENT", "Value": 50},
            "WaitIntervalInSeconds": 300,
            "MaximumExecutionTimeoutInSeconds": 7200,
        }
        assert deployment["AutoRollbackConfiguration"] == {
            "Alarms": [{"AlarmName": "cadenza/voice/errors-5xx"}, {"AlarmName": "cadenza/voice/ttfa"}]
        }
        assert suspended(account) == RUNNING
        assert {step.action for step in account.steps(NEW)} == {"keep"}


def test_an_update_that_aws_takes_back_is_an_error_and_the_scaling_goes_on() -> None:
    with deployed(OLD) as account, updates(account, succeed=False):
        with pytest.raises(Unavailable, match=r"went back to what it was: Alarm cadenza/voice/errors-5xx went off"):
            account.apply(NEW)
        assert account.made == UPDATING[:5]
        assert suspended(account) == RUNNING
        assert any(kind == Kind.ENDPOINT_CONFIG for kind, _ in account.state("voice"))


@pytest.mark.parametrize("killed_after", range(1, len(UPDATING) + 1))
def test_an_update_killed_after_any_call_is_gone_on_with(killed_after: int) -> None:
    with deployed(OLD) as account, updates(account):
        with killed(account, killed_after):
            account.apply(NEW)
        other = Account()
        other.apply(NEW)
        assert suspended(other) == RUNNING
        assert {step.action for step in other.steps(NEW)} == {"keep"}
        assert len(other.state("voice")) == len(other.steps(NEW))


def test_strategies_suit_what_runs() -> None:
    assert (a_plan().strategy, OLD.strategy) == ("all-at-once", "rolling")
    canary = a_plan(instance={"count": 2}, scaling={"minimum": 2}, update={"strategy": "canary", "batch_percent": 10})
    fixed = a_plan(scaling={"enabled": False, "schedule": []})
    with deployed(OLD) as account, updates(account) as asked:
        account.apply(canary.model_copy(update={"image": NEW.image}))
        routing = asked[0]["DeploymentConfig"]["BlueGreenUpdatePolicy"]["TrafficRoutingConfiguration"]
        assert routing["CanarySize"] == {"Type": "CAPACITY_PERCENT", "Value": 10}
        account.apply(fixed)
        assert asked[1]["ExcludeRetainedVariantProperties"] == [{"VariantPropertyType": "DesiredInstanceCount"}]
        assert not {kind for kind, _ in account.state("voice")} & {Kind.SCALABLE_TARGET, Kind.SCALING_POLICY}
