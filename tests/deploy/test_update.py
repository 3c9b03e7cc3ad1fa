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
from cadenza.errors import Conflict, Unavailable
from tests.deploy.accounts import ACCOUNT, IMAGE, REGION, Account, a_plan, killed, moto_account

TWO: dict[str, Any] = {"instance": {"count": 2}, "scaling": {"minimum": 2, "schedule": []}}
OLD = a_plan(**TWO)
NEW = a_plan(**TWO, image=IMAGE.replace(":1", ":2"))
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
    at_night = a_plan(instance={"count": 2}, scaling={"minimum": 2})  # its schedule goes down to one
    assert (at_night.least, at_night.strategy) == (1, "all-at-once")
    canary = a_plan(**TWO, update={"strategy": "canary", "batch_percent": 10})
    fixed = a_plan(scaling={"enabled": False, "schedule": []})
    with deployed(OLD) as account, updates(account) as asked:
        account.apply(canary.model_copy(update={"image": NEW.image}))
        routing = asked[0]["DeploymentConfig"]["BlueGreenUpdatePolicy"]["TrafficRoutingConfiguration"]
        assert routing["CanarySize"] == {"Type": "CAPACITY_PERCENT", "Value": 10}
        account.apply(fixed)
        assert asked[1]["ExcludeRetainedVariantProperties"] == [{"VariantPropertyType": "DesiredInstanceCount"}]
        assert not {kind for kind, _ in account.state("voice")} & {Kind.SCALABLE_TARGET, Kind.SCALING_POLICY}


def test_the_scaling_goes_before_another_type_of_instance_and_comes_again() -> None:
    """AWS refuses to update an endpoint to another instance type while it is a scalable target."""
    other = a_plan(**TWO | {"instance": {"count": 2, "type": "ml.c5.xlarge"}})
    making = ["create_model", "create_endpoint_config", "delete_scaling_policy", "deregister_scalable_target"]
    making += ["update_endpoint", "register_scalable_target", "put_scaling_policy"]
    with deployed(OLD) as account, updates(account):
        account.apply(other)
        assert account.made == [*making, *account.made[len(making) :]]
        assert {step.action for step in account.steps(other)} == {"keep"}
    for killed_after in range(1, len(making) + 1):
        with deployed(OLD) as account, updates(account):
            with killed(account, killed_after):
                account.apply(other)
            again = Account()
            again.apply(other)
            assert {step.action for step in again.steps(other)} == {"keep"}


def test_without_scaling_the_number_of_instances_is_the_plans_again() -> None:
    """The scaling may have left more instances, and only an update of the endpoint takes them away."""
    with deployed(OLD) as account:
        fixed = a_plan(instance={"count": 2}, scaling={"enabled": False, "schedule": []})
        step = next(step for step in account.steps(fixed) if step.kind is Kind.ENDPOINT)
        assert step.action == "update"
        assert step.calls[-1].parameters["ExcludeRetainedVariantProperties"]


def test_an_update_is_not_begun_while_an_alarm_rings_that_would_take_it_back() -> None:
    """Else what mends an endpoint that fails could never be brought to it."""
    with deployed(OLD) as account, updates(account) as asked:
        ringing = {"AlarmName": "cadenza/voice/errors-5xx", "StateValue": "ALARM", "StateReason": "a test"}
        account.aws.client("cloudwatch").set_alarm_state(**ringing)
        with pytest.raises(Conflict, match=r"cadenza/voice/errors-5xx rings: .*--set alarms.enabled=false"):
            account.apply(NEW)
        assert account.made == []
        assert {step.action for step in account.steps(a_plan(**TWO, alarms={"refusals": 9}))} == {"keep", "update"}
        account.apply(NEW.model_copy(update={"alarms": NEW.alarms.model_copy(update={"enabled": False})}))
        assert "AutoRollbackConfiguration" not in asked[0]["DeploymentConfig"]
        account.apply(NEW)
        assert {step.action for step in account.steps(NEW)} == {"keep"}


@pytest.mark.parametrize("status", ["UpdateRollbackFailed", "OutOfService"])
def test_an_endpoint_that_went_astray_is_updated_again(status: str) -> None:
    with deployed(OLD) as account:
        sagemaker_backends[ACCOUNT][REGION].endpoints["voice"].endpoint_status = status
        step = next(step for step in account.steps(OLD) if step.kind is Kind.ENDPOINT)
        assert (step.action, step.differences) == ("update", [f'EndpointStatus: "{status}" -> "InService"'])
        assert [call.method for call in step.calls] == ["register_scalable_target", "update_endpoint"]
