"""Polish: numbers agree with the noun and stand in the case of a preposition; days, hours and years are ranks."""

from __future__ import annotations

import re
from functools import partial

from cadenza.text.grammars.builder import build
from cadenza.text.grammars.counting import ordinal_rules
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
    century_rules,
    compound_rules,
    dotted,
    house_rule,
    names,
    ranker,
    ranks_by_noun,
)
from cadenza.text.grammars.slavic_dates import Years, clock_rules, day_of_month, day_rules, year_rules
from cadenza.text.grammars.slavic_numbers import SlavicNumbers, agree, agreement
from cadenza.text.grammars.speaker import Speaker
from cadenza.text.languages import LANGUAGES
from cadenza.text.normalize import Answer, Edit, Rule

_PERSONS = """mp = mężczyzn panów studentów uczniów pracowników ludzi klientów pasażerów mieszkańców żołnierzy lekarzy
    nauczycieli kandydatów posłów chłopców polaków zawodników graczy członków uczestników gości rodziców synów braci
    użytkowników"""
_CASE = "spellout-cardinal-{}-{}".format

NUMBERS = SlavicNumbers(
    "pl",
    cardinals="spellout-numbering",
    forms={
        "f": "spellout-cardinal-feminine", "n": "spellout-cardinal-neuter", "fa": _CASE("feminine", "accusative"),
        "mp": _CASE("masculine", "accusative-personal"),
        "G": _CASE("masculine", "genitive"), "Gf": _CASE("feminine", "genitive"),
        "D": _CASE("masculine", "dative"), "I": _CASE("masculine", "instrumental"),
        "L": _CASE("masculine", "locative"),
    },
    ranked="""zerowy pierwszy drugi trzeci czwarty piąty szósty siódmy ósmy dziewiąty dziesiąty jedenasty dwunasty
    trzynasty czternasty piętnasty szesnasty siedemnasty osiemnasty dziewiętnasty dwudziesty trzydziesty czterdziesty
    pięćdziesiąty sześćdziesiąty siedemdziesiąty osiemdziesiąty dziewięćdziesiąty setny dwusetny trzechsetny
    czterechsetny pięćsetny sześćsetny siedemsetny osiemsetny dziewięćsetny tysięczny""",
    endings="gi ci y",
    declined={
        "n": "gie cie e", "f": "ga cia a", "g": "giego ciego ego", "d": "giemu ciemu emu", "i": "gim cim ym",
        "l": "gim cim ym", "fo": "giej ciej ej", "fa": "gą cią ą", "p": "gie cie e", "pg": "gich cich ych",
    },
    both=True,
    glued=table(
        """jeden = jedno; dwa = dwu; cztery = cztero; pięć = pięcio; sześć = sześcio; siedem = siedmio; osiem = ośmio
        dziewięć = dziewięcio; dziesięć = dziesięcio; jedenaście = jedenasto; dwanaście = dwunasto; sto = stu
        trzynaście = trzynasto; czternaście = czternasto; piętnaście = piętnasto; szesnaście = szesnasto
        siedemnaście = siedemnasto; osiemnaście = osiemnasto; dziewiętnaście = dziewiętnasto
        dwadzieścia = dwudziesto; trzydzieści = trzydziesto; czterdzieści = czterdziesto; dwieście = dwustu
        pięćdziesiąt = pięćdziesięcio; sześćdziesiąt = sześćdziesięcio; siedemdziesiąt = siedemdziesięcio
        osiemdziesiąt = osiemdziesięcio; dziewięćdziesiąt = dziewięćdziesięcio; trzysta = trzystu"""
    ),
    agreeing=agreement(
        always=f"I = ami; L = ach; D = om\n{_PERSONS}",
        one="""f = a ść noc rzecz część sól krew myśl twarz podróż pani; fa = ę ą; n = o e imię zwierzę um
        m = mężczyzna kolega kierowca""",
        two="""f = cje sje zje ości minuty godziny sekundy osoby strony kobiety książki korony kawy butelki szklanki
        łyżki łyżeczki sztuki szkoły klasy pary ulice noce części rzeczy wersje drogi gry próby zmiany oferty rady córki
        siostry matki dziewczyny dziewczynki rodziny firmy grupy drużyny bramki sprawy pozycje paczki karty kartki
        tabletki doby setki dziesiątki tony stopy kostki kopie linie tablice ręce nogi dziury piłki nowe""",
        never="""lub dla ona ono była było jeśli też nawet już kiedy gdzie zawsze roku przez przed między mnie siebie
        trzeba można około przy ponad nad pod bez tam nam wam razy oraz albo ale nie się jest są ma po co""",
    ),
)  # fmt: skip


