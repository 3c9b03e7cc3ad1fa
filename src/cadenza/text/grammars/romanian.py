"""Romanian: numbers agree in gender with the noun, from 20 on with "de" before it, which CLDR's plurals don't have."""

from __future__ import annotations

import re

from cadenza.text.grammars.builder import build
from cadenza.text.grammars.counting import ordinal_rules
from cadenza.text.grammars.edits import cover, join
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
    table,
)
from cadenza.text.grammars.romance import day_of_month
from cadenza.text.grammars.slavic_dates import clock_rules
from cadenza.text.grammars.speaker import Speaker
from cadenza.text.languages import LANGUAGES
from cadenza.text.normalize import Answer, Rule
from cadenza.text.numbers import NumberWords

_SPELLING = (
    ("ş", "ș"), ("ţ", "ț"), ("patrusprezece", "paisprezece"), ("șasesprezece", "șaisprezece"), ("șasezeci", "șaizeci"),
    (r"(zeci(?: și \w+)?|sută|sute) (?=mii|milioane|miliarde)", r"\1 de "),
)  # fmt: skip
"""What to put right in the words of the library: (regular expression, replacement)."""
_RANKS = {
    "m": table("doi = doilea; unu = unulea; opt = optulea; patru = patrulea; sută = sutălea; mie = miilea"),
    "f": table(
        """două = doua; trei = treia; patru = patra; cinci = cincea; șase = șasea; șapte = șaptea; opt = opta
        nouă = noua; zece = zecea; sprezece = sprezecea; zeci = zecea; sută = suta; sute = suta; mie = mia; mii = mia"""
    ),
}  # fmt: skip
"""The last words of ranks, or their ends, that aren't made by the ending alone."""


class _Numbers(NumberWords):
    __slots__ = ()

    def cardinal(self, number: int, form: str = "") -> str:
        """Say `number`; one of something is "un" or "o"."""
        if number == 1 and form:
            return "o" if form == "f" else "un"
        words = super().cardinal(number, form)
        for wrong, right in _SPELLING:
            words = re.sub(wrong, right, words)
        return words

    def year(self, number: int) -> str:
        """Say a year that stands alone."""
        return self.cardinal(number)

    def ordinal(self, number: int, form: str = "") -> str:
        """Say a rank as it stands after "al" or "a", which are in the text: "doilea", "doua"."""
        if number == 1:
            return "întâi"
        gender = "f" if form == "f" else "m"
        head, _, last = self.cardinal(number, gender).rpartition(" ")
        ending = next((last[at:] for at in range(len(last)) if last[at:] in _RANKS[gender]), "")
        if ending:
            last = last.removesuffix(ending) + _RANKS[gender][ending]
        elif gender == "m":
            last += "lea"
        return join(head, last)


NUMBERS = _Numbers(
    "ro",
    cardinals="spellout-numbering",
    forms={
        "m": "spellout-cardinal-masculine", "f": "spellout-cardinal-feminine", "n": "spellout-cardinal-neuter",
    },
)  # fmt: skip

_MASCULINE = frozenset(
    """lei leu ani an oameni om bani ban copii copil dolari dolar euro kilometri metri litri metru kilometru litru pași
    prieteni băieți bărbați studenți elevi angajați clienți client pacienți pacient locuitori membri cenți cent morți
    răniți turiști soldați profesori medici candidați deputați jucători participanți călători pași invitați frați
    părinți pantofi pui cai câini pești pomi arbori munți saci nasturi""".split()
)
_FEMININE = re.compile(r"(?:ă|a|ție|iune|ate|oare|zi|noapte|carte|parte|lege|vreme|floare|piele|limbă|ie|une)$")
_FEMININES = frozenset(
    """ore zile luni săptămâni secunde persoane pagini mașini camere case femei fete lire tone bucăți cărți nopți țări
    școli clase grupe familii străzi stații linii lecții firme echipe probleme întrebări pâini sticle cutii
    mii""".split()
)
"""Plurals that are feminine and not neuter, which only tell "una" from "unu"."""
_FUNCTION_WORDS = frozenset(
    """sau pentru este era sunt dacă dar mai nu și în la cu de pe din ca că după până când unde acum aici acolo se sa al
    ale ai lui ei lor noi voi eu tu el ea ele ora luna peste sub între fără către asta aceasta""".split()
)


