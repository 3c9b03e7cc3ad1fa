"""The languages of espeak-ng: each reading has its own sounds, whatever the text, whatever befalls the process."""

from __future__ import annotations

import importlib.util
import os
import signal
import sys
import unicodedata
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from cadenza.errors import ConfigurationError, SynthesisError
from cadenza.text.g2p import converter, espeak, espeak_process
from cadenza.text.g2p.alphabet import ALPHABET, has_sound
from cadenza.text.g2p.espeak_process import EspeakProcess
from cadenza.text.languages import LANGUAGES
from cadenza.text.tokens import Reading

SENTENCES = {
    "fr": "Les enfants sont arrivés à l'heure, merci beaucoup.",
    "de": "Der nächste Zug nach München fährt um sieben Uhr ab.",
    "es": "¿Dónde está la estación más cercana, por favor?",
    "pt": "A sua encomenda chega amanhã de manhã, está bem?",
    "hi": "आपका ऑर्डर कल सुबह तक पहुँच जाएगा।",
    "it": "Gli amici sono arrivati, c'è un po' di pane.",
    "nl": "'s Avonds gaan we met de trein naar huis.",
    "pl": "Goście przyjadą jutro wieczorem z Krakowa.",
    "ru": "Завтра к нам придут гости из Москвы.",
    "sv": "Tåget till Göteborg går klockan sju på kvällen.",
    "tr": "Siparişiniz yarın sabah İstanbul'da olacak.",
    "bg": "Вашата поръчка ще пристигне утре сутринта.",
    "ro": "Comanda dumneavoastră ajunge mâine dimineață.",
    "cs": "Zítra přijede více hostů, připravte židle v kuchyni.",
    "el": "Πού είναι ο σταθμός; Ευχαριστώ πολύ.",
    "fi": "Tilauksenne saapuu huomenna aamulla, kiitos.",
    "hr": "Vaša narudžba stiže sutra ujutro, hvala.",
    "ms": "Pesanan anda akan sampai pagi esok, terima kasih.",
    "sk": "Vaša objednávka príde zajtra ráno, ďakujem.",
    "da": "Din ordre kommer i morgen tidlig, mange tak.",
    "ta": "உங்கள் பொருள் நாளை காலை வந்து சேரும்.",
    "uk": "Ваше замовлення прибуде завтра вранці, дякую.",
    "hu": "A rendelése holnap reggel érkezik meg, köszönöm.",
    "no": "Bestillingen din kommer i morgen tidlig, takk.",
    "bn": "আপনার অর্ডার আগামীকাল সকালে পৌঁছাবে।",
    "ka": "თქვენი შეკვეთა ხვალ დილით მოვა, გმადლობთ.",
    "id": "Pesanan Anda akan tiba besok pagi, terima kasih.",
    "te": "మీ ఆర్డర్ రేపు ఉదయం చేరుతుంది.",
    "gu": "તમારો ઓર્ડર કાલે સવારે પહોંચી જશે.",
    "kn": "ನಿಮ್ಮ ಆರ್ಡರ್ ನಾಳೆ ಬೆಳಿಗ್ಗೆ ತಲುಪುತ್ತದೆ.",
    "ml": "നിങ്ങളുടെ ഓർഡർ നാളെ രാവിലെ എത്തും.",
    "mr": "तुमची ऑर्डर उद्या सकाळी पोहोचेल.",
    "pa": "ਤੁਹਾਡਾ ਆਰਡਰ ਕੱਲ੍ਹ ਸਵੇਰੇ ਪਹੁੰਚ ਜਾਵੇਗਾ।",
}
CODES = [row.code for row in LANGUAGES.values() if row.g2p == "espeak"]


def say(code: str, text: str, locale: str = "") -> list[str]:
    return converter(code, locale or code)([Reading(word, index) for index, word in enumerate(text.split())])


def plain(symbols: list[str]) -> list[str]:
    return ["".join(c for c in word if c not in "ˈˌ") for word in symbols]


def test_a_sentence_of_each_language_is_here() -> None:
    assert list(SENTENCES) == CODES


@pytest.mark.parametrize("code", CODES)
def test_every_word_of_a_sentence_has_its_own_sounds(code: str) -> None:
    words = SENTENCES[code].split()
    spoken = say(code, SENTENCES[code])
    assert len(spoken) == len(words)
    assert all(map(has_sound, spoken))
    assert set("".join(spoken)) <= ALPHABET
    assert spoken[-1][-1] in ".?"
    assert all(0.3 < len(sound.strip()) / len(word) < 4 for sound, word in zip(spoken, words, strict=True))


