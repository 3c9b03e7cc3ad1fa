"""What AWS calls each kind of resource, and which calls list, make, change and delete it: a module a service."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Protocol

from cadenza.deploy.aws import Aws
from cadenza.deploy.plan import OWNER_TAG
from cadenza.deploy.resource import Call, Existing, Resource


class Driver(Protocol):
    """One kind of resource."""

    cloudformation: str
    """CloudFormation's name of the type."""
    mutable: bool
    """Whether its properties can be changed; one that is not mutable has a name that tells its content."""

    def existing(self, aws: Aws, name: str) -> Iterable[Existing]:
        """Yield what exists by the names that the deployment `name` gives to this kind."""
        ...

    def create(self, resource: Resource, tags: Mapping[str, str]) -> list[Call]:
        """Return the calls that make `resource`."""
        ...

    def change(self, resource: Resource, tags: Mapping[str, str]) -> list[Call]:
        """Return the calls that make an existing one as `resource` is."""
        ...

    def delete(self, existing: Existing) -> list[Call]:
        """Return the calls that delete `existing`."""
        ...


def tag_list(tags: Mapping[str, str]) -> list[dict[str, str]]:
    """Return `tags` as most services have them."""
    return [{"Key": key, "Value": value} for key, value in tags.items()]


def is_ours(tags: Iterable[Mapping[str, str]], name: str) -> bool:
    """Tell whether one of `tags` says that the thing is of the deployment `name`."""
    return any(tag["Key"] == OWNER_TAG and tag["Value"] == name for tag in tags)
