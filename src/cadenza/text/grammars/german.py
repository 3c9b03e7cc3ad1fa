"""German: the case of ordinals comes from the word before them, the gender of "ein" from the noun after it."""

from __future__ import annotations

import re

from cadenza.text.grammars.builder import build
from cadenza.text.grammars.edits import last_word
from cadenza.text.grammars.lexicon import (
    STOP,
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
from cadenza.text.grammars.speaker import Speaker
from cadenza.text.languages import LANGUAGES
from cadenza.text.normalize import Answer, Rule
from cadenza.text.numbers import NumberWords

NUMBERS = NumberWords(
    "de",
    cardinals="spellout-numbering",
    forms={"n": "spellout-cardinal-neuter", "m": "spellout-cardinal-masculine", "f": "spellout-cardinal-feminine"},
    ranks={"n": "spellout-ordinal-n", "r": "spellout-ordinal-r", "s": "spellout-ordinal-s"},
)

_BEFORE_WEAK = frozenset(
    """am vom zum im beim dem den des einem einen eines einer ab seit bis zur jedem jeden diesem diesen mit nach von zu
    unserem unseren ihrem ihren seinem seinen meinem meinen""".split()
)
"""Words after which an ordinal ends in -n."""
_WEEKDAY = re.compile(r"(?i:(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch|mo|di|mi|do|fr|sa|so)\.?,? ?$")
_BEFORE_E = frozenset("die das der jede jedes jeder diese dieses dieser seine ihre meine unsere eine".split())
_FEMININE = re.compile(r"(?:ung|heit|keit|schaft|ion|tät|ur|ie|age|anz|enz|[^e]e)$")
_FEMININE_NOUNS = frozenset("Frau Person Nacht Stadt Uhr Hand Zahl Art Tür Wahl Fahrt Antwort Bank Prüfung".split())
_ALONE = {"og": "s", "ug": "s", "obergeschoss": "s", "untergeschoss": "s", "stockwerk": "s", "stock": "r", "rang": "r"}
"""Endings of an ordinal that has no article before such nouns."""
_NOT_FEMININE = frozenset("Name Gedanke Kunde Junge Kollege Buchstabe Ende Auge Interesse Experte Gebäude".split())


def _rank(before: str, after: str) -> str:
    word = last_word(before)
    if word in _BEFORE_WEAK:
        return "n"
    noun = (after.split() or [""])[0].strip(".,;:!?").lower()
    return "" if word in _BEFORE_E else "r" if word == "ein" else _ALONE.get(noun, "")


def _day(number: int, before: str) -> str:
    """Say a day: "der dritte Mai", "am Dienstag, dritten Mai", and "dritter Mai" where no article tells."""
    word = last_word(_WEEKDAY.sub("", before))
    return NUMBERS.ordinal(number, "n" if word in _BEFORE_WEAK else "" if word in _BEFORE_E else "r")


def _agree(word: str, many: bool) -> str:
    if not word[:1].isupper():
        return ""
    feminine = word in _FEMININE_NOUNS or (_FEMININE.search(word) is not None and word not in _NOT_FEMININE)
    return "f" if feminine else "n"


def _decade(number: int) -> str:
    return NUMBERS.year(number) + "er"


def _royal(number: int, before: str) -> str:
    article = "die" if last_word(before) in ("elisabeth", "elizabeth", "katharina", "maria") else "der"
    return f"{article} {NUMBERS.ordinal(number)}"


def _century(number: int, before: str) -> str:
    word = last_word(before)
    return NUMBERS.ordinal(number, "n" if word in _BEFORE_WEAK else "" if word in _BEFORE_E else "s")


LEXICON = Lexicon(
    language=LANGUAGES["de"],
    numbers=NUMBERS,
    counting=Counting(
        points={",": "Komma", ".": "Punkt"},
        minus="minus",
        plus="plus",
        until="bis",
        over="durch",
        fractions={
            2: "halb|halbe:n", 3: "Drittel:n", 4: "Viertel:n", 5: "Fünftel:n", 6: "Sechstel:n", 7: "Siebtel:n",
            8: "Achtel:n", 9: "Neuntel:n", 10: "Zehntel:n", 100: "Hundertstel:n",
        },
        half={"": "ein halbes", "f": "eine halbe", "m": "ein halber"},
        and_half="{}einhalb",
        agree=_agree,
        ordinal_dot=_rank,
        decade=_decade,
        decades=("er",),
        operators=table(
            """+ = plus; - = minus; × = mal; * = mal; x = mal; ÷ = geteilt durch; / = durch; : = zu; ^ = hoch
            ² = hoch zwei; ³ = hoch drei"""
        ) | {"=": "gleich"},
    ),
    calendar=Calendar(day=_day, months={"mär": 3, "mrz": 3, "jän": 1, "jänner": 1, "feber": 2, "sep": 9}),
    clock=Clock(hour="Uhr:m", marks="Uhr", before="um gegen ab bis von", or_date="ab bis von", dotted=True),
    money=Money(
        currencies=table(
            """€ = Euro:m; EUR = Euro:m; $ = Dollar:m; USD = US Dollar:m; £ = Pfund:n; GBP = britische Pfund:n
            CHF = Schweizer Franken:m; ¥ = Yen:m; JPY = Yen:m; CNY = Yuan:m; PLN = Zloty:m; ₽ = Rubel:m
            SEK = schwedische Krone|schwedische Kronen:f; NOK = norwegische Krone|norwegische Kronen:f
            DKK = dänische Krone|dänische Kronen:f; CZK = tschechische Krone|tschechische Kronen:f
            ₹ = Rupie|Rupien:f"""
        ),
        coins=table("EUR = Cent:m; USD = Cent:m; GBP = Penny|Pence:m; CHF = Rappen:m"),
        joint_coin="und",
        scales=table(
            """Tsd. = Tausend:m; Mio. = Million|Millionen:f; Mrd. = Milliarde|Milliarden:f; k = Tausend:m
            Bio. = Billion|Billionen:f; Mio = Million|Millionen:f; Mrd = Milliarde|Milliarden:f
            M = Million|Millionen:f"""
        ),
    ),
    measures=Measures(
        form="n",
        forms={"f": "h min s t sec ms oz mi cal kcal kWh"},
        nouns=table(
            """x = mal; Pers. = Person|Personen:f
            % = Prozent:n; ‰ = Promille:n; Std. = Stunde|Stunden:f; Min. = Minute|Minuten:f
            Sek. = Sekunde|Sekunden:f; PS = PS; dB = Dezibel:n; J = Joule:n; Stk. = Stück:n"""
        ),
        drop="in mi",
        per="pro",
    ),
    dialling=Dialling(
        patterns=(r"(?:(?<=\d, )|(?<=\d[a-z], ))\d{5}(?= (?!Euro)[A-ZÄÖÜ][a-zäöüß])",),
        cues=r"(?:pin|code|tan|iban|plz|postleitzahl|(?:kunden|bestell|konto|vorgangs)nummer|kennwort|(?:end)?ziffern)"
        r"(?: ist| lautet| sind)?"
    ),
    roman=Roman(
        counted="Kapitel Kap Teil Band Bd Akt Artikel Art Abschnitt Stufe Phase Typ Klasse Gruppe Weltkrieg Buch Nr",
        ranked="""Ludwig Karl Heinrich Friedrich Wilhelm Otto Elisabeth Elizabeth Georg Papst Johannes Paul Benedikt
        Pius Leo Gregor Franz Joseph Philipp Katharina Peter Alexander Nikolaus Maria Napoleon Leopold Ferdinand
        Maximilian Rudolf Gustav Adolf Christian Harald Innozenz Clemens Urban Ramses Richard Eduard Charles August""",
        rank=_royal,
        after={"jahrhundert": _century, "jh": _century, "jahrhunderts": _century, "jahrhunderten": _century},
    ),
    writing=Writing(
        abbreviations=table(
            """z. B. = zum Beispiel; d. h. = das heißt; u. a. = unter anderem; u. ä. = und Ähnliche
            o. ä. = oder Ähnliche; z. T. = zum Teil; z. Zt. = zurzeit; z. Hd. = zu Händen; i. d. R. = in der Regel
            u. U. = unter Umständen; v. Chr. = vor Christus; n. Chr. = nach Christus; s. o. = siehe oben
            s. u. = siehe unten; m. E. = meines Erachtens; u. v. m. = und vieles mehr; usw. = und so weiter
            usf. = und so fort; etc. = et cetera; bzw. = beziehungsweise; bspw. = beispielsweise; ca. = circa
            evtl. = eventuell; ggf. = gegebenenfalls; inkl. = inklusive; exkl. = exklusive; zzgl. = zuzüglich
            vgl. = vergleiche; sog. = sogenannte; max. = maximal; min. = minimal; mind. = mindestens
            geb. = geboren; gest. = gestorben; gem. = gemäß; ggü. = gegenüber; Std. = Stunden; Tel. = Telefon
            Str. = Straße; Pl. = Platz; Jh. = Jahrhundert; Jhd. = Jahrhundert; Aufl. = Auflage; Abb. = Abbildung
            Hrsg. = Herausgeber; Abs. = Absatz; Bd. = Band; Kap. = Kapitel; Ges. = Gesellschaft; Anm. = Anmerkung
            Hbf. = Hauptbahnhof; Hbf = Hauptbahnhof; Nr. = Nummer; Fr. = Frau; Hr. = Herr; Hrn. = Herrn
            Dr. = Doktor; Prof. = Professor; Dipl. = Diplom; Ing. = Ingenieur; Mag. = Magister; Co. = Co
            u. = und; zw. = zwischen; Zi. = Zimmer; tägl. = täglich; mtl. = monatlich; p. P. = pro Person
            EG = Erdgeschoss; OG = Obergeschoss; UG = Untergeschoss; DG = Dachgeschoss; Whg. = Wohnung
            GmbH = GMBH; vs. = versus; MwSt. = Mehrwertsteuer; Mo. = Montag; bzgl. = bezüglich"""
        ),
        titles=table("Dr. = Doktor; Prof. = Professor; Hr. = Herr; Fr. = Frau; Hrn. = Herrn; St. = Sankt"),
        before_number=table(
            """Nr. = Nummer; S. = Seite; Abs. = Absatz; Art. = Artikel; Kap. = Kapitel; Bd. = Band; Tab. = Tabelle
            Abb. = Abbildung; Tel. = Telefon; Hausnr. = Hausnummer; ca. = circa; # = Nummer; Ziff. = Ziffer"""
        ),
        spelled="EU USA KI ID AG IT EDV ADAC UKW EKG EC AOK ICE IC RE ÖPNV EZB",
        symbols=table(
            r"""& = und; @ = at; # = Raute; % = Prozent; ‰ = Promille; * = Sternchen; / = Schrägstrich
            \ = umgekehrter Schrägstrich; _ = Unterstrich; + = plus; ~ = ungefähr; ^ = hoch; | = senkrechter Strich
            § = Paragraf; ¶ = Absatz; ° = Grad; № = Nummer; $ = Dollar; £ = Pfund; € = Euro; ¥ = Yen; ¢ = Cent
            × = mal; ÷ = geteilt durch; ± = plus minus; ≈ = ungefähr; ≠ = ungleich; ≤ = kleiner gleich
            ≥ = größer gleich; < = kleiner als; > = größer als; ∞ = unendlich; √ = Wurzel aus; ∑ = Summe; π = Pi
            µ = mikro; → = Pfeil; ← = Pfeil nach links; ↑ = Pfeil nach oben; ↓ = Pfeil nach unten; ✓ = Häkchen
            ✔ = Häkchen; © = Copyright; -> = Pfeil; und/oder = und oder; er/sie = er oder sie"""
        )
        | {"=": "gleich", ">=": "größer gleich", "<=": "kleiner gleich", "!=": "ungleich", "=>": "Pfeil"},
        punctuation=table(
            """. = Punkt; , = Komma; : = Doppelpunkt; ! = Ausrufezeichen; ? = Fragezeichen; ' = Apostroph
            " = Anführungszeichen; ( = Klammer auf; ) = Klammer zu; [ = eckige Klammer auf
            ] = eckige Klammer zu; - = Bindestrich; – = Strich; — = Strich; … = drei Punkte"""
        )
        | {";": "Semikolon"},
        version="Version",
        flag="Flagge",
        hashtag="Hashtag",
    ),
)  # fmt: skip


def _street(match: re.Match[str]) -> Answer:
    return f"{match[1]}traße"


GRAMMAR = build(
    Speaker(LEXICON),
    Rule(re.compile(rf"(?<![\w.])([^\W\d_][\w-]{{2,40}}[sS])tr(?:{STOP}|(?= \d))"), _street),
)
