"""What a Hungarian text is and how it is said."""

from __future__ import annotations

import pytest

from tests.text.grammars.reading import read

CASES = [
    ("24 nap, 0 és 1", "huszonnégy nap, nulla és egy"),
    ("2 alma, 12 hónap és 32", "két alma, tizenkét hónap és harminckettő"),
    ("1 234 567 ember", "egymillió kétszázharmincnégyezer ötszázhatvanhét ember"),
    ("12 000 és 2 500", "tizenkétezer és kétezer ötszáz"),
    ("-5 és +7", "mínusz öt és plusz hét"),
    ("3,14 és 0,5", "három egész tizennégy század és nulla egész öt tized"),
    ("1984 és 2026", "ezerkilencszáznyolcvannégy és kétezer huszonhat"),
    ("2026. május 14.", "kétezer huszonhat május tizennegyedike."),
    ("2026. május 14-én, szerdán", "kétezer huszonhat május tizennegyedikén, szerdán"),
    ("május 3-án és január 1-jén", "május harmadikán és január elsején"),
    ("2026. 05. 14.", "kétezer huszonhat május tizennegyedike."),
    ("2026.05.14.", "kétezer huszonhat május tizennegyedike."),
    ("2026-05-14", "kétezer huszonhat május tizennegyedike"),
    ("május 14-től 20-ig", "május tizennegyedikétől húszig"),
    ("május 3–5. között", "május harmadikától ötödikéig között"),
    ("okt. 23.", "október huszonharmadika."),
    ("2026-ban, 1990-es", "kétezer huszonhatban, ezerkilencszázkilencvenes"),
    ("3. emelet, 2. és 21. kérdés", "harmadik emelet, második és huszonegyedik kérdés"),
    ("18:20-kor", "tizennyolc óra húszkor"),
    ("9:05 és 18:00", "kilenc óra öt perc és tizennyolc óra"),
    ("18:00-tól 20:30-ig", "tizennyolc órától húsz óra harmincig"),
    ("5-kor, 2-kor és 8-ig", "ötkor, kettőkor és nyolcig"),
    ("1500 Ft", "ezerötszáz forint"),
    ("12,50 €", "tizenkét euró ötven cent"),
    ("1 € és 0,99 €", "egy euró és kilencvenkilenc cent"),
    ("2,5 millió forint", "két egész öt tized millió forint"),
    ("$12.50", "tizenkét dollár ötven cent"),
    ("50% és 3,5%", "ötven százalék és három egész öt tized százalék"),
    ("20%-os, 100 Ft-ért, 5 km-re", "húsz százalékos, száz forintért, öt kilométerre"),
    ("5-10 %", "öt — tíz százalék"),
    ("2 kg, 1 kg, 5 perc", "két kilogramm, egy kilogramm, öt perc"),
    ("100 km/h, 21 °C", "száz kilométer per óra, huszonegy fok"),
    ("-3 °C", "mínusz három fok"),
    ("16 GB és 5 m²", "tizenhat gigabájt és öt négyzetméter"),
    ("½ kg, 5½, 3/4", "fél kilogramm, öt és fél, három negyed"),
    ("06 30 123 4567", "nulla hat, harminc, százhuszonhárom, negyvenöt, hatvanhét"),
    ("+36 30 123 4567", "plusz harminchat, harminc, százhuszonhárom, negyvenöt, hatvanhét"),
    ("PIN-kód: 4829", "Pinkód: négy nyolc kettő kilenc"),
    ("5-ös, 3-as, 4-gyel és 7-es", "ötös, hármas, néggyel és hetes"),
    ("2-szer, 3-szor", "kétszer, háromszor"),
    ("pl. itt, stb.", "például itt, satöbbi."),
    ("dr. Kovács és prof. Nagy", "doktor Kovács és professzor Nagy"),
    ("kb. 5", "körülbelül öt"),
    ("IV. Béla és XIV. Lajos", "negyedik Béla és tizennegyedik Lajos"),
    ("a XX. század, XIII. kerület", "a huszadik század, tizenharmadik kerület"),
    ("anna@pelda.hu", "anna kukac pelda pont H U"),
    ("www.pelda.hu", "W W W pont pelda pont H U"),
    ("v2.0.1", "verzió kettő pont nulla pont egy"),
    ("2+2=4 és 10²", "kettő plusz kettő egyenlő négy és tíz a négyzeten"),
    ("A4 és COVID-19", "A négy és COVID tizenkilenc"),
    ("EU-ban és USA", "E úban és USA"),
    ("Kovács & Társa", "Kovács és Társa"),
    ("és/vagy", "és vagy"),
    ("§ 5 és #3", "paragrafus öt és szám három"),
    ("8:00–16:30 és 9:00-17:00", "nyolc órától tizenhat óra harmincig és kilenc órától tizenhét óráig"),
    ("1990–1995", "ezerkilencszázkilencventől ezerkilencszázkilencvenötig"),
    ("20-ért", "húszért"),
    ("H–P, Május 5-én", "hétfőtől péntekig, Május ötödikén"),
    ("5%-10%", "öt százalék — tíz százalék"),
    ("május 14.-16.", "május tizennegyedikétől tizenhatodikáig."),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_reads(text: str, expected: str) -> None:
    assert read("hu", text) == expected
