"""The plan as a CloudFormation template, from the same resources as the API calls."""

from __future__ import annotations

from typing import Any

import yaml

from cadenza.deploy.kinds import tag_list
from cadenza.deploy.kinds.all import DRIVERS
from cadenza.deploy.plan import Plan
from cadenza.deploy.resource import Json, Kind, PolicyArn, Resource
from cadenza.deploy.resources import resources

_NAMES = {
    Kind.LOG_GROUP: "LogGroupName",
    Kind.MODEL: "ModelName",
    Kind.ENDPOINT_CONFIG: "EndpointConfigName",
    Kind.ENDPOINT: "EndpointName",
    Kind.INFERENCE_COMPONENT: "InferenceComponentName",
    Kind.SCALING_POLICY: "PolicyName",
    Kind.ROLLBACK_ALARM: "AlarmName",
    Kind.ALARM: "AlarmName",
    Kind.DASHBOARD: "DashboardName",
}
"""CloudFormation's field of each kind's name; a scalable target has none."""

_TAGGED = {
    Kind.LOG_GROUP,
    Kind.MODEL,
    Kind.ENDPOINT_CONFIG,
    Kind.ENDPOINT,
    Kind.INFERENCE_COMPONENT,
    Kind.ROLLBACK_ALARM,
    Kind.ALARM,
}

_AFTER = {
    Kind.ENDPOINT_CONFIG: {Kind.MODEL},
    Kind.ENDPOINT: {Kind.ENDPOINT_CONFIG, Kind.LOG_GROUP, Kind.ROLLBACK_ALARM},
    Kind.INFERENCE_COMPONENT: {Kind.ENDPOINT, Kind.MODEL},
    Kind.SCALABLE_TARGET: {Kind.ENDPOINT, Kind.INFERENCE_COMPONENT},
    Kind.SCALING_POLICY: {Kind.SCALABLE_TARGET},
}
"""What has to be there first; AWS finds out by name only, so CloudFormation has to be told."""


class _Dumper(yaml.SafeDumper):  # type: ignore[misc]
    """Writes a list of tags twice instead of pointing from one to the other."""

    def ignore_aliases(self, data: Json) -> bool:
        return True


def template(plan: Plan) -> str:
    """Return the template as YAML. A stack of it is CloudFormation's: `cadenza deploy apply` has no business there."""
    text: str = yaml.dump(document(plan), Dumper=_Dumper, sort_keys=False, width=110, allow_unicode=True)
    return text


def document(plan: Plan) -> dict[str, Any]:
    """Return the template as plain values."""
    wanted = resources(plan)
    logical = {id(resource): _logical(resource, plan.name) for resource in wanted}
    rendered = {
        logical[id(resource)]: _rendered(
            resource,
            plan,
            wanted,
            sorted(logical[id(other)] for other in wanted if other.kind in _AFTER.get(resource.kind, ())),
        )
        for resource in wanted
        if resource.kind is not Kind.SCHEDULED_ACTION
    }
    return {
        "AWSTemplateFormatVersion": "2010-09-09",
        "Description": f"Cadenza endpoint {plan.name}: {plan.least} to {plan.most} instances of {plan.instance.type}",
        "Resources": rendered,
        "Outputs": {"EndpointName": {"Description": "What to invoke", "Value": plan.name}},
    }


def _rendered(resource: Resource, plan: Plan, wanted: list[Resource], after: list[str]) -> dict[str, Any]:
    properties: dict[str, Any] = dict(resource.properties)
    if field := _NAMES.get(resource.kind):
        properties = {field: resource.name, **properties}
    if resource.kind in {Kind.ENDPOINT, Kind.INFERENCE_COMPONENT}:
        properties |= resource.update
    if resource.kind is Kind.SCALABLE_TARGET:
        properties["ScheduledActions"] = [
            _scheduled(action) for action in wanted if action.kind is Kind.SCHEDULED_ACTION
        ]
    if resource.kind in _TAGGED and plan.tags:
        # Not the tag that says whose it is: what a stack made is the stack's, and `destroy` leaves it alone.
        properties["Tags"] = tag_list(plan.tags)
    rendered: dict[str, Any] = {"Type": DRIVERS[resource.kind].cloudformation}
    if after:
        rendered["DependsOn"] = after
    return {**rendered, "Properties": _referring(properties, plan.name)}


def _scheduled(action: Resource) -> dict[str, Any]:
    kept = ("Schedule", "Timezone", "ScalableTargetAction")
    return {"ScheduledActionName": action.name, **{key: action.properties[key] for key in kept}}


def _logical(resource: Resource, name: str) -> str:
    """Return a name of letters and digits that stays the same when the content changes."""
    if resource.kind in {Kind.ALARM, Kind.ROLLBACK_ALARM, Kind.SCALING_POLICY}:
        kind = Kind.ALARM if resource.kind is Kind.ROLLBACK_ALARM else resource.kind
        own = resource.name.rpartition("/")[2].removeprefix(f"{name}-").removeprefix("cadenza-")
        return _joined(f"{own} {kind}")
    return _joined(resource.kind)


def _joined(words: str) -> str:
    return "".join(word[0].upper() + word[1:] for word in words.replace("-", " ").split())


def _referring(value: Json, name: str) -> Json:
    match value:
        case PolicyArn():
            return {"Ref": _joined(f"{value.policy.removeprefix(f'{name}-')} {Kind.SCALING_POLICY}")}
        case dict():
            return {key: _referring(item, name) for key, item in value.items()}
        case list():
            return [_referring(item, name) for item in value]
        case _:
            return value
