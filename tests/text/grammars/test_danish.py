"""What a Danish text is and how it is said."""

from __future__ import annotations

import pytest

from tests.text.grammars.reading import read

CASES = [
    ("24 dage, 0 og 1", "fireogtyve dage, nul og en"),
    ("1.234.567 mennesker", "en million tohundrede og fireogtredive tusind femhundrede og syvogtres mennesker"),
    ("1 bog, 1 hus, 21 dage", "en bog, et hus, enogtyve dage"),
    ("-5 og +7", "minus fem og plus syv"),
    ("3,14 og 0,05", "tre komma fjorten og nul komma nul fem"),
    (
        "1984, 2026, 1900 og 1066",
        "nitten hundrede og fireogfirs, to tusind og seksogtyve, nitten hundrede og tusind og seksogtres",
    ),
    ("i 80'erne", "i firserne"),
    ("den 14. maj 2026", "den fjortende maj to tusind og seksogtyve"),
    ("14.05.2026", "fjortende maj to tusind og seksogtyve"),
    ("den 14/5", "den fjortende maj"),
    ("2026-05-14", "fjortende maj to tusind og seksogtyve"),
    ("man. 5. jan. 2026", "mandag femte januar to tusind og seksogtyve"),
    ("fra 3. til 5. maj", "fra tredje til femte maj"),
    ("den 3. gang, det 2. år", "den tredje gang, det andet år"),
    ("den 21. december", "den enogtyvende december"),
    ("kl. 18.20", "klokken atten tyve"),
    ("klokken 9.05 og 18:00", "klokken ni nul fem og atten nul nul"),
    ("kl. 9-17", "klokken ni til sytten"),
    ("8:00–16:30", "otte nul nul til seksten tredive"),
    ("12,50 kr.", "tolv kroner og halvtreds øre."),
    ("1 kr. og 0,99 €", "en krone og nioghalvfems cent"),
    ("kr. 100 og 1.500,- kr.", "hundrede kroner og tusind femhundrede kroner."),
    ("$12.50", "tolv dollar og halvtreds cent"),
    ("2,5 mio. kr.", "to komma fem millioner kroner."),
    ("50 % og 3,5%", "halvtreds procent og tre komma fem procent"),
    ("5-10 %", "fem til ti procent"),
    ("2 kg, 1 kg, 5 min, 1 time", "to kilo, et kilo, fem minutter, en time"),
    ("100 km/t ved 21 °C", "hundrede kilometer i timen ved enogtyve grader celsius"),
    ("100 km/h", "hundrede kilometer i timen"),
    ("-3 °C", "minus tre grader celsius"),
    ("16 GB og 5 m²", "seksten gigabyte og fem kvadratmeter"),
    ("½ kg, 5½, 3/4", "et halvt kilo, fem og en halv, tre fjerdedele"),
    ("22 34 56 78", "toogtyve, fireogtredive, seksoghalvtreds, otteoghalvfjerds"),
    ("+45 12 34 56 78", "plus femogfyrre, tolv, fireogtredive, seksoghalvtreds, otteoghalvfjerds"),
    ("pinkode 4829", "pinkode fire otte to ni"),
    ("f.eks. her, bl.a. der osv.", "for eksempel her, blandt andet der og så videre."),
    ("dr. Hansen og hr. Jensen", "doktor Hansen og herr Jensen"),
    ("nr. 5, s. 12", "nummer fem, side tolv"),
    ("Christian X og kapitel IV", "Christian den tiende og kapitel fire"),
    ("Frederik IX.", "Frederik den niende."),
    ("anna@eksempel.dk", "anna snabel-a eksempel punktum D K"),
    ("www.eksempel.dk", "W W W punktum eksempel punktum D K"),
    ("v2.0.1", "version to punktum nul punktum en"),
    ("2+2=4 og 10²", "to plus to er lig med fire og ti i anden"),
    ("A4 og COVID-19", "A fire og COVID nitten"),
    ("EU's regler, USA", "E us regler, U S A"),
    ("Hansen & Søn", "Hansen og Søn"),
    ("og/eller", "og eller"),
    ("§ 5 og #3", "paragraf fem og nummer tre"),
    ("1990-1995", "nitten hundrede og halvfems til nitten hundrede og femoghalvfems"),
    ("100 kr./md.", "hundrede kroner per måned."),
    ("5 stk.", "fem styk."),
    ("kl. 7.05. og 9.00–17.30", "klokken syv nul fem. og ni nul nul til sytten tredive"),
    ("5%-10%", "fem procent til ti procent"),
    ("14.–16.5.2026, 14.-16. maj", "fjortende til sekstende maj to tusind og seksogtyve, fjortende til sekstende maj"),
    ("2x om dagen", "to gange om dagen"),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_reads(text: str, expected: str) -> None:
    assert read("da", text) == expected
