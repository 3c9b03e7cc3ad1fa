"""Speech and its words, from a transcript, by any engine: what tests of the controls listen to."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cadenza.acoustic import Engine
from cadenza.speech import SAMPLE_RATE, Chunk, Controls, Listener, Pronunciation, Utterance, WordTimes
from cadenza.synthesis import synthesize
from cadenza.voices import Voices

HEART = Voices.load().find("af_heart")


@dataclass(frozen=True, slots=True)
class Speech:
    """What was said: samples at 24 kHz and [(word, start, end)] in seconds."""

    samples: NDArray[np.float32]
    words: list[tuple[str, float, float]]

    @property
    def said(self) -> list[str]:
        return [word for word, _, _ in self.words]


def say(
    engine: Engine,
    transcript: str,
    controls: Controls = Controls(),
    *,
    language: str = "en",
    pronunciations: tuple[Pronunciation, ...] = (),
) -> Speech:
    """Let `engine` speak with `af_heart`, through all that a request goes through."""
    utterance = Utterance(
        transcript, language, HEART, "pcm_f32le", SAMPLE_RATE, controls, words=True, pronunciations=pronunciations
    )
    data: list[bytes] = []
    words: list[tuple[str, float, float]] = []
    for step in synthesize(utterance, engine, Listener()):
        for event in step:
            if isinstance(event, Chunk):
                data.append(event.data)
            elif isinstance(event, WordTimes):
                words += zip(event.words, event.start, event.end, strict=True)
    return Speech(np.frombuffer(b"".join(data), np.float32), words)
