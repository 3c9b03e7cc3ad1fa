"""A plan that is wrong says so before any call: field, value and what is allowed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from cadenza.deploy.cost import monthly_estimate
from cadenza.deploy.instances import instances, table
from cadenza.deploy.loading import load
from cadenza.deploy.rehearsal import creating_calls, rehearse
from cadenza.deploy.report import slots_line
from cadenza.deploy.resource import Call, Json
from cadenza.deploy.shapes import problems
from cadenza.errors import InvalidRequest
from tests.deploy.accounts import PACKAGE, a_plan

EXAMPLES = sorted((Path(__file__).parents[2] / "examples" / "deploy").glob("*.toml"))


@pytest.mark.parametrize("file", EXAMPLES, ids=lambda file: file.stem)
def test_the_examples_are_plans_that_aws_would_take(file: Path) -> None:
    rehearse(load(file, {}))


WRONG: list[tuple[dict[str, Json], str]] = [
    ({"name": "a--b"}, r'name: got "a--b"; allowed: letters, digits and single hyphens'),
    ({"region": "mars"}, r'region: got "mars"; allowed: a region, as eu-central-1'),
    ({"role": None}, r"role: got nothing; allowed: a value"),
    ({"image": "cadenza:latest"}, r"image: .* allowed: an image in ECR"),
    ({"image": None}, r"image, model_package: got \[null, null\]; allowed: exactly one of the two"),
    ({"model_package": PACKAGE}, r"allowed: exactly one of the two"),
    ({"region": "eu-central-1"}, r"image: .* allowed: one in eu-central-1"),
    ({"colour": "blue"}, r'colour: got "blue"; allowed: no such field; there are name, region'),
    ({"scaling": {"most": 3}}, r"scaling.most: .* there are enabled, minimum, maximum"),
    ({"scaling": {"utilization": 1.5}}, r"scaling.utilization: got 1.5; allowed: less than or equal to 0.9"),
    ({"scaling": {"minimum": 0}}, r"scaling.minimum: got 0; allowed: 1 or more; 0 needs scaling.to_zero"),
    ({"scaling": {"minimum": 9}}, r"scaling.minimum: got 9; allowed: at most scaling.maximum, which is 3"),
    ({"instance": {"count": 7}}, r"instance.count: got 7; .* 1 to 3"),
    ({"scaling": {"enabled": False}}, r"scaling.enabled: got false; allowed: true, for scaling.schedule"),
    ({"scaling": {"schedule": [{"name": "x", "when": "noon", "minimum": 1, "maximum": 2}]}}, r"when: .*cron\("),
    ({"network": {"subnets": ["subnet-01234567"]}}, r"both subnets and security_groups, or neither"),
    ({"update": {"strategy": "rolling"}}, r'update.strategy: got "rolling"; allowed: auto or all-at-once, unless two'),
    ({"update": {"strategy": "blue"}}, r"update.strategy: got \"blue\"; allowed: 'auto', 'rolling'"),
    (
        {"instance": {"volume_gb": 50}},
        r"instance.volume_gb: got 50; allowed: nothing with ml.g4dn.xlarge, which has disks",
    ),
    ({"alarms": {"notify": ["arn:aws:sns:eu-west-1:123456789012:x"]}}, r"alarms.notify: .* topics in us-east-1"),
    (
        {"update": {"timeout_seconds": 600}},
        r"update.timeout_seconds: got 600; allowed: more than 600, the sum of the w",
    ),
    ({"scaling": {"to_zero": True}, "update": {"batch_percent": 4}}, r"update.batch_percent: got 4; .* 5"),
    ({"scaling": {"to_zero": True}, "update": {"batch_percent": 5, "timeout_seconds": 5000}}, r"more than 6000"),
    (
        {
            "scaling": {
                "schedule": [{"name": "x", "when": "rate(1 day)", "timezone": "Mars", "minimum": 1, "maximum": 1}]
            }
        },
        r'scaling.schedule.0.timezone: got "Mars"; allowed: a time zone by its IANA name',
    ),
    (
        {"monitoring": {"period_seconds": 120}},
        r"monitoring.period_seconds: got 120; allowed: 10, 30 or 60 while there are",
    ),
    ({"tags": {"aws:x": "y"}}, r"tags: .* allowed: keys that begin with neither aws: nor cadenza:"),
    ({"container": {"environment": {"CADENZA_SLOTS": "9"}}}, r'SLOTS: got "9"; allowed: nothing; container.slots'),
    ({"container": {"environment": {"CADENZA_SLOT": "9"}}}, r"allowed: settings of the server. CADENZA_SLOT: "),
    ({"instance": {"startup_seconds": 5}}, r"instance.startup_seconds: got 5; allowed: greater than or equal to 60"),
    ({"monitoring": {"retention_days": 31}}, r"monitoring.retention_days: got 31; allowed: 1, 3, 5, 7"),
    ({"image": None, "model_package": PACKAGE, "scaling": {"to_zero": True}}, r"scaling.to_zero: got true"),
    ({"image": None, "model_package": PACKAGE, "container": {"replicas": 2}}, r"container.replicas: got 2; allowed: 1"),
]


@pytest.mark.parametrize(("fields", "message"), WRONG, ids=lambda value: str(value)[:40])
def test_a_wrong_field_is_named_with_value_and_choices(fields: dict[str, Json], message: str) -> None:
    with pytest.raises(InvalidRequest, match=message):
        a_plan(**fields)


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"instance": {"type": "ml.g6e.banana"}}, r"instance.type \(.*\): got \"ml.g6e.banana\"; .*ml.g6e.xlarge"),
        ({"instance": {"ami": "mine"}}, r"instance.ami .*allowed: al2-ami"),
        ({"instance": {"kms_key": "a key"}}, r"instance.kms_key \(.*KmsKeyId\): got \"a key\"; allowed: what matches"),
        ({"container": {"environment": {"9X": "y"}}}, r"Environment \(key\): got \"9X\""),
        ({"container": {"environment": {f"X{i}": "y" for i in range(101)}}}, r"104 entries; allowed: 0 to 100"),
        ({"tags": {"team": "x" * 257}}, r"257 characters; allowed: 0 to 256 characters"),
    ],
    ids=lambda value: str(value)[:40],
)
def test_what_aws_would_refuse_is_known_without_it(fields: dict[str, Json], message: str) -> None:
    with pytest.raises(InvalidRequest, match=message):
        rehearse(a_plan(**fields))


def test_the_walk_of_aws_own_models_sees_what_botocore_does_not() -> None:
    wrong = {
        "EndpointConfigName": "-x",
        "ProductionVariants": [
            {
                "VariantName": "AllTraffic",
                "RoutingConfig": {"RoutingStrategy": "LEAST"},
                "ContainerStartupHealthCheckTimeoutInSeconds": 99999,
                "ModelDataDownloadTimeoutInSeconds": True,
                "InitialInstanceCounts": 1,
            }
        ],
    }
    listed = problems(Call("sagemaker", "create_endpoint_config", wrong))
    found = {problem.field.rpartition(".")[2]: problem for problem in listed}
    assert set(found) == {
        "EndpointConfigName",
        "RoutingStrategy",
        "ContainerStartupHealthCheckTimeoutInSeconds",
        "ModelDataDownloadTimeoutInSeconds",
        "InitialInstanceCounts",
    }
    assert found["RoutingStrategy"].allowed == "LEAST_OUTSTANDING_REQUESTS, RANDOM, PREFIX_AWARE, KV_AWARE"
    assert found["ContainerStartupHealthCheckTimeoutInSeconds"].allowed == "60 to 3600"
    assert "InitialInstanceCount" in found["InitialInstanceCounts"].allowed
    assert problems(Call("sagemaker", "delete_model", {}))[0].field == "sagemaker.delete_model.ModelName"


def test_the_command_line_wins_over_the_file(tmp_path: Path) -> None:
    settings = ["scaling.maximum=8", "tags.team=audio", "hourly_usd=0.5"]
    plan = load(EXAMPLES[0], {"instance.count": 2, "image": None}, settings)
    assert (plan.instance.count, plan.scaling.maximum, plan.tags, plan.hourly_usd) == (2, 8, {"team": "audio"}, 0.5)
    broken = tmp_path / "broken.toml"
    broken.write_text("name = ")
    for file, wrong, message in [
        (tmp_path / "none.toml", [], "PLAN: .*a file that can be read"),
        (broken, [], "PLAN: .*TOML"),
        (EXAMPLES[0], ["scaling"], "--set: .*FIELD=VALUE"),
        (EXAMPLES[0], ["name.first=x"], "--set: .*a field of a table"),
    ]:
        with pytest.raises(InvalidRequest, match=message):
            load(file, {}, wrong)


def test_the_cost_is_a_range_and_says_that_it_is_an_estimate() -> None:
    first, second = monthly_estimate(a_plan())
    assert "about 537 to 1,622 USD a month, an estimate: 1 to 3 instances of ml.g4dn.xlarge" in first  # 730 h at 0.736
    assert "tax" in second
    dear = monthly_estimate(a_plan(image=None, model_package=PACKAGE, instance={"type": "ml.g6e.xlarge"}))
    assert "what the seller of the model package takes" in dear[1]
    assert "no price" in monthly_estimate(a_plan(instance={"type": "ml.g5.48xlarge"}))[0]
    assert "about 73 to" in monthly_estimate(a_plan(hourly_usd=0.1))[0]
    for name in instances():
        rehearse(a_plan(instance={"type": name}))


def test_target_and_slots_of_the_documented_instance() -> None:
    """Sonic 3's documentation gives 8 concurrent requests for ml.g6e.xlarge: 70 % of them is 5.6."""
    plan = a_plan(image=None, model_package=PACKAGE, instance={"type": "ml.g6e.xlarge"})
    assert "8 requests at a time an instance: Sonic 3's documentation" in slots_line(plan)
    policy = next(call for call in creating_calls(plan) if call.method == "put_scaling_policy")
    assert policy.parameters["TargetTrackingScalingPolicyConfiguration"]["TargetValue"] == pytest.approx(5.6)


