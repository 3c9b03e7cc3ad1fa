"""Thai: times of the 24-hour clock, abbreviations written to the next word, years of either era as plain numbers."""

from __future__ import annotations

import re
from dataclasses import dataclass

from cadenza.text.grammars.asian import (
    ACRONYMS,
    Phrases,
    Watch,
    code_rule,
    mark_names,
    sign_names,
    watch_rules,
)
from cadenza.text.grammars.builder import build
from cadenza.text.grammars.lexicon import (
    ByAbbreviation,
    Calendar,
    Counting,
    Dialling,
    Lexicon,
    Measures,
    Money,
    Writing,
    any_of,
    table,
)
from cadenza.text.grammars.speaker import Speaker
from cadenza.text.languages import LANGUAGES
from cadenza.text.normalize import Answer, Rule
from cadenza.text.numbers import NumberWords


@dataclass(frozen=True, slots=True)
class _Numbers(NumberWords):
    """Years are numbers like any other."""

    def year(self, number: int) -> str:
        return self.cardinal(number)


NUMBERS = _Numbers("th")

_ABBREVIATIONS = ByAbbreviation(table(
    """ดร. = ดอกเตอร์; ศ. = ศาสตราจารย์; รศ. = รองศาสตราจารย์; ผศ. = ผู้ช่วยศาสตราจารย์
    นพ. = นายแพทย์; พญ. = แพทย์หญิง; น.ส. = นางสาว; ด.ช. = เด็กชาย; ด.ญ. = เด็กหญิง; พ.ศ. = พุทธศักราช
    ค.ศ. = คริสต์ศักราช; โทร. = โทร; กทม. = กรุงเทพมหานคร; บจก. = บริษัทจำกัด; หจก. = ห้างหุ้นส่วนจำกัด
    บมจ. = บริษัทมหาชนจำกัด; ร.ร. = โรงเรียน; รร. = โรงเรียน; รพ. = โรงพยาบาล; พล.อ. = พลเอก; ร.ต. = ร้อยตรี
    ส.ส. = สอสอ; จ. = จังหวัด; อ. = อำเภอ; ต. = ตำบล; ถ. = ถนน; ซ. = ซอย; นร. = นักเรียน; สนง. = สำนักงาน
    มทร. = มหาวิทยาลัยเทคโนโลยีราชมงคล; ธ.ค. = ธันวาคม; ม.ค. = มกราคม; ก.พ. = กุมภาพันธ์; มี.ค. = มีนาคม
    เม.ย. = เมษายน; พ.ค. = พฤษภาคม; มิ.ย. = มิถุนายน; ก.ค. = กรกฎาคม; ส.ค. = สิงหาคม; ก.ย. = กันยายน
    ต.ค. = ตุลาคม; พ.ย. = พฤศจิกายน; ฯลฯ = และอื่นๆ"""
))  # fmt: skip

