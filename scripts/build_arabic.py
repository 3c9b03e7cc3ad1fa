"""Build `src/cadenza/data/arabic_vowels.onnx`: the network that restores Arabic vowels, out of a wheel's program.

The library dengjen-tashkeel (MIT, Musharraf Omer and others) has it inside its compiled part. It is taken out as it is,
so that it runs in the runtime that the server has anyway. Run with the path of `dengjen_tashkeel_py.abi3.so` from the
wheel `dengjen-tashkeel-py` 3.0.2.
"""

from __future__ import annotations

import sys
from pathlib import Path

import onnx

TARGET = Path(__file__).parents[1] / "src" / "cadenza" / "data" / "arabic_vowels.onnx"
START = b"\x08\x08\x12\x07pytorch"
"""How the network begins: version 8 of the format, made by PyTorch."""
FIELDS = range(1, 9)
"""The fields of a network that this one has; behind it the program goes on with something else."""
VARINT, BYTES = 0, 2
"""Kinds of fields in Protocol Buffers."""


def main(source: Path) -> None:
    """Write the network that is in `source`."""
    program = source.read_bytes()
    start = program.index(START)
    model = onnx.load_model_from_string(program[start : _end(program, start)])
    model.doc_string = "dengjen-tashkeel 3.0.2, Copyright Musharraf Omer, MIT License"
    onnx.checker.check_model(model)
    onnx.save(model, TARGET)
    sys.stdout.write(f"{TARGET.name}: {TARGET.stat().st_size} bytes\n")


def _end(data: bytes, at: int) -> int:
    """Return where the message that begins `at` ends, which nothing says: behind the last field that it may have."""
    while True:
        tag, after = _varint(data, at)
        value, after = _varint(data, after)
        if tag >> 3 not in FIELDS or tag & 7 not in {VARINT, BYTES}:
            return at
        at = after + (value if tag & 7 == BYTES else 0)


def _varint(data: bytes, at: int) -> tuple[int, int]:
    """Return the number that begins `at`, and where it ends."""
    number = shift = 0
    while data[at] & 0x80:
        number |= (data[at] & 0x7F) << shift
        at, shift = at + 1, shift + 7
    return number | data[at] << shift, at + 1


if __name__ == "__main__":
    main(Path(sys.argv[1]))
