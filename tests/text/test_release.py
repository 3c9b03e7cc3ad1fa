"""Text that arrives in pieces: what is released when, and that nothing is torn or lost."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cadenza.speech import Controls
from cadenza.text.languages import find_language
from cadenza.text.markup import parse
from cadenza.text.release import GRACE, MOST_HELD, Release
from cadenza.text.words import SPLITTERS

TEXTS = {
    "en": "Hello, I'm Dr. Smith. On July 4, 2025, at 3.14 p.m., we paid $1,000.50 in the U.S. for it! "
    "<emotion value='sad'/>\"Really?\" he said... "
    "<spell>A1, B2. C3</spell>, and <<h|ə|l|oʊ>> too [laughter]. No. 7 won",
    "zh": '你好，世界。他说：“今天天气很好，我们去公园吧！”价格是3.14元，iPhone也有。<break time="1s"/>好的',
    "ja": "こんにちは。今日は2025年7月4日です、そうですね！「はい。」と言いました。",
    "hi": "नमस्ते। आप कैसे हैं? मैं ठीक हूँ, धन्यवाद।",
    "th": "สวัสดีครับ วันนี้อากาศดีมาก เราไปเที่ยวกันไหม",
    "de": "Am 3. Mai kam er, z. B. mit Dr. Müller. Die 12. Etappe ist 1.000 km lang, oder?",
}


def released(text: str, language: str, cuts: list[int], delay: float = 3.0) -> list[str]:
    """Return what is released of `text`, pushed in pieces at once, as it is released; the end is the last."""
    release = Release(find_language(language), delay)
    places = [0, *sorted(cuts), len(text)]
    return [*(release.push(text[start:end], 0.0) for start, end in pairwise(places)), release.close()]


def words(text: str, language: str) -> list[str]:
    return list(parse(text, Controls(), SPLITTERS[find_language(language).words]).words)


@pytest.mark.parametrize("language", TEXTS)
@settings(max_examples=50, deadline=None)
@given(data=st.data())
def test_however_a_text_is_cut_its_words_are_the_same(language: str, data: st.DataObject) -> None:
    text = TEXTS[language]
    pieces = released(text, language, data.draw(st.lists(st.integers(0, len(text)), max_size=40)))
    assert "".join(pieces) == text
    assert [word for piece in pieces for word in words(piece, language)] == words(text, language)


@pytest.mark.parametrize("language", TEXTS)
def test_a_text_cut_once_anywhere_is_released_whole(language: str) -> None:
    text = TEXTS[language]
    for place in range(len(text)):
        assert "".join(released(text, language, [place])) == text


@settings(deadline=None)
@given(st.text(alphabet="aB1.,!?\"'<>/[]\n 。，“”", max_size=60), st.data())
def test_any_text_is_released_whole(text: str, data: st.DataObject) -> None:
    pieces = released(text, data.draw(st.sampled_from(["en", "zh", "th"])), list(range(len(text))))
    assert "".join(pieces) == text


def test_it_is_cut_after_sentences_and_clauses_and_nowhere_else() -> None:
    text = TEXTS["en"]
    assert [piece for piece in released(text, "en", list(range(len(text)))) if piece] == [
        "Hello, I'm Dr. Smith. ",
        "On July 4, 2025, ",
        "at 3.14 p.m., we paid $1,000.50 in the U.S. for it! ",
        "<emotion value='sad'/>\"Really?\" ",
        "he said... ",
        "<spell>A1, B2. C3</spell>, ",
        "and <<h|ə|l|oʊ>> too [laughter]. ",
        "No. 7 won",
    ]


@pytest.mark.parametrize("text", ["<emotion value='s", "<<h|ə", "<<h|ə|l|oʊ>", "[laugh", "<", "</spel"])
def test_an_unclosed_tag_waits_for_its_end_even_when_flushed(text: str) -> None:
    for delay in (0.0, 3.0):
        release = Release(find_language("en"), delay)
        assert release.push(f"So {text}", 0.0) + release.overdue(9.0) + release.flush() == "So "
        assert release.due is None
        assert release.close() == text


@pytest.mark.parametrize("text", ["a < b", "<" + "a" * 70, "<<" + "a" * 500, "[" + "a" * 20, "[1", "1<2"])
def test_what_is_no_tag_does_not_wait(text: str) -> None:
    assert Release(find_language("en"), 0.0).push(text, 0.0) == text


def test_without_a_delay_each_piece_is_released_at_once() -> None:
    release = Release(find_language("en"), 0.0)
    assert [release.push(text, 0.0) for text in ("Hel", "lo ", "there")] == ["Hel", "lo ", "there"]


def test_sentences_that_are_sent_one_by_one_without_spaces_are_no_address() -> None:
    release = Release(find_language("en"), 0.0)
    texts = ["Who is it?", "It's me.", "<emotion value='sad'/>Oh", "'re", " you", "3.", "14"]
    assert "".join(release.push(text, 0.0) for text in texts) == (
        "Who is it? It's me. <emotion value='sad'/>Oh're you3.14"
    )


def test_the_delay_counts_from_the_first_text_that_waits_and_spares_the_last_word() -> None:
    release = Release(find_language("en"), 1.0)
    assert release.due is None
    assert release.push("I think", 10.0) == ""
    assert release.push(" tha", 10.8) == ""
    assert release.due == 11.0
    assert release.overdue(10.9) == ""
    assert release.overdue(11.0) == "I think "
    assert release.due == 11.8
    assert release.push("t it", 11.1) == ""
    assert release.overdue(11.8) == "that "
    assert release.overdue(12.1) == "it"
    assert release.due is None
    release.push("is ", 13.0)
    assert release.overdue(14.0) == "is "


def test_a_sentence_that_ends_with_the_text_is_released_after_a_grace() -> None:
    release = Release(find_language("en"), 3.0)
    release.push("That's it", 0.0)
    assert release.due == 3.0
    release.push(".", 0.5)
    assert release.due == 0.5 + GRACE
    assert release.overdue(0.5 + GRACE) == "That's it."
    for text in ("It is 3.", "Dr.", "at example.com/a.", "J.", "No."):
        release.push(text, 0.0)
        assert release.due == 3.0, text
        release.close()


def test_text_without_any_end_does_not_wait_for_ever() -> None:
    release = Release(find_language("en"), 5.0)
    text = "la " * MOST_HELD
    assert "".join(release.push(word, 0.0) for word in text.split(" ")) + release.close() == text.replace(" ", "")
    held = 0
    for word in text.split():
        release.push(word + " ", 0.0)
        held = max(held, len(release))
    assert held <= MOST_HELD + 4
