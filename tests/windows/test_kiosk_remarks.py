"""Comments and complaints over the wire, and a slip printed again: who may, and what is told."""

from collections.abc import Iterator
from pathlib import Path

import pytest

import kiosk.pages
import watch.pages
from hall.core.remark import LONGEST
from hall.desk import slips
from hall.desk.views import Issued
from hall.hub.app import Hub
from hall.hub.threads import ThreadingRuntime
from hall.settings.words import Words
from tests.halls import GUARD, LI, MANAGER, Clock, journal, opened, settings
from tests.tree import ROOT
from tests.windows.kiosk_hall import KIOSK, STRANGER, KioskHall


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[KioskHall]:
    """A hall with the visitor's and the watch window."""
    clock = Clock()
    with opened(f"sqlite:///{tmp_path}/hall.sqlite", settings(), clock) as desk:
        hub = Hub(desk, Words.load(ROOT / "words"), ThreadingRuntime(), "threading")
        hub.open([kiosk.pages.window, watch.pages.window])
        yield KioskHall(desk, hub, clock, hub.app.test_client())


SAID = {"kind": "complaint", "about": "waiting"}


def test_a_remark_goes_to_the_manager_and_to_nobody_else(hall: KioskHall) -> None:
    """Hidden from whoever is complained of (G2): the others learn only that there is one."""
    hall.take()
    left = hall.post("/api/kiosk/remarks", {**SAID, "text": "等了一小时", "number": "A001"})
    assert left.status_code == 201, left.text
    guard, clerk = hall.bearer(GUARD), hall.bearer(LI)
    for who in (guard, clerk):
        assert hall.get("/api/remarks", who).status_code == 403
        seen = hall.post(f"/api/remarks/{left.json['id']}/seen", {}, headers=who)
        assert seen.status_code == 403
    for scene in ("watch", "kiosk"):
        shown = str(hall.hub.scene(scene, "main"))
        assert "等了一小时" not in shown
    assert hall.hub.scene("watch", "main")["remarks"] == {"new": 1}

    manager = hall.bearer(MANAGER)
    (one,) = hall.get("/api/remarks", manager).json["remarks"]
    assert (one["text"], one["number"], one["seen_by"]) == ("等了一小时", "A001", None)
    answer = hall.post(f"/api/remarks/{one['id']}/seen", {}, headers=manager).json
    assert (answer["new"], answer["remarks"][0]["seen_by"]) == (0, MANAGER)
    assert hall.hub.scene("watch", "main")["remarks"] == {"new": 0}
    for odd in ("0", "999", "x", "99999999999999999999"):
        lost = hall.post(f"/api/remarks/{odd}/seen", {}, headers=manager)
        assert (lost.status_code, lost.json["code"]) == (404, "unknown_remark")


def test_a_remark_has_its_form(hall: KioskHall) -> None:
    """A length, known kinds, no place for a name; a stranger's browser has no say."""
    for odd in (
        {"kind": "rude"},
        {"about": "me"},
        {"text": "长" * (LONGEST + 1)},
        {"name": "王"},
        {"phone": "1"},
    ):
        assert hall.post("/api/kiosk/remarks", SAID | odd).status_code == 422, odd
    assert hall.post("/api/kiosk/remarks", SAID, origin=STRANGER).status_code == 403
    wrong = hall.post("/api/kiosk/remarks", {**SAID, "number": "A009"})
    assert wrong.json["code"] == "unknown_ticket"
    assert hall.post("/api/kiosk/remarks", SAID | {"text": "长" * LONGEST}).status_code == 201


def test_a_playing_child_does_not_fill_the_book(hall: KioskHall) -> None:
    """Twenty in ten minutes, then the kiosk asks for patience."""
    codes = [hall.post("/api/kiosk/remarks", SAID).status_code for _ in range(21)]
    assert codes == [201] * 20 + [429]


def printed(hall: KioskHall, one: Issued, seq: int, copy: int = 0) -> None:
    """The slip came out."""
    slip = hall.desk.act(slips.start, ticket=one.id, seq=seq, copy=copy)
    hall.desk.act(slips.end, slip=slip.id, outcome="ok")


def test_the_kiosk_asks_for_its_last_slip_again_and_follows_that_copy(hall: KioskHall) -> None:
    """Over the wire as at the desk; the same press twice asks once; a phone is refused."""
    token = hall.take()["token"]
    with hall.desk.read() as reading:
        one = reading.ticket(token)
    (taken,) = journal(hall.desk, "TicketTaken")
    printed(hall, one, taken.seq)
    again = f"/api/tickets/{token}/reprint"
    assert hall.post(again, {}, origin=STRANGER).json["code"] == "device_not_enrolled"
    press = {"Idempotency-Key": "one press"}
    for _ in range(2):
        assert hall.post(again, {}, headers=press, origin=KIOSK).json == {"copies": 1}
    (asked,) = journal(hall.desk, "SlipReprinted")
    before = hall.get(f"/api/tickets/{token}/slip").json
    assert (before["state"], before["copies"]) == ("ok", 0), "the spool has not come to it yet"
    printed(hall, one, asked.seq, copy=1)
    assert hall.get(f"/api/tickets/{token}/slip").json["copies"] == 1
    hall.clock.go(minutes=3)
    assert hall.post(again, {}).json["code"] == "reprint_late"
