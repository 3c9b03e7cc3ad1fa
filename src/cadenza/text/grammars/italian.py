"""Italian: ordinals for the days, kings, centuries; "un" and "una" before a noun, "uno" before some sounds."""

from __future__ import annotations

import re
from dataclasses import dataclass

from cadenza.text.grammars.builder import build
from cadenza.text.grammars.edits import last_word, next_word
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
from cadenza.text.grammars.romance import day_of_month
from cadenza.text.grammars.speaker import Speaker
from cadenza.text.languages import LANGUAGES
from cadenza.text.normalize import Answer, Rule
from cadenza.text.numbers import NumberWords

_ELIDED = "e"
"""The form of "one" before a feminine noun that begins with a vowel."""


@dataclass(frozen=True, slots=True)
class ItalianNumbers(NumberWords):
    """Only one itself agrees with a noun: "una persona", "ventuno persone"; CLDR's rules would say "ventuna"."""

    def cardinal(self, number: int, form: str = "") -> str:
        """Say `number`; see NumberWords."""
        if form == _ELIDED:
            return "un'" if number == 1 else NumberWords.cardinal(self, number)
        return NumberWords.cardinal(self, number, form if number == 1 else "")


NUMBERS = ItalianNumbers(
    "it",
    cardinals="spellout-numbering",
    ordinals="spellout-ordinal-masculine",
    years="spellout-numbering",
    forms={"m": "spellout-cardinal-masculine", "f": "spellout-cardinal-feminine"},
    ranks={"f": "spellout-ordinal-feminine"},
)

_FEMININE = re.compile(r"(?:a|zione|sione|gione|tà|tù|trice|ice)$")
_FEMININE_NOUNS = frozenset("notte parte mano chiave classe stazione voce luce pace fine moglie carne".split())
_MASCULINE = frozenset(
    "problema programma sistema tema clima poeta pianeta diploma turista artista cinema papa".split()
)
_FUNCTION_WORDS = frozenset("a da la una alla della nella sulla dalla ma sua mia ora era già fa ha prima dopo".split())
_UNO = re.compile(r"(?:s[^aeiouàèéìòù]|z|gn|ps|pn|x|y)")
_QUEENS = frozenset("elisabetta caterina maria cristina anna margherita isabella".split())


def _agree(word: str, many: bool) -> str:
    word = word.lower()
    if word == "ora" and not many:
        return _ELIDED
    if not word or word in _FUNCTION_WORDS:
        return ""
    if word not in _MASCULINE and (word in _FEMININE_NOUNS or _FEMININE.search(word)):
        return "f" if many or word[0] not in "aeiou" else _ELIDED
    return "" if _UNO.match(word) or len(word) < 4 else "m"


def _royal(number: int, before: str) -> str:
    return NUMBERS.ordinal(number, "f" if last_word(before) in _QUEENS else "")


def _of(words: str) -> str:
    return f"di {words}"


def _read_degree(match: re.Match[str]) -> Answer:
    """Read "1° piano", "3° classe": the ring stands for the ending of an ordinal before a noun."""
    word = next_word(match)
    return None if word in ("", "C", "F", "e", "a", "di", "o") else NUMBERS.ordinal(int(match[1]), _agree(word, False))