_HOURS = table(
    "na = godzinę; o = godzinie; po = godzinie; od = godziny; do = godziny; około = godziny; przed = godziną"
)


def _read_hour(match: re.Match[str]) -> Answer:
    """Read "o godz. 18:20": the abbreviation in its case, and the hour as a rank."""
    hour, minute = int(match["hour"]), int(match["minute"] or 0)
    if hour > 24 or minute > 59:
        return None
    word = match["word"].lower()
    edits = []
    if word == "godz.":
        word = _HOURS.get((match["cue"] or "").lower(), "godzina")
        edits.append(Edit(match.start("word"), match.end("word"), word))
    form = {"godzina": "f", "godzinę": "fa", "godziną": "fa"}.get(word, "fo")
    zero = "zero" if 0 < minute < 10 else ""
    said = join(NUMBERS.ordinal(hour, form), zero, NUMBERS.cardinal(minute) if minute else "")
    return [*edits, Edit(match.start("hour"), match.end(), said)]


_ZLOTY = "złoty|złote|złotych|złotego"
_MILLION = "milion|miliony|milionów|miliona"
_MILLIARD = "miliard|miliardy|miliardów|miliarda"
_THOUSAND = "tysiąc|tysiące|tysięcy|tysiąca"
_ROYALS = names(
    """Jan Zygmunt Kazimierz Władysław Stanisław Bolesław Mieszko Henryk Karol Ludwik Fryderyk Wilhelm Edward Ryszard
    Aleksander August Benedykt Franciszek Klemens Gustaw Piotr Mikołaj Leon Grzegorz Filip: =m a=g owi=d em=i iem=i
    Paw: eł=m ła=g łowi=d łem=i Pius Juliusz: =m a=g Elżbiet Katarzyn Ann: a=f y=fo ie=fo ę=fa Mari: a=f i=fo ę=fa"""
)

