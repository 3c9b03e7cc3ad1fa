"""Czech: numbers agree with the noun and stand in the case of a preposition; the days of a date are ranks."""

from __future__ import annotations

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
    table,
)
from cadenza.text.grammars.slavic import (
    case_rules,
    centuries,
    compound_rules,
    dotted,
    house_rule,
    names,
    ranker,
    ranks_by_noun,
)
from cadenza.text.grammars.slavic_dates import clock_rules, day_of_month, day_rules
from cadenza.text.grammars.slavic_numbers import SlavicNumbers, agree, agreement, czech_decimal
from cadenza.text.grammars.speaker import Speaker
from cadenza.text.languages import LANGUAGES

_GENITIVE = table(
    """nula = nuly; jeden = jednoho; jedno = jednoho; jedna = jedné; dva = dvou; dvě = dvou; tři = tří; čtyři = čtyř
    pět = pěti; šest = šesti; sedm = sedmi; osm = osmi; devět = devíti; deset = deseti; jedenáct = jedenácti
    dvanáct = dvanácti; třináct = třinácti; čtrnáct = čtrnácti; patnáct = patnácti; šestnáct = šestnácti
    sedmnáct = sedmnácti; osmnáct = osmnácti; devatenáct = devatenácti; dvacet = dvaceti; třicet = třiceti
    čtyřicet = čtyřiceti; padesát = padesáti; šedesát = šedesáti; sedmdesát = sedmdesáti; osmdesát = osmdesáti
    devadesát = devadesáti; sto = sta; stě = set; sta = set; tisíce = tisíc; milion = milionu; miliony = milionů"""
)
_LOCATIVE = _GENITIVE | table("jeden = jednom; jedno = jednom; tři = třech; čtyři = čtyřech")
_DATIVE = _GENITIVE | table("jeden = jednomu; jedno = jednomu; dva = dvěma; dvě = dvěma; tři = třem; čtyři = čtyřem")
_INSTRUMENTAL = _GENITIVE | table(
    "jeden = jedním; jedno = jedním; jedna = jednou; dva = dvěma; dvě = dvěma; tři = třemi; čtyři = čtyřmi"
)


