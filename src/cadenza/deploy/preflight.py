"""Everything that can be known to fail before the first thing is made, each with what to do about it."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from cadenza.deploy.aws import Aws, Denied
from cadenza.deploy.plan import Plan
from cadenza.deploy.policies import MARKETPLACE_ACTIONS
from cadenza.errors import CadenzaError, ConfigurationError, NotFound

SPARE = {"rolling": 0.5, "canary": 1.0, "all-at-once": 1.0}
"""Share of the running instances that an update needs on top of them, at most."""


REMEDIES = {
    "role": "name a role of this account",
    "image": "name an image that this account may pull",
    "model data": "name a bucket of this account that the role may read, or leave model_data out",
    "network": "name subnets and security groups of this account and region, or leave network out",
    "key": "name a key of this account and region, or leave instance.kms_key out",
    "quota": "try again, or look at Service Quotas, SageMaker, yourself",
}
"""What to do where AWS's own message is all that is known."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What one check found: `unknown` is what the caller may not look at, which stops nothing."""

    check: str
    outcome: Literal["ok", "failed", "unknown"]
    detail: str


def check(plan: Plan, aws: Aws, say: Callable[[Finding], None]) -> None:
    """Run the checks that concern `plan`; `say` hears each finding. Raises ConfigurationError with all that failed."""
    checks = [_region, _credentials]
    checks += [_role, _image if plan.image else _model_package]
    checks += [_model_data] if plan.model_data else []
    checks += [_network] if plan.network.subnets else []
    checks += [_key] if plan.instance.kms_key else []
    checks += [_quota]
    failed = []
    for one in checks:
        finding = _found(one, plan, aws)
        say(finding)
        if finding.outcome == "failed":
            failed.append(f"{finding.check}: {finding.detail}")
            if one in {_region, _credentials}:  # no other check can succeed
                break
    if failed:
        raise ConfigurationError("Nothing was made. " + " | ".join(failed))


def _found(one: Callable[[Plan, Aws], Finding], plan: Plan, aws: Aws) -> Finding:
    name = one.__name__.strip("_").replace("_", " ")
    try:
        return one(plan, aws)
    except Denied as error:
        outcome: Literal["failed", "unknown"] = "failed" if one is _credentials else "unknown"
        return Finding(name, outcome, f"not checked: {error}")
    except CadenzaError as error:
        return Finding(name, "failed", "; ".join(filter(None, [str(error), REMEDIES.get(name)])))


def _region(plan: Plan, aws: Aws) -> Finding:
    regions = [
        name
        for partition in aws.session.get_available_partitions()
        for name in aws.session.get_available_regions("sagemaker", partition_name=partition)
    ]
    if plan.region not in regions:
        allowed = ", ".join(regions)
        return Finding(
            "region",
            "failed",
            f"{plan.region} has no SageMaker that botocore knows of (is it up to date?); there are {allowed}",
        )
    return Finding("region", "ok", plan.region)


def _credentials(plan: Plan, aws: Aws) -> Finding:
    caller = aws.read("sts", "get_caller_identity")
    account = plan.role.split(":")[4]
    if caller["Account"] != account:
        return Finding(
            "credentials",
            "failed",
            f"you are in account {caller['Account']}, the role in {account}; sign in to that one, or name one of yours",
        )
    return Finding("credentials", "ok", caller["Arn"])


def _role(plan: Plan, aws: Aws) -> Finding:
    name = plan.role.rpartition("/")[2]
    try:
        role = aws.read("iam", "get_role", RoleName=name)["Role"]
    except NotFound:
        how = "make it with what `cadenza deploy policies --for execution-role` and `--for trust` print"
        return Finding("role", "failed", f"{plan.role} doesn't exist; {how}")
    trusted = json.dumps(role["AssumeRolePolicyDocument"])
    if "sagemaker.amazonaws.com" not in trusted:
        how = "set its trust policy to what `cadenza deploy policies --for trust` prints"
        return Finding("role", "failed", f"SageMaker may not use {plan.role}; {how}")
    return Finding("role", "ok", plan.role)


def _image(plan: Plan, aws: Aws) -> Finding:
    assert plan.image  # noqa: S101 - the caller asked
    registry, _, path = plan.image.partition("/")
    repository, separator, reference = re.split(r"(@|:)", path, maxsplit=1)
    wanted = {"imageDigest" if separator == "@" else "imageTag": reference}
    parameters = {"registryId": registry.split(".")[0], "repositoryName": repository, "imageIds": [wanted]}
    try:
        found = aws.read("ecr", "describe_images", **parameters)["imageDetails"]
    except ConfigurationError as error:
        if isinstance(error, Denied) or "NotFound" not in str(error):
            raise
        how = "push it first: `docker push`, after `aws ecr create-repository` if there is none"
        return Finding("image", "failed", f"{plan.image} isn't in ECR; {how}")
    size = sum(image.get("imageSizeInBytes", 0) for image in found)
    return Finding("image", "ok", f"{plan.image}, {size / 1e6:.0f} MB")


