"""Swedish: "en" and "ett", years in hundreds, endings after a colon ("1:a", "EU:s"), prices as "99:-"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from cadenza.text.grammars.builder import build
from cadenza.text.grammars.digits import two_digits
from cadenza.text.grammars.edits import last_word
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
    regardless,
    table,
)
from cadenza.text.grammars.speaker import Speaker
from cadenza.text.languages import LANGUAGES
from cadenza.text.normalize import Answer, Rule
from cadenza.text.numbers import NumberWords


@dataclass(frozen=True, slots=True)
class SwedishNumbers(NumberWords):
    """CLDR's rules, but for the first years of the century, which nobody says in hundreds."""

    def year(self, number: int) -> str:
        """Say a year: "nittonhundraåttiofyra", "tvåtusen fem", "tjugohundratjugosex"."""
        return self.cardinal(number) if 2000 <= number < 2010 else NumberWords.year(self, number)


NUMBERS = SwedishNumbers(
    "sv",
    cardinals="spellout-numbering",
    ordinals="spellout-ordinal-feminine",
    forms={"c": "spellout-cardinal-reale", "n": "spellout-cardinal-neuter"},
    ranks={"m": "spellout-ordinal-masculine"},
)

_NO_NOUNS = frozenset(
    """och eller av är var i på till för med från om som men så sedan då nu den det de har kan ska vid under över mot
    än plus minus gånger delat""".split()
)
_NEUTER = frozenset(
    """år barn hus rum bord hotell kort nummer konto bolag företag foto minne problem svar samtal meddelande ärende
    paket kilo glas kontor möte fönster äpple tåg plan namn ord språk land mål fel test system program köp besök test
    brev bud album avtal stycke halvår dygn lag parti pass recept ställe sätt tillfälle val öre
    kök badrum sovrum""".split()
)
_QUEENS = frozenset("kristina margareta margrethe elizabeth elisabet elisabeth katarina maria".split())
_LETTERS = names_of_letters(
    """A a B be C ce D de E e F äff G ge H hå I i J ji K kå L ell M em N en O o P pe Q ku R ärr S ess T te U u V ve
    W dubbelve X ex Y y Z säta Å å Ä ä Ö ö"""
)


def _agree(word: str, many: bool) -> str:
    """Tell the gender of one of something; above twenty "ett" is said of all."""
    word = word.lower()
    if many or word in _NO_NOUNS:
        return ""
    return "n" if word in _NEUTER or word.endswith("ande") else "c"


def _royal(number: int, before: str) -> str:
    return f"den {NUMBERS.ordinal(number, '' if last_word(before) in _QUEENS else 'm')}"


def _price(match: re.Match[str]) -> Answer:
    return f"{NUMBERS.cardinal(int(match[1].replace(' ', '')))} {'krona' if match[1] == '1' else 'kronor'}"


