"""The measurement of intelligibility is fair and covers what it says: its sentences, its scores, its page."""

from __future__ import annotations

import re
from pathlib import Path

import numpy as np
import pytest

from benchmarks.intelligibility import page, sentences, styles
from benchmarks.intelligibility.__main__ import best_of
from benchmarks.intelligibility.scoring import Errors, Score, fold, score
from benchmarks.intelligibility.speaking import SOURCES
from benchmarks.intelligibility.work import Found, Result
from cadenza.acoustic.kokoro import Kokoro
from cadenza.acoustic.source import Source
from cadenza.acoustic.weights import load_repertoire, load_statistics
from cadenza.text.languages import LANGUAGES
from cadenza.voices import Voices
from tests.test_layers import MODULES, imports

SETS = sentences.load()


def test_every_language_has_a_set() -> None:
    assert SETS.keys() == LANGUAGES.keys()


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_set_has_what_is_hard_to_say(code: str) -> None:
    row = SETS[code]
    text = "\n".join(row.sentences)
    assert len(set(row.sentences)) == len(row.sentences) >= 6
    assert row.name in text
    assert row.date in text
    assert re.search(r"\d", text.replace(row.date, "")), "a number that is no date"
    assert not row.prompt or row.prompt not in text


@pytest.mark.parametrize("code", [code for code, row in LANGUAGES.items() if row.words == "spaces"])
def test_a_sentence_is_neither_short_nor_long(code: str) -> None:
    for sentence in SETS[code].sentences:
        assert 5 <= len(sentence.split()) <= 14, sentence


@pytest.mark.parametrize(
    ("code", "written", "heard"),
    [
        ("en", "It’s 1,250 EUROS!", "its 1250 euros"),
        ("de", "Straße 5", "strasse 5"),
        ("tr", "IŞIK İLE", "ışık ile"),
        ("ru", "Ещё ёлка", "Еще елка"),
        ("ar", "شُكْراً، أحمد", "شكرا احمد"),
        ("he", "שָׁלוֹם", "שלום"),
        ("hi", "पाँच १२", "पांच 12"),
        ("bn", "১২ মার্চ", "12 মার্চ"),
        ("vi", "hóa đơn", "ho\u0301a đơn"),
    ],
)
def test_what_sounds_the_same_is_folded(code: str, written: str, heard: str) -> None:
    assert fold(written, LANGUAGES[code]) == fold(heard, LANGUAGES[code])


@pytest.mark.parametrize(("code", "text"), [("ta", "நிமிடங்களில் புறப்படும்"), ("th", "กรุณารอสักครู่"), ("ml", "പറയാമോ")])
def test_vowel_signs_stay_within_their_words(code: str, text: str) -> None:
    assert len(fold(text, LANGUAGES[code]).split()) == len(text.split())


def test_chinese_is_compared_in_simplified_characters() -> None:
    assert score(["请问药店"], ["請問藥店。"], LANGUAGES["zh"]) == Score(Errors(0, 4), None)


@pytest.mark.parametrize(
    ("references", "heard", "characters", "words"),
    [
        (["you owe 25 euros"], ["You owe 25 euros."], 0.0, 0.0),
        (["you owe 25 €", "you owe twenty-five euros"], ["You owe twenty five euros"], 0.0, 0.0),
        (["you owe 25 €", "you owe twenty-five euros"], ["You owe 25 euros", "you owe twenty five euros"], 0.0, 0.0),
        (["tele phone"], ["telephone"], 0.0, 1.0),
        (["abcd efgh"], ["abcd efgx"], 1 / 8, 1 / 2),
        (["abcd efgh"], [""], 1.0, 1.0),
        (["ab"], ["hello to all of you out there"], 1.0, 1.0),
    ],
)
def test_the_best_reading_of_both_sides_counts(
    references: list[str], heard: list[str], characters: float, words: float
) -> None:
    found = score(references, heard, LANGUAGES["en"])
    assert found.characters.rate == pytest.approx(characters)
    assert found.words is not None
    assert found.words.rate == pytest.approx(words)


def test_a_reference_without_words_is_refused() -> None:
    with pytest.raises(ValueError, match="no words"):
        score(["..."], ["anything"], LANGUAGES["en"])


def test_a_mix_of_voices_is_read() -> None:
    assert styles.parse("ef_dora") == styles.Mix((("ef_dora", 1.0),), (("ef_dora", 1.0),))
    both = (("ef_dora", 0.25), ("if_sara", 0.75))
    assert styles.parse("ef_dora*0.25+if_sara*.75") == styles.Mix(both, both)
    halves = styles.parse("decoder:ef_dora*1.5+am_adam*-0.5,prosody:af_heart")
    assert halves == styles.Mix((("ef_dora", 1.5), ("am_adam", -0.5)), (("af_heart", 1.0),))
    assert halves.main == "ef_dora"
    assert styles.speaker("em_alex*0.6+am_adam*0.4", Voices.load()).locale.startswith("es")


