"""The command line; see the package's own description."""

from __future__ import annotations

import argparse
import json
import shlex
import sys
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from time import perf_counter

import benchmarks.intelligibility
from benchmarks.intelligibility import page, sentences, styles, work
from benchmarks.intelligibility.speaking import BASELINE
from cadenza.bench.machine import description
from cadenza.text.languages import LANGUAGES

SECONDS_A_SENTENCE = 5.5
"""Of a worker with a core of its own, for speaking and listening; a machine with other work takes longer."""
_FEMALE, _MALE = "fm"


def main() -> None:
    """Do what the command line says."""
    given = arguments()
    codes = given.language or list(LANGUAGES)
    voices = styles.split_voices(given.matrix) if given.matrix else given.voice
    jobs = [
        work.Job(code, voice)
        for code in codes
        for voice in [*(voices or LANGUAGES[code].voices), *([BASELINE] if LANGUAGES[code].espeak else [])]
    ]
    options = work.Options(
        tuple(voices or ()), given.sentences, given.speed, given.beam, given.cache or default_memory()
    )
    options.memory.mkdir(parents=True, exist_ok=True)
    print(expectation(jobs, given.sentences, given.workers), flush=True)
    machine = description()
    show = Matrix(voices or []) if given.matrix else Table()
    results = []
    began = perf_counter()
    for done, result in enumerate(work.run(jobs, options, given.workers), 1):
        results.append(result)
        show.add(result, (perf_counter() - began) / done * (len(jobs) - done))
    if isinstance(show, Matrix):
        show.end()
    if given.json:
        write_json(given.json, results, machine)
    if given.write:
        page.PAGE.write_text(page.page(results, command(), machine), encoding="utf-8")


