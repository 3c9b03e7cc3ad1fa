"""The judge counts words fairly: what sounds the same is the same, and nothing else is."""

from __future__ import annotations

import runpy
from collections.abc import Callable
from pathlib import Path

import pytest

# By its path, because benchmarks are no part of the installed package.
JUDGE = runpy.run_path(str(Path(__file__).parents[1] / "benchmarks" / "judge.py"))
word_error_rate: Callable[[str, str], float] = JUDGE["word_error_rate"]


@pytest.mark.parametrize(
    ("written", "heard"),
    [
        ("Hello, world!", "hello world"),
        ("It's a well-known fact…", "Its a well known fact."),
        ("I don’t — really.", "I don't really"),
        ("I have five cats.", "I have 5 cats."),
        ("It costs 1,234 crowns.", "It costs one thousand two hundred thirty-four crowns"),
        ("Pi is 3.14.", "Pi is three point one four."),
        ("the twenty-first of May", "the 21st of May"),
        ("50% of it", "fifty percent of it"),
        ("at 5pm", "at five PM"),
        ("12345678901234567890 it is", "12345678901234567890, it is"),
        ("Café naïve", "cafe\u0301 nai\u0308ve"),
    ],
)
def test_what_sounds_the_same_is_no_error(written: str, heard: str) -> None:
    assert word_error_rate(written, heard) == 0
    assert word_error_rate(heard, written) == 0


@pytest.mark.parametrize(
    ("reference", "hypothesis", "expected"),
    [
        ("one two three four", "one two free four", 1 / 4),
        ("one two three four", "one two four", 1 / 4),
        ("one two three four", "one two and three four", 1 / 4),
        ("one two three four", "", 1.0),
        ("hello", "well hello there you", 3.0),
        ("It is cold.", "It's cold.", 2 / 3),
    ],
)
def test_every_word_wrong_missing_or_added_counts(reference: str, hypothesis: str, expected: float) -> None:
    assert word_error_rate(reference, hypothesis) == pytest.approx(expected)


@pytest.mark.parametrize("reference", ["", " ", "...!"])
def test_a_reference_without_words_is_refused(reference: str) -> None:
    with pytest.raises(ValueError, match="no words"):
        word_error_rate(reference, "anything")