LEXICON = Lexicon(
    language=LANGUAGES["it"],
    numbers=NUMBERS,
    counting=Counting(
        points={",": "virgola", ".": "punto"},
        decimals=2,
        minus="meno",
        plus="più",
        until="a",
        over="su",
        fractions={
            2: "mezzo|mezzi", 3: "terzo|terzi", 4: "quarto|quarti", 5: "quinto|quinti", 6: "sesto|sesti",
            7: "settimo|settimi", 8: "ottavo|ottavi", 9: "nono|noni", 10: "decimo|decimi", 100: "centesimo|centesimi",
        },
        half={"": "mezzo", "f": "mezza"},
        and_half="{} e mezzo",
        agree=_agree,
        ordinals={"º": "", "ª": "f"},
        operators=table(
            """+ = più; - = meno; × = per; * = per; x = per; ÷ = diviso; / = diviso; : = a; ^ = elevato a
            ² = al quadrato; ³ = al cubo"""
        ) | {"=": "uguale"},
    ),
    calendar=Calendar(
        day=day_of_month(NUMBERS, "primo"), months={"sett": 9, "genn": 1, "febbr": 2, "magg": 5}, before="il dal al del"
    ),
    clock=Clock(
        hour="ora|ore:f",
        joint="e",
        bare=False,
        sharp=False,
        marks="ore h",
        before="ore alle dalle le",
        dotted=True,
        halves={"am": "di mattina", "pm": "di pomeriggio"},
    ),
    money=Money(
        currencies=table(
            """€ = euro; EUR = euro; $ = dollaro|dollari; USD = dollaro americano|dollari americani
            £ = sterlina|sterline:f; GBP = sterlina britannica|sterline britanniche:f; ¥ = yen:plain; JPY = yen:plain
            CHF = franco svizzero|franchi svizzeri; ₹ = rupia|rupie:f; ₽ = rublo|rubli"""
        ),
        coins=table(
            """EUR = centesimo|centesimi; USD = centesimo|centesimi; CHF = centesimo|centesimi
            GBP = penny|pence"""
        ),
        joint="e",
        of=_of,
        scales=table(
            """mln = milione|milioni; mld = miliardo|miliardi; M = milione|milioni; Mln = milione|milioni
            Mld = miliardo|miliardi"""
        ),
    ),
    measures=Measures(
        form="m",
        forms={"f": "h t lb lbs oz cal kcal", "plain": "yd"},
        nouns=table(
            """x = volta|volte:f; pers. = persona|persone:f
            % = per cento:plain; ‰ = per mille:plain; CV = cavallo|cavalli; dB = decibel
            t = tonnellata|tonnellate:f; q = quintale|quintali; sec = secondo|secondi; min. = minuto|minuti; bar = bar
            mq = metro quadrato|metri quadrati; mc = metro cubo|metri cubi; km/h = chilometro orario|chilometri orari
            Kg = =kg; Km = =km; gr = =g"""
        ),
        drop="in mi ha oz",
        per="al",
    ),
    dialling=Dialling(
        patterns=(r"3\d{2}[ .-]?\d{3}[ .-]?\d{3,4}", r"3\d{2}[ .-]\d{6,7}", r"800[ .-]\d{3}[ .-]?\d{3}"),
        cues=r"(?:codice(?: postale)?|pin|cap|password|numero (?:di |d')?(?:ordine|cliente|conto|prenotazione))(?: è)?",
    ),
    roman=Roman(
        counted="capitolo cap tomo parte atto scena articolo volume libro sezione titolo allegato fase livello guerra",
        ranked="""Luigi Carlo Enrico Vittorio Umberto Emanuele Federico Filippo Elisabetta Giovanni Paolo Pio Leone
        Benedetto Gregorio Napoleone Caterina Pietro Alessandro Nicola Giorgio Guglielmo Giacomo Ferdinando Francesco
        Giuseppe Clemente Innocenzo Urbano Bonifacio Riccardo Edoardo Leopoldo Gustavo Sisto Giulio Celestino Martino
        Amedeo Alfonso Maria Cristina Margherita secolo""",
        rank=_royal,
        after={"secolo": _royal, "sec": _royal, "guerra": _royal, "edizione": _royal, "legislatura": _royal},
    ),
    writing=Writing(
        abbreviations=table(
            """p. es. = per esempio; ad es. = ad esempio; es. = esempio; ecc. = eccetera; etc. = eccetera
            a. C. = avanti Cristo; d. C. = dopo Cristo; pag. = pagina; pagg. = pagine; tel. = telefono
            cell. = cellulare; art. = articolo; cap. = capitolo; vol. = volume; fig. = figura; cfr. = confronta
            ca. = circa; max. = massimo; min. = minimo; S. p. A. = SPA; S. r. l. = SRL; S.p.A. = SPA; S.r.l. = SRL
            Dott. = dottor; Dott.ssa = dottoressa; Sig. = signor; Sig.ra = signora; Sig.na = signorina
            Sigg. = signori; Prof. = professor; Prof.ssa = professoressa; Avv. = avvocato; Ing. = ingegner
            Geom. = geometra; Rag. = ragionier; On. = onorevole; Spett. = spettabile; Egr. = egregio; Gent. = gentile
            v. le = viale; c.so = corso; p.zza = piazza; P.zza = piazza; n° = numero; vs. = contro"""
        ),
        titles=table(
            """sig. = signor; dott. = dottor; dr. = dottor; prof. = professor; avv. = avvocato; ing. = ingegner
            on. = onorevole; mons. = monsignor; don. = don; dott.ssa = dottoressa; sig.ra = signora; sig.na = signorina
            prof.ssa = professoressa; arch. = architetto"""
        ),
        before_number=table(
            """n. = numero; n° = numero; N. = numero; nr. = numero; pag. = pagina; p. = pagina; art. = articolo
            cap. = capitolo; vol. = volume; fig. = figura; tel. = telefono; # = numero; int. = interno; ca. = circa"""
        ),
        spelled="UE USA IA ONU-R IVA-R SPA ATM IBM",
        words="a e è o i",
        symbols=table(
            r"""& = e; @ = chiocciola; # = cancelletto; % = per cento; ‰ = per mille; * = asterisco; / = barra
            \ = barra rovesciata; _ = trattino basso; + = più; ~ = circa; ^ = accento circonflesso
            | = barra verticale; § = paragrafo; ¶ = paragrafo; ° = gradi; № = numero; $ = dollaro; £ = sterlina
            € = euro; ¥ = yen; ¢ = centesimo; × = per; ÷ = diviso; ± = più o meno; ≈ = circa; ≠ = diverso da
            ≤ = minore o uguale a; ≥ = maggiore o uguale a; < = minore di; > = maggiore di; ∞ = infinito
            √ = radice quadrata di; ∑ = somma; π = pi greco; µ = micro; → = freccia; ← = freccia a sinistra
            ↑ = freccia in su; ↓ = freccia in giù; ✓ = spunta; ✔ = spunta; © = copyright; -> = freccia
            e/o = e o; n/a = non applicabile"""
        )
        | {
            "=": "uguale", ">=": "maggiore o uguale a", "<=": "minore o uguale a", "!=": "diverso da", "=>": "freccia",
        },
        punctuation=table(
            """. = punto; , = virgola; : = due punti; ! = punto esclamativo; ? = punto interrogativo
            ' = apostrofo; " = virgolette; ( = aperta parentesi; ) = chiusa parentesi; [ = aperta quadra
            ] = chiusa quadra; - = trattino; – = trattino; — = trattino; … = puntini di sospensione"""
        )
        | {";": "punto e virgola"},
        at="chiocciola",
        version="versione",
        flag="bandiera",
        hashtag="hashtag",
    ),
)  # fmt: skip

GRAMMAR = build(Speaker(LEXICON), Rule(re.compile(r"(?<![\w.,-])(\d{1,3})°(?= [a-zà-ù])"), _read_degree, digits=True))
