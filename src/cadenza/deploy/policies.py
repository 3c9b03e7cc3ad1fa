"""IAM policies with no more than what each of the three needs: caller, execution role, deployer."""

from __future__ import annotations

from typing import Any, Literal

from cadenza.deploy.endpoint import HASH_DIGITS
from cadenza.deploy.metrics import alarm_name, log_group
from cadenza.deploy.plan import Plan

Holder = Literal["caller", "execution-role", "trust", "deployer"]
"""Whose policy: `trust` is the execution role's trust policy."""

MARKETPLACE_ACTIONS = ("aws-marketplace:ViewSubscriptions", "aws-marketplace:Subscribe", "aws-marketplace:Unsubscribe")
"""What it takes to subscribe to a listing."""

_LISTED = ["sagemaker:ListModels", "sagemaker:ListEndpointConfigs", "sagemaker:ListTags"]


def policy(plan: Plan, holder: Holder) -> dict[str, Any]:
    """Return the policy document of `holder`, for this plan's names only."""
    statements = {
        "caller": _caller,
        "execution-role": _execution_role,
        "trust": _trust,
        "deployer": _deployer,
    }[holder](plan)
    return {"Version": "2012-10-17", "Statement": statements}


def _arn(plan: Plan, service: str, resource: str) -> str:
    partition, account = plan.role.split(":")[1], plan.role.split(":")[4]
    return f"arn:{partition}:{service}:{plan.region}:{account}:{resource}"


def _allow(
    name: str, actions: list[str], resources: list[str], condition: dict[str, Any] | None = None
) -> dict[str, Any]:
    statement = {"Sid": name, "Effect": "Allow", "Action": actions, "Resource": resources}
    return {**statement, "Condition": condition} if condition else statement


def _caller(plan: Plan) -> list[dict[str, Any]]:
    actions = ["sagemaker:InvokeEndpoint", "sagemaker:InvokeEndpointWithResponseStream"]
    kinds = ["endpoint", "inference-component"] if plan.scaling.to_zero else ["endpoint"]
    called = [_arn(plan, "sagemaker", f"{kind}/{name}") for kind in kinds for name in _spellings(plan)]
    return [_allow("Speak", actions, called)]


def _spellings(plan: Plan) -> list[str]:
    """Return the name as it may stand in an ARN, where SageMaker writes some names in small letters."""
    return sorted({plan.name, plan.name.lower()})


def _trust(plan: Plan) -> list[dict[str, Any]]:
    return [
        {
            "Sid": "OnlySageMakerOfThisAccount",
            "Effect": "Allow",
            "Principal": {"Service": "sagemaker.amazonaws.com"},
            "Action": "sts:AssumeRole",
            "Condition": {"StringEquals": {"aws:SourceAccount": plan.role.split(":")[4]}},
        }
    ]


def _execution_role(plan: Plan) -> list[dict[str, Any]]:
    group = _arn(plan, "logs", f"log-group:{log_group(plan.name)}")
    lines = ["logs:CreateLogGroup", "logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents"]
    numbers = {"StringLike": {"cloudwatch:namespace": ["AWS/SageMaker", "/aws/sagemaker/*"]}}
    statements = [
        _allow("WriteLogs", lines, [group, f"{group}:*"]),
        _allow("PublishMetrics", ["cloudwatch:PutMetricData"], ["*"], numbers),
    ]
    if plan.alarms.enabled and plan.guarded:  # SageMaker looks at them in this role's name
        alarms = _arn(plan, "cloudwatch", f"alarm:{alarm_name(plan.name, '*')}")
        statements.append(_allow("WatchUpdates", ["cloudwatch:DescribeAlarms"], [alarms]))
    if plan.image:
        host, _, path = plan.image.partition("/")
        account, region = host.split(".")[0], host.split(".")[3]
        repository = path.split("@")[0].split(":")[0]
        pull = ["ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"]
        partition = plan.role.split(":")[1]
        statements += [
            _allow("PullImage", pull, [f"arn:{partition}:ecr:{region}:{account}:repository/{repository}"]),
            _allow("SignInToECR", ["ecr:GetAuthorizationToken"], ["*"]),
        ]
    if plan.model_data:
        bucket, _, prefix = plan.model_data.removeprefix("s3://").partition("/")
        arn = f"arn:{plan.role.split(':')[1]}:s3:::{bucket}"
        below = {"StringLike": {"s3:prefix": [f"{prefix}*"]}}
        statements += [
            _allow("ReadModel", ["s3:GetObject"], [f"{arn}/{prefix}*"]),
            _allow("ListModel", ["s3:ListBucket"], [arn], below),
        ]
    statements += _use_of_key(plan)
    if plan.network.subnets:
        interfaces = [
            "ec2:CreateNetworkInterface",
            "ec2:CreateNetworkInterfacePermission",
            "ec2:DeleteNetworkInterface",
            "ec2:DeleteNetworkInterfacePermission",
            "ec2:DescribeDhcpOptions",
            "ec2:DescribeNetworkInterfaces",
            "ec2:DescribeSecurityGroups",
            "ec2:DescribeSubnets",
            "ec2:DescribeVpcs",
        ]
        statements.append(_allow("JoinNetwork", interfaces, ["*"]))
    return statements


