"""Kannada: endings that replace the last sound of a number ("2026ರಲ್ಲಿ"), "ಶೇಕಡಾ" before percents."""

from __future__ import annotations

import re

from cadenza.text.grammars.asian import ACRONYMS, Phrases, Watch, mark_names, sign_names
from cadenza.text.grammars.indic import PHONES, IndicNumbers, build_indic, indic_money
from cadenza.text.grammars.lexicon import Calendar, Counting, Dialling, Lexicon, Measures, Roman, Writing, table
from cadenza.text.grammars.speaker import Speaker
from cadenza.text.languages import LANGUAGES


def _ended(word: str, ending: str) -> str:
    """Put an ending to a number, whose last u goes."""
    return word.removesuffix("ು") + ending


class _Numbers(IndicNumbers):
    """The library says 82 for 83."""

    def cardinal(self, number: int, form: str = "") -> str:
        words = IndicNumbers.cardinal(self, number, form)
        return re.sub("(ಎ|ೆ)ಂಬತ್ತೆರಡು$", r"\1ಂಬತ್ತಮೂರು", words) if number % 100 == 83 else words


NUMBERS = _Numbers(
    "kn",
    mends={
        "ನೂ$": "ನೂರ ಹತ್ತು",
        "ಸಾವಿರದ$": "ಸಾವಿರ",
        "ಲಕ್ಷದ$": "ಲಕ್ಷ",
        "^ಒಂದು ಸಾವಿರ": "ಸಾವಿರ",
        "ೂರ್(?=[ನಮ])": "ೂರ ",
        "ತ್ತ್ಮೂ": "ತ್ತಮೂ",
        "ತ್ತ್ನಾ": "ತ್ತನಾ",
        "ತ್ನಾ": "ತ್ತನಾ",
        "ತ್ಮೂ": "ತ್ತಮೂ",
    },
    first={"": {1: "ಮೊದಲನೇ"}},
    endings={"": "ನೇ"},
    fuse=_ended,
)


def _half(hour: int) -> str:
    return _ended(NUMBERS.cardinal(hour), "ೂವರೆ")