LEXICON = Lexicon(
    language=LANGUAGES["pl"],
    numbers=NUMBERS,
    counting=Counting(
        points={",": "przecinek", ".": "kropka"},
        decimals=2,
        minus="minus",
        plus="plus",
        until="—",
        over="przez",
        fractions={
            2: "druga|drugie|drugich:f", 3: "trzecia|trzecie|trzecich:f", 4: "czwarta|czwarte|czwartych:f",
            5: "piąta|piąte|piątych:f", 6: "szósta|szóste|szóstych:f", 7: "siódma|siódme|siódmych:f",
            8: "ósma|ósme|ósmych:f", 9: "dziewiąta|dziewiąte|dziewiątych:f", 10: "dziesiąta|dziesiąte|dziesiątych:f",
            100: "setna|setne|setnych:f",
        },
        half={"": "pół"},
        and_half="{} i pół",
        agree=agree,
        ordinals={
            "-ty": "", "-y": "", "-szy": "", "-gi": "", "-ci": "", "-ta": "f", "-a": "f", "-sza": "f", "-ga": "f",
            "-cia": "f", "-te": "n", "-e": "n", "-sze": "n", "-gie": "n", "-cie": "n", "-go": "g", "-ego": "g",
            "-tego": "g", "-szego": "g", "-mu": "d", "-ym": "l", "-tym": "l", "-ej": "fo", "-tej": "fo", "-szej": "fo",
            "-ych": "pg", "-tych": "pg", "-ą": "fa", "-tą": "fa",
        },
        ordinal_dot=ranks_by_noun(
            """f||g = a; n = o ce stwo um; n|l = cie nie; fo = y i ej klasie edycji rocznicy; fa = ę
            g = ego dnia piętra miejsca
            g|l = u; l = ym im piętrze miejscu dniu etapie; = dni""",
            table("latach = pg; lat = pg; lata = p; punktu = g; punkcie = l; strony = fo; stronie = fo"),
        ),
        operators=table(
            """+ = plus; - = minus; × = razy; * = razy; x = na; ÷ = podzielić przez; / = podzielić przez; : = do
            ^ = do potęgi; ² = do kwadratu; ³ = do sześcianu"""
        ) | {"=": "równa się"},
    ),
    calendar=Calendar(
        day=day_of_month(NUMBERS, "m = jest dzisiaj dziś; i = przed; l = po"), year=partial(NUMBERS.ordinal, form="g"),
        before="do od z dnia",
        words="maj lip lis gru mar sie",
        months={
            "maj": 5, "stycz": 1, "kwiec": 4, "czerw": 6, "sierp": 8, "wrzes": 9, "paźdz": 10, "listop": 11,
            "grudz": 12,
        },
    ),
    clock=Clock(
        hour="godzina:f", minute=":m", bare=False, sharp=False, padded=True, marks="",
        hours=partial(NUMBERS.ordinal, form="f")
    ),
    money=Money(
        currencies=dotted(table(
            f"""zł = {_ZLOTY}; PLN = {_ZLOTY}; € = euro:n; EUR = euro:n; $ = dolar|dolary|dolarów|dolara
            USD = dolar amerykański|dolary amerykańskie|dolarów amerykańskich|dolara amerykańskiego
            £ = funt|funty|funtów|funta; GBP = funt brytyjski|funty brytyjskie|funtów brytyjskich|funta brytyjskiego
            ¥ = jen|jeny|jenów|jena; CZK = korona czeska|korony czeskie|koron czeskich|korony czeskiej:f
            SEK = korona szwedzka|korony szwedzkie|koron szwedzkich|korony szwedzkiej:f; ₴ = hrywna|hrywny|hrywien:f
            NOK = korona norweska|korony norweskie|koron norweskich|korony norweskiej:f; ₽ = rubel|ruble|rubli|rubla
            DKK = korona duńska|korony duńskie|koron duńskich|korony duńskiej:f; ₹ = rupia|rupie|rupii:f
            UAH = hrywna|hrywny|hrywien|hrywny:f; gr = grosz|grosze|groszy|grosza"""
        )),
        coins=table(
            """zł = grosz|grosze|groszy; PLN = grosz|grosze|groszy; EUR = cent|centy|centów; USD = cent|centy|centów
            GBP = pens|pensy|pensów; CHF = centym|centymy|centymów; CZK = halerz|halerze|halerzy"""
        ),
        named=True,
        scales=dotted(table(
            f"""tys. = {_THOUSAND}; mln. = {_MILLION}; mld. = {_MILLIARD}; bln = bilion|biliony|bilionów|biliona
            tysiąc = {_THOUSAND}; milion = {_MILLION}; miliard = {_MILLIARD}; M = {_MILLION}; k = {_THOUSAND}"""
        )),
    ),
    measures=Measures(
        form="m",
        forms={"f": "h t min s sec ms oz mi cal kcal kWh", "n": "%"},
        nouns=dotted(table(
            """x = raz|razy|razy|raza; mies. = miesiąc|miesiące|miesięcy|miesiąca
            godz. = =h; sek. = =s; min. = =min; szt. = sztuka|sztuki|sztuk|sztuki:f; os. = osoba|osoby|osób|osoby:f
            KM = koń mechaniczny|konie mechaniczne|koni mechanicznych|konia mechanicznego
            dB = decybel|decybele|decybeli; pkt = punkt|punkty|punktów|punktu
            dag = dekagram|dekagramy|dekagramów|dekagrama
            r.ż. = rok życia; J = dżul|dżule|dżuli|dżula; ar = ar|ary|arów|ara; kw. = kwartał|kwartały|kwartałów"""
        )),
        drop="in mi",
        per="na",
    ),
    dialling=Dialling(
        pairs=True,
        patterns=(
            r"\d\d-\d{3}(?= [A-ZĆŁŚŹŻ][^\W\d_])",
            r"\d{3}[ -]\d{3}[ -]\d{3}(?! ?[^\W\d_]| ?[€$£%])",
            r"\(?\d\d\)? \d{3}[ -]\d\d[ -]\d\d(?! ?[^\W\d_]| ?[€$£%])",
        ),
        cues=r"(?:pin|kod(?: pocztowy)?|pesel|nip|regon|hasło|numer (?:zamówienia|konta|umowy|karty|klienta))(?: to)?",
    ),
    roman=Roman(
        counted="rozdział część tom akt artykuł księga poziom etap klasa sezon",
        ranked=" ".join(_ROYALS),
        rank=ranker(NUMBERS, _ROYALS),
        after=centuries(NUMBERS, table(
            """wiek = m; wieku = g|l; wojna = f; wojny = fo; wojnie = fo; wojnę = fa; stulecie = n; stulecia = g
            stuleciu = l; kwartał = m; kwartału = g; kwartale = l; piętro = n; klasa = f; klasy = fo; liga = f
            rzeczpospolita = f; rzeczypospolitej = fo; tysiąclecie = n; tysiąclecia = g; stopnia = g; liceum = n"""
        )),
    ),
    writing=Writing(
        abbreviations=table(
            """przy ul. = przy ulicy; na ul. = na ulicy; z ul. = z ulicy; do ul. = do ulicy; od ul. = od ulicy
            np. = na przykład; w godz. = w godzinach; itd. = i tak dalej; itp. = i tym podobne; tj. = to jest
            tzn. = to znaczy
            tzw. = tak zwany; m.in. = między innymi; ok. = około; godz. = godzina; ul. = ulica; al. = aleja; pl. = plac
            os. = osiedle; nr = numer; str. = strona; tel. = telefon; wg = według; zob. = zobacz; por. = porównaj
            ew. = ewentualnie; im. = imienia; jw. = jak wyżej; ww. = wyżej wymieniony; pow. = powiat
            woj. = województwo; gm. = gmina; zł = złotych; gr = groszy
            ur. = urodzony; zm. = zmarły; n.e. = naszej ery; p.n.e. = przed naszą erą; sp. z o.o. = spółka z o o
            S.A. = SA; art. = artykuł; ust. = ustęp; pkt = punkt; poz. = pozycja; rozdz. = rozdział; ds. = do spraw
            kier. = kierownik; prof. = profesor; doc. = docent; dr = doktor; dr. = doktora; mgr = magister
            inż. = inżynier
            hab. = habilitowany; lek. = lekarz; płk = pułkownik; gen. = generał; kpt. = kapitan; ks. = ksiądz
            św. = święty; br. = bieżącego roku; bm. = bieżącego miesiąca; maks. = maksimum
            min. = minimum; szt. = sztuk; wyd. = wydanie; red. = redakcja; cd. = ciąg dalszy
            pod nr = pod numerem
            ds = do spraw; lic. = licencjat; mec. = mecenas; r.ż. = roku życia; kg = kilogram; km = kilometr"""
        ),
        titles=table("p. = pan; św. = święty; ks. = ksiądz; o. = ojciec; m. = miasto; bp = biskup; abp = arcybiskup"),
        before_number=table(
            """nr = numer; str. = strona; tel. = telefon; art. = artykuł; ust. = ustęp; pkt = punkt; poz. = pozycja
            pod nr tel. = pod numerem telefonu; nr tel. = numer telefonu; m. = mieszkanie; rozdz. = rozdział
            rys. = rysunek; tab. = tabela; # = numer; lok. = lokal"""
        ),
        spelled="UE USA ONZ AGD ABW UJ UW UAM IPN AWF EKG AI PO PSL EBC OZE EU AK",
        words="a i o u w z",
        symbols=table(
            r"""& = i; @ = małpa; # = krzyżyk; % = procent; ‰ = promil; * = gwiazdka; / = ukośnik
            \ = ukośnik wsteczny; _ = podkreślnik; + = plus; ~ = około; ^ = daszek; | = kreska pionowa; § = paragraf
            ¶ = akapit; ° = stopień; № = numer; $ = dolar; £ = funt; € = euro; ¥ = jen; ¢ = cent; × = razy
            ÷ = podzielić przez; ± = plus minus; ≈ = około; ≠ = różne od; ≤ = mniejsze lub równe
            ≥ = większe lub równe; < = mniejsze niż; > = większe niż; ∞ = nieskończoność; √ = pierwiastek z
            ∑ = suma; π = pi; µ = mikro; → = strzałka; ← = strzałka w lewo; ↑ = strzałka w górę; ↓ = strzałka w dół
            ✓ = ptaszek; ✔ = ptaszek; © = copyright; -> = strzałka; i/lub = i lub; Pan/Pani = Pan lub Pani"""
        )
        | {
            "=": "równa się", ">=": "większe lub równe", "<=": "mniejsze lub równe", "!=": "różne od", "=>": "strzałka",
        },
        punctuation=table(
            """. = kropka; , = przecinek; : = dwukropek; ! = wykrzyknik; ? = znak zapytania; ' = apostrof
            " = cudzysłów; ( = nawias; ) = koniec nawiasu; [ = nawias kwadratowy; ] = koniec nawiasu kwadratowego
            - = myślnik; – = myślnik; — = myślnik; … = wielokropek; „ = cudzysłów; ” = koniec cudzysłowu"""
        )
        | {";": "średnik"},
        at="małpa",
        version="wersja",
        flag="flaga",
        hashtag="hasztag",
    ),
)  # fmt: skip

