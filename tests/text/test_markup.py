"""Tags act, are never spoken, and never take text with them; `words` are the white-space split without the tags."""

from __future__ import annotations

from time import process_time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from cadenza.speech import Controls
from cadenza.text.markup import LONGEST_BREAK, MOST_SILENCE, Script, parse
from cadenza.text.words import SPLITTERS, by_characters, by_dictionary

TAGS = (
    "<break time='1s'/>",
    '<speed ratio="1.2"/>',
    '<volume level="2"/>',
    "<emotion value='sad' />",
    "[laughter]",
    "<b>",
    "</b>",
    '<x-y a:b="c d"/>',
    "<spell>",
    "</spell>",
)


def read(transcript: str) -> Script:
    return parse(transcript, Controls())


def texts(transcript: str) -> list[str]:
    return [token.text for token in read(transcript).tokens]


@pytest.mark.parametrize(
    "tag",
    [
        '<speed ratio="1.5"/>',
        "<speed ratio='1.5'/>",
        "<speed ratio='1.5' />",
        "<speed  ratio = '1.5'  / >",
        "<SPEED RATIO='1.5'/>",
        "<speed ratio=1.5/>",
        "<speed ratio=' 1.5 '>",
        "<speed ratio=“1.5”/>",
        "<speed pitch='2' ratio='1.5'/>",
    ],
)
def test_a_tag_acts_from_its_place_on_however_it_is_written(tag: str) -> None:
    script = read(f"One {tag}two three")
    assert [token.controls.speed for token in script.tokens] == [1.0, 1.5, 1.5]
    assert script.words == ("One", "two", "three")
    assert not script.notes


def test_each_control_has_its_tag() -> None:
    script = read("<volume ratio='0.5'/>a <volume level='2'/>b <emotion value='Joking/Comedic'/>c <speed ratio='.7'/>d")
    assert [token.controls for token in script.tokens] == [
        Controls(volume=0.5),
        Controls(volume=2.0),
        Controls(volume=2.0, emotion="joking/comedic"),
        Controls(0.7, 2.0, "joking/comedic"),
    ]


def test_tags_override_what_was_given() -> None:
    script = parse("a <speed ratio='1'/>b", Controls(1.3, 2.0, "sad"))
    assert [token.controls for token in script.tokens] == [Controls(1.3, 2.0, "sad"), Controls(1.0, 2.0, "sad")]


@pytest.mark.parametrize(
    ("tag", "controls"),
    [
        ("<speed ratio='9'/>", Controls(speed=1.5)),
        ("<speed ratio='-1'/>", Controls(speed=0.6)),
        ("<volume ratio='4.0'/>", Controls(volume=2.0)),
        ("<volume level='0'/>", Controls(volume=0.5)),
        ("<volume level='99999999999999999999'/>", Controls(volume=2.0)),
        ("<emotion value='hangry'/>", Controls()),
    ],
)
def test_what_is_out_of_range_is_clamped_and_noted(tag: str, controls: Controls) -> None:
    script = read(f"{tag}word")
    assert script.tokens[0].controls == controls
    assert len(script.notes) == 1


@pytest.mark.parametrize(
    "tag",
    [
        "<speed/>",
        "<speed ratio=''/>",
        "<speed ratio='fast'/>",
        "<speed ratio='nan'/>",
        "<break time='-1s'/>",
        "<break time='1h'/>",
        "<emotion/>",
        "</speed>",
        "<speed>",
        "<unknown>",
        "</p>",
        "<br/>",
        "<prosody rate='slow'>",
        "<laughter/>",
        "<spell>",
        "<prosody rate=slow>",
        "<font color=red size=2/>",
        "<!-- a comment -->",
        "<?xml version='1.0'?>",
    ],
)
def test_a_tag_that_says_nothing_is_dropped_with_a_note(tag: str) -> None:
    script = read(f"One {tag} two")
    assert script.words == ("One", "two")
    assert {token.controls for token in script.tokens} == {Controls()}
    assert len(script.notes) == 1


def test_the_notes_are_few_however_many_tags_are_wrong() -> None:
    assert len(read("<b>" * 3000).notes) < 30


