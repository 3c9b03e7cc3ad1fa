"""Greek: the gender of one, three, four and the hundreds, days in the feminine, Greek numerals, accents in capitals."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

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
    table,
)
from cadenza.text.grammars.speaker import Speaker
from cadenza.text.languages import LANGUAGES
from cadenza.text.normalize import Answer, Rule, edit
from cadenza.text.numbers import NumberWords

_GENITIVE = table("η = ης; ή = ής; ος = ου; ός = ού; ο = ου; ό = ού")
_LAST = re.compile("(?:ος|ός|[ηήοό])(?= |$)")


@dataclass(frozen=True, slots=True)
class GreekNumbers(NumberWords):
    """CLDR's rules, but for two misspelled words; forms that end in "g" are genitives of ranks."""

    def cardinal(self, number: int, form: str = "") -> str:
        """Say `number`; see NumberWords."""
        return NumberWords.cardinal(self, number, form).replace("χίλιάδες", "χιλιάδες").replace("εννενήντα", "ενενήντα")

    def ordinal(self, number: int, form: str = "") -> str:
        """Say the rank `number`; see NumberWords."""
        words = NumberWords.ordinal(self, number, form[:1])
        return _LAST.sub(lambda match: _GENITIVE[match[0]], words) if form.endswith("g") else words

    def year(self, number: int) -> str:
        """Say a year as a neuter number."""
        return self.cardinal(number)


NUMBERS = GreekNumbers(
    "el",
    cardinals="spellout-cardinal-neuter",
    ordinals="spellout-ordinal-neuter",
    forms={"m": "spellout-cardinal-masculine", "f": "spellout-cardinal-feminine"},
    ranks={"m": "spellout-ordinal-masculine", "f": "spellout-ordinal-feminine"},
)

_NO_NOUNS = frozenset(
    """και ή είναι στις στα στο στη στην στον από με για ως έως το τα η ο οι τις τους που θα να δεν αλλά μετά πριν κατά
    συν μείον ίσον ήταν τότε τώρα μόνο σε""".split()
)
_MEN = frozenset("μήνες άντρες άνδρες μαθητές πολίτες επιβάτες φοιτητές πελάτες χρήστες πίνακες αγώνες".split())


def _bare(text: str) -> str:
    """Take the accents off."""
    return "".join(char for char in unicodedata.normalize("NFD", text) if not unicodedata.combining(char))


def _agree(word: str, many: bool) -> str:
    """Tell the gender of a noun from its ending."""
    if word.lower() in _NO_NOUNS:
        return ""
    end = _bare(word.lower())
    if many:
        masculine = end.endswith(("οι", "ους")) or word.lower() in _MEN
        return "m" if masculine else "f" if end.endswith(("ες", "εις")) else ""
    masculine = end.endswith(("ος", "ας", "ης"))
    return "m" if masculine else "f" if end.endswith(("α", "η")) and not end.endswith("μα") else ""


def _day(number: int, before: str) -> str:
    """Say a day: "πρώτη", "τρεις", "είκοσι μία"."""
    return NUMBERS.ordinal(1, "f") if number == 1 else NUMBERS.cardinal(number, "f")


def _royal(number: int, before: str) -> str:
    masculine = last_word(before).endswith("ς")
    return f"ο {NUMBERS.ordinal(number, 'm')}" if masculine else f"η {NUMBERS.ordinal(number, 'f')}"


_DIGITS = {
    letter: number for number, letter in enumerate(("Α", "Β", "Γ", "Δ", "Ε", "ΣΤ", "Ζ", "Η", "Θ", "Ι"), start=1)
} | {"Κ": 20}
_KEY = re.compile("ΣΤ|[Α-ΙΚ]")


def _numeral(match: re.Match[str]) -> Answer:
    """Read "Β΄": the rank of the name before it or of the noun after it."""
    number = sum(_DIGITS[letter] for letter in _KEY.findall(match["numeral"]))
    name, noun = match["name"], match["noun"] or ""
    if name:
        return [edit(match, _royal(number, name), "said")]
    gender = "f" if not noun or noun.endswith("ου") else _agree(noun, many=False)
    return [edit(match, NUMBERS.ordinal(number, gender), "said")]


def _hour(match: re.Match[str]) -> Answer:
    return [edit(match, NUMBERS.cardinal(int(match[1]), "f"), 1)]


_SHORT_MONTHS = {
    "ιανουαριου": 1, "φεβρουαριου": 2, "μαρτιου": 3, "απριλιου": 4, "μαϊου": 5, "μαιου": 5,
    "ιουνιου": 6, "ιουλιου": 7, "αυγουστου": 8, "σεπτεμβριου": 9, "οκτωβριου": 10, "νοεμβριου": 11, "δεκεμβριου": 12,
    "σεπτ": 9, "νοεμ": 11,
}  # fmt: skip
"""Mostly months as they are in capitals, which have no accents."""

