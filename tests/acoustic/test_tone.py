"""The tone engine keeps every promise of the protocol, so that tests which use it mean something."""

from __future__ import annotations

from itertools import pairwise
from threading import Timer
from time import monotonic

import numpy as np
import pytest

from cadenza.acoustic import Engine
from cadenza.acoustic.tone import WINDOW, Tone
from cadenza.errors import Cancelled, SynthesisError
from cadenza.speech import SAMPLE_RATE, Delivery, Listener
from cadenza.voices import Voices

TEXT = "həlˈoʊ, wˈɜɹld."


def test_windows_make_up_the_phrase() -> None:
    engine: Engine = Tone()
    rendering = engine.speak(TEXT, [Delivery()] * len(TEXT), "af_heart", Listener())
    windows = list(rendering.windows)
    assert [len(window) for window in windows[:-1]] == [WINDOW] * (len(windows) - 1)
    assert len(windows) > 2
    audio = np.concatenate(windows)
    assert audio.dtype == np.float32
    assert len(audio) == rendering.length
    assert len(rendering.bounds) == len(TEXT) + 1
    assert np.all(np.diff(rendering.bounds) > 0)


def test_each_phone_sounds_in_its_place() -> None:
    rendering = Tone().speak(TEXT, [Delivery()] * len(TEXT), "af_heart", Listener())
    audio = np.concatenate(list(rendering.windows))
    bounds = rendering.bounds
    levels = [np.abs(audio[start:end]).max() for start, end in pairwise(bounds)]
    assert [level > 0.1 for level in levels] == [symbol not in " ,." for symbol in TEXT]
    assert bounds[0] == round(0.35 * SAMPLE_RATE)
    assert not audio[: bounds[0]].any()
    assert rendering.length - bounds[-1] == round(0.3 * SAMPLE_RATE)
    assert not audio[bounds[-1] :].any()
    assert np.abs(np.diff(audio)).max() < 0.12  # no clicks


def test_phones_differ_and_repeat() -> None:
    def sound(symbol: str) -> np.ndarray[tuple[int], np.dtype[np.float32]]:
        rendering = Tone().speak(symbol, [Delivery()], "am_puck", Listener())
        return np.concatenate(list(rendering.windows))

    assert np.array_equal(sound("a"), sound("a"))
    assert not np.array_equal(sound("a"), sound("ɛ"))


def test_speed() -> None:
    def seconds(speed: float) -> float:
        bounds = Tone().speak(TEXT, [Delivery(speed)] * len(TEXT), "af_heart", Listener()).bounds
        return float(bounds[-1] - bounds[0]) / SAMPLE_RATE

    assert seconds(0.6) == pytest.approx(seconds(1) / 0.6, rel=0.02)
    assert seconds(1.5) == pytest.approx(seconds(1) / 1.5, rel=0.02)


def test_every_voice_and_symbol() -> None:
    engine = Tone()
    symbols = "".join(sorted(engine.symbols))
    for voice in Voices.load().all():
        assert engine.speak(symbols, [Delivery()] * len(symbols), voice.key, Listener()).length


@pytest.mark.parametrize(
    ("symbols", "speeds", "voice"),
    [
        ("", [], "af_heart"),
        ("a" * 511, [1.0] * 511, "af_heart"),
        ("a%", [1.0] * 2, "af_heart"),
        ("ab", [1.0], "af_heart"),
        ("ab", [1.0, 0.0], "af_heart"),
        ("ab", [1.0, float("nan")], "af_heart"),
        ("ab", [1.0] * 2, "nobody"),
    ],
)
def test_refuses(symbols: str, speeds: list[float], voice: str) -> None:
    with pytest.raises(SynthesisError):
        Tone().speak(symbols, [Delivery(speed) for speed in speeds], voice, Listener())


def test_cancelled_before_and_between_windows() -> None:
    listener = Listener()
    rendering = Tone().speak(TEXT, [Delivery()] * len(TEXT), "af_heart", listener)
    next(rendering.windows)
    listener.request()
    with pytest.raises(Cancelled):
        next(rendering.windows)
    with pytest.raises(Cancelled):
        Tone().speak(TEXT, [Delivery()] * len(TEXT), "af_heart", listener)


def test_takes_its_time_and_wakes_up_when_cancelled() -> None:
    listener = Listener()
    slow = Tone(1e6).speak("a", [Delivery()], "af_heart", listener)
    timer = Timer(0.05, listener.request)  # not before there are windows to wait for
    timer.start()
    started = monotonic()
    with pytest.raises(Cancelled):
        list(slow.windows)
    assert monotonic() - started < 1e5
    timer.join()
    started = monotonic()
    list(Tone(0.3).speak("a", [Delivery()], "af_heart", Listener()).windows)
    assert monotonic() - started >= 0.3 * 0.725
