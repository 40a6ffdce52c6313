"""From the tap at a kiosk to the slip's last byte at the printer, and to the hall display."""

from __future__ import annotations

import socket
import threading
from time import monotonic, sleep

from rehearsal.measure.callers import Ask, status_of
from rehearsal.measure.figures import Row, percentile
from rehearsal.measure.ground import Ground
from rehearsal.measure.measured import Measured
from rehearsal.measure.printer import SlowPrinter
from rehearsal.measure.reach import JOIN, PEOPLE
from rehearsal.measure.screens import Hall, Show, watch

SLIP_MS, DISPLAY_MS, BURST_MS = 150, 50, 250
KIOSKS = 20
PAUSE = 0.3
"""Seconds between two taps: the hub is idle again before the next."""


class NotingPrinter(SlowPrinter):
    """A quick printer that notes when it had the whole of each slip."""

    def __init__(self) -> None:
        super().__init__(0.0)
        self._whole: list[float] = []
        self._printed = threading.Condition()

    def finished(self) -> None:
        """All bytes of a slip are here."""
        with self._printed:
            self._whole.append(monotonic())
            self._printed.notify_all()

    def nth(self, count: int) -> float:
        """When it had the whole of so many slips; TimeoutError when they do not come."""
        with self._printed:
            if not self._printed.wait_for(lambda: len(self._whole) >= count, 30):
                raise TimeoutError(f"slip {count} never came")
            return self._whole[count - 1]


def rows(ground: Ground) -> list[Row]:
    """The slowest twentieth of so many taps; the bounds are for an idle hub."""
    taps = ground.effort.samples * 2
    printer = NotingPrinter()
    env = {
        "SHOUWEN_PRINTER__KIND": "network", "SHOUWEN_PRINTER__HOST": "127.0.0.1",
        "SHOUWEN_PRINTER__PORT": str(printer.port),
    }  # fmt: skip
    with Measured(PEOPLE, env) as hall:
        kiosk = socket.create_connection(("127.0.0.1", hall.port))
        printer.nth(PEOPLE)  # whoever waited before the hall opened gets a slip first
        slips = [_to_paper(kiosk, printer, tap) for tap in range(taps + 1)][1:]
    printer.close()
    with Measured(PEOPLE) as hall:
        ask = Ask("/api/tickets", '{"service":"payment"}', key="tap")
        shown, _ = watch(Show(hall.port, 1, JOIN, [ask], taps))
        bursts = _bursts(hall, ground.effort.samples)
    return [
        Row("tap to the slip's last byte, p95", percentile(slips, 95), "ms", at_most=SLIP_MS),
        Row("tap to the hall display, p95", percentile(shown, 95), "ms", at_most=DISPLAY_MS),
        Row(f"{KIOSKS} taps at once to the display, p95", percentile(bursts, 95), "ms",
            at_most=BURST_MS),
    ]  # fmt: skip


def _to_paper(kiosk: socket.socket, printer: NotingPrinter, tap: int) -> float:
    sleep(PAUSE)
    begun = monotonic()
    kiosk.sendall(Ask("/api/tickets", '{"service":"payment"}', key="paper").sent(tap))
    if status_of(kiosk.recv(65536)) != 201:
        raise RuntimeError("a tap was refused")
    return (printer.nth(PEOPLE + tap + 1) - begun) * 1000


def _bursts(hall: Measured, times: int) -> list[float]:
    """From the first of twenty taps until the display shows that all twenty are waiting."""
    found = []
    display = Hall(Show(hall.port, 1, JOIN, [], 0))
    kiosks = [socket.create_connection(("127.0.0.1", hall.port)) for _ in range(KIOSKS)]
    for turn in range(times):
        display.settle()
        begun = monotonic()
        for place, kiosk in enumerate(kiosks):
            ask = Ask("/api/tickets", '{"service":"payment"}', key=f"burst-{place}")
            kiosk.sendall(ask.sent(turn))
        for kiosk in kiosks:
            if status_of(kiosk.recv(65536)) != 201:
                raise RuntimeError("a kiosk was refused")
        display.settle()  # the scene that tells of the last comes after the last answer
        found.append((display.screens[0].at - begun) * 1000)
    return found
