"""Tagalog: rules for the letters, lists for stress and the glottal stop, English for English words."""

from __future__ import annotations

import pytest

from tests.text.g2p.spoken import said, sentence


@pytest.mark.parametrize(
    ("text", "symbols"),
    [
        ("ng", "naŋ"),
        ("mga", "maŋˈa"),
        ("ang bahay", "aŋ bˈahaj"),
        ("bukas", "bˈukas"),
        ("ngayon", "ŋajˈon"),
        ("maganda", "maɡandˈa"),
        ("magandang umaga", "maɡandˈaŋ umˈaɡa"),
        ("salamat", "salˈamat"),
        ("tatlo", "tatlˈo"),
        ("dalawampu't lima", "dalawampˈut limˈa"),
        ("hindi", "hindˈiʔ"),
        ("walang wala", "walˈaŋ walˈaʔ"),
        ("bata", "bˈataʔ"),
        ("batà", "bˈataʔ"),
        ("basâ", "basˈaʔ"),
        ("gabí", "ɡabˈi"),
        ("tao", "tˈaʔo"),
        ("pag-asa", "paɡʔˈasa"),
        ("nag-aaral", "naɡʔaʔˈaɾal"),
        ("tsokolate", "ʧokolˈatɛ"),
        ("siyudad", "ʃudˈad"),
        ("radyo", "ɾˈaʤo"),
        ("niño", "nˈiɲo"),
        ("numero", "nˈumɛɾo"),
    ],
)
def test_words_are_read_by_rule_and_list(text: str, symbols: str) -> None:
    assert sentence("tl", text) == symbols


def test_english_words_are_read_as_english() -> None:
    found = dict(said("tl", "Paki-check ang email sa Facebook account ng customer."))
    assert found["email"] == "ˈimˌAl"
    assert found["Facebook"] == "fˈAsbʊk"
    assert found["account"] == "əkˈWnt"
    assert found["customer."] == "kˈʌstəməɹ."
