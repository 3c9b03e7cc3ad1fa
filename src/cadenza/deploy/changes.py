"""What has to be done: the plan's resources compared with what exists under its name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from cadenza.deploy.aws import Aws
from cadenza.deploy.kinds.all import DRIVERS
from cadenza.deploy.plan import OWNER_TAG, Plan
from cadenza.deploy.resource import Call, Existing, Json, Kind, PolicyArn, Resource
from cadenza.deploy.resources import resources
from cadenza.deploy.scaling import RUNNING
from cadenza.errors import Conflict, brief

Action = Literal["create", "update", "replace", "keep", "delete"]

FAILED = "Failed"
"""Status of an endpoint or component that never came up: it can't be updated, only deleted."""

ASTRAY = {"UpdateRollbackFailed", "OutOfService"}
"""States of an endpoint that only another update may get it out of: it serves by two configurations, or not at all."""

_SCALING = {Kind.SCALABLE_TARGET, Kind.SCALING_POLICY, Kind.SCHEDULED_ACTION}

_OF_THE_ENDPOINT = {*_SCALING, Kind.DASHBOARD}
"""What carries no tag that could be asked for: where the endpoint is somebody else's, so is this."""


@dataclass(frozen=True, slots=True)
class Change:
    """One step: what is done to one resource, by which calls, and why."""

    action: Action
    kind: Kind
    name: str
    why: str
    calls: Sequence[Call] = ()
    differences: Sequence[str] = ()
    afterwards: Sequence[Call] = ()
    """Calls that are made after the others even if those fail."""


@dataclass(frozen=True, slots=True)
class Inventory:
    """Everything that exists under a deployment's names."""

    name: str
    items: Sequence[Existing]
    by_name: Mapping[tuple[Kind, str], Existing] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "by_name", {(item.kind, item.name): item for item in self.items})

    @classmethod
    def of(cls, aws: Aws, name: str) -> Inventory:
        """Ask AWS. Makes no call that changes anything."""
        items = [item for driver in DRIVERS.values() for item in driver.existing(aws, name)]
        if any(item.kind is Kind.ENDPOINT and not item.owned for item in items):
            items = [replace(item, owned=False) if item.kind in _OF_THE_ENDPOINT else item for item in items]
        return cls(name, items)

    def find(self, kind: Kind, name: str) -> Existing | None:
        """Return the thing of that kind and name."""
        return self.by_name.get((kind, name))

    @property
    def policy_arns(self) -> dict[str, str]:
        """ARNs of the scaling policies that exist, by name."""
        return {item.name: item.properties["PolicyARN"] for item in self.items if item.kind is Kind.SCALING_POLICY}

    @property
    def foreign(self) -> list[Existing]:
        """What has one of our names and isn't ours."""
        return [item for item in self.items if not item.owned]


def changes(plan: Plan, found: Inventory) -> list[Change]:
    """Return the steps from what exists to `plan`, in order. Raises Conflict where something there isn't ours."""
    wanted = resources(plan)
    names = {(resource.kind, resource.name) for resource in wanted}
    _refuse_foreign([item for item in found.foreign if (item.kind, item.name) in names], found.name)
    _refuse_other_form(plan, found)
    found, unscaled = _unscaled(plan, found)
    steps = []
    for resource in wanted:
        steps += unscaled if resource.kind is Kind.ENDPOINT else []
        steps.append(_change(resource, plan, found))
    _refuse_while_ringing(steps, found)
    return [*steps, *_deletions(found, keep=names, why="nothing uses it any more")]


def deletions(found: Inventory, *, keep_logs: bool = False) -> list[Change]:
    """Return the steps from what exists to nothing, in order; what isn't ours stays."""
    kept = {Kind.LOG_GROUP} if keep_logs else set()
    keep = {(item.kind, item.name) for item in found.items if item.kind in kept}
    return _deletions(found, keep, why="made by this deployment")


