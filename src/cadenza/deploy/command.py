"""The command `cadenza deploy`: it parses, it asks, it prints, and leaves the work to the parts."""

from __future__ import annotations

import importlib.util
import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

import click

from cadenza.deploy.loading import load
from cadenza.deploy.plan import Plan
from cadenza.deploy.policies import Holder, policy
from cadenza.deploy.resource import Json
from cadenza.errors import ConfigurationError, InvalidRequest, NotFound, Unavailable

if TYPE_CHECKING:
    from cadenza.deploy.aws import Aws
    from cadenza.deploy.changes import Change, Inventory

NEEDED = {"boto3": "boto3", "yaml": "pyyaml"}
"""Modules of the extra `deploy`, and their packages."""

_File = click.Path(dir_okay=False, path_type=Path)
_Decorated = Callable[..., Any]


def _options(*options: Callable[[_Decorated], _Decorated]) -> Callable[[_Decorated], _Decorated]:
    def add(function: _Decorated) -> _Decorated:
        for option in reversed(options):
            function = option(function)
        return function

    return add


_plan_options = _options(
    click.argument("file", metavar="[PLAN]", type=_File, required=False),
    click.option("--name", help="Name of the endpoint."),
    click.option("--region", help="AWS region."),
    click.option("--role", help="Execution role's ARN."),
    click.option("--image", help="Image in ECR."),
    click.option("--model-package", help="ARN of a model package, instead of an image."),
    click.option("--instance-type", "instance__type", help="Instance type."),
    click.option("--count", "instance__count", type=int, help="Instances to begin with."),
    click.option("--slots", "container__slots", type=int, help="Concurrent generations per replica."),
    click.option("--maximum", "scaling__maximum", type=int, help="Greatest number of instances."),
    click.option("--set", "settings", multiple=True, metavar="FIELD=VALUE", help="Any field of the plan; repeatable."),
)
"""Options that name a plan; `__` stands for the dot of a field."""

_target_options = _options(
    click.argument("file", metavar="[PLAN]", type=_File, required=False),
    click.option("--name", help="Name of the endpoint, without a plan."),
    click.option("--region", help="AWS region, without a plan."),
)

_profile = click.option("--profile", help="Profile of ~/.aws/config.")
_yes = click.option("--yes", is_flag=True, help="Don't ask.")


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def deploy() -> None:
    """Deploy to Amazon SageMaker: an endpoint that scales, is watched, and goes again with one command.

    PLAN is a TOML file; see docs/deploy.md. Options take precedence over it, or stand in for it.
    """
    for module, package in NEEDED.items():
        if importlib.util.find_spec(module) is None:
            raise ConfigurationError(f"`cadenza deploy` needs {package}: pip install 'cadenza[deploy]'")


@deploy.command("plan")
@_plan_options
@_profile
@click.option("--offline", is_flag=True, help="Print the calls that make it all, without asking AWS anything.")
def plan_command(profile: str | None, *, offline: bool, **given: Json) -> None:
    """Show what apply would do, field by field, and what it costs."""
    from cadenza.deploy.rehearsal import creating_calls
    from cadenza.deploy.report import call_lines

    plan = _plan(given)
    if offline:
        for line in call_lines(creating_calls(plan)):
            click.echo(line)
    else:
        _show(plan, _changes(plan, _aws(plan.region, profile)))
    _cost(plan)


@deploy.command()
@_plan_options
@_profile
@_yes
def apply(profile: str | None, *, yes: bool, **given: Json) -> None:
    """Make what is there as the plan says, with as few changes as it takes.

    What was begun and not finished, by a kill or a failure, is gone on with. What this deployment did not make is left
    alone, and so is everything if a check fails first.
    """
    plan = _plan(given)
    _apply(plan, _aws(plan.region, profile), yes=yes)


@deploy.command()
@_plan_options
@_profile
@_yes
def update(profile: str | None, *, yes: bool, **given: Json) -> None:
    """Apply a plan to an endpoint that exists already: another image, other settings, while calls go on."""
    plan = _plan(given)
    aws = _aws(plan.region, profile)
    if aws.find("sagemaker", "describe_endpoint", EndpointName=plan.name) is None:
        raise NotFound(f"There is no endpoint {plan.name} in {plan.region} to update; `cadenza deploy apply` makes it.")
    _apply(plan, aws, yes=yes)


@deploy.command()
@_target_options
@_profile
def status(file: Path | None, name: str | None, region: str | None, profile: str | None) -> None:
    """Tell how a deployment stands: machines, scaling, alarms. Code 1 unless it is in service."""
    from cadenza.deploy.changes import Inventory
    from cadenza.deploy.report import status_lines
    from cadenza.deploy.resource import Kind

    name, region = _target(file, name, region)
    found = Inventory.of(_aws(region, profile), name)
    for line in status_lines(found, region):
        click.echo(line)
    endpoint, component = found.find(Kind.ENDPOINT, name), found.find(Kind.INFERENCE_COMPONENT, name)
    states = [endpoint.properties["EndpointStatus"]] if endpoint else []
    states += [component.properties["InferenceComponentStatus"]] if component else []
    if set(states) != {"InService"}:
        click.get_current_context().exit(1)


