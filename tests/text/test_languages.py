"""The table of languages: 42 rows, each complete, and in agreement with what it names."""

from __future__ import annotations

import importlib.util

import pytest

from cadenza.errors import InvalidRequest
from cadenza.speech import PAUSES
from cadenza.text.languages import LANGUAGES, Language, accent, find_language
from cadenza.voices import Voices

CODES = (
    "en fr de es pt zh ja hi it ko nl pl ru sv tr tl bg ro ar cs el fi hr ms sk da ta uk hu no vi bn th he ka id te gu "
    "kn ml mr pa"
)
VOICES = {voice.key: voice for voice in Voices.load().all()}
WITH_VOICES = frozenset(voice.language for voice in VOICES.values())


def test_all_42_are_there() -> None:
    assert list(LANGUAGES) == CODES.split()
    assert all(row.code == code for code, row in LANGUAGES.items())
    assert len({row.name for row in LANGUAGES.values()}) == 42


@pytest.mark.parametrize("row", LANGUAGES.values(), ids=LANGUAGES)
def test_a_row_agrees_with_what_it_names(row: Language) -> None:
    assert row.name.isalpha()
    assert len(row.script) == 4
    assert row.script.istitle()
    assert row.grammar == f"grammars.{row.name.lower()}"
    assert importlib.util.find_spec(f"cadenza.text.{row.grammar}")
    assert importlib.util.find_spec(f"cadenza.text.g2p.{row.g2p}")
    assert row.espeak or row.g2p != "espeak"
    assert row.decimal != row.group
    assert not set(row.terminators) & set(row.clauses)
    assert set(".!?…") <= set(row.terminators) | {";"}
    assert all(len(char) == 1 and mark in PAUSES for char, mark in row.marks)
    hash(row)  # converters are remembered by it


@pytest.mark.parametrize("row", LANGUAGES.values(), ids=LANGUAGES)
def test_the_default_voices_are_a_woman_and_a_man(row: Language) -> None:
    female, male = (VOICES[key] for key in row.voices)
    assert (female.gender, male.gender) == ("feminine", "masculine")
    assert female.language == row.code or row.code not in WITH_VOICES
    # the model has no man who speaks French
    assert male.language == row.code or row.code not in WITH_VOICES - {"fr"}


@pytest.mark.parametrize("row", LANGUAGES.values(), ids=LANGUAGES)
def test_the_lists_of_words_are_as_they_are_looked_up(row: Language) -> None:
    for words in (row.abbreviations, row.mid_sentence, row.before_number, row.starters, row.lettered):
        assert all(word == word.lower() and not word.endswith(".") for word in words)
    assert row.mid_sentence <= row.abbreviations
    assert not row.abbreviations & row.starters


@pytest.mark.parametrize("given", ["de", "DE", " de ", "de-AT", "de_AT", "de-at", "de-Latn-CH"])
def test_a_language_is_found_with_and_without_region(given: str) -> None:
    assert find_language(given) is LANGUAGES["de"]


@pytest.mark.parametrize("given", ["xx", "", "german", "d", "-de", "xx-DE"])
def test_an_unknown_language_is_an_error_that_lists_the_choices(given: str) -> None:
    with pytest.raises(InvalidRequest, match="ar, bg, bn, cs, da, de, el, en, es") as error:
        find_language(given)
    assert error.value.problems[0].field == "language"


@pytest.mark.parametrize(
    ("code", "wishes", "locale"),
    [
        ("es", ("es-MX", "es-ES"), "es-MX"),
        ("es", ("es_mx", "es-ES"), "es-MX"),
        ("en", ("en", "en-GB"), "en-GB"),
        ("en", ("en-US", "en-GB"), "en-GB"),
        ("en", ("en-GB", "en-US"), "en-GB"),
        ("pt", ("", "pt-BR"), "pt"),
        ("de", ("de-XX", "es-MX"), "de"),
    ],
)
def test_an_accent_is_one_that_the_language_has(code: str, wishes: tuple[str, ...], locale: str) -> None:
    assert accent(LANGUAGES[code], *wishes) == locale
