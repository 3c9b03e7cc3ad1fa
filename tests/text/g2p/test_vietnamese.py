"""Vietnamese: syllables by the rules of Hanoi, six tones in four arrows."""

from __future__ import annotations

import pytest

from cadenza.text.g2p import converter
from cadenza.text.tokens import Reading
from tests.text.g2p.spoken import said, sentence


@pytest.mark.parametrize(
    ("text", "symbols"),
    [
        ("ma mà má mả mã mạ", "maː→ maː↘ maː↗ maː↓ maː↓↗ maː↓ʔ"),
        ("xin chào", "si→n ʨaː↘w"),
        ("ngày mai", "ŋa↘j maː→j"),
        ("nghiêng", "ŋiə→ŋ"),
        ("khách", "xɛ↗k"),
        ("anh", "ɛ→ɲ"),
        ("phở", "fəː↓"),
        ("thuở", "tʰwəː↓"),
        ("trà", "ʨaː↘"),
        ("đường", "dɯə↘ŋ"),
        ("được", "dɯə↓k"),
        ("bạn", "baː↓nʔ"),
        ("gì giếng gia gìn", "zi↘ ziə↗ŋ zaː→ zi↘n"),
        ("quốc quý", "kwo↗k kwi↗"),
        ("khuya khuyên", "xwiə→ xwiə→n"),
        ("thủy thuỷ", "tʰwi↓ tʰwi↓"),
        ("rượu yêu", "zɯə↓wʔ iə→w"),
        ("mua", "muə→"),
        ("Nguyễn", "ŋwiə↓↗n"),
        ("hai mươi lăm", "haː→j mɯə→j la→m"),
    ],
)
def test_syllables_are_read_by_rule(text: str, symbols: str) -> None:
    assert sentence("vi", text) == symbols


def test_accents_may_be_composed_or_not() -> None:
    assert sentence("vi", "ti\u00ea\u0301ng Vi\u1ec7t") == sentence("vi", "tiếng Việt")


def test_what_is_no_syllable_is_foreign() -> None:
    assert said("vi", "Facebook và WiFi") == [("Facebook", "fˈAsbʊk"), ("và", "vaː↘"), ("WiFi", "wˈI fˌI")]


def test_letters_have_vietnamese_names() -> None:
    (symbols,) = converter("vi", "vi-VN")([Reading("BCD", 0, letters=True)])
    assert symbols == " be→ se→ ze→"
