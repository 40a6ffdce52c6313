"""Taking a number over the wire, looking at one's own, giving it back; who may, who may not."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.halls import GUARD, LI, everything, journal, seated
from tests.windows.kiosk_hall import HOURS, STRANGER, KioskHall, kiosk_hall


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[KioskHall]:
    """The small hall, open around the clock."""
    with kiosk_hall(tmp_path) as made:
        yield made


@contextmanager
def unchanged(hall: KioskHall) -> Iterator[None]:
    """What happens inside leaves every table as it was."""
    before = everything(hall.desk.book)
    yield
    assert everything(hall.desk.book) == before


def test_a_visitor_takes_a_number(hall: KioskHall) -> None:
    """The answer is all the kiosk needs, with the address of the visitor's own page."""
    answer = hall.post("/api/tickets", {"service": "payment", "priority": True})

    assert answer.status_code == 201
    assert answer.json["number"] == "A001"
    assert answer.json["priority"] is True
    assert (answer.json["ahead"], answer.json["wait"]) == (0, None)
    assert answer.json["status_url"] == f"http://localhost/t/{answer.json['token']}"


def test_a_doubled_tap_makes_one_number(hall: KioskHall) -> None:
    """The same key gives the same answer, to the letter."""
    press = {"Idempotency-Key": "one press"}

    first = hall.post("/api/tickets", {"service": "payment"}, headers=press)
    second = hall.post("/api/tickets", {"service": "payment"}, headers=press)

    assert first.json == second.json
    assert len(journal(hall.desk, "TicketTaken")) == 1
    assert hall.take()["number"] == "A002", "another press is another number"


def test_no_reason_goes_with_priority(hall: KioskHall) -> None:
    """PROVISIONS A2 and K1: priority is one bit; a field for more does not exist."""
    answer = hall.post(
        "/api/tickets", {"service": "payment", "priority": True, "reason": "pregnant"}
    )

    assert (answer.status_code, answer.json["code"]) == (422, "bad_request")
    assert journal(hall.desk, "TicketTaken") == []


def test_a_browser_from_outside_gets_no_number(hall: KioskHall) -> None:
    """Only an enrolled device gives numbers; otherwise a prank could fill the hall from home."""
    answer = hall.post("/api/tickets", {"service": "payment"}, origin=STRANGER)

    assert (answer.status_code, answer.json["code"]) == (403, "device_not_enrolled")
    assert journal(hall.desk, "TicketTaken") == []


@pytest.mark.parametrize("staff", [GUARD, LI])
def test_staff_take_a_number_for_somebody(hall: KioskHall, staff: str) -> None:
    """PROVISIONS A5: from any browser, and it stands in the journal who did it."""
    answer = hall.post(
        "/api/tickets", {"service": "repair"}, origin=STRANGER, headers=hall.bearer(staff)
    )

    assert answer.status_code == 201
    assert [entry.data["staff"] for entry in journal(hall.desk, "TicketTaken")] == [staff]


def test_a_closed_service_is_refused_in_both_languages(hall: KioskHall) -> None:
    """The kiosk shows the sentence as it comes."""
    with unchanged(hall):
        answer = hall.post("/api/tickets", {"service": "advice"})

    assert (answer.status_code, answer.json["code"]) == (409, "service_closed")
    assert answer.json["detail_zh"] != answer.json["detail_en"]


def test_a_closed_hall_gives_no_number(tmp_path: Path) -> None:
    """And says when it opens."""
    with kiosk_hall(tmp_path, hours=HOURS) as hall:
        hall.clock.go(hours=12)
        with unchanged(hall):
            answer = hall.post("/api/tickets", {"service": "payment"})

        assert (answer.status_code, answer.json["code"]) == (409, "hall_closed")
        assert answer.json["about"]["opens_at"] == "2026-03-03 08:30"


def test_the_visitor_follows_the_number_to_the_counter(hall: KioskHall) -> None:
    """Waiting with people ahead, then called with the counter to go to, then being served."""
    hall.take()
    mine = f"/api/tickets/{hall.take()['token']}"
    assert hall.get(mine).json["ahead"] == 1
    clerk = seated(hall.desk)

    clerk.next()
    assert (hall.get(mine).json["state"], hall.get(mine).json["ahead"]) == ("waiting", 0)
    clerk.begin()
    clerk.next()
    called = hall.get(mine).json

    assert (called["state"], called["ahead"]) == ("called", None)
    assert called["counter"] == {"id": "1", "name": {"zh": "1", "en": "1"}}
    clerk.begin()
    clerk.finish()
    assert (hall.get(mine).json["state"], hall.get(mine).json["counter"]) == ("done", None)


def test_the_visitor_learns_no_clerks_name(hall: KioskHall) -> None:
    """The view names what the page shows and nothing else."""
    taken = hall.take()
    clerk = seated(hall.desk)
    clerk.next()
    clerk.begin()

    seen = hall.get(f"/api/tickets/{taken['token']}")

    assert set(seen.json) == {
        "number", "service", "priority", "state", "ahead", "wait", "counter", "wait_area",
        "issued_at", "called_at", "calls", "rejoin_until", "moved", "sent", "overtaken", "rating",
        "at",
    }  # fmt: skip
    assert "员工" not in seen.text


def test_a_visitor_gives_the_number_back_once(hall: KioskHall) -> None:
    """Cancelling needs only the token; a second time it is refused and changes nothing."""
    mine = f"/api/tickets/{hall.take()['token']}/cancel"

    first = hall.post(mine, {}, origin=STRANGER)
    with unchanged(hall):
        second = hall.post(mine, {}, origin=STRANGER)

    assert first.json["state"] == "cancelled"
    assert (second.status_code, second.json["code"]) == (409, "cannot_cancel")


@pytest.mark.parametrize("way", ["", "/slip", "/slip.png", "/qr.svg"])
def test_an_unknown_token_opens_nothing(hall: KioskHall, way: str) -> None:
    """Not even a QR: nobody makes our server draw arbitrary codes."""
    answer = hall.get(f"/api/tickets/not-a-token{way}")

    assert (answer.status_code, answer.json["code"]) == (404, "unknown_ticket")
