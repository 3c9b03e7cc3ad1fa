"""Who may call: API keys, and short-lived tokens that are signed with them. Pure functions over headers and query.

A token is `cdz1.<payload>.<signature>`: base64url of what it allows and until when, and HMAC-SHA256 of it under a key
made of the API keys, so that every server with the same keys takes it and a change of the keys ends all tokens. Nothing
is stored.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import secrets
import time
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

from cadenza.errors import Forbidden, Unauthorized

Right = Literal["speak", "read", "manage"]
"""What a route asks for: to speak, to read the catalogue, to change what is stored. A key has them all."""

LONGEST_TOKEN_SECONDS = 3600
_PREFIX = "cdz1"
_AWS = "aws4-hmac-sha256"


class Keys:
    """The API keys of a server; without any, everybody may do everything."""

    def __init__(self, keys: Sequence[str]) -> None:
        self.required = bool(keys)
        self._digests = [_digest(key) for key in keys]
        self._secret = _digest("\n".join(sorted(keys))) if keys else secrets.token_bytes(32)

    def check(self, headers: Mapping[str, str], query: Mapping[str, str], right: Right) -> None:
        """Let a request pass that has a key, or a token that gives `right`.

        They may stand in `Authorization: Bearer`, in `X-API-Key`, or in the query as `api_key` or `access_token`; one
        that is valid is enough. `headers` finds names in lower case. A signature of AWS in `Authorization` is neither
        a key nor a mistake. Raises Unauthorized without a valid one, Forbidden if a token doesn't give the right.
        """
        if not self.required:
            return
        rights: set[Right] = set()
        for given in _credentials(headers, query):
            if self._is_key(given):
                return
            rights |= self._rights(given)
        if not rights:
            raise Unauthorized(
                "No valid API key or access token: send Authorization: Bearer <key>, X-API-Key: <key>, or the key as "
                "api_key (a token as access_token) in the query."
            )
        if right not in rights:
            raise Forbidden(f"An access token that may {', '.join(sorted(rights))} may not {right}.")

    def token(self, seconds: int, *, speak: bool) -> str:
        """Return a token that is valid for `seconds`: to read the catalogue and, if it is to `speak`, to speak."""
        claims = {"until": int(time.time()) + seconds, "speak": speak, "nonce": secrets.token_hex(8)}
        payload = urlsafe_b64encode(json.dumps(claims, separators=(",", ":")).encode()).decode()
        return f"{_PREFIX}.{payload}.{self._signature(payload)}"

    def _is_key(self, given: str) -> bool:
        """Compare with every key, whole and in constant time, so that nothing is learned from how long it took."""
        digest = _digest(given)
        return sum(hmac.compare_digest(digest, known) for known in self._digests) > 0

    def _rights(self, given: str) -> set[Right]:
        """Return what a token gives: nothing if it is none of ours or has expired."""
        prefix, _, rest = given.partition(".")
        payload, _, signature = rest.partition(".")
        if prefix != _PREFIX or not hmac.compare_digest(_bytes(signature), _bytes(self._signature(payload))):
            return set()
        claims = json.loads(urlsafe_b64decode(payload))
        if claims["until"] <= time.time():
            return set()
        return {"read", "speak"} if claims["speak"] else {"read"}

    def _signature(self, payload: str) -> str:
        signed = hmac.digest(self._secret, _bytes(f"{_PREFIX}.{payload}"), "sha256")
        return urlsafe_b64encode(signed).decode().rstrip("=")


def _credentials(headers: Mapping[str, str], query: Mapping[str, str]) -> Iterator[str]:
    """Yield what a request shows, stripped, nothing empty and nothing longer than a token may be."""
    scheme, _, bearer = headers.get("authorization", "").strip().partition(" ")
    shown = (
        "" if scheme.lower() == _AWS else bearer if scheme.lower() == "bearer" else scheme,
        headers.get("x-api-key", ""),
        query.get("api_key", ""),
        query.get("access_token", ""),
    )
    yield from (text for given in shown if (text := given.strip()) and len(text) <= 1024)


def _digest(text: str) -> bytes:
    return hashlib.sha256(_bytes(text)).digest()


def _bytes(text: str) -> bytes:
    return text.encode(errors="surrogatepass")
