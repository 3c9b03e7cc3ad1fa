"""The fast voice: hibari, voices of Kokoro distilled into 6 million weights each, cut where its prosody is made.

    front:   ids [1, T + 2]                     -> frames [T + 2] (not rounded), encodings
    prosody: durations [T + 2], encodings       -> f0 in Hz (below 40: unvoiced), energy: [1, F], F = 2 sum(durations)
    decoder: f0, energy, encodings              -> lh, theta, ln, lr, phi, each [1, 601, F]

The decoder's five outputs describe spectra 12.5 ms apart: a pulse train of pitch f0 filtered by (lh, theta), noise
shaped by ln, and (lr, phi) as it is. The networks run once a phrase; signal processing, the library's own, then
makes the samples window by window, and is so local that the windows joined are the whole.

It is the package hibari-tts 0.2.1, by Maureese Williams, Apache-2.0. One voice comes with it; the others that its
author made are files of the same kind, which whoever has them names by path and digest.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np
import onnx
from google.protobuf.message import DecodeError
from hibari import dsp
from numpy.typing import NDArray

from cadenza.acoustic import Rendering, Samples
from cadenza.acoustic.durations import EARLY, sample_bounds, spoken_durations
from cadenza.acoustic.graph import cut, rename
from cadenza.acoustic.prosody import LOWEST, Curves
from cadenza.acoustic.runtime import Stage, Values, finite
from cadenza.acoustic.weights import MAX_PHONES, PAD, Repertoire, load_repertoire
from cadenza.errors import Cancelled, ConfigurationError, SynthesisError
from cadenza.speech import Delivery, Listener

VOICE = "af_heart"
LEARNED = frozenset('AIOTWYbdfhijklmnpstuvwzæðŋɑɐɔəɛɜɡɪɹɾʃʊʌʒʤʧˈˌθᵊᵻʔ;:,.!?—…"()“” ')
"""What the library's American lexicons and rules make, and punctuation: what the voice can have learned. It takes
Kokoro's other symbols too, as its library does, but makes of them what it will."""

MODEL_SHA256 = "5f70741d4e900f4e85d0037498736cc1b3e1b9a63a13546a5da1e63abf4fccd8"
FRAMES = "/Sub_output_0"
DURATIONS = "/Cast_32_output_0"
ENERGY = "/Mul_62_output_0"

HOP: int = dsp.HOP
"""Samples between two spectra: 12.5 ms."""
FIRST, LARGEST = 16, 64
"""Spectra in the first window and in the largest: 0.2 and 0.8 s; each is twice the one before."""
EASY, MORE = 8.0, 3.0
"""Semitones above its mean to which an edit may take F0 as it is, and those beyond that it comes near at most.

The voice learned from neutral speech: the judge of `benchmarks/naturalness.py` gives "amazed" 4.4 so and 3.9 without,
"euphoric" 4.3 and 4.0, and F0's range is smaller by 1.0 and 0.4 semitones of 12."""
SEED = 0
"""Of the noise. The library's own is another one each time; here the same phones are the same samples."""
GAIN = 1.53
"""Brings the voice to the level of Kokoro's af_heart: 3.7 dB, the median over 16 sentences, which lie 2.9 to 4.4 dB
apart (RMS between the first and the last edge). The peaks of those then reach 0.70."""


@dataclass(frozen=True, slots=True)
class VoiceFile:
    """A model of one more voice: the file, and the SHA-256 that it must have."""

    path: Path
    digest: str


def load_hibari(given: VoiceFile | None = None) -> bytes:
    """Read the ONNX file `given`, None for the library's own, and verify it.

    Raises ConfigurationError if it can't be read or isn't the one that is expected.
    """
    source, expected = (f"The model {given.path}", given.digest) if given else ("The model of hibari-tts", MODEL_SHA256)
    advice = "Name another file or digest." if given else "Install hibari-tts 0.2.1 again."
    try:
        weights = given.path.read_bytes() if given else files("hibari").joinpath("assets/hibari.onnx").read_bytes()
    except OSError as error:
        raise ConfigurationError(f"{source} can't be read ({error.strerror}). {advice}") from error
    if (digest := sha256(weights).hexdigest()) != expected:
        raise ConfigurationError(
            f"{source} is damaged or another one: expected SHA-256 {expected}, found {digest}. {advice}"
        )
    return weights


def stages(weights: bytes) -> tuple[onnx.ModelProto, onnx.ModelProto, onnx.ModelProto]:
    """Cut the model into front, prosody and decoder; the division by the model's own `speed` falls out."""
    model = onnx.load_from_string(weights)
    rename(model, {FRAMES: "frames", DURATIONS: "durations", ENERGY: "energy"})
    # The whole model gives f0 as well; here the prosody does, and the decoder takes it.
    spectra = [value for value in model.graph.output if value.name != "f0"]
    del model.graph.output[:]
    model.graph.output.extend(spectra)
    front, body = cut(model, ["durations"], gives=["frames"])
    return (front, *cut(body, ["f0", "energy"]))


@dataclass(frozen=True, slots=True)
class Model:
    """One voice, ready to speak."""

    front: Stage
    prosody: Stage
    decoder: Stage


def _load(given: VoiceFile | None, threads: int) -> Model:
    try:
        return Model(*(Stage(stage.SerializeToString(), threads) for stage in stages(load_hibari(given))))
    except (ValueError, DecodeError) as error:
        where = given.path if given else "hibari-tts"
        raise ConfigurationError(f"The model {where} isn't one of hibari's: {str(error)[:200]}") from error


