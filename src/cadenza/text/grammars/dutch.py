"""Dutch: "één" for the number one, years in hundreds, a space after "duizend"."""

from __future__ import annotations

import re
from dataclasses import dataclass

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
    regardless,
    table,
)
from cadenza.text.grammars.speaker import Speaker
from cadenza.text.languages import LANGUAGES
from cadenza.text.normalize import Answer, Rule
from cadenza.text.numbers import NumberWords

_ALONE = re.compile(r"^(min )?een(?= |$)")


@dataclass(frozen=True, slots=True)
class DutchNumbers(NumberWords):
    """CLDR's rules, which have no accent on "één" and leave the hundreds out of years."""

    def cardinal(self, number: int, form: str = "") -> str:
        """Say `number`; see NumberWords."""
        words = NumberWords.cardinal(self, number, form)
        return _ALONE.sub(r"\1één", words.replace("duizend", "duizend ").strip())

    def year(self, number: int) -> str:
        """Say a year: "negentienhonderdvierentachtig", "tweeduizend zesentwintig"."""
        hundreds, rest = divmod(number, 100)
        if not (1100 <= number < 2000):
            return self.cardinal(number)
        return f"{self.cardinal(hundreds)}honderd{NumberWords.cardinal(self, rest) if rest else ''}"


NUMBERS = DutchNumbers("nl")


_NO_NOUNS = frozenset("en of van is was de het een in op te tot om met voor bij als dan".split())


