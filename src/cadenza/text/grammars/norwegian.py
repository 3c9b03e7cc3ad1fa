"""Norwegian (bokmål): "én" and "ett", years in two pairs of digits, phone numbers in pairs."""

from __future__ import annotations

from dataclasses import dataclass

from cadenza.text.grammars.builder import build
from cadenza.text.grammars.digits import two_digits
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
from cadenza.text.numbers import NumberWords


@dataclass(frozen=True, slots=True)
class NorwegianNumbers(NumberWords):
    """CLDR's rules, which have "tjueende" for "tjuende" and say years in hundreds."""

    def ordinal(self, number: int, form: str = "") -> str:
        """Say the rank `number`; see NumberWords."""
        if number == 100:
            return "hundrede"
        return NumberWords.ordinal(self, number, form).replace("tjueende", "tjuende")

    def year(self, number: int) -> str:
        """Say a year: "nitten åttifire", "nitten null fem", "to tusen og fem", "tjue tjueseks"."""
        hundreds, rest = divmod(number, 100)
        if not 1100 <= number < 2100 or 2000 <= number < 2010:
            return self.cardinal(number)
        if not rest:
            return f"{self.cardinal(hundreds)} hundre"
        return f"{self.cardinal(hundreds)} {'null ' if rest < 10 else ''}{self.cardinal(rest)}"


NUMBERS = NorwegianNumbers(
    "no",
    cardinals="spellout-numbering",
    ordinals="spellout-ordinal-masculine",
    forms={"n": "spellout-cardinal-neuter"},
)

_NEUTER = frozenset(
    """år barn hus rom bord hotell kort nummer firma selskap foto minne problem svar møte vindu tog navn ord språk land
    mål brev tilbud abonnement stykk døgn lag pass sted tilfelle valg kjøkken bad soverom kilo glass kontor produkt
    spørsmål system program kjøp besøk bilde minutt sekund anrop eple tonn""".split()
)


def _agree(word: str, many: bool) -> str:
    return "n" if not many and word.lower() in _NEUTER else ""


