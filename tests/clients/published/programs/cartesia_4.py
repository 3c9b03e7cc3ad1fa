"""cartesia 4.x and 3.x for Python, synchronous and asynchronous: files, server-sent events, contexts of a websocket."""

from __future__ import annotations

import asyncio
from typing import Any

from here import aclient, client
from scenario import run

RAW = {"container": "raw", "encoding": "pcm_s16le", "sample_rate": 16_000}
SETTINGS: dict[str, Any] = {"model_id": "sonic-3", "voice": {"mode": "id", "id": "af_heart"}, "output_format": RAW}


def seen(event: Any) -> dict[str, object]:
    """Return what the SDK made of one event."""
    shown: dict[str, object] = {"type": event.type, "context_id": event.context_id}
    if event.type == "chunk":
        shown["audio"] = event.audio
    elif event.type == "timestamps":
        shown |= {"words": event.word_timestamps.words, "start": event.word_timestamps.start}
    elif event.type == "flush_done":
        shown["flush_id"] = event.flush_id
    return shown


def file(text: str, output_format: dict[str, object]) -> bytes:
    """Return the answer of /tts/bytes."""
    answer = client.tts.generate(**SETTINGS | {"output_format": output_format}, transcript=text)
    return b"".join(answer.iter_bytes())


async def file_async(text: str, output_format: dict[str, object]) -> bytes:
    """Return the answer of /tts/bytes."""
    answer = await aclient.tts.generate(**SETTINGS | {"output_format": output_format}, transcript=text)
    return b"".join([piece async for piece in answer.iter_bytes()])


def events(text: str) -> list[dict[str, object]]:
    """Return what /tts/sse sends."""
    return [seen(event) for event in client.tts.generate_sse(**SETTINGS, transcript=text, add_timestamps=True)]


def voices() -> list[str]:
    """Ask for page after page of /voices until the SDK finds the end."""
    return [voice.id for voice in client.voices.list(limit=20)]


def flushed(pieces: list[str]) -> list[dict[str, object]]:
    """Flush a context after its first piece."""
    with client.tts.websocket_connect() as socket:
        context = socket.context(**SETTINGS, add_timestamps=True)
        for number, piece in enumerate(pieces):
            context.push(piece)
            if number == 0:
                context.push("", flush=True)
        context.no_more_inputs()
        return [seen(event) for event in context.receive()]


async def interleaved(texts: list[list[str]]) -> list[list[dict[str, object]]]:
    """Feed contexts of one socket in turns."""
    async with aclient.tts.websocket_connect() as socket:
        contexts = [socket.context(**SETTINGS, add_timestamps=True) for _ in texts]
        for number in range(max(map(len, texts))):
            for context, pieces in zip(contexts, texts, strict=True):
                if number < len(pieces):
                    await context.push(pieces[number])
        for context in contexts:
            await context.no_more_inputs()

        async def all_of(context: Any) -> list[dict[str, object]]:
            return [seen(event) async for event in context.receive()]

        return list(await asyncio.gather(*map(all_of, contexts)))


def cancelled(text: str, after: str) -> dict[str, object]:
    """Cancel a context after its first audio, and use the next one on the same socket."""
    with client.tts.websocket_connect() as socket:
        first = socket.context(**SETTINGS)
        first.push(text, continue_=False)
        heard = seen(next(first.receive()))
        first.cancel()
        second = socket.context(**SETTINGS, add_timestamps=True)
        second.push(after, continue_=False)
        received = [seen(event) for event in second.receive()]
    return {"heard": heard["audio"], "received": received, "cancelled": heard["context_id"]}


run(file, file_async, events, voices, flushed, interleaved, cancelled)
