"""How well each language is understood: speech of ours and of espeak-ng, and what a speech recogniser makes of them.

    python -m benchmarks.intelligibility [--language CODE ...] [--voice KEY ...] [--sentences N] [--json FILE] [--write]
    python -m benchmarks.intelligibility --matrix VOICE,VOICE,... --sentences 2

The first prints a row for each language and voice (by default the two of the language's row, and espeak-ng), and
writes `docs/languages.md` if asked to. The second compares voices, to choose those of a row by. A voice may be a mix of
voices there, see `styles`. What was heard is remembered outside the repository, so a run that was stopped goes on
where it was, and a second run takes seconds.
"""