def resolved(value: Json, arns: Mapping[str, str]) -> Json:
    """Return `value` with the ARNs of scaling policies where they are known."""
    match value:
        case PolicyArn():
            return arns.get(value.policy, value)
        case Mapping():
            return {key: resolved(item, arns) for key, item in value.items()}
        case list():
            return [resolved(item, arns) for item in value]
        case _:
            return value


def differences(wanted: Json, current: Json, path: str = "") -> Iterator[str]:
    """Yield where `current` isn't as `wanted`; what only `current` has is AWS's own."""
    match wanted, current:
        case Mapping(), Mapping():
            for key, item in wanted.items():
                yield from differences(item, current.get(key), f"{path}.{key}" if path else key)
        case list(), list() if len(wanted) == len(current):
            for index, (item, other) in enumerate(zip(wanted, current, strict=True)):
                yield from differences(item, other, f"{path}[{index}]")
        case _ if wanted != current and not (wanted == [] and current is None):
            yield f"{path}: {brief(current)} -> {brief(wanted)}"


def _change(resource: Resource, plan: Plan, found: Inventory) -> Change:
    driver, tags = DRIVERS[resource.kind], plan.all_tags
    existing = found.find(resource.kind, resource.name)
    made = driver.create(resource, tags)
    if existing is None:
        return Change("create", resource.kind, resource.name, resource.why, made, _since_before(resource, found))
    if FAILED in {existing.properties.get("EndpointStatus"), existing.properties.get("InferenceComponentStatus")}:
        reason = f"it failed to start: {existing.properties.get('FailureReason', 'no reason is given')}"
        return Change("replace", resource.kind, resource.name, reason, [*driver.delete(existing), *made])
    resource = _by_the_clock(resource, existing)
    wanted = {key: item for key, item in resource.properties.items() if key != "RuntimeConfig"}
    differing = list(differences(resolved(wanted, found.policy_arns), existing.properties)) if driver.mutable else []
    if (status := existing.properties.get("EndpointStatus")) in ASTRAY:
        differing.append(f'EndpointStatus: "{status}" -> "InService"')
    if not differing:
        return Change("keep", resource.kind, resource.name, resource.why)
    before, after = _around(resource, found)
    calls = [*before, *driver.change(resource, tags)]
    return Change("update", resource.kind, resource.name, resource.why, calls, differing, after)


def _unscaled(plan: Plan, found: Inventory) -> tuple[Inventory, list[Change]]:
    """Return `found` without the scaling, and what takes it away, where what is scaled becomes another.

    AWS changes no instance type that is scaled, and takes the scaling away with an endpoint that is deleted. So it goes
    before, and is made anew afterwards.
    """
    if found.find(Kind.SCALABLE_TARGET, found.name) is None or not _becomes_another(plan, found):
        return found, []
    rest = [item for item in found.items if item.kind not in _SCALING]
    why = "AWS takes no other machines while they are scaled; made anew afterwards"
    return Inventory(found.name, rest), _deletions(found, {(item.kind, item.name) for item in rest}, why)


def _becomes_another(plan: Plan, found: Inventory) -> bool:
    """Tell whether the component, or else the endpoint, is to be made anew or to have another type of instance."""
    if component := found.find(Kind.INFERENCE_COMPONENT, found.name):
        return bool(component.properties.get("InferenceComponentStatus") == FAILED)
    endpoint = found.find(Kind.ENDPOINT, found.name)
    if endpoint is None:
        return False
    config = found.find(Kind.ENDPOINT_CONFIG, endpoint.properties.get("EndpointConfigName", ""))
    variants = config.properties.get("ProductionVariants", []) if config else []
    other_type = [variant.get("InstanceType") for variant in variants] != [plan.instance.type]
    return other_type or endpoint.properties["EndpointStatus"] == FAILED


def _by_the_clock(resource: Resource, existing: Existing) -> Resource:
    """Return `resource` with what the clock has set, where that is what exists."""
    set_by_it = (values for values in resource.also if not list(differences(values, existing.properties)))
    return replace(resource, properties={**resource.properties, **next(set_by_it, {})})


