"""Croatian: numbers agree with the noun; a dot makes ranks, also of years, which have it wherever they are one."""

from __future__ import annotations

import re
from functools import partial

from cadenza.text.grammars.builder import build
from cadenza.text.grammars.edits import before, last_word, next_word
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
    any_of,
    table,
)
from cadenza.text.grammars.slavic import centuries, dotted, names, ranker, ranks_by_noun
from cadenza.text.grammars.slavic_dates import Years, clock_rules, day_of_month, day_rules, year_rules
from cadenza.text.grammars.slavic_numbers import SlavicNumbers, agree, agreement
from cadenza.text.grammars.speaker import Speaker
from cadenza.text.languages import LANGUAGES
from cadenza.text.normalize import Answer, Rule, edit

NUMBERS = SlavicNumbers(
    "hr",
    cardinals="spellout-numbering",
    forms={"f": "spellout-cardinal-feminine", "n": "spellout-cardinal-neuter"},
    spelling=(("(dvije|tri|četiri) tisuća", r"\1 tisuće"),),
    ranked="""nulti prvi drugi treći četvrti peti šesti sedmi osmi deveti deseti jedanaesti dvanaesti trinaesti
    četrnaesti petnaesti šesnaesti sedamnaesti osamnaesti devetnaesti dvadeseti trideseti četrdeseti pedeseti šezdeseti
    sedamdeseti osamdeseti devedeseti stoti dvjestoti tristoti četiristoti petstoti šeststoti sedamstoti osamstoti
    devetstoti tisućiti""",
    endings="ći i",
    declined={
        "n": "će o", "f": "ća a", "g": "ćeg og", "d": "ćem om", "l": "ćem om", "i": "ćim im", "fg": "će e",
        "fl": "ćoj oj", "fa": "ću u", "p": "ći i", "pf": "će e", "pg": "ćih ih",
    },
    cases={"A": {"jedna": "jednu"}},
    glued={"dva": "dvije"},
    agreeing=agreement(
        one="""f = a ost noć riječ stvar bol krv sol obitelj večer jesen radost; Af = u; n = o e me
        m = tata kolega gazda sudac""",
        two="f = e i; m = dana sata ljudi euri",
        never="""ili za ona ono bilo bila ako još kad kada gdje uvijek kroz pred među mene sebe treba možete oko pri nad
        pod bez tamo nam vam puta ali nije jesu imam koliko nas vas više manje dalje""",
    ),
)  # fmt: skip


def _minute(number: int) -> str:
    return f"i {NUMBERS.cardinal(number, 'f')}"


_KUNA = "kuna|kune|kuna:f"
_MILLION = "milijun|milijuna|milijuna"
_MILLIARD = "milijarda|milijarde|milijardi:f"
_THOUSAND = "tisuća|tisuće|tisuća:f"
_ROYALS = names(
    """Ivan Franjo Josip Karlo Stjepan Ladislav Matija Rudolf Leopold Ferdinand Maksimilijan Vilim Fridrik Eduard Rikard
    Aleksandar Benedikt Klement Gustav Filip Ludovik Ljudevit Henrik Luj Nikola Pio Franjo Karl Krešimir Bela: =m
    Ivan Stjepan Ladislav Rudolf Leopold Ferdinand Eduard Benedikt Klement Filip Ludovik Henrik Karl Krešimir: a=g u=d
    Pav: ao=m la=g lu=d Petar: =m Petr: a=g u=d Aleksandr: a=g u=d Fran: je=g ji=d Elizabet Katarin An: a=f e=fg i=fl
    Marij: a=f e=fg i=fl"""
)

