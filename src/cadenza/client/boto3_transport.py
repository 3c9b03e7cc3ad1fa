"""The SageMaker transport, on boto3.

aiobotocore would serve an event loop without threads, but holds boto3 back to older releases and brings a second HTTP
library with faults of its own. A thread for each live stream, whose socket is shut down when its listener leaves, has
one set of faults and costs little: a stream has 50 events a second.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncGenerator, Generator, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from typing import Any

import boto3
import urllib3.exceptions
from boto3.session import Session
from botocore import exceptions as aws
from botocore.client import BaseClient
from botocore.config import Config
from botocore.eventstream import ParserError

from cadenza.client.errors import (
    NotConfigured,
    SpeechError,
    StreamBroken,
    StreamCorrupted,
    StreamStalled,
    Unavailable,
)
from cadenza.client.refusals import refusal

_THROTTLED = {"ThrottlingException", "Throttling", "TooManyRequestsException", "ModelNotReadyException"}
_HINT = "`cadenza gateway` takes any region and, unless it verifies signatures, any credentials"


class Boto3Transport:
    """See `Transport`."""

    def __init__(
        self,
        call: Mapping[str, str],
        *,
        session: Session | None,
        endpoint_url: str | None,
        region: str | None,
        connections: int,
        connect_seconds: float,
        read_seconds: float,
    ) -> None:
        """Connect. `call` is what goes with each call, as boto3 names it; the rest is as of `SageMaker`."""
        self._call = dict(call)
        config = Config(
            max_pool_connections=connections,
            connect_timeout=connect_seconds,
            read_timeout=read_seconds,
            tcp_keepalive=True,
            # Retries are the client's own: botocore's know nothing of a ModelError's 429, nor of a stream that broke.
            retries={"mode": "standard", "total_max_attempts": 1},
        )
        try:
            with _faults():
                self._runtime = (session or boto3).client(
                    "sagemaker-runtime", region_name=region, endpoint_url=endpoint_url, config=config
                )
        except ValueError as error:  # what botocore raises for an address that is none
            raise NotConfigured(str(error)) from error

    def parts(self, body: bytes) -> Generator[bytes, None, None]:
        """See `Transport.parts`."""
        return self.answer(body).parts()

    def answer(self, body: bytes) -> Answer:
        """Return the answer to `body`, which nobody has asked for yet."""
        return Answer(self._runtime, {**self._call, "ContentType": "application/json", "Body": body})

    def close(self) -> None:
        """See `Transport.close`."""
        self._runtime.close()


class Answer:
    """One call. `parts` is for one thread, `leave` for any other."""

    def __init__(self, runtime: BaseClient, call: dict[str, Any]) -> None:
        self._runtime, self._call = runtime, call
        self._stream: Any = None
        self._left = False

    def parts(self) -> Generator[bytes, None, None]:
        """See `Transport.parts`."""
        with _faults():
            self._stream = self._runtime.invoke_endpoint_with_response_stream(**self._call)["Body"]
            try:
                if not self._left:
                    yield from (event["PayloadPart"]["Bytes"] for event in self._stream if "PayloadPart" in event)
            finally:
                self._stream.close()

    def leave(self) -> None:
        """Hang up, so that a read that waits in another thread ends; before the answer begins, as soon as it does."""
        self._left = True
        if self._stream is not None:
            # EventStream has no way to interrupt a read; urllib3's response below it has (2.3 and later).
            with suppress(ValueError, RuntimeError, OSError):  # it has ended by itself
                self._stream._raw_stream.shutdown()


class AsyncBoto3Transport:
    """See `AsyncTransport`."""

    def __init__(self, transport: Boto3Transport) -> None:
        self._transport = transport

    async def parts(self, body: bytes) -> AsyncGenerator[bytes, None]:
        """See `Transport.parts`."""
        answer = self._transport.answer(body)
        parts = answer.parts()
        thread = ThreadPoolExecutor(1, "cadenza-sagemaker")
        loop = asyncio.get_running_loop()
        try:
            while (part := await loop.run_in_executor(thread, next, parts, None)) is not None:
                yield part
        finally:
            # Nothing is awaited here, so that this also works while the task is cancelled. What the thread still meets
            # after its listener has left is no one's error.
            answer.leave()
            thread.submit(parts.close)
            thread.shutdown(wait=False)

    async def close(self) -> None:
        """See `Transport.close`."""
        self._transport.close()


@contextmanager
def _faults() -> Iterator[None]:
    """Turn what boto3 and the libraries below it raise into the family of SpeechError."""
    try:
        yield
    except aws.EventStreamError as error:
        raise _in_mid_stream(error) from error
    except aws.ClientError as error:
        raise _refusal(error.response) from error
    except (aws.EndpointConnectionError, aws.ConnectTimeoutError, aws.ProxyConnectionError, aws.SSLError) as error:
        raise Unavailable(f"No connection: {error}") from error
    except (aws.ReadTimeoutError, urllib3.exceptions.ReadTimeoutError) as error:
        raise StreamStalled("Nothing came within the read timeout.") from error
    except (aws.HTTPClientError, urllib3.exceptions.HTTPError) as error:
        raise StreamBroken(f"The connection was lost: {error}") from error
    except ParserError as error:
        raise StreamCorrupted(f"The event stream is damaged: {error}") from error
    except (aws.NoRegionError, aws.NoCredentialsError, aws.PartialCredentialsError) as error:
        raise NotConfigured(f"{error} ({_HINT})") from error
    except aws.BotoCoreError as error:
        raise NotConfigured(str(error)) from error


def _in_mid_stream(error: aws.EventStreamError) -> SpeechError:
    """ModelStreamError and InternalStreamFailure: their message is all that botocore keeps."""
    fault = error.response["Error"]
    return StreamBroken(str(fault.get("Message")), code=fault.get("Code"))


def _refusal(response: dict[str, Any]) -> SpeechError:
    """Return the error for a ClientError's `response`; of a ModelError, the container's own."""
    code = response["Error"].get("Code")
    meta = response.get("ResponseMetadata", {})
    request_id = meta.get("RequestId")
    if code == "ModelError":
        said = response.get("OriginalMessage") or response.get("Message") or ""
        return refusal(int(response.get("OriginalStatusCode", 500)), said, request_id=request_id)
    status = 429 if code in _THROTTLED else meta.get("HTTPStatusCode", 500)
    reason = {"message": response["Error"].get("Message"), "error_code": code}
    return refusal(status, json.dumps(reason), request_id=request_id)
