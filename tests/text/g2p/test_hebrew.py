"""Hebrew: vowels restored, pointed spelling read by rule."""

from __future__ import annotations

import pytest

from tests.text.g2p.spoken import said, sentence


@pytest.mark.parametrize(
    ("text", "symbols"),
    [
        ("שָׁלוֹם", "ʃalˈom"),
        ("יֶלֶד", "jˈeled"),
        ("סֵפֶר", "sˈefeʁ"),
        ("בֹּקֶר", "bˈokeʁ"),
        ("נַעַר", "nˈaʔaʁ"),
        ("רוּחַ", "ʁˈuax"),
        ("שָׂרָה", "saʁˈa"),
        ("כֶּלֶב", "kˈelev"),
        ("פַּרְפַּר", "paʁpˈaʁ"),
        ("בְּבֵית", "bevˈet"),
        ("שְׁמוֹנֶה", "ʃmonˈe"),
        ("יִשְׁמְרוּ", "jiʃmeʁˈu"),
        ("מַיִם", "mˈajim"),
        ("אֵלָיו", "elˈav"),
        ("חׇכְמָה", "xoxmˈa"),
        ("עָוֹן", "avˈon"),
    ],
)
def test_pointed_words_are_read_by_rule(text: str, symbols: str) -> None:
    assert sentence("he", text) == symbols


@pytest.mark.parametrize(
    ("text", "symbols"),
    [
        ("שלום, מה שלומך היום?", "ʃalˈom, ma ʃlomˈex hajˈom?"),
        ("אני רוצה להזמין שולחן לשני אנשים", "anˈi ʁoʦˈe lehazmˈin ʃulxˈan liʃnˈe anaʃˈim"),
        ("תודה רבה", "todˈa ʁabˈa"),
        ("ירושלים", "jeʁuʃalˈajim"),
        ("כל האנשים", "kol haʔanaʃˈim"),
        ('צה"ל', "ʦˈahal"),
        ("בוקר טוב", "bˈokeʁ tov"),
    ],
)
def test_vowels_are_restored(text: str, symbols: str) -> None:
    assert sentence("he", text) == symbols


def test_a_prefix_before_a_latin_word_is_read() -> None:
    assert said("he", "ב-WhatsApp")[0][1].startswith("bew")
