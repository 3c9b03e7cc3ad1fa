"""Tamil: "ஒரு" for one before a noun, endings that replace the last sound of a number ("2026ல்")."""

from __future__ import annotations

from cadenza.text.grammars.asian import ACRONYMS, Phrases, Watch, mark_names, sign_names
from cadenza.text.grammars.indic import PHONES, IndicNumbers, attributive, build_indic, indic_money
from cadenza.text.grammars.lexicon import Calendar, Counting, Dialling, Lexicon, Measures, Roman, Writing, table
from cadenza.text.grammars.speaker import Speaker
from cadenza.text.languages import LANGUAGES

_ENDINGS = {
    "ல்": "ில்", "இல்": "ில்", "ஆம்": "ாம்", "ம்": "ாம்", "வது": "ாவது", "ஆவது": "ாவது", "க்கு": "ுக்கு", "ஐ": "ை",
    "லிருந்து": "ிலிருந்து", "இலிருந்து": "ிலிருந்து", "ன்": "ின்", "இன்": "ின்", "ரை": "ரை",
}  # fmt: skip
"""What an ending that is written to digits is after the last consonant of a number."""


def _ended(word: str, ending: str) -> str:
    """Put an ending to a number: its last u goes, m becomes tt before a case."""
    sign = _ENDINGS[ending]
    if word.endswith("ு"):
        return word[:-1] + sign
    if word.endswith("ம்"):
        return word[:-1] + sign if sign in ("ாம்", "ாவது", "ரை") else f"{word[:-2]}த்த{sign}"
    return f"{word}ய{sign}"


NUMBERS = IndicNumbers(
    "ta",
    indic=True,
    mends={
        "ஓன்": "ஒன்", "தொண்ணூற்றிரெண்டு": "தொண்ணூற்றிரண்டு", "தொண்ணூரெட்டு": "தொண்ணூற்றெட்டு",
    },
    one="ஒரு",
    first={"": {1: "முதலாவது"}, "ஆம்": {1: "முதலாம்"}},
    endings={"": "ஆவது", "ஆம்": "ஆம்"},
    fuse=_ended,
)  # fmt: skip


def _hour(hour: int) -> str:
    return NUMBERS.cardinal(hour, "noun")


def _half(hour: int) -> str:
    return _ended(NUMBERS.cardinal(hour), "ரை")


