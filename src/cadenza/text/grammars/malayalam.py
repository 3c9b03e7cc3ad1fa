"""Malayalam: "ഒരു" for one before a noun, endings that replace the last sound of a number ("2026ൽ")."""

from __future__ import annotations

from cadenza.text.grammars.asian import ACRONYMS, Phrases, Watch, mark_names, sign_names
from cadenza.text.grammars.indic import PHONES, IndicNumbers, attributive, build_indic, indic_money
from cadenza.text.grammars.lexicon import Calendar, Counting, Dialling, Lexicon, Measures, Roman, Writing, table
from cadenza.text.grammars.speaker import Speaker
from cadenza.text.languages import LANGUAGES

_ENDINGS = {
    "ൽ": "ിൽ", "ഇൽ": "ിൽ", "ന്": "ിന്", "ാം": "ാം", "ാമത്": "ാമത്", "ലെ": "ിലെ", "ഓടെ": "ോടെ", "ന്റെ": "ിന്റെ",
    "മുതൽ": " മുതൽ", "ര": "ര",
}  # fmt: skip
"""What an ending that is written to digits is after the last consonant of a number."""


def _ended(word: str, ending: str) -> str:
    """Put an ending to a number: its last half-vowel goes, m becomes tt before a case."""
    sign = _ENDINGS[ending]
    if sign[0] == " ":
        return word + sign
    if word.endswith("്"):
        return word[:-1] + sign
    if word.endswith("ം"):
        return f"{word[:-1]}{'മ' if sign[0] == 'ാ' else 'ത്ത'}{sign}"
    return f"{word}യ{sign}"


NUMBERS = IndicNumbers(
    "ml",
    mends={
        "ഒന്പത്": "ഒമ്പത്", "ഒൻപതു": "ഒമ്പത്", "പതിനേഴു": "പതിനേഴ്", "പതിനെട്ടു": "പതിനെട്ട്", "രണ്ടു": "രണ്ട്",
        "അഞ്ചു": "അഞ്ച്", "അൻപത്തി": "അമ്പത്തി", "നാല്പ": "നാൽപ",
    },
    one="ഒരു",
    first={"": {}},
    endings={"": "ാം", "ത്": "ാമത്"},
    fuse=_ended,
)  # fmt: skip


def _hour(hour: int) -> str:
    return NUMBERS.cardinal(hour, "noun")


def _half(hour: int) -> str:
    return _ended(NUMBERS.cardinal(hour), "ര")


