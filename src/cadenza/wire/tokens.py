"""The wire contract of `POST /access-token`: what a token shall allow, and for how long. No HTTP."""

from __future__ import annotations

from typing import Annotated

from pydantic import BeforeValidator, Field, StrictBool

from cadenza.access import LONGEST_TOKEN_SECONDS
from cadenza.wire.fields import Part, json_object, no_bool, validated

USUAL_SECONDS = 60
"""How long a token is valid if nobody says: enough to open a websocket with it."""

_ALLOWED = {
    "expires_in": f"a whole number of seconds from 1 to {LONGEST_TOKEN_SECONDS}",
    "grants": 'an object {"tts": true}',
    "grants.tts": "true, false",
    "grants.stt": "true, false",
    "grants.agent": "true, false",
}


class _Grants(Part):
    tts: StrictBool = False
    stt: StrictBool = False
    agent: StrictBool = False


class TokenRequest(Part):
    """The body; `stt` and `agent` are of services that aren't here, and give nothing."""

    grants: _Grants = _Grants()
    expires_in: Annotated[int, Field(ge=1, le=LONGEST_TOKEN_SECONDS), BeforeValidator(no_bool)] = USUAL_SECONDS


def parse_token_request(body: bytes) -> TokenRequest:
    """Understand the body; an empty one asks for nothing but the catalogue. Raises InvalidRequest."""
    return validated(TokenRequest, json_object(body or b"{}"), _ALLOWED)
