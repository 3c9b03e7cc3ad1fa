"""The speakers: Cadenza as the server has it, without HTTP, and espeak-ng's own voice as the baseline."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
import tempfile
import wave
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

import numpy as np

import cadenza
from benchmarks.intelligibility.styles import speaker, with_mixes
from cadenza.acoustic import Samples
from cadenza.acoustic.kokoro import Kokoro
from cadenza.speech import SAMPLE_RATE, Chunk, Controls, Listener, Phrase, Utterance
from cadenza.synthesis import plan_utterance, synthesize
from cadenza.text import Part, Plan, plan
from cadenza.text.languages import LANGUAGES
from cadenza.text.markup import Carried
from cadenza.text.split import LONGEST_PHRASE
from cadenza.voices import Voices

BASELINE = "espeak-ng"
"""Stands where a voice's key would."""
SOURCES = (
    "acoustic/*.py",
    "audio.py",
    "delivery.py",
    "emotions.py",
    "limiter.py",
    "placement.py",
    "synthesis.py",
    "data/emotions*",
    "data/kokoro*",
    "data/voices*",
)
"""What makes the audio of given phrases, below the package's folder."""
_AUDIO_SCRIPT = Path(__file__).parents[1] / "espeak_audio.py"
_ESPEAK_SECONDS = 60


@dataclass(frozen=True, slots=True)
class Task:
    """Something to be said. `recipe` names everything that its audio depends on."""

    text: str
    language: str
    voice: str
    recipe: str
    utterance: Utterance | None = None
    words: tuple[str, ...] = ()
    phrases: tuple[Phrase, ...] = ()


class Cadenza:
    """Our engine on one thread, with real voices and mixes."""

    def __init__(self, keys: Sequence[str], speed: float) -> None:
        self._engine = with_mixes(Kokoro.load(None, threads=1), keys)
        self._voices, self._controls = Voices.load(), Controls(speed=speed)

    def prepare(self, text: str, language: str, voice: str) -> Task:
        """Plan what is said; raises what the front end raises, also for a language that isn't finished."""
        utterance = Utterance(
            text, language, speaker(voice, self._voices), "pcm_f32le", SAMPLE_RATE, controls=self._controls
        )
        planned = plan_utterance(utterance, self._engine)
        phrases = tuple(planned.phrases)
        spoken = [
            (phrase.symbols, [phone.controls.speed for phone in phrase.phones], phrase.pauses, phrase.rest)
            for phrase in phrases
        ]
        recipe = f"{_version()} {language} {voice} {spoken}"
        return Task(text, language, voice, recipe, utterance, planned.words, phrases)

    def speak(self, task: Task) -> tuple[Samples, int]:
        """Return the audio of `task` and its rate."""
        if task.utterance is None:
            raise ValueError("not a task of ours")
        planned = Plan(task.words, iter(task.phrases), (), Part(Carried(self._controls)))
        steps = synthesize(task.utterance, self._engine, Listener(), planned)
        data = b"".join(event.data for step in steps for event in step if isinstance(event, Chunk))
        return np.frombuffer(data, np.float32), SAMPLE_RATE


def prepare_baseline(text: str, language: str) -> Task:
    """Let espeak-ng read `text` as it is, with its default voice of the language."""
    voice = LANGUAGES[language].espeak
    return Task(text, language, BASELINE, f"espeakng-loader {version('espeakng-loader')} {voice} {text}")


def speak_baseline(task: Task) -> tuple[Samples, int]:
    """Return espeak-ng's audio and its rate; it runs as a program of its own."""
    package = importlib.util.find_spec("espeakng_loader")
    if package is None or package.origin is None:
        raise ModuleNotFoundError("espeakng_loader is missing: pip install 'cadenza[espeak]'")
    folder = Path(package.origin).parent
    with tempfile.TemporaryDirectory() as place:
        target = Path(place) / "speech.wav"
        program = [sys.executable, "-I", "-S", str(_AUDIO_SCRIPT), str(folder)]
        subprocess.run(
            [*program, LANGUAGES[task.language].espeak, task.text, str(target)],
            check=True,
            capture_output=True,
            timeout=_ESPEAK_SECONDS,
        )
        with wave.open(str(target), "rb") as file:
            samples = np.frombuffer(file.readframes(file.getnframes()), np.int16)
            return samples.astype(np.float32) / np.float32(32_768), file.getframerate()


def spoken_form(text: str, language: str) -> str:
    """Return the words that our front end would say for `text`."""
    planned = plan(text, language, "", Controls(), LONGEST_PHRASE)
    return " ".join(word.text for phrase in planned.phrases for word in phrase.spoken if not word.continued)


@cache
def _version() -> str:
    """Name the code and data that turn phrases into audio."""
    folder = Path(cadenza.__file__).parent
    digest = sha256()
    for pattern in SOURCES:
        for path in sorted(folder.glob(pattern)):
            digest.update(path.read_bytes())
    return digest.hexdigest()[:16]
