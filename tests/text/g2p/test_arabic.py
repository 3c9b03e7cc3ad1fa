"""Arabic: vowels restored, vowelled spelling read by rule."""

from __future__ import annotations

import pytest

from cadenza.text.g2p.arabic_vowels import Vowels
from tests.text.g2p.spoken import said, sentence


@pytest.mark.parametrize(
    ("text", "symbols"),
    [
        ("كِتَابٌ جَدِيدٌ", "kitˈaːbun ʤadˈiːd"),
        ("الشَّمْسُ وَالْقَمَرُ", "ʔaʃʃˈamsu walkˈɑmaɾ"),
        ("فِي الْبَيْتِ", "fiː lbajt"),
        ("بِالشَّارِعِ", "biʃʃˈaːɾiʔ"),
        ("مَدْرَسَةٌ كَبِيرَةٌ", "madɾˈasatun kabˈiːɾa"),
        ("مُدَرِّسٌ هُنَا", "mudˈaɾɾisun hˈunaː"),
        ("شُكْرًا", "ʃˈukɾan"),
        ("هَذَا", "hˈaːðaː"),
        ("اللَّهُ أَكْبَرُ", "ʔallˈaːhu ʔˈakbaɾ"),
        ("قَلْبٌ", "kɑlb"),
        ("صَبَاحُ الْخَيْرِ", "sɑbˈaːhu lxajɾ"),
        ("كَتَبُوا", "kˈatabuː"),
        ("عَلَى", "ʔˈalaː"),
        ("آمِن", "ʔˈaːmin"),
        ("يَوْمٌ", "jawm"),
    ],
)
def test_vowelled_words_are_read_by_rule(text: str, symbols: str) -> None:
    assert sentence("ar", text) == symbols


@pytest.mark.parametrize(
    ("text", "symbols"),
    [
        ("صباح الخير", "sɑbˈaːhu lxajɾ"),
        ("كيف حالك اليوم؟", "kˈajfa hˈaːlaka ljawm?"),
        ("ذهب الولد إلى المدرسة", "ðˈahaba lwˈaladu ʔˈilaː lmˈadɾasa"),
    ],
)
def test_vowels_are_restored(text: str, symbols: str) -> None:
    assert sentence("ar", text) == symbols


def test_latin_words_are_read() -> None:
    assert said("ar", "حسابك في WhatsApp،")[-1] == ("WhatsApp،", "wˌʌtsˈæp,")


@pytest.mark.parametrize(
    ("bare", "vowelled"),
    [
        ("بسم الله الرحمن الرحيم", "بِسْمِ اللَّهِ الرَّحْمَنِ الرَّحِيم"),
        ("سيصل طلبك الجديد غدا", "سَيَصِلُ طَلْبُكَ الْجَدِيدَ غَدًا"),
        ("طلب 5G", "طَلَبٌ 5G"),
        ("", ""),
    ],
)
def test_vowels_are_written_behind_their_letters(bare: str, vowelled: str) -> None:
    assert Vowels().restore(bare) == vowelled
