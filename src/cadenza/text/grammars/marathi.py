"""Marathi: years in hundreds, "साडे" for half past, endings written to digits ("2026मध्ये")."""

from __future__ import annotations

from cadenza.text.grammars.asian import ACRONYMS, Phrases, Watch, mark_names, sign_names
from cadenza.text.grammars.indic import PHONES, IndicNumbers, build_indic, half_past, indic_money
from cadenza.text.grammars.lexicon import Calendar, Counting, Dialling, Lexicon, Measures, Roman, Writing, table
from cadenza.text.grammars.speaker import Speaker
from cadenza.text.languages import LANGUAGES


def _rank(word: str, ending: str) -> str:
    """Put "वा" to a number; from nineteen on it has a vowel before it, which shortens that of "वीस"."""
    if word.endswith("ीस"):
        return f"{word[:-2]}िसा{ending}"
    is_plain = not "क" <= word[-1] <= "ह" or word.endswith(("पाच", "सात", "आठ"))
    return f"{word}{'' if is_plain else 'ा'}{ending}"


NUMBERS = IndicNumbers(
    "mr",
    mends={"हज़ार": "हजार", "(?<=[रखी] )शंभर$": "एकशे"},
    hundred="+शे",
    first={
        "": {1: "पहिला", 2: "दुसरा", 3: "तिसरा", 4: "चौथा"},
        "f": {1: "पहिली", 2: "दुसरी", 3: "तिसरी", 4: "चौथी"},
        "n": {1: "पहिले", 2: "दुसरे", 3: "तिसरे", 4: "चौथे"},
        "o": {1: "पहिल्या", 2: "दुसऱ्या", 3: "तिसऱ्या", 4: "चौथ्या"},
    },
    endings={"": "वा", "f": "वी", "n": "वे", "o": "व्या"},
    fuse=_rank,
)


_half = half_past(NUMBERS, "साडे", "दीड", "अडीच")