LEXICON = Lexicon(
    language=LANGUAGES["hr"],
    numbers=NUMBERS,
    counting=Counting(
        points={",": "zarez", ".": "točka"},
        decimals=2,
        minus="minus",
        plus="plus",
        until="do",
        over="kroz",
        fractions={
            2: "polovina|polovine|polovina:f", 3: "trećina|trećine|trećina:f", 4: "četvrtina|četvrtine|četvrtina:f",
            5: "petina|petine|petina:f", 6: "šestina|šestine|šestina:f", 7: "sedmina|sedmine|sedmina:f",
            8: "osmina|osmine|osmina:f", 9: "devetina|devetine|devetina:f", 10: "desetina|desetine|desetina:f",
            100: "stotina|stotine|stotina:f",
        },
        half={"": "pola"},
        and_half="{} i pol",
        agree=agree,
        ordinals={
            "-i": "", "-a": "f", "-o": "n", "-e": "fg", "-og": "g", "-om": "l", "-oj": "fl", "-u": "fa",
            "-ih": "pg",
        },
        ordinal_dot=ranks_by_noun(
            """f||g = a; n = o e; g = dana stoljeća mjesta kata razreda kola; fl = i; l = u
            fg = ice godine utakmice etape sezone obljetnice; fa = godinu ulicu rundu sezonu utakmicu; pg = ih"""
        ),
        operators=table(
            """+ = plus; - = minus; × = puta; * = puta; x = puta; ÷ = podijeljeno s; / = podijeljeno s; : = prema
            ^ = na; ² = na kvadrat; ³ = na treću"""
        ) | {"=": "jednako"},
    ),
    calendar=Calendar(
        day=day_of_month(NUMBERS, "m = je danas"), year=partial(NUMBERS.ordinal, form="fg"),
        words="pro tra lis ruj stu lip pet sub", months={"ruj": 9, "studenog": 11},
        before="do od dana",
    ),
    clock=Clock(
        hour="sat|sata|sati", minute="minuta|minute|minuta:f", joint="i", marks="sati sata sat h",
        before="u oko", or_date="oko",
    ),
    money=Money(
        currencies=dotted(table(
            f"""€ = euro|eura|eura; EUR = euro|eura|eura; $ = dolar|dolara|dolara; kn = {_KUNA}; HRK = {_KUNA}
            USD = američki dolar|američka dolara|američkih dolara; £ = funta|funte|funti:f; ¥ = jen|jena|jena
            GBP = britanska funta|britanske funte|britanskih funti:f
            BAM = konvertibilna marka|konvertibilne marke|konvertibilnih maraka:f
            KM = marka|marke|maraka:f; RSD = dinar|dinara|dinara; din. = dinar|dinara|dinara
            CHF = švicarski franak|švicarska franka|švicarskih franaka; lp = lipa|lipe|lipa:f
            ₹ = rupija|rupije|rupija:f
            HUF = forinta|forinte|forinti:f; CZK = češka kruna|češke krune|čeških kruna:f; ₽ = rubalj|rublja|rubalja"""
        )),
        coins=table(
            """EUR = cent|centa|centi; USD = cent|centa|centi; kn = lipa|lipe|lipa:f; HRK = lipa|lipe|lipa:f
            GBP = peni|penija|penija; KM = fening|feninga|feninga"""
        ),
        joint="i",
        named=True,
        scales=dotted(table(
            f"""tis. = {_THOUSAND}; mil. = {_MILLION}; mlrd. = {_MILLIARD}; mlr. = {_MILLIARD}; tisuća = {_THOUSAND}
            milijun = {_MILLION}; milijarda = {_MILLIARD}; M = {_MILLION}; k = {_THOUSAND}"""
        )),
    ),
    measures=Measures(
        form="m",
        forms={"f": "t min s sec ms oz mi lb lbs l L dl cl ml hl cal kcal"},
        nouns=dotted(table(
            """% = posto; ‰ = promila; sek. = =s; min. = =min; kom. = komad|komada|komada
            dag = dekagram|dekagrama|dekagrama
            dB = decibel|decibela|decibela; KS = konjska snaga|konjske snage|konjskih snaga:f
            st. = stanovnik|stanovnika|stanovnika; J = džul|džula|džula"""
        )),
        drop="in mi",
        per="po",
    ),
    dialling=Dialling(
        cues=r"(?:pin|kod|kôd|šifra|oib|lozinka|broj (?:narudžbe|računa|ugovora|kartice)|poštanski broj)(?: je)?",
    ),
    roman=Roman(
        counted="poglavlje dio svezak članak knjiga razina",
        ranked=" ".join(_ROYALS),
        rank=ranker(NUMBERS, _ROYALS),
        after=centuries(NUMBERS, table(
            """stoljeće = n; stoljeća = g; stoljeću = l; svjetski = m; svjetskog = g; svjetskom = l; razred = m
            razreda = g; kongres = m; kvartal = m; kvartala = g; stupnja = g; tisućljeće = n; gimnazija = f; liga = f"""
        )),
    ),
    writing=Writing(
        abbreviations=table(
            """npr. = na primjer; itd. = i tako dalje; i sl. = i slično; sl. = slično; tj. = to jest; tzv. = takozvani
            odn. = odnosno; cca = cirka; cca. = cirka; ok. = oko; max. = maksimalno; min. = minimalno; god. = godina
            st. = stoljeće; pr. Kr. = prije Krista; po. Kr. = poslije Krista; ul. = ulica; trg. = trg; tel. = telefon
            mob. = mobitel; str. = stranica; br. = broj; čl. = članak; toč. = točka; gl. = glavni; usp. = usporedi
            dr. = doktor; mr. = magistar; prof. = profesor; doc. = docent; ing. = inženjer; dipl. = diplomirani
            akad. = akademik; gen. = general; sv. = sveti; g. = gospodin; gđa = gospođa; gđa. = gospođa
            gđica = gospođica
            gosp. = gospodin; kn = kuna; i dr. = i drugi
            dr. sc. = doktor znanosti
            d.o.o. = DOO; d.d. = DD; o.g. = ove godine; kg = kilogram; km = kilometar
            uklj. = uključujući; ur. = urednik; izd. = izdanje; vidi. = vidi; sek. = sekundi; kat. = kategorija"""
        ),
        titles=table("g. = gospodin; gđa. = gospođa; sv. = sveti; dr. = doktor; mr. = magistar; prof. = profesor"),
        before_number=table(
            """br. = broj; tel. = telefon; mob. = mobitel; str. = stranica; čl. = članak; toč. = točka; gl. = glava
            # = broj; sl. = slika; tab. = tablica; kbr. = kućni broj; st. = stavak"""
        ),
        spelled="EU SAD UN HRT AI EKG OIB IT UK BIH ESB ECB HDZ SDP USA",
        words="a i k o s u",
        symbols=table(
            r"""& = i; @ = at; # = ljestve; % = posto; ‰ = promila; * = zvjezdica; / = kosa crta
            \ = obrnuta kosa crta; _ = podvlaka; + = plus; ~ = približno; ^ = kapica; | = okomita crta; § = paragraf
            ¶ = odlomak; ° = stupanj; № = broj; $ = dolar; £ = funta; € = euro; ¥ = jen; ¢ = cent; × = puta
            ÷ = podijeljeno s; ± = plus minus; ≈ = približno; ≠ = različito od; ≤ = manje ili jednako
            ≥ = veće ili jednako; < = manje od; > = veće od; ∞ = beskonačno; √ = korijen iz; ∑ = suma; π = pi
            µ = mikro; → = strelica; ← = strelica ulijevo; ↑ = strelica gore; ↓ = strelica dolje; ✓ = kvačica
            ✔ = kvačica; © = copyright; -> = strelica; i/ili = i ili"""
        )
        | {
            "=": "jednako", ">=": "veće ili jednako", "<=": "manje ili jednako", "!=": "različito od", "=>": "strelica",
        },
        punctuation=table(
            """. = točka; , = zarez; : = dvotočka; ! = uskličnik; ? = upitnik; ' = apostrof; " = navodnik
            ( = otvorena zagrada; ) = zatvorena zagrada; [ = otvorena uglata zagrada; ] = zatvorena uglata zagrada
            - = crtica; – = crtica; — = crtica; … = tri točke; „ = navodnik; ” = navodnik"""
        )
        | {";": "točka sa zarezom"},
        at="at",
        version="verzija",
        flag="zastava",
        hashtag="hashtag",
    ),
)  # fmt: skip

