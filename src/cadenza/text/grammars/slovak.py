"""Slovak: as Czech, but hours after a preposition are ranks, and thousands are one word with their number."""

from __future__ import annotations

from functools import partial

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
    """jeden = jedného; jedno = jedného; jedna = jednej; dva = dvoch; dve = dvoch; tri = troch; štyri = štyroch
    päť = piatich; šesť = šiestich; sedem = siedmich; osem = ôsmich; deväť = deviatich; desať = desiatich
    jedenásť = jedenástich; dvanásť = dvanástich; trinásť = trinástich; štrnásť = štrnástich; pätnásť = pätnástich
    šestnásť = šestnástich; sedemnásť = sedemnástich; osemnásť = osemnástich; devätnásť = devätnástich
    dvadsať = dvadsiatich; tridsať = tridsiatich; štyridsať = štyridsiatich; päťdesiat = päťdesiatich
    šesťdesiat = šesťdesiatich; sedemdesiat = sedemdesiatich; osemdesiat = osemdesiatich
    deväťdesiat = deväťdesiatich; milión = milióna; milióny = miliónov; miliarda = miliardy; miliardy = miliárd"""
)
_DATIVE = _GENITIVE | table(
    """jeden = jednému; jedno = jednému; dva = dvom; dve = dvom; tri = trom; štyri = štyrom; päť = piatim
    šesť = šiestim
    sedem = siedmim; osem = ôsmim; deväť = deviatim; desať = desiatim; dvadsať = dvadsiatim; tridsať = tridsiatim"""
)
_INSTRUMENTAL = table(
    """jeden = jedným; jedno = jedným; jedna = jednou; dva = dvoma; dve = dvoma; tri = troma; štyri = štyrmi
    päť = piatimi; šesť = šiestimi; sedem = siedmimi; osem = ôsmimi; deväť = deviatimi; desať = desiatimi"""
)

NUMBERS = SlavicNumbers(
    "sk",
    cardinals="spellout-numbering",
    forms={"f": "spellout-cardinal-feminine", "n": "spellout-cardinal-neuter"},
    spelling=(
        ("jeden miliarda", "jedna miliarda"),
        ("dva miliardy", "dve miliardy"),
        (r"jedna (?=tisíc)", "jeden "),
        (r"(?<=\w) tisíce?(?!\w)", "tisíc"),
    ),
    ranked="""nultý prvý druhý tretí štvrtý piaty šiesty siedmy ôsmy deviaty desiaty jedenásty dvanásty trinásty
    štrnásty pätnásty šestnásty sedemnásty osemnásty devätnásty dvadsiaty tridsiaty štyridsiaty päťdesiaty šesťdesiaty
    sedemdesiaty osemdesiaty deväťdesiaty stý dvojstý trojstý štvorstý päťstý šesťstý sedemstý osemstý deväťstý
    tisíci""",
    endings="ý y tí i",
    declined={
        "n": "é e tie e", "f": "á a tia a", "g": "ého eho tieho eho", "d": "ému emu tiemu emu", "l": "om om ťom om",
        "i": "ým ym tím im", "fo": "ej ej tej ej", "fa": "ú u tiu u", "p": "é e tie e", "pg": "ých ych tích ich",
    },
    both=True,
    cases={"A": {"jedna": "jednu"}, "G": _GENITIVE, "D": _DATIVE, "I": _INSTRUMENTAL},
    glued=table(
        """jeden = jedno; dva = dvoj; tri = troj; štyri = štvor; päť = päť"""
    ),
    agreeing=agreement(
        always="G = ách ach iach och; I = ami rokmi dňami",
        one="""f = a osť ica ia noc vec časť reč soľ krv miestnosť zem nedeľa chvíľa; Af = u; n = o ie e um
        m = kolega""",
        two="""n = á
        f = ice ie osti časti veci noci koruny minúty hodiny sekundy osoby ženy knihy strany stránky otázky
        triedy školy libry tony fľaše lyžice lyžičky rodiny skupiny možnosti sestry dcéry firmy karty správy verzie
        chvíle nedele cesty hry kávy večere položky zastávky linky smeny stovky desiatky tabletky kvapky dávky ruky
        nohy dievčatá; m = body""",
        never="""alebo pre ona ono bolo bola tiež ešte kedy kde vždy roku cez pred medzi mňa seba treba môžete asi pri
        nad pod bez tam nám vám krát ale ani nie sú mám koľko nás vás""",
    ),
)  # fmt: skip


_MILLION = "milión|milióny|milióna|miliónov"
_MILLIARD = "miliarda|miliardy|miliardy|miliárd:f"
_THOUSAND = "tisíc|tisíce|tisíca|tisíc"
_CROWN = "koruna|koruny|koruny|korún:f"
_ROYALS = names(
    """Ján Henrich Ľudovít Vladislav Žigmund Rudolf Leopold František Jozef Ferdinand Maximilián Albrecht Viliam Matej
    Fridrich Eduard Richard Alexander Benedikt Klement Gustáv Filip Mikuláš Štefan Ondrej Béla: =m a=g ovi=d om=i
    Kar: ol=m ola=g olovi=d olom=i Pav: ol=m la=g lovi=d lom=i Juraj Pius: =m Alžbeta Katarína Mária Anna: =f
    Terézia: =f Alžbety Kataríny Márie: =fo"""
)

