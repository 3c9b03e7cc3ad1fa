"""What may go wrong, as one family, whichever transport it happens on.

SpeechError
├── NotConfigured           credentials, a region, an address or a package is missing: the message names it
├── RequestError      4xx   the request can't be served as it stands; another try gives the same
│   ├── InvalidRequest      400, 408, 413, 422: `problems` names each field, its value and what is allowed
│   ├── AccessDenied        401, 403
│   └── NotFound            404: nothing is there
├── ServiceError            the request may be right; another try may succeed
│   ├── Overloaded          429: every slot is taken; `retry_after` where the service says when to come again
│   ├── Unavailable         502, 503, 504, no connection, no answer: loading, draining, not there
│   └── ServerError         all other statuses: the speech could not be made
└── StreamError             the answer began, or should have, and did not come to its `done`
    ├── StreamCut           it ended cleanly, without `done`
    ├── StreamBroken        the connection was lost, or SageMaker lost the container
    ├── StreamStalled       nothing came for longer than the read timeout
    └── StreamCorrupted     a checksum is wrong, or what came are not events

`status` is that of the server or container that refused: on SageMaker `OriginalStatusCode`, not the 424 around it.
An error in mid-stream is of the class of its status too.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with one field of a request: its dotted path, the value as given, and what is allowed."""

    field: str
    value: str
    allowed: str

    def __str__(self) -> str:
        return f"{self.field}: got {self.value}; allowed: {self.allowed}"


class SpeechError(Exception):
    """Base of all that the client raises; `str()` names fields, status and request id."""

    retryable = False
    """Whether another try may succeed. The client has tried then, as far as `Retries` lets it."""

    def __init__(
        self,
        message: str,
        *,
        status: int | None = None,
        code: str | None = None,
        request_id: str | None = None,
        problems: tuple[Problem, ...] = (),
        retry_after: float | None = None,
    ) -> None:
        super().__init__(message)
        self.message, self.status, self.code, self.request_id = message, status, code, request_id
        self.problems, self.retry_after = problems, retry_after

    def __str__(self) -> str:
        about = ", ".join(
            f"{name} {value}" for name, value in (("status", self.status), ("request", self.request_id)) if value
        )
        return f"{self.message} ({about})" if about else self.message


class NotConfigured(SpeechError):
    """Something is missing on this side: credentials, a region, an address, a package."""


class RequestError(SpeechError):
    """The request can't be served as it stands."""


class InvalidRequest(RequestError):
    """A field is wrong; `problems` has all of them where the service says so."""


class AccessDenied(RequestError):
    """The credentials aren't good for this."""


class NotFound(RequestError):
    """Nothing is at that address."""


class ServiceError(SpeechError):
    """The service could not serve a request that may be right."""

    retryable = True


class Overloaded(ServiceError):
    """Every slot is taken, and nothing is queued. `retry_after` is in seconds, None where the service doesn't say."""


class Unavailable(ServiceError):
    """The service takes no work now, or isn't there."""


class ServerError(ServiceError):
    """The speech could not be made or completed."""


class StreamError(SpeechError):
    """The stream did not come to its `done`: what was heard of it is not all."""

    retryable = True


class StreamCut(StreamError):
    """The stream ended as if complete, without `done`."""


class StreamBroken(StreamError):
    """The connection was lost, or the endpoint lost its container."""


class StreamStalled(StreamError):
    """Nothing came for longer than the read timeout."""


class StreamCorrupted(StreamError):
    """What came is not what was sent, or no stream of events at all."""
