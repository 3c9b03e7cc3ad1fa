"""The whole front end: every word is planned, in order, in phrases that an engine can say, with what was asked for."""

from __future__ import annotations

from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cadenza import laughter
from cadenza.errors import InvalidRequest
from cadenza.speech import Controls, Phrase
from cadenza.text import plan
from cadenza.text.g2p.alphabet import ALPHABET
from cadenza.text.split import LONGEST_PHRASE

LONGEST = 510

PIECES = (
    *"Hello world. Dr. the IT NO é e\u0301 😀 你好 ' \" ( ) — ... & % < a<b $5.30 3/4/2024 a@b.com 👨‍👩‍👧 ˈ \x00".split(
        " "
    ),
    *(
        " ",
        " ",
        " ",
        "\n\n",
        "\u00a0",
        "\u200b",
        "\u2029",
        "\u0301",
        ",",
        "1234567890" * 2,
        "x" * 50,
        "<<h|ə|l|oʊ>>",
        "<<ˈ>>",
    ),
    *(
        "<break time='1s'/>",
        "<volume ratio='0.5'/>",
        "<speed ratio='1.5'/>",
        "<spell>",
        "</spell>",
        "[laughter]",
        "<b>",
    ),
)


def phrases(transcript: str, longest: int = LONGEST) -> list[Phrase]:
    return list(plan(transcript, "en", "en-US", Controls(), longest).phrases)


def symbols(transcript: str) -> list[str]:
    return [phrase.symbols for phrase in phrases(transcript)]


def check(transcript: str, longest: int) -> None:
    """Assert all that a consumer of the plan relies on."""
    planned = plan(transcript, "en", "en-US", Controls(), longest)
    made = list(planned.phrases)
    source = -1
    for at, phrase in enumerate(made):
        is_laugh = bool(phrase.phones) and not phrase.spoken
        assert len(phrase.phones) <= min(longest, LONGEST_PHRASE) or is_laugh
        assert ALPHABET.issuperset(phrase.symbols)
        assert phrase.spoken or is_laugh or not planned.words
        assert all(phone.word is None or phone.word < len(phrase.spoken) for phone in phrase.phones)
        owners = [phone.word for phone in phrase.phones if phone.word is not None]
        assert owners == sorted(owners)
        assert all(0 <= pause.at <= len(phrase.phones) for pause in phrase.pauses)
        for spoken in phrase.spoken:
            assert spoken.source in {source, source + 1}
            source = spoken.source
        following = next((spoken.source for later in made[at + 1 :] for spoken in later.spoken), None)
        assert phrase.unfinished == (following == source)
    assert source == len(planned.words) - 1


@settings(max_examples=120, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=25).map("".join), st.sampled_from((1, 2, 7, 40, LONGEST)))
def test_every_word_is_planned_in_order_in_phrases_that_fit(transcript: str, longest: int) -> None:
    check(transcript, longest)


@settings(max_examples=50, deadline=None)
@given(st.text(max_size=60))
def test_any_text_is_planned(transcript: str) -> None:
    check(transcript, LONGEST)


@pytest.mark.parametrize(
    "transcript",
    [
        "7" * 10_000,
        "x" * 10_000,
        "a-" * 5_000,
        "你" * 2_000,
        "<spell>" + "A1" * 2_000 + "</spell>",
        "a<b>" * 2_500,
        "a<break time='1s'/>" * 500,
        "a <volume ratio='2'/>" * 400,
        "\u0301" * 3_000,
        "🙂 " * 1_000,
        "<<" + "a" * 400 + ">>",
        "word\n\n" * 500,
    ],
    ids=lambda transcript: f"{transcript[:20]!r}",
)
def test_giants_are_planned(transcript: str) -> None:
    check(transcript, LONGEST)


