"""Arabic: numbers that agree by opposites, nouns in the number that they ask for, hours and days by ranks.

The number words of the library are wrong in gender, case and hundreds, so they are made here, without vowels: the
converter restores those. Years are in the genitive, for they follow a noun ("عام ألفين").
"""

from __future__ import annotations

import re
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
from cadenza.text.grammars.lexicon import (
    Calendar,
    Counting,
    Lexicon,
    Measures,
    Money,
    Roman,
    Writing,
    regardless,
    table,
)
from cadenza.text.grammars.semitic import SemiticSpeaker
from cadenza.text.grammars.speaker import Noun
from cadenza.text.languages import LANGUAGES
from cadenza.text.normalize import Answer, Rule, edit
from cadenza.text.numbers import LONGEST, NumberWords

_ONES = "صفر واحد اثنان ثلاثة أربعة خمسة ستة سبعة ثمانية تسعة عشرة".split()
_ONES_F = "صفر واحدة اثنتان ثلاث أربع خمس ست سبع ثماني تسع عشر".split()
_TENS = ". . عشرون ثلاثون أربعون خمسون ستون سبعون ثمانون تسعون".split()
_HUNDREDS = ". مئة مئتان ثلاثمئة أربعمئة خمسمئة ستمئة سبعمئة ثمانمئة تسعمئة".split()
_POWERS = (
    (10**15, "كوادريليون كوادريليونان كوادريليونات كوادريليونًا"),
    (10**12, "تريليون تريليونان تريليونات تريليونًا"),
    (10**9, "مليار ملياران مليارات مليارًا"),
    (10**6, "مليون مليونان ملايين مليونًا"),
    (10**3, "ألف ألفان آلاف ألفًا"),
)
_RANKS = "الأول الثاني الثالث الرابع الخامس السادس السابع الثامن التاسع العاشر".split()
_RANKS_F = "الأولى الثانية الثالثة الرابعة الخامسة السادسة السابعة الثامنة التاسعة العاشرة".split()
_OBLIQUE = (("([رثعسنت])ون ", r"\1ين "), ("تان ", "تين "), ("فان ", "فين "), ("ثنان ", "ثنين "), ("ثنا ", "ثني "))
"""Ends of words, of which the first are for the subject."""


def _below_hundred(number: int, *, feminine: bool) -> str:
    ones = _ONES_F if feminine else _ONES
    if number < 11:
        return ones[number]
    tens, rest = divmod(number, 10)
    if tens == 1:
        head = {1: "إحدى" if feminine else "أحد", 2: "اثنتا" if feminine else "اثنا"}.get(rest) or ones[rest]
        return f"{head} {'عشرة' if feminine else 'عشر'}"
    head = "إحدى" if feminine and rest == 1 else ones[rest]
    return f"{head} و{_TENS[tens]}" if rest else _TENS[tens]


def _counted(count: int, forms: str) -> str:
    """Say how many thousands (or millions) there are."""
    one, two, few, many = forms.split()
    if count < 3:
        return one if count == 1 else two
    rest = count % 100
    return f"{_construct(_masculine(count))} {few if 2 < rest < 11 else many if rest > 10 else one}"


def _construct(words: str) -> str:
    """Say two hundred and two thousand as they are before a noun."""
    return words[:-1] if words.endswith("مئتان") or words == "ألفان" else words


def _masculine(number: int) -> str:
    return " و".join(_parts(number, feminine=False))


def _parts(number: int, *, feminine: bool) -> list[str]:
    """Return what is joined by "and"."""
    parts: list[str] = []
    for power, forms in _POWERS:
        count, number = divmod(number, power)
        if count:
            parts.append(_counted(count, forms))
    hundreds, number = divmod(number, 100)
    if hundreds:
        parts.append(_HUNDREDS[hundreds])
    if number or not parts:
        parts.append(_below_hundred(number, feminine=feminine))
    return parts