LEXICON = Lexicon(
    language=LANGUAGES["ml"],
    numbers=NUMBERS,
    counting=Counting(
        points={".": "ദശാംശം", ",": "ദശാംശം"},
        minus="മൈനസ്",
        plus="പ്ലസ്",
        until="മുതൽ",
        over="ബൈ",
        half={"": "അര"},
        agree=attributive("മുതൽ ഉം വരെ അഥവാ അല്ലെങ്കിൽ എന്ന എന്നത് ഒപ്പം"),
        ordinals=dict.fromkeys("ാം -ാം ആം -ആം".split(), "") | dict.fromkeys("ാമത് -ാമത് ാമത്തെ -ാമത്തെ".split(), "ത്"),
        operators=table(
            "+ = അധികം; - = കുറയ്ക്കണം; × = ഗുണം; * = ഗുണം; x = ഗുണം; ÷ = ഹരണം; / = ഹരണം; : = അനുപാതം; ^ = ഘാതം"
        )
        | {"=": "സമം", "²": "വർഗം", "³": "ഘനം"},
    ),
    calendar=Calendar(months={"മെയ്": 5, "ആഗസ്റ്റ്": 8, "സെപ്തംബർ": 9}),
    money=indic_money(
        "രൂപ, പൈസ, ഡോളർ, സെന്റ്, യൂറോ, പൗണ്ട്, പെൻസ്, യെൻ",
        rupee="രൂ. രൂ",
        scales="""ആയിരം = ആയിരം; ലക്ഷം = ലക്ഷം; കോടി = കോടി; മില്യൺ = മില്യൺ; Cr = കോടി; crore = കോടി; lakh = ലക്ഷം""",
    ),
    measures=Measures(
        form="noun",
        nouns=table(
            """കിമീ = =km; കി.മീ. = =km; കിലോ = കിലോ; കി.ഗ്രാം = =kg; സെ.മീ. = =cm
            % = ശതമാനം; ‰ = ആയിരത്തിന് {}; g = ഗ്രാം; km/h = മണിക്കൂറിൽ {} കിലോമീറ്റർ; kWh = കിലോവാട്ട് മണിക്കൂർ
            ° = ഡിഗ്രി; t = ടൺ; dB = ഡെസിബെൽ"""
        ),
        drop="in",
        per="ഓരോ",
    ),
    dialling=Dialling(patterns=PHONES),
    roman=Roman(counted="അധ്യായം ഭാഗം"),
    writing=Writing(
        abbreviations=table(
            """ഡോ. = ഡോക്ടർ; പ്രൊഫ. = പ്രൊഫസർ; കി.മീ. = കിലോമീറ്റർ; കി.ഗ്രാം = കിലോഗ്രാം
            ബി.സി. = ബി സി; എ.ഡി. = എ ഡി; നം. = നമ്പർ; പേ. = പേജ്; Dr. = ഡോക്ടർ; vs = വേഴ്സസ്"""
        ),
        titles=table("ഡോ. = ഡോക്ടർ; പ്രൊഫ. = പ്രൊഫസർ"),
        before_number=table("No. = നമ്പർ; നം. = നമ്പർ; പേ. = പേജ്; # = നമ്പർ"),
        spelled=ACRONYMS,
        symbols=sign_names(
            r"""ആൻഡ്, അറ്റ്, ഹാഷ്, ശതമാനം, ആയിരത്തിന്, സ്റ്റാർ, സ്ലാഷ്, ബാക്ക്സ്ലാഷ്,
            അണ്ടർസ്കോർ, പ്ലസ്, സമം, ഏകദേശം, കാരറ്റ്, പൈപ്പ്, വകുപ്പ്, ഡിഗ്രി, നമ്പർ, ഡോളർ, പൗണ്ട്, യൂറോ, യെൻ, രൂപ,
            ഗുണം, ഹരണം, പ്ലസ് മൈനസ്, ഏകദേശം, സമമല്ല, കുറവോ സമമോ, കൂടുതലോ സമമോ, കുറവ്, കൂടുതൽ, അനന്തം, വർഗമൂലം, പൈ,
            മൈക്രോ, വലത് അമ്പ്, ഇടത് അമ്പ്, മുകളിലേക്കുള്ള അമ്പ്, താഴേക്കുള്ള അമ്പ്, ശരി അടയാളം, പകർപ്പവകാശം"""
        ),
        punctuation=mark_names(
            """ഡോട്ട്, കോമ, കോളൻ, അർധവിരാമം, ആശ്ചര്യചിഹ്നം, ചോദ്യചിഹ്നം,
            അപ്പോസ്ട്രഫി, ഉദ്ധരണി ചിഹ്നം, ബ്രാക്കറ്റ് തുടക്കം, ബ്രാക്കറ്റ് അവസാനം, ചതുര ബ്രാക്കറ്റ് തുടക്കം, ചതുര
            ബ്രാക്കറ്റ് അവസാനം, വളഞ്ഞ ബ്രാക്കറ്റ് തുടക്കം, വളഞ്ഞ ബ്രാക്കറ്റ് അവസാനം, ഡാഷ്, ഡാഷ്, മൂന്ന് കുത്ത്"""
        ),
        at="അറ്റ്",
        version="പതിപ്പ്",
        flag="പതാക",
        hashtag="ഹാഷ്ടാഗ്",
    ),
)  # fmt: skip

_AT = Phrases("{h} മണിക്ക്", "{h} മണി {m} മിനിറ്റിന്", "{half} മണിക്ക്")

GRAMMAR = build_indic(
    Speaker(LEXICON),
    Watch(
        phrases={
            "": Phrases("{h} മണി", "{h} മണി {m} മിനിറ്റ്", "{half} മണി"),
            "മണി": Phrases("{h} മണി", "{h} മണി {m} മിനിറ്റ്", "{half} മണി"),
            "മണിക്ക്": _AT,
            "ന്": _AT,
            "-ന്": _AT,
        },
        seconds="{s} സെക്കൻഡ്",
        hour=_hour,
        minute=NUMBERS.cardinal,
        half=_half,
        until="{a} മുതൽ {b} വരെ",
        parts={0: "രാത്രി", 4: "രാവിലെ", 12: "ഉച്ചയ്ക്ക്", 16: "വൈകിട്ട്", 20: "രാത്രി"},
    ),
    quarters="കാൽ മുക്കാൽ",
    cues="പിൻ കോഡ് പാസ്‌വേഡ് OTP PIN നമ്പർ",
    suffixes="ൽ ഇൽ ന് ലെ ഓടെ ന്റെ",
    fuse=_ended,
)
