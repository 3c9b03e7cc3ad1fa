"""Signature Version 4: whether a request was signed with the key pair that the gateway was given."""

from __future__ import annotations

import hashlib
import hmac
import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from starlette.requests import Request

from cadenza.gateway.faults import AccessDenied

ALGORITHM = "AWS4-HMAC-SHA256"
MOST_SKEW = timedelta(minutes=15)
"""How far the caller's clock may be from ours (AWS's own bound)."""

_AUTHORIZATION = re.compile(
    rf"{ALGORITHM} Credential=(?P<key>[^/,\s]+)/(?P<scope>(?P<day>\d{{8}})/(?P<region>[\w-]+)/sagemaker/aws4_request),"
    r"\s*SignedHeaders=(?P<headers>[\w;-]+),\s*Signature=(?P<signature>[0-9a-f]{64})"
)
_TIME = "%Y%m%dT%H%M%SZ"


@dataclass(frozen=True, slots=True)
class KeyPair:
    """An access key as AWS's environment variables hold it."""

    access_key: str
    secret_key: str

    def verify(self, request: Request, body: bytes) -> None:
        """Return if `request` with `body` is signed with this pair, else raise AccessDenied."""
        given = _AUTHORIZATION.fullmatch(request.headers.get("authorization", ""))
        time = request.headers.get("x-amz-date", "")
        if given is None:
            raise AccessDenied("MissingAuthenticationTokenException", "Missing or malformed Signature Version 4.")
        if given["key"] != self.access_key:
            raise AccessDenied("UnrecognizedClientException", "The security token included in the request is invalid.")
        signed = given["headers"].split(";")
        if not {"host", "x-amz-date"} <= set(signed):
            raise AccessDenied("IncompleteSignatureException", "'host' and 'x-amz-date' must be signed.")
        _check_time(time, given["day"])
        text = "\n".join([ALGORITHM, time, given["scope"], _sha256(_canonical(request, signed, body))])
        key = f"AWS4{self.secret_key}".encode()
        for step in given["scope"].split("/"):
            key = _hmac(key, step)
        if not hmac.compare_digest(_hmac(key, text).hex(), given["signature"]):
            raise AccessDenied(
                "InvalidSignatureException", "The request signature we calculated does not match the one you provided."
            )


def _check_time(time: str, day: str) -> None:
    try:
        skew = abs(datetime.now(UTC) - datetime.strptime(time, _TIME).replace(tzinfo=UTC))
    except ValueError:
        skew = None
    if skew is None or skew > MOST_SKEW or not time.startswith(day):
        raise AccessDenied("InvalidSignatureException", f"Signature expired or not yet valid: {time[:20]!r}.")


def _canonical(request: Request, signed: list[str], body: bytes) -> bytes:
    """Return the canonical request. Its path is as sent: an endpoint's name has nothing to be encoded."""
    headers = "".join(f"{name}:{' '.join(','.join(request.headers.getlist(name)).split())}\n" for name in signed)
    query = "&".join(sorted(request.url.query.split("&")))
    parts = [request.method, request.scope["path"], query, headers, ";".join(signed), _sha256(body)]
    return "\n".join(parts).encode()


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _hmac(key: bytes, text: str) -> bytes:
    return hmac.digest(key, text.encode(), "sha256")
