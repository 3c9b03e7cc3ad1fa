"""Who computes when: replicas with a few worker threads each, which always advance the stream that will run dry first.

A stream's deadline is the moment at which its listener has heard all that was made: start of playback plus seconds of
audio made; earlier at the end of a phrase, since the next takes its time to begin. A new stream's deadline is its
arrival, so its first step is the most urgent work there is. The engine never runs on the event loop; events cross over
in one direction, listener and demand in the other.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from threading import Condition, Thread
from time import monotonic

from cadenza.acoustic import Engine
from cadenza.admission import Gate, Slot
from cadenza.errors import CadenzaError, ConfigurationError, Overloaded, Unavailable
from cadenza.live import LiveText
from cadenza.metrics import Meter
from cadenza.speech import Chunk, Done, Failed, Listener, Utterance
from cadenza.synthesis import Step, plan_utterance, synthesize, synthesize_live
from cadenza.telemetry import Logger, logger
from cadenza.text import Plan

_SHUT_DOWN = Failed(503, Unavailable.code, Unavailable.title, "The server shut down before the speech was complete.")

MOST_AHEAD = 10.0
"""Seconds of audio made and not taken by the listener's side, above which a stream's work waits."""

FIRST_AUDIO = 0.25
"""Seconds that a new stream may take to its first audio, if others would run dry meanwhile."""

OPENING = 0.4
"""Seconds that it takes from the end of a phrase to the first audio of the next, on a core that is shared: two workers
beginning at once, Kokoro, phrases of 5 to 10 s."""


class Stream:
    """One admitted utterance on its way: an asynchronous iterator of steps, each with at least one event.

    The last step ends with Done or Failed.

    Made by `Scheduler.submit`, on the event loop that will read it. Whoever leaves early calls `cancel`. One with live
    `text` is spoken as that arrives, keeps its slot while it waits for more, and ends after `close`.
    """

    def __init__(
        self,
        utterance: Utterance,
        replica: Replica,
        slot: Slot,
        *,
        log: Logger,
        meter: Meter,
        text: LiveText | None = None,
    ) -> None:
        self.utterance, self.log, self.meter, self.text = utterance, log, meter, text
        self.listener = Listener()
        self.arrived = monotonic()
        self.compute_seconds = 0.0
        self._replica, self._slot = replica, slot
        self._loop = asyncio.get_running_loop()
        self._ready = asyncio.Event()
        self._delivered: deque[Step] = deque()
        self._ended = False
        # The fields below belong to the replica's lock.
        self.steps: Iterator[Step] | None = None
        self.begun = False
        self.running = False
        self.playing_since: float | None = None
        self.made = 0.0
        self.taken = 0.0
        self.made_at: float | None = None
        """When the last window with audio was made; None once its listener has heard all that was asked for so far."""

    @property
    def deadline(self) -> float:
        """The moment (monotonic seconds) by which work on it should begin, lest the listener runs dry."""
        if not self.begun:
            return self.arrived
        if self.playing_since is None:
            return self.arrived + FIRST_AUDIO
        return self.playing_since + self.made - (OPENING if self.listener.opening else 0.0)

    def __aiter__(self) -> Stream:
        return self

    async def __anext__(self) -> Step:
        while not self._delivered:
            if self._ended:
                raise StopAsyncIteration
            self._ready.clear()
            await self._ready.wait()
        step = self._delivered.popleft()
        self._replica.take(self, _seconds(step, self.utterance))
        return step

    @property
    def waits_for_text(self) -> bool:
        """Whether there is nothing to say for now."""
        return self.text is not None and self.text.waits and not self.text.ready

    def text_arrived(self) -> None:
        """Go on with live text to which something was added, and with the end of it."""
        self._replica.wake(self)

    def resume(self, now: float) -> None:
        """Be as urgent as a new stream if its listener hears nothing at `now`: to them it is one."""
        if self.playing_since is None or self.playing_since + self.made <= now:
            self.begun, self.arrived, self.playing_since, self.made_at = False, now, None, None

    def note_window(self, now: float) -> None:
        """Count a window of audio that was made just `now`; with the first one its listener begins to hear.

        One that is late is heard as a pause: all that follows has so much more time.
        """
        if self.playing_since is None:
            self.playing_since = now - self.made
        elif self.made_at is not None:
            late = now - (self.playing_since + self.made)
            self.meter.window(now - self.made_at, late)
            self.playing_since += max(0.0, late)
        self.made_at = now

    def note_taken(self, now: float, seconds: float) -> None:
        """Count that the listener's side took `seconds` of audio `now`: until then it can't have heard them."""
        if self.playing_since is not None:
            self.playing_since = max(self.playing_since, now - self.taken)
        self.taken += seconds

    def cancel(self) -> None:
        """Stop at once: the generator is closed and the slot free as soon as a running step notices."""
        self._replica.cancel(self)

    def deliver(self, step: Step, *, last: bool) -> None:
        """Hand `step` to the event loop, from the worker's thread; a loop that is gone needs nothing any more."""
        with contextlib.suppress(RuntimeError):
            self._loop.call_soon_threadsafe(self._receive, step, last)

    def _receive(self, step: Step, last: bool) -> None:
        if step:  # the first windows may all be held back by the audio chain
            self._delivered.append(step)
        self._ended = self._ended or last
        self._ready.set()

    def close(self) -> None:
        """Close the generator and give the slot back; only while no step runs."""
        if self.steps is not None:
            self.steps.close()  # type: ignore[attr-defined]  # an Iterator that is a generator
        self._slot.release()


