"""The catalogue of voices: who can speak, and whom a request means.

The rows are data (`data/voices.json`). Their ids are uuid5 of the namespace and the key written there, so
that they are the same in every release. Aliases let clients that were written for another service speak
without a change: its well-known voice ids give a voice of ours, alike in gender where that is known.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping
from importlib.resources import files

from cadenza.errors import InvalidRequest
from cadenza.speech import Voice

SHOWN = 8
"""Voices that an error names; all of them would bury the rest of the message."""


class Voices:
    """The voices in the order of the catalogue, which is by key."""

    def __init__(self, voices: Iterable[Voice], aliases: Mapping[str, str]) -> None:
        """Take the voices, and the keys that alias ids stand for."""
        self._voices = tuple(voices)
        self._names: dict[str, list[Voice]] = {}
        by_key = {voice.key: voice for voice in self._voices}
        self._exact = by_key | {voice.id: voice for voice in self._voices}
        self._exact |= {alias: by_key[key] for alias, key in aliases.items()}
        for voice in self._voices:
            self._names.setdefault(voice.name.casefold(), []).append(voice)

    @classmethod
    def load(cls) -> Voices:
        """Read the catalogue, which is part of this package."""
        data = json.loads(files("cadenza").joinpath("data/voices.json").read_text(encoding="utf-8"))
        aliases = {alias["id"]: alias["key"] for alias in data["aliases"]}
        return cls((Voice(**row) for row in data["voices"]), aliases)

    def only(self, keys: Collection[str]) -> Voices:
        """Give the catalogue of those with the `keys`, and the aliases that stand for them."""
        aliases = {given: voice.key for given, voice in self._exact.items() if given not in {voice.key, voice.id}}
        return Voices(
            (voice for voice in self._voices if voice.key in keys),
            {alias: key for alias, key in aliases.items() if key in keys},
        )

    def all(self) -> tuple[Voice, ...]:
        """Give every voice, aliases not counted."""
        return self._voices

    def names(self) -> list[str]:
        """Give all that `find` finds, in lower case."""
        return [*self._exact, *(name for name, voices in self._names.items() if len(voices) == 1)]

    def find(self, given: str) -> Voice:
        """Find the voice with the id, alias id, key or name `given`, in upper or lower case.

        Raises InvalidRequest if there is none, or if several have that name: then it says which.
        """
        wanted = given.casefold()
        if voice := self._exact.get(wanted):
            return voice
        match self._names.get(wanted, []):
            case [voice]:
                return voice
            case []:
                some = ", ".join(voice.key for voice in self._voices[:SHOWN])
                raise InvalidRequest.of(
                    "voice",
                    given,
                    f"the id, key or name of one of {len(self._voices)} voices, "
                    f"such as {some}; `cadenza voices` lists them all",
                )
            case several:
                keys = ", ".join(voice.key for voice in several)
                raise InvalidRequest.of("voice", given, f"a name that only one voice has; by key: {keys}")
