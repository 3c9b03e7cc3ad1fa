"""Georgian: counting in twenties, ranks in "მე-" and "-ე", case endings after a hyphen, fractions as decimals."""

from __future__ import annotations

import re
from dataclasses import dataclass

from cadenza.text.grammars.builder import build
from cadenza.text.grammars.edits import cover, join
from cadenza.text.grammars.endings import amount_rule
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
from cadenza.text.normalize import Answer, Rule, edit
from cadenza.text.numbers import LONGEST, NumberWords

_SMALL = """ნული ერთი ორი სამი ოთხი ხუთი ექვსი შვიდი რვა ცხრა ათი თერთმეტი თორმეტი ცამეტი თოთხმეტი თხუთმეტი თექვსმეტი
ჩვიდმეტი თვრამეტი ცხრამეტი""".split()
_TWENTIES = ("", "ოც", "ორმოც", "სამოც", "ოთხმოც")
_STEMS = ("", "", "ორ", "სამ", "ოთხ", "ხუთ", "ექვს", "შვიდ", "რვა", "ცხრა")
_SCALES = ((10**15, "კვადრილიონ"), (10**12, "ტრილიონ"), (10**9, "მილიარდ"), (10**6, "მილიონ"), (1000, "ათას"))


@dataclass(frozen=True, slots=True)
class GeorgianNumbers(NumberWords):
    """Own rules: CLDR's have no ranks, and glue hundreds to what follows."""

    def cardinal(self, number: int, form: str = "") -> str:
        """Say `number`; see NumberWords."""
        if not 0 <= number < 10**LONGEST:
            return NumberWords.cardinal(self, number)
        words, rest = [], number
        for scale, name in _SCALES:
            count, rest = divmod(rest, scale)
            if count:
                counted = "" if count == 1 and scale == 1000 else self.cardinal(count)
                words.append(join(counted, name))
        hundreds, rest = divmod(rest, 100)
        if hundreds:
            words.append(f"{_STEMS[hundreds]}ას")
        if not rest and words:
            return f"{' '.join(words)}ი"
        return " ".join((*words, _below_hundred(rest)))

    def ordinal(self, number: int, form: str = "") -> str:
        """Say the rank `number`: "პირველი", "მეხუთე", "ოცდამეერთე"; see NumberWords."""
        if number == 1:
            return "პირველი"
        *words, last = self.cardinal(number).split()
        head, joint, tail = last.rpartition("ოცდა")
        if joint and number % 20:
            return " ".join((*words, f"{head}{joint}{_rank(tail)}"))
        return " ".join((*words, _rank(last)))

    def year(self, number: int) -> str:
        """Say a year as any number."""
        return self.cardinal(number)


def _below_hundred(number: int) -> str:
    twenties, rest = divmod(number, 20)
    if not twenties:
        return _SMALL[rest]
    return _TWENTIES[twenties] + (f"და{_SMALL[rest]}" if rest else "ი")


def _rank(word: str) -> str:
    """Put "მე-" and "-ე" around a number: "მერვე" of "რვა", "მეორე" of "ორი"."""
    return f"მე{word[:-1]}ე"


NUMBERS = GeorgianNumbers("ka")

_TENTHS = ("მეათედი", "მეასედი", "მეათასედი")
_VOWELS = "აეიოუ"


def _attach(words: str, ending: str) -> str:
    """Join a case ending to a noun or number: "ხუთში", "ოციდან", "ათამდე", "რვას"."""
    stem = words[:-1] if words[-1] == "ი" else words
    if ending in ("მდე", "მდი"):
        return stem + ("" if stem[-1] in _VOWELS else "ა") + "მდე"
    if ending in ("დან", "იდან"):
        return (stem[:-1] if stem[-1] in "აე" else stem) + "იდან"
    if ending in ("ე", "ლი"):
        return words
    return (stem[:-1] if stem[-1] in "აე" and ending[0] == "ი" else stem) + ending


def _decimal(units: str, decimals: str) -> str | None:
    """Say "სამი მთელი თოთხმეტი მეასედი"."""
    if len(decimals) > len(_TENTHS) or len(units) > LONGEST:
        return None
    return f"{NUMBERS.cardinal(int(units))} მთელი {NUMBERS.cardinal(int(decimals))} {_TENTHS[len(decimals) - 1]}"


def _day(number: int, before: str) -> str:
    return NUMBERS.ordinal(1) if number == 1 else NUMBERS.cardinal(number)


def _read_rank(match: re.Match[str]) -> Answer:
    """Read "მე-5", "21-ე" and "1-ლი"."""
    return NUMBERS.ordinal(int(match["before"] or match["after"]))


def _read_case(match: re.Match[str]) -> Answer:
    return _attach(NUMBERS.cardinal(int(match[1])), match[2])


def _read_day(match: re.Match[str]) -> Answer:
    """Read the day of a month that has a case ending, "14 მაისს", and so has none itself."""
    number = int(match[1])
    if not 1 <= number <= 31 or match[2] in _SPEAKER.names.full_months():
        return None
    return [edit(match, _day(number, "").removesuffix("ი"), 1)]


