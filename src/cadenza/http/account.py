"""What is told of one stream on its way to a client: the first audio, and the end, once, with its reason."""

from __future__ import annotations

from time import perf_counter

from cadenza.errors import CadenzaError
from cadenza.http.departure import CLIENT_CLOSED_REQUEST
from cadenza.metrics import DONE, FAILED, LEFT
from cadenza.scheduler import Stream
from cadenza.speech import Chunk, Done, Event, Failed
from cadenza.telemetry import Logger


class Account:
    """Counts what is sent of `stream`. `began` is the `perf_counter` at which it was asked for."""

    def __init__(self, stream: Stream, began: float, log: Logger) -> None:
        self._stream, self._began, self._log = stream, began, log
        self._audio_seconds = 0.0
        self._outcome: tuple[int, str] | None = None

    def count(self, event: Event) -> None:
        """Note that `event` was sent."""
        match event:
            case Chunk():
                if not self._audio_seconds:
                    ttfa = perf_counter() - self._began
                    self._log.info("first_audio", ttfa=round(ttfa, 4))
                    self._stream.meter.first_audio(ttfa)
                self._audio_seconds += event.samples / self._stream.utterance.sample_rate
            case Done():
                self.end(200, "done")
            case Failed():
                self.end(event.status, event.message)

    def end(self, status: int, reason: str) -> None:
        """Note how it ended; the first word on that counts."""
        self._outcome = self._outcome or (status, reason)

    def close(self) -> None:
        """Write the end to the log, and count it."""
        status, reason = self._outcome or (CLIENT_CLOSED_REQUEST, "the client left")
        heard = self._audio_seconds
        self._log.info(
            "end",
            status=status,
            reason=reason,
            seconds=round(perf_counter() - self._began, 4),
            audio_seconds=round(heard, 4),
            rtf=round(self._stream.compute_seconds / heard, 4) if heard else None,
        )
        # What a caller's own mistake ended, as a wrong message of a websocket, is no failure of ours.
        outcome = DONE if status == 200 else FAILED if status >= CadenzaError.status else LEFT
        self._stream.meter.ended(outcome, heard, self._stream.compute_seconds)
