"""One family of errors, so that every surface reports the same failure in the same words.

CadenzaError                  status  code
├── InvalidRequest            422     invalid_request       the caller can mend it; names field, value, choices
│   ├── BodyTooLarge          413     body_too_large
│   └── BodyTooSlow           408     body_too_slow
├── Unauthorized              401     unauthorized          no valid key was shown
├── Forbidden                 403     forbidden             what was shown doesn't give the right
├── NotFound                  404     not_found             nothing has that id
├── Conflict                  409     conflict              it would not fit with what is there already
├── Overloaded                429     concurrency_limited   all slots are taken; try again later
├── Unavailable               503     unavailable           loading, draining, or the engine died
├── Cancelled                 499     cancelled             the listener left; nobody reads this
├── ConfigurationError        500     configuration         the operator can mend it
└── SynthesisError            500     synthesis_failed      our fault; the stream ends with it
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass


class CadenzaError(Exception):
    """Base of all errors that a caller or an operator may see; `str()` of one is safe to show to either."""

    status: int = 500
    code: str = "internal_error"
    title: str = "Internal error"

    def __init__(
        self, message: str, *, status: int | None = None, code: str | None = None, title: str | None = None
    ) -> None:
        super().__init__(message)
        self.status, self.code, self.title = status or self.status, code or self.code, title or self.title


@dataclass(frozen=True, slots=True)
class FieldProblem:
    """What is wrong with one field of a request: its dotted path, the value as given, and what is allowed."""

    field: str
    value: str
    allowed: str

    def __str__(self) -> str:
        return f"{self.field}: got {self.value}; allowed: {self.allowed}"


class InvalidRequest(CadenzaError):
    """The request can't be served as it stands, and the caller can mend it."""

    status = 422
    code = "invalid_request"
    title = "Invalid request"

    def __init__(self, problems: Sequence[FieldProblem], context_id: str | None = None) -> None:
        self.problems = tuple(problems)
        self.context_id = context_id
        super().__init__("; ".join(map(str, self.problems)))

    @classmethod
    def of(cls, field: str, value: object, allowed: str) -> InvalidRequest:
        """Make the error for one `field`, showing at most 80 characters of `value`."""
        return cls([FieldProblem(field, brief(value), allowed)])


class BodyTooLarge(InvalidRequest):
    """The body is over the documented limit; none of it was kept."""

    status = 413
    code = "body_too_large"
    title = "Body too large"


class BodyTooSlow(InvalidRequest):
    """The body did not arrive in time."""

    status = 408
    code = "body_too_slow"
    title = "Body too slow"


class Unauthorized(CadenzaError):
    """The request shows no valid API key or access token."""

    status = 401
    code = "unauthorized"
    title = "Unauthorized"


class Forbidden(CadenzaError):
    """The request shows an access token that doesn't give the right to this."""

    status = 403
    code = "forbidden"
    title = "Forbidden"


class NotFound(CadenzaError):
    """What the request names doesn't exist."""

    status = 404
    code = "not_found"
    title = "Not found"


class Conflict(CadenzaError):
    """The request is right, and what is there already forbids it."""

    status = 409
    code = "conflict"
    title = "Conflict"


class Overloaded(CadenzaError):
    """All slots are taken. There is no queue: the caller decides when to try again."""

    status = 429
    code = "concurrency_limited"
    title = "Too many concurrent requests"

    def __init__(self, capacity: int, retry_after: int = 1) -> None:
        self.retry_after = retry_after
        super().__init__(
            f"All {capacity} generation slots are in use; no request is queued. Retry after {retry_after} s."
        )


class Unavailable(CadenzaError):
    """The service takes no work now: it is loading, draining, or its engine died."""

    status = 503
    code = "unavailable"
    title = "Service unavailable"


class Cancelled(CadenzaError):
    """The listener left, or the server stopped, before the speech was complete."""

    status = 499
    code = "cancelled"
    title = "Cancelled"


class ConfigurationError(CadenzaError):
    """A setting, a model file or a voice file is wrong; the message says what to do."""

    code = "configuration"
    title = "Configuration error"


class SynthesisError(CadenzaError):
    """Speech could not be made or completed, through no fault of the caller."""

    code = "synthesis_failed"
    title = "Synthesis failed"


def brief(value: object, limit: int = 80) -> str:
    """Show `value` in at most `limit` characters, printable ASCII, as it would stand in JSON."""
    try:
        text = json.dumps(value)
    except (TypeError, ValueError, RecursionError):
        text = type(value).__name__
    return text if len(text) <= limit else text[: limit - 3] + "..."