LEXICON = Lexicon(
    language=LANGUAGES["el"],
    numbers=NUMBERS,
    counting=Counting(
        points={",": "κόμμα", ".": "τελεία"},
        decimals=2,
        minus="μείον",
        plus="συν",
        until="έως",
        over="διά",
        fractions={
            2: "δεύτερο|δεύτερα", 3: "τρίτο|τρίτα", 4: "τέταρτο|τέταρτα", 5: "πέμπτο|πέμπτα", 6: "έκτο|έκτα",
            7: "έβδομο|έβδομα", 8: "όγδοο|όγδοα", 9: "ένατο|ένατα", 10: "δέκατο|δέκατα", 100: "εκατοστό|εκατοστά",
        },
        half={"": "μισό", "f": "μισή", "m": "μισός"},
        and_half="{} και μισό",
        agree=_agree,
        ordinals={
            "ος": "m", "ός": "m", "η": "f", "ή": "f", "ο": "n", "ό": "n", "ον": "n", "ης": "fg", "ής": "fg",
            "ου": "ng", "ού": "ng",
        },
        operators=table(
            """+ = συν; - = μείον; × = επί; * = επί; x = επί; ÷ = διά; / = διά; : = προς; ^ = στη δύναμη
            ² = στο τετράγωνο; ³ = στον κύβο"""
        ) | {"=": "ίσον"},
    ),
    calendar=Calendar(day=_day, months=_SHORT_MONTHS, before="στις"),
    clock=Clock(hour=":f", minute=":n", joint="και", bare=False, sharp=False, marks="", before="στις ώρα από έως"),
    money=Money(
        currencies=table(
            """€ = ευρώ:n; EUR = ευρώ:n; $ = δολάριο|δολάρια:n; USD = δολάριο|δολάρια:n; £ = λίρα|λίρες:f
            ¥ = γιεν:n; λεπτά = λεπτό|λεπτά:n; ΕΥΡΩ = ευρώ:n; δρχ. = δραχμή|δραχμές:f"""
        ),
        coins=table("EUR = λεπτό|λεπτά:n; ευρώ = λεπτό|λεπτά:n; USD = σεντ:n; GBP = πένα|πένες:f"),
        joint="και",
        named=True,
        scales=table(
            """εκατ. = εκατομμύριο|εκατομμύρια:n; εκ. = εκατομμύριο|εκατομμύρια:n
            δισ. = δισεκατομμύριο|δισεκατομμύρια:n; χιλ. = χιλιάδα|χιλιάδες:f"""
        ),
    ),
    measures=Measures(
        form="n",
        forms={"f": "kcal cal kWh ° in lb lbs oz", "m": "t °C °F", "h": "h"},
        nouns=table(
            """h = ώρα|ώρες:f; kg = κιλό|κιλά:n; κιλά = κιλό|κιλά:n; χλμ = χιλιόμετρο|χιλιόμετρα:n
            χλμ. = χιλιόμετρο|χιλιόμετρα:n; τ.μ. = τετραγωνικό μέτρο|τετραγωνικά μέτρα:n; εκ = εκατοστό|εκατοστά:n
            λ. = λεπτό|λεπτά:n; γρ. = γραμμάριο|γραμμάρια:n; μ. = μέτρο|μέτρα:n; χλμ/ώρα = =km/h; χλμ/ω = =km/h
            dB = ντεσιμπέλ:n; GB = γκιγκαμπάιτ:n; MB = μεγκαμπάιτ:n; TB = τεραμπάιτ:n; s = =sec"""
        ),
        drop="mi in",
        per="ανά",
    ),
    dialling=Dialling(
        patterns=(r"2\d{2,3} ?\d{3} ?\d{3,4}", r"69\d ?\d{3} ?\d{4}", r"69\d\d \d{3} \d{3}"),
        cues=r"(?:pin|κωδικός|κωδικό|ταχυδρομικός κώδικας|αριθμός (?:πελάτη|παραγγελίας|λογαριασμού))(?: είναι)?:?",
    ),
    roman=Roman(
        counted="κεφάλαιο τόμος μέρος πράξη άρθρο φάση τύπος επίπεδο",
        ranked="""Λουδοβίκος Γεώργιος Κάρολος Ερρίκος Φίλιππος Ελισάβετ Αικατερίνη Κωνσταντίνος Παύλος Αλέξανδρος Όθων
        Ιωάννης Βενέδικτος Πίος Λέων Γρηγόριος Φραγκίσκος Πέτρος Νικόλαος Βασίλειος Ιουστινιανός Ναπολέων Μιχαήλ""",
        rank=_royal,
    ),
    writing=Writing(
        abbreviations=table(
            """π. χ. = παραδείγματος χάρη; κ. λπ. = και λοιπά; κλπ. = και λοιπά; κλπ = και λοιπά; κ. ά. = και άλλα
            κ. α. = και αλλού; δηλ. = δηλαδή; βλ. = βλέπε; πρβλ. = παράβαλε; λ. χ. = λόγου χάρη
            π. μ. = προ μεσημβρίας; μ. μ. = μετά μεσημβρίαν; μ. Χ. = μετά Χριστόν; π. Χ. = προ Χριστού
            κ. κ. = κύριοι; αρ. = αριθμός; αριθ. = αριθμός; τηλ. = τηλέφωνο; σελ. = σελίδα; οδ. = οδός
            λεωφ. = λεωφόρος; πλ. = πλατεία; κεφ. = κεφάλαιο; εικ. = εικόνα; Τ. Κ. = ταχυδρομικός κώδικας
            Α. Ε. = άλφα έψιλον; ΑΕ = άλφα έψιλον; Ε. Ε. = Ευρωπαϊκή Ένωση; ΕΕ = Ευρωπαϊκή Ένωση
            ΗΠΑ = Ηνωμένες Πολιτείες; ΦΠΑ = φι πι άλφα; ΑΦΜ = άλφα φι μι; ΟΗΕ = οργανισμός Ηνωμένων Εθνών
            Η. Π. Α. = Ηνωμένες Πολιτείες; Φ. Π. Α. = φι πι άλφα; τ. μ. = τετραγωνικά μέτρα; δισ. = δισεκατομμύρια
            εκατ. = εκατομμύρια; χιλ. = χιλιάδες; υπ. = υπουργός; περ. = περίπου; ό. π. = όπου παραπάνω"""
        ),
        titles=table(
            """κ. = κύριος; κα = κυρία; κος = κύριος; δρ. = δόκτωρ; Δρ. = δόκτωρ; καθ. = καθηγητής; Αγ. = άγιος
            αγ. = άγιος; Λεωφ. = λεωφόρος; Πλ. = πλατεία"""
        ),
        before_number=table(
            """αρ. = αριθμός; τηλ. = τηλέφωνο; σελ. = σελίδα; κεφ. = κεφάλαιο; εικ. = εικόνα; άρθ. = άρθρο; # = αριθμός
            Νο = νούμερο; Νο. = νούμερο; περ. = περίπου; Τ.Κ. = ταχυδρομικός κώδικας; ΤΚ = ταχυδρομικός κώδικας"""
        ),
        spelled="EU USA AI ΕΡΤ ΑΤΜ IT ID TV",
        symbols=table(
            r"""& = και; @ = παπάκι; # = δίεση; % = τοις εκατό; ‰ = τοις χιλίοις; * = αστερίσκος; / = κάθετος
            \ = ανάποδη κάθετος; _ = κάτω παύλα; + = συν; ~ = περίπου; ^ = εκθέτης; | = κάθετη γραμμή
            § = παράγραφος; ¶ = παράγραφος; ° = μοίρες; № = αριθμός; $ = δολάριο; £ = λίρα; € = ευρώ; ¥ = γιεν
            ¢ = σεντ; × = επί; ÷ = διά; ± = συν πλην; ≈ = περίπου; ≠ = διάφορο; ≤ = μικρότερο ή ίσο
            ≥ = μεγαλύτερο ή ίσο; < = μικρότερο; > = μεγαλύτερο; ∞ = άπειρο; √ = τετραγωνική ρίζα; ∑ = άθροισμα
            µ = μικρό; → = βέλος; ← = βέλος αριστερά; ↑ = βέλος πάνω; ↓ = βέλος κάτω; ✓ = σωστό; ✔ = σωστό
            © = πνευματικά δικαιώματα; -> = βέλος; και/ή = και ή"""
        )
        | {"=": "ίσον", ">=": "μεγαλύτερο ή ίσο", "<=": "μικρότερο ή ίσο", "=>": "βέλος"},
        punctuation=table(
            """. = τελεία; , = κόμμα; : = άνω κάτω τελεία; ! = θαυμαστικό; ? = ερωτηματικό; ' = απόστροφος
            " = εισαγωγικά; « = εισαγωγικά; » = εισαγωγικά; ( = ανοίγει παρένθεση; ) = κλείνει παρένθεση
            [ = ανοίγει αγκύλη; ] = κλείνει αγκύλη; - = παύλα; – = παύλα; — = παύλα; … = αποσιωπητικά; · = άνω τελεία"""
        )
        | {";": "ερωτηματικό", "\u037e": "ερωτηματικό", "\u0387": "άνω τελεία"},
        at="παπάκι",
        version="έκδοση",
        flag="σημαία",
        hashtag="χάσταγκ",
    ),
)  # fmt: skip

_SPEAKER = Speaker(LEXICON)
_MONTHS = any_of([*_SPEAKER.names.month_spellings(), *_SHORT_MONTHS])

GRAMMAR = build(
    _SPEAKER,
    Rule(
        re.compile(
            rf"(?<!\w)(?:(?P<name>{any_of(LEXICON.roman.ranked)}) )?"
            r"(?P<said>(?P<numeral>(?=[Α-ΙΚΣ])(?:Κ|Ι)?(?:ΣΤ|[Α-Θ])?)['΄´ʹ])(?: (?P<noun>[^\W\d_]{2,30}))?"
        ),
        _numeral,
    ),
    Rule(
        re.compile(rf"(?<!\w)(?i:σ?τις|στη|στην) (\d{{1,2}})(?![\w:/%-]|[.,]\d|\.?[ºη]| ?(?i:{_MONTHS}))"),
        _hour,
        digits=True,
    ),
)
