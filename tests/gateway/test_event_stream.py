"""Framing, decoded by the decoder that the AWS SDK for Python uses."""

from __future__ import annotations

import json

from botocore.eventstream import EventStreamBuffer
from hypothesis import given
from hypothesis import strategies as st

from cadenza.gateway.event_stream import model_stream_error, payload_part


@given(st.lists(st.binary(max_size=2000), max_size=8), st.integers(1, 700))
def test_botocore_decodes_any_payloads_however_the_bytes_are_cut(payloads: list[bytes], cut: int) -> None:
    stream = b"".join(map(payload_part, payloads))
    buffer = EventStreamBuffer()
    decoded = []
    for start in range(0, len(stream), cut):
        buffer.add_data(stream[start : start + cut])
        decoded += list(buffer)
    assert [message.payload for message in decoded] == payloads
    for message in decoded:
        assert message.headers == {
            ":event-type": "PayloadPart",
            ":content-type": "application/octet-stream",
            ":message-type": "event",
        }


def test_an_error_is_an_exception_and_says_its_code_where_botocore_shows_it() -> None:
    buffer = EventStreamBuffer()
    buffer.add_data(model_stream_error("It broke.", "StreamBroken"))
    (message,) = buffer
    assert message.headers[":exception-type"] == "ModelStreamError"
    assert message.headers[":message-type"] == "exception"
    assert json.loads(message.payload) == {"Message": "It broke. (StreamBroken)", "ErrorCode": "StreamBroken"}