def _read_hour(match: re.Match[str]) -> Answer:
    """Read "14:30-ზე" and "9:00-დან"."""
    hour, minute = int(match[1]), int(match[2])
    if hour > 24 or minute > 59:
        return None
    said = NUMBERS.cardinal(hour).removesuffix("ი")
    if not minute:
        return f"{said} {_attach('საათი', match[3])}"
    return f"{said} საათსა და {NUMBERS.cardinal(minute).removesuffix('ი')} {_attach('წუთი', match[3])}"


def _read_hours(match: re.Match[str]) -> Answer:
    """Read "9:00–18:30" as from one to the other."""
    times = [(int(match[1]), int(match[2])), (int(match[3]), int(match[4]))]
    if any(hour > 24 or minute > 59 for hour, minute in times):
        return None
    said = [
        f"{NUMBERS.cardinal(hour)} საათი" + (f" და {NUMBERS.cardinal(minute)} წუთი" if minute else "")
        for hour, minute in times
    ]
    return cover(match.start(), match[0], f"{_attach(said[0], 'დან')} {_attach(said[1], 'მდე')}")


def _read_range(match: re.Match[str]) -> Answer:
    return f"{_attach(NUMBERS.cardinal(int(match[1])), 'დან')} {_attach(NUMBERS.cardinal(int(match[2])), 'მდე')}"


LEXICON = Lexicon(
    language=LANGUAGES["ka"],
    numbers=NUMBERS,
    counting=Counting(
        points={",": "მძიმე", ".": "წერტილი"},
        decimal=_decimal,
        minus="მინუს",
        plus="პლუს",
        until="—",
        over="გაყოფილი",
        fractions={
            2: "მეორედი", 3: "მესამედი", 4: "მეოთხედი", 5: "მეხუთედი", 6: "მეექვსედი", 7: "მეშვიდედი", 8: "მერვედი",
            9: "მეცხრედი", 10: "მეათედი", 100: "მეასედი",
        },
        half={"": "ნახევარი"},
        and_half="{} და ნახევარი",
        operators=table(
            """+ = პლუს; - = მინუს; × = გამრავლებული; * = გამრავლებული; x = გამრავლებული; ÷ = გაყოფილი; / = გაყოფილი
            : = შეფარდებული; ^ = ხარისხად; ² = კვადრატში; ³ = კუბში"""
        ) | {"=": "უდრის"},
    ),
    calendar=Calendar(full="{y} წლის {d} {m}", day=_day, months={"აპ": 4, "სექტ": 9, "ოქ": 10, "ნოემ": 11}),
    clock=Clock(hour="საათი", minute="წუთი", joint="და", marks=""),
    money=Money(
        currencies=table(
            """₾ = ლარი; GEL = ლარი; ლარი = ლარი; € = ევრო; EUR = ევრო; $ = დოლარი; USD = დოლარი; £ = ფუნტი; ¥ = იენი
            თეთრი = თეთრი; ლ = ლარი"""
        ),
        coins=table("GEL = თეთრი; ლარი = თეთრი; EUR = ცენტი; USD = ცენტი; GBP = პენსი"),
        joint="და",
        named=True,
        scales=table("მლნ = მილიონი; მლნ. = მილიონი; მლრდ = მილიარდი; მლრდ. = მილიარდი; ათ. = ათასი"),
    ),
    measures=Measures(
        nouns=table(
            """კმ = =km; კმ. = =km; მ = =m; სმ = =cm; მმ = =mm; კგ = =kg; გრ = =g; გ = =g; ლ = =l; მლ = =ml; სთ = =h
            სთ. = =h; წთ = =min; წთ. = =min; წმ = =s; კმ/სთ = =km/h; კვ.მ = =m²; ტ = ტონა; t = ტონა; ც = ცალი
            ჰა = =ha; °C = გრადუსი; dB = დეციბელი; კვტ = =kW; კვტ/სთ = =kWh; გბ = =GB; მბ = =MB"""
        ),
        drop="in mi",
        rates=table(
            """თვე = თვეში; წელი = წელიწადში; დღე = დღეში; კვირა = კვირაში; სთ = საათში; კგ = კილოგრამში; მ² = მეტრში
            წუთი = წუთში; საათი = საათში; ლ = ლიტრში"""
        ),
    ),
    dialling=Dialling(
        patterns=(r"5\d\d \d{3} \d{3}", r"5\d\d(?: \d\d){3}", r"5\d{8}"),
        cues=r"(?:pin|პინ-?კოდი|კოდი|პაროლი|საფოსტო ინდექსი|(?:შეკვეთის|ანგარიშის|კლიენტის) ნომერი)(?: არის)?:?",
    ),
    roman=Roman(
        counted="თავი ტომი ნაწილი ფაზა ტიპი დონე",
        after=dict.fromkeys(
            "საუკუნე საუკუნის საუკუნეში კლასი კურსი სართული თავი ტომი ნაწილი".split(), regardless(NUMBERS.ordinal)
        ),
        ranked="ლუდოვიკო გიორგი დავით ერეკლე ვახტანგ ელისაბედ კარლ ჰენრი პავლე იოანე ბენედიქტე ფრანცისკე ალექსანდრე",
        rank=regardless(NUMBERS.ordinal),
    ),
    writing=Writing(
        abbreviations=table(
            """ა. შ. = ასე შემდეგ; ე. ი. = ესე იგი; მაგ. = მაგალითად; იხ. = იხილეთ; ტელ. = ტელეფონი; მობ. = მობილური
            ქ. = ქალაქი; გამზ. = გამზირი; კორპ. = კორპუსი; პროფ. = პროფესორი; აკად. = აკადემიკოსი; ბ-ნი = ბატონი
            ქ-ნი = ქალბატონი; დ-რი = დოქტორი; ბ-ნო = ბატონო; ქ-ნო = ქალბატონო; ძვ. წ. = ძველი წელთაღრიცხვით
            ახ. წ. = ახალი წელთაღრიცხვით; მისამ. = მისამართი; დაახლ. = დაახლოებით; აშშ = ა შ შ; შპს = შ პ ს
            ე. წ. = ეგრეთ წოდებული; ა. წ. = ამა წლის; სს = ს ს; გვ. = გვერდი; ბ. = ბინა"""
        ),
        before_number=table("გვ. = გვერდი; ტელ. = ტელეფონი; მობ. = მობილური; # = ნომერი; ბ. = ბინა"),
        spelled="EU USA AI IT ID TV",
        symbols=table(
            r"""& = და; @ = ეთ; # = დიეზი; % = პროცენტი; ‰ = პრომილე; * = ვარსკვლავი; / = დახრილი ხაზი
            \ = უკუდახრილი ხაზი; _ = ქვედა ტირე; + = პლუს; ~ = დაახლოებით; ^ = ხარისხი; | = ვერტიკალური ხაზი
            § = პარაგრაფი; ¶ = აბზაცი; ° = გრადუსი; № = ნომერი; $ = დოლარი; £ = ფუნტი; € = ევრო; ¥ = იენი; ¢ = ცენტი
            ₾ = ლარი; × = გამრავლებული; ÷ = გაყოფილი; ± = პლუს მინუს; ≈ = დაახლოებით; ≠ = არ უდრის
            ≤ = ნაკლები ან ტოლი; ≥ = მეტი ან ტოლი; < = ნაკლები; > = მეტი; ∞ = უსასრულობა; √ = ფესვი; ∑ = ჯამი
            µ = მიკრო; → = ისარი; ← = ისარი მარცხნივ; ↑ = ისარი ზემოთ; ↓ = ისარი ქვემოთ; ✓ = მონიშნული
            ✔ = მონიშნული; © = საავტორო უფლება; -> = ისარი; და/ან = და ან"""
        )
        | {"=": "უდრის", ">=": "მეტი ან ტოლი", "<=": "ნაკლები ან ტოლი", "=>": "ისარი"},
        punctuation=table(
            """. = წერტილი; , = მძიმე; : = ორწერტილი; ! = ძახილის ნიშანი; ? = კითხვის ნიშანი; ' = აპოსტროფი
            " = ბრჭყალი; „ = ბრჭყალი; “ = ბრჭყალი; ( = ფრჩხილი იხსნება; ) = ფრჩხილი იხურება
            [ = კვადრატული ფრჩხილი იხსნება; ] = კვადრატული ფრჩხილი იხურება; - = დეფისი; – = ტირე; — = ტირე
            … = მრავალწერტილი"""
        )
        | {";": "წერტილმძიმე"},
        at="ეთ",
        version="ვერსია",
        flag="დროშა",
        hashtag="ჰეშთეგი",
    ),
)  # fmt: skip

