"""Finds log lines of a deployment, those of one request if asked to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime

from cadenza.deploy.aws import Aws
from cadenza.deploy.metrics import log_group
from cadenza.errors import InvalidRequest, NotFound

_ID = re.compile(r"[A-Za-z0-9._-]{1,128}")

LOGGED = 64
"""Characters of a context id that a line has. Of a request id, as many are enough: it begins with a UUID."""


def log_lines(aws: Aws, name: str, *, request_id: str | None, since: datetime, most: int) -> Iterator[str]:
    """Yield at most `most` lines since `since`, oldest first, each with its time and the machine's stream.

    `request_id` is what `X-Request-Id` or an error message says, or the context id that is its end. Raises
    InvalidRequest for one that can't be an id, NotFound if the deployment has no log.
    """
    parameters: dict[str, object] = {
        "logGroupName": log_group(name),
        "startTime": int(since.timestamp() * 1000),
        "limit": min(most, 1000),
    }
    if request_id is not None:
        if not _ID.fullmatch(request_id):
            allowed = "letters, digits, dot, hyphen, underscore, at most 128; the server writes _ for all others"
            raise InvalidRequest.of("--request-id", request_id, allowed)
        # A regular expression finds a part of a word; of a quoted term AWS doesn't say so.
        parameters["filterPattern"] = "%{}%".format(request_id[:LOGGED].replace(".", r"\."))
    try:
        for count, event in enumerate(aws.pages("logs", "filter_log_events", "events", **parameters)):
            if count == most:
                return
            when = datetime.fromtimestamp(event["timestamp"] / 1000, UTC).isoformat(timespec="milliseconds")
            yield f"{when} {event['logStreamName']} {event['message'].rstrip()}"
    except NotFound:
        raise NotFound(f"There is no log of {name} in {aws.region}; was it deployed there?") from None
