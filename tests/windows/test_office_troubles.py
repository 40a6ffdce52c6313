"""Manager and office are told when a way out fails, and when a year's holidays are not known."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from hall.desk import devices, letters
from tests.windows.clerk_hall import LIN, ZHENG, Hall, open_hall
from tests.windows.office_hall import TIAN, XIAO, Office

SAID = {"webhook": "certificate", "mail": "421"}


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    """The hall as shipped, with everybody's browsers."""
    with open_hall(tmp_path) as hall:
        yield Office(hall)


def told(office: Office, staff: str) -> dict[str, Any]:
    """What stands above this person's page, by code."""
    _, scene = office.get(staff, f"/api/scenes/office?area={staff}")
    return {one["code"]: one["words"] for one in scene["troubles"]}


def fails(hall: Hall, way: str, detail: str) -> None:
    """As the post reports it."""
    state = "failed" if detail else "ok"
    hall.desk.act(devices.report, device=way, kind=way, state=state, detail=detail)


def test_a_way_out_that_fails_is_told_to_whoever_keeps_order(office: Office) -> None:
    """Why and since when, in both languages, until it is well; nobody else is troubled with it."""
    fails(office.hall, "webhook", "tls_expired")
    fails(office.hall, "mail", "smtp_421")
    for staff in (ZHENG, TIAN):
        found = told(office, staff)
        assert set(found) == {"webhook", "mail"}
        assert "11-23 09:00" in found["webhook"]["zh"]
        for way, part in SAID.items():
            assert part in found[way]["en"]
            assert "{" not in found[way]["en"] + found[way]["zh"]
    assert told(office, LIN) == told(office, XIAO) == {}
    fails(office.hall, "webhook", "")
    assert set(told(office, ZHENG)) == {"mail"}


def test_a_way_that_the_settings_name_no_more_is_nobodys_trouble(office: Office) -> None:
    """It was failing when it was turned off."""
    fails(office.hall, "mail", "no_starttls")
    office.hall.desk.act(letters.retire)
    assert told(office, ZHENG) == {}


def test_promises_into_an_unknown_year_are_told(office: Office) -> None:
    """From the first day on which one may fall due there."""
    assert told(office, ZHENG) == {}
    office.hall.now = datetime(2026, 12, 30, 1, 0, tzinfo=UTC)
    assert "2027" in told(office, TIAN)["calendar"]["zh"]
    assert told(office, LIN) == {}
