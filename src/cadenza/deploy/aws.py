"""The only door to AWS: calls go through here, checked before, and errors come back as ours."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import boto3
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError, NoCredentialsError, ProfileNotFound

from cadenza.deploy.resource import Call, Json
from cadenza.deploy.shapes import problems
from cadenza.errors import ConfigurationError, InvalidRequest, NotFound, Unavailable

_NOT_FOUND = {"ResourceNotFoundException", "ResourceNotFound", "ObjectNotFoundException", "NoSuchEntity", "404"}
_DENIED = {"AccessDenied", "AccessDeniedException", "UnauthorizedOperation", "UnauthorizedException"}
_UNKNOWN_CALLER = {
    "ExpiredToken",
    "ExpiredTokenException",
    "InvalidClientTokenId",
    "UnrecognizedClientException",
    "SignatureDoesNotMatch",
    "AuthFailure",
}

RETRIES = {"mode": "standard", "max_attempts": 8}
"""AWS throttles the control plane at a few calls a second."""


class Denied(ConfigurationError):
    """The caller may not do this; the message names the action."""

    code = "denied"


class Aws:
    """A caller's access to one region. `said` hears every call before it is made."""

    def __init__(self, region: str, profile: str | None = None, said: Callable[[Call], None] | None = None) -> None:
        self.region = region
        self.said = said
        with _translated("session"):
            self.session: Any = boto3.Session(region_name=region, profile_name=profile)
        self._clients: dict[str, Any] = {}

    def client(self, service: str) -> Json:
        """Return boto3's client of a service, made once."""
        if service not in self._clients:
            with _translated(service):
                self._clients[service] = self.session.client(service, config=Config(retries=RETRIES))
        return self._clients[service]

    def call(self, call: Call) -> dict[str, Any]:
        """Make `call`. Raises NotFound, Denied, InvalidRequest, ConfigurationError or Unavailable."""
        if wrong := problems(call):
            raise InvalidRequest(wrong)
        if self.said:
            self.said(call)
        with _translated(f"{call.service}.{call.method}"):
            answer: dict[str, Any] = getattr(self.client(call.service), call.method)(**call.parameters)
        return answer

    def read(self, service: str, method: str, **parameters: Json) -> dict[str, Any]:
        """Make a call that changes nothing."""
        return self.call(Call(service, method, parameters))

    def find(self, service: str, method: str, **parameters: Json) -> dict[str, Any] | None:
        """Make a call that changes nothing, and return None where there is no such thing."""
        try:
            return self.read(service, method, **parameters)
        except NotFound:
            return None

    def pages(self, service: str, method: str, key: str, **parameters: Json) -> Iterator[Any]:
        """Yield the items of `key` of all pages of an answer."""
        token = "nextToken" if service == "logs" else "NextToken"
        while True:
            answer = self.read(service, method, **parameters)
            yield from answer.get(key, [])
            if not answer.get(token):
                return
            parameters[token] = answer[token]


@contextmanager
def _translated(what: str) -> Iterator[None]:
    try:
        yield
    except ClientError as error:
        code, message = error.response["Error"]["Code"], error.response["Error"]["Message"]
        if code in _NOT_FOUND or (code == "ValidationException" and "ould not find" in message):
            raise NotFound(f"{what}: {message}") from None
        if code in _DENIED:
            raise Denied(
                f"{what}: {message} `cadenza deploy policies` prints what a deployer must be allowed."
            ) from None
        if code in _UNKNOWN_CALLER:
            raise ConfigurationError(
                f"{what}: AWS doesn't know these credentials ({message}). {_SIGN_IN} "
                "A region that your account hasn't enabled says the same."
            ) from None
        raise ConfigurationError(f"{what}: AWS refused: {code}: {message}") from None
    except NoCredentialsError:
        raise ConfigurationError(f"No AWS credentials are here. {_SIGN_IN}") from None
    except ProfileNotFound as error:
        raise InvalidRequest.of("--profile", str(error), "a profile of ~/.aws/config") from None
    except BotoCoreError as error:
        raise Unavailable(f"{what}: {error}") from None


_SIGN_IN = (
    "Sign in (`aws sso login`, or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY), or name a profile with --profile."
)
