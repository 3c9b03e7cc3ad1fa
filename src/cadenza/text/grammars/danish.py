"""Danish: "en" and "et", years of the last centuries in hundreds, phone numbers in pairs."""

from __future__ import annotations

from dataclasses import dataclass

from cadenza.text.grammars.builder import build
from cadenza.text.grammars.digits import two_digits
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
from cadenza.text.numbers import NumberWords

_WRONG_RANKS = {40: "fyrretyvende", 100: "hundrede"}


@dataclass(frozen=True, slots=True)
class DanishNumbers(NumberWords):
    """CLDR's rules, which say "et" for a one by itself, and "etogtyvende", and years after 2000 in hundreds."""

    def cardinal(self, number: int, form: str = "") -> str:
        """Say `number`; see NumberWords."""
        if number == 1:
            return "et" if form == "n" else "en"
        return NumberWords.cardinal(self, number, form)

    def ordinal(self, number: int, form: str = "") -> str:
        """Say the rank `number`; see NumberWords."""
        return _WRONG_RANKS.get(number) or NumberWords.ordinal(self, number, form).replace("etog", "enog")

    def year(self, number: int) -> str:
        """Say a year: "nitten hundrede og fireogfirs", "to tusind og seksogtyve"."""
        hundreds, rest = divmod(number, 100)
        if not 1100 <= number < 2000:
            return self.cardinal(number)
        return f"{self.cardinal(hundreds)} hundrede" + (f" og {self.cardinal(rest)}" if rest else "")


NUMBERS = DanishNumbers(
    "da",
    cardinals="spellout-numbering",
    ordinals="spellout-ordinal-common",
    ranks={"n": "spellout-ordinal-neuter"},
)

_NEUTER = frozenset(
    """år barn hus rum bord hotel kort nummer firma selskab foto minde problem svar møde værelse vindue tog navn ord
    sprog land mål brev tilbud abonnement stykke døgn lag pas sted tilfælde valg køkken badeværelse soveværelse kilo
    glas kontor produkt spørgsmål system program køb besøg billede hold opkald klip""".split()
)

_LETTERS = names_of_letters(
    """A a B be C ce D de E e F æf G ge H hå I i J jåd K kå L æl M æm N æn O o P pe Q ku R ær S æs T te U u V ve
    W dobbelt-ve X æks Y y Z sæt Æ æ Ø ø Å å"""
)


def _agree(word: str, many: bool) -> str:
    return "n" if not many and word.lower() in _NEUTER else ""


def _rank(before: str, after: str) -> str:
    return "n" if before.lower().endswith(("det ", "et ")) else ""


def _decade(number: int) -> str:
    return NUMBERS.year(number) + "erne"


