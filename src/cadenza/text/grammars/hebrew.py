"""Hebrew: feminine numbers in counting, others agree with the noun; "and" is written to the next word."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from cadenza.text.grammars.asian import (
    ACRONYMS,
    Phrases,
    Watch,
    code_rule,
    mark_names,
    parts_rule,
    sign_names,
    watch_rules,
)
from cadenza.text.grammars.builder import build
from cadenza.text.grammars.edits import PASTE
from cadenza.text.grammars.lexicon import Calendar, Counting, Lexicon, Measures, Money, Roman, Writing, table
from cadenza.text.grammars.semitic import SemiticSpeaker
from cadenza.text.languages import LANGUAGES
from cadenza.text.numbers import NumberWords

_MASCULINE = frozenset(
    """שבועות מקומות רחובות לילות שולחנות חלונות כיסאות שמות ארונות קולות כוחות דורות
    וילונות עפרונות פתרונות יתרונות רעיונות חשבונות ניסיונות קירות גגות אבות מזלגות מקרים יום ימים חודש חודשים איש
    אנשים שקל דולר אחוז אלף מטר ליטר קילו עמוד בית ספר אורחים תלמידים מקום חדר כרטיס אירו ק"מ ק"ג ש"ח""".split()
)
_FEMININE = frozenset(
    """שנים נשים מילים ערים פעמים ביצים אבנים דרכים שנה שעה דקה שנייה פעם נפש קומה מעלה
    אישה בת עיר מנה יחידה טונה""".split()
)


@dataclass(frozen=True, slots=True)
class _Numbers(NumberWords):
    """Twelve in the spelling that is read well."""

    def cardinal(self, number: int, form: str = "") -> str:
        return NumberWords.cardinal(self, number, form).replace("שניים עשר", "שנים עשר")


NUMBERS = _Numbers(
    "he",
    cardinals="spellout-numbering",
    years="spellout-numbering",
    forms={
        "m": "spellout-cardinal-masculine", "f": "spellout-cardinal-feminine",
        "alone": "spellout-cardinal-masculine-standalone",
    },
)  # fmt: skip


def _agree(word: str, many: bool) -> str:
    if word in _MASCULINE or (word.endswith("ים") and word not in _FEMININE and len(word) > 3):
        return "m"
    return "f" if word in _FEMININE or (word.endswith("ות") and len(word) > 3) else ""


def _day(number: int, before: str) -> str:
    return NUMBERS.cardinal(number, "alone")


def _minute(number: int) -> str:
    if number == 1:
        return "דקה"
    known = {15: "רבע", 30: "שלושים"}.get(number) or NUMBERS.cardinal(number, "f" if number < 11 else "")
    return f"{known} דקות" if number < 11 else known


def _half(hour: int) -> str:
    return NUMBERS.cardinal(hour) + (" וחצי" if hour < 13 else " ושלושים")


_MONTHS = tuple("בינואר בפברואר במרץ באפריל במאי ביוני ביולי באוגוסט בספטמבר באוקטובר בנובמבר בדצמבר".split())
_INITIALISMS = table(
    """ד"ר = דוקטור; ארה"ב = ארצות הברית; ע"י = על ידי; בע"מ = בעירבון מוגבל
    עו"ד = עורך דין; אחה"צ = אחר הצהריים; לפנה"צ = לפני הצהריים; יו"ר = יושב ראש; ח"כ = חבר כנסת
    ז"ל = זיכרונו לברכה; סה"כ = סך הכול; עפ"י = על פי; ע"פ = על פי; ת"א = תל אביב; חו"ל = חוץ לארץ; ב"כ = בא כוח
    א"א = אי אפשר; כ"כ = כל כך; בי"ס = בית ספר; לפנה"ס = לפני הספירה"""
)


def _with_prefixes(entries: Mapping[str, str]) -> dict[str, str]:
    """Add to abbreviations those with a preposition, article or conjunction written to them."""
    return {prefix + name: prefix + words for name, words in entries.items() for prefix in ("", *"בלמהוש")}


