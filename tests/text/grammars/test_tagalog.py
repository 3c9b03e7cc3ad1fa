"""What a Tagalog text is and how it is said."""

from __future__ import annotations

import pytest

from tests.text.grammars.reading import read

CASES = [
    ("24 na araw, 0 at 1", "dalawampu't apat na araw, sero at isa"),
    ("5 araw, 4 bahay at 12 tao", "limang araw, apat na bahay at labindalawang tao"),
    ("1,234,567 tao", "isang milyon dalawang daan at tatlumpu't apat na libo limang daan at animnapu't pitong tao"),
    ("300, 400, 2000 at 21", "tatlong daan, apat na raan, dalawang libo at dalawampu't isa"),
    ("-5 at +7", "minus lima at plus pito"),
    ("3.14 at 0.05", "tatlo punto isa apat at sero punto sero lima"),
    ("1984 at 2026", "isang libo siyam na raan at walumpu't apat at dalawang libo at dalawampu't anim"),
    ("Mayo 14, 2026", "Mayo katorse, dalawang libo at dalawampu't anim"),
    ("05/14/2026", "Mayo katorse dalawang libo at dalawampu't anim"),
    ("2026-05-14", "Mayo katorse dalawang libo at dalawampu't anim"),
    ("ika-14 ng Mayo 2026", "ikalabing-apat ng Mayo dalawang libo at dalawampu't anim"),
    ("ika-5, ika-21 siglo at ika-1", "ikalima, ikadalawampu't isang siglo at una"),
    ("2:30 at 1:00", "alas-dos y medya at ala-una"),
    ("alas-2 at alas 7:15 ng umaga", "alas-dos at alas-siyete kinse ng umaga"),
    ("18:20", "alas-sais bente ng gabi"),
    ("7 PM at 9:05 AM", "alas-siyete ng gabi at alas-nuwebe singko ng umaga"),
    ("8:30 n.u.", "alas-otso y medya ng umaga."),
    ("₱50 at ₱1, ₱1.50", "singkuwenta pesos at isang piso, uno pesos at singkuwenta sentimo"),
    ("₱1,500", "mil kinyentos pesos"),
    ("₱12.50", "dose pesos at singkuwenta sentimo"),
    ("P500 at Php 20,000", "kinyentos pesos at bente mil pesos"),
    ("₱1.5 milyon", "isa punto lima milyong pesos"),
    ("5 piso", "limang piso"),
    ("$12.50 at 1 €", "labindalawang dolyar at singkuwenta sentimos at isang euro"),
    ("₱100/araw", "siyento pesos kada araw"),
    ("50% at 3.5%", "limampung porsiyento at tatlo punto lima porsiyento"),
    ("2 kg, 1 kg, 5 min", "dalawang kilo, isang kilo, limang minuto"),
    ("100 km/h, 21 °C", "isang daang kilometro kada oras, dalawampu't isang digri Celsius"),
    ("-3 °C", "minus tatlong digri Celsius"),
    ("16 GB at 5 m²", "labing-anim na gigabyte at limang metro kuwadrado"),
    ("½ kg, 5½", "kalahating kilo, lima at kalahati"),
    ("0917 123 4567", "sero siyam isa pito, isa dalawa tatlo, apat lima anim pito"),
    ("+63 917 123 4567", "plus anim tatlo, siyam isa pito, isa dalawa tatlo, apat lima anim pito"),
    ("PIN 4829", "PIN apat walo dalawa siyam"),
    ("G. Santos at Dr. Cruz, atbp.", "ginoo Santos at doktor Cruz, at iba pa."),
    ("Blg. 5, p. 12", "bilang lima, pahina labindalawa"),
    ("Kabanata IV at XX siglo", "Kabanata apat at ikadalawampung siglo"),
    ("ana@halimbawa.ph", "ana at halimbawa dot P H"),
    ("www.halimbawa.ph", "W W W dot halimbawa dot P H"),
    ("v2.0.1", "bersyon dalawa dot sero dot isa"),
    ("2+2=4", "dalawa plus dalawa ay apat"),
    ("A4 at COVID-19", "A apat at COVID labinsiyam"),
    ("Ana & Ben", "Ana at Ben"),
    ("at/o", "at o"),
    ("1990-1995", "isang libo siyam na raan at siyamnapu hanggang isang libo siyam na raan at siyamnapu't lima"),
    ("9:00 AM - 5:00 PM", "alas-nuwebe ng umaga hanggang alas-singko ng hapon"),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_reads(text: str, expected: str) -> None:
    assert read("tl", text) == expected