class Replica:
    """One engine, the streams that it speaks, and its worker threads, each of which advances one stream at a time.

    With more threads than one, a long step of one stream doesn't hold up all others; a stream that is alone still gets
    all cores, since the engine's own work on a step is spread over them.
    """

    def __init__(self, load: Callable[[], Engine], slots: int, warm_up: Sequence[Utterance], workers: int) -> None:
        self.gate = Gate(slots)
        self.problem: str | None = "the model is being loaded"
        """Why it can't speak yet; None when it could."""
        self._engine: Engine | None = None
        self._load, self._warm_up = load, warm_up
        self._streams: list[Stream] = []
        self._lock = Condition()
        self._stopping = False
        self._workers = workers
        self._threads: list[Thread] = []
        self._loader = Thread(target=self._prepare, name="cadenza-loader", daemon=True)

    def start(self) -> None:
        """Load and warm up the engine in a thread, then let the workers begin."""
        self._loader.start()

    @property
    def health(self) -> str | None:
        """None when it can speak, else the reason why not."""
        if self.problem is None and not all(thread.is_alive() for thread in self._threads):
            return "a worker thread of the engine died"
        return self._engine.problem if self._engine else self.problem

    @property
    def recovers(self) -> bool:
        """Whether it could speak and can't now, but soon will again by itself."""
        return self._engine is not None and self._engine.problem is not None

    def add(self, stream: Stream) -> None:
        """Begin to work on `stream`."""
        with self._lock:
            self._streams.append(stream)
            self._lock.notify()

    def wake(self, stream: Stream) -> None:
        """Note that `stream` has text again, or its end."""
        with self._lock:
            if stream.text is not None and stream.text.waits:
                stream.resume(monotonic())
            self._lock.notify()

    def take(self, stream: Stream, seconds: float) -> None:
        """Note that the listener's side took `seconds` of audio."""
        with self._lock:
            stream.note_taken(monotonic(), seconds)
            self._lock.notify()

    def cancel(self, stream: Stream) -> None:
        """Drop `stream`: now if no step of it runs, else as soon as its step notices."""
        stream.listener.request()
        with self._lock:
            idle = stream in self._streams and not stream.running
            if idle:
                self._streams.remove(stream)
        if idle:
            stream.close()

    @property
    def waiting(self) -> int:
        """Streams that no worker has begun with."""
        return sum(stream.steps is None for stream in list(self._streams))

    @property
    def dead(self) -> bool:
        """Whether nothing but a restart helps."""
        return self.health is not None and not self.recovers and not self._loader.is_alive()

    def end(self) -> None:
        """End all streams with an error, and the threads as soon as their steps notice."""
        with self._lock:
            self._stopping = True
            idle = [stream for stream in self._streams if not stream.running]
            for stream in self._streams:
                stream.listener.request()
            self._streams = [stream for stream in self._streams if stream.running]
            self._lock.notify_all()
        for stream in idle:
            stream.close()
            stream.deliver([_SHUT_DOWN], last=True)

    def join(self, timeout: float) -> None:
        """Wait at most `timeout` seconds for the end of its workers; one that loads an engine can't be told to end."""
        deadline = monotonic() + timeout
        for thread in self._threads:
            thread.join(max(0.0, deadline - monotonic()))

    def _work(self, engine: Engine) -> None:
        while (stream := self._next_stream()) is not None:
            self._advance(stream, engine)

    def _prepare(self) -> None:
        """Load the engine and let it speak once, so that the first caller doesn't pay for what is lazy; begin."""
        began = monotonic()
        try:
            engine = self._load()
            self.problem = "the model is warming up"
            for utterance in self._warm_up:
                deque(synthesize(utterance, engine, Listener()), maxlen=0)
        except Exception as error:  # noqa: BLE001 - reported as the replica's health and in the log
            self.problem = f"the engine failed to start: {error}"
            mended = isinstance(error, ConfigurationError)
            logger().error("engine_failed", reason=str(error), exc_info=None if mended else error)
            return
        for number in range(self._workers):
            thread = Thread(target=self._work, args=(engine,), name=f"cadenza-worker-{number}", daemon=True)
            thread.start()
            self._threads.append(thread)
        self._engine, self.problem = engine, None
        logger().info("ready", engine=engine.name, seconds=round(monotonic() - began, 3))

    def _next_stream(self) -> Stream | None:
        """Wait for work and return the stream with the earliest deadline; None when it is time to end."""
        with self._lock:
            while not self._stopping:
                runnable = [
                    s for s in self._streams if not s.running and not s.waits_for_text and s.made - s.taken < MOST_AHEAD
                ]
                if runnable:
                    stream = min(runnable, key=lambda s: s.deadline)
                    stream.running = stream.begun = True
                    return stream
                self._lock.wait()
        return None

    def _advance(self, stream: Stream, engine: Engine) -> None:
        """Do one step of `stream` and deliver it."""
        began = monotonic()
        stream.listener.crowded = any(not other.waits_for_text for other in list(self._streams) if other is not stream)
        playing_since = stream.playing_since
        stream.listener.ahead = None if playing_since is None else max(0.0, playing_since + stream.made - began)
        if stream.steps is None:
            stream.meter.begun(began - stream.arrived)
            stream.steps = _steps(stream, engine)
        step = _next_step(stream.steps, stream.log)
        with self._lock:
            stream.running = False
            stream.compute_seconds += monotonic() - began
            if made := _seconds(step, stream.utterance):
                stream.note_window(monotonic())
            stream.made += made
            if self._stopping and stream.listener.requested:
                step = [_SHUT_DOWN]
            ended = stream.listener.requested or (bool(step) and isinstance(step[-1], Done | Failed))
            if ended:
                self._streams.remove(stream)
            else:
                stream.deliver(step, last=False)  # by the lock: another worker's next step would else overtake it
        if ended:
            stream.close()
            stream.deliver(step, last=True)


