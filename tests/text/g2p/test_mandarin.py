"""Chinese: characters to the syllables that the model was trained on, with the tones of speech."""

from __future__ import annotations

import pytest

from cadenza.text.g2p import converter
from cadenza.text.tokens import Reading
from tests.text.g2p.spoken import said, sentence


@pytest.mark.parametrize(
    ("text", "symbols"),
    [
        ("你好", "ni↗xau↓"),
        ("我们明天开会", "wo↓mən mi↗ŋtʰjɛ→n kʰai→xwei↘"),
        ("谢谢", "ɕje↘ɕje"),
        ("旅行", "ly↓ɕi↗ŋ"),
        ("绿色", "ly↘sɤ↘"),
        ("月亮", "ɥe↘ljaŋ"),
        ("圆圈", "ɥɛ↗nʨʰɥɛ→n"),
        ("云", "y↗n"),
        ("优秀", "jou→ɕjou↘"),
        ("穷熊", "ʨʰjʊ↗ŋɕjʊ↗ŋ"),
        ("吃四十", "ꭧʰɨ→ sɨ↘ʂɨ↗"),
        ("日本", "ɻɨ↘pə↓n"),
        ("儿子", "ɚ↗ʦɨ"),
        ("女儿", "ny↓ɚ↗"),
        ("玩儿", "wa↗ɻ"),
        ("银行行长", "i↗nxa↗ŋxa↗ŋꭧa↓ŋ"),
        ("重庆", "ꭧʰʊ↗ŋʨʰi↘ŋ"),
        ("妈妈的东西", "ma→ma tɤ tʊ→ŋɕi"),
    ],
)
def test_characters_have_their_sounds(text: str, symbols: str) -> None:
    assert sentence("zh", text) == symbols


@pytest.mark.parametrize(
    ("text", "symbols"),
    [
        ("不是", "pu↗ʂɨ↘"),
        ("不好", "pu↘xau↓"),
        ("一个", "i↗kɤ↘"),
        ("一起", "i↘ʨʰi↓"),
        ("第一次", "ti↘i→ʦʰɨ↘"),
        ("一月", "i→ɥe↘"),
        ("二十一", "ɚ↘ʂɨ↗i→"),
        ("星期一", "ɕi→ŋʨʰi→i→"),
        ("水果", "ʂwei↗kwo↓"),
        ("总统府", "ʦʊ↗ŋtʰʊ↗ŋfu↓"),
        ("我很好", "wo↓ xə↗n xau↓"),
    ],
)
def test_tones_change_in_speech(text: str, symbols: str) -> None:
    assert sentence("zh", text).replace(" ", "") == symbols.replace(" ", "")


@pytest.mark.parametrize(
    ("traditional", "simplified"), [("臺灣的總統府", "台湾的总统府"), ("頭髮", "头发"), ("後天", "后天")]
)
def test_traditional_characters_are_read_as_the_simplified_ones(traditional: str, simplified: str) -> None:
    assert sentence("zh", traditional) == sentence("zh", simplified)


def test_each_character_has_its_own_symbols() -> None:
    assert said("zh", "你好，世界！") == [("你", "ni↗"), ("好，", "xau↓,"), ("世", "ʂɨ↘"), ("界！", "ʨje↘!")]


def test_marks_pause_and_quotes_stand_at_words() -> None:
    assert sentence("zh", "他说：「好！」") == "tʰa→ ʂwo→: “xau↓!”"


def test_latin_words_and_letters_are_read() -> None:
    assert sentence("zh", "我用iPhone打电话") == "wo↓jʊ↘ŋ ˈIfˌOn ta↓tjɛ↘nxwa↘"
    (symbols,) = converter("zh", "zh-CN")([Reading("AB", 0, letters=True)])
    assert symbols == " ˈA bˈi"


def test_a_reading_of_several_characters_is_one_string() -> None:
    (symbols,) = converter("zh", "zh-CN")([Reading("二十五", 0)])
    assert symbols == " ɚ↘ʂɨ↗u↓"
