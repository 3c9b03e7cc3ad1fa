"""The wire contract of OpenAI's speech endpoint. Pure functions, no HTTP."""

from __future__ import annotations

from cadenza.errors import CadenzaError, InvalidRequest


def error_object(error: CadenzaError) -> dict[str, object]:
    """Return the body of an error; `param` names the field where one is wrong."""
    mendable = error.status < CadenzaError.status
    return {
        "error": {
            "message": str(error),
            "type": "invalid_request_error" if mendable else "server_error",
            "param": error.problems[0].field if isinstance(error, InvalidRequest) else None,
            "code": error.code,
        }
    }
