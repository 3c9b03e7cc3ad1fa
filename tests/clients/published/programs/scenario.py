"""What the programs share: each runs one of its scenarios and prints what the client received.

`python PROGRAM SCENARIO ARGUMENTS` calls the function of that name with the JSON object ARGUMENTS, and prints what it
returns as the last line of its output: JSON, with bytes as `{"base64": …}`. A client that calls another machine fails.
"""

from __future__ import annotations

import asyncio
import base64
import inspect
import json
import sys
from collections.abc import Callable


def run(*scenarios: Callable[..., object]) -> None:
    """Run the one that the command line names."""
    sys.addaudithook(_stay_at_home)
    chosen = {scenario.__name__: scenario for scenario in scenarios}[sys.argv[1]]
    result = chosen(**json.loads(sys.argv[2]))
    if inspect.iscoroutine(result):
        result = asyncio.run(result)
    print(json.dumps(result, default=_encoded))


def _encoded(value: bytes) -> dict[str, str]:
    return {"base64": base64.b64encode(value).decode()}


def _stay_at_home(event: str, given: tuple[object, ...]) -> None:
    if event == "socket.connect" and isinstance(given[1], tuple) and given[1][0] not in {"127.0.0.1", "::1"}:
        raise ConnectionError(f"The client calls {given[1]}.")