LEXICON = Lexicon(
    language=LANGUAGES["sk"],
    numbers=NUMBERS,
    counting=Counting(
        points={",": "celá", ".": "bodka"},
        decimal=czech_decimal(NUMBERS),
        minus="mínus",
        plus="plus",
        until="až",
        over="lomeno",
        fractions={
            2: "polovica|polovice|polovice|polovíc:f", 3: "tretina|tretiny|tretiny|tretín:f",
            4: "štvrtina|štvrtiny|štvrtiny|štvrtín:f", 5: "pätina|pätiny|pätiny|pätín:f",
            6: "šestina|šestiny|šestiny|šestín:f", 7: "sedmina|sedminy|sedminy|sedmín:f",
            8: "osmina|osminy|osminy|osmín:f", 9: "devätina|devätiny|devätiny|devätín:f",
            10: "desatina|desatiny|desatiny|desatín:f", 100: "stotina|stotiny|stotiny|stotín:f",
        },
        half={"": "pol"},
        and_half="{} a pol",
        agree=agree,
        ordinals={"-ty": "", "-ta": "f", "-te": "n", "-teho": "g", "-tý": "", "-tá": "f", "-y": "", "-á": "f"},
        ordinal_dot=ranks_by_noun(
            """f||g = a; n = o ie poschodie storočie; pg = rokoch rokov; fo = y e; fa = u
            g = dňa miesta poschodia kola storočia
            l = mieste poschodí kole dni storočí ári arci íli áji úni úli uguste bri; g|l = ročníku stupni; = deň dní
            i = árom com ílom ájom únom úlom ustom brom; d = áru arcu ílu áju únu úlu ugustu bru"""
        ),
        operators=table(
            """+ = plus; - = mínus; × = krát; * = krát; x = krát; ÷ = delené; / = delené; : = k; ^ = na
            ² = na druhú; ³ = na tretiu"""
        ) | {"=": "rovná sa"},
    ),
    calendar=Calendar(
        day=day_of_month(NUMBERS), before="do od dňa",
        words="""po st so ne mar január február marec apríl máj jún júl august september október november december""",
    ),
    clock=Clock(
        hour="hodina|hodiny|hodiny|hodín:f", minute="minúta|minúty|minúty|minút:f", marks="hodín hod. hod h",
        before="o okolo pred", or_date="okolo pred",
    ),
    money=Money(
        currencies=dotted(table(
            f"""€ = euro|eurá|eura|eur:n; EUR = euro|eurá|eura|eur:n; $ = dolár|doláre|dolára|dolárov
            USD = americký dolár|americké doláre|amerického dolára|amerických dolárov; £ = libra|libry|libry|libier:f
            GBP = britská libra|britské libry|britskej libry|britských libier:f; ¥ = jen|jeny|jenu|jenov; Sk = {_CROWN}
            Kč = {_CROWN}; CZK = česká koruna|české koruny|českej koruny|českých korún:f; ₹ = rupia|rupie|rupie|rupií:f
            CHF = švajčiarsky frank|švajčiarske franky|švajčiarskeho franku|švajčiarskych frankov
            HUF = forint|forinty|forintu|forintov; PLN = zlotý|zloté|zlotého|zlotých; ₽ = rubeľ|ruble|rubľa|rubľov
            ₴ = hrivna|hrivny|hrivny|hrivien:f"""
        )),
        coins=table(
            """EUR = cent|centy|centu|centov; USD = cent|centy|centu|centov; GBP = penca|pence|pence|pencí:f
            Kč = halier|haliere|haliera|halierov; Sk = halier|haliere|haliera|halierov"""
        ),
        named=True,
        scales=dotted(table(
            f"""tis. = {_THOUSAND}; mil. = {_MILLION}; mld. = {_MILLIARD}; mio. = {_MILLION}; tisíc = {_THOUSAND}
            milión = {_MILLION}; miliarda = {_MILLIARD}; M = {_MILLION}; k = {_THOUSAND}
            bil. = bilión|bilióny|bilióna|biliónov"""
        )),
    ),
    measures=Measures(
        form="m",
        forms={"f": "h t min s sec ms oz mi lb lbs cal kcal kWh", "n": "%"},
        nouns=dotted(table(
            """mes. = mesiac|mesiace|mesiaca|mesiacov;
            hod. = =h; sek. = =s; min. = =min; x = krát; ks = kus|kusy|kusa|kusov; os. = osoba|osoby|osoby|osôb:f
            dkg = dekagram|dekagramy|dekagramu|dekagramov; dB = decibel|decibely|decibelu|decibelov
            J = joule|jouly|joulu|joulov
            obyv. = obyvateľ|obyvatelia|obyvateľa|obyvateľov"""
        )),
        drop="in mi",
        per="za",
    ),
    dialling=Dialling(
        patterns=(r"\d{3} \d\d(?= [A-ZČŠŽĽ][^\W\d_])",),
        cues=r"(?:pin|kód|psč|ičo|dič|heslo|číslo (?:objednávky|účtu|zmluvy|karty)|variabilný symbol)(?: je)?",
    ),
    roman=Roman(
        counted="kapitola časť diel zväzok článok kniha úroveň",
        ranked=" ".join(_ROYALS),
        rank=ranker(NUMBERS, _ROYALS),
        after=centuries(NUMBERS, table(
            """storočie = n; storočia = g; storočí = l; svetová = f; svetovej = fo; svetovú = fa; trieda = f
            triedy = fo
            ročník = m; ročníka = g; ročníku = l; zjazd = m; zjazdu = g; stupňa = g; tisícročie = n; liga = f
            ligy = fo"""
        )),
    ),
    writing=Writing(
        abbreviations=table(
            """napr. = napríklad; atď. = a tak ďalej; a pod. = a podobne; atp. = a tak podobne; t. j. = to jest
            tj. = to jest; tzn. = to znamená; tzv. = takzvaný; resp. = respektíve; príp. = prípadne; popr. = poprípade
            cca = cirka; cca. = cirka; max. = maximálne; min. = minimálne; vrát. = vrátane; ul. = ulica; nám. = námestie
            tel. = telefón; hod. = hodín; sek. = sekúnd; stor. = storočie; pr. n. l. = pred naším letopočtom
            n. l. = nášho letopočtu; obr. = obrázok; tab. = tabuľka
            kap. = kapitola; ods. = odsek; písm. = písmeno; prof. = profesor; doc. = docent; dr. = doktor
            Ing. = inžinier
            Mgr. = magister; Bc. = bakalár; MUDr. = doktor; JUDr. = doktor; PhDr. = doktor; RNDr. = doktor; sv. = svätý
            gen. = generál; plk. = plukovník; red. = redakcia; vyd. = vydanie; č. = číslo; a i. = a iné
            pozn. = poznámka
            porov. = porovnaj; zák. = zákon; kg = kilogram; km = kilometer; okr. = okres; štvrť. = štvrť"""
        ),
        titles=table("p. = pán; sl. = slečna; sv. = svätý; dr. = doktor; prof. = profesor"),
        before_number=table(
            """č. = číslo; tel. = telefón; str. = strana; obr. = obrázok; tab. = tabuľka; kap. = kapitola; ods. = odsek
            r. = roku; # = číslo; čl. = článok"""
        ),
        spelled="EÚ USA OSN SR IT AI EKG ECB AV UK IČO DIČ SAV EU",
        words="a i k o s u v z",
        symbols=table(
            r"""& = a; @ = zavináč; # = mriežka; % = percento; ‰ = promile; * = hviezdička; / = lomka
            \ = spätná lomka; _ = podčiarkovník; + = plus; ~ = približne; ^ = strieška; | = zvislá čiara; § = paragraf
            ¶ = odsek; ° = stupeň; № = číslo; $ = dolár; £ = libra; € = euro; ¥ = jen; ¢ = cent; × = krát; ÷ = delené
            ± = plus mínus; ≈ = približne; ≠ = nerovná sa; ≤ = menšie alebo rovné; ≥ = väčšie alebo rovné
            < = menšie ako; > = väčšie ako; ∞ = nekonečno; √ = odmocnina z; ∑ = suma; π = pí; µ = mikro; → = šípka
            ← = šípka vľavo; ↑ = šípka nahor; ↓ = šípka nadol; ✓ = fajka; ✔ = fajka; © = copyright; -> = šípka
            a/alebo = a alebo"""
        )
        | {
            "=": "rovná sa", ">=": "väčšie alebo rovné", "<=": "menšie alebo rovné", "!=": "nerovná sa", "=>": "šípka",
        },
        punctuation=table(
            """. = bodka; , = čiarka; : = dvojbodka; ! = výkričník; ? = otáznik; ' = apostrof; " = úvodzovky
            ( = zátvorka; ) = koniec zátvorky; [ = hranatá zátvorka; ] = koniec hranatej zátvorky; - = pomlčka
            – = pomlčka; — = pomlčka; … = tri bodky; „ = úvodzovky; “ = koniec úvodzoviek"""
        )
        | {";": "bodkočiarka"},
        at="zavináč",
        version="verzia",
        flag="vlajka",
        hashtag="hashtag",
    ),
)  # fmt: skip

_SPEAKER = Speaker(LEXICON)

GRAMMAR = build(
    _SPEAKER,
    house_rule(_SPEAKER),
    *clock_rules(_SPEAKER, "o|od|do|okolo|po", partial(NUMBERS.ordinal, form="fo"), NUMBERS.cardinal, ("od", "do")),
    *day_rules(_SPEAKER, "od", "do"),
    *case_rules(_SPEAKER, "G", r"do|od|bez|okolo|počas|okrem|podľa|u|z(?= \d{1,9} do )", ("many", "other")),
    *compound_rules(_SPEAKER, NUMBERS, "roč|percentn|hodinov|minútov|kilometrov|členn|miestn"),
)