def _since_before(resource: Resource, found: Inventory) -> list[str]:
    """Return how a model or configuration differs from the one that it takes the place of."""
    if DRIVERS[resource.kind].mutable:
        return []
    before = [item for item in found.items if item.kind is resource.kind and item.owned]
    return list(differences(resource.properties, before[0].properties)) if before else []


def _around(resource: Resource, found: Inventory) -> tuple[list[Call], list[Call]]:
    """Return what suspends the scaling before a change of the machines, and what lets it go on.

    The schedule goes on meanwhile: an hour of it that was missed would not come again until the next day.
    """
    target = found.find(Kind.SCALABLE_TARGET, found.name)
    if target is None or resource.kind not in {Kind.ENDPOINT, Kind.INFERENCE_COMPONENT}:
        return [], []
    identity = {key: target.properties[key] for key in ("ServiceNamespace", "ResourceId", "ScalableDimension")}
    states = [dict.fromkeys(RUNNING, True) | {"ScheduledScalingSuspended": False}, dict(RUNNING)]
    pause, go_on = (
        Call("application-autoscaling", "register_scalable_target", {**identity, "SuspendedState": state})
        for state in states
    )
    return [pause], [go_on]


def _deletions(found: Inventory, keep: set[tuple[Kind, str]], why: str) -> list[Change]:
    order = list(Kind)
    doomed = [item for item in found.items if item.owned and (item.kind, item.name) not in keep]
    doomed.sort(key=lambda item: order.index(item.kind), reverse=True)
    return [Change("delete", item.kind, item.name, why, DRIVERS[item.kind].delete(item)) for item in doomed]


def _refuse_foreign(foreign: Sequence[Existing], name: str) -> None:
    if foreign:
        things = ", ".join(f"{item.kind} {item.name}" for item in foreign)
        raise Conflict(
            f"Not made by this deployment, so it is left alone: {things}. Choose another name, or hand it over by "
            f"giving it the tag {OWNER_TAG}={name}."
        )


def _refuse_other_form(plan: Plan, found: Inventory) -> None:
    target = found.find(Kind.SCALABLE_TARGET, found.name)
    endpoint = found.find(Kind.ENDPOINT, found.name)
    config = endpoint and found.find(Kind.ENDPOINT_CONFIG, endpoint.properties.get("EndpointConfigName", ""))
    variants = config.properties.get("ProductionVariants", []) if config else []
    of_components = (
        any(item.kind is Kind.INFERENCE_COMPONENT for item in found.items)
        or (target is not None and target.properties["ResourceId"].startswith("inference-component/"))
        or any("ModelName" not in variant for variant in variants)
    )
    of_instances = (target is not None and target.properties["ResourceId"].startswith("endpoint/")) or any(
        "ModelName" in variant for variant in variants
    )
    if (plan.scaling.to_zero and of_instances) or (not plan.scaling.to_zero and of_components):
        raise Conflict(
            f"scaling.to_zero is {str(plan.scaling.to_zero).lower()} in the plan, and the endpoint {found.name} was "
            "made with the opposite; AWS can't change that. Destroy it first, or choose another name."
        )


def _refuse_while_ringing(steps: Sequence[Change], found: Inventory) -> None:
    """Refuse an update that is watched by an alarm that rings already: AWS would take it back, whatever it mends."""
    watching = {
        alarm["AlarmName"]
        for step in steps
        if step.action == "update"
        for call in step.calls
        for alarm in call.parameters.get("DeploymentConfig", {}).get("AutoRollbackConfiguration", {}).get("Alarms", [])
    }
    ringing = [
        item.name for item in found.items if item.name in watching and item.properties.get("StateValue") == "ALARM"
    ]
    if ringing:
        raise Conflict(
            f"{' and '.join(ringing)} {'rings' if len(ringing) == 1 else 'ring'}: AWS would take the update back at "
            "once. Wait until that is over; or, if the update is what mends it, apply with --set alarms.enabled=false, "
            "and then without, which makes the alarms anew."
        )
