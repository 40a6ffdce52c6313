"""Samples, levels and the chime."""

import math
from array import array

import pytest

from hall.voice import sound
from hall.voice.chime import SECONDS, chime


def tone(seconds: float = 0.5, strength: int = 5000) -> "array[int]":
    """A plain tone."""
    count = int(seconds * sound.RATE)
    return array("h", (int(strength * math.sin(at / 8)) for at in range(count)))


def silence(seconds: float) -> "array[int]":
    """Nothing."""
    return array("h", bytes(2 * int(seconds * sound.RATE)))


def test_a_sound_loses_its_silence_but_keeps_a_breath() -> None:
    """An engine's half second of nothing would delay every call."""
    polished = sound.read(sound.polished(sound.write(silence(0.5) + tone() + silence(0.7))))

    assert 0.5 < len(polished) / sound.RATE < 0.7


def test_a_sound_is_brought_to_three_decibels_below_full_scale() -> None:
    """Soft and loud engines are equally loud, and none clips."""
    for strength in (400, 5000, 32767):
        polished = sound.read(sound.polished(sound.write(tone(strength=strength))))

        assert abs(20 * math.log10(max(map(abs, polished)) / 32767) + 3) < 0.1


def test_a_sound_begins_and_ends_at_rest() -> None:
    """No click before and after."""
    polished = sound.read(sound.polished(sound.write(tone())))

    assert polished[0] == polished[-1] == 0


def test_the_length_in_a_header_written_before_the_end_is_not_believed() -> None:
    """A program that writes to a pipe puts there what it likes."""
    blob = sound.write(tone())
    lying = blob[:4] + b"\xff\xff\xff\x7f" + blob[8:40] + b"\xff\xff\xff\x7f" + blob[44:]

    assert sound.read(lying) == tone()


@pytest.mark.parametrize(
    "blob",
    [b"", b"RIFF", b"not a sound at all" * 20, sound.write(array("h")), sound.write(silence(1))],
)
def test_what_is_no_sound_is_a_fault(blob: bytes) -> None:
    """Rubbish from an engine is told apart from speech."""
    with pytest.raises(sound.SoundFault):
        sound.polished(blob)


def test_the_chime_is_two_falling_notes_at_full_level() -> None:
    """Heard by its figures: length, level, and the pitch of each half."""
    numpy = pytest.importorskip("numpy")
    samples = numpy.array(sound.read(chime()), dtype=float)
    assert len(samples) == int(SECONDS * sound.RATE)
    assert abs(20 * math.log10(abs(samples).max() / 32767) + 3) < 0.1

    first, second = samples[2000:9000], samples[14000:30000]
    pitches = [
        numpy.abs(numpy.fft.rfft(part)).argmax() * sound.RATE / len(part)
        for part in (first, second)
    ]

    assert pitches == pytest.approx([659, 523], abs=5)
