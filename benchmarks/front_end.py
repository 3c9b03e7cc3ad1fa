"""What the text front end costs in each language, from the text to the first phrase of phones, and to the last.

    python -m benchmarks.front_end [--rounds N] [LANGUAGE ...]      (all languages unless some are named)

The texts are made of the sentences in `intelligibility/sentences.toml`. Printed for each language, in milliseconds:

- the very first clause, which loads the language;
- the first clause of each of the six sentences (what stands before the first mark, at most 8 words): the median of N
  rounds, and the slowest sentence's;
- the same with the words' own sounds forgotten before each clause, as if no listener had ever asked for one of them.
  "-" where a language's converter remembers no word of its own;
- the first phrase of one sentence of 25 words (all six run together and cut), since a sentence is read as a whole;
- all phrases of 5,000 characters, and how many times as much they cost as 500: 10 is linear.

Warm is what a server that has been up for a minute has: the language is loaded and its words have been met before, as
everyday words are. Nothing remembers a clause, so each of them is read anew every time, espeak-ng's answer included.
Where words are not written apart, two characters (zh, ja) count as a word.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from itertools import cycle, islice
from statistics import median
from time import perf_counter

from benchmarks.intelligibility.sentences import load
from cadenza.errors import CadenzaError
from cadenza.speech import Controls
from cadenza.text import plan
from cadenza.text.g2p import converter
from cadenza.text.g2p.espeak import Espeak
from cadenza.text.languages import LANGUAGES
from cadenza.text.split import LONGEST_PHRASE
from cadenza.text.words import SPLITTERS

CLAUSE, SENTENCE = 8, 25
"""Words at most in a clause, and in the long sentence."""
TEXT = 5_000
"""Characters of the long text."""
LONG_ROUNDS = 3
HEAD = """\
| | first | clause | slowest | new words | 25 words | 5,000 characters | times 500 |
|---|---|---|---|---|---|---|---|"""


def main() -> None:
    """Measure, and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("languages", nargs="*", default=list(LANGUAGES), metavar="LANGUAGE")
    parser.add_argument("--rounds", type=int, default=30)
    given = parser.parse_args()
    print(HEAD)
    for code in given.languages:
        try:
            print(_line(code, given.rounds), flush=True)
        except (CadenzaError, ImportError) as error:
            print(f"| {code} | {error} |")


def _line(code: str, rounds: int) -> str:
    sentences = load()[code].sentences
    clauses = [_clause(code, sentence) for sentence in sentences]
    first = _first_phrase(code, clauses[0])
    known = _each(code, clauses, rounds, lambda: None)
    convert = converter(code, code)
    new = f"{median(_each(code, clauses, rounds, convert.forget)):.1f}" if isinstance(convert, Espeak) else "-"
    long = _long_sentence(code, sentences)
    sentence = median(_first_phrase(code, long) for _ in range(rounds))
    text, tenth = (_repeated(sentences, size) for size in (TEXT, TEXT // 10))
    whole = median(_all_phrases(code, text) for _ in range(LONG_ROUNDS))
    times = whole / median(_all_phrases(code, tenth) for _ in range(LONG_ROUNDS))
    return (
        f"| {code} | {first:.0f} | {median(known):.1f} | {max(known):.1f} | {new} | {sentence:.1f} | {whole:.0f} "
        f"| {times:.0f} |"
    )


def _clause(code: str, sentence: str) -> str:
    """Return the first clause of `sentence`, of at most CLAUSE words."""
    marks = LANGUAGES[code].clauses + LANGUAGES[code].terminators
    return _first_words(code, sentence, CLAUSE, marks).rstrip(marks) + "."


def _long_sentence(code: str, sentences: Sequence[str]) -> str:
    marks = LANGUAGES[code].terminators
    return _first_words(code, ", ".join(sentence.rstrip(f"{marks} ") for sentence in sentences), SENTENCE) + "."


def _first_words(code: str, text: str, count: int, marks: str = "") -> str:
    """Return the beginning of `text`: `count` words, or fewer if one ends in one of `marks`."""
    rule = LANGUAGES[code].words
    count *= 2 if rule == "characters" else 1
    taken = ""
    for run in text.split():
        for word in SPLITTERS[rule](run):
            taken += word
            count -= 1
            if not count or word[-1] in marks:
                return taken
        taken += " "
    return taken.rstrip()


def _repeated(sentences: Sequence[str], size: int) -> str:
    return "".join(islice((char for sentence in cycle(sentences) for char in f"{sentence} "), size))


def _each(code: str, clauses: Sequence[str], rounds: int, prepare: Callable[[], None]) -> list[float]:
    """Return the median time of each of `clauses`, which are read in turn; `prepare` is called before each."""
    times: list[list[float]] = [[] for _ in clauses]
    for _ in range(rounds):
        for clause, found in zip(clauses, times, strict=True):
            prepare()
            found.append(_first_phrase(code, clause))
    return [median(found) for found in times]


def _first_phrase(code: str, text: str) -> float:
    start = perf_counter()
    next(plan(text, code, code, Controls(), LONGEST_PHRASE).phrases)
    return (perf_counter() - start) * 1_000


def _all_phrases(code: str, text: str) -> float:
    start = perf_counter()
    for _ in plan(text, code, code, Controls(), LONGEST_PHRASE).phrases:
        pass
    return (perf_counter() - start) * 1_000


if __name__ == "__main__":
    main()
