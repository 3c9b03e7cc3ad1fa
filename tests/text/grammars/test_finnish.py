"""What a Finnish text is and how it is said."""

from __future__ import annotations

import pytest

from tests.text.grammars.reading import read

CASES = [
    ("24 päivää, 0 ja 1", "kaksikymmentäneljä päivää, nolla ja yksi"),
    (
        "1 234 567 ihmistä",
        "yksi miljoona kaksisataa kolmekymmentäneljätuhatta viisisataa kuusikymmentäseitsemän ihmistä",
    ),
    ("-5 ja +7", "miinus viisi ja plus seitsemän"),
    ("3,14 ja 0,05", "kolme pilkku neljätoista ja nolla pilkku nolla viisi"),
    ("1984 ja 2026", "tuhat yhdeksänsataa kahdeksankymmentäneljä ja kaksituhatta kaksikymmentäkuusi"),
    ("14.5.2026", "neljästoista toukokuuta kaksituhatta kaksikymmentäkuusi"),
    ("maanantaina 14.5.", "maanantaina neljäntenätoista toukokuuta."),
    ("ma 5.1.2026", "maanantaina viides tammikuuta kaksituhatta kaksikymmentäkuusi"),
    ("1. toukokuuta 2026", "ensimmäinen toukokuuta kaksituhatta kaksikymmentäkuusi"),
    ("2026-05-14", "neljästoista toukokuuta kaksituhatta kaksikymmentäkuusi"),
    (
        "toukokuu 2026 ja toukokuussa 2026",
        "toukokuu kaksituhatta kaksikymmentäkuusi ja toukokuussa kaksituhatta kaksikymmentäkuusi",
    ),
    ("3. kerros, 3. kerroksessa ja 2. kerran", "kolmas kerros, kolmannessa kerroksessa ja toisen kerran"),
    ("klo 18.20", "kello kahdeksantoista kaksikymmentä"),
    ("kello 9.05 ja 18:00", "kello yhdeksän nolla viisi ja kahdeksantoista nolla nolla"),
    ("klo 9–17", "kello yhdeksästä seitsemääntoista"),
    ("ma–pe 8:00–16:30", "maanantaista perjantaihin kahdeksan nolla nolla viiva kuusitoista kolmekymmentä"),
    ("12,50 €", "kaksitoista euroa viisikymmentä senttiä"),
    ("1 € ja 0,99 €", "yksi euro ja yhdeksänkymmentäyhdeksän senttiä"),
    ("1 500 EUR ja $12.50", "tuhat viisisataa euroa ja kaksitoista dollaria viisikymmentä senttiä"),
    ("2,5 milj. euroa", "kaksi pilkku viisi miljoonaa euroa"),
    ("100 €/kk ja 15 €/h", "sata euroa kuukaudessa ja viisitoista euroa tunnissa"),
    ("50 % ja 3,5 %", "viisikymmentä prosenttia ja kolme pilkku viisi prosenttia"),
    (
        "10 %:n korotus, 50 %:iin ja 20 %:lla",
        "kymmenen prosentin korotus, viiteenkymmeneen prosenttiin ja kahdellakymmenellä prosentilla",
    ),
    ("2 kg, 1 kg, 5 min, 1 h", "kaksi kiloa, yksi kilo, viisi minuuttia, yksi tunti"),
    ("100 km/h, 21 °C", "sata kilometriä tunnissa, kaksikymmentäyksi astetta"),
    ("-3 °C", "miinus kolme astetta"),
    ("16 GB ja 5 m²", "kuusitoista gigatavua ja viisi neliömetriä"),
    ("½ kg, 5½, 3/4", "puoli kiloa, viisi ja puoli, kolme neljäsosaa"),
    ("5 minuutin päästä, 3 kaupungissa", "viiden minuutin päästä, kolmessa kaupungissa"),
    ("5:s, 5:nnen, 3:ssa ja 20:een", "viides, viidennen, kolmessa ja kahteenkymmeneen"),
    ("1990-luvulla", "tuhat yhdeksänsataa yhdeksänkymmentä luvulla"),
    ("040 123 4567", "nolla neljä nolla, yksi kaksi kolme, neljä viisi kuusi seitsemän"),
    ("+358 40 123 4567", "plus kolme viisi kahdeksan, neljä nolla, yksi kaksi kolme, neljä viisi kuusi seitsemän"),
    ("pin-koodi 4829", "pin-koodi neljä kahdeksan kaksi yhdeksän"),
    ("EU:ssa, EU:n ja USA:n", "E uussa, E uun ja U S aan"),
    ("NATO:n jäsen", "Naton jäsen"),
    ("esim. tänään, mm. täällä jne.", "esimerkiksi tänään, muun muassa täällä ja niin edelleen."),
    ("tri Virtanen ja prof. Mäki", "tohtori Virtanen ja professori Mäki"),
    ("n. 5, s. 12", "noin viisi, sivu kaksitoista"),
    ("Kustaa III ja luku IV", "Kustaa kolmas ja luku neljä"),
    ("anna@esimerkki.fi", "anna ät esimerkki piste F I"),
    ("www.esimerkki.fi", "W W W piste esimerkki piste F I"),
    ("v2.0.1", "versio kaksi piste nolla piste yksi"),
    ("2+2=4 ja 10²", "kaksi plus kaksi on yhtä kuin neljä ja kymmenen toiseen"),
    ("A4 ja COVID-19", "A neljä ja COVID yhdeksäntoista"),
    ("Virtanen & Laine", "Virtanen ja Laine"),
    ("ja/tai", "ja tai"),
    ("§ 5 ja #3", "pykälä viisi ja numero kolme"),
    ("1990–1995", "tuhat yhdeksänsataa yhdeksänkymmentä viiva tuhat yhdeksänsataa yhdeksänkymmentäviisi"),
    ("5–10 kpl", "viisi viiva kymmenen kappaletta"),
    ("2. suomalainen, 5. päivänä ja 3. taksi", "toinen suomalainen, viidentenä päivänä ja kolmas taksi"),
    ("klo 7.05. Loma 14.–16.5.", "kello seitsemän nolla viisi. Loma neljännestätoista kuudenteentoista toukokuuta."),
    ("9.00–17.30", "yhdeksän nolla nolla viiva seitsemäntoista kolmekymmentä"),
    ("5%-10%", "viisi prosenttia viiva kymmenen prosenttia"),
    ("14.–16. toukokuuta 2026", "neljännestätoista kuudenteentoista toukokuuta kaksituhatta kaksikymmentäkuusi"),
    ("kello 15 viereiseltä raiteelta", "kello viisitoista viereiseltä raiteelta"),
    (
        "klo 15:ltä, kello 15 jälkeen, ennen kello 9",
        "kello viideltätoista, kello viidentoista jälkeen, ennen kello yhdeksää",
    ),
    ("huone 15 toisessa kerroksessa", "huone viisitoista toisessa kerroksessa"),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_reads(text: str, expected: str) -> None:
    assert read("fi", text) == expected
