"""Which headers go to the container, which come back, and what each may hold (SageMaker's service model)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from starlette.datastructures import Headers

from cadenza.gateway.faults import ValidationError

PREFIX = "X-Amzn-SageMaker-"
CUSTOM_ATTRIBUTES = f"{PREFIX}Custom-Attributes"
TARGET_VARIANT = f"{PREFIX}Target-Variant"

_NAME = re.compile(r"[a-zA-Z0-9](-*[a-zA-Z0-9])*")
_LONGEST_NAME = 63


@dataclass(frozen=True, slots=True)
class _Rule:
    """What a header may hold, by the name that an error gives it."""

    member: str
    longest: int
    pattern: re.Pattern[str]

    def check(self, value: str) -> None:
        if not 1 <= len(value) <= self.longest:
            constraint = f"Member must have length between 1 and {self.longest}"
            raise ValidationError.of(self.member, value, constraint)
        if not self.pattern.fullmatch(value):
            constraint = f"Member must satisfy regular expression pattern: {self.pattern.pattern}"
            raise ValidationError.of(self.member, value, constraint)


_PRINTABLE = re.compile(r"[\x20-\x7e]*")
_ENDPOINT = _Rule("endpointName", _LONGEST_NAME, _NAME)
_FORWARDED = {
    CUSTOM_ATTRIBUTES: _Rule("customAttributes", 1024, _PRINTABLE),
    TARGET_VARIANT: _Rule("targetVariant", _LONGEST_NAME, _NAME),
    f"{PREFIX}Target-Container-Hostname": _Rule("targetContainerHostname", _LONGEST_NAME, _NAME),
    f"{PREFIX}Inference-Id": _Rule("inferenceId", 64, _PRINTABLE),
    f"{PREFIX}Inference-Component": _Rule("inferenceComponentName", _LONGEST_NAME, _NAME),
    f"{PREFIX}Session-Id": _Rule("sessionId", 256, _PRINTABLE),
    f"{PREFIX}Prefix-Aware-Id": _Rule("prefixAwareId", 256, _PRINTABLE),
}


def check_endpoint(name: str) -> None:
    """Raise ValidationError if `name` can't be an endpoint's."""
    _ENDPOINT.check(name)


def is_name(name: str) -> bool:
    """Whether `name` can be an endpoint's or a production variant's."""
    return len(name) <= _LONGEST_NAME and _NAME.fullmatch(name) is not None


def to_container(given: Headers, *, streaming: bool) -> dict[str, str]:
    """Return the headers for the container; all others are left out, as SageMaker does.

    `X-Amzn-SageMaker-Accept` of the streaming operation becomes `Accept`, which the other one sends itself. Raises
    ValidationError.
    """
    headers = {}
    for name, source in (("Content-Type", "content-type"), ("Accept", f"{PREFIX}Accept" if streaming else "accept")):
        if value := given.get(source):
            headers[name] = value
    for name, rule in _FORWARDED.items():
        if (value := given.get(name)) is not None:
            rule.check(value)
            headers[name] = value
    return headers


def to_caller(given: Mapping[str, str], variant: str, request_id: str, *, streaming: bool) -> dict[str, str]:
    """Return the headers of an answer without errors, from those of the container's."""
    content_type = given.get("Content-Type", "application/octet-stream")
    headers = {
        f"{PREFIX}Content-Type" if streaming else "Content-Type": content_type,
        "x-Amzn-Invoked-Production-Variant": variant,
        "x-amzn-RequestId": request_id,
    }
    if attributes := given.get(CUSTOM_ATTRIBUTES):
        headers[CUSTOM_ATTRIBUTES] = attributes
    return headers
