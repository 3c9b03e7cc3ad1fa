"""Waits for what AWS takes minutes for, tells how it goes, and says why when it failed."""

from __future__ import annotations

import time
from collections.abc import Callable

from cadenza.deploy.aws import Aws
from cadenza.deploy.metrics import log_group
from cadenza.deploy.resource import Kind
from cadenza.errors import CadenzaError, NotFound, Unavailable

MOVING = {"Creating", "Updating", "SystemUpdating", "RollingBack", "Deleting"}
"""States that an endpoint or an inference component is in until it is done."""

POLL_SECONDS = 15.0
TELL_SECONDS = 60.0
MOST_SECONDS = 10 * 3600.0
"""Longer than any time-out that a plan may have; AWS ends the wait before."""

_ASKING = {
    Kind.ENDPOINT: ("describe_endpoint", "EndpointName", "EndpointStatus"),
    Kind.INFERENCE_COMPONENT: (
        "describe_inference_component",
        "InferenceComponentName",
        "InferenceComponentStatus",
    ),
}
"""How a state is asked for: method, field of the name, field of the state."""

LOG_TAIL = 10
"""Log lines that are shown of an endpoint that failed."""


class Waiter:
    """Waits until AWS is done; `say` hears of each change of state, and every minute."""

    def __init__(self, aws: Aws, say: Callable[[str], None], sleep: Callable[[float], None] = time.sleep) -> None:
        self._aws, self._say, self._sleep = aws, say, sleep

    def endpoint(self, name: str) -> str | None:
        """Wait until the endpoint is done with what it does; return its state, or None if it's gone."""
        return self._until_done(Kind.ENDPOINT, name, lambda status: status not in MOVING)

    def component(self, name: str) -> str | None:
        """Wait until the inference component is done with what it does; return its state, or None if it's gone."""
        return self._until_done(Kind.INFERENCE_COMPONENT, name, lambda status: status not in MOVING)

    def until_gone(self, kind: Kind, name: str) -> None:
        """Wait until a deleted endpoint or inference component is gone. Raises Unavailable if AWS can't delete it."""
        if status := self._until_done(kind, name, lambda status: status == "Failed"):
            raise Unavailable(f"The {kind} {name} could not be deleted: it is {status}.")

    def until_served(self, name: str, config: str) -> None:
        """Wait until the endpoint serves by `config`. Raises Unavailable with AWS's reason if it doesn't."""
        status = self.endpoint(name)
        if status is None:
            raise Unavailable(f"The endpoint {name} was deleted meanwhile.")
        found = self._aws.read("sagemaker", "describe_endpoint", EndpointName=name)
        if status == "InService" and found.get("EndpointConfigName") == config:
            return
        reason = found.get("FailureReason", "AWS gives no reason")
        went = "went back to what it was" if status == "InService" else f"is {status}"
        raise Unavailable(f"The endpoint {name} {went}: {reason}{self._log_tail(name)}")

    def until_copied(self, name: str, model: str) -> None:
        """Wait until the inference component serves `model`. Raises Unavailable with AWS's reason if it doesn't."""
        status = self.component(name)
        found = self._aws.find("sagemaker", "describe_inference_component", InferenceComponentName=name) or {}
        if status == "InService" and found.get("Specification", {}).get("ModelName") == model:
            return
        reason = found.get("FailureReason", "AWS gives no reason")
        went = "went back to what it was" if status == "InService" else f"is {status}"
        raise Unavailable(f"The inference component {name} {went}: {reason}{self._log_tail(name)}")

    def _status(self, kind: Kind, name: str) -> str:
        method, field, status = _ASKING[kind]
        answer: str = self._aws.read("sagemaker", method, **{field: name})[status]
        return answer

    def _until_done(self, kind: Kind, name: str, done: Callable[[str], bool]) -> str | None:
        waited = told = 0.0
        before = ""
        while waited < MOST_SECONDS:
            try:
                status = self._status(kind, name)
            except NotFound:
                return None
            if done(status):
                return status
            if status != before or waited - told >= TELL_SECONDS:
                self._say(f"    {kind} {name}: {status}, {waited / 60:.0f} min")
                before, told = status, waited
            self._sleep(POLL_SECONDS)
            waited += POLL_SECONDS
        raise Unavailable(f"The {kind} {name} is still {before}; run the command again to go on waiting.")

    def _log_tail(self, name: str) -> str:
        group = log_group(name)
        try:
            streams = self._aws.read(
                "logs", "describe_log_streams", logGroupName=group, orderBy="LastEventTime", descending=True, limit=1
            )["logStreams"]
            if not streams:
                return "\nThe container wrote no log: it never started."
            found = self._aws.read(
                "logs",
                "get_log_events",
                logGroupName=group,
                logStreamName=streams[0]["logStreamName"],
                startFromHead=False,
                limit=LOG_TAIL,
            )
        except CadenzaError as error:
            return f"\nThe container's log could not be read: {error}"
        lines = [event["message"].rstrip() for event in found["events"]]
        return "\n".join(["", "The container's last words:", *lines])