LEXICON = Lexicon(
    language=LANGUAGES["th"],
    numbers=NUMBERS,
    touching=True,
    counting=Counting(
        points={".": "จุด", ",": "จุด"},
        minus="ลบ",
        plus="บวก",
        until="ถึง",
        over="ส่วน",
        fractions={under: f"เศษ{{}} ส่วน{NUMBERS.cardinal(under)}" for under in (*range(2, 101), 1000)},
        half={"": "ครึ่ง"},
        and_half="{} ครึ่ง",
        operators=table("+ = บวก; - = ลบ; × = คูณ; * = คูณ; x = คูณ; ÷ = หาร; / = หาร; : = ต่อ; ^ = ยกกำลัง")
        | {"=": "เท่ากับ", "²": "ยกกำลังสอง", "³": "ยกกำลังสาม"},
    ),
    calendar=Calendar(years=False),
    money=Money(
        currencies=table(
            """฿ = บาท; THB = บาท; บาท = บาท; $ = ดอลลาร์; USD = ดอลลาร์สหรัฐ; € = ยูโร
            EUR = ยูโร; £ = ปอนด์; GBP = ปอนด์; ¥ = เยน; JPY = เยน; CNY = หยวน; ₹ = รูปี"""
        ),
        coins=table("THB = สตางค์; บาท = สตางค์; USD = เซนต์; EUR = เซนต์; GBP = เพนนี"),
        named=True,
        scales=table("ล้าน = ล้าน; แสน = แสน; หมื่น = หมื่น; พัน = พัน; พันล้าน = พันล้าน; แสนล้าน = แสนล้าน"),
    ),
    measures=Measures(
        nouns=table(
            """กม. = =km; กก. = =kg; ซม. = =cm; มม. = =mm; ม. = =m; มล. = =ml; ก. = =g
            ตร.ม. = =m²; ตร.กม. = =km²; ชม. = =h; กม./ชม. = =km/h; % = เปอร์เซ็นต์; ‰ = ต่อพัน; t = ตัน
            min = นาที; น. = นาฬิกา; W = วัตต์; dB = เดซิเบล; ha = เฮกตาร์; kWh = กิโลวัตต์ชั่วโมง
            V = โวลต์"""
        ),
        drop="in",
        per="ต่อ",
    ),
    dialling=Dialling(patterns=(r"1\d{3}-\d{3}-\d{3}",)),
    writing=Writing(
        abbreviations=table("vs = ปะทะ; etc. = และอื่นๆ; Mr. = มิสเตอร์; Ms. = มิส; Dr. = ดอกเตอร์"),
        before_number=table("No. = หมายเลข; no. = หมายเลข; # = หมายเลข; Tel = โทร; TEL = โทร"),
        spelled=ACRONYMS,
        symbols=sign_names(
            r"""และ, แอท, แฮช, เปอร์เซ็นต์, ต่อพัน, ดอกจัน, ทับ, แบ็กสแลช, ขีดล่าง,
            บวก, เท่ากับ, ประมาณ, แคเรต, ขีดตั้ง, มาตรา, องศา, หมายเลข, ดอลลาร์, ปอนด์, ยูโร, เยน, รูปี, คูณ, หาร,
            บวกลบ, ประมาณ, ไม่เท่ากับ, น้อยกว่าหรือเท่ากับ, มากกว่าหรือเท่ากับ, น้อยกว่า, มากกว่า, อนันต์,
            รากที่สอง, พาย, ไมโคร, ลูกศรขวา, ลูกศรซ้าย, ลูกศรขึ้น, ลูกศรลง, เครื่องหมายถูก, ลิขสิทธิ์"""
        )
        | {"฿": "บาท"},
        punctuation=mark_names(
            """จุด, จุลภาค, ทวิภาค, อัฒภาค, อัศเจรีย์, ปรัศนี, อะพอสทรอฟี,
            อัญประกาศ, วงเล็บเปิด, วงเล็บปิด, วงเล็บเหลี่ยมเปิด, วงเล็บเหลี่ยมปิด, วงเล็บปีกกาเปิด,
            วงเล็บปีกกาปิด, ขีด, ขีด, จุดไข่ปลา"""
        ),
        at="แอท",
        version="เวอร์ชัน",
        flag="ธง",
        hashtag="แฮชแท็ก",
    ),
)  # fmt: skip

SPEAKER = Speaker(LEXICON)


def _abbreviation(match: re.Match[str]) -> Answer:
    return _ABBREVIATIONS[match[0]]


_HOURS = Phrases("{h} นาฬิกา", "{h} นาฬิกา {m} นาที")

GRAMMAR = build(
    SPEAKER,
    code_rule(SPEAKER, "รหัส รหัสผ่าน เลขที่ หมายเลข ไปรษณีย์"),
    *watch_rules(
        SPEAKER,
        Watch(
            phrases={"": _HOURS, "น.": _HOURS, "นาฬิกา": _HOURS},
            seconds="{s} วินาที",
            hour=NUMBERS.cardinal,
            minute=NUMBERS.cardinal,
            until="{a} ถึง {b}",
            parts={0: "ก่อนเที่ยง", 12: "หลังเที่ยง"},
            part_first=False,
            before="เวลา",
        ),
    ),
    Rule(re.compile(rf"(?<![\u0e01-\u0e4e.\d])(?<!\d )(?:{any_of(_ABBREVIATIONS)})"), _abbreviation),
)
