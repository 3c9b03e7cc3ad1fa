"""Malay: ranks in "ke-", ringgit and sen after "RM", the decimal point "perpuluhan"."""

from __future__ import annotations

from cadenza.text.grammars.builder import build
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
from cadenza.text.numbers import NumberWords

NUMBERS = NumberWords("ms")


LEXICON = Lexicon(
    language=LANGUAGES["ms"],
    numbers=NUMBERS,
    counting=Counting(
        points={".": "perpuluhan", ",": "koma"},
        minus="negatif",
        plus="tambah",
        until="hingga",
        over="per",
        half={"": "setengah"},
        and_half="{} setengah",
        agree=any_noun,
        operators=table(
            """+ = tambah; - = tolak; × = darab; * = darab; x = darab; ÷ = bahagi; / = bahagi; : = nisbah; ^ = kuasa
            ² = kuasa dua; ³ = kuasa tiga"""
        ) | {"=": "sama dengan"},
    ),
    calendar=Calendar(months={"sept": 9, "ogs": 8}, before="pada tarikh"),
    clock=Clock(
        hour="",
        minute="minit",
        bare=False,
        sharp=False,
        marks="",
        before="pukul jam",
        halves={"am": "pagi", "pm": "petang"},
    ),
    money=Money(
        currencies=table(
            """RM = ringgit; MYR = ringgit; ringgit = ringgit; € = euro; EUR = euro; $ = dolar; USD = dolar Amerika
            £ = paun; GBP = paun; ¥ = yen; S$ = dolar Singapura; SGD = dolar Singapura; Rp = rupiah; sen = sen"""
        ),
        coins=table("RM = sen; MYR = sen; EUR = sen; USD = sen; SGD = sen; S$ = sen; GBP = peni"),
        named=True,
        before="RM Rp",
        scales=table("juta = juta; bilion = bilion; ribu = ribu; trilion = trilion; b = bilion; k = ribu; j = juta"),
    ),
    measures=Measures(
        nouns=table(
            """x = kali
            t = tan; s = saat; jam = jam; ° = darjah; km/j = =km/h; sejam = sejam; dB = desibel
            kk = kuasa kuda
            px = piksel; ha = hektar; bh = buah; org = orang"""
        ),
        drop="in mi sejam",
        per="setiap",
        rates=table(
            """bulan = sebulan; tahun = setahun; hari = sehari; jam = sejam; minggu = seminggu; minit = seminit
            unit = seunit
            kg = sekilogram; orang = seorang; malam = semalam"""
        ),
    ),
    dialling=Dialling(
        cues=r"(?:pin|kod(?: pos| otp)?|poskod|kata laluan|nombor (?:pelanggan|pesanan|akaun|tempahan))(?: anda)?"
        r"(?: ialah)?:?",
    ),
    roman=Roman(
        counted="bab jilid bahagian fasal artikel fasa jenis kelas tahap siri edisi",
        ranked="""abad Abad Dunia Louis Charles Henry George Elizabeth Raja Sultan Paus Benedict Pius Leo Francis
        Napoleon
        Philip Frederick Alexander Nicholas""",
        rank=regardless(NUMBERS.ordinal),
    ),
    writing=Writing(
        abbreviations=table(
            """dll. = dan lain-lain; dsb. = dan sebagainya
            cth. = contohnya; spt. = seperti; Jln. = jalan; Jl. = jalan; Kg. = kampung; Lrg. = lorong; Tmn. = taman
            no. = nombor; tel. = telefon; Sdn. = sendirian; Bhd. = berhad; Sdn = sendirian; Bhd = berhad
            p. g. = pagi; ptg. = petang; a. s. = alaihissalam; m. s. = muka surat; En. = encik; Pn. = puan; hj. = haji
            a/l = anak lelaki; a/p = anak perempuan; AS = Amerika Syarikat; yg = yang; dgn = dengan; utk = untuk
            SM = sebelum Masihi; maks. = maksimum; min. = minimum; bil. = bilangan; thn. = tahun; Tn. = tuan"""
        ),
        titles=table(
            """En. = encik; Pn. = puan; Cik. = cik; Tn. = tuan; Dr. = doktor; Prof. = profesor; Hj. = haji
            Hjh. = hajah
            Ir. = jurutera; Ts. = teknologis; Jln. = jalan; Kg. = kampung; St. = santo"""
        ),
        before_number=table(
            """no. = nombor; No. = nombor; tel. = telefon; m.s. = muka surat; ms. = muka surat; # = nombor
            bil. = bilangan
            Jln. = jalan; h. = halaman; rajah. = rajah"""
        ),
        spelled="AI IT ID TV UM USM UIA UKM-R EPF-R",
        words="a o i u e",
        symbols=table(
            r"""& = dan; @ = alias; # = tanda pagar; % = peratus; ‰ = per seribu; * = bintang; / = garis miring
            \ = garis miring terbalik; _ = garis bawah; + = tambah; ~ = kira-kira; ^ = kuasa; | = garis tegak
            § = seksyen; ¶ = perenggan; ° = darjah; № = nombor; $ = dolar; £ = paun; € = euro; ¥ = yen; ¢ = sen
            × = darab; ÷ = bahagi; ± = tambah tolak; ≈ = kira-kira; ≠ = tidak sama dengan
            ≤ = kurang atau sama dengan; ≥ = lebih atau sama dengan; < = kurang daripada; > = lebih daripada
            ∞ = infiniti; √ = punca kuasa dua; ∑ = jumlah; π = pai; µ = mikro; → = anak panah; ← = anak panah kiri
            ↑ = anak panah atas; ↓ = anak panah bawah; ✓ = tanda betul; ✔ = tanda betul; © = hak cipta
            -> = anak panah; dan/atau = dan atau"""
        )
        | {"=": "sama dengan", ">=": "lebih atau sama dengan", "<=": "kurang atau sama dengan", "=>": "anak panah"},
        punctuation=table(
            """. = titik; , = koma; : = titik bertindih; ! = tanda seru; ? = tanda soal; ' = koma atas
            " = tanda petik; ( = kurungan buka; ) = kurungan tutup; [ = kurungan siku buka; ] = kurungan siku tutup
            - = sempang; – = sengkang; — = sengkang; … = elipsis"""
        )
        | {";": "koma bertitik"},
        at="at",
        version="versi",
        flag="bendera",
        hashtag="tanda pagar",
    ),
)  # fmt: skip

GRAMMAR = build(Speaker(LEXICON), *affix_rules(NUMBERS))
