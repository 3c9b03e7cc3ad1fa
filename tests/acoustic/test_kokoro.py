"""The real voice: cuts and windows are exact, its places too, its speeds act where they should, and it stops."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from threading import Timer
from time import monotonic
from typing import Any

import numpy as np
import onnx
import onnxruntime as ort
import pytest
from numpy.typing import NDArray

from benchmarks.windows import log_mel_distance, signal_to_noise
from cadenza.acoustic import LEAD_IN, Engine, Samples
from cadenza.acoustic import kokoro as module
from cadenza.acoustic.durations import EARLY, HALF_FRAME
from cadenza.acoustic.kokoro import DURATIONS, SOURCE, WINDOWS, Kokoro, parts, window_size
from cadenza.acoustic.weights import MODEL_FILE, MODEL_SIZE, load_kokoro, load_repertoire, load_statistics, load_voices
from cadenza.errors import Cancelled, ConfigurationError, SynthesisError
from cadenza.speech import Delivery, Listener

pytestmark = pytest.mark.voice

OKAY = "ˌOkˈA."
SEE = "ˈI sˈi."
HELLO = "hɛlˈO, wˈɜɹld!"
WEATHER = "ðə wˈɛðɚ ɪz lˈʌvli ðɪs mˈɔɹnɪŋ."
LONG = "ˈæftəɹ ðə mˈitɪŋ ˈɛndᵻd, ðə tˈu ˌɛnʤənˈɪɹz wˈɔkt bˈæk tə ði ˈɔfəs ænd kwˈIətli dəskˈʌst ˈɪt."
FRAME = 600


@pytest.fixture(scope="session")
def weights() -> bytes:
    return load_kokoro(None)


def speak(
    engine: Engine, symbols: str, speeds: Sequence[float] | float = 1.0, voice: str = "af_heart"
) -> tuple[Samples, NDArray[np.int64]]:
    """Speak to the end; check what every rendering promises."""
    ratios = [speeds] * len(symbols) if isinstance(speeds, float) else speeds
    rendering = engine.speak(symbols, [Delivery(ratio) for ratio in ratios], voice, Listener())
    audio = np.concatenate(list(rendering.windows))
    assert audio.dtype == np.float32
    assert audio.shape == (rendering.length,)
    assert np.abs(audio).max() <= 1.0
    assert rendering.bounds.shape == (len(symbols) + 1,)
    assert np.diff(rendering.bounds).min() >= FRAME
    assert 0 < rendering.bounds[0] < rendering.bounds[-1] < rendering.length
    return audio, rendering.bounds


def seconds_taken(engine: Engine, symbols: str, listener: Listener) -> float:
    started = monotonic()
    list(engine.speak(symbols, [Delivery()] * len(symbols), "af_heart", listener).windows)
    return monotonic() - started


Uncut = Callable[[str, str], tuple[Samples, NDArray[np.int64], NDArray[np.float32]]]


@pytest.fixture(scope="module")
def uncut(weights: bytes) -> Uncut:
    """Load the model as published; it gives audio, durations and source of symbols, spoken by a voice."""
    model = onnx.load_from_string(weights)
    model.graph.output.append(onnx.helper.make_tensor_value_info(DURATIONS, onnx.TensorProto.INT64, ["T"]))
    model.graph.output.append(onnx.helper.make_tensor_value_info(SOURCE, onnx.TensorProto.FLOAT, [1, 22, "S"]))
    options = ort.SessionOptions()
    options.intra_op_num_threads = 2
    session = ort.InferenceSession(model.SerializeToString(), options, providers=["CPUExecutionProvider"])
    repertoire = load_repertoire()

    def speak(symbols: str, voice: str) -> tuple[Samples, NDArray[np.int64], NDArray[np.float32]]:
        feed: dict[str, NDArray[Any]] = {
            "tokens": np.array([[0, *(repertoire.tokens[symbol] for symbol in symbols), 0]]),
            "style": repertoire.voices.style(voice, len(symbols)),
            "speed": np.ones(1, np.float32),
        }
        audio, durations, source = session.run(None, feed)
        return audio, durations, source

    return cache(speak)


@pytest.mark.parametrize(("symbols", "voice"), [(OKAY, "am_michael"), (SEE, "bf_emma")])
def test_the_stages_say_of_a_short_phrase_what_the_whole_model_says(
    kokoro: Kokoro, uncut: Uncut, monkeypatch: pytest.MonkeyPatch, symbols: str, voice: str
) -> None:
    expected, durations, source = uncut(symbols, voice)
    audio, bounds = speak(kokoro, symbols, voice=voice)
    assert np.array_equal(bounds, np.cumsum(durations)[:-1] * FRAME - EARLY)
    assert log_mel_distance(expected, audio) < 1.2  # the int8 model is 1.4 and more from itself in float32
    monkeypatch.setattr(kokoro._source, "spectra", lambda f0: source)
    audio, _ = speak(kokoro, symbols, voice=voice)
    assert np.array_equal(audio, expected)


@pytest.mark.parametrize("voice", ["af_bella", "am_michael", "zf_xiaobei"])
def test_the_source_is_the_models(kokoro: Kokoro, uncut: Uncut, monkeypatch: pytest.MonkeyPatch, voice: str) -> None:
    _, _, expected = uncut(WEATHER, voice)
    heard: list[NDArray[np.float32]] = []
    spectra = kokoro._source.spectra

    def listen(f0: NDArray[np.float32]) -> NDArray[np.float32]:
        heard.append(spectra(f0))
        return heard[0]

    monkeypatch.setattr(kokoro._source, "spectra", listen)
    speak(kokoro, WEATHER, voice=voice)
    made = heard[0]
    assert made.shape == expected.shape
    assert np.abs(made[0, :11] - expected[0, :11]).max() < 0.02  # the model's phase drifts by some hundredths
    silent = np.abs(expected[0, 2]) < 1e-7
    assert silent.any()
    assert made[0, 13:, silent] == pytest.approx(expected[0, 13:, silent], abs=0.01)


@pytest.mark.parametrize(("symbols", "voice"), [(HELLO, "af_heart"), (WEATHER, "am_michael"), (WEATHER, "zf_xiaobei")])
def test_windows_sound_like_the_whole_model(kokoro: Kokoro, uncut: Uncut, symbols: str, voice: str) -> None:
    expected, durations, _ = uncut(symbols, voice)
    audio, bounds = speak(kokoro, symbols, voice=voice)
    assert np.array_equal(bounds, np.cumsum(durations)[:-1] * FRAME - EARLY)
    begin = int(bounds[0]) - LEAD_IN
    assert log_mel_distance(audio[begin:], expected[begin:]) < 2.5
    assert np.abs(expected[:begin]).max() < 0.01  # what isn't made is silent in the model too


@pytest.mark.parametrize(
    "voice", ["af_bella", "bm_lewis", "ef_dora", "ff_siwis", "hm_psi", "im_nicola", "jf_alpha", "pm_alex", "zm_yunxi"]
)
def test_windows_joined_are_the_phrase_in_one(kokoro: Kokoro, monkeypatch: pytest.MonkeyPatch, voice: str) -> None:
    audio, _ = speak(kokoro, HELLO, voice=voice)
    monkeypatch.setattr(module, "WINDOWS", (10**9,))
    whole, _ = speak(kokoro, HELLO, voice=voice)
    assert signal_to_noise(whole, audio) > 60


@pytest.mark.parametrize(
    "delivery", [Delivery(0.8, -2.0, 0.6, -4.0), Delivery(1.2, 4.5, 0.8, 2.0), Delivery(1.12, 1.2, 1.2, 6.0, -0.25)]
)
def test_windows_of_another_delivery_sound_like_the_phrase_made_whole(
    kokoro: Kokoro, monkeypatch: pytest.MonkeyPatch, delivery: Delivery
) -> None:
    def spoken() -> Samples:
        rendering = kokoro.speak(WEATHER, [delivery] * len(WEATHER), "am_michael", Listener())
        return np.concatenate(list(rendering.windows))[int(rendering.bounds[0]) - LEAD_IN :]

    windows = spoken()
    monkeypatch.setattr(module, "SHORT", 10**9)
    # 2.9 at 4.5 semitones: the statistics are told from natural prosody, and less well the farther it is.
    assert log_mel_distance(windows, spoken()) < 3.2


def test_the_first_window_is_short_and_begins_just_before_the_sound(kokoro: Kokoro) -> None:
    rendering = kokoro.speak(WEATHER, [Delivery()] * len(WEATHER), "af_heart", Listener())
    first = next(window for window in rendering.windows if len(window))
    silent = len(first) - WINDOWS[0] * HALF_FRAME
    assert not first[:silent].any()
    assert first[silent:].any()
    assert 0 <= int(rendering.bounds[0]) - LEAD_IN - silent < HALF_FRAME


def sizes(*ahead: float | None, crowded: bool = False) -> list[int]:
    return [window_size(Listener(ahead=seconds, crowded=crowded)) for seconds in ahead]


def test_windows_are_as_long_as_what_lies_ready() -> None:
    assert sizes(None, 0.0, 0.18, 0.29, 0.3, 0.39, 0.4, 9.0) == [16, 16, 16, 16, 24, 24, 32, 32]


def test_in_a_crowd_the_first_lasts_until_the_second_has_its_turn() -> None:
    assert sizes(None, 0.0, 0.39, 0.4, 9.0, crowded=True) == [32, 24, 24, 32, 32]


def test_all_voices_have_statistics() -> None:
    assert load_statistics().index.keys() == load_voices().index.keys()


def test_few_tensors_cross_the_cuts(weights: bytes) -> None:
    (front, prosody, decoder, generator), _ = parts(weights)
    assert [value.name for value in front.graph.input] == ["tokens", "style"]
    assert {"durations", "style"} < {value.name for value in prosody.graph.input}
    assert len(prosody.graph.input) == 4
    assert {"f0", "energy", "style"} < {value.name for value in decoder.graph.input}
    assert len(decoder.graph.input) == 5
    assert [value.name for value in generator.graph.input] == ["x", "har", "style"]
    size = sum(part.ByteSize() for part in (front, prosody, decoder, generator))
    assert size < 1.01 * MODEL_SIZE  # only small initialisers are in two of them


@pytest.mark.parametrize("speed", [0.6, 1.5])
def test_speed_acts_on_its_half_only(kokoro: Kokoro, speed: float) -> None:
    half = LONG.index(" bˈæk")
    plain = kokoro.speak(LONG, [Delivery()] * len(LONG), "af_heart", Listener())
    speeds = [1.0] * half + [speed] * (len(LONG) - half)
    changed = kokoro.speak(LONG, [Delivery(speed) for speed in speeds], "af_heart", Listener())
    assert np.array_equal(changed.bounds[: half + 1], plain.bounds[: half + 1])
    natural, asked = (int(bounds[-1] - bounds[half]) for bounds in (plain.bounds, changed.bounds))
    assert asked == pytest.approx(natural / speed, rel=0.02)
    assert changed.length - changed.bounds[-1] == plain.length - plain.bounds[-1]


def test_speed_is_heard(kokoro: Kokoro) -> None:
    audio, bounds = speak(kokoro, WEATHER, 1.5)
    loud = np.abs(audio[bounds[0] : bounds[-2]]).mean()
    assert loud > 5 * np.abs(audio[: bounds[0] - 2400]).mean()


@pytest.mark.parametrize(
    ("symbols", "speeds", "voice"),
    [
        ("", [], "af_heart"),
        ("a" * 511, [1.0] * 511, "af_heart"),
        ("a%", [1.0] * 2, "af_heart"),
        ("ab", [1.0], "af_heart"),
        ("ab", [1.0, 0.0], "af_heart"),
        ("ab", [1.0] * 2, "nobody"),
    ],
)
def test_refuses(kokoro: Kokoro, symbols: str, speeds: list[float], voice: str) -> None:
    with pytest.raises(SynthesisError):
        kokoro.speak(symbols, [Delivery(speed) for speed in speeds], voice, Listener())


def test_takes_as_many_symbols_as_it_says(kokoro: Kokoro) -> None:
    symbols = (LONG * 10)[: kokoro.max_phones]
    rendering = kokoro.speak(symbols, [Delivery()] * len(symbols), "af_heart", Listener())
    assert rendering.bounds.shape == (len(symbols) + 1,)


def test_stops_soon_when_cancelled_and_works_again(kokoro: Kokoro) -> None:
    undisturbed = seconds_taken(kokoro, WEATHER, Listener())
    listener = Listener()
    timer = Timer(0.2 * undisturbed, listener.request)
    started = monotonic()
    timer.start()
    with pytest.raises(Cancelled):
        seconds_taken(kokoro, WEATHER, listener)
    assert monotonic() - started < undisturbed / 2
    timer.join()
    speak(kokoro, OKAY)


def test_does_nothing_when_cancelled_already(kokoro: Kokoro) -> None:
    listener = Listener()
    rendering = kokoro.speak(OKAY, [Delivery()] * len(OKAY), "af_heart", listener)
    listener.request()
    with pytest.raises(Cancelled):
        next(rendering.windows)
    with pytest.raises(Cancelled):
        kokoro.speak(OKAY, [Delivery()] * len(OKAY), "af_heart", listener)


def test_stops_between_windows(kokoro: Kokoro) -> None:
    listener = Listener()
    rendering = kokoro.speak(WEATHER, [Delivery()] * len(WEATHER), "af_heart", listener)
    next(rendering.windows)
    listener.request()
    with pytest.raises(Cancelled):
        next(rendering.windows)


def test_failures_of_the_runtime_are_ours(kokoro: Kokoro) -> None:
    with pytest.raises(SynthesisError, match="The model failed"):
        kokoro._stages["front"].run({"tokens": np.zeros((1, 3)), "style": np.zeros((1, 256))}, Listener())


def test_values_that_are_not_finite_are_refused(kokoro: Kokoro) -> None:
    repertoire = load_repertoire()
    repertoire.voices.coefficients.fill(np.nan)
    with pytest.raises(SynthesisError, match="not finite"):
        speak(Kokoro(kokoro._stages, kokoro._source, repertoire, load_statistics()), OKAY)


def test_the_model_may_lie_in_a_folder(tmp_path: Path, weights: bytes) -> None:
    (tmp_path / MODEL_FILE).write_bytes(weights)
    assert load_kokoro(tmp_path) == weights


def test_a_wrong_model_is_refused(tmp_path: Path, weights: bytes) -> None:
    with pytest.raises(ConfigurationError, match=rf"{tmp_path}.*{MODEL_FILE}"):
        load_kokoro(tmp_path)
    path = tmp_path / MODEL_FILE
    path.write_bytes(weights[:1000])
    with pytest.raises(ConfigurationError, match=r"expected 92361271 bytes.* found 1000 bytes"):
        load_kokoro(tmp_path)
    altered = bytearray(weights)
    altered[50_000_000] ^= 1
    path.write_bytes(altered)
    with pytest.raises(ConfigurationError, match=r"SHA-256 6e742170d3.*found 92361271 bytes"):
        load_kokoro(tmp_path)
