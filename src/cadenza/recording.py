"""Speech into a WAV stream, in this process and without a server: what `cadenza say` does."""

from __future__ import annotations

from collections.abc import Callable
from typing import BinaryIO

from cadenza.acoustic import Engine
from cadenza.speech import Chunk, Listener, Utterance, WordTimes
from cadenza.synthesis import plan_utterance, synthesize
from cadenza.wav import WavWriter

Progress = Callable[[WordTimes, int], None]
"""Called with the words that were just spoken and the number of words in all."""


def record(
    utterance: Utterance, engine: Engine, sink: BinaryIO, progress: Progress, note: Callable[[str], None]
) -> float:
    """Write `utterance`, spoken by `engine`, to `sink` as WAV while it is made; return its length in seconds.

    `note` is called with each thing that was left out or clamped.

    Raises what `synthesize` raises.
    """
    wav = WavWriter(sink, utterance.encoding, utterance.sample_rate)
    plan = plan_utterance(utterance, engine)
    for line in plan.notes:
        note(line)
    for step in synthesize(utterance, engine, Listener(), plan):
        for event in step:
            match event:
                case Chunk():
                    wav.write(event.data)
                case WordTimes():
                    progress(event, len(plan.words))
        sink.flush()
    wav.finish()
    return wav.seconds
