"""Tagalog: linked numbers ("limang araw"), hours, days and pesos counted in Spanish, ranks in "ika-"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from cadenza.text.grammars.builder import build
from cadenza.text.grammars.edits import cover, join
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
from cadenza.text.grammars.speaker import Speaker
from cadenza.text.languages import LANGUAGES
from cadenza.text.normalize import Answer, Edit, Rule, edit
from cadenza.text.numbers import LONGEST, NumberWords

_ONES = " isa dalawa tatlo apat lima anim pito walo siyam".split(" ")
_TEENS = """sampu labing-isa labindalawa labintatlo labing-apat labinlima labing-anim labimpito labingwalo
labinsiyam""".split()
_TENS = "  dalawampu tatlumpu apatnapu limampu animnapu pitumpu walumpu siyamnapu".split(" ")
_SCALES = ((10**15, "kuwadrilyon"), (10**12, "trilyon"), (10**9, "bilyon"), (10**6, "milyon"), (1000, "libo"))

_SPANISH_SMALL = """sero uno dos tres kuwatro singko sais siyete otso nuwebe diyes onse dose trese katorse kinse
disisais
disisiyete disiotso disinuwebe bente""".split()
_SPANISH_TENS = "  bente trenta kuwarenta singkuwenta sesenta setenta otsenta nobenta".split(" ")


@dataclass(frozen=True, slots=True)
class TagalogNumbers(NumberWords):
    """Own rules, because CLDR's write accents that nobody else does, and lack the numbers that came from Spanish.

    The form "link" is that before a noun, "limang"; the form "es" is Spanish, "singko".
    """

    def cardinal(self, number: int, form: str = "") -> str:
        """Say `number`; see NumberWords."""
        if not 0 <= number < 10**LONGEST:
            return NumberWords.cardinal(self, number)
        if form == "es" and number < 10**6:
            return _spanish(number)
        words = _native(number) if number else "sero"
        return link(words) if form == "link" else words

    def ordinal(self, number: int, form: str = "") -> str:
        """Say the rank `number`: "una", "ikalawa", "ikalima"; see NumberWords."""
        if number == 1:
            return "una"
        words = {2: "lawa", 3: "tlo"}.get(number) or self.cardinal(number)
        return f"ika{words}"

    def year(self, number: int) -> str:
        """Say a year as any number."""
        return self.cardinal(number)


def link(words: str) -> str:
    """Add what links a word to the next: "-ng" after a vowel, "-g" after n, else "na"."""
    if words[-1] in "aeiou":
        return f"{words}ng"
    return f"{words}g" if words[-1] == "n" else f"{words} na"


def _native(number: int) -> str:
    for scale, name in _SCALES:
        if number >= scale:
            count, rest = divmod(number, scale)
            head = f"{link(_native(count))} {name}"
            return head + (f"{' at' if rest < 100 else ''} {_native(rest)}" if rest else "")
    hundreds, rest = divmod(number, 100)
    if hundreds:
        linked = link(_ONES[hundreds])
        head = f"{linked} {'daan' if linked.endswith('g') else 'raan'}"
        return head + (f" at {_native(rest)}" if rest else "")
    tens, ones = divmod(number, 10)
    if tens == 1:
        return _TEENS[ones]
    return _ONES[ones] if not tens else _TENS[tens] + (f"'t {_ONES[ones]}" if ones else "")


def _spanish(number: int) -> str:
    thousands, rest = divmod(number, 1000)
    if thousands:
        head = join("" if thousands == 1 else _spanish(thousands), "mil")
        return join(head, _spanish(rest) if rest else "")
    hundreds, rest = divmod(number, 100)
    if hundreds:
        names = {1: "siyento", 5: "kinyentos"}
        return join(names.get(hundreds) or f"{_spanish(hundreds)} siyentos", _spanish(rest) if rest else "")
    if number < len(_SPANISH_SMALL):
        return _SPANISH_SMALL[number]
    tens, ones = divmod(number, 10)
    joint = " " if tens == 2 else "y "
    return _SPANISH_TENS[tens] + (f"{joint}{_SPANISH_SMALL[ones]}" if ones else "")


NUMBERS = TagalogNumbers("fil")

_NO_NOUNS = frozenset(
    """at o ay na ng nang sa ang mga si ni kay po ba lang din rin pa kung para pero hanggang mula noong ngayon ito iyan
    iyon sila siya kami tayo is and or to the of plus minus piso pesos""".split()
)


def _agree(word: str, many: bool) -> str:
    return "" if word.lower() in _NO_NOUNS else "link"


def _day(number: int, before: str) -> str:
    """Say the day after the name of a month: "Mayo katorse"; the first is "a-uno"."""
    return NUMBERS.cardinal(number, "es")


def _rank(number: int, before: str) -> str:
    return f"ang {NUMBERS.ordinal(number)}"


def _century(number: int, before: str) -> str:
    return link(NUMBERS.ordinal(number))


def _read_rank(match: re.Match[str]) -> Answer:
    """Read "ika-5 ng Mayo" and, before a noun, "ika-21 siglo"."""
    number = NUMBERS.ordinal(int(match["number"]))
    noun = match["noun"]
    return [edit(match, link(number) if noun and _agree(noun, many=True) else number, "said")]


def _read_dash(match: re.Match[str]) -> Answer:
    """Read the dash in "9:00 AM - 5:00 PM"."""
    return LEXICON.counting.until


def _one_peso(match: re.Match[str]) -> Answer:
    return "isang piso"


_HALVES = {"n.u": "umaga", "a.m": "umaga", "n.t": "tanghali", "n.h": "hapon", "n.g": "gabi"}


def _clock(hour: int, minute: int) -> str:
    """Say a time: "alas-dos y medya", "ala-una", "alas-sais bente"."""
    name = "ala-una" if hour % 12 == 1 else f"alas-{_spanish(hour % 12 or 12)}"
    rest = "" if not minute else "y medya" if minute == 30 else _spanish(minute)
    return join(name, rest)


def _part(hour: int) -> str:
    """Say the part of the day of an hour from 0 to 24."""
    limits = ((5, "ng madaling-araw"), (12, "ng umaga"), (13, "ng tanghali"), (18, "ng hapon"), (25, "ng gabi"))
    return next(name for limit, name in limits if hour < limit)


def _read_time(match: re.Match[str]) -> Answer:
    """Read "2:30", "18:20", "alas-2", "7 PM"; a word for the hour that is there already is not said again."""
    hour, minute = int(match["hour"]), int(match["minute"] or 0)
    half = (match["half"] or "").lower().replace(" ", "").rstrip(".")
    if hour > 24 or minute > 59:
        return None
    said = _clock(hour, minute)
    edits = cover(match.start("time"), match["time"], said)
    if not half:
        return [Edit(*edits[0][:2], join(said, _part(hour % 24)))] if hour > 12 and len(edits) == 1 else edits
    late = half.replace(".", "") == "pm"
    words = _part(hour % 12 + 12) if late else f"ng {_HALVES[half if '.' in half else 'a.m']}"
    return [*edits, *cover(match.start("half"), match["half"], words)]


LEXICON = Lexicon(
    language=LANGUAGES["tl"],
    numbers=NUMBERS,
    cldr="fil",
    counting=Counting(
        points={".": "punto", ",": "koma"},
        minus="minus",
        plus="plus",
        until="hanggang",
        over="sa",
        fractions={4: "kapat", 10: "ikapu"},
        half={"": "kalahating"},
        and_half="{1} at kalahati",
        agree=_agree,
        ordinals={"st": "", "nd": "", "rd": "", "th": ""},
        operators=table(
            """+ = plus; - = minus; × = times; * = times; x = times; ÷ = hatiin sa; / = hatiin sa; : = sa; ^ = sa
            ² = kuwadrado; ³ = kubiko"""
        ) | {"=": "ay"},
    ),
    calendar=Calendar(
        full="{m} {d} {y}",
        short="{m} {d}",
        order="mdy",
        day=_day,
        months={
            "january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7, "august": 8,
            "september": 9, "october": 10, "november": 11, "december": 12, "enero": 1, "sept": 9,
        },
    ),
    clock=Clock(hour="", bare=False, sharp=False, marks="", minutes=_spanish),
    money=Money(
        currencies=table(
            """₱ = pesos:es; P = pesos:es; PHP = pesos:es; Php = pesos:es; piso = piso:link
            pesos = pesos:es; $ = dolyar:link; USD = dolyar:link; US$ = dolyar ng Amerika:link; € = euro:link
            EUR = euro:link; £ = pound:link; ¥ = yen:link; sentimo = sentimo:es"""
        ),
        coins=table(
            """₱ = sentimo:es; P = sentimo:es; PHP = sentimo:es; Php = sentimo:es; piso = sentimo:es
            pesos = sentimo:es
            USD = sentimos:es; US$ = sentimos:es; EUR = sentimo:es"""
        ),
        joint="at",
        named=True,
        before="P Php",
        scales=table("milyon = milyong:link; bilyon = bilyong:link; libo = libong:link; M = milyong:link"),
    ),
    measures=Measures(
        form="link",
        nouns=table(
            """% = porsiyento; ‰ = bawat libo; km = kilometro; m = metro; cm = sentimetro; mm = milimetro; g = gramo
            kg = kilo; mg = miligramo; l = litro; L = litro; ml = mililitro; mL = mililitro; s = segundo; min = minuto
            h = oras; hr = oras; hrs = oras; km/h = kilometro kada oras; kph = kilometro kada oras
            m² = metro kuwadrado
            sqm = metro kuwadrado; m2 = metro kuwadrado; m³ = metro kubiko; ha = ektarya; °C = digri Celsius
            °F = digri Fahrenheit; ° = digri; GB = gigabyte; MB = megabyte; TB = terabyte; kW = kilowatt; W = watt
            kWh = kilowatt hour; V = volt; t = tonelada; kcal = kilocalorie"""
        ),
        drop="in mi",
        per="kada",
        rates=table(
            """buwan = kada buwan; araw = kada araw; taon = kada taon; oras = kada oras; linggo = kada linggo
            kg = kada kilo; kilo = kada kilo; tao = bawat tao; gabi = kada gabi; km = kada kilometro"""
        ),
    ),
    dialling=Dialling(
        patterns=(r"\d{3}-\d{4}", r"8\d{3}[ -]\d{4}"),
        cues=r"(?:pin|code|kodigo|zip code|password|otp|hotline|(?:order|account|booking|reference) number)(?: ay)?:?",
    ),
    roman=Roman(
        counted="kabanata bahagi tomo yugto tagpo artikulo seksyon libro antas",
        ranked="""Louis Charles Henry George Elizabeth Haring Papa Benedicto Benedict Pio Leo Juan Pablo Francisco
        Philip
        Felipe Alfonso Isabel Napoleon Digmaang Pandaigdig""",
        rank=_rank,
        after={"siglo": _century, "dantaon": _century},
    ),
    writing=Writing(
        abbreviations=table(
            """atbp. = at iba pa; hal. = halimbawa; blg. = bilang; Blg. = bilang; brgy. = barangay; Brgy. = barangay
            G. = ginoo; Gng. = ginang; Bb. = binibini; tel. = telepono; p. = pahina; pah. = pahina
            kgg. = kagalang-galang
            St. = street; Ave. = avenue; Blvd. = boulevard; Jr. = junior; Sr. = senior; vs. = laban sa
            Inc. = incorporated
            Corp. = corporation; Co. = company; n. u. = ng umaga; n. h. = ng hapon; n. g. = ng gabi
            n. t. = ng tanghali
            Sta. = santa; Sto. = santo; hrs. = oras; etc. = et cetera"""
        ),
        titles=table(
            """G. = ginoo; Gng. = ginang; Bb. = binibini; Dr. = doktor; Dra. = doktora; Prof. = propesor
            Atty. = attorney
            Engr. = engineer; Gen. = heneral; Col. = koronel; Sen. = senador; Rep. = representante; Gob. = gobernador
            Kap. = kapitan; Sta. = santa; Sto. = santo; Mr. = mister; Mrs. = misis; Kgg. = kagalang-galang"""
        ),
        before_number=table(
            """Blg. = bilang; blg. = bilang; No. = numero; no. = numero; tel. = telepono; p. = pahina; pah. = pahina
            # = numero; Rm. = room; art. = artikulo"""
        ),
        spelled="AI IT ID TV ATM USA EU UP OFW UN",
        words="o a e i u y",
        symbols=table(
            r"""& = at; @ = at; # = number sign; % = porsiyento; ‰ = bawat libo; * = asterisk; / = slash; \ = backslash
            _ = underscore; + = plus; ~ = mga; ^ = caret; | = bar; § = seksyon; ¶ = talata; ° = digri; № = numero
            $ = dolyar; £ = pound; € = euro; ¥ = yen; ¢ = sentimo; ₱ = piso; × = times; ÷ = hatiin sa
            ± = plus o minus; ≈ = humigit-kumulang; ≠ = hindi katumbas ng; ≤ = mas mababa o katumbas ng
            ≥ = mas mataas o katumbas ng; < = mas mababa sa; > = mas mataas sa; ∞ = walang hanggan
            √ = square root ng; ∑ = kabuuan; π = pi; µ = micro; → = arrow; ← = kaliwang arrow; ↑ = pataas na arrow
            ↓ = pababang arrow; ✓ = tsek; ✔ = tsek; © = copyright; -> = arrow; at/o = at o"""
        )
        | {
            "=": "ay", ">=": "mas mataas o katumbas ng", "<=": "mas mababa o katumbas ng", "=>": "arrow",
        },
        punctuation=table(
            """. = dot; , = kuwit; : = tutuldok; ! = tandang padamdam; ? = tandang pananong; ' = kudlit
            " = panipi; ( = bukas na panaklong; ) = saradong panaklong; [ = bukas na bracket; ] = saradong bracket
            - = gitling; – = gatlang; — = gatlang; … = tatlong tuldok"""
        )
        | {";": "tuldukuwit"},
        at="at",
        version="bersyon",
        flag="bandila",
        hashtag="hashtag",
    ),
)  # fmt: skip

