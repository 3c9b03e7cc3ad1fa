"""What a Dutch text is and how it is said."""

from __future__ import annotations

import pytest

from tests.text.grammars.reading import read

CASES = [
    ("24 dagen, 0 en 1", "vierentwintig dagen, nul en één"),
    ("1.234.567 mensen", "één miljoen tweehonderdvierendertigduizend vijfhonderdzevenenzestig mensen"),
    ("10 000 mensen", "tien duizend mensen"),
    ("1 dag, 21 dagen", "één dag, eenentwintig dagen"),
    ("-5 en +7", "min vijf en plus zeven"),
    ("3,14 en 0,05", "drie komma veertien en nul komma nul vijf"),
    ("3.14", "drie punt veertien"),
    ("1984 en 2026", "negentienhonderdvierentachtig en tweeduizend zesentwintig"),
    ("de jaren '80", "de jaren tachtig"),
    ("in 1900", "in negentienhonderd"),
    ("44 v. Chr.", "vierenveertig voor Christus."),
    ("op 14-05-2026", "op veertien mei tweeduizend zesentwintig"),
    ("1 mei 2026", "één mei tweeduizend zesentwintig"),
    ("3 jan. 2020", "drie januari tweeduizend twintig"),
    ("2026-05-14", "veertien mei tweeduizend zesentwintig"),
    ("ma 5 januari", "maandag vijf januari"),
    ("18.20 uur", "achttien uur twintig"),
    ("om 9.30 uur", "om negen uur dertig"),
    ("18:20", "achttien uur twintig"),
    ("1 uur", "één uur"),
    ("9-17 uur", "negen tot zeventien uur"),
    ("ma-vr 8:00–16:30 uur", "maandag tot vrijdag acht uur tot zestien uur dertig"),
    ("€ 12,50", "twaalf euro vijftig"),
    ("12,50 euro", "twaalf euro vijftig"),
    ("1 € en € 0,99", "één euro en negenennegentig cent"),
    ("$12.50", "twaalf dollar vijftig"),
    ("€ 12,05", "twaalf euro en vijf cent"),
    ("€ 1.500,-", "duizend vijfhonderd euro"),
    ("5 mln euro", "vijf miljoen euro"),
    ("€ 2,5 miljard", "twee komma vijf miljard euro"),
    ("2.000.000 euro", "twee miljoen euro"),
    ("€ 100/maand", "honderd euro per maand"),
    ("50 % en 3,5%", "vijftig procent en drie komma vijf procent"),
    ("2 kg, 1 kg, 5 min", "twee kilogram, één kilogram, vijf minuten"),
    ("100 km/u bij 21 °C", "honderd kilometer per uur bij eenentwintig graden Celsius"),
    ("16 GB en 5 m²", "zestien gigabyte en vijf vierkante meter"),
    ("½ kg, 5½, 3/4", "een halve kilogram, vijf en een half, drie kwart"),
    ("1/2 liter", "een halve liter"),
    ("020-1234567", "nul twee nul, één twee drie, vier vijf zes zeven"),
    ("06-12345678", "nul zes, één twee drie vier, vijf zes zeven acht"),
    ("+31 6 12345678", "plus drie één, zes, één twee drie vier, vijf zes zeven acht"),
    ("pincode 4829", "pincode vier acht twee negen"),
    ("de 3e keer en de 1ste", "de derde keer en de eerste"),
    ("de 21e eeuw", "de eenentwintigste eeuw"),
    ("dhr. Jansen en mevr. De Vries", "de heer Jansen en mevrouw De Vries"),
    ("bijv. hier, enz.", "bijvoorbeeld hier, enzovoort."),
    ("d.w.z. nu, t/m morgen", "dat wil zeggen nu, tot en met morgen"),
    ("nr. 5, blz. 12", "nummer vijf, bladzijde twaalf"),
    ("Lodewijk XIV", "Lodewijk de veertiende"),
    ("hoofdstuk IV", "hoofdstuk vier"),
    ("jan@voorbeeld.nl", "jan apenstaartje voorbeeld punt N L"),
    ("www.voorbeeld.nl", "W W W punt voorbeeld punt N L"),
    ("A4, B2B en COVID-19", "A vier, B twee B en COVID negentien"),
    ("de EU en de NS", "de E U en de N S"),
    ("v2.0.1", "versie twee punt nul punt één"),
    ("2+2=4 en 10²", "twee plus twee is vier en tien kwadraat"),
    ("Jansen & Co", "Jansen en Co"),
    ("1990-1995", "negentienhonderdnegentig tot negentienhonderdvijfennegentig"),
    ("en/of", "en of"),
    ("5%-10%, 10€-20€", "vijf procent tot tien procent, tien euro tot twintig euro"),
    (
        "ma t/m vr, op di. 14-01-2026",
        "maandag tot en met vrijdag, op dinsdag veertien januari tweeduizend zesentwintig",
    ),
    ("1012 AB Amsterdam", "één nul één twee A B Amsterdam"),
    ("2x daags, 2 pers. à € 5,- p.p.", "twee keer daags, twee personen à vijf euro per persoon."),
    ("tussen 9.00 en 12.00 uur", "tussen negen uur en twaalf uur"),
    ("NL91 ABNA 0417 1643 00", "N L negen één, A B N A, nul vier één zeven, één zes vier drie, nul nul"),
    ("Kerkstraat 5-2", "Kerkstraat vijf, twee"),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_reads(text: str, expected: str) -> None:
    assert read("nl", text) == expected