_SPEAKER = Speaker(LEXICON)
_YEARS = Years(
    words=table("rok = m; roku = g|l; rokiem = i; rokowi = d; lata = p; lat = pg; latach = pg"),
    short=["r"],
    default="rok",
    after=table(
        """w = roku; we = roku; z = roku; do = roku; od = roku; po = roku; około = roku; początku = roku; końca = roku
        końcu = roku; połowie = roku; połowy = roku; dla = roku; wiosną = roku; latem = roku; jesienią = roku
        zimą = roku; przed = rokiem; za = rok; na = rok"""
    ),
    dated="roku",
    months="styczniu lutym marcu kwietniu maju czerwcu lipcu sierpniu wrześniu październiku listopadzie grudniu",
    alone=table("w = l; do = g; od = g; z = g; po = l"),
)

GRAMMAR = build(
    _SPEAKER,
    house_rule(_SPEAKER),
    ordinal_rules(_SPEAKER)[0],
    Rule(
        re.compile(
            r"(?<!\w)(?:(?P<cue>(?i:na|o|od|do|po|około|przed)) )?(?P<word>(?i:godz\.|godzin(?:a|y|ie|ę|ą)(?!\w))) "
            r"(?P<hour>\d{1,2})(?:[:.](?P<minute>\d\d))?(?![\w:/%]|[.,]\d| ?[–—-])"
        ),
        _read_hour,
        digits=True,
    ),
    *year_rules(_SPEAKER, _YEARS),
    *century_rules(NUMBERS, "w|ww", {"l": "wieku", "g": "wieku"}, "wiekach wieków"),
    Rule(re.compile(r"(?<=\d )m\.(?= ?\d)"), lambda match: "mieszkania", digits=True),
    *day_rules(_SPEAKER, "od|z", "do"),
    *clock_rules(_SPEAKER, "o|od|do|po|około", partial(NUMBERS.ordinal, form="fo"), NUMBERS.cardinal, ("od", "do")),
    *clock_rules(_SPEAKER, r"przed|między|(?<=\d )a", partial(NUMBERS.ordinal, form="fa"), NUMBERS.cardinal),
    *case_rules(
        _SPEAKER, "G", r"do|od|około|ok\.|powyżej|poniżej|bez|dla|oprócz|spośród|z(?= \d{1,9} do )", ("other", "many")
    ),
    *compound_rules(_SPEAKER, NUMBERS),
)
