"""The plan of a deployment: every choice that there is, documented where it is declared."""

from __future__ import annotations

import re
from collections.abc import Callable
from math import ceil
from typing import Annotated, Literal
from zoneinfo import available_timezones

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator

from cadenza.deploy.instances import Concurrency, concurrency_of, documented, instances
from cadenza.errors import ConfigurationError, FieldProblem, InvalidRequest, brief
from cadenza.settings import Settings

OWNER_TAG = "cadenza:deployment"
"""Tag that says whose a resource is: its value is the plan's name. What lacks it is never changed or deleted."""

UNKNOWN_SLOTS = 4
"""Slots on an instance type of which nothing is known: the server's own default."""

COPY_SHARE, GPU_COPY_MB = 0.6, 3072
"""What a copy reserves of a CPU type's memory, and MiB of a GPU type's; SageMaker keeps some for itself."""

ALARM_SECONDS = 60
"""The periods that alarms look at."""

VARIANT = "AllTraffic"
"""Name of the endpoint's only production variant."""


def _matching(pattern: str, allowed: str) -> Callable[[str], str]:
    def check(text: str) -> str:
        if not re.fullmatch(pattern, text):
            raise ValueError(allowed)
        return text

    return check


Name = Annotated[
    str,
    AfterValidator(
        _matching(r"[a-zA-Z0-9](-?[a-zA-Z0-9]){0,47}", "letters, digits and single hyphens between them, at most 48")
    ),
]
Region = Annotated[str, AfterValidator(_matching(r"[a-z]{2}(-[a-z]+)+-\d", "a region, as eu-central-1"))]
Role = Annotated[
    str,
    AfterValidator(
        _matching(r"arn:aws[a-z-]*:iam::\d{12}:role/[\w+=,.@/-]+", "an ARN, as arn:aws:iam::123456789012:role/cadenza")
    ),
]
Image = Annotated[
    str,
    AfterValidator(
        _matching(
            r"\d{12}\.dkr\.ecr\.[a-z0-9-]+\.amazonaws\.com(\.cn)?/[a-z0-9._/-]+(:[\w.-]+|@sha256:[0-9a-f]{64})",
            "an image in ECR with a tag or digest, as 123456789012.dkr.ecr.eu-central-1.amazonaws.com/cadenza:1.0",
        )
    ),
]
ModelPackage = Annotated[
    str,
    AfterValidator(
        _matching(
            r"arn:aws[a-z-]*:sagemaker:[a-z0-9-]+:\d{12}:model-package/[a-zA-Z0-9-]{1,63}(/\d{1,9})?",
            "an ARN, as arn:aws:sagemaker:eu-central-1:123456789012:model-package/NAME",
        )
    ),
]
InstanceType = Annotated[
    str, AfterValidator(_matching(r"ml\.[a-z0-9-]+\.[a-z0-9]+", "a SageMaker instance type, as ml.c7i.xlarge"))
]
S3Prefix = Annotated[
    str, AfterValidator(_matching(r"s3://[a-z0-9.-]{3,63}/.*/", "an S3 prefix, as s3://bucket/model/"))
]
Topic = Annotated[
    str, AfterValidator(_matching(r"arn:aws[a-z-]*:sns:[a-z0-9-]+:\d{12}:[\w.-]+", "the ARN of an SNS topic"))
]
Subnet = Annotated[str, AfterValidator(_matching(r"subnet-[0-9a-f]{8,17}", "a subnet, as subnet-0123456789abcdef0"))]
SecurityGroup = Annotated[
    str, AfterValidator(_matching(r"sg-[0-9a-f]{8,17}", "a security group, as sg-0123456789abcdef0"))
]
When = Annotated[
    str,
    AfterValidator(
        _matching(
            r"cron\((\S+ ){5}\S+\)|rate\([1-9]\d* (minute|hour|day)s?\)|at\(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\)",
            "cron(MINUTE HOUR DAY MONTH WEEKDAY YEAR), rate(N minutes|hours|days) or at(YYYY-MM-DDTHH:MM:SS)",
        )
    ),
]


def _known_zone(name: str) -> str:
    zones = available_timezones()
    if zones and name not in zones:  # a machine without the database can't tell
        raise ValueError("a time zone by its IANA name, as Europe/Berlin")
    return name


