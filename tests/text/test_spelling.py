"""`<spell>` names letters and digits in every language, in groups and at a pace that one can write down."""

from __future__ import annotations

import string

import pytest

from cadenza.speech import Controls, Phrase
from cadenza.text import plan
from cadenza.text.g2p.alphabet import has_sound
from cadenza.text.languages import LANGUAGES
from cadenza.text.spelling import CHARACTER_REST, GROUP_REST

DOT = dict(
    zip(
        "en fr de es pt zh ja hi it ko nl pl ru sv tr tl bg ro ar cs el fi hr".split(),
        """dot point Punkt punto ponto 点 ドット डॉट punto 점 punt kropka точка punkt nokta dot точка punct نقطة tečka
        τελεία piste točka""".split(),
        strict=True,
    )
) | dict(
    zip(
        "ms sk da ta uk hu no vi bn th he ka id te gu kn ml mr pa".split(),
        """titik bodka punktum புள்ளி крапка pont punktum chấm ডট จุด נקודה წერტილი titik
        డాట్ ડોટ ಡಾಟ್ ഡോട്ട് डॉट ਡਾਟ""".split(),
        strict=True,
    )
)
"""What a dot in spelled text is called."""

OWN = {
    **dict.fromkeys(("ru", "uk", "bg"), "жщя"),
    **dict.fromkeys(("hi", "mr"), "कखगकि"),
    **{"el": "αωψ", "he": "אבג", "ar": "ابت", "ka": "აბგ", "bn": "কখকি", "te": "కఖకి", "gu": "કખકિ", "kn": "ಕಖಕಿ"},
    **{"ml": "കഖകി", "pa": "ਕਖਕਿ", "ta": "கஙகி", "th": "กขกิ", "ja": "かカ漢", "ko": "가나", "zh": "北京", "de": "ÄÖß"},
}
"""Letters of its own script, some with a vowel sign."""


def phrases(text: str, language: str = "en") -> list[Phrase]:
    return list(plan(text, language, language, Controls(), 500).phrases)


def groups(text: str, language: str = "en") -> list[list[str]]:
    """Return the words that are said between the longer pauses."""
    found: list[list[str]] = [[]]
    for phrase in phrases(text, language):
        long = [pause.at for pause in phrase.pauses if pause.seconds >= GROUP_REST]
        for index, spoken in enumerate(phrase.spoken):
            places = [at for at, phone in enumerate(phrase.phones) if phone.word == index]
            found[-1] += [spoken.text] * bool(spoken.text)
            if places and places[-1] + 1 in long:
                found.append([])
    return [group for group in found if group]


@pytest.mark.parametrize("language", LANGUAGES)
def test_letters_and_digits_are_named_in_every_language(language: str) -> None:
    text = string.ascii_uppercase + string.digits + OWN.get(language, "") + "."
    made = phrases(f"<spell>{text}</spell>", language)
    said = [
        (spoken.text, "".join(phone.symbol for phone in phrase.phones if phone.word == index))
        for phrase in made
        for index, spoken in enumerate(phrase.spoken)
    ]
    assert [word for word, symbols in said if word and not has_sound(symbols)] == []
    names = [symbols.strip(", ") for _, symbols in said[:26]]
    assert len(set(names)) >= 24, "letters share a name"  # as d and g, i and y do in Vietnamese
    assert said[-1][0] == DOT[language]
    assert "".join(word for word, _ in said if len(word) == 1 and word.isascii() and word.isupper()) == (
        string.ascii_uppercase
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("ABC123XY", "A B C / one two three / X Y"),
        ("8675309", "eight six seven / five three zero nine"),
        ("ABCD", "A B C D"),
        ("ABCDE", "A B / C D E"),
        ("0123456789", "zero one two / three four five / six seven eight nine"),
        ("A1B2C", "A one / B two C"),
        ("AB-12", "A B / dash / one two"),
        ("AB 12", "A B / one two"),
        ("A, B,, C", "A / B / C"),
        ("AB,12", "A B / one two"),
        ("me@x.org", "m e at x / dot o r g"),
        ("v2.5", "v two dot five"),
        ("10, 20.", "one zero / two zero / dot"),
    ],
)
def test_characters_come_in_groups(text: str, said: str) -> None:
    assert " / ".join(map(" ".join, groups(f"<spell>{text}</spell>"))) == said


def test_the_pace_is_a_pause_after_each_character_and_a_longer_one_after_a_group() -> None:
    made = phrases("<spell>ABC123</spell>")
    assert [pause.seconds for phrase in made for pause in phrase.pauses] == pytest.approx(
        [CHARACTER_REST, CHARACTER_REST, GROUP_REST, CHARACTER_REST, CHARACTER_REST]
    )
    fast = plan("<speed ratio='1.25'/><spell>AB</spell>", "en", "en", Controls(), 500)
    assert [pause.seconds for phrase in fast.phrases for pause in phrase.pauses] == [CHARACTER_REST / 1.25]


def test_a_break_in_the_middle_is_as_long_as_it_says() -> None:
    made = phrases("<spell>AB<break time='0.7s'/>12 <break time='0.2s'/>3</spell> <break time='0.1s'/>now")
    assert [pause.seconds for phrase in made for pause in phrase.pauses] == pytest.approx(
        [CHARACTER_REST, 0.7, CHARACTER_REST, 0.2, 0.1]
    )


def test_a_dot_that_is_named_ends_no_sentence() -> None:
    assert len(phrases("<spell>A.</spell> <spell>B</spell>")) == 1
    (phrase,) = phrases("Mail <spell>a.b</spell>, please.")
    assert [spoken.text for spoken in phrase.spoken if spoken.text] == ["Mail", "a", "dot", "b,", "please."]
    assert phrase.symbols.endswith(".")


def test_a_long_code_is_cut_between_its_groups() -> None:
    made = phrases("<spell>" + "ABC123" * 30 + "</spell>")
    assert len(made) > 5
    assert all(len([s for s in phrase.spoken if s.text]) % 3 == 0 for phrase in made)
