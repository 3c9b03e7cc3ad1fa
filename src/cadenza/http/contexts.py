"""One context of a websocket: text goes in as it arrives, events come out, until its terminal one or its cancellation.

Everything here happens on the event loop; the scheduler's stream is the only way to the workers.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from time import perf_counter

from cadenza.duration import AtMost
from cadenza.errors import InvalidRequest
from cadenza.http.account import Account
from cadenza.live import LiveText
from cadenza.scheduler import Stream
from cadenza.speech import Done, Event, Failed, Flushed
from cadenza.telemetry import Logger
from cadenza.text.release import Release
from cadenza.wire.contexts import Message, change_of_manner
from cadenza.wire.events import event_object, merged

CHUNK_SECONDS = 0.1
"""Most audio in one message: what a step makes is there at once, and fewer messages cost less."""

EVENTS_AT_ONCE = 16
"""Events that are sent before others on the loop get their turn."""

Send = Callable[[dict[str, object]], Awaitable[None]]


class Context:
    """A context from the first message with text to its terminal event."""

    def __init__(
        self,
        stream: Stream,
        text: LiveText,
        release: Release,
        at_most: AtMost,
        *,
        context_id: str,
        request_id: str,
        log: Logger,
        first_flush: int,
        longest: int,
        patience: float,
    ) -> None:
        """Take the `stream` that speaks `text`, of which `at_most` is sent; `longest` characters may wait to be spoken.

        `first_flush` is the number of the first flush.

        After `patience` seconds in which it has nothing to say and nothing arrives, its input counts as ended.
        """
        self.context_id, self.request_id = context_id, request_id
        self.ended = False
        """Whether its terminal event is on its way, or was sent."""
        self.is_closed = False
        """Whether no more text is taken."""
        self._stream, self._text, self._release = stream, text, release
        self._controls = stream.utterance.controls
        self._at_most = at_most
        self._samples = round(stream.utterance.sample_rate * CHUNK_SECONDS)
        self._log, self._account = log, Account(stream, perf_counter(), log)
        self._longest, self._patience = longest, patience
        self._flushes = 0
        self._next_flush = first_flush
        self._loop = asyncio.get_running_loop()
        self._timers: dict[str, asyncio.TimerHandle] = {}

    def add(self, message: Message, *, is_first: bool = False) -> None:
        """Take the text of `message` and do what it says; of the first one the manner is settled already.

        Raises InvalidRequest if its text can't be taken.
        """
        text = message.transcript
        if text.strip() and not is_first:
            tags, self._controls = change_of_manner(message, self._controls)
            text = tags + text
            self._log.debug("transcript", transcript=text)
        waiting = len(self._release) + self._text.size + len(text)
        if waiting > self._longest:
            allowed = f"at most {self._longest} characters that wait to be spoken"
            raise InvalidRequest.of("transcript", f"{waiting} characters", allowed)
        released = self._release.push(text, self._loop.time())
        if message.flush or not message.more:
            released += self._release.flush() if message.more else self._release.close()
        if released:
            self._text.push(released)
        if message.flush:
            self._flushes += 1
            self._text.flush()
        if not message.more:
            self._close()
        self._go_on()

    async def speak(self, send: Send) -> None:
        """Send the events until the terminal one."""
        async for step in self._stream:
            events = merged(self._at_most.push(step), self._samples)
            for number, event in enumerate(events, 1):
                self.ended = isinstance(event, Done | Failed)
                await send(self._object(event))
                self._account.count(event)
                if number % EVENTS_AT_ONCE == 0:
                    await asyncio.sleep(0)
            if self.ended:
                return

    def end(self, status: int, reason: str) -> None:
        """Note for the log why it ends before it is done."""
        self._account.end(status, reason)

    def close(self) -> None:
        """Give back what it holds, once nothing of it is sent any more."""
        self.ended = self.is_closed = True
        for timer in self._timers.values():
            timer.cancel()
        self._stream.cancel()
        self._account.close()

    def _object(self, event: Event) -> dict[str, object]:
        if isinstance(event, Flushed):
            event = Flushed(self._next_flush)
            self._next_flush += 1
        # Only a client that flushes knows what the number is for.
        fields = event_object(event, self.context_id, self._next_flush if self._flushes else None)
        return fields | {"request_id": self.request_id} if isinstance(event, Failed) else fields

    def _go_on(self) -> None:
        """Tell the workers, and see to it that what is held back isn't forgotten."""
        self._stream.text_arrived()
        if self.is_closed:
            return
        self._set_timer("patience", self._loop.time() + self._patience, self._lose_patience)
        due = self._release.due
        if due is not None:
            self._set_timer("due", due, self._overdue)
        elif "due" in self._timers:
            self._timers.pop("due").cancel()

    def _set_timer(self, name: str, when: float, action: Callable[[], None]) -> None:
        if name in self._timers:
            self._timers[name].cancel()
        self._timers[name] = self._loop.call_at(when, action)

    def _overdue(self) -> None:
        if released := self._release.overdue(self._loop.time()):
            self._text.push(released)
        self._go_on()

    def _lose_patience(self) -> None:
        if self._stream.waits_for_text:
            if held := self._release.close():
                self._text.push(held)
            self._close()
        self._go_on()

    def _close(self) -> None:
        self.is_closed = True
        self._text.close()
        for timer in self._timers.values():
            timer.cancel()
