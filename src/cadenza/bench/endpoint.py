"""A SageMaker endpoint to measure, by boto3: the times are those at which an event loop gets what boto3 gives."""

from __future__ import annotations

import asyncio
from contextlib import aclosing
from dataclasses import dataclass

from cadenza.bench.hearing import Hearing
from cadenza.bench.turn import Turn, Wanted
from cadenza.client.errors import Overloaded, SpeechError
from cadenza.client.transport import AsyncTransport


@dataclass(frozen=True, slots=True)
class Endpoint:
    """See `Service`. TTFA is from the call on: its signature is in it, and a connection where none is kept."""

    transport: AsyncTransport

    async def listen(self, wanted: Wanted, turn: Turn) -> None:
        """See `Service.listen`."""
        clock = asyncio.get_running_loop().time
        hearing = Hearing(wanted, turn)
        hearing.begin(clock())
        try:
            if not hearing.ended:
                async with aclosing(self.transport.parts(wanted.body)) as parts:
                    async for part in parts:
                        turn.status = 200
                        hearing.hear(part, clock())
                        if hearing.ended:
                            return
            hearing.finish(clock())
        except Overloaded as error:
            turn.status, turn.retry_after = error.status or 0, error.retry_after or turn.retry_after
            hearing.refuse(clock())
        except SpeechError as error:
            turn.status = error.status or turn.status
            hearing.fail(error.message, clock())
        except (ValueError, LookupError) as error:
            hearing.fail(f"not understood: {error!r}", clock())
        finally:
            hearing.end(clock())
