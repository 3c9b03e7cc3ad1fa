"""Scalable targets, their policies and their scheduled actions: parts of the endpoint, and whose it is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from cadenza.deploy.aws import Aws
from cadenza.deploy.resource import Call, Existing, Kind, Resource
from cadenza.deploy.scaling import scalable

SERVICE = "application-autoscaling"
_IDENTITY = ("ServiceNamespace", "ResourceId", "ScalableDimension")


def _identity(properties: Mapping[str, Any]) -> dict[str, Any]:
    return {key: properties[key] for key in _IDENTITY}


class ScalableTarget:
    """The number that is scaled, and its bounds."""

    cloudformation = "AWS::ApplicationAutoScaling::ScalableTarget"
    mutable = True

    def existing(self, aws: Aws, name: str) -> Iterator[Existing]:
        """Yield the target of the endpoint's instances, and that of the component's copies."""
        both = [scalable(name, component=component)["ResourceId"] for component in (False, True)]
        for found in aws.pages(
            SERVICE, "describe_scalable_targets", "ScalableTargets", ServiceNamespace="sagemaker", ResourceIds=both
        ):
            yield Existing(Kind.SCALABLE_TARGET, name, found, owned=True)

    def create(self, resource: Resource, tags: Mapping[str, str]) -> list[Call]:
        """Return the call that registers it."""
        return [Call(SERVICE, "register_scalable_target", {**resource.properties, "Tags": dict(tags)})]

    def change(self, resource: Resource, tags: Mapping[str, str]) -> list[Call]:
        """Return the call that sets its bounds."""
        del tags
        return [Call(SERVICE, "register_scalable_target", dict(resource.properties))]

    def delete(self, existing: Existing) -> list[Call]:
        """Return the call that takes the scaling away."""
        return [Call(SERVICE, "deregister_scalable_target", _identity(existing.properties))]


class _Part:
    """What hangs on a target, and is told by a name that begins with the deployment's."""

    mutable = True
    cloudformation = ""
    kind: Kind
    items: str
    describe: str
    put: str
    remove: str
    field: str

    def existing(self, aws: Aws, name: str) -> Iterator[Existing]:
        """Yield those that hang on the deployment's target, by our names; others' are theirs."""
        for component in (False, True):
            resource_id = scalable(name, component=component)["ResourceId"]
            for found in aws.pages(
                SERVICE, self.describe, self.items, ServiceNamespace="sagemaker", ResourceId=resource_id
            ):
                if found[self.field].startswith(f"{name}-"):
                    yield Existing(self.kind, found[self.field], found, owned=True)

    def create(self, resource: Resource, tags: Mapping[str, str]) -> list[Call]:
        """Return the call that makes it, or makes it so."""
        del tags
        return [Call(SERVICE, self.put, {self.field: resource.name, **resource.properties})]

    change = create

    def delete(self, existing: Existing) -> list[Call]:
        """Return the call that deletes it."""
        return [Call(SERVICE, self.remove, {self.field: existing.name, **_identity(existing.properties)})]


class ScalingPolicy(_Part):
    """How the number follows a metric."""

    cloudformation = "AWS::ApplicationAutoScaling::ScalingPolicy"
    kind, items, describe = Kind.SCALING_POLICY, "ScalingPolicies", "describe_scaling_policies"
    put, remove, field = "put_scaling_policy", "delete_scaling_policy", "PolicyName"


class ScheduledAction(_Part):
    """How the bounds follow the clock; CloudFormation has it as a property of the target."""

    kind, items, describe = Kind.SCHEDULED_ACTION, "ScheduledActions", "describe_scheduled_actions"
    put, remove, field = "put_scheduled_action", "delete_scheduled_action", "ScheduledActionName"
