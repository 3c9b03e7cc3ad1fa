"""What the text front end takes of a server's memory, with all of its languages loaded in one process.

    python -m benchmarks.front_end_memory [LOCALE ...]      (all languages, and British English, unless some are named)

A process that has imported what the server imports, and spoken nothing, plans the six sentences of each language in
`intelligibility/sentences.toml`. Printed for each, in MB: what the process grew by, and how much of that is mapped from
files, which the system takes back when it needs the room and shares with other processes. What several languages need
is counted for the first that does: English, since all others read foreign words with it. At the end the sum, and
the process that holds espeak-ng, which is no part of it.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import NamedTuple

import cadenza.http.server  # noqa: F401 - what a server has before it speaks
from benchmarks.intelligibility.sentences import load
from cadenza.speech import Controls
from cadenza.text import plan
from cadenza.text.g2p import espeak_process
from cadenza.text.languages import LANGUAGES
from cadenza.text.split import LONGEST_PHRASE

LOCALES = ["en-US", "en-GB", *(code for code in LANGUAGES if code != "en")]
KIBI = 1024


class Memory(NamedTuple):
    """What a process occupies, in MB: all of it, and the part of it that is mapped from files."""

    resident: float
    from_files: float

    @classmethod
    def of(cls, process: int | str) -> Memory:
        """Return what the process of that id occupies now; "self" is this one."""
        lines = Path(f"/proc/{process}/status").read_text("utf-8").splitlines()
        values = {name: value.split() for name, _, value in (line.partition(":") for line in lines)}
        return cls(*(int(values[name][0]) / KIBI for name in ("VmRSS", "RssFile")))

    def since(self, before: Memory) -> str:
        """Return what was added since `before`, as two cells of a table."""
        return f"{self.resident - before.resident:.1f} | {self.from_files - before.from_files:.1f}"


def main() -> None:
    """Measure, and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("locales", nargs="*", default=LOCALES, metavar="LOCALE")
    locales: list[str] = parser.parse_args().locales
    start = Memory.of("self")
    print("| | MB | from files |\n|---|---|---|")
    for locale in locales:
        before = Memory.of("self")
        _speak(locale)
        print(f"| {locale} | {Memory.of('self').since(before)} |", flush=True)
    print(f"| all | {Memory.of('self').since(start)} |")
    if worker := espeak_process.shared().pid:
        print(f"\nespeak-ng, in a process of its own: {Memory.of(worker).resident:.1f} MB")


def _speak(locale: str) -> None:
    code = locale.partition("-")[0]
    for sentence in load()[code].sentences:
        for _ in plan(sentence, code, locale, Controls(), LONGEST_PHRASE).phrases:
            pass


if __name__ == "__main__":
    main()
