"""What a Croatian text is and how it is said."""

from __future__ import annotations

import pytest

from tests.text.grammars.reading import read

CASES = [
    ("Broj 24, 0 i 105", "Broj dvadeset i četiri, nula i sto pet"),
    ("1.234.567 stanovnika", "jedan milijun dvjesto trideset i četiri tisuće petsto šezdeset i sedam stanovnika"),
    ("5 eura, 2 eura, 1 euro, 21 euro", "pet eura, dva eura, jedan euro, dvadeset i jedan euro"),
    (
        "1 minuta, 2 minute, 1 mjesto, 2 sata, za 1 minutu",
        "jedna minuta, dvije minute, jedno mjesto, dva sata, za jednu minutu",
    ),
    ("22 godine i 3 dana", "dvadeset i dvije godine i tri dana"),
    ("-5 i +7", "minus pet i plus sedam"),
    ("3,5 i 0,05 i 3,14", "tri zarez pet i nula zarez nula pet i tri zarez četrnaest"),
    ("1984. godina, u 2026. godini", "tisuću devetsto osamdeset četvrta godina, u dvije tisuće dvadeset šestoj godini"),
    ("do 2030. godine", "do dvije tisuće tridesete godine"),
    ("u 2026. smo putovali", "u dvije tisuće dvadeset šestoj smo putovali"),
    ("14. svibnja 2026.", "četrnaestog svibnja dvije tisuće dvadeset šeste."),
    ("14. svibnja 2026. u Zagrebu", "četrnaestog svibnja dvije tisuće dvadeset šeste u Zagrebu"),
    ("14. svibnja 2026. godine", "četrnaestog svibnja dvije tisuće dvadeset šeste godine"),
    ("14.5.2026.", "četrnaestog svibnja dvije tisuće dvadeset šeste godine."),
    ("14. 5. 2026. godine", "četrnaestog svibnja dvije tisuće dvadeset šeste godine"),
    ("u svibnju 2026.", "u svibnju dvije tisuće dvadeset šeste."),
    ("1. siječnja, 24. prosinca", "prvog siječnja, dvadeset četvrtog prosinca"),
    ("pon., 5. 1. 2026.", "ponedjeljak, petog siječnja dvije tisuće dvadeset šeste godine."),
    ("18:20", "osamnaest sati i dvadeset minuta"),
    ("9:05 i 18:00", "devet sati i pet minuta i osamnaest sati"),
    ("u 18.20 sati", "u osamnaest sati i dvadeset minuta"),
    ("9:00–17:00", "od devet do sedamnaest"),
    ("pon-pet 9:00–17:00", "ponedjeljak do petak od devet do sedamnaest"),
    ("12,50 €", "dvanaest eura i pedeset centi"),
    ("$12.50", "dvanaest dolara i pedeset centi"),
    ("2 € po kg", "dva eura po kilogram"),
    ("5 mil. eura i 1,5 mlrd. dolara", "pet milijuna eura i jedan zarez pet milijardi dolara"),
    ("50 % i 3,5%", "pedeset posto i tri zarez pet posto"),
    ("5-10 %", "pet do deset posto"),
    (
        "2 kg, 1 t, 21 km, 2 h, 1,5 l",
        "dva kilograma, jedna tona, dvadeset i jedan kilometar, dva sata, jedan zarez pet litara",
    ),
    ("100 km/h i 21 °C", "sto kilometara na sat i dvadeset i jedan Celzijev stupanj"),
    ("½ kg, 5½, 3/4", "pola kilograma, pet i pol, tri četvrtine"),
    ("+385 1 2345 678", "plus tri osam pet, jedan, dva tri četiri pet, šest sedam osam"),
    ("091 234 5678", "nula devet jedan, dva tri četiri, pet šest sedam osam"),
    ("šifra 4829", "šifra četiri osam dva devet"),
    ("5. razred, na 3. mjestu, 2. mjesto", "peti razred, na trećem mjestu, drugo mjesto"),
    ("u 20. stoljeću, XX. stoljeće", "u dvadesetom stoljeću, dvadeseto stoljeće"),
    ("npr. sutra itd.", "na primjer sutra i tako dalje."),
    ("Ilica 5, br. 12", "Ilica pet, broj dvanaest"),
    ("dr. Horvat i prof. Novak", "doktor Horvat i profesor Novak"),
    ("Ivan Pavao II., Elizabeta II.", "Ivan Pavao drugi, Elizabeta druga."),
    ("info@firma.hr", "info at firma točka H R"),
    ("SAD i UN", "S A D i U N"),
    ("A4, COVID-19", "A četiri, COVID devetnaest"),
    ("iPhone 15 u trgovini", "iPhone petnaest u trgovini"),
    ("2+2=4", "dva plus dva jednako četiri"),
    ("§ 5", "paragraf pet"),
    ("pro 2026", "pro dvije tisuće dvadeset i šest"),
    ("٣٤", "trideset i četiri"),
    ("Rođen je 1961. u Splitu", "Rođen je tisuću devetsto šezdeset prve u Splitu"),
    ("s 3. perona", "s trećeg perona"),
    ("1961. godine", "tisuću devetsto šezdeset prve godine"),
    ("5%-10%", "pet posto do deset posto"),
    ("14.–16.5.2026.", "četrnaestog do šesnaestog svibnja dvije tisuće dvadeset šeste godine."),
    ("od 1. do 5. svibnja", "od prvog do petog svibnja"),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_reads(text: str, expected: str) -> None:
    assert read("hr", text) == expected
