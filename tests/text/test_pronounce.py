"""Pronunciations replace what is said, the longest first and at word boundaries, and never what is written."""

from __future__ import annotations

from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cadenza.speech import Controls, Pronunciation
from cadenza.text import plan
from cadenza.text.languages import LANGUAGES, find_language
from cadenza.text.markup import parse
from cadenza.text.pronounce import pronounce
from cadenza.text.tokens import Token
from cadenza.text.words import SPLITTERS


def tokens(transcript: str, *pronunciations: Pronunciation, language: str = "en") -> tuple[Token, ...]:
    row = find_language(language)
    return pronounce(parse(transcript, Controls(), SPLITTERS[row.words]).tokens, pronunciations, row)


def said(transcript: str, *pronunciations: Pronunciation, language: str = "en") -> str:
    """Return what is said, the tokens of one word as written joined by "+"."""
    words: dict[int, list[str]] = {}
    for token in tokens(transcript, *pronunciations, language=language):
        words.setdefault(token.source, []).append(token.text if token.ipa is None else f"/{token.ipa}/")
    assert sorted(words) == list(range(len(words)))
    return " ".join("+".join(found) for found in words.values())


def exact(text: str, says: str) -> Pronunciation:
    return Pronunciation(text, says)


def anyhow(text: str, says: str) -> Pronunciation:
    return Pronunciation(text, says, "any", phonetic=True)


def opening(text: str, says: str) -> Pronunciation:
    return Pronunciation(text, says, "opening", phonetic=True)


@pytest.mark.parametrize(
    ("transcript", "heard"),
    [
        ("the SQL, then", "the sequel, then"),
        ("(SQL)", "(sequel)"),
        ("SQL-based and pre-SQL", "sequel-based and pre-sequel"),
        ("SQL's", "sequel's"),
        ("SQL", "sequel"),
        ("MySQL SQLite SQL2 _SQL sql Sql", "MySQL SQLite SQL2 _SQL sql Sql"),
        ("SQL SQL", "sequel sequel"),
        ("S<speed ratio='1.2'/>QL", "sequel"),
        ("S<break time='1s'/>QL", "S+QL"),
        ("<spell>SQL</spell> <<s|k>>", "SQL /sk/"),
    ],
)
def test_a_word_is_replaced_where_it_stands_by_itself(transcript: str, heard: str) -> None:
    assert said(transcript, exact("SQL", "sequel")) == heard


@pytest.mark.parametrize(
    ("text", "says", "transcript", "heard"),
    [
        ("AWS", "A W S", "on (AWS), now", "on (A+W+S), now"),
        ("New York", "Nyu Yok", "in New York.", "in Nyu Yok."),
        ("New York", "Big Apple City", "in New\n York.", "in Big+Apple City."),
        ("New York City", "the apple", "in New York City, yes", "in the apple , yes"),
        ("New York", "Nyc", "New <speed ratio='1.2'/>York", "Nyc \u200b"),
        ("New York", "Nyc", "New <break time='1s'/>York New\n\nYork", "New York New York"),
        ("don't", "do not", "I don’t know", "I do+not know"),
        (".NET", "dot net", "ASP.NET and .NET", "ASPdot+net and dot+net"),
        ("C++", "see plus plus", "in C++.", "in see+plus+plus."),
        ("café", "kaff", "cafe\u0301!", "kaff!"),
        ("a  b", "x", "a b", "x \u200b"),
    ],
)
def test_entries_and_their_words_may_be_several(text: str, says: str, transcript: str, heard: str) -> None:
    assert said(transcript, exact(text, says)) == heard


def test_the_longest_wins_and_of_equal_ones_the_last() -> None:
    entries = [exact("York", "one"), exact("New York", "two three"), exact("New York Times", "four five six")]
    assert said("York New York New York Times", *entries) == "one two three four five six"
    assert said("York", exact("York", "old"), exact("York", "new")) == "new"
    assert said("sql SQL", anyhow("sql", "any"), exact("SQL", "exact")) == "any exact"


def test_phonemes_are_words_of_their_own_and_only_where_they_are_meant() -> None:
    group = "<<k|ə|ˈ|d|ɛ|n|z|ə>>"
    assert said("(Cadenza's)", anyhow("cadenza", group)) == "(+/kəˈdɛnzə/+'s)"
    assert said("Cadenza", anyhow("cadenza", f"the {group}ist")) == "the+/kəˈdɛnzə/+ist"
    assert said("Cadenza", exact("Cadenza", group)) == group


