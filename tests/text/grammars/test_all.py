"""What holds for the grammar of every language: no text breaks it, none is lost, none takes long."""

from __future__ import annotations

import gc
import importlib
import re
import time
import unicodedata
from itertools import cycle

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.intelligibility.sentences import load
from cadenza.text.languages import LANGUAGES
from cadenza.text.normalize import normalize
from cadenza.text.tokens import Token
from tests.text.grammars.reading import check_mapping, read, read_words, tokens_of

CODES = list(LANGUAGES)

CONSTRUCTS = """12 1.234 1,5 3.14 -5 007 21 2026 1984 14.05.2026 2026-05-14 3/4 ½ 5½ 18:20 9-17 12,50 € $5 1e 2. 3º 80er
XIV IV A4 B2B COVID-19 v2.0.1 50 % 2 kg 100 km/h 21 °C 16 GB m² a@b.com www.example.org #1 @me & + = < > → 😂 🇩🇪 👩‍🚀
+49 170 1234567 030 10 000 12'345 1990-1995 (2) „3“ 5, 5. 5! u. z. B. Dr. M. etc. n° '80 2+2=4 10² 1/2 x/y http://a.b/c?d=1
I V X a A É ß Ω Привет 你好 नमस्ते १२ ٣ １２ ๕ ௩ 12,5-21 12.5-21 EUR5-EUR6 $5-$6 5kg-6kg""".split()

ALIKE = str.maketrans("sikåµσβв", "ſıKÅμςϐᲀ")
"""Letters, and others that are the same to `re` where case doesn't matter."""
NUMBERS = ("5", "2026", "XX.", "12,5", "1")

ANY_TOKEN = st.builds(
    Token,
    text=st.text(min_size=1, max_size=30)
    | st.text(alphabet="0123456789.,-/:$€%'\"°º½²xhapmAPMIVS@#+=()_éЖक年", min_size=1, max_size=30)
    | st.sampled_from(CONSTRUCTS),
    source=st.just(0),
)
CODE = st.sampled_from(CODES)


def has_something_to_say(text: str) -> bool:
    return any(unicodedata.category(char)[0] in "LN" for char in text)


@settings(deadline=None, max_examples=400)
@given(CODE, st.lists(ANY_TOKEN, max_size=12))
def test_any_tokens_can_be_read(code: str, tokens: list[Token]) -> None:
    readings = normalize(tokens, LANGUAGES[code])
    check_mapping(tokens, readings)
    for index, token in enumerate(tokens):
        said = "".join(reading.text for reading in readings if reading.token == index)
        if has_something_to_say(token.text) and not has_something_to_say(said):
            # It is part of a number that has fewer words than it has groups, as "000" in "2 000 000", but not unheard.
            assert index, token
            without = normalize(tokens[:index] + tokens[index + 1 :], LANGUAGES[code])
            assert [reading.text for reading in without] != [reading.text for reading in readings if reading.text], (
                token
            )


@settings(deadline=None, max_examples=400)
@given(CODE, st.lists(st.sampled_from(CONSTRUCTS)))
def test_any_mix_of_constructs_can_be_read(code: str, words: list[str]) -> None:
    assert not re.search(r"\d", read(code, " ".join(words)))


@pytest.mark.parametrize("code", CODES)
def test_what_rules_look_for_can_be_read_however_it_is_written(code: str) -> None:
    """To `re` "ſ" is an s in any case, and "I" is a "ı": what a pattern found isn't always what its table has."""
    grammar = importlib.import_module(f"cadenza.text.{LANGUAGES[code].grammar}").GRAMMAR
    sources = " ".join(rule.pattern.pattern for rule in grammar.rules)
    words = re.findall(
        r"[^\W\d]\S*[^\W\d]|[^\W\d]", re.sub(r"\\.|\(\?[^:]*:|\[[^\]]*\]|[{}()|?+*^$<>!=]", " ", sources)
    )
    for write in (str, str.upper, str.capitalize, lambda word: word.translate(ALIKE)):
        written = dict.fromkeys(map(write, words))
        read(code, " ".join(f"{word} {number}" for word, number in zip(written, cycle(NUMBERS), strict=False)))


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("glued", [False, True])
def test_spelled_tokens_and_tokens_of_a_script_without_spaces_are_read(code: str, glued: bool) -> None:
    tokens = [Token("2026", 0), Token("年", 1, glued=glued), Token("A1.", 2, spelled=True), Token("5", 3, ipa="x")]
    readings = normalize(tokens, LANGUAGES[code])
    check_mapping(tokens, readings)
    assert next(reading for reading in readings if reading.token == 1).glued == glued


