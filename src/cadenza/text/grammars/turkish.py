"""Turkish: endings after an apostrophe ("2026'da", "%50'si"), the percent sign before the number, pairs in phones."""

from __future__ import annotations

import re

from cadenza.text.grammars.builder import build
from cadenza.text.grammars.digits import two_digits
from cadenza.text.grammars.edits import cover, join
from cadenza.text.grammars.endings import acronym_rule, amount_rule, names_of_letters
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
    plain,
    regardless,
    table,
)
from cadenza.text.grammars.speaker import Speaker
from cadenza.text.languages import LANGUAGES
from cadenza.text.normalize import Answer, Edit, Rule
from cadenza.text.numbers import NumberWords

NUMBERS = NumberWords("tr")

_RANK = re.compile("(?:[ıiuü]?nc[ıiuü])")
_VOWELS = "aeıioöuü"
_HIGH = {**dict.fromkeys("aı", "ı"), **dict.fromkeys("ei", "i"), **dict.fromkeys("ou", "u"), **dict.fromkeys("öü", "ü")}
_LETTERS = names_of_letters(
    """A a B be C ce Ç çe D de E e F fe G ge H he I ı İ i J je K ke L le M me N ne O o Ö ö P pe R re S se Ş şe T te
    U u Ü ü V ve Y ye Z ze Q kü W dablyu X iks"""
)


def _join(words: str, ending: str) -> str:
    """Join an ending to a number, in harmony with which it is written."""
    return (words[:-1] + "d" if words.endswith("dört") and ending[0] in _VOWELS else words) + ending


def _attach(words: str, ending: str) -> str:
    """Join an ending to a noun that is read for its sign, so that the harmony is new: "TL'ye" is "liraya"."""
    if ending[0] in "dt":
        ending = ("t" if words[-1] in "fstkçşhp" else "d") + ending[1:]
    for char in ending.removesuffix("ki"):
        vowel = next((found for found in reversed(words.lower()) if found in _VOWELS), "")
        high = _HIGH.get(vowel, char)
        words += high if char in "ıiuü" else ("a" if high in "ıu" else "e") if char in "ae" else char
    return words + ("ki" if ending.endswith("ki") else "")


def _with_ending(match: re.Match[str]) -> Answer:
    """Read "2026'da", "5'inci", "4'ü"."""
    number, ending = int(match[1]), match[2].lower()
    rank = _RANK.match(ending)
    if rank:
        return NUMBERS.ordinal(number) + ending[rank.end() :]
    return _join(NUMBERS.cardinal(number), ending)


def _percent(match: re.Match[str]) -> Answer:
    """Read "%50" and "%50'si"."""
    said = join(_SPEAKER.lexicon.counting.minus if match["minus"] else "", "yüzde", _SPEAKER.say(match["number"]))
    if match["until"]:
        said = f"{said} ila {_SPEAKER.say(match['until'])}"
    return _join(said, match["ending"].lower()) if match["ending"] else said


def _mobile(match: re.Match[str]) -> Answer:
    """Read "0532 123 45 67": the zero, and groups of three and of two."""
    groups = [(match.start(group), match.end(group), match[group].lstrip("+")) for group in range(1, 6) if match[group]]
    said = [join(*map(NUMBERS.cardinal, (0,) * text.startswith("0") + (int(text),))) for _, _, text in groups]
    if match[1]:
        said[0] = join(LEXICON.counting.plus, said[0])
    chunks: list[Edit] = []
    for (start, end, _), words in zip(groups, said, strict=True):
        chunks += cover(start, match.string[start:end], words + ("" if end == match.end() else ","))
    return chunks


def _time(match: re.Match[str]) -> Answer:
    """Read "18.20'de"."""
    hour, minute = int(match[1]), int(match[2])
    if hour > 24 or minute > 59:
        return None
    return _join(_say_time(hour, minute), match[3].lower())


_minutes = two_digits(NUMBERS)


def _say_time(hour: int, minute: int) -> str:
    return join(NUMBERS.cardinal(hour), _minutes(minute) if minute else "")


def _decimal(units: str, decimals: str) -> str | None:
    """Say "bir buçuk" for 1,5."""
    return f"{NUMBERS.cardinal(int(units))} buçuk" if decimals == "5" and 0 < len(units.lstrip("0")) < 4 else None


