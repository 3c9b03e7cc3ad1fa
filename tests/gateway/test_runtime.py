"""The runtime's own side of the wire: names, headers, signatures, limits, counters."""

from __future__ import annotations

import json
from collections.abc import Iterator

import httpx
import pytest
from botocore.exceptions import ClientError

from tests.gateway.faulty import LINES, Faulty, faulty
from tests.gateway.gateways import KEY, Client, Gateway, gateway, parts, runtime, samples, stream
from tests.servers import wait_until

SIGNED = {"AWS_ACCESS_KEY_ID": KEY["aws_access_key_id"], "AWS_SECRET_ACCESS_KEY": KEY["aws_secret_access_key"]}


@pytest.fixture(scope="module")
def container() -> Iterator[Faulty]:
    with faulty() as running:
        yield running


@pytest.fixture(scope="module")
def strict(container: Faulty) -> Iterator[Gateway]:
    """Two variants at one container, one endpoint, signatures verified, a small limit."""
    variants = ("--variant", "Blue=1", "--variant", "Green=0")
    targets = ("--target", f"Blue={container.url}", "--target", f"Green={container.url}")
    options = ("--endpoint", "cadenza", "--verify-sigv4", "--max-body", "2048", "--region", "eu-west-1")
    with gateway(*variants, *targets, *options, **SIGNED) as running:
        running.wait_for_containers(1)
        yield running


@pytest.fixture(scope="module")
def client(strict: Gateway) -> Iterator[Client]:
    with runtime(strict.url, parameter_validation=False) as client:
        yield client


@pytest.fixture(scope="module")
def loose(container: Faulty) -> Iterator[httpx.Client]:
    """Run a gateway as it is by default; the client signs nothing."""
    with gateway("--target", container.url) as running, httpx.Client(base_url=running.url, timeout=20) as client:
        running.wait_for_containers(1)
        yield client


def test_headers_are_mapped_to_the_container_and_all_others_left_out(client: Client) -> None:
    given = {
        "Accept": "text/event-stream",
        "CustomAttributes": "trace=1",
        "InferenceId": "call-7",
        "SessionId": "s",
        "TargetVariant": "Green",
    }
    seen = json.loads(parts(client, {"fault": "echo"}, **given)[0])
    assert seen["content-type"] == "application/json"
    assert seen["accept"] == "text/event-stream"
    prefix = "x-amzn-sagemaker-"
    assert seen[f"{prefix}custom-attributes"] == "trace=1"
    assert seen[f"{prefix}inference-id"] == "call-7"
    assert seen[f"{prefix}session-id"] == "s"
    assert seen[f"{prefix}target-variant"] == "Green"
    assert not {"authorization", "x-amz-date", "amz-sdk-request", "user-agent", f"{prefix}accept"} & set(seen)


def test_an_answer_carries_what_the_runtime_adds_and_nothing_of_the_containers_own(client: Client) -> None:
    body = json.dumps({"fault": "pieces", "size": 100})
    for operation in (client.invoke_endpoint, client.invoke_endpoint_with_response_stream):
        answer = operation(EndpointName="cadenza", Body=body)
        assert answer["ContentType"] == "application/x-ndjson"
        assert answer["InvokedProductionVariant"] == "Blue"
        assert answer["CustomAttributes"] == "seen"
        assert len(answer["ResponseMetadata"]["RequestId"]) == 36
        assert "x-secret" not in answer["ResponseMetadata"]["HTTPHeaders"]
        answer["Body"].close()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"EndpointName": "other"}, "Endpoint other not found"),
        ({"EndpointName": "ends-"}, "'ends-' at 'endpointName' failed"),
        ({"EndpointName": "x" * 64}, "length between 1 and 63"),
        ({"TargetVariant": "Red"}, "Blue, Green"),
        ({"TargetVariant": "no spaces"}, "at 'targetVariant' failed"),
        ({"InferenceId": "x" * 65}, "at 'inferenceId' failed"),
        ({"CustomAttributes": "x" * 1025}, "at 'customAttributes' failed"),
        ({"SessionId": "x" * 257}, "at 'sessionId' failed"),
        ({"Body": "x" * 2049}, "at most 2048 bytes"),
    ],
)
def test_what_is_wrong_is_a_validation_error_and_no_container_sees_it(
    client: Client, container: Faulty, arguments: dict[str, str], message: str
) -> None:
    seen = len(container.bodies)
    with pytest.raises(ClientError) as raised:
        client.invoke_endpoint_with_response_stream(**{"EndpointName": "cadenza", "Body": "{}"} | arguments)
    assert raised.value.response["Error"]["Code"] == "ValidationError"
    assert message in raised.value.response["Error"]["Message"]
    assert raised.value.response["ResponseMetadata"]["HTTPStatusCode"] == 400
    assert len(container.bodies) == seen


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"aws_secret_access_key": "wrong"}, "InvalidSignatureException"),
        ({"aws_access_key_id": "AKIDOTHER"}, "UnrecognizedClientException"),
    ],
)
def test_a_wrong_signature_is_refused(
    strict: Gateway, monkeypatch: pytest.MonkeyPatch, changed: dict[str, str], code: str
) -> None:
    for name, value in changed.items():
        monkeypatch.setitem(KEY, name, value)
    with runtime(strict.url) as client, pytest.raises(ClientError) as raised:
        stream(client, {"fault": "echo"})
    assert raised.value.response["Error"]["Code"] == code
    assert raised.value.response["ResponseMetadata"]["HTTPStatusCode"] == 403


