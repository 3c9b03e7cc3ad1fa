"""From what was asked for to what each symbol is to be: speed, what the emotion does, and what the text itself says."""

from __future__ import annotations

from collections.abc import Sequence

from cadenza.emotions import MANNERS
from cadenza.speech import MARKS, PAUSES, Delivery, Phone, Phrase

CLOSING = frozenset(".!…")
"""Marks before which F0 goes where the emotion ends. A question has a movement of its own, which is left to it."""
STRESS = "ˈ"


def deliveries(phones: Sequence[Phone]) -> list[Delivery]:
    """Return the delivery of each of a phrase's `phones`, of which at least one is no pause."""
    return [_delivery(phone, share) for phone, share in zip(phones, _ending_shares(phones), strict=True)]


def seconds_of_rest(phrase: Phrase) -> float:
    """Return the seconds of the natural pause after `phrase`, as its last phone is spoken."""
    if not phrase.phones:
        return phrase.rest
    controls = phrase.phones[-1].controls
    manner = MANNERS[controls.emotion]
    return phrase.rest * manner.pause / (manner.rate * controls.speed)


def _delivery(phone: Phone, ending_share: float) -> Delivery:
    manner = MANNERS[phone.controls.emotion]
    pause = manner.pause if phone.symbol in MARKS else 1.0
    return Delivery(
        speed=phone.controls.speed * manner.rate / pause,
        pitch=manner.pitch + manner.ending * ending_share,
        span=manner.span,
        level=manner.level,
        breath=manner.breath,
    ).combined(phone.direction)


def _ending_shares(phones: Sequence[Phone]) -> list[float]:
    """Return how much of its ending each phone has: it grows from the last stressed syllable to the closing mark."""
    symbols = "".join(phone.symbol for phone in phones)
    spoken = len(symbols.rstrip("".join(PAUSES)))
    if CLOSING.isdisjoint(symbols[spoken:]) or "?" in symbols[spoken:]:
        return [0.0] * len(symbols)
    start = max(symbols.rfind(STRESS, 0, spoken), 0)
    return [min(max((at - start + 1) / (spoken - start), 0.0), 1.0) for at in range(len(symbols))]
