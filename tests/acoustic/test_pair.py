"""Each phrase goes to the engine that suits it, and every engine that a setting can name is there."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from cadenza.acoustic import Engine, Rendering
from cadenza.acoustic.catalogue import load_engine
from cadenza.acoustic.hibari import LEARNED
from cadenza.acoustic.pair import Pair
from cadenza.acoustic.tone import Tone
from cadenza.errors import SynthesisError
from cadenza.settings import Settings
from cadenza.speech import Delivery, Listener


class Noting(Tone):
    """Notes what it is asked to say."""

    def __init__(self, max_phones: int) -> None:
        super().__init__()
        self.max_phones = max_phones
        self.said: list[tuple[str, str]] = []

    def speak(self, symbols: str, deliveries: Sequence[Delivery], voice: str, listener: Listener) -> Rendering:
        self.said.append((voice, symbols))
        return super().speak(symbols, deliveries, voice, listener)


def test_a_phrase_goes_to_the_fast_engine_if_it_has_the_voice_and_the_sounds() -> None:
    fast, full = Noting(400), Noting(510)
    pair: Engine = Pair(fast, full, frozenset({"af_heart"}), frozenset("ab "))
    for voice, symbols in (("af_heart", "a b"), ("af_heart", "a bø"), ("am_adam", "a b"), ("af_heart", "ba")):
        assert pair.speak(symbols, [Delivery()] * len(symbols), voice, Listener()).length
    assert fast.said == [("af_heart", "a b"), ("af_heart", "ba")]
    assert full.said == [("af_heart", "a bø"), ("am_adam", "a b")]
    assert pair.max_phones == 400
    assert pair.symbols == full.symbols


def test_what_neither_can_say_is_refused() -> None:
    pair = Pair(Tone(), Tone(), frozenset({"af_heart"}), LEARNED)
    for symbols, voice in (("a%", "af_heart"), ("ab", "nobody")):
        with pytest.raises(SynthesisError):
            pair.speak(symbols, [Delivery()] * 2, voice, Listener())


@pytest.mark.voice
@pytest.mark.parametrize(("setting", "name"), [("auto", "auto"), ("fast", "hibari"), ("full", "kokoro")])
def test_a_setting_names_an_engine(setting: str, name: str) -> None:
    engine = load_engine(Settings.from_env({"CADENZA_ENGINE": setting}))
    assert engine.name == name
    assert engine.symbols >= LEARNED
    symbols = "həlˈO."
    assert engine.speak(symbols, [Delivery()] * len(symbols), "af_heart", Listener()).length > 12_000


def test_the_tone_is_an_engine_too() -> None:
    assert load_engine(Settings.from_env({"CADENZA_ENGINE": "tone"})).name == "tone"
