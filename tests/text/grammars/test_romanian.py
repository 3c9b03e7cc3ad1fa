"""What a Romanian text is and how it is said."""

from __future__ import annotations

import pytest

from tests.text.grammars.reading import read

CASES = [
    ("Numărul 24, 0 și 105", "Numărul douăzeci și patru, zero și o sută cinci"),
    ("1.234.567 de locuitori", "un milion două sute treizeci și patru de mii cinci sute șaizeci și șapte de locuitori"),
    ("5 lei, 2 lei, 1 leu, 21 de lei", "cinci lei, doi lei, un leu, douăzeci și unu de lei"),
    ("1 oră, 2 ore, 1 minut, 2 minute, 12 zile", "o oră, două ore, un minut, două minute, douăsprezece zile"),
    ("2 ani, 12 luni, 1 zi, 22 de ore", "doi ani, douăsprezece luni, o zi, douăzeci și două de ore"),
    ("-5 și +7", "minus cinci și plus șapte"),
    ("3,5 și 0,05 și 3,14", "trei virgulă cinci și zero virgulă zero cinci și trei virgulă paisprezece"),
    ("anul 1984, în 2026", "anul o mie nouă sute optzeci și patru, în două mii douăzeci și șase"),
    ("14 mai 2026", "paisprezece mai două mii douăzeci și șase"),
    ("14.05.2026", "paisprezece mai două mii douăzeci și șase"),
    ("1 mai, 24 decembrie", "întâi mai, douăzeci și patru decembrie"),
    ("16 ian. 2026", "șaisprezece ianuarie două mii douăzeci și șase"),
    ("ora 18:20", "ora optsprezece și douăzeci de minute"),
    ("9:05 și 18:00", "nouă și cinci minute și optsprezece"),
    ("ora 1:00 și 12:30", "ora unu și douăsprezece și treizeci de minute"),
    ("9:00–17:00", "de la nouă la șaptesprezece"),
    ("12,50 lei", "doisprezece lei și cincizeci de bani"),
    ("25,50 lei", "douăzeci și cinci de lei și cincizeci de bani"),
    ("12,50 €", "doisprezece euro și cincizeci de cenți"),
    ("$12.50", "doisprezece dolari și cincizeci de cenți"),
    ("100 lei, 1 €", "o sută de lei, un euro"),
    ("5 mil. lei și 1,5 mld. dolari", "cinci milioane de lei și unu virgulă cinci miliarde de dolari"),
    ("2 lei/kg", "doi lei per kilogram"),
    ("50 % și 3,5%", "cincizeci la sută și trei virgulă cinci la sută"),
    ("5-10 %", "cinci până la zece la sută"),
    ("2 kg, 25 kg, 1 t, 2 h", "două kilograme, douăzeci și cinci de kilograme, o tonă, două ore"),
    ("100 km/h și 21 °C", "o sută de kilometri pe oră și douăzeci și unu de grade Celsius"),
    ("½ kg, 5½, 3/4", "jumătate de kilogram, cinci și jumătate, trei sferturi"),
    ("+40 21 123 4567", "plus patru zero, doi unu, unu doi trei, patru cinci șase șapte"),
    ("0722 123 456", "zero șapte doi doi, unu doi trei, patru cinci șase"),
    ("cod 4829", "cod patru opt doi nouă"),
    ("al 5-lea, a 2-a, al 21-lea", "al cincilea, a doua, al douăzeci și unulea"),
    ("secolul al XX-lea, a III-a", "secolul al douăzecilea, a treia"),
    ("etc.", "etcetera."),
    ("str. Lungă nr. 5, ap. 12", "strada Lungă numărul cinci, apartamentul doisprezece"),
    ("dl. Popescu și prof. Ionescu", "domnul Popescu și profesor Ionescu"),
    ("Ludovic al XIV-lea, Carol I", "Ludovic al paisprezecelea, Carol întâi"),
    ("info@firma.ro", "info arond firma punct R O"),
    ("SUA și ONU", "S U A și O N U"),
    ("A4, COVID-19", "A patru, COVID nouăsprezece"),
    ("iPhone 15 la magazin", "iPhone cincisprezece la magazin"),
    ("2+2=4", "doi plus doi egal patru"),
    ("§ 5", "paragraf cinci"),
    ("20.000 de oameni și 100.000", "douăzeci de mii de oameni și o sută de mii"),
    (
        "21 de ore, 21 de ani, 42 de minute",
        "douăzeci și una de ore, douăzeci și unu de ani, patruzeci și două de minute",
    ),
    ("٣٤", "treizeci și patru"),
    ("1/2 și 1/3", "o jumătate și o treime"),
    ("la 7:45", "la șapte și patruzeci și cinci de minute"),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_reads(text: str, expected: str) -> None:
    assert read("ro", text) == expected