LEXICON = Lexicon(
    language=LANGUAGES["da"],
    numbers=NUMBERS,
    counting=Counting(
        points={",": "komma", ".": "punktum"},
        decimals=2,
        minus="minus",
        plus="plus",
        until="til",
        over="divideret med",
        fractions={
            2: "halv|halve", 3: "tredjedel|tredjedele", 4: "fjerdedel|fjerdedele", 5: "femtedel|femtedele",
            6: "sjettedel|sjettedele", 7: "syvendedel|syvendedele", 8: "ottendedel|ottendedele",
            9: "niendedel|niendedele", 10: "tiendedel|tiendedele", 100: "hundrededel|hundrededele",
        },
        half={"": "en halv", "n": "et halvt"},
        and_half="{} og en halv",
        agree=_agree,
        ordinal_dot=_rank,
        decade=_decade,
        decades=("'erne", "erne"),
        operators=table(
            """+ = plus; - = minus; × = gange; * = gange; x = gange; ÷ = divideret med; / = divideret med; : = til
            ^ = opløftet til; ² = i anden; ³ = i tredje"""
        ) | {"=": "er lig med"},
    ),
    calendar=Calendar(day=regardless(NUMBERS.ordinal), months={"sept": 9, "okto": 10}, before="den"),
    clock=Clock(
        hour="nul nul", bare=False, marks="", minutes=two_digits(NUMBERS), before="kl. kl klokken", dotted=True
    ),
    money=Money(
        currencies=table(
            """kr = krone|kroner; kr. = krone|kroner; € = euro; EUR = euro; $ = dollar; £ = pund:n; ¥ = yen
            øre = øre"""
        ),
        coins=table("kr = øre; kr. = øre; DKK = øre; EUR = cent; USD = cent; GBP = penny|pence"),
        joint="og",
        named=True,
        before="kr",
        scales=table(
            """mio. = million|millioner; mio = million|millioner; mia. = milliard|milliarder
            mia = milliard|milliarder; t.kr. = tusind kroner"""
        ),
    ),
    measures=Measures(
        forms={"n": "g mg t lb lbs sec ms"},
        nouns=table(
            """x = gang|gange; pers. = person|personer
            t. = time|timer; timer = time|timer; sek. = sekund|sekunder:n; min. = minut|minutter:n; h = time|timer
            stk. = styk|styk:n; stk = styk|styk:n; hk = hestekraft|hestekræfter; dB = decibel
            GB = gigabyte; MB = megabyte; TB = terabyte; kWh = kilowatttime|kilowatttimer; kg = kilo:n; km = kilometer
            l = liter; m = meter; s = sekund|sekunder:n; min = minut|minutter:n; md. = måned|måneder; km/t = =km/h
            md = måned|måneder"""
        ),
        drop="in mi",
        per="per",
    ),
    dialling=Dialling(
        pairs=True,
        patterns=(r"[2-9]\d(?: \d\d){3}", r"[2-9]\d{3} \d{4}"),
        cues=r"(?:pin(?:-?kode)?|kode(?:n)?|postnummer|adgangskode|(?:kunde|ordre|konto|booking|sags)nummer)(?: er)?",
    ),
    roman=Roman(
        counted="kapitel kap del bind akt artikel afsnit fase type klasse gruppe niveau bilag",
        ranked="""Christian Frederik Margrethe Harald Erik Valdemar Knud Karl Gustav Oscar Haakon Olav Elizabeth
        Elisabeth Ludvig Henrik Filip Vilhelm Georg Edvard Richard Peter Alexander Nikolaj Napoleon Johannes Paul
        Benedikt Pius Leo Gregor Frans Katarina Maria Pave""",
        rank=lambda number, before: f"den {NUMBERS.ordinal(number)}",
    ),
    writing=Writing(
        abbreviations=table(
            """f. eks. = for eksempel; fx = for eksempel; bl. a. = blandt andet; m. m. = med mere; m. fl. = med flere
            m. v. = med videre; mv. = med videre; d. v. s. = det vil sige; dvs. = det vil sige; osv. = og så videre
            o. s. v. = og så videre; etc. = et cetera; ca. = cirka; evt. = eventuelt; inkl. = inklusive
            ekskl. = eksklusive; vedr. = vedrørende; pga. = på grund af; p. g. a. = på grund af; iht. = i henhold til
            i. h. t. = i henhold til; jf. = jævnfør; jfr. = jævnfør; sml. = sammenlign; max. = maksimalt
            maks. = maksimalt; pr. = per; tlf. = telefon; tel. = telefon; afd. = afdeling; adr. = adresse
            bd. = bind; e. Kr. = efter Kristus; f. Kr. = før Kristus; nr. = nummer; kl. = klokken; vs. = versus
            m. h. t. = med hensyn til; mht. = med hensyn til; tirs. = tirsdag; tors. = torsdag; p. t. = for tiden"""
        ),
        titles=table(
            """hr. = herr; fr. = fru; frk. = frøken; dr. = doktor; Dr. = doktor; prof. = professor; skt. = sankt
            Skt. = sankt; Sct. = sankt"""
        ),
        before_number=table(
            """kl. = klokken; nr. = nummer; tlf. = telefon; tel. = telefon; kap. = kapitel; s. = side; ca. = cirka
            fig. = figur; art. = artikel; # = nummer; stk. = stykke"""
        ),
        spelled="EU USA AI FN TV IT ID DSB SAS DR EKG VM EM OL SU",
        words="i å ø",
        symbols=table(
            r"""& = og; @ = snabel-a; # = havelåge; % = procent; ‰ = promille; * = stjerne; / = skråstreg
            \ = omvendt skråstreg; _ = understregning; + = plus; ~ = cirka; ^ = cirkumfleks; | = lodret streg
            § = paragraf; ¶ = afsnit; ° = grader; № = nummer; $ = dollar; £ = pund; € = euro; ¥ = yen; ¢ = cent
            × = gange; ÷ = divideret med; ± = plus minus; ≈ = cirka lig med; ≠ = forskellig fra
            ≤ = mindre end eller lig med; ≥ = større end eller lig med; < = mindre end; > = større end; ∞ = uendelig
            √ = kvadratroden af; ∑ = sum; π = pi; µ = mikro; → = pil; ← = pil til venstre; ↑ = pil op; ↓ = pil ned
            ✓ = flueben; ✔ = flueben; © = copyright; -> = pil; og/eller = og eller"""
        )
        | {"=": "er lig med", ">=": "større end eller lig med", "<=": "mindre end eller lig med", "=>": "pil"},
        punctuation=table(
            """. = punktum; , = komma; : = kolon; ! = udråbstegn; ? = spørgsmålstegn; ' = apostrof; " = citationstegn
            ( = venstreparentes; ) = højreparentes; [ = venstre kantet parentes; ] = højre kantet parentes
            - = bindestreg; – = tankestreg; — = tankestreg; … = tre prikker"""
        )
        | {";": "semikolon"},
        at="snabel-a",
        version="version",
        flag="flag",
        hashtag="hashtag",
    ),
)  # fmt: skip

_SPEAKER = Speaker(LEXICON)

GRAMMAR = build(
    _SPEAKER,
    acronym_rule(_SPEAKER, _LETTERS, "'"),
)
