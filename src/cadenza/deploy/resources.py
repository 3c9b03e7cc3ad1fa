"""From the plan to all that it is made of: the one list that the API calls, the template and the policies come from."""

from __future__ import annotations

from cadenza.deploy.alarms import alarm_resources
from cadenza.deploy.dashboard import dashboard_resources
from cadenza.deploy.endpoint import endpoint_resources
from cadenza.deploy.metrics import log_resources
from cadenza.deploy.plan import Plan
from cadenza.deploy.resource import Kind, Resource
from cadenza.deploy.scaling import scaling_resources

_ORDER = list(Kind)


def resources(plan: Plan) -> list[Resource]:
    """Return the resources of `plan` in the order in which they are made: each after what it needs."""
    alarms = alarm_resources(plan)
    found = [
        *log_resources(plan),
        *endpoint_resources(plan),
        *alarms,
        *scaling_resources(plan),
        *dashboard_resources(plan, [alarm.name for alarm in alarms]),
    ]
    return sorted(found, key=lambda resource: _ORDER.index(resource.kind))
