"""Phonemes as callers write them become those that the voices know."""

from __future__ import annotations

import pytest

from cadenza.speech import PAUSES
from cadenza.text.g2p.alphabet import ALPHABET, from_ipa, phonemes

SONIC = """aɪ aʊ b d dʒ eɪ f h i j k l m n oʊ p s t tʃ u v w z æ ð ŋ ɑ ɔ ɔɪ ə ɛ ɝ ɡ ɪ ɹ ʃ ʊ ʒ θ""".split()
"""The phones of English in Sonic 3's documentation."""


@pytest.mark.parametrize("phone", SONIC)
def test_every_phone_of_the_contract_is_said(phone: str) -> None:
    symbols = from_ipa(phone)
    assert symbols
    assert ALPHABET.issuperset(symbols)
    assert "".join(ipa for ipa, _, _ in phonemes(symbols)) == {"ɝ": "ɜɹ"}.get(phone, phone)


@pytest.mark.parametrize(
    ("ipa", "symbols"),
    [
        ("kɑɹˈtiʒə", "kɑɹtˈiʒə"),
        ("həˈloʊ", "həlˈO"),
        ("ˈstɹɛŋθˌnɪŋ", "stɹˈɛŋθnˌɪŋ"),
        ("həlˈoʊ", "həlˈO"),
        ("ˈɑtəm", "ˈɑtəm"),
        ("ˈʃː", "ˈʃː"),
        ("hə.loʊ", "həlO"),
        ("t͡sa", "ʦa"),
        ("tsa dza", "tsadza"),
        ("d͡ʒa t͡ʂa tʂa", "ʤaꭧatʂa"),
        ("ɡɝɫ ɚ", "ɡɜɹləɹ"),
    ],
)
def test_stress_is_where_the_voices_learned_it(ipa: str, symbols: str) -> None:
    assert from_ipa(ipa) == symbols
    assert not PAUSES & set(symbols)
