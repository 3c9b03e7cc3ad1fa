"""What the listeners ask for: a seeded mix of short turns, as in dialogue, and long passages."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from random import Random

from cadenza.bench.texts import TEXTS
from cadenza.bench.turn import Kind, Wanted

SAMPLE_RATE = 24_000
BYTES_A_SAMPLE = 2
VOICES: Mapping[str, tuple[str, ...]] = {
    "en": ("af_heart", "am_michael", "bf_emma", "bm_george"),
    "es": ("ef_dora", "em_alex"),
    "fr": ("ff_siwis",),
}
"""Who speaks, by language; each of them as often as any other."""

LONG_SHARE = 0.2
"""Share of long passages in the mix."""

THINK_SECONDS = (0.3, 1.0)
"""Least and longest pause between the end of playback and the listener's next turn."""

LATEST_EXIT = 2.0
"""Seconds of audio by which a listener who leaves has left; one in five of them leaves before any."""


@dataclass(frozen=True, slots=True)
class Workload:
    """Endless turns for any number of listeners; the same seed gives each of them the same ones.

    `long_share` is the share of long passages, `leaving` the probability with which a listener hangs up in mid-stream.
    """

    long_share: float = LONG_SHARE
    voices: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: VOICES)
    leaving: float = 0.0
    seed: int = 1

    def turns(self, listener: int) -> Iterator[Wanted]:
        """Yield what the listener with the number `listener` asks for."""
        chance = self.chance(listener)
        number = 0
        speakers = [(language, voice) for language, voices in self.voices.items() for voice in voices]
        while True:
            number += 1
            kind: Kind = "long" if chance.random() < self.long_share else "short"
            language, voice = chance.choice(speakers)
            text = chance.choice(TEXTS[language][kind])
            think = chance.uniform(*THINK_SECONDS)
            leaves = chance.random() < self.leaving
            exit_after = max(0.0, chance.uniform(-LATEST_EXIT / 4, LATEST_EXIT))
            yield Wanted(
                kind,
                body(text, language, voice, f"listener-{listener}-{number}"),
                SAMPLE_RATE * BYTES_A_SAMPLE,
                think,
                exit_after if leaves else None,
            )

    def chance(self, listener: int) -> Random:
        """Return the source of chance of one listener."""
        return Random(f"{self.seed}-{listener}")  # noqa: S311 - a workload, no secret


def speakers(languages: Sequence[str], voices: Sequence[str]) -> Mapping[str, tuple[str, ...]]:
    """Return who speaks: `voices`, English unless `languages` are named; without them those of `VOICES`."""
    if voices:
        return dict.fromkeys(languages or ["en"], tuple(voices))
    return {language: VOICES[language] for language in languages or VOICES}


def body(text: str, language: str, voice: str, context_id: str) -> bytes:
    """Return the request for `text`: 16-bit samples at 24 kHz with the times of words, as voice agents ask for them."""
    return json.dumps(
        {
            "context_id": context_id,
            "transcript": text,
            "language": language,
            "voice": {"mode": "id", "id": voice},
            "output_format": {"container": "raw", "encoding": "pcm_s16le", "sample_rate": SAMPLE_RATE},
            "add_timestamps": True,
        }
    ).encode()
