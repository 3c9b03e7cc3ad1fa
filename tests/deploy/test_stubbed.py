"""What moto doesn't know: the documented instance type, model packages, inference components, and slow starts.

Every call is expected by its parameters and in its order; botocore's Stubber checks names and types of both request and
answer, and the deployment's own walk the rest.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from botocore.stub import Stubber

from cadenza.deploy.aws import Aws
from cadenza.deploy.carry_out import carry_out
from cadenza.deploy.changes import Change, Inventory, changes, deletions, resolved
from cadenza.deploy.logs import log_lines
from cadenza.deploy.plan import Plan
from cadenza.deploy.rehearsal import creating_calls
from cadenza.deploy.resource import Call, Existing, Kind
from cadenza.deploy.resources import resources
from cadenza.deploy.scaling import RUNNING
from cadenza.deploy.waiting import Waiter
from cadenza.errors import Conflict, InvalidRequest, Unavailable
from tests.deploy.accounts import ACCOUNT, PACKAGE, REGION, ROLE, Account, a_plan

SONIC = a_plan(
    name="sonic",
    image=None,
    model_package=PACKAGE,
    instance={"type": "ml.g6e.xlarge"},
    container={"slots": 8},
    scaling={"schedule": []},
)
ZERO = a_plan(name="zero", instance={"type": "ml.g6e.xlarge"}, scaling={"minimum": 0, "to_zero": True, "schedule": []})
POLICY_ARN = f"arn:aws:autoscaling:{REGION}:{ACCOUNT}:scalingPolicy:0123abcd"
SERVICES = ("logs", "sagemaker", "cloudwatch", "application-autoscaling")

COMPONENT: dict[str, Any] = {
    "InferenceComponentName": "zero",
    "InferenceComponentArn": f"arn:aws:sagemaker:{REGION}:{ACCOUNT}:inference-component/zero",
    "EndpointName": "zero",
    "EndpointArn": f"arn:aws:sagemaker:{REGION}:{ACCOUNT}:endpoint/zero",
    "CreationTime": 0,
    "LastModifiedTime": 0,
}


def component(plan: Plan, status: str) -> dict[str, Any]:
    """Return what AWS says of the component of `plan`."""
    call = next(call for call in creating_calls(plan) if call.method == "create_inference_component")
    return COMPONENT | {"InferenceComponentStatus": status, "Specification": call.parameters["Specification"]}


Expected = tuple[str, str, dict[str, Any] | str, dict[str, Any] | None]
"""Service, method, answer or the code of an error, and parameters, None for any."""


@contextmanager
def script(expected: Iterable[Expected]) -> Iterator[Account]:
    """Give an account that expects exactly these calls, in this order."""
    expected = list(expected)
    account = Account()
    account.aws = Aws(REGION, said=account.calls.append)
    with ExitStack() as stack:
        stubs = {name: stack.enter_context(Stubber(account.aws.client(name))) for name in SERVICES}
        for service, method, answer, parameters in expected:
            if isinstance(answer, str):
                stubs[service].add_client_error(method, answer, "Could not find it.", expected_params=parameters)
            else:
                stubs[service].add_response(method, answer, parameters)
        yield account
        for stub in stubs.values():
            stub.assert_no_pending_responses()
    assert [(call.service, call.method) for call in account.calls] == [(one[0], one[1]) for one in expected]


def describing(name: str, *answers: dict[str, Any] | str) -> list[Expected]:
    return [("sagemaker", "describe_endpoint", answer, {"EndpointName": name}) for answer in answers]


def endpoint(plan: Plan, status: str, **more: str) -> dict[str, Any]:
    config = next(call for call in creating_calls(plan) if call.method == "create_endpoint")
    return {
        "EndpointName": plan.name,
        "EndpointArn": f"arn:aws:sagemaker:{REGION}:{ACCOUNT}:endpoint/{plan.name}",
        "EndpointConfigName": config.parameters["EndpointConfigName"],
        "EndpointStatus": status,
        "CreationTime": 0,
        "LastModifiedTime": 0,
        **more,
    }


def nothing_there(name: str) -> list[Expected]:
    """Return the reads of an account in which nothing is."""
    group = {"logGroupNamePrefix": f"/aws/sagemaker/Endpoints/{name}"}
    alarms: Expected = ("cloudwatch", "describe_alarms", {}, {"AlarmNamePrefix": f"cadenza/{name}/"})
    scaled = [f"endpoint/{name}/variant/AllTraffic", f"inference-component/{name}"]
    parts: list[Expected] = [
        ("application-autoscaling", f"describe_{kind}", {}, {"ServiceNamespace": "sagemaker", "ResourceId": one})
        for kind in ("scaling_policies", "scheduled_actions")
        for one in scaled
    ]
    target = {"ServiceNamespace": "sagemaker", "ResourceIds": scaled}
    return [
        ("logs", "describe_log_groups", {}, group),
        ("sagemaker", "list_models", {"Models": []}, {"NameContains": name}),
        ("sagemaker", "list_endpoint_configs", {"EndpointConfigs": []}, {"NameContains": name}),
        alarms,
        *describing(name, "ValidationException", "ValidationException"),
        ("application-autoscaling", "describe_scalable_targets", {}, target),
        *parts,
        alarms,
        ("cloudwatch", "get_dashboard", "ResourceNotFound", {"DashboardName": f"cadenza-{name}"}),
    ]


ANSWERS: dict[str, dict[str, Any]] = {
    "create_model": {"ModelArn": f"arn:aws:sagemaker:{REGION}:{ACCOUNT}:model/x"},
    "create_endpoint_config": {"EndpointConfigArn": f"arn:aws:sagemaker:{REGION}:{ACCOUNT}:endpoint-config/x"},
    "create_endpoint": {"EndpointArn": f"arn:aws:sagemaker:{REGION}:{ACCOUNT}:endpoint/x"},
    "create_inference_component": {
        "InferenceComponentArn": f"arn:aws:sagemaker:{REGION}:{ACCOUNT}:inference-component/x"
    },
    "put_scaling_policy": {"PolicyARN": POLICY_ARN},
}


def making(calls: Sequence[Call], after: dict[str, list[Expected]]) -> Iterator[Expected]:
    """Yield `calls`, and after those of a method what is read then."""
    for call in calls:
        yield call.service, call.method, ANSWERS.get(call.method, {}), dict(call.parameters)
        yield from after.get(call.method, [])


def test_a_model_package_on_the_documented_instance_is_deployed_whole() -> None:
    calls = creating_calls(SONIC)
    starting = describing("sonic", endpoint(SONIC, "Creating"), *[endpoint(SONIC, "InService")] * 2)
    first = describing("sonic", "ValidationException")
    expected = [*first, *nothing_there("sonic"), *making(calls, {"create_endpoint": starting})]
    with script(expected) as account:
        account.apply(SONIC)
    by_method = {call.method: call.parameters for call in calls}
    config = by_method["create_endpoint_config"]
    assert by_method["create_model"] == {
        "ModelName": config["ProductionVariants"][0]["ModelName"],
        "PrimaryContainer": {"ModelPackageName": PACKAGE},
        "ExecutionRoleArn": ROLE,
        "EnableNetworkIsolation": True,
        "Tags": [{"Key": "cadenza:deployment", "Value": "sonic"}],
    }
    assert config["ProductionVariants"] == [
        {
            "VariantName": "AllTraffic",
            "ModelName": by_method["create_model"]["ModelName"],
            "InstanceType": "ml.g6e.xlarge",
            "InitialInstanceCount": 1,
            "InitialVariantWeight": 1.0,
            "RoutingConfig": {"RoutingStrategy": "LEAST_OUTSTANDING_REQUESTS"},
            "ContainerStartupHealthCheckTimeoutInSeconds": 600,
            "ModelDataDownloadTimeoutInSeconds": 600,
        }
    ]
    moving = next(resource for resource in resources(SONIC) if resource.kind is Kind.ENDPOINT)
    assert moving.update == {"RetainAllVariantProperties": True}  # AWS guards no update of the Marketplace's containers
    assert config["MetricsConfig"]["EnableDetailedObservability"] is False  # its /metrics is unknown to us
    alarms = {call.parameters["AlarmName"]: call.parameters for call in calls if call.method == "put_metric_alarm"}
    assert alarms["cadenza/sonic/ttfa"]["MetricName"] == "FirstChunkLatency"
    assert alarms["cadenza/sonic/ttfa"]["Threshold"] == 1e6  # one second, in microseconds
    assert alarms["cadenza/sonic/saturation"]["Threshold"] == 8.0
    assert any("Creating" in line for line in account.said)


def test_an_endpoint_that_scales_to_zero_is_deployed_whole() -> None:
    calls = creating_calls(ZERO)
    arns = {"zero-wake-up": POLICY_ARN}
    calls = [Call(call.service, call.method, resolved(call.parameters, arns)) for call in calls]
    after: dict[str, list[Expected]] = {
        "create_endpoint": describing("zero", *[endpoint(ZERO, "InService")] * 2),
        "create_inference_component": [
            ("sagemaker", "describe_inference_component", component(ZERO, status), None)
            for status in ("Creating", "InService", "InService")
        ],
    }
    expected = [*describing("zero", "ValidationException"), *nothing_there("zero"), *making(calls, after)]
    with script(expected) as account:
        account.apply(ZERO)
    by_method = {call.method: call.parameters for call in calls}
    variant = by_method["create_endpoint_config"]["ProductionVariants"][0]
    assert "ModelName" not in variant
    assert variant["ManagedInstanceScaling"] == {"Status": "ENABLED", "MinInstanceCount": 0, "MaxInstanceCount": 5}
    assert by_method["create_endpoint_config"]["EnableNetworkIsolation"] is True
    needs = by_method["create_inference_component"]["Specification"]["ComputeResourceRequirements"]
    assert needs["NumberOfAcceleratorDevicesRequired"] == 1.0
    target = by_method["register_scalable_target"]
    assert (target["ScalableDimension"], target["MinCapacity"]) == ("sagemaker:inference-component:DesiredCopyCount", 0)
    waking = next(call.parameters for call in calls if call.parameters.get("AlarmName") == "cadenza/zero/wake-up")
    assert waking["AlarmActions"] == [POLICY_ARN]
    assert waking["MetricName"] == "NoCapacityInvocationFailures"


def test_an_endpoint_that_does_not_start_says_why_and_shows_the_last_lines() -> None:
    calls = creating_calls(SONIC)
    until = [call.method for call in calls].index("create_endpoint") + 1
    failed = endpoint(SONIC, "Failed", FailureReason="The container did not pass the ping health check.")
    after = [
        *describing("sonic", *[failed] * 2),
        ("logs", "describe_log_streams", {"logStreams": [{"logStreamName": "AllTraffic/i-1"}]}, None),
        ("logs", "get_log_events", {"events": [{"timestamp": 0, "message": "CUDA is missing\n"}]}, None),
    ]
    expected = [
        *describing("sonic", "ValidationException"),
        *nothing_there("sonic"),
        *making(calls[:until], {"create_endpoint": after}),
    ]
    with script(expected) as account, pytest.raises(Unavailable, match=r"is Failed: .*ping.*\n.*\nCUDA is missing"):
        account.apply(SONIC)


def test_a_component_that_aws_takes_back_is_an_error_and_keeps_its_model() -> None:
    """It is in service again, and by the old model: that one is not to be deleted."""
    newer = ZERO.model_copy(update={"image": f"{ZERO.image}.1"})
    step = next(call for call in creating_calls(newer) if call.method == "create_inference_component")
    change = Call("sagemaker", "update_inference_component", {
        key: step.parameters[key] for key in ("InferenceComponentName", "Specification")
    })  # fmt: skip
    deleting = Call("sagemaker", "delete_model", {"ModelName": "zero-old"})
    steps = [
        Change("update", Kind.INFERENCE_COMPONENT, "zero", "", [change]),
        Change("delete", Kind.MODEL, "zero-old", "", [deleting]),
    ]
    back = component(ZERO, "InService") | {"FailureReason": "Alarm cadenza/zero/ttfa went off"}
    expected: list[Expected] = [
        ("sagemaker", "update_inference_component", {"InferenceComponentArn": "a" * 20}, None),
        *[("sagemaker", "describe_inference_component", back, None)] * 2,
        ("logs", "describe_log_streams", {"logStreams": []}, None),
    ]
    with script(expected) as account, pytest.raises(Unavailable, match=r"went back to what it was: Alarm cadenza/zero"):
        carry_out(
            account.aws, steps, Waiter(account.aws, account.said.append, sleep=lambda _: None), account.said.append
        )


def test_an_endpoint_that_aws_cannot_delete_is_an_error() -> None:
    step = Change(
        "delete", Kind.ENDPOINT, "sonic", "", [Call("sagemaker", "delete_endpoint", {"EndpointName": "sonic"})]
    )
    expected: list[Expected] = [
        ("sagemaker", "delete_endpoint", {}, None),
        *describing("sonic", *[endpoint(SONIC, status) for status in ("InService", "Deleting", "Failed")]),
    ]
    with script(expected) as account, pytest.raises(Unavailable, match=r"sonic could not be deleted: it is Failed"):
        carry_out(account.aws, [step], Waiter(account.aws, account.said.append, lambda _: None), account.said.append)


def test_logs_are_asked_for_by_a_part_of_a_word() -> None:
    asked = {"logGroupName": "/aws/sagemaker/Endpoints/voice", "startTime": 0, "limit": 5}
    since = datetime.fromtimestamp(0, UTC)
    expected: list[Expected] = [
        ("logs", "filter_log_events", {"events": []}, {**asked, "filterPattern": pattern})
        for pattern in (r"%call-1\.a%", f"%{'x' * 64}%")
    ]
    with script(expected) as account:
        for given in ("call-1.a", "x" * 100):  # of a context id a line has 64 characters
            assert list(log_lines(account.aws, "voice", request_id=given, since=since, most=5)) == []
        for hostile in ('"', "%", "a|b", "[", "", "x" * 129, "é", "a\n"):
            with pytest.raises(InvalidRequest, match="--request-id"):
                list(log_lines(account.aws, "voice", request_id=hostile, since=since, most=5))


def test_whatever_there_is_of_an_endpoint_that_scales_to_zero_the_rest_is_made() -> None:
    """As after a kill: moto knows nothing of components, so what exists is told."""
    wanted = resources(ZERO)
    told: dict[Kind, dict[str, Any]] = {
        Kind.ENDPOINT: endpoint(ZERO, "InService"),
        Kind.INFERENCE_COMPONENT: component(ZERO, "InService"),
        Kind.SCALING_POLICY: {"PolicyARN": POLICY_ARN},
    }
    described = [resolved(one.properties, {"zero-wake-up": POLICY_ARN}) | told.get(one.kind, {}) for one in wanted]
    names = [(one.kind, one.name) for one in wanted]
    for number in range(len(wanted) + 1):
        there = [
            Existing(*name, properties, owned=True) for name, properties in zip(names[:number], described, strict=False)
        ]
        found = Inventory("zero", there)
        steps = changes(ZERO, found)
        assert [(step.kind, step.name) for step in steps] == names
        assert [step.action for step in steps] == ["keep"] * number + ["create"] * (len(wanted) - number)
        assert sorted((step.kind, step.name) for step in deletions(found)) == sorted(names[:number])
    failed = [
        replace(one, properties=component(ZERO, "Failed")) if one.kind is Kind.INFERENCE_COMPONENT else one
        for one in there
    ]
    anew = {(step.action, step.kind) for step in changes(ZERO, Inventory("zero", failed)) if step.action != "keep"}
    scaling = {Kind.SCALABLE_TARGET, Kind.SCALING_POLICY}
    assert anew == {
        ("replace", Kind.INFERENCE_COMPONENT),
        *((action, kind) for action in ("delete", "create") for kind in scaling),
        ("update", Kind.ALARM),  # of the policy that wakes it, which has another ARN then
    }


def test_everything_of_a_model_package_is_destroyed_and_nothing_else() -> None:
    calls = {call.method: call.parameters for call in creating_calls(SONIC)}
    model, config = calls["create_model"]["ModelName"], calls["create_endpoint_config"]["EndpointConfigName"]
    ours: dict[str, Any] = {"Tags": [{"Key": "cadenza:deployment", "Value": "sonic"}]}
    theirs: dict[str, Any] = {"Tags": [{"Key": "cadenza:deployment", "Value": "sonic-2"}]}
    arn = f"arn:aws:sagemaker:{REGION}:{ACCOUNT}"
    what = {
        key: calls["register_scalable_target"][key] for key in ("ServiceNamespace", "ResourceId", "ScalableDimension")
    }
    reads = nothing_there("sonic")
    serving = endpoint(SONIC, "InService")
    listed = {
        "EndpointConfigName": config,
        "EndpointConfigArn": f"{arn}:endpoint-config/{config}",
        "CreationTime": 0,
    }
    variants = [{"VariantName": "AllTraffic", "ModelName": model}]
    models = [
        {"ModelName": name, "ModelArn": f"{arn}:model/{name}", "CreationTime": 0} for name in (model, "sonic-mine")
    ]
    found: list[Expected] = [
        *reads[:1],
        ("sagemaker", "list_models", {"Models": models}, None),
        ("sagemaker", "list_tags", ours, {"ResourceArn": f"{arn}:model/{model}"}),
        ("sagemaker", "describe_model", models[0], {"ModelName": model}),
        ("sagemaker", "list_endpoint_configs", {"EndpointConfigs": [listed]}, None),
        ("sagemaker", "list_tags", theirs, {"ResourceArn": f"{arn}:endpoint-config/{config}"}),
        reads[3],
        *describing("sonic", serving),
        ("sagemaker", "list_tags", ours, {"ResourceArn": f"{arn}:endpoint/sonic"}),
        *describing("sonic", serving),
        ("sagemaker", "describe_endpoint_config", {**listed, "ProductionVariants": variants}, None),
        (
            "application-autoscaling",
            "describe_scalable_targets",
            {"ScalableTargets": [{**what, "MinCapacity": 1, "MaxCapacity": 3, "RoleARN": ROLE, "CreationTime": 0}]},
            None,
        ),
        *reads[7:],
    ]
    deleting: list[Expected] = [
        ("application-autoscaling", "deregister_scalable_target", {}, dict(what)),
        ("sagemaker", "delete_endpoint", {}, {"EndpointName": "sonic"}),
        *describing("sonic", endpoint(SONIC, "Deleting"), "ValidationException"),
        ("sagemaker", "delete_model", {}, {"ModelName": model}),
    ]
    with script([*found, *deleting]) as account:
        account.destroy("sonic")


def test_an_endpoint_that_scales_to_zero_is_destroyed_whole() -> None:
    calls = creating_calls(ZERO)
    config = next(call.parameters for call in calls if call.method == "create_endpoint_config")
    target = next(call.parameters for call in calls if call.method == "register_scalable_target")
    what = {key: target[key] for key in ("ServiceNamespace", "ResourceId", "ScalableDimension")}
    policies = [
        {**what, "PolicyName": name, "PolicyARN": POLICY_ARN, "PolicyType": "StepScaling", "CreationTime": 0}
        for name in ("zero-wake-up", "somebody-elses")
    ]
    alarm = f"arn:aws:cloudwatch:{REGION}:{ACCOUNT}:alarm:cadenza/zero/wake-up"
    alarms = {"MetricAlarms": [{"AlarmName": "cadenza/zero/wake-up", "AlarmArn": alarm}]}
    ours: dict[str, Any] = {"Tags": [{"Key": "cadenza:deployment", "Value": "zero"}]}
    serving = endpoint(ZERO, "InService")
    described: dict[str, Any] = {key: value for key, value in config.items() if key != "Tags"}
    described |= {"EndpointConfigArn": "a" * 20, "CreationTime": 0}
    reads = nothing_there("zero")
    found: list[Expected] = [
        *reads[:3],
        ("cloudwatch", "describe_alarms", alarms, None),
        *describing("zero", serving),
        ("sagemaker", "list_tags", ours, None),
        *describing("zero", serving),
        (
            "sagemaker",
            "describe_endpoint_config",
            described,
            None,
        ),
        ("sagemaker", "describe_inference_component", COMPONENT | {"InferenceComponentStatus": "InService"}, None),
        ("sagemaker", "list_tags", ours, {"ResourceArn": COMPONENT["InferenceComponentArn"]}),
        (
            "application-autoscaling",
            "describe_scalable_targets",
            {"ScalableTargets": [{**what, "MinCapacity": 0, "MaxCapacity": 3, "RoleARN": ROLE, "CreationTime": 0}]},
            None,
        ),
        reads[7],
        (reads[8][0], reads[8][1], {"ScalingPolicies": policies}, reads[8][3]),
        *reads[9:11],
        ("cloudwatch", "describe_alarms", alarms, None),
        ("cloudwatch", "list_tags_for_resource", ours, {"ResourceARN": alarm}),
        reads[12],
    ]
    deleting: list[Expected] = [
        ("cloudwatch", "delete_alarms", {}, {"AlarmNames": ["cadenza/zero/wake-up"]}),
        ("application-autoscaling", "delete_scaling_policy", {}, {"PolicyName": "zero-wake-up", **what}),
        ("application-autoscaling", "deregister_scalable_target", {}, what),
        ("sagemaker", "delete_inference_component", {}, {"InferenceComponentName": "zero"}),
        ("sagemaker", "describe_inference_component", COMPONENT | {"InferenceComponentStatus": "Deleting"}, None),
        ("sagemaker", "describe_inference_component", "ValidationException", None),
        ("sagemaker", "delete_endpoint", {}, {"EndpointName": "zero"}),
        *describing("zero", "ValidationException"),
    ]
    with script([*found, *deleting]) as account:
        account.destroy("zero")


def test_another_image_of_a_component_is_rolled_out_with_the_scaling_suspended() -> None:
    newer = ZERO.model_copy(update={"image": f"{ZERO.image}.1"})
    calls = {call.method: call.parameters for call in creating_calls(ZERO)}
    target, component = calls["register_scalable_target"], calls["create_inference_component"]
    config = calls["create_endpoint_config"]["EndpointConfigName"]
    found = Inventory(
        "zero",
        [
            Existing(Kind.ENDPOINT_CONFIG, config, {}, owned=True),
            Existing(Kind.ENDPOINT, "zero", endpoint(ZERO, "InService"), owned=True),
            Existing(Kind.INFERENCE_COMPONENT, "zero", component, owned=True),
            Existing(Kind.SCALABLE_TARGET, "zero", target, owned=True),
        ],
    )
    step = next(step for step in changes(newer, found) if step.kind is Kind.INFERENCE_COMPONENT)
    assert [call.method for call in step.calls] == ["register_scalable_target", "update_inference_component"]
    assert step.differences[0].startswith("Specification.ModelName: ")
    assert "RuntimeConfig" not in step.calls[1].parameters  # how many copies run is the scaling's business
    (after,) = step.afterwards
    assert after.parameters["SuspendedState"] == RUNNING
    with pytest.raises(Conflict, match=r"scaling.to_zero is false in the plan"):
        changes(a_plan(name="zero"), found)
