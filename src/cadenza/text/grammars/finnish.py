"""Finnish: numbers take the case of what they count, and endings after a colon ("5:ssä", "EU:n", "10 %:n")."""

from __future__ import annotations

import re
from dataclasses import dataclass

from cadenza.text.grammars.anycase import folded
from cadenza.text.grammars.builder import build
from cadenza.text.grammars.digits import two_digits
from cadenza.text.grammars.edits import before, last_word, next_word
from cadenza.text.grammars.endings import acronym_rule, names_of_letters
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
    regardless,
    table,
)
from cadenza.text.grammars.speaker import Speaker
from cadenza.text.languages import LANGUAGES
from cadenza.text.normalize import Answer, Rule, edit
from cadenza.text.numbers import NumberWords

_CASES = "genitive partitive inessive elative illative adessive ablative allative essive translative".split()
_JOINT = re.compile(r"(tuhatta|^tuhat|sataa|^sata)(?=\w)")


@dataclass(frozen=True, slots=True)
class FinnishNumbers(NumberWords):
    """CLDR's rules, whose long words are cut after the thousands and the hundreds, where a speaker stresses anew."""

    def cardinal(self, number: int, form: str = "") -> str:
        """Say `number`; see NumberWords."""
        words = NumberWords.cardinal(self, number, form)
        return words if form else _JOINT.sub(r"\1 ", _JOINT.sub(r"\1 ", words))

    def year(self, number: int) -> str:
        """Say a year: "tuhat yhdeksänsataa kahdeksankymmentäneljä"."""
        return self.cardinal(number)


NUMBERS = FinnishNumbers(
    "fi",
    forms={case: f"spellout-cardinal-{case}" for case in _CASES},
    ranks={case: f"spellout-ordinal-{case}" for case in _CASES},
)

_ENDINGS = (
    ("inessive", re.compile("ss[aä]$")),
    ("elative", re.compile("st[aä]$")),
    ("adessive", re.compile("ll[aä]$")),
    ("ablative", re.compile("lt[aä]$")),
    ("allative", re.compile("lle$")),
    ("translative", re.compile("ksi$")),
    ("essive", re.compile("[^n]n[aä]$|^n[aä]$")),
    ("illative", re.compile("([aeiouyäö])h?\\1n$|^[aeiouyäö]n$")),
    ("genitive", re.compile("n$")),
    ("partitive", re.compile("^t?[aä]$")),
)
"""Cases and how words in them end; the last of them only as endings after a colon."""
_CERTAIN = frozenset("inessive adessive ablative allative translative".split())
"""Cases that are known from the ending of a word; others may be another case of another word."""
_COUNTED = frozenset(
    """sekunnin minuutin tunnin päivän viikon kuukauden vuoden euron metrin kilometrin kilon litran prosentin hengen
    ihmisen päivänä vuonna vuotena kertana iltana aamuna kautena päivään viikkoon kuukauteen vuoteen tuntiin
    minuuttiin""".split()
)
_NOT_COUNTED = frozenset(
    """kanssa edessä vieressä takana vastassa missä jossa tässä siellä täällä sillä jolla alla yllä alle ylle ohessa
    kohdalla kautta jotta koska yhteensä aikana jälkeen ennen mukaan asti saakka aina paitsi ilman varsinkin
    lukuisilla ainakin kuin niin on noin vain vielä jo myös ja tai että mutta eli sekä maksimissaan
    kassa taksi villa nalle omena porkkana kanava luokka""".split()
)
_LABELS = "klo kello huone laituri raide linja bussi juna numero portti ovi kerros rappu paikka".split()
"""What a number after them is the name of, so that it agrees with no word that follows."""
_POSTPOSITIONS = table(
    """jälkeen = genitive; aikaan = genitive; maissa = genitive; mennessä = illative; asti = illative; saakka = illative
    alkaen = elative; lähtien = elative"""
)
"""What may follow the hour, and the case that it asks for."""
_LETTERS = names_of_letters(
    """A aa B bee C see D dee E ee F äf G gee H hoo I ii J jii K koo L äl M äm N än O oo P pee Q kuu R är S äs T tee
    U uu V vee W kaksoisvee X äks Y yy Z tset Å ruotsalainenoo Ä ää Ö öö"""
)
_DAYS = "maanantai tiistai keskiviikko torstai perjantai lauantai sunnuntai".split()
_SHORT_DAYS = "ma ti ke to pe la su".split()