LEXICON = Lexicon(
    language=LANGUAGES["sv"],
    numbers=NUMBERS,
    counting=Counting(
        points={",": "komma", ".": "punkt"},
        decimals=2,
        minus="minus",
        plus="plus",
        until="till",
        over="genom",
        fractions={
            2: "halv|halva:c", 3: "tredjedel|tredjedelar:c", 4: "fjärdedel|fjärdedelar:c", 5: "femtedel|femtedelar:c",
            6: "sjättedel|sjättedelar:c", 7: "sjundedel|sjundedelar:c", 8: "åttondel|åttondelar:c",
            9: "niondel|niondelar:c", 10: "tiondel|tiondelar:c", 100: "hundradel|hundradelar:c",
        },
        half={"": "en halv", "n": "ett halvt"},
        and_half="{} och en halv",
        agree=_agree,
        ordinals={":a": "", ":e": "m"},
        operators=table(
            """+ = plus; - = minus; × = gånger; * = gånger; x = gånger; ÷ = delat med; / = delat med; : = till
            ^ = upphöjt till; ² = i kvadrat; ³ = upphöjt till tre"""
        ) | {"=": "är lika med"},
    ),
    calendar=Calendar(day=regardless(NUMBERS.ordinal), months={"febr": 2, "sept": 9}, before="den senast"),
    clock=Clock(
        hour="noll noll", bare=False, marks="", minutes=two_digits(NUMBERS), before="kl. kl klockan", dotted=True
    ),
    money=Money(
        currencies=table(
            """kr = krona|kronor:c; kr. = krona|kronor:c; € = euro:c; EUR = euro:c; $ = dollar:c; £ = pund:n
            ¥ = yen:c; öre = öre:n"""
        ),
        coins=table("kr = öre:n; kr. = öre:n; SEK = öre:n; EUR = cent:c; USD = cent:c; GBP = penny|pence:c"),
        joint="och",
        named=True,
        before="kr",
        scales=table(
            """milj. = miljon|miljoner:c; mn = miljon|miljoner:c; mkr = miljon kronor|miljoner kronor:c
            md = miljard|miljarder:c; mdr = miljard|miljarder:c; tkr = tusen kronor"""
        ),
    ),
    measures=Measures(
        form="c",
        forms={"n": "kg g mg ton t oz lb lbs µg μg"},
        nouns=table(
            """x = gång|gånger:c; ggr = gång|gånger:c; pers. = person|personer:c
            tim = timme|timmar:c; tim. = timme|timmar:c; min. = minut|minuter:c; sek = sekund|sekunder:c
            mån = månad|månader:c
            st = styck|stycken:n; st. = styck|stycken:n; hk = hästkraft|hästkrafter:c
            dB = decibel:c
            kWh = kilowattimme|kilowattimmar:c"""
        ),
        drop="in mi MP",
        per="per",
    ),
    dialling=Dialling(
        patterns=(r"(?:(?<=giro )|(?<=giro: ))\d{3,4}-\d{4}", r"(?<=, )\d{3} \d\d(?= [A-ZÅÄÖ][a-zåäö])",),
        cues=r"(?:ocr|pin(?:-?kod)?|kod(?:en)?|postnummer|lösenord|(?:kund|order|konto|boknings|ärende)nummer)(?: är)?",
    ),
    roman=Roman(
        counted="kapitel kap del band akt artikel avsnitt fas typ klass grupp nivå bilaga",
        ranked="""Karl Carl Gustav Gustaf Oscar Erik Johan Fredrik Adolf Kristian Christian Harald Haakon Olav Elizabeth
        Elisabet Elisabeth Margareta Margrethe Kristina Katarina Ludvig Henrik Filip Vilhelm Georg Edvard Rikard Peter
        Alexander Nikolaus Napoleon Påven Johannes Paulus Benedictus Benedikt Pius Leo Gregorius Franciskus Maria""",
        rank=_royal,
    ),
    writing=Writing(
        abbreviations=table(
            """t. ex. = till exempel; bl. a. = bland annat; m. m. = med mera; m. fl. = med flera
            d. v. s. = det vill säga; dvs. = det vill säga; dvs = det vill säga; o. s. v. = och så vidare
            osv. = och så vidare; osv = och så vidare; etc. = et cetera; f. d. = före detta; f. n. = för närvarande
            p. g. a. = på grund av; pga = på grund av; t. o. m. = till och med; fr. o. m. = från och med
            e. d. = eller dylikt; o. d. = och dylikt; ev. = eventuellt; exkl. = exklusive; inkl. = inklusive
            enl. = enligt; resp. = respektive; s. k. = så kallade; jfr = jämför; ca = cirka; ca. = cirka
            m. a. o. = med andra ord; e. Kr. = efter Kristus; f. Kr. = före Kristus; tel. = telefon; avd. = avdelning
            adr. = adress; obs. = observera; max. = maximalt; nr. = nummer; nr = nummer; s:t = sankt; s:ta = sankta
            kl. = klockan; vs. = versus; forts. = fortsättning; mån. = måndag; ons. = onsdag; tr. = trappor
            e. m. = på eftermiddagen; f. m. = på förmiddagen"""
        ),
        titles=table(
            """hr = herr; fr = fru; dr = doktor; Dr. = doktor; prof. = professor; doc. = docent; s:t = sankt
            S:t = sankt; S:ta = sankta; St. = sankt"""
        ),
        before_number=table(
            """kl. = klockan; nr. = nummer; tel. = telefon; tfn = telefon; sid. = sidan; s. = sidan; kap. = kapitel
            ca = cirka; fig. = figur; tab. = tabell; art. = artikel; # = nummer"""
        ),
        spelled="EU USA AI FN SVT IT ID UD SAS BMI EKG IKEA-R VM EM OS",
        words="i å ö",
        symbols=table(
            r"""& = och; @ = snabel-a; # = fyrkant; % = procent; ‰ = promille; * = stjärna; / = snedstreck
            \ = omvänt snedstreck; _ = understreck; + = plus; ~ = ungefär; ^ = cirkumflex; | = lodrätt streck
            § = paragraf; ¶ = stycke; ° = grader; № = nummer; $ = dollar; £ = pund; € = euro; ¥ = yen; ¢ = cent
            × = gånger; ÷ = delat med; ± = plus minus; ≈ = ungefär lika med; ≠ = inte lika med
            ≤ = mindre än eller lika med; ≥ = större än eller lika med; < = mindre än; > = större än; ∞ = oändligt
            √ = roten ur; ∑ = summa; π = pi; µ = mikro; → = pil; ← = pil åt vänster; ↑ = pil uppåt; ↓ = pil nedåt
            ✓ = bock; ✔ = bock; © = copyright; -> = pil; och/eller = och eller"""
        )
        | {"=": "är lika med", ">=": "större än eller lika med", "<=": "mindre än eller lika med", "=>": "pil"},
        punctuation=table(
            """. = punkt; , = komma; : = kolon; ! = utropstecken; ? = frågetecken; ' = apostrof; " = citattecken
            ( = vänsterparentes; ) = högerparentes; [ = vänster hakparentes; ] = höger hakparentes; - = bindestreck
            – = tankstreck; — = tankstreck; … = tre punkter"""
        )
        | {";": "semikolon"},
        at="snabel-a",
        version="version",
        flag="flagga",
        hashtag="hashtagg",
    ),
)  # fmt: skip

_SPEAKER = Speaker(LEXICON)

GRAMMAR = build(
    _SPEAKER,
    Rule(re.compile(r"(?<![\w.,:])(\d{1,3}(?: \d{3}){0,2}|\d{1,6}):[-–—](?!\w)"), _price, digits=True),
    acronym_rule(_SPEAKER, _LETTERS, ":"),
)