LEXICON = Lexicon(
    language=LANGUAGES["ta"],
    numbers=NUMBERS,
    counting=Counting(
        points={".": "புள்ளி", ",": "புள்ளி"},
        minus="கழித்தல்",
        plus="கூட்டல்",
        until="முதல்",
        over="கீழ்",
        half={"": "அரை"},
        agree=attributive("முதல் மற்றும் அல்லது என்பது என்ற இல் ஐ உம் வரை ஆகும்"),
        ordinals=dict.fromkeys("வது ஆவது -வது -ஆவது".split(), "") | dict.fromkeys("ஆம் ம் -ஆம் -ம்".split(), "ஆம்"),
        operators=table(
            """+ = கூட்டல்; - = கழித்தல்; × = பெருக்கல்; * = பெருக்கல்; x = பெருக்கல்
            ÷ = வகுத்தல்; / = வகுத்தல்; : = க்கு; ^ = அடுக்கு"""
        )
        | {"=": "சமம்", "²": "இன் வர்க்கம்", "³": "இன் கனம்"},
    ),
    calendar=Calendar(months={"செப்": 9, "அக்": 10}),
    money=indic_money(
        "ரூபாய், பைசா, டாலர், சென்ட், யூரோ, பவுண்டு, பென்ஸ், யென்",
        rupee="ரூ. ரூ",
        scales="""ஆயிரம் = ஆயிரம்; லட்சம் = லட்சம்; இலட்சம் = லட்சம்; கோடி = கோடி; மில்லியன் = மில்லியன்
            பில்லியன் = பில்லியன்; Cr = கோடி; crore = கோடி; lakh = லட்சம்""",
    ),
    measures=Measures(
        form="noun",
        nouns=table(
            """கிலோ = கிலோ; % = சதவீதம்; ‰ = ஆயிரத்திற்கு {}; km = கிலோமீட்டர்; m = மீட்டர்
            cm = சென்டிமீட்டர்; mm = மில்லிமீட்டர்; kg = கிலோகிராம்; g = கிராம்; mg = மில்லிகிராம்; l = லிட்டர்
            L = லிட்டர்; ml = மில்லிலிட்டர்; mL = மில்லிலிட்டர்; km/h = மணிக்கு {} கிலோமீட்டர்; m² = சதுர மீட்டர்
            m2 = சதுர மீட்டர்; h = மணி நேரம்; °C = டிகிரி செல்சியஸ்; ℃ = டிகிரி செல்சியஸ்; ° = டிகிரி; t = டன்
            GB = கிகாபைட்; MB = மெகாபைட்; TB = டெராபைட்; W = வாட்; kWh = கிலோவாட் மணி; dB = டெசிபல்
            கிமீ = =km; கி.மீ. = =km; கிகி = =kg; கி.கி. = =kg; செமீ = =cm; மிமீ = =mm; மிலி = =ml"""
        ),
        drop="in",
        per="ஒரு",
    ),
    dialling=Dialling(patterns=PHONES),
    roman=Roman(counted="அத்தியாயம் பகுதி"),
    writing=Writing(
        abbreviations=table(
            """டாக்டர். = டாக்டர்; பேரா. = பேராசிரியர்; கி.மீ. = கிலோமீட்டர்
            கி.கி. = கிலோகிராம்; கி.மு. = கிறிஸ்துவுக்கு முன்; கி.பி. = கிறிஸ்துவுக்குப் பின்
            எ.கா. = எடுத்துக்காட்டு; மு.ப. = முற்பகல்; பி.ப. = பிற்பகல்; Dr. = டாக்டர்; vs = எதிர்"""
        ),
        before_number=table("No. = எண்; எண். = எண்; # = எண்"),
        spelled=ACRONYMS,
        symbols=sign_names(
            r"""மற்றும், அட், ஹாஷ், சதவீதம், ஆயிரத்திற்கு, நட்சத்திரம், சாய்கோடு, பின்
            சாய்கோடு, அடிக்கோடு, கூட்டல், சமம், சுமார், கேரட், குழாய், பிரிவு, டிகிரி, எண், டாலர், பவுண்டு, யூரோ,
            யென், ரூபாய், பெருக்கல், வகுத்தல், கூட்டல் கழித்தல், சுமார், சமமில்லை, குறைவு அல்லது சமம், அதிகம்
            அல்லது சமம், விடக் குறைவு, விட அதிகம், முடிவிலி, வர்க்கமூலம், பை, மைக்ரோ, வலது அம்பு, இடது அம்பு, மேல்
            அம்பு, கீழ் அம்பு, சரி குறி, காப்புரிமை"""
        ),
        punctuation=mark_names(
            """புள்ளி, காற்புள்ளி, முக்காற்புள்ளி, அரைப்புள்ளி, வியப்புக்குறி,
            கேள்விக்குறி, ஒற்றை மேற்கோள், மேற்கோள் குறி, அடைப்பு தொடக்கம், அடைப்பு முடிவு, சதுர அடைப்பு தொடக்கம்,
            சதுர அடைப்பு முடிவு, நெளி அடைப்பு தொடக்கம், நெளி அடைப்பு முடிவு, கோடு, கோடு, மூன்று புள்ளி"""
        ),
        at="அட்",
        version="பதிப்பு",
        flag="கொடி",
        hashtag="ஹேஷ்டேக்",
    ),
)  # fmt: skip

GRAMMAR = build_indic(
    Speaker(LEXICON),
    Watch(
        phrases={
            "": Phrases("{h} மணி", "{h} மணி {m} நிமிடம்", "{half} மணி"),
            "மணி": Phrases("{h} மணி", "{h} மணி {m} நிமிடம்", "{half} மணி"),
            "மணிக்கு": Phrases("{h} மணிக்கு", "{h} மணி {m} நிமிடத்திற்கு", "{half} மணிக்கு"),
        },
        seconds="{s} விநாடி",
        hour=_hour,
        minute=NUMBERS.cardinal,
        half=_half,
        until="{a} முதல் {b} வரை",
        parts={0: "இரவு", 4: "காலை", 12: "பிற்பகல்", 16: "மாலை", 20: "இரவு"},
    ),
    quarters="கால் முக்கால்",
    cues="பின் குறியீடு கடவுச்சொல் OTP PIN எண்",
    suffixes="ல் இல் க்கு ஐ லிருந்து இலிருந்து ன் இன்",
    fuse=_ended,
)
