"""Plans of text without spaces, or of another script: each word of the transcript has its own phones, in order."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cadenza.speech import Controls, Phrase
from cadenza.text import Plan, plan
from cadenza.text.g2p.alphabet import ALPHABET
from cadenza.text.languages import LANGUAGES

OWN = ("ar", "he", "ja", "ko", "th", "tl", "vi", "zh")


@pytest.fixture(autouse=True)
def english_grammar(monkeypatch: pytest.MonkeyPatch) -> None:
    """Read numbers as English does: here only the words count."""
    for code in OWN:
        monkeypatch.setitem(LANGUAGES, code, replace(LANGUAGES[code], grammar="grammars.english"))


def planned(code: str, transcript: str) -> tuple[Plan, list[Phrase]]:
    made = plan(transcript, code, code, Controls(), 510)
    return made, list(made.phrases)


def phones_of(code: str, transcript: str) -> list[tuple[str, str]]:
    """Return each word of the transcript with its phones."""
    made, phrases = planned(code, transcript)
    found = dict.fromkeys(range(len(made.words)), "")
    for phrase in phrases:
        for phone in phrase.phones:
            if phone.word is not None:
                found[phrase.spoken[phone.word].source] += phone.symbol
    return [(made.words[source], symbols) for source, symbols in found.items()]


def test_each_character_has_its_phones() -> None:
    assert phones_of("ja", "東京へ、行く。") == [
        ("東", "toː"),
        ("京", "kʲoː"),
        ("へ、", "e,"),
        ("行", "i"),
        ("く。", "kɯ."),
    ]
    assert phones_of("zh", "你好！") == [("你", "ni↗"), ("好！", "xau↓!")]
    assert [word for word, _ in phones_of("th", "ซื้อiPhoneใหม่")] == ["ซื้อ", "iPhone", "ใหม่"]


def test_a_break_between_characters_stands_where_it_is_and_changes_no_sound() -> None:
    _, (phrase,) = planned("ja", "今<break time='1s'/>日は")
    assert phrase.symbols == "kʲoː βa"
    assert [(pause.at, pause.seconds) for pause in phrase.pauses] == [(3, 1.0)]


def test_phrases_are_cut_at_the_marks_of_the_script() -> None:
    _, phrases = planned(
        "ja", "昨日は友達と一緒に新しい映画を見に行きましたが、とても面白かったので、もう一度見たいです。"
    )
    assert len(phrases) > 1
    assert all(phrase.symbols[-1] in ",." for phrase in phrases)


def test_a_long_vowel_before_a_mark_may_end_a_phrase() -> None:
    _, phrases = planned("ja", "とても美味しいコーヒー、とても美味しいコーヒー、とても美味しいコーヒー、ありがとう")
    assert phrases[0].symbols.endswith("ː,")


def test_thai_rests_at_the_spaces_between_clauses() -> None:
    _, phrases = planned("th", "วันนี้อากาศดีมากเลยครับ พรุ่งนี้เราจะไปเที่ยวกัน")
    assert [phrase.rest for phrase in phrases] == [0.16, 0.02]


PIECES = st.sampled_from(
    (
        *"今日 は ー ん 、 。 你好 儿 안녕 สวัสดี ๆ שלום مرحبا ال ng được iPhone 25 “ 😀 - '".split(),
        *(" ", "\n\n", "<break time='1s'/>", "<spell>", "</spell>", "<<h|ə>>", "\u0301", "\u200b"),
    )
)


@pytest.mark.parametrize("code", OWN)
@settings(max_examples=30, deadline=None)
@given(pieces=st.lists(PIECES, max_size=14))
def test_every_word_is_planned_in_order(code: str, pieces: list[str]) -> None:
    made, phrases = planned(code, "".join(pieces))
    sources = [spoken.source for phrase in phrases for spoken in phrase.spoken]
    assert sorted(set(sources)) == list(range(len(made.words)))
    assert sources == sorted(sources)
    assert ALPHABET.issuperset("".join(phrase.symbols for phrase in phrases))
