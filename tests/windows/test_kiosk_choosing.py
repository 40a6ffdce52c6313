"""What the kiosk is told beyond the line: groups, time limits, the online offer, the pace."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from hall.settings.piece import Text
from hall.settings.schema import Settings
from kiosk.proof import qr
from tests.halls import LI, both, journal, settings
from tests.windows.kiosk_hall import HOURS, KIOSK, STRANGER, KioskHall, kiosk_hall

ADDRESS = "https://water.example/pay?a=1&b=2"
GROUPS = [{"id": "bills", "name": both("账单")}, {"id": "pipes", "name": both("管道")}]


def known() -> Settings:
    """The small hall; paying is in a group, takes three days and can be done online."""
    made = settings(groups=GROUPS, kiosk={"pace_numbers": 2})
    pay, *others = made.services
    about = {"time_limit": Text(**both("三天")), "online_words": Text(**both("缴费"))}
    pay = pay.model_copy(update={"group": "bills", "online": ADDRESS, **about})
    return made.model_copy(update={"services": (pay, *others)})


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[KioskHall]:
    """That hall; a kiosk keeps a pace in it."""
    with kiosk_hall(tmp_path, made=known()) as made:
        yield made


def test_the_scene_says_what_a_service_is_about(hall: KioskHall) -> None:
    """Told in full before the number is taken (R2-19); nothing where nothing is set."""
    payment, repair = hall.service("payment"), hall.service("repair")

    assert hall.scene()["groups"] == GROUPS
    assert (payment["group"], repair["group"]) == ("bills", None)
    assert (payment["time_limit"], repair["time_limit"]) == (both("三天"), None)
    assert payment["online"] == {"address": ADDRESS, "words": both("缴费")}
    assert repair["online"] is None


def test_the_scene_says_the_last_moment_before_it_comes(tmp_path: Path) -> None:
    """Numbers until 17:15 of a day from 08:30 to 17:30; shut, only the hours of the day stand."""
    with kiosk_hall(tmp_path, hours=HOURS) as hall:
        day = "2026-03-02T{}:00+08:00"
        today = [[day.format("08:30"), day.format("17:30")]]
        open_hours = hall.scene()["hours"]
        assert (open_hours["last_ticket_at"], open_hours["today"]) == (day.format("17:15"), today)

        hall.clock.go(hours=8, minutes=20)

        shut = hall.scene()["hours"]
        assert (shut["open"], shut["last_ticket_at"], shut["today"]) == (False, None, today)


def test_a_hall_that_never_closes_has_no_last_moment(hall: KioskHall) -> None:
    """Nor hours to post."""
    shown = hall.scene()["hours"]
    assert (shown["last_ticket_at"], shown["today"]) == (None, [])


def test_the_qr_of_an_offer_leads_to_its_address(hall: KioskHall) -> None:
    """Drawn by the hub; there is none where nothing can be done online."""
    answer = hall.get("/api/kiosk/online/payment.svg")

    assert (answer.status_code, answer.mimetype) == (200, "image/svg+xml")
    assert answer.data == qr(ADDRESS)
    for other in ("repair", "nothing"):
        assert hall.get(f"/api/kiosk/online/{other}.svg").status_code == 404


def test_an_offer_is_counted_by_the_kiosk_that_made_it(hall: KioskHall) -> None:
    """And by nobody else; once for each press."""
    press = {"Idempotency-Key": "one press"}
    for _ in range(2):
        hall.post("/api/kiosk/online", {"service": "payment"}, headers=press)
    hall.post("/api/kiosk/online", {"service": "payment", "accepted": True})
    stranger = hall.post("/api/kiosk/online", {"service": "payment"}, origin=STRANGER)

    assert stranger.json["code"] == "device_not_enrolled"
    assert [e.kind for e in journal(hall.desk)] == ["OnlineOffered", "OnlineAccepted"]


def test_a_kiosk_is_slowed_down_and_told_how_long(hall: KioskHall) -> None:
    """With Retry-After, in words, and the press can be made again afterwards."""
    asked = {"service": "payment", "kiosk": True}
    for _ in range(2):
        assert hall.post("/api/tickets", asked).status_code == 201

    slow = hall.post("/api/tickets", asked)

    assert (slow.status_code, slow.json["code"]) == (429, "too_many_requests")
    assert slow.headers["Retry-After"] == "60"
    assert "60" in slow.json["detail_zh"]
    assert "60" in slow.json["detail_en"]
    hall.clock.go(seconds=60)
    assert hall.post("/api/tickets", asked).status_code == 201


@pytest.mark.parametrize("origin", [KIOSK, STRANGER])
def test_staff_are_never_slowed_down(hall: KioskHall, origin: str) -> None:
    """At the hall's own machine or with a phone, they give numbers to whoever stands there (A5)."""
    staff = hall.bearer(LI)
    for _ in range(5):
        asked = {"service": "payment", "kiosk": True}
        assert hall.post("/api/tickets", asked, origin, staff).status_code == 201


def test_a_program_on_the_hubs_own_machine_is_not_slowed_down(hall: KioskHall) -> None:
    """Only the kiosk's page there is."""
    for _ in range(5):
        hall.take()