def _use_of_key(plan: Plan) -> list[dict[str, Any]]:
    key = plan.instance.kms_key
    if not key:
        return []
    actions = ["kms:CreateGrant", "kms:Decrypt", "kms:DescribeKey"]
    if "alias/" in key:  # a policy can't name a key by its alias, but can ask for it
        alias = {"ForAnyValue:StringEquals": {"kms:ResourceAliases": [key[key.index("alias/") :]]}}
        return [_allow("UseKey", actions, [_arn(plan, "kms", "key/*")], alias)]
    return [_allow("UseKey", actions, [key if key.startswith("arn:") else _arn(plan, "kms", f"key/{key}")])]


def _deployer(plan: Plan) -> list[dict[str, Any]]:
    hashed = "-" + "?" * HASH_DIGITS  # `-*` would be voice-2's as well
    endings = {"endpoint": "", "inference-component": "", "model": hashed, "endpoint-config": hashed}
    serving = [
        _arn(plan, "sagemaker", f"{kind}/{name}{ending}")
        for kind, ending in endings.items()
        for name in _spellings(plan)
    ]
    group = _arn(plan, "logs", f"log-group:{log_group(plan.name)}")
    return [
        _allow("Serve", _SERVING, serving),
        _allow("LookAround", [*_LISTED, *_looking(plan)], ["*"]),
        _allow(
            "HandOverRole",
            ["iam:PassRole"],
            [plan.role],
            {"StringEquals": {"iam:PassedToService": "sagemaker.amazonaws.com"}},
        ),
        _allow("SeeRole", ["iam:GetRole"], [plan.role]),
        _allow(
            "Scale",
            _SCALING,
            ["*"],
            {"StringEqualsIfExists": {"application-autoscaling:service-namespace": "sagemaker"}},
        ),
        _allow(
            "LetScalingWork",
            ["iam:CreateServiceLinkedRole"],
            [
                f"arn:{plan.role.split(':')[1]}:iam::*:role/aws-service-role/sagemaker.application-autoscaling.amazonaws.com/*"
            ],
            {"StringLike": {"iam:AWSServiceName": "sagemaker.application-autoscaling.amazonaws.com"}},
        ),
        # Target tracking makes alarms of its own, in the deployer's name.
        _allow(
            "Alarms",
            [
                "cloudwatch:DeleteAlarms",
                "cloudwatch:ListTagsForResource",
                "cloudwatch:PutMetricAlarm",
                "cloudwatch:TagResource",
            ],
            [_arn(plan, "cloudwatch", f"alarm:{name}") for name in (alarm_name(plan.name, "*"), "TargetTracking-*")],
        ),
        _allow(
            "Dashboard",
            ["cloudwatch:DeleteDashboards", "cloudwatch:GetDashboard", "cloudwatch:PutDashboard"],
            [f"arn:{plan.role.split(':')[1]}:cloudwatch::{plan.role.split(':')[4]}:dashboard/cadenza-{plan.name}"],
        ),
        _allow("Logs", _LOGS, [group, f"{group}:*"]),
        *_use_of_key(plan),
        *([_allow("Subscribe", list(MARKETPLACE_ACTIONS), ["*"])] if plan.model_package else []),
    ]


_SERVING = [
    "sagemaker:AddTags",
    "sagemaker:CreateEndpoint",
    "sagemaker:CreateEndpointConfig",
    "sagemaker:CreateInferenceComponent",
    "sagemaker:CreateModel",
    "sagemaker:DeleteEndpoint",
    "sagemaker:DeleteEndpointConfig",
    "sagemaker:DeleteInferenceComponent",
    "sagemaker:DeleteModel",
    "sagemaker:DescribeEndpoint",
    "sagemaker:DescribeEndpointConfig",
    "sagemaker:DescribeInferenceComponent",
    "sagemaker:DescribeModel",
    "sagemaker:UpdateEndpoint",
    "sagemaker:UpdateEndpointWeightsAndCapacities",  # what Application Auto Scaling asks of who registers a target
    "sagemaker:UpdateInferenceComponent",
    "sagemaker:UpdateInferenceComponentRuntimeConfig",
]

_SCALING = [
    "application-autoscaling:DeleteScalingPolicy",
    "application-autoscaling:DeleteScheduledAction",
    "application-autoscaling:DeregisterScalableTarget",
    "application-autoscaling:DescribeScalableTargets",
    "application-autoscaling:DescribeScalingPolicies",
    "application-autoscaling:DescribeScheduledActions",
    "application-autoscaling:PutScalingPolicy",
    "application-autoscaling:PutScheduledAction",
    "application-autoscaling:RegisterScalableTarget",
    "application-autoscaling:TagResource",
]

_LOGS = [
    "logs:CreateLogGroup",
    "logs:DeleteLogGroup",
    "logs:DescribeLogStreams",
    "logs:FilterLogEvents",
    "logs:GetLogEvents",
    "logs:ListTagsForResource",
    "logs:PutRetentionPolicy",
    "logs:TagResource",
]


def _looking(plan: Plan) -> list[str]:
    """Return the actions that only look, and that IAM can't narrow to one resource."""
    looking = ["cloudwatch:DescribeAlarms", "logs:DescribeLogGroups"]
    looking += ["servicequotas:ListAWSDefaultServiceQuotas", "servicequotas:ListServiceQuotas"]
    looking += ["ecr:DescribeImages"] if plan.image else ["sagemaker:DescribeModelPackage"]
    looking += ["s3:ListBucket"] if plan.model_data else []
    looking += ["ec2:DescribeSecurityGroups", "ec2:DescribeSubnets"] if plan.network.subnets else []
    return looking
