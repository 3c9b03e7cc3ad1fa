"""The command: what it writes, what it says, and how it fails."""

from __future__ import annotations

import io
import os
import signal
import subprocess
import sys
import wave
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from cadenza.cli import main


@pytest.fixture(autouse=True)
def weightless(monkeypatch: pytest.MonkeyPatch) -> None:
    """Speak with the tone engine: the voice is not the subject here."""
    monkeypatch.setenv("CADENZA_ENGINE", "tone")


def run(*arguments: str, text: str | None = None) -> Result:
    return CliRunner().invoke(main, arguments, input=text)


def test_say_writes_a_wav_of_the_length_that_it_reports(tmp_path: Path) -> None:
    output = tmp_path / "out.wav"
    result = run("say", "Hello there.", "-o", str(output), "--sample-rate", "16000", "--timestamps")
    assert result.exit_code == 0, result.output
    with wave.open(str(output)) as file:
        assert (file.getframerate(), file.getnchannels(), file.getsampwidth()) == (16_000, 1, 2)
        seconds = file.getnframes() / 16_000
        assert len(file.readframes(file.getnframes())) == file.getnframes() * 2
    assert f"{seconds:.2f} s of speech" in result.stderr
    assert "Hello" in result.stderr
    assert "there." in result.stderr


def test_say_writes_to_a_pipe() -> None:
    finished = subprocess.run(
        [sys.executable, "-m", "cadenza", "say", "-", "-o", "-"], input=b"Hello.", capture_output=True, check=True
    )
    with wave.open(io.BytesIO(finished.stdout)) as file:
        assert file.getframerate() == 24_000
    assert len(finished.stdout) > 20_000


def test_speed_shortens(tmp_path: Path) -> None:
    sizes = []
    for speed in ("1.0", "1.5"):
        output = tmp_path / f"{speed}.wav"
        assert run("say", "Hello there, you.", "-o", str(output), "--speed", speed).exit_code == 0
        sizes.append(output.stat().st_size)
    assert sizes[1] < sizes[0]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["say", " ", "-o", "x.wav"], "TEXT"),
        (["say", "Hi", "-o", "x.wav", "--voice", "nobody"], "cadenza voices"),
        (["say", "Hi", "-o", "x.wav", "--language", "xx"], "language"),
        (["say", "Hi", "-o", "/nowhere/x.wav"], "--output"),
        (["say", "Hi", "-o", "x.wav", "--emotion", "peckish"], "peckish"),
        (["say", "Hi", "-o", "x.wav", "--sample-rate", "11025"], "44100"),
        (["say", "Hi", "-o", "x.wav", "--speed", "nan"], "--speed"),
        (["say", "Hi", "-o", "x.mp3"], "WAV"),
        (["say", "Hi", "-o", "x.wav", "--vtt", "/nowhere/x.vtt"], "--vtt"),
        (["say", os.fsdecode(b"Caf\xe9"), "-o", "x.wav"], "UTF-8"),
        (["voices", "--language", "xx"], "en-GB"),
    ],
)
def test_what_the_caller_can_mend_is_said_in_one_line_with_code_2(arguments: list[str], message: str) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert message in result.stderr
    assert "Traceback" not in result.output


def test_say_tells_what_it_left_out(tmp_path: Path) -> None:
    result = run("say", "<shout/>Hello <volume ratio='9'/>there.", "-o", str(tmp_path / "out.wav"))
    assert "<shout/>" in result.stderr
    assert "volume 9 clamped to 2" in result.stderr


@pytest.mark.parametrize(
    ("redirection", "code"), [("say Hi -o - >&-", 2), ("say - -o x.wav <&-", 2), ("say Hi -o - >/dev/full", 1)]
)
def test_a_standard_stream_that_is_closed_or_full_is_said_in_one_line(redirection: str, code: int) -> None:
    command = ["sh", "-c", f"{sys.executable} -m cadenza {redirection}"]
    buffered = os.environ | {"PYTHONUNBUFFERED": ""}
    ended = subprocess.run(command, capture_output=True, text=True, check=False, env=buffered)
    assert ended.returncode == code
    assert ended.stderr.startswith("cadenza: ")
    assert len(ended.stderr.splitlines()) == 1


def test_a_signal_amid_the_imports_leaves_no_trace() -> None:
    # It can't write on, and so not end, until the rest is read: a pipe holds a seventh of that.
    command = [sys.executable, "-X", "importtime", "-m", "cadenza", "voices"]
    began = subprocess.Popen(command, bufsize=0, pipesize=4096, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    assert began.stderr is not None
    while b"cadenza.bench" not in began.stderr.readline():  # the first that the command imports
        assert began.poll() is None
    began.send_signal(signal.SIGINT)
    assert b"Traceback" not in began.communicate(timeout=20)[1]
    assert began.returncode == 128 + signal.SIGINT


def test_without_an_output_or_a_player_say_tells_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    result = run("say", "Hello.")
    assert result.exit_code == 2
    assert "--output" in result.stderr


def test_with_a_player_the_speech_is_played(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A player of the test's own, which keeps what it is given."""
    player = tmp_path / "aplay"
    player.write_text(f'#!/bin/sh\nfor file; do :; done\ncp "$file" {tmp_path}/played.wav\n')
    player.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}/usr/bin{os.pathsep}/bin")
    assert run("say", "Hello.").exit_code == 0
    with wave.open(str(tmp_path / "played.wav")) as file:
        assert file.getnframes() > 10_000


def test_voices_lists_all_or_those_of_a_language() -> None:
    assert len(run("voices").stdout.splitlines()) == 55
    british = run("voices", "--language", "en-GB").stdout.splitlines()[1:]
    assert british
    assert all("en-GB" in line for line in british)
    assert run("voices", "--language", "en_gb").stdout.splitlines()[1:] == british


@pytest.mark.parametrize("command", ["serve", "say", "voices"])
def test_every_command_has_help(command: str) -> None:
    assert run(command, "--help").exit_code == 0
