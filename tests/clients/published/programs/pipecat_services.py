"""Pipecat's Cartesia and OpenAI services in a pipeline: text goes in, and out comes what an output would play."""

from __future__ import annotations

import asyncio
import importlib
from collections.abc import Sequence

from pipecat.frames.frames import (
    EndFrame,
    ErrorFrame,
    Frame,
    InterruptionFrame,
    LLMFullResponseEndFrame,
    LLMFullResponseStartFrame,
    LLMTextFrame,
    TTSAudioRawFrame,
    TTSSpeakFrame,
    TTSStartedFrame,
    TTSStoppedFrame,
    TTSTextFrame,
)
from pipecat.observers.base_observer import BaseObserver, FramePushed
from pipecat.pipeline.pipeline import Pipeline
from pipecat.pipeline.worker import PipelineWorker
from pipecat.workers.runner import WorkerRunner
from scenario import run


class Listener(BaseObserver):
    """Notes what the service pushes, in order."""

    def __init__(self, service: object) -> None:
        super().__init__()
        self.service = service
        self.heard: list[dict[str, object]] = []
        self.audio, self.stopped = asyncio.Event(), asyncio.Event()

    async def on_push_frame(self, data: FramePushed) -> None:
        """Note a frame that leaves the service."""
        if data.source is not self.service:
            return
        match data.frame:
            case TTSAudioRawFrame() as frame:
                self.heard.append({"type": "chunk", "audio": frame.audio, "sample_rate": frame.sample_rate})
                self.audio.set()
            case TTSTextFrame() as frame:
                self.heard.append({"type": "timestamps", "words": [frame.text], "pts": frame.pts})
            case TTSStartedFrame():
                self.heard.append({"type": "started"})
            case TTSStoppedFrame():
                self.heard.append({"type": "stopped"})
                self.stopped.set()
            case ErrorFrame() as frame:
                self.heard.append({"type": "error", "message": frame.error})


async def piped(turns: Sequence[Sequence[Frame]], interrupt: bool = False) -> list[dict[str, object]]:
    """Return what the page's service says to each of `turns`; the first is interrupted once it is heard."""
    service = importlib.import_module("here").tts
    listener = Listener(service)
    worker = PipelineWorker(Pipeline([service]), observers=[listener], enable_rtvi=False)
    runner = WorkerRunner()
    await runner.add_workers(worker)
    running = asyncio.create_task(runner.run())
    for number, frames in enumerate(turns):
        listener.audio.clear()
        listener.stopped.clear()
        await worker.queue_frames(frames)
        if interrupt and number == 0:
            await listener.audio.wait()
            await worker.queue_frame(InterruptionFrame())
            listener.heard.append({"type": "interrupted"})
        else:
            await listener.stopped.wait()
    await worker.queue_frame(EndFrame())
    await running
    return listener.heard


async def spoken(text: str) -> list[dict[str, object]]:
    """Speak one text."""
    return await piped([[TTSSpeakFrame(text)]])


async def streamed(turns: list[list[str]]) -> list[dict[str, object]]:
    """Speak answers of a language model, given in the pieces in which it writes them."""
    return await piped(
        [[LLMFullResponseStartFrame(), *map(LLMTextFrame, pieces), LLMFullResponseEndFrame()] for pieces in turns]
    )


async def interrupted(text: str, after: str) -> list[dict[str, object]]:
    """Interrupt, as a caller does, which cancels the context; then speak something else."""
    return await piped([[TTSSpeakFrame(text)], [TTSSpeakFrame(after)]], interrupt=True)


run(spoken, streamed, interrupted)
