"""Do marks, capitals and cuts sound as they should? Measured with what `cadenza.text.direction` asks for, and without.

    python -m benchmarks.phrasing [--engine full|fast] [--voices V,V]

First, for each mark and over its sentences and the voices: F0, level and length of the words in question, against the
same words with nothing directed, and how F0 moves from the last stressed syllable to the end, without and with it. Then
the places where a sentence is cut without a mark: F0 and level of the last 0.4 s before the cut and the first 0.4 s
after it, against the same sentence spoken in one piece; all as median differences in semitones and decibels.
"""

from __future__ import annotations

import argparse
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from benchmarks.laughter import STEP, tracked
from benchmarks.prosody import level
from cadenza.acoustic import Engine, Samples
from cadenza.acoustic.catalogue import load_engine
from cadenza.delivery import deliveries
from cadenza.settings import Settings
from cadenza.speech import PAUSES, SAMPLE_RATE, Controls, Delivery, Listener, Phone, Phrase
from cadenza.text import plan

VOICES = ("am_michael", "bf_emma", "af_bella", "bm_george")
MARKED = {
    "yes-no question": ("Are you coming home on *Sunday*?", "Did she call you *yesterday*?", "Is it *open*?"),
    "wh-question": ("Where are you *going*?", "What time does it *open*?"),
    "exclamation": ("*Get out of my house*!", "*That is wonderful news*!"),
    "capitals": ("You must *NEVER* do that again.", "Please do *NOT* touch it."),
    "parentheses": ("My brother (*the younger one*) called me.", "It is old (*built in May*) and closed."),
    "quotation": ('He said, "*come in, my friend*," and left.', 'She said "*I am tired*" and went home.'),
}
"""The words that are measured stand between asterisks."""
CUT = (
    "I wanted to ask you whether the people who came to the party had already left when you got home.",
    "The train that leaves from the northern station every morning arrives in the capital after three hours.",
    "We decided to take the longer road along the coast because the weather was so good that day.",
)
EDGE = 0.4
"""Seconds on either side of a cut."""

Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Said:
    """Samples, the edges of the phones in them, and F0 in semitones of each 5 ms, nan where there is none."""

    samples: Samples
    bounds: NDArray[np.int64]
    semitones: Array

    def pitch(self, start: float, stop: float) -> float:
        """Return the mean F0 of the seconds from `start` to `stop`."""
        part = self.semitones[max(round(start / STEP), 0) : round(stop / STEP)]
        return float(np.nanmean(part)) if np.isfinite(part).any() else np.nan

    def level(self, start: float, stop: float) -> float:
        """Return the level of the seconds from `start` to `stop`."""
        return level(self.samples[max(round(start * SAMPLE_RATE), 0) : round(stop * SAMPLE_RATE)])

    def seconds(self, phone: int) -> float:
        """Return where `phone` begins."""
        return float(self.bounds[phone]) / SAMPLE_RATE


def speak(engine: Engine, voice: str, phones: tuple[Phone, ...], *, directed: bool) -> Said:
    """Let `engine` say `phones`, with what the writing says of them or without it."""
    heard = phones if directed else tuple(replace(phone, direction=Delivery()) for phone in phones)
    symbols = "".join(phone.symbol for phone in phones)
    rendering = engine.speak(symbols, deliveries(heard), voice, Listener())
    samples = np.concatenate(list(rendering.windows))
    f0 = tracked(samples)
    return Said(samples, rendering.bounds, 12 * np.log2(np.where(f0 > 0, f0, np.nan) / 100))


def phrases(text: str) -> list[Phrase]:
    """Return the phrases of the English `text`."""
    return list(plan(text, "en", "en-US", Controls(), 510).phrases)


