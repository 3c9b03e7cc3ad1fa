"""`cadenza say` spoken elsewhere: the same output as here, and errors that say who can mend them."""

from __future__ import annotations

import wave
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from cadenza.acoustic.tone import Tone
from cadenza.cli import main
from tests.client.double import SPEECH, double, http_answer, sagemaker_answer, whole
from tests.servers import InProcess, in_process

TEXT = "Hello there. How are you?"


@pytest.fixture(scope="module")
def server() -> Iterator[InProcess]:
    with in_process(Tone()) as running:
        yield running


def say(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["say", *arguments])


def test_a_server_speaks_as_this_process_does(
    server: InProcess, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CADENZA_ENGINE", "tone")
    written = []
    for name, where in (("here", ()), ("there", ("--url", server.url))):
        files = [str(tmp_path / f"{name}.{kind}") for kind in ("wav", "srt", "vtt")]
        options = [value for pair in zip(("-o", "--srt", "--vtt"), files, strict=True) for value in pair]
        result = say(TEXT, *options, "--sample-rate", "16000", "--speed", "1.2", "--timestamps", *where)
        assert result.exit_code == 0, result.output
        assert "there." in result.stderr
        written.append([Path(file).read_bytes() for file in files])
    assert written[0] == written[1]
    assert b"How are you?\n" in written[0][1]
    assert written[0][2].startswith(b"WEBVTT\n")


def test_an_endpoint_speaks(tmp_path: Path) -> None:
    output = tmp_path / "out.wav"
    with double(whole(sagemaker_answer(*SPEECH))) as runtime:
        where = ("--endpoint", "voice", "--endpoint-url", runtime.url, "--region", "eu-central-1")
        result = say("Hi.", "-o", str(output), *where)
    assert result.exit_code == 0, result.output
    with wave.open(str(output)) as file:
        assert file.getnframes() == 2 * 480
    assert b"/eu-central-1/sagemaker/" in runtime.heads[0]


def test_a_server_that_wants_a_key_is_shown_it(tmp_path: Path) -> None:
    with double(whole(http_answer(*SPEECH))) as server:
        result = say("Hi.", "-o", str(tmp_path / "out.wav"), "--url", server.url, "--api-key", "secret")
    assert result.exit_code == 0, result.output
    assert b"\r\nauthorization: bearer secret\r\n" in server.heads[0].lower()


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["--voice", "nobody", "--url", "SERVER"], 2, "voice: got"),
        (["--url", "nowhere"], 2, "nowhere"),
        (["--url", "http://127.0.0.1:9"], 1, "No connection"),
        (["--url", "SERVER", "--endpoint", "voice"], 2, "exclude each other"),
        (["--region", "eu-central-1"], 2, "--endpoint"),
        (["--api-key", "k"], 2, "--url"),
        (["--url", "SERVER", "--srt", "/nowhere/x.srt"], 2, "--srt"),
    ],
)
def test_an_error_is_one_line_and_its_code_says_who_can_mend_it(
    server: InProcess, tmp_path: Path, arguments: list[str], code: int, message: str
) -> None:
    given = [argument.replace("SERVER", server.url) for argument in arguments]
    result = say("Hi.", "-o", str(tmp_path / "x.wav"), *given)
    assert result.exit_code == code, result.output
    assert message in result.stderr
    assert "Traceback" not in result.output
