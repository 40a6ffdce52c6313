"""The spool when paper, printer or store fail: told at once, made up later, never doubled."""

import pytest

from hall.core.refusals import Refusal
from hall.desk import slips
from hall.printing.outcome import Outcome
from hall.printing.printers import NetworkPrinter
from tests.printing import peer as printers
from tests.printing.halls import PrintingHall, Tray, work_off
from tests.printing.peer import PrinterPeer

NO_PAPER = Outcome("failed", "paper_out", "paper_out")
BROKEN_OFF = Outcome("unconfirmed", "broken_off", "offline")


def test_a_slip_that_did_not_come_out_is_told_at_once_and_comes_when_there_is_paper(
    hall: PrintingHall,
) -> None:
    """The visitor and the staff know within the same step; a new roll brings the slip."""
    tray = Tray(NO_PAPER, health="paper_out")
    visitor, spool = hall.take(), hall.spool(tray)
    work_off(spool)
    assert hall.state(visitor) == ("failed", "paper_out")
    assert hall.printer() == "paper_out"

    hall.wait(120)
    work_off(spool)
    assert hall.state(visitor) == ("failed", "paper_out")
    assert hall.slip(visitor).attempts == 1

    tray.state = "ok"
    hall.wait(6)
    work_off(spool)
    assert hall.state(visitor) == ("ok", "confirmed")
    assert hall.printer() == "ok"
    assert hall.happened("SlipFailed", "SlipPrinted") == ["SlipFailed", "SlipPrinted"]


def test_while_the_printer_rests_new_slips_fail_without_being_tried(hall: PrintingHall) -> None:
    """Ten visitors before an empty printer do not wait ten time-outs for the bad news."""
    tray = Tray(NO_PAPER, health="paper_out")
    visitors, spool = [hall.take() for _ in range(10)], hall.spool(tray)
    work_off(spool)

    assert tray.tokens == []
    assert {hall.state(visitor) for visitor in visitors} == {("failed", "paper_out")}


def test_new_visitors_go_before_slips_that_failed(hall: PrintingHall) -> None:
    """Who stands at the kiosk comes first; who waits already has the number in mind."""
    tray = Tray(NO_PAPER, health="paper_out")
    early, spool = hall.take(), hall.spool(tray)
    work_off(spool)
    tray.state = "ok"
    hall.wait(6)

    late = hall.take()
    work_off(spool)

    assert tray.tokens == [late.token, early.token]


def test_after_so_many_attempts_it_is_left_at_that(hall: PrintingHall) -> None:
    """A printer that says it is well and takes nothing is not tried for ever."""
    refused = Outcome("failed", "stuck", "ok")
    visitor, spool = hall.take(), hall.spool(Tray(*[refused] * 10))
    for _ in range(10):
        work_off(spool)
        hall.wait(10)

    assert hall.slip(visitor).attempts == hall.settings.printer.attempts == 3
    assert hall.state(visitor) == ("failed", "stuck")


def test_attempts_are_further_and_further_apart(hall: PrintingHall) -> None:
    """One second after the first, two after the second."""
    refused = Outcome("failed", "stuck", "ok")
    visitor, spool = hall.take(), hall.spool(Tray(refused, refused))
    tries = []
    for _ in range(5):
        work_off(spool)
        tries.append(hall.slip(visitor).attempts)
        hall.wait(1)

    assert tries == [1, 2, 2, 3, 3]


def test_an_unconfirmed_slip_is_never_printed_again_by_itself(hall: PrintingHall) -> None:
    """Two papers with one number would bring two people to one counter."""
    visitor, tray = hall.take(), Tray(BROKEN_OFF)
    spool = hall.spool(tray)
    for _ in range(5):
        work_off(spool)
        hall.wait(20)

    assert hall.state(visitor) == ("unconfirmed", "broken_off")
    assert tray.tokens == []


def test_the_staff_hear_of_the_printer_only_when_something_changes(hall: PrintingHall) -> None:
    """Asked every quarter of a minute, reported on change alone."""
    tray = Tray()
    spool = hall.spool(tray)
    for health in ("ok", "ok", "near_end", "near_end", "cover_open", "ok"):
        tray.state = health
        hall.wait(16)
        work_off(spool)

    assert hall.happened("DeviceChanged") == ["DeviceChanged"] * 4
    assert hall.printer() == "ok"


def test_a_slip_that_cannot_be_laid_out_is_a_failure_not_an_end(hall: PrintingHall) -> None:
    """One bad slip stops neither the spool nor the next visitor's."""
    spool, tray = None, Tray()
    spool = hall.spool(tray)
    whole = spool.setter.set

    def spoil_once(slip: object) -> object:
        spool.setter.set = whole  # type: ignore[method-assign]
        raise ValueError("ink everywhere")

    spool.setter.set = spoil_once  # type: ignore[assignment,method-assign]
    first, second = hall.take(), hall.take()
    spool.step()

    assert hall.state(first) == ("failed", "spoiled")
    assert hall.state(second) == ("ok", "confirmed")
    assert [str(error) for error in hall.complaints] == ["ink everywhere"]


def test_a_store_that_is_busy_costs_time_but_no_slip(
    hall: PrintingHall, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What became of a slip is written down as soon as the store takes it."""
    visitor, tray = hall.take(), Tray()
    spool, act, refusals = hall.spool(tray), hall.desk.act, [1, 1]

    def busy(verb: object, *rest: object, **what: object) -> object:
        if verb is slips.end and refusals:
            refusals.pop()
            raise Refusal("store_busy")
        return act(verb, *rest, **what)  # type: ignore[arg-type]

    monkeypatch.setattr(hall.desk, "act", busy)
    monkeypatch.setattr(hall.runtime, "sleep", lambda _: None)
    work_off(spool)

    assert tray.tokens == [visitor.token]
    assert hall.state(visitor) == ("ok", "confirmed")
    assert len(hall.complaints) == 2


def test_a_real_printer_runs_out_and_recovers(hall: PrintingHall) -> None:
    """Over a socket: kept back while the roll is out, printed once when it is in."""
    with PrinterPeer(status=printers.PAPER_OUT) as peer:
        visitor = hall.take()
        spool = hall.spool(NetworkPrinter("127.0.0.1", peer.port, 0.5))
        work_off(spool)
        assert hall.state(visitor) == ("failed", "paper_out")

        peer.status = dict(printers.FINE)
        hall.wait(6)
        work_off(spool)

        assert hall.state(visitor) == ("ok", "confirmed")
        assert len(peer.slips) == 1
