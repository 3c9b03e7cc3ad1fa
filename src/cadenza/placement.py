"""Where the samples of a spoken phrase go in the stream: trimming, rests, asked-for silence, volume, and the clock.

The engine says where each phone lies in its own samples; this says where each phone lies in what is sent.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cadenza.acoustic import LEAD_IN, Rendering, Samples
from cadenza.delivery import seconds_of_rest
from cadenza.speech import PAUSES, SAMPLE_RATE, Phrase

FADE = int(0.005 * SAMPLE_RATE)
"""Length of the fades where samples are cut, and half the length of the ramp where the volume changes."""

Places = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Placement:
    """One phrase in the stream.

    `starts` and `ends` of its phones are samples at the native rate since the start of the stream. Of the engine's
    samples `[first, last)` are kept, times `gain`, with `silences` [(place, samples)] cut in between; `before` and
    `after` are samples of silence around them.
    """

    starts: Places
    ends: Places
    first: int
    last: int
    silences: tuple[tuple[int, int], ...]
    before: int
    after: int
    gain: Samples

    @property
    def spoken(self) -> int:
        """Samples that are sent until the engine has nothing more to do, silences before and between included."""
        return self.before + self.last - self.first + sum(length for _, length in self.silences)

    def windows(self, rendering: Rendering) -> Iterator[Samples]:
        """Yield the samples that are sent, window by window as the engine makes them."""
        if self.before:
            yield _silence(self.before)
        begin = 0
        for window in rendering.windows:
            end = begin + len(window)
            kept = self._kept(window * self.gain[begin:end], begin)
            if len(kept) or not len(window):
                yield kept
            begin = end
            if begin >= self.last:
                break  # what follows is the silent pad: it is not made
        if self.after:
            yield _silence(self.after)

    def _kept(self, samples: Samples, begin: int) -> Samples:
        """Return what of `samples`, which start at `begin`, is sent, with the silences that fall among them."""
        end = begin + len(samples)
        pieces: list[Samples] = []
        at = max(begin, self.first)
        for place, length in self.silences:
            if begin <= place < end:
                pieces += [samples[at - begin : place - begin], _silence(length)]
                at = place
        pieces.append(samples[at - begin : max(at, min(end, self.last)) - begin])
        return np.concatenate(pieces)


def place(phrase: Phrase, rendering: Rendering, clock: int) -> Placement:
    """Place `phrase`, spoken as `rendering`, in a stream of which `clock` samples (native rate) have gone before."""
    bounds, count = rendering.bounds, len(phrase.phones)
    sounds = [k for k, phone in enumerate(phrase.phones) if phone.symbol not in PAUSES]
    speech_end = int(bounds[sounds[-1] + 1]) if sounds else 0
    rest = round(seconds_of_rest(phrase) * SAMPLE_RATE)
    first = max(0, int(bounds[0]) - LEAD_IN) if sounds else 0
    last = min(rendering.length, speech_end + rest)

    before, silences, after = 0, [], speech_end + rest - last
    for pause in phrase.pauses:
        length = round(pause.seconds * SAMPLE_RATE)
        if not sounds or pause.at > sounds[-1]:
            after += length
        elif pause.at <= sounds[0]:
            before += length
        else:
            silences.append((_quiet_place(pause.at, sounds, bounds), length))

    cuts = np.array([cut for cut, _ in silences], np.int64)
    lengths = np.concatenate([[0], np.cumsum([length for _, length in silences], dtype=np.int64)]).astype(np.int64)
    origin = clock + before - first

    def on_the_clock(places: Places, side: str) -> Places:
        inserted = lengths[np.searchsorted(cuts, places, "right" if side == "start" else "left")]
        return origin + np.clip(places, first, last) + inserted

    starts, ends = on_the_clock(bounds[:-1], "start"), on_the_clock(bounds[1:], "end")
    if count and (not sounds or sounds[-1] < count - 1):
        # The marks that close a phrase are heard as its rest; half of it is theirs, so that they end within the audio.
        ends[-1] = max(int(ends[-1]), int(origin + speech_end + lengths[-1] + rest // 2))
    return Placement(
        starts, ends, first, last, tuple(silences), before, after, _gain(phrase, rendering, first, last, cuts)
    )


def _quiet_place(at: int, sounds: list[int], bounds: Places) -> int:
    """Return the middle of the pause or the edge between the sounds before and after the phone `at`."""
    previous = max(k for k in sounds if k < at)
    following = min(k for k in sounds if k >= at)
    return int(bounds[previous + 1] + bounds[following]) // 2


def _gain(phrase: Phrase, rendering: Rendering, first: int, last: int, cuts: Places) -> Samples:
    """Return the factor of each of the engine's samples: the volume asked for, ramped, with fades at the cuts."""
    gain = np.ones(rendering.length, np.float32)
    if not rendering.length:
        return gain
    volumes = np.array([phone.controls.volume for phone in phrase.phones], np.float32)
    edges = np.concatenate([[0], rendering.bounds[1:-1], [rendering.length]])
    gain = np.repeat(volumes, np.diff(edges))
    if (volumes != volumes[0]).any():
        gain = np.convolve(np.pad(gain, FADE, "edge"), np.full(2 * FADE + 1, 1 / (2 * FADE + 1)), "valid")
    ramp = np.linspace(0, 1, FADE, dtype=np.float32)
    for opening in (first, *cuts):
        gain[opening : opening + FADE] *= ramp[: max(0, rendering.length - opening)]
    for closing in (last, *cuts):
        gain[max(0, closing - FADE) : closing] *= ramp[::-1][max(0, FADE - closing) :]
    return gain.astype(np.float32)


def _silence(samples: int) -> Samples:
    return np.zeros(samples, np.float32)
