"""What a printer says about itself: its status bytes, read into one plain word.

Sources: ESC/POS `DLE EOT n` (real-time status) and `GS r 1` (paper sensor, answered in turn with
what was printed before). Both kinds of answer have fixed bits, so neither can be taken for the
other, nor a web server or a login prompt on the same port for a printer.
"""

from collections.abc import Mapping

OK, NEAR_END, PAPER_OUT, COVER_OPEN, OFFLINE, UNKNOWN = (
    "ok",
    "near_end",
    "paper_out",
    "cover_open",
    "offline",
    "unknown",
)
HEALTHS = (OK, NEAR_END, PAPER_OUT, COVER_OPEN, OFFLINE, UNKNOWN)
"""Every value there is; each has its sentence under [slip.health]."""

CANNOT_PRINT = frozenset({PAPER_OUT, COVER_OPEN, OFFLINE})
"""In these a slip is kept back: nothing would come out, or only half of it."""

PRINTER, CAUSE, FAULT, ROLL = 1, 2, 3, 4
"""The n of `DLE EOT n`."""

_PRINTER_OFFLINE = 0x08
_CAUSE_COVER, _CAUSE_NO_PAPER, _CAUSE_ERROR = 0x04, 0x20, 0x40
_FAULT_CUTTER, _FAULT_FINAL, _FAULT_PASSING = 0x08, 0x20, 0x40
_ROLL_NEAR_END, _ROLL_OUT = 0x0C, 0x60
_SENSOR_NEAR_END, _SENSOR_OUT = 0x03, 0x0C


def is_status(byte: int) -> bool:
    """Whether `byte` has the fixed bits of an answer to `DLE EOT`: 0xx1xx10."""
    return byte & 0x93 == 0x12


def is_confirmation(byte: int) -> bool:
    """Whether `byte` has the fixed bits of an answer to `GS r 1`: 0000xxxx."""
    return byte & 0xF0 == 0


def read(said: Mapping[int, int]) -> str:
    """The health in the answers to `DLE EOT n`, by n; `unknown` when there is none.

    The gravest wins, and what a person can put right goes before the mere word offline.
    """
    cause, fault, roll = (said.get(n, 0) for n in (CAUSE, FAULT, ROLL))
    if not said:
        return UNKNOWN
    if roll & _ROLL_OUT or cause & _CAUSE_NO_PAPER:
        return PAPER_OUT
    if cause & _CAUSE_COVER:
        return COVER_OPEN
    if fault & (_FAULT_CUTTER | _FAULT_FINAL | _FAULT_PASSING) or cause & _CAUSE_ERROR:
        return OFFLINE
    if said.get(PRINTER, 0) & _PRINTER_OFFLINE:
        return OFFLINE
    return NEAR_END if roll & _ROLL_NEAR_END else OK


def read_confirmation(byte: int) -> str:
    """The health in the answer to `GS r 1`."""
    if byte & _SENSOR_OUT == _SENSOR_OUT:
        return PAPER_OUT
    return NEAR_END if byte & _SENSOR_NEAR_END else OK
