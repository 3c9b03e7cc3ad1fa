"""Hungarian: "két" before a noun, endings after a hyphen ("5-kor", "2026-ban", "3-án"), dates from the year down."""

from __future__ import annotations

import re
from dataclasses import dataclass

from cadenza.text.grammars.anycase import folded
from cadenza.text.grammars.builder import build
from cadenza.text.grammars.edits import cover, join
from cadenza.text.grammars.endings import acronym_rule, amount_rule, names_of_letters
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
    plain,
    regardless,
    table,
)
from cadenza.text.grammars.speaker import Speaker
from cadenza.text.languages import LANGUAGES
from cadenza.text.normalize import Answer, Rule, edit
from cadenza.text.numbers import LONGEST, NumberWords

_ONES = " egy kettő három négy öt hat hét nyolc kilenc".split(" ")
_TENS = " tizen huszon harminc negyven ötven hatvan hetven nyolcvan kilencven".split(" ")
_SCALES = ((10**15, "billiárd"), (10**12, "billió"), (10**9, "milliárd"), (10**6, "millió"), (1000, "ezer"))
_RANKS = table(
    """egy = egyedik; kettő = kettedik; három = harmadik; négy = negyedik; öt = ötödik; hat = hatodik; hét = hetedik
    nyolc = nyolcadik; kilenc = kilencedik; tíz = tizedik; húsz = huszadik; harminc = harmincadik
    negyven = negyvenedik; ötven = ötvenedik; hatvan = hatvanadik; hetven = hetvenedik; nyolcvan = nyolcvanadik
    kilencven = kilencvenedik; száz = századik; ezer = ezredik; millió = milliomodik; milliárd = milliárdodik
    nulla = nulladik"""
)
_LAST = re.compile(f"(?:{any_of(_RANKS)})$")
_SHORTENED = table("három = hárm; hét = het; ezer = ezr; kettő = kett; nulla = null")
"""Stems before endings with a vowel."""
_LAST_SHORTENED = re.compile(f"(?:{any_of(_SHORTENED)})$")


@dataclass(frozen=True, slots=True)
class HungarianNumbers(NumberWords):
    """Own rules, because CLDR's lack "tizenkétezer" and the ranks of the tens; groups of digits are words apart."""

    def cardinal(self, number: int, form: str = "") -> str:
        """Say `number`, in the form "noun" as it stands before a noun; see NumberWords."""
        if abs(number) >= 10**LONGEST:
            return NumberWords.cardinal(self, number)
        parts, rest = [], abs(number)
        for scale, name in _SCALES:
            count, rest = divmod(rest, scale)
            if count:
                parts.append(("" if count == 1 and scale == 1000 else _below_thousand(count, short=True)) + name)
        if rest or not parts:
            parts.append(_below_thousand(rest, short=form == "noun") or "nulla")
        return ("" if 1000 < number < 2000 else " ").join(parts) if number >= 0 else "mínusz " + " ".join(parts)

    def ordinal(self, number: int, form: str = "") -> str:
        """Say the rank `number`; see NumberWords."""
        if number in (1, 2):
            return ("első", "második")[number - 1]
        return _LAST.sub(lambda match: _RANKS[match[0]], self.cardinal(number))

    def year(self, number: int) -> str:
        """Say a year as any number."""
        return self.cardinal(number)


def _below_thousand(number: int, *, short: bool) -> str:
    hundreds, rest = divmod(number, 100)
    words = ("" if hundreds == 1 else _below_thousand(hundreds, short=True)) + "száz" if hundreds else ""
    tens, ones = divmod(rest, 10)
    if not ones and tens in (1, 2):
        return words + ("tíz", "húsz")[tens - 1]
    return words + _TENS[tens] + ("két" if short and ones == 2 else _ONES[ones])


NUMBERS = HungarianNumbers("hu")

_NO_NOUNS = frozenset("és vagy az a is meg de hogy ha volt van lesz nem plusz mínusz szor szer egyenlő".split())
_OF_A_DAY = re.compile("(?:a|e|i|ai|ei|j?[áé](?!rt$|k$).*)$")
_WHOLE_TWO = re.compile("sz[eo]r|féle|éve|nap|hete|hav|hón|ór|perc|szem|ágy|szob|rész|fő")
_TENTHS = ("tized", "század", "ezred")


def _with_ending(number: int, ending: str) -> str:
    """Say a number and its ending: "ötkor", "hármas", "eggyel", "harmadikán"."""
    if _OF_A_DAY.match(ending) and number <= 31:
        return _day(number, ending)
    if ending in ("ik", "dik"):
        return NUMBERS.ordinal(number)
    words = NUMBERS.cardinal(number, "noun" if _WHOLE_TWO.match(ending) else "")
    if ending[0] in "aáeéoóöőuúüű":
        return _LAST_SHORTENED.sub(lambda match: _SHORTENED[match[0]], words) + ending
    if ending.startswith(("gy", "sz")):
        words = words.removesuffix("y" if ending[0] == "g" else "z")
    return words + ending