def _agree(word: str, many: bool) -> str:
    word = word.lower()
    if len(word) < 3 and word not in ("an", "om", "zi"):
        return ""
    if word in _FUNCTION_WORDS:
        return ""
    if word in _MASCULINE:
        return "m"
    if many:
        return "f"  # also of neuters: "două"
    return "f" if _FEMININE.search(word) else "m"


def _hour(number: int) -> str:
    """Say an hour: "două", "douăsprezece", but "unu" and "douăzeci și unu"."""
    return NUMBERS.cardinal(number, "" if number % 10 == 1 else "f")


def _minute(number: int) -> str:
    noun = "minut" if number == 1 else "minute" if number < 20 else "de minute"
    return join("și", NUMBERS.cardinal(number, "n"), noun)


def _read_many(match: re.Match[str]) -> Answer:
    """Read "22 de ore", where the noun is not next to the number."""
    number, word = int(re.sub(r"\D", "", match[1])), match[2].lower()
    form = _agree(word, many=True)
    if number % 10 == 1 and number % 100 != 11 and word not in _FEMININES:
        form = "m"
    return cover(match.start(), match[1], NUMBERS.cardinal(number, form)) if number >= 20 else None


def _royal(number: int, before: str) -> str:
    """Say the number of a king or pope: "întâi", "al doilea", "a doua"."""
    if number == 1:
        return "întâi"
    feminine = before.rstrip().endswith("a") and not before.rstrip().endswith(("Luca", "Toma"))
    return f"{'a' if feminine else 'al'} {NUMBERS.ordinal(number, 'f' if feminine else 'm')}"


