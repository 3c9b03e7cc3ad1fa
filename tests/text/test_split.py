"""Speech is cut where a speaker would pause, in pieces of bounded size, and nothing is lost between them."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cadenza.speech import Controls
from cadenza.text.languages import find_language
from cadenza.text.markup import parse
from cadenza.text.split import LONGEST_PHRASE, LONGEST_SENTENCE, PHRASE_LIMITS, phrases, sentences
from cadenza.text.tokens import Token
from cadenza.text.words import SPLITTERS

ENGLISH = find_language("en")


def split(text: str, code: str = "en") -> list[str]:
    language = find_language(code)
    tokens = parse(text, Controls(), SPLITTERS[language.words]).tokens
    return [
        "".join(token.text if token.glued else f" {token.text}" for token in sentence).strip()
        for sentence in sentences(tokens, language)
    ]


@pytest.mark.parametrize(
    "whole",
    [
        "Dr. Smith and Mrs. Jones met Prof. Lee.",
        "J. R. R. Tolkien wrote it.",
        "It costs 3.50 or 1,000.25 dollars.",
        "See No. 5 and no. 12 of vol. 3.",
        "At 5 p.m. sharp, e.g. today.",
        "The U.S. Army came.",
        '"Really?" she asked.',
        "Well... maybe not.",
        "Visit example.com or write to a@b.com today.",
        "no end at all",
        "...",
        "?!",
        "Fruit, vegetables, etc. are here.",
        "Hello.<break time='1s'/>World.",
        "John F. Kennedy met J. R. R. Tolkien.",
        "It is by J. Smith.",
        "Dr. Who met Mr. You.",
        "Dial ext. 22 now.",
        "From Jan. 1–Feb. 15, 2024",
        "It is at 5 p.m. Friday.",
    ],
)
def test_a_sentence_is_not_cut_inside(whole: str) -> None:
    assert len(split(whole)) == 1


@pytest.mark.parametrize(
    "parts",
    [
        ["One.", "Two!", "Three?", "Four…", "Five"],
        ["He said “Stop.”", "She did."],
        ["(It was late.)", "“They” left."],
        ["I was there.", "So was I.", "And you?"],
        ["No.", "I won't."],
        ["It is 5.", "It was 3.5.", "OK?!"],
        ["Wait...", "Now."],
        ["You are in seat A.", "The gate is B.", "Thanks."],
        ["Press A or B.", "Option A is good."],
        ["Vitamin D.", "Take it."],
        ["Plan B.", "Cancel it."],
        ["I got an A.", "Bob got a B.", "5 of us did."],
        ["We close at 5 p.m.", "Please call."],
        ["I live in the U.S.", "The “U.S.”", "You?"],
        ["1.", "Milk.", "2.", "Bread."],
        ["Say <<b|aɪ>> .", "Then go."],
    ],
)
def test_sentences_end_where_they_end(parts: list[str]) -> None:
    assert [sentence.replace(" ", "") for sentence in split(" ".join(parts))] == [p.replace(" ", "") for p in parts]


@pytest.mark.parametrize(
    ("code", "parts"),
    [
        ("ja", ["今日は。", "明日は？", "「はい！」", "iPhoneです"]),
        ("zh", ["你好。", "我用3.5元买了。", "“好！”", "走吧……"]),
        ("zh", ["今天很好！", "hello"]),
        ("ko", ["안녕하세요.", "반갑습니다!"]),
        ("hi", ["नमस्ते।", "आप कैसे हैं?"]),
        ("ar", ["كيف حالك؟", "أنا بخير."]),
        ("de", ["Am 3. Mai kommt er.", "Es ist der 21. Tag."]),
        ("de", ["Das war 1984.", "Er kam."]),
        ("th", ["วันนี้อากาศดีมากเลยครับ", "พรุ่งนี้เราจะไปเที่ยวกัน"]),
        ("th", ["ไป กับ เขา"]),
        ("th", ["พรุ่งนี้จะมีแขกมาประมาณ 25 คน"]),
        ("th", ["พรุ่งนี้เราจะไปซื้อของที่ Central กัน"]),
        ("th", ["จริงหรือ?", "ใช่"]),
    ],
)
def test_sentences_end_by_the_marks_of_the_language(code: str, parts: list[str]) -> None:
    joined = "".join if code in {"ja", "zh"} else " ".join
    assert [found.replace(" ", "") for found in split(joined(parts), code)] == [p.replace(" ", "") for p in parts]


@pytest.mark.parametrize(
    ("code", "parts"),
    [
        ("de", ["Es dauert 5 Min.", "Danach geht es weiter."]),
        ("de", ["Es dauert mind. 5 Min. bis dahin."]),
        ("de", ["Vom 14.–16. Mai in der Hauptstr. 5, zw. 8 u. 10 Uhr."]),
        ("ru", ["Поезд придёт через 5 мин.", "Ждите.", "Это 100 руб. 50 коп.", "Спасибо."]),
        ("cs", ["Trvá to 5 min.", "Počkejte."]),
        ("da", ["Det koster 50 kr.", "Betal ved kassen."]),
        ("fr", ["C'est le mar. 14/01, réf. 5.", "Merci."]),
        ("es", ["Es de EE. UU. y llega el lun. 5."]),
        ("hi", ["मकान नं. 12।", "धन्यवाद।"]),
        ("ar", ["موعدك مع د. أحمد."]),
        ("en", ["See conf. no. X7K29P, max. 8 per day, on Mar. 6.", "Thanks."]),
    ],
)
def test_the_dot_of_a_unit_ends_a_sentence_and_that_before_a_number_does_not(code: str, parts: list[str]) -> None:
    assert split(" ".join(parts), code) == parts


def test_text_without_spaces_and_marks_is_cut_all_the_same() -> None:
    assert max(map(len, split("あ" * 1_000, "ja"))) <= 2 * LONGEST_SENTENCE


def test_a_paragraph_ends_a_sentence_without_a_mark() -> None:
    assert split("A title\n\nand its text\n\n- a list\n\n- of two") == [
        "A title",
        "and its text",
        "- a list",
        "- of two",
    ]


def test_a_sentence_without_an_end_is_cut_at_a_comma_or_anyway() -> None:
    with_commas = split("one two three four, " * 100)
    assert all(sentence.endswith(",") for sentence in with_commas)
    for found in (with_commas, split("word " * 1000)):
        assert max(len(sentence.split()) for sentence in found) <= 2 * LONGEST_SENTENCE


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.tuples(st.text("ab.A!?…,\"'()5iN", min_size=1, max_size=5), st.booleans(), st.booleans()), max_size=60)
)
def test_sentences_joined_are_the_whole(parts: list[tuple[str, bool, bool]]) -> None:
    tokens: list[Token] = []
    for text, starts_word, paragraph in parts:
        source = (tokens[-1].source + starts_word) if tokens else 0
        tokens.append(Token(text, source, paragraph=paragraph))
    found = list(sentences(tokens, ENGLISH))
    assert [token for sentence in found for token in sentence] == tokens
    assert all(before[-1].source != after[0].source for before, after in pairwise(found))


@settings(max_examples=200, deadline=None)
@given(st.lists(st.tuples(st.integers(1, 400), st.booleans(), st.booleans()), max_size=80), st.integers(0, 5))
def test_phrases_are_contiguous_and_only_a_giant_reading_makes_a_giant_phrase(
    readings: list[tuple[int, bool, bool]], spoken_before: int
) -> None:
    sizes = [size for size, _, _ in readings]
    may_cut, may_breathe = [cut for _, cut, _ in readings], [breathe for _, _, breathe in readings]
    found = list(phrases(sizes, may_cut, may_breathe, spoken_before))
    assert [index for phrase in found for index in phrase] == list(range(len(sizes)))
    for phrase in found:
        assert len(phrase) == 1 or sum(sizes[phrase.start : phrase.stop]) <= LONGEST_PHRASE


def test_the_first_phrase_is_short_and_the_later_ones_are_longer() -> None:
    found = [len(phrase) * 10 for phrase in phrases([10] * 100, [True] * 100, [False] * 100, 0)]
    assert found[0] <= PHRASE_LIMITS[0] < found[1] <= PHRASE_LIMITS[1] < found[2] <= PHRASE_LIMITS[2]


def test_a_phrase_ends_where_a_speaker_may_pause() -> None:
    may_cut = [index in {3, 7} for index in range(12)]
    assert list(phrases([10] * 12, may_cut, [True] * 12, 0)) == [range(4), range(4, 12)]


def test_a_lone_word_before_a_comma_is_no_phrase() -> None:
    assert list(phrases([6] + [10] * 9, [True] + [False] * 8 + [True], [False] * 10, 0)) == [range(10)]


def test_a_long_phrase_without_marks_is_cut_where_a_speaker_takes_a_breath() -> None:
    none, breaths = [False] * 20, [index in {0, 3, 9, 19} for index in range(20)]
    assert list(phrases([10] * 20, none, none, 0)) == [range(20)]
    assert list(phrases([10] * 20, none, breaths, 0)) == [range(4), range(4, 10), range(10, 20)]
    assert list(phrases([10] * 5, none, [False] * 3 + [True, False], 0)) == [range(5)]  # too little would be left