class _Numbers(SlavicNumbers):
    __slots__ = ()

    def year(self, number: int) -> str:
        """Say a year: "devatenáct set osmdesát čtyři"."""
        if not 1100 <= number < 2000:
            return self.cardinal(number)
        rest = number % 100
        return join(self.cardinal(number // 100), "set", self.cardinal(rest) if rest else "")


NUMBERS = _Numbers(
    "cs",
    cardinals="spellout-numbering",
    forms={"f": "spellout-cardinal-feminine", "n": "spellout-cardinal-neuter"},
    spelling=(("ilión", "ilion"), ("jeden miliarda", "jedna miliarda"), ("dva miliardy", "dvě miliardy")),
    ranked="""nultý první druhý třetí čtvrtý pátý šestý sedmý osmý devátý desátý jedenáctý dvanáctý třináctý čtrnáctý
    patnáctý šestnáctý sedmnáctý osmnáctý devatenáctý dvacátý třicátý čtyřicátý padesátý šedesátý sedmdesátý osmdesátý
    devadesátý stý dvoustý třístý čtyřstý pětistý šestistý sedmistý osmistý devítistý tisící""",
    endings="ý í",
    declined={
        "n": "é í", "f": "á í", "g": "ého ího", "d": "ému ímu", "l": "ém ím", "i": "ým ím", "fo": "é í", "fa": "ou í",
        "p": "é í", "pg": "ých ích",
    },
    both=True,
    cases={"A": {"jedna": "jednu"}, "G": _GENITIVE, "L": _LOCATIVE, "D": _DATIVE, "I": _INSTRUMENTAL},
    glued=_GENITIVE | table("jeden = jedno; sto = sto; tisíc = tisíci"),
    agreeing=agreement(
        always="L = ách ech; D = ům ám ím; I = ami ěmi lety",
        one="""f = a ost ice ace věc noc část řeč sůl krev kost místnost kolej práce země neděle chvíle; Af = u; n = o í
        e ě um
        m = kolega""",
        two="""n = a; f = ice ace osti části věci noci koruny minuty hodiny vteřiny sekundy osoby ženy knihy strany
        stránky otázky třídy školy libry tuny láhve lahve lžíce lžičky sklenice rodiny skupiny možnosti dívky
        sestry dcery firmy
        karty zprávy verze chvíle neděle cesty hry kávy večeře položky zastávky linky směny stovky desítky
        tabletky kapky dávky procenta řady ruce nohy""",
        never="""dní lidí
        nebo pro ona ono bylo byla jestli také ještě kdy kde vždy roku přes před mezi mě sebe nutno můžete asi
        při nad pod bez tam nám vám krát ale ani není jsou mám kolem kolik nás vás""",
    ),
)  # fmt: skip


def _hour(number: int) -> str:
    return f"{NUMBERS.cardinal(number, 'Gf')} {'hodiny' if number == 1 else 'hodin'}"


def _minute(number: int) -> str:
    return f"{NUMBERS.cardinal(number, 'Gf')} {'minuty' if number == 1 else 'minut'}"


_CROWN = "koruna|koruny|koruny|korun:f"
_MILLION = "milion|miliony|milionu|milionů"
_MILLIARD = "miliarda|miliardy|miliardy|miliard:f"
_THOUSAND = "tisíc|tisíce|tisíce|tisíc"
_ROYALS = names(
    """Jan Jindřich Ludvík Vladislav Zikmund Rudolf Leopold František Josef Karel Ferdinand Maxmilián Albrecht Vilém
    Fridrich Bedřich Eduard Richard Alexandr Benedikt Klement Gustav Filip Matyáš Mikuláš: =m a=g ovi=d em=i
    Václav Přemysl Otakar Boleslav Jaroslav: =m a=g ovi=d em=i Kar: el=m la=g lu=d lem=i Pav: el=m la=g lem=i
    Jiří Pius: =m Alžběta Kateřina Marie Anna: =f Alžběty Kateřiny: =fo"""
)

LEXICON = Lexicon(
    language=LANGUAGES["cs"],
    numbers=NUMBERS,
    counting=Counting(
        points={",": "celá", ".": "tečka"},
        decimal=czech_decimal(NUMBERS),
        minus="minus",
        plus="plus",
        until="až",
        over="lomeno",
        fractions={
            2: "polovina|poloviny|poloviny|polovin:f", 3: "třetina|třetiny|třetiny|třetin:f",
            4: "čtvrtina|čtvrtiny|čtvrtiny|čtvrtin:f", 5: "pětina|pětiny|pětiny|pětin:f",
            6: "šestina|šestiny|šestiny|šestin:f", 7: "sedmina|sedminy|sedminy|sedmin:f",
            8: "osmina|osminy|osminy|osmin:f", 9: "devítina|devítiny|devítiny|devítin:f",
            10: "desetina|desetiny|desetiny|desetin:f", 100: "setina|setiny|setiny|setin:f",
        },
        half={"": "půl"},
        and_half="{} a půl",
        agree=agree,
        ordinals={"-tý": "", "-tá": "f", "-té": "n", "-tého": "g", "-ý": "", "-á": "f"},
        ordinal_dot=ranks_by_noun(
            """f||g = a; f = ice ace kolej; n = o; n||g = iště; n|l|g* = í; fo = y ě i třídě; fa|l|g = u
            pg = letech let; g = dne patra místa kola ročníku
            l = patře místě kole; i = em; d|l = ednu eznu bnu ětnu rvnu rpnu íjnu únoru ervenci listopadu prosinci
            g|l = ročníku stupni; = den dnů"""
        ),
        operators=table(
            """+ = plus; - = minus; × = krát; * = krát; x = krát; ÷ = děleno; / = děleno; : = ku; ^ = na
            ² = na druhou; ³ = na třetí"""
        ) | {"=": "se rovná"},
    ),
    calendar=Calendar(
        day=day_of_month(NUMBERS), before="do od dne",
        words="""pro led dub lis srp po st ne leden únor březen duben květen červen červenec srpen říjen listopad
        prosinec""",
    ),
    clock=Clock(
        hour="hodina|hodiny|hodiny|hodin:f", minute="minuta|minuty|minuty|minut:f", marks="hodin hod. hod h",
        before="v ve po kolem před", or_date="po kolem před",
    ),
    money=Money(
        currencies=dotted(table(
            f"""Kč = {_CROWN}; CZK = {_CROWN}; € = euro|eura|eura|eur:n; EUR = euro|eura|eura|eur:n
            $ = dolar|dolary|dolaru|dolarů; USD = americký dolar|americké dolary|amerického dolaru|amerických dolarů
            £ = libra|libry|libry|liber:f; GBP = britská libra|britské libry|britské libry|britských liber:f
            ¥ = jen|jeny|jenu|jenů; PLN = zlotý|zloté|zlotého|zlotých; ₽ = rubl|rubly|rublu|rublů
            CHF = švýcarský frank|švýcarské franky|švýcarského franku|švýcarských franků
            HUF = forint|forinty|forintu|forintů
            ₴ = hřivna|hřivny|hřivny|hřiven:f; hal. = haléř|haléře|haléře|haléřů; ₹ = rupie|rupie|rupie|rupií:f"""
        )),
        coins=table(
            """Kč = haléř|haléře|haléře|haléřů; CZK = haléř|haléře|haléře|haléřů; EUR = cent|centy|centu|centů
            USD = cent|centy|centu|centů; GBP = pence|pence|pence|pencí"""
        ),
        named=True,
        scales=dotted(table(
            f"""tis. = {_THOUSAND}; mil. = {_MILLION}; mld. = {_MILLIARD}; mio. = {_MILLION}; tisíc = {_THOUSAND}
            milion = {_MILLION}; miliarda = {_MILLIARD}; M = {_MILLION}; k = {_THOUSAND}
            bil. = bilion|biliony|bilionu|bilionů"""
        )),
    ),
    measures=Measures(
        form="m",
        forms={"f": "h t min s sec ms oz mi lb lbs cal kcal kWh", "n": "%"},
        nouns=dotted(table(
            """měs. = měsíc|měsíce|měsíce|měsíců;
            hod. = =h; sek. = =s; min. = =min; x = krát; ks = kus|kusy|kusu|kusů; os. = osoba|osoby|osoby|osob:f
            dkg = dekagram|dekagramy|dekagramu|dekagramů; dB = decibel|decibely|decibelu|decibelů
            J = joule|jouly|joulu|joulů
            k. s. = koňská síla|koňské síly|koňské síly|koňských sil:f
            obyv. = obyvatel|obyvatelé|obyvatele|obyvatel; tun = =t"""
        )),
        drop="in mi tun",
        per="za",
    ),
    dialling=Dialling(
        patterns=(r"\d{3}[ -]\d{3}[ -]\d{3}(?! ?[^\W\d_]| ?[€$£%])", r"\d{3} \d\d(?= [A-ZČŘŠŽ][^\W\d_])"),
        cues=r"(?:pin|kód|psč|ičo|dič|heslo|číslo (?:objednávky|účtu|smlouvy|karty)|variabilní symbol)(?: je)?",
    ),
    roman=Roman(
        counted="kapitola část díl svazek článek kniha úroveň",
        ranked=" ".join(_ROYALS),
        rank=ranker(NUMBERS, _ROYALS),
        after=centuries(NUMBERS, table(
            """století = n|l|g*; světová = f; světové = fo; světovou = fa; třída = f; třídy = fo; ročník = m
            ročníku = g|l
            sjezd = m; sjezdu = g|l; stupně = g; tisíciletí = n|l; patro = n; liga = f; ligy = fo"""
        )),
    ),
    writing=Writing(
        abbreviations=table(
            """v ul. = v ulici; na ul. = na ulici; z ul. = z ulice; do ul. = do ulice
            např. = například; atd. = a tak dále; apod. = a podobně; atp. = a tak podobně; tj. = to jest
            tzn. = to znamená; tzv. = takzvaný; mj. = mimo jiné; popř. = popřípadě; příp. = případně; resp. = respektive
            cca = cirka; cca. = cirka; max. = maximálně; min. = minimálně; vč. = včetně; ul. = ulice; nám. = náměstí
            tř. = třída; tel. = telefon; hod. = hodin; sek. = sekund; stol. = století; př. n. l. = před naším letopočtem
            n. l. = našeho letopočtu; obr. = obrázek; tab. = tabulka
            kap. = kapitola; odst. = odstavec; prof. = profesor; doc. = docent; dr. = doktor; Ing. = inženýr
            Mgr. = magistr; Bc. = bakalář; MUDr. = doktor; JUDr. = doktor; PhDr. = doktor; RNDr. = doktor; sv. = svatý
            gen. = generál; plk. = plukovník; red. = redakce; vyd. = vydání; č. = číslo; č.p. = číslo popisné
            a.s. = AS; o.p.s. = OPS; aj. = a jiné; zvl. = zvláště; pozn. = poznámka; srov. = srovnej; viz. = viz
            Kč = korun; kg = kilogram; km = kilometr; čj. = číslo jednací; zák. = zákon; ods. = odstavec"""
        ),
        titles=table("p. = pan; pí = paní; sl. = slečna; sv. = svatý; dr. = doktor; prof. = profesor"),
        before_number=table(
            """č. = číslo; čp. = číslo popisné; tel. = telefon; str. = strana; obr. = obrázek; tab. = tabulka
            kap. = kapitola; odst. = odstavec; r. = roku; # = číslo; čl. = článek; bod. = bod; sb. = sbírka"""
        ),
        spelled="EU USA OSN ODS ČR IT AI ÚVN EKG ECB AV UK IČO DIČ",
        words="a i k o s u v z",
        symbols=table(
            r"""& = a; @ = zavináč; # = křížek; % = procent; ‰ = promile; * = hvězdička; / = lomítko
            \ = zpětné lomítko; _ = podtržítko; + = plus; ~ = přibližně; ^ = stříška; | = svislítko; § = paragraf
            ¶ = odstavec; ° = stupeň; № = číslo; $ = dolar; £ = libra; € = euro; ¥ = jen; ¢ = cent; × = krát
            ÷ = děleno; ± = plus minus; ≈ = přibližně; ≠ = nerovná se; ≤ = menší nebo rovno; ≥ = větší nebo rovno
            < = menší než; > = větší než; ∞ = nekonečno; √ = odmocnina z; ∑ = suma; π = pí; µ = mikro; → = šipka
            ← = šipka vlevo; ↑ = šipka nahoru; ↓ = šipka dolů; ✓ = fajfka; ✔ = fajfka; © = copyright; -> = šipka
            a/nebo = a nebo"""
        )
        | {
            "=": "se rovná", ">=": "větší nebo rovno", "<=": "menší nebo rovno", "!=": "nerovná se", "=>": "šipka",
        },
        punctuation=table(
            """. = tečka; , = čárka; : = dvojtečka; ! = vykřičník; ? = otazník; ' = apostrof; " = uvozovky
            ( = závorka; ) = konec závorky; [ = hranatá závorka; ] = konec hranaté závorky; - = pomlčka; – = pomlčka
            — = pomlčka; … = tři tečky; „ = uvozovky; “ = konec uvozovek"""
        )
        | {";": "středník"},
        at="zavináč",
        version="verze",
        flag="vlajka",
        hashtag="hashtag",
    ),
)  # fmt: skip

_SPEAKER = Speaker(LEXICON)

GRAMMAR = build(
    _SPEAKER,
    house_rule(_SPEAKER),
    *clock_rules(_SPEAKER, "od|do|okolo", _hour, _minute, ("od", "do")),
    *day_rules(_SPEAKER, "od", "do"),
    *case_rules(_SPEAKER, "G", r"do|od|bez|kolem|okolo|během|kromě|podle|u|z(?= \d{1,9} do )", ("many", "other")),
    *compound_rules(_SPEAKER, NUMBERS, "let[ýáéío]|denní|procentní|metrov|hodinov|minutov|kilometrov|členn|místn"),
)
