"""What every route that speaks does once a request is understood: find its dictionary, take a slot, log that it did."""

from __future__ import annotations

import asyncio
from dataclasses import replace

from cadenza.dictionaries import Dictionaries
from cadenza.live import LiveText
from cadenza.metrics import Metrics
from cadenza.scheduler import Scheduler, Stream
from cadenza.speech import Utterance
from cadenza.telemetry import Logger


class Speaker:
    """The one way from an utterance to its stream of events."""

    def __init__(self, scheduler: Scheduler, dictionaries: Dictionaries, metrics: Metrics) -> None:
        self.scheduler, self.dictionaries, self.metrics = scheduler, dictionaries, metrics

    async def prepare(self, utterance: Utterance, dictionary: str | None) -> Utterance:
        """Return `utterance` with the pronunciations of the `dictionary`; what the request itself says wins.

        Raises NotFound for a dictionary that isn't there, Unavailable when the disk fails.
        """
        if dictionary is None:
            return utterance
        found = await asyncio.to_thread(self.dictionaries.get, dictionary)
        return replace(utterance, pronunciations=found.pronunciations + utterance.pronunciations)

    def begin(self, utterance: Utterance, notes: tuple[str, ...], log: Logger, text: LiveText | None = None) -> Stream:
        """Take a slot and begin to speak, the transcript or else live `text`; raises what `Scheduler.submit` raises."""
        stream = self.scheduler.submit(utterance, log, self.metrics.meter(utterance), text)
        log.info(
            "start",
            voice=utterance.voice.key,
            language=utterance.language,
            characters=len(utterance.transcript),
            encoding=utterance.encoding,
            sample_rate=utterance.sample_rate,
            notes=notes or None,
        )
        log.debug("transcript", transcript=utterance.transcript)
        return stream
