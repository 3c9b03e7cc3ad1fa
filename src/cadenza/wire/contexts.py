"""Messages of `WS /tts/websocket`: what each of them wants of its context. Pure functions, no HTTP.

The first message with text settles how a context sounds; of the later ones only the text counts, what becomes of it,
and a change of `generation_config`. Clients close a context with whatever else their defaults are, so none of that is
looked at.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from pydantic import Field, StrictBool, StrictStr

from cadenza.errors import InvalidRequest
from cadenza.speech import Controls
from cadenza.wire.fields import ALLOWED, ContextId, GenerationConfig, Part, json_object, validated

_ALLOWED = ALLOWED | {"transcript": "a string"} | dict.fromkeys(("continue", "flush", "cancel"), "true, false")

COUNTED_FROM_ONE = "2025-04-16"
"""The version since which flushes are counted from 1. The SDK 2.x, which asks for 2024-11-13, counts from 0."""


class _Envelope(Part):
    context_id: ContextId | None = None
    transcript: StrictStr = ""
    more: StrictBool = Field(False, alias="continue")
    flush: StrictBool = False
    cancel: StrictBool = False


class _Manner(Part):
    generation_config: GenerationConfig = GenerationConfig()


@dataclass(frozen=True, slots=True)
class Message:
    """One message as it was understood so far; `fields` are all of it, for the first one of a context."""

    context_id: str | None
    transcript: str
    more: bool
    flush: bool
    cancel: bool
    fields: Mapping[str, Any]

    @property
    def is_blank(self) -> bool:
        """Whether it says nothing: it only ends or flushes a context."""
        return "transcript" in self.fields and not self.transcript.strip()


def first_flush(version: str) -> int:
    """Return the number of a context's first flush: clients before COUNTED_FROM_ONE use it as an index of a list."""
    return 1 if version >= COUNTED_FROM_ONE else 0


def read_message(text: str | bytes) -> Message:
    """Understand a message. Raises InvalidRequest, with the context's id where that is one."""
    fields = json_object(text)
    try:
        given = validated(_Envelope, fields, _ALLOWED)
    except InvalidRequest as error:
        wrong = any(problem.field == "context_id" for problem in error.problems)
        raise InvalidRequest(error.problems, None if wrong else fields.get("context_id")) from None
    return Message(given.context_id, given.transcript, given.more, given.flush, given.cancel, fields)


def change_of_manner(message: Message, before: Controls) -> tuple[str, Controls]:
    """Return what `message` changes in the manner of speaking, as inline tags, and the controls that it asks for.

    What it doesn't name stays as it was `before`, and what it names again changes nothing, so that what tags in the
    text say goes on. Raises InvalidRequest for a `generation_config` that is none.
    """
    try:
        config = validated(_Manner, message.fields, _ALLOWED).generation_config
    except InvalidRequest as error:
        raise InvalidRequest(error.problems, message.context_id) from None
    wanted = config.controls([])
    tags = []
    for name in sorted(config.model_fields_set & {"speed", "volume", "emotion"}):
        value = getattr(wanted, name)
        if value != getattr(before, name):
            tags.append(f'<emotion value="{value}"/>' if name == "emotion" else f'<{name} ratio="{value:g}"/>')
            before = replace(before, **{name: value})
    return "".join(tags), before
