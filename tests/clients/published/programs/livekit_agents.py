"""LiveKit's Cartesia and OpenAI plugins, outside an agent's job: what an agent's session calls, without a room."""

from __future__ import annotations

import importlib

from livekit.agents import APIConnectOptions, tts
from livekit.agents.types import USERDATA_TIMED_TRANSCRIPT
from livekit.agents.utils import http_context
from scenario import run

ONCE = APIConnectOptions(max_retry=0)  # the plugin's own retries would hide an error


def plugin() -> tts.TTS:
    """Return the page's object, made when a loop runs, as in an agent."""
    made: tts.TTS = importlib.import_module("here").tts
    return made


async def received(stream: tts.ChunkedStream | tts.SynthesizeStream) -> list[dict[str, object]]:
    """Return the audio and the aligned words that the agent's session gets."""
    frames = [heard.frame async for heard in stream]
    return [
        {
            "audio": frame.data.tobytes(),
            "sample_rate": frame.sample_rate,
            "words": [str(timed) for timed in frame.userdata.get(USERDATA_TIMED_TRANSCRIPT, [])],
            "start": [timed.start_time for timed in frame.userdata.get(USERDATA_TIMED_TRANSCRIPT, [])],
        }
        for frame in frames
    ]


async def synthesize(text: str) -> list[dict[str, object]]:
    """Speak one utterance, by /tts/bytes or OpenAI's endpoint."""
    async with http_context.open(), plugin() as speaker:
        return await received(speaker.synthesize(text, conn_options=ONCE))


async def streamed(turns: list[list[str]]) -> list[list[dict[str, object]]]:
    """Speak turns over the plugin's pooled websocket, each pushed in pieces as a language model writes."""
    turns_received = []
    async with http_context.open(), plugin() as speaker:
        for pieces in turns:
            async with speaker.stream(conn_options=ONCE) as stream:
                for piece in pieces:
                    stream.push_text(piece)
                stream.end_input()
                turns_received.append(await received(stream))
    return turns_received


async def interrupted(text: str, after: str) -> list[dict[str, object]]:
    """Leave a turn after its first audio, as when the caller interrupts, and speak the next one."""
    async with http_context.open(), plugin() as speaker:
        async with speaker.stream(conn_options=ONCE) as stream:
            stream.push_text(text)
            stream.end_input()
            await anext(aiter(stream))
        async with speaker.stream(conn_options=ONCE) as stream:
            stream.push_text(after)
            stream.end_input()
            return await received(stream)


run(synthesize, streamed, interrupted)
