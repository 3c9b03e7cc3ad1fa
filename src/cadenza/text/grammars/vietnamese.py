"""Vietnamese: "tư" for the fourth, days with "ngày", months as numbers, thousands as "k", hours with "h"."""

from __future__ import annotations

import re

from cadenza.text.grammars.builder import build
from cadenza.text.grammars.edits import last_word
from cadenza.text.grammars.lexicon import (
    Calendar,
    Clock,
    Counting,
    Dialling,
    Lexicon,
    Measures,
    Money,
    Roman,
    Writing,
    any_noun,
    any_of,
    regardless,
    table,
)
from cadenza.text.grammars.speaker import Speaker
from cadenza.text.languages import LANGUAGES
from cadenza.text.normalize import Answer, Rule, edit
from cadenza.text.numbers import NumberWords

NUMBERS = NumberWords("vi")

_MONTHS = ("một", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười", "mười một", "mười hai")


def _day(number: int, before: str) -> str:
    """Say a day, with the word for it if the text has none."""
    word = "" if last_word(before) in ("ngày", "mùng", "mồng", "hôm") else "ngày "
    return word + NUMBERS.cardinal(number)


def _read_month(match: re.Match[str]) -> Answer:
    """Read "tháng 4" and "tháng 5/2026"."""
    if not 1 <= int(match["month"]) <= len(_MONTHS):
        return None
    year = f" năm {NUMBERS.year(int(match['year']))}" if match["year"] else ""
    return [edit(match, _MONTHS[int(match["month"]) - 1] + year, "date")]


def _read_rank(match: re.Match[str]) -> Answer:
    """Read "thứ 1" and "thứ 4", whose numbers have words of their own."""
    return [edit(match, "nhất" if match[1] == "1" else "tư", 1)]


def _read_thousands(match: re.Match[str]) -> Answer:
    """Read "50k"."""
    return f"{NUMBERS.cardinal(int(match[1]))} nghìn"


def _read_weekdays(match: re.Match[str]) -> Answer:
    """Read "T2–T6" and "T2-CN", the second day of the week to the sixth or to Sunday."""
    first, last = ("chủ nhật" if day == "CN" else _weekday(day) for day in match.groups())
    return f"{first} đến {last}"


def _weekday(day: str) -> str:
    return f"thứ {'tư' if day == 'T4' else NUMBERS.cardinal(int(day[1:]))}"


_RATES = table(
    """tháng = một tháng; năm = một năm; ngày = một ngày; giờ = một giờ; đêm = một đêm; người = một người
    kg = một ki lô gam; m² = một mét vuông; m2 = một mét vuông; lít = một lít; kWh = một ki lô oát giờ
    phút = một phút"""
)


def _read_rate(match: re.Match[str]) -> Answer:
    """Read "/tháng" after a sum of money."""
    return _RATES[match[1]]


LEXICON = Lexicon(
    language=LANGUAGES["vi"],
    numbers=NUMBERS,
    counting=Counting(
        points={",": "phẩy", ".": "chấm"},
        decimals=2,
        minus="âm",
        plus="cộng",
        until="đến",
        over="phần",
        fractions={4: "phần tư"},
        half={"": "nửa"},
        and_half="{} rưỡi",
        agree=any_noun,
        operators=table(
            """+ = cộng; - = trừ; × = nhân; * = nhân; x = nhân; ÷ = chia; / = chia; : = trên; ^ = mũ; ² = bình phương
            ³ = lập phương"""
        ) | {"=": "bằng"},
    ),
    calendar=Calendar(
        full="{d} {m} năm {y}",
        day=_day,
        before="ngày hôm từ đến sáng chiều tối",
        month_names=tuple(f"tháng {name}" for name in _MONTHS),
    ),
    clock=Clock(hour="giờ", minute="phút", marks="h", before="lúc"),
    money=Money(
        currencies=table(
            """đ = đồng; ₫ = đồng; VND = đồng; VNĐ = đồng; vnđ = đồng; đồng = đồng; € = euro; EUR = euro; $ = đô la
            USD = đô la Mỹ; US$ = đô la Mỹ; £ = bảng; GBP = bảng Anh; ¥ = yên; CNY = nhân dân tệ"""
        ),
        coins=table("EUR = xu; USD = xu; US$ = xu; GBP = xu"),
        named=True,
        scales=table(
            """triệu = triệu; tr = triệu; tỷ = tỷ; tỉ = tỷ; nghìn = nghìn; ngàn = ngàn; k = nghìn; K = nghìn
            trăm = trăm"""
        ),
    ),
    measures=Measures(
        nouns=table(
            """km = ki lô mét; m = mét; cm = xăng ti mét; mm = mi li mét; dm = đề xi mét; kg = ki lô gam; g = gam
            mg = mi li gam; t = tấn; l = lít; L = lít; ml = mi li lít; km/h = ki lô mét trên giờ
            m/s = mét trên giây; km² = ki lô mét vuông; km2 = ki lô mét vuông; m² = mét vuông; m2 = mét vuông
            m³ = mét khối; m3 = mét khối; ha = héc ta; GB = ghi ga bai; MB = mê ga bai; TB = tê ra bai; kW = ki lô oát
            W = oát; kWh = ki lô oát giờ; V = vôn; °C = độ C; °F = độ F; % = phần trăm; ‰ = phần nghìn
            s = giây; h = giờ; min = phút; ph = phút; Hz = héc; kHz = ki lô héc; MHz = mê ga héc; GHz = ghi ga héc
            kcal = ki lô ca lo; px = điểm ảnh; dB = đề xi ben; cc = xê xê"""
        ),
        drop="in mi bar",
        per="một",
        rates=_RATES,
    ),
    dialling=Dialling(
        patterns=(r"1[89]00[ .]?\d{4,6}",),
        cues=r"(?:pin|mã(?: pin| otp| số| bưu chính| xác nhận| đặt chỗ)?|mật khẩu|hotline|tổng đài)(?: là)?:?",
    ),
    roman=Roman(
        counted="kỷ kỉ chương phần tập quyển điều khóa khoá kỳ loại cấp giai đoạn bài thứ quý",
        ranked="Louis Charles Henry George Elizabeth Benedict Philip Napoleon Nicholas Alexander Pius Leo",
        rank=regardless(NUMBERS.cardinal),
    ),
    writing=Writing(
        abbreviations=table(
            """v. v. = vân vân; VD = ví dụ; vd. = ví dụ; TP. HCM = thành phố Hồ Chí Minh; TPHCM = thành phố Hồ Chí Minh
            TP.HCM = thành phố Hồ Chí Minh; TP. = thành phố; Tp. = thành phố; TP = thành phố; SĐT = số điện thoại
            sđt = số điện thoại; ĐT = điện thoại; đt = điện thoại; VN = Việt Nam; HN = Hà Nội; ĐH = đại học
            THPT = trung học phổ thông; THCS = trung học cơ sở; UBND = ủy ban nhân dân; TNHH = trách nhiệm hữu hạn
            CP = cổ phần; GTGT = giá trị gia tăng; CMND = chứng minh nhân dân; CCCD = căn cước công dân
            BHYT = bảo hiểm y tế; BHXH = bảo hiểm xã hội; NXB = nhà xuất bản; cty = công ty; Cty = công ty
            TCN = trước công nguyên; SCN = sau công nguyên; CLB = câu lạc bộ; HĐQT = hội đồng quản trị
            GS. = giáo sư; PGS. = phó giáo sư; TS. = tiến sĩ; ThS. = thạc sĩ; BS. = bác sĩ; KS. = kỹ sư
            LS. = luật sư"""
        ),
        titles=table(
            """GS. = giáo sư; PGS. = phó giáo sư; TS. = tiến sĩ; ThS. = thạc sĩ; BS. = bác sĩ; KS. = kỹ sư
            Th.S = thạc sĩ
            LS. = luật sư; P. = phường; Q. = quận; H. = huyện; TX. = thị xã; Ô. = ông"""
        ),
        before_number=table(
            """Q. = quận; P. = phường; tr. = trang; Tel. = điện thoại; ĐT. = điện thoại; # = số; No. = số; Đ. = điều"""
        ),
        spelled="AI IT ID TV ATM EU USA HIV UEFA-R",
        words="a e i o u y",
        symbols=table(
            r"""& = và; @ = a còng; # = thăng; % = phần trăm; ‰ = phần nghìn; * = sao; / = gạch chéo
            \ = gạch chéo ngược
            _ = gạch dưới; + = cộng; ~ = khoảng; ^ = mũ; | = gạch đứng; § = mục; ¶ = đoạn; ° = độ; № = số; $ = đô la
            £ = bảng; € = euro; ¥ = yên; ¢ = xu; ₫ = đồng; × = nhân; ÷ = chia; ± = cộng trừ; ≈ = xấp xỉ; ≠ = khác
            ≤ = nhỏ hơn hoặc bằng; ≥ = lớn hơn hoặc bằng; < = nhỏ hơn; > = lớn hơn; ∞ = vô cùng; √ = căn bậc hai của
            ∑ = tổng; π = pi; µ = mi crô; → = mũi tên; ← = mũi tên trái; ↑ = mũi tên lên; ↓ = mũi tên xuống
            ✓ = dấu tích; ✔ = dấu tích; © = bản quyền; -> = mũi tên; và/hoặc = và hoặc"""
        )
        | {"=": "bằng", ">=": "lớn hơn hoặc bằng", "<=": "nhỏ hơn hoặc bằng", "=>": "mũi tên"},
        punctuation=table(
            """. = chấm; , = phẩy; : = hai chấm; ! = chấm than; ? = chấm hỏi; ' = nháy đơn; " = nháy kép
            ( = mở ngoặc; ) = đóng ngoặc; [ = mở ngoặc vuông; ] = đóng ngoặc vuông; - = gạch ngang; – = gạch ngang
            — = gạch ngang; … = ba chấm"""
        )
        | {";": "chấm phẩy"},
        at="a còng",
        version="phiên bản",
        flag="cờ",
        hashtag="hashtag",
    ),
)  # fmt: skip

GRAMMAR = build(
    Speaker(LEXICON),
    Rule(
        re.compile(r"(?<!\w)[Tt]háng (?P<date>(?P<month>\d{1,2})(?:[/-](?P<year>[12]\d{3}))?)(?![\w/%-]|[.,]\d)"),
        _read_month,
        digits=True,
    ),
    Rule(re.compile(r"(?<!\w)(T[2-7])[-–](T[2-7]|CN)(?![\w-])"), _read_weekdays),
    Rule(re.compile(r"(?<!\w)(?:[Tt]hứ|[Qq]uý) ([14])(?![\w/%]|[.,]\d)"), _read_rank, digits=True),
    Rule(re.compile(r"(?<![\w.,])(\d{1,6})[kK](?!\w)"), _read_thousands, digits=True),
    Rule(re.compile(rf"(?:(?<=đồng)|(?<=[đ₫]))/({any_of(_RATES)})(?!\w)"), _read_rate),
)
