"""How English says what is typed or dialled rather than read: addresses, files, versions, phone numbers, codes."""

from __future__ import annotations

import re

from cadenza.text.grammars.digits import is_year, paced
from cadenza.text.grammars.edits import join
from cadenza.text.grammars.english_numbers import LAST, NUMBERS, digits, whole, year
from cadenza.text.grammars.english_words import (
    ADDRESS_LETTERS,
    DOMAINS,
    EXTENSIONS,
    PUNCTUATION,
    SOFTWARE,
    STATES,
    SYMBOLS,
)
from cadenza.text.normalize import Answer, Edit, Rule, edit, symbol_name

_RUN = re.compile(r"[A-Z]++(?![a-z])|[A-Z]?[a-z]++|[^\W\d_a-zA-Z]++|\d++|[A-Z]|.", re.DOTALL)
_VOWEL = re.compile("[aeiouy]")


def typed(text: str) -> str:
    """Say all that is in an address: words, numbers and the name of each sign."""
    return join(*map(_typed_run, _RUN.findall(text)))


def _typed_run(run: str) -> str:
    if run.isdecimal():
        return short(run)
    if not run.isalpha():
        return join(*(PUNCTUATION.get(char) or symbol_name(char, SYMBOLS) or "" for char in run))
    word = run.lower()
    lettered = len(word) == 1 or word in ADDRESS_LETTERS or (len(word) < 6 and not _VOWEL.search(word))
    return word.upper() if lettered and word.isascii() else word


def short(text: str) -> str:
    """Say a number that is a name more than a quantity: up to 99 as one, a year as one, else by digits."""
    if is_year(text):
        return year(text)
    plain = len(text) < 3 or (len(text) == 3 and text.endswith("00"))
    return whole(text) if plain else paced(NUMBERS, text)


def _read_email(match: re.Match[str]) -> Answer:
    return join(typed(match[1]), "at", typed(match[2]))


def _read_web(match: re.Match[str]) -> Answer:
    return typed(match["rest"])


def _read_file(match: re.Match[str]) -> Answer:
    return typed(match[0])


def _read_path(match: re.Match[str]) -> Answer:
    return typed(match[0])


def _read_handle(match: re.Match[str]) -> Answer:
    return "at " + typed(match[1])


def _read_hashtag(match: re.Match[str]) -> Answer:
    return "hashtag " + typed(match[1])


def _read_ip(match: re.Match[str]) -> Answer:
    return typed(match[0])


def _read_version(match: re.Match[str]) -> Answer:
    said_before = match.string[max(0, match.start() - 8) : match.start()].lower() == "version "
    version = "version" if match["v"] and not said_before else ""
    numbers = " point ".join(digits(part) if part[0] == "0" else whole(part) for part in match["numbers"].split("."))
    return [Edit(match.start("v"), match.end("numbers"), join(version, numbers))]


def _read_software(match: re.Match[str]) -> Answer:
    minor = match[2]
    said = f"{whole(match[1])} point {digits(minor) if minor[0] == '0' else whole(minor)}"
    return [Edit(match.start(1), match.end(2), said)]


# --- Phone and other numbers that are dialled ----------------------------------------------------------------------


def _dialled(text: str) -> str:
    """Say one group of a phone number: its digits, "eight hundred" for 800."""
    text = "".join(filter(str.isdecimal, text))
    return whole(text) if len(text) == 3 and text.endswith("00") and text[0] in "89" else digits(text)


def _group(match: re.Match[str], name: str, last: bool = False) -> list[Edit]:
    plus = "plus" if "+" in (match[name] or "") else ""
    return [edit(match, join(plus, _dialled(match[name])) + ("" if last else ","), name)] if match[name] else []


def _read_phone(match: re.Match[str]) -> Answer:
    groups = [*_group(match, "country"), *_group(match, "area"), *_group(match, "exchange")]
    return [*groups, *_group(match, "line", last=True)]


def _read_abroad(match: re.Match[str]) -> Answer:
    groups = list(re.finditer(r"\+?\(?\d+\)?[ .-]?", match[0]))
    return [
        Edit(
            match.start() + group.start(),
            match.start() + group.end(),
            join("plus" if "+" in group[0] else "", digits(group[0])) + ("," if group is not groups[-1] else ""),
        )
        for group in groups
    ]


