"""Sound as samples: reading a WAV, trimming its silence, setting its level, writing it again."""

from __future__ import annotations

import io
import math
import sys
import wave
from array import array

from hall.voice.rates import resampled

RATE = 22050
"""Samples a second of every sound file; mono, 16 bit."""

PEAK = int(32767 * 10 ** (-3 / 20))
"""The loudest sample allowed: -3 dB below full scale, so that no loudspeaker clips."""

LEVEL = 32767 * 10 ** (-20 / 20)
"""The house's level: -20 dB below full scale, over what is not silence (`strength`)."""

RATES = (8000, 11025, 16000, 22050, 24000, 32000, 44100, 48000)
"""Samples a second of recordings that can be brought to RATE."""

_KNEE = 0.6 * PEAK
_FRAME = RATE // 50
_SILENT = 160
_BEFORE = RATE * 20 // 1000
_AFTER = RATE * 120 // 1000
_FADE = RATE * 5 // 1000


class SoundFault(Exception):
    """These bytes are not a sound we can play."""


def read(blob: bytes) -> array[int]:
    """The samples of a mono 16-bit WAV, brought to 22050 Hz. SoundFault on anything else.

    A program that writes to a pipe cannot know the length beforehand, so the length in the header
    is not believed.
    """
    try:
        with wave.open(io.BytesIO(blob)) as file:
            channels, width, rate = file.getnchannels(), file.getsampwidth(), file.getframerate()
            data = file.readframes(len(blob) // 2)
    except (wave.Error, EOFError) as error:
        raise SoundFault(f"no WAV of 16-bit samples: {error}") from error
    if channels != 1:
        raise SoundFault(f"{channels} channels instead of one")
    if width != 2:
        raise SoundFault(f"{8 * width} bit instead of 16")
    if rate not in RATES:
        raise SoundFault(f"{rate} Hz instead of one of {', '.join(map(str, RATES))}")
    samples = array("h", data[: len(data) // 2 * 2])
    if sys.byteorder == "big":
        samples.byteswap()
    if not samples:
        raise SoundFault("an empty WAV")
    return samples if rate == RATE else resampled(samples, rate, RATE)


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


def trimmed(samples: array[int], after: int = _AFTER) -> array[int]:
    """Without the silence at both ends, but for a breath (`after` samples at the end).

    SoundFault when all of it is silent.
    """
    loud = [at for at, sample in enumerate(samples) if sample > _SILENT or sample < -_SILENT]
    if not loud:
        raise SoundFault("nothing but silence")
    start = max(0, loud[0] - _BEFORE)
    return samples[start : loud[-1] + 1] + array("h", bytes(2 * after))


def strength(samples: array[int]) -> float:
    """Root mean square of what is not silence: frames within 30 dB of the loudest one."""
    powers = [
        sum(sample * sample for sample in samples[at : at + _FRAME]) / _FRAME
        for at in range(0, max(1, len(samples) - _FRAME + 1), _FRAME)
    ]
    heard = [power for power in powers if power * 1000 >= max(powers)]
    return math.sqrt(sum(heard) / len(heard))


def levelled(samples: array[int]) -> array[int]:
    """At the house's level, with soft edges so that nothing clicks and soft peaks, none over PEAK.

    SoundFault when all of it is silent.
    """
    loud = strength(samples) if samples else 0.0
    if loud == 0:
        raise SoundFault("nothing but silence")
    gain = LEVEL / loud
    out = array("h", (_soft(sample * gain) for sample in samples))
    edge = min(_FADE, len(out) // 2)
    for step in range(edge):
        out[step] = out[step] * step // edge
        out[-1 - step] = out[-1 - step] * step // edge
    return out


def _soft(value: float) -> int:
    """What goes beyond the knee is bent, so that it never reaches PEAK."""
    over = abs(value) - _KNEE
    if over <= 0:
        return round(value)
    room = PEAK - _KNEE
    return int(math.copysign(_KNEE + room * over / (over + room), value))


def joined(pieces: list[array[int]], pause: float) -> array[int]:
    """Pieces one after another, each trimmed and at the house's level, `pause` seconds between.

    Raises SoundFault when one is silent.
    """
    whole = array("h")
    for piece in pieces:
        whole += array("h", bytes(2 * int(pause * RATE))) if whole else array("h")
        whole += levelled(trimmed(piece, after=0))
    return whole + array("h", bytes(2 * _AFTER))


def polished(blob: bytes) -> bytes:
    """What an engine made, ready for the hall: trimmed and levelled. Raises SoundFault."""
    return write(levelled(trimmed(read(blob))))
