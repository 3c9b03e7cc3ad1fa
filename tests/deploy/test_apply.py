"""Applying and destroying, whole, against moto: what is made, in which order, what a second run and a killed one do."""

from __future__ import annotations

import json
from collections import Counter

import pytest
from moto.sagemaker.models import sagemaker_backends

from cadenza.deploy.plan import Plan
from cadenza.deploy.resource import Kind
from cadenza.deploy.resources import resources
from cadenza.deploy.scaling import RUNNING, scalable
from cadenza.errors import Conflict
from tests.deploy.accounts import ACCOUNT, REGION, Account, a_plan, killed, moto_account

PLAN = a_plan()
CREATING = [
    "create_log_group",
    "put_retention_policy",
    "create_model",
    "create_endpoint_config",
    *["put_metric_alarm"] * 2,
    "create_endpoint",
    "register_scalable_target",
    "put_scaling_policy",
    "put_scheduled_action",
    *["put_metric_alarm"] * 3,
    "put_dashboard",
]
DELETING = [
    "delete_dashboards",
    *["delete_alarms"] * 3,
    "delete_scheduled_action",
    "delete_scaling_policy",
    "deregister_scalable_target",
    "delete_endpoint",
    *["delete_alarms"] * 2,
    "delete_endpoint_config",
    "delete_model",
    "delete_log_group",
]


def test_apply_makes_everything_once_and_destroy_deletes_it_all() -> None:
    with moto_account() as account:
        account.apply(PLAN)
        assert account.made == CREATING
        assert account.state("voice") == [(item.kind, item.name) for item in resources(PLAN)]
        account.calls.clear()
        assert {step.action for step in account.apply(PLAN)} == {"keep"}
        assert account.made == []
        account.destroy("voice")
        assert account.made == DELETING
        assert account.state("voice") == []
        assert account.destroy("voice") == []


def test_what_exists_is_as_planned() -> None:
    with moto_account() as account:
        account.apply(PLAN)
        aws = account.aws
        endpoint = aws.read("sagemaker", "describe_endpoint", EndpointName="voice")
        config = aws.read("sagemaker", "describe_endpoint_config", EndpointConfigName=endpoint["EndpointConfigName"])
        variant = config["ProductionVariants"][0]
        assert variant["RoutingConfig"] == {"RoutingStrategy": "LEAST_OUTSTANDING_REQUESTS"}
        assert variant["ContainerStartupHealthCheckTimeoutInSeconds"] == 600
        model = aws.read("sagemaker", "describe_model", ModelName=variant["ModelName"])
        assert model["PrimaryContainer"]["Environment"] == {
            "CADENZA_REPLICAS": "1",
            "CADENZA_SLOTS": "4",
            "CADENZA_EMF_DIMENSIONS": "EndpointName=voice,VariantName=AllTraffic",
        }
        creating = next(call.parameters for call in account.calls if call.method == "create_model")
        assert creating["EnableNetworkIsolation"] is True  # moto forgets it
        resource = "endpoint/voice/variant/AllTraffic"
        policies = list(
            aws.pages(
                "application-autoscaling",
                "describe_scaling_policies",
                "ScalingPolicies",
                ServiceNamespace="sagemaker",
                ResourceId=resource,
            )
        )
        tracking = policies[0]["TargetTrackingScalingPolicyConfiguration"]
        assert tracking["TargetValue"] == pytest.approx(0.7 * 4)
        assert tracking["PredefinedMetricSpecification"] == {
            "PredefinedMetricType": "SageMakerVariantConcurrentRequestsPerModelHighResolution"
        }
        dashboard = json.loads(aws.read("cloudwatch", "get_dashboard", DashboardName="cadenza-voice")["DashboardBody"])
        assert {widget["type"] for widget in dashboard["widgets"]} == {"text", "metric", "log"}


@pytest.mark.parametrize("killed_after", range(1, len(CREATING) + 1))
def test_an_apply_killed_after_any_call_is_gone_on_with(killed_after: int) -> None:
    with moto_account() as account:
        with killed(account, killed_after):
            account.apply(PLAN)
        other = Account()
        other.apply(PLAN)
        assert other.state("voice") == [(item.kind, item.name) for item in resources(PLAN)]
        repeated = Counter(account.made) + Counter(other.made) - Counter(CREATING)
        assert repeated.total() == 0, "nothing is made twice"
        assert {step.action for step in other.steps(PLAN)} == {"keep"}


@pytest.mark.parametrize("killed_after", range(1, len(DELETING) + 1))
def test_a_destroy_killed_after_any_call_is_gone_on_with(killed_after: int) -> None:
    with moto_account() as maker:
        maker.apply(PLAN)
        account = Account()
        with killed(account, killed_after):
            account.destroy("voice")
        other = Account()
        other.destroy("voice")
        assert account.made + other.made == DELETING
        assert other.state("voice") == []