def difference(engine: Engine, voice: str, text: str) -> tuple[float, float, float, float, float]:
    """Return by how much F0, level and length differ in the words between asterisks, and how F0 moves at the end."""
    (phrase,) = phrases(text.replace("*", ""))
    before, inside, _ = text.split("*")
    first, last = len(before.split()), len(before.split()) + len(inside.split()) - 1
    if before and not before[-1].isspace():
        first, last = first - 1, last - 1
    own = [at for at, phone in enumerate(phrase.phones) if phone.word is not None and first <= phone.word <= last]
    own = [at for at in own if phrase.phones[at].symbol not in PAUSES]
    plain, marked = (speak(engine, voice, phrase.phones, directed=directed) for directed in (False, True))
    spans = [(said.seconds(own[0]), said.seconds(own[-1] + 1)) for said in (plain, marked)]
    end = len(phrase.symbols.rstrip("".join(PAUSES)))
    nucleus = phrase.symbols.rfind("ˈ", 0, end)
    moves = []
    for said in (plain, marked):
        start, stop = round(said.seconds(nucleus) / STEP), round((said.seconds(end) + 0.1) / STEP)
        tones = said.semitones[start:stop]
        tones = tones[np.isfinite(tones)]
        moves.append(float(tones[-8:].mean() - tones[:8].mean()) if len(tones) else np.nan)
    return (
        marked.pitch(*spans[1]) - plain.pitch(*spans[0]),
        marked.level(*spans[1]) - plain.level(*spans[0]),
        100 * ((spans[1][1] - spans[1][0]) / (spans[0][1] - spans[0][0]) - 1),
        moves[0],
        moves[1],
    )


def cuts(engine: Engine, voice: str, text: str, *, directed: bool) -> list[list[float]]:
    """Return F0 and level before and after each cut of `text` without a mark, against the sentence in one piece."""
    found = []
    parts = phrases(text)
    own = [part.phones if part.spoken[-1].text[-1] in ",." else part.phones[:-1] for part in parts]
    space = Phone(" ", None, Controls())
    joined = tuple(phone for phones in own for phone in (space, *phones))[1:]
    whole = speak(engine, voice, joined, directed=False)
    said = [speak(engine, voice, part.phones, directed=directed) for part in parts]
    at = 0
    for index, (phones, part) in enumerate(zip(own[:-1], parts[:-1], strict=True)):
        at += len(phones)
        if len(phones) < len(part.phones):
            edge, stop, start = whole.seconds(at), said[index].seconds(len(phones)), said[index + 1].seconds(0)
            before = (whole, edge - EDGE, edge), (said[index], stop - EDGE, stop)
            after = (whole, edge, edge + EDGE), (said[index + 1], start, start + EDGE)
            found.append(
                [
                    measure(other, low, high) - measure(one, first, last)
                    for (one, first, last), (other, low, high) in (before, after)
                    for measure in (Said.pitch, Said.level)
                ]
            )
        at += 1
    return found


def main() -> None:
    """Print both tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--engine", choices=("full", "fast"), default="full")
    parser.add_argument("--voices", type=lambda text: text.split(","))
    arguments = parser.parse_args()
    engine = load_engine(Settings.from_env({}, engine=arguments.engine))
    voices = arguments.voices or (VOICES if arguments.engine == "full" else ("af_heart",))
    print("mark                F0 st  level dB  length %   end moves st: by itself  directed")
    for name, texts in MARKED.items():
        rows = [difference(engine, voice, text) for voice in voices for text in texts]
        f0, loud, length, alone, with_it = np.nanmedian(rows, axis=0)
        print(f"{name:18}{f0:+7.1f}{loud:+10.1f}{length:+10.0f}{alone:+25.1f}{with_it:+10.1f}", flush=True)
    print("cut            F0 before  level before  F0 after  level after")
    for name, directed in (("by itself", False), ("directed", True)):
        jumps = [jump for voice in voices for text in CUT for jump in cuts(engine, voice, text, directed=directed)]
        columns = "".join(f"{value:+12.1f}" for value in np.nanmedian(jumps, axis=0))
        print(f"{name:12}{columns}", flush=True)


if __name__ == "__main__":
    main()