LEXICON = Lexicon(
    language=LANGUAGES["mr"],
    numbers=NUMBERS,
    counting=Counting(
        points={".": "दशांश", ",": "दशांश"},
        minus="उणे",
        plus="अधिक",
        until="ते",
        over="छेद",
        fractions={3: "तृतीयांश", 4: "चतुर्थांश"},
        half={"": "अर्धा"},
        and_half="साडे{}",
        ordinals=dict.fromkeys("रा था वा".split(), "")
        | dict.fromkeys("ली री थी वी".split(), "f")
        | dict.fromkeys("ले रे थे वे वं".split(), "n")
        | dict.fromkeys("ल्या ऱ्या थ्या व्या".split(), "o"),
        operators=table(
            """+ = अधिक; - = उणे; × = गुणिले; * = गुणिले; x = गुणिले; ÷ = भागिले; / = भागिले; : = ला; ^ = चा घात"""
        )
        | {"=": "बरोबर", "²": "चा वर्ग", "³": "चा घन"},
    ),
    calendar=Calendar(months={"जाने": 1, "फेब्रु": 2, "सप्टें": 9, "नोव्हें": 11, "डिसें": 12}),
    money=indic_money(
        "रुपया|रुपये, पैसा|पैसे, डॉलर, सेंट, युरो, पाउंड, पेन्स, येन",
        rupee="रु. रु",
        scales="""हजार = हजार; लाख = लाख; कोटी = कोटी; अब्ज = अब्ज; दशलक्ष = दशलक्ष; Cr = कोटी; cr = कोटी; lakh = लाख
        crore = कोटी""",
    ),
    measures=Measures(
        nouns=table(
            """किमी = =km; कि.मी. = =km; किग्रॅ = =kg; कि.ग्रॅ. = =kg; सेमी = =cm; से.मी. = =cm
            मिमी = =mm; मिली = =ml; % = टक्का|टक्के; ‰ = दर हजारी; t = टन; dB = डेसिबल; kWh = किलोवॅट तास
            h = तास"""
        ),
        drop="in",
        per="प्रति",
    ),
    dialling=Dialling(patterns=PHONES),
    roman=Roman(counted="अध्याय भाग खंड"),
    writing=Writing(
        abbreviations=table(
            """डॉ. = डॉक्टर; प्रा. = प्राध्यापक; कै. = कैलासवासी; सौ. = सौभाग्यवती
            इ.स. = इसवी सन; इ.स.पू. = इसवी सन पूर्व; कि.मी. = किलोमीटर; कि.ग्रॅ. = किलोग्रॅम; क्र. = क्रमांक
            पृ. = पृष्ठ; मो. = मोबाईल; ता. = तारीख; Dr. = डॉक्टर; vs = विरुद्ध"""
        ),
        titles=table("डॉ. = डॉक्टर; प्रा. = प्राध्यापक"),
        before_number=table(
            """No. = क्रमांक; नं. = नंबर; क्र. = क्रमांक; पृ. = पृष्ठ; मो. = मोबाईल; ता. = तारीख; # = क्रमांक"""
        ),
        spelled=ACRONYMS,
        symbols=sign_names(
            r"""आणि, ॲट, हॅश, टक्के, दर हजारी, स्टार, स्लॅश, बॅकस्लॅश, अंडरस्कोर,
            अधिक, बरोबर, सुमारे, कॅरट, पाइप, कलम, अंश, क्रमांक, डॉलर, पाउंड, युरो, येन, रुपये, गुणिले, भागिले,
            अधिक उणे, सुमारे, बरोबर नाही, पेक्षा कमी किंवा समान, पेक्षा जास्त किंवा समान, पेक्षा कमी, पेक्षा
            जास्त, अनंत, वर्गमूळ, पाय, मायक्रो, उजवा बाण, डावा बाण, वरचा बाण, खालचा बाण, बरोबरची खूण, कॉपीराइट"""
        ),
        punctuation=mark_names(
            """डॉट, स्वल्पविराम, अपूर्णविराम, अर्धविराम, उद्गारचिन्ह, प्रश्नचिन्ह,
            अपॉस्ट्रॉफी, अवतरणचिन्ह, कंस सुरू, कंस बंद, चौकटी कंस सुरू, चौकटी कंस बंद, महिरपी कंस सुरू, महिरपी कंस
            बंद, डॅश, डॅश, तीन टिंब"""
        )
        | {"।": "पूर्णविराम"},
        at="ॲट",
        version="आवृत्ती",
        flag="ध्वज",
        hashtag="हॅशटॅग",
    ),
)  # fmt: skip


def _ended(word: str, ending: str) -> str:
    """Put an ending to a number; "1ला" is the first, "10ला" is "to ten"."""
    return "पहिला" if (word, ending) == ("एक", "ला") else word + ending


GRAMMAR = build_indic(
    Speaker(LEXICON),
    Watch(
        phrases={
            "": Phrases("{h} वाजता", "{h} वाजून {m} मिनिटे", "{half} वाजता"),
            "वाजता": Phrases("{h} वाजता", "{h} वाजून {m} मिनिटांनी", "{half} वाजता"),
            "वा.": Phrases("{h} वाजता", "{h} वाजून {m} मिनिटांनी", "{half} वाजता"),
        },
        open=Phrases("{h}", "{h} वाजून {m} मिनिटे", "{half}"),
        seconds="{s} सेकंद",
        hour=NUMBERS.cardinal,
        minute=NUMBERS.cardinal,
        half=_half,
        until="{a} ते {b}",
        parts={0: "रात्री", 4: "पहाटे", 6: "सकाळी", 12: "दुपारी", 16: "संध्याकाळी", 20: "रात्री"},
    ),
    quarters="पाव पाऊण",
    cues="पिन कोड पासवर्ड ओटीपी OTP PIN क्रमांक नंबर",
    suffixes="ला चा ची चे च्या मध्ये पासून पर्यंत साठी ने नंतर हून पेक्षा पैकी",
    fuse=_ended,
)