def test_what_is_said_for_glued_tokens_is_shared() -> None:
    tokens = [Token("in", 0), Token("20", 1), Token("26", 2, glued=True), Token(",", 3, glued=True)]
    readings = normalize(tokens, LANGUAGES["en"])
    assert [(reading.text, reading.token, reading.glued) for reading in readings] == [
        ("in", 0, False),
        ("twenty", 1, False),
        ("twenty-six", 2, True),
        (",", 3, True),
    ]


@pytest.mark.parametrize(
    ("code", "text", "expected"),
    [
        (
            "de",
            "1 234 567 Menschen",
            ["eine Million", "zweihundertvierunddreißigtausend", "fünfhundertsiebenundsechzig"],
        ),
        ("de", "10 000 Menschen", ["zehn", "tausend"]),
        ("de", "18:20 Uhr,", ["achtzehn", "Uhr zwanzig,"]),
        ("de", "€ 12,50.", ["zwölf Euro", "fünfzig."]),
        ("de", "z. B. heute", ["zum", "Beispiel"]),
        ("fr", "14 h 30", ["quatorze", "heures", "trente"]),
        ("fr", "2 kg", ["deux", "kilogrammes"]),
        ("es", "EE. UU. y", ["Estados", "Unidos"]),
        ("pt", "R$ 5 milhões", ["cinco", "milhões de", "reais"]),
        ("nl", "5 mln euro", ["vijf", "miljoen", "euro"]),
    ],
)
def test_each_token_keeps_its_words(code: str, text: str, expected: list[str]) -> None:
    assert read_words(code, text)[: len(expected)] == expected


@pytest.mark.parametrize("code", CODES)
def test_the_end_of_a_span_is_not_negative(code: str) -> None:
    minus = read(code, "-5").removesuffix(read(code, "5")).strip()
    assert minus
    for text in ("5%-10%", "5-10 %", "5 % – 10 %", "10€-20€", "10 € – 20 €", "3 km-5 km", "18°-20°", "$10 - $20"):
        said = read(code, text)
        assert minus not in said, said
        assert not re.search(r"[%€°$]|\bkm\b", said), said


@pytest.mark.parametrize("code", CODES)
def test_the_dot_of_a_unit_ends_the_sentence_too(code: str) -> None:
    assert read(code, "5 min.")[-1] == "."
    assert read(code, "5 kg.")[-1] == "."


HOSTILE = [*"1.-a@/½_😀€:I", "1.", "1,", "$1", "1€", "a1-", "1/", "A.", "é😂", "1 ", "0 ", "1:", "1h", "+1", "a. "]


@pytest.mark.parametrize("code", CODES)
def test_hostile_text_takes_linear_time(code: str) -> None:
    read(code, "1 a")
    native = max(re.split(r"[\s,.?!。，、？।]+", load()[code].sentences[0]), key=len)
    for unit in (*HOSTILE, native, f"{native}1", f"1 {native}-"):
        long = _seconds_to_read(code, unit, 1_200)
        # Four times as long if it is linear, sixteen times if each character looks at all others.
        assert long < 0.1 or long < 10 * _seconds_to_read(code, unit, 300), unit


def _seconds_to_read(code: str, unit: str, characters: int) -> float:
    """Return the processor time of reading so many `characters` of a repeated `unit`."""
    tokens = tokens_of("1" + (unit * characters)[:characters])
    gc.disable()  # a collection looks at all that other tests have left
    try:
        start = time.process_time()
        normalize(tokens, LANGUAGES[code])
        return time.process_time() - start
    finally:
        gc.enable()
