"""The listener: Whisper base, as in `benchmarks.judge`, asked more than one question about what it heard.

What it writes down is one answer. In a language that it can hardly write that answer says nothing of the speech, so
there are two more that need less of it: which language it takes the speech for, and which sentence of the test set it
would choose if these were all there are.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
import soxr
from faster_whisper import WhisperModel
from faster_whisper.audio import pad_or_trim
from faster_whisper.tokenizer import Tokenizer

from benchmarks.judge import RECOGNISER_RATE, WEIGHTS_SHA256, assemble_model
from cadenza.acoustic import Samples

VERSION = f"{WEIGHTS_SHA256[:12]} int8 2"
"""Changes whenever the same audio might be heard in another way."""
_LONGEST = 440
_TOKENS_A_SECOND = 40
"""More than any of the 42 languages needs; where the recogniser repeats itself without end, this ends it."""
_SPARE_TOKENS = 30
_FRAMES_A_SECOND = 100
_LEAST_PROBABILITY = 1e-10
_LONGEST_REPETITION = 12
"""Tokens; no sentence of a test set says so much twice, but a recogniser that understands nothing does so for ever."""

_SCRIPTS: dict[str, tuple[str, ...]] = {
    "Latn": ("LATIN",),
    "Cyrl": ("CYRILLIC",),
    "Grek": ("GREEK",),
    "Arab": ("ARABIC",),
    "Hebr": ("HEBREW",),
    "Hans": ("CJK",),
    "Jpan": ("CJK", "HIRAGANA", "KATAKANA", "IDEOGRAPHIC"),
    "Kore": ("HANGUL",),
    "Thai": ("THAI",),
    "Deva": ("DEVANAGARI",),
    "Beng": ("BENGALI",),
    "Guru": ("GURMUKHI",),
    "Gujr": ("GUJARATI",),
    "Taml": ("TAMIL",),
    "Telu": ("TELUGU",),
    "Knda": ("KANNADA",),
    "Mlym": ("MALAYALAM",),
    "Geor": ("GEORGIAN",),
}
"""How Unicode names of letters begin, by script."""
_ANY_SCRIPT = ("COMBINING", "MODIFIER")
_USUAL = -1
"""Stands for the tokens that the model should never write, in a list of tokens."""


@dataclass(frozen=True, slots=True)
class Question:
    """What is known before listening: the language, a text that shows how it is written, and what may be said.

    `right` is the sentence that was spoken, `others` are what it might have been instead.
    """

    language: str
    script: str
    prompt: str
    right: str
    others: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Heard:
    """What the listener made of one piece of speech.

    `language`: the probability that it gives to the right language. `lead`: by how much (in logarithms of
    probability) the right sentence is more likely than the best of the others; above 0 it would have chosen it.
    """

    text: str
    language: float
    lead: float


def _is_of(char: str, names: tuple[str, ...]) -> bool:
    """Say whether `char` is no letter, or one of the script whose `names` are given; part of a letter is none."""
    return unicodedata.category(char)[0] not in "LM" or unicodedata.name(char, "").startswith(names)


class Listener:
    """The recogniser on one thread; not for several threads at once."""

    def __init__(self, beam: int) -> None:
        folder = str(assemble_model())
        self._model: Any = WhisperModel(
            folder, device="cpu", compute_type="int8", cpu_threads=1, num_workers=1, local_files_only=True
        )
        self._beam = beam
        self._foreign = cache(self._foreign_tokens)
        self._silence = cache(lambda: self._encode(np.zeros(RECOGNISER_RATE, np.float32)))
        self._of_silence = cache(lambda code, text: self._likelihood(self._silence(), 1.0, code, text))

    def hear(self, samples: Samples, rate: int, question: Question) -> Heard:
        """Listen to mono float32 `samples`. What is written down is not told `right` and `others`."""
        sound = soxr.resample(samples.astype(np.float32, copy=False), rate, RECOGNISER_RATE)
        encoded = self._encode(sound)
        seconds = len(sound) / RECOGNISER_RATE
        languages = dict(self._model.model.detect_language(encoded)[0])
        return Heard(
            self._write(encoded, seconds, question),
            float(languages.get(f"<|{question.language}|>", 0.0)),
            self._lead(encoded, seconds, question),
        )

    def _encode(self, sound: Samples) -> Any:  # noqa: ANN401 - a tensor of CTranslate2's
        features = self._model.feature_extractor(sound)
        return self._model.encode(pad_or_trim(features))

    def _write(self, encoded: Any, seconds: float, question: Question) -> str:  # noqa: ANN401
        tokenizer = self._tokenizer(question.language)
        before = tokenizer.encode(f" {question.prompt}") if question.prompt else []
        tokens = self._model.get_prompt(tokenizer, before, without_timestamps=True)
        [result] = self._model.model.generate(
            encoded,
            [tokens],
            beam_size=self._beam,
            sampling_temperature=0.0,
            no_repeat_ngram_size=_LONGEST_REPETITION,
            suppress_tokens=self._foreign(question.script),
            max_length=min(_LONGEST, len(tokens) + _SPARE_TOKENS + int(_TOKENS_A_SECOND * seconds)),
        )
        return str(tokenizer.decode(result.sequences_ids[0])).strip()

    def _foreign_tokens(self, script: str) -> list[int]:
        """Return the tokens with letters of another script: it would write Hindi in Urdu's, and Thai in Latin."""
        vocabulary = self._model.hf_tokenizer
        texts = (vocabulary.decode([token]) for token in range(self._tokenizer("en").eot))
        names = _SCRIPTS[script] + _ANY_SCRIPT
        return [_USUAL, *(token for token, text in enumerate(texts) if not all(_is_of(char, names) for char in text))]

    def _lead(self, encoded: Any, seconds: float, question: Question) -> float:  # noqa: ANN401
        """Compare sentences by how much likelier the speech makes them than silence does."""
        code = question.language
        gains = [
            self._likelihood(encoded, seconds, code, text) - self._of_silence(code, text)
            for text in (question.right, *question.others)
        ]
        return gains[0] - max(gains[1:], default=0.0)

    def _likelihood(self, encoded: Any, seconds: float, code: str, text: str) -> float:  # noqa: ANN401
        tokenizer = self._tokenizer(code)
        tokens = tokenizer.encode(f" {text}")[: _LONGEST // 2]
        frames = max(2, round(seconds * _FRAMES_A_SECOND))
        [result] = self._model.model.align(encoded, tokenizer.sot_sequence, [tokens], [frames])
        return float(np.log(np.maximum(result.text_token_probs, _LEAST_PROBABILITY)).sum())

    def _tokenizer(self, code: str) -> Any:  # noqa: ANN401
        return Tokenizer(self._model.hf_tokenizer, True, task="transcribe", language=code)