LEXICON = Lexicon(
    language=LANGUAGES["no"],
    numbers=NUMBERS,
    counting=Counting(
        points={",": "komma", ".": "punktum"},
        decimals=2,
        minus="minus",
        plus="pluss",
        until="til",
        over="delt på",
        fractions={
            2: "halv|halve", 3: "tredjedel|tredjedeler", 4: "fjerdedel|fjerdedeler", 5: "femtedel|femtedeler",
            6: "sjettedel|sjettedeler", 7: "sjuendedel|sjuendedeler", 8: "åttendedel|åttendedeler",
            9: "niendedel|niendedeler", 10: "tidel|tideler", 100: "hundredel|hundredeler",
        },
        half={"": "en halv", "n": "et halvt"},
        and_half="{} og en halv",
        agree=_agree,
        ordinal_dot=plain,
        operators=table(
            """+ = pluss; - = minus; × = ganger; * = ganger; x = ganger; ÷ = delt på; / = delt på; : = til
            ^ = opphøyd i; ² = i andre; ³ = i tredje"""
        ) | {"=": "er lik"},
    ),
    calendar=Calendar(day=regardless(NUMBERS.ordinal), months={"sept": 9}, before="den"),
    clock=Clock(
        hour="null null", bare=False, marks="", minutes=two_digits(NUMBERS), before="kl. kl klokken klokka", dotted=True
    ),
    money=Money(
        currencies=table(
            """kr = krone|kroner; kr. = krone|kroner; € = euro; EUR = euro; $ = dollar; £ = pund:n; ¥ = yen
            øre = øre"""
        ),
        coins=table("kr = øre; kr. = øre; NOK = øre; EUR = cent; USD = cent; GBP = penny|pence"),
        joint="og",
        named=True,
        before="kr",
        scales=table(
            """mill. = million|millioner; mill = million|millioner; mrd. = milliard|milliarder
            mrd = milliard|milliarder"""
        ),
    ),
    measures=Measures(
        forms={"n": "kg g mg t lb lbs s sec min ms"},
        nouns=table(
            """x = gang|ganger; pers. = person|personer
            kg = kilo:n; sek. = sekund|sekunder:n; min. = minutt|minutter:n; t. = time|timer; stk. = stykk|stykker:n
            stk = stykk|stykker:n; hk = hestekraft|hestekrefter; dB = desibel; km/t = =km/h
            mnd. = måned|måneder; mnd = måned|måneder"""
        ),
        drop="in mi",
        per="per",
    ),
    dialling=Dialling(
        pairs=True,
        patterns=(r"[2-9]\d(?: \d\d){3}", r"[489]\d\d \d\d \d{3}"),
        cues=r"(?:pin(?:-?kode)?|kode(?:n)?|postnummer|passord|(?:kunde|ordre|konto|bestillings|saks)nummer)(?: er)?",
    ),
    roman=Roman(
        counted="kapittel kap del bind akt artikkel avsnitt fase type klasse gruppe nivå vedlegg",
        ranked="""Harald Haakon Olav Magnus Christian Kristian Frederik Fredrik Margrethe Karl Gustav Oscar Elizabeth
        Elisabeth Ludvig Henrik Filip Vilhelm Georg Edvard Rikard Peter Aleksander Nikolaj Napoleon Johannes Paul
        Benedikt Pius Leo Gregor Frans Katarina Maria Pave""",
        rank=lambda number, before: f"den {NUMBERS.ordinal(number)}",
    ),
    writing=Writing(
        abbreviations=table(
            """f. eks. = for eksempel; bl. a. = blant annet; m. m. = med mer; m. fl. = med flere; m. v. = med videre
            mv. = med videre; d. v. s. = det vil si; dvs. = det vil si; osv. = og så videre; o. l. = og lignende
            etc. = et cetera; ca. = cirka; evt. = eventuelt; inkl. = inkludert; ekskl. = ekskludert
            vedr. = vedrørende; pga. = på grunn av; p. g. a. = på grunn av; iht. = i henhold til; jf. = jamfør
            sml. = sammenlign; maks. = maksimalt; pr. = per; tlf. = telefon; tel. = telefon; avd. = avdeling
            adr. = adresse; e. Kr. = etter Kristus; f. Kr. = før Kristus; nr. = nummer; kl. = klokken; gt. = gate
            vs. = versus; mht. = med hensyn til; mva. = merverdiavgift; ift. = i forhold til"""
        ),
        titles=table(
            """hr. = herr; fr. = fru; frk. = frøken; dr. = doktor; Dr. = doktor; prof. = professor; st. = sankt
            St. = sankt"""
        ),
        before_number=table(
            """kl. = klokken; nr. = nummer; tlf. = telefon; tel. = telefon; kap. = kapittel; s. = side; ca. = cirka
            fig. = figur; art. = artikkel; # = nummer"""
        ),
        spelled="EU USA AI FN TV IT ID NRK SAS EKG VM EM OL NAV-R",
        words="i å ø",
        symbols=table(
            r"""& = og; @ = krøllalfa; # = firkant; % = prosent; ‰ = promille; * = stjerne; / = skråstrek
            \ = omvendt skråstrek; _ = understrek; + = pluss; ~ = cirka; ^ = cirkumfleks; | = loddrett strek
            § = paragraf; ¶ = avsnitt; ° = grader; № = nummer; $ = dollar; £ = pund; € = euro; ¥ = yen; ¢ = cent
            × = ganger; ÷ = delt på; ± = pluss minus; ≈ = omtrent lik; ≠ = ikke lik; ≤ = mindre enn eller lik
            ≥ = større enn eller lik; < = mindre enn; > = større enn; ∞ = uendelig; √ = kvadratroten av; ∑ = sum
            π = pi; µ = mikro; → = pil; ← = pil til venstre; ↑ = pil opp; ↓ = pil ned; ✓ = hake; ✔ = hake
            © = copyright; -> = pil; og/eller = og eller"""
        )
        | {"=": "er lik", ">=": "større enn eller lik", "<=": "mindre enn eller lik", "=>": "pil"},
        punctuation=table(
            """. = punktum; , = komma; : = kolon; ! = utropstegn; ? = spørsmålstegn; ' = apostrof; " = anførselstegn
            ( = venstreparentes; ) = høyreparentes; [ = venstre hakeparentes; ] = høyre hakeparentes
            - = bindestrek; – = tankestrek; — = tankestrek; … = tre prikker"""
        )
        | {";": "semikolon"},
        at="krøllalfa",
        version="versjon",
        flag="flagg",
        hashtag="emneknagg",
    ),
)  # fmt: skip

GRAMMAR = build(Speaker(LEXICON))
