"""Punjabi: years in hundreds, "ਸਾਢੇ" for half past, lakhs and crores."""

from __future__ import annotations

from cadenza.text.grammars.asian import ACRONYMS, Phrases, Watch, mark_names, sign_names
from cadenza.text.grammars.indic import PHONES, IndicNumbers, build_indic, half_past, indic_money
from cadenza.text.grammars.lexicon import Calendar, Counting, Dialling, Lexicon, Measures, Roman, Writing, table
from cadenza.text.grammars.speaker import Speaker
from cadenza.text.languages import LANGUAGES

NUMBERS = IndicNumbers(
    "pa",
    mends={"ਤਹੇਹਰ": "ਤਿਹੱਤਰ", "ਪਚਹੱਤ$": "ਪਚੱਤਰ", "ਪਨਤਾਲੀ": "ਪੰਤਾਲੀ", "ਸਨਤਾਲੀ": "ਸੰਤਾਲੀ", "(ਹਜ਼ਾਰ|ਲੱਖ|ਕਰੋੜ) ਸੌ": r"\1 ਇੱਕ ਸੌ"},
    hundred="ਸੌ",
    first={
        "": {1: "ਪਹਿਲਾ", 2: "ਦੂਜਾ", 3: "ਤੀਜਾ", 4: "ਚੌਥਾ", 6: "ਛੇਵਾਂ"},
        "f": {1: "ਪਹਿਲੀ", 2: "ਦੂਜੀ", 3: "ਤੀਜੀ", 4: "ਚੌਥੀ", 6: "ਛੇਵੀਂ"},
        "o": {1: "ਪਹਿਲੇ", 2: "ਦੂਜੇ", 3: "ਤੀਜੇ", 4: "ਚੌਥੇ", 6: "ਛੇਵੇਂ"},
    },
    endings={"": "ਵਾਂ", "f": "ਵੀਂ", "o": "ਵੇਂ"},
)


_half = half_past(NUMBERS, "ਸਾਢੇ ", "ਡੇਢ", "ਢਾਈ")