@deploy.command()
@_target_options
@_profile
@click.option("--keep-logs", is_flag=True, help="Leave the log group and its lines.")
@_yes
def destroy(
    file: Path | None, name: str | None, region: str | None, profile: str | None, *, keep_logs: bool, yes: bool
) -> None:
    """Delete everything that the deployment made, and nothing else."""
    from cadenza.deploy.changes import deletions
    from cadenza.deploy.report import change_lines

    name, region = _target(file, name, region)
    aws = _aws(region, profile)
    found = _settled(aws, name)
    steps = deletions(found, keep_logs=keep_logs)
    for item in found.foreign:
        click.echo(f"= {item.kind:20} {item.name}  (not made by this deployment: left alone)")
    if not steps:
        click.echo(f"Nothing of {name} is in {region}.")
        return
    for line in change_lines(steps):
        click.echo(line)
    if not yes:
        click.confirm(f"Delete all this? Callers of {name} get errors from then on", abort=True)
    _carry_out(aws, steps, found)
    click.echo(f"{name} is gone.")


@deploy.command()
@_target_options
@_profile
@click.option("--request-id", help="Only lines of this request: what X-Request-Id says, or the context id.")
@click.option("--minutes", type=click.FloatRange(min=1), default=60.0, show_default=True, help="How far back to look.")
@click.option("--most", type=click.IntRange(1, 100_000), default=1000, show_default=True, help="Lines at most.")
def logs(
    file: Path | None,
    name: str | None,
    region: str | None,
    profile: str | None,
    request_id: str | None,
    minutes: float,
    most: int,
) -> None:
    """Print log lines of the containers, those of one request if asked to."""
    from cadenza.deploy.logs import log_lines

    name, region = _target(file, name, region)
    since = datetime.now(UTC) - timedelta(minutes=minutes)
    printed = 0
    for line in log_lines(_aws(region, profile), name, request_id=request_id, since=since, most=most):
        click.echo(line)
        printed += 1
    if not printed:
        click.echo(f"No such line in the last {minutes:g} minutes; --minutes looks further back.", err=True)
    elif printed == most:
        click.echo(
            f"No more than {most} lines are shown, the oldest; --most shows more, --minutes later ones.", err=True
        )


@deploy.command("template")
@_plan_options
def template_command(**given: Json) -> None:
    """Print the plan as a CloudFormation template. The stack is CloudFormation's then: don't apply the plan as well."""
    from cadenza.deploy.template import template

    click.echo(template(_plan(given)), nl=False)


@deploy.command()
@_plan_options
@click.option("--for", "holder", type=click.Choice(get_args(Holder)), help="Only this one, ready for `aws iam`.")
def policies(holder: Holder | None, **given: Json) -> None:
    """Print the IAM policies that caller, execution role and deployer need, for this plan's names only."""
    plan = _plan(given)
    printed = policy(plan, holder) if holder else {one: policy(plan, one) for one in get_args(Holder)}
    click.echo(json.dumps(printed, indent=2))


def _plan(given: dict[str, Any]) -> Plan:
    """Return the plan that the options name, checked against AWS's own model of every call that it takes."""
    from cadenza.deploy.rehearsal import rehearse

    file, settings = given.pop("file"), given.pop("settings")
    plan = load(file, {name.replace("__", "."): value for name, value in given.items()}, settings)
    rehearse(plan)
    return plan


def _target(file: Path | None, name: str | None, region: str | None) -> tuple[str, str]:
    """Return name and region of a deployment, from a plan or from the options."""
    if file:
        plan = load(file, {"name": name, "region": region})
        return plan.name, plan.region
    if not name or not region:
        raise InvalidRequest.of("PLAN", None, "a plan's file, or both --name and --region")
    return name, region


def _aws(region: str, profile: str | None) -> Aws:
    from cadenza.deploy.aws import Aws

    return Aws(region, profile)


def _changes(plan: Plan, aws: Aws) -> list[Change]:
    from cadenza.deploy.changes import Inventory, changes

    return changes(plan, Inventory.of(aws, plan.name))


def _show(plan: Plan, steps: list[Change]) -> None:
    from cadenza.deploy.report import change_lines

    click.echo(f"{plan.name} in {plan.region}:")
    for line in change_lines(steps):
        click.echo(line)


def _cost(plan: Plan) -> None:
    from cadenza.deploy.cost import monthly_estimate
    from cadenza.deploy.report import slots_line

    click.echo(slots_line(plan))
    for line in monthly_estimate(plan):
        click.echo(line)


def _apply(plan: Plan, aws: Aws, *, yes: bool) -> None:
    from cadenza.deploy.changes import changes
    from cadenza.deploy.preflight import check
    from cadenza.deploy.report import finding_line

    click.echo("Checks, before anything is made:")
    check(plan, aws, lambda finding: click.echo(finding_line(finding)))
    found = _settled(aws, plan.name)
    steps = changes(plan, found)
    _show(plan, steps)
    _cost(plan)
    if all(step.action == "keep" for step in steps):
        click.echo("Nothing to do.")
        return
    if not yes:
        click.confirm("Do this?", abort=True)
    _carry_out(aws, steps, found)
    click.echo(f"{plan.name} is in service. `cadenza deploy status` tells how it stands.")


def _settled(aws: Aws, name: str) -> Inventory:
    """Wait until what an earlier run began is done, and return what is there."""
    from cadenza.deploy.changes import Inventory
    from cadenza.deploy.resource import Kind
    from cadenza.deploy.waiting import Waiter

    waiter = Waiter(aws, click.echo)
    waiter.endpoint(name)
    found = Inventory.of(aws, name)
    if found.find(Kind.INFERENCE_COMPONENT, name):
        waiter.component(name)
        found = Inventory.of(aws, name)
    return found


def _carry_out(aws: Aws, steps: list[Change], found: Inventory) -> None:
    from cadenza.deploy.carry_out import carry_out
    from cadenza.deploy.waiting import Waiter

    try:
        carry_out(aws, steps, Waiter(aws, click.echo), click.echo, found.policy_arns)
    except (Unavailable, ConfigurationError, NotFound) as error:
        raise type(error)(f"{error}\nWhat was done stays. Run the command again to go on from here.") from None
