"""Indonesian: ranks in "ke-", amounts of rupiah after "Rp", times with a dot and a time zone."""

from __future__ import annotations

import re

from cadenza.text.grammars.builder import build
from cadenza.text.grammars.edits import join
from cadenza.text.grammars.lexicon import (
    Calendar,
    Clock,
    Counting,
    Dialling,
    Lexicon,
    Measures,
    Money,
    Roman,
    Writing,
    any_noun,
    regardless,
    table,
)
from cadenza.text.grammars.malayic import affix_rules
from cadenza.text.grammars.speaker import Speaker
from cadenza.text.languages import LANGUAGES
from cadenza.text.normalize import Answer, Rule, edit
from cadenza.text.numbers import NumberWords

NUMBERS = NumberWords("id")


def _say_time(hour: int, minute: int) -> str:
    return join(NUMBERS.cardinal(hour), f"lewat {NUMBERS.cardinal(minute)} menit" if minute else "")


def _read_time(match: re.Match[str]) -> Answer:
    """Read "18.20" before a time zone."""
    hour, minute = int(match[1]), int(match[2])
    return [edit(match, _say_time(hour, minute))] if hour <= 24 and minute <= 59 else None


LEXICON = Lexicon(
    language=LANGUAGES["id"],
    numbers=NUMBERS,
    counting=Counting(
        points={",": "koma", ".": "titik"},
        minus="minus",
        plus="plus",
        until="sampai",
        over="per",
        half={"": "setengah"},
        and_half="{} setengah",
        agree=any_noun,
        operators=table(
            """+ = tambah; - = kurang; × = kali; * = kali; x = kali; ÷ = dibagi; / = dibagi; : = banding; ^ = pangkat
            ² = kuadrat; ³ = pangkat tiga"""
        ) | {"=": "sama dengan"},
    ),
    calendar=Calendar(months={"agt": 8, "ags": 8, "agust": 8, "sept": 9, "nop": 11}, before="tanggal tgl tgl."),
    clock=Clock(
        hour="",
        minute="menit",
        joint="lewat",
        bare=False,
        sharp=False,
        marks="",
        before="pukul jam", dotted=True,
    ),
    money=Money(
        currencies=table(
            """Rp = rupiah; Rp. = rupiah; IDR = rupiah; rupiah = rupiah; € = euro; EUR = euro; $ = dolar; USD = dolar
            US$ = dolar Amerika; £ = pound; GBP = pound; ¥ = yen; JPY = yen; SGD = dolar Singapura; MYR = ringgit
            RM = ringgit"""
        ),
        coins=table("Rp = sen; Rp. = sen; IDR = sen; EUR = sen; USD = sen; US$ = sen; GBP = pence; RM = sen"),
        named=True,
        before="Rp RM",
        scales=table(
            """juta = juta; jt = juta; ribu = ribu; rb = ribu; miliar = miliar; triliun = triliun; M = miliar
            milyar = miliar"""
        ),
    ),
    measures=Measures(
        nouns=table(
            """x = kali
            t = ton; ons = ons; jam = jam; mnt = menit; dtk = detik; km/jam = =km/h; dB = desibel
            ha = hektar
            kWh = kilowatt jam; GB = gigabita; MB = megabita; TB = terabita; cc = cc; kg = kilogram
            °C = derajat Celsius
            bh = buah; org = orang; lt = lantai; hr = hari; bln = bulan; thn = tahun"""
        ),
        drop="in mi hr lt",
        per="per",
        rates=table(
            """bulan = per bulan; tahun = per tahun; hari = per hari; jam = per jam; minggu = per minggu
            orang = per orang
            malam = per malam; kg = per kilogram; unit = per unit; menit = per menit"""
        ),
    ),
    dialling=Dialling(
        cues=r"(?:pin|kode(?: pos| otp)?|kata sandi|nomor (?:pelanggan|pesanan|rekening))(?: anda)?(?: adalah)?:?",
    ),
    roman=Roman(
        counted="bab pasal jilid bagian tahap tipe kelas tingkat seri edisi golongan semester",
        ranked="""abad Abad Dunia Louis Charles Henry George Elizabeth Raja Paus Yohanes Paulus Benediktus Pius Leo
        Gregorius Fransiskus Napoleon Hamengkubuwono Pakubuwono Philip Frederick Wilhelmina Alexander Nicholas""",
        rank=regardless(NUMBERS.ordinal),
    ),
    writing=Writing(
        abbreviations=table(
            """dll. = dan lain-lain; dsb. = dan sebagainya
            dst. = dan seterusnya; dkk. = dan kawan-kawan
            Yth. = yang terhormat; yth. = yang terhormat; a. n. = atas nama; u. p. = untuk perhatian
            s. d. = sampai dengan; s/d = sampai dengan; d. a. = dengan alamat; tgl. = tanggal; tgl = tanggal
            thn. = tahun; hlm. = halaman; hal. = halaman; Jl. = jalan; jl. = jalan; Jln. = jalan; Gg. = gang
            no. = nomor; telp. = telepon; tlp. = telepon; Kel. = kelurahan; Kec. = kecamatan; Kab. = kabupaten
            Prov. = provinsi; Tbk. = terbuka; Tbk = terbuka; Bpk. = bapak; Bp. = bapak; Sdr. = saudara
            Sdri. = saudari; Drs. = doktorandus; Dra. = doktoranda; WIB = Waktu Indonesia Barat
            WITA = Waktu Indonesia Tengah; WIT = Waktu Indonesia Timur; yg = yang; dgn = dengan; utk = untuk
            SM = sebelum Masehi; AS = Amerika Serikat; mis. = misalnya; mks. = maksimal; maks. = maksimal
            min. = minimal; ttd. = tertanda; a. l. = antara lain; ybs. = yang bersangkutan; kpd. = kepada"""
        ),
        titles=table(
            """Bpk. = bapak; Bp. = bapak; Sdr. = saudara; Sdri. = saudari; dr. = dokter; Dr. = doktor; Prof. = profesor
            Ir. = insinyur; Drs. = doktorandus; Dra. = doktoranda; Hj. = hajah; drg. = dokter gigi; Jl. = jalan
            Jend. = jenderal; Kol. = kolonel; Gg. = gang; St. = santo"""
        ),
        before_number=table(
            """no. = nomor; No. = nomor; telp. = telepon; tel. = telepon; hlm. = halaman; hal. = halaman
            tgl. = tanggal
            gbr. = gambar; # = nomor; Lt. = lantai; HP = ponsel; th. = tahun; ay. = ayat; ps. = pasal"""
        ),
        spelled="AI IT ID TV KTA UI UGM ITB BUMN-R APBN-R UU UMR OJK BI EO",
        words="a o i u e",
        symbols=table(
            r"""& = dan; @ = et; # = pagar; % = persen; ‰ = permil; * = bintang; / = garis miring
            \ = garis miring terbalik; _ = garis bawah; + = plus; ~ = kira-kira; ^ = pangkat; | = garis tegak
            § = pasal; ¶ = paragraf; ° = derajat; № = nomor; $ = dolar; £ = pound; € = euro; ¥ = yen; ¢ = sen
            × = kali; ÷ = dibagi; ± = plus minus; ≈ = kira-kira; ≠ = tidak sama dengan
            ≤ = lebih kecil atau sama dengan; ≥ = lebih besar atau sama dengan; < = lebih kecil dari
            > = lebih besar dari; ∞ = tak terhingga; √ = akar; ∑ = jumlah; π = pi; µ = mikro; → = panah
            ← = panah kiri; ↑ = panah atas; ↓ = panah bawah; ✓ = centang; ✔ = centang; © = hak cipta; -> = panah
            dan/atau = dan atau"""
        )
        | {
            "=": "sama dengan", ">=": "lebih besar atau sama dengan", "<=": "lebih kecil atau sama dengan",
            "=>": "panah",
        },
        punctuation=table(
            """. = titik; , = koma; : = titik dua; ! = tanda seru; ? = tanda tanya; ' = apostrof; " = tanda kutip
            ( = kurung buka; ) = kurung tutup; [ = kurung siku buka; ] = kurung siku tutup; - = strip; – = tanda pisah
            — = tanda pisah; … = elipsis"""
        )
        | {";": "titik koma"},
        at="et",
        version="versi",
        flag="bendera",
        hashtag="tagar",
    ),
)  # fmt: skip

GRAMMAR = build(
    Speaker(LEXICON),
    *affix_rules(NUMBERS),
    Rule(re.compile(r"(?<![\w.,:/-])(\d{1,2})[.:](\d\d)(?= ?(?:WIB|WITA|WIT)\b)"), _read_time, digits=True),
)
