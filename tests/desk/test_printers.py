"""Which printer a slip comes out of, and what becomes of printers that are no longer there."""

from collections.abc import Iterator
from datetime import timedelta

import pytest

from hall.desk import devices, printers, reprinting, slips
from hall.desk.desk import Desk
from hall.desk.views import Issued
from tests.halls import MONDAY, journal, opened, refused, settings, visitor

EAST = {"id": "east", "kiosks": ["东门", "device-3"]}


@pytest.fixture
def desk(store_url: str) -> Iterator[Desk]:
    """A hall with a printer of its own and one at the east door, on either database."""
    with opened(store_url, settings(printers=[EAST])) as desk:
        for device, name in (("device-1", "东门"), ("device-2", "西门"), ("device-3", "侧门")):
            until = MONDAY + timedelta(minutes=5)
            own = f"{desk.book.hall}-{device}"  # codes and tokens are not each hall's own
            desk.act(devices.new_code, code_hash=own, name=name, expires_at=until)
            desk.act(devices.enrol, code_hash=own, device=device, token_hash=own)
        yield desk


def failed(desk: Desk, issued: Issued, printer: str) -> None:
    """Its slip did not come out of this printer."""
    slip = desk.act(slips.start, ticket=issued.id, seq=issued.seq, printer=printer)
    assert slip.printer == printer
    desk.act(slips.end, slip=slip.id, outcome="failed", detail="paper_out")


def test_the_kiosk_names_the_printer(desk: Desk) -> None:
    """By what the kiosk is called or by its id; all others, and the staff, use the hall's own."""
    kiosks = ("device-1", "device-2", "device-3", "loopback", None)
    issued = [visitor(desk, device=kiosk) for kiosk in kiosks]
    with desk.read() as reading:
        of_tickets = [reading.printer_of(each.id) for each in issued]
        of_kiosks = [reading.printer_at(kiosk) for kiosk in kiosks]

    assert of_tickets == of_kiosks == ["east", "printer", "east", "printer", "printer"]


def test_a_kiosk_without_paper_prints_nothing_again(store_url: str) -> None:
    """Though the hall has a printer elsewhere."""
    made = settings(printers=[{"id": "east", "kiosks": ["device-1"], "kind": "none"}])
    with opened(store_url, made) as desk:
        one = visitor(desk, device="device-1")
        failed(desk, one, "east")
        with refused(desk, "nothing_to_reprint"):
            desk.act(reprinting.at_kiosk, token=one.token, device="device-1")


def test_each_spool_has_its_own_troubles_and_its_own_place(desk: Desk) -> None:
    """The watch sees all of them."""
    here, there = visitor(desk), visitor(desk, device="device-1")
    failed(desk, here, "printer")
    failed(desk, there, "east")
    with desk.read() as reading:
        told = {
            printer: [ticket.id for _, ticket in reading.slip_troubles(MONDAY, printer)]
            for printer in ("printer", "east", "")
        }
        places = [reading.bookmark(slips.follower(each)) for each in ("printer", "east")]

    assert told == {"printer": [here.id], "east": [there.id], "": [there.id, here.id]}
    assert places == [here.seq, there.seq]


def test_who_left_the_settings_is_forgotten_with_its_fault(desk: Desk) -> None:
    """Once, and the journal says so; kiosks and the printers that stay are left alone."""
    for name in ("printer", "east", "west"):
        desk.act(devices.report, device=name, kind="printer", state="offline")

    assert desk.act(printers.retire) == ["west"]
    said = len(journal(desk))
    assert desk.act(printers.retire) == []

    assert len(journal(desk)) == said
    with desk.read() as reading:
        left = {one.id for one in reading.devices()}
        open_faults = {one.device for one in reading.faults(MONDAY) if one.closed_at is None}
    assert left == {"printer", "east", "device-1", "device-2", "device-3"}
    assert open_faults == {"printer", "east"}