@pytest.mark.parametrize(
    ("code", "text", "symbols"),
    [
        # liaison: the consonant is the end of the word that is written with it
        ("fr", "Les enfants ont vu nos amis.", "lez ɑ̃fɑ̃z ɔ̃ vy noz ami."),
        ("fr", "Vous avez tout chez eux.", "vuz ave tu ʃez ø."),
        ("fr", "avant d'arriver", "avɑ̃ daʁive"),
        ("de", "Der Zug fährt ab.", "dɛɾ ʦuːk fɛːɾt ap."),
        ("de", "Ich habe es in der Stadt gesehen.", "ɪç hɑːbə ɛs ɪn dɛɾ ʃtat ɡəzeːən."),
        ("es", "Mis amigos y los otros.", "mis amiɣos i los otɾos."),
        ("it", "Gli amici sono arrivati.", "ʎɪ amiʧɪ sono arɾivatɪ."),
        ("pt", "As pessoas em casa.", "as pesoæz Aŋ kazæ."),
        # a preposition takes the voice of the next word's first sound
        ("ru", "из Москвы без сна", "ɪs mʌskvy bʲes snɑ"),
        ("pl", "z Krakowa w domu", "s krakɔva w dɔmu"),
        ("hi", "मेरा घर यहाँ है।", "meːɾaː ɡʰʌɾ jʌhã hɛː."),
        ("cs", "přijede v kuchyni", "prʃijede v kuxiɲi"),
    ],
)
def test_words_run_into_each_other_and_keep_apart(code: str, text: str, symbols: str) -> None:
    assert plain(say(code, text)) == [
        f" {word}" for word in unicodedata.normalize("NFD", symbols).replace("c\u0327", "ç").split()
    ]


@pytest.mark.parametrize(
    ("code", "text", "last"),
    [
        ("fr", "« Bonjour »", "”"),
        ("fr", "« Bonjour ! »", "”"),
        ("es", "¿Qué?", "?"),
        ("es", "¡Hola!", "!"),
        ("hi", "नमस्ते।", "."),
        ("el", "Πού είναι;", "?"),
        ("el", "Αθήνα·", ";"),
        ("de", "„Guten Tag.“", ".”"),
        ("ru", "Да…", "…"),
        ("ru", "Да...", "…"),
        ("ru", "Да?!", "?!"),
        ("ru", "Москва — ", "—"),
        ("ru", "Москва (да)", ")"),
        ("bn", "কি？", "?"),
    ],
)
def test_punctuation_is_heard_as_the_alphabet_writes_it(code: str, text: str, last: str) -> None:
    spoken = "".join(say(code, text))
    assert spoken.endswith(last)
    assert not spoken.startswith((" ?", " !"))


def test_the_dot_of_an_abbreviation_is_no_full_stop() -> None:
    assert [word[-1] == "." for word in say("de", "Das ist ca. ein Meter.")] == [False] * 4 + [True]
    assert say("hi", "नमस्ते। जी।")[0][-1] == "."


@pytest.mark.parametrize(
    ("code", "letters", "symbols"),
    [
        ("fr", "BT", "be te"),
        ("es", "y", "i ɣɾieɣa"),
        ("de", "ß", "ɛsʦɛt"),
        ("pl", "w", "vu"),
        ("hi", "कि", "kɪ"),
        ("ru", "й", "ikrɑtkɔjɪ"),
        ("ru", "B", "biː"),
        ("fr", "ж", "z"),
        ("uk", "з", "zɛ"),
    ],
)
def test_letters_go_by_their_names(code: str, letters: str, symbols: str) -> None:
    said = plain(converter(code, code)([Reading(letters, 0, letters=True)]))[0]
    assert said.startswith(f" {symbols}")


def test_phonemes_of_the_request_stand_as_they_are() -> None:
    readings = [Reading("Der", 0), Reading("x", 1, ipa="ˈtsuːk"), Reading("fährt", 2)]
    assert converter("de", "de-DE")(readings) == [" dɛɾ", " tsˈuːk", " fˈɛːɾt"]


