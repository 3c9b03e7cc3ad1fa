"""Each reading gets its own symbols, by the words around it, from the model's alphabet; no text is too strange."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from importlib.resources import files
from time import process_time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from cadenza.speech import PAUSES
from cadenza.text.g2p import Converter, converter
from cadenza.text.g2p.alphabet import ALPHABET, from_ipa, has_sound, phonemes
from cadenza.text.tokens import Reading


def bare(convert: Converter) -> Converter:
    """Leave out the spaces that keep words apart."""
    return lambda readings: [symbols.removeprefix(" ") for symbols in convert(readings)]


AMERICAN = bare(converter("en", "en-US"))
BRITISH = bare(converter("en", "en-GB"))


def say(text: str) -> list[str]:
    return AMERICAN([Reading(word, index) for index, word in enumerate(text.split())])


def test_the_alphabet_is_the_vocabulary_of_the_model() -> None:
    vocabulary = json.loads(files("cadenza").joinpath("data/kokoro_vocab.json").read_text("utf-8"))
    assert set(vocabulary) == ALPHABET
    assert len(ALPHABET) == 114
    assert PAUSES < ALPHABET


@pytest.mark.parametrize(
    ("sentence", "word", "symbols"),
    [
        ("I will read it now.", "read", "ɹˈid"),
        ("I have read it.", "read", "ɹˈɛd"),
        ("I read the book yesterday.", "read", "ɹˈɛd"),
        ("I lead the team.", "lead", "lˈid"),
        ("We live here.", "live", "lˈɪv"),
        ("a live show", "live", "lˈIv"),
        ("They record it.", "record", "ɹəkˈɔɹd"),
        ("They set a record today.", "record", "ɹˈɛkəɹd"),
        ("A tear ran down.", "tear", "tˈɪɹ"),
        ("Don't tear it.", "tear", "tˈɛɹ"),
        ("The wind blows.", "wind", "wˈɪnd"),
        ("I will wind it.", "wind", "wˈInd"),
        ("I object to that.", "object", "əbʤˈɛkt"),
        ("The object is red.", "object", "ˈɑbʤəkt"),
        ("They project growth.", "project", "pɹəʤˈɛkt"),
        ("Do you record it?", "record", "ɹəkˈɔɹd"),
        ("I gave you record sales.", "record", "ɹˈɛkəɹd"),
        ("The lead box is heavy.", "lead", "lˈɛd"),
        ("Send JSON now.", "JSON", "ʤˈAsᵊn"),
        ("the apple", "the", "ði"),
        ("the pear", "the", "ðə"),
    ],
)
def test_a_word_sounds_as_its_neighbours_demand(sentence: str, word: str, symbols: str) -> None:
    words = sentence.split()
    assert say(sentence)[words.index(word)] == symbols


@pytest.mark.parametrize(
    "text", ["GO GO GO!", "RIGHT NOW", "STOP! DON'T DO THAT!", "I THINK IT IS GOOD", "He said NO."]
)
def test_shouted_words_are_words(text: str) -> None:
    def plain(words: list[str]) -> str:
        return "".join(words).translate(dict.fromkeys(map(ord, "ˈˌ")))

    assert plain(say(text)) == plain(say(text.lower().replace("i ", "I ")))


@pytest.mark.parametrize(
    ("text", "word", "letters"),
    [
        ("The FBI called.", "FBI", "ɛfbiI"),
        ("an HTML file", "HTML", "AʧtiɛmɛL".replace("L", "l")),
        ("in the US today", "US", "juɛs"),
        ("Call the IT department.", "IT", "Iti"),
    ],
)
def test_acronyms_are_read_letter_by_letter(text: str, word: str, letters: str) -> None:
    symbols = say(text)[text.split().index(word)]
    assert symbols.replace("ˈ", "").replace("ˌ", "") == letters


@pytest.mark.parametrize(
    ("quoted", "plain"),
    [
        ("“Yes”", "Yes"),
        ('"Hello," she said.', "Hello, she said."),
        ("'Yes', he said", "Yes, he said"),
        ("He said: 'Stop.'", "He said: Stop."),
        ("‘It’s fine’", "It's fine"),
        ("he said 'yes sir' and left", "he said yes sir and left"),
        ("«Now»", "Now"),
        ("James' car", "James car"),
    ],
)
def test_quotation_marks_change_no_word(quoted: str, plain: str) -> None:
    assert say(quoted) == say(plain)


@pytest.mark.parametrize(
    ("word", "symbols"),
    [
        ("don't", "dˈOnt"),
        ("don’t", "dˈOnt"),
        ("they'll", "ðAl"),
        ("I'd", "ˌId"),
        ("o'clock", "əklˈɑk"),
        ("'em", "əm"),
        ("'tis", "tˈɪz"),
        ("’Twas", "twˈʌz"),
        ("'til", "tˈɪl"),
        ("'n'", "ɐn"),
        ("goin'", "ɡˈOən"),
    ],
)
def test_an_apostrophe_is_part_of_its_word(word: str, symbols: str) -> None:
    assert say(word) == [symbols]


@pytest.mark.parametrize(
    "text",
    [
        "Привет",
        "你好",
        "こんにちは",
        "مرحبا",
        "שלום",
        "Ελλάδα",
        "한국어",
        "हिन्दी",
        "ไทย",
        "အ",
        "ԧ",
        "naïve",
        "Łódź",
        "ﬁne",
        "Ȟ",
        "𓀀",
        "𘖽",
        "ɂ",
        "ៗ",
    ],
)
def test_no_script_is_silent(text: str) -> None:
    for symbols in (*say(text), *AMERICAN([Reading(text, 0, letters=True)])):
        assert has_sound(symbols)


def test_letters_go_by_their_names() -> None:
    assert AMERICAN([Reading("ID,", 0, letters=True)]) == ["ˈI dˈi,"]
    alphabet = [Reading(letter, 0, letters=True) for letter in "abcdefghijklmnopqrstuvwxyz"]
    assert all(map(has_sound, AMERICAN(alphabet)))
    assert AMERICAN(alphabet)[-1] == "zˈi"
    assert BRITISH(alphabet)[-1] == "zˈɛd"


@pytest.mark.parametrize("text", ["I am I.", "So was I!", "Is it I?", "(I am I.)", "We went to A and E."])
def test_a_closing_mark_is_never_lost(text: str) -> None:
    last = say(text)[-1].rstrip(")")
    assert last[-1] == text.rstrip(")")[-1]
    assert has_sound(last)
    assert last[-2] not in PAUSES


def test_two_hyphens_are_a_dash() -> None:
    assert say("Wait--what? Well -- yes.") == say("Wait—what? Well — yes.")


def test_british_is_not_american() -> None:
    readings = [Reading(word, index) for index, word in enumerate("hello car bath tomato".split())]
    assert AMERICAN(readings) == ["həlˈO", "kˈɑɹ", "bˈæθ", "təmˈATO"]
    assert BRITISH(readings) == ["həlˈQ", "kˈɑː", "bˈɑːθ", "təmˈɑːtQ"]


def test_given_phonemes_replace_the_reading_of_that_word_only() -> None:
    readings = [Reading("the", 0), Reading("<<k|ɑ|ɹ|ˈt|i|ʒ|ə>>", 1, ipa="kɑɹˈtiʒə"), Reading("way", 2)]
    assert AMERICAN(readings)[1:] == ["kɑɹtˈiʒə", "wˈA"]


@pytest.mark.parametrize(
    ("ipa", "symbols"),
    [
        ("həˈloʊ", "həlˈO"),
        ("dʒʌdʒ", "ʤʌʤ"),
        ("tʃɜːtʃ", "ʧɜːʧ"),
        ("t͡ʃ", "ʧ"),
        ("kæts", "kæts"),
        ("kɪdz", "kɪdz"),
        ("t͡su", "ʦu"),
        ("bɝd", "bɜɹd"),
        ("bʌtɚ", "bʌtəɹ"),
        ("fu:d", "fuːd"),
        ("gɪv", "ɡɪv"),
        ("ç", "ç"),
        ("ʘǃ漢", ""),
    ],
)
def test_ipa_is_folded_into_the_alphabet(ipa: str, symbols: str) -> None:
    assert from_ipa(ipa) == symbols


def test_each_reading_keeps_its_own_symbols_whatever_stands_around_it() -> None:
    strange = [
        "",
        "...",
        "你好",
        "mother-in-law's",
        "x" * 500,
        "a-" * 100,
        "(",
        "'",
        "\u0301",
        "3,000",
        "—",
        "[a](/b/)",
    ]
    for odd in strange:
        spoken = AMERICAN(
            [Reading("banana", 0), Reading(odd, 1), Reading("window,", 2), Reading(odd, 3), Reading("dog", 4)]
        )
        assert spoken[::2] == ["bənˈænə", "wˈɪndO,", "dˈɔɡ"]
        assert spoken[1].replace("ˈ", "").replace("ˌ", "") == spoken[3].replace("ˈ", "").replace("ˌ", "")


@settings(max_examples=120, deadline=None)
@example(["a\u200bb\u2028c", "\x1f", "\ud7ff", "(((", "'''", '"""', "[a](b)", "1" * 60, "\U000e0001"], [0])
@given(
    st.lists(
        st.text(max_size=12)
        | st.text("0123456789.,-:/", max_size=60)
        | st.text("aBI1'\"“”’.,!?-—()[]/<|>_$%#@", max_size=12),
        max_size=8,
    ),
    st.lists(st.integers(0, 8)),
)
def test_any_text_has_a_reading_in_the_alphabet(texts: list[str], spelled: list[int]) -> None:
    readings = [Reading(text, index, letters=index in spelled) for index, text in enumerate(texts)]
    for convert in (AMERICAN, BRITISH):
        spoken = convert(readings)
        assert len(spoken) == len(readings)
        assert ALPHABET.issuperset("".join(spoken))


