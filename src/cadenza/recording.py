"""Speech into a WAV stream, in this process and without a server: what `cadenza say` does."""

from __future__ import annotations

from collections.abc import Callable
from typing import BinaryIO

from cadenza.acoustic import Engine
from cadenza.audio import wav_header
from cadenza.speech import Chunk, Listener, Utterance, WordTimes
from cadenza.synthesis import plan_utterance, synthesize

Progress = Callable[[WordTimes, int], None]
"""Called with the words that were just spoken and the number of words in all."""


def record(utterance: Utterance, engine: Engine, sink: BinaryIO, progress: Progress) -> float:
    """Write `utterance`, spoken by `engine`, to `sink` as WAV while it is made; return its length in seconds.

    The header is set right at the end where `sink` can seek; a pipe keeps the greatest length, which players take as
    "to the end". Raises what `synthesize` raises.
    """
    samples = 0
    sink.write(wav_header(utterance.encoding, utterance.sample_rate, None))
    plan = plan_utterance(utterance, engine)
    for step in synthesize(utterance, engine, Listener(), plan):
        for event in step:
            match event:
                case Chunk():
                    sink.write(event.data)
                    samples += event.samples
                case WordTimes():
                    progress(event, len(plan.words))
        sink.flush()
    if sink.seekable():
        sink.seek(0)
        sink.write(wav_header(utterance.encoding, utterance.sample_rate, samples))
    return samples / utterance.sample_rate
