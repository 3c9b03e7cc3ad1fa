"""What a Italian text is and how it is said."""

from __future__ import annotations

import pytest

from tests.text.grammars.reading import read

CASES = [
    ("24 pagine, 0 e 1", "ventiquattro pagine, zero e uno"),
    ("1.234.567 persone", "un milione duecentotrentaquattromilacinquecentosessantasette persone"),
    ("10.000 persone", "diecimila persone"),
    ("21 persone, 1 persona, 1 giorno, 1 studente", "ventuno persone, una persona, un giorno, uno studente"),
    ("-5 e +7", "meno cinque e più sette"),
    ("3,14 e 0,05", "tre virgola quattordici e zero virgola zero cinque"),
    ("3.14", "tre punto quattordici"),
    ("1984 e 2026", "millenovecentottantaquattro e duemilaventisei"),
    ("gli anni '80", "gli anni ottanta"),
    ("44 a.C.", "quarantaquattro avanti Cristo."),
    ("il 14/05/2026", "il quattordici maggio duemilaventisei"),
    ("il 1 maggio 2026", "il primo maggio duemilaventisei"),
    ("1º maggio", "primo maggio"),
    ("3 gen. 2020", "tre gennaio duemilaventi"),
    ("2026-05-14", "quattordici maggio duemilaventisei"),
    ("lun. 5 gennaio", "lunedì cinque gennaio"),
    ("alle 18:20", "alle diciotto e venti"),
    ("alle 9.30", "alle nove e trenta"),
    ("ore 14:00", "ore quattordici"),
    ("all'1:15", "all'una e quindici"),
    ("21:05", "ventuno e cinque"),
    ("18 h", "diciotto ore"),
    ("9:00-17:30", "nove a diciassette e trenta"),
    ("12,50 €", "dodici euro e cinquanta"),
    ("€ 12,50", "dodici euro e cinquanta"),
    ("1 € e 0,99 €", "un euro e novantanove centesimi"),
    ("$12.50", "dodici dollari e cinquanta"),
    ("5,01 €", "cinque euro e un centesimo"),
    ("1.500,00 EUR", "millecinquecento euro"),
    ("5 mln € e 2,5 mld di euro", "cinque milioni di euro e due virgola cinque miliardi di euro"),
    ("2.000.000 €", "due milioni di euro"),
    ("50 % e 3,5%", "cinquanta per cento e tre virgola cinque per cento"),
    ("2 kg, 1 kg, 21 kg", "due chilogrammi, un chilogrammo, ventuno chilogrammi"),
    ("100 km/h a 21 °C", "cento chilometri orari a ventuno gradi Celsius"),
    ("16 GB e 5 m²", "sedici gigabyte e cinque metri quadrati"),
    ("½ kg, 5½, 3/4", "mezzo chilogrammo, cinque e mezzo, tre quarti"),
    ("339 1234567", "tre tre nove, uno due tre, quattro cinque sei sette"),
    ("+39 06 1234567", "più tre nove, zero sei, uno due tre, quattro cinque sei sette"),
    ("il PIN 4829", "il PIN quattro otto due nove"),
    ("il 3° piano e la 2ª classe", "il terzo piano e la seconda classe"),
    ("Sig. Rossi e Sig.ra Bianchi", "signor Rossi e signora Bianchi"),
    ("Dott. Verdi e Dott.ssa Neri", "dottor Verdi e dottoressa Neri"),
    ("ad es. qui, ecc.", "ad esempio qui, eccetera."),
    ("n. 5, pag. 12", "numero cinque, pagina dodici"),
    ("il XXI secolo", "il ventunesimo secolo"),
    ("Luigi XIV ed Elisabetta II", "Luigi quattordicesimo ed Elisabetta seconda"),
    ("capitolo IV", "capitolo quattro"),
    ("mario.rossi@esempio.it", "mario punto rossi chiocciola esempio punto I T"),
    ("www.esempio.it", "W W W punto esempio punto I T"),
    ("A4, B2B e COVID-19", "A quattro, B due B e COVID diciannove"),
    ("la RAI e il CNR", "la RAI e il C N R"),
    ("v2.0.1", "versione due punto zero punto uno"),
    ("2+2=4 e 10²", "due più due uguale quattro e dieci al quadrato"),
    ("Rossi & Figli", "Rossi e Figli"),
    ("1990-1995", "millenovecentonovanta a millenovecentonovantacinque"),
    ("e/o", "e o"),
    ("Via Roma 5", "Via Roma cinque"),
    ("5%-10%, 10€-20€", "cinque per cento a dieci per cento, dieci euro a venti euro"),
    ("lun.-ven. 9.00-13.00", "lunedì a venerdì nove a tredici"),
    ("dal lun. al ven.", "dal lunedì al venerdì."),
    ("via Roma 12/A", "via Roma dodici barra A"),
    ("1 ora, 1 persona", "un' ora, una persona"),
    ("il dott. Rossi, volo AZ 2490", "il dottor Rossi, volo A Z duemilaquattrocentonovanta"),
    ("L'8 marzo, dell'80%", "L'otto marzo, dell'ottanta per cento"),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_reads(text: str, expected: str) -> None:
    assert read("it", text) == expected
