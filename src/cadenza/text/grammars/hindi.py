"""Hindi: years in hundreds, "साढ़े" for half past, lakhs and crores."""

from __future__ import annotations

import re

from cadenza.text.grammars.asian import ACRONYMS, Phrases, Watch, mark_names, sign_names
from cadenza.text.grammars.indic import PHONES, IndicNumbers, build_indic, half_past, indic_money
from cadenza.text.grammars.lexicon import Calendar, Counting, Dialling, Lexicon, Measures, Roman, Writing, table
from cadenza.text.grammars.speaker import Speaker
from cadenza.text.languages import LANGUAGES
from cadenza.text.normalize import Answer, Rule

NUMBERS = IndicNumbers(
    "hi",
    mends={"छः": "छह"},
    hundred="सौ",
    first={
        "": {1: "पहला", 2: "दूसरा", 3: "तीसरा", 4: "चौथा", 6: "छठा"},
        "f": {1: "पहली", 2: "दूसरी", 3: "तीसरी", 4: "चौथी", 6: "छठी"},
        "o": {1: "पहले", 2: "दूसरे", 3: "तीसरे", 4: "चौथे", 6: "छठे"},
    },
    endings={"": "वाँ", "f": "वीं", "o": "वें"},
)

LEXICON = Lexicon(
    language=LANGUAGES["hi"],
    numbers=NUMBERS,
    counting=Counting(
        points={".": "दशमलव", ",": "दशमलव"},
        minus="माइनस",
        plus="प्लस",
        until="से",
        over="बटा",
        fractions={3: "तिहाई", 4: "चौथाई"},
        half={"": "आधा"},
        and_half="साढ़े {}",
        ordinals=dict.fromkeys("ला रा था ठा वाँ वां th st nd rd".split(), "")
        | dict.fromkeys("ली री थी ठी वीं वी".split(), "f")
        | dict.fromkeys("ले रे थे ठे वें वे".split(), "o"),
        operators=table("+ = जमा; - = घटा; × = गुणा; * = गुणा; x = गुणा; ÷ = भाग; / = भाग; : = अनुपात; ^ = की घात")
        | {"=": "बराबर", "²": "का वर्ग", "³": "का घन"},
    ),
    calendar=Calendar(
        months={
            "जन": 1, "फरवरी": 2, "फर": 2, "जुल": 7, "अग": 8, "सित": 9, "सितम्बर": 9, "अक्तूबर": 10, "नव": 11,
            "नवम्बर": 11, "दिस": 12, "दिसम्बर": 12,
        }
    ),
    money=indic_money(
        "रुपया|रुपये, पैसा|पैसे, डॉलर, सेंट, यूरो, पाउंड, पेंस, येन",
        rupee="रु. रु",
        scales="""हज़ार = हज़ार; हजार = हज़ार; लाख = लाख; करोड़ = करोड़; अरब = अरब; मिलियन = मिलियन; बिलियन = बिलियन
        Cr = करोड़; cr = करोड़; lakh = लाख; crore = करोड़""",
    ),
    measures=Measures(
        nouns=table(
            """किमी = =km; कि.मी. = =km; किग्रा = =kg; कि.ग्रा. = =kg; सेमी = =cm; से.मी. = =cm
            मिमी = =mm; मि.मी. = =mm; मिली = =ml; ली. = =l; % = प्रतिशत; ‰ = प्रति हज़ार; t = टन
            dB = डेसिबल; kWh = किलोवाट घंटा|किलोवाट घंटे; h = घंटा|घंटे; ° = डिग्री"""
        ),
        drop="in",
        per="प्रति",
    ),
    dialling=Dialling(patterns=PHONES),
    roman=Roman(counted="अध्याय भाग खंड चरण कक्षा अनुच्छेद"),
    writing=Writing(
        abbreviations=table(
            """डॉ. = डॉक्टर; प्रो. = प्रोफ़ेसर; स्व. = स्वर्गीय; पं. = पंडित
            कि.मी. = किलोमीटर; कि.ग्रा. = किलोग्राम; ई.पू. = ईसा पूर्व; ई. = ईस्वी; मो. = मोबाइल; सं. = संख्या
            पृ. = पृष्ठ; एड. = एडवोकेट; इं. = इंजीनियर; उ.प्र. = उत्तर प्रदेश; म.प्र. = मध्य प्रदेश; Dr. = डॉक्टर
            Mr. = मिस्टर; Mrs. = मिसेज़; vs = बनाम; etc. = आदि"""
        ),
        titles=table("डॉ. = डॉक्टर; प्रो. = प्रोफ़ेसर"),
        before_number=table("No. = नंबर; नं. = नंबर; सं. = संख्या; पृ. = पृष्ठ; मो. = मोबाइल; # = नंबर; फ़ोन. = फ़ोन"),
        spelled=ACRONYMS,
        symbols=sign_names(
            r"""और, ऐट, हैश, प्रतिशत, प्रति हज़ार, स्टार, स्लैश, बैकस्लैश, अंडरस्कोर,
            प्लस, बराबर, लगभग, कैरट, पाइप, अनुच्छेद, डिग्री, नंबर, डॉलर, पाउंड, यूरो, येन, रुपये, गुणा, भाग, प्लस
            माइनस, लगभग, बराबर नहीं, से कम या बराबर, से अधिक या बराबर, से कम, से अधिक, अनंत, वर्गमूल, पाई,
            माइक्रो, दायाँ तीर, बायाँ तीर, ऊपर तीर, नीचे तीर, सही का निशान, कॉपीराइट"""
        ),
        punctuation=mark_names(
            """डॉट, कॉमा, कोलन, सेमीकोलन, विस्मय चिह्न, प्रश्न चिह्न,
            अपॉस्ट्रॉफ़ी, उद्धरण चिह्न, कोष्ठक शुरू, कोष्ठक बंद, बड़ा कोष्ठक शुरू, बड़ा कोष्ठक बंद, मँझला कोष्ठक
            शुरू, मँझला कोष्ठक बंद, हाइफ़न, डैश, तीन बिंदु"""
        )
        | {"।": "पूर्ण विराम"},
        at="ऐट",
        version="संस्करण",
        flag="झंडा",
        hashtag="हैशटैग",
    ),
)  # fmt: skip

_O_CLOCK = Phrases("{h} बजे", "{h} बजकर {m} मिनट", "{half} बजे")


_half = half_past(NUMBERS, "साढ़े ", "डेढ़", "ढाई")


def _read_half(match: re.Match[str]) -> Answer:
    """Say "1½" and "2½", which have names of their own."""
    return _half(int(match[0][0]))


GRAMMAR = build_indic(
    Speaker(LEXICON),
    Watch(
        phrases={"": _O_CLOCK, "बजे": _O_CLOCK},
        seconds="{s} सेकंड",
        hour=NUMBERS.cardinal,
        minute=NUMBERS.cardinal,
        half=_half,
        until="{a} से {b}",
        parts={0: "रात", 4: "सुबह", 12: "दोपहर", 16: "शाम", 20: "रात"},
    ),
    Rule(re.compile(r"(?<![\w.,/-])[12]½"), _read_half, digits=True),
    cues="पिन कोड पासवर्ड ओटीपी OTP PIN नंबर संख्या पिनकोड",
)
