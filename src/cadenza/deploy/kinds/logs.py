"""The log group, and the filters that make metrics of its lines. This API begins its fields with small letters."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from cadenza.deploy.aws import Aws
from cadenza.deploy.metrics import FILTER_PREFIX, log_group
from cadenza.deploy.plan import OWNER_TAG
from cadenza.deploy.resource import Call, Existing, Json, Kind, Resource

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


class MetricFilter:
    """A filter of the log group: a part of it, told by its name."""

    cloudformation = "AWS::Logs::MetricFilter"
    mutable = True

    def existing(self, aws: Aws, name: str) -> Iterator[Existing]:
        """Yield our filters of the log group."""
        group = log_group(name)
        if not any(found.name == group for found in LogGroup().existing(aws, name)):
            return
        for found in aws.pages(
            SERVICE, "describe_metric_filters", "metricFilters", logGroupName=group, filterNamePrefix=FILTER_PREFIX
        ):
            properties = {**_capital(found), "LogGroupName": group}
            yield Existing(Kind.METRIC_FILTER, found["filterName"], properties, owned=True)

    def create(self, resource: Resource, tags: Mapping[str, str]) -> list[Call]:
        """Return the call that makes it, or makes it so."""
        del tags
        return [Call(SERVICE, "put_metric_filter", {"filterName": resource.name, **_small(resource.properties)})]

    change = create

    def delete(self, existing: Existing) -> list[Call]:
        """Return the call that deletes it."""
        parameters = {"logGroupName": existing.properties["LogGroupName"], "filterName": existing.name}
        return [Call(SERVICE, "delete_metric_filter", parameters)]


def _small(value: Json) -> Json:
    return _renamed(value, str.lower)


def _capital(value: Json) -> Json:
    return _renamed(value, str.upper)


def _renamed(value: Json, case: Json) -> Json:
    match value:
        case Mapping():
            return {case(key[0]) + key[1:]: _renamed(item, case) for key, item in value.items()}
        case list():
            return [_renamed(item, case) for item in value]
        case _:
            return value
