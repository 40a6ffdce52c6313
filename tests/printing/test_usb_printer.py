"""A printer on USB: the real pyusb, on a bus that is not one."""

import pytest

from hall.printing import cable
from hall.printing.outcome import Outcome
from hall.printing.printers import UsbPrinter
from hall.printing.typesetter import Typesetter
from tests.printing.bus import Bus
from tests.printing.cast import ELDER, TOKEN, WORDS
from tests.printing.peer import COVER_OPEN
from tests.printing.reader import read

PICTURE = Typesetter(WORDS).set(ELDER)
TIMEOUT = 0.3


def printer_on(bus: Bus) -> UsbPrinter:
    """The printer of this bus."""
    return UsbPrinter("04b8:0202", TIMEOUT, bus)


def test_a_slip_goes_over_the_bus_and_is_confirmed() -> None:
    """Through the printer's own face, taken from the system's driver and given back."""
    bus = Bus()

    assert printer_on(bus).print(PICTURE, TOKEN) == Outcome("ok", "confirmed", "ok")
    assert [paper.number() for paper in read(bytes(bus.got)).papers] == ["A012"]
    assert (bus.detached, bus.claimed) == (1, 0)


def test_a_printer_that_cannot_print_is_sent_nothing() -> None:
    """As on the network."""
    bus = Bus()
    bus.status = dict(COVER_OPEN)

    assert printer_on(bus).print(PICTURE, TOKEN) == Outcome("failed", "cover_open", "cover_open")
    assert printer_on(bus).health() == "cover_open"
    assert b"\x1dv0" not in bus.got


@pytest.mark.parametrize(
    ("temper", "outcome"),
    [
        ("gone", Outcome("failed", "refused", "offline")),
        ("stuck", Outcome("failed", "stuck", "offline")),
        ("one-way", Outcome("unconfirmed", "silent", "unknown")),
        ("mute", Outcome("unconfirmed", "silent", "unknown")),
    ],
)
def test_a_bus_in_trouble_ends_in_an_outcome(temper: str, outcome: Outcome) -> None:
    """Unplugged, hanging, or a printer without a word."""
    bus = Bus(temper)

    assert printer_on(bus).print(PICTURE, TOKEN) == outcome
    assert bus.claimed == 0


def test_without_pyusb_the_slip_fails_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    """The base install does not have it."""
    monkeypatch.setattr(cable.Usb, "is_usable", staticmethod(lambda: False))

    assert printer_on(Bus()).print(PICTURE, TOKEN) == Outcome("failed", "no_library", "offline")
    assert printer_on(Bus()).health() == "offline"
