"""Gujarati: years in hundreds, "સાડા" for half past, ranks that agree with their noun."""

from __future__ import annotations

from cadenza.text.grammars.asian import ACRONYMS, Phrases, Watch, mark_names, sign_names
from cadenza.text.grammars.indic import PHONES, IndicNumbers, build_indic, half_past, indic_money
from cadenza.text.grammars.lexicon import Calendar, Counting, Dialling, Lexicon, Measures, Roman, Writing, table
from cadenza.text.grammars.speaker import Speaker
from cadenza.text.languages import LANGUAGES

NUMBERS = IndicNumbers(
    "gu",
    hundred="સો",
    first={
        "": {1: "પહેલો", 2: "બીજો", 3: "ત્રીજો", 4: "ચોથો", 6: "છઠ્ઠો"},
        "f": {1: "પહેલી", 2: "બીજી", 3: "ત્રીજી", 4: "ચોથી", 6: "છઠ્ઠી"},
        "n": {1: "પહેલું", 2: "બીજું", 3: "ત્રીજું", 4: "ચોથું", 6: "છઠ્ઠું"},
        "o": {1: "પહેલા", 2: "બીજા", 3: "ત્રીજા", 4: "ચોથા", 6: "છઠ્ઠા"},
    },
    endings={"": "મો", "f": "મી", "n": "મું", "o": "મા"},
)


_half = half_past(NUMBERS, "સાડા ", "દોઢ", "અઢી")


def _ended(word: str, ending: str) -> str:
    """Put an ending to a number; "4થી" is the fourth, "5થી" is "from five"."""
    return "ચોથી" if (word, ending) == ("ચાર", "થી") else word + ending