TimeZone = Annotated[str, AfterValidator(_known_zone)]


class _Table(BaseModel):
    """A table of the TOML file."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Instance(_Table):
    """The machines."""

    type: InstanceType = Field("ml.c7i.xlarge", description="Instance type; see the price table for those with notes.")
    count: int = Field(1, ge=1, le=1000, description="Instances to begin with; autoscaling changes it from there.")
    kms_key: str | None = Field(
        None,
        description="KMS key of the instances' volumes. Disks that a type has of its own are encrypted by the machine, "
        "not with it.",
    )
    volume_gb: int | None = Field(
        None,
        ge=1,
        le=512,
        description="Size of the volume; AWS's choice if absent, and none for types with disks of their own.",
    )
    ami: str | None = Field(None, description="`InferenceAmiVersion`, the driver that a GPU image needs.")
    startup_seconds: int = Field(
        600, ge=60, le=3600, description="Seconds in which the container must answer `/ping` with 200."
    )
    download_seconds: int = Field(600, ge=60, le=3600, description="Seconds in which the model data must have arrived.")


class Container(_Table):
    """What runs on each machine."""

    replicas: int = Field(1, ge=1, le=64, description="Model replicas in a container (`CADENZA_REPLICAS`).")
    slots: int | None = Field(
        None,
        ge=1,
        le=1024,
        description="Concurrent generations per replica (`CADENZA_SLOTS`); if absent, what is known of the instance "
        "type (see Scaling), and 4 where nothing is.",
    )
    environment: dict[str, str] = Field(
        default_factory=dict, description="More environment variables, as `CADENZA_ENGINE`; see settings.md."
    )
    cores: float = Field(2.0, ge=0.25, description="CPU cores that a copy reserves; with `scaling.to_zero` only.")
    memory_mb: int | None = Field(
        None,
        ge=128,
        description="MiB that a copy reserves; with `scaling.to_zero` only. If absent, more than half of a CPU type's, "
        "so that each copy has a machine to itself.",
    )


class Network(_Table):
    """The VPC; the containers have no network of their own either way (network isolation)."""

    subnets: list[Subnet] = Field(default_factory=list, max_length=16, description="Subnets, in two zones or more.")
    security_groups: list[SecurityGroup] = Field(default_factory=list, max_length=5, description="Security groups.")


class Schedule(_Table):
    """A change of the bounds at a known time."""

    name: Annotated[str, AfterValidator(_matching(r"[a-zA-Z0-9-]{1,64}", "letters, digits, hyphens, at most 64"))] = (
        Field(description="Its name, such as `morning`.")
    )
    when: When = Field(description="`cron(...)`, `rate(...)` or `at(...)`, as Application Auto Scaling has them.")
    timezone: TimeZone = Field("UTC", description="Time zone of `when`, as `Europe/Berlin`.")
    minimum: int = Field(ge=0, le=1000, description="New least number of instances.")
    maximum: int = Field(ge=1, le=1000, description="New greatest number of instances.")


class Scaling(_Table):
    """How the number of machines follows the load."""

    enabled: bool = Field(True, description="Whether the number of instances follows the load.")
    minimum: int = Field(1, ge=0, le=1000, description="Least number of instances; 0 needs `to_zero`.")
    maximum: int = Field(4, ge=1, le=1000, description="Greatest number of instances.")
    utilization: float = Field(
        0.7,
        ge=0.3,
        le=0.9,
        description="Share of an instance's slots to keep busy: 0.6 to 0.75 leaves room for the minutes that a new "
        "instance takes.",
    )
    out_cooldown: int = Field(60, ge=0, le=3600, description="Seconds between two steps out.")
    in_cooldown: int = Field(600, ge=0, le=3600, description="Seconds between two steps in.")
    scale_in: bool = Field(True, description="Whether instances are taken away again; if not, only by a schedule.")
    to_zero: bool = Field(
        False,
        description="Whether the last instance may go too (inference components). The first callers after that get "
        "errors for some minutes, until one is there again.",
    )
    schedule: list[Schedule] = Field(default_factory=list, description="Bounds at known times: `[[scaling.schedule]]`.")


class Update(_Table):
    """How a new image or setting takes the place of the old one, while calls go on."""

    strategy: Literal["auto", "rolling", "canary", "all-at-once"] = Field(
        "auto",
        description="`rolling` replaces the instances in batches; `canary` sends a share of the traffic to a second "
        "fleet first; `all-at-once` changes over to a second fleet. `auto` is `rolling` where two instances or more "
        "run and the model isn't a package, else `all-at-once`.",
    )
    batch_percent: int = Field(50, ge=5, le=50, description="Share of the instances in a batch, or of the canary.")
    wait_seconds: int = Field(
        300, ge=0, le=3600, description="Seconds that the alarms watch a batch; an alarm takes everything back."
    )
    timeout_seconds: int = Field(7200, ge=600, le=28800, description="Seconds after which an update is taken back.")


class Alarms(_Table):
    """When somebody should look; what each means: operations.md."""

    enabled: bool = Field(True, description="Whether there are alarms; without them no update is taken back by one.")
    notify: list[Topic] = Field(default_factory=list, max_length=5, description="SNS topics that hear of each alarm.")
    errors_5xx: int = Field(1, ge=1, description="`errors-5xx`: failed requests a minute.")
    ttfa_p95: float = Field(
        1.0, gt=0, description="`ttfa`: seconds to the first audio that 95 % of requests stay under."
    )
    refusals: int = Field(5, ge=1, description="`refusals`: requests a minute that found all slots taken.")
    failed_streams: int = Field(
        1, ge=1, description="`failed-streams`: streams a minute that broke after the first audio."
    )
    saturation: float = Field(
        1.0, gt=0, le=2, description="`saturation`: concurrent requests, as a share of the slots."
    )


class Monitoring(_Table):
    """What CloudWatch is told, and how long it keeps the logs."""

    retention_days: Literal[1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1827, 3653] = Field(
        30, description="Days that log lines are kept."
    )
    period_seconds: Literal[10, 30, 60, 120, 180, 240, 300] = Field(
        60, description="Seconds between two values of the instances' metrics (`MetricsConfig`)."
    )
    scrape: bool = Field(
        True, description="Whether SageMaker reads the container's `/metrics`; not of a model package."
    )
    dashboard: bool = Field(True, description="Whether there is a CloudWatch dashboard.")


class Plan(_Table):
    """A deployment. Raises InvalidRequest where two fields contradict each other."""

    name: Name = Field(description="Name of the endpoint, and the beginning of every other name.")
    region: Region = Field(description="AWS region.")
    role: Role = Field(description="Execution role; `cadenza deploy policies` prints what it has to allow.")
    image: Image | None = Field(None, description="Our image in ECR. Either this or `model_package`.")
    model_package: ModelPackage | None = Field(
        None, description="A model package, such as a subscribed Marketplace listing. Either this or `image`."
    )
    model_data: S3Prefix | None = Field(
        None, description="S3 prefix with weights for `/opt/ml/model`; with `image` only."
    )
    instance: Instance = Instance.model_validate({})
    container: Container = Container.model_validate({})
    network: Network = Network.model_validate({})
    scaling: Scaling = Scaling.model_validate({})
    update: Update = Update.model_validate({})
    alarms: Alarms = Alarms.model_validate({})
    monitoring: Monitoring = Monitoring.model_validate({})
    hourly_usd: float | None = Field(None, gt=0, description="Your own price of an instance hour, for the estimate.")
    tags: dict[str, str] = Field(default_factory=dict, description="Tags of everything that can carry tags.")

    @model_validator(mode="after")
    def _agree(self) -> Plan:
        if problems := list(_contradictions(self)):
            raise InvalidRequest([FieldProblem(field, brief(value), allowed) for field, value, allowed in problems])
        return self

    @property
    def slots(self) -> int:
        """Concurrent generations per replica: the plan's, or what is known of the instance type."""
        if self.container.slots is not None:
            return self.container.slots
        known = self.known_concurrency
        return max(1, known.requests // self.container.replicas) if known else UNKNOWN_SLOTS

    @property
    def known_concurrency(self) -> Concurrency | None:
        """What is known of how many requests the instance type serves at a time, None if nothing is."""
        if self.model_package:
            return documented(self.instance.type)
        return concurrency_of(self.instance.type, self.container.environment.get("CADENZA_ENGINE", "auto"))

    @property
    def served_as(self) -> dict[str, str]:
        """The dimensions of the metrics in our server's log lines."""
        return {"EndpointName": self.name, "VariantName": VARIANT}

    @property
    def concurrency(self) -> int:
        """Requests that one instance serves at a time."""
        return self.container.replicas * self.slots

    @property
    def least(self) -> int:
        """Instances that run at any time."""
        if not self.scaling.enabled:
            return self.instance.count
        return min([self.scaling.minimum, *(entry.minimum for entry in self.scaling.schedule)])

    @property
    def most(self) -> int:
        """Instances that may run at the busiest time."""
        if not self.scaling.enabled:
            return self.instance.count
        return max([self.scaling.maximum, *(entry.maximum for entry in self.scaling.schedule)])

    @property
    def strategy(self) -> str:
        """How an update goes, once `auto` is decided."""
        if self.update.strategy != "auto":
            return self.update.strategy
        return "rolling" if self.least >= 2 and self.image else "all-at-once"

    @property
    def copy_memory_mb(self) -> int | None:
        """MiB that a copy reserves: the plan's, or so many that no second one fits. None where that isn't known.

        Copies on a GPU type have a GPU each, which keeps them apart.
        """
        if self.container.memory_mb:
            return self.container.memory_mb
        if self.has_gpu:
            return GPU_COPY_MB
        known = instances().get(self.instance.type)
        return int(known.memory_gb * 1024 * COPY_SHARE) if known and known.memory_gb else None

    @property
    def has_gpu(self) -> bool:
        """Whether the instance type has a GPU."""
        return self.instance.type.startswith(("ml.g", "ml.p"))

    @property
    def guarded(self) -> bool:
        """Whether AWS watches an update by alarms and can take it back: not with containers of the Marketplace."""
        return self.model_package is None

    @property
    def all_tags(self) -> dict[str, str]:
        """The plan's tags, and the one that says whose the resource is."""
        return {**self.tags, OWNER_TAG: self.name}


_SET_BY_US = {
    "CADENZA_REPLICAS": "nothing; container.replicas says it",
    "CADENZA_SLOTS": "nothing; container.slots says it",
    "CADENZA_EMF_DIMENSIONS": "nothing; they are the endpoint's and the variant's names",
}
"""Settings of the server that the plan has its own fields for."""


def server_settings(plan: Plan) -> dict[str, str]:
    """Return the environment variables that the plan itself gives the server."""
    return {
        "CADENZA_REPLICAS": str(plan.container.replicas),
        "CADENZA_SLOTS": str(plan.slots),
        "CADENZA_EMF_DIMENSIONS": ",".join(f"{name}={value}" for name, value in plan.served_as.items()),
    }


def _contradictions(plan: Plan) -> list[tuple[str, object, str]]:
    return [*_of_the_model(plan), *_of_the_scaling(plan), *_of_the_rest(plan)]


def _of_the_model(plan: Plan) -> list[tuple[str, object, str]]:
    found: list[tuple[str, object, str]] = []
    if (plan.image is None) == (plan.model_package is None):
        found.append(("image, model_package", [plan.image, plan.model_package], "exactly one of the two"))
    for field in ("image", "model_package"):
        source = getattr(plan, field)
        if source and re.split(r"[.:]", source)[3] != plan.region:
            found.append((field, source, f"one in {plan.region}, where the endpoint is"))
    if plan.model_package:
        if plan.model_data:
            found.append(("model_data", plan.model_data, "nothing, as a model package brings its own"))
        if plan.container.environment:
            found.append(("container.environment", plan.container.environment, "nothing with a model package"))
        if plan.container.replicas != 1:
            found.append(("container.replicas", plan.container.replicas, "1 with a model package"))
    environment = plan.container.environment
    for variable, instead in _SET_BY_US.items():
        if variable in environment:
            found.append((f"container.environment.{variable}", environment[variable], instead))
    try:
        Settings.from_env({**environment, **server_settings(plan)})
    except ConfigurationError as error:
        found.append(("container.environment", environment, f"settings of the server. {error}"))
    return found


def _of_the_scaling(plan: Plan) -> list[tuple[str, object, str]]:
    found: list[tuple[str, object, str]] = []
    scaling, count = plan.scaling, plan.instance.count
    floor = 0 if scaling.to_zero else 1
    for field, low, high in [
        ("scaling", scaling.minimum, scaling.maximum),
        *((f"scaling.schedule.{entry.name}", entry.minimum, entry.maximum) for entry in scaling.schedule),
    ]:
        if low < floor:
            found.append((f"{field}.minimum", low, f"{floor} or more; 0 needs scaling.to_zero"))
        if low > high:
            found.append((f"{field}.minimum", low, f"at most {field}.maximum, which is {high}"))
    if scaling.enabled and not max(scaling.minimum, 1) <= count <= scaling.maximum:
        allowed = f"from scaling.minimum to scaling.maximum: {max(scaling.minimum, 1)} to {scaling.maximum}"
        found.append(("instance.count", count, allowed))
    names = [entry.name for entry in scaling.schedule]
    if len(names) != len(set(names)):
        found.append(("scaling.schedule", names, "each name once"))
    if not scaling.enabled and (scaling.schedule or scaling.to_zero):
        found.append(("scaling.enabled", False, "true, for scaling.schedule and scaling.to_zero"))
    if scaling.to_zero and plan.copy_memory_mb is None:
        allowed = f"more than half of the memory of {plan.instance.type}, so that each copy has a machine to itself"
        found.append(("container.memory_mb", None, allowed))
    if scaling.to_zero and not plan.image:
        found.append(("scaling.to_zero", True, "false with a model package"))
    return found


def _of_the_rest(plan: Plan) -> list[tuple[str, object, str]]:
    found: list[tuple[str, object, str]] = []
    if bool(plan.network.subnets) != bool(plan.network.security_groups):
        found.append(("network", plan.network.model_dump(), "both subnets and security_groups, or neither"))
    if plan.update.strategy in {"rolling", "canary"}:
        if plan.model_package:
            found.append(("update.strategy", plan.update.strategy, "auto or all-at-once with a model package"))
        elif plan.least < 2 and not plan.scaling.to_zero:
            allowed = "auto or all-at-once, unless two instances run at any time, by scaling.minimum and the schedule"
            found.append(("update.strategy", plan.update.strategy, allowed))
    if plan.guarded and plan.update.timeout_seconds <= (waits := _update_waits(plan)):
        allowed = f"more than {waits}, the sum of the waits by update.wait_seconds and update.batch_percent"
        found.append(("update.timeout_seconds", plan.update.timeout_seconds, allowed))
    if plan.alarms.enabled and (seconds := plan.monitoring.period_seconds) > ALARM_SECONDS:
        # Requests that fail would be counted in a few of the minutes only, and never in enough of them.
        found.append(
            ("monitoring.period_seconds", seconds, "10, 30 or 60 while there are alarms, which look at minutes")
        )
    if plan.instance.volume_gb and _has_disks(plan.instance.type):
        allowed = f"nothing with {plan.instance.type}, which has disks of its own"
        found.append(("instance.volume_gb", plan.instance.volume_gb, allowed))
    if far := [topic for topic in plan.alarms.notify if topic.split(":")[3] != plan.region]:
        found.append(("alarms.notify", far, f"topics in {plan.region}, where the alarms are"))
    if wrong := [key for key in plan.tags if key.lower().startswith(("aws:", "cadenza:"))]:
        found.append(("tags", wrong, "keys that begin with neither aws: nor cadenza:"))
    return found


def _update_waits(plan: Plan) -> int:
    """Return the seconds that an update waits: after each batch, or after the change-over and at the old fleet's end.

    AWS asks for a longer time-out than that of an update by a second fleet; one in batches would never be done in less.
    """
    in_batches = plan.strategy == "rolling" or plan.scaling.to_zero
    return plan.update.wait_seconds * (ceil(100 / plan.update.batch_percent) if in_batches else 2)


def _has_disks(instance_type: str) -> bool:
    """Tell whether a type has disks of its own, and so no volume whose size is to be set.

    The rule is that of SageMaker's own SDK for Python (`volume_size_supported`).
    """
    family = instance_type.split(".")[1]
    return "d" in family or family.startswith(("g5", "g6", "trn1"))
