"""From a status and a body to the error that they are, alike for HTTP answers, ModelErrors and `error` events."""

from __future__ import annotations

import json

from cadenza.client.errors import (
    AccessDenied,
    InvalidRequest,
    NotFound,
    Overloaded,
    Problem,
    RequestError,
    ServerError,
    SpeechError,
    Unavailable,
)

SHOWN = 500
"""Characters of a body that is no JSON object which a message shows."""

_CLASSES: dict[int, type[SpeechError]] = {
    0: Unavailable,  # SageMaker's word for a container that gave no answer
    400: InvalidRequest,
    401: AccessDenied,
    403: AccessDenied,
    404: NotFound,
    408: InvalidRequest,
    413: InvalidRequest,
    422: InvalidRequest,
    429: Overloaded,
    502: Unavailable,
    503: Unavailable,
    504: Unavailable,
}


def refusal(status: int, body: str, *, request_id: str | None = None, retry_after: float | None = None) -> SpeechError:
    """Return the error for `status`. `body` is what the container said: a JSON object with the reason, or any text.

    A request id in the body wins over `request_id`, which is the transport's.
    """
    fields = _object(body)
    message = _text(fields, "message") or _text(fields, "error") or _text(fields, "data")
    problems = _problems(fields.get("errors"))
    return _class(status)(
        message or body[:SHOWN].strip() or "no reason given",
        status=status or None,
        code=_text(fields, "error_code"),
        request_id=_text(fields, "request_id") or request_id,
        problems=problems,
        retry_after=retry_after,
    )


def seconds(retry_after: str | None) -> float | None:
    """Read a Retry-After header; its other form, a date, is as good as none."""
    return float(retry_after) if retry_after and retry_after.isdecimal() else None


def _class(status: int) -> type[SpeechError]:
    return _CLASSES.get(status) or (RequestError if 300 <= status < 500 else ServerError)


def _object(body: str) -> dict[str, object]:
    try:
        fields = json.loads(body)
    except (ValueError, RecursionError):
        return {}
    return fields if isinstance(fields, dict) else {}


def _text(fields: dict[str, object], name: str) -> str | None:
    value = fields.get(name)
    return value if isinstance(value, str) and value else None


def _problems(errors: object) -> tuple[Problem, ...]:
    if not isinstance(errors, list):
        return ()
    return tuple(
        Problem(*(str(error.get(name, "")) for name in ("field", "value", "allowed")))
        for error in errors
        if isinstance(error, dict)
    )