@dataclass(frozen=True, slots=True)
class _Numbers(NumberWords):
    """Counts masculine nouns, or feminine ones in the form "f"; ranks likewise."""

    def cardinal(self, number: int, form: str = "") -> str:
        if abs(number) >= 10**LONGEST:
            raise ValueError(f"number: got {abs(number):.3e}; allowed: at most {LONGEST} digits")
        return " و".join(_parts(abs(number), feminine=form == "f"))

    def ordinal(self, number: int, form: str = "") -> str:
        """Say a rank up to 99; from there on a number with the article."""
        ranks, ten = (_RANKS_F, "عشرة") if form == "f" else (_RANKS, "عشر")
        if not 0 < number < 100:
            return f"ال{self.cardinal(number, form)}"
        tens, rest = divmod(number, 10)
        one = {True: "الحادية", False: "الحادي"}[form == "f"] if rest == 1 else ranks[rest - 1]
        if number < 11:
            return ranks[number - 1]
        if tens == 1:
            return f"{one} {ten}"
        tens_word = f"ال{_TENS[tens].removesuffix('ون')}ين"
        return f"{one} و{tens_word}" if rest else tens_word

    def year(self, number: int) -> str:
        words = f"{self.cardinal(number)} "
        for plain, oblique in _OBLIQUE:
            words = re.sub(plain, oblique, words)
        return words.strip()


NUMBERS = _Numbers("ar")

_MASCULINE = frozenset(
    """دولارات كيلومترات جنيهات ريالات مليارات قرارات اجتماعات إعلانات مطارات امتحانات
    خلافات اتصالات طلبات خيارات ملفات كيلوغرامات غرامات لترات سنتات أمتار حسابات اختبارات مقترحات مستشفيات باصات
    حيوانات""".split()
)
_FEMININE = frozenset(
    """دقائق ثوان ثواني ثوانٍ سنين ليال ليالي ليالٍ مدن دول نساء غرف أسر قرى صور قصص فرص
    مواد رسائل حقائب طوابق نسخ مدارس شقق طاولات مناطق جلسات خطوات قطع كتل نقاط مراحل لغات""".split()
)


def _agree(word: str, many: bool) -> str:
    if word in _MASCULINE:
        return ""
    return "f" if word in _FEMININE or (len(word) > 3 and word.endswith(("ات", "ة"))) else ""


def _year(number: int) -> str:
    return f"عام {NUMBERS.year(number)}"


def _hour(number: int) -> str:
    if number in (0, 1):
        return "الواحدة" if number else "الثانية عشرة"
    return NUMBERS.ordinal(number, "f")


def _minute(number: int) -> str:
    known = {1: "دقيقة", 2: "دقيقتان", 15: "الربع", 30: "النصف"}.get(number)
    return known or f"{NUMBERS.cardinal(number, 'f')} {'دقائق' if number < 11 else 'دقيقة'}"


def _second(number: int) -> str:
    return f"{NUMBERS.cardinal(number, 'f')} {'ثوانٍ' if 2 < number < 11 else 'ثانية'}"


def _read_era(match: re.Match[str]) -> Answer:
    """Read "1445هـ" and "2026م"."""
    era = {"هـ": "هجرية", "ه": "هجرية", "م": "ميلادية"}[match[2]]
    return [edit(match, NUMBERS.year(int(match[1])), 1), edit(match, era, 2)]


_NOUNS = {
    "dollar": "دولار|دولار|دولاران|دولارات|دولارًا|دولار", "cent": "سنت|سنت|سنتان|سنتات|سنتًا|سنت",
    "riyal": "ريال|ريال|ريالان|ريالات|ريالًا|ريال", "halala": "هللة|هللة|هللتان|هللات|هللة|هللة:f",
    "pound": "جنيه|جنيه|جنيهان|جنيهات|جنيهًا|جنيه", "qirsh": "قرش|قرش|قرشان|قروش|قرشًا|قرش",
    "dirham": "درهم|درهم|درهمان|دراهم|درهمًا|درهم", "fils": "فلس|فلس|فلسان|فلوس|فلسًا|فلس",
    "dinar": "دينار|دينار|ديناران|دنانير|دينارًا|دينار", "lira": "ليرة|ليرة|ليرتان|ليرات|ليرة|ليرة:f",
    "penny": "بنس|بنس|بنسان|بنسات|بنسًا|بنس", "shekel": "شيكل|شيكل|شيكلان|شواكل|شيكلًا|شيكل",
}  # fmt: skip


def _per_hour(forms: str) -> dict[str, str]:
    return {"km/h": "|".join(f"{form} في الساعة" for form in forms.split("|"))}


