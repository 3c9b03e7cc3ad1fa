"""An AWS account for tests: moto where it knows the service, botocore's Stubber for the calls that it doesn't."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any

import pytest
from botocore.stub import Stubber
from moto import mock_aws

from cadenza.deploy.aws import Aws
from cadenza.deploy.carry_out import carry_out
from cadenza.deploy.changes import Change, Inventory, changes, deletions
from cadenza.deploy.loading import validated
from cadenza.deploy.plan import Plan
from cadenza.deploy.policies import policy
from cadenza.deploy.resource import Call, Json
from cadenza.deploy.waiting import Waiter

REGION, ACCOUNT = "us-east-1", "123456789012"
ROLE = f"arn:aws:iam::{ACCOUNT}:role/cadenza"
IMAGE = f"{ACCOUNT}.dkr.ecr.{REGION}.amazonaws.com/cadenza:1"
PACKAGE = f"arn:aws:sagemaker:{REGION}:{ACCOUNT}:model-package/sonic-3"
READS = ("describe_", "list_", "get_", "filter_")

SMALL: dict[str, Any] = {
    "name": "voice",
    "region": REGION,
    "role": ROLE,
    "image": IMAGE,
    "instance": {"type": "ml.g4dn.xlarge"},  # of the types that moto knows
    "scaling": {
        "maximum": 3,
        "schedule": [{"name": "night", "when": "cron(0 22 * * ? *)", "minimum": 1, "maximum": 1}],
    },
}


def a_plan(**fields: Json) -> Plan:
    """Return the small plan with `fields` replaced; a dictionary replaces only the fields that it has."""
    values = dict(SMALL)
    for name, value in fields.items():
        old = values.get(name)
        values[name] = {**old, **value} if isinstance(old, dict) and isinstance(value, dict) else value
    return validated({name: value for name, value in values.items() if value is not None})


@cache
def _shared() -> Aws:
    """Return an access whose clients are made once: that takes longer than all that is done with them."""
    return Aws(REGION)


class Account:
    """An account, and all calls that were made to it since this was made."""

    def __init__(self) -> None:
        self.calls: list[Call] = []
        self.said: list[str] = []
        self.aws = _shared()
        self.aws.said = self.calls.append

    @property
    def made(self) -> list[str]:
        """The calls that change something."""
        return [call.method for call in self.calls if not call.method.startswith(READS)]

    def steps(self, plan: Plan) -> list[Change]:
        return changes(plan, Inventory.of(self.aws, plan.name))

    def apply(self, plan: Plan) -> list[Change]:
        """Do what `cadenza deploy apply` does after its checks."""
        waiter = Waiter(self.aws, self.said.append, sleep=lambda _: None)
        waiter.endpoint(plan.name)
        found = Inventory.of(self.aws, plan.name)
        steps = changes(plan, found)
        carry_out(self.aws, steps, waiter, self.said.append, found.policy_arns)
        return steps

    def destroy(self, name: str, *, keep_logs: bool = False) -> list[Change]:
        """Do what `cadenza deploy destroy` does."""
        steps = deletions(Inventory.of(self.aws, name), keep_logs=keep_logs)
        carry_out(self.aws, steps, Waiter(self.aws, self.said.append, sleep=lambda _: None), self.said.append)
        return steps

    def state(self, name: str) -> list[tuple[str, str]]:
        """Return what exists under the deployment's names."""
        return [(item.kind, item.name) for item in Inventory.of(self.aws, name).items]


@contextmanager
def moto_account() -> Iterator[Account]:
    """Give an empty account."""
    with mock_aws():
        yield Account()


class Killed(BaseException):
    """Stands for SIGKILL: no handler of ours may catch it."""


@contextmanager
def killed(account: Account, number: int) -> Iterator[None]:
    """Kill the run right after AWS has carried out its `number`th call that changes something."""

    def after(**_: object) -> None:
        if len(account.made) == number:
            account.aws.said = refuse
            raise Killed

    def refuse(_: Call) -> None:
        raise Killed  # a process that was killed makes no more calls, whatever stands in its finally

    clients = [account.aws.client(name) for name in ("logs", "sagemaker", "cloudwatch", "application-autoscaling")]
    for client in clients:
        client.meta.events.register("after-call", after, unique_id="kill")
    try:
        with pytest.raises(Killed):
            yield
    finally:
        for client in clients:
            client.meta.events.unregister("after-call", unique_id="kill")
    assert len(account.made) == number


def furnish(account: Account) -> list[str]:
    """Make what a deployment needs from others: role, image, network. Returns two subnets and a security group."""
    trust = policy(a_plan(), "trust")
    account.aws.client("iam").create_role(RoleName="cadenza", AssumeRolePolicyDocument=json.dumps(trust))
    account.aws.client("ecr").create_repository(repositoryName="cadenza")
    account.aws.client("ecr").put_image(repositoryName="cadenza", imageManifest=json.dumps(_MANIFEST), imageTag="1")
    ec2 = account.aws.client("ec2")
    network = ec2.create_vpc(CidrBlock="10.0.0.0/16")["Vpc"]["VpcId"]
    subnets = [
        ec2.create_subnet(VpcId=network, CidrBlock=f"10.0.{i}.0/24", AvailabilityZone=f"{REGION}{zone}")["Subnet"][
            "SubnetId"
        ]
        for i, zone in enumerate("ab")
    ]
    group = ec2.create_security_group(GroupName="voice", Description="voice", VpcId=network)["GroupId"]
    return [*subnets, group]


@contextmanager
def quota(account: Account, value: float, type_: str = "ml.g4dn.xlarge") -> Iterator[None]:
    """Let the account have so many instances of a type; moto has no quotas."""
    with Stubber(account.aws.client("service-quotas")) as stub:
        stub.add_response(
            "list_service_quotas",
            {"Quotas": [{"QuotaName": f"{type_} for endpoint usage", "Value": value}]},
            {"ServiceCode": "sagemaker"},
        )
        yield


_MANIFEST = {
    "schemaVersion": 2,
    "mediaType": "application/vnd.docker.distribution.manifest.v2+json",
    "config": {
        "mediaType": "application/vnd.docker.container.image.v1+json",
        "size": 7023,
        "digest": "sha256:" + "a" * 64,
    },
    "layers": [],
}
