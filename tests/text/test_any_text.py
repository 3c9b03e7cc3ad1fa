"""Any text in any language: nothing raises or hangs, no word is lost, and what can be said or named is heard."""

from __future__ import annotations

import sys
import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.intelligibility.sentences import load
from cadenza.speech import PAUSES, Controls
from cadenza.text import plan
from cadenza.text.g2p.alphabet import ALPHABET
from cadenza.text.languages import LANGUAGES

LETTERS = {
    unicodedata.name(char, "").split(" ")[0]: char
    for char in map(chr, range(sys.maxunicode, 0x40, -1))
    if unicodedata.category(char) in {"Lu", "Ll", "Lt", "Lo"}
}
"""A letter of each script, and one without a name."""
FIVES = [char for char in map(chr, range(sys.maxunicode)) if unicodedata.decimal(char, None) == 5]
"""The digit of each script."""
STRANGE = """
    ᏣᎳᎩ བོད་ཡིག 𒀀𒈾 𓀀𓀁 𘖽𘖽 𝐇𝐞𝐥𝐥𝐨 𝔽𝟛 ＡＢＣ１２ ⅷ½ ② ﬁ ﷺ ŉ ɂ ˈ ៗ 々 аbв 你a1 cafeмир ꦷuকর 66🚼 ộ x́y p\u0338\u0334\u0310q
    a\u200bb \u202eabc\u202c \u2067שלום\u2069 x\uf8ff \U00010fffe\U000e0100b \x00c 👨\u200d👩\u200d👧 👩🏽\u200d🚀 🇩🇪 🇦
    1\ufe0f\u20e3 🏴\U000e0067\U000e0062\U000e007f ❤\ufe0f ☃ ♥♥♥♥ ∞ ÷ 🄰 <<你>> <<ʀ>> <<1|2>> <spell>?</spell>
    <spell>5-é</spell> EUR5-EUR6 12,9-21 5-6% 3×4""".split()
"""Words that a speaker can say something of, each in another way out of the ordinary."""
TAGS = """<speed ratio="1.5"/>|<speed ratio=/>|<speed|<break/>|<break time='1s'/>|<break time='1000000s'/>|
<break time='5|<spell>|</spell>|<spell/>|<spell><spell>x</spell></spell>|<volume ratio='2'>|<b>|</b>|<<h>>|<<.>>|<<>>|
<<|[laughter]|[laugh|<a href='x'>|<!--|&lt;""".split("|")
MARKS = """\u0301 \u0e34 \u093f \u05b8 \u20dd \u200c \u200d \u200e \u202e \u2066 \ufeff \u00ad \ufe0f \ue000
\U000f0000 \x00 🏽""".split()
PIECES = st.one_of(
    st.sampled_from(TAGS),
    st.sampled_from([*MARKS, *STRANGE, *LETTERS.values(), *FIVES, *"!\"'(),-./:;?«»…—–।。、"]),
    st.sampled_from([word for row in load().values() for sentence in row.sentences for word in sentence.split()]),
    st.text(max_size=4),
    st.just(" "),
    st.just(" "),
)


def heard(code: str, transcript: str, longest: int = 510) -> list[tuple[str, str]]:
    """Return each word of the transcript with its symbols; assert that all are there, in order."""
    planned = plan(transcript, code, code, Controls(), longest)
    found = [""] * len(planned.words)
    sources = [-1]
    for phrase in planned.phrases:
        assert len(phrase.phones) <= longest or not phrase.spoken, "a laugh is one piece"
        assert ALPHABET.issuperset(phrase.symbols)
        sources += [spoken.source for spoken in phrase.spoken]
        for phone in phrase.phones:
            if phone.word is not None:
                found[phrase.spoken[phone.word].source] += phone.symbol
    assert all(after - before in {0, 1} for before, after in pairwise(sources))
    assert sources[-1] == len(found) - 1
    return list(zip(planned.words, found, strict=True))


def silent(words: list[tuple[str, str]]) -> list[str]:
    """Return the words that nothing is heard of, though they have a letter or a digit.

    Digits after digits are part of a number, which has as many words as it has ("000" in "2 000 000").
    """
    before = ["", *(word for word, _ in words)]
    return [
        word
        for (word, symbols), last in zip(words, before, strict=False)
        if PAUSES.issuperset(symbols)
        and any(unicodedata.category(char) in {"Lu", "Ll", "Lt", "Lo", "Nd", "Nl", "No"} for char in word)
        and (any(map(str.isalpha, word)) or not any(map(str.isdecimal, last)))
    ]


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_strange_word_is_heard(code: str) -> None:
    words = heard(code, " , ".join([*STRANGE, *LETTERS.values(), *FIVES]))
    assert [word for word, symbols in words if PAUSES.issuperset(symbols) and word != ","] == []


@pytest.mark.parametrize("code", {row.g2p: row.code for row in LANGUAGES.values()}.values())
def test_ten_thousand_times_the_same_letter_are_heard(code: str) -> None:
    letter = next(filter(str.isalpha, reversed(load()[code].sentences[0])))
    assert silent(heard(code, letter * 10_000)) == []


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(list(LANGUAGES)), st.lists(PIECES, max_size=16).map("".join), st.sampled_from((510, 40, 1)))
def test_no_text_raises_and_no_word_is_lost(code: str, transcript: str, longest: int) -> None:
    assert silent(heard(code, transcript, longest)) == []
