"""What a Vietnamese text is and how it is said."""

from __future__ import annotations

import pytest

from tests.text.grammars.reading import read

CASES = [
    ("24 ngày, 0 và 1", "hai mươi tư ngày, không và một"),
    ("1.234.567 người", "một triệu hai trăm ba mươi tư nghìn năm trăm sáu mươi bảy người"),
    ("15, 21, 101 và 1005", "mười lăm, hai mươi mốt, một trăm lẻ một và một nghìn không trăm lẻ năm"),
    ("-5 và +7", "âm năm và cộng bảy"),
    ("3,14 và 0,05", "ba phẩy mười bốn và không phẩy không năm"),
    ("năm 1984 và 2026", "năm một nghìn chín trăm tám mươi tư và hai nghìn không trăm hai mươi sáu"),
    ("ngày 14/5/2026", "ngày mười bốn tháng năm năm hai nghìn không trăm hai mươi sáu"),
    ("14/05/2026", "ngày mười bốn tháng năm năm hai nghìn không trăm hai mươi sáu"),
    ("ngày 14 tháng 4 năm 2026", "ngày mười bốn tháng tư năm hai nghìn không trăm hai mươi sáu"),
    ("hôm 14/5", "hôm mười bốn tháng năm"),
    ("tháng 5/2026 và tháng 12", "tháng năm năm hai nghìn không trăm hai mươi sáu và tháng mười hai"),
    ("2026-05-14", "ngày mười bốn tháng năm năm hai nghìn không trăm hai mươi sáu"),
    ("thứ 2, thứ 4 và lần thứ 1", "thứ hai, thứ tư và lần thứ nhất"),
    ("18:20", "mười tám giờ hai mươi phút"),
    ("9h05 và 18h", "chín giờ năm phút và mười tám giờ"),
    ("lúc 9h", "lúc chín giờ"),
    ("8:00–16:30", "tám giờ đến mười sáu giờ ba mươi phút"),
    ("50.000đ", "năm mươi nghìn đồng"),
    ("50.000 ₫ và 50k", "năm mươi nghìn đồng và năm mươi nghìn"),
    ("1,5 tỷ đồng và 20 triệu đồng", "một phẩy năm tỷ đồng và hai mươi triệu đồng"),
    ("$12.50 và 1 €", "mười hai đô la năm mươi xu và một euro"),
    ("10 triệu đồng/tháng", "mười triệu đồng một tháng"),
    ("50% và 3,5%", "năm mươi phần trăm và ba phẩy năm phần trăm"),
    ("5-10%", "năm đến mười phần trăm"),
    ("2 kg, 1 km, 5 phút", "hai ki lô gam, một ki lô mét, năm phút"),
    ("100 km/h, 21 °C", "một trăm ki lô mét trên giờ, hai mươi mốt độ C"),
    ("-3 °C", "âm ba độ C"),
    ("16 GB và 5 m²", "mười sáu ghi ga bai và năm mét vuông"),
    ("½ kg, 5½, 3/4, 2/3", "nửa ki lô gam, năm rưỡi, ba phần tư, hai phần ba"),
    ("0912 345 678", "không chín một hai, ba bốn năm, sáu bảy tám"),
    ("+84 912 345 678", "cộng tám bốn, chín một hai, ba bốn năm, sáu bảy tám"),
    ("mã PIN 4829", "mã PIN bốn tám hai chín"),
    ("v.v.", "vân vân."),
    ("TS. Nguyễn và PGS. Trần", "tiến sĩ Nguyễn và phó giáo sư Trần"),
    ("TP.HCM, Q. 1, tr. 12", "thành phố Hồ Chí Minh, quận một, trang mười hai"),
    ("thế kỷ XX và chương IV", "thế kỷ hai mươi và chương bốn"),
    ("lan@vidu.vn", "lan a còng vidu chấm V N"),
    ("www.vidu.vn", "W W W chấm vidu chấm V N"),
    ("v2.0.1", "phiên bản hai chấm không chấm một"),
    ("2+2=4 và 10²", "hai cộng hai bằng bốn và mười bình phương"),
    ("A4 và COVID-19", "A bốn và COVID mười chín"),
    ("Lan & Hoa", "Lan và Hoa"),
    ("và/hoặc", "và hoặc"),
    ("#3", "số ba"),
    ("1990-1995", "một nghìn chín trăm chín mươi đến một nghìn chín trăm chín mươi lăm"),
    ("T2-T6", "thứ hai đến thứ sáu"),
    ("mua iPhone 15 ở Huế", "mua iPhone mười lăm ở Huế"),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_reads(text: str, expected: str) -> None:
    assert read("vi", text) == expected