LEXICON = Lexicon(
    language=LANGUAGES["gu"],
    numbers=NUMBERS,
    counting=Counting(
        points={".": "દશાંશ", ",": "દશાંશ"},
        minus="માઇનસ",
        plus="પ્લસ",
        until="થી",
        over="છેદમાં",
        fractions={3: "તૃતીયાંશ", 4: "ચતુર્થાંશ"},
        half={"": "અડધો"},
        and_half="સાડા {}",
        ordinals=dict.fromkeys("લો જો થો ઠ્ઠો મો".split(), "")
        | dict.fromkeys("લી જી ઠ્ઠી મી".split(), "f")
        | dict.fromkeys("લું જું થું ઠ્ઠું મું".split(), "n")
        | dict.fromkeys("લા જા થા ઠ્ઠા મા".split(), "o"),
        operators=table(
            "+ = વત્તા; - = ઓછા; × = ગુણ્યા; * = ગુણ્યા; x = ગુણ્યા; ÷ = ભાગ્યા; / = ભાગ્યા; : = ગુણોત્તર; ^ = નો ઘાત"
        )
        | {"=": "બરાબર", "²": "નો વર્ગ", "³": "નો ઘન"},
    ),
    calendar=Calendar(months={"ઓગસ્ટ": 8, "ઓક્ટોબર": 10, "જુલાઇ": 7}),
    money=indic_money(
        "રૂપિયો|રૂપિયા, પૈસો|પૈસા, ડોલર, સેન્ટ, યુરો, પાઉન્ડ, પેન્સ, યેન",
        rupee="રૂ. રૂ",
        scales="""હજાર = હજાર; લાખ = લાખ; કરોડ = કરોડ; અબજ = અબજ; મિલિયન = મિલિયન; Cr = કરોડ; cr = કરોડ; lakh = લાખ
        crore = કરોડ""",
    ),
    measures=Measures(
        nouns=table(
            """કિમી = =km; કિ.મી. = =km; કિલો = કિલો; કિગ્રા = =kg; કિ.ગ્રા. = =kg; સેમી = =cm
            મિમી = =mm; % = ટકા; ‰ = પ્રતિ હજાર; ml = મિલીલીટર; mL = મિલીલીટર; l = લીટર; L = લીટર; min = મિનિટ
            h = કલાક; s = સેકન્ડ; m² = ચોરસ મીટર; m2 = ચોરસ મીટર; ° = ડિગ્રી; ha = હેક્ટર; t = ટન
            dB = ડેસિબલ; kWh = કિલોવોટ કલાક"""
        ),
        drop="in",
        per="પ્રતિ",
    ),
    dialling=Dialling(patterns=PHONES),
    roman=Roman(counted="પ્રકરણ ભાગ ખંડ"),
    writing=Writing(
        abbreviations=table(
            """ડૉ. = ડૉક્ટર; ડો. = ડૉક્ટર; પ્રો. = પ્રોફેસર; સ્વ. = સ્વર્ગસ્થ; ઈ.સ. = ઈસવીસન
            કિ.મી. = કિલોમીટર; કિ.ગ્રા. = કિલોગ્રામ; નં. = નંબર; પૃ. = પૃષ્ઠ; તા. = તારીખ; મો. = મોબાઇલ; Dr. = ડૉક્ટર
            vs = વિરુદ્ધ"""
        ),
        titles=table("ડૉ. = ડૉક્ટર; ડો. = ડૉક્ટર; પ્રો. = પ્રોફેસર"),
        before_number=table("No. = નંબર; નં. = નંબર; પૃ. = પૃષ્ઠ; તા. = તારીખ; મો. = મોબાઇલ; # = નંબર"),
        spelled=ACRONYMS,
        symbols=sign_names(
            r"""અને, ઍટ, હૅશ, ટકા, પ્રતિ હજાર, સ્ટાર, સ્લૅશ, બૅકસ્લૅશ, અન્ડરસ્કોર, વત્તા, બરાબર,
            આશરે, કૅરટ, પાઇપ, કલમ, ડિગ્રી, નંબર, ડોલર, પાઉન્ડ, યુરો, યેન, રૂપિયા, ગુણ્યા, ભાગ્યા, વત્તા ઓછા, આશરે, બરાબર નથી,
            થી ઓછું અથવા બરાબર, થી વધુ અથવા બરાબર, થી ઓછું, થી વધુ, અનંત, વર્ગમૂળ, પાઇ, માઇક્રો, જમણું તીર, ડાબું તીર, ઉપરનું તીર,
            નીચેનું તીર, ખરાની નિશાની, કૉપિરાઇટ"""
        ),
        punctuation=mark_names(
            """ડોટ, અલ્પવિરામ, ગુરુવિરામ, અર્ધવિરામ, ઉદ્ગારચિહ્ન, પ્રશ્નચિહ્ન, અપોસ્ટ્રોફી,
            અવતરણચિહ્ન, કૌંસ શરૂ, કૌંસ પૂરો, ચોરસ કૌંસ શરૂ, ચોરસ કૌંસ પૂરો, છગડિયો કૌંસ શરૂ, છગડિયો કૌંસ પૂરો, ડૅશ, ડૅશ, ત્રણ ટપકાં"""
        )
        | {"।": "પૂર્ણવિરામ"},
        at="ઍટ",
        version="આવૃત્તિ",
        flag="ધ્વજ",
        hashtag="હૅશટૅગ",
    ),
)  # fmt: skip

_O_CLOCK = Phrases("{h} વાગ્યે", "{h} વાગીને {m} મિનિટે", "{half} વાગ્યે")

GRAMMAR = build_indic(
    Speaker(LEXICON),
    Watch(
        phrases={
            "": Phrases("{h} વાગ્યે", "{h} વાગીને {m} મિનિટ", "{half} વાગ્યે"),
            "વાગ્યે": _O_CLOCK,
            "વાગે": _O_CLOCK,
        },
        open=Phrases("{h}", "{h} વાગીને {m} મિનિટ", "{half}"),
        seconds="{s} સેકન્ડ",
        hour=NUMBERS.cardinal,
        minute=NUMBERS.cardinal,
        half=_half,
        until="{a} થી {b}",
        parts={0: "રાત્રે", 4: "સવારે", 12: "બપોરે", 16: "સાંજે", 20: "રાત્રે"},
    ),
    cues="પિન કોડ પાસવર્ડ ઓટીપી OTP PIN નંબર",
    suffixes="થી માં ના ની નું નો ને એ",
    fuse=_ended,
)
