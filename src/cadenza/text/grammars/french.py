"""French: the feminine of "un", "premier" for the first of a month or a king, and "de" after a million."""

from __future__ import annotations

import re

from cadenza.text.grammars.builder import build
from cadenza.text.grammars.edits import last_word
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
from cadenza.text.grammars.romance import day_of_month
from cadenza.text.grammars.speaker import Speaker
from cadenza.text.languages import LANGUAGES
from cadenza.text.normalize import Rule
from cadenza.text.numbers import NumberWords

NUMBERS = NumberWords(
    "fr",
    cardinals="spellout-numbering",
    ordinals="spellout-ordinal-masculine",
    years="spellout-numbering",
    forms={"f": "spellout-cardinal-feminine"},
    ranks={"f": "spellout-ordinal-feminine"},
)

_FEMININE = re.compile(r"(?:[st]ion|té|ée|ie|ette|ance|ence|ure|esse|elle|ille|aine|ine|ade|aison|ise|ude)s?$")
_FEMININE_NOUNS = frozenset(
    """personne heure femme fois page place chambre minute seconde livre rue table ligne tonne nuit part porte pièce
    réponse lettre carte voiture tasse bouteille école ville tête boîte île classe note étoile marche""".split()
)
_NOT_FEMININE = frozenset("génie incendie parapluie comté côté été député musée lycée trophée magazine".split())
_QUEENS = frozenset("élisabeth elizabeth élizabeth catherine marie anne margrethe isabelle".split())


def _agree(word: str, many: bool) -> str:
    singular = word.lower().removesuffix("s")
    feminine = singular in _FEMININE_NOUNS or (_FEMININE.search(singular) and singular not in _NOT_FEMININE)
    return "f" if feminine else "m"


def _royal(number: int, before: str) -> str:
    if number > 1:
        return NUMBERS.cardinal(number)
    return "première" if last_word(before) in _QUEENS else "premier"


def _of(words: str) -> str:
    """Put "de" before a noun, as "d'euros"."""
    return f"d'{words}" if words[0].lower() in "aeéèêiouyh" else f"de {words}"


def _read_second(match: re.Match[str]) -> str:
    return "seconde" if "de" in match[1] else "second"


