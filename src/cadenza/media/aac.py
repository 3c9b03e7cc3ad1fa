"""AAC as a stream, by ffmpeg in a process of its own: the wheel that has it holds x264 and x265 too, which are GPL."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
from importlib.util import find_spec
from typing import IO

from cadenza.errors import SynthesisError

SLICE = 32_768
"""Bytes that are written at once; what they become fits in the pipe back, so that neither side waits for the other."""


def available() -> bool:
    """Whether the extra `aac` is installed."""
    return find_spec("av") is not None


class Aac:
    """Frames of AAC-LC with ADTS headers; the process begins with the first samples.

    Raises SynthesisError when it ends before its work does.
    """

    def __init__(self, sample_rate: int) -> None:
        self._command = [sys.executable, "-m", "cadenza.media.aac_worker", str(sample_rate)]
        self._process: subprocess.Popen[bytes] | None = None

    def push(self, data: bytes) -> bytes:
        """Give what is ready of the frames that `data` and all before it complete."""
        self._process = self._process or self._start()
        source, made = _pipes(self._process)
        frames = b""
        for start in range(0, len(data), SLICE):
            try:
                source.write(data[start : start + SLICE])
            except OSError as error:
                raise SynthesisError(f"AAC could not be made: {error.strerror}") from error
            frames += made.read() or b""
        return frames

    def flush(self) -> bytes:
        """Wait for the rest of the frames."""
        if self._process is None:
            return b""
        source, made = _pipes(self._process)
        source.close()
        os.set_blocking(made.fileno(), True)
        rest = made.read()
        if code := self._process.wait():
            raise SynthesisError(f"AAC could not be made: its process ended with code {code}")
        return rest

    def close(self) -> None:
        """End the process."""
        if self._process is None:
            return
        self._process.kill()
        self._process.wait()
        for pipe in _pipes(self._process):
            with contextlib.suppress(OSError):
                pipe.close()

    def _start(self) -> subprocess.Popen[bytes]:
        process = subprocess.Popen(  # noqa: S603 - our own program
            self._command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            bufsize=0,
            process_group=0,  # Ctrl-C is for the server, which ends it when its stream is done
        )
        os.set_blocking(_pipes(process)[1].fileno(), False)
        return process


def _pipes(process: subprocess.Popen[bytes]) -> tuple[IO[bytes], IO[bytes]]:
    assert process.stdin is not None  # noqa: S101 - asked for above
    assert process.stdout is not None  # noqa: S101
    return process.stdin, process.stdout
