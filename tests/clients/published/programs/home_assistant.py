"""wyoming-openai, which brings Home Assistant's protocol to OpenAI's endpoint: the page's command, and its client."""

from __future__ import annotations

import asyncio
import os
import shlex
import socket
from pathlib import Path

from scenario import run
from wyoming.audio import AudioChunk, AudioStart, AudioStop
from wyoming.client import AsyncTcpClient
from wyoming.error import Error
from wyoming.info import Describe, Info
from wyoming.tts import Synthesize


async def spoken(text: str) -> dict[str, object]:
    """Start the proxy as the page says, ask what it has, and have it say `text`."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = Path(os.environ["HERE"]).read_text().replace("0.0.0.0:10300", f"127.0.0.1:{port}")
    proxy = await asyncio.create_subprocess_exec(*shlex.split(command.replace("\\\n", "")), stdout=2)
    try:
        while proxy.returncode is None:
            try:
                async with AsyncTcpClient("127.0.0.1", port) as client:
                    return await _asked(client, text)
            except ConnectionRefusedError:
                await asyncio.sleep(0.1)
        raise RuntimeError("The proxy ended.")
    finally:
        if proxy.returncode is None:
            proxy.terminate()
        await proxy.wait()


async def _asked(client: AsyncTcpClient, text: str) -> dict[str, object]:
    await client.write_event(Describe().event())
    described = await client.read_event()
    assert described is not None
    voices = [voice.name for program in Info.from_event(described).tts for voice in program.voices]
    await client.write_event(Synthesize(text).event())
    audio, rate = b"", 0
    while event := await client.read_event():
        if AudioStart.is_type(event.type):
            rate = AudioStart.from_event(event).rate
        elif AudioChunk.is_type(event.type):
            audio += AudioChunk.from_event(event).audio
        elif AudioStop.is_type(event.type):
            return {"voices": voices, "rate": rate, "audio": audio}
        elif Error.is_type(event.type):
            raise RuntimeError(Error.from_event(event).text)
    raise RuntimeError("The proxy closed the connection.")


run(spoken)
