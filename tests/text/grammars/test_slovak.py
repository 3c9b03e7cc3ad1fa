"""What a Slovak text is and how it is said."""

from __future__ import annotations

import pytest

from tests.text.grammars.reading import read

CASES = [
    ("Číslo 24, 0 a 105", "Číslo dvadsaťštyri, nula a sto päť"),
    ("1 234 567 obyvateľov", "jeden milión dvesto tridsaťštyritisíc päťsto šesťdesiatsedem obyvateľov"),
    ("5 eur, 2 eurá, 1 euro, 21 eur", "päť eur, dve eurá, jedno euro, dvadsaťjedno eur"),
    ("1 minúta, 2 hodiny, 1 mesto, 2 mestá", "jedna minúta, dve hodiny, jedno mesto, dve mestá"),
    ("2 dni, 2 ulice, po 5 minútach, za 1 hodinu", "dva dni, dve ulice, po piatich minútach, za jednu hodinu"),
    ("-5 a +7", "mínus päť a plus sedem"),
    ("3,5 a 0,05 a 12,25", "tri celé päť a nula celá nula päť a dvanásť celých dvadsaťpäť"),
    ("v roku 1984, v roku 2026", "v roku tisíc deväťsto osemdesiatštyri, v roku dvetisíc dvadsaťšesť"),
    ("14. mája 2026", "štrnásteho mája dvetisíc dvadsaťšesť"),
    ("14.5.2026", "štrnásteho mája dvetisíc dvadsaťšesť"),
    ("1. januára, 24. decembra", "prvého januára, dvadsiateho štvrtého decembra"),
    ("Po 5. 1. 2026", "pondelok piateho januára dvetisíc dvadsaťšesť"),
    ("18:20", "osemnásť hodín dvadsať minút"),
    ("9:05 a 18:00", "deväť hodín päť minút a osemnásť hodín"),
    ("o 18:20", "o osemnástej dvadsať"),
    ("o 18.20 hod.", "o osemnástej dvadsať."),
    ("od 9:00 do 17:00", "od deviatej do sedemnástej"),
    ("po–pi 9:00–17:00", "pondelok až piatok od deviatej do sedemnástej"),
    ("12,50 €", "dvanásť eur päťdesiat centov"),
    ("$12.50", "dvanásť dolárov päťdesiat centov"),
    ("2 € za kg", "dve eurá za kilogram"),
    ("5 mil. eur a 1,5 mld. dolárov", "päť miliónov eur a jedna celá päť miliardy dolárov"),
    ("do 500 eur, okolo 20 ľudí, do 5 kg", "do päťsto eur, okolo dvadsiatich ľudí, do piatich kilogramov"),
    ("50 % a 3,5%", "päťdesiat percent a tri celé päť percenta"),
    ("5-10 %", "päť až desať percent"),
    (
        "2 kg, 1 t, 21 km, 2 h, 1,5 l",
        "dva kilogramy, jedna tona, dvadsaťjeden kilometrov, dve hodiny, jedna celá päť litra",
    ),
    ("100 km/h a 21 °C", "sto kilometrov za hodinu a dvadsaťjeden stupňov Celzia"),
    ("½ kg, 5½, 3/4", "pol kilogramu, päť a pol, tri štvrtiny"),
    ("+421 902 123 456", "plus štyri dva jeden, deväť nula dva, jeden dva tri, štyri päť šesť"),
    ("0902 123 456", "nula deväť nula dva, jeden dva tri, štyri päť šesť"),
    ("kód 4829", "kód štyri osem dva deväť"),
    ("5. ročník, na 3. mieste, 2. poschodie", "piaty ročník, na treťom mieste, druhé poschodie"),
    ("v 20. storočí", "v dvadsiatom storočí"),
    ("20-ročný", "dvadsaťročný"),
    ("napr. zajtra atď.", "napríklad zajtra a tak ďalej."),
    ("ul. Dlhá 5, č. 12", "ulica Dlhá päť, číslo dvanásť"),
    ("MUDr. Novák a prof. Svoboda", "doktor Novák a profesor Svoboda"),
    ("Karol IV. bol kráľ, XX. storočie", "Karol štvrtý bol kráľ, dvadsiate storočie"),
    ("info@firma.sk", "info zavináč firma bodka S K"),
    ("USA a OSN", "U S A a O S N"),
    ("A4, COVID-19", "A štyri, COVID devätnásť"),
    ("iPhone 15 v obchode", "iPhone pätnásť v obchode"),
    ("2+2=4", "dva plus dva rovná sa štyri"),
    ("§ 5", "paragraf päť"),
    ("5 000 a 21 000 a 1 000 000 000", "päť tisíc a dvadsaťjeden tisíc a jedna miliarda"),
    ("٣٤", "tridsaťštyri"),
    ("z 3. nástupišťa", "z tretieho nástupišťa"),
    ("v 90. rokoch", "v deväťdesiatych rokoch"),
    ("5%-10%", "päť percent až desať percent"),
    ("14.–16.5.2026", "štrnásteho až šestnásteho mája dvetisíc dvadsaťšesť"),
    (
        "na 14. mája, od 1. do 5. mája, pred 5. májom",
        "na štrnásteho mája, od prvého do piateho mája, pred piatym májom",
    ),
    ("Dlhá 5/7", "Dlhá päť lomeno sedem"),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_reads(text: str, expected: str) -> None:
    assert read("sk", text) == expected