def _day(number: int, ending: str) -> str:
    """Say a day of a month: "elseje", "tizennegyedikén", "tizennegyedikétől"."""
    back = NUMBERS.ordinal(number).endswith(("adik", "odik"))
    if number == 1:
        stem = "else"
        ending = "je" if not ending else ending if ending[0] == "j" else f"j{ending}"
    else:
        stem, ending = NUMBERS.ordinal(number), ending.removeprefix("j") or ("a" if back else "e")
    if ending.lstrip("j")[0] not in "aáeéi" or ending.lstrip("j") == "ig":
        return stem + ("j" if number == 1 else "") + ("á" if back else "é") + ending.lstrip("j")
    return stem + ending


def _agree(word: str, many: bool) -> str:
    return "" if word.lower() in _NO_NOUNS else "noun"


def _decimal(units: str, decimals: str) -> str | None:
    """Say "három egész tizennégy század"."""
    if len(decimals) > len(_TENTHS) or len(units) > LONGEST:
        return None
    parts = NUMBERS.cardinal(int(decimals), "noun")
    return f"{NUMBERS.cardinal(int(units), 'noun')} egész {parts} {_TENTHS[len(decimals) - 1]}"


def _from(words: str) -> str:
    vowels = re.findall("[aáoóuúeéiíöőüű]", words)
    return _attach(words, "tól" if vowels[-1] in "aáoóuú" else "től")


def _attach(words: str, ending: str) -> str:
    """Join an ending to a noun, whose last vowel it may lengthen."""
    long = {"a": "á", "e": "é"}.get(words[-1]) if ending not in ("kor", "ként") else None
    return (words[:-1] + long if long else words) + ending


_LETTERS = names_of_letters(
    """A á B bé C cé D dé E é F ef G gé H há I í J jé K ká L el M em N en O ó P pé Q kú R er S es T té U ú V vé
    W duplavé X iksz Y ipszilon Z zé Á á É é Í í Ó ó Ö ö Ő ő Ú ú Ü ü Ű ű"""
)
_RULERS = """lajos károly henrik ferenc józsef lipót ferdinánd miksa béla istván lászló endre andrás ulászló mátyás
jános rákóczi vilmos fülöp györgy erzsébet katalin pál benedek piusz leó gergely frigyes péter sándor miklós napóleon
gusztáv rudolf albert zsigmond géza kelemen ince orbán ramszesz""".split()
_PLACES = "század évezred kerület világháború fejezet kötet rész felvonás emelet évfolyam osztály katonai".split()

