"""What goes wrong in or before a container, as an unmodified boto3 client sees it through the gateway."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import closing
from typing import Any

import pytest
from botocore.exceptions import ClientError, EventStreamError

from tests.gateway.faulty import LINES, STREAM, Faulty, faulty
from tests.gateway.gateways import Client, Gateway, gateway, parts, runtime, stream
from tests.servers import wait_until


@pytest.fixture(scope="module")
def container() -> Iterator[Faulty]:
    with faulty() as running:
        yield running


@pytest.fixture(scope="module")
def patient(container: Faulty) -> Iterator[Gateway]:
    """SageMaker's own limits."""
    with gateway("--target", container.url) as running:
        running.wait_for_containers(1)
        yield running


@pytest.fixture(scope="module")
def hasty(container: Faulty) -> Iterator[Gateway]:
    limits = ("--first-byte-seconds", "1", "--total-seconds", "2", "--max-body", "4096")
    with gateway("--target", container.url, *limits) as running:
        running.wait_for_containers(1)
        yield running


@pytest.fixture(scope="module")
def client(patient: Gateway) -> Iterator[Client]:
    with runtime(patient.url) as client:
        yield client


@pytest.fixture(scope="module")
def hasty_client(hasty: Gateway) -> Iterator[Client]:
    with runtime(hasty.url) as client:
        yield client


def ended_with_error(client: Client, body: dict[str, Any]) -> tuple[list[bytes], str]:
    """Return the parts that came, and the error that ended the stream."""
    seen: list[bytes] = []
    with closing(stream(client, body)) as events, pytest.raises(EventStreamError) as raised:
        seen.extend(event["PayloadPart"]["Bytes"] for event in events)
    assert raised.value.response["Error"]["Code"] == "ModelStreamError"
    return seen, raised.value.response["Error"]["Message"]


def refused(client: Client, body: dict[str, Any]) -> dict[str, Any]:
    """Return the ModelError that answers `body`."""
    with pytest.raises(client.exceptions.ModelError) as raised:
        stream(client, body)
    answer: dict[str, Any] = raised.value.response
    assert answer["ResponseMetadata"]["HTTPStatusCode"] == 424
    assert answer["ResponseMetadata"]["RetryAttempts"] == 0
    assert answer["LogStreamArn"].endswith(":log-group:/aws/sagemaker/Endpoints/cadenza")
    return answer


@pytest.mark.parametrize(("status", "party"), [(422, "client"), (429, "client"), (500, "server"), (503, "server")])
def test_a_container_that_refuses_is_a_model_error_with_its_status_and_words(
    client: Client, status: int, party: str
) -> None:
    answer = refused(client, {"fault": "status", "code": status, "text": '{"message": "why \u00fc"}'})
    assert answer["OriginalStatusCode"] == status
    assert answer["OriginalMessage"] == '{"message": "why \u00fc"}'
    assert answer["Error"]["Code"] == "ModelError"
    assert answer["Message"].startswith(f"Received {party} error ({status}) from primary with message")


def test_a_long_message_is_cut_as_aws_does(client: Client) -> None:
    answer = refused(client, {"fault": "status", "code": 500, "text": "x" * 200_000})
    assert answer["OriginalMessage"] == "x" * 2048


@pytest.mark.parametrize("size", [1, 7, 413, 10_000])
def test_each_part_is_a_line_wherever_the_container_cuts(client: Client, size: int) -> None:
    assert parts(client, {"fault": "pieces", "size": size}) == LINES


def test_what_has_no_lines_is_passed_on_as_it_is(client: Client) -> None:
    assert b"".join(parts(client, {"fault": "pieces", "size": 100, "content_type": "audio/basic"})) == STREAM


@pytest.mark.parametrize("after", [1, len(LINES[0]) - 1, len(LINES[0]), len(LINES[0]) * 2 + 5, len(STREAM)])
@pytest.mark.parametrize("fault", ["cut", "reset"])
def test_a_stream_that_breaks_gives_its_whole_lines_and_then_an_error(client: Client, fault: str, after: int) -> None:
    seen, message = ended_with_error(client, {"fault": fault, "after": after})
    assert seen == LINES[: STREAM[:after].count(b"\n")]
    assert "StreamBroken" in message


