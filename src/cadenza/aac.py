"""AAC as a stream, by ffmpeg in a process of its own: the wheel that has it holds x264 and x265 too, which are GPL."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
from importlib.util import find_spec

from cadenza.errors import SynthesisError

SLICE = 32_768
"""Bytes that are written at once; what they become fits in the pipe back, so that neither side waits for the other."""


def available() -> bool:
    """Whether the extra `aac` is installed."""
    return find_spec("av") is not None


class Aac:
    """Frames of AAC-LC with ADTS headers. Raises SynthesisError when the process ends before its work does."""

    def __init__(self, sample_rate: int) -> None:
        self._process = subprocess.Popen(  # noqa: S603 - our own program
            [sys.executable, "-m", "cadenza.aac_worker", str(sample_rate)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            bufsize=0,
            process_group=0,  # Ctrl-C is for the server, which ends it when its stream is done
        )
        assert self._process.stdin is not None  # noqa: S101 - asked for above
        assert self._process.stdout is not None  # noqa: S101
        self._input, self._output = self._process.stdin, self._process.stdout
        os.set_blocking(self._output.fileno(), False)

    def push(self, data: bytes) -> bytes:
        """Give what is ready of the frames that `data` and all before it complete."""
        made = b""
        for start in range(0, len(data), SLICE):
            try:
                self._input.write(data[start : start + SLICE])
            except OSError as error:
                raise SynthesisError(f"AAC could not be made: {error.strerror}") from error
            made += self._output.read() or b""
        return made

    def flush(self) -> bytes:
        """Wait for the rest of the frames."""
        self._input.close()
        os.set_blocking(self._output.fileno(), True)
        rest = self._output.read()
        if code := self._process.wait():
            raise SynthesisError(f"AAC could not be made: its process ended with code {code}")
        return rest

    def close(self) -> None:
        """End the process."""
        self._process.kill()
        self._process.wait()
        for pipe in (self._input, self._output):
            with contextlib.suppress(OSError):
                pipe.close()