LEXICON = Lexicon(
    language=LANGUAGES["hu"],
    numbers=NUMBERS,
    counting=Counting(
        points={",": "egész", ".": "pont"},
        decimal=_decimal,
        minus="mínusz",
        plus="plusz",
        until="—",
        over="per",
        fractions={
            2: "ketted:noun", 3: "harmad:noun", 4: "negyed:noun", 5: "ötöd:noun", 6: "hatod:noun", 7: "heted:noun",
            8: "nyolcad:noun", 9: "kilenced:noun", 10: "tized:noun", 100: "század:noun",
        },
        half={"": "fél"},
        and_half="{} és fél",
        agree=_agree,
        ordinal_dot=plain,
        operators=table(
            """+ = plusz; - = mínusz; × = szorozva; * = szorozva; x = szorozva; ÷ = osztva; / = osztva; : = az
            ^ = hatvány; ² = a négyzeten; ³ = a köbön"""
        ) | {"=": "egyenlő"},
    ),
    calendar=Calendar(
        full="{y} {m} {d}",
        short="{m} {d}",
        order="ymd",
        day=lambda number, before: _day(number, ""),
        months={"feb": 2, "már": 3, "sze": 9, "szep": 9},
    ),
    clock=Clock(hour="óra", minute="perc", marks="h ó"),
    money=Money(
        currencies=table("Ft = forint; Ft. = forint; HUF = forint; € = euró; EUR = euró; $ = dollár; £ = font"),
        coins=table("EUR = cent; USD = cent; GBP = penny"),
        named=True,
        scales=table(
            """M = millió; mill. = millió; mrd = milliárd; mrd. = milliárd; Mrd = milliárd; e = ezer
            E = ezer; ezer = ezer"""
        ),
    ),
    measures=Measures(
        form="noun",
        nouns=table(
            """t = tonna; db = darab; fő = fő; mp = másodperc; p = perc; LE = lóerő; dB = decibel; dkg = deka
            dag = deka; °C = fok; km/h = kilométer per óra; GB = gigabájt"""
        ),
        drop="in mi",
        per="per",
        rates=table("hó = havonta; fő = fejenként; nap = naponta; hét = hetente; év = évente; hónap = havonta"),
    ),
    dialling=Dialling(
        pairs=True,
        patterns=(r"06[ /-]?\d{1,2}[ /-]\d{3}[ -]\d{3,4}",),
        cues=r"(?:pin(?:-?kód)?|kód(?:ja)?|irányítószám|jelszó|(?:ügyfél|rendelés|számla|foglalási )szám):?",
    ),
    roman=Roman(
        counted="fejezet típus szint fázis csoport",
        after=dict.fromkeys((*_RULERS, *_PLACES), regardless(NUMBERS.ordinal)),
    ),
    writing=Writing(
        abbreviations=table(
            """pl. = például; stb. = satöbbi; ill. = illetve; kb. = körülbelül; max. = maximum; min. = minimum
            vö. = vesd össze; ún. = úgynevezett; ui. = ugyanis; i. e. = időszámításunk előtt
            i. sz. = időszámításunk szerint; Kr. e. = Krisztus előtt; Kr. u. = Krisztus után; u. = utca; út. = út
            krt. = körút; sz. = szám; em. = emelet; fsz. = földszint; tel. = telefon; ker. = kerület; ua. = ugyanaz
            Kft. = KFT; Bt. = BT; Zrt. = ZRT; Nyrt. = NYRT; Rt. = RT; old. = oldal; id. = idősebb; ifj. = ifjabb
            özv. = özvegy; szerk. = szerkesztette; pu. = pályaudvar; ún = úgynevezett; vs. = kontra; m. = magasság
            hrsz. = helyrajzi szám; a. m. = annyi mint; ti. = tudniillik; é. n. = év nélkül"""
        ),
        titles=table("dr. = doktor; prof. = professzor; id. = idősebb; ifj. = ifjabb; özv. = özvegy"),
        before_number=table("kb. = körülbelül; tel. = telefon; # = szám; old. = oldal; No. = szám; sz. = szám"),
        spelled="EU AI ENSZ MÁV OTP IT ID TV SMS BKK NAV-R EKG VB EB MTI",
        words="a s e ő ó",
        symbols=table(
            r"""& = és; @ = kukac; # = kettős kereszt; % = százalék; ‰ = ezrelék; * = csillag; / = perjel
            \ = fordított perjel; _ = alulvonás; + = plusz; ~ = körülbelül; ^ = kalap; | = függőleges vonal
            § = paragrafus; ¶ = bekezdés; ° = fok; № = szám; $ = dollár; £ = font; € = euró; ¥ = jen; ¢ = cent
            × = szorozva; ÷ = osztva; ± = plusz mínusz; ≈ = körülbelül; ≠ = nem egyenlő; ≤ = kisebb vagy egyenlő
            ≥ = nagyobb vagy egyenlő; < = kisebb mint; > = nagyobb mint; ∞ = végtelen; √ = gyök; ∑ = szumma; π = pi
            µ = mikro; → = nyíl; ← = balra nyíl; ↑ = felfelé nyíl; ↓ = lefelé nyíl; ✓ = pipa; ✔ = pipa
            © = copyright; -> = nyíl; és/vagy = és vagy"""
        )
        | {"=": "egyenlő", ">=": "nagyobb vagy egyenlő", "<=": "kisebb vagy egyenlő", "=>": "nyíl"},
        punctuation=table(
            """. = pont; , = vessző; : = kettőspont; ! = felkiáltójel; ? = kérdőjel; ' = aposztróf; " = idézőjel
            ( = nyitó zárójel; ) = záró zárójel; [ = nyitó szögletes zárójel; ] = záró szögletes zárójel
            - = kötőjel; – = gondolatjel; — = gondolatjel; … = három pont"""
        )
        | {";": "pontosvessző"},
        at="kukac",
        version="verzió",
        flag="zászló",
        hashtag="hashtag",
    ),
)  # fmt: skip

_SPEAKER = Speaker(LEXICON)
_MONTHS = _SPEAKER.names.month_spellings() | dict(LEXICON.calendar.months)
_DAY = (
    r"(?P<day>\d{1,2})(?:\.?[-–](?P<until>\d{1,2}))?"
    r"(?:-(?P<ending>[^\W\d_]{1,9})(?!\w)|\.(?=\W{1,3}\w)|(?![\w,:]|\.\d))"
)


def _days(match: re.Match[str]) -> str | None:
    first, last = int(match["day"]), int(match["until"] or match["day"])
    if not (1 <= first <= 31 and 1 <= last <= 31):
        return None
    if match["until"]:
        return f"{_day(first, 'tól' if _day(first, '')[-1] == 'a' else 'től')} {_day(last, 'ig')}"
    return _day(first, match["ending"] or "")


