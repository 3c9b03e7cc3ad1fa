"""What a Swedish text is and how it is said."""

from __future__ import annotations

import pytest

from tests.text.grammars.reading import read

CASES = [
    ("24 dagar, 0 och 1", "tjugofyra dagar, noll och ett"),
    ("1 234 567 personer", "en miljon tvåhundratrettiofyratusen femhundrasextiosju personer"),
    ("1 bok, 1 hus, 21 dagar", "en bok, ett hus, tjugoett dagar"),
    ("-5 och +7", "minus fem och plus sju"),
    ("3,14 och 0,05", "tre komma fjorton och noll komma noll fem"),
    ("1984, 2026, 2005 och 1900", "nittonhundraåttiofyra, tjugohundratjugosex, tvåtusen fem och nittonhundra"),
    ("på 80-talet och 1990-talet", "på åttio talet och nittonhundranittio talet"),
    ("den 14 maj 2026", "den fjortonde maj tjugohundratjugosex"),
    ("2026-05-14", "fjortonde maj tjugohundratjugosex"),
    ("14.05.2026", "fjortonde maj tjugohundratjugosex"),
    ("mån 5 jan. 2026", "måndag femte januari tjugohundratjugosex"),
    ("1 maj", "första maj"),
    ("kl. 18.20", "klockan arton tjugo"),
    ("klockan 9.05 och 18:00", "klockan nio noll fem och arton noll noll"),
    ("8:00–16:30", "åtta noll noll till sexton trettio"),
    ("kl. 9–17", "klockan nio till sjutton"),
    ("12,50 kr", "tolv kronor och femtio öre"),
    ("1 kr och 0,99 €", "en krona och nittionio cent"),
    ("kr 100 och 99:-", "etthundra kronor och nittionio kronor"),
    ("$12.50 och 1 200 SEK", "tolv dollar och femtio cent och ettusen tvåhundra svenska kronor"),
    ("2,5 miljoner kronor", "två komma fem miljoner kronor"),
    ("50 % och 3,5%", "femtio procent och tre komma fem procent"),
    ("5-10 %", "fem till tio procent"),
    ("2 kg, 1 kg, 5 min, 1 h", "två kilogram, ett kilogram, fem minuter, en timme"),
    ("100 km/h vid 21 °C", "etthundra kilometer per timme vid tjugoen grader Celsius"),
    ("-3 °C", "minus tre grader Celsius"),
    ("16 GB och 5 m²", "sexton gigabyte och fem kvadratmeter"),
    ("½ kg, 5½, 3/4", "ett halvt kilogram, fem och en halv, tre fjärdedelar"),
    ("08-123 456 78", "noll åtta, ett två tre, fyra fem sex, sju åtta"),
    ("+46 70 123 45 67", "plus fyra sex, sju noll, ett två tre, fyra fem, sex sju"),
    ("pinkod 4829", "pinkod fyra åtta två nio"),
    ("den 1:a maj, 2:a gången och 3:e gången", "den första maj, andra gången och tredje gången"),
    ("EU:s och USA:s", "E us och U S as"),
    ("t.ex. hit, bl.a. dit m.m.", "till exempel hit, bland annat dit med mera."),
    ("dr Svensson och prof. Berg", "doktor Svensson och professor Berg"),
    ("nr 5, s. 12", "nummer fem, sidan tolv"),
    ("Gustav III och kapitel IV", "Gustav den tredje och kapitel fyra"),
    ("anna@exempel.se", "anna snabel-a exempel punkt S E"),
    ("www.exempel.se", "W W W punkt exempel punkt S E"),
    ("v2.0.1", "version två punkt noll punkt ett"),
    ("2+2=4 och 10²", "två plus två är lika med fyra och tio i kvadrat"),
    ("A4 och COVID-19", "A fyra och COVID nitton"),
    ("Svensson & Co", "Svensson och Co"),
    ("och/eller", "och eller"),
    ("§ 5 och #3", "paragraf fem och nummer tre"),
    ("1990–1995", "nittonhundranittio till nittonhundranittiofem"),
    ("SVT och EU", "S V T och E U"),
    ("100 kr/mån", "etthundra kronor per månad"),
    ("5 st", "fem stycken"),
    ("Anna bor i Malmö och gillar iPhone 15", "Anna bor i Malmö och gillar iPhone femton"),
    ("٢٤ dagar", "tjugofyra dagar"),
    ("den 14/5", "den fjortonde maj"),
    ("9.00–17.30", "nio noll noll till sjutton trettio"),
    ("5%-10%, 10€-20€", "fem procent till tio procent, tio euro till tjugo euro"),
    (
        "tis 14/1, senast 15/3, 14/1 2026",
        "tisdag fjortonde januari, senast femtonde mars, fjortonde januari tjugohundratjugosex",
    ),
    ("Storgatan 12 A, 114 55 Stockholm", "Storgatan tolv A, ett ett fyra, fem fem Stockholm"),
    ("2 ggr/dag, 2 pers.", "två gånger per dag, två personer."),
    ("Bankgiro 123-4567", "Bankgiro ett två tre, fyra fem sex sju"),
    ("kl. 7.15 e.m.", "klockan sju femton på eftermiddagen."),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_reads(text: str, expected: str) -> None:
    assert read("sv", text) == expected
