"""The work: one sentence by one voice is spoken, heard and scored; several processes share it, and remember it."""

from __future__ import annotations

import json
import multiprocessing
import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import asdict, dataclass, replace
from hashlib import sha256
from pathlib import Path
from time import perf_counter

from benchmarks.intelligibility import listening, sentences
from benchmarks.intelligibility.scoring import Score, score, total
from benchmarks.intelligibility.speaking import (
    BASELINE,
    Cadenza,
    Task,
    prepare_baseline,
    speak_baseline,
    spoken_form,
)
from cadenza.text.languages import LANGUAGES

_LONGEST_HEARD = 500
"""Characters that are read aloud for a comparison; what is longer is a recogniser that repeats itself."""


@dataclass(frozen=True, slots=True)
class Options:
    """What all jobs have in common. `voices` are all that will be asked for, mixes among them."""

    voices: tuple[str, ...]
    count: int | None
    speed: float
    beam: int
    memory: Path


@dataclass(frozen=True, slots=True)
class Job:
    """All sentences of one language by one voice."""

    language: str
    voice: str


@dataclass(frozen=True, slots=True)
class Found:
    """What came of one sentence, with the seconds that speaking and listening took when it was first done."""

    said: str
    heard: str
    language: float
    lead: float
    seconds: float
    speaking: float
    listening: float
    remembered: bool = False
    score: Score | None = None


@dataclass(frozen=True, slots=True)
class Result:
    """What came of a job; `error` if it could not be done."""

    language: str
    voice: str
    found: tuple[Found, ...] = ()
    error: str = ""

    @property
    def cer(self) -> float:
        """The share of characters not understood."""
        return total(found.score.characters for found in self.found if found.score).rate

    @property
    def wer(self) -> float | None:
        """The share of words not understood; None in a script without spaces."""
        words = [found.score.words for found in self.found if found.score and found.score.words]
        return total(words).rate if words else None

    @property
    def taken_for_it(self) -> float:
        """The mean probability that the listener gives to the right language."""
        return sum(found.language for found in self.found) / max(1, len(self.found))

    @property
    def chosen(self) -> float:
        """The share of sentences that the listener would choose among those of the set."""
        return sum(found.lead > 0 for found in self.found) / max(1, len(self.found))

    @property
    def lead(self) -> float:
        """The mean lead of the right sentence."""
        return sum(found.lead for found in self.found) / max(1, len(self.found))


def run(jobs: Sequence[Job], options: Options, workers: int) -> Iterator[Result]:
    """Do all `jobs` in as many processes as there are `workers`; yield results as they come."""
    os.environ["OMP_NUM_THREADS"] = "1"  # of the children: their libraries would take all cores each
    context = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(workers, mp_context=context, initializer=_begin, initargs=(options,))
    try:
        for future in as_completed([pool.submit(_do, job) for job in jobs]):
            yield future.result()
    finally:
        pool.shutdown(cancel_futures=True)  # whoever stops waits for the jobs at hand only


class _Worker:
    """What a process needs for its jobs; the heavy parts are loaded when something isn't remembered."""

    def __init__(self, options: Options) -> None:
        self.options = options
        self._cadenza: Cadenza | None = None
        self._listener: listening.Listener | None = None

    def do(self, job: Job) -> Result:
        """Do `job`. A language whose parts are not there yet makes a result with an error."""
        texts = sentences.load()[job.language].sentences
        try:
            found = tuple(self._scored(job, text) for text in texts[: self.options.count])
        except Exception as error:  # noqa: BLE001 - one language that fails, in whatever way, is no reason to stop
            return Result(job.language, job.voice, error=f"{type(error).__name__}: {error}"[:200])
        return Result(job.language, job.voice, found)

    def _scored(self, job: Job, text: str) -> Found:
        task = self._prepare(job, text)
        found = self._remembered(task)
        heard = found.heard[:_LONGEST_HEARD]
        readings = (text, spoken_form(text, job.language)), (heard, spoken_form(heard, job.language))
        return replace(found, score=score(*readings, LANGUAGES[job.language]))

    def _prepare(self, job: Job, text: str) -> Task:
        if job.voice == BASELINE:
            return prepare_baseline(text, job.language)
        return self.cadenza.prepare(text, job.language, job.voice)

    def _remembered(self, task: Task) -> Found:
        row = sentences.load()[task.language]
        others = tuple(text for text in row.sentences if text != task.text)
        asked = [listening.VERSION, self.options.beam, task.recipe, task.language, row.prompt, task.text, *others]
        key = sha256(json.dumps(asked, ensure_ascii=False).encode()).hexdigest()[:40]
        place = self.options.memory / f"{key}.json"
        if place.exists():
            return Found(**json.loads(place.read_text(encoding="utf-8")), remembered=True)
        found = self._done(
            task, listening.Question(task.language, LANGUAGES[task.language].script, row.prompt, task.text, others)
        )
        data = {name: value for name, value in asdict(found).items() if name not in {"remembered", "score"}}
        unfinished = place.with_suffix(f".{os.getpid()}")
        unfinished.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
        unfinished.replace(place)
        return found

    def _done(self, task: Task, question: listening.Question) -> Found:
        listener, began = self.listener, perf_counter()
        samples, rate = speak_baseline(task) if task.voice == BASELINE else self.cadenza.speak(task)
        spoken = perf_counter()
        heard = listener.hear(samples, rate, question)
        took = round(spoken - began, 2), round(perf_counter() - spoken, 2)
        return Found(task.text, heard.text, heard.language, heard.lead, round(len(samples) / rate, 2), *took)

    @property
    def cadenza(self) -> Cadenza:
        """The engine, loaded at the first use."""
        if self._cadenza is None:
            self._cadenza = Cadenza(self.options.voices, self.options.speed)
        return self._cadenza

    @property
    def listener(self) -> listening.Listener:
        """The recogniser, loaded at the first use."""
        if self._listener is None:
            self._listener = listening.Listener(self.options.beam)
        return self._listener


_workers: list[_Worker] = []
"""The one of this process."""


def _begin(options: Options) -> None:
    _workers[:] = [_Worker(options)]


def _do(job: Job) -> Result:
    return _workers[0].do(job)


def as_record(result: Result) -> dict[str, object]:
    """Return `result` as it is written to JSON."""
    if result.error:
        return {"language": result.language, "voice": result.voice, "error": result.error}
    return {
        "language": result.language,
        "voice": result.voice,
        "cer": round(result.cer, 4),
        "wer": None if result.wer is None else round(result.wer, 4),
        "language_probability": round(result.taken_for_it, 3),
        "chosen": round(result.chosen, 3),
        "lead": round(result.lead, 1),
        "sentences": [asdict(found) for found in result.found],
    }
