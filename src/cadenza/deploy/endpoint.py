"""Model, endpoint configuration, endpoint and, to scale to zero, inference component.

A model and a configuration can't be changed once made: their names end in a hash of their content, so a change is a new
one of another name, which the endpoint is then moved to.
"""

from __future__ import annotations

import hashlib
import json
from math import ceil
from typing import Any

from cadenza.deploy.metrics import ERRORS_5XX, TTFA, alarm_name
from cadenza.deploy.plan import VARIANT, Plan, server_settings
from cadenza.deploy.resource import Kind, Properties, Resource

HASH_DIGITS = 10


def endpoint_resources(plan: Plan) -> list[Resource]:
    """Return what serves requests, in the order in which it is made."""
    model = _hashed(Kind.MODEL, plan.name, _model(plan), "what to run: image, environment, no network of its own")
    config = _hashed(
        Kind.ENDPOINT_CONFIG,
        plan.name,
        _config(plan, model.name),
        "on what to run it, and how requests are routed",
        # Without scaling the number of instances is the plan's again: the endpoint has to be updated for that.
        also="" if plan.scaling.enabled else "fixed",
    )
    endpoint = Resource(
        Kind.ENDPOINT,
        plan.name,
        {"EndpointConfigName": config.name},
        "the machines start, pull the image and load the model; this takes minutes",
        update={
            "RetainAllVariantProperties": True,
            **(
                {}
                if plan.scaling.enabled
                else {"ExcludeRetainedVariantProperties": [{"VariantPropertyType": "DesiredInstanceCount"}]}
            ),
            **({"DeploymentConfig": _deployment(plan)} if plan.guarded else {}),
        },
    )
    return [model, config, endpoint, *([_component(plan, model.name)] if plan.scaling.to_zero else [])]


def is_hashed_name(name: str, plan_name: str) -> bool:
    """Tell whether `name` is one that a model or configuration of the plan of that name may have."""
    beginning, _, digits = name.rpartition("-")
    return beginning == plan_name and len(digits) == HASH_DIGITS and set(digits) <= set("0123456789abcdef")


def _hashed(kind: Kind, name: str, properties: Properties, why: str, *, also: str = "") -> Resource:
    digest = hashlib.sha256((json.dumps(properties, sort_keys=True) + also).encode()).hexdigest()
    return Resource(kind, f"{name}-{digest[:HASH_DIGITS]}", properties, why)


def _model(plan: Plan) -> Properties:
    container: dict[str, Any]
    if plan.model_package:
        container = {"ModelPackageName": plan.model_package}
    else:
        container = {
            "Image": plan.image,
            "Environment": {**plan.container.environment, **server_settings(plan)},
        }
    if plan.model_data:
        container["ModelDataSource"] = {
            "S3DataSource": {"S3Uri": plan.model_data, "S3DataType": "S3Prefix", "CompressionType": "None"}
        }
    # Endpoints of inference components have network and role in the configuration.
    return {
        "PrimaryContainer": container,
        "ExecutionRoleArn": plan.role,
        "EnableNetworkIsolation": True,
        **({} if plan.scaling.to_zero else _vpc(plan)),
    }


def _vpc(plan: Plan) -> dict[str, Any]:
    if not plan.network.subnets:
        return {}
    return {"VpcConfig": {"SecurityGroupIds": plan.network.security_groups, "Subnets": plan.network.subnets}}