LEXICON = Lexicon(
    language=LANGUAGES["fr"],
    numbers=NUMBERS,
    counting=Counting(
        points={",": "virgule", ".": "point"},
        decimals=3,
        minus="moins",
        plus="plus",
        until="à",
        over="sur",
        fractions={
            2: "demi|demis", 3: "tiers", 4: "quart|quarts", 5: "cinquième|cinquièmes", 6: "sixième|sixièmes",
            7: "septième|septièmes", 8: "huitième|huitièmes", 9: "neuvième|neuvièmes", 10: "dixième|dixièmes",
            100: "centième|centièmes",
        },
        half={"": "un demi", "f": "une demi"},
        and_half="{} et demi",
        agree=_agree,
        ordinals={
            "er": "m", "ers": "m", "re": "f", "ère": "f", "res": "f", "e": "m", "es": "m", "ème": "m", "èmes": "m",
            "eme": "m", "ième": "m",
        },
        operators=table(
            """+ = plus; - = moins; × = fois; * = fois; x = fois; ÷ = divisé par; / = sur; : = à
            ^ = puissance; ² = au carré; ³ = au cube"""
        ) | {"=": "égale"},
    ),
    calendar=Calendar(
        day=day_of_month(NUMBERS, "premier"), months={"fév": 2, "dec": 12, "aout": 8, "jan": 1, "juill": 7},
        before="le du au"
    ),
    clock=Clock(
        hour="heure|heures:f",
        minute=":f",
        marks="heures heure h",
        halves={"am": "du matin", "pm": "de l'après-midi"},
    ),
    money=Money(
        currencies=table(
            """€ = euro|euros; EUR = euro|euros; $ = dollar|dollars; USD = dollar américain|dollars américains
            £ = livre|livres:f; GBP = livre sterling|livres sterling:f; CHF = franc suisse|francs suisses
            ¥ = yen|yens; JPY = yen|yens; CAD = dollar canadien|dollars canadiens; FCFA = franc CFA|francs CFA
            ₹ = roupie|roupies:f; ₽ = rouble|roubles; Fr. = franc|francs"""
        ),
        coins=table(
            """EUR = centime|centimes; USD = cent|cents; CAD = cent|cents; GBP = penny|pence
            CHF = centime|centimes"""
        ),
        joint_coin="et",
        of=_of,
        scales=table(
            """M = million|millions; Md = milliard|milliards; Mds = milliard|milliards
            Mrd = milliard|milliards; Mio = million|millions"""
        ),
    ),
    measures=Measures(
        form="m",
        forms={"f": "h min s sec ms t lb lbs oz cal kcal in"},
        nouns=table(
            """x = fois:f; fois = fois:f; pers. = personne|personnes:f
            % = pour cent; ‰ = pour mille; ch = cheval|chevaux; dB = décibel|décibels
            J = joule|joules; mn = minute|minutes:f; bar = bar|bars; Go = gigaoctet|gigaoctets
            Mo = mégaoctet|mégaoctets; Ko = kilooctet|kilooctets; ko = kilooctet|kilooctets
            To = téraoctet|téraoctets; km/h = kilomètre à l'heure|kilomètres à l'heure
            kWh = kilowattheure|kilowattheures; ° = degré|degrés"""
        ),
        drop="in mi oz",
        per="par",
    ),
    dialling=Dialling(
        pairs=True,
        patterns=(r"0 8\d\d \d{3} \d{3}",),
        cues=r"(?:code(?: postal| secret| d'accès)?|pin|mot de passe|réservation"
        r"|(?:numéro|n°) (?:de )?(?:commande|client|dossier|compte))(?: est)?",
    ),
    roman=Roman(
        counted="chapitre chap tome partie acte scène article volume livre section titre annexe phase niveau guerre",
        ranked="""Louis Henri François Charles Napoléon Jean Paul Philippe Élisabeth Elizabeth Elisabeth Georges George
        Guillaume Benoît Pie Léon Grégoire Catherine Pierre Alexandre Nicolas Ivan Frédéric Albert Léopold Baudouin
        Édouard Jacques Richard Robert Hugues Clovis Childéric Dagobert Innocent Clément Boniface Urbain Marie Anne
        Ramsès Ptolémée Rainier Mohammed Hassan Juan-Carlos Felipe Alphonse Ferdinand Joseph Margrethe Isabelle""",
        rank=_royal,
        after=dict.fromkeys("siècle siècles république arrondissement".split(), regardless(NUMBERS.ordinal)),
    ),
    writing=Writing(
        abbreviations=table(
            """p. ex. = par exemple; c.-à-d. = c'est-à-dire; etc. = et cetera; cf. = confer
            av. J.-C. = avant Jésus-Christ; apr. J.-C. = après Jésus-Christ; env. = environ; tél. = téléphone
            approx. = approximativement; bd. = boulevard; boul. = boulevard; av. = avenue; pl. = place; rte. = route
            s. v. p. = s'il vous plaît
            svp = s'il vous plaît; max. = maximum; min. = minimum; vol. = volume; chap. = chapitre; art. = article
            fig. = figure; éd. = édition; adj. = adjectif; Cie. = compagnie; Mme = madame; Mmes = mesdames
            Mlle = mademoiselle; Mlles = mesdemoiselles; hab. = habitants; p.-d. g. = PDG; qqch. = quelque chose
            qqn. = quelqu'un; RDV = rendez-vous; rdv = rendez-vous; vs. = versus; dép. = départ
            réf. = référence; n° = numéro; N° = numéro
            M. et Mme = monsieur et madame; M. ou Mme = monsieur ou madame"""
        ),
        titles=table(
            """M. = monsieur; MM. = messieurs; Me = maître; Dr. = docteur; Dre = docteure; Pr. = professeur
            Prof. = professeur; Mgr. = monseigneur; Ste = sainte; St = saint; bd = boulevard; Bd = boulevard"""
        ),
        before_number=table(
            """n° = numéro; N° = numéro; no = numéro; nº = numéro; p. = page; pp. = pages; art. = article
            chap. = chapitre; fig. = figure; vol. = volume; tél. = téléphone; bât. = bâtiment; appt. = appartement
            # = numéro; env. = environ"""
        ),
        spelled="UE USA ONU-R IA EDF-R SA RATP ADN EU OGM IUT AOC",
        words="a à y ô o",
        symbols=table(
            r"""& = et; @ = arobase; # = dièse; % = pour cent; ‰ = pour mille; * = astérisque; / = barre oblique
            \ = barre oblique inversée; _ = tiret bas; + = plus; ~ = environ; ^ = accent circonflexe
            | = barre verticale; § = paragraphe; ¶ = alinéa; ° = degrés; № = numéro; $ = dollar; £ = livre; € = euro
            ¥ = yen; ¢ = cent; × = fois; ÷ = divisé par; ± = plus ou moins; ≈ = environ; ≠ = différent de
            ≤ = inférieur ou égal à; ≥ = supérieur ou égal à; < = inférieur à; > = supérieur à; ∞ = infini
            √ = racine carrée de; ∑ = somme; π = pi; µ = micro; → = flèche; ← = flèche vers la gauche
            ↑ = flèche vers le haut; ↓ = flèche vers le bas; ✓ = coche; ✔ = coche; © = copyright; -> = flèche
            et/ou = et ou; il/elle = il ou elle; c/o = aux bons soins de"""
        )
        | {
            "=": "égale", ">=": "supérieur ou égal à", "<=": "inférieur ou égal à", "!=": "différent de",
            "=>": "flèche",
        },
        punctuation=table(
            """. = point; , = virgule; : = deux-points; ! = point d'exclamation; ? = point d'interrogation
            ' = apostrophe; " = guillemet; « = guillemet ouvrant; » = guillemet fermant; ( = parenthèse ouvrante
            ) = parenthèse fermante; [ = crochet ouvrant; ] = crochet fermant; - = tiret; – = tiret; — = tiret
            … = points de suspension; / = slash"""
        )
        | {";": "point-virgule"},
        at="arobase",
        version="version",
        flag="drapeau",
        hashtag="hashtag",
    ),
)  # fmt: skip

_ALWAYS = {"7j/7": "sept jours sur sept", "24h/24": "vingt-quatre heures sur vingt-quatre"}

GRAMMAR = build(
    Speaker(LEXICON),
    Rule(re.compile(r"(?<![\w.,])2(nde?)s?(?!\w)"), _read_second, digits=True),
    Rule(re.compile(rf"(?<!\w)(?:{any_of(_ALWAYS)})(?!\w)"), lambda match: _ALWAYS[match[0]], digits=True),
)
