"""The Dockerfile agrees with the package that it installs, and with what SageMaker asks of an image."""

from __future__ import annotations

import re
import shlex
import tomllib
from fnmatch import fnmatch

from packaging.specifiers import SpecifierSet

from cadenza.cli import main
from cadenza.settings import Settings
from tests.image.dockerfile import ROOT, command, final, pairs, stages

PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())
PROJECT = PYPROJECT["project"]
INSTALL = (ROOT / "scripts" / "install_image.sh").read_text()


def copied() -> list[str]:
    """Return what is copied from the project's folder."""
    sources = [arguments.split()[:-1] for name, arguments in stages()[1] if name == "COPY"]
    return [source for parts in sources for source in parts]


def test_sagemakers_argument_is_a_command_and_the_default() -> None:
    """It runs the image with the argument `serve`, which takes the place of CMD."""
    assert command("ENTRYPOINT")[-2:] == ["-m", "cadenza"]
    assert command("CMD") == ["serve"]
    assert "serve" in main.commands
    assert final("EXPOSE") == [str(Settings.model_fields["port"].default)]


def test_its_labels_are_the_packages_and_sagemakers() -> None:
    labels = pairs("LABEL")
    assert labels["com.amazonaws.sagemaker.capabilities.accept-bind-to-port"] == "true"
    assert labels["org.opencontainers.image.title"] == PROJECT["name"]
    assert labels["org.opencontainers.image.description"] == PROJECT["description"]
    assert labels["org.opencontainers.image.licenses"] == PROJECT["license"]


def test_both_stages_have_the_same_python_which_the_package_allows() -> None:
    """The environment of the first is copied into the second, and links to the Python that it was made with."""
    [(_, default)] = [part for part in stages()[0] if part[0] == "ARG"]
    assert default.removeprefix("PYTHON=") in SpecifierSet(PROJECT["requires-python"])
    bases = [arguments.split()[0] for stage in stages()[1:] for name, arguments in stage if name == "FROM"]
    assert len(bases) == 2
    assert len(set(bases)) == 1


def test_every_language_is_in_it_and_the_runtime_can_be_chosen() -> None:
    assert "install '.[all]'" in INSTALL
    languages = {"espeak", "ja", "th", "zh"}
    assert languages <= set(re.findall(r"\w+", PROJECT["optional-dependencies"]["all"][0]))
    [runtime] = [r for r in PROJECT["dependencies"] if r.startswith("onnxruntime")]
    gpu = re.search(r"'onnxruntime-gpu\[cuda,cudnn\](.*)'", INSTALL)
    assert gpu is not None
    assert gpu[1].split(",")[1] == runtime.split(",")[1], "both of the same major version"


def test_what_the_build_needs_is_copied_and_not_ignored() -> None:
    needed = ["pyproject.toml", PROJECT["readme"], *(name.split("/")[0] for name in PROJECT["license-files"]), "src"]
    assert set(needed) <= set(copied())
    allowed = [line[1:] for line in (ROOT / ".dockerignore").read_text().splitlines() if line.startswith("!")]
    for source in copied():
        assert (ROOT / source).exists()
        assert any(fnmatch(source, pattern) for pattern in allowed), f".dockerignore hides {source}"


def test_sagemakers_root_may_run_it_and_it_is_built_for_both_architectures() -> None:
    assert final("USER") == []
    makefile = (ROOT / "Makefile").read_text()
    assert "linux/amd64,linux/arm64" in makefile
    for recipe in re.findall(r"^\tdocker .*", makefile, re.MULTILINE):
        assert "--provenance=false" in shlex.split(recipe.replace("$", ""))