_SPEAKER = Speaker(LEXICON)
_YEARS = Years(
    words=table("godina = f; godine = fg; godini = fl; godinu = fa; godinom = fl"),
    short=["god"],
    default="godina",
    after=table(
        """u = godini; o = godini; od = godine; do = godine; iz = godine; nakon = godine; prije = godine; za = godinu
        poslije = godine; tijekom = godine; početkom = godine; krajem = godine; sredinom = godine; na = godinu"""
    ),
    months="siječnju veljači ožujku travnju svibnju lipnju srpnju kolovozu rujnu listopadu studenome studenom prosincu",
    dated="godine",
)
_BEFORE_YEAR = table(
    """u = fl; o = fl; od = fg; do = fg; iz = fg; nakon = fg; prije = fg; poslije = fg; tijekom = fg; početkom = fg
    krajem = fg; sredinom = fg; za = fa; na = fa"""
)
_MONTHS = any_of(_SPEAKER.names.full_months() | set(_YEARS.months.split()))
_GOES_ON = r"\.(?=\W{0,8}\w)"


def _drop_dot(match: re.Match[str]) -> Answer:
    return [edit(match, "", 1)]


def _ranked_year(match: re.Match[str]) -> Answer:
    """Read "u 2026. smo": a year with its dot, in the case of the preposition before it or of the word after it."""
    form = _YEARS.words.get(next_word(match).lower()) or _BEFORE_YEAR.get(last_word(before(match)), "fg")
    return NUMBERS.ordinal(int(match[1]), form)


GRAMMAR = build(
    _SPEAKER,
    *year_rules(_SPEAKER, _YEARS),
    Rule(re.compile(rf"(?<!\w)(?i:{_MONTHS}) [12]\d{{3}}({_GOES_ON})"), _drop_dot, digits=True),
    Rule(re.compile(rf"{_SPEAKER.start}(1[1-9]\d\d|20\d\d){_GOES_ON}(?! ?\d)"), _ranked_year, digits=True),
    *day_rules(_SPEAKER, "od", "do"),
    *clock_rules(_SPEAKER, "od|do|nakon|prije|poslije", NUMBERS.cardinal, _minute, ("od", "do"), marked="sati"),
)
