"""The errors of SageMaker's runtime API, in AWS's shape: a status, `x-amzn-ErrorType`, JSON with `Message`.

Fault                     status
├── ValidationError       400     the request itself is wrong
│   └── UnreadableBody    400     its body is too large, too slow, or cut off
├── AccessDenied          403     its signature is (--verify-sigv4)
├── UnknownOperation      404     no such path
├── ModelError            424     the container refused, failed, or took too long
├── InternalFailure       500     the gateway's own fault
└── ServiceUnavailable    503     no container can be asked
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from starlette.responses import JSONResponse, Response

MOST_MESSAGE = 2048
"""Characters of a container's message that are passed on, as in AWS's documentation of ModelError."""


class Fault(Exception):
    """An answer with an error; `str()` of it is the message that the caller gets."""

    status = 500
    error_type = "InternalFailure"
    more_headers: Mapping[str, str] = {}

    def __init__(self, message: str, **fields: str | int) -> None:
        super().__init__(message)
        self.fields = fields

    def response(self, request_id: str) -> Response:
        """Return the answer. The SDKs take the error's name from the header, all else from the body."""
        headers = {"x-amzn-ErrorType": self.error_type, "x-amzn-RequestId": request_id, **self.more_headers}
        return JSONResponse({"Message": str(self), **self.fields}, self.status, headers)


class ValidationError(Fault):
    """The request is wrong before any container has seen it."""

    status = 400
    error_type = "ValidationError"

    @classmethod
    def of(cls, member: str, value: str, constraint: str) -> ValidationError:
        """Make the error for one `member` of the request, in the words in which AWS's services say it."""
        what = f"Value '{value[:80]}' at '{member}' failed to satisfy constraint"
        return cls(f"1 validation error detected: {what}: {constraint}")


class UnreadableBody(ValidationError):
    """The body was not read to its end, and the rest is not waited for."""

    more_headers: Mapping[str, str] = {"Connection": "close"}


class AccessDenied(Fault):
    """The signature is missing or wrong."""

    status = 403

    def __init__(self, error_type: str, message: str) -> None:
        super().__init__(message)
        self.error_type = error_type


class UnknownOperation(Fault):
    """The path is none of the runtime's."""

    status = 404
    error_type = "UnknownOperationException"


class ModelError(Fault):
    """The container answered with an error, or not at all. No SDK retries it by itself."""

    status = 424
    error_type = "ModelError"


class InternalFailure(Fault):
    """Nobody foresaw it; the log has the reason."""


class ServiceUnavailable(Fault):
    """No container is healthy, or the gateway is shutting down."""

    status = 503
    error_type = "ServiceUnavailable"


@dataclass(frozen=True, slots=True)
class Endpoint:
    """The endpoint that a caller named, and where its logs would be if it were AWS's."""

    name: str
    region: str
    account: str = "000000000000"

    @property
    def log_group(self) -> str:
        """Name of its log group."""
        return f"/aws/sagemaker/Endpoints/{self.name}"

    def model_error(self, status: int, message: str) -> ModelError:
        """Return the error for a container's `status` (0: there was none) and `message`, in AWS's words."""
        message = message[:MOST_MESSAGE]
        party = "client" if 400 <= status < 500 else "server"
        console = f"https://{self.region}.console.aws.amazon.com/cloudwatch/home?region={self.region}"
        return ModelError(
            f'Received {party} error ({status}) from primary with message "{message}". '
            f"See {console}#logEventViewer:group={self.log_group} in account {self.account} for more information.",
            OriginalStatusCode=status,
            OriginalMessage=message,
            LogStreamArn=f"arn:aws:logs:{self.region}:{self.account}:log-group:{self.log_group}",
        )
