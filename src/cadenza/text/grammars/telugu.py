"""Telugu: "ఒక" for one before a noun, years in hundreds, half past as an ending of the hour."""

from __future__ import annotations

import re

from cadenza.text.grammars.asian import ACRONYMS, Phrases, Watch, mark_names, sign_names
from cadenza.text.grammars.indic import PHONES, IndicNumbers, attributive, build_indic, indic_money
from cadenza.text.grammars.lexicon import Calendar, Counting, Dialling, Lexicon, Measures, Roman, Writing, table
from cadenza.text.grammars.speaker import Speaker
from cadenza.text.languages import LANGUAGES


def _rank(word: str, ending: str) -> str:
    """Put "వ" to a number: a short vowel before it becomes a, ai becomes ayya."""
    if word[-1] in "ుి":
        return word[:-1] + ending
    return f"{word[:-1]}య్య{ending}" if word.endswith("ై") else word + ending


class _Numbers(IndicNumbers):
    """Before what is counted, hundreds and thousands are in the genitive."""

    def cardinal(self, number: int, form: str = "") -> str:
        words = IndicNumbers.cardinal(self, number, form)
        return re.sub("(వంద|వే|లక్ష|కోట్)లు$", r"\1ల", words) if form else words


NUMBERS = _Numbers(
    "te",
    mends={"ఒక వెయ్యి": "వెయ్యి", "పందొమ్మిది": "పంతొమ్మిది"},
    hundred="వందల",
    one="ఒక",
    first={"": {1: "మొదటి"}},
    endings={"": "వ"},
    fuse=_rank,
)


def _hour(number: int) -> str:
    return "ఒంటి" if number == 1 else NUMBERS.cardinal(number)


def _half(hour: int) -> str:
    return f"{NUMBERS.cardinal(hour)}న్నర"


