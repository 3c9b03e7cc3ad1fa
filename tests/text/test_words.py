"""What a word is: by the rule of the language, with no character lost."""

from __future__ import annotations

import sys
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cadenza.errors import ConfigurationError
from cadenza.text import segment
from cadenza.text.words import SPLITTERS, by_characters, by_dictionary


@pytest.mark.parametrize(
    "words",
    [
        "今 日 は 良 い ね。",
        "「きょ う、 iPhone を 12,500 円 で 買 っ た！」",
        '彼 は "今 日" と 言 っ た…',
        "東 京・ 大 阪",
        "気 温 は -5 度",
        "コ ー ヒ ー",
        "３，５００ 円",
        "e-mail は a@b.co.jp へ",
        "ｷｬ ｯ ﾄ ﾄﾞ",
        "（笑）",
        "我 们 在 2024 年 5 月 1 日 10:30 见 面， 好 吗？",
        "가나다 で す",
        "👨\u200d👩\u200d👧 で す",
        "葛\U000e0100 城",
        "。",
        "、今",
        "あ\u200b い",
        "《书》 和 （书）",
    ],
)
def test_chinese_and_japanese_have_a_word_for_each_character(words: str) -> None:
    assert by_characters(words.replace(" ", "")) == words.split()


@pytest.mark.parametrize(
    "words",
    [
        "พรุ่งนี้ จะ มี แขก 25 คน",
        "เด็กๆ ไป โรงเรียน",
        "ก.ค. นี้",
        '"สวัสดี" ครับ!',
        "iPhone ใหม่",
        "๒๕ บาท",
        "กรุงเทพฯ",
        "เฟซบุ๊ก ซซซซ",
        "ฯลฯ",
        "Hello",
    ],
)
def test_thai_has_the_words_of_the_dictionary(words: str) -> None:
    assert by_dictionary(words.replace(" ", "")) == words.split()


@pytest.mark.parametrize("rule", SPLITTERS)
@settings(max_examples=150, deadline=None)
@given(
    text=st.text(
        st.one_of(st.sampled_from("今ーゃ、。「」\"'-5a.ก็ๆฯเา\u200b\u0301"), st.characters()), min_size=1, max_size=20
    )
)
def test_words_joined_are_the_text(rule: str, text: str) -> None:
    words = SPLITTERS[rule](text)
    assert "".join(words) == text
    assert all(words)


@pytest.mark.parametrize("rule", SPLITTERS)
@pytest.mark.parametrize("part", ["あ", "a,", '"', '"あ', "、", "ก", "า", "เ", "ก.", "พรุ่งนี้", "（a"])
def test_hostile_text_takes_time_in_proportion_to_its_length(rule: str, part: str) -> None:
    def time(length: int) -> float:
        began = process_time()
        SPLITTERS[rule]((part * length)[:length])
        return process_time() - began

    time(10)
    assert min(time(16_000) for _ in range(3)) < 20 * min(time(2_000) for _ in range(3)) + 0.01


def test_the_extra_is_named_when_the_dictionary_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "newmm_tokenizer.corpus", None)
    with pytest.raises(ConfigurationError, match=r"cadenza\[th\]"):
        segment.load_words.__wrapped__()