def _config(plan: Plan, model: str) -> Properties:
    instance = plan.instance
    variant: dict[str, Any] = {
        "VariantName": VARIANT,
        "InstanceType": instance.type,
        "InitialInstanceCount": instance.count,
        "ContainerStartupHealthCheckTimeoutInSeconds": instance.startup_seconds,
        "ModelDataDownloadTimeoutInSeconds": instance.download_seconds,
        # A random choice refuses callers while another instance has free slots.
        "RoutingConfig": {"RoutingStrategy": "LEAST_OUTSTANDING_REQUESTS"},
    }
    variant |= {"VolumeSizeInGB": instance.volume_gb} if instance.volume_gb else {}
    variant |= {"InferenceAmiVersion": instance.ami} if instance.ami else {}
    config: dict[str, Any] = {"ProductionVariants": [variant]}
    if plan.scaling.to_zero:
        variant["ManagedInstanceScaling"] = {
            "Status": "ENABLED",
            "MinInstanceCount": plan.scaling.minimum,
            # An update puts copies beside the old ones, each on a machine.
            "MaxInstanceCount": plan.most + ceil(plan.most * plan.update.batch_percent / 100),
        }
        config |= {"ExecutionRoleArn": plan.role, "EnableNetworkIsolation": True, **_vpc(plan)}
    else:
        variant |= {"ModelName": model, "InitialVariantWeight": 1.0}
    config |= {"KmsKeyId": instance.kms_key} if instance.kms_key else {}
    config["MetricsConfig"] = {
        "EnableEnhancedMetrics": True,
        "EnableDetailedObservability": plan.monitoring.scrape and plan.image is not None,
        "MetricPublishFrequencyInSeconds": plan.monitoring.period_seconds,
    }
    return config


def _deployment(plan: Plan) -> Properties:
    update = plan.update
    size = {"Type": "CAPACITY_PERCENT", "Value": update.batch_percent}
    policy: dict[str, Any]
    if plan.strategy == "rolling":
        policy = {
            "RollingUpdatePolicy": {
                "MaximumBatchSize": size,
                "WaitIntervalInSeconds": update.wait_seconds,
                "MaximumExecutionTimeoutInSeconds": update.timeout_seconds,
            }
        }
    else:
        canary = plan.strategy == "canary"
        routing = {
            "Type": "CANARY" if canary else "ALL_AT_ONCE",
            "WaitIntervalInSeconds": update.wait_seconds,
            **({"CanarySize": size} if canary else {}),
        }
        policy = {
            "BlueGreenUpdatePolicy": {
                "TrafficRoutingConfiguration": routing,
                # The old fleet stays while the alarms watch the new one.
                "TerminationWaitInSeconds": update.wait_seconds,
                "MaximumExecutionTimeoutInSeconds": update.timeout_seconds,
            }
        }
    return {**policy, **_rollback(plan)}


def _rollback(plan: Plan) -> dict[str, Any]:
    if not plan.alarms.enabled:
        return {}
    alarms = [{"AlarmName": alarm_name(plan.name, key)} for key in (ERRORS_5XX, TTFA)]
    return {"AutoRollbackConfiguration": {"Alarms": alarms}}


def _component(plan: Plan, model: str) -> Resource:
    needs: dict[str, Any] = {
        "NumberOfCpuCoresRequired": plan.container.cores,
        "MinMemoryRequiredInMb": plan.copy_memory_mb,
        **({"NumberOfAcceleratorDevicesRequired": 1.0} if plan.has_gpu else {}),
    }
    return Resource(
        Kind.INFERENCE_COMPONENT,
        plan.name,
        {
            "EndpointName": plan.name,
            "VariantName": VARIANT,
            "Specification": {
                "ModelName": model,
                "ComputeResourceRequirements": needs,
                "StartupParameters": {
                    "ContainerStartupHealthCheckTimeoutInSeconds": plan.instance.startup_seconds,
                    "ModelDataDownloadTimeoutInSeconds": plan.instance.download_seconds,
                },
            },
            "RuntimeConfig": {"CopyCount": plan.instance.count},
        },
        "a copy of the container on each machine, which may go when nobody calls",
        update={
            "DeploymentConfig": {
                "RollingUpdatePolicy": {
                    "MaximumBatchSize": {"Type": "CAPACITY_PERCENT", "Value": plan.update.batch_percent},
                    "WaitIntervalInSeconds": plan.update.wait_seconds,
                    "MaximumExecutionTimeoutInSeconds": plan.update.timeout_seconds,
                },
                **_rollback(plan),
            }
        },
    )