@pytest.mark.parametrize("transcript", ["7" * 10_000, "<spell>" + "A1" * 5_000 + "</spell>"])
def test_the_first_phrase_does_not_wait_for_all_of_a_giant_number(transcript: str) -> None:
    def time(count: int) -> float:
        began = process_time()
        made = plan(transcript, "en", "en-US", Controls(), LONGEST).phrases
        for _ in zip(range(count), made, strict=False):
            pass
        return process_time() - began

    time(1)
    assert min(time(1) for _ in range(3)) < time(10_000) / 2


@pytest.mark.parametrize("transcript", ["", " \n\u2003", "[sigh]", "<speed ratio='1.5'/> <b></b>"])
def test_nothing_to_say_makes_no_phrase(transcript: str) -> None:
    assert phrases(transcript) == []


def test_a_laugh_is_a_phrase_without_words_where_it_stands() -> None:
    laugh, other = ("".join(phone.symbol for phone in laughter.laugh(number, Controls())) for number in (0, 1))
    assert symbols("Well [Laughter] then.") == ["wˈɛl,", laugh, "ðˈɛn."]
    assert symbols("[laughter][laughter]Well.") == [laugh, other, "wˈɛl."]
    assert symbols("Well. [laughter]") == symbols("Well [laughter].") == ["wˈɛl.", laugh]
    assert symbols("hel[laughter]lo") == ["hˈɛl,", laugh, "lˈO"]
    assert [phrase.unfinished for phrase in phrases("hel[laughter]lo you")] == [True, True, False]


def test_breaks_before_and_after_a_laugh_stay_there() -> None:
    made = phrases("One <break time='1s'/>[laughter]<break time='2s'/> two [laughter] <break time='3s'/>")
    assert [[(pause.at == 0, pause.seconds) for pause in phrase.pauses] for phrase in made] == [
        [],
        [(True, 1.0)],
        [(True, 2.0)],
        [(False, 3.0)],
    ]


def test_a_laugh_has_the_controls_of_its_place() -> None:
    loud, low = Controls(volume=2.0), Controls(volume=2.0, emotion="sad")
    (laugh, word) = phrases("<volume ratio='2'/>[laughter]<emotion value='sad'/>no")
    assert {phone.controls for phone in laugh.phones} == {loud}
    assert {phone.controls for phone in word.phones} == {low}


def test_only_breaks_make_a_phrase_of_silence() -> None:
    (phrase,) = phrases("<break time='1s'/> <break time='500ms'/>")
    assert not phrase.phones
    assert [(pause.at, pause.seconds) for pause in phrase.pauses] == [(0, 1.5)]


@pytest.mark.parametrize("transcript", ["...", "—", "?!", "“”", "\u200b", "\u0301", "( )", "... — ..."])
def test_words_without_sound_are_words_all_the_same(transcript: str) -> None:
    planned = plan(transcript, "en", "en-US", Controls(), LONGEST)
    assert [spoken.source for phrase in planned.phrases for spoken in phrase.spoken] == list(
        range(len(transcript.split()))
    )


def test_the_voice_of_a_locale_has_its_accent() -> None:
    (american,) = plan("a bath", "en", "en-US", Controls(), LONGEST).phrases
    (british,) = plan("a bath", "en-GB", "en-GB", Controls(), LONGEST).phrases
    assert (american.symbols, british.symbols) == ("ɐ bˈæθ", "ɐ bˈɑːθ")


def test_a_language_that_is_not_spoken_is_refused_at_once() -> None:
    with pytest.raises(InvalidRequest, match="language"):
        plan("nuqneH", "tlh", "en-US", Controls(), LONGEST)


def test_each_phone_has_the_controls_of_its_word() -> None:
    made = phrases("One <speed ratio='1.5'/>two. <volume ratio='2'/>Three <emotion value='sad'/>four.")
    found: dict[str, set[Controls]] = {}
    for phrase in made:
        for phone in phrase.phones:
            if phone.word is not None:
                found.setdefault(phrase.spoken[phone.word].text, set()).add(phone.controls)
    assert found == {
        "One": {Controls()},
        "two.": {Controls(1.5)},
        "Three": {Controls(1.5, 2.0)},
        "four.": {Controls(1.5, 2.0, "sad")},
    }


