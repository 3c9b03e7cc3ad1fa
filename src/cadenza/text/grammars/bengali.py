"""Bengali: classifiers written to digits ("৫টি"), days of the month with names of their own."""

from __future__ import annotations

from cadenza.text.grammars.asian import ACRONYMS, Phrases, Watch, mark_names, sign_names
from cadenza.text.grammars.indic import (
    PHONES,
    IndicNumbers,
    build_indic,
    composed,
    half_past,
    in_both_spellings,
    indic_money,
)
from cadenza.text.grammars.lexicon import Calendar, Counting, Dialling, Lexicon, Measures, Roman, Writing, table
from cadenza.text.grammars.speaker import Speaker
from cadenza.text.languages import LANGUAGES

_FIRST_DAYS = {1: "পয়লা", 2: "দোসরা", 3: "তেসরা", 4: "চৌঠা"}
_RANKS = dict(enumerate("প্রথম দ্বিতীয় তৃতীয় চতুর্থ পঞ্চম ষষ্ঠ সপ্তম অষ্টম নবম দশম".split(), 1))
_VOWELS = frozenset("ািীুূৃেৈোৌ")


def _ended(word: str, ending: str) -> str:
    """Put an ending to a number: "দুই" is cut short, এ is a sign after a consonant."""
    if word.endswith("দুই") and ending[:1] in "টজ":
        word = word[:-1]
    if ending in ("এ", "এর"):
        return word + (("তে" if ending == "এ" else "র") if word[-1] in _VOWELS else "ে" + ending[1:])
    return word + ending


NUMBERS = IndicNumbers(
    "bn",
    mends={"অষ্টআশি": "অষ্টাশি", "ষোল$": "ষোলো", "ঊন": "উন", r"\bনশো": "নয়শো", r"\bছশো": "ছয়শো"},
    hundred="+শো",
    first={"": _RANKS},
    endings={"": "তম"},
)


def _day(number: int, before: str = "") -> str:
    return _FIRST_DAYS.get(number) or NUMBERS.cardinal(number) + ("ই" if number < 19 else "ে")


_half = half_past(NUMBERS, "সাড়ে ", "দেড়", "আড়াই")


