"""A server of the test's own making: small, over real TCP, and wrong in exactly the way that a test wants it to be."""

from __future__ import annotations

import json
import socket
import struct
import zlib
from base64 import b64encode
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from io import BufferedReader
from threading import Event, Lock, Thread

Script = Callable[[socket.socket], bool]
"""Answers one request; returns whether the connection stays open for the next."""

HTTP = b"HTTP/1.1 200 OK\r\nContent-Type: application/x-ndjson\r\nTransfer-Encoding: chunked\r\n\r\n"
SAGEMAKER = HTTP.replace(b"application/x-ndjson", b"application/vnd.amazon.eventstream")
LAST_CHUNK = b"0\r\n\r\n"


class Double:
    """Plays `scripts`, one a request, the last of them for all that follow."""

    def __init__(self, *scripts: Script) -> None:
        self.scripts = scripts
        self.heads: list[bytes] = []
        self.requests: list[bytes] = []
        """Bodies."""
        self.connections = 0
        self.left = Event()
        """Set once a client has closed a connection."""
        self._lock = Lock()
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._thread = Thread(target=self._accept, daemon=True)
        self._thread.start()

    @property
    def url(self) -> str:
        """Where it listens."""
        return "http://{}:{}".format(*self._listener.getsockname()[:2])

    def close(self) -> None:
        """Stop listening."""
        # Closed while its thread accepts, its number could be the next socket's by then, and that one's callers ours.
        self._listener.shutdown(socket.SHUT_RDWR)
        self._thread.join()
        self._listener.close()

    def _accept(self) -> None:
        with suppress(OSError):  # closed
            while True:
                connection, _ = self._listener.accept()
                self.connections += 1
                Thread(target=self._serve, args=[connection], daemon=True).start()

    def _serve(self, connection: socket.socket) -> None:
        with connection, connection.makefile("rb") as reader:
            with suppress(ConnectionError):
                while head := _head(reader):
                    request = reader.read(int(head.lower().partition(b"content-length:")[2].split()[0]))
                    with self._lock:
                        self.heads.append(head)
                        self.requests.append(request)
                        script = self.scripts[min(len(self.requests), len(self.scripts)) - 1]
                    if not script(connection):
                        return
            self.left.set()


def _head(reader: BufferedReader) -> bytes:
    """Read a request's head; return b"" at the connection's end."""
    lines = []
    while (line := reader.readline()) not in {b"\r\n", b""}:
        lines.append(line)
    return b"".join(lines)


@contextmanager
def double(*scripts: Script) -> Iterator[Double]:
    """Run a Double and close it afterwards."""
    running = Double(*scripts)
    try:
        yield running
    finally:
        running.close()


# What it does with an answer's bytes.


def whole(data: bytes) -> Script:
    """Send all of `data`, which is a complete answer."""

    def script(connection: socket.socket) -> bool:
        connection.sendall(data)
        return True

    return script


def cut(data: bytes) -> Script:
    """Send `data` and close the connection."""

    def script(connection: socket.socket) -> bool:
        connection.sendall(data)
        return False

    return script


def reset(data: bytes) -> Script:
    """Send `data` and reset the connection."""

    def script(connection: socket.socket) -> bool:
        connection.sendall(data)
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        return False

    return script


def silence(connection: socket.socket) -> bool:
    """Send nothing until the client hangs up."""
    with suppress(ConnectionError):
        connection.recv(1)
    return True


def silent_after(data: bytes) -> Script:
    """Send `data`, and nothing more until the client hangs up."""

    def script(connection: socket.socket) -> bool:
        connection.sendall(data)
        return silence(connection)

    return script


# What an answer's bytes are.


def line(kind: str, **fields: object) -> bytes:
    """Return an event of the contract as its line."""
    event = {"type": kind, "context_id": "test", "status_code": 206, "done": kind in {"done", "error"}, **fields}
    return json.dumps(event, separators=(",", ":")).encode() + b"\n"


def chunk(data: bytes = bytes(960)) -> bytes:
    """Return the line of 20 ms of silence, or of `data`."""
    return line("chunk", data=b64encode(data).decode(), sampling_rate=24_000, step_time=0.01)


WORDS = line("timestamps", word_timestamps={"words": ["Hi."], "start": [0.0], "end": [0.02]})
DONE = line("done")
SPEECH = (WORDS, chunk(), chunk(), DONE)


def frame(payload: bytes, kind: str = "event", name: str = "PayloadPart") -> bytes:
    """Return a frame of AWS's event stream, an exception if `kind` says so."""
    headers = {f":{kind}-type": name, ":content-type": "application/octet-stream", ":message-type": kind}
    head = b"".join(
        bytes([len(key)]) + key.encode() + b"\x07" + struct.pack(">H", len(value)) + value.encode()
        for key, value in headers.items()
    )
    prelude = struct.pack(">II", 16 + len(head) + len(payload), len(head))
    message = prelude + struct.pack(">I", zlib.crc32(prelude)) + head + payload
    return message + struct.pack(">I", zlib.crc32(message))


def chunked(*pieces: bytes) -> bytes:
    """Return `pieces` as transport chunks."""
    return b"".join(b"%x\r\n%s\r\n" % (len(piece), piece) for piece in pieces)


def http_answer(*lines: bytes) -> bytes:
    """Return a complete HTTP answer of these lines."""
    return HTTP + chunked(*lines) + LAST_CHUNK


def sagemaker_answer(*lines: bytes) -> bytes:
    """Return a complete answer of SageMaker's runtime of these lines, a part each."""
    return SAGEMAKER + chunked(*map(frame, lines)) + LAST_CHUNK


def refusal(status: int, body: object, **headers: str) -> bytes:
    """Return an answer with a status and a JSON body."""
    data = json.dumps(body).encode()
    lines = [f"HTTP/1.1 {status} No", "Content-Type: application/json", f"Content-Length: {len(data)}"]
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + data


def model_error(status: int, said: str) -> bytes:
    """Return SageMaker's answer when the container refused with `status` and `said`."""
    body = {
        "Message": f'Received client error ({status}) from primary with message "{said}".',
        "OriginalStatusCode": status,
        "OriginalMessage": said,
        "LogStreamArn": "arn:aws:logs:xx:1:log-group:/aws/sagemaker/Endpoints/voice",
    }
    return refusal(424, body, x_amzn_ErrorType="ModelError", x_amzn_RequestId="aws-1")
