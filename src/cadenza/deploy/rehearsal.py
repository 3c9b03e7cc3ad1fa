"""Goes through the calls of a plan without AWS, so that what the service would refuse is known before the first one."""

from __future__ import annotations

from cadenza.deploy.changes import resolved
from cadenza.deploy.kinds.all import DRIVERS
from cadenza.deploy.plan import Plan
from cadenza.deploy.resource import Call, Kind
from cadenza.deploy.resources import resources
from cadenza.deploy.shapes import problems
from cadenza.errors import FieldProblem, InvalidRequest

_FIELDS = {
    "InstanceType": "instance.type",
    "InferenceAmiVersion": "instance.ami",
    "KmsKeyId": "instance.kms_key",
    "ExecutionRoleArn": "role",
    "Image": "image",
    "ModelPackageName": "model_package",
    "S3Uri": "model_data",
    "Timezone": "scaling.schedule.timezone",
    "Schedule": "scaling.schedule.when",
}
"""The API's fields that are the plan's, for the error messages."""


def creating_calls(plan: Plan) -> list[Call]:
    """Return the calls that make everything where nothing is, and the one that an update makes."""
    return [call for resource in resources(plan) for call in DRIVERS[resource.kind].create(resource, plan.all_tags)]


def rehearse(plan: Plan) -> None:
    """Raise InvalidRequest with everything that AWS's own model of the calls forbids."""
    calls = creating_calls(plan)
    arns: dict[str, str] = {}
    for resource in resources(plan):
        if resource.kind is Kind.SCALING_POLICY:
            arns[resource.name] = "arn:aws:autoscaling:REGION:ACCOUNT:scalingPolicy"  # AWS makes it up
        if resource.kind in {Kind.ENDPOINT, Kind.INFERENCE_COMPONENT}:
            calls += DRIVERS[resource.kind].change(resource, plan.all_tags)
    found = [
        problem
        for call in calls
        for problem in problems(Call(call.service, call.method, resolved(call.parameters, arns)))
    ]
    if found:
        raise InvalidRequest(list(dict.fromkeys(map(_named, found))))


def _named(problem: FieldProblem) -> FieldProblem:
    """Return `problem` by the plan's name of its field, with the API's beside it."""
    last = problem.field.rpartition(".")[2].partition("[")[0]
    ours = _FIELDS.get(last)
    return FieldProblem(f"{ours} ({problem.field})", problem.value, problem.allowed) if ours else problem
