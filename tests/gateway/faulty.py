"""A container that goes wrong in whatever way a request asks for: bare TCP, since no HTTP server would do it."""

from __future__ import annotations

import json
import socket
import struct
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from socketserver import StreamRequestHandler, ThreadingTCPServer
from threading import Event, Thread
from typing import Any

CHUNK = {"type": "chunk", "context_id": "call", "status_code": 206, "done": False, "data": "AAAA" * 100}
DONE = {"type": "done", "context_id": "call", "status_code": 206, "done": True}
LINES = [json.dumps(event).encode() + b"\n" for event in [CHUNK] * 4 + [DONE]]
STREAM = b"".join(LINES)


class Faulty(ThreadingTCPServer):
    """Listens on a free port. `{"fault": NAME, ...}` in a body says what happens; see `_Handler`."""

    daemon_threads = True
    allow_reuse_address = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.ended = Event()
        self.bodies: list[bytes] = []
        self.connections: list[socket.socket] = []

    @property
    def url(self) -> str:
        return "http://{}:{}".format(*self.server_address[:2])

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing of those who left before the end."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]

    def leave(self) -> None:
        """Be gone, as a process that was killed."""
        self.shutdown()
        self.server_close()
        for connection in self.connections:
            with suppress(OSError):  # it is closed already
                connection.shutdown(socket.SHUT_RDWR)


@contextmanager
def faulty() -> Iterator[Faulty]:
    """Run one, and end it with whatever it is still at."""
    with Faulty() as server:
        thread = Thread(target=server.serve_forever, args=(0.05,), daemon=True)
        thread.start()
        yield server
        server.ended.set()
        server.leave()
        thread.join()


class _Handler(StreamRequestHandler):
    server: Faulty

    def handle(self) -> None:
        self.server.connections.append(self.connection)
        while request := self.rfile.readline():
            self.headers = dict(_header(line) for line in iter(self.rfile.readline, b"\r\n"))
            body = self.rfile.read(int(self.headers.get("content-length", 0)))
            if request.startswith(b"GET /ping"):
                self.whole(200, b"{}")
                continue
            self.server.bodies.append(body)
            asked: dict[str, Any] = json.loads(body)
            fault = asked.pop("fault")
            if not getattr(self, fault)(**asked):
                return

    def whole(self, status: int, body: bytes, content_type: str = "application/json") -> None:
        head = f"HTTP/1.1 {status} X\r\nContent-Type: {content_type}\r\nContent-Length: {len(body)}\r\n\r\n"
        self.wfile.write(head.encode() + body)

    def start(self, content_type: str = "application/x-ndjson") -> None:
        self.wfile.write(
            f"HTTP/1.1 200 OK\r\nContent-Type: {content_type}\r\nX-Amzn-SageMaker-Custom-Attributes: seen\r\n"
            "X-Secret: inside\r\nTransfer-Encoding: chunked\r\n\r\n".encode()
        )

    def chunk(self, data: bytes) -> None:
        """Write `data` as a chunk; nothing is the end of the stream."""
        self.wfile.write(f"{len(data):x}\r\n".encode() + data + b"\r\n")

    def beginning(self, size: int) -> None:
        """Write the first `size` bytes of the stream, and not its end."""
        if size:
            self.chunk(STREAM[:size])

    def status(self, code: int, text: str = '{"message": "no"}') -> bool:
        """Answer with an error."""
        self.whole(code, text.encode())
        return True

    def echo(self) -> bool:
        """Answer with the request's headers."""
        self.start()
        self.chunk(json.dumps(self.headers).encode() + b"\n")
        self.chunk(b"")
        return True

    def pieces(self, size: int, content_type: str = "application/x-ndjson") -> bool:
        """Stream all of it, cut after each `size` bytes."""
        self.start(content_type)
        for begin in range(0, len(STREAM), size):
            self.chunk(STREAM[begin : begin + size])
        self.chunk(b"")
        return True

    def slow(self, seconds: float) -> bool:
        """Pause after each line."""
        self.start()
        for line in LINES:
            self.chunk(line)
            self.server.ended.wait(seconds)
        self.chunk(b"")
        return True

    def no_done(self) -> bool:
        """End cleanly, without the last event."""
        self.start()
        self.chunk(b"".join(LINES[:-1]))
        self.chunk(b"")
        return True

    def cut(self, after: int) -> bool:
        """Close the connection after so many bytes of the stream."""
        self.start()
        self.beginning(after)
        return False

    def reset(self, after: int) -> bool:
        """Reset the connection after so many bytes of the stream; -1: before the headers."""
        if after >= 0:
            self.start()
            self.beginning(after)
            self.server.ended.wait(0.1)  # a reset overtakes what was not read yet
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.connection.close()
        return False

    def silence(self, after: int) -> bool:
        """Say no more after so many bytes; -1: not even the headers."""
        if after >= 0:
            self.start()
            self.beginning(after)
        self.server.ended.wait(60)
        return False

    def large(self, size: int) -> bool:
        """Answer with so many bytes."""
        self.whole(200, bytes(size), "application/octet-stream")
        return True


def _header(line: bytes) -> tuple[str, str]:
    name, _, value = line.decode("latin-1").partition(":")
    return name.lower(), value.strip()
