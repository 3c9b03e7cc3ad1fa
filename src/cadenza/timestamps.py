"""Times of words and phonemes: from the places of phones to events, each word of the transcript once and in order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from cadenza.errors import SynthesisError
from cadenza.placement import Placement
from cadenza.speech import PAUSES, SAMPLE_RATE, PhonemeTimes, Phrase, WordTimes
from cadenza.text.g2p.alphabet import phonemes

WORDS_PER_EVENT = 4
PHONEMES_PER_EVENT = 16


@dataclass(slots=True)
class Interval:
    """A label with its start and end in samples at the native rate since the start of the stream."""

    label: str
    start: int
    end: int


class WordClock:
    """Collects the times of words over the phrases of one transcript and sees to it that none is missing.

    `now` is where the last word before it ended, in samples, if it is a part of one. With `normalized` the words are
    those that are spoken, else the `written` ones of the transcript.
    """

    def __init__(self, written: tuple[str, ...], *, normalized: bool, now: int = 0) -> None:
        self.written, self.normalized = written, normalized
        self.source = -1
        """The last word of the transcript that was spoken, at least in part."""
        self.open: Interval | None = None
        """A word that may go on."""
        self.now = now
        """Where the last word ended."""

    def add(self, phrase: Phrase, placement: Placement) -> list[Interval]:
        """Return the words that are complete with `phrase`. Raises SynthesisError if one was left out."""
        complete: list[Interval] = []
        spans = _word_spans(phrase, placement, self.now)
        for spoken, (start, end) in zip(phrase.spoken, spans, strict=True):
            same_source = spoken.source == self.source
            if not same_source and spoken.source != self.source + 1:
                raise SynthesisError(f"word {self.source + 1} of the transcript was not spoken")
            if self.open is not None and (spoken.continued or (same_source and not self.normalized)):
                self.open.end = max(end, self.open.end)
            else:
                complete += self._close()
                label = spoken.text if self.normalized else self.written[spoken.source]
                self.open = Interval(label, max(start, self.now), max(start, end, self.now))
            self.source = spoken.source
            self.now = self.open.end
        return complete if phrase.unfinished else complete + self._close()

    def finish(self) -> None:
        """Raise SynthesisError unless every word of the transcript has been returned."""
        if self.open is not None or self.source != len(self.written) - 1:
            raise SynthesisError(f"only {self.source + 1} of {len(self.written)} words were spoken")

    def _close(self) -> list[Interval]:
        # A symbol that nothing is said for is a word as written, but none as spoken.
        closed = [self.open] if self.open is not None and self.open.label else []
        self.open = None
        return closed


def _word_spans(phrase: Phrase, placement: Placement, now: int) -> Iterator[tuple[int, int]]:
    """Yield start and end of each spoken word: of its sounds, else of its marks, else nothing at the place reached."""
    phones_of: list[list[int]] = [[] for _ in phrase.spoken]
    for index, phone in enumerate(phrase.phones):
        if phone.word is not None:
            phones_of[phone.word].append(index)
    for phones in phones_of:
        sounds = [index for index in phones if phrase.phones[index].symbol not in PAUSES] or phones
        if sounds:
            now = int(placement.ends[sounds[-1]])
            yield int(placement.starts[sounds[0]]), now
        else:
            yield now, now


def phoneme_intervals(phrase: Phrase, placement: Placement) -> list[Interval]:
    """Return the phonemes of `phrase` in IPA; pauses and laughs have no entry."""
    return [
        Interval(ipa, int(placement.starts[start]), int(placement.ends[stop - 1]))
        for ipa, start, stop in phonemes(phrase.symbols)
        if phrase.phones[start].word is not None
    ]


def word_events(intervals: list[Interval]) -> Iterator[tuple[int, WordTimes]]:
    """Yield events of a few words each, with the place in samples before which each must be sent."""
    for at in range(0, len(intervals), WORDS_PER_EVENT):
        group = intervals[at : at + WORDS_PER_EVENT]
        yield group[0].start, WordTimes(*_columns(group))


def phoneme_events(intervals: list[Interval]) -> Iterator[tuple[int, PhonemeTimes]]:
    """Yield events of a few phonemes each, with the place in samples before which each must be sent."""
    for at in range(0, len(intervals), PHONEMES_PER_EVENT):
        group = intervals[at : at + PHONEMES_PER_EVENT]
        yield group[0].start, PhonemeTimes(*_columns(group))


def _columns(group: list[Interval]) -> tuple[tuple[str, ...], tuple[float, ...], tuple[float, ...]]:
    return (
        tuple(interval.label for interval in group),
        tuple(_seconds(interval.start) for interval in group),
        tuple(_seconds(interval.end) for interval in group),
    )


def _seconds(samples: int) -> float:
    """Whole milliseconds, rounded down: a time never lies beyond the audio that has been sent."""
    return samples * 1000 // SAMPLE_RATE / 1000
