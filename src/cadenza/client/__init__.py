"""The client: speech from an HTTP address or a SageMaker endpoint, as typed events or as a whole.

Nothing of the server is imported, and no package but that of the transport in use, when it is first used.
"""

from cadenza.client.captions import Captions, Cue
from cadenza.client.client import AsyncClient, Client
from cadenza.client.errors import (
    AccessDenied,
    InvalidRequest,
    NotConfigured,
    NotFound,
    Overloaded,
    Problem,
    RequestError,
    ServerError,
    ServiceError,
    SpeechError,
    StreamBroken,
    StreamCorrupted,
    StreamCut,
    StreamError,
    StreamStalled,
    Unavailable,
)
from cadenza.client.events import AudioChunk, Done, Event, PhonemeTimestamps, WordTimestamps
from cadenza.client.http import Http
from cadenza.client.request import Options
from cadenza.client.retries import NO_RETRIES, Retries
from cadenza.client.sagemaker import SageMaker
from cadenza.client.speech import Speech, Timed
from cadenza.client.stream import AsyncStream, Stream

__all__ = [
    "NO_RETRIES",
    "AccessDenied",
    "AsyncClient",
    "AsyncStream",
    "AudioChunk",
    "Captions",
    "Client",
    "Cue",
    "Done",
    "Event",
    "Http",
    "InvalidRequest",
    "NotConfigured",
    "NotFound",
    "Options",
    "Overloaded",
    "PhonemeTimestamps",
    "Problem",
    "RequestError",
    "Retries",
    "SageMaker",
    "ServerError",
    "ServiceError",
    "Speech",
    "SpeechError",
    "Stream",
    "StreamBroken",
    "StreamCorrupted",
    "StreamCut",
    "StreamError",
    "StreamStalled",
    "Timed",
    "Unavailable",
    "WordTimestamps",
]
