"""Korean: Hangul by the rules of standard pronunciation."""

from __future__ import annotations

import pytest

from cadenza.text.g2p import converter
from cadenza.text.tokens import Reading
from tests.text.g2p.spoken import said, sentence


@pytest.mark.parametrize(
    ("text", "symbols"),
    [
        ("안녕하세요", "annjʌŋhasejo"),
        ("한국말", "hanɡuŋmal"),  # a nasal before a nasal
        ("국물", "kuŋmul"),
        ("감사합니다", "kamsahamnida"),
        ("독립", "toŋnip"),  # ㄹ after a stop
        ("음료수", "ɯmnjosu"),
        ("신라", "ɕilla"),  # ㄴ beside ㄹ
        ("칼날", "kʰallal"),
        ("생산량", "sɛŋsannjaŋ"),
        ("좋다", "ʨotʰa"),  # ㅎ
        ("입학", "ipʰak"),
        ("많아", "mana"),
        ("놓는", "nonnɯn"),
        ("뚫는", "tullɯn"),
        ("밝히다", "palkʰida"),
        ("같이", "kaʨʰi"),  # palatalisation
        ("굳이", "kuʥi"),
        ("닫히다", "taʨʰida"),
        ("값이", "kapɕi"),  # two letters below
        ("없어요", "ʌpsʌjo"),
        ("읽다", "ikta"),
        ("읽고", "ilko"),
        ("앉다", "anta"),
        ("여덟", "jʌdʌl"),
        ("학교", "hakkjo"),  # tense after a stop, so not voiced
        ("꽃잎", "konnip"),  # ㄴ that comes in
        ("십육", "ɕimnjuk"),
        ("나의 의사", "nae ɰisa"),
        ("희망", "himaŋ"),
        ("시계", "ɕiɡe"),
        ("ㅋㅋ", "kʰɯkʰɯ"),
    ],
)
def test_hangul_is_read_by_rule(text: str, symbols: str) -> None:
    assert sentence("ko", text) == symbols


def test_the_rules_reach_across_words_but_not_across_a_pause() -> None:
    assert said("ko", "옷 한 벌") == [("옷", "o"), ("한", "tʰan"), ("벌", "pʌl")]
    assert said("ko", "옷, 한 벌") == [("옷,", "ot,"), ("한", "han"), ("벌", "pʌl")]


def test_an_ending_after_a_latin_word_is_part_of_the_word() -> None:
    assert said("ko", "iPhone을 샀어요.") == [("iPhone을", "ˈIfˌOnɯl"), ("샀어요.", "sasʌjo.")]


def test_letters_have_korean_names() -> None:
    (symbols,) = converter("ko", "ko-KR")([Reading("KBS", 0, letters=True)])
    assert symbols == " kʰei pi esɯ"
