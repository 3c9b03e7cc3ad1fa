"""What a deployment is made of: a resource with the properties that AWS knows it by, and a call to AWS's API."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

Json = Any
"""A value as AWS's JSON has it."""

Properties = Mapping[str, Json]


class Kind(StrEnum):
    """The kinds of resources, in the order in which they are made; they are deleted in the opposite one."""

    LOG_GROUP = "log group"
    MODEL = "model"
    ENDPOINT_CONFIG = "endpoint config"
    ROLLBACK_ALARM = "rollback alarm"
    ENDPOINT = "endpoint"
    INFERENCE_COMPONENT = "inference component"
    SCALABLE_TARGET = "scalable target"
    SCALING_POLICY = "scaling policy"
    SCHEDULED_ACTION = "scheduled action"
    ALARM = "alarm"
    DASHBOARD = "dashboard"


@dataclass(frozen=True, slots=True)
class PolicyArn:
    """Stands for the ARN of the scaling policy of that name, which AWS makes up."""

    policy: str


@dataclass(frozen=True, slots=True)
class Resource:
    """A thing that shall exist; `properties` are those of both the API's call and CloudFormation, by one name."""

    kind: Kind
    name: str
    properties: Properties
    why: str
    """One line for whoever watches it being made."""
    update: Properties = field(default_factory=dict)
    """What says how a change is carried out, and is no property of the thing."""
    also: Sequence[Properties] = ()
    """Values of some of the properties that are as planned too: those that the clock sets."""


@dataclass(frozen=True, slots=True)
class Existing:
    """A thing that exists by the name of one of ours, as AWS describes it."""

    kind: Kind
    name: str
    properties: Properties
    owned: bool
    """Whether it carries our tag, or is a part of something that does."""


@dataclass(frozen=True, slots=True)
class Call:
    """A call to AWS's API: boto3's names of the service and of the method, and the parameters."""

    service: str
    method: str
    parameters: Properties
