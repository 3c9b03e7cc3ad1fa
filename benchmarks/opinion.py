"""A listener's opinion, foretold: how good people would find what they hear, from 1 (bad) to 5 (excellent).

The judge is Distill-MOS (Stahl and Gamper, "Distillation and Pruning for Scalable Self-Supervised Representation-Based
Speech Quality Assessment", 2025; MIT licence). It learned from listening tests of coded, transmitted and synthetic
speech, in English. It is no listening test: compare its opinions of one run with each other.

It needs torch, so it runs in an environment of its own, where this file is the program:

    python3 -m venv judge && judge/bin/pip install distillmos
"""

from __future__ import annotations

import struct
import subprocess
import sys
from contextlib import redirect_stdout
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

RATE = 16_000
"""Hz of what the judge hears."""
_COUNT = struct.Struct("<I")


class Opinion:
    """The judge, in a process of its own with the Python of its environment. Use it in a `with`."""

    def __init__(self, python: Path) -> None:
        self._process = subprocess.Popen([python, __file__], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        assert self._process.stdin  # noqa: S101 - a pipe
        assert self._process.stdout  # noqa: S101 - a pipe
        self._asked, self._said = self._process.stdin, self._process.stdout

    def of(self, samples: NDArray[np.float32], rate: int) -> float:
        """Return the opinion of mono `samples` in -1..1 at `rate` Hz. Raises RuntimeError if the judge has died."""
        import soxr  # noqa: PLC0415 - only where Cadenza is

        heard = soxr.resample(samples, rate, RATE).astype("<f4")
        self._asked.write(_COUNT.pack(len(heard)) + heard.tobytes())
        self._asked.flush()
        if not (line := self._said.readline()):
            raise RuntimeError(f"the judge ended with code {self._process.wait()}")
        return float(line)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._process.communicate()


def main() -> None:
    """Judge what comes on standard input, a count and so many float32 samples at a time; print a number for each."""
    torch: Any = import_module("torch")
    with redirect_stdout(sys.stderr):  # it tells where its weights are
        model = import_module("distillmos").ConvTransformerSQAModel().eval()
    while head := sys.stdin.buffer.read(_COUNT.size):
        samples = sys.stdin.buffer.read(4 * _COUNT.unpack(head)[0])
        with torch.no_grad():
            opinion = model(torch.frombuffer(bytearray(samples), dtype=torch.float32)[None])
        print(opinion.item(), flush=True)


if __name__ == "__main__":
    main()
