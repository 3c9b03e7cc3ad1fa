"""Write the generated parts of the documentation: the tables of settings, emotions and plans, and each command's help.

    python scripts/write_docs.py

A generated part stands between `<!-- generated NAME -->` and `<!-- end -->`; a test checks that it is up to date.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import get_args

import click
from pydantic import BaseModel
from pydantic.fields import FieldInfo

from cadenza.cli import main as command
from cadenza.deploy.instances import ONE_VOICE, concurrency_of, instances
from cadenza.deploy.plan import Plan
from cadenza.emotions import DEGREES, MANNERS
from cadenza.settings import PREFIX, Settings
from cadenza.wire.openai import VOICES

ROOT = Path(__file__).parents[1]
PAGES = ("README.md", "docs/settings.md", "docs/cli.md", "docs/emotions.md", "docs/deploy.md", "docs/api.md")
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
    parts = (f"## `{context.command_path}`\n\n```text\n{context.get_help()}\n```\n" for context in _contexts(group))
    return "\n".join(parts)


def _contexts(context: click.Context) -> Iterator[click.Context]:
    yield context
    if isinstance(context.command, click.Group):
        for name, sub in context.command.commands.items():
            yield from _contexts(click.Context(sub, context, name, terminal_width=100, **sub.context_settings))


def plan_tables() -> str:
    """Return a Markdown table of the fields of a deployment's plan, and one for each of its tables."""
    return "\n".join(_plan_table(Plan, ""))


def _plan_table(table: type[BaseModel], path: str) -> Iterator[str]:
    rows, inner = ["| field | default | meaning |", "|---|---|---|"], []
    for name, field in table.model_fields.items():
        sub = next(iter(get_args(field.annotation)), field.annotation)
        if isinstance(sub, type) and issubclass(sub, BaseModel):
            inner.append((sub, f"{path}.{name}" if path else name))
        if not isinstance(field.default, BaseModel):
            rows.append(f"| `{name}` | {_default(field)} | {field.description} |")
    head = [f"### `[{path}]`", "", str(table.__doc__), ""] if path else []
    yield "\n".join([*head, *rows, ""])
    for sub, at in inner:
        yield from _plan_table(sub, at)


def _default(field: FieldInfo) -> str:
    if field.is_required():
        return "required"
    default = field.get_default(call_default_factory=True)
    return "" if default in (None, [], {}) else f"`{json.dumps(default)}`"


def instances_table() -> str:
    """Return a Markdown table of what is known of instance types."""
    rows = ["| type | cores | any voice | `af_heart` only | USD an hour | |", "|---|---:|---:|---:|---:|---|"]
    for name, known in instances().items():
        slots = (concurrency_of(name, engine) for engine in ("full", ONE_VOICE))
        numbers = (known.cores or "", *(one.requests if one else "" for one in slots))
        price = " to ".join(f"{dollars:g}" for dollars in sorted(set(known.hourly)))
        rows.append(f"| `{name}` | {' | '.join(map(str, numbers))} | {price} ({known.basis}) | {known.note} |")
    return "\n".join(rows) + "\n"


def emotions_table() -> str:
    """Return a Markdown table of the manner of speaking of each emotion."""
    rows = [
        "| name | families | pitch st | span | rate | level dB | pause | ending st | breath |",
        "|---|---|" + 7 * "---:|",
    ]
    for name, degrees in DEGREES.items():
        families = ", ".join(f"{family} {degree:g}" for family, degree in degrees.items())
        manner = MANNERS[name]
        numbers = (
            *(f"{manner.pitch:+.1f}", f"{manner.span:.2f}", f"{manner.rate:.2f}"),
            *(f"{manner.level:+.1f}", f"{manner.pause:.2f}", f"{manner.ending:+.1f}", f"{manner.breath:+.2f}"),
        )
        rows.append(f"| {name} | {families} | {' | '.join(numbers)} |")
    return "\n".join(rows) + "\n"


def openai_voices_table() -> str:
    """Return a Markdown table of OpenAI's voices and ours that speak for them."""
    rows = ["| OpenAI's voice | speaks |", "|---|---|", *(f"| `{name}` | `{key}` |" for name, key in VOICES.items())]
    return "\n".join(rows) + "\n"


GENERATORS: dict[str, Callable[[], str]] = {
    "settings": settings_table,
    "commands": command_help,
    "emotions": emotions_table,
    "plan": plan_tables,
    "instances": instances_table,
    "openai_voices": openai_voices_table,
}


def written(text: str) -> str:
    """Return the page `text` with its generated parts made anew."""
    return _PART.sub(lambda part: f"{part[1]}{GENERATORS[part[2]]()}{part[3]}", text)


if __name__ == "__main__":
    for page in PAGES:
        path = ROOT / page
        path.write_text(written(path.read_text()))
