"""The log group. This API begins its fields with small letters."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from cadenza.deploy.aws import Aws
from cadenza.deploy.metrics import log_group
from cadenza.deploy.plan import OWNER_TAG
from cadenza.deploy.resource import Call, Existing, Kind, Resource

SERVICE = "logs"


class LogGroup:
    """The log group of the endpoint."""

    cloudformation = "AWS::Logs::LogGroup"
    mutable = True

    def existing(self, aws: Aws, name: str) -> Iterator[Existing]:
        """Yield the log group."""
        wanted = log_group(name)
        for found in aws.pages(SERVICE, "describe_log_groups", "logGroups", logGroupNamePrefix=wanted):
            if found["logGroupName"] == wanted:
                arn = found["arn"].removesuffix(":*")
                tags = aws.read(SERVICE, "list_tags_for_resource", resourceArn=arn)["tags"]
                properties = {"RetentionInDays": found.get("retentionInDays")}
                yield Existing(Kind.LOG_GROUP, wanted, properties, tags.get(OWNER_TAG) == name)

    def create(self, resource: Resource, tags: Mapping[str, str]) -> list[Call]:
        """Return the calls that make it and say how long it keeps lines."""
        made = Call(SERVICE, "create_log_group", {"logGroupName": resource.name, "tags": dict(tags)})
        return [made, *self.change(resource, tags)]

    def change(self, resource: Resource, tags: Mapping[str, str]) -> list[Call]:
        """Return the call that says how long it keeps lines."""
        del tags
        parameters = {"logGroupName": resource.name, "retentionInDays": resource.properties["RetentionInDays"]}
        return [Call(SERVICE, "put_retention_policy", parameters)]

    def delete(self, existing: Existing) -> list[Call]:
        """Return the call that deletes it, with all lines."""
        return [Call(SERVICE, "delete_log_group", {"logGroupName": existing.name})]
