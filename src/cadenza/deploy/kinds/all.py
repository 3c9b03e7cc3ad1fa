"""The driver of each kind."""

from __future__ import annotations

from cadenza.deploy.kinds import Driver
from cadenza.deploy.kinds.autoscaling import ScalableTarget, ScalingPolicy, ScheduledAction
from cadenza.deploy.kinds.cloudwatch import Alarm, Dashboard
from cadenza.deploy.kinds.logs import LogGroup
from cadenza.deploy.kinds.sagemaker import Endpoint, EndpointConfig, InferenceComponent, Model
from cadenza.deploy.resource import Kind

DRIVERS: dict[Kind, Driver] = {
    Kind.LOG_GROUP: LogGroup(),
    Kind.MODEL: Model(),
    Kind.ENDPOINT_CONFIG: EndpointConfig(),
    Kind.ROLLBACK_ALARM: Alarm(Kind.ROLLBACK_ALARM),
    Kind.ENDPOINT: Endpoint(),
    Kind.INFERENCE_COMPONENT: InferenceComponent(),
    Kind.SCALABLE_TARGET: ScalableTarget(),
    Kind.SCALING_POLICY: ScalingPolicy(),
    Kind.SCHEDULED_ACTION: ScheduledAction(),
    Kind.ALARM: Alarm(Kind.ALARM),
    Kind.DASHBOARD: Dashboard(),
}
