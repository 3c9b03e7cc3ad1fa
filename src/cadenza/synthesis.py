"""Utterance in, events out: the one generator that every surface encodes, and the only file that joins text and sound.

Each step of the generator does one bounded piece of work, one window of audio, and returns the events that came of it.
Time is counted in samples sent: whatever is trimmed, inserted or resampled is in the clock.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from time import perf_counter

import numpy as np

from cadenza.acoustic import Engine, Rendering
from cadenza.audio import AudioChain
from cadenza.delivery import deliveries
from cadenza.errors import Cancelled
from cadenza.placement import place
from cadenza.speech import (
    SAMPLE_RATE,
    Chunk,
    Done,
    Event,
    Listener,
    PhonemeTimes,
    Phrase,
    Utterance,
    WordTimes,
)
from cadenza.text import Plan, plan
from cadenza.text.g2p.alphabet import has_sound
from cadenza.timestamps import WordClock, phoneme_events, phoneme_intervals, word_events

Step = list[Event]


def synthesize(utterance: Utterance, engine: Engine, listener: Listener, planned: Plan | None = None) -> Iterator[Step]:
    """Speak `utterance`: yield steps of events, the last of which ends with the one Done.

    `planned` is its plan, where the caller has one already. Raises SynthesisError when not every word could be spoken,
    Cancelled once `listener` is requested, and InvalidRequest for a language that isn't spoken.
    """
    planned = planned or plan_utterance(utterance, engine)
    speech = _Speech(utterance, engine, listener, planned.words)
    for phrase in planned.phrases:
        yield from speech.say(phrase)
    yield speech.end()


def plan_utterance(utterance: Utterance, engine: Engine) -> Plan:
    """Return the plan of `utterance`, in phrases that `engine` can say. Raises InvalidRequest for its language."""
    return plan(
        utterance.transcript,
        utterance.language,
        utterance.locale or utterance.voice.locale,
        utterance.controls,
        engine.max_phones,
        pronunciations=utterance.pronunciations,
    )


class _Speech:
    """One utterance being spoken: the sample clock, the words still to be accounted for, and the audio chain."""

    def __init__(self, utterance: Utterance, engine: Engine, listener: Listener, written: tuple[str, ...]) -> None:
        self.utterance, self.engine, self.listener = utterance, engine, listener
        self.chain = AudioChain(SAMPLE_RATE, utterance.sample_rate, utterance.encoding)
        self.words = WordClock(written, normalized=utterance.normalized)
        self.clock = 0
        """Samples at the native rate that went into the chain."""
        self.sent = 0
        """Samples at the rate asked for that came out of it."""
        self.waiting: deque[tuple[int, WordTimes | PhonemeTimes]] = deque()
        """Times not yet sent, in order, each with the native sample before which it is due."""
        self.step_began = perf_counter()
        self.spent = 0.0
        """Seconds of compute in the steps before, of which nothing has been heard yet."""

    def say(self, phrase: Phrase) -> Iterator[Step]:
        """Yield a step for each window of `phrase`."""
        rendering = self._render(phrase)
        yield self._events([])  # others may be more urgent than the first window
        self.step_began = perf_counter()
        placement = place(phrase, rendering, self.clock)
        words = self.words.add(phrase, placement)
        due: list[tuple[int, WordTimes | PhonemeTimes]] = []
        if self.utterance.words:
            due += word_events(words)
        if self.utterance.phonemes:
            due += phoneme_events(phoneme_intervals(phrase, placement))
        self.waiting.extend(sorted(due, key=lambda entry: entry[0]))
        spoken = self.clock + placement.spoken
        for samples in placement.windows(rendering):
            self._check_wanted()
            self.clock += len(samples)
            self.listener.opening = not len(samples) or self.clock >= spoken
            yield self._events(self.chain.push(samples))
            self.step_began = perf_counter()

    def end(self) -> Step:
        """Return the last step: what the chain still held, times of words without any sound, and Done."""
        self.words.finish()
        events = self._events(self.chain.flush())
        events += [times for _, times in self.waiting]
        return [*events, Done(self.sent / self.utterance.sample_rate)]

    def _render(self, phrase: Phrase) -> Rendering:
        """Let the engine speak `phrase`; one without any sound is silence, which a voice would only croak."""
        self._check_wanted()
        if not has_sound(phrase.symbols):
            return Rendering(np.zeros(len(phrase.phones) + 1, np.int64), 0, iter(()))
        return self.engine.speak(phrase.symbols, deliveries(phrase.phones), self.utterance.voice.key, self.listener)

    def _check_wanted(self) -> None:
        if self.listener.requested:
            raise Cancelled("the listener left")

    def _events(self, frames: list[tuple[bytes, int]]) -> Step:
        """Return one chunk a frame, each after the times of what sounds in it."""
        step_time = self.spent + perf_counter() - self.step_began
        self.spent = 0.0 if frames else step_time
        events: Step = []
        for data, samples in frames:
            self.sent += samples
            reached = self.sent * SAMPLE_RATE / self.utterance.sample_rate
            while self.waiting and self.waiting[0][0] < reached:
                events.append(self.waiting.popleft()[1])
            events.append(Chunk(data, samples, step_time))
        return events
