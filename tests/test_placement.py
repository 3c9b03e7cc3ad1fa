"""What is sent is what was asked for, measured in its samples: silences, volume, trimming, the clock, whole streams."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cadenza.acoustic import LEAD_IN, Samples
from cadenza.acoustic.tone import Tone
from cadenza.placement import FADE, place
from cadenza.speech import (
    SAMPLE_RATE,
    Chunk,
    Controls,
    Delivery,
    Done,
    Event,
    Listener,
    Pause,
    Phone,
    PhonemeTimes,
    Phrase,
    Spoken,
    Utterance,
    WordTimes,
)
from cadenza.synthesis import synthesize
from cadenza.text import plan
from cadenza.voices import Voices

VOICE = Voices.load().find("af_heart")
TONE = Tone()

PIECES = (
    *"Hello world. Dr. the NO e\u0301 😀 你好 ' ( ) — ... % < a<b $5.30 ˈ \x00 \u0301 1234567890123".split(" "),
    *(" ", " ", " ", "\n\n", "\u00a0", "\u200b", ",", "x" * 400, "<<h|ə|l|oʊ>>", "<<ˈ>>", "<spell>A1 b", "</spell>"),
    *("<break time='100ms'/>", "<volume ratio='0.5'/>", "<volume ratio='2'/>", "<speed ratio='1.5'/>", "<b>"),
)
TRANSCRIPTS = st.lists(st.sampled_from(PIECES), max_size=20).map("".join)


def speak(transcript: str, *, normalized: bool = False, rate: int = SAMPLE_RATE) -> list[Event]:
    utterance = Utterance(transcript, "en", VOICE, "pcm_f32le", rate, words=True, phonemes=True, normalized=normalized)
    return [event for step in synthesize(utterance, TONE, Listener()) for event in step]


def sound(transcript: str) -> Samples:
    return np.frombuffer(b"".join(e.data for e in speak(transcript) if isinstance(e, Chunk)), np.float32)


def words(events: list[Event]) -> list[tuple[str, float, float]]:
    return [word for e in events if isinstance(e, WordTimes) for word in zip(e.words, e.start, e.end, strict=True)]


def of(symbols: str, *, pauses: tuple[Pause, ...] = (), volumes: tuple[float, ...] = (), rest: float = 0.0) -> Phrase:
    levels = volumes or (1.0,) * len(symbols)
    phones = (Phone(symbol, 0, Controls(volume=level)) for symbol, level in zip(symbols, levels, strict=True))
    return Phrase(tuple(phones), (Spoken("word", 0),), pauses, rest)


def placed(phrase: Phrase, clock: int = 0) -> tuple[Samples, list[int], list[int]]:
    """Return the samples sent for `phrase`, and where its phones start and end in them."""
    symbols = phrase.symbols
    rendering = TONE.speak(symbols, [Delivery()] * len(symbols), "af_heart", Listener())
    placement = place(phrase, rendering, clock)
    samples = np.concatenate(list(placement.windows(rendering)))
    return samples, placement.starts.tolist(), placement.ends.tolist()


@settings(max_examples=50, deadline=None)
@given(TRANSCRIPTS, st.booleans(), st.sampled_from((8000, 24_000, 44_100)))
def test_a_stream_keeps_its_promises_whatever_is_said(transcript: str, normalized: bool, rate: int) -> None:
    events = speak(transcript, normalized=normalized, rate=rate)
    chunks = [event for event in events if isinstance(event, Chunk)]
    assert all(0 < chunk.samples <= rate // 50 and len(chunk.data) == 4 * chunk.samples for chunk in chunks)
    seconds = sum(chunk.samples for chunk in chunks) / rate
    assert [event for event in events if isinstance(event, Done)] == [events[-1]] == [Done(seconds)]
    assert not any(np.isnan(np.frombuffer(chunk.data, np.float32)).any() for chunk in chunks)

    spoken = words(events)
    if not normalized:
        assert tuple(word for word, _, _ in spoken) == plan(transcript, "en", "en-US", Controls(), 510).words
    assert all(word for word, _, _ in spoken)
    edges = [edge for _, start, end in spoken for edge in (start, end)]
    assert edges == sorted(edges)
    assert all(0 <= edge <= seconds + 1 / rate for edge in edges)

    phonemes = [times for e in events if isinstance(e, PhonemeTimes) for times in zip(e.start, e.end, strict=True)]
    edges = [edge for times in phonemes for edge in times]
    assert edges == sorted(edges)
    assert all(0 <= edge <= seconds + 1 / rate for edge in edges)


@pytest.mark.parametrize(
    "transcript",
    [
        "{}One two, three.",
        "One {}two, three.",
        "One two,{} three. Four five six seven eight nine ten.",
        "One two, three.{} Four.",
        "One two, three. Four.{}",
        "Hel{}lo.",
        "One<volume ratio='0.5'/> {}two",
        "{}...",
        "One ... {}",
        "{}",
        "On 3/4/{}2024 it cost ${}5.",
    ],
)
def test_a_break_adds_exactly_its_samples_and_nothing_else(transcript: str) -> None:
    without = sound(transcript.replace("{}", "<break time='0s'/>"))
    having = sound(transcript.replace("{}", "<break time='1.234s'/>"))
    breaks = transcript.count("{}")
    assert len(having) - len(without) == breaks * round(1.234 * SAMPLE_RATE)
    loud = np.abs(without).sum()
    assert np.abs(having).sum() == pytest.approx(loud, rel=0.05)


def test_a_break_is_heard_between_its_neighbours() -> None:
    spoken = words(speak("One <break time='1s'/>two three"))
    (_, _, end), (_, start, _) = spoken[:2]
    assert 1.0 <= start - end < 1.2
    silent = sound("One <break time='1s'/>two three")[round(end * SAMPLE_RATE) + 24 : round(start * SAMPLE_RATE) - 24]
    assert np.abs(silent).max() < 1e-3


@pytest.mark.parametrize("ratio", [0.5, 2.0])
def test_the_volume_acts_on_its_span_only(ratio: float) -> None:
    text = "One two {}three four{} five six."
    plain = sound(text.replace("{}", ""))
    changed = sound(text.replace("{}", f"<volume ratio='{ratio}'/>", 1).replace("{}", "<volume ratio='1'/>"))
    assert len(plain) == len(changed)
    spoken = words(speak(text.replace("{}", "")))
    for index, (_, start, end) in enumerate(spoken):
        span = slice(round(start * SAMPLE_RATE) + FADE + 48, round(end * SAMPLE_RATE) - FADE - 48)
        gain = float(np.abs(changed[span]).sum() / np.abs(plain[span]).sum())
        assert gain == pytest.approx(ratio if index in {2, 3} else 1.0, rel=1e-3)


def test_the_volume_of_the_request_acts_everywhere_without_a_ramp() -> None:
    quiet = sound("<volume ratio='0.5'/>One two. Three.")
    np.testing.assert_allclose(quiet, 0.5 * sound("One two. Three."), atol=1e-6)


@pytest.mark.parametrize("transcript", ["...", "—", "“”", "\u200b", "\u0301", "( ) … ,", "\U000e0001"])
def test_a_transcript_without_sound_is_a_short_silence_with_all_its_words(transcript: str) -> None:
    events = speak(transcript)
    samples = sound(transcript)
    assert not samples.any()
    assert len(samples) < SAMPLE_RATE
    assert [word for word, _, _ in words(events)] == transcript.split()


@pytest.mark.parametrize("transcript", ["", " \n ", "[sigh]", "<speed ratio='1.5'/>"])
def test_nothing_to_say_is_an_empty_stream(transcript: str) -> None:
    assert speak(transcript) == [Done(0.0)]


def test_only_a_break_is_silence_of_its_length() -> None:
    samples = sound("<break time='1s'/>")
    assert len(samples) == SAMPLE_RATE
    assert not samples.any()


def test_the_engine_s_silence_is_trimmed_to_a_lead_in_and_the_rest() -> None:
    samples, starts, ends = placed(of("abc", rest=0.1))
    assert starts[0] == LEAD_IN
    assert len(samples) == ends[-1] + round(0.1 * SAMPLE_RATE)
    assert not samples[:LEAD_IN].any()
    assert np.abs(samples[starts[0] : ends[-1]]).max() > 0.1


def test_a_rest_longer_than_the_engine_s_silence_is_filled_up() -> None:
    samples, _, ends = placed(of("abc", rest=2.0))
    assert len(samples) == ends[-1] + 2 * SAMPLE_RATE


def test_places_follow_the_clock() -> None:
    phrase = of("abc, de.", pauses=(Pause(0, 1.0), Pause(5, 0.5), Pause(8, 0.25)), rest=0.4)
    at_zero, later = placed(phrase), placed(phrase, clock=1_000_000)
    assert np.array_equal(at_zero[0], later[0])
    assert [start + 1_000_000 for start in at_zero[1]] == later[1]
    assert at_zero[1][0] == SAMPLE_RATE + LEAD_IN


@settings(max_examples=60, deadline=None)
@given(
    st.text("ab ˈ,.", min_size=1, max_size=12).filter(lambda text: any(c in "ab" for c in text)),
    st.lists(st.tuples(st.integers(0, 12), st.sampled_from((0.0, 0.001, 0.01, 0.5))), max_size=5),
    st.sampled_from((0.0, 0.001, 0.06, 0.42)),
    st.data(),
)
def test_places_are_in_order_and_within_what_is_sent(
    symbols: str, pauses: list[tuple[int, float]], rest: float, data: st.DataObject
) -> None:
    size = len(symbols)
    volumes = data.draw(st.lists(st.sampled_from((0.5, 1.0, 2.0)), min_size=size, max_size=size))
    asked = tuple(Pause(min(at, size), seconds) for at, seconds in sorted(pauses))
    phrase = of(symbols, pauses=asked, volumes=tuple(volumes), rest=rest)
    samples, starts, ends = placed(phrase)
    bare, _, _ = placed(of(symbols, volumes=tuple(volumes), rest=rest))
    assert len(samples) - len(bare) == sum(round(pause.seconds * SAMPLE_RATE) for pause in asked)
    edges = [edge for pair in zip(starts, ends, strict=True) for edge in pair]
    assert edges == sorted(edges)
    assert edges[0] >= 0
    assert edges[-1] <= len(samples)
    assert np.isfinite(samples).all()


def test_cuts_do_not_click() -> None:
    phrase = of("a" * 40, pauses=tuple(Pause(at, 0.01) for at in range(5, 40, 5)))
    loud = of("a" * 40, volumes=(0.5, 2.0) * 20)
    for made in (phrase, loud):
        samples, _, _ = placed(made)
        assert np.abs(np.diff(samples)).max() < 0.15
