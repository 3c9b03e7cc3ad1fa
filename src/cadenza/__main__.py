"""The program: `cadenza`, also as `python -m cadenza`."""

from __future__ import annotations

import os
import signal


def run() -> None:
    """Run the command.

    A signal during its imports, which take a second, ends the process with the usual code (128 and the signal) and
    without a trace. Left to its default, it would not be heard by the first process of a container.
    """
    heard = [number for number in (signal.SIGINT, signal.SIGTERM) if signal.getsignal(number) != signal.SIG_IGN]
    before = {number: signal.signal(number, lambda number, _: os._exit(128 + number)) for number in heard}
    from cadenza.cli import main  # noqa: PLC0415

    for number, handler in before.items():
        signal.signal(number, handler)
    main(prog_name="cadenza")


if __name__ == "__main__":
    run()