_HALF = r"(?P<half>(?:[AaPp]\. ?[Mm]|[Nn]\. ?[UuHhGgTt])(?:\.(?=\W{0,8}\w)|\b)|[AaPp][Mm]\b)"

GRAMMAR = build(
    Speaker(LEXICON),
    Rule(re.compile(r"(?<=[AaPp][Mm] )[-–](?= \d)"), _read_dash, digits=True),
    Rule(re.compile(r"(?<![\w.])(?:₱|P|PHP|Php) ?1(?![\d/]|[.,]\d| (?:mil|bil|lib))"), _one_peso, digits=True),
    Rule(
        re.compile(r"(?<![\w-])(?P<said>[Ii]ka-(?P<number>\d{1,9}))(?![\w-])(?: (?P<noun>[^\W\d_]{1,30}))?"),
        _read_rank,
        digits=True,
    ),
    Rule(
        re.compile(
            rf"(?<![\w.,:/$₱-])(?P<time>(?:[Aa]las?[- ])?(?P<hour>\d{{1,2}}):(?P<minute>\d\d))"
            rf"(?![\w:]|[.,-]\d)(?: ?{_HALF})?"
        ),
        _read_time,
        digits=True,
    ),
    Rule(
        re.compile(
            rf"(?<![\w.,:/$₱-])(?P<time>[Aa]las?[- ](?P<hour>\d{{1,2}}))(?P<minute>)(?![\w:]|[.,-]\d)(?: ?{_HALF})?"
        ),
        _read_time,
        digits=True,
    ),
    Rule(
        re.compile(rf"(?<![\w.,:/$₱-])(?P<time>(?P<hour>\d{{1,2}}))(?P<minute>) ?{_HALF}"),
        _read_time,
        digits=True,
    ),
)