LEXICON = Lexicon(
    language=LANGUAGES["bn"],
    numbers=NUMBERS,
    counting=Counting(
        points={".": "দশমিক", ",": "দশমিক"},
        minus="মাইনাস",
        plus="প্লাস",
        until="থেকে",
        over="বাই",
        fractions={3: "তৃতীয়াংশ", 4: "চতুর্থাংশ"},
        half={"": "অর্ধেক"},
        and_half="সাড়ে {}",
        ordinals=in_both_spellings(dict.fromkeys("ম য় র্থ ষ্ঠ তম".split(), "")),
        operators=table("+ = যোগ; - = বিয়োগ; × = গুণ; * = গুণ; x = গুণ; ÷ = ভাগ; / = ভাগ; : = অনুপাত; ^ = এর ঘাত")
        | {"=": "সমান", "²": "এর বর্গ", "³": "এর ঘন"},
    ),
    calendar=Calendar(
        day=_day,
        months=in_both_spellings(
            {"জানুয়ারি": 1, "ফেব্রুয়ারি": 2, "জানুয়ারী": 1, "ফেব্রুয়ারী": 2, "সেপ্টে": 9, "ডিসে": 12}
        ),
    ),
    money=indic_money(
        "রুপি, পয়সা, ডলার, সেন্ট, ইউরো, পাউন্ড, পেন্স, ইয়েন",
        rupee="রু.",
        scales="""হাজার = হাজার; লাখ = লাখ; লক্ষ = লক্ষ; কোটি = কোটি; মিলিয়ন = মিলিয়ন; বিলিয়ন = বিলিয়ন; crore = কোটি
            lakh = লাখ; Cr = কোটি""",
        more="৳ = টাকা; BDT = টাকা; Tk = টাকা; Tk. = টাকা; টাকা = টাকা",
        more_coins="৳ = পয়সা; BDT = পয়সা; Tk = পয়সা; Tk. = পয়সা; টাকা = পয়সা",
    ),
    measures=Measures(
        nouns=table(
            """কিমি = =km; কি.মি. = =km; কেজি = কেজি; কি.গ্রা. = =kg; সেমি = =cm; মিমি = =mm
            মিলি = =ml; % = শতাংশ; ‰ = প্রতি হাজার; km/h = কিলোমিটার প্রতি ঘণ্টা; l = লিটার; L = লিটার; min = মিনিট
            h = ঘণ্টা; s = সেকেন্ড; t = টন; dB = ডেসিবেল; ha = হেক্টর; kWh = কিলোওয়াট ঘণ্টা
            °C = ডিগ্রি সেলসিয়াস; ℃ = ডিগ্রি সেলসিয়াস; °F = ডিগ্রি ফারেনহাইট; ° = ডিগ্রি"""
        ),
        drop="in",
        per="প্রতি",
    ),
    dialling=Dialling(patterns=(*PHONES, r"01[3-9]\d{2}[ -]?\d{6}")),
    roman=Roman(counted="অধ্যায় পর্ব খণ্ড"),
    writing=Writing(
        abbreviations=table(
            """ডা. = ডাক্তার; ড. = ডক্টর; প্রো. = প্রফেসর; অধ্যা. = অধ্যাপক; মো. = মোহাম্মদ
            মোঃ = মোহাম্মদ; ডাঃ = ডাক্তার; কি.মি. = কিলোমিটার; কি.গ্রা. = কিলোগ্রাম; খ্রি. = খ্রিস্টাব্দ; নং = নম্বর
            পৃ. = পৃষ্ঠা; Dr. = ডক্টর; vs = বনাম"""
        ),
        before_number=table("No. = নম্বর; নং = নম্বর; পৃ. = পৃষ্ঠা; # = নম্বর"),
        spelled=ACRONYMS,
        symbols=sign_names(
            r"""এবং, অ্যাট, হ্যাশ, শতাংশ, প্রতি হাজার, স্টার, স্ল্যাশ, ব্যাকস্ল্যাশ, আন্ডারস্কোর,
            প্লাস, সমান, প্রায়, ক্যারেট, পাইপ, ধারা, ডিগ্রি, নম্বর, ডলার, পাউন্ড, ইউরো, ইয়েন, রুপি, গুণ, ভাগ, প্লাস মাইনাস,
            প্রায়, সমান নয়, ছোট বা সমান, বড় বা সমান, থেকে ছোট, থেকে বড়, অসীম, বর্গমূল, পাই, মাইক্রো, ডান তীর, বাম তীর,
            উপরের তীর, নিচের তীর, টিক চিহ্ন, কপিরাইট"""
        )
        | {"৳": "টাকা"},
        punctuation=mark_names(
            """ডট, কমা, কোলন, সেমিকোলন, বিস্ময়চিহ্ন, প্রশ্নচিহ্ন, ঊর্ধ্বকমা, উদ্ধৃতিচিহ্ন,
            বন্ধনী শুরু, বন্ধনী শেষ, তৃতীয় বন্ধনী শুরু, তৃতীয় বন্ধনী শেষ, দ্বিতীয় বন্ধনী শুরু, দ্বিতীয় বন্ধনী শেষ, হাইফেন, ড্যাশ,
            তিন বিন্দু"""
        )
        | {"।": "দাঁড়ি"},
        at="অ্যাট",
        version="সংস্করণ",
        flag="পতাকা",
        hashtag="হ্যাশট্যাগ",
    ),
)  # fmt: skip

_AT = Phrases("{h}টায়", "{h}টা {m} মিনিটে", "{half}টায়")

GRAMMAR = build_indic(
    Speaker(LEXICON),
    Watch(
        phrases={
            "": Phrases("{h}টা", "{h}টা {m} মিনিট", "{half}টা"),
            "টা": Phrases("{h}টা", "{h}টা {m} মিনিট", "{half}টা"),
            "টায়": _AT,
            composed("টায়"): _AT,
            "মিনিটে": _AT,
        },
        seconds="{s} সেকেন্ড",
        hour=NUMBERS.cardinal,
        minute=NUMBERS.cardinal,
        half=_half,
        until="{a} থেকে {b}",
        parts={0: "রাত", 4: "ভোর", 6: "সকাল", 12: "দুপুর", 15: "বিকাল", 18: "সন্ধ্যা", 20: "রাত"},
    ),
    cues="পিন কোড পাসওয়ার্ড ওটিপি OTP PIN নম্বর",
    suffixes="টি টা টির টার টায় টিকে জন জনের জনকে খানা এ এর তে র কে",
    fuse=_ended,
    days="লা রা ঠা ই শে",
    day=_day,
)