LEXICON = Lexicon(
    language=LANGUAGES["ar"],
    numbers=NUMBERS,
    prefixes="بفكلوـ",
    touching=True,
    counting=Counting(
        points={".": "فاصلة", ",": "فاصلة"},
        minus="سالب",
        plus="زائد",
        until="إلى",
        over="على",
        half={"": "نصف"},
        and_half="{} ونصف",
        agree=_agree,
        operators=table("+ = زائد; - = ناقص; × = ضرب; * = ضرب; x = ضرب; ÷ = تقسيم; / = على; : = إلى; ^ = أس")
        | {"=": "يساوي", "²": "تربيع", "³": "تكعيب"},
    ),
    calendar=Calendar(
        full="{d} من {m} {y}",
        short="{d} من {m}",
        link="من",
        day=regardless(NUMBERS.ordinal),
        year=_year,
        months={
            "كانون الثاني": 1, "شباط": 2, "آذار": 3, "نيسان": 4, "أيار": 5, "حزيران": 6, "تموز": 7, "آب": 8, "أيلول": 9,
            "تشرين الأول": 10, "تشرين الثاني": 11, "كانون الأول": 12,
        },
    ),
    money=Money(
        currencies={
            "$": _NOUNS["dollar"], "USD": _NOUNS["dollar"], "دولار": _NOUNS["dollar"], "€": "يورو", "EUR": "يورو",
            "£": _NOUNS["pound"], "GBP": _NOUNS["pound"], "EGP": _NOUNS["pound"], "ج.م": _NOUNS["pound"],
            "SAR": _NOUNS["riyal"], "ر.س": _NOUNS["riyal"], "ريال": _NOUNS["riyal"], "﷼": _NOUNS["riyal"],
            "AED": _NOUNS["dirham"], "د.إ": _NOUNS["dirham"], "درهم": _NOUNS["dirham"], "د.ك": _NOUNS["dinar"],
            "دينار": _NOUNS["dinar"], "₺": _NOUNS["lira"], "ل.ل": _NOUNS["lira"], "ل.س": _NOUNS["lira"],
            "ليرة": _NOUNS["lira"],
            "جنيه": _NOUNS["pound"], "₪": _NOUNS["shekel"], "ILS": _NOUNS["shekel"], "¥": "ين", "JPY": "ين",
        },
        coins={
            "USD": _NOUNS["cent"], "دولار": _NOUNS["cent"], "EUR": _NOUNS["cent"], "GBP": _NOUNS["penny"],
            "EGP": _NOUNS["qirsh"], "ج.م": _NOUNS["qirsh"], "جنيه": _NOUNS["qirsh"], "SAR": _NOUNS["halala"],
            "ر.س": _NOUNS["halala"], "ريال": _NOUNS["halala"], "AED": _NOUNS["fils"], "د.إ": _NOUNS["fils"],
            "درهم": _NOUNS["fils"],
        },
        joint=f"و{PASTE}",
        named=True,
        scales=table(
            """ألف = ألف|ألف|ألفان|آلاف|ألفًا|ألف; مليون = مليون|مليون|مليونان|ملايين|مليونًا|مليون
            مليار = مليار|مليار|ملياران|مليارات|مليارًا|مليار"""
        ),
    ),
    measures=Measures(
        nouns=_per_hour("كيلومتر|كيلومتر|كيلومتران|كيلومترات|كيلومترًا|كيلومتر")
        | table(
            """% = بالمئة; ‰ = بالألف
            km = كيلومتر|كيلومتر|كيلومتران|كيلومترات|كيلومترًا|كيلومتر; m = متر|متر|متران|أمتار|مترًا|متر
            cm = سنتيمتر|سنتيمتر|سنتيمتران|سنتيمترات|سنتيمترًا|سنتيمتر
            mm = مليمتر|مليمتر|مليمتران|مليمترات|مليمترًا|مليمتر
            kg = كيلوغرام|كيلوغرام|كيلوغرامان|كيلوغرامات|كيلوغرامًا|كيلوغرام
            g = غرام|غرام|غرامان|غرامات|غرامًا|غرام; l = لتر|لتر|لتران|لترات|لترًا|لتر
            L = لتر|لتر|لتران|لترات|لترًا|لتر; t = طن|طن|طنان|أطنان|طنًا|طن
            h = ساعة|ساعة|ساعتان|ساعات|ساعة|ساعة:f; min = دقيقة|دقيقة|دقيقتان|دقائق|دقيقة|دقيقة:f
            s = ثانية|ثانية|ثانيتان|ثوانٍ|ثانية|ثانية:f; ° = درجة|درجة|درجتان|درجات|درجة|درجة:f
            °C = درجة مئوية|درجة مئوية|درجتان مئويتان|درجات مئوية|درجة مئوية|درجة مئوية:f; W = واط; ha = هكتار
            dB = ديسيبل; kWh = كيلوواط ساعة; كم = =km; كيلو = كيلو; كغ = =kg; كجم = =kg; كغم = =kg
            سم = =cm; مم = =mm; مل = =ml

            m² = متر مربع|متر مربع|متران مربعان|أمتار مربعة|مترًا مربعًا|متر مربع; كم/س = =km/h; كم/ساعة = =km/h
            م² = =m²; ℃ = =°C; °م = =°C"""
        ),
        drop="in",
        per="لكل",
    ),
    roman=Roman(counted="الفصل الجزء الباب"),
    writing=Writing(
        abbreviations=table(
            """أ.د. = الأستاذ الدكتور; د. = الدكتور; م. = المهندس; أ. = الأستاذ
            ق.م. = قبل الميلاد; ق.م = قبل الميلاد; ص. = صفحة; ت. = هاتف; ش. = شارع; إلخ = إلى آخره; الخ = إلى آخره
            ص.ب. = صندوق بريد; ص.ب = صندوق بريد; Dr. = دكتور; vs = ضد"""
        ),
        before_number=table("رقم. = رقم; No. = رقم; # = رقم; ص. = صفحة; ت. = هاتف"),
        spelled=ACRONYMS,
        symbols=sign_names(
            r"""و, آت, هاشتاغ, بالمئة, بالألف, نجمة, شرطة مائلة, شرطة مائلة عكسية,
            شرطة سفلية, زائد, يساوي, تقريبًا, علامة إقحام, خط عمودي, فقرة, درجة, رقم, دولار, جنيه, يورو, ين,
            روبية, ضرب, تقسيم, زائد أو ناقص, تقريبًا, لا يساوي, أصغر من أو يساوي, أكبر من أو يساوي, أصغر من, أكبر
            من, ما لا نهاية, الجذر التربيعي, باي, ميكرو, سهم يمين, سهم يسار, سهم للأعلى, سهم للأسفل, علامة صح,
            حقوق النشر"""
        ),
        punctuation=mark_names(
            """نقطة, فاصلة, نقطتان, فاصلة منقوطة, علامة تعجب, علامة استفهام, فاصلة
            علوية, علامة اقتباس, قوس مفتوح, قوس مغلق, قوس مربع مفتوح, قوس مربع مغلق, قوس معقوف مفتوح, قوس معقوف
            مغلق, شرطة, شرطة, ثلاث نقاط"""
        )
        | {"،": "فاصلة", "؛": "فاصلة منقوطة", "؟": "علامة استفهام"},
        at="آت",
        version="إصدار",
        flag="علم",
        hashtag="هاشتاغ",
    ),
)  # fmt: skip


