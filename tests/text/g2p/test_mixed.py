"""What all languages with a converter of their own have in common: nothing is lost, nothing raises, all is alphabet."""

from __future__ import annotations

import sys
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from cadenza.errors import ConfigurationError
from cadenza.speech import PAUSES
from cadenza.text.g2p import Converter, converter
from cadenza.text.g2p.alphabet import ALPHABET
from cadenza.text.g2p.foreign import say_foreign, say_letter
from cadenza.text.languages import LANGUAGES
from cadenza.text.tokens import Reading
from tests.text.g2p.spoken import readings, said, sentence

SAMPLES = {
    "ar": "مرحبا، كيف حالك اليوم؟",
    "he": "שלום, מה שלומך היום?",
    "ja": "今日は天気がいいですね。",
    "ko": "오늘은 날씨가 좋네요.",
    "th": "วันนี้อากาศดีนะครับ",
    "tl": "Magandang umaga po, kumusta kayo?",
    "vi": "Hôm nay trời đẹp quá nhỉ?",
    "zh": "今天天气很好，对吧？",
}
CODES = sorted(SAMPLES)
TEXT = st.text(st.one_of(st.sampled_from("".join(SAMPLES.values())), st.characters(codec="utf-8")), max_size=12)
READINGS = st.lists(st.tuples(TEXT, st.booleans(), st.booleans()), max_size=5)


@pytest.mark.parametrize("code", CODES)
@settings(max_examples=40, deadline=None)
@given(texts=READINGS)
@example(
    texts=[("ー", False, False), ("ッ", True, False), ("ゃ", True, False), ("儿", False, False), ("ๆ", True, True)]
)
@example(
    texts=[("\u0651", False, False), ("ا", False, True), ("״", False, False), ("'", True, False), ("ㄳ", False, True)]
)
@example(texts=[("\U0002a700", False, False), ("\ue000", True, False), ("👍", False, True), ("Ⅷ½", False, False)])
@example(texts=[("A\U0003134b0?", False, True)])
def test_any_readings_have_symbols_of_the_alphabet(code: str, texts: list[tuple[str, bool, bool]]) -> None:
    words = [Reading(text, at, glued=glued, letters=letters) for at, (text, glued, letters) in enumerate(texts)]
    symbols = converter(code, code)(words)
    assert len(symbols) == len(words)
    assert ALPHABET.issuperset("".join(symbols))
    for word, found in zip(words, symbols, strict=True):
        said = [char for char in word.text if char.isalpha() and char != "ʼ"]  # the apostrophe is a letter to Unicode
        assert not PAUSES.issuperset(found) or not said, (word, found)
        assert "  " not in found


@pytest.mark.parametrize("code", CODES)
def test_each_word_of_a_sentence_is_said(code: str) -> None:
    assert all(not PAUSES.issuperset(symbols) for _, symbols in said(code, SAMPLES[code]))


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("foreign", ["iPhone", "Müller", "Москва", "東京", "서울", "שלום", "สวัสดี", "नमस्ते", "Ωμέγα"])
def test_words_of_other_scripts_are_read_in_any_sentence(code: str, foreign: str) -> None:
    found = said(code, f"{SAMPLES[code]} {foreign} {SAMPLES[code]}")
    spoken = "".join(symbols for text, symbols in found if set(text) <= set(foreign))
    assert not PAUSES.issuperset(spoken)


@pytest.mark.parametrize("code", CODES)
def test_given_phonemes_are_said_and_keep_their_place(code: str) -> None:
    words = readings(code, SAMPLES[code])
    words.insert(1, Reading("x", 1, ipa="həˈloʊ"))
    assert converter(code, code)(words)[1] == " həlˈO"


@pytest.mark.parametrize("code", CODES)
def test_threads_share_a_converter(code: str) -> None:
    with ThreadPoolExecutor(4) as threads:
        assert len(set(threads.map(lambda _: sentence(code, SAMPLES[code]), range(16)))) == 1


def test_threads_that_come_first_together_load_it_once() -> None:
    together = Barrier(4)

    def first(_: int) -> Converter:
        together.wait()
        return converter("he", "he-together")

    with ThreadPoolExecutor(4) as threads:
        assert len(set(threads.map(first, range(4)))) == 1


@pytest.mark.parametrize(
    ("code", "text"),
    [
        *[(code, "x" * 2_000) for code in CODES],
        *[("zh", "一" * 3_000), ("ja", "ー" * 3_000), ("ja", "鬱" * 3_000), ("ko", "값" * 3_000), ("th", "ก" * 3_000)],
        *[("ar", "ا" * 3_000), ("ar", "ب" * 3_000), ("he", "ש" * 3_000), ("vi", "ng" * 1_500), ("tl", "ng" * 1_500)],
    ],
)
def test_giants_are_read(code: str, text: str) -> None:
    (symbols,) = converter(code, code)([Reading(text, 0)])
    assert not PAUSES.issuperset(symbols)


def test_full_stops_inside_a_sentence_are_no_pauses() -> None:
    assert sentence("vi", "Tp. Hà Nội.").count(".") == 1


def test_what_no_one_can_say_is_named() -> None:
    assert say_foreign("ꙮ")
    assert say_letter("w") == "dˈʌbᵊlju"


@pytest.mark.parametrize(("code", "module"), [("ja", "pyopenjtalk"), ("zh", "rjieba"), ("th", "sea_g2p")])
def test_a_missing_package_is_named_with_its_extra(code: str, module: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(ConfigurationError, match=rf"cadenza\[{code}\]"):
        converter(code, "fresh")
    assert LANGUAGES[code].code == code
