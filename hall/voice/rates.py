"""From one number of samples a second to another: a windowed sinc, worked out once a phase."""

from __future__ import annotations

import math
from array import array
from typing import Final

REACH: Final = 8
"""Zero crossings of the sinc on each side: -60 dB of what would come back as whistling."""


def resampled(samples: array[int], rate: int, wanted: int) -> array[int]:
    """The same sound at `wanted` samples a second; what is too high for them is left out."""
    common = math.gcd(rate, wanted)
    up, down = wanted // common, rate // common
    stretch = max(1.0, down / up)
    half = math.ceil(REACH * stretch)
    phases = [_taps(step / up, stretch, half) for step in range(up)]
    padded = array("h", bytes(2 * half)) + samples + array("h", bytes(2 * (half + 1)))
    out = array("h", bytes(2 * (len(samples) * up // down)))
    for at in range(len(out)):
        first, phase = divmod(at * down, up)
        near = padded[first + 1 : first + 1 + 2 * half]
        value = sum(map(float.__mul__, phases[phase], map(float, near)))
        out[at] = max(-32768, min(32767, round(value)))
    return out


def _taps(offset: float, stretch: float, half: int) -> list[float]:
    """The weights of the 2 * half samples around a point `offset` after the middle one."""
    row = []
    for place in range(1 - half, half + 1):
        x = (place - offset) / stretch
        window = 0.5 + 0.5 * math.cos(math.pi * x / (half / stretch)) if abs(x) < REACH else 0.0
        row.append(window * (math.sin(math.pi * x) / (math.pi * x) if x else 1.0))
    total = sum(row)  # so that silence and a steady value stay exactly what they are
    return [weight / total for weight in row]
