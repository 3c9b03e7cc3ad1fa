# SPDX-License-Identifier: GPL-3.0-or-later
# This file alone: it loads espeak-ng, which is GPL-3.0-or-later. Nothing imports it; it runs as a program of its own.
"""Let espeak-ng read a text aloud into a WAV file: the voice that ours are compared with.

    python benchmarks/espeak_audio.py FOLDER VOICE TEXT FILE

FOLDER has the library and its data, as the package espeakng_loader brings them; speed, pitch and all else are
espeak-ng's own defaults, and the text is read as it is.
"""

from __future__ import annotations

import ctypes
import os
import sys
import wave
from pathlib import Path

_SYNCHRONOUS, _DONT_EXIT, _UTF8, _BUFFER_MS = 2, 0x8000, 1, 200
_CALLBACK = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p)


def read_aloud(folder: Path, voice: str, text: str) -> tuple[bytes, int]:
    """Return 16-bit mono samples and their rate. Raises OSError or ValueError if library or voice are missing."""
    library = ctypes.CDLL(str(next(path for path in sorted(folder.iterdir()) if path.suffix in {".so", ".dylib"})))
    rate = library.espeak_Initialize(_SYNCHRONOUS, _BUFFER_MS, os.fsencode(folder / "espeak-ng-data"), _DONT_EXIT)
    if rate <= 0:
        raise OSError(f"espeak-ng has no data in {folder}")
    if library.espeak_SetVoiceByName(voice.encode()):
        raise ValueError(f"espeak-ng has no voice {voice!r}")
    pieces: list[bytes] = []

    def take(samples: int | None, count: int, _: object) -> int:
        if samples and count:
            pieces.append(ctypes.string_at(samples, 2 * count))
        return 0

    kept = _CALLBACK(take)  # the library keeps only its address
    library.espeak_SetSynthCallback(kept)
    encoded = text.encode()
    library.espeak_Synth(encoded, ctypes.c_size_t(len(encoded) + 1), 0, 0, 0, _UTF8, None, None)
    return b"".join(pieces), rate


def main() -> None:
    """Write the WAV file."""
    folder, voice, text, target = sys.argv[1:]
    samples, rate = read_aloud(Path(folder), voice, text)
    with wave.open(target, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(rate)
        file.writeframes(samples)


if __name__ == "__main__":
    main()