def _read_date(match: re.Match[str]) -> Answer:
    """Read "2026. május 14-én"."""
    month, days = folded(match["month"]).rstrip("."), _days(match)
    if days is None or (month not in _SPEAKER.names.full_months() and not match["month"].endswith(".")):
        return None
    year = [edit(match, NUMBERS.year(int(match["year"])), "dated")] if match["year"] else []
    name = _SPEAKER.names.months[_MONTHS[month] - 1]
    named = [] if month in _SPEAKER.names.full_months() else [edit(match, name, "month")]
    return [*year, *named, edit(match, days, "days")]


def _read_digits(match: re.Match[str]) -> Answer:
    """Read "2026. 05. 14."."""
    days, month = _days(match), int(match["month"])
    if days is None or not 1 <= month <= 12:
        return None
    said = join(NUMBERS.year(int(match["year"])), _SPEAKER.names.months[month - 1], days)
    return cover(match.start(), match[0], said)


def _read_time(match: re.Match[str]) -> Answer:
    """Read "18:20-kor"."""
    hour, minute = int(match[1]), int(match[2])
    if hour > 24 or minute > 59:
        return None
    said = f"{NUMBERS.cardinal(hour, 'noun')} óra"
    return f"{said} {_with_ending(minute, match[3])}" if minute else _attach(said, match[3])


def _read_times(match: re.Match[str]) -> Answer:
    """Read "8:00–16:30" as from one to the other."""
    first, start, last, end = map(int, match.groups())
    if max(first, last) > 24 or max(start, end) > 59:
        return None
    begin = f"{NUMBERS.cardinal(first, 'noun')} óra" + (f" {NUMBERS.cardinal(start)}" if start else "")
    until = f"{NUMBERS.cardinal(last, 'noun')} {f'óra {NUMBERS.cardinal(end)}ig' if end else 'óráig'}"
    return cover(match.start(), match[0], f"{_from(begin)} {until}")


_WEEKDAYS = {
    name: day
    for names, day in zip(
        ("H hétf", "K", "Sze Sz", "Cs csüt", "P pén", "Szo", "V vas"), _SPEAKER.names.weekdays, strict=True
    )
    for name in names.split()
}


def _read_weekdays(match: re.Match[str]) -> Answer:
    """Read "H–P" as from one to the other."""
    first, last = _WEEKDAYS[match[1]], _WEEKDAYS[match[2]]
    return f"{_from(first)} {_attach(last, 'ig')}"


def _read_years(match: re.Match[str]) -> Answer:
    """Read "1990–1995" as from one to the other."""
    first, last = int(match[1]), int(match[2])
    return f"{_from(NUMBERS.year(first))} {NUMBERS.year(last)}ig" if 1100 < first < last < 2100 else None


def _read_number(match: re.Match[str]) -> Answer:
    return _with_ending(int(match[1]), match[2].lower())


GRAMMAR = build(
    _SPEAKER,
    Rule(
        re.compile(
            rf"(?<![\w.,/-])(?:(?P<dated>(?P<year>[12]\d{{3}})\.) ?)?"
            rf"(?P<month>(?i:{any_of(_MONTHS)})(?![^\W\d_])\.?) (?P<days>{_DAY})"
        ),
        _read_date,
        digits=True,
    ),
    Rule(
        re.compile(rf"(?<![\w.,/-])(?P<year>[12]\d{{3}})\. ?(?P<month>\d{{1,2}})\. ?{_DAY}"),
        _read_digits,
        digits=True,
    ),
    Rule(re.compile(r"(?<![\w.,:])(\d{1,2})[:.](\d\d)-(kor|tól|től|ig|ra|re|os|es|as)(?!\w)"), _read_time, digits=True),
    Rule(
        re.compile(r"(?<![\w.,:/-])(\d{1,2})[:.](\d\d) ?[-–] ?(\d{1,2})[:.](\d\d)(?![\w:]|[.,-]\w)"),
        _read_times,
        digits=True,
    ),
    Rule(re.compile(r"(?<![\w.,:/-])(\d{4})[-–](\d{4})(?![\w:]|[.,-]\w)"), _read_years, digits=True),
    Rule(re.compile(rf"(?<!\w)({any_of(_WEEKDAYS)})[-–]({any_of(_WEEKDAYS)})(?![\w-])"), _read_weekdays),
    amount_rule(_SPEAKER, "-", _attach),
    acronym_rule(_SPEAKER, _LETTERS, "-"),
    Rule(re.compile(r"(?<![\w.,-])(\d{1,15})-([a-záéíóöőúüű]{1,12})(?![\w-])"), _read_number, digits=True),
)