_RULERS = """murat mehmet süleyman selim mahmut mahmud abdülhamid abdülhamit osman bayezid bayezit ahmet ahmed mustafa
abdülmecid ibrahim louis charles henry george elizabeth katerina nikola petro aleksandr wilhelm friedrich philippe
paul benedictus francis ramses leopold alfonso napolyon dünya""".split()

LEXICON = Lexicon(
    language=LANGUAGES["tr"],
    numbers=NUMBERS,
    counting=Counting(
        points={",": "virgül", ".": "nokta"},
        decimals=2,
        decimal=_decimal,
        minus="eksi",
        plus="artı",
        until="ila",
        over="bölü",
        fractions={
            2: "ikide {}", 3: "üçte {}", 4: "dörtte {}", 5: "beşte {}", 6: "altıda {}", 7: "yedide {}", 8: "sekizde {}",
            9: "dokuzda {}", 10: "onda {}", 100: "yüzde {}",
        },
        half={"": "yarım"},
        and_half="{} buçuk",
        ordinal_dot=plain,
        operators=table(
            """+ = artı; - = eksi; × = çarpı; * = çarpı; x = çarpı; ÷ = bölü; / = bölü; : = bölü; ^ = üssü
            ² = kare; ³ = küp"""
        ) | {"=": "eşittir"},
    ),
    calendar=Calendar(months={"agu": 8, "sub": 2}),
    clock=Clock(hour="", bare=False, sharp=False, marks="", minutes=_minutes, before="saat saati", dotted=True),
    money=Money(
        currencies=table(
            """₺ = lira; TL = lira; TRY = lira; € = avro; EUR = avro; $ = dolar; USD = dolar; £ = sterlin; GBP = sterlin
            ¥ = yen; CHF = İsviçre frangı; ₽ = ruble; Euro = avro; kuruş = kuruş; Avro = avro; Lira = lira"""
        ),
        coins=table(
            "TL = kuruş; TRY = kuruş; ₺ = kuruş; EUR = sent; USD = sent; GBP = peni; Euro = sent; lira = kuruş"
        ),
        named=True,
        before="TL",
        scales=table("milyon = milyon; milyar = milyar; trilyon = trilyon; bin = bin; mn = milyon; mlr = milyar"),
    ),
    measures=Measures(
        nouns=table(
            """km/h = saatte {} kilometre; km/s = saatte {} kilometre; km/sa = saatte {} kilometre
            m/s = saniyede {} metre; °C = derece; kg = kilo; dk = dakika; dk. = dakika; sn = saniye; sn. = saniye
            sa = saat; gr = gram; lt = litre; cc = santimetreküp; dB = desibel; BG = beygir
            HP = beygir gücü; °F = fahrenhayt derece"""
        ),
        drop="in mi t",
        per="başına",
        rates=table(
            """ay = aylık; yıl = yıllık; gün = günlük; hafta = haftalık; saat = saatlik; sa = saatlik; kg = kilosu
            kişi = kişi başı; dk = dakikalık; m² = metrekaresi; adet = adedi"""
        ),
    ),
    dialling=Dialling(
        pairs=True,
        patterns=(r"444 ?\d ?\d{3}", r"444 \d\d \d\d"),
        cues=r"(?:pin|kod(?:u|unuz)?|şifre(?:niz)?|posta kodu|(?:müşteri|sipariş|hesap) numara(?:sı|nız)):?",
    ),
    roman=Roman(
        counted="bölüm cilt kısım perde aşama tip sınıf seviye",
        after=dict.fromkeys(
            (*_RULERS, "yüzyıl", "yüzyılda", "yüzyılın", "bölüm", "cilt", "kısım"), regardless(NUMBERS.ordinal)
        ),
    ),
    writing=Writing(
        abbreviations=table(
            """örn. = örneğin; ör. = örneğin; vb. = ve benzeri; vs. = vesaire; vd. = ve diğerleri; bkz. = bakınız
            krş. = karşılaştırınız; yak. = yaklaşık; M. Ö. = milattan önce; M. S. = milattan sonra; yy. = yüzyıl
            Cad. = caddesi; cad. = caddesi; Sok. = sokak; sok. = sokak; Mah. = mahallesi; mah. = mahallesi
            Apt. = apartmanı; Blv. = bulvarı; Bul. = bulvarı; No. = numara; no. = numara; tel. = telefon
            Tel. = telefon; T. C. = TC; Ltd. = limited; Şti. = şirketi; A. Ş. = AŞ; Hz. = hazreti; haz. = hazırlayan
            çev. = çeviren; Üniv. = üniversitesi; Alb. = albay; Gen. = general; max. = en fazla; min. = en az
            Yrd. = yardımcı; sf. = sayfa; dk. = dakika; sn. = saniye; no'lu = numaralı
            No'lu = numaralı; nolu = numaralı"""
        ),
        titles=table(
            """Dr. = doktor; Prof. = profesör; Doç. = doçent; Av. = avukat; Müh. = mühendis; Öğr. = öğretim
            Gör. = görevlisi; Sn. = sayın; sn. = sayın; Op. = operatör; Uzm. = uzman; Yrd. = yardımcı"""
        ),
        before_number=table(
            """No. = numara; no. = numara; no: = numara; No: = numara; tel. = telefon; Tel. = telefon; s. = sayfa
            sf. = sayfa; md. = madde; # = numara; yak. = yaklaşık"""
        ),
        spelled="AB ABD AKP AİHM TBMM İBB BİM-R ABS AI IT ID TV EKG EFT ATM THY CHP MHP",
        words="o",
        symbols=table(
            r"""& = ve; @ = et; # = kare; % = yüzde; ‰ = binde; * = yıldız; / = bölü; \ = ters bölü
            _ = alt çizgi; + = artı; ~ = yaklaşık; ^ = şapka; | = dikey çizgi; § = paragraf; ¶ = paragraf; ° = derece
            № = numara; $ = dolar; £ = sterlin; € = avro; ¥ = yen; ¢ = sent; ₺ = lira; × = çarpı; ÷ = bölü
            ± = artı eksi; ≈ = yaklaşık; ≠ = eşit değil; ≤ = küçük eşit; ≥ = büyük eşit; < = küçüktür; > = büyüktür
            ∞ = sonsuz; √ = karekök; ∑ = toplam; π = pi; µ = mikro; → = ok; ← = sol ok; ↑ = yukarı ok; ↓ = aşağı ok
            ✓ = onay işareti; ✔ = onay işareti; © = telif hakkı; -> = ok; ve/veya = ve veya"""
        )
        | {"=": "eşittir", ">=": "büyük eşit", "<=": "küçük eşit", "=>": "ok"},
        punctuation=table(
            """. = nokta; , = virgül; : = iki nokta; ! = ünlem; ? = soru işareti; ' = kesme işareti; " = tırnak
            ( = parantez aç; ) = parantez kapa; [ = köşeli parantez aç; ] = köşeli parantez kapa; - = tire
            – = uzun tire; — = uzun tire; … = üç nokta"""
        )
        | {";": "noktalı virgül"},
        at="et",
        version="sürüm",
        flag="bayrak",
        hashtag="etiket",
    ),
)  # fmt: skip

_SPEAKER = Speaker(LEXICON)

GRAMMAR = build(
    _SPEAKER,
    Rule(
        re.compile(r"(?<![\w.,+-])(?:(\+90) )?(0?[2-9]\d\d)[ -](\d{3})[ -](\d\d)[ -](\d\d)(?![\w-])"),
        _mobile,
        digits=True,
    ),
    Rule(
        re.compile(
            rf"(?<![\w%])(?P<minus>-?)% ?(?P<number>{_SPEAKER.number})(?:[-–]%?(?P<until>{_SPEAKER.number}))?"
            r"(?:'(?P<ending>[^\W\d_]{1,10}))?(?![\w'])"
        ),
        _percent,
        digits=True,
    ),
    Rule(re.compile(r"(?<![\w.,:'])(\d{1,2})[:.](\d\d)'([^\W\d_]{1,12})(?!\w)"), _time, digits=True),
    amount_rule(_SPEAKER, "'", _attach),
    Rule(re.compile(r"(?<![\w.,:'])(\d{1,15})'([^\W\d_]{1,12})(?!\w)"), _with_ending, digits=True),
    acronym_rule(_SPEAKER, _LETTERS, "'"),
)