LEXICON = Lexicon(
    language=LANGUAGES["nl"],
    numbers=NUMBERS,
    counting=Counting(
        points={",": "komma", ".": "punt"},
        decimals=2,
        minus="min",
        plus="plus",
        until="tot",
        over="gedeeld door",
        fractions={
            2: "half|halve", 3: "derde", 4: "kwart", 5: "vijfde", 6: "zesde", 7: "zevende", 8: "achtste", 9: "negende",
            10: "tiende", 100: "honderdste",
        },
        half={"": "een halve"},
        and_half="{} en een half",
        agree=lambda word, many: "" if word in _NO_NOUNS else "m",
        ordinals={"e": "", "ste": "", "de": ""},
        operators=table(
            """+ = plus; - = min; × = keer; * = keer; x = bij; ÷ = gedeeld door; / = gedeeld door; : = tegen
            ^ = tot de macht; ² = kwadraat; ³ = tot de derde"""
        ) | {"=": "is"},
    ),
    calendar=Calendar(months={"mrt": 3, "sept": 9}, before="op vanaf tot"),
    clock=Clock(hour="uur", marks="uur u. u", before="om vanaf tot rond", dotted=True),
    money=Money(
        currencies=table(
            """€ = euro; EUR = euro; $ = dollar; USD = Amerikaanse dollar; £ = pond; GBP = Britse pond
            CHF = Zwitserse frank; ¥ = yen; JPY = yen; ₹ = roepie; ₽ = roebel"""
        ),
        coins=table("EUR = cent; USD = cent; GBP = penny|pence; CHF = rappen"),
        joint_coin="en",
        scales=table("mln. = miljoen; mln = miljoen; mld. = miljard; mld = miljard; M = miljoen; k = duizend"),
    ),
    measures=Measures(
        nouns=table(
            """x = keer; pers. = persoon|personen
            % = procent; ‰ = promille; h = uur; u = uur; pk = paardenkracht; dB = decibel
            min. = minuut|minuten
            sec. = seconde|seconden; bar = bar; Kg = =kg; st. = stuk|stuks; kmu = =km/h; km/u = =km/h"""
        ),
        drop="in mi",
        per="per",
    ),
    dialling=Dialling(
        patterns=(r"[1-9]\d{3}(?= [A-Z]{2}(?: [A-Z]|[,.]|$))",),
        cues=r"(?:pin(?:code)?|code|postcode|wachtwoord|(?:klant|order|bestel|rekening|reserverings)nummer)(?: is)?",
    ),
    roman=Roman(
        counted="hoofdstuk deel band akte scène artikel boek sectie titel bijlage fase niveau type klasse groep",
        ranked="""Lodewijk Karel Hendrik Willem Filips Elizabeth Elisabeth George Paus Johannes Paulus Benedictus Pius
        Leo Gregorius Napoleon Catharina Peter Alexander Nicolaas Frederik Leopold Albert Boudewijn Jacobus Richard
        Eduard Gustaaf Christiaan Margrethe Innocentius Clemens Urbanus Bonifatius Ferdinand Frans Jozef Maria""",
        rank=lambda number, before: f"de {NUMBERS.ordinal(number)}",
        after={"eeuw": regardless(NUMBERS.ordinal)},
    ),
    writing=Writing(
        abbreviations=table(
            """bijv. = bijvoorbeeld; bv. = bijvoorbeeld; d. w. z. = dat wil zeggen; o. a. = onder andere
            enz. = enzovoort
            etc. = et cetera; e. d. = en dergelijke; i. v. m. = in verband met; m. b. t. = met betrekking tot
            t. a. v. = ter attentie van; a. u. b. = alstublieft; s. v. p. = alstublieft; t/m = tot en met
            i. p. v. = in plaats van; t. o. v. = ten opzichte van; n. a. v. = naar aanleiding van
            o. l. v. = onder leiding van
            v. Chr. = voor Christus; n. Chr. = na Christus; z. s. m. = zo snel mogelijk; ca. = circa; evt. = eventueel
            incl. = inclusief; excl. = exclusief; max. = maximaal; min. = minimaal; blz. = bladzijde; nr. = nummer
            tel. = telefoon; str. = straat; dhr. = de heer; mevr. = mevrouw; mw. = mevrouw; dr. = doctor
            prof. = professor; ir. = ingenieur; ing. = ingenieur; mr. = meester; drs. = doctorandus; vgl. = vergelijk
            resp. = respectievelijk; zgn. = zogenaamd; m. a. w. = met andere woorden; o. i. d. = of iets dergelijks
            vs. = versus; aub = alstublieft; svp = alstublieft; btw = BTW; wo. = woensdag
            p. p. = per persoon"""
        ),
        titles=table(
            """dhr. = de heer; mevr. = mevrouw; mw. = mevrouw; dr. = doctor; prof. = professor; ir. = ingenieur
            ing. = ingenieur; mr. = meester; drs. = doctorandus; St. = Sint; ds. = dominee"""
        ),
        before_number=table(
            """nr. = nummer; no. = nummer; blz. = bladzijde; p. = pagina; art. = artikel; hfst. = hoofdstuk; dl. = deel
            tel. = telefoon; # = nummer; ca. = circa; afb. = afbeelding; fig. = figuur"""
        ),
        spelled="EU USA AI VS UWV IT ANWB ABN EK WK",
        symbols=table(
            r"""& = en; @ = apenstaartje; # = hekje; % = procent; ‰ = promille; * = sterretje; / = schuine streep
            \ = omgekeerde schuine streep; _ = laag streepje; + = plus; ~ = ongeveer; ^ = dakje; | = verticale streep
            § = paragraaf; ¶ = alinea; ° = graden; № = nummer; $ = dollar; £ = pond; € = euro; ¥ = yen; ¢ = cent
            × = keer; ÷ = gedeeld door; ± = plusminus; ≈ = ongeveer; ≠ = niet gelijk aan; ≤ = kleiner dan of gelijk aan
            ≥ = groter dan of gelijk aan; < = kleiner dan; > = groter dan; ∞ = oneindig; √ = wortel uit; ∑ = som
            π = pi; µ = micro; → = pijl; ← = pijl naar links; ↑ = pijl omhoog; ↓ = pijl omlaag; ✓ = vinkje
            ✔ = vinkje; © = copyright; -> = pijl; en/of = en of; hij/zij = hij of zij; km/uur = kilometer per uur"""
        )
        | {
            "=": "is", ">=": "groter dan of gelijk aan", "<=": "kleiner dan of gelijk aan",
            "!=": "niet gelijk aan", "=>": "pijl",
        },
        punctuation=table(
            """. = punt; , = komma; : = dubbele punt; ! = uitroepteken; ? = vraagteken; ' = apostrof
            " = aanhalingsteken; ( = haakje openen; ) = haakje sluiten; [ = vierkant haakje openen
            ] = vierkant haakje sluiten; - = streepje; – = streepje; — = streepje; … = puntje puntje puntje
            _ = laag streepje; / = slash"""
        )
        | {";": "puntkomma"},
        at="apenstaartje",
        version="versie",
        flag="vlag",
        hashtag="hashtag",
    ),
)  # fmt: skip


def _post_code(match: re.Match[str]) -> Answer:
    return match[0]


GRAMMAR = build(
    Speaker(LEXICON), Rule(re.compile(r"(?<=\b[1-9]\d{3} )[A-Z]{2}(?= [A-Z]|\W?$)"), _post_code, digits=True)
)
