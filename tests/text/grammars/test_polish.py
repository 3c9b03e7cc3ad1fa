"""What a Polish text is and how it is said."""

from __future__ import annotations

import pytest

from tests.text.grammars.reading import read

CASES = [
    ("Numer 24, 0 i 105", "Numer dwadzieścia cztery, zero i sto pięć"),
    (
        "1 234 567 mieszkańców",
        "milion dwieście trzydzieści cztery tysiące pięciuset sześćdziesięciu siedmiu mieszkańców",
    ),
    ("5 złotych, 2 złote, 1 złoty, 21 złotych", "pięć złotych, dwa złote, jeden złoty, dwadzieścia jeden złotych"),
    ("1 minuta, 2 minuty, 1 piwo, za 1 godzinę", "jedna minuta, dwie minuty, jedno piwo, za jedną godzinę"),
    ("2 domy, 2 książki, 2 okna, 5 osób", "dwa domy, dwie książki, dwa okna, pięć osób"),
    ("5 mężczyzn, w 5 miastach", "pięciu mężczyzn, w pięciu miastach"),
    ("-5 i +7", "minus pięć i plus siedem"),
    ("3,5 i 0,05 i 3,14", "trzy przecinek pięć i zero przecinek zero pięć i trzy przecinek czternaście"),
    ("w 2026 roku, do 2030 roku", "w dwa tysiące dwudziestym szóstym roku, do dwa tysiące trzydziestego roku"),
    ("od 2000 roku, w 2026 r.", "od dwutysięcznego roku, w dwa tysiące dwudziestym szóstym roku."),
    ("14 maja 2026 roku", "czternastego maja dwa tysiące dwudziestego szóstego roku"),
    ("14 maja 2026 r. w Warszawie", "czternastego maja dwa tysiące dwudziestego szóstego roku w Warszawie"),
    ("14.05.2026", "czternastego maja dwa tysiące dwudziestego szóstego roku"),
    ("14.05.2026 r.", "czternastego maja dwa tysiące dwudziestego szóstego roku."),
    ("w maju 2026", "w maju dwa tysiące dwudziestego szóstego"),
    ("od 5 do 7 maja, 1 stycznia", "od piątego do siódmego maja, pierwszego stycznia"),
    ("pon., 5 sty 2026", "poniedziałek, piątego stycznia dwa tysiące dwudziestego szóstego"),
    ("18:20", "osiemnasta dwadzieścia"),
    ("9:05 i 18:00", "dziewiąta zero pięć i osiemnasta"),
    ("o 18:20", "o osiemnastej dwadzieścia"),
    ("o godz. 18:20, godzina 9", "o godzinie osiemnastej dwadzieścia, godzina dziewiąta"),
    ("od 9:00 do 17:00", "od dziewiątej do siedemnastej"),
    ("pon.-pt. 9:00–17:00", "poniedziałek — piątek od dziewiątej do siedemnastej"),
    ("12,50 zł", "dwanaście złotych pięćdziesiąt groszy"),
    ("12,50 €", "dwanaście euro pięćdziesiąt centów"),
    ("$12.50", "dwanaście dolarów pięćdziesiąt centów"),
    ("2 zł za kg", "dwa złote za kilogram"),
    ("5 mln zł i 1,5 mld dolarów", "pięć milionów złotych i jeden przecinek pięć miliarda dolarów"),
    ("do 500 złotych, około 20 osób, do 5 kg", "do pięciuset złotych, około dwudziestu osób, do pięciu kilogramów"),
    ("50 % i 3,5%", "pięćdziesiąt procent i trzy przecinek pięć procent"),
    ("5-10 %", "pięć — dziesięć procent"),
    ("2 kg, 1 t, 21 km, 2 h", "dwa kilogramy, jedna tona, dwadzieścia jeden kilometrów, dwie godziny"),
    ("100 km/h i 21 °C", "sto kilometrów na godzinę i dwadzieścia jeden stopni Celsjusza"),
    ("½ kg, 5½, 3/4", "pół kilograma, pięć i pół, trzy czwarte"),
    (
        "+48 22 123 45 67",
        "plus czterdzieści osiem, dwadzieścia dwa, sto dwadzieścia trzy, czterdzieści pięć, sześćdziesiąt siedem",
    ),
    ("601 234 567", "sześćset jeden, dwieście trzydzieści cztery, pięćset sześćdziesiąt siedem"),
    ("kod 4829", "kod cztery osiem dwa dziewięć"),
    ("5. rocznica, na 3. piętrze, 2. miejsce", "piąta rocznica, na trzecim piętrze, drugie miejsce"),
    ("20-letni, 100-lecie", "dwudziestoletni, stulecie"),
    ("itd.", "i tak dalej."),
    ("ul. Długa 5, m. 12", "ulica Długa pięć, mieszkanie dwanaście"),
    ("dr Kowalski i prof. Nowak", "doktor Kowalski i profesor Nowak"),
    ("Jan Paweł II, Zygmunta III, w XX wieku", "Jan Paweł drugi, Zygmunta trzeciego, w dwudziestym wieku"),
    ("info@firma.pl", "info małpa firma kropka P L"),
    ("USA i ONZ", "U S A i O N Z"),
    ("A4, COVID-19", "A cztery, COVID dziewiętnaście"),
    ("iPhone 15 w Media Markt", "iPhone piętnaście w Media Markt"),
    ("nr 5 i str. 12", "numer pięć i strona dwanaście"),
    ("2+2=4", "dwa plus dwa równa się cztery"),
    ("§ 5", "paragraf pięć"),
    ("٣٤", "trzydzieści cztery"),
    ("między 14:00 a 16:00", "między czternastą a szesnastą"),
    ("w latach 90. XX wieku", "w latach dziewięćdziesiątych dwudziestego wieku"),
    ("w godz. 9.00-17.00", "w godzinach od dziewiątej do siedemnastej"),
    ("z 3. peronu", "z trzeciego peronu"),
    ("na 3. peronie, 3. zadanie", "na trzecim peronie, trzecie zadanie"),
    ("5%-10%", "pięć procent — dziesięć procent"),
    (
        "14.–16.5.2026, 14-16.05.2026",
        "czternastego — szesnastego maja dwa tysiące dwudziestego szóstego roku, czternastego — szesnastego "
        "maja dwa tysiące dwudziestego szóstego roku",
    ),
    ("na 5 maja, przed 5 maja, od 1. do 5. maja", "na piątego maja, przed piątym maja, od pierwszego do piątego maja"),
    (
        "do 15.03., od 1.05 do 5.05.2026, do 18.30",
        "do piętnastego marca, od pierwszego maja do piątego maja dwa tysiące dwudziestego szóstego roku, do "
        "osiemnastej trzydzieści",
    ),
    ("u dr. Nowaka, na godz. 19", "u doktora Nowaka, na godzinę dziewiętnastą"),
    (
        "00-950 Warszawa, ul. Długa 12 m. 4",
        "zero zero, dziewięćset pięćdziesiąt Warszawa, ulica Długa dwanaście mieszkania cztery",
    ),
    ("przy ul. Kwiatowej 5/7", "przy ulicy Kwiatowej pięć przez siedem"),
    (
        "pod nr tel. 22 123 45 67",
        "pod numerem telefonu dwadzieścia dwa, sto dwadzieścia trzy, czterdzieści pięć, sześćdziesiąt siedem",
    ),
    (
        "1 nową wiadomość, 49,90 zł/mies.",
        "jedną nową wiadomość, czterdzieści dziewięć złotych dziewięćdziesiąt groszy na miesiąc.",
    ),
    ("w XXI w.", "w dwudziestym pierwszym wieku."),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_reads(text: str, expected: str) -> None:
    assert read("pl", text) == expected
