"""What is checked before the first thing is made, and what a failure says to do."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from botocore.stub import Stubber

from cadenza.deploy.aws import Aws
from cadenza.deploy.plan import Plan
from cadenza.deploy.preflight import Finding, check, needed
from cadenza.errors import ConfigurationError
from tests.deploy.accounts import ACCOUNT, IMAGE, PACKAGE, REGION, Account, a_plan, furnish, moto_account, quota


def findings(plan: Plan, aws: Aws) -> dict[str, Finding]:
    """Return what each check found, and see that a failed one is an error."""
    found: list[Finding] = []
    try:
        check(plan, aws, found.append)
        failed = False
    except ConfigurationError:
        failed = True
    assert failed == any(finding.outcome == "failed" for finding in found)
    return {finding.check: finding for finding in found}


@contextmanager
def furnished(allowed: float = 10.0) -> Iterator[tuple[Account, list[str]]]:
    with moto_account() as account:
        made = furnish(account)
        with quota(account, allowed):
            yield account, made


def test_all_is_well() -> None:
    with furnished() as (account, (one, two, group)):
        plan = a_plan(network={"subnets": [one, two], "security_groups": [group]})
        found = findings(plan, account.aws)
        assert set(found) == {"region", "credentials", "role", "image", "network", "quota"}
        assert {finding.outcome for finding in found.values()} == {"ok"}
        assert account.made == []


def test_every_failure_says_what_to_do() -> None:
    with furnished(allowed=1) as (account, (one, _, group)):
        account.aws.client("iam").create_role(RoleName="wrong", AssumeRolePolicyDocument=json.dumps({}))
        account.aws.client("s3").create_bucket(Bucket="voices")
        plan = a_plan(
            role=f"arn:aws:iam::{ACCOUNT}:role/wrong",
            image=IMAGE.replace(":1", ":2"),
            model_data="s3://voices/model/",
            network={"subnets": [one], "security_groups": [group]},
        )
        details = {
            name: f"{finding.outcome}: {finding.detail}" for name, finding in findings(plan, account.aws).items()
        }
        assert "trust policy" in details["role"]
        assert "docker push" in details["image"]
        assert "aws s3 cp" in details["model data"]
        assert "add one in another zone" in details["network"]
        assert "Service Quotas" in details["quota"]
        assert "1 of ml.g4dn.xlarge allowed, 3 planned" in details["quota"]
        assert all(
            detail.startswith("failed") for name, detail in details.items() if name not in {"region", "credentials"}
        )


def test_a_role_or_key_or_network_that_is_not_there() -> None:
    with furnished() as (account, _):
        plan = a_plan(
            role=f"arn:aws:iam::{ACCOUNT}:role/none",
            instance={"kms_key": "alias/none"},
            network={"subnets": ["subnet-01234567"], "security_groups": ["sg-01234567"]},
        )
        found = findings(plan, account.aws)
        assert "cadenza deploy policies" in found["role"].detail
        assert "subnet-01234567" in found["network"].detail
        assert "leave network out" in found["network"].detail
        assert "leave instance.kms_key out" in found["key"].detail
        assert {found[name].outcome for name in ("role", "key", "network")} == {"failed"}


def test_a_quota_too_small_for_an_update_is_said_and_stops_nothing() -> None:
    plan = a_plan()
    with furnished(allowed=needed(plan) - 1) as (account, _):
        found = findings(plan, account.aws)["quota"]
        assert found.outcome == "ok"
        assert f"an update at the busiest time needs {needed(plan)}" in found.detail


def test_a_quota_that_was_never_raised_is_aws_default() -> None:
    """AWS lists it there only where the account has no value of its own."""
    with moto_account() as account, Stubber(account.aws.client("service-quotas")) as stub:
        furnish(account)
        for method, quotas in {
            "list_service_quotas": [],
            "list_aws_default_service_quotas": [{"QuotaName": "ml.g4dn.xlarge for endpoint usage", "Value": 0}],
        }.items():
            stub.add_response(method, {"Quotas": quotas}, {"ServiceCode": "sagemaker"})
        found = findings(a_plan(), account.aws)["quota"]
        assert found.outcome == "failed"
        assert "0 of ml.g4dn.xlarge allowed, 3 planned" in found.detail


def test_the_wrong_account_region_or_nobody_stops_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    with moto_account() as account:
        elsewhere = a_plan(role="arn:aws:iam::999999999999:role/cadenza")
        assert "999999999999" in findings(elsewhere, account.aws)["credentials"].detail
        mars = a_plan(region="us-mars-1", image=IMAGE.replace(REGION, "us-mars-1"))
        assert list(findings(mars, account.aws)) == ["region"]
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN"):
        monkeypatch.delenv(name)
    found = findings(a_plan(), Aws(REGION))
    assert "Sign in" in found["credentials"].detail
    assert "role" not in found


def test_what_one_may_not_look_at_is_unknown_and_stops_nothing() -> None:
    with furnished() as (account, _), Stubber(account.aws.client("iam")) as iam:
        iam.add_client_error("get_role", "AccessDenied", "not authorized to perform: iam:GetRole")
        found = findings(a_plan(), account.aws)
        assert found["role"].outcome == "unknown"
        assert "iam:GetRole" in found["role"].detail


@pytest.mark.parametrize(
    ("answer", "outcome", "detail"),
    [
        ("AccessDeniedException", "failed", "aws-marketplace:ViewSubscriptions, aws-marketplace:Subscribe"),
        ("ValidationException", "failed", "subscribe to the listing in AWS Marketplace"),
        (["ml.g6e.xlarge"], "failed", "instance.type ml.g4dn.xlarge; it allows ml.g6e.xlarge"),
        (["ml.g4dn.xlarge"], "ok", "sonic-3"),
    ],
    ids=str,
)
def test_a_model_package_is_looked_at(answer: str | list[str], outcome: str, detail: str) -> None:
    plan = a_plan(image=None, model_package=PACKAGE)
    with furnished() as (account, _), Stubber(account.aws.client("sagemaker")) as sagemaker:
        if isinstance(answer, str):
            sagemaker.add_client_error("describe_model_package", answer, "no such thing")
        else:
            response = {
                "ModelPackageName": "sonic-3",
                "ModelPackageArn": PACKAGE,
                "ModelPackageStatus": "Completed",
                "ModelPackageStatusDetails": {"ValidationStatuses": []},
                "CreationTime": 0,
                "InferenceSpecification": {
                    "Containers": [{"Image": "x"}],
                    "SupportedRealtimeInferenceInstanceTypes": answer,
                },
            }
            sagemaker.add_response("describe_model_package", response, {"ModelPackageName": PACKAGE})
        found = findings(plan, account.aws)["model package"]
        assert found.outcome == outcome
        assert detail in found.detail