LEXICON = Lexicon(
    language=LANGUAGES["kn"],
    numbers=NUMBERS,
    counting=Counting(
        points={".": "ಪಾಯಿಂಟ್", ",": "ಪಾಯಿಂಟ್"},
        minus="ಮೈನಸ್",
        plus="ಪ್ಲಸ್",
        until="ರಿಂದ",
        over="ಬೈ",
        half={"": "ಅರ್ಧ"},
        ordinals=dict.fromkeys("ನೇ ನೆಯ ನೆ -ನೇ".split(), ""),
        operators=table(
            """+ = ಕೂಡಿಸು; - = ಕಳೆ; × = ಗುಣಿಸು; * = ಗುಣಿಸು; x = ಗುಣಿಸು; ÷ = ಭಾಗಿಸು; / = ಭಾಗಿಸು; : = ಅನುಪಾತ; ^ = ಘಾತ"""
        )
        | {"=": "ಸಮ", "²": "ವರ್ಗ", "³": "ಘನ"},
    ),
    calendar=Calendar(months={"ಸಪ್ಟೆಂಬರ್": 9, "ಜುಲೈ": 7}),
    money=indic_money(
        "ರೂಪಾಯಿ, ಪೈಸೆ, ಡಾಲರ್, ಸೆಂಟ್, ಯುರೋ, ಪೌಂಡ್, ಪೆನ್ಸ್, ಯೆನ್",
        rupee="ರೂ. ರೂ",
        scales="""ಸಾವಿರ = ಸಾವಿರ; ಲಕ್ಷ = ಲಕ್ಷ; ಕೋಟಿ = ಕೋಟಿ; ಮಿಲಿಯನ್ = ಮಿಲಿಯನ್; Cr = ಕೋಟಿ; crore = ಕೋಟಿ; lakh = ಲಕ್ಷ""",
    ),
    measures=Measures(
        nouns=table(
            """ಕಿಮೀ = ಕಿಲೋಮೀಟರ್; ಕಿ.ಮೀ. = ಕಿಲೋಮೀಟರ್; ಕೆಜಿ = ಕಿಲೋಗ್ರಾಂ; ಕಿ.ಗ್ರಾಂ. = ಕಿಲೋಗ್ರಾಂ
            ಸೆಂ.ಮೀ. = ಸೆಂಟಿಮೀಟರ್; % = ಶೇಕಡಾ {}; ‰ = ಸಾವಿರಕ್ಕೆ {}; km = ಕಿಲೋಮೀಟರ್; m = ಮೀಟರ್; cm = ಸೆಂಟಿಮೀಟರ್
            kg = ಕಿಲೋಗ್ರಾಂ; g = ಗ್ರಾಂ; l = ಲೀಟರ್; L = ಲೀಟರ್; ml = ಮಿಲಿಲೀಟರ್; mL = ಮಿಲಿಲೀಟರ್
            km/h = ಗಂಟೆಗೆ {} ಕಿಲೋಮೀಟರ್; h = ಗಂಟೆ|ಗಂಟೆಗಳು; min = ನಿಮಿಷ|ನಿಮಿಷಗಳು; ° = ಡಿಗ್ರಿ; t = ಟನ್
            dB = ಡೆಸಿಬಲ್; GB = ಗಿಗಾಬೈಟ್; MB = ಮೆಗಾಬೈಟ್; kWh = ಕಿಲೋವ್ಯಾಟ್ ಗಂಟೆ; m² = ಚದರ ಮೀಟರ್; m2 = ಚದರ ಮೀಟರ್"""
        ),
        drop="in",
        per="ಪ್ರತಿ",
    ),
    dialling=Dialling(patterns=PHONES),
    roman=Roman(counted="ಅಧ್ಯಾಯ ಭಾಗ"),
    writing=Writing(
        abbreviations=table(
            """ಡಾ. = ಡಾಕ್ಟರ್; ಪ್ರೊ. = ಪ್ರೊಫೆಸರ್; ಕಿ.ಮೀ. = ಕಿಲೋಮೀಟರ್
            ಕಿ.ಗ್ರಾಂ. = ಕಿಲೋಗ್ರಾಂ; ಕ್ರಿ.ಶ. = ಕ್ರಿಸ್ತಶಕ; ಕ್ರಿ.ಪೂ. = ಕ್ರಿಸ್ತಪೂರ್ವ; ಸಂ. = ಸಂಖ್ಯೆ; ನಂ. = ನಂಬರ್
            ಪು. = ಪುಟ; Dr. = ಡಾಕ್ಟರ್; vs = ವಿರುದ್ಧ"""
        ),
        titles=table("ಡಾ. = ಡಾಕ್ಟರ್; ಪ್ರೊ. = ಪ್ರೊಫೆಸರ್"),
        before_number=table("ಶೇ. = ಶೇಕಡಾ; No. = ನಂಬರ್; ನಂ. = ನಂಬರ್; ಸಂ. = ಸಂಖ್ಯೆ; ಪು. = ಪುಟ; # = ನಂಬರ್"),
        spelled=ACRONYMS,
        symbols=sign_names(
            r"""ಮತ್ತು, ಅಟ್, ಹ್ಯಾಶ್, ಶೇಕಡಾ, ಸಾವಿರಕ್ಕೆ, ಸ್ಟಾರ್, ಸ್ಲ್ಯಾಶ್,
            ಬ್ಯಾಕ್‌ಸ್ಲ್ಯಾಶ್, ಅಂಡರ್‌ಸ್ಕೋರ್, ಪ್ಲಸ್, ಸಮ, ಸುಮಾರು, ಕ್ಯಾರೆಟ್, ಪೈಪ್, ವಿಭಾಗ, ಡಿಗ್ರಿ, ನಂಬರ್, ಡಾಲರ್, ಪೌಂಡ್,
            ಯುರೋ, ಯೆನ್, ರೂಪಾಯಿ, ಗುಣಿಸು, ಭಾಗಿಸು, ಪ್ಲಸ್ ಮೈನಸ್, ಸುಮಾರು, ಸಮವಲ್ಲ, ಕಡಿಮೆ ಅಥವಾ ಸಮ, ಹೆಚ್ಚು ಅಥವಾ ಸಮ, ಗಿಂತ
            ಕಡಿಮೆ, ಗಿಂತ ಹೆಚ್ಚು, ಅನಂತ, ವರ್ಗಮೂಲ, ಪೈ, ಮೈಕ್ರೋ, ಬಲ ಬಾಣ, ಎಡ ಬಾಣ, ಮೇಲಿನ ಬಾಣ, ಕೆಳಗಿನ ಬಾಣ, ಸರಿ ಗುರುತು,
            ಕಾಪಿರೈಟ್"""
        ),
        punctuation=mark_names(
            """ಡಾಟ್, ಅಲ್ಪವಿರಾಮ, ವಿವರಣ ಚಿಹ್ನೆ, ಅರ್ಧವಿರಾಮ, ಆಶ್ಚರ್ಯಸೂಚಕ, ಪ್ರಶ್ನಾರ್ಥಕ
            ಚಿಹ್ನೆ, ಅಪಾಸ್ಟ್ರಫಿ, ಉದ್ಧರಣ ಚಿಹ್ನೆ, ಆವರಣ ಆರಂಭ, ಆವರಣ ಅಂತ್ಯ, ಚೌಕಾವರಣ ಆರಂಭ, ಚೌಕಾವರಣ ಅಂತ್ಯ, ಪುಷ್ಪಾವರಣ ಆರಂಭ,
            ಪುಷ್ಪಾವರಣ ಅಂತ್ಯ, ಡ್ಯಾಶ್, ಡ್ಯಾಶ್, ಮೂರು ಚುಕ್ಕೆ"""
        ),
        at="ಅಟ್",
        version="ಆವೃತ್ತಿ",
        flag="ಧ್ವಜ",
        hashtag="ಹ್ಯಾಶ್‌ಟ್ಯಾಗ್",
    ),
)  # fmt: skip

