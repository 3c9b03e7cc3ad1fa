"""What Hebrew and Arabic share: the numbers one and two, which stand behind what they count."""

from __future__ import annotations

from cadenza.text.grammars.edits import join
from cadenza.text.grammars.lexicon import Lexicon
from cadenza.text.grammars.speaker import Noun, Speaker


class SemiticSpeaker(Speaker):
    """Says "shekel one"; `behind` are the last words of such amounts by number and form of the noun.

    Hebrew counts from three to ten in the plural and others in the singular, which plural categories don't tell: there
    the form for two is that for all up to ten.
    """

    def __init__(self, lexicon: Lexicon, behind: dict[tuple[str, str], str], *, ten_like_two: bool = False) -> None:
        super().__init__(lexicon)
        self._behind = behind
        self._ten_like_two = ten_like_two

    def count(self, text: str, noun: Noun) -> tuple[str, str]:
        """Say an amount of something; see the base class."""
        if (text, noun.form) in self._behind:
            return noun.name(self.category(text)), self._behind[text, noun.form]
        if self._ten_like_two and text.isdecimal() and 2 < int(text[-18:]) < 11:
            lead, tail = noun.words("two")
            return join(lead, self.say_amount(text, noun.form)), tail
        return super().count(text, noun)