def _read_card(match: re.Match[str]) -> Answer:
    return [
        edit(match, digits(match[n]) + ("," if n < match.re.groups else ""), n) for n in range(1, match.re.groups + 1)
    ]


def _read_groups(match: re.Match[str]) -> Answer:
    return ", ".join(map(digits, match[0].split("-")))


def _read_identifier(match: re.Match[str]) -> Answer:
    parts = match[0].split("-")
    if any(part.islower() and part.isalpha() for part in parts) or not any(map(str.isdecimal, match[0])):
        return None
    return ", ".join(_spelled(part) for part in parts)


def _spelled(part: str) -> str:
    return join(*(digits(run) if run.isdecimal() else run.upper() for run in re.findall(r"\d+|\D+", part)))


def _read_code(match: re.Match[str]) -> Answer:
    start, end = match.span(1)
    return [
        Edit(
            start + group.start(),
            start + group.end(),
            paced(NUMBERS, group[0]) + ("," if start + group.end() < end else ""),
        )
        for group in re.finditer(r"\d+", match[1])
    ]


def _read_flight(match: re.Match[str]) -> Answer:
    return [edit(match, _spelled(match[1]), 1), edit(match, digits(match[2]), 2)]


def _read_extension(match: re.Match[str]) -> Answer:
    return [edit(match, "extension", 1), edit(match, "extension", 2), edit(match, digits(match[3]), 3)]


def _read_zip(match: re.Match[str]) -> Answer:
    state = [edit(match, STATES[match["state"]], "state")] if match["state"] else []
    return [*state, edit(match, ", ".join(map(digits, match["zip"].split("-"))), "zip")]


def _read_bare_phone(match: re.Match[str]) -> Answer:
    text = match[0]
    groups = (text[-10:-7], text[-7:-4], text[-4:])
    country = f"{'plus ' if '+' in text else ''}{digits(text[:-10])}, " if len(text) > 10 else ""
    return country + ", ".join(map(_dialled, groups))


_SEP = "[-. ]"
_TLD = "|".join(sorted(DOMAINS, key=len, reverse=True))
_FILE = "|".join(sorted(EXTENSIONS, key=len, reverse=True))
_TAIL = r"(?:[/?#:]\S{0,2000}(?<=[\w/=&#+-]))?"
_LABELS = r"(?:[A-Za-z0-9][A-Za-z0-9-]{0,62}\.){1,8}"

ADDRESS_RULES = (
    Rule(
        re.compile(rf"(?<![\w.+%-])([A-Za-z0-9_][\w.+%-]{{0,63}})@({_LABELS}[A-Za-z]{{2,24}})(?!\w)"),
        _read_email,
    ),
    Rule(re.compile(r"(?<!\w)(?:https?|ftp|wss?)://(?P<rest>\S{1,2000}(?<=[\w/=&#+-]))"), _read_web),
    Rule(re.compile(rf"(?<![\w@./-])(?P<rest>(?:www\.)?{_LABELS}(?:{_TLD})(?!\w|-\w|\.\w){_TAIL})"), _read_web),
    Rule(re.compile(rf"(?<![\w.-])\w[\w.-]{{0,80}}\.(?i:{_FILE})(?![\w-])"), _read_file),
    Rule(re.compile(r"(?<![\w./])~?/[\w.-]{1,80}/(?:[\w.-]{1,80}/?){0,20}(?<=[\w/])"), _read_path),
    Rule(re.compile(r"(?<!\w)[A-Za-z]:\\\S{0,500}(?<=[\w\\])"), _read_path),
    Rule(re.compile(r"(?<![\w@.])@([A-Za-z_][\w.]{0,60}(?<=\w))"), _read_handle),
    Rule(re.compile(r"(?<![\w#&])#(?=[A-Z]{1,4}-?\d)"), lambda match: "number", digits=True),
    Rule(re.compile(r"(?<![\w#&])#([^\W\d]\w{0,100})"), _read_hashtag),
    Rule(re.compile(r"(?<=\b[CFG])#(?!\w)"), lambda match: "sharp"),
)

