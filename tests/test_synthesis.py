"""The generator of steps: what each of them says of itself."""

from __future__ import annotations

from time import perf_counter, sleep

from cadenza.acoustic.tone import Tone
from cadenza.speech import Chunk, Listener, Utterance
from cadenza.synthesis import synthesize
from cadenza.voices import Voices

WAIT = 0.05


def test_a_step_s_time_is_its_compute_and_not_its_waiting() -> None:
    utterance = Utterance("Hello world. How are you today?", "en", Voices.load().all()[0], "pcm_s16le", 24_000)
    began, waited, times = perf_counter(), 0.0, []
    for step in synthesize(utterance, Tone(), Listener()):
        times += list({event.step_time for event in step if isinstance(event, Chunk)})
        before = perf_counter()
        sleep(WAIT)  # others are more urgent
        waited += perf_counter() - before
    assert 0 < sum(times) <= perf_counter() - began - waited
    assert waited > len(times) * WAIT  # some steps made no sound yet
