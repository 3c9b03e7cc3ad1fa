"""The records that pass between the stages of the text front end: Token (as written) and Reading (as spoken)."""

from __future__ import annotations

from dataclasses import dataclass

from cadenza.speech import Controls


@dataclass(frozen=True, slots=True)
class Laugh:
    """A laugh that was asked for, after `pause` seconds of silence; `number` others of the transcript are before it."""

    number: int
    controls: Controls
    pause: float


@dataclass(frozen=True, slots=True)
class Token:
    """One word, or what a tag leaves of it, as the front end reads it, with what the markup says of it.

    `source` is the index of the transcript's word that it belongs to (a tag inside a word makes two tokens of it).
    `spelled` tokens stand in `<spell>`; `ipa` holds the symbols of a `<<i|p|a>>` group, else it is None.
    `glued` tokens are words that follow the one before without white space, in languages that write none; what a tag
    cuts off inside a word is not glued.
    `laughs` and then `pause`, silence in seconds, were asked for before the token; `paragraph` marks the first token
    after a blank line.
    """

    text: str
    source: int
    controls: Controls = Controls()  # noqa: RUF009 - frozen
    spelled: bool = False
    ipa: str | None = None
    glued: bool = False
    pause: float = 0.0
    laughs: tuple[Laugh, ...] = ()
    paragraph: bool = False

    @property
    def opaque(self) -> bool:
        """Whether no rule may look into its text: it is spelled, or its symbols are given."""
        return self.spelled or self.ipa is not None


@dataclass(frozen=True, slots=True)
class Reading:
    """One word as it is to be spoken, punctuation attached, and the index of its token in the sentence.

    `glued` as in the token. `letters`: each character is read by its name ("ID" as I, D). `ipa` overrides the
    pronunciation. `rest` is silence after it in seconds at speed 1, beyond what its punctuation makes.
    """

    text: str
    token: int
    letters: bool = False
    glued: bool = False
    ipa: str | None = None
    rest: float = 0.0