def test_what_the_deployment_did_not_make_stays() -> None:
    with moto_account() as account:
        theirs = account.aws.client("cloudwatch")
        theirs.put_dashboard(DashboardName="cadenza-voice", DashboardBody='{"widgets": []}')
        account.aws.client("logs").create_log_group(logGroupName="/aws/sagemaker/Endpoints/voice")
        with pytest.raises(Conflict, match=r"log group /aws.*dashboard cadenza-voice.*cadenza:deployment=voice"):
            account.apply(PLAN)
        assert account.made == []
        assert account.destroy("voice") == []
        assert {kind for kind, _ in account.state("voice")} == {Kind.LOG_GROUP, Kind.DASHBOARD}


def test_the_scaling_of_somebody_elses_endpoint_stays() -> None:
    """It can't carry a tag of ours, and hangs on an endpoint that doesn't."""
    with moto_account() as account:
        account.apply(PLAN)
        sagemaker_backends[ACCOUNT][REGION].endpoints["voice"].tags = [{"Key": "owner", "Value": "somebody"}]
        deleted = {step.kind for step in account.destroy("voice")}
        kept = {Kind.ENDPOINT, Kind.SCALABLE_TARGET, Kind.SCALING_POLICY, Kind.SCHEDULED_ACTION, Kind.DASHBOARD}
        assert deleted == {resource.kind for resource in resources(PLAN)} - kept


def test_what_the_clock_has_set_is_as_planned() -> None:
    rows = [("morning", 2, 3), ("evening", 1, 3)]
    schedule = [
        {"name": name, "when": "cron(0 8 ? * MON-FRI *)", "minimum": low, "maximum": high} for name, low, high in rows
    ]
    plan, more = (a_plan(scaling={"maximum": most, "schedule": schedule}) for most in (3, 9))
    with moto_account() as account:
        account.apply(plan)
        target, identity = account.aws.client("application-autoscaling"), scalable("voice", component=False)

        def changed(wanted: Plan) -> list[str]:
            return [
                line for step in account.steps(wanted) if step.kind is Kind.SCALABLE_TARGET for line in step.differences
            ]

        target.register_scalable_target(**identity, MinCapacity=2, MaxCapacity=3)
        assert changed(plan) == []
        assert changed(more) == ["MinCapacity: 2 -> 1", "MaxCapacity: 3 -> 9"]
        target.register_scalable_target(**identity, SuspendedState=RUNNING | {"DynamicScalingInSuspended": True})
        assert changed(plan) == ["SuspendedState.DynamicScalingInSuspended: true -> false"]
        account.apply(plan)
        found = account.aws.read("application-autoscaling", "describe_scalable_targets", ServiceNamespace="sagemaker")
        assert (found["ScalableTargets"][0]["MinCapacity"], found["ScalableTargets"][0]["MaxCapacity"]) == (2, 3)


def test_others_by_similar_names_are_not_touched() -> None:
    """`voice` and `voice-2` share the beginning of each name."""
    with moto_account() as account:
        second = a_plan(name="voice-2")
        account.apply(second)
        before = account.state("voice-2")
        account.apply(PLAN)
        account.aws.client("sagemaker").create_model(
            ModelName="voice-mine", ExecutionRoleArn=PLAN.role, PrimaryContainer={"Image": PLAN.image}
        )
        account.destroy("voice")
        assert account.state("voice-2") == before
        assert account.aws.find("sagemaker", "describe_model", ModelName="voice-mine")


def test_only_what_differs_is_changed() -> None:
    with moto_account() as account:
        account.apply(PLAN)
        account.calls.clear()
        other = a_plan(scaling={"maximum": 5, "schedule": []}, alarms={"refusals": 9}, monitoring={"retention_days": 7})
        steps = {(step.action, step.kind): step for step in account.apply(other) if step.action != "keep"}
        assert set(steps) == {
            ("update", Kind.LOG_GROUP),
            ("update", Kind.SCALABLE_TARGET),
            ("update", Kind.ALARM),
            ("update", Kind.DASHBOARD),
            ("delete", Kind.SCHEDULED_ACTION),
        }
        assert steps["update", Kind.SCALABLE_TARGET].differences == ["MaxCapacity: 3 -> 5"]
        assert steps["update", Kind.ALARM].differences == ["Threshold: 5.0 -> 9.0"]
        assert {step.action for step in account.steps(other)} == {"keep"}


def test_an_endpoint_that_never_came_up_is_made_anew() -> None:
    with moto_account() as account:
        account.apply(PLAN)
        sagemaker_backends[ACCOUNT][REGION].endpoints["voice"].endpoint_status = "Failed"
        account.calls.clear()
        account.apply(PLAN)
        scaling = ["delete_scheduled_action", "delete_scaling_policy", "deregister_scalable_target"]
        again = ["register_scalable_target", "put_scaling_policy", "put_scheduled_action"]
        assert account.made == [
            *scaling,
            "delete_endpoint",
            "create_endpoint",
            *again,
        ]  # AWS deletes it with the endpoint


def test_logs_are_kept_where_that_is_asked_for_and_taken_over_again() -> None:
    with moto_account() as account:
        account.apply(PLAN)
        account.destroy("voice", keep_logs=True)
        assert {kind for kind, _ in account.state("voice")} == {Kind.LOG_GROUP}
        account.apply(PLAN)
        assert {step.action for step in account.steps(PLAN)} == {"keep"}