LEXICON = Lexicon(
    language=LANGUAGES["he"],
    numbers=NUMBERS,
    prefixes="בהוכלמש",
    counting=Counting(
        points={".": "נקודה", ",": "נקודה"},
        minus="מינוס",
        plus="פלוס",
        until="עד",
        over="חלקי",
        half={"": "חצי"},
        and_half="{} וחצי",
        agree=_agree,
        operators=table("+ = ועוד; - = פחות; × = כפול; * = כפול; x = כפול; ÷ = חלקי; / = חלקי; ^ = בחזקת")
        | {"=": "שווה", ":": PASTE.join(("ל", "")), "²": "בריבוע", "³": "בשלישית"},
    ),
    calendar=Calendar(
        day=_day,
        month_names=_MONTHS,
        months={name: number for number, name in enumerate(_MONTHS, 1)} | {"מרס": 3, "במרס": 3},
    ),
    money=Money(
        currencies=table(
            """₪ = שקל|שקלים|שקל:m; ILS = שקל|שקלים|שקל:m; ש"ח = שקל|שקלים|שקל:m
            NIS = שקל|שקלים|שקל:m; $ = דולר|דולרים|דולר:m; USD = דולר|דולרים|דולר:m; € = אירו:m; EUR = אירו:m
            £ = לירה|לירות|לירות:f; GBP = לירה|לירות|לירות:f; ¥ = ין:m; JPY = ין:m"""
        ),
        coins=table(
            """ILS = אגורה|אגורות|אגורות:f; ש"ח = אגורה|אגורות|אגורות:f
            NIS = אגורה|אגורות|אגורות:f; USD = סנט|סנטים|סנט:m; EUR = סנט|סנטים|סנט:m; GBP = פני:m"""
        ),
        joint=f"ו{PASTE}",
        named=True,
        scales=table("אלף = אלף:m; מיליון = מיליון:m; מיליארד = מיליארד:m; טריליון = טריליון:m"),
    ),
    measures=Measures(
        form="m",
        nouns=table(
            """% = אחוז|אחוזים|אחוז; ‰ = פרומיל; h = שעה|שעות|שעות:f; min = דקה|דקות|דקות:f; s = שנייה|שניות|שניות:f
            sec = שנייה|שניות|שניות:f; ° = מעלה|מעלות|מעלות:f; °C = מעלה|מעלות|מעלות:f; ℃ = מעלה|מעלות|מעלות:f
            ק"מ = =km; ק"ג = =kg; ס"מ = =cm; מ"מ = =mm; מ"ל = =ml; מ"ר = =m²; קמ"ש = =km/h; מ"ג = =mg; t = טון
            dB = דציבל; GB = ג'יגה; MB = מגה; TB = טרה"""
        ),
        drop="in",
        per=f"ל{PASTE}",
    ),
    roman=Roman(counted="פרק חלק כרך"),
    writing=Writing(
        abbreviations=_with_prefixes(_INITIALISMS)
        | table(
            """וכו' = וכולי; וגו' = וגומר; גב' = גברת; פרופ' = פרופסור; רח' = רחוב; שד' = שדרות; Dr. = דוקטור
            vs = נגד"""
        ),
        before_number=table("טל' = טלפון; עמ' = עמוד; מס' = מספר; No. = מספר; # = מספר"),
        spelled=ACRONYMS,
        symbols=sign_names(
            r"""ו, שטרודל, סולמית, אחוז, פרומיל, כוכבית, לוכסן, לוכסן הפוך, קו תחתון,
            פלוס, שווה, בערך, גג, קו אנכי, סעיף, מעלות, מספר, דולר, לירה, אירו, ין, רופי, כפול, חלקי, פלוס מינוס,
            בערך, לא שווה, קטן או שווה, גדול או שווה, קטן, גדול, אינסוף, שורש, פאי, מיקרו, חץ ימינה, חץ שמאלה, חץ
            למעלה, חץ למטה, סימן וי, זכויות יוצרים"""
        )
        | {"₪": "שקל"},
        punctuation=mark_names(
            """נקודה, פסיק, נקודתיים, נקודה פסיק, סימן קריאה, סימן שאלה, גרש,
            מירכאות, סוגר פותח, סוגר סוגר, סוגר מרובע פותח, סוגר מרובע סוגר, סוגר מסולסל פותח, סוגר מסולסל סוגר,
            מקף, מקף, שלוש נקודות"""
        )
        | {"־": "מקף"},
        at="שטרודל",
        version="גרסה",
        flag="דגל",
        hashtag="האשטאג",
    ),
)  # fmt: skip


class _Speaker(SemiticSpeaker):
    """Numbers may have a preposition before them, "ב-14" or "ב14": what looks like a sign is none."""

    def __init__(self, lexicon: Lexicon) -> None:
        super().__init__(lexicon, {("1", "m"): "אחד", ("1", "f"): "אחת"}, ten_like_two=True)
        start = rf"(?:(?<![\w.,/:-])|(?<=[א-ת]-)|(?<=\b[{lexicon.prefixes}])(?!-))"
        self.amount = self.amount.replace(self.start, start)
        self.start = start


SPEAKER = _Speaker(LEXICON)

GRAMMAR = build(
    SPEAKER,
    code_rule(SPEAKER, "קוד סיסמה מיקוד הזמנה"),
    *watch_rules(
        SPEAKER,
        Watch(
            phrases={"": Phrases("{h}", "{h} ו{m}", "{half}")},
            seconds="ו{s} שניות",
            hour=NUMBERS.cardinal,
            minute=_minute,
            second=NUMBERS.cardinal,
            half=_half,
            until="{a} עד {b}",
            parts={0: "בלילה", 5: "בבוקר", 12: "בצהריים", 15: "אחר הצהריים", 18: "בערב", 22: "בלילה"},
            part_first=False,
        ),
    ),
    parts_rule(
        SPEAKER,
        table(
            """½ = חצי; 1/2 = חצי; ¼ = רבע; 1/4 = רבע; ¾ = שלושה רבעים; 3/4 = שלושה רבעים; ⅓ = שליש; 1/3 = שליש
            2/3 = שני שלישים"""
        ),
    ),
)