def _steps(stream: Stream, engine: Engine) -> Iterator[Step]:
    """Plan and speak; what the plan left out or clamped is logged."""

    def note(plan: Plan) -> None:
        if plan.notes:
            stream.log.info("notes", notes=plan.notes)

    if stream.text is not None:
        yield from synthesize_live(stream.utterance, stream.text, engine, stream.listener, note)
        return
    plan = plan_utterance(stream.utterance, engine)
    note(plan)
    yield from synthesize(stream.utterance, engine, stream.listener, plan)


def _next_step(steps: Iterator[Step], log: Logger) -> Step:
    """Return the next step; a failure is the terminal event Failed."""
    try:
        return next(steps)
    except CadenzaError as error:
        if error.status >= CadenzaError.status:
            log.exception("step_failed", reason=str(error))
        return [Failed(error.status, error.code, error.title, str(error))]
    except Exception as error:  # it ends the stream with an error, and the log has the trace
        log.exception("step_failed", reason=str(error))
        return [Failed(500, CadenzaError.code, CadenzaError.title, "The speech could not be completed.")]


def _seconds(step: Step, utterance: Utterance) -> float:
    return sum(event.samples for event in step if isinstance(event, Chunk)) / utterance.sample_rate


class Scheduler:
    """All replicas of one server: admits, chooses the least loaded, drains and stops."""

    def __init__(
        self, load: Callable[[], Engine], replicas: int, slots: int, warm_up: Sequence[Utterance], workers: int
    ) -> None:
        self._replicas = [Replica(load, slots, warm_up, workers) for _ in range(replicas)]
        self._draining = False

    def start(self) -> None:
        """Begin to load the engines, in the background."""
        for replica in self._replicas:
            replica.start()

    @property
    def capacity(self) -> int:
        """Streams that can be generated at once."""
        return sum(replica.gate.capacity for replica in self._replicas)

    @property
    def taken(self) -> int:
        """Streams that are being generated now."""
        return sum(replica.gate.taken for replica in self._replicas)

    @property
    def health(self) -> str | None:
        """None when work is taken and every replica can speak, but for those that recover; else the reason why not."""
        if self._draining:
            return "the server is shutting down"
        needed = [replica for replica in self._replicas if not replica.recovers] or self._replicas
        return next((reason for replica in needed if (reason := replica.health)), None)

    @property
    def failed(self) -> bool:
        """Whether an engine could not be started or died: nothing but a restart helps."""
        return any(replica.dead for replica in self._replicas)

    @property
    def waiting(self) -> int:
        """Streams that no worker has begun with."""
        return sum(replica.waiting for replica in self._replicas)

    def submit(self, utterance: Utterance, log: Logger, meter: Meter, text: LiveText | None = None) -> Stream:
        """Admit `utterance` and begin to speak it; call on the event loop that reads the stream.

        With `text`, that is spoken instead of its transcript, as it arrives.
        What goes wrong is written to `log`, which carries the request's id, and `meter` counts.

        Raises Unavailable while no replica can speak, Overloaded when all slots are taken.
        """
        if self._draining:
            raise Unavailable("The server is shutting down; ask another one.")
        able = [replica for replica in self._replicas if replica.health is None]
        if not able:
            raise Unavailable(f"Not ready: {self.health}.")
        replica = min(able, key=lambda replica: replica.gate.taken / replica.gate.capacity)
        try:
            slot = replica.gate.enter()
        except Overloaded:
            raise Overloaded(self.capacity) from None
        stream = Stream(utterance, replica, slot, log=log, meter=meter, text=text)
        replica.add(stream)
        return stream

    def drain(self) -> None:
        """Take no new work from now on; live streams go on."""
        self._draining = True

    def stop(self, timeout: float = 2.0) -> None:
        """End what still runs with an error, and wait at most `timeout` seconds for the worker threads."""
        self._draining = True
        for replica in self._replicas:
            replica.end()
        deadline = monotonic() + timeout
        for replica in self._replicas:
            replica.join(max(0.0, deadline - monotonic()))