@pytest.mark.parametrize(
    ("code", "word"),
    [
        ("ru", "iPhone"),
        ("el", "Microsoft"),
        ("hi", "Google"),
        ("fr", "Привет"),
        ("fr", "東京"),
        ("el", "Москва"),
        ("de", "Nguyễn"),
        ("ru", "қазақ"),
        ("uk", "ёлка"),
        ("pt", "𓀀"),
        ("ka", "Ἀθῆναι"),
        ("ta", "مرحبا"),
        ("bg", "한국"),
        ("hi", "தமிழ்"),
        ("de", "བོད་ཡིག"),
        ("tr", "α"),
        ("mr", "🄰"),
        ("cs", "ꙮ"),
    ],
)
def test_letters_of_other_scripts_are_read(code: str, word: str) -> None:
    sentence = [*SENTENCES[code].split()[:3], word, *SENTENCES[code].split()[3:]]
    spoken = say(code, " ".join(sentence))
    assert all(map(has_sound, spoken))
    assert len(spoken[3]) < 40  # not the number of its code point


@pytest.mark.parametrize("code", CODES)
def test_digits_are_read(code: str) -> None:
    assert all(map(has_sound, say(code, "25 1984 ٣ ४")))


@pytest.mark.parametrize(
    ("locale", "word", "symbols"),
    [
        ("es-ES", "ciudad", " θjuðˈad"),
        ("es-MX", "ciudad", " sjuðˈad"),
        ("es_AR", "ciudad", " sjuðˈad"),
        ("pt-PT", "dia", " dˈiɐ"),
        ("pt-BR", "dia", " ʤˈiæ"),
        ("fr-CH", "nonante", " nonˈɑ̃t"),
    ],
)
def test_a_region_has_its_accent(locale: str, word: str, symbols: str) -> None:
    assert say(locale[:2], word, locale) == [symbols]


def test_a_locale_of_another_language_is_no_accent() -> None:
    assert converter("es", "pt-MX") is converter("es", "es")


# --- Any text ---------------------------------------------------------------------------------------------------


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.text(min_size=1, max_size=12), min_size=1, max_size=6), st.booleans())
@example(["\x00", "\ud800", "\u200d", "'", "--", "[[h@]]", "<p>", "a\x00b"], False)
@example(["ա", "አ", "ꦄ", "𐎀", "ㄅ", "ⅷ", "ª", "ǅ", "ʰ"], True)
@example(["x" * 2_000, "щ" * 500, "क" * 500], False)
@example(["'" * 50, "-" * 50, "." * 50, "́" * 50], False)
def test_no_text_is_too_strange_for_any_language(texts: list[str], letters: bool) -> None:
    readings = [Reading(text, index, letters=letters) for index, text in enumerate(texts)]
    for code in CODES:
        spoken = converter(code, code)(readings)
        assert len(spoken) == len(readings)
        for symbols, text in zip(spoken, texts, strict=True):
            assert set(symbols) <= ALPHABET
            if any(map(_is_letter, text)):
                assert has_sound(symbols), (code, text)


def _is_letter(char: str) -> bool:
    return unicodedata.category(char) in {"Lu", "Ll", "Lt", "Lo"}


def test_many_words_are_no_problem() -> None:
    words = SENTENCES["de"].replace(".", "").split() * 30
    spoken = plain(say("de", " ".join(words)))
    assert len(spoken) == len(words)
    assert len(set(spoken[9:18] + spoken[90:99])) <= len(set(words)) + 4  # cut into the same words everywhere


# --- The process -------------------------------------------------------------------------------------------------


@pytest.fixture
def worker() -> Iterator[EspeakProcess]:
    process = EspeakProcess(espeak_process.shared().command)
    yield process
    process.close()


def test_nothing_of_espeak_is_in_this_process() -> None:
    say("de", "Hallo")
    assert "espeakng_loader" not in sys.modules
    maps = Path("/proc/self/maps")
    assert not maps.exists() or "espeak" not in maps.read_text("utf-8")


def test_a_worker_that_was_started_is_asked(worker: EspeakProcess) -> None:
    worker.start()
    started = worker.pid
    assert started is not None
    assert worker.phonemes("fr", ["oui"]) == ["wˈi"]
    worker.start()
    assert worker.pid == started


def test_a_worker_shares_the_precedence_of_who_asks_but_not_his_ctrl_c(worker: EspeakProcess) -> None:
    worker.phonemes("fr", ["oui"])
    assert worker.pid is not None
    assert os.getsid(worker.pid) == os.getsid(0)
    assert os.getpgid(worker.pid) == worker.pid