def _model_package(plan: Plan, aws: Aws) -> Finding:
    assert plan.model_package  # noqa: S101 - the caller asked
    subscribed = (
        "subscribe to the listing in AWS Marketplace with this account, and use the ARN that it shows for "
        f"{plan.region}; the deployer needs {', '.join(MARKETPLACE_ACTIONS)} for that"
    )
    try:
        found = aws.read("sagemaker", "describe_model_package", ModelPackageName=plan.model_package)
    except Denied as error:
        return Finding("model package", "failed", f"{error} {subscribed}")
    except CadenzaError as error:
        return Finding("model package", "failed", f"{plan.model_package} isn't there for you ({error}); {subscribed}")
    if found["ModelPackageStatus"] != "Completed":
        return Finding("model package", "failed", f"its state is {found['ModelPackageStatus']}; allowed: Completed")
    types = found.get("InferenceSpecification", {}).get("SupportedRealtimeInferenceInstanceTypes")
    if types and plan.instance.type not in types:
        return Finding("model package", "failed", f"instance.type {plan.instance.type}; it allows {', '.join(types)}")
    return Finding("model package", "ok", plan.model_package)


def _model_data(plan: Plan, aws: Aws) -> Finding:
    assert plan.model_data  # noqa: S101 - the caller asked
    bucket, _, prefix = plan.model_data.removeprefix("s3://").partition("/")
    found = aws.read("s3", "list_objects_v2", Bucket=bucket, Prefix=prefix, MaxKeys=1)
    if not found.get("KeyCount"):
        return Finding(
            "model data", "failed", f"nothing is at {plan.model_data}; `aws s3 cp --recursive` puts it there"
        )
    return Finding("model data", "ok", plan.model_data)


def _network(plan: Plan, aws: Aws) -> Finding:
    subnets = aws.read("ec2", "describe_subnets", SubnetIds=plan.network.subnets)["Subnets"]
    groups = aws.read("ec2", "describe_security_groups", GroupIds=plan.network.security_groups)["SecurityGroups"]
    networks = {item["VpcId"] for item in [*subnets, *groups]}
    if len(networks) > 1:
        return Finding("network", "failed", f"subnets and security groups are of {len(networks)} VPCs; allowed: one")
    zones = {subnet["AvailabilityZone"] for subnet in subnets}
    if len(zones) < 2:
        how = "add one in another zone: with a single zone, its failure is the endpoint's"
        return Finding("network", "failed", f"all subnets are in {', '.join(zones)}; {how}")
    free = min(subnet["AvailableIpAddressCount"] for subnet in subnets)
    if free < needed(plan):
        how = "name a larger one, or lower scaling.maximum"
        return Finding(
            "network", "failed", f"a subnet has {free} free addresses and {needed(plan)} may be needed; {how}"
        )
    return Finding("network", "ok", f"{', '.join(sorted(zones))} of {', '.join(networks)}")


def _key(plan: Plan, aws: Aws) -> Finding:
    assert plan.instance.kms_key  # noqa: S101 - the caller asked
    key = aws.read("kms", "describe_key", KeyId=plan.instance.kms_key)["KeyMetadata"]
    if not key["Enabled"]:
        return Finding("key", "failed", f"{plan.instance.kms_key} is {key['KeyState']}; enable it or name another")
    return Finding("key", "ok", plan.instance.kms_key)


def _quota(plan: Plan, aws: Aws) -> Finding:
    wanted = f"{plan.instance.type} for endpoint usage"
    value = _quota_value(aws, wanted)
    if value is None:
        return Finding("quota", "unknown", f"no quota of the name `{wanted}` is listed")
    allowed = f"{value:.0f} of {plan.instance.type} allowed"
    how = f"ask for more under Service Quotas, SageMaker, `{wanted}`"
    if value < plan.most:
        return Finding("quota", "failed", f"{allowed}, {plan.most} planned; {how}, or lower scaling.maximum")
    if value < needed(plan):
        return Finding("quota", "ok", f"{allowed}; an update at the busiest time needs {needed(plan)}: {how}")
    return Finding("quota", "ok", f"{allowed}, {needed(plan)} needed at most; other endpoints' instances count too")


def _quota_value(aws: Aws, name: str) -> float | None:
    """Return the account's quota of that name, or AWS's default where the account has none of its own."""
    for method in ("list_service_quotas", "list_aws_default_service_quotas"):
        for quota in aws.pages("service-quotas", method, "Quotas", ServiceCode="sagemaker"):
            if quota["QuotaName"] == name:
                value: float = quota["Value"]
                return value
    return None


def needed(plan: Plan) -> int:
    """Return the instances that run at most: the busiest time, with what an update puts beside them."""
    return plan.most + math.ceil(plan.most * SPARE[plan.strategy])
