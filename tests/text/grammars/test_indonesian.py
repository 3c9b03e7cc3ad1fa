"""What a Indonesian text is and how it is said."""

from __future__ import annotations

import pytest

from tests.text.grammars.reading import read

CASES = [
    ("24 hari, 0 dan 1", "dua puluh empat hari, nol dan satu"),
    ("1.234.567 orang", "satu juta dua ratus tiga puluh empat ribu lima ratus enam puluh tujuh orang"),
    ("-5 dan +7", "minus lima dan plus tujuh"),
    ("3,14 dan 0,05", "tiga koma satu empat dan nol koma nol lima"),
    ("1984 dan 2026", "seribu sembilan ratus delapan puluh empat dan dua ribu dua puluh enam"),
    ("14 Mei 2026", "empat belas Mei dua ribu dua puluh enam"),
    ("14/05/2026", "empat belas Mei dua ribu dua puluh enam"),
    ("tanggal 14/5", "tanggal empat belas Mei"),
    ("2026-05-14", "empat belas Mei dua ribu dua puluh enam"),
    ("5 Agt. 2026", "lima Agustus dua ribu dua puluh enam"),
    ("ke-5, abad ke-21 dan ke-1", "kelima, abad kedua puluh satu dan pertama"),
    ("tahun 1990-an", "tahun seribu sembilan ratus sembilan puluhan"),
    ("pukul 18.20", "pukul delapan belas lewat dua puluh menit"),
    ("pukul 9.05 dan 18:00", "pukul sembilan lewat lima menit dan delapan belas"),
    ("18.20 WIB", "delapan belas lewat dua puluh menit Waktu Indonesia Barat"),
    ("8:00–16:30", "delapan sampai enam belas lewat tiga puluh menit"),
    ("Rp50.000", "lima puluh ribu rupiah"),
    ("Rp 1,5 juta", "satu koma lima juta rupiah"),
    ("Rp12.500,00 dan 100 ribu rupiah", "dua belas ribu lima ratus rupiah dan seratus ribu rupiah"),
    ("$12.50 dan 1 €", "dua belas dolar lima puluh sen dan satu euro"),
    ("Rp100.000/bulan", "seratus ribu rupiah per bulan"),
    ("50% dan 3,5%", "lima puluh persen dan tiga koma lima persen"),
    ("5-10 %", "lima sampai sepuluh persen"),
    ("2 kg, 1 kg, 5 menit", "dua kilogram, satu kilogram, lima menit"),
    ("100 km/jam, 21 °C", "seratus kilometer per jam, dua puluh satu derajat Celsius"),
    ("-3 °C", "minus tiga derajat Celsius"),
    ("16 GB dan 5 m²", "enam belas gigabita dan lima meter persegi"),
    ("½ kg, 5½, 3/4", "setengah kilogram, lima setengah, tiga per empat"),
    ("0812-3456-7890", "nol delapan satu dua, tiga empat lima enam, tujuh delapan sembilan nol"),
    ("+62 812 3456 7890", "plus enam dua, delapan satu dua, tiga empat lima enam, tujuh delapan sembilan nol"),
    ("PIN 4829", "PIN empat delapan dua sembilan"),
    ("dll., dsb.", "dan lain-lain, dan sebagainya."),
    ("dr. Budi dan Prof. Siti", "dokter Budi dan profesor Siti"),
    ("Jl. Sudirman No. 5, hlm. 12", "jalan Sudirman nomor lima, halaman dua belas"),
    ("abad XX, Perang Dunia II dan bab IV", "abad kedua puluh, Perang Dunia kedua dan bab empat"),
    ("ani@contoh.co.id", "ani et contoh titik C O titik I D"),
    ("www.contoh.com", "W W W titik contoh titik com"),
    ("v2.0.1", "versi dua titik nol titik satu"),
    ("2+2=4 dan 10²", "dua tambah dua sama dengan empat dan sepuluh kuadrat"),
    ("A4 dan COVID-19", "A empat dan COVID sembilan belas"),
    ("Budi & Ani", "Budi dan Ani"),
    ("dan/atau", "dan atau"),
    ("§ 5 dan #3", "pasal lima dan nomor tiga"),
    ("1990-1995", "seribu sembilan ratus sembilan puluh sampai seribu sembilan ratus sembilan puluh lima"),
    ("09.00-17.00", "sembilan sampai tujuh belas"),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_reads(text: str, expected: str) -> None:
    assert read("id", text) == expected