@pytest.mark.parametrize("text", ["", "ef_dora*", "ef_dora*x", "decoder:ef_dora", "EF_DORA", "ef_dora++if_sara"])
def test_what_is_no_mix_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="no mix"):
        styles.parse(text)


def test_a_mix_speaks_with_the_styles_and_statistics_that_it_names() -> None:
    engine = Kokoro({}, Source(np.zeros(9, np.float32), 0.0), load_repertoire(), load_statistics())
    halves, same = "decoder:ef_dora,prosody:af_heart", "ef_dora*0.5+ef_dora*0.5"
    mixed = styles.with_mixes(engine, [halves, same, "ef_dora"])
    tables, statistics = mixed._repertoire.voices, mixed._statistics
    dora, heart = tables.style("ef_dora", 40), tables.style("af_heart", 40)
    np.testing.assert_allclose(tables.style(same, 40), dora, atol=1e-6)
    np.testing.assert_array_equal(tables.style(halves, 40), np.concatenate([dora[:, :128], heart[:, 128:]], 1))
    traits = np.ones(len(statistics.directions), np.float32)
    for ours, its in zip(statistics.predict(halves, traits), statistics.predict("ef_dora", traits), strict=True):
        np.testing.assert_allclose(ours, its)
    with pytest.raises(ValueError, match="xf_nobody"):
        styles.with_mixes(engine, ["xf_nobody*2"])


def test_a_list_of_voices_may_hold_mixes() -> None:
    given = "ef_dora, decoder:ef_dora,prosody:af_heart,if_sara*0.5+ef_dora*0.5"
    assert styles.split_voices(given) == ["ef_dora", "decoder:ef_dora,prosody:af_heart", "if_sara*0.5+ef_dora*0.5"]


def test_speech_is_remembered_by_all_that_makes_it() -> None:
    """Of what `synthesis` draws in, all but the text, whose outcome is remembered too, and what changes no sound."""
    drawn, left = {"synthesis"}, {"synthesis"}
    while left:
        found = {name.removeprefix("cadenza.") for name in imports(left.pop()) if name.startswith("cadenza.")}
        left |= {name for name in found & MODULES.keys() if name.split(".")[0] != "text"} - drawn
        drawn |= left
    makers = {f"{name}.py" for name in drawn if not name.startswith("acoustic")}
    assert makers - {"errors.py", "live.py", "speech.py", "timestamps.py", "voices.py", "wav.py"} == {
        s for s in SOURCES if s.count(".py") and "/" not in s
    }


def result(cer: float, voice: str = "ef_dora", lead: float = 1.0) -> Result:
    errors = Errors(round(100 * cer), 100)
    return Result("de", voice, (Found("a", "b", 0.5, lead, 1.0, 1.0, 1.0, score=Score(errors, errors)),))


@pytest.mark.parametrize(
    ("ours", "baseline", "expected"),
    [
        ([0.02, 0.06], 0.2, "understood"),
        ([0.3, 0.2], 0.4, "better than espeak-ng"),
        ([0.3, 0.2], 0.1, "not better: because"),
        ([0.05], 0.01, "understood, but not better: because"),
        ([0.9], 0.95, "the listener can't tell: because"),
        ([0.3], 0.95, "better than espeak-ng"),
        ([0.3], None, "no baseline"),
        ([], 0.3, "not measured"),
    ],
)
def test_the_verdict_says_how_we_compare(ours: list[float], baseline: float | None, expected: str) -> None:
    compared = None if baseline is None else result(baseline)
    assert page.verdict([result(cer) for cer in ours], compared, "because") == expected


def test_the_best_voice_is_chosen_by_gender_and_by_what_can_be_told() -> None:
    found = [result(0.3, "if_sara"), result(0.2), result(0.9, "em_alex"), result(0.8, "am_adam", 5.0)]
    female, male = best_of(found, "f"), best_of(found, "m")
    assert female is not None
    assert male is not None
    assert (female.voice, male.voice) == ("ef_dora", "am_adam")


def test_the_page_lists_every_language_once() -> None:
    listed = re.findall(r"^\| ([a-z]{2}) \|", page.PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    assert listed == list(LANGUAGES)


def test_the_page_names_no_folder_of_a_machine() -> None:
    assert str(Path.home()) not in page.PAGE.read_text(encoding="utf-8")
