"""What is asked for: the options of a request, and its body."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Required, TypedDict
from uuid import uuid4


class Options(TypedDict, total=False):
    """How a transcript is spoken. Names, ranges and defaults are those of the wire contract, where `voice` is required.

    `speed`, `volume` and `emotion` go into its `generation_config`, `encoding` and `sample_rate` (Hz) into its
    `output_format`. What is out of range is the server's to judge: it names the field, the value and what is allowed.
    """

    voice: Required[str]
    language: str
    encoding: str
    sample_rate: int
    speed: float | None
    volume: float | None
    emotion: str | None
    add_timestamps: bool
    add_phoneme_timestamps: bool
    use_normalized_timestamps: bool
    pronunciation_map: Mapping[str, str] | None
    pronunciation_dict_id: str | None
    context_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """One transcript with its `Options`; `context_id` is made up where none is given."""

    transcript: str
    voice: str
    language: str = "en"
    encoding: str = "pcm_s16le"
    sample_rate: int = 24_000
    speed: float | None = None
    volume: float | None = None
    emotion: str | None = None
    add_timestamps: bool = True
    add_phoneme_timestamps: bool = False
    use_normalized_timestamps: bool = False
    pronunciation_map: Mapping[str, str] | None = None
    pronunciation_dict_id: str | None = None
    context_id: str = field(default_factory=lambda: uuid4().hex)

    def body(self) -> bytes:
        """Return the JSON that is sent. Raises TypeError or ValueError if a value has no JSON form."""
        manner = {"speed": self.speed, "volume": self.volume, "emotion": self.emotion}
        fields = {
            "context_id": self.context_id,
            "transcript": self.transcript,
            "language": self.language,
            "voice": {"mode": "id", "id": self.voice},
            "output_format": {"container": "raw", "encoding": self.encoding, "sample_rate": self.sample_rate},
            "generation_config": {name: value for name, value in manner.items() if value is not None} or None,
            "add_timestamps": self.add_timestamps,
            "add_phoneme_timestamps": self.add_phoneme_timestamps,
            "use_normalized_timestamps": self.use_normalized_timestamps,
            "pronunciation_map": self.pronunciation_map and dict(self.pronunciation_map),
            "pronunciation_dict_id": self.pronunciation_dict_id,
        }
        return json.dumps({name: value for name, value in fields.items() if value is not None}).encode()
