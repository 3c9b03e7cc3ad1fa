"""What a Malay text is and how it is said."""

from __future__ import annotations

import pytest

from tests.text.grammars.reading import read

CASES = [
    ("24 hari, 0 dan 1", "dua puluh empat hari, kosong dan satu"),
    ("1,234,567 orang", "sejuta dua ratus tiga puluh empat ribu lima ratus enam puluh tujuh orang"),
    ("-5 dan +7", "negatif lima dan tambah tujuh"),
    ("3.14 dan 0.05", "tiga perpuluhan satu empat dan kosong perpuluhan kosong lima"),
    ("1984 dan 2026", "seribu sembilan ratus lapan puluh empat dan dua ribu dua puluh enam"),
    ("14 Mei 2026", "empat belas Mei dua ribu dua puluh enam"),
    ("14/05/2026", "empat belas Mei dua ribu dua puluh enam"),
    ("2026-05-14", "empat belas Mei dua ribu dua puluh enam"),
    ("5 Ogos 2026", "lima Ogos dua ribu dua puluh enam"),
    ("ke-5, abad ke-21", "kelima, abad kedua puluh satu"),
    ("tahun 1990-an", "tahun seribu sembilan ratus sembilan puluhan"),
    ("pukul 6.20 petang", "pukul enam dua puluh minit petang"),
    ("pukul 18:20 dan 9:00", "pukul lapan belas dua puluh minit dan sembilan"),
    ("9:30 pm", "sembilan tiga puluh minit petang"),
    ("8:00–16:30", "lapan hingga enam belas tiga puluh minit"),
    ("RM12.50", "dua belas ringgit lima puluh sen"),
    ("RM1,500 dan RM 0.99", "seribu lima ratus ringgit dan sembilan puluh sembilan sen"),
    ("RM2.5 juta", "dua perpuluhan lima juta ringgit"),
    ("$12.50 dan 1 €", "dua belas dolar lima puluh sen dan satu euro"),
    ("RM100/bulan", "seratus ringgit sebulan"),
    ("50% dan 3.5%", "lima puluh peratus dan tiga perpuluhan lima peratus"),
    ("5-10%", "lima hingga sepuluh peratus"),
    ("2 kg, 1 kg, 5 minit", "dua kilogram, satu kilogram, lima minit"),
    ("100 km/j, 21 °C", "seratus kilometer sejam, dua puluh satu darjah Celsius"),
    ("-3 °C", "negatif tiga darjah Celsius"),
    ("16 GB dan 5 m²", "enam belas gigabait dan lima meter persegi"),
    ("½ kg, 5½, 3/4", "setengah kilogram, lima setengah, tiga per empat"),
    ("03-1234 5678", "kosong tiga, satu dua tiga empat, lima enam tujuh lapan"),
    ("+60 12 345 6789", "tambah enam kosong, satu dua, tiga empat lima, enam tujuh lapan sembilan"),
    ("PIN 4829", "PIN empat lapan dua sembilan"),
    ("dll., cth.", "dan lain-lain, contohnya."),
    ("En. Ahmad dan Dr. Siti", "encik Ahmad dan doktor Siti"),
    ("No. 5, Jln. Ampang", "nombor lima, jalan Ampang"),
    ("abad XX dan Perang Dunia II", "abad kedua puluh dan Perang Dunia kedua"),
    ("ahmad@contoh.com.my", "ahmad at contoh titik com titik M Y"),
    ("www.contoh.my", "W W W titik contoh titik M Y"),
    ("v2.0.1", "versi dua titik kosong titik satu"),
    ("2+2=4 dan 10²", "dua tambah dua sama dengan empat dan sepuluh kuasa dua"),
    ("A4 dan COVID-19", "A empat dan COVID sembilan belas"),
    ("Ali & Abu", "Ali dan Abu"),
    ("dan/atau", "dan atau"),
    ("1990-1995", "seribu sembilan ratus sembilan puluh hingga seribu sembilan ratus sembilan puluh lima"),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_reads(text: str, expected: str) -> None:
    assert read("ms", text) == expected