LEXICON = Lexicon(
    language=LANGUAGES["ro"],
    numbers=NUMBERS,
    counting=Counting(
        points={",": "virgulă", ".": "punct"},
        decimals=2,
        minus="minus",
        plus="plus",
        until="până la",
        over="supra",
        fractions={
            2: "jumătate|jumătăți:f", 3: "treime|treimi:f", 4: "sfert|sferturi:n", 5: "cincime|cincimi:f",
            6: "șesime|șesimi:f", 7: "șeptime|șeptimi:f", 8: "optime|optimi:f", 9: "noime|noimi:f",
            10: "zecime|zecimi:f", 100: "sutime|sutimi:f",
        },
        half={"": "jumătate de"},
        part="one",
        and_half="{} și jumătate",
        agree=_agree,
        ordinals={"-lea": "m", "-a": "f", "-ulea": "m", "-ea": "f"},
        operators=table(
            """+ = plus; - = minus; × = ori; * = ori; x = pe; ÷ = împărțit la; / = împărțit la; : = la; ^ = la puterea
            ² = la pătrat; ³ = la cub"""
        ) | {"=": "egal"},
    ),
    calendar=Calendar(
        day=day_of_month(NUMBERS, "întâi"), words="mar joi mie", months={"ianuar": 1, "noi": 11, "sep": 9},
        before="pe din"
    ),
    clock=Clock(
        hour="oră|ore|de ore:f", minute="minut|minute|de minute:n", joint="și", bare=False, sharp=False, marks="",
        before="ora orele", hours=_hour,
    ),
    money=Money(
        currencies=table(
            """lei = leu|lei|de lei:m; RON = leu|lei|de lei:m; € = euro|euro|de euro:m; EUR = euro|euro|de euro:m
            $ = dolar|dolari|de dolari:m; USD = dolar american|dolari americani|de dolari americani:m
            £ = liră|lire|de lire:f; GBP = liră sterlină|lire sterline|de lire sterline:f; ¥ = yen|yeni|de yeni:m
            CHF = franc elvețian|franci elvețieni|de franci elvețieni:m
            MDL = leu moldovenesc|lei moldovenești|de lei moldovenești:m
            HUF = forint|forinți|de forinți:m; BGN = levă|leve|de leve:f; ₽ = rublă|ruble|de ruble:f
            PLN = zlot|zloți|de zloți:m; UAH = grivnă|grivne|de grivne:f; ₴ = grivnă|grivne|de grivne:f
            TRY = liră turcească|lire turcești|de lire turcești:f; ₹ = rupie|rupii|de rupii:f; JPY = yen|yeni|de yeni:m
            SEK = coroană suedeză|coroane suedeze|de coroane suedeze:f; bani = ban|bani|de bani:m"""
        ),
        coins=table(
            """lei = ban|bani|de bani:m; RON = ban|bani|de bani:m; EUR = cent|cenți|de cenți:m
            USD = cent|cenți|de cenți:m
            GBP = penny|pence|de pence:m; CHF = centimă|centime|de centime:f"""
        ),
        joint="și",
        named=True,
        scales=table(
            """mil. = milion|milioane|de milioane:n; mil = milion|milioane|de milioane:n
            mld. = miliard|miliarde|de miliarde:n
            mld = miliard|miliarde|de miliarde:n; mii = mie|mii|de mii:f; M = milion|milioane|de milioane:n
            k = mie|mii|de mii:f; milioane = milion|milioane|de milioane:n; miliarde = miliard|miliarde|de miliarde:n"""
        ),
    ),
    measures=Measures(
        form="m",
        forms={
            "f": "h s sec ms t oz mi lb lbs cal kcal mph",
            "n": "kg g mg µg min °C °F ° ha in bar",
        },
        nouns=table(
            """% = la sută; ‰ = la mie; t = tonă|tone|de tone:f; ore = =h; sec. = =s; min. = =min
            CP = cal putere|cai putere|de cai putere:m
            kWh = kilowatt-oră|kilowați-oră|de kilowați-oră:m; buc. = bucată|bucăți|de bucăți:f; mp = =m²; mc = =m³
            buc = bucată|bucăți|de bucăți:f; dB = decibel|decibeli|de decibeli:m
            J = joule|jouli|de jouli:m; pers. = persoană|persoane|de persoane:f
            loc. = locuitor|locuitori|de locuitori:m"""
        ),
        drop="in mi ore",
        per="pe",
    ),
    dialling=Dialling(
        cues=r"(?:pin|cod(?:ul)?(?: poștal)?|cnp|cui|parola|numărul (?:comenzii|contului|contractului|cardului))"
        r"(?: este)?",
    ),
    roman=Roman(
        counted="capitolul capitol volumul volum partea actul articolul cartea nivelul clasa",
        ranked="""Ludovic Carol Henric Ferdinand Mihai Napoleon Papa Paul Benedict Pius Leon Grigore Francisc Iosif
        Filip
        Petru Alexandru Nicolae Elisabeta Ecaterina Maria Isabela Eduard Richard Wilhelm Frederic Ștefan Leopold Rudolf
        Gustav Adolf Clement Urban Inocențiu Ioan Constantin Mircea Vlad George""",
        rank=_royal,
    ),
    writing=Writing(
        abbreviations=table(
            """etc. = etcetera; de ex. = de exemplu; ex. = exemplu; ș.a. = și altele; ș.a.m.d. = și așa mai departe
            d.p.d.v. = din punct de vedere; cca. = circa; aprox. = aproximativ; max. = maximum; min. = minimum
            nr. = numărul
            tel. = telefon; fax. = fax; str. = strada; bd. = bulevardul; bdul. = bulevardul; b-dul = bulevardul
            șos. = șoseaua; al. = aleea; ap. = apartamentul; bl. = blocul; sc. = scara; et. = etajul; jud. = județul
            mun. = municipiul; com. = comuna; dl. = domnul; dl = domnul; dna. = doamna; dna = doamna; dra. = domnișoara
            dra = domnișoara; dlui. = domnului; dlui = domnului; dnei = doamnei; d-na = doamna; d-l = domnul
            dvs. = dumneavoastră; dv. = dumneavoastră; dr. = doctor; prof. = profesor; ing. = inginer; av. = avocat
            conf. = conferențiar; lect. = lector; acad. = academician; gen. = general; col. = colonel; lt. = locotenent
            art. = articolul; alin. = alineatul; pct. = punctul; cap. = capitolul; fig. = figura; pag. = pagina
            vol. = volumul; sec. = secolul; î.Hr. = înainte de Hristos; d.Hr. = după Hristos
            î.e.n. = înaintea erei noastre
            e.n. = era noastră; S.A. = SA; S.R.L. = SRL; sf. = sfântul; Sf. = sfântul
            ed. = ediția; trad. = traducere; resp. = respectiv; inclusiv. = inclusiv; buc. = bucăți; min = minute
            kg = kilogram; km = kilometru; c/v = contravaloare; a.c. = anul curent; urm. = următoarele"""
        ),
        titles=table("dl. = domnul; dna. = doamna; dr. = doctor; prof. = profesor; sf. = sfântul; str. = strada"),
        before_number=table(
            """nr. = numărul; tel. = telefon; ap. = apartamentul; bl. = blocul; sc. = scara; et. = etajul
            art. = articolul
            alin. = alineatul; pct. = punctul; cap. = capitolul; fig. = figura; pag. = pagina; p. = pagina; cca. = circa
            # = numărul; vol. = volumul; km. = kilometrul; tab. = tabelul; sec. = secolul"""
        ),
        spelled="UE SUA ONU IT IA EKG OUG SA UK USA EU AI BCE OMS INS USR",
        words="a e i o",
        symbols=table(
            r"""& = și; @ = arond; # = diez; % = la sută; ‰ = la mie; * = asterisc; / = bară
            \ = bară inversă; _ = linie de subliniere; + = plus; ~ = aproximativ; ^ = accent circumflex
            | = bară verticală; § = paragraf; ¶ = paragraf; ° = grade; № = numărul; $ = dolar; £ = liră; € = euro
            ¥ = yen; ¢ = cent; × = ori; ÷ = împărțit la; ± = plus minus; ≈ = aproximativ; ≠ = diferit de
            ≤ = mai mic sau egal cu; ≥ = mai mare sau egal cu; < = mai mic decât; > = mai mare decât; ∞ = infinit
            √ = radical din; ∑ = sumă; π = pi; µ = micro; → = săgeată; ← = săgeată la stânga; ↑ = săgeată în sus
            ↓ = săgeată în jos; ✓ = bifă; ✔ = bifă; © = copyright; -> = săgeată; și/sau = și sau"""
        )
        | {
            "=": "egal", ">=": "mai mare sau egal cu", "<=": "mai mic sau egal cu", "!=": "diferit de",
            "=>": "săgeată",
        },
        punctuation=table(
            """. = punct; , = virgulă; : = două puncte; ! = semnul exclamării; ? = semnul întrebării; ' = apostrof
            " = ghilimele; ( = paranteză deschisă; ) = paranteză închisă; [ = paranteză dreaptă deschisă
            ] = paranteză dreaptă închisă; - = cratimă; – = linie de pauză; — = linie de pauză; … = puncte de suspensie
            „ = ghilimele; ” = ghilimele"""
        )
        | {";": "punct și virgulă"},
        at="arond",
        version="versiunea",
        flag="steagul",
        hashtag="hashtag",
    ),
)  # fmt: skip

_SPEAKER = Speaker(LEXICON)

GRAMMAR = build(
    _SPEAKER,
    ordinal_rules(_SPEAKER)[0],
    *clock_rules(_SPEAKER, "la|ora|orele|între", _hour, _minute, ("de la", "la")),
    Rule(
        re.compile(rf"{_SPEAKER.start}(\d{{1,3}}(?:\.\d{{3}}){{1,3}}|\d{{2,9}})(?= de ([^\W\d_]{{2,30}}))"),
        _read_many,
        digits=True,
    ),
)
