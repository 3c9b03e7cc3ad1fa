"""What Spanish and Portuguese have in common: the gender of a noun is told from its ending."""

from __future__ import annotations

import re
from collections.abc import Callable

_FEMININE = re.compile(
    r"(?:as?|ci[óo]n(?:es)?|si[óo]n(?:es)?|ç(?:ão|ões)|s(?:ão|ões)|[dt]ad(?:es?)?|tud(?:es?)?|umbres?|ge(?:m|ns))$"
)


def agreement(masculine: str, feminine: str, function_words: str) -> Callable[[str, bool], str]:
    """Make the function that tells the gender of the word after a number, "" if it is no noun.

    `masculine` and `feminine` are nouns, in the singular, that do not follow the rule for their endings.
    """
    others, masculines, feminines = (frozenset(text.split()) for text in (function_words, masculine, feminine))

    def agree(word: str, many: bool) -> str:
        word = word.lower()
        if word in others or (many and not word.endswith("s")):
            return ""
        singulars = {word, word.removesuffix("s"), word.removesuffix("es")}
        if singulars & masculines:
            return "m"
        return "f" if singulars & feminines or _FEMININE.search(word) else "m"

    return agree