LEXICON = Lexicon(
    language=LANGUAGES["te"],
    numbers=NUMBERS,
    counting=Counting(
        points={".": "పాయింట్", ",": "పాయింట్"},
        minus="మైనస్",
        plus="ప్లస్",
        until="నుండి",
        over="బై",
        half={"": "అర"},
        agree=attributive("నుండి మరియు లేదా అనే అని వరకు లో కి న", many_too=True),
        ordinals=dict.fromkeys("వ -వ వది".split(), ""),
        operators=table(
            "+ = ప్లస్; - = మైనస్; × = ఇంటూ; * = ఇంటూ; x = ఇంటూ; ÷ = భాగించు; / = భాగించు; : = నిష్పత్తి; ^ = ఘాతం"
        )
        | {"=": "సమానం", "²": "వర్గం", "³": "ఘనం"},
    ),
    calendar=Calendar(months={"జూలై": 7, "మార్చ్": 3, "ఆగష్టు": 8}),
    money=indic_money(
        "రూపాయి|రూపాయలు, పైసా|పైసలు, డాలర్|డాలర్లు, సెంటు|సెంట్లు, యూరో|యూరోలు, పౌండ్|పౌండ్లు, పెన్నీ|పెన్స్, యెన్",
        rupee="రూ. రూ",
        scales="""వేలు = వేలు; వేల = వేల; లక్ష = లక్ష; లక్షలు = లక్షలు; లక్షల = లక్షల; కోటి = కోటి
            కోట్లు = కోట్లు; కోట్ల = కోట్ల; మిలియన్ = మిలియన్; Cr = కోట్ల; crore = కోట్ల; lakh = లక్షల""",
    ),
    measures=Measures(
        form="noun",
        nouns=table(
            """కిమీ = =km; కి.మీ. = =km; కిలో = కిలో|కిలోలు; కిలోలు = కిలో|కిలోలు
            కి.గ్రా. = =kg; సెం.మీ. = =cm; % = శాతం:plain; ‰ = వెయ్యికి {}:plain
            °C = డిగ్రీ సెల్సియస్|డిగ్రీల సెల్సియస్; ℃ = డిగ్రీ సెల్సియస్|డిగ్రీల సెల్సియస్; t = టన్ను|టన్నులు
            dB = డెసిబెల్|డెసిబెల్స్"""
        ),
        drop="in",
        per="ఒక్కో",
    ),
    dialling=Dialling(patterns=PHONES),
    roman=Roman(counted="అధ్యాయం భాగం"),
    writing=Writing(
        abbreviations=table(
            """డా. = డాక్టర్; ప్రొ. = ప్రొఫెసర్; కి.మీ. = కిలోమీటర్లు; కి.గ్రా. = కిలోగ్రాములు; క్రీ.శ. = క్రీస్తు శకం
            క్రీ.పూ. = క్రీస్తు పూర్వం; నం. = నంబర్; పే. = పేజీ; Dr. = డాక్టర్; vs = వర్సెస్"""
        ),
        titles=table("డా. = డాక్టర్; ప్రొ. = ప్రొఫెసర్"),
        before_number=table("No. = నంబర్; నం. = నంబర్; పే. = పేజీ; # = నంబర్"),
        spelled=ACRONYMS,
        symbols=sign_names(
            r"""మరియు, ఎట్, హాష్, శాతం, వెయ్యికి, స్టార్, స్లాష్, బ్యాక్‌స్లాష్,
            అండర్‌స్కోర్, ప్లస్, సమానం, సుమారు, క్యారెట్, పైప్, విభాగం, డిగ్రీ, నంబర్, డాలర్, పౌండ్, యూరో, యెన్,
            రూపాయలు, ఇంటూ, భాగించు, ప్లస్ మైనస్, సుమారు, సమానం కాదు, తక్కువ లేదా సమానం, ఎక్కువ లేదా సమానం, కంటే
            తక్కువ, కంటే ఎక్కువ, అనంతం, వర్గమూలం, పై, మైక్రో, కుడి బాణం, ఎడమ బాణం, పై బాణం, కింది బాణం, టిక్
            గుర్తు, కాపీరైట్"""
        ),
        punctuation=mark_names(
            """డాట్, కామా, కోలన్, సెమీకోలన్, ఆశ్చర్యార్థకం, ప్రశ్నార్థకం,
            అపాస్ట్రఫీ, ఉల్లేఖన చిహ్నం, బ్రాకెట్ మొదలు, బ్రాకెట్ ముగింపు, చదరపు బ్రాకెట్ మొదలు, చదరపు బ్రాకెట్
            ముగింపు, మీసాల బ్రాకెట్ మొదలు, మీసాల బ్రాకెట్ ముగింపు, డాష్, డాష్, మూడు చుక్కలు"""
        ),
        at="ఎట్",
        version="వెర్షన్",
        flag="జెండా",
        hashtag="హ్యాష్‌ట్యాగ్",
    ),
)  # fmt: skip

_AT = Phrases("{h} గంటలకు", "{h} గంటల {m} నిమిషాలకు", "{half} గంటలకు")

GRAMMAR = build_indic(
    Speaker(LEXICON),
    Watch(
        phrases={
            "": Phrases("{h} గంటలు", "{h} గంటల {m} నిమిషాలు", "{half}"),
            "గంటలకు": _AT,
            "గంటల": Phrases("{h} గంటల", "{h} గంటల {m} నిమిషాల", "{half} గంటల"),
            "కి": _AT,
            "కు": _AT,
        },
        open=Phrases("{h} గంటల", "{h} గంటల {m} నిమిషాల", "{half}"),
        seconds="{s} సెకన్లు",
        hour=_hour,
        minute=NUMBERS.cardinal,
        half=_half,
        until="{a} నుండి {b} వరకు",
        parts={0: "రాత్రి", 4: "ఉదయం", 12: "మధ్యాహ్నం", 16: "సాయంత్రం", 20: "రాత్రి"},
    ),
    quarters="పావు ముప్పావు",
    cues="పిన్ కోడ్ పాస్‌వర్డ్ OTP PIN నంబర్",
    suffixes="లో కి కు న నుండి వరకు నాటికి లోని",
)
