"""What a Norwegian text is and how it is said."""

from __future__ import annotations

import pytest

from tests.text.grammars.reading import read

CASES = [
    ("24 dager, 0 og 1", "tjuefire dager, null og én"),
    ("1 234 567 mennesker", "én million to hundre og trettifire tusen fem hundre og sekstisju mennesker"),
    ("1 bok, 1 hus, 21 dager", "én bok, ett hus, tjueén dager"),
    ("-5 og +7", "minus fem og pluss sju"),
    ("3,14 og 0,05", "tre komma fjorten og null komma null fem"),
    (
        "1984, 2026, 2005, 1905 og 1900",
        "nitten åttifire, tjue tjueseks, to tusen og fem, nitten null fem og nitten hundre",
    ),
    ("den 14. mai 2026", "den fjortende mai tjue tjueseks"),
    ("14.05.2026", "fjortende mai tjue tjueseks"),
    ("den 14.5.", "den fjortende mai."),
    ("2026-05-14", "fjortende mai tjue tjueseks"),
    ("man. 5. jan. 2026", "mandag femte januar tjue tjueseks"),
    ("fra 3. til 5. mai", "fra tredje til femte mai"),
    ("den 3. gangen og 20. plass", "den tredje gangen og tjuende plass"),
    ("kl. 18.20", "klokken atten tjue"),
    ("klokka 9.05 og 18:00", "klokka ni null fem og atten null null"),
    ("kl. 9-17", "klokken ni til sytten"),
    ("8:00–16:30", "åtte null null til seksten tretti"),
    ("kr 250,50", "to hundre og femti kroner og femti øre"),
    ("12,50 kr", "tolv kroner og femti øre"),
    ("1 krone og 0,99 €", "én krone og nittini cent"),
    ("1 500 NOK", "tusen fem hundre norske kroner"),
    ("$12.50", "tolv dollar og femti cent"),
    ("2,5 mill. kroner", "to komma fem millioner kroner"),
    ("50 % og 3,5%", "femti prosent og tre komma fem prosent"),
    ("5-10 %", "fem til ti prosent"),
    ("2 kg, 1 kg, 5 min, 1 time", "to kilo, ett kilo, fem minutter, én time"),
    ("100 km/t ved 21 °C", "hundre kilometer per time ved tjueén grader celsius"),
    ("-3 °C", "minus tre grader celsius"),
    ("16 GB og 5 m²", "seksten gigabyte og fem kvadratmeter"),
    ("½ kg, 5½, 3/4", "et halvt kilo, fem og en halv, tre fjerdedeler"),
    ("22 33 44 55", "tjueto, trettitre, førtifire, femtifem"),
    ("900 12 345", "ni hundre, tolv, tre hundre og førtifem"),
    ("+47 22 33 44 55", "pluss førtisju, tjueto, trettitre, førtifire, femtifem"),
    ("pinkode 4829", "pinkode fire åtte to ni"),
    ("f.eks. her, bl.a. der osv.", "for eksempel her, blant annet der og så videre."),
    ("dr. Hansen og prof. Berg", "doktor Hansen og professor Berg"),
    ("nr. 5, s. 12", "nummer fem, side tolv"),
    ("Harald V og kapittel IV", "Harald den femte og kapittel fire"),
    ("anna@eksempel.no", "anna krøllalfa eksempel punktum N O"),
    ("www.eksempel.no", "W W W punktum eksempel punktum N O"),
    ("v2.0.1", "versjon to punktum null punktum én"),
    ("2+2=4 og 10²", "to pluss to er lik fire og ti i andre"),
    ("A4 og COVID-19", "A fire og COVID nitten"),
    ("EU og NRK", "E U og N R K"),
    ("Hansen & Sønn", "Hansen og Sønn"),
    ("og/eller", "og eller"),
    ("§ 5 og #3", "paragraf fem og nummer tre"),
    ("1990–1995", "nitten nitti til nitten nittifem"),
    ("100 kr/mnd", "hundre kroner per måned"),
    ("5 stk.", "fem stykker."),
    ("toget går kl. 7.05.", "toget går klokken sju null fem."),
    ("5%-10%", "fem prosent til ti prosent"),
    ("14.–16.5.2026, 14.-16. mai", "fjortende til sekstende mai tjue tjueseks, fjortende til sekstende mai"),
    ("kl. 7.05.", "klokken sju null fem."),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_reads(text: str, expected: str) -> None:
    assert read("no", text) == expected
