"""What a Czech text is and how it is said."""

from __future__ import annotations

import pytest

from tests.text.grammars.reading import read

CASES = [
    ("Číslo 24, 0 a 105", "Číslo dvacet čtyři, nula a sto pět"),
    ("1 234 567 obyvatel", "jeden milion dvě stě třicet čtyři tisíc pět set šedesát sedm obyvatel"),
    ("5 korun, 2 koruny, 1 koruna, 21 korun", "pět korun, dvě koruny, jedna koruna, dvacet jedna korun"),
    ("1 minuta, 2 hodiny, 1 město, 2 města", "jedna minuta, dvě hodiny, jedno město, dvě města"),
    ("2 dny, 2 ulice, po 5 minutách, za 1 hodinu", "dva dny, dvě ulice, po pěti minutách, za jednu hodinu"),
    ("-5 a +7", "minus pět a plus sedm"),
    ("3,5 a 0,05 a 12,25", "tři celé pět a nula celá nula pět a dvanáct celých dvacet pět"),
    ("rok 1984, v roce 2026", "rok devatenáct set osmdesát čtyři, v roce dva tisíce dvacet šest"),
    ("14. května 2026", "čtrnáctého května dva tisíce dvacet šest"),
    ("14.5.2026", "čtrnáctého května dva tisíce dvacet šest"),
    ("14. 5. 2026", "čtrnáctého května dva tisíce dvacet šest"),
    ("1. ledna, 24. prosince", "prvního ledna, dvacátého čtvrtého prosince"),
    ("Po 5. 1. 2026", "pondělí pátého ledna dva tisíce dvacet šest"),
    ("plán pro 2026", "plán pro dva tisíce dvacet šest"),
    ("18:20", "osmnáct hodin dvacet minut"),
    ("9:05 a 18:00", "devět hodin pět minut a osmnáct hodin"),
    ("v 18.20 hod.", "v osmnáct hodin dvacet minut."),
    ("od 9:00 do 17:00", "od devíti hodin do sedmnácti hodin"),
    ("po–pá 9:00–17:00", "pondělí až pátek od devíti hodin do sedmnácti hodin"),
    ("Po-Pá 9:00–17:00", "pondělí až pátek od devíti hodin do sedmnácti hodin"),
    ("12,50 Kč", "dvanáct korun padesát haléřů"),
    ("12,50 €", "dvanáct eur padesát centů"),
    ("$12.50", "dvanáct dolarů padesát centů"),
    ("2 Kč za kg", "dvě koruny za kilogram"),
    ("5 mil. Kč a 1,5 mld. dolarů", "pět milionů korun a jedna celá pět miliardy dolarů"),
    ("do 500 korun, kolem 20 lidí, do 5 kg", "do pěti set korun, kolem dvaceti lidí, do pěti kilogramů"),
    ("50 % a 3,5%", "padesát procent a tři celé pět procenta"),
    ("5-10 %", "pět až deset procent"),
    (
        "2 kg, 1 t, 21 km, 2 h, 1,5 l",
        "dva kilogramy, jedna tuna, dvacet jeden kilometrů, dvě hodiny, jedna celá pět litru",
    ),
    ("100 km/h a 21 °C", "sto kilometrů za hodinu a dvacet jeden stupňů Celsia"),
    ("½ kg, 5½, 3/4", "půl kilogramu, pět a půl, tři čtvrtiny"),
    ("+420 602 123 456", "plus čtyři dva nula, šest nula dva, jeden dva tři, čtyři pět šest"),
    ("602 123 456", "šest nula dva, jeden dva tři, čtyři pět šest"),
    ("kód 4829", "kód čtyři osm dva devět"),
    ("5. ročník, na 3. místě, 2. patro", "pátý ročník, na třetím místě, druhé patro"),
    ("ve 20. století", "ve dvacátém století"),
    ("20letý, 20-letý", "dvacetiletý, dvacetiletý"),
    ("např. zítra atd.", "například zítra a tak dále."),
    ("ul. Dlouhá 5, č. 12", "ulice Dlouhá pět, číslo dvanáct"),
    ("MUDr. Novák a prof. Svoboda", "doktor Novák a profesor Svoboda"),
    ("Karel IV. byl král, Karla IV., XX. století", "Karel čtvrtý byl král, Karla čtvrtého, dvacáté století"),
    ("info@firma.cz", "info zavináč firma tečka C Z"),
    ("USA a OSN", "U S A a O S N"),
    ("A4, COVID-19", "A čtyři, COVID devatenáct"),
    ("iPhone 15 v Alze", "iPhone patnáct v Alze"),
    ("2+2=4", "dva plus dva se rovná čtyři"),
    ("§ 5", "paragraf pět"),
    ("1 000 000 000 a 2 000 000 000", "jedna miliarda a dvě miliardy"),
    ("od 9.00 do 17.00 hod.", "od devíti hodin do sedmnácti hodin."),
    ("٣٤", "třicet čtyři"),
    ("z 3. nástupiště", "z třetího nástupiště"),
    ("v 90. letech 20. století", "v devadesátých letech dvacátého století"),
    ("z 5. patra", "z pátého patra"),
    ("5x denně", "pět krát denně"),
    ("5%-10%, 1 – 2 min.", "pět procent až deset procent, jedna až dvě minuty."),
    (
        "14.–16.5.2026, 14. 5. – 16. 5. 2026",
        "čtrnáctého až šestnáctého května dva tisíce dvacet šest, čtrnáctého května až šestnáctého května dva "
        "tisíce dvacet šest",
    ),
    ("na 5. května, od 1. do 5. května", "na pátého května, od prvního do pátého května"),
    ("před 5. květnem, po 5. květnu, k 5. květnu", "před pátým květnem, po pátém květnu, k pátému květnu"),
    ("5. květen", "pátý květen"),
    ("v 7.05.", "v sedm hodin pět minut."),
    ("Dlouhá 12/4, 110 00 Praha 1", "Dlouhá dvanáct lomeno čtyři, jeden jeden nula, nula nula Praha jeden"),
    ("za 3–5 pracovních dnů, 21 dní", "za tři až pět pracovních dnů, dvacet jeden dní"),
    ("7. kolej, 49 Kč/měs.", "sedmá kolej, čtyřicet devět korun za měsíc."),
    ("v ul. Květná 5, let OK 2490", "v ulici Květná pět, let O K dva tisíce čtyři sta devadesát"),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_reads(text: str, expected: str) -> None:
    assert read("cs", text) == expected
