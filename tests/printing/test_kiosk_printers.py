"""Several printers in one hall: each kiosk has its own paper, and no printer waits for another."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from hall.desk import devices, printers, slips
from hall.printing.outcome import Outcome
from tests.printing.halls import PrintingHall, Tray, work_off

EAST = """
[[printers]]
id = "east"
kiosks = ["东门取号机"]
kind = "network"
host = "127.0.0.1"
width_dots = 384
attempts = 1
"""
NO_PAPER = Outcome("failed", "paper_out", "paper_out")


@pytest.fixture
def two(tmp_path: Path) -> Iterator[PrintingHall]:
    """A hall with a printer of its own and one at the east door."""
    made = PrintingHall(tmp_path, EAST)
    made.enrol("device-1", "东门取号机")
    made.enrol("device-2", "西门取号机")
    yield made
    made.book.close()


def test_a_slip_comes_out_where_its_visitor_stands(two: PrintingHall) -> None:
    """The east kiosk's at the east door, every other's at the hall's own printer."""
    east, west, staff = (two.take(device=each) for each in ("device-1", "device-2", None))
    mine, theirs = Tray(), Tray()
    work_off(two.spool(mine))
    work_off(two.spool(theirs, "east"))

    assert theirs.tokens == [east.token]
    assert mine.tokens == [west.token, staff.token]
    assert [two.slip(one).printer for one in (east, west)] == ["east", "printer"]


def test_a_reprint_comes_out_where_the_first_did(two: PrintingHall) -> None:
    """Marked, counted, and at the same kiosk."""
    visitor = two.take(device="device-1")
    mine, theirs = Tray(), Tray()
    here, there = two.spool(mine), two.spool(theirs, "east")
    work_off(there)
    two.desk.act(slips.reprint, ticket=visitor.id)
    work_off(here)
    work_off(there)

    assert (mine.tokens, theirs.tokens) == ([], [visitor.token, visitor.token])
    assert two.slip(visitor).copy == 1


def test_a_broken_printer_holds_up_no_other(two: PrintingHall) -> None:
    """Thirty failures at the east door, and the hall's own printer still makes up its one."""
    mine, theirs = Tray(NO_PAPER, health="paper_out"), Tray(*[NO_PAPER] * 60, health="paper_out")
    here, there = two.spool(mine), two.spool(theirs, "east")
    late = two.take(device="device-2")
    for _ in range(30):
        two.take(device="device-1")
    work_off(here)
    work_off(there)
    assert two.state(late) == ("failed", "paper_out")

    mine.state = "ok"
    two.wait(6)
    work_off(there)
    work_off(here)

    assert two.state(late) == ("ok", "confirmed")
    assert mine.tokens == [late.token], "what the east door owes is none of the hall's own"
    assert (two.printer(), two.printer("east")) == ("ok", "paper_out")


def test_a_restart_of_one_spool_leaves_the_others_slip_alone(two: PrintingHall) -> None:
    """Only its own are in doubt; what is at the other printer is the other's to end."""
    visitor = two.take(device="device-1")
    with two.desk.read() as reading:
        seq = reading.seq
    two.desk.act(slips.start, ticket=visitor.id, seq=seq, printer="east")
    two.spool(Tray()).recover()
    assert two.slip(visitor).state == "printing"

    two.spool(Tray(), "east").recover()

    assert two.state(visitor) == ("unconfirmed", "interrupted")


def test_slips_of_a_printer_that_left_the_settings_are_ended(hall: PrintingHall) -> None:
    """Else they would be at the printer for ever."""
    visitor = hall.take()
    hall.desk.act(slips.start, ticket=visitor.id, seq=1, printer="west")
    hall.spool(Tray()).recover()

    assert hall.state(visitor) == ("unconfirmed", "interrupted")


def test_a_printer_that_left_the_settings_is_no_fault_any_more(two: PrintingHall) -> None:
    """Nobody looks for a printer that is not there."""
    for name in ("printer", "east", "west"):
        two.desk.act(devices.report, device=name, kind="printer", state="paper_out")

    assert two.desk.act(printers.retire) == ["west"]
    assert two.desk.act(printers.retire) == []
    with two.desk.read() as reading:
        shown = {one.id for one in reading.devices() if one.kind == "printer"}
        open_faults = {one.device for one in reading.faults(two.now) if one.closed_at is None}
    assert shown == open_faults == {"printer", "east"}


def test_a_kiosk_knows_which_printer_is_its_own(two: PrintingHall) -> None:
    """By its name, or by the id it got when it was enrolled."""
    with two.desk.read() as reading:
        found = [reading.printer_at(each) for each in ("device-1", "device-2", "loopback", None)]

    assert found == ["east", "printer", "printer", "printer"]
