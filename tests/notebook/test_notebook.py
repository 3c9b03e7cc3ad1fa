"""The notebook runs from start to end: the account in memory, the endpoint a gateway whose containers make tones."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

NOTEBOOKS = Path(__file__).parents[2] / "notebooks"


@pytest.mark.notebook
def test_the_notebook_runs_from_start_to_end(monkeypatch: pytest.MonkeyPatch) -> None:
    # Not above: the file is looked at, and passed over, where the extra isn't installed.
    import nbformat  # noqa: PLC0415
    from nbclient import NotebookClient  # noqa: PLC0415

    for name in ("CADENZA_NOTEBOOK", "AWS_PROFILE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("CADENZA_ENGINE", "tone")
    monkeypatch.setenv("MPLBACKEND", "module://matplotlib_inline.backend_inline")
    text = (NOTEBOOKS / "cadenza-on-sagemaker.ipynb").read_text()
    notebook: Any = nbformat.reads(text, as_version=4)  # type: ignore[no-untyped-call, unused-ignore]
    assert not any(cell.get("outputs") for cell in notebook.cells), "outputs are not kept"
    NotebookClient(notebook, timeout=240, resources={"metadata": {"path": str(NOTEBOOKS)}}).execute()
    said = {cell.id: cell.outputs for cell in notebook.cells if cell.cell_type == "code"}
    assert _text(said["settings"]) == ""
    assert "cadenza-quick-start is in service." in _text(said["apply"])
    assert "first audio after" in _text(said["boto3"])
    assert "the last event was 'done'" in _text(said["boto3"])
    assert "text/html" in said["play"][0].data
    assert "cent. " in _text(said["client"])
    assert any("image/png" in output.get("data", {}) for output in said["times"])
    assert "ModelError 422" in _text(said["boto3-errors"])
    assert "voice: got" in _text(said["client-errors"])
    assert "output_format.sample_rate: got 12345" in _text(said["client-errors"])
    assert "Radia" in _text(said["many"])
    assert "from 1 to 6" in _text(said["scale"])
    assert "cadenza-quick-start is gone." in _text(said["delete"])


def _text(outputs: list[dict[str, Any]]) -> str:
    return "".join(output.get("text", "") for output in outputs)
