"""Start a server, send it the product documentation's own sample request, tell what came back, and write demo.wav.

python examples/demo.py [request.json] [output.wav]
"""

from __future__ import annotations

import base64
import json
import os
import signal
import subprocess
import sys
import time
import wave
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread
from typing import IO, Any

import httpx

START_SECONDS = 120
BYTES_PER_SAMPLE = 2
CLIENT = httpx.Client(timeout=60, trust_env=False)  # the server is on this machine: no proxy lies between


def main(request_file: Path, output: Path) -> None:
    """Speak the request in `request_file` through a server of its own and write the audio to `output`."""
    body = json.loads(request_file.read_text())
    with server() as url:
        print(f"POST {url}/invocations  ({len(body['transcript'])} characters, voice {body['voice_id']['id']})")
        events, arrivals = speak(url, body)
    report(events, arrivals)
    audio = b"".join(base64.b64decode(event["data"]) for event in events if event["type"] == "chunk")
    write_wav(output, audio, body["output_format"]["sample_rate"])
    print(f"wrote {output} ({output.stat().st_size / 1e6:.1f} MB)")


@contextmanager
def server() -> Iterator[str]:
    """Run `cadenza serve` on a free port; yield its address once it can speak, and end it as SageMaker does."""
    command = [sys.executable, "-m", "cadenza", "serve", "--host", "127.0.0.1", "--port", "0"]
    environment = {k: v for k, v in os.environ.items() if not k.startswith("CADENZA_PORT")}
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment)
    assert process.stdout is not None
    try:
        url = address(process.stdout)
        Thread(target=process.stdout.read, daemon=True).start()
        wait_until_ready(url)
        yield url
    finally:
        process.send_signal(signal.SIGTERM)
        code = process.wait(timeout=30)
    if code:
        raise SystemExit(f"the server ended with code {code}")


def address(log: IO[str]) -> str:
    """Read the server's log up to the line that says where it listens."""
    for line in log:
        record = json.loads(line)
        if record["event"] == "listening":
            return f"http://{record['host']}:{record['port']}"
    raise SystemExit("the server ended before it listened")


def wait_until_ready(url: str) -> None:
    """Ask /ping until it says 200, showing why it doesn't yet."""
    deadline = time.monotonic() + START_SECONDS
    began, reason = time.monotonic(), ""
    while time.monotonic() < deadline:
        answer = CLIENT.get(f"{url}/ping")
        if answer.status_code == 200:
            print(f"server ready after {time.monotonic() - began:.1f} s")
            return
        if answer.json()["reason"] != reason:
            reason = answer.json()["reason"]
            print(f"waiting: {reason}")
        time.sleep(0.05)
    raise SystemExit(f"the server was not ready within {START_SECONDS} s: {reason}")


def speak(url: str, body: dict[str, Any]) -> tuple[list[dict[str, Any]], list[float]]:
    """Return the events of the answer, and the seconds after the request at which each arrived."""
    events, arrivals = [], []
    began = time.perf_counter()
    with CLIENT.stream("POST", f"{url}/invocations", json=body) as answer:
        if answer.status_code != 200:
            raise SystemExit(f"{answer.status_code}: {answer.read().decode()}")
        for line in answer.iter_lines():
            arrivals.append(time.perf_counter() - began)
            events.append(json.loads(line))
    return events, arrivals


def report(events: list[dict[str, Any]], arrivals: list[float]) -> None:
    """Print what came back, readably."""
    chunks = [event for event in events if event["type"] == "chunk"]
    first_audio = next(at for event, at in zip(events, arrivals, strict=True) if event["type"] == "chunk")
    samples = sum(len(base64.b64decode(chunk["data"])) // BYTES_PER_SAMPLE for chunk in chunks)
    duration = samples / chunks[0]["sampling_rate"]
    print("\nwords")
    for event in events:
        if times := event.get("word_timestamps"):
            rows = zip(times["words"], times["start"], times["end"], strict=True)
            print("  " + "   ".join(f"{word} {start:.2f}-{end:.2f}" for word, start, end in rows))
    print("\nevents              ", dict(Counter(event["type"] for event in events)))
    print(f"time to first audio  {first_audio:.3f} s")
    print(f"audio                {duration:.2f} s at {chunks[0]['sampling_rate']} Hz")
    print(f"whole answer         {arrivals[-1]:.2f} s, RTF {arrivals[-1] / duration:.2f}")
    if events[-1]["type"] != "done":
        raise SystemExit(f"the answer ended with {events[-1]}")


def write_wav(output: Path, audio: bytes, sample_rate: int) -> None:
    """Write 16-bit mono samples."""
    with wave.open(str(output), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(BYTES_PER_SAMPLE)
        file.setframerate(sample_rate)
        file.writeframes(audio)


if __name__ == "__main__":
    arguments = [Path(argument) for argument in sys.argv[1:]]
    defaults = [Path(__file__).with_name("sample_request.json"), Path("demo.wav")]
    main(*(arguments + defaults[len(arguments) :]))
