# SPDX-License-Identifier: GPL-3.0-or-later
# This file alone: it loads espeak-ng, which is GPL-3.0-or-later. Nothing imports it; it runs as a program of its own.
"""Words to IPA by espeak-ng: one JSON object a line on standard input, one on standard output, until input ends.

    {"id": 7, "voice": "fr", "texts": ["les enfants", "oui"]}
    {"id": 7, "phonemes": ["le-z ɑ̃fˈɑ̃", "wˈi"]}          or {"id": 7, "error": "..."}

An answer holds one string of IPA for each text: `^` ties the letters of one sound, ` ` parts words, `-` marks a
liaison, a change of language stands in brackets. Any program that keeps this protocol may take this one's place. Its
one argument is the folder that has the library and its data.
"""

from __future__ import annotations

import ctypes
import json
import os
import sys
from pathlib import Path
from typing import Any

_RETRIEVAL, _DONT_EXIT, _UTF8 = 1, 0x8000, 1
_TIED_IPA = 2 | 0x80 | ord("^") << 8


class Library:
    """espeak-ng, which knows one voice at a time."""

    def __init__(self, folder: Path) -> None:
        name = next(path for path in sorted(folder.iterdir()) if path.suffix in {".so", ".dylib", ".dll"})
        self._library = ctypes.CDLL(str(name))
        self._library.espeak_TextToPhonemes.restype = ctypes.c_char_p
        self._library.espeak_TextToPhonemes.argtypes = [ctypes.POINTER(ctypes.c_void_p), ctypes.c_int, ctypes.c_int]
        self._voice = ""
        data = os.fsencode(folder / "espeak-ng-data")
        if self._library.espeak_Initialize(_RETRIEVAL, 0, data, _DONT_EXIT) < 0:
            raise OSError(f"espeak-ng: can't read {data!r}")

    def speak(self, voice: str, texts: list[str]) -> list[str]:
        """Return the IPA of each of `texts`; raise ValueError if there is no such `voice`."""
        if voice != self._voice:
            if self._library.espeak_SetVoiceByName(voice.encode()):
                raise ValueError(f"no voice {voice!r}")
            self._voice = voice
        return [self._phonemes(text) for text in texts]

    def _phonemes(self, text: str) -> str:
        buffer = ctypes.create_string_buffer(text.encode())
        rest = ctypes.c_void_p(ctypes.addressof(buffer))
        clauses: list[bytes] = []
        while rest.value:  # the library takes a clause at a time and moves the pointer on; at the end it is null
            clauses.append(self._library.espeak_TextToPhonemes(ctypes.byref(rest), _UTF8, _TIED_IPA) or b"")
        return b" ".join(clauses).decode(errors="ignore")


def main() -> None:
    """Answer requests until there are no more."""
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)  # what the library may print is no answer
    library = Library(Path(sys.argv[1]))
    for line in sys.stdin.buffer:
        request: dict[str, Any] = json.loads(line)
        try:
            result: dict[str, Any] = {"phonemes": library.speak(request["voice"], request["texts"])}
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            result = {"error": f"{type(error).__name__}: {error}"}
        answers.write(json.dumps({"id": request.get("id"), **result}, ensure_ascii=False) + "\n")
        answers.flush()


if __name__ == "__main__":
    main()