@pytest.mark.parametrize("fault", ["cut", "reset"])
def test_a_container_that_dies_before_its_first_byte_is_a_model_error(client: Client, fault: str) -> None:
    answer = refused(client, {"fault": fault, "after": -1 if fault == "reset" else 0})
    assert answer["OriginalStatusCode"] == 0
    assert "process exited" in answer["OriginalMessage"]


@pytest.mark.parametrize("after", [-1, 0])
def test_silence_before_the_first_byte_is_a_model_error(hasty_client: Client, after: int) -> None:
    answer = refused(hasty_client, {"fault": "silence", "after": after})
    assert answer["OriginalStatusCode"] == 0
    assert "timed out" in answer["OriginalMessage"]


def test_silence_in_mid_stream_ends_it_when_its_time_is_up(hasty_client: Client) -> None:
    seen, message = ended_with_error(hasty_client, {"fault": "silence", "after": len(LINES[0]) + 3})
    assert seen == LINES[:1]
    assert "ModelInvocationTimeExceeded" in message


def test_a_clean_end_without_done_is_passed_on_as_it_is(client: Client) -> None:
    assert parts(client, {"fault": "no_done"}) == LINES[:-1]


def test_a_whole_answer_is_all_or_an_error(client: Client, hasty_client: Client) -> None:
    def ask(client: Client, body: str) -> bytes:
        with closing(client.invoke_endpoint(EndpointName="cadenza", Body=body)["Body"]) as answer:
            content: bytes = answer.read()
        return content

    assert ask(client, '{"fault": "pieces", "size": 11}') == STREAM
    with pytest.raises(ClientError, match="process exited"):
        ask(client, '{"fault": "cut", "after": 50}')
    with pytest.raises(ClientError, match="larger than 4096 bytes"):
        ask(hasty_client, '{"fault": "large", "size": 5000}')
    with pytest.raises(ClientError, match="timed out"):
        ask(hasty_client, '{"fault": "silence", "after": 50}')


def test_without_a_healthy_container_it_is_service_unavailable() -> None:
    with socket.create_server(("127.0.0.1", 0)) as nobody:
        port = nobody.getsockname()[1]
    with gateway("--target", f"http://127.0.0.1:{port}") as running:
        with runtime(running.url) as client, pytest.raises(ClientError) as raised:
            stream(client, {"fault": "echo"})
        assert raised.value.response["Error"]["Code"] == "ServiceUnavailable"
        assert raised.value.response["ResponseMetadata"]["HTTPStatusCode"] == 503


def test_a_container_that_is_gone_since_the_last_ping_costs_no_request() -> None:
    with (
        faulty() as lasting,
        faulty() as leaving,
        gateway("--target", lasting.url, "--target", leaving.url) as running,
    ):
        running.wait_for_containers(2)
        leaving.leave()
        with runtime(running.url) as client:
            assert [parts(client, {"fault": "pieces", "size": 100}) for _ in range(8)] == [LINES] * 8
        wait_until(lambda: running.healthy() == {lasting.url})


def test_sigterm_lets_streams_of_containers_elsewhere_end(container: Faulty) -> None:
    with gateway("--target", container.url) as running, runtime(running.url) as client:
        running.wait_for_containers(1)
        with closing(stream(client, {"fault": "slow", "seconds": 0.7})) as events:
            seen = [next(iter(events))]
            running.terminate()
            seen += events
        assert [event["PayloadPart"]["Bytes"] for event in seen] == LINES
        assert running.end() == 0


def test_a_caller_that_leaves_frees_its_place(patient: Gateway, client: Client) -> None:
    body = stream(client, {"fault": "silence", "after": len(LINES[0])})
    next(iter(body))
    wait_until(lambda: sum(value for _, value in patient.metric("cadenza_gateway_outstanding")) == 1)
    body.close()
    wait_until(lambda: not sum(value for _, value in patient.metric("cadenza_gateway_outstanding")))
    wait_until(lambda: [r for r in patient.lines("end") if r["status"] == 499])
