"""espeak-ng in a process of its own, asked through a pipe.

Its licence (GPL-3) and its nature (global state, one voice at a time, no threads) both keep it out of the server's
process. `espeak_worker.py` is the program that loads it; this is the side that asks. A worker that dies or hangs is
replaced and the question asked once more. There are texts that always end it ("66" and a picture after it, in German):
they have no answer, and their reader spells them. A caller sees a failure only if the worker can't say "a" either.
"""

from __future__ import annotations

import atexit
import contextlib
import importlib.util
import json
import os
import select
import subprocess
import sys
import threading
import weakref
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from time import monotonic

from cadenza.errors import ConfigurationError, SynthesisError

TIMEOUT = 10.0
"""Seconds that an answer may take, the start of the process included (0.1 s when all is well)."""
LONGEST_TEXT = 1_000
"""Characters of a text; no clause has so many."""

_HARMLESS = "a"
_MOST_CHARACTERS = 8_000
"""Characters of a question. What it is in bytes fits a pipe, so that writing to a worker that hangs ends."""
_LONGEST_ANSWER = 1 << 22
_INHERITED = ("PATH", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "SYSTEMROOT")
"""Variables of the environment that the worker gets: the server's own may hold secrets."""
_all: weakref.WeakSet[EspeakProcess] = weakref.WeakSet()


class _LostError(Exception):
    """The worker is gone, or no use any more."""


class EspeakProcess:
    """A worker, started at the first question or before; safe to ask from several threads, and after a fork."""

    def __init__(self, command: Sequence[str], timeout: float = TIMEOUT) -> None:
        """Take the `command` that starts a worker, and the seconds that an answer may take."""
        self.command, self._timeout = tuple(command), timeout
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._asked = 0
        _all.add(self)

    def start(self) -> None:
        """Begin the worker ahead of the first question, which then waits less; whether it can is seen there."""
        with self._lock, contextlib.suppress(_LostError):
            self._process = self._process or self._start()

    def phonemes(self, voice: str, texts: Sequence[str]) -> list[str]:
        """Return the IPA of each of `texts` (each of at most LONGEST_TEXT characters) as `voice` says it.

        A text that ends the worker has an empty one. Raises SynthesisError if there is no such voice, or if the worker
        can't answer at all, and could not when it was started afresh.
        """
        answers: list[str] = []
        for batch in _batches(texts):
            with self._lock:
                answers += self._ask_twice(voice, batch) or self._ask_singly(voice, batch)
        return answers

    @property
    def pid(self) -> int | None:
        """The worker's process id, None while there is no worker."""
        return None if self._process is None else self._process.pid

    def close(self) -> None:
        """End the worker; the next question would start another."""
        with self._lock:
            self._end()

    def forget(self) -> None:
        """Leave the worker to the process that started it: this one is its fork."""
        self._lock = threading.Lock()  # the old one may be held by a thread that wasn't forked
        if self._process is not None:
            self._process.returncode = 0  # nobody here may wait for it
            _close_pipes(self._process)
        self._process = None

    def _ask_twice(self, voice: str, texts: Sequence[str]) -> list[str]:
        """Return the answers, none if the worker is lost both times though it knows what to say of another text."""
        for _ in range(2):
            with contextlib.suppress(_LostError):
                return self._ask(voice, texts)
            self._end()
        try:
            self._ask(voice, [_HARMLESS])
        except _LostError as error:
            self._end()
            raise SynthesisError(f"espeak-ng failed twice on the same text: {error}.") from None
        return []

    def _ask_singly(self, voice: str, texts: Sequence[str]) -> Iterator[str]:
        for text in texts:
            try:
                yield from self._ask(voice, [text])
            except _LostError:
                self._end()
                yield ""

    def _ask(self, voice: str, texts: Sequence[str]) -> list[str]:
        process = self._process = self._process or self._start()
        if process.stdin is None or process.stdout is None:
            raise _LostError("no pipe")
        self._asked += 1
        question = {"id": self._asked, "voice": voice, "texts": list(texts)}
        try:
            process.stdin.write(json.dumps(question, ensure_ascii=False).encode(errors="replace") + b"\n")
            answer = json.loads(self._read_line(process.stdout.fileno()))
        except (OSError, ValueError) as error:
            raise _LostError(str(error)) from None
        if "error" in answer:
            raise SynthesisError(f"espeak-ng: {answer['error']}")
        spoken: list[str] = answer.get("phonemes", [])
        if answer.get("id") != self._asked or len(spoken) != len(texts):
            raise _LostError("not the answer to the question")
        return spoken

    def _start(self) -> subprocess.Popen[bytes]:
        try:
            return subprocess.Popen(  # noqa: S603 - our own program
                self.command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                bufsize=0,
                env={name: os.environ[name] for name in _INHERITED if name in os.environ},
                # Ctrl-C is for the server, which ends the worker when its streams are done. In a session of its own the
                # worker would not have the precedence that Linux gives to the server's, who waits for it.
                process_group=0,
            )
        except OSError as error:
            raise _LostError(str(error)) from None

    def _read_line(self, stream: int) -> bytes:
        until = monotonic() + self._timeout
        poll = select.poll()
        poll.register(stream, select.POLLIN)
        line = bytearray()
        while not line.endswith(b"\n"):
            left = until - monotonic()
            if left <= 0 or not poll.poll(left * 1000):
                raise _LostError(f"no answer in {self._timeout:g} s")
            more = os.read(stream, 1 << 16)
            if not more or len(line) > _LONGEST_ANSWER:
                raise _LostError("the process ended")
            line += more
        return bytes(line)

    def _end(self) -> None:
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.wait()
            _close_pipes(process)


def _close_pipes(process: subprocess.Popen[bytes]) -> None:
    for pipe in (process.stdin, process.stdout):
        if pipe is not None:
            with contextlib.suppress(OSError):
                pipe.close()


def _batches(texts: Sequence[str]) -> Iterator[Sequence[str]]:
    """Yield `texts` in questions of a bounded size."""
    start = size = 0
    for index, text in enumerate(texts):
        if len(text) > LONGEST_TEXT:
            raise ValueError(f"text: got {len(text)} characters; allowed: {LONGEST_TEXT}")
        if size + len(text) > _MOST_CHARACTERS:
            yield texts[start:index]
            start, size = index, 0
        size += len(text)
    if start < len(texts):
        yield texts[start:]


def _forget_all() -> None:
    for process in list(_all):
        process.forget()


os.register_at_fork(after_in_child=_forget_all)


@cache
def shared() -> EspeakProcess:
    """Return the worker that this whole process shares. Raises ConfigurationError if espeak-ng isn't installed."""
    package = importlib.util.find_spec("espeakng_loader")  # finds the folder, runs nothing of it
    if package is None or package.origin is None:
        raise ConfigurationError(
            "the package espeakng_loader is missing: install it with `pip install 'cadenza[espeak]'`"
        )
    worker = Path(__file__).with_name("espeak_worker.py")
    process = EspeakProcess([sys.executable, "-I", "-S", str(worker), str(Path(package.origin).parent)])
    atexit.register(process.close)
    return process