_SPEAKER = Speaker(LEXICON)
_MONTHS = "|".join(name[:-1] for name in _SPEAKER.names.months)

GRAMMAR = build(
    _SPEAKER,
    Rule(
        re.compile(r"(?<![\w-])(?:მე-(?P<before>\d{1,15})(?:-ე)?|(?P<after>\d{1,15})-(?:ე|ლი))(?![\w-])"),
        _read_rank,
        digits=True,
    ),
    Rule(re.compile(rf"(?<![\w.,/-])(\d{{1,2}}) ((?:{_MONTHS})[^\W\d_]{{0,6}})"), _read_day, digits=True),
    Rule(
        re.compile(r"(?<![\w.,:/-])(\d{1,2}):(\d\d) ?[-–] ?(\d{1,2}):(\d\d)(?![\w:]|[.,-]\w)"),
        _read_hours,
        digits=True,
    ),
    Rule(re.compile(r"(?<![\w.,:/+-])(\d{1,6})[-–](\d{1,6})(?! ?[\w%$€₾:/-]|[.,]\d)"), _read_range, digits=True),
    Rule(re.compile(r"(?<![\w.,:/-])(\d{1,2}):(\d\d)-([^\W\d_a-zA-Z]{1,5})(?![\w-])"), _read_hour, digits=True),
    amount_rule(_SPEAKER, "-", _attach),
    Rule(re.compile(r"(?<![\w.,:/-])(\d{1,15})-([^\W\d_a-zA-Z]{1,6})(?![\w-])"), _read_case, digits=True),
)