DIAL_RULES = (
    Rule(
        re.compile(
            r"\b(?:(?i:code|pin|pin number|otp|passcode|passphrase|ssn|last four|last 4|(?<!year )ending (?:in|with)"
            r"|(?:card|account) ending|digits?(?: of(?: [a-z]{1,16}){1,4}(?= are| is|:))?)"
            r"|(?i:account|routing|confirmation|tracking|reference|member|order|ticket|policy|case|invoice)"
            r"(?: (?i:number|no\.|id)| ?#|:))(?i: is| are| was|:|,)? ?#?"
            r"(?<=[ #])(\d{3}(?: \d{3}){1,3}|\d{3,20})(?![\w-]|[.,/]\d|%)"
        ),
        _read_code,
        digits=True,
    ),
    Rule(
        re.compile(
            rf"(?<![\w.+-])(?P<country>\+?1{_SEP}?)?(?P<area>\([2-9]\d\d\){_SEP}?|[2-9]\d\d{_SEP})"
            rf"(?P<exchange>\d{{3}}{_SEP}?)(?P<line>\d{{4}})(?![\w-]|\.\d)"
        ),
        _read_phone,
        digits=True,
    ),
    Rule(
        re.compile(r"(?<![\w.+-])(?<!pages )(?P<country>)(?P<area>)(?P<exchange>\d{3}-)(?P<line>\d{4})(?![\w-]|\.\d)"),
        _read_phone,
        digits=True,
    ),
    Rule(re.compile(r"(?<![\w+])\+?1?[2-9]\d{2}[2-9]\d{6}(?![\w-]|[.,]\d)"), _read_bare_phone, digits=True),
    Rule(
        re.compile(r"(?<![\w+])\+\d{1,3}(?:[ .-]?\(?\d{1,5}\)?(?![\d])){2,6}(?![\w-]|\.\d)"),
        _read_abroad,
        digits=True,
    ),
    Rule(
        re.compile(r"(?<![\w.,-])([3-6]\d{3}[ -])(\d{4}[ -])(\d{4}[ -])(\d{4})(?![\w-]|[.,]\d)"),
        _read_card,
        digits=True,
    ),
    Rule(re.compile(r"(?<![\w.,-])(\d{4}[ -])(\d{6}[ -])(\d{5})(?![\w-]|[.,]\d)"), _read_card, digits=True),
    Rule(re.compile(r"\b(?i:call|dial|text) (\d11|112|988|999)(?!\w|[-.,]\d)"), _read_code, digits=True),
    Rule(re.compile(r"\b(?i:text) [\w\"']{1,20} to (\d{4,6})(?!\w|[-.,]\d)"), _read_code, digits=True),
    Rule(re.compile(r"\b[Ff]light ([A-Z]{2}|[A-Z]\d|\d[A-Z]) ?(\d{1,4})(?!\w)"), _read_flight, digits=True),
    Rule(re.compile(r"(?:\b([Ee]xt\.?) ?#?|(?<=\d{4} )(x))(\d{1,6})(?!\w)"), _read_extension, digits=True),
    Rule(
        re.compile(
            rf"\b(?:(?P<state>{'|'.join(STATES)}),?|(?i:zip|zip code|postal code)(?: is|:)?)"
            rf" (?P<zip>\d{{5}}(?:-\d{{4}})?){LAST}"
        ),
        _read_zip,
        digits=True,
    ),
    Rule(re.compile(r"(?<![\w.,-])\d{1,12}(?:-\d{1,12}){2,8}(?![\w-]|[.,]\d)"), _read_groups, digits=True),
    Rule(
        re.compile(r"(?<![\w.$£€-])[A-Za-z0-9]{1,16}(?:-[A-Za-z0-9]{1,16}){2,8}(?![\w-])"),
        _read_identifier,
        digits=True,
    ),
)

VERSION_RULES = (
    Rule(re.compile(r"(?<![\w.,])\d{1,3}(?:\.\d{1,3}){3}(?:[:/]\d{1,5})?(?![\w.]*\w)"), _read_ip, digits=True),
    Rule(
        re.compile(r"(?<![\w.,])(?P<v>[vV]?)(?P<numbers>\d{1,6}(?:\.\d{1,6}){2,6})(?!\w|\.\d)"),
        _read_version,
        digits=True,
    ),
    Rule(
        re.compile(r"(?<![\w.,])(?P<v>[vV])(?P<numbers>\d{1,6}(?:\.\d{1,6})?)(?!\w|\.\d)"),
        _read_version,
        digits=True,
    ),
    Rule(
        re.compile(rf"\b(?i:{'|'.join(SOFTWARE)}) (\d{{1,4}})\.(\d{{1,4}})(?!\w|\.\d)"),
        _read_software,
        digits=True,
    ),
)