def test_a_worker_that_was_killed_is_replaced(worker: EspeakProcess) -> None:
    before = worker.phonemes("de", ["Hallo"])
    first = worker.pid
    assert first is not None
    os.kill(first, signal.SIGKILL)
    assert worker.phonemes("de", ["Hallo"]) == before == ["hˈaloː"]
    assert worker.pid != first


def test_a_text_that_ends_the_worker_has_no_answer_and_takes_none_from_the_others() -> None:
    program = "import json\nwhile q := json.loads(input()): 'x' in q['texts'] and exit(); "
    program += "print(json.dumps({'id': q['id'], 'phonemes': q['texts']}), flush=True)"
    process = EspeakProcess([sys.executable, "-I", "-S", "-c", program])
    assert process.phonemes("de", ["eins", "x", "zwei"]) == ["eins", "", "zwei"]
    assert process.phonemes("de", ["x"]) == [""]
    process.close()


@pytest.mark.parametrize(
    "program",
    [
        "import time; time.sleep(60)",
        "import sys; sys.exit(3)",
        "while True: input(); print('no json', flush=True)",
        'while True: input(); print(\'{"id": 0, "phonemes": []}\', flush=True)',
        "print('x' * (1 << 23), flush=True); input()",
    ],
)
def test_a_worker_that_is_no_use_fails_in_time(program: str) -> None:
    process = EspeakProcess([sys.executable, "-I", "-S", "-c", program], timeout=0.3)
    with pytest.raises(SynthesisError, match="espeak-ng failed twice"):
        process.phonemes("de", ["Hallo"])
    assert process.pid is None


def test_a_program_that_is_not_there_is_an_error() -> None:
    process = EspeakProcess(["/nonexistent"])
    process.start()  # ahead of any question that is no error: other languages need none
    with pytest.raises(SynthesisError, match="espeak-ng failed twice"):
        process.phonemes("de", ["Hallo"])


def test_an_unknown_voice_is_an_error_and_does_no_harm(worker: EspeakProcess) -> None:
    with pytest.raises(SynthesisError, match="no voice 'martian'"):
        worker.phonemes("martian", ["Ack"])
    assert worker.phonemes("fr", ["oui"]) == ["wˈi"]


def test_questions_of_any_number_and_only_a_bounded_length(worker: EspeakProcess) -> None:
    texts = [f"Wort {number}" for number in range(3_000)]
    assert len(worker.phonemes("de", texts)) == 3_000
    assert worker.phonemes("de", []) == []
    with pytest.raises(ValueError, match="1001 characters"):
        worker.phonemes("de", ["x" * 1_001])


def test_a_closed_worker_starts_again(worker: EspeakProcess) -> None:
    worker.phonemes("fr", ["oui"])
    worker.close()
    assert worker.pid is None
    assert worker.phonemes("fr", ["oui"]) == ["wˈi"]


def test_a_fork_has_a_worker_of_its_own(worker: EspeakProcess) -> None:
    worker.phonemes("fr", ["oui"])
    theirs = worker.pid
    child = os.fork()
    if child == 0:
        is_right = worker.phonemes("fr", ["oui"]) == ["wˈi"] and worker.pid not in {theirs, None}
        worker.close()
        os._exit(0 if is_right else 1)
    assert os.waitpid(child, 0)[1] == 0
    assert worker.phonemes("fr", ["oui"]) == ["wˈi"]
    assert worker.pid == theirs


def test_eight_threads_get_the_same_answers() -> None:
    expected = [say(code, sentence) for code, sentence in SENTENCES.items()]
    fresh = {code: espeak.Espeak(espeak_process.shared(), LANGUAGES[code], LANGUAGES[code].espeak) for code in CODES}

    def all_of_them(_: int) -> list[list[str]]:
        return [
            fresh[code]([Reading(word, index) for index, word in enumerate(sentence.split())])
            for code, sentence in SENTENCES.items()
        ]

    with ThreadPoolExecutor(8) as pool:
        assert all(answers == expected for answers in pool.map(all_of_them, range(16)))


def test_a_missing_package_is_an_error_that_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    with pytest.raises(ConfigurationError, match=r"pip install 'cadenza\[espeak\]'"):
        espeak_process.shared.__wrapped__()