def test_a_pause_stands_before_the_first_phone_of_its_word() -> None:
    (phrase,) = phrases("<break time='1s'/>One <break time='2s'/>two thr<break time='3s'/>ee <break time='4s'/>")
    places = [phrase.symbols[pause.at : pause.at + 2] for pause in phrase.pauses]
    assert [pause.seconds for pause in phrase.pauses] == [1.0, 2.0, 3.0, 4.0]
    assert [phrase.symbols[pause.at - 1 : pause.at] for pause in phrase.pauses[1:3]] == [" ", " "]
    assert (places[0], places[1], places[3]) == ("wˈ", "tˈ", "")
    assert [spoken.source for spoken in phrase.spoken] == [0, 1, 2, 2]


def test_a_pause_before_a_number_of_many_words_comes_once() -> None:
    made = phrases(
        "It is <break time='1s'/>1234567890123456789012345678901234567890123 " + "<break time='0.1s'/>7" * 400
    )
    assert sum(len(phrase.pauses) for phrase in made) == 401


def test_marks_rest_as_long_as_they_are_heard() -> None:
    rests = {
        phrase.spoken[-1].text: phrase.rest for phrase in phrases("Stop. Why? Yes! No more words\n\nhere (at all).")
    }
    assert rests["Stop."] == rests["Yes!"] == rests["all)."] == 0.26
    assert rests["Why?"] == 0.28
    assert rests["words"] == 0.6


@pytest.mark.parametrize(
    ("transcript", "rests"),
    [
        ("We bank with AT&T.", [0.26]),
        ("You got an F. I am I.", [0.26, 0.26]),
        ("You are in seat A. The gate is B.", [0.26, 0.26]),
        ("Dial ext. 22 now.", [0.26]),
    ],
)
def test_a_letter_at_the_end_of_a_sentence_rests(transcript: str, rests: list[float]) -> None:
    assert [phrase.rest for phrase in phrases(transcript)] == rests


@pytest.mark.parametrize(
    "transcript", ["Do you want A?", "Take A.", "Is it B or A?", "Press A to go on.", "You have seat A now."]
)
def test_a_capital_a_that_is_chosen_goes_by_its_name(transcript: str) -> None:
    assert "ˈA" in "".join(symbols(transcript)).replace("tˈAk", "")


def test_a_phrase_cut_inside_a_word_does_not_rest_there() -> None:
    made = phrases("x" * 5_000)
    assert [phrase.rest for phrase in made[:-1]] == [0.0] * (len(made) - 1)
    assert all(phrase.spoken[0].continued for phrase in made[1:])
    assert [phrase.unfinished for phrase in made] == [True] * (len(made) - 1) + [False]


def test_words_keep_their_places_when_one_is_given_in_phonemes() -> None:
    assert symbols("Say <<h|ə|l|ˈoʊ>>, now.") == ["sˈA həlˈO, nˈW."]


def test_given_sounds_without_a_symbol_go_to_the_nearest_and_what_is_no_sound_is_spelled() -> None:
    assert symbols("<<ʀ|ʏ|ɦ>>") == ["ʁyh"]
    assert symbols("<<A|1>>") == ["A"]
    assert symbols("Say <<1|2>>") == symbols("Say <spell>12</spell>")


def test_accents_and_invisible_characters_do_not_cut_words() -> None:
    assert symbols("cafe\u0301 he\u00adllo \u200byes\u200b") == symbols("café hello yes")


def test_a_long_sentence_without_marks_begins_with_a_short_phrase_that_stays_up() -> None:
    text = "The members had already read the report that the engineers wrote about the failure of the northern bridge."
    spoken = [phrase.symbols for phrase in plan(text, "en", "en-US", Controls(), 510).phrases]
    assert len(spoken) > 1
    assert len(spoken[0]) < 50
    assert all(symbols.endswith(",") for symbols in spoken[:-1])
    assert spoken[-1].endswith(".")