@pytest.mark.parametrize("part", ["a-", "aB", "(a", '"', "'", "你", "a'", "_a", "a.b", "x"])
def test_a_giant_word_takes_time_in_proportion_to_its_length(part: str) -> None:
    def time(length: int) -> float:
        reading = Reading((part * length)[:length], 0)
        times = []
        for _ in range(2):
            began = process_time()
            AMERICAN([reading])
            times.append(process_time() - began)
        return min(times)

    assert time(1600) < 20 * time(200) + 0.05


def test_no_part_of_a_giant_word_is_left_out() -> None:
    assert say("banana-" * 50)[0].count("bənˌænə") + say("banana-" * 50)[0].count("bənˈænə") == 50


def test_threads_that_share_a_converter_get_what_one_gets_alone() -> None:
    texts = [
        f"I read {number} live records of Xylquor and Blorptang in the US." for number in ("two", "ten", "no", "six")
    ] * 6
    alone = [say(text) for text in texts]
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(say, texts)) == alone


def test_phonemes_are_groups_with_their_marks() -> None:
    assert phonemes("həlˈO, wˈɜːld!") == [
        ("h", 0, 1),
        ("ə", 1, 2),
        ("l", 2, 3),
        ("ˈoʊ", 3, 5),
        ("w", 7, 8),
        ("ˈɜː", 8, 11),
        ("l", 11, 12),
        ("d", 12, 13),
    ]
    assert phonemes("ʧˌI") == [("tʃ", 0, 1), ("ˌaɪ", 1, 3)]
    assert phonemes("... — ˈ") == []


@settings(max_examples=150, deadline=None)
@given(st.text(sorted(ALPHABET), max_size=40))
def test_phonemes_are_in_order_and_cover_all_that_sounds(symbols: str) -> None:
    groups = phonemes(symbols)
    covered = [index for _, start, stop in groups for index in range(start, stop)]
    assert covered == sorted(set(covered))
    assert all(
        symbols[index] in PAUSES or not has_sound(symbols[index]) for index in set(range(len(symbols))) - set(covered)
    )


def test_marks_without_a_sound_have_none() -> None:
    assert not has_sound("ˈ, ː ˌ…")
    assert has_sound("ˈa")
