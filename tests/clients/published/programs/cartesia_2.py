"""cartesia 2.x for Python, synchronous and asynchronous: files, server-sent events, the websocket and its contexts."""

from __future__ import annotations

import asyncio
import base64
from collections.abc import AsyncIterator, Iterator
from typing import Any

from here import aclient, client
from scenario import run

VOICE = {"mode": "id", "id": "af_heart"}
RAW = {"container": "raw", "encoding": "pcm_s16le", "sample_rate": 16_000}
SETTINGS: dict[str, Any] = {"model_id": "sonic-2", "voice": VOICE, "language": "en", "output_format": RAW}


def seen(output: Any) -> dict[str, object]:
    """Return what the websocket's reader made of one event."""
    if output.audio is not None:
        return {"type": "chunk", "context_id": output.context_id, "audio": output.audio}
    times = output.word_timestamps
    return {"type": "timestamps", "context_id": output.context_id, "words": times.words, "start": times.start}


def file(text: str, output_format: dict[str, object]) -> bytes:
    """Return the answer of /tts/bytes."""
    return b"".join(client.tts.bytes(**SETTINGS | {"output_format": output_format}, transcript=text))


def events(text: str) -> list[dict[str, object]]:
    """Return what /tts/sse sends, of which the SDK drops in silence what it can't parse."""
    received = []
    for event in client.tts.sse(**SETTINGS, transcript=text, add_timestamps=True):
        shown: dict[str, object] = {"type": event.type}
        if event.type == "chunk":
            shown["audio"] = base64.b64decode(event.data)
        elif event.type == "timestamps":
            shown |= {"words": event.word_timestamps.words, "start": event.word_timestamps.start}
        received.append(shown)
    return received


def whole(text: str) -> dict[str, object]:
    """Send one message and receive its speech at once."""
    socket = client.tts.websocket()
    output = socket.send(**SETTINGS, transcript=text, add_timestamps=True, stream=False)
    socket.close()
    return {"audio": output.audio, "words": output.word_timestamps.words}


def continued(pieces: list[str]) -> list[dict[str, object]]:
    """Feed a context from a generator, and another on the same socket after it."""

    def words() -> Iterator[str]:
        yield from pieces

    socket = client.tts.websocket()
    received = []
    for _ in range(2):
        context = socket.context()
        received += [seen(output) for output in context.send(**SETTINGS, transcript=words(), add_timestamps=True)]
    socket.close()
    return received


async def interleaved(texts: list[list[str]]) -> list[list[dict[str, object]]]:
    """Feed contexts of one socket in turns, and close each with the SDK's bogus defaults."""
    socket = await aclient.tts.websocket()
    contexts = [socket.context() for _ in texts]
    for number in range(max(map(len, texts))):
        for context, pieces in zip(contexts, texts, strict=True):
            if number < len(pieces):
                await context.send(**SETTINGS, transcript=pieces[number], continue_=True, add_timestamps=True)
    for context in contexts:
        await context.no_more_inputs()

    async def all_of(outputs: AsyncIterator[Any]) -> list[dict[str, object]]:
        return [seen(output) async for output in outputs]

    received = await asyncio.gather(*(all_of(context.receive()) for context in contexts))
    await socket.close()
    await aclient.close()
    return list(received)


async def flushed(pieces: list[str]) -> list[list[dict[str, object]]]:
    """Flush a context after its first piece, and receive what was before and what came after."""
    socket = await aclient.tts.websocket()
    context = socket.context()
    await context.send(**SETTINGS, transcript=pieces[0], continue_=True, add_timestamps=True)
    before = await context.flush()
    for piece in pieces[1:]:
        await context.send(**SETTINGS, transcript=piece, continue_=True, add_timestamps=True)
    await context.no_more_inputs()
    received = [[seen(output) async for output in outputs] for outputs in (before(), context.receive())]
    await socket.close()
    await aclient.close()
    return received


async def cancelled(text: str, after: str) -> dict[str, object]:
    """Cancel a context after its first audio, and use the next one on the same socket."""
    socket = await aclient.tts.websocket()
    first = socket.context()
    await first.send(**SETTINGS, transcript=text, continue_=False)
    heard = await anext(first.receive())
    await first.cancel()
    outputs = await socket.send(**SETTINGS, transcript=after, add_timestamps=True)
    received = [seen(output) async for output in outputs]
    await socket.close()
    await aclient.close()
    return {"heard": heard.audio, "received": received, "cancelled": first.context_id}


run(file, events, whole, continued, interleaved, flushed, cancelled)
