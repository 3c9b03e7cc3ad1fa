"""The command `cadenza`: it parses, it prints, and leaves the work to the parts."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from time import perf_counter
from typing import Any, BinaryIO, cast

import click

from cadenza.audio import SAMPLE_RATES
from cadenza.bench.command import bench
from cadenza.errors import CadenzaError, ConfigurationError, FieldProblem, InvalidRequest
from cadenza.settings import Settings
from cadenza.speech import (
    EMOTIONS,
    SAMPLE_RATE,
    SPEED_RANGE,
    VOLUME_RANGE,
    Controls,
    Utterance,
    WordTimes,
)
from cadenza.text.languages import find_language
from cadenza.text.markup import clamp
from cadenza.voices import Voices

PLAYERS = (["paplay"], ["aplay", "-q"], ["afplay"], ["ffplay", "-nodisp", "-autoexit", "-loglevel", "error"])
"""Programs that play a WAV file, in order of preference."""


LONG_TEXT = 40
"""Words from which on progress is shown."""


class _Command(click.Group):
    """Shows our errors as one line and ends with code 2 for what the caller can mend, 1 otherwise."""

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except CadenzaError as error:
            click.echo(f"cadenza: {error}", err=True)
            ctx.exit(2 if error.status < 500 or isinstance(error, ConfigurationError) else 1)


@click.group(cls=_Command, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="cadenza", message="%(prog)s %(version)s")
def main() -> None:
    """Open, self-hosted, streaming text-to-speech."""


@main.command()
@click.option("--host", help="Address to listen on.  [default: 0.0.0.0]")
@click.option("--port", type=int, help="Port to listen on, 0 for a free one.  [default: 8080]")
@click.option("--replicas", type=int, help="Model replicas.  [default: 1]")
@click.option("--slots", type=int, help="Concurrent generations per replica.  [default: 4]")
@click.option("--engine", type=click.Choice(["auto", "fast", "full", "tone"]), help="Acoustic engine.  [default: auto]")
@click.option("--log-level", type=click.Choice(["debug", "info", "warning", "error"]), help="[default: info]")
def serve(**given: str | int | None) -> None:
    """Run the container's server: GET /ping and POST /invocations.

    Every option, and more, can be set by an environment variable: see docs/settings.md.
    """
    # Before the heavy imports: the first process of a container would else not hear the signal until it is killed.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    from cadenza.http.server import serve as run
    from cadenza.telemetry import configure_logging

    settings = Settings.from_env(os.environ, **given)
    configure_logging(settings.log_level)
    sys.exit(run(settings))


@main.command()
@click.argument("text")
@click.option("-o", "--output", help="WAV file to write, - for standard output. Without it the text is played.")
@click.option("--voice", default="af_heart", show_default=True, help="Voice key, name or id.")
@click.option("--language", default="en", show_default=True, help="Language of the text.")
@click.option("--speed", default=1.0, show_default=True, help="Ratio, {} to {}.".format(*SPEED_RANGE))
@click.option("--volume", default=1.0, show_default=True, help="Ratio, {} to {}.".format(*VOLUME_RANGE))
@click.option("--emotion", default="neutral", show_default=True, type=click.Choice(sorted(EMOTIONS)), metavar="NAME")
@click.option(
    "--sample-rate",
    type=click.Choice([str(rate) for rate in SAMPLE_RATES]),
    default=str(SAMPLE_RATE),
    show_default=True,
    help="Samples a second of the WAV.",
)
@click.option("--timestamps", is_flag=True, help="Print each word with its start and end, in seconds.")
def say(
    text: str,
    output: str | None,
    voice: str,
    language: str,
    speed: float,
    volume: float,
    emotion: str,
    sample_rate: str,
    timestamps: bool,
) -> None:
    """Speak TEXT (- reads standard input) to a WAV file, to standard output, or aloud.

    TEXT may hold inline tags, as in: 'Well. <break time="1s"/> <speed ratio="0.8"/> Slowly now.'
    """
    from cadenza.acoustic.catalogue import available_voices, load_engine
    from cadenza.recording import record

    settings = Settings.from_env(os.environ)
    utterance = Utterance(
        transcript=_transcript(text),
        language=find_language(language).code,
        locale=language,
        voice=available_voices(settings).find(voice),
        encoding="pcm_s16le",
        sample_rate=int(sample_rate),
        controls=Controls(_within("speed", speed, SPEED_RANGE), _within("volume", volume, VOLUME_RANGE), emotion),
        words=True,
    )
    player = None if output else _player()
    engine = load_engine(settings)
    began = perf_counter()
    with _sink(output, player) as sink, _Progress(show_words=timestamps) as progress:
        seconds = record(utterance, engine, sink, progress)
    took = perf_counter() - began
    click.echo(f"{seconds:.2f} s of speech in {took:.2f} s (RTF {took / max(seconds, 1e-9):.2f})", err=True)


@main.command()
@click.option("--language", help="Only voices of this language, as en or en-GB.")
def voices(language: str | None) -> None:
    """List the voices."""
    rows = [v for v in Voices.load().all() if not language or v.locale.lower().startswith(language.lower())]
    if not rows:
        raise InvalidRequest.of("language", language, ", ".join(sorted({v.locale for v in Voices.load().all()})))
    click.echo(f"{'voice':<14}{'name':<12}{'locale':<8}{'gender':<11}{'id':<38}description")
    for v in rows:
        click.echo(f"{v.key:<14}{v.name:<12}{v.locale:<8}{v.gender:<11}{v.id:<38}{v.description}")


main.add_command(bench)


def _transcript(text: str) -> str:
    transcript = sys.stdin.read() if text == "-" else text
    if not transcript.strip():
        raise InvalidRequest.of("TEXT", transcript, "something to say")
    return transcript


def _within(name: str, ratio: float, bounds: tuple[float, float]) -> float:
    notes: list[str] = []
    clamped = clamp(name, ratio, bounds, notes)
    for note in notes:
        click.echo(f"cadenza: {note}", err=True)
    return clamped


def _player() -> list[str]:
    for player in PLAYERS:
        if shutil.which(player[0]):
            return list(player)
    names = ", ".join(player[0] for player in PLAYERS)
    raise InvalidRequest([FieldProblem("--output", "nothing", f"a WAV file or -, as no player is here ({names})")])


@contextmanager
def _sink(output: str | None, player: list[str] | None) -> Iterator[BinaryIO]:
    """Open what the WAV goes to: a file, standard output, or a file that is played once it is complete."""
    if output == "-":
        yield sys.stdout.buffer
    elif output:
        with _created(output) as file:
            yield file
    elif player:
        with tempfile.NamedTemporaryFile(suffix=".wav") as file:
            yield cast(BinaryIO, file)
            file.flush()
            subprocess.run([*player, file.name], check=False)  # noqa: S603 - from the list above


@contextmanager
def _created(output: str) -> Iterator[BinaryIO]:
    try:
        with Path(output).open("wb") as file:
            yield file
    except OSError as error:
        raise InvalidRequest.of("--output", output, f"a file that can be written ({error.strerror})") from None


class _Progress:
    """Shows how far a long text is, on a terminal, or each word with its times."""

    def __init__(self, *, show_words: bool) -> None:
        self._show_words = show_words
        self._bar: Any = None
        self._stack = ExitStack()

    def __enter__(self) -> _Progress:
        return self

    def __exit__(self, *_: object) -> None:
        self._stack.close()

    def __call__(self, times: WordTimes, words: int) -> None:
        if self._show_words:
            for word, start, end in zip(times.words, times.start, times.end, strict=True):
                click.echo(f"{start:8.3f} {end:8.3f}  {word}", err=True)
        elif words >= LONG_TEXT and sys.stderr.isatty():
            self._bar = self._bar or self._stack.enter_context(
                click.progressbar(length=words, label="speaking", file=sys.stderr)
            )
            self._bar.update(len(times.words))
