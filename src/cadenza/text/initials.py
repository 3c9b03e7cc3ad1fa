"""When a capital with a dot is somebody's initial ("John F. Kennedy"), and when it only ends a sentence ("seat A.")."""

from __future__ import annotations

import re

from cadenza.text.languages import Language

_INITIAL = re.compile(r"(?:[A-Z]\.){1,4}")


def starts_sentence(following: str, language: Language) -> bool:
    """Say whether `following` is a word that begins a sentence more likely than it goes on with a name."""
    word = following.replace("’", "'").rstrip(",.:;!?…")
    return word == word.capitalize() and word.lower() in language.starters


def is_initial(before: str, following: str, language: Language) -> bool:
    """Say whether a capital with a dot between these words is an initial; `before` is empty at the sentence's start."""
    if not following[:1].isupper() or starts_sentence(following, language):
        return False
    if _INITIAL.fullmatch(following) or _INITIAL.fullmatch(before):
        return True
    word = before.lower().rstrip(".")
    is_name = before[:1].isupper() and word not in language.lettered and word not in language.starters
    return not before or word == "by" or is_name
