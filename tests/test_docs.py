"""The documentation is true: generated parts are up to date, links lead somewhere, the README's commands run."""

from __future__ import annotations

import re
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from scripts.write_docs import PAGES, written
from tests.servers import container

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text()
BLOCKS = re.findall(r"```(sh|python)\n(.*?)```", README, re.DOTALL)


@pytest.mark.parametrize("page", PAGES)
def test_generated_parts_are_up_to_date(page: str) -> None:
    text = (ROOT / page).read_text()
    assert text == written(text), "run: python scripts/write_docs.py"


@pytest.mark.parametrize("page", [path.relative_to(ROOT) for path in [ROOT / "README.md", *ROOT.glob("docs/*.md")]])
def test_links_lead_to_files_that_exist(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", (ROOT / page).read_text()):
        assert (ROOT / page).parent.joinpath(target).exists(), target


@pytest.fixture(scope="module")
def port() -> Iterator[int]:
    """Serve what the README's examples talk to."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        number: int = free.getsockname()[1]
    with container(CADENZA_PORT=str(number)) as server:
        server.wait_until_ready()
        yield number


def commands() -> list[str]:
    """Return the README's shell commands; `make demo` is a test target's own, and `serve` is what `port` runs."""
    scripts = [script for language, script in BLOCKS if language == "sh"]
    lines = "\n".join(scripts).replace("\ncadenza serve\n", "\n").replace("make demo\n", "")
    return [lines.replace(". .venv/bin/activate\n", "")]


@pytest.mark.voice
@pytest.mark.parametrize("script", commands())
def test_the_shell_commands_of_the_readme_run(script: str, port: int, tmp_path: Path) -> None:
    path = f"PATH={Path(sys.executable).parent}:$PATH\n"
    finished = subprocess.run(
        ["bash", "-euo", "pipefail", "-c", path + script.replace(":8080", f":{port}").replace("| head -3", "")],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert finished.returncode == 0, finished.stderr
    assert (tmp_path / "hello.wav").stat().st_size > 50_000
    assert '{"type":"timestamps","context_id":"call-1"' in finished.stdout


@pytest.mark.voice
@pytest.mark.parametrize("script", [script for language, script in BLOCKS if language == "python"])
def test_the_python_examples_of_the_readme_run(script: str, port: int) -> None:
    names: dict[str, object] = {}
    exec(script.replace(":8080", f":{port}"), names)  # noqa: S102 - the README's own text
    assert names["event"] == {"type": "done", "context_id": "call-1", "status_code": 206, "done": True}
    assert names["audio"]


def test_the_examples_of_the_controls_run(tmp_path: Path) -> None:
    """One after the other, by the tone engine: what is asserted there is no matter of the voice."""
    blocks = re.findall(r"```python\n(.*?)```", (ROOT / "docs" / "controls.md").read_text(), re.DOTALL)
    assert len(blocks) >= 8
    with container(CADENZA_ENGINE="tone", CADENZA_DATA_DIR=str(tmp_path)) as server:
        server.wait_until_ready()
        names: dict[str, object] = {}
        for block in blocks:
            exec(block.replace("http://localhost:8080", server.url), names)  # noqa: S102 - the page's own text


def test_the_examples_of_the_client_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One after the other, by the tone engine."""
    blocks = re.findall(r"```python\n(.*?)```", (ROOT / "docs" / "client.md").read_text(), re.DOTALL)
    assert len(blocks) >= 7
    monkeypatch.chdir(tmp_path)
    with container(CADENZA_ENGINE="tone") as server:
        server.wait_until_ready()
        names: dict[str, object] = {}
        for block in blocks:
            exec(block.replace("http://localhost:8080", server.url), names)  # noqa: S102 - the page's own text
    assert (tmp_path / "hello.wav").stat().st_size > 10_000


@pytest.mark.voice
def test_make_demo_ends_by_itself_and_writes_a_wav(tmp_path: Path) -> None:
    """The recipe of `make demo`, without its set-up, on a short request of the same form."""
    recipe = subprocess.run(["make", "-n", "demo"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert "examples/demo.py" in recipe
    request = (ROOT / "examples" / "sample_request.json").read_text()
    short = re.sub(r'"transcript": ".*"', '"transcript": "Footsteps echoed in the hallway."', request)
    (tmp_path / "request.json").write_text(short)
    finished = subprocess.run(
        [sys.executable, str(ROOT / "examples" / "demo.py"), "request.json", "demo.wav"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert finished.returncode == 0, finished.stderr
    assert "time to first audio" in finished.stdout
    assert (tmp_path / "demo.wav").stat().st_size > 100_000