class Hibari:
    """The engine; see `Engine` for what its methods promise. Each voice is a model; the tokens are Kokoro's."""

    name: str = "hibari"
    problem: str | None = None
    max_phones: int = MAX_PHONES

    def __init__(self, models: Mapping[str, Model], repertoire: Repertoire) -> None:
        self._models, self._repertoire = models, repertoire
        self.symbols: frozenset[str] = frozenset(repertoire.tokens)

    @classmethod
    def load(cls, threads: int, more: Mapping[str, VoiceFile] | None = None) -> Hibari:
        """Load the library's model and those of the voices `more`, by key, to run on `threads` cores.

        Raises ConfigurationError if one of them isn't right, or is of a voice that the catalogue lacks.
        """
        repertoire = load_repertoire()
        wanted: dict[str, VoiceFile | None] = {VOICE: None, **(more or {})}
        if unknown := sorted(wanted.keys() - repertoire.voices.index.keys()):
            raise ConfigurationError(f"No voices {unknown!a} are in the catalogue; `cadenza voices` lists them.")
        return cls({voice: _load(given, threads) for voice, given in wanted.items()}, repertoire)

    def speak(self, symbols: str, deliveries: Sequence[Delivery], voice: str, listener: Listener) -> Rendering:
        """Find the places of all phones; the audio comes in windows of 0.2, 0.4, 0.8, 0.8... seconds."""
        if voice not in self._models:
            raise SynthesisError(
                f"The fast engine has only the voices {', '.join(sorted(self._models))}, not {ascii(voice)[:80]}; "
                "set CADENZA_ENGINE to auto or full for all voices."
            )
        model = self._models[voice]
        self._repertoire.check(symbols, deliveries, voice)
        tokens = [PAD, *map(self._repertoire.tokens.__getitem__, symbols), PAD]
        values: dict[str, NDArray[Any]] = {"ids": np.array([tokens], np.int64)}
        values |= model.front.run(values, listener)
        values["durations"] = spoken_durations(finite(values["frames"]), symbols, deliveries)
        bounds, length = sample_bounds(values["durations"])
        # It learned when phones sound from Kokoro, and begins as early.
        curves = Curves.of(deliveries, values["durations"])
        return Rendering(np.maximum(bounds - EARLY, 0), length, _decode(model, values, curves, length, listener))


def _decode(model: Model, values: Values, curves: Curves, length: int, listener: Listener) -> Iterator[Samples]:
    values = {**values, **model.prosody.run(values, listener)}
    f0, energy = finite(values["f0"])[0], finite(values["energy"])[0]
    if len(f0) * HOP != length:
        raise SynthesisError(f"The model made {len(f0)} frames where {length} samples were due.")
    laughs = (curves.voiced == 0).any()  # it alone is hushed in places, and high by its nature
    edited = curves.f0(f0)
    f0, energy = edited if laughs else _within_reach(edited, f0), curves.energy(energy)
    values |= {"f0": f0[None], "energy": energy[None]}
    spectra = {name: value[0] for name, value in model.decoder.run(values, listener).items()}
    for window in _windows(spectra, f0):
        yield GAIN * finite(window)
        if listener.requested:
            raise Cancelled("Cancelled between two windows.")


def _within_reach(edited: NDArray[np.float32], own: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return `edited` F0 [F], in Hz, bent to what the voice can reach above the mean of its `own`, which stays."""
    voiced = own >= LOWEST
    if edited is own or not voiced.any():
        return edited
    mean = 12 * np.log2(own[voiced]).mean()
    high = 12 * np.log2(np.maximum(edited, LOWEST)) - mean
    bent = EASY + MORE * np.tanh(np.maximum(high - EASY, 0) / MORE)
    bound = np.maximum(2 ** ((mean + bent) / 12), own)
    return np.where(high > EASY, np.minimum(edited, bound), edited).astype(np.float32)


def _windows(spectra: Values, f0: NDArray[np.float32]) -> Iterator[Samples]:
    """Yield the samples of `spectra` (five of [601, F], log magnitudes and phases) with the pitch `f0` [F].

    A spectrum sounds over two steps before its place and two after. So a window takes in one spectrum before its own
    and two after, and they take in the pulses of two more steps before them and of one after. Beyond what it is
    given, the library makes up the pulses by reflection: right at the edges of a phrase, dropped at others.
    """
    count = len(f0)
    pulses = dsp.pulses(f0)
    # All at once, because the library draws it frequency by frequency; it takes 1 ms a second of audio.
    noise = np.random.default_rng(SEED).standard_normal((dsp.N_FFT // 2 + 1, 2 * count), dtype=np.float32)
    noise = noise.view(np.complex64)
    for start, end in _edges(count):
        first, last = max(start - 1, 0), min(end + 2, count)
        origin = max(first - 2, 0)
        filtered = dsp.stft(pulses[HOP * origin : HOP * (last + 1)], last - origin)[:, first - origin :]
        lh, theta, ln, lr, phi = (spectra[name][:, first:last] for name in ("lh", "theta", "ln", "lr", "phi"))
        filtered *= _polar(lh, np.float32(np.pi) * np.tanh(theta))
        samples: Samples = dsp.ola(filtered + noise[:, first:last] * dsp.ex(ln) + _polar(lr, phi))
        yield samples[HOP * (start - first) : HOP * (end - first)]


def _edges(count: int) -> Iterator[tuple[int, int]]:
    """Yield the first spectrum of each window and the one after its last."""
    start, size = 0, FIRST
    while start < count:
        yield start, min(start + size, count)
        start, size = start + size, min(2 * size, LARGEST)


def _polar(log_magnitude: NDArray[np.float32], phase: NDArray[np.float32]) -> NDArray[np.complex64]:
    # A complex exponential takes three times as long.
    unit = np.empty(phase.shape, np.complex64)
    np.cos(phase, out=unit.real)
    np.sin(phase, out=unit.imag)
    return np.asarray(unit * dsp.ex(log_magnitude))