class _Speaker(SemiticSpeaker):
    """Two hundred and two thousand lose their n before a noun."""

    def count(self, text: str, noun: Noun) -> tuple[str, str]:
        number, counted = super().count(text, noun)
        return _construct(number) if counted else number, counted


SPEAKER = _Speaker(LEXICON, {("1", ""): "واحد", ("1", "f"): "واحدة", ("2", ""): "اثنان", ("2", "f"): "اثنتان"})

GRAMMAR = build(
    SPEAKER,
    code_rule(SPEAKER, "رمز الرمز كود الكود البريدي السر المرور التحقق التأكيد"),
    *watch_rules(
        SPEAKER,
        Watch(
            phrases={"": Phrases("{h}", "{h} و{m}")},
            seconds="و{s}",
            hour=_hour,
            minute=_minute,
            second=_second,
            until="{a} إلى {b}",
            parts={0: "صباحًا", 12: "مساءً"},
            halves={"ص": "صباحًا", "م": "مساءً"},
            part_first=False,
            before="الساعة",
        ),
    ),
    parts_rule(
        SPEAKER,
        table(
            """½ = نصف; 1/2 = نصف; ¼ = ربع; 1/4 = ربع; ¾ = ثلاثة أرباع; 3/4 = ثلاثة أرباع; ⅓ = ثلث; 1/3 = ثلث; ⅔ = ثلثان
            2/3 = ثلثان"""
        ),
    ),
    Rule(re.compile(r"(?<![\d.,:/-])(\d{3,4}) ?(هـ|ه|م)(?![^\W\d_])"), _read_era, digits=True),
)
