"""Kokoro's harmonic source: what its generator hears of the pitch, a hum of nine harmonics as short-time spectra.

The model makes it as the first layers of its generator, where the short-time Fourier transform alone takes a third of
the time that all other layers before the windows take. Here it is a few lines of signal processing, fifty times faster,
and more exact: the model adds up the phase in float32, which is off by hundredths of a turn after some seconds.

After SineGen and TorchSTFT in Kokoro's reference implementation, https://github.com/hexgrad/kokoro, without the noise,
as the file has it.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from cadenza.acoustic.durations import HALF_FRAME
from cadenza.speech import SAMPLE_RATE

FFT, HOP = 20, 5
VOICED = 10.0
"""Hz above which there is a hum."""
LEVEL = np.float32(0.1)
UNHEARD = 1e-6
"""Magnitudes below this are what rounding left of nothing. Their phases are UNHEARD_PHASES: where nothing is voiced the
generator has always heard those, and phases count for as much as magnitudes there."""
# What float32 leaves of a constant, in onnxruntime's transform on x86-64 (onnxruntime 1.32, 22 November 2026).
UNHEARD_PHASES = np.array(
    [0.0, 0.0, 2.490362, -2.125396, 0.793467, -2.12916, 0.172975, 2.926799, -1.344942, 2.735974, -1.546842], np.float32
)

LEAK = np.float32(4.4e-7)
"""Of the lowest frequency into the highest, in the same transform."""

Float32 = NDArray[np.float32]


class Source:
    """The hum; `weights` [9] are the levels of its harmonics, `bias` is added to their sum."""

    def __init__(self, weights: Float32, bias: float) -> None:
        self._weights, self._bias = weights, np.float32(bias)
        window = 0.5 - 0.5 * np.cos(2 * np.pi * np.arange(FFT) / FFT)
        angles = 2 * np.pi / FFT * np.outer(np.arange(FFT), np.arange(FFT // 2 + 1))
        self._transform = (window[:, None] * np.hstack([np.cos(angles), -np.sin(angles)])).astype(np.float32)

    def spectra(self, f0: Float32) -> Float32:
        """Return magnitudes and phases [1, 22, 60 L + 1] of the hum whose pitch is `f0` [L], in Hz."""
        samples = np.pad(self._hum(f0), FFT // 2, mode="reflect")
        frames = np.lib.stride_tricks.sliding_window_view(samples, FFT)[::HOP]
        real, imaginary = np.split((np.ascontiguousarray(frames) @ self._transform).T, 2)
        # Nothing is left of these two in theory; but a phase is pi or -pi by the sign of what rounding leaves of them.
        imaginary[0], imaginary[-1] = 0.0, LEAK * real[0]
        magnitudes = np.sqrt(real * real + imaginary * imaginary)
        phases = np.where(magnitudes < UNHEARD, UNHEARD_PHASES[:, None], np.arctan2(imaginary, real))
        return np.concatenate([magnitudes, phases])[None]

    def _hum(self, f0: Float32) -> Float32:
        """Return the samples [300 L]: the sum of the harmonics, by Clenshaw's recurrence for a sum of sines."""
        angles = _angles(f0)
        twice_cosine = 2 * np.cos(angles)
        later, after = np.zeros_like(angles), np.zeros_like(angles)
        for weight in self._weights[:0:-1]:
            later, after = twice_cosine * later - after + weight, later
        hum = np.sin(angles) * (twice_cosine * later - after + self._weights[0])
        hum.reshape(-1, HALF_FRAME)[f0 <= VOICED] = 0
        return np.asarray(np.tanh(LEVEL * hum + self._bias))


def _angles(f0: Float32) -> Float32:
    """Return the angle of the first harmonic at each sample: exact in the middle of a half-frame, linear between."""
    turns = np.cumsum(f0.astype(np.float64) * (HALF_FRAME / SAMPLE_RATE))
    rise = np.diff(turns, prepend=turns[0], append=turns[-1])  # none before the first middle nor after the last
    middle = 2 * np.pi * (turns % 1.0)
    place = (np.arange(HALF_FRAME) + 0.5) / HALF_FRAME - 0.5
    slopes = 2 * np.pi * np.where(place < 0, rise[:-1, None], rise[1:, None])
    return (middle[:, None] + place * slopes).astype(np.float32).ravel()
