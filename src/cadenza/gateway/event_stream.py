"""AWS's event stream framing, in the one direction that no AWS library for Python writes: botocore only decodes.

A message is `total length u32 | headers length u32 | CRC-32 of these 8 bytes | headers | payload | CRC-32 of all
before`, big-endian; a header is `u8 name length, name, u8 7 (a string), u16 value length, value`. Source: the decoder,
`botocore.eventstream`, which the tests decode with.
"""

from __future__ import annotations

import json
import struct
import zlib
from collections.abc import Mapping
from typing import Literal

ErrorCode = Literal["ModelInvocationTimeExceeded", "StreamBroken"]
"""What `ModelStreamError` can say of itself (SageMaker's service model)."""

CONTENT_TYPE = "application/vnd.amazon.eventstream"

_STRING = 7
_OVERHEAD = 16
"""Bytes of a message beside its headers and its payload: two lengths, two checksums."""


def payload_part(payload: bytes) -> bytes:
    """Return the message that carries `payload`, as it is: neither JSON nor base64."""
    return _message(_PART, payload)


def model_stream_error(message: str, code: ErrorCode) -> bytes:
    """Return the message that ends a stream with an error.

    The code is said in the text too: botocore shows the text alone.
    """
    return _message(_ERROR, json.dumps({"Message": f"{message} ({code})", "ErrorCode": code}).encode())


def _headers(headers: Mapping[str, str]) -> bytes:
    return b"".join(
        struct.pack(">B", len(name)) + name.encode() + struct.pack(">BH", _STRING, len(value)) + value.encode()
        for name, value in headers.items()
    )


_PART = _headers({":event-type": "PayloadPart", ":content-type": "application/octet-stream", ":message-type": "event"})
_ERROR = _headers(
    {":exception-type": "ModelStreamError", ":content-type": "application/json", ":message-type": "exception"}
)


def _message(headers: bytes, payload: bytes) -> bytes:
    lengths = struct.pack(">II", _OVERHEAD + len(headers) + len(payload), len(headers))
    message = lengths + struct.pack(">I", zlib.crc32(lengths)) + headers + payload
    return message + struct.pack(">I", zlib.crc32(message))
