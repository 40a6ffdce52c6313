"""Samples, levels and the chime."""

import io
import math
import wave
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


def test_a_sound_is_brought_to_the_houses_level_and_never_clips() -> None:
    """Soft and loud engines are equally loud."""
    for strength in (400, 5000, 32767):
        polished = sound.read(sound.polished(sound.write(tone(strength=strength))))

        assert abs(20 * math.log10(sound.strength(polished) / sound.LEVEL)) < 0.2
        assert max(map(abs, polished)) < sound.PEAK


def test_a_peaky_sound_is_as_loud_as_the_others_with_its_peaks_bent() -> None:
    """A voice with sharp peaks would else be too soft, or clip."""
    peaky = tone(seconds=1, strength=1500)
    for at in range(200, len(peaky), 900):
        peaky[at] = 9000
    polished = sound.levelled(peaky)

    assert 0.6 * sound.PEAK < max(map(abs, polished)) < sound.PEAK
    assert abs(20 * math.log10(sound.strength(polished) / sound.LEVEL)) < 1


@pytest.mark.parametrize("rate", [8000, 16000, 44100, 48000])
def test_a_recording_of_any_common_rate_keeps_its_pitch_and_length(rate: int) -> None:
    """A tone of 440 Hz is one still, with nothing beside it."""
    numpy = pytest.importorskip("numpy")
    made = array("h", (int(9000 * math.sin(math.tau * 440 * at / rate)) for at in range(rate // 2)))
    samples = sound.read(as_wav(made, rate))
    heard = numpy.abs(
        numpy.fft.rfft(numpy.array(samples, dtype=float) * numpy.hanning(len(samples)))
    )
    pitch = int(heard.argmax())
    heard[pitch - 4 : pitch + 5] = 0

    assert len(samples) == pytest.approx(sound.RATE / 2, abs=2)
    assert pitch * sound.RATE / len(samples) == pytest.approx(440, abs=3)
    assert heard[50:].max() < 0.01 * 9000 * len(samples) / 4


def test_what_is_too_high_for_the_hall_is_left_out_and_does_not_whistle() -> None:
    """18 kHz at 48 kHz would come back as 4 kHz."""
    made = array("h", (int(9000 * math.sin(math.tau * 18000 * at / 48000)) for at in range(9600)))

    assert max(map(abs, sound.read(as_wav(made, 48000))[100:-100])) < 90


def as_wav(samples: "array[int]", rate: int, channels: int = 1, width: int = 2) -> bytes:
    """A recording as somebody's program writes it."""
    out = io.BytesIO()
    with wave.open(out, "wb") as file:
        file.setnchannels(channels)
        file.setsampwidth(width)
        file.setframerate(rate)
        file.writeframes(samples.tobytes())
    return out.getvalue()


@pytest.mark.parametrize(
    ("blob", "why"),
    [
        (as_wav(tone(), 22050, channels=2), "2 channels instead of one"),
        (as_wav(tone(), 22050, width=1), "8 bit instead of 16"),
        (as_wav(tone(), 12345), "12345 Hz instead of one of 8000"),
    ],
)
def test_a_recording_of_another_shape_is_refused_in_plain_words(blob: bytes, why: str) -> None:
    """Whoever recorded it can do it again."""
    with pytest.raises(sound.SoundFault, match=why):
        sound.read(blob)


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


def test_the_chime_is_two_falling_notes_that_do_not_clip() -> None:
    """Heard by its figures: length, level, and the pitch of each half."""
    numpy = pytest.importorskip("numpy")
    samples = numpy.array(sound.read(chime()), dtype=float)
    assert len(samples) == int(SECONDS * sound.RATE)
    assert abs(samples).max() <= sound.PEAK

    first, second = samples[2000:9000], samples[14000:30000]
    pitches = [
        numpy.abs(numpy.fft.rfft(part)).argmax() * sound.RATE / len(part)
        for part in (first, second)
    ]

    assert pitches == pytest.approx([659, 523], abs=5)
