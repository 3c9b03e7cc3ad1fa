"""What a Turkish text is and how it is said."""

from __future__ import annotations

import pytest

from tests.text.grammars.reading import read

CASES = [
    ("24 gün, 0 ve 1", "yirmi dört gün, sıfır ve bir"),
    ("1.234.567 kişi", "bir milyon iki yüz otuz dört bin beş yüz altmış yedi kişi"),
    ("-5 ve +7", "eksi beş ve artı yedi"),
    ("3,14 ve 0,05", "üç virgül on dört ve sıfır virgül sıfır beş"),
    ("1984 ve 2026", "bin dokuz yüz seksen dört ve iki bin yirmi altı"),
    ("14 Mayıs 2026", "on dört Mayıs iki bin yirmi altı"),
    ("14.05.2026", "on dört Mayıs iki bin yirmi altı"),
    ("1 Mayıs 2026'da", "bir Mayıs iki bin yirmi altıda"),
    ("2026-05-14", "on dört Mayıs iki bin yirmi altı"),
    ("5 Oca. 2026", "beş Ocak iki bin yirmi altı"),
    ("2026'da, 5'te ve 20'den", "iki bin yirmi altıda, beşte ve yirmiden"),
    ("3. kat, 5'inci gün, 4'üncü ve 4'ü", "üçüncü kat, beşinci gün, dördüncü ve dördü"),
    ("saat 18.20", "saat on sekiz yirmi"),
    ("saat 9:05'te ve 18:00'de", "saat dokuz sıfır beşte ve on sekizde"),
    ("8:00–16:30", "sekiz ila on altı otuz"),
    ("9.30", "dokuz nokta otuz"),
    ("12,50 TL", "on iki lira elli kuruş"),
    ("1 TL ve 0,99 €", "bir lira ve doksan dokuz sent"),
    ("₺1.500", "bin beş yüz lira"),
    ("100 TL'ye ve 50 $'ı", "yüz liraya ve elli doları"),
    ("2,5 milyon lira", "iki buçuk milyon lira"),
    ("$12.50", "on iki dolar elli sent"),
    ("%50 ve %3,5", "yüzde elli ve yüzde üç buçuk"),
    ("%20'si, yüzde 5", "yüzde yirmisi, yüzde beş"),
    ("%5-10", "yüzde beş ila on"),
    ("2 kg, 1 kg, 5 dk", "iki kilo, bir kilo, beş dakika"),
    ("100 km/sa, 21 °C", "saatte yüz kilometre, yirmi bir derece"),
    ("-3 °C", "eksi üç derece"),
    ("16 GB ve 5 m²", "on altı gigabayt ve beş metrekare"),
    ("½ kg, 5½, 3/4", "yarım kilo, beş buçuk, dörtte üç"),
    ("0532 123 45 67", "sıfır beş yüz otuz iki, yüz yirmi üç, kırk beş, altmış yedi"),
    ("+90 532 123 45 67", "artı doksan, beş yüz otuz iki, yüz yirmi üç, kırk beş, altmış yedi"),
    ("PIN 4829", "PIN dört sekiz iki dokuz"),
    ("ABD'de ve AB'nin", "A B dede ve A benin"),
    ("NATO'nun", "NATO'nun"),
    ("örn. burada, vb.", "örneğin burada, ve benzeri."),
    ("Dr. Yılmaz ve Prof. Demir", "doktor Yılmaz ve profesör Demir"),
    ("No: 5, s. 12", "numara beş, sayfa on iki"),
    ("II. Abdülhamid ve XX. yüzyıl", "ikinci Abdülhamid ve yirminci yüzyıl"),
    ("ayse@ornek.com.tr", "ayse et ornek nokta com nokta T R"),
    ("www.ornek.com", "W W W nokta ornek nokta com"),
    ("v2.0.1", "sürüm iki nokta sıfır nokta bir"),
    ("2+2=4 ve 10²", "iki artı iki eşittir dört ve on kare"),
    ("A4 ve COVID-19", "A dört ve COVID on dokuz"),
    ("Yılmaz & Oğulları", "Yılmaz ve Oğulları"),
    ("ve/veya", "ve veya"),
    ("§ 5 ve #3", "paragraf beş ve numara üç"),
    ("1990-1995", "bin dokuz yüz doksan ila bin dokuz yüz doksan beş"),
    ("100 TL/ay", "yüz lira aylık"),
    ("saat 18.20'de", "saat on sekiz yirmide"),
    ("1.299,90 TL'dir, 5 kg'lık", "bin iki yüz doksan dokuz lira doksan kuruştur, beş kiloluk"),
    ("2026'daki ve 09.00-17.00", "iki bin yirmi altıdaki ve dokuz ila on yedi"),
    ("5%-10%, 10€-20€", "yüzde beş ila yüzde on, on avro ila yirmi avro"),
    ("14–16.05.2026", "on dört ila on altı Mayıs iki bin yirmi altı"),
    ("10492 no'lu sipariş", "on bin dört yüz doksan iki numaralı sipariş"),
    ("1,5 saat, 0,5 l", "bir buçuk saat, sıfır virgül beş litre"),
    ("12/A", "on iki bölü A"),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_reads(text: str, expected: str) -> None:
    assert read("tr", text) == expected