_AT = Phrases("{h} ಗಂಟೆಗೆ", "{h} ಗಂಟೆ {m} ನಿಮಿಷಕ್ಕೆ", "{half} ಗಂಟೆಗೆ")

GRAMMAR = build_indic(
    Speaker(LEXICON),
    Watch(
        phrases={
            "": Phrases("{h} ಗಂಟೆ", "{h} ಗಂಟೆ {m} ನಿಮಿಷ", "{half} ಗಂಟೆ"),
            "ಗಂಟೆ": Phrases("{h} ಗಂಟೆ", "{h} ಗಂಟೆ {m} ನಿಮಿಷ", "{half} ಗಂಟೆ"),
            "ಗಂಟೆಗೆ": _AT,
            "ಕ್ಕೆ": _AT,
        },
        seconds="{s} ಸೆಕೆಂಡ್",
        hour=NUMBERS.cardinal,
        minute=NUMBERS.cardinal,
        half=_half,
        until="{a}ಯಿಂದ {b}ಯವರೆಗೆ",
        parts={0: "ರಾತ್ರಿ", 4: "ಬೆಳಿಗ್ಗೆ", 12: "ಮಧ್ಯಾಹ್ನ", 16: "ಸಂಜೆ", 20: "ರಾತ್ರಿ"},
    ),
    quarters="ಕಾಲು ಮುಕ್ಕಾಲು",
    cues="ಪಿನ್ ಕೋಡ್ ಪಾಸ್‌ವರ್ಡ್ OTP PIN ಸಂಖ್ಯೆ ನಂಬರ್",
    suffixes="ರಂದು ಕ್ಕೆ ರಲ್ಲಿ ರಿಂದ ರ ರವರೆಗೆ ನ್ನು ಕ್ಕಿಂತ",
    fuse=_ended,
)
