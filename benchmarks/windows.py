"""Do windows sound like the phrase made whole? For each voice, against what the model makes of the phrase by itself.

    python -m benchmarks.windows [--threads N] [--words] [--emotion NAME] [VOICE ...]   (all voices unless named)

Printed for each voice, over its phrases: the log-mel distance from the model's own whole decode, which rounds to
integers; the noise from windowing, the level where the phrase is silent in both,
the seconds of computing per second of sound, and the seconds to the first window of the first phrase. With --words a
recogniser listens to both, and the words that it got wrong are counted.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from contextlib import contextmanager
from time import perf_counter
from typing import Any

import numpy as np
from numpy.typing import NDArray

from benchmarks.judge import normalised, words_not_heard
from cadenza.acoustic import LEAD_IN, Samples
from cadenza.acoustic import kokoro as engine
from cadenza.acoustic.kokoro import Kokoro
from cadenza.acoustic.weights import load_voices
from cadenza.delivery import deliveries
from cadenza.speech import EMOTIONS, SAMPLE_RATE, Controls, Listener, Phone

PHRASES = (
    "ðə wˈɛðəɹ ɪz lˈʌvli ðɪs mˈɔɹnɪŋ.",
    "θˈæŋk ju fˈɔɹ kˈɔlɪŋ, hˌW kæn ˌI hˈɛlp ju tədˈA?",
)
"""Not among those that the statistics were fitted to."""
WORDS = ("The weather is lovely this morning.", "Thank you for calling, how can I help you today?")
"""What they say."""
FFT, HOP, MELS = 1024, 256, 80

Array = NDArray[Any]


@contextmanager
def uncut(*, own_statistics: bool) -> Iterator[None]:
    """Let Kokoro make each phrase in one go; by `own_statistics` as the model was made, else by those of windows."""
    windows, short = engine.WINDOWS, engine.SHORT
    engine.WINDOWS, engine.SHORT = (10**9,), 10**9 if own_statistics else short
    try:
        yield
    finally:
        engine.WINDOWS, engine.SHORT = windows, short


def log_mel_distance(first: Samples, second: Samples) -> float:
    """Return the mean difference, in dB, of the mel spectra of two sounds of one length at 24 kHz.

    Over the frames of `first` that have a band within 45 dB of the loudest.
    """
    one, other = _log_mel(first), _log_mel(second)
    loud = one.max(1) > one.max() - 45
    return float(np.abs(one - other)[loud].mean())


def mean_log_mel(samples: Samples) -> Array:
    """Return the mean mel spectrum [80] of a sound at 24 kHz where it is within 45 dB of its loudest, in dB."""
    spectra = _log_mel(samples)
    return np.asarray(spectra[spectra.max(1) > spectra.max() - 45].mean(0))


def signal_to_noise(signal: Samples, other: Samples) -> float:
    """Return the ratio, in dB, of the power of `signal` to that of its difference from `other`."""
    noise = np.square(signal.astype(np.float64) - other).sum()
    return float(10 * np.log10(np.square(signal.astype(np.float64)).sum() / max(noise, 1e-20)))


def _log_mel(samples: Samples) -> Array:
    frames = np.lib.stride_tricks.sliding_window_view(samples, FFT)[::HOP] * np.hanning(FFT + 1)[:-1]
    power = np.abs(np.fft.rfft(frames) / (FFT / 2)) ** 2
    return np.asarray(10 * np.log10(power @ _mel_filters().T + 1e-9))


def _mel_filters() -> Array:
    """Make triangles between 40 and 11500 Hz, evenly spaced in mel (O'Shaughnessy's formula)."""
    lowest, highest = 2595 * np.log10(1 + np.array([40, 11500]) / 700)
    edges = 700 * (10 ** (np.linspace(lowest, highest, MELS + 2) / 2595) - 1)
    low, middle, high = edges[:-2, None], edges[1:-1, None], edges[2:, None]
    bins = np.fft.rfftfreq(FFT, 1 / SAMPLE_RATE)
    filters: Array = np.minimum((bins - low) / (middle - low), (high - bins) / (high - middle))
    return filters.clip(0, None)


def _spoken(kokoro: Kokoro, symbols: str, voice: str, emotion: str) -> tuple[Samples, int, float, float]:
    """Return samples, the first that is sound, the time to the first window, and the time that it took in all."""
    began = perf_counter()
    phones = [Phone(symbol, 0, Controls(emotion=emotion)) for symbol in symbols]
    rendering = kokoro.speak(symbols, deliveries(phones), voice, Listener())
    windows = [next(rendering.windows)]
    first = perf_counter() - began
    windows += rendering.windows
    return np.concatenate(windows), max(0, int(rendering.bounds[0]) - LEAD_IN), first, perf_counter() - began


def _silence_level(samples: Samples, reference: Samples) -> float:
    """Return the level, in dBFS, of `samples` where a running level of `reference` is below -60 dBFS."""
    power = np.convolve(np.square(reference), np.full(480, 1 / 480), "same")
    quiet = np.square(samples)[power < 1e-6]
    return float(10 * np.log10(quiet.mean() + 1e-12)) if quiet.size else float("nan")


def measure(
    kokoro: Kokoro, voice: str, *, words: bool, emotion: str = "neutral"
) -> tuple[list[float], list[float], list[int]]:
    """Speak the phrases with `voice`.

    Return the columns of the table, the log-mel distance of each phrase, and with `words` how many words are not heard
    in the windows, and in what the model makes of the phrases by itself.
    """
    rows, distances, wrong = [], [], [0, 0]
    for symbols, text in zip(PHRASES, WORDS, strict=True):
        audio, begin, first, taken = _spoken(kokoro, symbols, voice, emotion)
        with uncut(own_statistics=False):
            unwindowed, *_ = _spoken(kokoro, symbols, voice, emotion)
        with uncut(own_statistics=True):
            whole, *_ = _spoken(kokoro, symbols, voice, emotion)
        distances.append(log_mel_distance(whole[begin:], audio[begin:]))
        if words:
            missed = (words_not_heard(text, samples, SAMPLE_RATE) for samples in (audio, whole))
            wrong = [count + more for count, more in zip(wrong, missed, strict=True)]
        noise = signal_to_noise(unwindowed, audio)
        made = (len(audio) - begin) / SAMPLE_RATE
        rows.append([noise, _silence_level(audio[begin:], whole[begin:]), taken / made, first])
    noise, level, rate, _ = np.array(rows).T
    return [min(noise), float(np.nanmax(level)), float(np.median(rate)), rows[0][3]], distances, wrong


def main() -> None:
    """Print a line a voice, and what they have in common."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("voices", nargs="*", help="all unless some are named")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--words", action="store_true", help="count the words that a recogniser doesn't hear")
    parser.add_argument("--emotion", choices=sorted(EMOTIONS), default="neutral", metavar="NAME")
    arguments = parser.parse_args()
    kokoro = Kokoro.load(None, arguments.threads)
    heading = "voice          log-mel dB (worst)   noise dB   silence dBFS    RTF   first s"
    print(heading + "   wrong words: windows, whole" * arguments.words)
    everything: list[list[float]] = []
    misheard = np.zeros(2, int)
    for voice in arguments.voices or sorted(load_voices().index):
        (noise, level, rate, first), distances, wrong = measure(
            kokoro, voice, words=arguments.words, emotion=arguments.emotion
        )
        misheard += wrong
        everything.append([float(np.mean(distances)), max(distances), noise, level, rate, first])
        mean, worst = everything[-1][:2]
        print(
            f"{voice:15}{mean:9.2f}{worst:9.2f}{noise:12.1f}{level:14.1f}{rate:8.2f}{first:9.3f}"
            + f"{wrong[0]:17}{wrong[1]:11}" * arguments.words,
            flush=True,
        )
    mean, worst, noise, level, rate, first = np.array(everything).T
    print(
        f"{len(everything)} voices: log-mel {mean.mean():.2f} dB, worst phrase {worst.max():.2f} dB; "
        f"noise at least {noise.min():.1f} dB down; silence at most {np.nanmax(level):.1f} dBFS; "
        f"median RTF {np.median(rate):.2f}, first window after {np.median(first):.3f} s"
    )
    if arguments.words:
        total = len(everything) * sum(len(normalised(text).split()) for text in WORDS)
        print(f"of {total} words, not heard in the windows {misheard[0]}, in the whole phrases {misheard[1]}")


if __name__ == "__main__":
    main()
