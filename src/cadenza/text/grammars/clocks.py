"""Times with a dot, "kl. 18.20" and "9.00–17.00", in languages whose numbers have a decimal comma.

The cue decides even at the end of a sentence, where "klo 7.05." looks like the seventh of May.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from cadenza.text.grammars.edits import cover, join
from cadenza.text.grammars.lexicon import any_of
from cadenza.text.normalize import Answer, Rule, edit


def dotted_time_rules(say: Callable[[int, int], str], cues: str, until: str) -> tuple[Rule, ...]:
    """Make the rules; `say` says an hour and its minutes, `cues` are words before a time, `until` is between two."""

    def one(match: re.Match[str]) -> Answer:
        hour, minute = int(match["hour"]), int(match["minute"])
        return [edit(match, say(hour, minute), "time")] if hour <= 24 and minute <= 59 else None

    def both(match: re.Match[str]) -> Answer:
        hours, minutes = (int(match[1]), int(match[3])), (int(match[2]), int(match[4]))
        if max(hours) > 24 or max(minutes) > 59:
            return None
        said = [say(hour, minute) for hour, minute in zip(hours, minutes, strict=True)]
        return cover(match.start(), match[0], join(said[0], until, said[1]))

    end = r"(?![\w:%-]|[.,]\d)"
    return (
        Rule(
            re.compile(rf"(?<![\w.,:/-])(\d{{1,2}})\.(\d\d) ?[-–] ?(\d{{1,2}})\.(\d\d){end}(?! ?[€$£])"),
            both,
            digits=True,
        ),
        Rule(
            re.compile(rf"(?<!\w)(?i:{any_of(cues)}) (?P<time>(?P<hour>\d{{1,2}})\.(?P<minute>\d\d)){end}(?! ?[-–])"),
            one,
            digits=True,
        ),
    )
