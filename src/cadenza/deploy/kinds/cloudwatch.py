"""Alarms and the dashboard."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

from cadenza.deploy.alarms import ROLLBACK
from cadenza.deploy.aws import Aws
from cadenza.deploy.dashboard import dashboard_name, marker
from cadenza.deploy.kinds import is_ours, tag_list
from cadenza.deploy.metrics import alarm_name
from cadenza.deploy.resource import Call, Existing, Kind, Resource

SERVICE = "cloudwatch"


class Alarm:
    """The alarms of one of the two kinds: those that updates are watched by, and the others."""

    cloudformation = "AWS::CloudWatch::Alarm"
    mutable = True

    def __init__(self, kind: Kind) -> None:
        self.kind = kind

    def existing(self, aws: Aws, name: str) -> Iterator[Existing]:
        """Yield the alarms whose names begin as the deployment's do."""
        beginning = alarm_name(name, "")
        for found in aws.pages(SERVICE, "describe_alarms", "MetricAlarms", AlarmNamePrefix=beginning):
            rollback = found["AlarmName"].removeprefix(beginning) in ROLLBACK
            if rollback == (self.kind is Kind.ROLLBACK_ALARM):
                tags = aws.read(SERVICE, "list_tags_for_resource", ResourceARN=found["AlarmArn"])["Tags"]
                yield Existing(self.kind, found["AlarmName"], found, is_ours(tags, name))

    def create(self, resource: Resource, tags: Mapping[str, str]) -> list[Call]:
        """Return the call that makes it, or makes it so."""
        parameters = {"AlarmName": resource.name, **resource.properties, "Tags": tag_list(tags)}
        return [Call(SERVICE, "put_metric_alarm", parameters)]

    change = create

    def delete(self, existing: Existing) -> list[Call]:
        """Return the call that deletes it."""
        return [Call(SERVICE, "delete_alarms", {"AlarmNames": [existing.name]})]


class Dashboard:
    """The dashboard, which tells in its text whose it is."""

    cloudformation = "AWS::CloudWatch::Dashboard"
    mutable = True

    def existing(self, aws: Aws, name: str) -> Iterator[Existing]:
        """Yield the dashboard."""
        found = aws.find(SERVICE, "get_dashboard", DashboardName=dashboard_name(name))
        if found:
            # AWS keeps the text as it was put, or as the console rewrote it: what counts is what it says.
            body = json.dumps(json.loads(found["DashboardBody"]), sort_keys=True)
            owned = f"`{marker(name)}`" in body
            yield Existing(Kind.DASHBOARD, dashboard_name(name), {"DashboardBody": body}, owned)

    def create(self, resource: Resource, tags: Mapping[str, str]) -> list[Call]:
        """Return the call that makes it, or makes it so."""
        del tags
        return [Call(SERVICE, "put_dashboard", {"DashboardName": resource.name, **resource.properties})]

    change = create

    def delete(self, existing: Existing) -> list[Call]:
        """Return the call that deletes it."""
        return [Call(SERVICE, "delete_dashboards", {"DashboardNames": [existing.name]})]
