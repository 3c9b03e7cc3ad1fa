"""16-bit samples on standard input, AAC in ADTS frames on standard output; a program of its own, see `aac.py`.

Its one argument is the sample rate in Hz. It ends when its input does.
"""

from __future__ import annotations

import os
import sys
from fractions import Fraction

import av
import numpy as np

BIT_RATE = 96_000


def main(rate: int) -> None:
    """Encode until the input ends."""
    with av.open(sys.stdout.buffer, "w", format="adts", options={"flush_packets": "1"}) as file:
        stream = file.add_stream("aac", rate=rate, bit_rate=BIT_RATE, layout="mono")
        at = 0
        while data := os.read(sys.stdin.fileno(), 8192):
            if len(data) % 2:
                data += os.read(sys.stdin.fileno(), 1)
            samples = np.frombuffer(data, "<i2")[None]
            frame = av.AudioFrame.from_ndarray(samples, format="s16", layout="mono")
            frame.sample_rate, frame.pts, frame.time_base = rate, at, Fraction(1, rate)
            at += frame.samples
            file.mux(stream.encode(frame))
            sys.stdout.buffer.flush()
        file.mux(stream.encode(None))


if __name__ == "__main__":
    main(int(sys.argv[1]))
