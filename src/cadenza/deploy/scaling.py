"""How the number of machines follows the load, and the clock."""

from __future__ import annotations

from typing import Any

from cadenza.deploy.metrics import AWS_NAMESPACE, alarm_name
from cadenza.deploy.plan import VARIANT, Plan
from cadenza.deploy.resource import Kind, PolicyArn, Properties, Resource

TRACKING, WAKING = "slots-in-use", "wake-up"
"""Names of the two scaling policies, after the plan's."""

RUNNING = {
    "DynamicScalingInSuspended": False,
    "DynamicScalingOutSuspended": False,
    "ScheduledScalingSuspended": False,
}
"""State of a target that scales."""


def scalable(name: str, *, component: bool) -> dict[str, str]:
    """Return what names the number that is scaled: an endpoint's instances, or an inference component's copies."""
    resource, dimension = f"endpoint/{name}/variant/{VARIANT}", "sagemaker:variant:DesiredInstanceCount"
    if component:
        resource, dimension = f"inference-component/{name}", "sagemaker:inference-component:DesiredCopyCount"
    return {"ServiceNamespace": "sagemaker", "ResourceId": resource, "ScalableDimension": dimension}


def scaling_resources(plan: Plan) -> list[Resource]:
    """Return the scalable target, its policies and its scheduled actions."""
    scaling = plan.scaling
    if not scaling.enabled:
        return []
    what = scalable(plan.name, component=scaling.to_zero)
    bounds = _bounds(scaling.minimum, scaling.maximum)
    by_the_clock = [_bounds(row.minimum, row.maximum) for row in scaling.schedule]
    target = Resource(
        Kind.SCALABLE_TARGET,
        plan.name,
        {**what, **bounds, "SuspendedState": dict(RUNNING)},
        f"from {scaling.minimum} to {scaling.maximum} instances",
        # Where the schedule comes back to the plan's own bounds, each row is as planned in its time.
        also=by_the_clock if bounds in by_the_clock else (),
    )
    tracking = Resource(
        Kind.SCALING_POLICY,
        f"{plan.name}-{TRACKING}",
        {
            **what,
            "PolicyType": "TargetTrackingScaling",
            "TargetTrackingScalingPolicyConfiguration": _tracking(plan),
        },
        f"keeps {scaling.utilization:.0%} of an instance's {plan.concurrency} slots busy, by a metric of every 10 s",
    )
    schedule = [
        Resource(
            Kind.SCHEDULED_ACTION,
            f"{plan.name}-{entry.name}",
            {
                **what,
                "Schedule": entry.when,
                "Timezone": entry.timezone,
                "ScalableTargetAction": _bounds(entry.minimum, entry.maximum),
            },
            f"from {entry.minimum} to {entry.maximum} instances at {entry.when}",
        )
        for entry in scaling.schedule
    ]
    return [target, tracking, *(_waking(plan, what) if scaling.to_zero else []), *schedule]


def _bounds(minimum: int, maximum: int) -> dict[str, int]:
    return {"MinCapacity": minimum, "MaxCapacity": maximum}


def _tracking(plan: Plan) -> Properties:
    scaling = plan.scaling
    kind = "InferenceComponentConcurrentRequestsPerCopy" if scaling.to_zero else "VariantConcurrentRequestsPerModel"
    # The count is per container, of which there is one an instance. Nothing queues: beyond the slots there is only 429.
    return {
        "TargetValue": round(plan.concurrency * scaling.utilization, 3),
        "PredefinedMetricSpecification": {"PredefinedMetricType": f"SageMaker{kind}HighResolution"},
        "ScaleOutCooldown": scaling.out_cooldown,
        "ScaleInCooldown": scaling.in_cooldown,
        "DisableScaleIn": not scaling.scale_in,
    }


def _waking(plan: Plan, what: dict[str, str]) -> list[Resource]:
    """Return what brings the first copy back: target tracking has no number to go by when there is none."""
    policy = f"{plan.name}-{WAKING}"
    step: dict[str, Any] = {
        "AdjustmentType": "ChangeInCapacity",
        "MetricAggregationType": "Maximum",
        "Cooldown": 60,
        "StepAdjustments": [{"MetricIntervalLowerBound": 0.0, "ScalingAdjustment": 1}],
    }
    alarm: dict[str, Any] = {
        "AlarmDescription": f"Endpoint {plan.name}: somebody calls while no instance runs; one is started.",
        "Namespace": AWS_NAMESPACE,
        "MetricName": "NoCapacityInvocationFailures",
        "Dimensions": [{"Name": "InferenceComponentName", "Value": plan.name}],
        "Statistic": "Maximum",
        "Period": 30,
        "DatapointsToAlarm": 1,
        "EvaluationPeriods": 1,
        "Threshold": 1.0,
        "ComparisonOperator": "GreaterThanOrEqualToThreshold",
        "TreatMissingData": "notBreaching",
        "AlarmActions": [PolicyArn(policy)],
        "OKActions": [],
    }
    return [
        Resource(
            Kind.SCALING_POLICY,
            policy,
            {**what, "PolicyType": "StepScaling", "StepScalingPolicyConfiguration": step},
            "starts an instance when somebody calls and none runs",
        ),
        Resource(Kind.ALARM, alarm_name(plan.name, WAKING), alarm, "sees that somebody calls while none runs"),
    ]
