"""All 42 languages through the wire: words by each language's own rule, in order, each with its time in the audio."""

from __future__ import annotations

import base64
import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pytest

from benchmarks.intelligibility.sentences import load
from cadenza.acoustic.kokoro import Kokoro
from cadenza.acoustic.tone import Tone
from cadenza.text.languages import LANGUAGES
from tests.servers import InProcess, body, events_of, in_process

SENTENCES = load()
RATE = 24_000
SPOKEN_FOR_REAL = ("en", "fr", "de", "es", "pt", "zh", "ja", "hi", "it", "ko", "ru", "ar", "th", "vi")
IDEOGRAPH_OR_KANA = re.compile(r"[\u3041-\u3096\u30a1-\u30fa\u4e00-\u9fff]")
JOINED_KANA = re.compile(r"[ぁぃぅぇぉゃゅょゎァィゥェォャュョヮー]")


@pytest.fixture(scope="module")
def server() -> Iterator[InProcess]:
    with in_process(Tone()) as running:
        yield running


@pytest.fixture(scope="module")
def speaking(kokoro: Kokoro) -> Iterator[InProcess]:
    with in_process(kokoro) as running:
        yield running


def answer(server: InProcess, code: str, transcript: str) -> list[dict[str, Any]]:
    request = body(
        transcript,
        language=code,
        voice=LANGUAGES[code].voices[0],
        add_timestamps=True,
        add_phoneme_timestamps=True,
    )
    return events_of(server.client, request)


def times(events: list[dict[str, Any]], kind: str, name: str) -> list[tuple[str, float, float]]:
    found = []
    for event in events:
        if given := event.get(kind):
            found += list(zip(given[name], given["start"], given["end"], strict=True))
    return found


def check(events: list[dict[str, Any]], code: str, transcript: str) -> None:
    """Check what is promised of the words and phonemes of any language."""
    assert [event["type"] for event in events if event["type"] in {"done", "error"}] == ["done"]
    sent = sum(len(base64.b64decode(event["data"])) for event in events if event["type"] == "chunk") / 2 / RATE
    words = times(events, "word_timestamps", "words")
    assert "".join("".join(word for word, _, _ in words).split()) == "".join(transcript.split())
    match LANGUAGES[code].words:
        case "spaces":
            assert [word for word, _, _ in words] == transcript.split()
        case "characters":
            assert all(len(IDEOGRAPH_OR_KANA.findall(JOINED_KANA.sub("", word))) <= 1 for word, _, _ in words)
        case "dictionary":
            assert len(words) > 1.5 * len(transcript.split())
    assert all(start < end for word, start, end in words if any(map(str.isalnum, word)))
    phonemes = times(events, "phoneme_timestamps", "phonemes")
    assert len(phonemes) >= len(words) / 2
    assert all(start < end for _, start, end in phonemes)
    for entries in (words, phonemes):
        assert all(end <= start + 1e-9 for (_, _, end), (_, start, _) in pairwise(entries))
        assert entries[0][1] >= 0
        assert entries[-1][2] <= sent + 1e-9


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_language_is_spoken_word_by_word(server: InProcess, code: str) -> None:
    for transcript in SENTENCES[code].sentences:
        check(answer(server, code, transcript), code, transcript)


@pytest.mark.voice
@pytest.mark.parametrize("code", SPOKEN_FOR_REAL)
def test_a_language_is_spoken_with_the_real_voice(speaking: InProcess, code: str) -> None:
    transcript = SENTENCES[code].sentences[2]
    check(answer(speaking, code, transcript), code, transcript)
