"""Carries the steps out in their order. Each is safe to repeat, so the next run goes on where one was killed."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from cadenza.deploy.aws import Aws
from cadenza.deploy.changes import Change, resolved
from cadenza.deploy.resource import Call, Kind
from cadenza.deploy.waiting import Waiter
from cadenza.errors import NotFound

_VERBS = {"create": "make", "update": "change", "replace": "make anew", "delete": "delete", "keep": "keep"}


def carry_out(
    aws: Aws, steps: Sequence[Change], waiter: Waiter, say: Callable[[str], None], arns: dict[str, str] | None = None
) -> None:
    """Make the calls of `steps`, and wait where AWS takes its time. Raises what AWS says; nothing is undone then.

    `arns` are those of the scaling policies that exist already.
    """
    known = dict(arns or {})
    todo = [step for step in steps if step.action != "keep"]
    for number, step in enumerate(todo, 1):
        say(f"[{number}/{len(todo)}] {_VERBS[step.action]} {step.kind} {step.name}: {step.why}")
        try:
            for call in step.calls:
                _make(aws, Call(call.service, call.method, resolved(call.parameters, known)), waiter, known)
        finally:
            for call in step.afterwards:
                aws.call(call)


def _make(aws: Aws, call: Call, waiter: Waiter, known: dict[str, str]) -> None:
    """Make one call, and wait for what it began. What is to be deleted may be gone already."""
    try:
        answer = aws.call(call)
    except NotFound:
        if not call.method.startswith(("delete_", "deregister_")):
            raise
        return
    parameters = call.parameters
    match call.method:
        case "create_endpoint" | "update_endpoint":
            waiter.until_served(parameters["EndpointName"], parameters["EndpointConfigName"])
        case "delete_endpoint":
            waiter.until_gone(Kind.ENDPOINT, parameters["EndpointName"])
        case "create_inference_component" | "update_inference_component":
            waiter.until_copied(parameters["InferenceComponentName"], parameters["Specification"]["ModelName"])
        case "delete_inference_component":
            waiter.until_gone(Kind.INFERENCE_COMPONENT, parameters["InferenceComponentName"])
        case "put_scaling_policy":
            known[parameters["PolicyName"]] = answer["PolicyARN"]
