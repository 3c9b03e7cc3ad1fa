"""What a Portuguese text is and how it is said."""

from __future__ import annotations

import pytest

from tests.text.grammars.reading import read

CASES = [
    ("24 páginas, 0 e 1", "vinte e quatro páginas, zero e um"),
    ("1.234.567 pessoas", "um milhão duzentas e trinta e quatro mil quinhentas e sessenta e sete pessoas"),
    ("10 000 pessoas", "dez mil pessoas"),
    ("21 convidados, 22 pessoas, 1 hora, 2 dias", "vinte e um convidados, vinte e duas pessoas, uma hora, dois dias"),
    ("200 páginas", "duzentas páginas"),
    ("-5 e +7", "menos cinco e mais sete"),
    ("3,14 e 0,05", "três vírgula catorze e zero vírgula zero cinco"),
    ("3.14", "três ponto catorze"),
    ("1984 e 2026", "mil novecentos e oitenta e quatro e dois mil e vinte e seis"),
    ("os anos 80", "os anos oitenta"),
    ("44 a.C.", "quarenta e quatro antes de Cristo."),
    ("em 14/05/2026", "em catorze de maio de dois mil e vinte e seis"),
    ("1º de maio de 2026", "primeiro de maio de dois mil e vinte e seis"),
    ("1 de maio", "primeiro de maio"),
    ("3 jan. 2020", "três de janeiro de dois mil e vinte"),
    ("2026-05-14", "catorze de maio de dois mil e vinte e seis"),
    ("dia 3/4", "dia três de abril"),
    ("às 18h20", "às dezoito horas e vinte"),
    ("às 14:00", "às catorze horas"),
    ("às 18:20", "às dezoito e vinte"),
    ("às 2 da tarde", "às duas da tarde"),
    ("5:30 pm", "cinco e trinta da tarde"),
    ("9h-17h30", "nove horas a dezessete e trinta"),
    ("R$ 12,50", "doze reais e cinquenta centavos"),
    ("R$ 1,00 e R$ 0,99", "um real e noventa e nove centavos"),
    ("12,50 €", "doze euros e cinquenta centavos"),
    ("US$ 5", "cinco dólares"),
    ("R$ 5 milhões", "cinco milhões de reais"),
    ("R$ 1.234,56", "mil duzentos e trinta e quatro reais e cinquenta e seis centavos"),
    ("2.000.000 €", "dois milhões de euros"),
    ("50 % e 3,5%", "cinquenta por cento e três vírgula cinco por cento"),
    ("2 kg, 1 kg, 2 t", "dois quilogramas, um quilograma, duas toneladas"),
    ("100 km/h a 21 °C", "cem quilômetros por hora a vinte e um graus Celsius"),
    ("16 GB e 5 m²", "dezesseis gigabytes e cinco metros quadrados"),
    ("½ kg, ½ h, 5½, 3/4", "meio quilograma, meia hora, cinco e meio, três quartos"),
    ("(11) 91234-5678", "um um, nove um dois três quatro, cinco seis sete oito"),
    ("+55 11 91234-5678", "mais cinco cinco, um um, nove um dois três quatro, cinco seis sete oito"),
    ("o CEP 01310", "o CEP zero um três um zero"),
    ("o 2º lugar e a 3ª vez", "o segundo lugar e a terceira vez"),
    ("Sr. Silva e Dra. Souza", "senhor Silva e doutora Souza"),
    ("p. ex. aqui, etc.", "por exemplo aqui, et cetera."),
    ("nº 5, pág. 12", "número cinco, página doze"),
    ("século XXI e século V", "século vinte e um e século quinto"),
    ("D. João VI", "dom João sexto"),
    ("Elizabeth II", "Elizabeth segunda"),
    ("capítulo IV", "capítulo quatro"),
    ("ana@exemplo.com.br", "ana arroba exemplo ponto com ponto B R"),
    ("www.exemplo.com.br", "W W W ponto exemplo ponto com ponto B R"),
    ("A4, B2B e COVID-19", "A quatro, B dois B e COVID dezenove"),
    ("o CPF e o PDF", "o C P F e o P D F"),
    ("v2.0.1", "versão dois ponto zero ponto um"),
    ("2+2=4 e 10²", "dois mais dois igual a quatro e dez ao quadrado"),
    ("Silva & Filhos", "Silva e Filhos"),
    ("1990-1995", "mil novecentos e noventa a mil novecentos e noventa e cinco"),
    ("e/ou", "e ou"),
    ("5%-10%", "cinco por cento a dez por cento"),
    (
        "de seg. a sex., na ter., 14/01/2026",
        "de segunda-feira a sexta-feira, na terça-feira, catorze de janeiro de dois mil e vinte e seis",
    ),
    ("CPF 123.456.789-09", "C P F um dois três, quatro cinco seis, sete oito nove, zero nove"),
    ("Rua XV de Novembro", "Rua quinze de Novembro"),
    ("2x ao dia, voo LA 2490", "duas vezes ao dia, voo L A dois mil quatrocentos e noventa"),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_reads(text: str, expected: str) -> None:
    assert read("pt", text) == expected
