"""The command `cadenza say`: one text, spoken here or by a service elsewhere, to a file or aloud."""

from __future__ import annotations

import math
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import Any, BinaryIO, Protocol, cast

import click

from cadenza.audio import SAMPLE_RATES
from cadenza.client import Captions, Client, Http, SageMaker, Timed
from cadenza.client.captions import srt, vtt
from cadenza.client.transport import Address
from cadenza.errors import FieldProblem, InvalidRequest
from cadenza.settings import Settings
from cadenza.speech import EMOTIONS, SAMPLE_RATE, SPEED_RANGE, VOLUME_RANGE, Controls, Utterance
from cadenza.text.languages import find_language
from cadenza.text.markup import clamp

PLAYERS = (["paplay"], ["aplay", "-q"], ["afplay"], ["ffplay", "-nodisp", "-autoexit", "-loglevel", "error"])
"""Programs that play a WAV file, in order of preference."""


LONG_TEXT = 40
"""Words from which on progress is shown."""

_NOT_WAV = (".aac", ".flac", ".m4a", ".mp3", ".ogg", ".opus", ".raw", ".pcm")

_FILE = click.Path(dir_okay=False, path_type=Path)


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
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
@click.option("--srt", "srt_file", type=_FILE, help="SubRip captions to write.")
@click.option("--vtt", "vtt_file", type=_FILE, help="WebVTT captions to write.")
@click.option("--url", help="Have it spoken by the server there, as http://localhost:8080.  [default: this process]")
@click.option("--api-key", help="What the server at --url wants to be shown.")
@click.option("--endpoint", help="Have it spoken by this SageMaker endpoint.")
@click.option("--endpoint-url", help="Where the endpoint's runtime is, as `cadenza gateway` says.  [default: AWS]")
@click.option("--region", help="AWS region of the endpoint.  [default: boto3's own]")
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
    srt_file: Path | None,
    vtt_file: Path | None,
    url: str | None,
    api_key: str | None,
    endpoint: str | None,
    endpoint_url: str | None,
    region: str | None,
) -> None:
    """Speak TEXT (- reads standard input) to a WAV file, to standard output, or aloud.

    TEXT may hold inline tags, as in: 'Well. <break time="1s"/> <speed ratio="0.8"/> Slowly now.'
    """
    address = _address(url, api_key, endpoint, endpoint_url, region)
    wanted = _Wanted(
        _transcript(text),
        voice,
        language,
        Controls(_within("speed", speed, SPEED_RANGE), _within("volume", volume, VOLUME_RANGE), emotion),
        int(sample_rate),
    )
    player = None if output else _player()
    speaker = _remote(wanted, address) if address else _local(wanted)
    began = perf_counter()
    with ExitStack() as files:
        wanted_captions = [
            (files.enter_context(_created(option, file)), captions)
            for option, file, captions in (("--srt", srt_file, srt), ("--vtt", vtt_file, vtt))
            if file
        ]
        with _sink(output, player) as sink, _Progress(show_words=timestamps) as progress:
            seconds = speaker(sink, progress)
        took = perf_counter() - began
        for file, captions in wanted_captions:
            file.write(captions(Captions().cues(progress.words)).encode())
    click.echo(f"{seconds:.2f} s of speech in {took:.2f} s (RTF {took / max(seconds, 1e-9):.2f})", err=True)


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What `say` was asked to say."""

    transcript: str
    voice: str
    language: str
    controls: Controls
    sample_rate: int


_Speaker = Callable[[BinaryIO, "_Progress"], float]
"""Writes a WAV and tells the words meanwhile; returns the seconds of audio."""


def _local(wanted: _Wanted) -> _Speaker:
    """Return what speaks in this process."""
    from cadenza.acoustic.catalogue import available_voices, load_engine
    from cadenza.recording import record

    settings = Settings.from_env(os.environ)
    utterance = Utterance(
        transcript=wanted.transcript,
        language=find_language(wanted.language).code,
        locale=wanted.language,
        voice=available_voices(settings).find(wanted.voice),
        encoding="pcm_s16le",
        sample_rate=wanted.sample_rate,
        controls=wanted.controls,
        words=True,
    )
    engine = load_engine(settings)
    return lambda sink, progress: record(utterance, engine, sink, progress, _note)


def _address(
    url: str | None, api_key: str | None, endpoint: str | None, endpoint_url: str | None, region: str | None
) -> Address | None:
    """Return where it is spoken, None for in this process."""
    if url and endpoint:
        raise click.UsageError("--url and --endpoint exclude each other")
    if api_key and not url:
        raise click.UsageError("--api-key goes with --url")
    if (endpoint_url or region) and not endpoint:
        raise click.UsageError("--endpoint-url and --region go with --endpoint")
    if endpoint:
        return SageMaker(endpoint, endpoint_url, region)
    return Http(url, api_key) if url else None


def _remote(wanted: _Wanted, address: Address) -> _Speaker:
    """Return what asks the service at `address`."""
    from cadenza.client.recording import record

    client = Client(address)

    def speak(sink: BinaryIO, progress: _Progress) -> float:
        with (
            client,
            client.stream(
                wanted.transcript,
                voice=wanted.voice,
                language=wanted.language,
                sample_rate=wanted.sample_rate,
                speed=wanted.controls.speed,
                volume=wanted.controls.volume,
                emotion=wanted.controls.emotion,
            ) as events,
        ):
            count = len(wanted.transcript.split())
            return record(events, sink, "pcm_s16le", wanted.sample_rate, lambda times: progress(times, count))

    return speak


def _transcript(text: str) -> str:
    """Return what is to be said; what the locale has no characters for is taken for UTF-8."""
    if text != "-":
        given = text.encode(errors="surrogateescape")
    elif sys.stdin is None:
        raise InvalidRequest.of("TEXT", text, "a text, or - where standard input is open")
    else:
        given = sys.stdin.buffer.read()
    try:
        transcript = given.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise InvalidRequest.of("TEXT", given.decode(errors="backslashreplace"), "text in UTF-8") from None
    if not transcript.strip():
        raise InvalidRequest.of("TEXT", transcript, "something to say")
    return transcript


def _within(name: str, ratio: float, bounds: tuple[float, float]) -> float:
    if not math.isfinite(ratio):
        raise InvalidRequest.of(f"--{name}", ratio, "a number from {} to {}".format(*bounds))
    notes: list[str] = []
    clamped = clamp(name, ratio, bounds, notes)
    for note in notes:
        _note(note)
    return clamped


def _note(note: str) -> None:
    click.echo(f"cadenza: {note}", err=True)


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
        if sys.stdout is None or sys.stdout.isatty():
            raise InvalidRequest.of("--output", output, "a file, or - where standard output is one, or a pipe")
        yield sys.stdout.buffer
        sys.stdout.flush()
    elif output and output.lower().endswith(_NOT_WAV):
        raise InvalidRequest.of("--output", output, "a name for a WAV file, as hello.wav")
    elif output:
        with _created("--output", output) as file:
            yield file
    elif player:
        with tempfile.NamedTemporaryFile(suffix=".wav") as file:
            yield cast(BinaryIO, file)
            file.flush()
            subprocess.run([*player, file.name], check=False)  # noqa: S603 - from the list above


@contextmanager
def _created(option: str, output: str | Path) -> Iterator[BinaryIO]:
    try:
        with Path(output).open("wb") as file:
            yield file
    except OSError as error:
        raise InvalidRequest.of(option, str(output), f"a file that can be written ({error.strerror})") from None


class _WordTimes(Protocol):
    @property
    def words(self) -> Sequence[str]: ...
    @property
    def start(self) -> Sequence[float]: ...
    @property
    def end(self) -> Sequence[float]: ...


class _Progress:
    """Shows how far a long text is, on a terminal, or each word with its times; keeps the words."""

    def __init__(self, *, show_words: bool) -> None:
        self._show_words = show_words
        self._bar: Any = None
        self._stack = ExitStack()
        self.words: list[Timed] = []

    def __enter__(self) -> _Progress:
        return self

    def __exit__(self, *_: object) -> None:
        self._stack.close()

    def __call__(self, times: _WordTimes, words: int) -> None:
        spoken = [Timed(*word) for word in zip(times.words, times.start, times.end, strict=True)]
        self.words += spoken
        if self._show_words:
            for word in spoken:
                click.echo(f"{word.start:8.3f} {word.end:8.3f}  {word.text}", err=True)
        elif words >= LONG_TEXT and sys.stderr.isatty():
            self._bar = self._bar or self._stack.enter_context(
                click.progressbar(length=words, label="speaking", file=sys.stderr)
            )
            self._bar.update(len(spoken))
