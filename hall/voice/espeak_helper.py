"""A program of its own: reads one order on stdin, writes the WAV eSpeak NG makes of it to stdout.

eSpeak NG is GPL, so the hub never loads it: it starts this file as a process, hands in
{"text", "voice", "pace"} as JSON, and gets a WAV (mono, 16 bit) back. Exit code 3: the library is
not there; 4: it would not speak; the reason stands on stderr. Imports nothing of Shouwen.
"""

import ctypes
import io
import json
import os
import sys
import wave
from pathlib import Path
from typing import NoReturn

SYNCHRONOUS = 2
DONT_EXIT = 0x8000
UTF8 = 1
BY_CHARACTER = 1
RATE_PARAMETER = 1


def fail(code: int, why: str) -> NoReturn:
    """End with a reason."""
    print(why, file=sys.stderr)
    raise SystemExit(code)


def library() -> tuple[ctypes.CDLL, int]:
    """The library, opened and ready, and its samples a second."""
    try:
        import espeakng_loader

        lib = ctypes.CDLL(espeakng_loader.get_library_path())
        data = Path(espeakng_loader.get_data_path())
    except (ImportError, OSError) as error:
        fail(3, f"espeakng-loader: {error}")
    os.chdir(data.parent)  # it keeps only 160 bytes of a path and cannot read every alphabet in it
    rate = lib.espeak_Initialize(SYNCHRONOUS, 0, data.name.encode(), DONT_EXIT)
    if rate <= 0:
        fail(3, f"eSpeak NG cannot read its data in {data}")
    return lib, rate


def spoken(lib: ctypes.CDLL, text: str, voice: str, pace: int) -> bytes:
    """The samples of `text`."""
    heard: list[bytes] = []
    shorts = ctypes.POINTER(ctypes.c_short)
    listener = ctypes.CFUNCTYPE(ctypes.c_int, shorts, ctypes.c_int, ctypes.c_void_p)

    def hear(samples: "ctypes._Pointer[ctypes.c_short]", count: int, _events: int) -> int:
        if samples and count > 0:
            heard.append(ctypes.string_at(samples, count * 2))
        return 0

    kept = listener(hear)  # must outlive the call, or the library speaks into freed memory
    lib.espeak_SetSynthCallback(kept)
    if lib.espeak_SetVoiceByName(voice.encode()) != 0:
        fail(4, f"eSpeak NG has no voice {voice}")
    lib.espeak_SetParameter(RATE_PARAMETER, pace, 0)
    blob = text.encode("utf-8") + b"\0"
    size = ctypes.c_size_t(len(blob))
    if lib.espeak_Synth(blob, size, 0, BY_CHARACTER, 0, UTF8, None, None) != 0:
        fail(4, "eSpeak NG refused the text")
    lib.espeak_Synchronize()
    return b"".join(heard)


def main() -> None:
    """One order in, one WAV out."""
    order = json.loads(sys.stdin.buffer.read())
    lib, rate = library()
    out = io.BytesIO()
    with wave.open(out, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(rate)
        file.writeframes(spoken(lib, order["text"], order["voice"], order["pace"]))
    sys.stdout.buffer.write(out.getvalue())


if __name__ == "__main__":
    main()