@pytest.mark.parametrize(
    ("authorization", "date", "code"),
    [
        ("", "", "MissingAuthenticationTokenException"),
        ("Bearer x", "", "MissingAuthenticationTokenException"),
        ("{signed}", "20200101T000000Z", "InvalidSignatureException"),
        ("{signed}", "yesterday", "InvalidSignatureException"),
    ],
)
def test_no_old_or_malformed_signature_is_taken(strict: Gateway, authorization: str, date: str, code: str) -> None:
    signed = (
        f"AWS4-HMAC-SHA256 Credential={KEY['aws_access_key_id']}/20200101/us-east-1/sagemaker/aws4_request, "
        f"SignedHeaders=host;x-amz-date, Signature={'0' * 64}"
    )
    given = {"Authorization": authorization.format(signed=signed), "X-Amz-Date": date}
    answer = httpx.post(f"{strict.url}/endpoints/cadenza/invocations", headers=given, content=b"{}")
    assert answer.status_code == 403
    assert answer.headers["x-amzn-errortype"] == code


def test_signatures_are_ignored_by_default(loose: httpx.Client) -> None:
    answer = loose.post("/endpoints/any-name/invocations", json={"fault": "pieces", "size": 50})
    assert answer.content == b"".join(LINES)


def test_a_stream_is_chunked_and_never_compressed(loose: httpx.Client) -> None:
    path = "/endpoints/any-name/invocations-response-stream"
    with loose.stream("POST", path, json={"fault": "pieces", "size": 50}) as answer:
        assert answer.headers["transfer-encoding"] == "chunked"
        assert answer.headers["content-type"] == "application/vnd.amazon.eventstream"
        assert "content-encoding" not in answer.headers
        answer.read()


@pytest.mark.parametrize(
    ("method", "path"),
    [("POST", "/endpoints/x/async-invocations"), ("GET", "/endpoints/x/invocations"), ("POST", "/invocations")],
)
def test_an_operation_that_is_not_there_is_said_so(loose: httpx.Client, method: str, path: str) -> None:
    answer = loose.request(method, path)
    assert answer.status_code == 404
    assert answer.headers["x-amzn-errortype"] == "UnknownOperationException"
    assert path in answer.json()["Message"]


def test_requests_are_counted_by_what_the_caller_got(loose: httpx.Client) -> None:
    def counted() -> dict[tuple[str, ...], float]:
        text = loose.get("/metrics").text
        return {tuple(labels.values()): n for labels, n in samples(text, "cadenza_gateway_requests_total")}

    before = counted()
    path = "/endpoints/x/invocations-response-stream"
    loose.post(path, json={"fault": "pieces", "size": 50})
    loose.post(path, json={"fault": "status", "code": 429})
    loose.post(path, json={"fault": "cut", "after": len(LINES[0])})
    # A request is counted once its answer is sent.
    wait_until(lambda: sum(counted().values()) >= sum(before.values()) + 3)
    after = counted()
    assert after["stream", "200", "AllTraffic"] - before.get(("stream", "200", "AllTraffic"), 0) == 2
    assert after["stream", "424", "AllTraffic"] - before.get(("stream", "424", "AllTraffic"), 0) == 1
    text = loose.get("/metrics").text
    assert [n for labels, n in samples(text, "cadenza_gateway_broken_streams_total")] == [1]
    assert samples(text, "cadenza_gateway_first_byte_seconds_count")[0][1] >= 2
    assert loose.get("/ping").status_code == 200
