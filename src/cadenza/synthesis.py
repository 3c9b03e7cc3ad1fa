"""Utterance in, events out: the one generator that every surface encodes, and the only file that joins text and sound.

Each step of the generator does one bounded piece of work, one window of audio, and returns the events that came of it.
Time is counted in samples sent: whatever is trimmed, inserted or resampled is in the clock.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import replace
from time import perf_counter

import numpy as np

from cadenza.acoustic import Engine, Rendering
from cadenza.audio import AudioChain
from cadenza.delivery import deliveries, seconds_of_rest
from cadenza.errors import Cancelled
from cadenza.live import Flush, LiveText, Piece
from cadenza.placement import place
from cadenza.speech import (
    SAMPLE_RATE,
    Chunk,
    Done,
    Event,
    Flushed,
    Listener,
    PhonemeTimes,
    Phrase,
    Utterance,
    WordTimes,
)
from cadenza.text import Part, Plan, plan
from cadenza.text.g2p.alphabet import has_sound
from cadenza.text.markup import Carried
from cadenza.timestamps import WordClock, phoneme_events, phoneme_intervals, word_events

Step = list[Event]


MOST_HELD = 0.11
"""Seconds of audio that the chain holds back at most: the limiter 10 ms, the resampler 75, the framer nearly 20."""

HURRY = 1.0
"""Seconds of speech that a listener of live text still has, below which its next phrase is a short one."""


def synthesize(utterance: Utterance, engine: Engine, listener: Listener, planned: Plan | None = None) -> Iterator[Step]:
    """Speak `utterance`: yield steps of events, the last of which ends with the one Done.

    `planned` is its plan, where the caller has one already. Raises SynthesisError when not every word could be spoken,
    Cancelled once `listener` is requested, and InvalidRequest for a language that isn't spoken.
    """
    speech = _Speech(utterance, engine, listener)
    yield from speech.say(planned or plan_utterance(utterance, engine))
    yield speech.end()


def synthesize_live(
    utterance: Utterance, text: LiveText, engine: Engine, listener: Listener, note: Callable[[Plan], None]
) -> Iterator[Step]:
    """Speak `text` as it arrives, as one speech: clock, audio and what tags say run on, and `note` sees each plan.

    Everything but the transcript is as `utterance` says. A step without events, after which `text.waits`, means that
    nothing can be done until it is `ready`. Raises what `synthesize` raises.
    """
    speech = _Speech(utterance, engine, listener)
    part = Part(Carried(utterance.controls))
    last = False
    while not last:
        speech.resume()
        match text.take():
            case None:
                yield speech.pause()
            case Flush(number):
                yield [*speech.drain(), Flushed(number)]
            case Piece(transcript, last):
                hurried = listener.ahead is None or listener.ahead < HURRY
                part = replace(part, goes_on=not last, hurried=hurried)
                planned = plan_utterance(replace(utterance, transcript=transcript), engine, part)
                note(planned)
                yield from speech.say(planned)
                part = planned.after
    yield speech.end()


def plan_utterance(utterance: Utterance, engine: Engine, part: Part | None = None) -> Plan:
    """Return the plan of `utterance`, in phrases that `engine` can say. Raises InvalidRequest for its language.

    `part` is where it stands if it is a part of a transcript.
    """
    return plan(
        utterance.transcript,
        utterance.language,
        utterance.locale or utterance.voice.locale,
        part or utterance.controls,
        engine.max_phones,
        pronunciations=utterance.pronunciations,
    )


class _Speech:
    """One speech: the sample clock, the words still to be accounted for, and the audio chain."""

    def __init__(self, utterance: Utterance, engine: Engine, listener: Listener) -> None:
        self.utterance, self.engine, self.listener = utterance, engine, listener
        self.chain = AudioChain(SAMPLE_RATE, utterance.sample_rate, utterance.encoding)
        self.words = WordClock((), normalized=utterance.normalized)
        self.clock = 0
        """Samples at the native rate that went into the chain."""
        self.sent = 0
        """Samples at the rate asked for that came out of it."""
        self.waiting: deque[tuple[int, WordTimes | PhonemeTimes]] = deque()
        """Times not yet sent, in order, each with the native sample before which it is due."""
        self.rest = 0.0
        """Seconds of silence that came last."""
        self.step_began = perf_counter()
        self.spent = 0.0
        """Seconds of compute in the steps before, of which nothing has been heard yet."""

    def say(self, planned: Plan) -> Iterator[Step]:
        """Yield a step for each window of what is `planned`, and see to it that no word of it is left out."""
        self.words = WordClock(planned.words, normalized=self.utterance.normalized, now=self.words.now)
        for phrase in planned.phrases:
            yield from self._say(phrase)
        self.words.finish()

    def _say(self, phrase: Phrase) -> Iterator[Step]:
        rendering = self._render(phrase)
        yield self._events([])  # others may be more urgent than the first window
        self.resume()
        placement = place(phrase, rendering, self.clock)
        words = self.words.add(phrase, placement)
        due: list[tuple[int, WordTimes | PhonemeTimes]] = []
        if self.utterance.words:
            due += word_events(words)
        if self.utterance.phonemes:
            due += phoneme_events(phoneme_intervals(phrase, placement))
        self.waiting.extend(sorted(due, key=lambda entry: entry[0]))
        spoken = self.clock + placement.spoken
        self.rest = seconds_of_rest(phrase)
        for samples in placement.windows(rendering):
            self._check_wanted()
            self.clock += len(samples)
            self.listener.opening = not len(samples) or self.clock >= spoken
            yield self._events(self.chain.push(samples))
            self.resume()

    def resume(self) -> None:
        """Note that a step begins: the time since the last one is none of its own."""
        self.step_began = perf_counter()

    def drain(self) -> Step:
        """Return all that was said, with as much silence after it as the chain may hold back."""
        silence = max(0, round((MOST_HELD - self.rest) * SAMPLE_RATE)) if self.clock else 0
        self.clock += silence
        self.rest = max(self.rest, MOST_HELD)
        return [*self._events(self.chain.push(np.zeros(silence, np.float32))), *self.pause()]

    def pause(self) -> Step:
        """Return the times of all that was said; what audio the chain still holds is the silence after it."""
        times = [times for _, times in self.waiting]
        self.waiting.clear()
        return [*times]

    def end(self) -> Step:
        """Return the last step: what the chain still held, times of words without any sound, and Done."""
        return [*self._events(self.chain.flush()), *self.pause(), Done(self.sent / self.utterance.sample_rate)]

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
