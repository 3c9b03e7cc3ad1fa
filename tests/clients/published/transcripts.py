"""What the clients have spoken."""

from __future__ import annotations

LAMPS = ["Your order of 3 ", "lamps ships on Mon", "day. Thank you", " for calling!"]
MUSEUM = ["Good evening. ", "The museum is closed ", "on Tuesdays."]
"""In pieces, as a language model writes."""

TEXT = "".join(LAMPS)

SAGA = 4 * (
    "Once upon a time there was a very long story that nobody wanted to hear to its end. It went on and on, with "
    "rivers, and mountains, and seven towns. Then it rained for a week. "
)
"""Three quarters of a minute, which nobody hears to its end."""

LATE = 20.0
"""Seconds of it that may be on their way when somebody has heard its beginning and cancels."""