@pytest.mark.parametrize(
    ("tags", "seconds"),
    [
        ("<break time='1s'/>", 1.0),
        ('<break time="200ms"/>', 0.2),
        ("<break time='0.25'/>", 0.25),
        ("<break time='500 MS' />", 0.5),
        ("<pause time='2s'/>", 2.0),
        ("<break time='1s'/> <break time='0.5s'/>\n<break time='.5s'/>", 2.0),
        ("<break time='20s'/>" * 3, LONGEST_BREAK),
        ("<break time='99999999999999999999s'/>", LONGEST_BREAK),
    ],
)
def test_breaks_add_up_before_the_next_token_and_after_the_last(tags: str, seconds: float) -> None:
    script = read(f"One {tags} two")
    assert [token.pause for token in script.tokens] == [0.0, pytest.approx(seconds)]
    assert read(f"One {tags}").closing_pause == pytest.approx(seconds)
    alone = read(tags)
    assert not alone.tokens
    assert alone.closing_pause == pytest.approx(seconds)


def test_all_breaks_together_are_bounded() -> None:
    script = parse("<break time='25s'/>word " * 40, Controls())
    assert sum(token.pause for token in script.tokens) + script.closing_pause == MOST_SILENCE


def test_a_break_inside_a_word_leaves_one_word_spoken_as_two() -> None:
    script = read("Hello.<break time='1s'/>World again")
    assert script.words == ("Hello.World", "again")
    assert [(token.text, token.source, token.pause) for token in script.tokens] == [
        ("Hello.", 0, 0.0),
        ("World", 0, 1.0),
        ("again", 1, 0.0),
    ]


@pytest.mark.parametrize("tags", ["<break time='1s'/><speed ratio='1.5'/>", "<speed ratio='1.5'/><break time='1s'/>"])
def test_a_break_beside_another_tag_inside_a_word_stays_where_it_is(tags: str) -> None:
    script = read(f"Hel{tags}lo you")
    assert [(token.text, token.pause) for token in script.tokens] == [("Hel", 0.0), ("lo", 1.0), ("you", 0.0)]


def test_a_change_of_manner_inside_a_word_does_not_cut_it() -> None:
    script = read("Hel<speed ratio='1.5'/>lo, <volume ratio='2'/>world")
    assert [token.text for token in script.tokens] == ["Hello,", "world"]
    assert script.words == ("Hello,", "world")


def test_spelled_words_are_marked() -> None:
    script = read("Code <spell>AB 12</spell>, bye")
    assert [(token.text, token.spelled) for token in script.tokens] == [
        ("Code", False),
        ("AB", True),
        ("12", True),
        (",", False),
        ("bye", False),
    ]
    assert script.words == ("Code", "AB", "12,", "bye")


@pytest.mark.parametrize(
    "transcript", ["<spell>AB cd", "<spell/>AB cd", "<spell />AB cd <spell", "</spell>AB cd<spell>"]
)
def test_spelling_that_is_never_closed_or_never_opened_spells_nothing(transcript: str) -> None:
    script = read(transcript)
    assert script.words == ("AB", "cd")
    assert not any(token.spelled for token in script.tokens)


def test_an_empty_spelling_does_not_open_one() -> None:
    assert [token.spelled for token in read("<spell/> a <spell>B</spell> c").tokens] == [False, True, False]


@pytest.mark.parametrize("transcript", ["ha [laughter] ha", "ha [LAUGHTER] ha", "ha <break time='0s' [laughter] ha"])
def test_laughter_is_never_spoken(transcript: str) -> None:
    script = read(transcript)
    assert script.words == ("ha", "ha")
    assert len(script.tokens[1].laughs) == 1


@pytest.mark.parametrize("tag", ["[sigh]", "[Sighs]", "[ clears throat ]", "[breathing]", "[COUGH]"])
def test_other_sounds_in_brackets_are_dropped_and_noted(tag: str) -> None:
    script = read(f"a {tag} b")
    assert script.words == ("a", "b")
    assert tag in script.notes[0]


@pytest.mark.parametrize("text", ["[sight]", "[1]", "[see below]", "[breathtaking]", "[laughable]"])
def test_what_is_no_sound_in_brackets_is_text(text: str) -> None:
    assert read(f"a {text} b").words == ("a", *text.split(), "b")


