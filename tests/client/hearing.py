"""How the tests listen: to any address, by either client, in the same words."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field

from cadenza.client import NO_RETRIES, AsyncClient, AudioChunk, Client, Event, Retries, SpeechError
from cadenza.client.transport import Address


@dataclass(slots=True)
class Heard:
    """The events that came, and what ended them if it wasn't their end."""

    events: list[Event] = field(default_factory=list)
    error: SpeechError | None = None

    @property
    def audio(self) -> bytes:
        """All samples."""
        return b"".join(event.data for event in self.events if isinstance(event, AudioChunk))


def hear(address: Address, *, on_loop: bool, retries: Retries = NO_RETRIES, transcript: str = "Hi.") -> Heard:
    """Listen to `transcript` to its end, by AsyncClient if `on_loop`, else by Client."""
    heard = Heard()
    try:
        if on_loop:
            asyncio.run(_hear(address, retries, transcript, heard))
        else:
            with Client(address, retries=retries) as client:
                heard.events.extend(iter(client.stream(transcript, voice="af_heart", context_id="test")))
    except SpeechError as error:
        heard.error = error
    return heard


async def _hear(address: Address, retries: Retries, transcript: str, heard: Heard) -> None:
    async with (
        AsyncClient(address, retries=retries) as client,
        client.stream(transcript, voice="af_heart", context_id="test") as events,
    ):
        async for event in events:
            heard.events.append(event)