@pytest.mark.parametrize(
    ("transcript", "heard"),
    [
        ("polish it. Polish it", "shine it. shine it"),
        ("The Polish one? “Polish it!” (Polish)", "The Polish one? “shine it!” (shine)"),
        ("Dr. Polish and POLISH", "Dr. Polish and POLISH"),
        ("one\n\nPolish", "one shine"),
    ],
)
def test_a_capital_that_opens_a_sentence_is_no_other_word(transcript: str, heard: str) -> None:
    assert said(transcript, opening("polish", "shine")) == heard
    assert said(transcript.upper(), opening("polish", "shine")) == " ".join(transcript.upper().split())


@pytest.mark.parametrize("written", ["sql", "SQL", "Sql", "sQl"])
def test_any_capitalisation_is_any(written: str) -> None:
    assert said(f"my {written}.", anyhow("SqL", "sequel")) == "my sequel."


@pytest.mark.parametrize(
    ("language", "text", "transcript", "heard"),
    [
        ("zh", "重庆", "我在重庆，明天。", "我 在 x ， 明 天。"),
        ("zh", "AWS", "使用AWS进行", "使 用 x 进 行"),
        ("ja", "今日", "今日は、 今日", "x \u200b は、 x \u200b"),
        ("ja", "キ", "キャとキ", "キャ と x"),
        ("th", "นี้", "พรุ่งนี้จะ", "พรุ่งx จะ"),
        ("ko", "서울", "서울에서 뉴서울", "x에서 뉴서울"),
        ("hi", "क", "कि क", "कि x"),
        ("tr", "İzmir", "İzmir'de", "x'de"),
    ],
)
def test_words_end_where_their_script_says(language: str, text: str, transcript: str, heard: str) -> None:
    assert said(transcript, exact(text, "x"), language=language) == heard


def test_what_it_says_is_read_as_all_text_is() -> None:
    row = plan("Take the K8s, OK?", "en", "en-US", Controls(), 400, pronunciations=[exact("K8s", "3 boats")])
    spoken = [word for phrase in row.phrases for word in phrase.spoken]
    assert [(word.text, word.source) for word in spoken] == [
        ("Take", 0),
        ("the", 1),
        ("three", 2),
        ("boats,", 2),
        ("OK?", 3),
    ]
    assert row.words == ("Take", "the", "K8s,", "OK?")


ENTRIES = st.lists(
    st.builds(
        Pronunciation,
        st.sampled_from(["a", "A", "b a", "今", "今日", "ab", ".", "a.", "'", "นี้", "é", "x y z"]),
        st.sampled_from(["q", "q r s", "<<k|a>>", "x <<k>>y", "<<|>>", "。", "\u200b", "12"]),
        st.sampled_from(["any", "opening", "exact"]),
        st.booleans(),
    ),
    max_size=5,
)
PARTS = [*"aAb x.,今日'\n", " ", "นี้", "é", "<spell>", "</spell>", "<break time='1s'/>", "<speed ratio='2'/>", "<<k>>"]


@pytest.mark.parametrize("language", ["en", "zh", "th"])
@settings(max_examples=150, deadline=None)
@given(parts=st.lists(st.sampled_from(PARTS), max_size=15), entries=ENTRIES)
def test_every_word_and_pause_is_kept(language: str, parts: list[str], entries: list[Pronunciation]) -> None:
    script = parse("".join(parts), Controls(), SPLITTERS[LANGUAGES[language].words])
    found = pronounce(script.tokens, entries, LANGUAGES[language])
    assert [t.source for t in found] == sorted(t.source for t in found)
    assert {t.source for t in found} == {t.source for t in script.tokens}
    assert sum(t.pause for t in found) == sum(t.pause for t in script.tokens)
    assert all(t.text and not any(map(str.isspace, t.text)) for t in found)


def test_many_entries_over_a_long_text_take_little_time() -> None:
    entries = [anyhow("a" * size + " b" * (size % 7), "q") for size in range(1, 90)] * 11
    row = find_language("en")
    given = parse("a" * 90 + " b" * 5_000, Controls()).tokens
    began = process_time()
    pronounce(given, entries, row)
    assert process_time() - began < 2


def test_a_capital_in_a_long_word_is_looked_at_but_once() -> None:
    row = find_language("en")
    given = parse("(" * 10_000 + "X(" * 5_000, Controls()).tokens
    began = process_time()
    (first, *_) = pronounce(given, [opening("x", "q")], row)
    assert process_time() - began < 2
    assert first.text == "(" * 10_000 + "q(" + "X(" * 4_999
