"""Speech from a SageMaker endpoint, or from the runtime on one's own machine: `cadenza gateway`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from cadenza.client.transport import AsyncTransport, Transport, extra

if TYPE_CHECKING:
    from boto3.session import Session

    from cadenza.client.boto3_transport import Boto3Transport


@dataclass(frozen=True, slots=True)
class SageMaker:
    """The endpoint called `endpoint`; needs `cadenza[sagemaker]`.

    `endpoint_url` is another address than AWS's, such as `cadenza gateway`; `region` and credentials are boto3's own
    where not given here. `connections` are kept for the next request: as many as streams at once. `parameters` go with
    each call as boto3 names them: TargetVariant, InferenceComponentName, CustomAttributes and so on.
    `connect_seconds` and `read_seconds` are how long a connection, and the next event, may take: a little more than the
    60 s that SageMaker gives a container.
    """

    endpoint: str
    endpoint_url: str | None = None
    region: str | None = None
    connections: int = 16
    parameters: Mapping[str, str] = field(default_factory=dict)
    session: Session | None = None
    connect_seconds: float = 5.0
    read_seconds: float = 65.0

    def connect(self) -> Transport:
        """Return a transport; connections are made when they are needed. Raises NotConfigured without a region."""
        return self._connect()

    def connect_async(self) -> AsyncTransport:
        """Return a transport for an event loop, in a thread a stream. Raises NotConfigured without a region."""
        transport = self._connect()
        from cadenza.client.boto3_transport import AsyncBoto3Transport

        return AsyncBoto3Transport(transport)

    def _connect(self) -> Boto3Transport:
        with extra("sagemaker"):
            from cadenza.client.boto3_transport import Boto3Transport
        return Boto3Transport(
            {"EndpointName": self.endpoint, **self.parameters},
            session=self.session,
            endpoint_url=self.endpoint_url,
            region=self.region,
            connections=self.connections,
            connect_seconds=self.connect_seconds,
            read_seconds=self.read_seconds,
        )
