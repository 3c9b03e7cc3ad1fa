"""English: the order in which its rules are tried, and the rules for what is neither a number nor an address.

American readings where there is a choice; zero is "zero" in phone numbers, "oh" in years and times.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from cadenza.text.grammars.anycase import folded
from cadenza.text.grammars.digits import paced
from cadenza.text.grammars.edits import after, before, join
from cadenza.text.grammars.english_addresses import ADDRESS_RULES, DIAL_RULES, VERSION_RULES, short
from cadenza.text.grammars.english_amounts import MONEY_RULES, SPAN_RULES, UNIT_RULES
from cadenza.text.grammars.english_dates import DATE_RULES, TIME_RULES, YEAR_RULES
from cadenza.text.grammars.english_numbers import (
    NUMBER,
    NUMBERS,
    SUM_RULES,
    number,
    plural,
    whole,
)
from cadenza.text.grammars.english_words import (
    ABBREVIATIONS,
    ALSO_WORDS,
    BEFORE_NUMBER,
    COMPARISONS,
    DIRECTIONS,
    LETTER_WORDS,
    NAME_ABBREVIATIONS,
    PUNCTUATION,
    ROMAN_COUNTED,
    ROMAN_RANKED,
    SAID_WITHOUT_VOWEL,
    SLASHED,
    STREETS,
    SYMBOLS,
    TITLES,
)
from cadenza.text.grammars.letters import is_shouted
from cadenza.text.initials import is_initial
from cadenza.text.languages import LANGUAGES
from cadenza.text.normalize import Answer, Edit, Grammar, Rule, edit
from cadenza.text.numbers import LONGEST

ENGLISH = LANGUAGES["en"]

_DOT = r"(?:\.(?=\W{0,8}\w)|(?=\.))"
"""The dot of an abbreviation, unless it also ends the sentence and has to stay."""

# --- Numbers with something attached -------------------------------------------------------------------------------


def _read_ordinal(match: re.Match[str]) -> Answer:
    text = match[1].replace(",", "")
    return NUMBERS.ordinal(int(text)) if len(text) <= LONGEST else None


def _read_grouped(match: re.Match[str]) -> Answer:
    return whole(match[0].replace("'", ""))


def _read_plural(match: re.Match[str]) -> Answer:
    return plural(whole(match[1]))


def _read_millions(match: re.Match[str]) -> Answer:
    return join(number(match[1]), "million" if match[2] in ("M", "mn") else "billion")


def _read_number_sign(match: re.Match[str]) -> Answer:
    return "number"


def _read_number(match: re.Match[str]) -> Answer:
    text = match[0]
    units = text.lstrip("+-").partition(".")[0]
    if "," not in text and units == text and len(units) >= 7:
        return paced(NUMBERS, units)
    return number(text)


def _read_any_digits(match: re.Match[str]) -> Answer:
    return paced(NUMBERS, match[0]) if len(match[0]) >= 7 else whole(match[0])


# --- Letters -------------------------------------------------------------------------------------------------------

_MIXED_RUN = re.compile("[0-9]+|[A-Za-z]+")
_VOWEL = re.compile("[AEIOUYaeiouy]")


def _read_mixed(match: re.Match[str]) -> Answer:
    """Read a mix of letters and digits, as B2B; words in it are left as they are, as COVID in COVID19."""
    edits = []
    for run in _MIXED_RUN.finditer(match[0]):
        start, end = match.start() + run.start(), match.start() + run.end()
        if run[0].isdecimal():
            edits.append(Edit(start, end, short(run[0])))
        elif not _is_word(run[0]):
            edits.append(Edit(start, end, run[0].upper()))
    return edits


def _is_word(text: str) -> bool:
    if text.isupper() and len(text) < 4:
        return False
    return len(text) > 1 and _VOWEL.search(text) is not None


def _read_hyphenated(match: re.Match[str]) -> Answer:
    letters = [] if _is_word(match[1]) else [edit(match, match[1].upper(), 1)]
    return [*letters, edit(match, short(match[2][1:]), 2)]


def _read_consonants(match: re.Match[str]) -> Answer:
    return None if match[0] in SAID_WITHOUT_VOWEL else match[0]


def _read_letter(match: re.Match[str]) -> Answer:
    return match[0].upper()


def _read_letter_word(match: re.Match[str]) -> Answer:
    is_word = match[0] in ALSO_WORDS and is_shouted(match, ("THE", *LETTER_WORDS))
    return match[0].lower() if is_word else match[0]


def _read_initial(match: re.Match[str]) -> Answer:
    words, following = before(match).split(), after(match, 24).split()
    return match[1] if is_initial(words[-1] if words else "", following[0], ENGLISH) else None


def _read_lettered(match: re.Match[str]) -> Answer:
    return [edit(match, "A", 2)] if match[1].lower() in ENGLISH.lettered else None


def _read_both_sides(match: re.Match[str]) -> Answer:
    return [edit(match, match[1], 1), edit(match, "and", 2), edit(match, match[3], 3)]


def _read_dotted(match: re.Match[str]) -> Answer:
    return match[1].replace(".", "").upper()


# --- Roman numerals ------------------------------------------------------------------------------------------------

_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_ROMAN = r"(?=[IVXLC])(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})"


def _roman(text: str) -> int:
    values = [_ROMAN_VALUES[char] for char in text]
    return sum(-value if value < after else value for value, after in zip(values, [*values[1:], 0], strict=True))


def _read_counted(match: re.Match[str]) -> Answer:
    return [edit(match, NUMBERS.cardinal(_roman(match[1])), 1)] if match[1] else None


def _read_ranked(match: re.Match[str]) -> Answer:
    return [edit(match, "the " + NUMBERS.ordinal(_roman(match[1])), 1)] if match[1] else None


# --- Abbreviations -------------------------------------------------------------------------------------------------

_STREET_BEFORE = re.compile(r"\d[\w-]*(?: [NSEW]\.?)? [A-Z][\w'-]{0,30} $|\d(?:st|nd|rd|th) $")
_NAME_BEFORE = re.compile(r"[A-Z][\w'-]{0,30} $|\d(?:st|nd|rd|th) $")
_AFTER_STREET = re.compile(
    rf"\b(?:{'|'.join([*STREETS, *map(str.capitalize, STREETS.values())])})\.? $|\b(?:I|US|SR)[ -]\d{{1,3}} $"
)
_STREET_AFTER = re.compile(rf"\.? (?:\d{{1,3}}(?:st|nd|rd|th)|[A-Z][a-z]{{2,20}}) (?:{'|'.join(STREETS)})(?!\w)")
_NAME_AFTER = re.compile(r"\.? [A-Z]")


def _read_doctor(match: re.Match[str]) -> Answer:
    """Read "Dr." and "St.": before a name doctor and saint, after one drive and street."""
    name = before(match, 60)
    street = _STREET_BEFORE.search(name)
    if not street and _NAME_AFTER.match(match.string, match.end(1)):
        return "doctor" if match[1] == "Dr" else "saint"
    if match[1] == "St":
        return "street"
    return "drive" if street or _NAME_BEFORE.search(name) else "doctor"


def _read_street(match: re.Match[str]) -> Answer:
    return STREETS[match[1]] if _STREET_BEFORE.search(before(match, 60)) else None


def _read_direction(match: re.Match[str]) -> Answer:
    is_street = _AFTER_STREET.search(before(match)) or _STREET_AFTER.match(match.string, match.end())
    return DIRECTIONS[match[1]] if is_street else None


def _read_abbreviation(match: re.Match[str]) -> Answer:
    return ABBREVIATIONS[folded(match[1])]


def _read_name_abbreviation(match: re.Match[str]) -> Answer:
    return NAME_ABBREVIATIONS[match[1]]


def _read_title(match: re.Match[str]) -> Answer:
    return TITLES[match[1]]


def _read_before_number(match: re.Match[str]) -> Answer:
    return BEFORE_NUMBER[folded(match[1])]


def _read_slashed(match: re.Match[str]) -> Answer:
    return SLASHED[folded(match[0])]


def _flag(match: re.Match[str]) -> Answer:
    return "flag " + "".join(chr(ord(char) - 0x1F1E6 + ord("A")) for char in match[0])


def _any_of(words: Iterable[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


_STREET_RULES = (
    Rule(re.compile(rf"(?<![\w.'-])({_any_of(STREETS)})(?![\w.'-])"), _read_street),
    Rule(re.compile(rf"(?<=[\w.] )({_any_of(DIRECTIONS)})(?![\w'-])(?:\.(?=\W{{0,8}}\w))?"), _read_direction),
)

_ABBREVIATION_RULES = (
    Rule(re.compile(rf"(?<![\w./])(?i:{_any_of(SLASHED)})(?![\w/])"), _read_slashed),
    Rule(re.compile(rf"(?<![\w.'-])(Dr|St)(?:{_DOT}|(?= [A-Z]))"), _read_doctor),
    Rule(re.compile(rf"(?<![\w.'-])({_any_of(TITLES)})(?:\.(?= [A-Z])|(?= [A-Z]))"), _read_title),
    Rule(
        re.compile(rf"(?<![\w.'-])((?i:{_any_of(BEFORE_NUMBER)}))\.(?= ?#?(?:[A-Z]{{1,4}}-?)?\d)"),
        _read_before_number,
        digits=True,
    ),
    Rule(
        re.compile(r"(?<![\w.'-])(Apt|Bldg|Rm|Ste|Rte|Vol|Fig)(?= #?\d)"),
        lambda match: (ABBREVIATIONS | BEFORE_NUMBER)[match[1].lower()],
        digits=True,
    ),
    Rule(re.compile(rf"(?<![\w.'-])({_any_of(NAME_ABBREVIATIONS)}){_DOT}"), _read_name_abbreviation),
    Rule(re.compile(rf"(?<![\w.'-])((?i:{_any_of(ABBREVIATIONS)})){_DOT}"), _read_abbreviation),
    Rule(re.compile(r"(?<![\w.'-])((?i:vs|avg|qty|hwy))(?![\w'.-])"), _read_abbreviation),
    Rule(re.compile(r"(?<![\w.'-])Ph\.?D(?:\.(?=\W{0,8}\w)|(?=\.)|(?!\w))"), lambda match: "PHD"),
    Rule(re.compile(rf"(?<![\w.'-])((?:[A-Za-z]\.){{1,8}}[A-Za-z]){_DOT}"), _read_dotted),
    Rule(re.compile(r"(?<![\w.'&-])([A-Z])\.(?= [A-Z])"), _read_initial),
)

_ROMAN_RULES = (
    Rule(
        re.compile(
            rf"\b(?:{'|'.join(ROMAN_COUNTED)})\.? ((?!I\b(?! ?\W{{0,4}}$|[,;:)]| of\b)|[LC]\b){_ROMAN})\b(?!['.]\w)"
        ),
        _read_counted,
    ),
    Rule(re.compile(r"\bWorld War (I)\b"), _read_counted),
    Rule(
        re.compile(rf"\b(?:{'|'.join(ROMAN_RANKED)}) ((?!I\b(?! ?\W{{0,4}}$|[,;:)]| of\b)|[LC]\b){_ROMAN})\b(?!\.\w)"),
        _read_ranked,
    ),
    Rule(re.compile(r"(?<=[a-z] )(?<!\b[a-z] )(II|III|VII|VIII|XII|XIII|XIV|XVI)\b(?!['.]\w)"), _read_counted),
)

_NUMBER_RULES = (
    Rule(re.compile(r"(?<![\w.,'])\d{1,3}(?:'\d{3}){1,5}(?![\w'])"), _read_grouped, digits=True),
    Rule(
        re.compile(r"(?<![\w.,])(\d{1,3}(?:,\d{3}){1,6}|\d{1,18})(?i:st|nd|rd|th)(?!\w)"),
        _read_ordinal,
        digits=True,
    ),
    Rule(re.compile(r"(?<![\w.,])(\d{1,9})'?s(?!\w)"), _read_plural, digits=True),
    Rule(re.compile(rf"(?<![\w.,-])({NUMBER})(M|mn|bn)(?!\w)"), _read_millions, digits=True),
    Rule(re.compile(r"(?<![\w&#])#(?=\d)"), _read_number_sign, digits=True),
    Rule(re.compile(r"(?<!\w)~(?=[$£€]?\d)"), lambda match: "about", digits=True),
    Rule(re.compile(r"(?<![\w-])([A-Za-z]{1,20})(-\d{1,20})(?![\w-]|[.,]\d)"), _read_hyphenated, digits=True),
    Rule(
        re.compile(r"(?<![\w])(?:[A-Za-z]{1,20}\d|\d{1,20}[A-Za-z])[A-Za-z0-9]{0,60}(?![\w])"),
        _read_mixed,
        digits=True,
    ),
    Rule(re.compile(rf"(?:(?<![\w.)\]])[-+]|(?<![\w.])){NUMBER}"), _read_number, digits=True),
    Rule(re.compile(r"(?<=\d)\.(?=\d)"), lambda match: "point", digits=True),
    Rule(re.compile(r"\d+"), _read_any_digits, digits=True),
)

_LETTER_RULES = (
    Rule(re.compile(r"(?<![\w&.'-])([A-Z]{1,3})(&)([A-Z]{1,3})(?![\w&])"), _read_both_sides),
    Rule(
        re.compile(
            r"(?<![\w.'&@#-])(?:(?<=\b[B-Z] or )A|A(?=[+/]| ?[.?!,;:)]| ?$| (?:or|and|to|through) [B-Z]\b))(?![\w'&-])"
        ),
        _read_letter,
    ),
    Rule(re.compile(r"(?<![\w'-])([A-Za-z]{2,12}) (A)(?! [A-Z])(?![\w.'&-])"), _read_lettered),
    Rule(re.compile(r"(?<![\w.'-])[B-DF-HJ-NP-TV-XZ]{2,6}(?![\w'-])"), _read_consonants),
    Rule(re.compile(rf"(?<![\w.'-])(?:{'|'.join(LETTER_WORDS)})(?![\w'-])"), _read_letter_word),
    Rule(re.compile(r"(?<![\w.'’&@#-])[B-HJ-Zb-hj-z](?![\w'’&-])"), _read_letter),
)

_SYMBOL_RULES = (
    Rule(re.compile("[\U0001f1e6-\U0001f1ff]{2}"), _flag),
    Rule(
        re.compile(r"(?:(?<=\s)|(?<=^)|(?<=[(\"']))[*_]{1,3}(?=\w)|(?<=[\w.,!?])[*_]{1,3}(?=[\s.,!?)\"']|$)"),
        lambda match: "",
    ),
    Rule(re.compile(r"(?<=[A-Za-z.)] )/(?= [A-Za-z])"), lambda match: ","),
    Rule(re.compile(r"(?<=\w)[®™©]"), lambda match: ""),
    Rule(re.compile(r"(?<![<>=!-])(?:[<>!]=|==|[-=]>|<-)(?![<>=-])"), lambda match: COMPARISONS[match[0]]),
)

GRAMMAR = Grammar(
    rules=(
        *ADDRESS_RULES,
        *_STREET_RULES,
        *DATE_RULES,
        *DIAL_RULES,
        *TIME_RULES,
        *SPAN_RULES,
        *MONEY_RULES,
        *UNIT_RULES,
        *VERSION_RULES,
        *_ABBREVIATION_RULES,
        *SUM_RULES,
        *YEAR_RULES,
        *_ROMAN_RULES,
        *_NUMBER_RULES,
        *_LETTER_RULES,
        *_SYMBOL_RULES,
    ),
    symbols=SYMBOLS,
    punctuation=PUNCTUATION,
    digits=NUMBERS.digits,
)
