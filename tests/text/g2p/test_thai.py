"""Thai: words of the dictionary, five tones in four arrows."""

from __future__ import annotations

import pytest

from cadenza.text.g2p import converter
from cadenza.text.tokens import Reading
from tests.text.g2p.spoken import said, sentence


@pytest.mark.parametrize(
    ("text", "symbols"),
    [
        ("มา", "maː→"),
        ("ไม่", "ma↘j"),
        ("น้ำ", "naː↗m"),
        ("หมา", "maː↓↗"),
        ("ใหม่", "ma↓j"),
        ("สวัสดี", "sa↓wa↓tdiː→"),
        ("ครับ", "kʰɾa↗p"),
        ("ประเทศไทย", "pɾa↓tʰeː↘t tʰa→j"),
        ("มหาวิทยาลัย", "ma↗haː↓↗wi↗ttʰa↗jaː→la→j"),
        ("พรุ่งนี้", "pʰɾu↘ŋniː↗"),
        ("โรงเรียน", "ɾoː→ŋɾia→n"),
        ("ทราย", "saː→j"),
        ("จริง", "ʨi→ŋ"),
        ("ผลไม้", "pʰo↓↗nla↗maː↗j"),
        ("อาหาร", "aː→haː↓↗n"),
        ("เด็กๆ", "de↓kde↓k"),
        ("เด็ก ๆ", "de↓k de↓k"),
    ],
)
def test_words_have_their_sounds_and_tones(text: str, symbols: str) -> None:
    assert sentence("th", text) == symbols


def test_each_word_of_the_dictionary_has_its_own_symbols() -> None:
    assert said("th", "ซื้อiPhoneใหม่!") == [("ซื้อ", "sɯː↗"), ("iPhone", "ˈIfˌOn"), ("ใหม่!", "ma↓j!")]


def test_letters_have_thai_names() -> None:
    (symbols,) = converter("th", "th-TH")([Reading("AB", 0, letters=True)])
    assert symbols == " eː→ biː→"
