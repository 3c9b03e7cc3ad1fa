"""Japanese: readings of kanji, particles as they are spoken, each character with its own moras."""

from __future__ import annotations

import pytest

from cadenza.text.g2p import converter
from cadenza.text.tokens import Reading
from tests.text.g2p.spoken import said, sentence


@pytest.mark.parametrize(
    ("text", "symbols"),
    [
        ("こんにちは", "koɲɲiʨiβa"),
        ("東京へ行きます", "toːkʲoː e ikʲimasɨ"),
        ("私は学生です", "βataɕi βa ɡakɯseːdesɨ"),
        ("本を読んだ", "hoɴ o jonda"),
        ("切手", "kʲiʔte"),
        ("新聞", "ɕimbɯɴ"),
        ("日本銀行", "ɲiʔpoŋɡʲiŋkoː"),
        ("漢字", "kaɲʥi"),
        ("案内", "annai"),
        ("今日", "kʲoː"),
        ("お母さん", "okaːsaɴ"),
        ("コーヒー", "koːçiː"),
        ("ウィスキー", "βisɨkʲiː"),
        ("パーティー", "paːtʲiː"),
        ("チェック", "ʨeʔkɯ"),
        ("フォーク", "ɸoːkɯ"),
        ("雑誌", "ʣaʔɕi"),
        ("行きましょう", "ikʲimaɕoː"),
        ("ｶﾞｷﾞ", "ɡa ɡʲi"),
    ],
)
def test_text_is_read_aloud(text: str, symbols: str) -> None:
    assert sentence("ja", text) == symbols


@pytest.mark.parametrize(
    ("text", "shares"),
    [
        ("明日", ["a", "ɕita"]),
        ("東京", ["toː", "kʲoː"]),
        ("食べ物", ["ta", "be", "mono"]),
        ("お母さん", ["o", "kaː", "sa", "ɴ"]),
        ("きょう", ["kʲo", "ː"]),
        ("人々", ["çito", "bʲito"]),
        ("似而非", ["e", "s", "e"]),
    ],
)
def test_each_character_has_a_share_of_its_word(text: str, shares: list[str]) -> None:
    assert [symbols for _, symbols in said("ja", text)] == shares


def test_latin_words_are_read_as_the_dictionary_or_english_has_them() -> None:
    found = dict(said("ja", "私はiPhoneでGitHubのAPIを使う"))
    assert found["iPhone"] == "aiɸoːɴ"
    assert found["GitHub"].startswith("ɡ")
    assert found["API"] == "eːpʲiːai"
    assert found["を"] == "o"


def test_a_particle_after_a_latin_word_is_a_particle() -> None:
    assert dict(said("ja", "GitHubは便利だ"))["は"] == "βa"


def test_letters_have_japanese_names() -> None:
    (symbols,) = converter("ja", "ja-JP")([Reading("NHK", 0, letters=True)])
    assert symbols == " enɯ ei ʨi keː"


def test_marks_are_attached() -> None:
    assert said("ja", "「はい。」") == [("「は", "“ha"), ("い。」", "i.”")]
