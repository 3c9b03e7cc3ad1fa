"""The fast voice: it says what its library says, window by window, at the speeds and in the places that were given."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path

import hibari as library
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from cadenza.acoustic import Engine, Samples
from cadenza.acoustic import hibari as module
from cadenza.acoustic.catalogue import available_voices, load_engine
from cadenza.acoustic.durations import EARLY
from cadenza.acoustic.hibari import GAIN, HOP, LEARNED, SEED, Hibari, VoiceFile, load_hibari, stages
from cadenza.acoustic.runtime import finite
from cadenza.errors import Cancelled, ConfigurationError, SynthesisError
from cadenza.settings import Settings
from cadenza.speech import Delivery, Listener

pytestmark = pytest.mark.voice

OKAY = "ˌOkˈA."
WEATHER = "ðə wˈɛðəɹ ɪz lˈʌvli ðɪs mˈɔɹnɪŋ."
LONG = "ˈæftəɹ ðə mˈitɪŋ ˈɛndᵻd, ðə tˈu ˌɛnʤənˈɪɹz wˈɔkt bˈæk tə ði ˈɔfəs ænd kwˈIətli dəskˈʌst ˈɪt."
FRAME = 600
FAITHFUL = 120
"""Decibels between samples and their difference from what they should be; what is left is rounding (143 measured)."""


@pytest.fixture(scope="module")
def hibari() -> Hibari:
    return Hibari.load(threads=1)


@pytest.fixture(scope="module")
def original() -> library.Hibari:
    return library.Hibari()


def speak(
    engine: Engine, symbols: str, speeds: Sequence[float] | float = 1.0
) -> tuple[list[Samples], NDArray[np.int64]]:
    """Speak to the end; check what every rendering promises."""
    ratios = [speeds] * len(symbols) if isinstance(speeds, float) else speeds
    rendering = engine.speak(symbols, [Delivery(ratio) for ratio in ratios], "af_heart", Listener())
    windows = list(rendering.windows)
    assert {window.dtype for window in windows} == {np.dtype(np.float32)}
    assert sum(map(len, windows)) == rendering.length
    assert max(np.abs(window).max() for window in windows) <= 1.0
    assert rendering.bounds.shape == (len(symbols) + 1,)
    assert np.diff(rendering.bounds).min() >= FRAME
    assert 0 < rendering.bounds[0] < rendering.bounds[-1] < rendering.length
    return windows, rendering.bounds


def fidelity(samples: NDArray[np.float32], expected: NDArray[np.float32]) -> float:
    """Decibels by which `expected` is louder than the difference."""
    wanted = expected.astype(np.float64)
    error = np.sum((samples - wanted) ** 2)
    return float(10 * np.log10(np.sum(wanted**2) / error)) if error else np.inf


@pytest.mark.parametrize("symbols", ["ə", OKAY, WEATHER, LONG])
def test_it_says_what_the_library_says(hibari: Hibari, original: library.Hibari, symbols: str) -> None:
    windows, _ = speak(hibari, symbols)
    expected = original.from_phonemes(symbols, seed=SEED)
    assert fidelity(np.concatenate(windows) / np.float32(GAIN), expected) > FAITHFUL


@given(frames=st.integers(6, 300), first=st.integers(1, 40), largest=st.integers(1, 80), seed=st.integers(0, 99))
@settings(max_examples=25, deadline=None)
def test_windows_joined_are_the_whole(frames: int, first: int, largest: int, seed: int) -> None:
    rng = np.random.default_rng(seed)
    spectra = {name: rng.normal(0, 2, (601, frames)).astype(np.float32) for name in ("lh", "theta", "ln", "lr", "phi")}
    f0 = rng.uniform(0, 400, frames).astype(np.float32)
    whole = library.dsp.synth(*spectra.values(), f0, np.random.default_rng(SEED))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "FIRST", first)
        patch.setattr(module, "LARGEST", largest)
        windows = list(module._windows(spectra, f0))
    assert sum(map(len, windows)) == len(whole) == HOP * frames
    assert fidelity(np.concatenate(windows), whole) > FAITHFUL


def test_the_first_window_is_small_and_the_others_grow(hibari: Hibari) -> None:
    windows, _ = speak(hibari, WEATHER)
    assert [len(window) / 24_000 for window in windows[:-1]] == [0.2, 0.4, 0.8, 0.8]
    assert len(windows[-1]) / 24_000 <= 0.8


def test_the_same_phones_are_the_same_samples(hibari: Hibari) -> None:
    once, again = (np.concatenate(speak(hibari, WEATHER)[0]) for _ in range(2))
    assert np.array_equal(once, again)


def test_phones_sound_where_they_are_said_to(hibari: Hibari) -> None:
    windows, bounds = speak(hibari, WEATHER)
    audio = np.abs(np.concatenate(windows))
    loud = audio[bounds[0] : bounds[-2]].mean()
    assert loud > 20 * audio[: bounds[0] - EARLY].mean()
    assert loud > 20 * audio[bounds[-1] :].mean()


@pytest.mark.parametrize("speed", [0.6, 0.8, 1.25, 1.5])
def test_speed_scales_the_span(hibari: Hibari, speed: float) -> None:
    _, plain = speak(hibari, LONG)
    _, changed = speak(hibari, LONG, speed)
    assert changed[-1] - changed[0] == pytest.approx((plain[-1] - plain[0]) / speed, rel=0.05)
    assert changed[0] == plain[0]


@pytest.mark.parametrize("speed", [0.6, 1.5])
def test_speed_acts_on_its_half_only(hibari: Hibari, speed: float) -> None:
    half = LONG.index(" bˈæk")
    _, plain = speak(hibari, LONG)
    _, changed = speak(hibari, LONG, [1.0] * half + [speed] * (len(LONG) - half))
    assert np.array_equal(changed[: half + 1], plain[: half + 1])
    assert changed[-1] - changed[half] == pytest.approx((plain[-1] - plain[half]) / speed, rel=0.05)


def test_pitch_and_energy_can_be_edited_between_the_stages() -> None:
    _, prosody, decoder = stages(load_hibari())
    assert {"f0", "energy"} < {value.name for value in prosody.graph.output}
    assert {"f0", "energy"} < {value.name for value in decoder.graph.input}
    assert [value.name for value in decoder.graph.output] == ["lh", "theta", "ln", "lr", "phi"]


def test_an_edit_takes_f0_no_higher_than_the_voice_can_reach() -> None:
    own = np.array([0.0, 180.0, 200.0, 220.0, 400.0], np.float32)
    mean = 12 * np.log2(own[1:]).mean()
    assert module._within_reach(own, own) is own
    for semitones in (-6, 2, 6, 12, 24):
        edited = own * np.float32(2 ** (semitones / 12))
        bent = module._within_reach(edited, own)
        high = 12 * np.log2(bent[1:]) - mean
        assert (bent <= edited).all()
        assert bent[0] == 0.0
        assert (np.diff(bent) >= 0).all()
        assert high.max() <= module.EASY + module.MORE + 1e-3
        assert (bent >= np.minimum(edited, own)).all()  # what the voice does by itself is within its reach
        untouched = 12 * np.log2(edited[1:]) - mean <= module.EASY
        assert (bent[1:][untouched] == edited[1:][untouched]).all()


def test_it_takes_as_many_symbols_as_it_says(hibari: Hibari) -> None:
    speak(hibari, (LONG * 10)[: hibari.max_phones])


def test_it_takes_every_symbol_that_it_says(hibari: Hibari, original: library.Hibari) -> None:
    assert hibari.symbols == original.vocab.keys()
    assert hibari.symbols > LEARNED
    assert original.ids("".join(sorted(hibari.symbols)))[1:-1] == [
        hibari._repertoire.tokens[symbol] for symbol in sorted(hibari.symbols)
    ]
    speak(hibari, "".join(sorted(hibari.symbols)))


@pytest.mark.parametrize(
    ("symbols", "speeds", "voice", "why"),
    [
        ("", [], "af_heart", "1 to 510 symbols"),
        ("a" * 511, [1.0] * 511, "af_heart", "1 to 510 symbols"),
        ("a%", [1.0] * 2, "af_heart", "no symbols"),
        ("ab", [1.0], "af_heart", "one delivery"),
        ("ab", [1.0, 0.0], "af_heart", "positive"),
        ("ab", [1.0] * 2, "am_adam", "only the voices af_heart, not.*auto or full"),
    ],
)
def test_refuses(hibari: Hibari, symbols: str, speeds: list[float], voice: str, why: str) -> None:
    with pytest.raises(SynthesisError, match=why):
        hibari.speak(symbols, [Delivery(speed) for speed in speeds], voice, Listener())


def test_stops_between_windows_when_cancelled(hibari: Hibari) -> None:
    listener = Listener()
    windows = hibari.speak(WEATHER, [Delivery()] * len(WEATHER), "af_heart", listener).windows
    next(windows)
    listener.request()
    with pytest.raises(Cancelled):
        next(windows)
    speak(hibari, OKAY)


def test_does_nothing_when_cancelled_already(hibari: Hibari) -> None:
    listener = Listener()
    rendering = hibari.speak(OKAY, [Delivery()] * len(OKAY), "af_heart", listener)
    listener.request()
    with pytest.raises(Cancelled):
        next(rendering.windows)
    with pytest.raises(Cancelled):
        hibari.speak(OKAY, [Delivery()] * len(OKAY), "af_heart", listener)


def test_values_that_are_not_finite_are_refused() -> None:
    with pytest.raises(SynthesisError, match="not finite"):
        finite(np.array([0, np.nan], np.float32))


def test_another_model_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MODEL_SHA256", "0" * 64)
    with pytest.raises(ConfigurationError, match=r"another one.*Install hibari-tts 0\.2\.1"):
        load_hibari()


@pytest.fixture
def voice_file(tmp_path: Path) -> VoiceFile:
    path = tmp_path / "michael.onnx"
    path.write_bytes(load_hibari())
    return VoiceFile(path, module.MODEL_SHA256)


def test_another_voice_is_loaded_from_its_file(hibari: Hibari, voice_file: VoiceFile) -> None:
    settings = Settings.from_env({}, engine="fast", fast_voices=f" am_michael={voice_file.path}#{voice_file.digest} ,")
    assert [voice.key for voice in available_voices(settings).all()] == ["af_heart", "am_michael"]
    engine = load_engine(settings)
    rendering = engine.speak(OKAY, [Delivery()] * len(OKAY), "am_michael", Listener())
    expected, _ = speak(hibari, OKAY)
    assert np.array_equal(np.concatenate(list(rendering.windows)), np.concatenate(expected))


def test_a_voice_file_that_is_not_right_is_refused(voice_file: VoiceFile) -> None:
    with pytest.raises(ConfigurationError, match=r"No voices.*nobody"):
        Hibari.load(1, {"nobody": voice_file})
    with pytest.raises(ConfigurationError, match=r"michael\.onnx is damaged or another one: expected SHA-256 00"):
        Hibari.load(1, {"am_michael": VoiceFile(voice_file.path, "0" * 64)})
    with pytest.raises(ConfigurationError, match="can't be read"):
        Hibari.load(1, {"am_michael": VoiceFile(voice_file.path.with_name("none"), voice_file.digest)})
    voice_file.path.write_bytes(b"no model at all")
    digest = sha256(b"no model at all").hexdigest()
    with pytest.raises(ConfigurationError, match="isn't one of hibari's"):
        Hibari.load(1, {"am_michael": VoiceFile(voice_file.path, digest)})


@pytest.mark.parametrize("given", ["am_michael", "am_michael=/x", "am_michael=/x#12", "=/x#" + "0" * 64])
def test_a_setting_of_voices_that_says_nothing_is_refused(given: str) -> None:
    with pytest.raises(ConfigurationError, match="CADENZA_FAST_VOICES"):
        Settings.from_env({"CADENZA_FAST_VOICES": given})