def _case(word: str) -> str:
    return next((case for case, pattern in _ENDINGS if pattern.search(word)), "")


def _agree(word: str, many: bool) -> str:
    """Tell the case of the word after a number from its ending, where only nouns end so."""
    word = word.lower()
    case = _case(word)
    if word in _COUNTED:
        return case
    return case if case in _CERTAIN and len(word) > 5 and word not in _NOT_COUNTED else ""


def _rank(before: str, after: str) -> str:
    found = re.match(r" ?([^\W\d_]{1,40})", after)
    word = found[1].lower() if found else ""
    return _case(word) if word.endswith("n") and not word.endswith("nen") and len(word) > 4 else _agree(word, many=True)


def _day(number: int, before: str) -> str:
    return NUMBERS.ordinal(number, "essive" if last_word(before).rstrip(",").endswith(("na", "nä")) else "")


def _days_of_span(first: int, last: int) -> str:
    return f"{NUMBERS.ordinal(first, 'elative')} {NUMBERS.ordinal(last, 'illative')}"


def _with_ending(match: re.Match[str]) -> Answer:
    """Read "5:ssä", "2026:een" and the ranks "5:s", "3:nnen"."""
    number, ending = int(match[1]), match[2].lower()
    if ending == "s":
        return NUMBERS.ordinal(number)
    if ending.startswith(("nne", "nte", "tt")):
        return NUMBERS.ordinal(number, _case(ending) or "partitive")
    return NUMBERS.cardinal(number, _case(ending)) if _case(ending) else None


def _unit_with_ending(match: re.Match[str]) -> Answer:
    """Read "10 %:n" and "5 €:lla": number and unit in the case of the ending."""
    ending = match["ending"]
    case = "partitive" if ending == "ia" else _case(ending)
    if not case:
        return None
    strong = case in ("illative", "partitive", "essive")
    stem = "euro" if match[3] == "€" else "prosentti" if strong else "prosenti"
    ending = {"partitive": "a", "illative": f"{stem[-1]}n"}.get(case, ending)
    return [edit(match, NUMBERS.cardinal(int(match[1]), case), 1), edit(match, stem + ending, "unit")]


def _days(match: re.Match[str]) -> Answer:
    """Read "ma–pe" as from one to the other."""
    first, last = (_DAYS[_SHORT_DAYS.index(folded(name))] for name in match.groups())
    return f"{first}sta {last}{'on' if last[-1] == 'o' else 'hin'}"


def _labelled(match: re.Match[str]) -> Answer:
    """Read "kello 15": in no case but that which "ennen" or a postposition asks for."""
    case = "partitive" if last_word(before(match)) == "ennen" else _POSTPOSITIONS.get(next_word(match), "")
    return [edit(match, NUMBERS.cardinal(int(match[1]), case), 1)]


def _hours(match: re.Match[str]) -> Answer:
    """Read "klo 9–17" as from one to the other."""
    first, last = int(match["first"]), int(match["last"])
    if first > 24 or last > 24:
        return None
    said = f"{NUMBERS.cardinal(first, 'elative')} {NUMBERS.cardinal(last, 'illative')}"
    return [edit(match, said, "hours")]


