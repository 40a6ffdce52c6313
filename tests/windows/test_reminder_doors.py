"""GET /api/reminders and what is seen; the badge of the office's page."""

from collections.abc import Iterator
from pathlib import Path

import pytest

import office.pages
from hall.desk import inquiries, reminding
from hall.hub.app import Hub
from hall.settings.words import Words
from tests.windows.clerk_hall import LIN, ROOT, ZHENG, Hall, open_hall
from tests.windows.test_day_doors import post, signed_in

CONTACT = {"name": "张建华", "phone": "138 1234 5678"}
LUO = "411"
"""The head of the clerks' department."""


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[Hall]:
    """The hall as shipped; a bill that Lin was asked about on Monday is owed by Tuesday evening."""
    with open_hall(tmp_path) as hall:
        hall.give_pins(LIN, LUO, ZHENG)
        hall.desk.act(inquiries.open_inquiry, staff=LIN, kind="ask", matter="水费", contact=CONTACT)
        hall.later(days=1, hours=8.5)
        reminding.look(hall.desk, lambda _: None)
        yield hall


@pytest.fixture
def hub(hall: Hall) -> Hub:
    """Its web application."""
    made = Hub(hall.desk, Words.load(ROOT / "words"), hall.runtime, "threading")
    return made.open([office.pages.window])


def test_each_reads_the_own_reminders_and_puts_them_away(hub: Hub) -> None:
    """Number, rung and due time, what it is about and who has it; no contact."""
    assert hub.app.test_client().get("/api/reminders").status_code == 401
    lin, luo = signed_in(hub, LIN), signed_in(hub, LUO)
    (one,) = lin.get("/api/reminders").json
    assert (one["number"], one["rung"]) == ("SW-20261123-001", "due")
    assert one["due_at"] == "2026-11-24T09:30:00Z"
    assert (one["matter"], one["responsible"]) == ("水费", LIN)
    assert CONTACT["phone"][-4:] not in str(one)
    assert [each["id"] for each in lin.get(f"/api/scenes/office?area={LIN}").json["reminders"]] == [
        one["id"]
    ]
    seen = f"/api/reminders/{one['id']}/seen"
    assert post(luo, seen)[1]["code"] == "unknown_reminder"
    assert post(lin, seen) == (200, [])
    assert post(lin, seen) == (200, [])
    assert lin.get(f"/api/scenes/office?area={LIN}").json["reminders"] == []
    assert len(luo.get("/api/reminders").json) == 1


@pytest.mark.parametrize("which", ["0", "x", "99999999999999999999", "-1", "٣"])
def test_a_reminder_that_is_none_is_refused(hub: Hub, which: str) -> None:
    """Never a fault of the program."""
    assert (
        post(signed_in(hub, LIN), f"/api/reminders/{which}/seen")[1]["code"] == "unknown_reminder"
    )


def test_somebody_else_has_none(hub: Hub) -> None:
    """The manager is not the head of that department."""
    assert signed_in(hub, ZHENG).get("/api/reminders").json == []
