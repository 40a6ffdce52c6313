"""Sound as samples: reading a WAV, trimming its silence, setting its level, writing it again."""

from __future__ import annotations

import io
import sys
import wave
from array import array

RATE = 22050
"""Samples a second of every sound file; mono, 16 bit."""

PEAK = int(32767 * 10 ** (-3 / 20))
"""The loudest sample allowed: -3 dB below full scale, so that no loudspeaker clips."""

_SILENT = 160
_BEFORE = RATE * 20 // 1000
_AFTER = RATE * 120 // 1000
_FADE = RATE * 5 // 1000


class SoundFault(Exception):
    """These bytes are not a sound we can play."""


def read(blob: bytes) -> array[int]:
    """The samples of a mono 16-bit WAV of 22050 Hz. SoundFault on anything else, or an empty one.

    A program that writes to a pipe cannot know the length beforehand, so the length in the header
    is not believed.
    """
    try:
        with wave.open(io.BytesIO(blob)) as file:
            shape = (file.getnchannels(), file.getsampwidth(), file.getframerate())
            data = file.readframes(len(blob) // 2)
    except (wave.Error, EOFError) as error:
        raise SoundFault(f"no WAV: {error}") from error
    if shape != (1, 2, RATE):
        raise SoundFault(f"not mono, 16 bit, {RATE} Hz: {shape}")
    samples = array("h", data[: len(data) // 2 * 2])
    if sys.byteorder == "big":
        samples.byteswap()
    if not samples:
        raise SoundFault("an empty WAV")
    return samples


def write(samples: array[int]) -> bytes:
    """A WAV of these samples: mono, 16 bit, 22050 Hz."""
    out = io.BytesIO()
    little = samples if sys.byteorder == "little" else array("h", samples)
    if little is not samples:
        little.byteswap()
    with wave.open(out, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(little.tobytes())
    return out.getvalue()


def trimmed(samples: array[int]) -> array[int]:
    """Without the silence at both ends, but for a breath. SoundFault when all of it is silent."""
    loud = [at for at, sample in enumerate(samples) if sample > _SILENT or sample < -_SILENT]
    if not loud:
        raise SoundFault("nothing but silence")
    start = max(0, loud[0] - _BEFORE)
    return samples[start : loud[-1] + 1] + array("h", bytes(2 * _AFTER))


def levelled(samples: array[int]) -> array[int]:
    """At full level (the loudest sample is PEAK), with soft edges so that nothing clicks.

    SoundFault when all of it is silent.
    """
    loudest = max(abs(sample) for sample in samples) if samples else 0
    if loudest == 0:
        raise SoundFault("nothing but silence")
    gain = PEAK / loudest
    out = array("h", (round(sample * gain) for sample in samples))
    edge = min(_FADE, len(out) // 2)
    for step in range(edge):
        out[step] = out[step] * step // edge
        out[-1 - step] = out[-1 - step] * step // edge
    return out


def polished(blob: bytes) -> bytes:
    """What an engine made, ready for the hall: trimmed and levelled. Raises SoundFault."""
    return write(levelled(trimmed(read(blob))))