def arguments() -> argparse.Namespace:
    """Read and check the command line."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.intelligibility",
        description=benchmarks.intelligibility.__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--language", action="append", choices=sorted(LANGUAGES), metavar="CODE", help="default: all")
    parser.add_argument("--voice", action="append", help="voice or mix; default: the language's two")
    parser.add_argument("--matrix", metavar="VOICE,VOICE,...", help="compare these voices or mixes; `all`: every voice")
    parser.add_argument("--sentences", type=int, metavar="N", help="only the first N of each language")
    parser.add_argument("--speed", type=float, default=1.0, help="speed ratio of our voices")
    parser.add_argument("--beam", type=int, default=5, help="beams of the listener")
    parser.add_argument("--workers", type=int, default=2, help="processes, of one thread each")
    parser.add_argument("--cache", type=Path, help="folder of what was heard; default: in the temporary folder")
    parser.add_argument("--json", type=Path, help="write all results there, with what was heard")
    parser.add_argument("--write", action="store_true", help="write docs/languages.md")
    given = parser.parse_args()
    if given.write and (given.matrix or given.voice):
        parser.error("--write is for the default voices")
    if given.matrix == "all":
        from cadenza.voices import Voices  # noqa: PLC0415 - only needed here

        given.matrix = ",".join(voice.key for voice in Voices.load().all())
    for voice in [*(given.voice or []), *styles.split_voices(given.matrix or "")]:
        styles.parse(voice)
    return given


def default_memory() -> Path:
    """Return the folder outside the repository where what was heard is kept."""
    return Path(tempfile.gettempdir()) / "cadenza-intelligibility"


def expectation(jobs: Sequence[work.Job], count: int | None, workers: int) -> str:
    """Say how much there is to do and how long it takes when nothing is remembered."""
    amount = sum(len(sentences.load()[job.language].sentences[:count]) for job in jobs)
    minutes = amount * SECONDS_A_SENTENCE / workers / 60
    return f"{amount} sentences to speak and hear: about {minutes:.0f} minutes, less what is remembered"


class Table:
    """Prints one line a result, as they come."""

    def __init__(self) -> None:
        heads = {"": -4, "voice": -26, "CER": 6, "WER": 6, "is it": 7, "picks": 7, "lead": 6, "speak s": 9, "hear s": 8}
        print("".join(f"{head:{'<' if width < 0 else '>'}{abs(width)}}" for head, width in heads.items()) + "    left")

    def add(self, result: work.Result, left: float) -> None:
        """Print `result`, and `left`: the seconds until the end as things go."""
        if result.error:
            print(f"{result.language:<4}{result.voice:<26}{result.error}", flush=True)
            return
        count = len(result.found)
        speaking = sum(found.speaking for found in result.found) / count
        listening = sum(found.listening for found in result.found) / count
        wer = "" if result.wer is None else f"{result.wer:.0%}"
        print(
            f"{result.language:<4}{result.voice:<26}{result.cer:>6.0%}{wer:>6}{result.taken_for_it:>7.0%}"
            f"{result.chosen:>7.0%}{result.lead:>6.0f}{speaking:>9.1f}{listening:>8.1f}{left / 60:>5.0f} min",
            flush=True,
        )


class Matrix:
    """Prints a line of CERs for each language as soon as all of its voices are there, and who was understood best."""

    def __init__(self, voices: Sequence[str]) -> None:
        self.voices = [*voices, BASELINE]
        self.found: dict[str, dict[str, work.Result]] = {}
        for number, voice in enumerate(self.voices, 1):
            print(f"  {number:>2} {voice}")
        print("CER in %, then the best female and male voice with CER, lead and probability of the language")
        print(f"{'':<4}" + "".join(f"{number:>4}" for number in range(1, len(self.voices) + 1)), flush=True)

    def add(self, result: work.Result, left: float) -> None:
        """Keep `result`; print the row of its language if it is the last of it."""
        row = self.found.setdefault(result.language, {})
        row[result.voice] = result
        if len(row) == len(self.voices) - (not LANGUAGES[result.language].espeak):
            cells = (_cell(row.get(voice)) for voice in self.voices)
            print(f"{result.language:<4}{''.join(cells)}  {self.winners(row)}   ({left / 60:.0f} min left)", flush=True)

    def end(self) -> None:
        """Print errors, and each voice's mean over the languages that all voices could speak."""
        results = [result for row in self.found.values() for result in row.values()]
        for error in sorted({f"{result.language}: {result.error}" for result in results if result.error}):
            print(error)
        whole = [row for row in self.found.values() if not any(result.error for result in row.values())]
        means = [_mean([row[voice].cer for row in whole if voice in row]) for voice in self.voices]
        print("mean" + "".join("   -" if mean is None else f"{mean:>4.0%}".replace("%", "") for mean in means))

    def winners(self, row: dict[str, work.Result]) -> str:
        """Name the best of each gender."""
        best = (best_of(row.values(), gender) for gender in (_FEMALE, _MALE))
        return "  ".join(f"{r.voice} {r.cer:.0%} {r.lead:+.0f} {r.taken_for_it:.0%}" for r in best if r)


def _cell(result: work.Result | None) -> str:
    return "   -" if result is None or result.error else f"{100 * result.cer:>4.0f}"


def _mean(values: Sequence[float]) -> float | None:
    return sum(values) / len(values) if values else None


def best_of(results: Iterable[work.Result], gender: str) -> work.Result | None:
    """Return the result of the voice that is understood best among those whose key has `gender` as second letter.

    Where the listener understands nothing, of those that are equal in that the one whose sentences it tells apart best.
    """
    able = [r for r in results if r.voice != BASELINE and not r.error and styles.parse(r.voice).main[1] == gender]
    return min(able, key=lambda r: (round(min(r.cer, page.USELESS), 2), -r.lead), default=None)


def command() -> str:
    """Return the command line as it can be typed again, without folders of this machine."""
    words = iter(sys.argv[1:])
    kept: list[str] = []
    for word in words:
        if word in {"--cache", "--json"}:
            next(words, None)
        elif not word.startswith(("--cache=", "--json=")):
            kept.append(word)
    return shlex.join(["python", "-m", "benchmarks.intelligibility", *kept])


def write_json(path: Path, results: Sequence[work.Result], machine: Mapping[str, object]) -> None:
    """Write all that was found."""
    data = {"machine": machine, "command": command(), "results": [work.as_record(result) for result in results]}
    path.write_text(json.dumps(data, indent=1, ensure_ascii=False), encoding="utf-8")


if __name__ == "__main__":
    main()