def test_each_copy_of_a_component_has_a_machine_to_itself() -> None:
    """Else two copies, each with the slots of a whole machine, share one."""
    zero: dict[str, Any] = {"minimum": 0, "to_zero": True}
    for name, known in instances().items():
        plan = a_plan(instance={"type": name}, scaling=zero)
        call = next(call for call in creating_calls(plan) if call.method == "create_inference_component")
        needs = call.parameters["Specification"]["ComputeResourceRequirements"]
        if known.memory_gb:
            assert known.memory_gb * 1024 / 2 < needs["MinMemoryRequiredInMb"] < known.memory_gb * 1024 * 0.75
        else:
            assert needs["NumberOfAcceleratorDevicesRequired"] == 1.0
    with pytest.raises(InvalidRequest, match=r"container.memory_mb: got null; allowed: more than half .* ml.c7a.large"):
        a_plan(instance={"type": "ml.c7a.large"}, scaling=zero)
    assert a_plan(instance={"type": "ml.c7a.large"}, scaling=zero, container={"memory_mb": 2500}).copy_memory_mb == 2500


def test_slots_of_cpu_instances_are_of_the_capacity_benchmark() -> None:
    """80 % of the listeners that so many cores served without an underrun; beyond what was measured, a multiple."""
    capacity = table()["capacity"]
    fast = {"environment": {"CADENZA_ENGINE": "fast"}}
    for name, cores in {"ml.m5.large": 1, "ml.c7i.xlarge": 2, "ml.c7i.4xlarge": 8}.items():
        for engine, container in {"full": {}, "fast": fast}.items():
            plan = a_plan(instance={"type": name}, container=container)
            listeners = capacity[engine][min(cores, 2) - 1] * max(1, cores // 2)
            assert plan.concurrency == int(listeners * 0.8) >= 1
            line = f"{plan.concurrency} requests at a time an instance: 80% of {listeners} listeners"
            assert line in slots_line(plan)
    assert "expect less" in slots_line(a_plan(instance={"type": "ml.m5.large"}))
    assert "4 times what 2 cores served" in slots_line(a_plan(instance={"type": "ml.c7i.4xlarge"}))
    more = a_plan(instance={"type": "ml.c7i.xlarge"}, container={"slots": 40, "replicas": 2})
    assert "Slots: 80 requests at a time an instance, by the plan. Known of ml.c7i.xlarge: " in slots_line(more)
    package = a_plan(image=None, model_package=PACKAGE, instance={"type": "ml.c7i.xlarge"})
    assert "Nothing is known" in slots_line(package)  # our benchmark says nothing of another's model
