"""The chime before a call: two soft bell notes, calculated, so that no engine is needed for it."""

from __future__ import annotations

import math
from array import array

from hall.voice.sound import RATE, levelled, write

NOTES = ((0.0, 659.26), (0.42, 523.25))
"""When each note begins (seconds) and its pitch (hertz): e'' then c'', falling, calm."""

PARTIALS = ((1.0, 1.0, 1.0), (2.0, 0.32, 1.7), (3.01, 0.1, 2.6))
"""Of each overtone: times the pitch, strength, how many times faster it dies away."""

SECONDS = 1.5


def chime() -> bytes:
    """The chime as a WAV of about 1.5 s."""
    out = [0.0] * int(SECONDS * RATE)
    for begin, pitch in NOTES:
        first = int(begin * RATE)
        for at in range(first, len(out)):
            time = (at - first) / RATE
            attack = min(1.0, time / 0.012)
            for times, strength, decay in PARTIALS:
                fading = attack * strength * math.exp(-4.2 * decay * time)
                out[at] += fading * math.sin(math.tau * pitch * times * time)
    ending = int(0.15 * RATE)
    for step in range(ending):
        out[-1 - step] *= step / ending
    return write(levelled(array("h", (int(8000 * value) for value in out))))