LEXICON = Lexicon(
    language=LANGUAGES["fi"],
    numbers=NUMBERS,
    counting=Counting(
        points={",": "pilkku", ".": "piste"},
        decimals=2,
        minus="miinus",
        plus="plus",
        until="viiva",
        over="jaettuna",
        fractions={
            2: "puoli|puolta", 3: "kolmasosa|kolmasosaa", 4: "neljäsosa|neljäsosaa", 5: "viidesosa|viidesosaa",
            6: "kuudesosa|kuudesosaa", 7: "seitsemäsosa|seitsemäsosaa", 8: "kahdeksasosa|kahdeksasosaa",
            9: "yhdeksäsosa|yhdeksäsosaa", 10: "kymmenesosa|kymmenesosaa", 100: "sadasosa|sadasosaa",
        },
        half={"": "puoli"},
        part="other",
        and_half="{} ja puoli",
        agree=_agree,
        ordinal_dot=_rank,
        operators=table(
            """+ = plus; - = miinus; × = kertaa; * = kertaa; x = kertaa; ÷ = jaettuna; / = jaettuna; : = suhde
            ^ = potenssiin; ² = toiseen; ³ = kolmanteen"""
        ) | {"=": "on yhtä kuin"},
    ),
    calendar=Calendar(
        day=_day,
        days=_days_of_span,
        before="päivänä",
        weekday_names=tuple(f"{name}na" for name in _DAYS),
    ),
    clock=Clock(hour="nolla nolla", bare=False, marks="", minutes=two_digits(NUMBERS), before="klo kello", dotted=True),
    money=Money(
        currencies=table(
            """€ = euro|euroa; EUR = euro|euroa; eur = euro|euroa; e = euro|euroa; $ = dollari|dollaria
            £ = punta|puntaa; ¥ = jeni|jeniä; snt = sentti|senttiä"""
        ),
        coins=table("EUR = sentti|senttiä; e = sentti|senttiä; USD = sentti|senttiä; GBP = penny|pennyä"),
        named=True,
        scales=table(
            """milj. = miljoona|miljoonaa; mrd. = miljardi|miljardia; mrd = miljardi|miljardia
            M = miljoona|miljoonaa"""
        ),
    ),
    measures=Measures(
        nouns=table(
            """x = kerta|kertaa
            min. = minuutti|minuuttia; sek = sekunti|sekuntia; kpl = kappale|kappaletta; kk = kuukausi|kuukautta
            vk = viikko|viikkoa; pv = päivä|päivää; v = vuosi|vuotta; v. = vuosi|vuotta; hv = hevosvoima|hevosvoimaa
            dB = desibeli|desibeliä; kg = kilo|kiloa; °C = aste|astetta; hlö = henkilö|henkilöä
            km/t = =km/h; t = tunti|tuntia; rpm = kierros minuutissa|kierrosta minuutissa; gt = gigatavu|gigatavua
            Gt = =GB; Mt = =MB; MB = megatavu|megatavua"""
        ),
        drop="in mi gt",
        rates=table(
            """h = tunnissa; t = tunnissa; pv = päivässä; vrk = vuorokaudessa; vk = viikossa; kk = kuukaudessa
            v = vuodessa; min = minuutissa; s = sekunnissa; kg = kilolta; l = litralta; m² = neliöltä; m2 = neliöltä
            km = kilometriltä; kpl = kappaleelta; hlö = henkilöltä; kWh = kilowattitunnilta; kuukausi = kuukaudessa
            päivä = päivässä; tunti = tunnissa; vuosi = vuodessa; yö = yöltä"""
        ),
    ),
    dialling=Dialling(
        cues=r"(?:pin(?:-?koodi)?|koodi(?:si)?|postinumero|salasana|(?:asiakas|tilaus|tili|varaus)numero)(?: on)?",
    ),
    roman=Roman(
        counted="luku osa nide näytös artikla jakso vaihe tyyppi luokka ryhmä taso liite",
        ranked="""Kustaa Kaarle Eerik Juhana Aleksanteri Nikolai Elisabet Elisabeth Yrjö Ludvig Henrik Filip Vilhelm
        Edvard Rikhard Pietari Napoleon Paavali Benedictus Pius Leo Gregorius Franciscus Katariina Maria Fredrik
        Kristian Harald Haakon Olavi Margareeta""",
        rank=regardless(NUMBERS.ordinal),
    ),
    writing=Writing(
        abbreviations=table(
            """esim. = esimerkiksi; ts. = toisin sanoen; mm. = muun muassa; ym. = ynnä muuta
            yms. = ynnä muuta sellaista; jne. = ja niin edelleen; ko. = kyseinen; ks. = katso; vrt. = vertaa; n. = noin
            os. = osoite; puh. = puhelin; e. Kr. = ennen Kristusta; j. Kr. = jälkeen Kristuksen
            eaa. = ennen ajanlaskun alkua; jaa. = jälkeen ajanlaskun alun; ent. = entinen; synt. = syntynyt
            huom. = huomaa; sis. = sisältäen; alv. = arvonlisävero; alv = arvonlisävero
            ml. = mukaan lukien; alk. = alkaen; tms. = tai muuta sellaista; tjsp. = tai jotain sellaista
            ao. = asianomainen; ed. = edellinen; toim. = toimittanut; kpl = kappaletta; klo = kello; nro = numero
            oy = OY; Oy = OY; Oyj = OYJ; ry = RY; vs. = vastaan; max. = enintään; min. = vähintään; o.s. = omaa sukua"""
        ),
        titles=table(
            """hra = herra; rva = rouva; nti = neiti; tri = tohtori; prof. = professori; dos. = dosentti
            dipl. = diplomi; ins. = insinööri"""
        ),
        before_number=table(
            """klo = kello; nro = numero; n:o = numero; puh. = puhelin; s. = sivu; p. = puhelin; n. = noin; # = numero
            kpl = kappale; art. = artikla; kuv. = kuva; taul. = taulukko"""
        ),
        spelled="EU USA YK YLE-R VR OP SAK EKP ABC ID IT TV AI SDP RKP KELA-R HSL HSY MM EM",
        symbols=table(
            r"""& = ja; @ = ät; # = risuaita; % = prosenttia; ‰ = promillea; * = tähti; / = kauttaviiva
            \ = kenoviiva; _ = alaviiva; + = plus; ~ = noin; ^ = sirkumfleksi; | = pystyviiva; § = pykälä
            ¶ = kappale; ° = astetta; № = numero; $ = dollari; £ = punta; € = euro; ¥ = jeni; ¢ = sentti; × = kertaa
            ÷ = jaettuna; ± = plus miinus; ≈ = noin; ≠ = eri suuri kuin; ≤ = pienempi tai yhtä suuri kuin
            ≥ = suurempi tai yhtä suuri kuin; < = pienempi kuin; > = suurempi kuin; ∞ = ääretön; √ = neliöjuuri
            ∑ = summa; π = pii; µ = mikro; → = nuoli; ← = nuoli vasemmalle; ↑ = nuoli ylös; ↓ = nuoli alas
            ✓ = valintamerkki; ✔ = valintamerkki; © = copyright; -> = nuoli; ja/tai = ja tai"""
        )
        | {
            "=": "on yhtä kuin", ">=": "suurempi tai yhtä suuri kuin", "<=": "pienempi tai yhtä suuri kuin",
            "=>": "nuoli",
        },
        punctuation=table(
            """. = piste; , = pilkku; : = kaksoispiste; ! = huutomerkki; ? = kysymysmerkki; ' = heittomerkki
            " = lainausmerkki; ( = sulku auki; ) = sulku kiinni; [ = hakasulku auki; ] = hakasulku kiinni; - = viiva
            – = ajatusviiva; — = ajatusviiva; … = kolme pistettä"""
        )
        | {";": "puolipiste"},
        at="ät",
        version="versio",
        flag="lippu",
        hashtag="aihetunniste",
    ),
)  # fmt: skip

_SPEAKER = Speaker(LEXICON)
_NAMES = "|".join(_SHORT_DAYS)

GRAMMAR = build(
    _SPEAKER,
    Rule(
        re.compile(r"(?<![\w.,:])(\d{1,6}) ?(?P<unit>([%€]):(?P<ending>[a-zä]{1,4}))(?!\w)"),
        _unit_with_ending,
        digits=True,
    ),
    Rule(re.compile(r"(?<![\w.,:])(\d{1,15}):([a-zäöA-Z]{1,8})(?!\w)"), _with_ending, digits=True),
    Rule(re.compile(rf"(?<!\w)(?i:({_NAMES})[-–]({_NAMES}))(?![\w-])"), _days),
    Rule(
        re.compile(r"(?<!\w)[Kk](?:lo|ello) (?P<hours>(?P<first>\d{1,2})[-–](?P<last>\d{1,2}))(?![\w.:,]*\d)"),
        _hours,
        digits=True,
    ),
    Rule(re.compile(rf"(?<!\w)(?i:{any_of(_LABELS)}) (\d{{1,4}})(?![\w:]|[.,–-]\d| ?[–-] )"), _labelled, digits=True),
    acronym_rule(_SPEAKER, _LETTERS, ":"),
)
