"""Write the generated parts of the documentation: the table of settings and each command's help.

    python scripts/write_docs.py

A generated part stands between `<!-- generated NAME -->` and `<!-- end -->`; a test checks that it is up to date.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import click

from cadenza.cli import main as command
from cadenza.settings import PREFIX, Settings

ROOT = Path(__file__).parents[1]
PAGES = ("README.md", "docs/settings.md", "docs/cli.md")
_PART = re.compile(r"(<!-- generated (\w+) -->\n).*?(<!-- end -->)", re.DOTALL)


def settings_table() -> str:
    """Return a Markdown table of all settings."""
    rows = ["| variable | default | meaning |", "|---|---|---|"]
    for name, field in Settings.model_fields.items():
        default = "" if field.default is None else f"`{field.default}`"
        rows.append(f"| `{PREFIX}{name.upper()}` | {default} | {field.description} |")
    return "\n".join(rows) + "\n"


def command_help() -> str:
    """Return the help of every command as Markdown."""
    parts = []
    for name in (None, *command.commands):
        sub = command if name is None else command.commands[name]
        context = click.Context(sub, info_name=f"cadenza {name}" if name else "cadenza", terminal_width=100)
        parts.append(f"## `{context.info_name}`\n\n```text\n{sub.get_help(context)}\n```\n")
    return "\n".join(parts)


GENERATORS: dict[str, Callable[[], str]] = {"settings": settings_table, "commands": command_help}


def written(text: str) -> str:
    """Return the page `text` with its generated parts made anew."""
    return _PART.sub(lambda part: f"{part[1]}{GENERATORS[part[2]]()}{part[3]}", text)


if __name__ == "__main__":
    for page in PAGES:
        path = ROOT / page
        path.write_text(written(path.read_text()))
