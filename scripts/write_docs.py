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
    group = click.Context(command, info_name="cadenza", terminal_width=100, **command.context_settings)
    subs = [click.Context(sub, group, name, terminal_width=100) for name, sub in command.commands.items()]
    parts = (f"## `{context.command_path}`\n\n```text\n{context.get_help()}\n```\n" for context in (group, *subs))
    return "\n".join(parts)


GENERATORS: dict[str, Callable[[], str]] = {"settings": settings_table, "commands": command_help}


def written(text: str) -> str:
    """Return the page `text` with its generated parts made anew."""
    return _PART.sub(lambda part: f"{part[1]}{GENERATORS[part[2]]()}{part[3]}", text)


if __name__ == "__main__":
    for page in PAGES:
        path = ROOT / page
        path.write_text(written(path.read_text()))
