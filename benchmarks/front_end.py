"""What the text front end costs: the first phrase of a transcript of eight words, in each language.

    python benchmarks/front_end.py [--rounds N] [LANGUAGE ...]      (all languages unless some are named)

Printed for each language, in milliseconds: the very first transcript, loading included; the median and the 95th
percentile of N others, the same words in another order each time; the median of graphemes to phonemes alone, and with
words that were not seen before, where words are remembered at all; and what the process has grown by, in MB. At the end
the whole process, and the process that holds espeak-ng.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from random import Random
from statistics import median, quantiles
from time import perf_counter

from cadenza.errors import CadenzaError
from cadenza.speech import Controls
from cadenza.text import plan
from cadenza.text.g2p import converter, espeak_process
from cadenza.text.g2p.espeak import Espeak
from cadenza.text.tokens import Reading

TEXTS = {
    "en": "Your new order will arrive tomorrow morning early",
    "fr": "Votre nouvelle commande arrivera demain matin chez vous",
    "de": "Ihre neue Bestellung kommt morgen früh bei Ihnen",
    "es": "Su nuevo pedido llegará mañana por la mañana",
    "pt": "A sua nova encomenda chega amanhã de manhã",
    "zh": "您的新订单明天早上送到您家",
    "ja": "新しいご注文は明日の朝に届きます",
    "hi": "आपका नया ऑर्डर कल सुबह आपके घर पहुँचेगा",
    "it": "Il suo nuovo ordine arriverà domani mattina presto",
    "ko": "고객님의 새 주문은 내일 아침 일찍 집에 도착합니다",
    "nl": "Uw nieuwe bestelling komt morgen vroeg bij u",
    "pl": "Państwa nowe zamówienie dotrze jutro rano do domu",
    "ru": "Ваш новый заказ придёт завтра утром прямо домой",
    "sv": "Din nya beställning kommer hem i morgon bitti",
    "tr": "Yeni siparişiniz yarın sabah erkenden evinize teslim edilecek",
    "tl": "Darating ang bago mong order bukas ng umaga",
    "bg": "Вашата нова поръчка ще пристигне утре сутринта рано",
    "ro": "Noua dumneavoastră comandă ajunge mâine dimineață devreme acasă",
    "ar": "سيصل طلبك الجديد غدا في الصباح إلى بيتك",
    "cs": "Vaše nová objednávka dorazí zítra ráno přímo domů",
    "el": "Η νέα σας παραγγελία φτάνει αύριο το πρωί",
    "fi": "Uusi tilauksenne saapuu kotiin huomenna aamulla hyvin varhain",
    "hr": "Vaša nova narudžba stiže sutra ujutro rano kući",
    "ms": "Pesanan baharu anda akan sampai pada pagi esok",
    "sk": "Vaša nová objednávka príde zajtra ráno priamo domov",
    "da": "Din nye bestilling kommer hjem i morgen tidlig",
    "ta": "உங்கள் புதிய பொருள் நாளை காலை வீட்டிற்கு வந்து சேரும்",
    "uk": "Ваше нове замовлення прибуде завтра вранці просто додому",
    "hu": "Az új rendelése holnap kora reggel érkezik haza",
    "no": "Den nye bestillingen kommer hjem i morgen tidlig",
    "vi": "Đơn hàng mới sẽ đến vào sáng mai",
    "bn": "আপনার নতুন অর্ডার আগামীকাল সকালে আপনার বাড়িতে পৌঁছাবে",
    "th": "สินค้าใหม่ของคุณจะถึงบ้านพรุ่งนี้เช้า",
    "he": "ההזמנה החדשה שלך תגיע הביתה מחר מוקדם בבוקר",
    "ka": "თქვენი ახალი შეკვეთა ხვალ დილით ადრე სახლში მოვა",
    "id": "Pesanan baru Anda akan tiba besok pagi sekali",
    "te": "మీ కొత్త ఆర్డర్ రేపు ఉదయం మీ ఇంటికి చేరుతుంది",
    "gu": "તમારો નવો ઓર્ડર કાલે સવારે તમારા ઘરે પહોંચશે",
    "kn": "ನಿಮ್ಮ ಹೊಸ ಆರ್ಡರ್ ನಾಳೆ ಬೆಳಿಗ್ಗೆ ನಿಮ್ಮ ಮನೆಗೆ ತಲುಪುತ್ತದೆ",
    "ml": "നിങ്ങളുടെ പുതിയ ഓർഡർ നാളെ രാവിലെ തന്നെ വീട്ടിൽ എത്തും",
    "mr": "तुमची नवीन ऑर्डर उद्या सकाळी लवकर घरी पोहोचेल",
    "pa": "ਤੁਹਾਡਾ ਨਵਾਂ ਆਰਡਰ ਕੱਲ੍ਹ ਸਵੇਰੇ ਤੁਹਾਡੇ ਘਰ ਪਹੁੰਚੇਗਾ",
}
MEBI = 1024


def main() -> None:
    """Measure, and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("languages", nargs="*", default=list(TEXTS), metavar="LANGUAGE")
    parser.add_argument("--rounds", type=int, default=60)
    given = parser.parse_args()
    print("| | first | median | 95 % | G2P alone | new words | MB |\n|---|---|---|---|---|---|---|")
    for code in given.languages:
        try:
            print(_line(code, given.rounds))
        except (CadenzaError, ImportError) as error:
            print(f"| {code} | {error} |")
    print(f"\nthis process: {_resident('self')} MB", end="")
    worker = espeak_process.shared().pid
    print(f"; espeak-ng: {_resident(str(worker))} MB" if worker else "")


def _line(code: str, rounds: int) -> str:
    before = _resident("self")
    random = Random(1)  # noqa: S311 - the same orders in every run
    first = _plan_time(code, TEXTS[code])
    whole = [_plan_time(code, _shuffled(TEXTS[code], random)) for _ in range(rounds)]
    alone = [_g2p_time(code, _shuffled(TEXTS[code], random)) for _ in range(rounds)]
    new: list[float] = []
    if isinstance(convert := converter(code, code), Espeak):
        for _ in range(rounds):
            convert.forget()
            new.append(_g2p_time(code, _shuffled(TEXTS[code], random)))
    fresh = f"{median(new):.2f}" if new else "-"
    slow = quantiles(whole, n=20)[-1]
    grown = _resident("self") - before
    return f"| {code} | {first:.0f} | {median(whole):.2f} | {slow:.2f} | {median(alone):.2f} | {fresh} | {grown} |"


def _shuffled(text: str, random: Random) -> str:
    words = text.split() if " " in text else list(text)
    return (" " if " " in text else "").join(random.sample(words, len(words)))


def _plan_time(code: str, text: str) -> float:
    start = perf_counter()
    next(plan(f"{text}.", code, code, Controls(), longest_phrase=300).phrases)
    return (perf_counter() - start) * 1_000


def _g2p_time(code: str, text: str) -> float:
    convert = converter(code, code)
    readings = [Reading(word, index) for index, word in enumerate(text.split())]
    start = perf_counter()
    convert(readings)
    return (perf_counter() - start) * 1_000


def _resident(process: str) -> int:
    status = Path(f"/proc/{process}/status").read_text("utf-8")
    line = next(line for line in status.splitlines() if line.startswith("VmRSS:"))
    return int(line.split()[1]) // MEBI


if __name__ == "__main__":
    main()