def test_phonetic_groups_are_tokens_of_their_own_in_their_word() -> None:
    script = read("Say <<h|ə|l|oʊ>>, (<<b|aɪ>>)!")
    assert script.words == ("Say", "<<h|ə|l|oʊ>>,", "(<<b|aɪ>>)!")
    assert [(token.ipa or token.text, token.source) for token in script.tokens] == [
        ("Say", 0),
        ("həloʊ", 1),
        (",", 1),
        ("(", 2),
        ("baɪ", 2),
        (")!", 2),
    ]


@pytest.mark.parametrize("torn", ["<<h|ə|l|oʊ>", "<<h|ə|l|oʊ", "<h|ə|l|oʊ>", "<h|ə|l|oʊ>>"])
def test_half_a_phonetic_group_is_read_as_a_whole_one(torn: str) -> None:
    script = read(f"Say {torn}, you")
    assert script.words == ("Say", f"{torn},", "you")
    assert [token.ipa or token.text for token in script.tokens] == ["Say", "həloʊ", ",", "you"]
    assert len(script.notes) == 1


@pytest.mark.parametrize(
    "text",
    [
        "a < b",
        "x<y and y>z",
        "I <3 you",
        "<",
        "<<",
        "<>",
        "<<>>",
        "a<",
        "5 <6> 7",
        "<< a >>",
        "a <- b -> c",
        "a << 2",
        "&lt;b&gt;",
        "a<b|c",
        "1<<2",
        "<!",
    ],
)
def test_what_is_no_tag_is_text(text: str) -> None:
    assert read(text).words == tuple(text.split())
    assert " ".join(texts(text)).replace(" ", "") == text.replace(" ", "")


@pytest.mark.parametrize(
    ("transcript", "words"),
    [
        ("<break time='1s'", ()),
        ("<break time='1s Hello you", ("Hello", "you")),
        ('<break time="1s Hello you', ("Hello", "you")),
        ("<speed ratio=1.5 and so on", ("and", "so", "on")),
        ("<break time='1s'<b>Hello", ("Hello",)),
        ("<emotion value=>Hello", ("Hello",)),
        ("<speed" + " word" * 40 + " > end", ("word",) * 40 + (">", "end")),
        ("<break<break<break Hello", ("Hello",)),
    ],
)
def test_a_tag_that_is_never_closed_takes_no_text_with_it(transcript: str, words: tuple[str, ...]) -> None:
    assert read(transcript).words == words


def test_a_paragraph_begins_after_a_blank_line() -> None:
    script = read("\n\nOne\ntwo\n\nthree \r\n\r\n <break time='1s'/>four\n<b>\nfive")
    assert [token.paragraph for token in script.tokens] == [False, False, True, True, False]


def test_invisible_characters_stay_in_the_words_but_cut_no_token() -> None:
    script = read("he\u00adllo\u200b cafe\u0301 \ufeffyes \u200b")
    assert script.words == ("he\u00adllo\u200b", "cafe\u0301", "\ufeffyes", "\u200b")
    assert [token.text for token in script.tokens] == ["hello", "café", "yes", "\u200b"]


@settings(max_examples=150, deadline=None)
@given(st.lists(st.text(st.characters(exclude_characters="<>[]", codec="utf-8")), max_size=8), st.data())
def test_tags_between_words_change_none_of_them(pieces: list[str], data: st.DataObject) -> None:
    transcript = " ".join(pieces)
    words = transcript.split()
    tags = st.lists(st.sampled_from(TAGS), max_size=3).map("".join)
    tagged = "".join(f"{data.draw(tags)} {word} " for word in words) + data.draw(tags)
    script = read(tagged)
    assert script.words == tuple(words)
    assert {token.source for token in script.tokens} == set(range(len(words)))


