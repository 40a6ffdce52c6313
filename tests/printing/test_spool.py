"""The spool: each number gets its slip once, in order, whatever stops in between."""

from datetime import timedelta
from pathlib import Path

import pytest

from hall.desk import calls, sessions, slips, tickets
from hall.printing.outcome import Outcome
from hall.printing.pictures import Pictures
from hall.printing.printers import NetworkPrinter
from tests.patience import until
from tests.printing.halls import PrintingHall, Tray, work_off
from tests.printing.peer import PrinterPeer
from tests.printing.reader import read


class PowerCutError(BaseException):
    """The machine stops here."""


def test_each_number_gets_its_slip_in_order(hall: PrintingHall) -> None:
    """Three visitors, three slips, each told as printed."""
    visitors = [hall.take() for _ in range(3)]
    tray = Tray()
    work_off(hall.spool(tray))

    assert tray.tokens == [visitor.token for visitor in visitors]
    assert [hall.state(visitor) for visitor in visitors] == [("ok", "confirmed")] * 3
    assert hall.happened("SlipPrinted") == ["SlipPrinted"] * 3


def test_the_paper_shows_this_visitor_and_leads_to_this_page(hall: PrintingHall) -> None:
    """From the tap to the dots: number and address are those of the ticket."""
    visitor = hall.take(priority=True)
    with PrinterPeer() as peer:
        work_off(hall.spool(NetworkPrinter("127.0.0.1", peer.port, 0.5)))
        (paper,) = read(peer.slips[0]).papers

    assert paper.number() == visitor.number
    assert paper.url() == f"http://192.168.1.20:8000/t/{visitor.token}"
    assert hall.state(visitor) == ("ok", "confirmed")


def test_a_slip_is_printing_in_the_store_before_its_first_byte_goes_out(
    hall: PrintingHall,
) -> None:
    """Whoever falls while printing leaves a trace."""
    visitor = hall.take()
    seen: list[str] = []

    class Watcher(Tray):
        def print(self, picture: object, token: str) -> Outcome:
            seen.append(hall.slip(visitor).state)
            return super().print(picture, token)

    work_off(hall.spool(Watcher()))

    assert seen == ["printing"]


def test_after_a_crash_a_slip_at_the_printer_is_unconfirmed_and_not_printed_again(
    hall: PrintingHall,
) -> None:
    """Nobody knows whether it came out, so a person looks; the next visitor's is printed."""
    first, second = hall.take(), hall.take()
    with pytest.raises(PowerCutError):
        work_off(hall.spool(Tray(PowerCutError())))
    assert hall.slip(first).state == "printing"

    tray = Tray()
    work_off(hall.spool(tray))

    assert hall.state(first) == ("unconfirmed", "interrupted")
    assert hall.state(second) == ("ok", "confirmed")
    assert tray.tokens == [second.token]


def test_a_new_start_prints_nothing_twice(hall: PrintingHall) -> None:
    """The bookmark moves together with the slip."""
    visitor = hall.take()
    work_off(hall.spool(Tray()))
    again = Tray()
    spool = hall.spool(again)
    spool.recover()
    assert spool.seq >= visitor.seq, "it would read the whole journal after every start"
    work_off(spool)

    assert again.tokens == []
    assert hall.state(visitor) == ("ok", "confirmed")


def test_a_reprint_is_asked_for_counted_and_marked(hall: PrintingHall, tmp_path: Path) -> None:
    """The second slip is another picture than the first, and the row says copy 1."""
    pictures = Pictures(tmp_path / "slips")
    visitor, spool = hall.take(), hall.spool(pictures)
    work_off(spool)
    first = pictures.read(visitor.token)
    hall.desk.act(slips.reprint, ticket=visitor.id)
    work_off(spool)

    assert first is not None
    assert pictures.read(visitor.token) != first
    assert hall.slip(visitor).copy == 1
    assert hall.state(visitor) == ("ok", "kept")


def test_a_number_called_at_once_still_gets_its_slip(hall: PrintingHall) -> None:
    """An idle clerk is quicker than the printer; the visitor still stands at the kiosk."""
    visitor, tray = hall.take(), Tray()
    hall.desk.act(
        sessions.sign_in,
        staff=next(one.number for one in hall.settings.staff if "clerk" in one.roles),
        counter="1",
        token_hash="a" * 64,
        expires_at=hall.now + timedelta(hours=1),
    )
    with hall.desk.read() as reading:
        clerk = reading.counter("1").clerk
    hall.desk.act(calls.call, counter="1", staff=clerk, ticket=visitor.id)
    work_off(hall.spool(tray))

    assert tray.tokens == [visitor.token]


def test_a_cancelled_number_gets_no_slip(hall: PrintingHall) -> None:
    """Nobody misses it, and nobody is told of a fault."""
    visitor, tray = hall.take(), Tray()
    hall.desk.act(tickets.cancel, token=visitor.token)
    work_off(hall.spool(tray))

    assert tray.tokens == []
    assert hall.happened("SlipFailed", "SlipPrinted") == []


@pytest.mark.parametrize(("minutes", "state"), [(9, "ok"), (11, "failed")])
def test_after_a_long_outage_only_young_slips_are_made_up(
    hall: PrintingHall, minutes: int, state: str
) -> None:
    """Ten minutes on, the visitor has made do; the staff see that this number has no paper."""
    visitor = hall.take()
    hall.wait(minutes * 60)
    work_off(hall.spool(Tray()))

    assert hall.slip(visitor).state == state
    assert (hall.slip(visitor).detail == "too_late") == (state == "failed")


def test_the_running_spool_hears_the_bell(hall: PrintingHall) -> None:
    """A number taken while it sleeps is printed at once, and it ends when told to."""
    tray = Tray()
    spool = hall.spool(tray)
    thread = hall.runtime.spawn(spool.run)
    until(lambda: hall.happened("DeviceChanged"), what="the first look at the printer")
    visitor = hall.take()
    until(lambda: tray.tokens == [visitor.token], within=0.9, what="the slip, before the next look")
    spool.stop()
    thread.join(5)

    assert not thread.is_alive()
