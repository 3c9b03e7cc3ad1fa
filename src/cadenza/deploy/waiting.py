"""Waits for what AWS takes minutes for, tells how it goes, and says why when it failed."""

from __future__ import annotations

import time
from collections.abc import Callable

from cadenza.deploy.aws import Aws
from cadenza.deploy.metrics import log_group
from cadenza.errors import CadenzaError, NotFound, Unavailable

MOVING = {"Creating", "Updating", "SystemUpdating", "RollingBack", "Deleting"}
"""States that an endpoint or an inference component is in until it is done."""

POLL_SECONDS = 15.0
TELL_SECONDS = 60.0
MOST_SECONDS = 4 * 3600.0
"""Longer than any time-out that a plan may have; AWS ends the wait before."""

LOG_TAIL = 10
"""Log lines that are shown of an endpoint that failed."""


class Waiter:
    """Waits until AWS is done; `say` hears of each change of state, and every minute."""

    def __init__(self, aws: Aws, say: Callable[[str], None], sleep: Callable[[float], None] = time.sleep) -> None:
        self._aws, self._say, self._sleep = aws, say, sleep

    def endpoint(self, name: str) -> str | None:
        """Wait until the endpoint is done with what it does; return its state, or None if it's gone."""
        return self._until_done(
            "endpoint",
            name,
            lambda: self._aws.read("sagemaker", "describe_endpoint", EndpointName=name)["EndpointStatus"],
        )

    def component(self, name: str) -> str | None:
        """Wait until the inference component is done with what it does; return its state, or None if it's gone."""
        return self._until_done(
            "inference component",
            name,
            lambda: self._aws.read("sagemaker", "describe_inference_component", InferenceComponentName=name)[
                "InferenceComponentStatus"
            ],
        )

    def until_served(self, name: str, config: str) -> None:
        """Wait until the endpoint serves by `config`. Raises Unavailable with AWS's reason if it doesn't."""
        status = self.endpoint(name)
        if status is None:
            raise Unavailable(f"The endpoint {name} was deleted meanwhile.")
        found = self._aws.read("sagemaker", "describe_endpoint", EndpointName=name)
        if status == "InService" and found["EndpointConfigName"] == config:
            return
        reason = found.get("FailureReason", "AWS gives no reason")
        went = "went back to what it was" if status == "InService" else f"is {status}"
        raise Unavailable(f"The endpoint {name} {went}: {reason}{self._log_tail(name)}")

    def until_copied(self, name: str) -> None:
        """Wait until the inference component is in service. Raises Unavailable with AWS's reason if it isn't."""
        status = self.component(name)
        if status == "InService":
            return
        found = self._aws.find("sagemaker", "describe_inference_component", InferenceComponentName=name) or {}
        reason = found.get("FailureReason", "AWS gives no reason")
        raise Unavailable(f"The inference component {name} is {status}: {reason}{self._log_tail(name)}")

    def _until_done(self, what: str, name: str, ask: Callable[[], str]) -> str | None:
        waited = told = 0.0
        before = ""
        while waited < MOST_SECONDS:
            try:
                status = ask()
            except NotFound:
                return None
            if status not in MOVING:
                return status
            if status != before or waited - told >= TELL_SECONDS:
                self._say(f"    {what} {name}: {status}, {waited / 60:.0f} min")
                before, told = status, waited
            self._sleep(POLL_SECONDS)
            waited += POLL_SECONDS
        raise Unavailable(f"The {what} {name} is still {before}; run the command again to go on waiting.")

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
