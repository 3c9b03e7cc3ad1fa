"""What the writing says of the way words are spoken, and that it says nothing where no mark is."""

from __future__ import annotations

import pytest

from cadenza.speech import Controls, Delivery, Phrase
from cadenza.text import Part, plan
from cadenza.text.direction import ASIDE, CAPITALS, EXCLAMATION, QUOTATION, RISE, SUSPENSION
from cadenza.text.markup import Carried

LONG = "I wanted to ask you whether the people who came to the party had already left when you got home."


def phrases(transcript: str, language: str = "en") -> list[Phrase]:
    return list(plan(transcript, language, language, Controls(), 510).phrases)


def directed(transcript: str) -> dict[str, Delivery]:
    """Return the words of the only phrase that are directed, and how their first symbol is."""
    (phrase,) = phrases(transcript)
    first = {phone.word: phone.direction for phone in reversed(phrase.phones) if phone.word is not None}
    return {spoken.text: first[at] for at, spoken in enumerate(phrase.spoken) if first[at] != Delivery()}


@pytest.mark.parametrize(
    "transcript",
    [
        "It is a fine day, and we are here.",
        "NASA and the USA agree.",
        "STOP DOING THAT NOW.",
        "What is it?",
        "Milk or sugar?",
        "I am sad :( today.",
        "It is 5\" wide, isn't that so.",
        "Read <spell>AB</spell> again; <<h|ə|l|oʊ>>, then.",
    ],
)
def test_where_nothing_is_marked_nothing_is_directed(transcript: str) -> None:
    assert all(phone.direction == Delivery() for phrase in phrases(transcript) for phone in phrase.phones)


@pytest.mark.parametrize(
    ("transcript", "words"),
    [
        ("I said NEVER do that.", {"NEVER": CAPITALS}),
        ("My brother (the younger one) left.", {"(the": ASIDE, "younger": ASIDE, "one)": ASIDE}),
        ('He said, "come in," and left.', {'"come': QUOTATION, 'in,"': QUOTATION}),
        ("He said: “come in.", {"“come": QUOTATION, "in.": QUOTATION}),
        ("Come here!", {"Come": EXCLAMATION, "here!": EXCLAMATION}),
        ("Do it NOW!", {"Do": EXCLAMATION, "it": EXCLAMATION, "NOW!": EXCLAMATION.combined(CAPITALS)}),
    ],
)
def test_marks_direct_the_words_that_they_are_about(transcript: str, words: dict[str, Delivery]) -> None:
    assert directed(transcript) == words


@pytest.mark.parametrize(
    ("transcript", "language"),
    [("Are you coming home?", "en"), ("Kommst du nach Hause?", "de"), ("Tu viens?", "fr")],
)
def test_a_question_for_yes_or_no_rises(transcript: str, language: str) -> None:
    pitches = [phone.direction.pitch for phone in phrases(transcript, language)[-1].phones]
    assert pitches[-1] >= RISE[1]
    assert min(pitches) < 0


@pytest.mark.parametrize(
    ("transcript", "language"),
    [("Wie heißt du?", "de"), ("À quelle heure?", "fr"), ("Går du?", "sv")],
)
def test_other_questions_are_left_to_the_model(transcript: str, language: str) -> None:
    assert all(phone.direction == Delivery() for phrase in phrases(transcript, language) for phone in phrase.phones)


def test_a_sentence_goes_on_over_its_phrases() -> None:
    first, *later = phrases(LONG)
    pitches = [phone.direction.pitch for phone in first.phones]
    assert pitches == sorted(pitches)
    assert (pitches[0], pitches[-1]) == (0.0, SUSPENSION.pitch)
    assert later
    for phrase in later:
        assert phrase.phones[0].direction.pitch < -2.0


def test_so_does_one_that_arrives_in_parts() -> None:
    opening = plan("I wanted to", "en", "en", Part(Carried(Controls()), goes_on=True), 510)
    (first,) = opening.phrases
    (second,) = plan("ask you.", "en", "en", opening.after, 510).phrases
    assert first.phones[-1].direction.pitch == SUSPENSION.pitch
    assert second.phones[0].direction.pitch < -2.0