LEXICON = Lexicon(
    language=LANGUAGES["pa"],
    numbers=NUMBERS,
    counting=Counting(
        points={".": "ਦਸ਼ਮਲਵ", ",": "ਦਸ਼ਮਲਵ"},
        minus="ਮਾਈਨਸ",
        plus="ਪਲੱਸ",
        until="ਤੋਂ",
        over="ਬਟਾ",
        fractions={3: "ਤਿਹਾਈ", 4: "ਚੌਥਾਈ"},
        half={"": "ਅੱਧਾ"},
        and_half="ਸਾਢੇ {}",
        ordinals=dict.fromkeys("ਲਾ ਜਾ ਥਾ ਵਾਂ ਵਾ".split(), "")
        | dict.fromkeys("ਲੀ ਜੀ ਥੀ ਵੀਂ ਵੀ".split(), "f")
        | dict.fromkeys("ਲੇ ਜੇ ਥੇ ਵੇਂ ਵੇ".split(), "o"),
        operators=table("+ = ਜਮ੍ਹਾਂ; - = ਘਟਾਓ; × = ਗੁਣਾ; * = ਗੁਣਾ; x = ਗੁਣਾ; ÷ = ਭਾਗ; / = ਭਾਗ; : = ਅਨੁਪਾਤ; ^ = ਦੀ ਘਾਤ")
        | {"=": "ਬਰਾਬਰ", "²": "ਦਾ ਵਰਗ", "³": "ਦਾ ਘਣ"},
    ),
    calendar=Calendar(months={"ਫਰਵਰੀ": 2, "ਜੁਲਾਈ": 7}),
    money=indic_money(
        "ਰੁਪਇਆ|ਰੁਪਏ, ਪੈਸਾ|ਪੈਸੇ, ਡਾਲਰ, ਸੈਂਟ, ਯੂਰੋ, ਪੌਂਡ, ਪੈਂਸ, ਯੇਨ",
        rupee="ਰੁ. ਰੁ",
        scales="""ਹਜ਼ਾਰ = ਹਜ਼ਾਰ; ਲੱਖ = ਲੱਖ; ਕਰੋੜ = ਕਰੋੜ; ਅਰਬ = ਅਰਬ; ਮਿਲੀਅਨ = ਮਿਲੀਅਨ; Cr = ਕਰੋੜ; cr = ਕਰੋੜ; lakh = ਲੱਖ
        crore = ਕਰੋੜ""",
    ),
    measures=Measures(
        nouns=table(
            """ਕਿਮੀ = =km; ਕਿ.ਮੀ. = =km; ਕਿਲੋ = ਕਿਲੋ; ਕਿਗ੍ਰਾ = =kg; ਕਿ.ਗ੍ਰਾ. = =kg; ਸੈਮੀ = =cm
            % = ਪ੍ਰਤੀਸ਼ਤ; ‰ = ਪ੍ਰਤੀ ਹਜ਼ਾਰ; t = ਟਨ; dB = ਡੈਸੀਬਲ; W = ਵਾਟ; h = ਘੰਟਾ|ਘੰਟੇ
            kWh = ਕਿਲੋਵਾਟ ਘੰਟਾ|ਕਿਲੋਵਾਟ ਘੰਟੇ; km/h = ਕਿਲੋਮੀਟਰ ਪ੍ਰਤੀ ਘੰਟਾ"""
        ),
        drop="in",
        per="ਪ੍ਰਤੀ",
    ),
    dialling=Dialling(patterns=PHONES),
    roman=Roman(counted="ਅਧਿਆਇ ਭਾਗ ਖੰਡ"),
    writing=Writing(
        abbreviations=table(
            """ਡਾ. = ਡਾਕਟਰ; ਪ੍ਰੋ. = ਪ੍ਰੋਫ਼ੈਸਰ; ਸ. = ਸਰਦਾਰ; ਕਿ.ਮੀ. = ਕਿਲੋਮੀਟਰ; ਕਿ.ਗ੍ਰਾ. = ਕਿਲੋਗ੍ਰਾਮ; ਨੰ. = ਨੰਬਰ; ਪੰ. = ਪੰਨਾ
            ਈ.ਪੂ. = ਈਸਾ ਪੂਰਵ; Dr. = ਡਾਕਟਰ; vs = ਬਨਾਮ"""
        ),
        titles=table("ਡਾ. = ਡਾਕਟਰ; ਪ੍ਰੋ. = ਪ੍ਰੋਫ਼ੈਸਰ"),
        before_number=table("No. = ਨੰਬਰ; ਨੰ. = ਨੰਬਰ; ਪੰ. = ਪੰਨਾ; # = ਨੰਬਰ"),
        spelled=ACRONYMS,
        symbols=sign_names(
            r"""ਅਤੇ, ਐਟ, ਹੈਸ਼, ਪ੍ਰਤੀਸ਼ਤ, ਪ੍ਰਤੀ ਹਜ਼ਾਰ, ਸਟਾਰ, ਸਲੈਸ਼, ਬੈਕਸਲੈਸ਼, ਅੰਡਰਸਕੋਰ, ਪਲੱਸ, ਬਰਾਬਰ, ਲਗਭਗ, ਕੈਰਟ, ਪਾਈਪ, ਧਾਰਾ, ਡਿਗਰੀ, ਨੰਬਰ,
            ਡਾਲਰ, ਪੌਂਡ, ਯੂਰੋ, ਯੇਨ, ਰੁਪਏ, ਗੁਣਾ, ਭਾਗ, ਪਲੱਸ ਮਾਈਨਸ, ਲਗਭਗ, ਬਰਾਬਰ ਨਹੀਂ, ਤੋਂ ਘੱਟ ਜਾਂ ਬਰਾਬਰ, ਤੋਂ ਵੱਧ ਜਾਂ ਬਰਾਬਰ, ਤੋਂ ਘੱਟ, ਤੋਂ ਵੱਧ,
            ਅਨੰਤ, ਵਰਗਮੂਲ, ਪਾਈ, ਮਾਈਕ੍ਰੋ, ਸੱਜਾ ਤੀਰ, ਖੱਬਾ ਤੀਰ, ਉੱਪਰ ਤੀਰ, ਹੇਠਾਂ ਤੀਰ, ਸਹੀ ਦਾ ਨਿਸ਼ਾਨ, ਕਾਪੀਰਾਈਟ"""
        ),
        punctuation=mark_names(
            """ਡਾਟ, ਕਾਮਾ, ਕੋਲਨ, ਸੈਮੀਕੋਲਨ, ਵਿਸਮਿਕ ਚਿੰਨ੍ਹ, ਪ੍ਰਸ਼ਨ ਚਿੰਨ੍ਹ, ਅਪੌਸਟ੍ਰੌਫੀ, ਪੁੱਠੇ ਕਾਮੇ, ਬ੍ਰੈਕਟ ਸ਼ੁਰੂ, ਬ੍ਰੈਕਟ ਬੰਦ, ਵਰਗ ਬ੍ਰੈਕਟ ਸ਼ੁਰੂ,
            ਵਰਗ ਬ੍ਰੈਕਟ ਬੰਦ, ਕੁੰਡਲ ਬ੍ਰੈਕਟ ਸ਼ੁਰੂ, ਕੁੰਡਲ ਬ੍ਰੈਕਟ ਬੰਦ, ਡੈਸ਼, ਡੈਸ਼, ਤਿੰਨ ਬਿੰਦੀਆਂ"""
        )
        | {"।": "ਡੰਡੀ"},
        at="ਐਟ",
        version="ਸੰਸਕਰਣ",
        flag="ਝੰਡਾ",
        hashtag="ਹੈਸ਼ਟੈਗ",
    ),
)  # fmt: skip

_O_CLOCK = Phrases("{h} ਵਜੇ", "{h} ਵੱਜ ਕੇ {m} ਮਿੰਟ", "{half} ਵਜੇ")

GRAMMAR = build_indic(
    Speaker(LEXICON),
    Watch(
        phrases={"": _O_CLOCK, "ਵਜੇ": _O_CLOCK},
        seconds="{s} ਸਕਿੰਟ",
        hour=NUMBERS.cardinal,
        minute=NUMBERS.cardinal,
        half=_half,
        until="{a} ਤੋਂ {b}",
        parts={0: "ਰਾਤ", 4: "ਸਵੇਰੇ", 12: "ਦੁਪਹਿਰ", 16: "ਸ਼ਾਮ", 20: "ਰਾਤ"},
    ),
    cues="ਪਿੰਨ ਕੋਡ ਪਾਸਵਰਡ ਓਟੀਪੀ OTP PIN ਨੰਬਰ",
)