@settings(max_examples=200, deadline=None)
@example("a\u0085b\x1cc\u2029d\u3000e\u00a0f")
@given(st.lists(st.sampled_from([*TAGS, *"<>/='\"[] a1|\n", "speed", "ratio", "break", "<<", ">>", "é"])).map("".join))
def test_any_text_is_read_and_each_token_has_its_word(transcript: str) -> None:
    script = read(transcript)
    assert all(word and not any(map(str.isspace, word)) for word in script.words)
    assert all(token.text for token in script.tokens)
    sources = [token.source for token in script.tokens]
    assert sources == sorted(sources)
    assert set(sources) == set(range(len(script.words)))
    assert 0 <= script.closing_pause <= LONGEST_BREAK


def test_words_by_characters_are_glued_tokens() -> None:
    script = parse("今日はiPhone、 買う。", Controls(), by_characters)
    assert script.words == ("今", "日", "は", "iPhone、", "買", "う。")
    assert [token.text for token in script.tokens] == list(script.words)
    assert [token.glued for token in script.tokens] == [False, True, True, True, False, True]


@pytest.mark.parametrize(
    ("transcript", "tokens"),
    [
        ("今<speed ratio='1.5'/>日", [("今", 0, False), ("日", 1, True)]),
        ("今<break time='1s'/>日", [("今", 0, False), ("日", 1, True)]),
        ("iPh<speed ratio='1.5'/>one", [("iPhone", 0, False)]),
        ("iPh<break time='1s'/>one", [("iPh", 0, False), ("one", 0, False)]),
        ("今<break time='1s'/>。日", [("今", 0, False), ("。", 0, False), ("日", 1, True)]),
        ("今<<k|ʲ|o>>日", [("今", 0, False), ("kʲo", 1, True), ("日", 2, True)]),
        ("<spell>A1</spell>です", [("A1", 0, False), ("で", 1, True), ("す", 2, True)]),
    ],
)
def test_tags_inside_text_without_spaces_change_no_word(transcript: str, tokens: list[tuple[str, int, bool]]) -> None:
    script = parse(transcript, Controls(), by_characters)
    assert [(token.ipa or token.text, token.source, token.glued) for token in script.tokens] == tokens


def test_a_word_of_the_dictionary_is_one_word_with_a_tag_inside() -> None:
    script = parse("พรุ่ง<break time='1s'/>นี้จะ<speed ratio='1.2'/>มี", Controls(), by_dictionary)
    assert script.words == ("พรุ่งนี้", "จะ", "มี")
    assert [(token.text, token.source, token.pause) for token in script.tokens] == [
        ("พรุ่ง", 0, 0.0),
        ("นี้", 0, 1.0),
        ("จะ", 1, 0.0),
        ("มี", 2, 0.0),
    ]


@pytest.mark.parametrize("rule", SPLITTERS)
@settings(max_examples=60, deadline=None)
@given(parts=st.lists(st.sampled_from([*TAGS, *'今きゃー、。ก็ๆA5 "', "<<a>>", "พรุ่งนี้", " "]), max_size=20))
def test_tags_never_change_the_words_of_any_rule(rule: str, parts: list[str]) -> None:
    script = parse("".join(parts), Controls(), SPLITTERS[rule])
    plain = parse("".join(part for part in parts if part not in TAGS), Controls(), SPLITTERS[rule])
    assert script.words == plain.words
    assert [token.source for token in script.tokens] == sorted(token.source for token in script.tokens)
    assert {token.source for token in script.tokens} == set(range(len(script.words)))


@settings(max_examples=100, deadline=None)
@given(st.text(st.characters(exclude_characters="<[", codec="utf-8")))
def test_words_without_tags_are_those_that_python_splits(transcript: str) -> None:
    assert read(transcript).words == tuple(transcript.split())


@pytest.mark.parametrize(
    "part",
    [
        "<",
        "<<",
        "<<a",
        "<spell>",
        "<spell ",
        "</spell",
        "<speed ratio=",
        "<speed a = ",
        "<b a='",
        "<break",
        "a<b>",
        "<a b=c",
        "<<a|",
        "<a|b",
        "<!--",
        "\n",
        "'\"<",
    ],
)
def test_hostile_text_takes_time_in_proportion_to_its_length(part: str) -> None:
    def time(length: int) -> float:
        text = (part * length)[:length]
        times = []
        for _ in range(3):
            began = process_time()
            read(text)
            times.append(process_time() - began)
        return min(times)

    assert time(20_000) < 16 * time(2_500) + 0.01
